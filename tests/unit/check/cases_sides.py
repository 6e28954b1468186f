"""Left and right entries that stand where or as they should not."""

from dataclasses import replace

from tests.unit.check.building import settle
from tests.unit.check.cases import Case, case
from tests.unit.check.changes import Change, apart, at, history, reorder, sessions, then
from tests.unit.check.good import good

from backline.record.programme import Programme, Range, Session

TRAINED = history(direct_sets={"chest": 16, "quads": 4, "lats": 4, "glutes": 4, "upper-back": 4})
LEFT_WEAKER = then(TRAINED, history(weaker_side="left", weaker_exercise="one-arm-cable-row"))
ROW = "one-arm-cable-row"


def sided() -> Programme:
    """The good programme with one set more for the left side in the first block."""
    return settle(then(LEFT_WEAKER, apart(ROW, 1, 2, 3))(good()))


def one_side_only(session: Session) -> Session:
    """The session without its right sides."""
    return replace(session, exercises=tuple(row for row in session.exercises if row.side != "right"))


def sides(name: str, change: Change, *, also: str = "") -> Case:
    """A change of the good programme, whose log names the left side."""
    return case("sides", name, then(LEFT_WEAKER, change), also=also)


SIDES: list[Case] = [
    case("sides", "no weaker side in the log", then(TRAINED, apart(ROW, 1, 2, 3))),
    sides("the stronger side first", apart(ROW, 1, 2, 3, order=("right", "left"))),
    sides("one set more for the stronger side", then(apart(ROW, 1, 2, 3, more=-1)), also="sets-an-exercise"),
    sides("as many sets", apart(ROW, 1, 2, 3, more=0)),
    sides("two sets more", apart(ROW, 1, 2, 3, more=2), also="sets-an-exercise table"),
    sides("other repetitions", apart(ROW, 1, 2, 3, reps=Range(min=10, max=12))),
    sides("in the light week", apart(ROW.replace("cable", "dumbbell"), 6)),
    sides("two exercises", then(apart(ROW, 1, 2, 3), apart("single-leg-rdl", 2)), also="step-direct"),
    sides("only one side", then(apart(ROW, 2, more=0), sessions(one_side_only, 2)), also="same-days"),
    sides("on two legs", apart("hip-thrust", 2)),
    sides("apart in the session", then(apart(ROW, 1), sessions(reorder(0, 2, 1, 3, 4), 1, "fri")), also="order"),
    sides("in a group", then(apart(ROW, 1), at(1, "fri", ROW, group="A")), also="pairs minutes"),
    sides("both and left", apart(ROW, 1, side="both"), also="same-days minutes step-direct"),
    case("one-lever", "sets and load of one side", then(
        LEFT_WEAKER, apart(ROW, 2, 3), at(1, "fri", ROW, load_kg=20.0), at(2, "fri", ROW, load_kg=22.5)
    ), also="load-known loads"),
    case("last-week", "more for both than either side had", then(
        LEFT_WEAKER, apart("one-arm-dumbbell-row", 5), at(6, None, "one-arm-dumbbell-row", sets=4)
    ), also="minutes step-direct"),
]  # fmt: skip
