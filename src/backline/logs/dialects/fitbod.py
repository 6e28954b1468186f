"""Fitbod: dates that end in `+0000`, a warm-up flag, and a multiplier that says how many times the weight counts."""

from collections.abc import Sequence

from backline.logs.columns import CsvDialect, cell_of, distance_unit_of, shape_of, unit_of, word_columns
from backline.logs.dates import is_month_first, read_moment
from backline.logs.draft import Draft, UnreadableError, skipped
from backline.logs.numbers import read_number
from backline.logs.table import Shape, Sheet
from backline.vocabulary.words import Unit


def _starting(at: dict[str, int], start: str) -> int | None:
    return next((index for word, index in at.items() if word.startswith(start)), None)


def _recognises(header: Sequence[str]) -> bool:
    at = word_columns(header)
    return {"date", "exercise", "reps", "iswarmup"} <= set(at) and _starting(at, "weight") is not None


def _shape(header: Sequence[str]) -> Shape:
    at = word_columns(header)
    kinds = {at[word]: "text" for word in ("exercise", "note") if word in at}
    for start in ("reps", "weight", "duration", "distance", "incline", "resistance", "multiplier"):
        index = _starting(at, start)
        if index is not None:
            kinds[index] = "number"
    kinds |= {at["date"]: "date", at["iswarmup"]: "flag"}
    return shape_of(header, kinds, [at["date"], at["exercise"], at["reps"]])


def _unit(header: Sequence[str]) -> Unit | None:
    weight = _starting(word_columns(header), "weight")
    return unit_of(header[weight]) if weight is not None else None


def _drafts(sheet: Sheet) -> list[Draft]:
    at = word_columns(sheet.header)
    unit = _unit(sheet.header)
    weight, seconds, distance = _starting(at, "weight"), _starting(at, "duration"), _starting(at, "distance")
    length = distance_unit_of(sheet.header[distance]) if distance is not None else None
    month_first = is_month_first(sheet.column(at["date"]))
    drafts = []
    for line, fields in sheet.rows:
        try:
            day, started = read_moment(fields[at["date"]], month_first)
            load = read_number(cell_of(fields, weight), "load")
            times = read_number(cell_of(fields, at.get("multiplier")), "multiplier")
            drafts.append(
                Draft(
                    row=line,
                    kind="warmup" if cell_of(fields, at["iswarmup"]).strip().lower() in ("true", "1") else "set",
                    day=day,
                    started=started,
                    name=cell_of(fields, at["exercise"]),
                    # 2 or 4 means that many dumbbells or sides: the load stays what one of them weighs
                    load=0.0 if times == 0 and load is not None else load,
                    unit=unit,
                    reps=read_number(fields[at["reps"]], "reps") or None,
                    seconds=read_number(cell_of(fields, seconds), "seconds") or None,
                    distance=read_number(cell_of(fields, distance), "distance") or None,
                    distance_unit=length,
                    note=cell_of(fields, at.get("note")),
                )
            )
        except UnreadableError as problem:
            drafts.append(skipped(line, str(problem)))
    return drafts


FITBOD = CsvDialect("Fitbod", _recognises, _shape, _drafts, _unit)
