"""Whatever happens to a file on its way: no exception, every record accounted for, nothing that cannot be."""

import csv
import io
import math
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.logs.log_support import TODAY, read_files
from tests.unit.logs.test_other_dialects import FITNOTES, HEVY, JEFIT, STRONGLIFTS
from tests.unit.logs.test_strong import FAMILIES

from backline.logs.dates import is_date, read_moment
from backline.logs.draft import UnreadableError
from backline.logs.numbers import read_duration, read_number
from backline.record.log import EntryKind, Log, LogProblem

KINDS: set[EntryKind] = {
    "set", "warmup", "rest", "note", "cardio", "not-done", "no-exercise", "duplicate", "skipped",
}  # fmt: skip
HEVY_ROW = 'A,"{} Sep 2025, 07:48",,,"Row, low",,"two\nlines",{},normal,60,8,,0,9'
FITBOD = "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier"
SAMPLES = (
    *FAMILIES.values(),
    HEVY.format("weight_kg", "distance_km")
    + "\n"
    + "\n".join(HEVY_ROW.format(day, order) for day in (1, 3) for order in (0, 1, 2)),
    f"{FITNOTES['kgs'][0]}\n" + '2024-01-02,Pause Deadlift 1",Back,60.0,5,,,\n' * 4,
    f"{STRONGLIFTS.format('KG')}\n"
    '2024/08/11,1,"A","5×5",83.5,"Squat",5/5/-,,5×55,63.7,10,1100,3330.0,0.5,10:56 PM,11:57 PM,"",5,55,5,55,0,55\n' * 3,
    f"{FITBOD}\n" + "2022-01-22 06:54:26 +0000,Row,8,16.0,0.0,0.0,0.0,0.0,True,, 2.0\n" * 3,
    JEFIT,
    "@session\n2025-01-06 * Lower\nsquat: 155lb 4x5\npress: 24kg/28kg 5/5\n@end\n2025-01-07 * run: PT30M\n",
    '{"title": "A", "start_time": "2025-09-01T06:00:00Z", "exercises": [{"title": "Row", "sets": [{"reps": 8}]}]}',
    "Date,Note,Exercise 1,Weight (KG),Weight (LB),Set 1,Set 2,Exercise 2,Weight (KG),Weight (LB),Set 1,Set 2,\n"
    "19/11/18,,Squat,40,,5,5,Row,,66,5,4\n21/11/18,,Squat,45,,5,,Plank,0,,30\n",
)


