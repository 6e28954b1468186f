"""FitNotes for iOS: decimal commas, a Status and a warm-up mark per set, the equipment in its own column."""

from collections.abc import Sequence

from backline.logs.columns import CsvDialect, cell_of, shape_of, word_columns
from backline.logs.dates import is_month_first, read_moment
from backline.logs.draft import Draft, UnreadableError, skipped
from backline.logs.numbers import read_duration, read_number
from backline.logs.table import Shape, Sheet
from backline.record.log import EntryKind

_NO_EQUIPMENT = frozenset(("", "bodyweight", "body weight", "none", "other"))
_PERFORMED = frozenset(("", "done", "failed", "completed"))
_TRUE = frozenset(("true", "1", "yes"))


def _recognises(header: Sequence[str]) -> bool:
    return {"starttime", "exercise", "reps", "weight", "status"} <= set(word_columns(header))


def _shape(header: Sequence[str]) -> Shape:
    at = word_columns(header)
    kinds = {at[word]: "text" for word in ("name", "exercise", "categories", "note") if word in at}
    kinds |= {at[word]: "word" for word in ("equipment", "status") if word in at}
    kinds |= {at[w]: "number" for w in ("bodyweight", "reps", "weight", "distance", "rpe", "rir") if w in at}
    kinds |= {at[word]: "duration" for word in ("time",) if word in at}
    kinds |= {at[word]: "flag" for word in ("iswarmup",) if word in at}
    kinds[at["starttime"]] = "date"
    return shape_of(header, kinds, [at["starttime"], at["exercise"], at["reps"], at["weight"], at["status"]])


def with_equipment(name: str, equipment: str) -> str:
    """`Bench Press` done with `Barbell` → `Bench Press (Barbell)`, unless the name says it already."""
    word = equipment.strip()
    if word.lower() in _NO_EQUIPMENT or word.lower().rstrip("s") in name.lower():
        return name
    return f"{name.strip()} ({word})"


def _drafts(sheet: Sheet) -> list[Draft]:
    at = word_columns(sheet.header)
    get = at.get
    month_first = is_month_first(sheet.column(at["starttime"]))
    drafts = []
    for line, fields in sheet.rows:
        try:
            day, started = read_moment(fields[at["starttime"]], month_first)
            status = cell_of(fields, get("status")).strip().lower()
            warm_up = cell_of(fields, get("iswarmup")).strip().lower() in _TRUE
            kind: EntryKind = "warmup" if warm_up else "set"
            reps = read_number(cell_of(fields, get("reps")), "reps") or None
            seconds = read_duration(cell_of(fields, get("time"))) or None
            drafts.append(
                Draft(
                    row=line,
                    kind=kind if status in _PERFORMED else "not-done",
                    set_kind="failure" if status == "failed" else "normal",
                    day=day,
                    started=started,
                    workout=cell_of(fields, get("name")),
                    name=with_equipment(cell_of(fields, get("exercise")), cell_of(fields, get("equipment"))),
                    load=read_number(cell_of(fields, get("weight")), "load"),
                    reps=None if seconds and reps == 1 else reps,  # a hold is written as one repetition
                    seconds=seconds,
                    distance=read_number(cell_of(fields, get("distance")), "distance") or None,
                    rpe=read_number(cell_of(fields, get("rpe")), "RPE"),
                    rir=read_number(cell_of(fields, get("rir")), "RIR"),
                    note=cell_of(fields, get("note")),
                )
            )
        except UnreadableError as problem:
            drafts.append(skipped(line, str(problem)))
    return drafts


FITNOTES_IOS = CsvDialect("FitNotes (iOS)", _recognises, _shape, _drafts)
