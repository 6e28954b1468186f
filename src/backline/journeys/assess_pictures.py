"""Pose and motion files among the files of an assessment: posture angles as figures, and movements."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from backline.assess.assessment import Statement
from backline.assess.movement import Movement
from backline.journeys.problem import Problem, from_measurement
from backline.measurements.elsewhere import picture_command
from backline.measurements.landmarks import is_landmarks, read_landmarks
from backline.measurements.motion import MOTION, read_motion
from backline.measurements.opensim_table import is_opensim
from backline.measurements.read import files_of
from backline.measurements.source import FileError, open_source
from backline.record.curve import MeasurementFile, MeasurementProblem
from backline.record.measurement import Measurement, Method
from backline.vocabulary.loader import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturesRead:
    """What pose and motion files hold, and the other files, which are read as measurements of strength."""

    others: tuple[Path, ...]
    read: tuple[Path, ...] = ()  # files inside the folders of `others` that were taken out
    files: tuple[MeasurementFile, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    statements: tuple[Statement, ...] = ()
    movements: tuple[Movement, ...] = ()


def read_pictures(paths: Sequence[Path], catalogue: Catalogue) -> PicturesRead | Problem:
    """Take pose and motion files out of the files of an assessment; their angles count once a person confirms."""
    found = PicturesRead(others=())
    for path in paths:
        kind = _kind(path)
        if path.is_dir():
            read = _folder(path)
        elif kind == "":
            read = PicturesRead(others=(path,))
        else:
            read = _motion(path) if kind == "motion" else _posture(path, catalogue)
        if isinstance(read, Problem):
            return read
        found = _with(found, read)
    return found


def _folder(folder: Path) -> PicturesRead | Problem:
    """Motion files of a folder are read; pose files are named with the command for them, alone they are a mistake."""
    inside = [path for path, _ in files_of([folder])]
    kinds = {path: _kind(path) for path in inside}
    poses = [path for path in inside if kinds[path] == "landmarks"]
    if poses and len(poses) == len(inside):
        count = "a pose file" if len(poses) == 1 else f"{len(poses)} pose files"
        message = (
            f"The folder holds {count}. As the pictures of one film: `backline movement {folder} --rate N` "
            f"(N pictures a second).\nOne picture's posture: `backline posture {poses[0]}`."
        )
        return Problem(code="picture", message=message, file=str(folder))
    found = PicturesRead(others=(folder,))
    for path in inside:
        if kinds[path] == "motion":
            read = _motion(path)
            if isinstance(read, Problem):
                return read
            found = _with(found, replace(read, read=(path,)))
        elif kinds[path] == "landmarks":
            note = f"Pose file: `backline posture {path}` looks at one picture."
            left = MeasurementFile(
                file=str(path), format="not read", verified=False, rows=0, figures=0, curves=0, notes=(note,)
            )
            found = _with(found, PicturesRead(others=(), files=(left,), read=(path,)))
    return found


def _kind(path: Path) -> str:
    """`motion`, `landmarks`, or nothing; what cannot be opened is left to the readers of strength, which say why."""
    try:
        source = open_source(path)
    except FileError:
        return ""
    return "motion" if is_opensim(source) else "landmarks" if is_landmarks(source) else ""


def _with(one: PicturesRead, other: PicturesRead) -> PicturesRead:
    return PicturesRead(
        others=(*one.others, *other.others),
        read=(*one.read, *other.read),
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
        message = f"It holds {len(poses.pictures)} pictures. Look at one: {picture_command(poses, str(path))}."
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
        f"`backline posture {path} --client CLIENT.toml --confirm`."
    )
    statement = Statement(id="posture", severity="note", text=text)
    return PicturesRead(others=(), files=(file,), measurements=figures, statements=(statement,))
