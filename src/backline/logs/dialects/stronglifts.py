"""StrongLifts, the newer export: one row per exercise, `Set 1 (Reps),Set 1 (KG)`…, `5/5/5/5/-` where a dash was not
done. Loads are in the unit of their own header; the body weight may be in another."""

import re
from collections.abc import Sequence
from datetime import datetime

from backline.logs.columns import CsvDialect, cell_of, plain, shape_of, unit_of, word_columns
from backline.logs.dates import is_month_first, read_moment
from backline.logs.draft import Draft, UnreadableError, skipped
from backline.logs.numbers import read_number
from backline.logs.table import Shape, Sheet
from backline.vocabulary.words import Unit

_REPS = re.compile(r"set (\d+) \(reps\)")
_LOAD = re.compile(r"set (\d+) \((kg|lbs?)\)")
_TIMES = re.compile(r"\s*(\d+)\s*[x×]\s*(\d+)\s*")


def _starting(at: dict[str, int], *starts: str) -> int | None:
    return next((index for word, index in at.items() if word.startswith(starts)), None)


def _sets(header: Sequence[str]) -> list[tuple[int, int | None]]:
    """Per set: the column of its repetitions and the column of its load."""
    words = [plain(cell) for cell in header]
    loads = {match[1]: i for i, word in enumerate(words) if (match := _LOAD.fullmatch(word))}
    return [(i, loads.get(match[1])) for i, word in enumerate(words) if (match := _REPS.fullmatch(word))]


def _recognises(header: Sequence[str]) -> bool:
    at = word_columns(header)
    scheme = _starting(at, "sets×reps", "setsxreps", "sets x reps")
    return _starting(at, "date") is not None and "exercise" in at and (scheme is not None or bool(_sets(header)))


def _shape(header: Sequence[str]) -> Shape:
    at = word_columns(header)
    texts = (at.get("workout name"), at.get("program name"), at.get("exercise"), at.get("notes"))
    kinds = {index: "text" for index in texts if index is not None}
    kinds |= {i: "number" for pair in _sets(header) for i in pair if i is not None}
    date_at = _starting(at, "date") or 0
    kinds[date_at] = "date"
    return shape_of(header, kinds, [date_at, at["exercise"]])


def _unit(header: Sequence[str]) -> Unit | None:
    loads = [load for _, load in _sets(header) if load is not None]
    return unit_of(header[loads[0]]) if loads else None


def _pairs(fields: list[str], sets: list[tuple[int, int | None]], scheme: str) -> list[tuple[float, float | None]]:
    """Repetitions (0 = not done) and load of each set, from the set columns or else from `5/5/5/5/-` or `3×5`."""
    found = []
    for reps_at, load_at in sets:
        reps, load = read_number(fields[reps_at], "reps"), read_number(cell_of(fields, load_at), "load")
        if fields[reps_at].strip() or load is not None:
            found.append((reps or 0.0, load))
    if found:
        return found
    if times := _TIMES.fullmatch(scheme):
        return [(float(times[2]), None)] * min(int(times[1]), 50)
    parts = [part for part in scheme.split("/") if part.strip()]
    return [(read_number(part, "reps") or 0.0, None) for part in parts]


def _drafts(sheet: Sheet) -> list[Draft]:
    at = word_columns(sheet.header)
    sets, unit = _sets(sheet.header), _unit(sheet.header)
    date_at, start_at = _starting(at, "date") or 0, _starting(at, "start time")
    scheme_at, time_at = _starting(at, "sets×reps", "setsxreps", "sets x reps"), _starting(at, "sets×time", "setsxtime")
    month_first = is_month_first(sheet.column(date_at))
    drafts: list[Draft] = []
    for line, fields in sheet.rows:
        try:
            day, started = read_moment(fields[date_at], month_first)
            clock = cell_of(fields, start_at).strip()
            if started is None and clock:
                started = _clock(f"{day.isoformat()} {clock}")
            timed = bool(cell_of(fields, time_at).strip()) and not cell_of(fields, scheme_at).strip()
            pairs = _pairs(fields, sets, cell_of(fields, time_at if timed else scheme_at))
            drafts.extend(
                Draft(
                    row=line,
                    kind="set" if reps else "not-done",
                    day=day,
                    started=started,
                    workout=cell_of(fields, at.get("workout name")),
                    name=cell_of(fields, at["exercise"]),
                    order=str(order),
                    load=load,
                    unit=unit,
                    reps=None if timed else (reps or None),
                    seconds=(reps or None) if timed else None,
                    note=cell_of(fields, at.get("notes")) if order == 1 else "",
                )
                for order, (reps, load) in enumerate(pairs or [(0.0, None)], 1)
            )
        except UnreadableError as problem:
            drafts.append(skipped(line, str(problem)))
    return drafts


def _clock(text: str) -> datetime | None:
    try:
        return read_moment(text)[1]
    except UnreadableError:
        return None


STRONGLIFTS = CsvDialect("StrongLifts", _recognises, _shape, _drafts, _unit)
