"""Text for the terminal: fits the width, holds no codes, says what it must."""

import os
import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.unit.present.html_reading import HOSTILE, poisoned
from tests.unit.present.sample import sample_audit, sample_programme

from backline.present import terminal
from backline.present.exercise import exercise_text
from backline.present.layout import columns
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()
GOLDEN = Path(__file__).parent / "golden" / "summary.txt"
FILES = ("backline-plan/programme.html", "backline-plan/programme.json")


def summary(width: int = 80) -> str:
    return terminal.terminal_summary(sample_programme(), CATALOGUE, sample_audit(), width, FILES)


def test_the_summary_as_it_was_approved() -> None:
    """`UPDATE_GOLDEN=1 pytest tests/unit/present` writes it anew; read the difference before you keep it."""
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(summary(), encoding="utf-8")
    assert summary() == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_longer_than_the_terminal(width: int) -> None:
    texts = [
        summary(width),
        terminal.audit_text(sample_audit(), CATALOGUE, width),
        terminal.exercises_table(CATALOGUE.exercises, width),
        terminal.equipment_text(CATALOGUE, width),
        terminal.tests_text(CATALOGUE, width),
        *(exercise_text(exercise, CATALOGUE, width) for exercise in list(CATALOGUE.exercises)[::25]),
    ]
    for text in texts:
        for line in text.splitlines():
            assert cell_len(line) <= width or line.count(" ") < 3, line


@pytest.mark.parametrize("text", HOSTILE, ids=("script", "image", "escape codes", "long", "turned"))
def test_hostile_texts_come_out_harmless(text: str) -> None:
    programme, audit = poisoned(sample_programme(), text), poisoned(sample_audit(), text)
    for shown in (
        terminal.terminal_summary(programme, CATALOGUE, audit, 80, (text,)),
        terminal.audit_text(audit, CATALOGUE),
        terminal.check_text([(text, "broken", text, text)]),
    ):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
        assert "[31m" not in shown
        assert len(shown) < 60_000


def test_every_exercise_can_be_read_whole() -> None:
    for exercise in CATALOGUE.exercises:
        text = exercise_text(exercise, CATALOGUE)
        assert exercise.id in text
        assert all(CATALOGUE.muscles[muscle].plain in " ".join(text.split()) for muscle in exercise.credits)
        if exercise.plan is not None:
            flat = " ".join(text.split())
            assert all(" ".join(cue.split()) in flat for cue in exercise.plan.cues)


def test_without_a_log_it_says_so() -> None:
    text = terminal.terminal_summary(sample_programme(), CATALOGUE, None)
    assert "No log was read" in text
    assert "in the log" not in text


def test_a_check_shows_what_is_broken_first() -> None:
    text = terminal.check_text(
        [
            ("minutes", "met", "", "61 of 60"),
            ("avoided", "cannot-tell", "", "no client in the document"),
            ("order", "broken", "week 2, mon", "a row stands before the hinge"),
            ("pairs", "not-applicable", "", ""),
        ]
    )
    lines = text.splitlines()
    assert lines[0] == "- BROKEN order (week 2, mon): a row stands before the hinge"
    assert lines[1].startswith("- CANNOT-TELL avoided")
    assert "Met (1): minutes" in lines
    assert lines[-1].startswith("Broken rules: 1. ")
    assert terminal.check_text([("minutes", "met", "", "")]).endswith("Every rule that applies is met.\n")
    assert terminal.check_text([]).endswith("No rule was tested.\n")


def test_what_a_document_does_not_tell_is_not_called_met() -> None:
    untold = ("equipment", "cannot-tell", "client", "the document does not say")
    text = " ".join(terminal.check_text([("minutes", "met", "", ""), untold]).split())
    assert "Every rule that applies is met" not in text
    assert text.endswith(
        "No rule is broken, as far as the document tells. Rules that the document says too little for: 1."
    )
    assert "Broken rules: 1. Rules that" in terminal.check_text([("rir", "broken", "", "x"), untold])


def test_search_without_a_result() -> None:
    assert terminal.exercises_table([]) == "No exercise fits these words.\n"


def test_columns_wrap_and_count_wide_characters_twice() -> None:
    lines = columns([("深蹲" * 20, "3"), ("squat", "10")], 40, right=frozenset({1}))
    assert all(cell_len(line) <= 40 for line in lines)
    assert lines[0].endswith(" 3")
    assert columns([], 80) == []
