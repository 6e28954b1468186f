"""StrongLifts, the old spreadsheet: one wide row per workout, the same column names again for each exercise."""

from collections.abc import Sequence
from datetime import date, datetime

from backline.logs.clean import clean
from backline.logs.columns import CsvDialect, plain, shape_of
from backline.logs.dates import is_month_first, read_moment
from backline.logs.draft import Draft, UnreadableError, skipped
from backline.logs.numbers import read_number
from backline.logs.table import Shape, Sheet
from backline.vocabulary.words import Unit

_HOLDS = ("plank",)  # the app writes their seconds where it writes repetitions


def _blocks(header: Sequence[str]) -> list[tuple[int, int, int]]:
    """Per exercise: its column, and begin and end of the columns that belong to it."""
    words = [plain(cell) for cell in header]
    starts = [i for i, word in enumerate(words) if word.startswith("exercise ") and word[9:].isdigit()]
    return [(start, start + 1, end) for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]


def _recognises(header: Sequence[str]) -> bool:
    """Only in the app's own order: which exercise a set belongs to is said by nothing but its place."""
    words = [plain(cell) for cell in header]
    if "date" not in words or "exercise 1" not in words or "set 1" not in words:
        return False
    places = [i for i, word in enumerate(words) if word.startswith("set ")]
    in_blocks = [[words[i] for i in places if begin <= i < end] for _, begin, end in _blocks(header)]
    return words.index("date") < words.index("exercise 1") < places[0] and all(
        found == [f"set {number}" for number in range(1, len(found) + 1)] for found in in_blocks
    )


def _shape(header: Sequence[str]) -> Shape:
    words = [plain(cell) for cell in header]
    kinds = {i: "text" for i, word in enumerate(words) if word.startswith("exercise ") or word in ("note", "notes")}
    kinds |= {i: "number" for i, word in enumerate(words) if word.startswith(("weight (", "set ", "body weight"))}
    kinds[words.index("date")] = "date"
    return shape_of(header, kinds, [words.index("exercise 1") + 1], ragged=True)


def _exercise(
    line: int, fields: list[str], words: list[str], block: tuple[int, int, int], moment: tuple[date, datetime | None]
) -> list[Draft]:
    name = fields[block[0]].strip()
    if not name and not any(cell.strip() for cell in fields[block[1] : block[2]]):
        return []
    load: float | None = None
    unit: Unit | None = None
    reps: list[float] = []
    for index in range(block[1], block[2]):
        word = words[index]
        if word.startswith("weight (") and load is None:
            load = read_number(fields[index], "load")
            unit = ("lb" if "lb" in word else "kg") if load is not None else None
        elif word.startswith("set "):
            value = read_number(fields[index], "reps")
            if value is not None:
                reps.append(value)
    hold = any(word in name.lower() for word in _HOLDS)
    return [
        Draft(
            row=line,
            kind="set" if value else "not-done",
            day=moment[0],
            started=moment[1],
            name=name,
            order=str(order),
            load=load,
            unit=unit,
            reps=None if hold else (value or None),
            seconds=(value or None) if hold else None,
        )
        for order, value in enumerate(reps or [0.0], 1)
    ]


def _drafts(sheet: Sheet) -> list[Draft]:
    words = [plain(cell) for cell in sheet.header]
    blocks, date_at = _blocks(sheet.header), words.index("date")
    month_first = is_month_first(sheet.column(date_at))
    drafts: list[Draft] = []
    for line, fields in sheet.rows:
        try:
            moment = read_moment(fields[date_at], month_first)
        except UnreadableError as problem:
            drafts.append(skipped(line, str(problem)))
            continue
        found: list[Draft] = []
        for block in blocks:
            try:
                found += _exercise(line, fields, words, block, moment)
            except UnreadableError as problem:
                found.append(skipped(line, f"{clean(fields[block[0]], 60) or 'an exercise'}: {problem}"))
        drafts += found or [Draft(row=line, kind="note", day=moment[0], note="a workout without exercises")]
    return drafts


STRONGLIFTS_WIDE = CsvDialect("StrongLifts (old)", _recognises, _shape, _drafts)
