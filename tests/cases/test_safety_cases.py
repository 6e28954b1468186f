"""Each case of safety: the refusal word for word, or what the programme must and must not hold, and who says so."""

from collections.abc import Iterator
from functools import cache

import pytest

from backline.check.run import check
from backline.exchange.client import ClientProblem, parse_client
from backline.plan.make import make_programme
from backline.record.care import Care
from backline.record.history import History
from backline.record.programme import Programme
from backline.safety.stop import Stop
from backline.targets.build import StoppedError, build_contract
from backline.vocabulary.loader import load_catalogue
from tests.cases.safety_reading import START, WEEKS, SafetyCase, answer_of, means, safety_cases

CASES = safety_cases()
NAMES = [f"{case.file}: {case.says[:60]}" for case in CASES]


def disappointments(case: SafetyCase, care: Care) -> Iterator[str]:
    """What the clinician of the case expected of an answer and does not find."""
    expect, catalogue = case.expect, load_catalogue()
    banned = {ban.exercise: ban for ban in care.prohibited}
    for words in expect.get("bans", ()):
        meant = [exercise for exercise in catalogue.exercises.plannable if means(words, exercise)]
        assert meant, words
        yield from (f"{exercise.id} may be chosen, though {words}" for exercise in meant if exercise.id not in banned)
    for words in expect.get("allows", ()):
        meant = [exercise for exercise in catalogue.exercises.plannable if means(words, exercise)]
        assert meant, words
        if all(exercise.id in banned for exercise in meant):
            yield f"nothing of {words} may be chosen"
    for id, who in expect.get("by", {}).items():
        if id not in banned or who not in banned[id].by:
            yield f"{id} is not kept out by {who}"
    for id, rir in expect.get("rir_at_least", {}).items():
        if care.rir_min.get(id, 0) < rir:
            yield f"{id} keeps {care.rir_min.get(id, 0)} in reserve"
    for id, kg in expect.get("at_most_kg", {}).items():
        if id not in care.load_most or care.load_most[id].kg != kg:
            yield f"{id} has no limit of {kg} kg"
    for group, sets in expect.get("at_most_sets", {}).items():
        most = {str(each): cap for each, cap in care.sets_most.items()}.get(group)
        if most is None or most.sets != sets:
            yield f"{group} has no limit of {sets} sets"
    added = {add.pattern for add in care.adds}
    yield from (f"{pattern} is not added" for pattern in expect.get("adds", ()) if pattern not in added)
    yield from (f"{id} is not put in its place" for id in expect.get("instead", ()) if id not in care.instead)
    yield from (f"{id} is not held" for id in expect.get("held", ()) if id not in care.held)
    yield from (f"the test {id} is done" for id in expect.get("tests_off", ()) if id not in care.tests_off)
    yield from _lines(case, care)


def _lines(case: SafetyCase, care: Care) -> Iterator[str]:
    expect = case.expect
    lines = {line.id: line for line in care.lines if line.kind == "condition"}
    for condition, stage in expect.get("stage", {}).items():
        if condition not in lines or lines[condition].stage != stage:
            yield f"{condition} is not in stage {stage}"
    for condition in expect.get("around", ()):
        if condition not in lines or lines[condition].stage is not None or "around" not in lines[condition].says:
            yield f"{condition} is not trained around"
    text = " ".join(f"{line.says} {line.by}" for line in care.lines)
    yield from (f"nothing says {words}" for words in expect.get("says", ()) if words not in text)
    for key in ("missing", "met"):
        said = " ".join(words for line in lines.values() for words in getattr(line, key))
        yield from (f"{words} is not {key}" for words in expect.get(key, ()) if words not in said)


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_person(case: SafetyCase) -> None:
    expect = case.expect
    if "client_error" in expect:
        found = parse_client(case.text, "case.toml", load_catalogue(), today=START)
        assert isinstance(found, ClientProblem), case.says
        assert found.message == expect["client_error"]
        assert found.key == expect["key"]
        return
    person, answer = answer_of(case)
    if "refused" in expect:
        assert isinstance(answer, Stop), case.says
        assert answer.message == expect["refused"].strip()
        assert answer.key == expect.get("key", "screen")
        assert answer.how_soon == expect.get("how_soon", "before training")
        with pytest.raises(StoppedError):
            build_contract(person=person, history=History(), catalogue=load_catalogue(), start=START, weeks=WEEKS)
        return
    assert isinstance(answer, Care), f"{case.says}: {answer}"
    assert list(disappointments(case, answer)) == [], case.says
    if expect.get("solve"):
        _solved(case)


