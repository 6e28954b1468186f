"""Pose and motion files among the files of an assessment: posture angles as figures, and movements."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from backline.assess.assessment import Statement
from backline.assess.movement import Movement
from backline.journeys.problem import Problem, from_measurement
from backline.measurements.landmarks import is_landmarks, read_landmarks
from backline.measurements.motion import MOTION, is_motion, read_motion
from backline.measurements.source import FileError, open_source
from backline.record.curve import MeasurementFile, MeasurementProblem
from backline.record.measurement import Measurement, Method
from backline.vocabulary.loader import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturesRead:
    """What pose and motion files hold, and the other files, which are read as measurements of strength."""

    others: tuple[Path, ...]
    files: tuple[MeasurementFile, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    statements: tuple[Statement, ...] = ()
    movements: tuple[Movement, ...] = ()


def read_pictures(paths: Sequence[Path], catalogue: Catalogue) -> PicturesRead | Problem:
    """Take pose and motion files out of the files of an assessment; their angles count once a person confirms."""
    found = PicturesRead(others=())
    for path in paths:
        kind = _kind(path)
        if kind == "":
            found = _with(found, PicturesRead(others=(path,)))
            continue
        read = _motion(path) if kind == "motion" else _posture(path, catalogue)
        if isinstance(read, Problem):
            return read
        found = _with(found, read)
    return found


def _kind(path: Path) -> str:
    """`motion`, `landmarks`, or nothing; what cannot be opened is left to the readers of strength, which say why."""
    try:
        source = open_source(path)
    except FileError:
        return ""
    return "motion" if is_motion(source) else "landmarks" if is_landmarks(source) else ""


def _with(one: PicturesRead, other: PicturesRead) -> PicturesRead:
    return PicturesRead(
        others=(*one.others, *other.others),
        files=(*one.files, *other.files),
        measurements=(*one.measurements, *other.measurements),
        statements=(*one.statements, *other.statements),
        movements=(*one.movements, *other.movements),
    )


def _motion(path: Path) -> PicturesRead | Problem:
    from backline.assess.repetitions import movement_of  # loads arrays, which tables do not need

    series = read_motion(path)
    if isinstance(series, MeasurementProblem):
        return from_measurement(series)
    file = MeasurementFile(
        file=str(path), format=MOTION, verified=True, rows=len(series.time_s), figures=0, curves=0, notes=series.notes
    )
    return PicturesRead(others=(), files=(file,), movements=(movement_of(series),))


def _posture(path: Path, catalogue: Catalogue) -> PicturesRead | Problem:
    from backline.assess.posture import PictureProblem, posture_of

    poses = read_landmarks([path])
    if isinstance(poses, MeasurementProblem):
        return Problem(code="measurement", message=poses.message, file=poses.file, row=poses.row)
    if len(poses.pictures) != 1:
        message = f"It holds {len(poses.pictures)} pictures: look at one with `backline posture FILE --of NAME`."
        return Problem(code="picture", message=message, file=str(path))
    posture = posture_of(poses.pictures[0])
    if isinstance(posture, PictureProblem):
        return Problem(code="picture", message=posture.message, file=str(path))
    figures = tuple(
        Measurement(
            test=angle.test,
            side="none",
            value=angle.value_deg,
            unit="deg",
            method=Method(convention=catalogue.tests[angle.test].convention, instrument=poses.format),
            file=str(path),
        )
        for angle in posture.angles
    )
    file = MeasurementFile(
        file=str(path),
        format=poses.format,
        verified=True,
        rows=len(poses.pictures),
        figures=len(figures),
        curves=0,
        notes=(*poses.notes, *posture.notes),
    )
    text = (
        f"{path.name}: view {posture.view}, facing {posture.facing}. Posture is not shown to cause pain. Angles from a "
        "picture move no target before somebody has looked at the points: "
        "`backline posture FILE --client FILE --confirm`."
    )
    statement = Statement(id="posture", severity="note", text=text)
    return PicturesRead(others=(), files=(file,), measurements=figures, statements=(statement,))
