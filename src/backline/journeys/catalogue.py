"""Reading the catalogue: search, one exercise whole, one test whole, and the conditions."""

from dataclasses import dataclass

from backline.exchange.client_values import shown, suggest
from backline.journeys.problem import Problem
from backline.vocabulary.conditions import Condition
from backline.vocabulary.exercises import Exercise, TestDefinition
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.norms import CutOff, Norm, Repeatability


def find_exercises(words: str, catalogue: Catalogue) -> tuple[Exercise, ...]:
    """Exercises that hold every word in id, name, family, pattern, equipment, muscles or aliases; all without words."""
    wanted = words.casefold().split()
    return tuple(
        exercise for exercise in catalogue.exercises if all(word in _said(exercise, catalogue) for word in wanted)
    )


def _said(exercise: Exercise, catalogue: Catalogue) -> str:
    pieces = (*exercise.equipment, *(piece for choice in exercise.equipment_any for piece in choice))
    muscles = [f"{muscle} {catalogue.muscles[muscle].plain}" for muscle in exercise.direct]
    parts = (exercise.id, exercise.name, exercise.family, exercise.pattern, *pieces, *muscles, *exercise.aliases)
    return " ".join(parts).casefold()


def one_exercise(id: str, catalogue: Catalogue) -> Exercise | Problem:
    """The exercise with this id."""
    if id in catalogue.exercises:
        return catalogue.exercises[id]
    near = suggest(id, catalogue.exercises.by_id) or " See `backline exercises`."
    return Problem(code="unknown-exercise", message=f"No exercise has the id {shown(id)}.{near}", key=id[:100])


def find_conditions(id: str | None, catalogue: Catalogue) -> tuple[Condition, ...] | Problem:
    """All conditions, or the one with this id."""
    known = catalogue.care.conditions
    if id is None:
        return tuple(known.values())
    if id in known:
        return (known[id],)
    near = suggest(id, known) or " See `backline conditions`."
    message = f"No condition has the id {shown(id)}.{near} What is not covered is written as [[limit]]."
    return Problem(code="unknown-condition", message=message, key=id[:100])


@dataclass(frozen=True, slots=True, kw_only=True)
class TestKnown:
    """A test with everything that the catalogue knows about it."""

    __test__ = False  # for pytest: this is a noun

    test: TestDefinition
    norms: tuple[Norm, ...]
    repeatability: tuple[Repeatability, ...]
    cut_offs: tuple[CutOff, ...]


def one_test(id: str, catalogue: Catalogue) -> TestKnown | Problem:
    """The test with this id or typed word."""
    words = {test.typed.word: test for test in catalogue.tests.values() if test.typed is not None}
    test = catalogue.tests.get(id) or words.get(id)
    if test is None:
        near = suggest(id, {**catalogue.tests, **words}) or " See `backline tests`."
        return Problem(code="unknown-test", message=f"No test is called {shown(id)}.{near}", key=id[:100])
    return TestKnown(
        test=test,
        norms=tuple(row for row in catalogue.norms.values() if row.measure == test.id),
        repeatability=tuple(row for row in catalogue.repeatability.values() if test.id in row.measures),
        cut_offs=tuple(row for row in catalogue.cut_offs.values() if row.measure == test.id),
    )
