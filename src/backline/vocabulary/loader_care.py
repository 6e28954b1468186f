"""The part of the loader that reads the rules of safety; what is incomplete is refused with file, key and reason."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from backline.vocabulary.care import CareRules
from backline.vocabulary.conditions import AskBefore, Condition, Measure, PainRule, TestRule
from backline.vocabulary.doses import PatternDose
from backline.vocabulary.exercises import Exercise, Muscle, Source, TestDefinition
from backline.vocabulary.patches import Cited, JointUse, Patch, Selector
from backline.vocabulary.screening import (
    FACTS,
    ClearanceReason,
    ClinicianRole,
    Combination,
    Contradiction,
    Phrases,
    Question,
    Referral,
    Scope,
    ScreenRule,
)
from backline.vocabulary.tables import CatalogueError, read_toml

T = TypeVar("T")


def _one(kind: type[T], row: object, file: str, key: str) -> T:
    try:
        return msgspec.convert(row, kind)
    except msgspec.ValidationError as problem:
        raise CatalogueError(file, key, str(problem)) from problem


def _rows(file: str, content: Mapping[str, Any], table: str, kind: type[T], key: str = "id") -> dict[str, T]:
    found: dict[str, T] = {}
    for number, row in enumerate(content.get(table, []), 1):
        name = str(row.get(key, f"{table} {number}"))
        if name in found:
            raise CatalogueError(file, name, "stands twice")
        found[name] = _one(kind, row, file, name)
    if not found:
        raise CatalogueError(file, table, "is empty")
    return found


def _keys(file: str, content: Mapping[str, Any], known: Iterable[str]) -> None:
    for key in content:
        if key not in known:
            raise CatalogueError(file, key, "unknown key")


def _conditions(folder: Path) -> dict[str, Condition]:
    found: dict[str, Condition] = {}
    for path in sorted((folder / "conditions").glob("*.toml")):
        content = read_toml(path)
        _keys(path.name, content, ("condition",))
        for id, condition in _rows(path.name, content, "condition", Condition).items():
            if id in found:
                raise CatalogueError(path.name, id, "stands twice")
            found[id] = condition
    if not found:
        raise CatalogueError("conditions", "condition", "is empty")
    return found


def read_care(folder: Path) -> CareRules:
    """Read the files of safety. Raises CatalogueError. References are checked by `check_care`."""
    screening, clearances = read_toml(folder / "screening.toml"), read_toml(folder / "clearances.toml")
    pain, joints = read_toml(folder / "pain_and_tests.toml"), read_toml(folder / "joints.toml")
    referrals = read_toml(folder / "referrals.toml")
    _keys("screening.toml", screening, ("screen", "question", "combination", "contradiction"))
    _keys("clearances.toml", clearances, ("role", "scope", "clearance"))
    _keys("pain_and_tests.toml", pain, ("pain", "measure", "test_rule", "ask_before"))
    _keys("joints.toml", joints, ("joint_uses", "joint_use"))
    _keys("referrals.toml", referrals, ("referral", "phrases"))
    _one(Cited, joints.get("joint_uses"), "joints.toml", "joint_uses")
    return CareRules(
        screen=_one(ScreenRule, screening.get("screen"), "screening.toml", "screen"),
        questions=_rows("screening.toml", screening, "question", Question),
        combinations=_rows("screening.toml", screening, "combination", Combination),
        contradictions=tuple(
            _one(Contradiction, row, "screening.toml", f"contradiction {number}")
            for number, row in enumerate(screening.get("contradiction", []), 1)
        ),
        phrases=_one(Phrases, referrals.get("phrases"), "referrals.toml", "phrases"),
        referrals=_rows("referrals.toml", referrals, "referral", Referral),
        conditions=_conditions(folder),
        roles=_rows("clearances.toml", clearances, "role", ClinicianRole),
        scopes=_rows("clearances.toml", clearances, "scope", Scope),
        clearances=_rows("clearances.toml", clearances, "clearance", ClearanceReason),
        pain=_one(PainRule, pain.get("pain"), "pain_and_tests.toml", "pain"),
        measures=_rows("pain_and_tests.toml", pain, "measure", Measure, key="test"),
        test_rules=_rows("pain_and_tests.toml", pain, "test_rule", TestRule),
        ask_before=_rows("pain_and_tests.toml", pain, "ask_before", AskBefore),
        joint_uses=tuple(
            _one(JointUse, row, "joints.toml", f"joint_use {number}")
            for number, row in enumerate(joints.get("joint_use", []), 1)
        ),
    )


def patches_of(care: CareRules) -> Iterator[tuple[str, str, Patch]]:
    """Every patch with its file and key."""
    for condition in care.conditions.values():
        yield "conditions", f"{condition.id}.always", condition.always
        yield "conditions", f"{condition.id}.around", condition.around
        yield from (("conditions", f"{condition.id}.{stage.id}", stage.patch) for stage in condition.stages)
    yield from (("clearances.toml", f"clearance {each.id}", each.patch) for each in care.clearances.values())
    yield from (("clearances.toml", f"scope {each.id}", each.patch) for each in care.scopes.values())


def cited_of(care: CareRules) -> Iterator[tuple[str, str, Cited]]:
    """Every rule that carries sources, with its file and key."""
    yield "screening.toml", "screen", care.screen
    yield "pain_and_tests.toml", "pain", care.pain
    tables: tuple[tuple[str, Mapping[str, Cited]], ...] = (
        ("screening.toml", care.questions),
        ("screening.toml", care.combinations),
        ("referrals.toml", care.referrals),
        ("clearances.toml", care.clearances),
        ("clearances.toml", care.scopes),
        ("pain_and_tests.toml", care.measures),
        ("pain_and_tests.toml", care.test_rules),
        ("pain_and_tests.toml", care.ask_before),
        ("conditions", care.conditions),
    )
    for file, rows in tables:
        yield from ((file, key, row) for key, row in rows.items())
    for condition in care.conditions.values():
        yield from (("conditions", f"{condition.id}.{stage.id}", stage) for stage in condition.stages)


def check_care(
    care: CareRules,
    *,
    sources: Mapping[str, Source],
    muscles: Mapping[str, Muscle],
    tests: Mapping[str, TestDefinition],
    exercises: Mapping[str, Exercise],
    doses: Mapping[str, PatternDose],
) -> None:
    """Every word that one rule takes from elsewhere must be there. Raises CatalogueError."""
    families = {exercise.family for exercise in exercises.values()}
    plannable = {id for id, exercise in exercises.items() if exercise.plan is not None}

    def known(file: str, key: str, words: Iterable[str | None], words_known: Iterable[str], what: str) -> None:
        for word in words:
            if word is not None and word not in words_known:
                raise CatalogueError(file, key, f"no {what} {word}")

    def selector(file: str, key: str, each: Selector) -> None:
        known(file, key, (*each.exercises, *each.but), plannable, "plannable exercise")
        known(file, key, each.families, families, "family")
        known(file, key, (*each.trains, *each.direct), muscles, "muscle")
        known(file, key, each.doses, doses, "row in doses.toml")

    for file, key, row in cited_of(care):
        known(file, key, row.sources, sources, "source")
    for file, key, patch in patches_of(care):
        for each in (*patch.avoid, *patch.effort):
            selector(file, key, each)
        for instead in patch.instead:
            known(file, key, instead.exercises, plannable, "plannable exercise")
    for number, use in enumerate(care.joint_uses, 1):
        selector("joints.toml", f"joint_use {number}", use.exercises)
    for condition in care.conditions.values():
        known("conditions", condition.id, condition.pain_sources, sources, "source")
        known("conditions", condition.id, (condition.clearance,), care.clearances, "clearance")
        for stage in condition.stages:
            key = f"{condition.id}.{stage.id}"
            known("conditions", key, (each.test for each in stage.enter), tests, "test")
            strengths = (each.test for each in stage.enter if each.kind == "strength")
            known("conditions", key, strengths, care.measures, "error of the test")
    for question in care.questions.values():
        known("screening.toml", question.id, (question.referral,), care.referrals, "referral")
        known("screening.toml", question.id, (question.clearance,), care.clearances, "clearance")
    for combination in care.combinations.values():
        known("screening.toml", combination.id, combination.all_of, {*care.questions, *FACTS}, "question")
        known("screening.toml", combination.id, (combination.referral,), care.referrals, "referral")
    for pair in care.contradictions:
        known("screening.toml", "contradiction", (pair.condition,), care.conditions, "condition")
        known("screening.toml", "contradiction", (pair.no,), care.questions, "question")
    for reason in care.clearances.values():
        known("clearances.toml", reason.id, reason.roles, care.roles, "role")
    known("pain_and_tests.toml", "measure", care.measures, tests, "test")
    for rule in care.test_rules.values():
        stages = {stage.id for id in rule.conditions if id in care.conditions for stage in care.conditions[id].stages}
        known("pain_and_tests.toml", rule.id, rule.tests, tests, "test")
        known("pain_and_tests.toml", rule.id, rule.conditions, care.conditions, "condition")
        known("pain_and_tests.toml", rule.id, rule.answers, care.questions, "question")
        known("pain_and_tests.toml", rule.id, rule.stages, stages, "stage")
    for ask in care.ask_before.values():
        known("pain_and_tests.toml", ask.id, ask.tests, tests, "test")
        known("pain_and_tests.toml", ask.id, (ask.answer,), care.questions, "question")
