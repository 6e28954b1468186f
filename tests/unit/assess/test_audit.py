"""The audit as a whole: the account of rows, the unit, names, and the numbers file."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.assess.small import MONDAY, log, sets, small_catalogue

from backline.assess.audit import audit
from backline.assess.thresholds import Thresholds, load_thresholds
from backline.record.log import FileReading, Log, UnitReading, UnresolvedName
from backline.vocabulary.tables import FOLDER, CatalogueError, read_tables


def test_every_entry_is_accounted_for() -> None:
    kinds = ["set", "warmup", "rest", "note", "cardio", "not-done", "no-exercise", "duplicate", "skipped"]
    groups = [sets(number, "row", MONDAY, kind=kind, reason="why") for number, kind in enumerate(kinds, 1)]
    rows = audit(log(*groups), small_catalogue()).rows
    assert (rows.read, rows.entries, rows.sets, rows.warmups, rows.duplicates) == (45, 45, 1, 2, 8)
    assert rows.other == {"rest": 3, "note": 4, "cardio": 5, "not-done": 6, "no-exercise": 7}
    assert [(skipped.file, skipped.row, skipped.reason) for skipped in rows.skipped[:2]] == [
        ("made.csv", 2, "why"),
        ("made.csv", 3, "why"),
    ]
    assert rows.entries == rows.sets + rows.warmups + sum(rows.other.values()) + rows.duplicates + len(rows.skipped)


def test_warm_ups_count_nowhere() -> None:
    result = audit(log(sets(3, "row", MONDAY), sets(5, "bench", MONDAY, kind="warmup")), small_catalogue())
    assert result.weekly[0].sets == 3
    assert "bench" not in result.history.lifts


def test_the_unit_of_several_files() -> None:
    def reading(value: str, stated: bool, confidence: float) -> FileReading:
        unit = UnitReading(value=value, stated=stated, confidence=confidence)  # type: ignore[arg-type]
        return FileReading(file=value, dialect="made", unit=unit, records=0)

    def of(*readings: FileReading) -> UnitReading:
        return audit(Log(files=readings), small_catalogue()).unit

    assert of(reading("lb", True, 1.0), reading("lb", False, 0.7)) == UnitReading(
        value="lb", stated=False, confidence=0.7
    )
    assert of(reading("lb", True, 1.0), reading("kg", True, 1.0)).value == "mixed"
    assert of() == UnitReading(value="kg", stated=False, confidence=0.0)


def test_names_are_counted_once_and_the_unresolved_stand_by_sets() -> None:
    unresolved = tuple(UnresolvedName(name=name, sets=hidden, suggestions=()) for name, hidden in (("A", 1), ("B", 9)))
    entries = [replace(one, name=name) for name in ("Row", "Rowing") for one in sets(2, "row", MONDAY)] + sets(
        1, None, MONDAY
    )
    names = audit(log(entries, unresolved=unresolved), small_catalogue()).names
    assert names.resolved == 2
    assert [name.name for name in names.unresolved] == ["B", "A"]


def test_an_unknown_exercise_id_is_our_own_mistake() -> None:
    with pytest.raises(KeyError, match="no-such"):
        audit(log(sets(1, "no-such", MONDAY)), small_catalogue())


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("watch_below = 1.0", "watch_under = 1.0", "front_bias.watch_under"),
        ("[front_bias]", "[front_biases]", "front_biases"),
        ('sources = ["S148", "CJ"]', 'sources = ["S999"]', "same_assistance.sources"),
        ("act_below = 0.67", "", "front_bias"),
        ('confidence = "judgement"\nwatch_below', "watch_below", "front_bias.confidence"),
        ("act_below = 0.67", "act_below = =", "file"),
    ],
)
def test_a_broken_numbers_file_is_refused_with_its_key(tmp_path: Path, old: str, new: str, key: str) -> None:
    shutil.copy(FOLDER / "sources.toml", tmp_path)
    text = (FOLDER / "findings.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "findings.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as problem:
        read_tables(tmp_path / "findings.toml", Thresholds)
    assert (problem.value.file, problem.value.key) == ("findings.toml", key)


def test_the_same_log_gives_the_same_audit() -> None:
    made = log(sets(3, "row", MONDAY, load_kg=50.0), sets(3, "bench", MONDAY, load_kg=60.0))
    assert audit(made, small_catalogue()) == audit(replace(made), small_catalogue())
    assert load_thresholds() is load_thresholds()
