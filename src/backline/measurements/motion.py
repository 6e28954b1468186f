"""OpenSim motion files (`.mot`, `.sto` of angles) → joint angles over time in degrees."""

import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from backline.measurements.source import FileError, Source, cells, number, one_line, open_source
from backline.record.curve import MeasurementProblem
from backline.record.pose import AngleSeries
from backline.vocabulary.pictures import load_pictures

MOTION = "OpenSim motion"
ANGLES = {  # column → the name that Backline uses; OpenSim: flexion positive for hip, knee and ankle (dorsiflexion)
    "hip_flexion_r": "right_hip",
    "hip_flexion_l": "left_hip",
    "knee_angle_r": "right_knee",
    "knee_angle_l": "left_knee",
    "ankle_angle_r": "right_ankle",
    "ankle_angle_l": "left_ankle",
    "pelvis_tilt": "pelvis_tilt",
    "lumbar_extension": "lumbar_extension",
}
_LIMBS = ("hip", "knee", "ankle")


def read_motion(path: Path) -> AngleSeries | MeasurementProblem:
    """Read one motion file. Nothing is raised for what is in it; radians are converted where the header says so."""
    name = str(path)
    try:
        source = open_source(path)
        name = source.name
        return _series(source)
    except FileError as error:
        return MeasurementProblem(file=name, message=error.message, row=error.row)
    except ValueError as error:
        return MeasurementProblem(file=name, message=f"It holds something impossible: {one_line(str(error), 200)}.")


def is_motion(source: Source) -> bool:
    """A header that ends with `endheader` and a table that begins with time."""
    return any(line.strip().strip(",").casefold() == "endheader" for line in source.lines[:60])


def _series(source: Source) -> AngleSeries:
    at = next(
        (i for i, line in enumerate(source.lines[:60]) if line.strip().strip(",").casefold() == "endheader"), None
    )
    if at is None:
        raise FileError("No motion file: its header has no line `endheader`.")
    header = {
        key.strip().casefold(): value.strip().strip(",")
        for key, sign, value in (line.partition("=") for line in source.lines[:at])
        if sign
    }
    table = [line.strip().rstrip(",") for line in source.lines[at + 1 :] if line.strip().strip(",")]
    if len(table) < 3:
        raise FileError("It has no rows behind its header.")
    rows = cells(table)
    heads = [head.strip() for head in rows[0]]
    if heads[0].casefold() != "time":
        raise FileError("The first column must be time.", row=at + 2)
    if any(head.endswith("_moment") for head in heads):
        raise FileError("It holds joint moments, not angles: there is no movement to read in it.")
    found = [head for head in heads if head in ANGLES]
    if not any(head.startswith(("hip_flexion", "knee_angle")) for head in found):
        raise FileError(f"It has no angle of hip or knee (columns such as {', '.join(list(ANGLES)[:3])}).", row=at + 2)
    notes = []
    said = number(header.get("nrows", ""))
    if said is not None and said != len(rows) - 1:
        notes.append(f"The header says {said:.0f} rows, the file has {len(rows) - 1}: it may be cut off.")
    numbers = _numbers(rows, heads, at)
    columns = {ANGLES[head]: numbers[heads.index(head)] for head in found}
    degrees = header.get("indegrees", "").casefold()
    if degrees not in ("yes", "no"):
        raise FileError(
            "The header does not say inDegrees=yes or no: degrees and radians cannot be told apart for sure."
        )
    if degrees == "no":
        columns = {name: [math.degrees(value) for value in column] for name, column in columns.items()}
        notes.append("The file is in radians; converted to degrees.")
        if max(abs(value) for name in columns for value in columns[name] if _limb(name)) > 360:
            raise FileError(
                "The header says radians, and the angles are larger than a full turn: they look like degrees."
            )
    elif all(abs(value) <= load_pictures().radians_max for name in columns if _limb(name) for value in columns[name]):
        raise FileError(
            "The header says degrees, and no angle ever exceeds 3.3: they look like radians.\n"
            "Write inDegrees=no into the header if they are."
        )
    time = numbers[0]
    step = [after - before for before, after in pairwise(time)]
    if any(each <= 0 for each in step):
        row = next(i for i, each in enumerate(step) if each <= 0)
        raise FileError("Time does not rise from row to row.", row=at + row + 4)
    low, high = load_pictures().rate_hz
    rate = (len(time) - 1) / (time[-1] - time[0])
    if not low <= rate <= high:
        raise FileError(
            f"The time column makes {rate:.3g} samples a second: is it in milliseconds? It must be in seconds."
        )
    return AngleSeries(
        file=source.name,
        time_s=tuple(time),
        angles_deg={name: tuple(column) for name, column in columns.items()},
        notes=tuple(notes),
    )


def _limb(name: str) -> bool:
    return name.endswith(_LIMBS)


def _numbers(rows: Sequence[Sequence[str]], heads: Sequence[str], at: int) -> list[list[float]]:
    columns: list[list[float]] = [[] for _ in heads]
    for index, row in enumerate(rows[1:]):
        if len(row) != len(heads):
            raise FileError(
                f"The row has {len(row)} cells, the header {len(heads)}: is it cut off?", row=at + index + 3
            )
        for column, cell in zip(columns, row, strict=True):
            value = number(cell)
            if value is None or not math.isfinite(value):
                raise FileError(f'"{one_line(cell)}" is no number.', row=at + index + 3)
            column.append(value)
    return columns
