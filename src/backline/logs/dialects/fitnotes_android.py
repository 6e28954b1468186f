"""FitNotes for Android, CSV: `Weight (kgs)`, `Weight (lbs)` or `Weight,Weight Unit`; later also `Comment`."""

from collections.abc import Sequence

from backline.logs.columns import CsvDialect, cell_of, distance_unit, shape_of, unit_of, word_columns
from backline.logs.dates import is_month_first, read_moment
from backline.logs.draft import Draft, UnreadableError, skipped
from backline.logs.numbers import read_duration, read_number, read_unit
from backline.logs.table import Shape, Sheet
from backline.vocabulary.words import Unit


def _weight(at: dict[str, int]) -> int | None:
    return next((i for word, i in at.items() if word.startswith("weight") and word != "weight unit"), None)


def _recognises(header: Sequence[str]) -> bool:
    at = word_columns(header)
    return {"date", "exercise", "category", "reps"} <= set(at) and _weight(at) is not None


def _shape(header: Sequence[str]) -> Shape:
    at = word_columns(header)
    kinds = {at[word]: "text" for word in ("exercise", "comment") if word in at}
    kinds[at["category"]] = "word"
    kinds |= {at[word]: "number" for word in ("reps", "distance") if word in at}
    kinds |= {index: "number" for index in (_weight(at),) if index is not None}
    kinds[at["date"]] = "date"
    if "time" in at:
        kinds[at["time"]] = "duration"
    return shape_of(header, kinds, [at["date"], at["exercise"], at["reps"]])


def _unit(header: Sequence[str]) -> Unit | None:
    weight = _weight(word_columns(header))
    return unit_of(header[weight]) if weight is not None else None


def _drafts(sheet: Sheet) -> list[Draft]:
    at = word_columns(sheet.header)
    get, weight, unit = at.get, _weight(at), _unit(sheet.header)
    month_first = is_month_first(sheet.column(at["date"]))
    drafts = []
    for line, fields in sheet.rows:
        try:
            day, started = read_moment(fields[at["date"]], month_first)
            drafts.append(
                Draft(
                    row=line,
                    day=day,
                    started=started,
                    name=cell_of(fields, get("exercise")),
                    load=read_number(cell_of(fields, weight), "load"),
                    unit=read_unit(cell_of(fields, get("weight unit"))) or unit,
                    reps=read_number(cell_of(fields, get("reps")), "reps") or None,
                    seconds=read_duration(cell_of(fields, get("time"))) or None,
                    distance=read_number(cell_of(fields, get("distance")), "distance") or None,
                    distance_unit=distance_unit(cell_of(fields, get("distance unit"))),
                    note=cell_of(fields, get("comment")),
                )
            )
        except UnreadableError as problem:
            drafts.append(skipped(line, str(problem)))
    return drafts


FITNOTES_ANDROID = CsvDialect("FitNotes (Android)", _recognises, _shape, _drafts, _unit)
