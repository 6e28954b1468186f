"""OpenSim files → joint angles over time in degrees (`.mot`), and joint moments over time in N·m (`.sto`)."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from backline.measurements.opensim_table import OpenSimTable, read_table
from backline.measurements.source import FileError, one_line, open_source
from backline.record.curve import MeasurementProblem
from backline.record.pose import AngleSeries, MomentSeries
from backline.vocabulary.pictures import load_pictures

T = TypeVar("T")
MOTION = "OpenSim motion"
ANGLES = {  # column → the name that Backline uses; OpenSim: flexion positive for hip, knee and ankle (dorsiflexion)
    "hip_flexion_r": "right_hip",
    "hip_flexion_l": "left_hip",
    "knee_angle_r": "right_knee",
    "knee_angle_l": "left_knee",
    "ankle_angle_r": "right_ankle",
    "ankle_angle_l": "left_ankle",
    "arm_flex_r": "right_shoulder",
    "arm_flex_l": "left_shoulder",
    "elbow_flex_r": "right_elbow",
    "elbow_flex_l": "left_elbow",
    "pelvis_tilt": "pelvis_tilt",
    "lumbar_extension": "lumbar_extension",
}
MOMENTS = {  # column → our name, and the sign that makes it positive as the extensors work, and the elbow's flexors
    **{
        f"{column}_{letter}_moment": (f"{side}_{joint}", sign)
        for letter, side in (("r", "right"), ("l", "left"))
        for column, joint, sign in (
            ("hip_flexion", "hip", -1.0),
            ("knee_angle", "knee", -1.0),
            ("ankle_angle", "ankle", -1.0),
            ("arm_flex", "shoulder", -1.0),
            ("elbow_flex", "elbow", 1.0),
        )
    },
    "lumbar_extension_moment": ("lumbosacral", 1.0),
    "elbow_flexion_moment": ("right_elbow", 1.0),  # a model of the right arm alone
}
_LIMBS = ("hip", "knee", "ankle")


def read_motion(path: Path, *, whole: bool = False) -> AngleSeries | MeasurementProblem:
    """Read one file of angles. Nothing is raised for what is in it; radians are converted where the header says so.

    Fewer rows than the header says are noted; `whole` refuses them."""
    return _read(path, _angles, whole)


def read_moments(path: Path, *, whole: bool = False) -> MomentSeries | MeasurementProblem:
    """Read one file of joint moments, as inverse dynamics writes it. `whole` as in `read_motion`."""
    return _read(path, _moments, whole)


def _read(path: Path, series: Callable[[str, OpenSimTable, list[str]], T], whole: bool) -> T | MeasurementProblem:
    name = str(path)
    try:
        source = open_source(path)
        name = source.name
        table = read_table(source)
        if whole and table.short:
            raise FileError(table.short)
        return series(name, table, [table.short] if table.short else [])
    except FileError as error:
        return MeasurementProblem(file=name, message=error.message, row=error.row)
    except ValueError as error:
        return MeasurementProblem(file=name, message=f"It holds something impossible: {one_line(str(error), 200)}.")


def _angles(name: str, table: OpenSimTable, notes: list[str]) -> AngleSeries:
    if any(head.endswith("_moment") for head in table.columns):
        raise FileError("It holds joint moments, not angles: there is no movement to read in it.")
    found = [head for head in table.columns if head in ANGLES]
    if not any(head.startswith(("hip_flexion", "knee_angle")) for head in found):
        few = ", ".join(list(ANGLES)[:3])
        raise FileError(f"It has no angle of hip or knee (columns such as {few}).", row=table.heads_row)
    columns = {ANGLES[head]: table.columns[head] for head in found}
    limbs = [abs(value) for name in columns for value in columns[name] if name.endswith(_LIMBS)]
    if table.in_degrees is None:
        raise FileError(
            "The header does not say inDegrees=yes or no: degrees and radians cannot be told apart for sure."
        )
    if not table.in_degrees:
        columns = {name: tuple(math.degrees(value) for value in column) for name, column in columns.items()}
        notes.append("The file is in radians; converted to degrees.")
        if math.degrees(max(limbs)) > 360:
            raise FileError(
                "The header says radians, and the angles are larger than a full turn: they look like degrees."
            )
    elif max(limbs) <= load_pictures().radians_max:
        raise FileError(
            "The header says degrees, and no angle ever exceeds 3.3: they look like radians.\n"
            "Write inDegrees=no into the header if they are."
        )
    _check_rate(table)
    return AngleSeries(file=name, time_s=table.time_s, angles_deg=columns, notes=tuple(notes))


def _moments(name: str, table: OpenSimTable, notes: list[str]) -> MomentSeries:
    found = {
        MOMENTS[head][0]: tuple(MOMENTS[head][1] * value for value in column)
        for head, column in table.columns.items()
        if head in MOMENTS
    }
    if not found:
        few = ", ".join(list(MOMENTS)[:3])
        raise FileError(f"It has no joint moment that is known here (columns such as {few}).", row=table.heads_row)
    _check_rate(table)
    return MomentSeries(file=name, time_s=table.time_s, moments_n_m=found, notes=tuple(notes))


def _check_rate(table: OpenSimTable) -> None:
    low, high = load_pictures().rate_hz
    rate = (len(table.time_s) - 1) / (table.time_s[-1] - table.time_s[0])
    if not low <= rate <= high:
        raise FileError(
            f"The time column makes {rate:.3g} samples a second: is it in milliseconds? It must be in seconds."
        )
