"""Any CSV whose columns a person has named: our column word → the header in their file."""

from collections.abc import Mapping, Sequence

from backline.logs.columns import CsvDialect, cell_of, distance_unit, distance_unit_of, plain, shape_of, unit_of
from backline.logs.dates import is_month_first, read_moment
from backline.logs.dialects.strong import kind_of
from backline.logs.draft import Draft, NotALogError, UnreadableError, skipped
from backline.logs.numbers import read_duration, read_load, read_number, read_unit
from backline.logs.sides import side_word
from backline.logs.table import Shape, Sheet

WORDS: Mapping[str, str] = {
    "date": "date",
    "exercise": "text",
    "weight": "any",
    "unit": "any",
    "reps": "number",
    "seconds": "duration",
    "distance": "number",
    "distance-unit": "any",
    "set": "any",  # number or kind of the set: 1, W, D, F, warm-up…
    "warmup": "flag",
    "side": "any",
    "rpe": "number",
    "rir": "number",
    "workout": "text",
    "note": "text",
}
_NEEDED = ("date", "exercise")
_TRUE = frozenset(("true", "1", "yes", "y", "x", "ja", "oui", "si", "sí", "sim", "w"))


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Raises NotALogError for a word that is none of ours, and where date or exercise is missing."""
    for word in mapping:
        if word not in WORDS:
            raise NotALogError(
                f"cannot be read with this column mapping: unknown word “{word}”; known: {', '.join(WORDS)}"
            )
    for word in _NEEDED:
        if word not in mapping:
            raise NotALogError(f"cannot be read with this column mapping: it needs a column for {word}")


def mapped(mapping: Mapping[str, str]) -> CsvDialect:
    """A dialect from a column mapping that `check_mapping` has passed."""

    def places(header: Sequence[str]) -> dict[str, int]:
        words = [plain(cell) for cell in header]
        return {ours: words.index(plain(theirs)) for ours, theirs in mapping.items() if plain(theirs) in words}

    def recognises(header: Sequence[str]) -> bool:
        return len(places(header)) == len(mapping)

    def shape(header: Sequence[str]) -> Shape:
        at = places(header)
        needed = [at[word] for word in ("date", "exercise", "weight", "reps", "seconds") if word in at]
        return shape_of(header, {index: WORDS[word] for word, index in at.items()}, needed)

    def draft(line: int, fields: list[str], header: Sequence[str], at: dict[str, int], month_first: bool) -> Draft:
        get = at.get
        day, started = read_moment(fields[at["date"]], month_first)
        load, unit = read_load(cell_of(fields, get("weight")))
        order = cell_of(fields, get("set")).strip()
        kind, set_kind = kind_of(order) or ("set", "normal")
        if cell_of(fields, get("warmup")).strip().lower() in _TRUE:
            kind = "warmup"
        weight, distance = get("weight"), get("distance")
        return Draft(
            row=line,
            kind=kind,
            set_kind=set_kind,
            day=day,
            started=started,
            workout=cell_of(fields, get("workout")),
            name=cell_of(fields, at["exercise"]),
            order=order,
            load=load,
            unit=unit
            or read_unit(cell_of(fields, get("unit")))
            or (unit_of(header[weight]) if weight is not None else None),
            reps=read_number(cell_of(fields, get("reps")), "reps") or None,
            seconds=read_duration(cell_of(fields, get("seconds"))) or None,
            distance=read_number(cell_of(fields, distance), "distance") or None,
            distance_unit=distance_unit(cell_of(fields, get("distance-unit")))
            or (distance_unit_of(header[distance]) if distance is not None else None),
            rpe=read_number(cell_of(fields, get("rpe")), "RPE"),
            rir=read_number(cell_of(fields, get("rir")), "RIR"),
            side=side_word(cell_of(fields, get("side"))),
            note=cell_of(fields, get("note")),
        )

    def drafts(sheet: Sheet) -> list[Draft]:
        at = places(sheet.header)
        month_first = is_month_first(sheet.column(at["date"]))
        found = []
        for line, fields in sheet.rows:
            try:
                found.append(draft(line, fields, sheet.header, at, month_first))
            except UnreadableError as problem:
                found.append(skipped(line, str(problem)))
        return found

    return CsvDialect("column mapping", recognises, shape, drafts)
