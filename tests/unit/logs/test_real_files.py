"""Every real file, every row: the counts come from a second, plain reading of the file."""

import csv
import re
import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from tests.shared_data import LOGS
from tests.unit.logs.log_support import kinds, read_files

from backline.record.log import Log

FILES = {
    "fitnotes-android-backup.fitnotes": ("FitNotes backup", 1250),
    "fitnotes-android-old-kgs-badquote.csv": ("FitNotes (Android)", 910),
    "fitnotes2-ios-decimalcomma-example.csv": ("FitNotes (iOS)", 29),
    "hevy-api-workout.json": ("Hevy API", 10),
    "hevy-kg-alltypes.csv": ("Hevy", 7211),
    "hevy-kg-bodyweight-blank.csv": ("Hevy", 1922),
    "ox-textlog-advanced.ox": ("Ox", 162),
    "strong-en-10col-1.csv": ("Strong", 250),
    "strong-en-10col-unquoted-mini.csv": ("Strong", 6),
    "strong-en-12col-de-names.csv": ("Strong", 2078),
    "strong-en-12col-resttimer-small.csv": ("Strong", 16),
    "strong-semicolon-kg-1.csv": ("Strong", 266),
    "stronglifts-old-wide-kg.csv": ("StrongLifts (old)", 24),
}


def _read(name: str, **switches: bool) -> Log:
    log = read_files(LOGS / name, **switches)  # type: ignore[arg-type]
    assert isinstance(log, Log), log
    return log


