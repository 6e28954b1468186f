"""Tables of peak torques: one row a person, leg, speed, movement and time, as laboratories keep them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from backline.measurements import units
from backline.measurements.source import Content, FileError, Source, cells, number, one_line
from backline.measurements.words import Action, action_of, date_of, movement_of, side_of
from backline.record.measurement import Gravity, Measurement, Method

NAME = "peak-torque table"
_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "person": ("subject", "person", "athlete", "id", "participant", "name"),
        "side": ("leg", "side", "limb"),
        "speed": ("velocity", "speed", "angular velocity"),
        "movement": ("movement", "muscle", "muscles", "muscle group"),
        "value": ("load", "torque", "peak torque", "pt", "value"),
        "action": ("action", "mode", "contraction"),
        "occasion": ("timepoint", "time", "occasion", "session", "visit", "test"),
        "date": ("date",),
        "gravity": ("gravity", "gravity corrected", "gravity_corrected"),
        "angle": ("angle", "angle_deg", "knee angle"),
        "instrument": ("instrument", "device", "dynamometer"),
    }
)
_NEEDED = ("side", "speed", "movement", "value")
_MISSING = ("", "na", "n/a", "nan", "-", "null", "none")
_GRAVITY: Mapping[str, Gravity] = MappingProxyType(
    {"yes": "corrected", "true": "corrected", "1": "corrected", "corrected": "corrected",
     "no": "uncorrected", "false": "uncorrected", "0": "uncorrected", "uncorrected": "uncorrected"}
)  # fmt: skip


def _plain(header: str) -> str:
    return header.split("(")[0].split("[")[0].strip().lower().replace("_", " ")


def _layout(header: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(header):
        unit = units.unit_of(cell, units.TORQUE)
        name = _plain(cell)
        for ending in (" nm", " n m", " deg s", " ftlb", " kgcm"):
            name = name.removesuffix(ending)
        for word, names in _COLUMNS.items():
            if word not in found and (name in names or (word == "value" and unit is not None)):
                found[word] = place
                break
    return found


def recognises(source: Source) -> bool:
    """Does the first line name leg, speed, movement and a value?"""
    rows = cells(source.lines[:1])
    return bool(rows) and all(word in _layout(rows[0]) for word in _NEEDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    cells: Sequence[str]
    layout: Mapping[str, int]
    line: int

    def get(self, word: str) -> str:
        place = self.layout.get(word)
        return self.cells[place].strip() if place is not None and place < len(self.cells) else ""


def _speed(text: str, line: int) -> tuple[Action | None, float | None]:
    """`isok.60`, `60`, `60 deg/s`, `isom` → what the speed column says about action and degrees a second."""
    plain = text.lower().replace("°", " deg").strip()
    if plain.startswith("isom") or plain in ("0", "0.0"):
        return "isometric", None
    digits = plain.removeprefix("isok").strip(" .:_-").split("deg")[0].strip(" /")
    value = number(digits)
    if value is None or not 0 < value <= 600:
        raise FileError(f'The speed "{one_line(text)}" is none: write degrees a second, such as 60, or isom.', line)
    return None, value


def read(source: Source) -> Content:
    """Every row as one figure; missing values are counted, wrong words refused with their line."""
    rows = cells(source.lines)
    header, layout = rows[0], _layout(rows[0])
    unit = units.unit_of(header[layout["value"]], units.TORQUE)
    said = units.stated(header[layout["value"]])
    if unit is None and said:
        raise FileError(f'The unit "{one_line(said)}" of the torque is not known. Use N·m, ft-lb or kg·cm.', 1)
    factor = units.TORQUE[unit] if unit is not None else 1.0
    found: list[Measurement] = []
    missing = 0
    notes = [] if unit is not None else ["The file states no unit of torque; N·m is assumed."]
    concentric = False
    for line, row_cells in enumerate(rows[1:], 2):
        if not any(row_cells):
            continue
        row = _Row(cells=row_cells, layout=layout, line=line)
        if row.get("value").lower() in _MISSING:
            missing += 1
            continue
        value, side, movement = number(row.get("value")), side_of(row.get("side")), movement_of(row.get("movement"))
        if value is None:
            raise FileError(f'The torque "{one_line(row.get("value"))}" is no number.', line)
        if side is None:
            raise FileError(f'"{one_line(row.get("side"))}" is no leg: write left or right.', line)
        if movement is None:
            raise FileError(f'"{one_line(row.get("movement"))}" is no movement: write extension or flexion.', line)
        implied, speed = _speed(row.get("speed"), line)
        written = row.get("action")
        action = implied or (action_of(written) if written else None)
        if written and action is None:
            raise FileError(f'"{one_line(written)}" is no action: write concentric, eccentric or isometric.', line)
        concentric = concentric or action is None
        gravity: Gravity = _GRAVITY.get(row.get("gravity").lower(), "unknown")
        found.append(
            Measurement(
                test=f"{movement}-torque-{action or 'concentric'}",
                side=side,
                value=value * factor,
                unit="N·m",
                date=date_of(row.get("date")),
                person=one_line(row.get("person"), 60),
                occasion=one_line(row.get("occasion"), 60),
                method=Method(
                    instrument=one_line(row.get("instrument"), 60) or "isokinetic dynamometer",
                    speed_deg_s=speed,
                    angle_deg=number(row.get("angle")),
                    gravity=gravity,
                ),
                file=source.name,
                row=line,
            )
        )
    if not found:
        raise FileError("No row of this table holds a torque.")
    if missing:
        notes.append(f"{missing} rows without a value (NA) were left out.")
    if concentric:
        notes.append("The file does not say concentric or eccentric; isokinetic rows are taken as concentric.")
    if any(figure.method.gravity == "unknown" for figure in found):
        notes.append("The file does not say whether the weight of the limb was taken out (gravity correction).")
    return Content(format=NAME, verified=True, rows=len(rows) - 1, measurements=tuple(found), notes=tuple(notes))
