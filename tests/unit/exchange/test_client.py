"""Client files: what is said comes through; what is wrong is named with key and line; nothing is ever raised."""

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backline.exchange.client import Client, ClientProblem, parse_client, read_client
from backline.exchange.client_health import SaidHealth
from backline.record.person import FixedDay
from backline.vocabulary.loader import load_catalogue

TODAY = datetime.date(2026, 11, 22)
CATALOGUE = load_catalogue()
ROOT = Path(__file__).resolve().parents[3]


def parse(text: str) -> Client | ClientProblem:
    return parse_client(text, "client.toml", CATALOGUE, today=TODAY)


def client(text: str) -> Client:
    found = parse(text)
    assert isinstance(found, Client), found
    return found


def problem(text: str) -> ClientProblem:
    found = parse(text)
    assert isinstance(found, ClientProblem), found
    return found


WHOLE = """
name = "Example"
sex = "female"
birth_year = 1990
height_cm = 168
mass_kg = 64
experience = "novice"
goal = "balance"
days = ["fri", "mon", "wed"]
minutes = { mon = 60, wed = 30, fri = 60 }
unit = "kg"
equipment = ["barbell", "dumbbells", "bench", "bands"]
prefer = ["romanian-deadlift"]
avoid = ["back-squat"]
pin = []
beside = false
hours_seated = 9

[balance]
posterior_anterior = 1.5

[load]
bar_kg = 20
plates_kg = [1.25, 2.5, 5, 10, 20]
dumbbells_kg = [4, 6, 8, 10, 12]
bands = ["light", "medium"]

[[fixed]]
day = "sat"
kind = "match"
legs = "hard"

[[test]]
id = "active-knee-extension"
date = 2026-11-20
left_deg = 28
right_deg = 35
"""


def test_the_whole_file_of_the_reference() -> None:
    said = client(WHOLE)
    person = said.person(CATALOGUE)
    assert person.name == "Example"
    assert person.days == ("mon", "wed", "fri")
    assert person.minutes == {"mon": 60, "wed": 30, "fri": 60}
    assert person.equipment == ("bands", "barbell", "bench", "dumbbells")
    assert person.loads.plates_kg == (1.25, 2.5, 5.0, 10.0, 20.0)
    assert person.loads.bands == ("light", "medium")
    assert person.fixed == (FixedDay(day="sat", kind="match", legs="hard"),)
    assert person.tests[0].values == {"left_deg": 28.0, "right_deg": 35.0}
    assert said.health == SaidHealth()


def test_the_files_of_example_and_reference_page_are_right() -> None:
    page = (ROOT / "docs" / "reference" / "client-file.md").read_text(encoding="utf-8")
    for text in (page.split("```toml")[1].split("```")[0], (ROOT / "examples" / "client.toml").read_text()):
        client(text)
    told = set(re.findall(r"`(?:\[+)?([a-z_]+)", page))
    assert set(KEYS) - {"wrong"} - {key for key in KEYS if "." in key} <= told


def test_an_empty_file_is_a_usual_beginner() -> None:
    person = client("").person(CATALOGUE)
    assert person.experience == "novice"
    assert person.days == ("mon", "wed", "fri")
    assert set(person.minutes.values()) == {45}
    assert set(person.equipment) == set(CATALOGUE.equipment)
    assert person.loads.dumbbells_kg[:5] == (2.0, 4.0, 6.0, 8.0, 10.0)
    assert person.loads.dumbbells_kg[-1] == 40.0


def test_days_come_from_a_table_of_minutes() -> None:
    person = client("minutes = { sat = 30, tue = 45 }").person(CATALOGUE)
    assert person.days == ("tue", "sat")
    assert person.minutes == {"tue": 45, "sat": 30}


def test_places_and_pieces_mix() -> None:
    person = client('equipment = ["home-bands", "kettlebell"]').person(CATALOGUE)
    assert person.equipment == ("bands", "kettlebell")
    assert person.loads.dumbbells_kg == ()
    assert person.loads.kettlebells_kg


def test_pounds() -> None:
    person = client('unit = "lb"\n[load]\nbar_lb = 45\nplates_lb = [2.5, 45]').person(CATALOGUE)
    assert person.loads.bar_kg == pytest.approx(45 * 0.45359237, abs=1e-6)
    assert person.loads.plates_kg == pytest.approx((2.5 * 0.45359237, 45 * 0.45359237), abs=1e-6)
    assert person.loads.dumbbells_kg[0] == pytest.approx(5 * 0.45359237, abs=1e-6)


def test_both_units_of_one_thing_are_refused() -> None:
    found = problem("[load]\nbar_kg = 20\nbar_lb = 45")
    assert (found.key, found.line) == ("load.bar_lb", 3)


