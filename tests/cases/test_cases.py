"""Each case: its programme passes the checker, is read against the twelve points, and has what its coach expects."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from backline.check.run import check
from backline.quantities import in_unit
from backline.record.programme import Prescription, Programme
from backline.vocabulary.loader import Catalogue, load_catalogue
from tests.cases.reading import FILES, Case, programme_of, read_case
from tests.cases.twelve_points import POINTS, blocks, direct_sets, entries, full_week, kind_of, place, trains

KEYS = {
    "has", "has_not", "sessions", "sessions_at_most", "unmet", "unmet_may", "direct_at_least", "rir_at_least",
    "minutes_at_most", "exercises_a_session_at_most", "says_daily", "fast_families", "lowering_free_days", "gym_only",
    "only_equipment", "ratio_at_least", "loads_in", "not_yet",
}  # fmt: skip


@cache
def solved(file: Path) -> tuple[Case, Programme]:
    case = read_case(file)
    return case, programme_of(case)


def is_it(words: str, entry: Prescription, catalogue: Catalogue) -> bool:
    """Does `pattern hinge`, `family swing`, `equipment barbell`, `dose nordic`, `needs floor`… describe this entry?"""
    key, _, value = words.partition(" ")
    facts = catalogue.exercises[entry.exercise].plan
    assert facts is not None
    answers = {
        "pattern": entry.pattern in value.split(" or "),
        "exercise": entry.exercise == value,
        "family": entry.family == value,
        "equipment": value in entry.equipment,
        "dose": facts.dose == value,
        "needs": facts.needs_floor,
        "one-sided": entry.laterality == "unilateral"
        and (entry.dominance is not None or entry.pattern in ("squat", "lunge", "calf-raise")),
    }
    return answers[key]


def disappointments(case: Case, programme: Programme, catalogue: Catalogue) -> Iterator[str]:
    """What the coach of the case expected and does not find."""
    expect: dict[str, Any] = case.expect
    assert set(expect) <= KEYS, set(expect) - KEYS
    for block in blocks(programme):
        there = [entry for session in block[0].sessions for entry in session.exercises]
        for words in expect.get("has", ()):
            if not any(is_it(words, entry, catalogue) for entry in there):
                yield f"block {block[0].block}: no {words}"
        week = full_week(block, programme)
        for group, least in expect.get("direct_at_least", {}).items():
            if direct_sets(week, group, catalogue) < least:
                yield f"week {week.number}: fewer than {least} direct sets for {group}"
        ratio = programme.totals[week.number - 1].ratio.fractional
        if "ratio_at_least" in expect and (ratio is None or ratio < expect["ratio_at_least"]):
            yield f"week {week.number}: {ratio} back to front"
    for words in expect.get("has_not", ()):
        if words.startswith("target "):
            if words.removeprefix("target ") in {target.id for target in programme.targets}:
                yield f"there is a {words}"
        else:
            yield from (f"{place(w, s, e)}: {words}" for w, s, e in entries(programme) if is_it(words, e, catalogue))
    yield from _sessions(expect, programme)
    yield from _prescriptions(expect, programme, catalogue)
    yield from _words(expect, programme)


def _sessions(expect: dict[str, Any], programme: Programme) -> Iterator[str]:
    for week in programme.weeks:
        number = len(week.sessions)
        if number != expect.get("sessions", number) or number > expect.get("sessions_at_most", number):
            yield f"week {week.number}: {number} sessions"
        for session in week.sessions:
            if session.minutes > expect.get("minutes_at_most", session.minutes):
                yield f"{place(week, session)}: {session.minutes} minutes"
            if len(session.exercises) > expect.get("exercises_a_session_at_most", 8):
                yield f"{place(week, session)}: {len(session.exercises)} exercises"


def _prescriptions(expect: dict[str, Any], programme: Programme, catalogue: Catalogue) -> Iterator[str]:
    for week, session, entry in entries(programme):
        where = place(week, session, entry)
        if entry.rir is not None and entry.rir < expect.get("rir_at_least", 0):
            yield f"{where}: {entry.rir} in reserve"
        if entry.family in expect.get("fast_families", ()) and entry.tempo[0] in "3456":
            yield f"{where}: lowered slowly"
        if "only_equipment" in expect and not set(entry.equipment) <= set(expect["only_equipment"]):
            yield f"{where}: needs {entry.equipment}"
        if session.day in expect.get("lowering_free_days", ()) and _tears(entry, catalogue):
            yield f"{where}: heavy lowering beside a match"
        if entry.load_kg is not None and "loads_in" in expect:
            said = in_unit(entry.load_kg, expect["loads_in"])
            if said.split()[0] not in entry.load_text:
                yield f"{where}: {entry.load_text}, not {said}"


def _tears(entry: Prescription, catalogue: Catalogue) -> bool:
    """Heavy lowering of the hamstrings: Nordics, glute-ham raises, barbell hinges, leg curl machines."""
    kind = kind_of(entry, catalogue)
    machine = kind == "leg curl" and entry.load_is == "stack"
    heavy = kind in ("nordic", "glute-ham", "romanian deadlift, barbell", "good morning") or machine
    return heavy and trains(entry, "hamstrings", catalogue)


def _words(expect: dict[str, Any], programme: Programme) -> Iterator[str]:
    unmet = {each.target for each in programme.unmet}
    must, may = set(expect.get("unmet", ())), set(expect.get("unmet_may", ()))
    yield from (f"{target} was expected to fall short" for target in must - unmet)
    yield from (f"{target} falls short" for target in unmet - must - may)
    yield from (f"{each.target} falls short without a reason" for each in programme.unmet if not each.because)
    for word in expect.get("says_daily", ()):
        if not any(word in said for said in programme.daily):
            yield f"nothing daily says {word}"
    if expect.get("gym_only"):
        units = [target.unit for target in programme.targets if target.id == "posterior-anterior"]
        if not all("gym only" in unit for unit in units):
            yield f"the balance is not called gym only: {units}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_case(file: Path) -> None:
    """`not_yet` of a case names what is known to fail, and why; once it holds, the test asks to take it out."""
    case, programme = solved(file)
    catalogue = load_catalogue()
    not_yet: dict[str, str] = case.expect.get("not_yet", {})
    broken = [f"{rule.id} ({rule.where}): {rule.text}" for rule in check(programme, catalogue).broken]
    assert not broken, case.says
    found = [f"{point.__name__}: {said}" for point in POINTS for said in point(programme, catalogue)]
    found += disappointments(case, programme, catalogue)
    assert [said for said in found if not any(known in said for known in not_yet)] == [], case.says
    assert [known for known in not_yet if not any(known in said for said in found)] == [], "take it out of not_yet"


def test_there_are_fourteen_cases_and_twelve_points() -> None:
    assert len(FILES) == 14
    assert len({point.__name__ for point in POINTS}) == 12


def test_no_case_says_the_same_as_another() -> None:
    assert len({read_case(file).says for file in FILES}) == len(FILES)


@pytest.mark.deep
def test_the_page_that_a_coach_reads_is_current() -> None:
    from docs.make_coach_page import PAGE, generated, page

    text = PAGE.read_text(encoding="utf-8")
    assert page(text, generated()) == text, "run `python docs/make_coach_page.py`"
