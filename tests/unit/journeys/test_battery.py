"""The weekly battery: typed in under two minutes, each result at once beside the last, kept whole or not at all."""

from datetime import date
from pathlib import Path

import pytest

from backline.exchange.client import Client, parse_client, read_client
from backline.exchange.typed_line import weekly_tests
from backline.journeys.battery import Answered, Battery, answer, keep, last_values, start_battery
from backline.journeys.problem import Problem
from backline.present.battery import figure_line, help_lines, prompt_line, standing_lines
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 20)
FILE = """# what the therapist wrote
sex = "female"
birth_year = 2004

[[test]]
id = "active-knee-extension"
date = 2026-11-13
left_deg = 36
right_deg = 35
"""
WEEK = (
    "pain 3 settled", "psfs 5 4 6", "hhd 210 185", "ake 28 35", "heel 18 22", "bridge 20 19", "side 45 50", "sts 14",
)  # fmt: skip


def started(tmp_path: Path) -> Battery:
    file = tmp_path / "client.toml"
    file.write_text(FILE, encoding="utf-8")
    found = start_battery(file, CATALOGUE, today=TODAY)
    assert isinstance(found, Battery)
    return found


def typed(battery: Battery, *lines: str) -> Battery:
    for line in lines:
        found = answer(battery, line, CATALOGUE)
        assert isinstance(found, Answered), found
        battery = found.battery
    return battery


def test_a_week_is_typed_in_under_two_minutes(tmp_path: Path) -> None:
    """One line a test; at 40 keys a minute, slower than anybody, all of it takes less than two minutes."""
    battery = typed(started(tmp_path), *WEEK)
    assert len(battery.typed) == len(weekly_tests(CATALOGUE.tests)) == len(WEEK)
    in_prompts = [" ".join(line.split()[1:]) for line in WEEK]  # a test that was asked needs no word
    assert sum(len(line) + 1 for line in in_prompts) <= 80
    assert all(sign.isprintable() for line in WEEK for sign in line)


def test_the_result_comes_at_once_with_error_and_last_value(tmp_path: Path) -> None:
    found = answer(started(tmp_path), "ake 27 35", CATALOGUE)
    assert isinstance(found, Answered)
    text = "\n".join(standing_lines(found.standing, CATALOGUE, 200))
    assert "left 27° ± 5.7; last 36° on 2026-11-13: −9°, more than the error of a change (8°), better" in text
    assert "right 35° ± 5.7; last 35° on 2026-11-13: the same, within the error of a change (8°)" in text
    assert "Sides differ by 8°" in text


def test_what_was_asked_needs_no_word(tmp_path: Path) -> None:
    found = answer(started(tmp_path), "28 35", CATALOGUE, test=CATALOGUE.tests["active-knee-extension"])
    assert isinstance(found, Answered)


def test_typed_again_the_later_counts(tmp_path: Path) -> None:
    battery = typed(started(tmp_path), "sts 12", "sts 14")
    assert [dict(each.values) for each in battery.typed] == [{"reps": 14}]


def test_kept_in_the_client_file_and_nothing_else_changed(tmp_path: Path) -> None:
    battery = typed(started(tmp_path), *WEEK)
    assert keep(battery, CATALOGUE, today=TODAY) == battery.client
    text = (tmp_path / "client.toml").read_text(encoding="utf-8")
    assert text.startswith(FILE)
    client = parse_client(text, "x", CATALOGUE, today=TODAY)
    assert isinstance(client, Client)
    assert len(client.tests) == 1 + len(WEEK)
    again = start_battery(battery.client, CATALOGUE, today=TODAY)
    assert isinstance(again, Battery)
    keep(typed(again, "sts 15"), CATALOGUE, today=TODAY)
    assert (tmp_path / "client.toml").read_text(encoding="utf-8").count("sit-to-stand") == 1


def test_nothing_is_written_where_nothing_was_typed(tmp_path: Path) -> None:
    battery = started(tmp_path)
    assert keep(battery, CATALOGUE, today=TODAY) is None
    assert (tmp_path / "client.toml").read_text(encoding="utf-8") == FILE


def test_a_file_with_tests_in_one_line_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "client.toml"
    inline = 'test = [{ id = "sit-to-stand-30-s", date = 2026-11-13, reps = 9 }]\n'
    file.write_text(inline, encoding="utf-8")
    battery = start_battery(file, CATALOGUE, today=TODAY)
    assert isinstance(battery, Battery)
    found = keep(typed(battery, "sts 15"), CATALOGUE, today=TODAY)
    assert isinstance(found, Problem)
    assert file.read_text(encoding="utf-8") == inline


def test_no_file_is_fine_and_a_broken_one_is_said(tmp_path: Path) -> None:
    assert isinstance(start_battery(None, CATALOGUE, today=TODAY), Battery)
    broken = tmp_path / "broken.toml"
    broken.write_text("sex = 3", encoding="utf-8")
    assert isinstance(start_battery(broken, CATALOGUE, today=TODAY), Problem)
    unknown = start_battery(None, CATALOGUE, today=TODAY, tests=["jump"])
    assert isinstance(unknown, Problem)
    assert "Known:" in unknown.message


def test_the_prompt_shows_the_last_value(tmp_path: Path) -> None:
    battery = started(tmp_path)
    test = CATALOGUE.tests["active-knee-extension"]
    last = last_values(battery, test.id, CATALOGUE)
    assert "last left 36, right 35 on 2026-11-13" in prompt_line(test, "ake LEFT RIGHT", last)
    assert "not measured before" in prompt_line(test, "ake LEFT RIGHT", None)


@pytest.mark.parametrize("test", [each for each in CATALOGUE.tests.values() if each.typed], ids=lambda each: each.id)
def test_every_test_explains_itself(test: object) -> None:
    text = " ".join(help_lines(test, 200))  # type: ignore[arg-type]
    assert test.convention in text  # type: ignore[attr-defined]


def test_an_unknown_error_is_said_and_no_change_is_judged(tmp_path: Path) -> None:
    battery = typed(started(tmp_path), "bridge 20 30")
    found = answer(battery, "bridge 25 30", CATALOGUE)
    assert isinstance(found, Answered)
    line = figure_line(found.standing.figures[0], CATALOGUE.tests["single-leg-bridge"])
    assert "error not known" in line


def test_reading_back_is_what_was_typed(tmp_path: Path) -> None:
    battery = typed(started(tmp_path), "pain 4 worse")
    keep(battery, CATALOGUE, today=TODAY)
    client = read_client(tmp_path / "client.toml", CATALOGUE, today=TODAY)
    assert isinstance(client, Client)
    assert dict(client.tests[-1].words) == {"next_morning": "worse"}


def test_a_link_stays_a_link_and_nobody_else_may_read_it_afterwards(tmp_path: Path) -> None:
    file, link = tmp_path / "client.toml", tmp_path / "link.toml"
    file.write_text(FILE, encoding="utf-8")
    file.chmod(0o600)
    link.symlink_to(file)
    battery = start_battery(link, CATALOGUE, today=TODAY)
    assert isinstance(battery, Battery)
    keep(typed(battery, "sts 15"), CATALOGUE, today=TODAY)
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o600
    assert "sit-to-stand" in file.read_text(encoding="utf-8")
