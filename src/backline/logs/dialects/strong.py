"""Strong: six families of headers, in seven languages; a row per set, rest timer or note."""

import re
from collections.abc import Sequence

from backline.logs.columns import (
    CsvDialect,
    cell_of,
    distance_unit,
    distance_unit_of,
    shape_of,
    strong_columns,
    unit_of,
)
from backline.logs.dates import is_month_first, read_moment
from backline.logs.draft import Draft, UnreadableError, skipped
from backline.logs.numbers import read_number, read_unit
from backline.logs.table import Shape, Sheet
from backline.record.log import EntryKind, SetKind
from backline.vocabulary.words import Unit

_CANONICAL = ("date", "workout", "workout-duration", "exercise", "order", "weight", "reps", "distance", "seconds")
_LENGTHS = {10: (*_CANONICAL, "rpe"), 12: (*_CANONICAL, "notes", "workout-notes", "rpe")}
_REST = re.compile(
    r"rest|ruhe|pause|repos|descanso|riposo|recupero|rust", re.IGNORECASE
)  # Rest Timer, Ruhezeit, Minuteur de repos, Temporizador de descanso, Timer di riposo, Rusttimer
_NOTE = re.compile(r"not[eai]|remarque|opmerking", re.IGNORECASE)
_WARM_UP = re.compile(r"w\d*|.*(?:warm|aufw[aä]rm|[eé]chauff|calent|riscald|aquec|opwarm).*", re.IGNORECASE)
_DROP = re.compile(r"d\d*|.*drop.*", re.IGNORECASE)
_FAILURE = re.compile(r"f\d*|.*(?:fail|versag|[eé]chec|fallo|cedimento|falha).*", re.IGNORECASE)


def kind_of(order: str) -> tuple[EntryKind, SetKind] | None:
    """What Set Order says the row is; None for a word that is not known."""
    label = order.strip()
    if not label or label.replace(".0", "").isdigit():
        return "set", "normal"
    if _WARM_UP.fullmatch(label):
        return "warmup", "normal"
    if _DROP.fullmatch(label):
        return "set", "drop"
    if _FAILURE.fullmatch(label):
        return "set", "failure"
    if _REST.search(label):
        return "rest", "normal"
    return ("note", "normal") if _NOTE.search(label) else None


def columns_of(header: Sequence[str]) -> dict[str, int]:
    """Where the columns are; by their place when the header is in a language that is not known."""
    found = strong_columns(header)
    if not {"date", "exercise", "order"} <= set(found) and len(header) in _LENGTHS:
        return {word: index for index, word in enumerate(_LENGTHS[len(header)])}
    return found


def _recognises(header: Sequence[str]) -> bool:
    found = set(strong_columns(header))
    return {"date", "exercise", "order"} <= found and bool({"reps", "seconds", "weight"} & found)


def _shape(header: Sequence[str]) -> Shape:
    columns = columns_of(header)
    kinds = {columns[word]: "text" for word in ("workout", "exercise", "notes", "workout-notes") if word in columns}
    kinds |= {columns[word]: "number" for word in ("weight", "reps", "distance", "seconds", "rpe") if word in columns}
    kinds |= {columns["date"]: "date", columns["order"]: "label"}
    if "workout-duration" in columns:
        kinds[columns["workout-duration"]] = "duration"
    needed = [columns[word] for word in ("date", "exercise", "order", "weight", "reps") if word in columns]
    return shape_of(header, kinds, needed)


def _unit(header: Sequence[str]) -> Unit | None:
    weight = columns_of(header).get("weight")
    return unit_of(header[weight]) if weight is not None else None


def _draft(line: int, fields: list[str], at: dict[str, int], header: Sequence[str], month_first: bool) -> Draft:
    get = at.get
    day, started = read_moment(fields[at["date"]], month_first)
    order = cell_of(fields, get("order")).strip()
    load = read_number(cell_of(fields, get("weight")), "load")
    reps = read_number(cell_of(fields, get("reps")), "reps")
    seconds = read_number(cell_of(fields, get("seconds")), "seconds")
    distance = read_number(cell_of(fields, get("distance")), "distance")
    note = cell_of(fields, get("notes"))
    # a word that is not known: the numbers say what the row is
    guess: EntryKind = "set" if reps or load else "rest" if seconds else "note"
    kind, set_kind = kind_of(order) or (guess, "normal")
    return Draft(
        row=line,
        kind=kind,
        set_kind=set_kind,
        day=day,
        started=started,
        workout=cell_of(fields, get("workout")),
        name=cell_of(fields, get("exercise")),
        order=order,
        load=load,
        unit=read_unit(cell_of(fields, get("weight-unit")))
        or (unit_of(header[at["weight"]]) if "weight" in at else None),
        reps=reps or None,
        seconds=seconds or None,
        distance=distance or None,
        distance_unit=distance_unit(cell_of(fields, get("distance-unit")))
        or (distance_unit_of(header[at["distance"]]) if "distance" in at else None),
        rpe=read_number(cell_of(fields, get("rpe")), "RPE"),
        note=note,
    )


def _drafts(sheet: Sheet) -> list[Draft]:
    at = columns_of(sheet.header)
    month_first = is_month_first(sheet.column(at["date"]))
    drafts = []
    for line, fields in sheet.rows:
        try:
            drafts.append(_draft(line, fields, at, sheet.header, month_first))
        except UnreadableError as problem:
            drafts.append(skipped(line, str(problem)))
    return drafts


def looks_like_strong(header: Sequence[str], first: Sequence[str]) -> bool:
    """Is it Strong in a language that is not known: the columns in Strong's order, by what the first row holds?"""
    if len(header) not in _LENGTHS or len(first) != len(header):
        return False
    shape = _shape(header)
    number_like = sum(cell.strip().replace(".", "").replace(",", "").isdigit() for cell in header)
    clock = ":" in first[0] and first[2].strip()[-1:] in ("m", "h", "s", "n", "r")
    return shape.fits(first) and clock and number_like == 0


STRONG = CsvDialect("Strong", _recognises, _shape, _drafts, _unit)
