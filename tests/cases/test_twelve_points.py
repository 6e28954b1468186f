"""Every point can fail: one good programme, spoiled in one way for each point."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from backline.record.programme import Prescription, Programme, Range, Session, Week
from backline.vocabulary.loader import load_catalogue
from tests.cases import twelve_points as points
from tests.cases.reading import FOLDER
from tests.cases.test_cases import solved

Spoil = Callable[[Programme], Programme]
FILE = FOLDER / "novice_full_gym_twice.toml"


def on_weeks(change: Callable[[Week], Week], *numbers: int) -> Spoil:
    """The same programme with some weeks changed; all when none is named."""

    def spoil(programme: Programme) -> Programme:
        weeks = tuple(change(week) if not numbers or week.number in numbers else week for week in programme.weeks)
        return replace(programme, weeks=weeks)

    return spoil


def on_sessions(change: Callable[[Session], Session], *numbers: int) -> Spoil:
    """The same programme with sessions changed."""
    return on_weeks(lambda week: replace(week, sessions=tuple(change(each) for each in week.sessions)), *numbers)


def on_entries(change: Callable[[Prescription], Prescription], *numbers: int) -> Spoil:
    """The same programme with entries changed."""
    return on_sessions(lambda s: replace(s, exercises=tuple(change(each) for each in s.exercises)), *numbers)


def without(unwanted: Callable[[Prescription], bool]) -> Spoil:
    """The same programme with entries left out."""
    return on_sessions(lambda s: replace(s, exercises=tuple(each for each in s.exercises if not unwanted(each))))


def is_calf(entry: Prescription) -> bool:
    return entry.pattern == "calf-raise"


def renamed(session: Session) -> Session:
    """Every exercise becomes another one on every day."""
    return replace(
        session, exercises=tuple(replace(e, exercise=f"{e.exercise}-{session.date}") for e in session.exercises)
    )


def with_nordics(session: Session) -> Session:
    """Three sets of six Nordics on the first day of block two."""
    one = session.exercises[0]
    nordic = replace(
        one, exercise="nordic-curl", family="nordic-curl", pattern="knee-flexion", rir=None, stop_rule="stop", sets=3,
        reps=Range(min=5, max=6),
    )  # fmt: skip
    return replace(session, exercises=(nordic, *session.exercises[1:]))


SPOILED: dict[str, Spoil] = {
    "session_size": on_sessions(lambda session: replace(session, minutes=46)),
    "sets_per_exercise": on_entries(lambda entry: replace(entry, sets=1), 2),
    "distinct_exercises": on_sessions(renamed),
    "anterior_floor": without(lambda entry: entry.pattern == "horizontal-push"),
    "first_week_hamstrings": on_entries(
        lambda e: replace(e, sets=4) if e.dominance is not None else e, 1
    ),
    "hip_and_knee": without(lambda entry: entry.pattern == "knee-flexion"),
    "order": on_sessions(lambda session: replace(session, exercises=session.exercises[::-1])),
    "table": on_entries(lambda entry: replace(entry, rest_s=20) if is_calf(entry) else entry),
    "no_pile_up": on_sessions(with_nordics, 4),
    "block_change": on_entries(
        lambda e: replace(e, exercise="front-squat") if e.role == "main" else e, 4, 5, 6
    ),
    "last_week": on_entries(lambda entry: replace(entry, rir=2), 6),
    "nothing_forbidden": on_entries(
        lambda e: replace(e, exercise="good-morning", family="good-morning") if e.pattern == "hinge" else e
    ),
}  # fmt: skip


@pytest.mark.parametrize("point", points.POINTS, ids=lambda point: point.__name__)
def test_a_point_sees_what_is_wrong(point: Callable[..., list[str]]) -> None:
    _, good = solved(FILE)
    catalogue = load_catalogue()
    assert point(good, catalogue) == []
    spoiled = SPOILED[point.__name__](good)
    assert point(spoiled, catalogue), point.__doc__