def _rows(name: str, delimiter: str = ",") -> list[dict[str, str]]:
    with open(LOGS / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_no_file_is_forgotten() -> None:
    assert {path.name for path in LOGS.iterdir()} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_every_record_is_an_entry(name: str) -> None:
    log = _read(name)
    dialect, records = FILES[name]
    assert (log.files[0].dialect, log.files[0].records) == (dialect, records)
    assert len({entry.row for entry in log.entries}) == records
    assert sum(kinds(log).values()) == len(log.entries)
    if name != "fitnotes-android-backup.fitnotes":
        assert "skipped" not in kinds(log)
    assert "duplicate" not in kinds(log)


@pytest.mark.parametrize("name", FILES)
def test_the_same_file_twice_is_all_duplicates(name: str) -> None:
    log = read_files(LOGS / name, LOGS / name)
    assert isinstance(log, Log)
    once = kinds(_read(name))
    assert kinds(log) == {**once, "duplicate": sum(once.values())}


def test_a_copy_with_another_line_end_is_all_duplicates(tmp_path: Path) -> None:
    for name in FILES:
        if name.endswith(".csv"):
            copy = tmp_path / name
            copy.write_bytes((LOGS / name).read_bytes() + b"\n\n")
            log = read_files(LOGS / name, copy)
            assert isinstance(log, Log)
            once = kinds(_read(name))
            assert kinds(log) == {**once, "duplicate": sum(once.values())}, name


def test_hevy_kinds() -> None:
    rows = _rows("hevy-kg-alltypes.csv")
    expected: Counter[str] = Counter()
    for row in rows:
        performed = any(float(row[key] or 0) for key in ("reps", "duration_seconds", "distance_km"))
        if row["exercise_title"] == "Warm Up":
            expected["no-exercise"] += 1
        elif not performed:
            expected["not-done"] += 1
        else:
            expected["warmup" if row["set_type"] == "warmup" else "set"] += 1
    log = _read("hevy-kg-alltypes.csv", mark_warmups=False)
    assert kinds(log) == dict(expected)
    failures = sum(row["set_type"] == "failure" for row in rows)
    assert sum(entry.set_kind == "failure" for entry in log.entries) == failures == 1122
    assert sum(entry.load_kg or 0 for entry in log.entries) == pytest.approx(
        sum(float(row["weight_kg"] or 0) for row in rows)
    )


def test_hevy_body_weight_sets_have_no_load() -> None:
    rows = _rows("hevy-kg-bodyweight-blank.csv")
    log = _read("hevy-kg-bodyweight-blank.csv")
    assert sum(entry.load_kg is None for entry in log.entries) == sum(not row["weight_kg"] for row in rows) == 281


def test_half_of_a_strong_file_is_rest_timers() -> None:
    assert kinds(_read("strong-en-12col-resttimer-small.csv")) == {"set": 8, "rest": 8}


def test_a_stray_quote_stays_in_the_name() -> None:
    log = _read("fitnotes-android-old-kgs-badquote.csv")
    assert sum(entry.name == 'Pause Deadlift 1"' for entry in log.entries) == 110


def test_strong_in_german_keeps_loads_and_repetitions() -> None:
    rows = _rows("strong-en-12col-de-names.csv")
    log = _read("strong-en-12col-de-names.csv")
    assert sum(entry.reps or 0 for entry in log.entries) == sum(float(row["Reps"]) for row in rows)
    assert sum(entry.seconds or 0 for entry in log.entries) == sum(float(row["Seconds"]) for row in rows)
    assert log.files[0].unit.value == "kg"
    assert log.files[0].unit.confidence > 0.9
    assert not log.files[0].unit.stated


def test_pounds_that_the_app_converted_are_kilograms() -> None:
    log = _read("strong-semicolon-kg-1.csv")
    bench = [entry.load_kg for entry in log.entries if entry.name == "Bench Press (Barbell)"]
    assert bench[0] == 61.23492
    assert log.files[0].unit.stated


def test_the_old_wide_file_by_hand() -> None:
    log = _read("stronglifts-old-wide-kg.csv", mark_warmups=False)
    with open(LOGS / "stronglifts-old-wide-kg.csv", encoding="utf-8") as file:
        lines = file.read().split("\n")[1:]
    sets = lost = 0
    for line in filter(None, lines):
        cells = line.split(",")[4:]
        for start in range(0, 32, 8):
            block = cells[start : start + 8]
            if block and block[0]:
                done = sum(bool(cell) for cell in block[3:])
                sets, lost = sets + done, lost + (not done)
    assert kinds(log) == {"set": sets, "not-done": lost}
    assert (sets, lost) == (326, 4)
    planks = [entry for entry in log.entries if entry.name == "Planks" and entry.kind == "set"]
    assert [entry.seconds for entry in planks] == [30, 30, 30]


def test_the_text_log_by_hand() -> None:
    with open(LOGS / "ox-textlog-advanced.ox", encoding="utf-8") as file:
        text = file.read()
    sets = sum(int(count) for count in re.findall(r"(?m)^[a-z-]+: \S+ (\d+)x\d+$", text))
    runs = len(re.findall(r"(?m)^\d{4}-\d\d-\d\d \* run:", text))
    notes = len(re.findall(r"(?m)^srpe:|^\d{4}-\d\d-\d\d (?:W|note|query) ", text))
    log = _read("ox-textlog-advanced.ox", mark_warmups=False)
    assert kinds(log) == {"set": sets, "cardio": runs, "note": notes}
    squat = next(entry for entry in log.entries if entry.name == "squat")
    assert squat.load_kg == pytest.approx(155 * 0.45359237, abs=1e-4)
    assert squat.reps == 5
    assert log.files[0].unit.value == "mixed"


def test_the_database_names_only_six_exercises() -> None:
    with sqlite3.connect(f"file:{LOGS / 'fitnotes-android-backup.fitnotes'}?mode=ro", uri=True) as connection:
        named = connection.execute(
            "SELECT COUNT(*) FROM training_log JOIN exercise e ON e._id = exercise_id"
        ).fetchone()
    log = _read("fitnotes-android-backup.fitnotes", mark_warmups=False)
    assert kinds(log) == {"set": named[0], "skipped": 1250 - named[0]}


def test_decimal_commas_status_and_equipment() -> None:
    log = _read("fitnotes2-ios-decimalcomma-example.csv", mark_warmups=False)
    rows = _rows("fitnotes2-ios-decimalcomma-example.csv")
    assert [entry.load_kg for entry in log.entries] == [float(row["Weight"].replace(",", ".")) for row in rows]
    assert sum(entry.set_kind == "failure" for entry in log.entries) == 1
    assert log.entries[0].name == "Bench Press (Barbell)"
    assert next(entry for entry in log.entries if entry.name == "Plank").seconds == 45


def test_all_files_together_share_one_workout() -> None:
    log = read_files(*(LOGS / name for name in FILES))
    assert isinstance(log, Log)
    twice = [entry for entry in log.entries if entry.kind == "duplicate"]
    # workout B of 2024-11-28 17:36:08 stands in two of the Strong files
    assert {(entry.workout, str(entry.started)) for entry in twice} == {("B", "2024-11-28 17:36:08")}
    assert len(twice) == 2
    assert sum(reading.records for reading in log.files) == sum(records for _, records in FILES.values())
