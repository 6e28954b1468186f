"""Hand-held dynamometry as a table: one row a pull with muscle, side, force and lever, each in any unit."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from backline.measurements import units
from backline.measurements.source import Content, FileError, Source, cells, number, one_line
from backline.measurements.words import date_of, movement_of, side_of
from backline.record.measurement import Measurement, Method

NAME = "hand-held force table"
_LEVER_M = (0.05, 0.7)  # no pad sits nearer or farther from a knee or hip: beyond this the unit is wrong
_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "person": ("person", "subject", "athlete", "name"),
        "side": ("side", "leg", "limb"),
        "muscle": ("muscle", "muscles", "movement", "test"),
        "force": ("force",),
        "lever": ("lever", "lever arm", "arm", "moment arm", "distance"),
        "date": ("date",),
        "occasion": ("occasion", "timepoint", "session"),
        "angle": ("angle", "knee angle"),
    }
)


def _layout(header: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(header):
        plain = cell.split("(")[0].split("[")[0].strip().lower().replace("_", " ")
        for word, names in _COLUMNS.items():
            if word not in found and any(plain == name or plain.startswith(name + " ") for name in names):
                found[word] = place
                break
    return found


def recognises(source: Source) -> bool:
    """Are side, muscle and force named?"""
    rows = cells(source.lines[:1])
    return bool(rows) and {"side", "muscle", "force"} <= set(_layout(rows[0]))


def read(source: Source) -> Content:
    """Each pull as one figure: torque where a lever is given, force where not."""
    rows = cells(source.lines)
    header, layout = rows[0], _layout(rows[0])
    force_unit = units.unit_of(header[layout["force"]], units.FORCE)
    if force_unit is None:
        raise FileError("The force states no unit. Name the column force_n, force_kg or force_lb.", 1)
    lever_unit = None
    if "lever" in layout:
        lever_unit = units.unit_of(header[layout["lever"]], units.LENGTH)
        if lever_unit is None:
            raise FileError("The lever states no unit. Name the column lever_cm, lever_m or lever_in.", 1)
    found: list[Measurement] = []
    for line, row in enumerate(rows[1:], 2):
        if not any(row):
            continue
        cell = {word: row[at] if at < len(row) else "" for word, at in layout.items()}
        force, side, movement = number(cell["force"]), side_of(cell["side"]), movement_of(cell["muscle"])
        if force is None or force < 0:
            raise FileError(f'The force "{one_line(cell["force"])}" is no number above nothing.', line)
        if side is None:
            raise FileError(f'"{one_line(cell["side"])}" is no side: write left or right.', line)
        hip = "hip" in cell["muscle"].lower()
        if movement is None and not hip:
            raise FileError(f'"{one_line(cell["muscle"])}": write quadriceps, hamstrings or hip extension.', line)
        lever = number(cell.get("lever", "")) if lever_unit is not None else None
        lever_m = None if lever is None or lever_unit is None else lever * units.LENGTH[lever_unit]
        if lever_m is not None and not _LEVER_M[0] <= lever_m <= _LEVER_M[1]:
            raise FileError(
                f"A lever of {lever_m * 100:.4g} cm is not possible on a leg. Is the unit of the column right?", line
            )
        newton = force * units.FORCE[force_unit]
        if hip and lever_m is None:
            raise FileError("Hip extension needs the lever, so that it can be compared.", line)
        base = "hip-extension" if hip else movement
        found.append(
            Measurement(
                test=f"{base}-{'force' if lever_m is None else 'torque'}-isometric",
                side=side,
                value=newton if lever_m is None else newton * lever_m,
                unit="N" if lever_m is None else "N·m",
                date=date_of(cell.get("date", "")),
                person=one_line(cell.get("person", ""), 60),
                occasion=one_line(cell.get("occasion", ""), 60),
                method=Method(
                    instrument="hand-held dynamometer",
                    statistic="single",
                    repetitions=1,
                    lever_m=lever_m,
                    angle_deg=number(cell.get("angle", "")),
                ),
                file=source.name,
                row=line,
            )
        )
    if not found:
        raise FileError("The table holds no pull.")
    return Content(format=NAME, verified=False, rows=len(found), measurements=tuple(found))