@cache
def solved(case_says: str) -> Programme:
    """The programme of a case, solved once."""
    case = next(case for case in CASES if case.says == case_says)
    person, _ = answer_of(case)
    catalogue = load_catalogue()
    contract = build_contract(person=person, history=History(), catalogue=catalogue, start=START, weeks=WEEKS)
    made = make_programme(contract=contract, catalogue=catalogue, digest="0" * 64, priced=False)
    assert isinstance(made, Programme), made
    return made


def _solved(case: SafetyCase) -> None:
    programme, catalogue = solved(case.says), load_catalogue()
    broken = [f"{rule.id} ({rule.where}): {rule.text}" for rule in check(programme, catalogue).broken]
    assert broken == [], case.says
    there = {entry.exercise for week in programme.weeks for day in week.sessions for entry in day.exercises}
    for words in case.expect.get("bans", ()):
        assert not [id for id in there if means(words, catalogue.exercises[id])], words
    assert all(ban.by and ban.because for ban in programme.prohibited)
    said = {unmet.target: " ".join(unmet.because) for unmet in programme.unmet}
    for target, words in case.expect.get("unmet", {}).items():
        assert words in said[target]


def test_no_case_says_the_same_as_another() -> None:
    assert len({case.says for case in CASES}) == len(CASES) >= 40


def _refused_for() -> set[str]:
    return {why for case in CASES if "refused" in case.expect for why in _stop(case).why}


def _stop(case: SafetyCase) -> Stop:
    stop = answer_of(case)[1]
    assert isinstance(stop, Stop)
    return stop


def test_every_emergency_and_urgent_flag_and_every_combination_has_its_person() -> None:
    care = load_catalogue().care
    flags = {id for id, question in care.questions.items() if question.tier in ("emergency", "urgent")}
    assert (flags | set(care.combinations)) - _refused_for() == set()


def test_every_clearance_is_missing_once_and_given_once() -> None:
    care = load_catalogue().care
    assert set(care.clearances) - _refused_for() == set()
    given = {line.id for _, answer in _answers() if isinstance(answer, Care) for line in answer.lines}
    assert set(care.clearances) - given == set()


def _answers() -> list[tuple[SafetyCase, Stop | Care]]:
    return [(case, answer_of(case)[1]) for case in CASES if "client_error" not in case.expect]


def test_every_condition_has_its_person_in_every_stage_and_around() -> None:
    wanted = {
        (condition.id, stage)
        for condition in load_catalogue().care.conditions.values()
        for stage in (None, *(stage.id for stage in condition.stages))
    }
    seen = {
        (line.id, line.stage)
        for _, answer in _answers()
        if isinstance(answer, Care)
        for line in answer.lines
        if line.kind == "condition"
    }
    assert wanted - seen == set()


def test_refusals_are_short_and_name_no_disease_and_no_chance() -> None:
    care = load_catalogue().care
    pathways = {each.pathway for each in care.questions.values()} | {
        each.pathway for each in care.combinations.values()
    }
    named = {word for pathway in pathways for word in pathway.split(" or ")} - {"heart", "any", "pregnancy", "surgery"}
    forbidden = named - {"after birth", "osteoporosis", "blood pressure", "infection"}
    for case in CASES:
        if "refused" not in case.expect:
            continue
        text = case.expect["refused"].strip()
        assert len(text.splitlines()) <= 3, text
        assert "Nothing was planned" in text
        assert not [
            word for word in (*forbidden, "%", "probab", "likel", "risk of", "chance") if word in text.lower()
        ], text
