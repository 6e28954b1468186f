"""Hevy's CSV: loads in kg or lb and distances in km or miles, as the header states; months in any language."""

from collections.abc import Sequence

from backline.logs.columns import CsvDialect, cell_of, distance_unit_of, shape_of, unit_of, word_columns
from backline.logs.dates import is_month_first, read_moment
from backline.logs.draft import Draft, UnreadableError, skipped
from backline.logs.numbers import read_number
from backline.logs.table import Shape, Sheet
from backline.record.log import EntryKind, SetKind
from backline.vocabulary.words import Unit

SET_TYPES: dict[str, tuple[EntryKind, SetKind]] = {
    "": ("set", "normal"),
    "normal": ("set", "normal"),
    "warmup": ("warmup", "normal"),
    "warm_up": ("warmup", "normal"),
    "dropset": ("set", "drop"),
    "drop_set": ("set", "drop"),
    "drop": ("set", "drop"),
    "failure": ("set", "failure"),
}


def _starting(at: dict[str, int], start: str) -> int | None:
    return next((index for word, index in at.items() if word.startswith(start)), None)


def _recognises(header: Sequence[str]) -> bool:
    at = word_columns(header)
    return "exercise_title" in at and "start_time" in at and ("set_index" in at or "set_type" in at)


def _shape(header: Sequence[str]) -> Shape:
    at = word_columns(header)
    kinds = {at[word]: "text" for word in ("title", "description", "exercise_title", "exercise_notes") if word in at}
    kinds |= {
        at[word]: "number" for word in ("superset_id", "set_index", "reps", "duration_seconds", "rpe") if word in at
    }
    kinds |= {i: "number" for word, i in at.items() if word.startswith(("weight_", "distance_"))}
    kinds |= {at[word]: "date" for word in ("start_time", "end_time") if word in at}
    return shape_of(header, kinds, [at[word] for word in ("start_time", "exercise_title", "reps") if word in at])


def _unit(header: Sequence[str]) -> Unit | None:
    weight = _starting(word_columns(header), "weight_")
    return unit_of(header[weight]) if weight is not None else None


def _drafts(sheet: Sheet) -> list[Draft]:
    at = word_columns(sheet.header)
    get = at.get
    start, title, name, note, order = (
        get(w) for w in ("start_time", "title", "exercise_title", "exercise_notes", "set_index")
    )
    set_type, reps, seconds, rpe = (get(word) for word in ("set_type", "reps", "duration_seconds", "rpe"))
    weight, distance = _starting(at, "weight_"), _starting(at, "distance_")
    unit = _unit(sheet.header)
    length = distance_unit_of(sheet.header[distance]) if distance is not None else None
    month_first = is_month_first(sheet.column(at["start_time"]))
    drafts = []
    for line, fields in sheet.rows:
        try:
            day, started = read_moment(cell_of(fields, start), month_first)
            kind, set_kind = SET_TYPES.get(cell_of(fields, set_type).strip().lower(), ("set", "normal"))
            drafts.append(
                Draft(
                    row=line,
                    kind=kind,
                    set_kind=set_kind,
                    day=day,
                    started=started,
                    workout=cell_of(fields, title),
                    name=cell_of(fields, name),
                    order=cell_of(fields, order),
                    load=read_number(cell_of(fields, weight), "load"),
                    unit=unit,
                    reps=read_number(cell_of(fields, reps), "reps") or None,
                    seconds=read_number(cell_of(fields, seconds), "seconds") or None,
                    distance=read_number(cell_of(fields, distance), "distance") or None,
                    distance_unit=length,
                    rpe=read_number(cell_of(fields, rpe), "RPE"),
                    note=cell_of(fields, note),
                )
            )
        except UnreadableError as problem:
            drafts.append(skipped(line, str(problem)))
    return drafts


HEVY = CsvDialect("Hevy", _recognises, _shape, _drafts, _unit)