def read_content(*contents: bytes) -> Log | LogProblem:
    """Read files with these contents."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.csv" for number in range(len(contents))]
        for path, content in zip(paths, contents, strict=True):
            path.write_bytes(content)
        return read_files(*paths)


def holds(log: Log | LogProblem) -> None:
    """What is true of every reading."""
    if isinstance(log, LogProblem):
        assert log.message
        assert log.message.count("\n") < 3
        assert log.file in log.message
        return
    counts = Counter(entry.kind for entry in log.entries)
    assert set(counts) <= KINDS
    assert sum(counts.values()) == len(log.entries)
    for reading in log.files:
        rows = {entry.row for entry in log.entries if entry.file == reading.file}
        assert len(rows) == reading.records
        assert 0 <= reading.unit.confidence <= 1
    for entry in log.entries:
        assert (entry.kind == "skipped") <= bool(entry.reason)
        assert entry.row > 0
        assert len(entry.name) <= 200
        assert entry.name.isprintable()
        assert entry.reason.isprintable()
        if entry.kind in ("set", "warmup"):
            assert entry.date is not None
            assert date(1990, 1, 1) <= entry.date <= TODAY
            assert entry.name
            assert entry.reps or entry.seconds or entry.distance_m
            assert abs(entry.load_kg or 0) <= 1000
            assert 0 <= (entry.reps or 0) <= 1000
    days = [entry.date for entry in log.entries if entry.date is not None]
    assert days == sorted(days)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=12))
def test_flipped_bytes(sample: str, flips: list[tuple[int, int]]) -> None:
    content = bytearray(sample.encode())
    for place, value in flips:
        content[place % len(content)] = value
    holds(read_content(bytes(content)))


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from('",;\n\t\r|#@ -×')), max_size=8),
)
def test_inserted_quotes_and_separators(sample: str, inserted: list[tuple[int, str]]) -> None:
    for place, sign in inserted:
        cut = place % (len(sample) + 1)
        sample = sample[:cut] + sign + sample[cut:]
    holds(read_content(sample.encode()))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SAMPLES), st.integers(0, 30), st.booleans())
def test_dropped_columns(sample: str, column: int, header_too: bool) -> None:
    delimiter = ";" if ";" in sample.split("\n")[0] else ","
    rows = list(csv.reader(io.StringIO(sample), delimiter=delimiter))
    for number, row in enumerate(rows):
        if row and (header_too or number):
            del row[column % len(row)]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    holds(read_content(out.getvalue().encode()))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SAMPLES), st.floats(0, 1), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_files_that_end_too_early(sample: str, share: float, encoding: str) -> None:
    content = sample.encode(encoding, errors="replace")
    holds(read_content(content[: int(share * len(content))]))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    holds(read_content(content))


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(len(SAMPLES))), st.integers(1, 4))
def test_files_in_any_order_count_every_set_once(order: list[int], many: int) -> None:
    contents = [SAMPLES[number].encode() for number in order[:many]]
    once, twice = read_content(*contents), read_content(*contents, *contents)
    holds(once)
    holds(twice)
    assert isinstance(once, Log)
    assert isinstance(twice, Log)
    assert len(twice.sets) == len(once.sets)
    assert len(twice.entries) == 2 * len(once.entries)


ROWS = st.lists(
    st.tuples(
        st.integers(1, 28),
        st.sampled_from(["Row", "Squat", "Running", "Warm Up"]),
        st.integers(0, 12),
        st.integers(0, 300),
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=100, deadline=None)
@given(ROWS)
def test_written_rows_come_back(rows: list[tuple[int, str, int, int]]) -> None:
    lines = [
        f"2024-01-{day:02} 18:00:00,A,1h,{name},{n},{load},{reps},0,0,,,"
        for n, (day, name, reps, load) in enumerate(rows, 1)
    ]
    head = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
    log = read_content("\n".join((head, *lines, "")).encode())
    holds(log)
    assert isinstance(log, Log)
    assert Counter((e.row, e.name, e.reps or 0) for e in log.entries) == Counter(
        (n, name, reps) for n, (_, name, reps, _) in enumerate(rows, 2)
    )
    performed = sum(name in ("Row", "Squat") and reps > 0 for _, name, reps, _ in rows)
    assert sum(entry.kind in ("set", "warmup") for entry in log.entries) == performed


def _answer(read: Callable[[str], object], text: str) -> object:
    """What the reader says, or the words with which it refuses."""
    try:
        return read(text)
    except UnreadableError as problem:
        return str(problem)


@given(st.text(max_size=80))
def test_readers_of_cells_refuse_or_answer(text: str) -> None:
    readers: tuple[Callable[[str], object], ...] = (lambda cell: read_number(cell, "load"), read_duration, read_moment)
    for read in readers:
        answer = _answer(read, text)
        if isinstance(answer, str):
            assert answer.isprintable()
        elif isinstance(answer, tuple):
            assert is_date(text)
        else:
            assert answer is None or (isinstance(answer, float) and math.isfinite(answer))


@given(
    st.dates(date(1990, 1, 1), date(2026, 1, 1)),
    st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d %b %Y", "%B %d, %Y"]),
)
def test_dates_come_back(day: date, style: str) -> None:
    assert read_moment(day.strftime(style)) == (day, None)