@pytest.mark.parametrize(
    ("text", "key", "line", "says"),
    [
        ('name = "x"\nbirth_yaer = 1990', "birth_yaer", 2, "birth_year"),
        ("birth_year = 1790", "birth_year", 1, "1790"),
        ("birth_year = 2040", "birth_year", 1, "2040"),
        ("birth_year = 1990.5", "birth_year", 1, "whole"),
        ("birth_year = true", "birth_year", 1, "number"),
        ('birth_year = "1990"', "birth_year", 1, "number"),
        (f"birth_year = {'9' * 400}", "birth_year", 1, "more than 40 digits"),
        ("mass_kg = nan", "mass_kg", 1, "number"),
        ("mass_kg = 640", "mass_kg", 1, "25 to 300"),
        ("height_cm = 1.68", "height_cm", 1, "100 to 250"),
        ('sex = "f"', "sex", 1, "female, male"),
        ('experience = "intermediat"', "experience", 1, '"intermediate"'),
        ('goal = "balanced"', "goal", 1, '"balance"'),
        ("days = []", "days", 1, "at least one"),
        ('days = "mon"', "days", 1, "list"),
        ('days = ["mon", "mon"]', "days", 1, "twice"),
        ('days = ["monday"]', "days", 1, '"mon"'),
        ("minutes = 5", "minutes", 1, "10 to 240"),
        ("minutes = {}", "minutes", 1, "no day"),
        ('days = ["mon", "tue"]\nminutes = { mon = 60 }', "minutes", 2, "tue"),
        ('days = ["mon"]\nminutes = { mon = 60, tue = 30 }', "minutes.tue", 2, "tue"),
        ('equipment = [\n  "barbell",\n  "dumbells",\n]', "equipment", 3, '"dumbbells"'),
        ('avoid = ["back-sqaut"]', "avoid", 1, '"back-squat"'),
        ('prefer = ["back-squat"]\navoid = ["back-squat"]', "prefer", 1, "avoid"),
        ("beside = 1", "beside", 1, "true or false"),
        ("hours_seated = 25", "hours_seated", 1, "0 to 24"),
        ("[balance]\nposterior = 2", "balance.posterior", 2, "posterior_anterior"),
        ("balance = 2", "balance", 1, "table"),
        ("[balance]\nposterior_anterior = 99", "balance.posterior_anterior", 2, "0.25 to 4"),
        ("[load]\nplates_kg = [0]", "load.plates_kg", 2, "0.05 to 150"),
        ("[load]\ndumbbells_kg = []", "load.dumbbells_kg", 2, "empty"),
        ("[load]\nbands = []", "load.bands", 2, "light to heavy"),
        ('fixed = "sat"', "fixed", 1, "[[fixed]]"),
        ('[[fixed]]\nday = "sat"', "fixed[1]", 1, "kind"),
        ('[[fixed]]\nday = "sat"\nkind = "run"\n[[fixed]]\nday = "so"\nkind = "run"', "fixed[2].day", 5, "sun"),
        ('[[test]]\nid = "wingspan"\ndate = 2026-01-01\nleft = 2', "test[1].id", 2, "no test is called"),
        ('[[test]]\nid = "heel-raise"\ndate = 2027-01-01\nleft = 2', "test[1].date", 3, "future"),
        ('[[test]]\nid = "heel-raise"\ndate = "2026-01-01"\nleft = 2', "test[1].date", 3, "date"),
        ('[[test]]\nid = "heel-raise"\ndate = 2026-01-01', "test[1]", 1, "no measured value"),
        ("name = ", "", 1, "TOML"),
        ('name = "a"\nname = "b"', "", 2, "TOML"),
    ],
)
def test_mistakes_are_named_with_key_and_line(text: str, key: str, line: int, says: str) -> None:
    found = problem(text)
    assert (found.key, found.line) == (key, line)
    assert says in found.message
    assert "\n" not in found.message


def test_a_hostile_name_is_one_short_line() -> None:
    name = client('name = "\\u001b[31mred\\u0007' + "<b>" * 5000 + '"').name
    assert name is not None
    assert name.isprintable()
    assert len(name) <= 200


def test_a_file_nested_without_end_is_a_problem() -> None:
    assert "TOML" in problem("name = " + "[" * 100_000).message
    assert "digits" in problem(f"birth_year = {'9' * 5000}").message


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00\xff", b"\xff\xfe\x00", b"name = '\xe9'"])
def test_a_file_that_is_no_text_is_a_problem(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "client.toml"
    file.write_bytes(content)
    assert isinstance(read_client(file, CATALOGUE, today=TODAY), ClientProblem)


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.toml"):
        found = read_client(path, CATALOGUE, today=TODAY)
        assert isinstance(found, ClientProblem)
        assert found.file == str(path)


KEYS = (
    *("name", "sex", "birth_year", "height_cm", "mass_kg", "experience", "goal", "days", "minutes", "unit"),
    *("equipment", "prefer", "avoid", "pin", "beside", "hours_seated", "balance", "load", "fixed", "limit"),
    *("condition", "screen", "test", "retest", "gets_up_easily", "wrong", "load.bar_kg", "load.plates_kg"),
    *("balance.posterior_anterior", "minutes.mon"),
)
SCALARS = st.one_of(
    st.integers(-(10**30), 10**30).map(str),
    st.floats().map(lambda value: repr(value) if value == value and abs(value) != float("inf") else "nan"),
    st.sampled_from(["true", "inf", "-nan", '"mon"', '"kg"', '"full-gym"', "2026-11-20", "07:32:00", '"rehab"', "{}"]),
    st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters='"\\'), max_size=20).map(
        lambda text: f'"{text}"'
    ),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda parts: f"[{', '.join(parts)}]")
        | st.dictionaries(st.sampled_from(["mon", "id", "day", "x"]), inner, max_size=3).map(
            lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"
        )
    ),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=4))
def test_whatever_a_file_says_it_is_a_client_or_a_problem(content: dict[str, str]) -> None:
    found = parse("\n".join(f"{key} = {value}" for key, value in content.items()))
    if isinstance(found, Client):
        person = found.person(CATALOGUE)
        assert person.days
        assert set(person.days) == set(person.minutes)
    else:
        assert found.message


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_client_or_a_problem(text: str) -> None:
    assert isinstance(parse(text), Client | ClientProblem)
