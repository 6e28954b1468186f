"""One typed line a test: `ake 28 35`."""

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.exchange.client import Client, parse_client
from backline.exchange.typed_line import LineProblem, as_toml, how_to_type, read_line, weekly_tests, without
from backline.record.person import TestResult
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 20)


def read(text: str) -> TestResult | LineProblem:
    return read_line(text, CATALOGUE.tests, TODAY)


@pytest.mark.parametrize(
    ("text", "test", "values", "words"),
    [
        ("ake 28 35", "active-knee-extension", {"left_deg": 28, "right_deg": 35}, {}),
        ("AKE  28   35 ", "active-knee-extension", {"left_deg": 28, "right_deg": 35}, {}),
        ("ake 28,5 35.5", "active-knee-extension", {"left_deg": 28.5, "right_deg": 35.5}, {}),
        ("ake - 35", "active-knee-extension", {"right_deg": 35}, {}),
        ("ake 28 35 neural", "active-knee-extension", {"left_deg": 28, "right_deg": 35}, {"felt": "neural"}),
        ("hhd 21kg 19 kg", "knee-flexion-force-isometric", {"left_n": 205.93965, "right_n": 186.32635}, {}),
        ("psfs 5 4 6", "psfs", {"points": 5}, {}),
        ("pain 3 settled", "pain", {"points": 3}, {"next_morning": "settled"}),
        ("sts 14", "sit-to-stand-30-s", {"reps": 14}, {}),
        ("reach -5 toes-zero", "sit-and-reach", {"cm": 21}, {"convention": "toes-zero"}),
        ("active-knee-extension 28 35", "active-knee-extension", {"left_deg": 28, "right_deg": 35}, {}),
    ],
)
def test_a_line(text: str, test: str, values: dict[str, float], words: dict[str, str]) -> None:
    found = read(text)
    assert isinstance(found, TestResult), found
    assert found.id == test
    assert dict(found.values) == pytest.approx(values)
    assert dict(found.words) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("aek 28 35", 'Did you mean "ake"'),
        ("ake 28", "left then right"),
        ("ake 28 35 40", "left then right"),
        ("ake - -", "At least one side"),
        ("ake 28 35 funny", '"funny" is not understood'),
        ("sts 14 15", "one number"),
        ("psfs 5 4 12", "from 0 to 10"),
        ("ake 152 145", "becomes 28"),
        ("hhd 21stone 20", "known: left_n"),
    ],
)
def test_a_line_that_is_not_understood(text: str, words: str) -> None:
    found = read(text)
    assert isinstance(found, LineProblem)
    assert words in found.message
    assert "\x1b" not in found.message


@given(st.text(max_size=300))
def test_hostile_lines_are_harmless(text: str) -> None:
    for line in (text, f"ake {text}", f"pain 3 {text}"):
        found = read(line)
        assert isinstance(found, TestResult) or found.message


def test_the_weekly_battery_is_complete_and_in_order() -> None:
    words = [test.typed.word for test in weekly_tests(CATALOGUE.tests) if test.typed]
    assert words == ["pain", "psfs", "hhd", "ake", "heel", "bridge", "side", "sts"]


def test_every_word_is_one_tests_word() -> None:
    words = [test.typed.word for test in CATALOGUE.tests.values() if test.typed is not None]
    assert len(set(words)) == len(words)
    assert not set(words) & (set(CATALOGUE.tests) - {"pain", "psfs"})
    for test in CATALOGUE.tests.values():
        assert how_to_type(test) or test.typed is None


def test_what_is_kept_is_read_again_as_it_was() -> None:
    lines = ("ake 28.5 35 neural", "pain 3 settled", "hhd 21kg 19kg", "sorensen 120")
    results = tuple(each for line in lines if isinstance(each := read(line), TestResult))
    client = parse_client(as_toml(results), "x", CATALOGUE, today=TODAY)
    assert isinstance(client, Client)
    for kept, typed in zip(client.tests, results, strict=True):
        assert (kept.id, kept.date, dict(kept.words)) == (typed.id, typed.date, dict(typed.words))
        assert dict(kept.values) == pytest.approx(dict(typed.values), rel=1e-5)


def test_only_the_same_test_of_the_same_day_is_taken_out() -> None:
    text = (
        'name = "A"\n# a remark\n[[test]]\nid = "sit-to-stand-30-s"\ndate = 2026-11-20\nreps = 10\n'
        '[[test]]\nid = "sit-to-stand-30-s"\ndate = 2026-11-13\nreps = 9\n[[fixed]]\nday = "sat"\nkind = "match"\n'
    )
    again = read("sts 12")
    assert isinstance(again, TestResult)
    left = without(text, (again,))
    assert "# a remark" in left
    assert [row["reps"] for row in tomllib.loads(left)["test"]] == [9]
    assert tomllib.loads(left)["fixed"]
