"""A motion file, or the pose files of a film → repetitions with range, tempo and sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from backline.assess.movement import Lowering, Movement
from backline.assess.pose_series import SeriesProblem, angles_of
from backline.assess.repetitions import movement_of
from backline.journeys.problem import Problem, from_measurement
from backline.measurements.landmarks import read_landmarks
from backline.measurements.motion import read_motion
from backline.measurements.opensim_table import is_opensim
from backline.measurements.source import FileError, open_source
from backline.record.curve import MeasurementProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementRequest:
    """One motion file, or the frames of one film. `rate_hz` is pictures a second, which pose files do not say."""

    files: tuple[Path, ...]
    rate_hz: float | None = None
    size: tuple[float, float] | None = None
    lowering: Lowering = "flexion"


def see_movement(request: MovementRequest) -> Movement | Problem:
    """Read one movement; the folder of a film stands for its files."""
    files = _files(request.files)
    if not files:
        return Problem(code="movement", message="There is no file in it.", file=str(request.files[0]))
    try:
        motion = is_opensim(open_source(files[0]))
    except FileError as error:
        return Problem(code="measurement", message=error.message, file=str(files[0]), row=error.row)
    if motion:
        if len(files) > 1:
            return Problem(code="movement", message="Motion files are read one by one.", file=str(files[1]))
        series = read_motion(files[0])
        if isinstance(series, MeasurementProblem):
            return from_measurement(series)
        return movement_of(series, lowering=request.lowering)
    poses = read_landmarks(files)
    if isinstance(poses, MeasurementProblem):
        return from_measurement(poses)
    if request.rate_hz is None:
        message = "Pose files do not say how many pictures a second were taken: say it with --rate, such as --rate 30."
        return Problem(code="movement", message=message, file=str(files[0]))
    angles = angles_of(poses, rate_hz=request.rate_hz, size=request.size)
    if isinstance(angles, SeriesProblem):
        return Problem(code="movement", message=angles.message, file=str(files[0]))
    return movement_of(angles, lowering=request.lowering)


def _files(paths: Sequence[Path]) -> list[Path]:
    """The files named, folders replaced by their JSON files in the order of their names."""
    found: list[Path] = []
    for path in paths:
        found += sorted(path.glob("*.json")) if path.is_dir() else [path]
    return found
