"""The names in real files: how many of their working sets are resolved."""

import csv
import io
import json
import re
import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from tests.shared_data import LOGS

from backline.logs.names import NameMatcher
from backline.vocabulary.loader import load_catalogue

FILES = sorted(path.name for path in LOGS.iterdir())
NOT_WORKING = {"Rest Timer", "Note", "W", "warmup"}


def _from_stronglifts(text: str) -> Counter[str]:
    sets: Counter[str] = Counter()
    for row in list(csv.reader(io.StringIO(text)))[1:]:
        for at in range(4, len(row), 8):
            sets[row[at]] += sum(1 for cell in row[at + 3 : at + 8] if cell.strip())
    return sets


def _from_table(text: str, name: str) -> Counter[str]:
    sets: Counter[str] = Counter()
    delimiter = ";" if "semicolon" in name else ","
    bad_quotes = "badquote" in name
    rows = csv.DictReader(
        io.StringIO(text), delimiter=delimiter, quoting=csv.QUOTE_NONE if bad_quotes else csv.QUOTE_MINIMAL
    )
    for row in rows:
        if {row.get("Set Order"), row.get("set_type")} & NOT_WORKING or row.get("IsWarmup") == "true":
            continue
        sets[row.get("Exercise Name") or row.get("exercise_title") or row["Exercise"]] += 1
    return sets


def working_sets(path: Path) -> Counter[str]:
    """Name → working sets, by the simplest reading that fits each file."""
    if path.suffix == ".fitnotes":
        with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as backup:
            query = "select e.name, count(*) from training_log t join exercise e on e._id = t.exercise_id group by 1"
            return Counter(dict(backup.execute(query)))
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".json":
        exercises = json.loads(text)["exercises"]
        return Counter({row["title"]: sum(one["type"] != "warmup" for one in row["sets"]) for row in exercises})
    if path.suffix == ".ox":
        return Counter(re.findall(r"^([a-z-]+): .*\d+x\d+", text, flags=re.MULTILINE))
    return _from_stronglifts(text) if "stronglifts" in path.name else _from_table(text, path.name)


@pytest.fixture(scope="module")
def counted() -> dict[str, tuple[int, int, list[str]]]:
    """File → sets of exercises, sets resolved, names that were not."""
    matcher = NameMatcher.from_catalogue(load_catalogue())
    found = {}
    for name in FILES:
        sets = working_sets(LOGS / name)
        matches = {written: matcher.match(written) for written in sets if written}
        of_exercises = {written: sets[written] for written, match in matches.items() if match.kind == "exercise"}
        unresolved = [written for written in of_exercises if matches[written].exercise is None]
        total = sum(of_exercises.values())
        found[name] = (total, total - sum(of_exercises[written] for written in unresolved), unresolved)
    return found


def test_every_file_has_sets(counted: dict[str, tuple[int, int, list[str]]]) -> None:
    assert len(counted) == 13
    assert all(total > 0 for total, _, _ in counted.values()), counted


def test_of_all_sets_95_in_100_are_resolved(counted: dict[str, tuple[int, int, list[str]]]) -> None:
    total = sum(row[0] for row in counted.values())
    assert total > 10_000
    assert sum(row[1] for row in counted.values()) >= 0.95 * total, [row[2] for row in counted.values()]


@pytest.mark.parametrize("name", FILES)
def test_of_each_larger_file_90_in_100_are_resolved(name: str, counted: dict[str, tuple[int, int, list[str]]]) -> None:
    total, resolved, unresolved = counted[name]
    assert total < 300 or resolved >= 0.9 * total, unresolved
