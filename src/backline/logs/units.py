"""The unit of the loads: as stated; where nothing is stated, what the values themselves say, with a confidence."""

import math
from collections.abc import Iterable

from backline.logs.draft import Draft, Parsed
from backline.logs.limits import UnitEvidence
from backline.logs.numbers import KG_PER_LB, M_PER_MILE
from backline.record.log import UnitReading
from backline.vocabulary.words import Unit

_POUND_PLATES = frozenset((45, 65, 95, 115, 135, 145, 155, 165, 185, 195, 205, 225, 245, 275, 315, 365, 405, 455, 495))
_BIG_PLATES = frozenset((60, 80, 100, 120, 140, 160, 180, 200, 220))


def _multiple(value: float, step: float, within: float = 1e-6) -> bool:
    return abs(value / step - round(value / step)) * step <= within


def evidence_of(load: float, table: UnitEvidence) -> float:
    """What one load says: positive for kg, negative for lb. Plate arithmetic: bars and plates come in certain sizes,
    and a value with many decimals is one that an app has converted."""
    if not _multiple(load, 0.25):
        if _multiple(load / KG_PER_LB, 2.5, 0.02):
            return table.converted
        return -table.converted if _multiple(load * KG_PER_LB, 0.25, 0.01) else 0.0
    if load > table.heavy_above:
        return table.heavy
    if load in _POUND_PLATES:
        return table.pound_plates
    if load in _BIG_PLATES:
        return table.big_plates
    if _multiple(load, 10):
        return table.ten
    if _multiple(load, 5):
        return table.five
    if _multiple(load, 2.5):
        return table.half
    if _multiple(load, 1):
        return table.even_small if load % 2 == 0 and load < 50 else table.other_whole
    return table.quarter


def infer_unit(loads: Iterable[float], table: UnitEvidence, *, decimal_comma: bool = False) -> UnitReading:
    """The likelier unit of distinct positive loads, with the logistic of the summed evidence as confidence."""
    total = table.prior + (table.decimal_comma if decimal_comma else 0.0)
    total += sum(evidence_of(load, table) for load in sorted(set(loads)))
    total = max(-table.evidence_max, min(table.evidence_max, total))
    confidence = 1 / (1 + math.exp(-abs(total)))
    return UnitReading(value="kg" if total >= 0 else "lb", stated=False, confidence=round(confidence, 3))


def _loaded(drafts: Iterable[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.load and draft.kind != "skipped"]


def settle_unit(parsed: Parsed, override: Unit | None, table: UnitEvidence) -> UnitReading:
    """Give every draft its load in kg and its distance in metres; say which unit the file is in, and how that is
    known. `override` holds where the file states nothing."""
    loaded = _loaded(parsed.drafts)
    stated: list[Unit] = sorted({draft.unit for draft in loaded if draft.unit is not None})
    silent = [draft for draft in loaded if draft.unit is None]
    reading: UnitReading
    if not silent and (stated or parsed.unit is not None):
        first: Unit = stated[0] if stated else parsed.unit or "kg"
        reading = UnitReading(value="mixed" if len(stated) > 1 else first, stated=True, confidence=1.0)
        assumed: Unit = parsed.unit or first
    elif override is not None or len(stated) == 1:
        assumed = override or stated[0]  # blank cells between stated ones follow the others
        mixed = any(other != assumed for other in stated)
        reading = UnitReading(value="mixed" if mixed else assumed, stated=True, confidence=1.0)
    else:
        loads = (abs(draft.load or 0.0) for draft in silent)
        inferred = infer_unit(loads, table, decimal_comma=parsed.decimal_comma)
        assumed = "lb" if inferred.value == "lb" else "kg"
        reading = inferred
        if stated:
            reading = UnitReading(value="mixed", stated=False, confidence=inferred.confidence)
    for draft in parsed.drafts:
        unit = draft.unit or assumed
        if draft.load is not None:
            draft.load_kg = round(draft.load * KG_PER_LB, 4) if unit == "lb" else draft.load
        if draft.distance is not None:
            length = draft.distance_unit or ("mi" if unit == "lb" else "km")
            factor = M_PER_MILE if length == "mi" else 1000.0 if length == "km" else 1.0
            draft.distance_m = round(draft.distance * factor, 3)
    return reading
