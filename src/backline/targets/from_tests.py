"""Measurements → what they move in a contract: by how much, why, and what moves nothing.

Each rule looks at its own tests, takes the first that says something, and names it. A figure that is outdated,
contradictory, swapped or not confirmed moves nothing. Without a measurement nothing moves.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from backline.assess.standing_state import SideFigure, TestStanding
from backline.assess.standings import standings_of
from backline.record.history import History
from backline.record.programme import Moved, NotMoved
from backline.targets.contract import Contract, Demand
from backline.vocabulary.doses import FromTests
from backline.vocabulary.exercises import TestDefinition
from backline.vocabulary.loader import Catalogue

NEURAL = "neural"
NEURAL_QUESTION = "neural-signs"
LOG = History().weaker_by
AVOIDED = "the client file says to avoid it"
_POSTURE = (
    "Posture is not shown to cause pain, and whether pulling changes it is not known; it trains the muscles that "
    "hold the shoulders back"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    """Everything a rule may look at."""

    contract: Contract
    catalogue: Catalogue
    standings: tuple[TestStanding, ...]

    @property
    def numbers(self) -> FromTests:
        return self.catalogue.doses.from_tests

    def of(self, tests: Sequence[str]) -> list[TestStanding]:
        """The usable standings of some tests, in the order named."""
        return [each for test in tests for each in self.standings if each.test == test and each.usable]

    def step(self, sizes: tuple[int, int]) -> int:
        """The small step for novices and people of 60 and over, the other for everybody else."""
        return sizes[0] if self.contract.careful else sizes[1]

    def test(self, standing: TestStanding) -> TestDefinition:
        return self.catalogue.tests[standing.test]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Move:
    """One target raised: its demand as it becomes, and what is said about it."""

    demand: Demand | None
    said: Moved


def move_targets(contract: Contract, catalogue: Catalogue) -> Contract:
    """The contract with what the tests of the person move; unchanged without tests, and where it was done before."""
    if not contract.person.tests or contract.moved or contract.not_moved:
        return contract
    if contract.history.weaker_by != LOG:
        # a kept programme remembers what an earlier test said about the sides: that is asked anew
        history = replace(contract.history, weaker_side=None, weaker_exercise=None, weaker_by=LOG)
        contract = replace(contract, history=history)
    standings = standings_of(contract.person, catalogue, as_of=contract.start)
    measured = _Measured(contract=contract, catalogue=catalogue, standings=standings)
    moves = [move for rule in RULES for move in rule(measured)]
    contract = _weaker_side(measured, replace(contract, demands=_with(contract.demands, moves)))
    moved = (*(move.said for move in moves), *contract.moved)
    used = {each.test for each in moved}
    still = [
        NotMoved(test=standing.test, text=_why_nothing(standing, measured))
        for standing in standings
        if standing.test not in used and all(each.test != standing.test for each in contract.not_moved)
    ]
    return replace(contract, moved=moved, not_moved=(*contract.not_moved, *still))


def _with(demands: Iterable[Demand], moves: Sequence[_Move]) -> tuple[Demand, ...]:
    """The demands with the moved ones in their place, new ones behind those of muscles."""
    new = {move.demand.id: move.demand for move in moves if move.demand is not None}
    kept = [new.pop(demand.id, demand) for demand in demands]
    at = max((index for index, demand in enumerate(kept) if demand.kind == "muscle"), default=-1) + 1
    return (*kept[:at], *new.values(), *kept[at:])


def _raised(measured: _Measured, id: str, by: int, unit: str, why: str) -> tuple[Demand, float]:
    """The demand `id` with its minimum raised by `by` (a new one where there was none), and by how much in fact."""
    doses = measured.catalogue.doses
    old = measured.contract.demand(id)
    if old is None:
        demand = Demand(
            id=id,
            kind="muscle",
            unit=unit,
            reason=why,
            sources=doses.from_tests.sources,
            min=by,
            weight=doses.objective.set_short,
        )
        return demand, float(by)
    least = (old.min or 0) + by
    sources = tuple(dict.fromkeys((*old.sources, *doses.from_tests.sources)))
    return replace(old, min=least, reason=f"{old.reason}; {why}", sources=sources), float(by)


def _move(measured: _Measured, standing: TestStanding, *, target: str, by: int, unit: str, why: str) -> _Move:
    demand, amount = _raised(measured, target, by, unit, why)
    sources = (*measured.test(standing).sources, *measured.numbers.sources)
    said = Moved(
        target=target,
        by=amount,
        unit=unit,
        test=standing.test,
        text=f"{why[0].upper()}{why[1:]}.",
        sources=tuple(dict.fromkeys(sources)),
    )
    return _Move(demand=demand, said=said)


def figure_words(figure: SideFigure, test: TestDefinition) -> str:
    """`left 62 degrees of knee flexion (± 8)`."""
    side = f"{figure.now.side} " if figure.now.side in ("left", "right") else ""
    error = f" (a change below {figure.now.error.mdc:.3g} is noise)" if figure.now.error else " (error not known)"
    return f"{side}{figure.now.value:g} {test.unit}{error}"


def _dated(standing: TestStanding, test: TestDefinition) -> str:
    return f"{test.name} of {standing.date.isoformat()}"


def weak_eccentric_hamstrings(measured: _Measured) -> list[_Move]:
    """Below -1 SD of a matching norm row, or sides apart by more than the error and 15 %: more knee-dominant work."""
    numbers = measured.numbers
    for standing in measured.of(numbers.eccentric_tests):
        test = measured.test(standing)
        why = ""
        weak = [each for each in standing.figures if _below(each, numbers.norm_sd)]
        if weak:
            worst = min(weak, key=lambda each: each.position.sd_from_mean if each.position else 0.0)
            why = f"{figure_words(worst, test)} is {_away(worst)}"
        elif _sides_apart(standing, numbers.side_share_min) and standing.difference is not None:
            share = standing.difference.share
            why = (
                f"the sides differ by {100 * share:.0f} %, more than the error and {100 * numbers.side_share_min:.0f} %"
            )
        if why:
            by = measured.step(numbers.knee_sets_more)
            text = (
                f"{_dated(standing, test)}: {why}: {by} {_sets(by)} more of lowering through the knee each week, "
                "from a small start"
            )
            return [_move(measured, standing, target="hamstrings-knee", by=by, unit="direct sets a week", why=text)]
    return []


def short_hamstrings(measured: _Measured) -> list[_Move]:
    """Short by a published label: long-length work and a strength test, unless a nerve or a condition is against it."""
    numbers = measured.numbers
    short = [each for each in measured.of(numbers.length_tests) if _labels(each, numbers.length_labels)]
    if not short or _against_length(measured):
        return []
    standing = short[0]
    test = measured.test(standing)
    by = measured.step(numbers.long_sets_more)
    labels = ", ".join(measured.catalogue.cut_offs[label].name for label in _labels(standing, numbers.length_labels))
    text = (
        f"{_dated(standing, test)}: {_all_figures(standing, test)}, {labels}: at least {by} {_sets(by)} a week that "
        "load the hamstrings long"
    )
    moves = [_move(measured, standing, target="hamstrings-long", by=by, unit="direct sets a week", why=text)]
    asked = measured.catalogue.tests[numbers.strength_test_asked]
    if not measured.of(numbers.strength_tests) and asked.id not in measured.contract.care.tests_off:
        said = Moved(
            target=f"test:{asked.id}",
            by=0.0,
            unit="",
            test=standing.test,
            text=f"{asked.name} is asked for: short does not mean weak, so it is measured and not guessed.",
            sources=("S137", *test.sources),
        )
        moves.append(_Move(demand=None, said=said))
    return moves


def poor_trunk_endurance(measured: _Measured) -> list[_Move]:
    """Below -1 SD of a matching norm row, or below a practice label: extension holds."""
    numbers = measured.numbers
    for standing in measured.of(numbers.trunk_tests):
        test = measured.test(standing)
        figure = standing.figures[0]
        labels = _labels(standing, numbers.trunk_labels)
        if _below(figure, numbers.norm_sd):
            why = _away(figure)
        elif labels:
            why = measured.catalogue.cut_offs[labels[0]].name
        else:
            continue
        by = numbers.hold_sets
        text = (
            f"{_dated(standing, test)}: {figure_words(figure, test)}, {why}: {by} {_sets(by)} of extension holds a week"
        )
        return [_move(measured, standing, target="extension-holds", by=by, unit="sets a week", why=text)]
    return []


def rounded_posture(measured: _Measured) -> list[_Move]:
    """Shoulder or head angle below -1 SD of a matching norm row: rows, pulls of the shoulder blades, honest words."""
    numbers = measured.numbers
    for standing in measured.of(numbers.posture_tests):
        figure = standing.figures[0]
        if not _below(figure, numbers.norm_sd):
            continue
        test = measured.test(standing)
        why = f"{_dated(standing, test)}: {figure_words(figure, test)}, {_away(figure)}"
        rows, pulls = measured.step(numbers.row_sets), measured.step(numbers.scapular_sets)
        return [
            _move(
                measured,
                standing,
                target="rows",
                by=rows,
                unit="sets a week",
                why=f"{why}: at least {rows} {_sets(rows)} of rows a week. {_POSTURE}",
            ),
            _move(
                measured,
                standing,
                target="scapular-pulls",
                by=pulls,
                unit="sets a week",
                why=f"{why}: at least {pulls} {_sets(pulls)} of face pulls, pull-aparts and the like a week",
            ),
        ]
    return []


RULES: tuple[Callable[[_Measured], list[_Move]], ...] = (
    weak_eccentric_hamstrings,
    short_hamstrings,
    poor_trunk_endurance,
    rounded_posture,
)


def _weaker_side(measured: _Measured, contract: Contract) -> Contract:
    """Sides apart by more than the error: one set more for the weaker one, unless tests or log name the other side."""
    history = contract.history
    found = [
        (standing, standing.difference)
        for standing in measured.of(measured.numbers.side_tests)
        if standing.difference is not None and standing.difference.beyond_error and standing.difference.weaker
    ]
    if not found:
        return contract
    names = {difference.weaker for _, difference in found}
    first, difference = found[0]
    test = measured.test(first)
    if len(names) > 1 or history.weaker_side not in (None, difference.weaker):
        others = "the log" if len(names) == 1 else "another test"
        text = (
            f"{_dated(first, test)} names the {difference.weaker} side as the weaker one, {others} names the other: "
            "none gets more."
        )
        said = tuple(NotMoved(test=standing.test, text=text) for standing, _ in found)
        return replace(
            contract,
            history=replace(history, weaker_side=None, weaker_exercise=None),
            not_moved=(*contract.not_moved, *said),
        )
    extra = measured.catalogue.doses.sides.weaker_side_extra_sets
    text = (
        f"{_dated(first, test)}: {_all_figures(first, test)}; the sides differ by {100 * difference.share:.0f} %, "
        f"more than the error: the {difference.weaker} side is to go first, with {extra} set more in one exercise."
    )
    moved = Moved(
        target="weaker-side",
        by=float(extra),
        unit="set",
        test=first.test,
        text=text,
        sources=tuple(dict.fromkeys((*test.sources, *measured.catalogue.doses.sides.sources))),
    )
    by = history.weaker_by if history.weaker_side else f"your {test.name.lower()}"
    return replace(
        contract,
        history=replace(
            history,
            weaker_side=difference.weaker,
            weaker_by=by,
            weaker_exercise=history.weaker_exercise or measured.numbers.side_exercises.get(first.test),
        ),
        moved=(*contract.moved, moved),
    )


def _below(figure: SideFigure, sd: float) -> bool:
    return figure.position is not None and figure.position.sd_from_mean < -sd


def _away(figure: SideFigure) -> str:
    position = figure.position
    assert position is not None
    return f"{abs(position.sd_from_mean):.1f} SD on the weak side of the mean of {position.population}"


def _sides_apart(standing: TestStanding, share: float) -> bool:
    difference = standing.difference
    return difference is not None and difference.beyond_error is True and difference.share > share


def _labels(standing: TestStanding, wanted: Sequence[str]) -> list[str]:
    return [label for label in wanted if any(label in figure.labels for figure in standing.figures)]


def _all_figures(standing: TestStanding, test: TestDefinition) -> str:
    return ", ".join(figure_words(figure, test) for figure in standing.figures)


def _sets(count: int) -> str:
    return "set" if count == 1 else "sets"


def _against_length(measured: _Measured) -> str:
    """What forbids loading the hamstrings long: a neural sign in a test, or what forbids an exercise; else empty."""
    for standing in measured.standings:
        if standing.test in measured.numbers.length_tests and standing.word("felt") == NEURAL:  # however old
            return (
                f"{measured.test(standing).name} met a neural sign, not muscle: no work at length from it. "
                "Please let a physical therapist or a doctor look at it."
            )
    screen = measured.contract.person.screen
    if screen is not None and screen.answers.get(NEURAL_QUESTION) in ("yes", "unsure"):
        return (
            "the screen names signs of a nerve: short is not read as tight hamstrings, no work at length from it. "
            "Please let a physical therapist or a doctor look at it."
        )
    for ban in measured.contract.prohibited:
        exercise = measured.catalogue.exercises.by_id.get(ban.exercise)
        if exercise is None or exercise.plan is None or ban.because == AVOIDED:
            continue
        if exercise.plan.length == "long" and exercise.pattern == "hinge":
            return f"work at length is against what else was said ({ban.because})"
    return ""


def _why_nothing(standing: TestStanding, measured: _Measured) -> str:
    """Why a test moved nothing, in one sentence."""
    numbers, test = measured.numbers, measured.test(standing)
    if not standing.usable:
        return standing.why_not
    if standing.test in numbers.length_tests:
        against = _against_length(measured) if _labels(standing, numbers.length_labels) else ""
        return against or f"{test.name}: within what is usual, or no published boundary fits this person."
    ruled = (*numbers.eccentric_tests, *numbers.trunk_tests, *numbers.posture_tests)
    if standing.test in ruled:
        missing = [figure.no_position for figure in standing.figures if figure.no_position]
        return f"{test.name}: {missing[0]}." if missing else f"{test.name}: within one SD of its norm row."
    if standing.test in numbers.side_tests:
        difference = standing.difference
        if difference is None:
            return f"{test.name}: it takes both sides to compare them."
        if difference.beyond_error is None:
            return (
                f"{test.name}: nobody has published how well it repeats, so no difference of the sides can be judged."
            )
        if not difference.beyond_error:
            return f"{test.name}: the sides differ by {100 * difference.share:.0f} %, which is within the error."
        return f"{test.name}: another test says the same about the sides."
    return f"{test.name}: followed from test to test; no target is made from it."
