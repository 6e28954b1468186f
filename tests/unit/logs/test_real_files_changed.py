"""Real files on their way through other programs: what says the same must be read as the same."""

import csv
import io
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.shared_data import LOGS
from tests.unit.logs.log_support import read_files

from backline.record.log import Log

Rows = list[list[str]]
ROWS_MOST = 400
TABLES = sorted(path.name for path in LOGS.glob("*.csv"))
NOTES = ("note", "notes", "exercise_notes", "comment")


def _table(name: str) -> tuple[Rows, str]:
    text = (LOGS / name).read_text(encoding="utf-8-sig")
    delimiter = max(",;", key=text.split("\n", 1)[0].count)
    return [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if row][: ROWS_MOST + 1], delimiter


def _text(rows: Rows, delimiter: str, *, quoting: int = csv.QUOTE_MINIMAL, end: str = "\n") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


def _shuffled(rows: Rows) -> Rows:
    places = list(range(len(rows[0])))
    random.Random(1).shuffle(places)
    return [[row[place] for place in places] for row in rows]


def _with_notes(rows: Rows, note: str) -> Rows:
    at = next((i for i, cell in enumerate(rows[0]) if cell.strip().lower() in NOTES), None)
    return rows if at is None else [rows[0], *([*row[:at], note, *row[at + 1 :]] for row in rows[1:])]


CHANGES: dict[str, Callable[[Rows, str], bytes]] = {
    "columns in another order": lambda rows, sign: _text(_shuffled(rows), sign).encode(),
    "semicolons": lambda rows, _: _text(rows, ";").encode(),
    "tabs": lambda rows, _: _text(rows, "\t").encode(),
    "a mark of byte order": lambda rows, sign: _text(rows, sign).encode("utf-8-sig"),
    "two bytes a letter": lambda rows, sign: _text(rows, sign).encode("utf-16"),
    "line ends of Windows": lambda rows, sign: _text(rows, sign, end="\r\n").encode(),
    "line ends of old Macs": lambda rows, sign: _text(rows, sign, end="\r").encode(),
    "everything quoted": lambda rows, sign: _text(rows, sign, quoting=csv.QUOTE_ALL).encode(),
    "blanks round the cells": lambda rows, sign: _text([[f" {cell} " for cell in row] for row in rows], sign).encode(),
    "a header in capitals": lambda rows, sign: _text([[cell.upper() for cell in rows[0]], *rows[1:]], sign).encode(),
    "no line end at the end": lambda rows, sign: _text(rows, sign).rstrip("\n").encode(),
    "a line that names the separator": lambda rows, sign: f"sep={sign}\n{_text(rows, sign)}".encode(),
    "notes of several lines": lambda rows, sign: _text(_with_notes(rows, 'a\r\n"b", c\r\n'), sign, end="\r\n").encode(),
    "zeros in notes": lambda rows, sign: _text(_with_notes(rows, "a\0b"), sign).encode(),
    "half a letter in notes": lambda rows, sign: _text(_with_notes(rows, "SPOT"), sign).encode().replace(
        b"SPOT", b"\xed\xa0\x80"
    ),
}  # fmt: skip


def _said(folder: Path, content: bytes) -> Counter[tuple[object, ...]]:
    path = folder / "log.csv"
    path.write_bytes(content)
    log = read_files(path)
    assert isinstance(log, Log), log
    assert len({entry.row for entry in log.entries}) == log.files[0].records
    return Counter(
        (entry.kind, entry.date, entry.name, entry.load_kg, entry.reps, entry.seconds, entry.set_kind)
        for entry in log.entries
    )


CASES = [
    (name, change)
    for name in TABLES
    for change in CHANGES
    if "wide" not in name or change != "columns in another order"  # there only the place says whose a set is
]


@pytest.mark.parametrize(("name", "change"), CASES)
def test_what_changes_nothing_changes_nothing(name: str, change: str, tmp_path: Path) -> None:
    rows, delimiter = _table(name)
    assert _said(tmp_path, CHANGES[change](rows, delimiter)) == _said(tmp_path, _text(rows, delimiter).encode())


@pytest.mark.parametrize("name", TABLES)
def test_rows_that_were_cut_are_named_one_by_one(name: str, tmp_path: Path) -> None:
    rows, delimiter = _table(name)
    cut = [row[:1] if number % 5 == 0 and number else row for number, row in enumerate(rows)]
    path = tmp_path / "log.csv"
    path.write_text(_text(cut, delimiter), encoding="utf-8")
    log = read_files(path)
    assert isinstance(log, Log), log
    skipped = {entry.row for entry in log.entries if entry.kind == "skipped"}
    assert len(skipped) == (len(rows) - 1) // 5
    assert log.files[0].records == len(rows) - 1
