"""The words: effort, tempo, rest, dates, bounds, proof, and texts from other people's files."""

import dataclasses
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.unit.present.sample import sample_programme

from backline.present import wording
from backline.present.clean import clean, clean_name
from backline.record.programme import Target, Unmet


@pytest.mark.parametrize(
    ("rir", "words"),
    [
        (0, "go on until you could not do another one"),
        (2, "stop when you could do 2 more"),
        (None, "Stop when the hips turn."),
    ],
)
def test_effort(rir: int | None, words: str) -> None:
    assert wording.effort_words(rir, "Stop when the hips turn.") == words


@pytest.mark.parametrize(
    ("tempo", "words"),
    [
        ("3-0-1-0", "3 s down, 1 s up"),
        ("2-2-1-0", "2 s down, 2 s pause, 1 s up"),
        ("2-0-1-1", "2 s down, 1 s up, 1 s hold"),
        ("1-1-X-0", "1 s down, 1 s pause, as fast as you can up"),
        ("0-0-0-0", "hold still and breathe"),
        ("slow", "slow"),
    ],
)
def test_tempo(tempo: str, words: str) -> None:
    assert wording.tempo_words(tempo) == words


@pytest.mark.parametrize(
    ("rest_s", "words"),
    [(45, "45 s"), (60, "1 min"), (75, "75 s"), (90, "1 min 30 s"), (120, "2 min"), (150, "2 min 30 s")],
)
def test_rest(rest_s: int, words: str) -> None:
    assert wording.rest_words(rest_s) == words


def test_dates() -> None:
    assert wording.long_date("2026-11-30") == "Mon 30 Nov 2026"
    assert wording.short_date("2027-01-08") == "8 Jan"
    assert wording.long_date("soon\x1b[1m") == "soon"


def test_doses_say_sides_and_seconds() -> None:
    entries = {entry.exercise: entry for session in sample_programme().weeks[0].sessions for entry in session.exercises}
    assert wording.dose_words(entries["bench-press"]) == "3 × 6-8"
    assert wording.dose_words(entries["romanian-deadlift"]) == "2 × 8"
    assert wording.dose_words(entries["side-plank"]) == "2 × 20-30 s each side"
    left = dataclasses.replace(entries["seated-row-cable-one-arm"], side="left")
    assert wording.dose_words(left) == "3 × 8-10 left side only"
    assert wording.side_words(left) == "Only the left side. Take turns with the other side, then rest."


def test_proofs() -> None:
    proof = sample_programme().proof
    assert (
        wording.proof_sentence(proof)
        == "Proved: of all plans with the exercises open to you, none fits your targets and rules better."
    )
    one = dataclasses.replace(proof, status="bounded", gap_sets=1.0)
    assert "by at most 1 weekly set." in wording.proof_sentence(one)
    assert not wording.proof_sentence(one).startswith("Proved")
    blocks = wording.proof_sentence(dataclasses.replace(proof, scope="block", gap_sets=0.4))
    assert blocks.startswith("Proved block by block")
    assert blocks.endswith("another plan could come closer to your targets by at most 0.4 weekly sets.")
    tiny = wording.proof_sentence(dataclasses.replace(proof, scope="block", gap_sets=0.001))
    assert "by less than 0.01 weekly sets" in tiny


def test_what_falls_short_in_sentences() -> None:
    targets = [Target(id="x", kind="muscle", unit="sets a week", min=4, max=None, reason="", sources=(), met=False)]
    unmet = Unmet(target="x", short_by=1.0, because=("no exercise serves it",), relax=())
    assert wording.short_words(unmet, targets) == "1 set a week short"
    assert wording.short_words(dataclasses.replace(unmet, short_by=2.5), targets) == "2.5 sets a week short"
    assert wording.short_words(unmet, []) == "1 short"
    days = [dataclasses.replace(targets[0], unit="days a week")]
    assert wording.short_words(unmet, days) == "1 day a week short"
    assert wording.short_words(dataclasses.replace(unmet, target="weaker-side"), []) == "1 set a week short"
    assert wording.sentence("no exercise serves it") == "No exercise serves it."


def test_a_reason_that_several_targets_share_is_said_once() -> None:
    unmet = Unmet(target="calves", short_by=1.0, because=("the sessions are full",), relax=("ten minutes more",))
    programme = dataclasses.replace(
        sample_programme(),
        unmet=(
            unmet,
            dataclasses.replace(unmet, target="trunk", because=("no bar to hang from",)),
            dataclasses.replace(unmet, target="quads", relax=()),
        ),
    )
    full, bar = wording.shortfalls(programme)
    assert (full.because, bar.because) == ("The sessions are full.", "No bar to hang from.")
    assert [helps for _, helps in full.targets] == [("Ten minutes more.",), ()]
    assert [what.partition(":")[0] for what, _ in full.targets] == ["Calves", "Quads"]


def test_reasons_name_muscles_as_the_page_does() -> None:
    said = wording.reason_words("Gives 3 of the 10.5 upper back sets of week 1.")
    assert said == "Gives 3 of the 10.5 sets for upper back in week 1."
    assert "for back extensors in" in wording.reason_words("Gives 4 of the 8 erectors sets of week 2.")
    assert "for hamstrings at the knee in" in wording.reason_words("Gives 2 of the 4 hamstrings knee sets of week 3.")
    assert wording.reason_words("You know it from your log.") == "You know it from your log."


def test_a_share_of_sessions_is_no_bare_number() -> None:
    assert wording.value_words("pull-every-session", 1.0) == "all"
    assert wording.value_words("pull-every-session", 2 / 3) == "67 %"
    assert wording.value_words("quads", 4.0) == "4"
    assert wording.value_words("quads", None) == "–"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(8, 14, "8 to 14"), (4, None, "at least 4"), (None, 60, "at most 60"), (1.5, 1.5, "1.5"), (None, None, "–")],
)
def test_bounds(low: float | None, high: float | None, words: str) -> None:
    target = Target(id="x", kind="muscle", unit="", min=low, max=high, reason="", sources=(), met=True)
    assert wording.bounds_words(target) == words


def test_target_names() -> None:
    assert wording.target_name("hamstrings-knee") == "Hamstrings at the knee"
    assert wording.target_name("keep-vertical-pull") == "Keep your pull-ups and pulldowns"
    assert wording.target_name("something-new") == "Something new"


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;owned\x07name", "name"),
        ("a\x00b\x08c\x7f", "abc"),
        ("one\ntwo\tthree\u00a0four", "one two three four"),
        ("\u202eabc\u202c", "abc"),
        ("Kniebeuge – tief 深蹲 🏋️", "Kniebeuge – tief 深蹲 🏋️"),
        ("", ""),
    ],
)
def test_texts_become_harmless(text: str, harmless: str) -> None:
    assert clean(text) == harmless


def test_long_names_are_cut_and_say_so() -> None:
    assert clean_name("x" * 10_000) == "x" * 79 + "…"
    assert clean_name("x" * 80) == "x" * 80


@given(some.text())
def test_clean_text_has_no_control_characters_and_stays_clean(text: str) -> None:
    once = clean(text)
    assert not any(unicodedata.category(character) == "Cc" for character in once)
    assert clean(once) == once
