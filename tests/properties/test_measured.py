"""Random tests of random people: nothing raises, a target is never lowered, what moved is said, a programme passes."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from backline.check.run import check
from backline.exchange.client import Client, parse_client
from backline.exchange.typed_line import as_toml
from backline.journeys.plan import Planned, PlanRequest, plan
from backline.record.history import History
from backline.record.person import Person, TestResult
from backline.targets.build import build_contract
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()
START = date(2026, 11, 23)
TYPED = [test for test in CATALOGUE.tests.values() if test.typed is not None]


def random_tests(random: Random) -> tuple[TestResult, ...]:
    """One to twelve results anywhere in what is possible, some of the same test, some of the same day, some old."""
    found = []
    for _ in range(random.randint(1, 12)):
        test = random.choice(TYPED)
        form = test.typed
        assert form is not None
        keys = [f"{side}_{form.unit_key}" for side in ("left", "right")] if form.sides else [form.unit_key]
        if form.sides and random.random() < 0.15:
            keys = keys[:1]
        low, high = form.range
        values = {key: round(random.uniform(low, high), 0 if form.whole else 1) for key in keys}
        words: dict[str, str] = {}
        if form.words and random.random() < 0.2:
            words[form.words_mean.replace("-", "_")] = random.choice(form.words)
        if test.better == "neither" and random.random() < 0.3:
            words["confirmed"] = "no"
        day = START - timedelta(days=random.choice([0, 1, 3, 3, 10, 40, 200]))
        found.append(TestResult(id=test.id, date=day, values=values, words=words))
    return tuple(found)


def random_person(random: Random) -> Person:
    experience: Any = random.choice(["novice", "intermediate", "advanced"])
    return Person(
        sex=random.choice(["female", "male", None]),
        birth_year=random.choice([None, 1948, 1966, 1985, 2001, 2006]),
        experience=experience,
        equipment=tuple(sorted(CATALOGUE.equipment)),
        minutes={"mon": 60, "wed": 60, "fri": 60},
        tests=random_tests(random),
    )


@pytest.mark.parametrize("seed", range(300))
def test_a_measurement_only_ever_raises_and_always_says_so(seed: int) -> None:
    random = Random(seed)
    person = random_person(random)
    history = History(weaker_side=random.choice([None, None, "left", "right"]))

    def contract(tests: tuple[TestResult, ...]):  # type: ignore[no-untyped-def]
        return build_contract(
            person=replace(person, tests=tests), history=history, catalogue=CATALOGUE, start=START, weeks=6
        )

    moved, bare = contract(person.tests), contract(())
    before = {demand.id: demand for demand in bare.demands}
    for demand in moved.demands:
        old = before.get(demand.id)
        assert demand.max == (old.max if old else None)
        assert (demand.min or 0) >= ((old.min or 0) if old else 0)
        if old is None or demand.min != old.min:
            said = [each for each in moved.moved if each.target == demand.id]
            assert [each.by for each in said] == [(demand.min or 0) - ((old.min or 0) if old else 0)]
            assert said[0].text.rstrip(".") in demand.reason or said[0].text[1:].rstrip(".") in demand.reason
    assert {each.test for each in moved.moved} | {each.test for each in moved.not_moved} == {
        result.id for result in person.tests
    }
    assert moved == contract(person.tests), "the same again"
    assert moved.moved == contract(tuple(reversed(person.tests))).moved or _same_day_twice(person.tests)


def _same_day_twice(tests: tuple[TestResult, ...]) -> bool:
    """Of two entries of one day within the error the later one counts: there the order may matter."""
    return len({(each.id, each.date) for each in tests}) < len(tests)


@pytest.mark.parametrize("seed", range(100))
def test_whatever_is_measured_is_written_and_read_again(seed: int) -> None:
    tests = random_tests(Random(seed))
    client = parse_client(as_toml(tests), "x", CATALOGUE, today=START)
    assert isinstance(client, Client), client
    for kept, typed in zip(client.tests, tests, strict=True):
        assert dict(kept.values) == pytest.approx(dict(typed.values))
        assert (kept.id, kept.date, dict(kept.words)) == (typed.id, typed.date, dict(typed.words))


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(40))
def test_a_programme_of_random_tests_passes_the_checker(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    random = Random(1000 + seed)
    folder = tmp_path_factory.mktemp("measured")
    experience = random.choice(["novice", "intermediate", "advanced"])
    sex = random.choice(["female", "male"])
    equipment = random.choice(["[]", '["home-bands"]', '["full-gym"]', '["dumbbells", "bench"]'])
    facts = [f'experience = "{experience}"', f'sex = "{sex}"', f"equipment = {equipment}"]
    facts += [f"birth_year = {random.choice([1950, 1985, 2003])}", f"minutes = {random.choice([25, 45, 60, 75])}"]
    facts += ['template = "holcomb-2007"'] if random.random() < 0.25 else []
    (folder / "client.toml").write_text("\n".join(facts) + "\n" + as_toml(random_tests(random)), encoding="utf-8")
    found = plan(
        PlanRequest(client=folder / "client.toml", start=START), CATALOGUE, today=START, progress=lambda _: None
    )
    assert isinstance(found, Planned), found
    assert not check(found.programme, CATALOGUE).broken
