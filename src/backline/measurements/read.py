"""Files of dynamometers, load cells, force plates → figures and curves; the format is recognised, never asked for."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from backline.measurements import (
    biodex,
    biostrength,
    contrex,
    curve_table,
    force_plate,
    hand_held,
    load_cell,
    nordbord,
    peak_torque_table,
)
from backline.measurements.elsewhere import elsewhere
from backline.measurements.landmarks import FORMATS as POSES
from backline.measurements.motion import MOTION
from backline.measurements.source import Content, FileError, Source, open_source
from backline.measurements.words import date_in_name
from backline.record.curve import Curve, MeasurementFile, MeasurementProblem
from backline.record.measurement import Measurement

UNKNOWN = "No format that Backline knows."
NOT_VERIFIED = "This format is written from its description: not verified on a real file."


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of file: how it is recognised and read."""

    name: str
    recognises: Callable[[Source], bool]
    read: Callable[[Source], Content]


# In this order: what is certain first, what could be many things last.
FORMATS = (
    Format(name=load_cell.NAME, recognises=load_cell.recognises, read=load_cell.read),
    Format(name=biostrength.NAME, recognises=biostrength.recognises, read=biostrength.read),
    Format(name=nordbord.NAME, recognises=nordbord.recognises, read=nordbord.read),
    Format(name=biodex.NAME, recognises=biodex.recognises, read=biodex.read),
    Format(name=contrex.NAME, recognises=contrex.recognises, read=contrex.read),
    Format(name=force_plate.NAME, recognises=force_plate.recognises, read=force_plate.read),
    Format(name=peak_torque_table.NAME, recognises=peak_torque_table.recognises, read=peak_torque_table.read),
    Format(name=hand_held.NAME, recognises=hand_held.recognises, read=hand_held.read),
    Format(name=curve_table.NAME, recognises=curve_table.recognises, read=curve_table.read),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What one or several files hold together."""

    files: tuple[MeasurementFile, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    curves: tuple[Curve, ...] = ()


def read_measurement_file(path: Path) -> Recording | MeasurementProblem:
    """Read one file. Whatever is in it, nothing is raised: what is wrong comes back with its line."""
    name = str(path)
    try:
        source = open_source(path)
        name = source.name
        kind = next((known for known in FORMATS if known.recognises(source)), None)
        if kind is None:
            raise FileError(_unknown(source))
        content = kind.read(source)
    except FileError as error:
        return MeasurementProblem(file=name, message=error.message, row=error.row)
    except ValueError as error:  # a noun refused what the file says
        return MeasurementProblem(file=name, message=f"It holds something impossible: {str(error)[:200]}.")
    content = _dated(content, source)
    notes = content.notes if content.verified else (*content.notes, NOT_VERIFIED)
    reading = MeasurementFile(
        file=name,
        format=content.format,
        verified=content.verified,
        rows=content.rows,
        figures=len(content.measurements),
        curves=len(content.curves),
        notes=notes,
    )
    return Recording(files=(reading,), measurements=content.measurements, curves=content.curves)


def _unknown(source: Source) -> str:
    """What is said of a file that no reader takes: what reads it instead, or all that is read."""
    if (other := elsewhere(source)) != "":
        return f"{UNKNOWN} {other}"
    known = ", ".join(known.name for known in FORMATS)
    return f"{UNKNOWN} It knows: {known}.\nPoses and motions: {POSES}; {MOTION}.\nSee docs/reference/measurements.md."


def _dated(content: Content, source: Source) -> Content:
    """What states neither day nor occasion gets the day of its file's name, and the file says so."""
    day = date_in_name(source.path.name)
    if day is None:
        return content
    bare = any(each.date is None and not each.occasion for each in content.measurements)
    if not bare and not any(each.date is None and not each.occasion for each in content.curves):
        return content
    return replace(
        content,
        measurements=tuple(
            replace(each, date=day) if each.date is None and not each.occasion else each
            for each in content.measurements
        ),
        curves=tuple(
            replace(each, date=day) if each.date is None and not each.occasion else each for each in content.curves
        ),
        notes=(*content.notes, f"The day, {day.isoformat()}, is that of the file's name."),
    )


def files_of(paths: Sequence[Path]) -> list[tuple[Path, bool]]:
    """Files as they are; folders as their files in the order of their names. True: it stood in a folder."""
    found: list[tuple[Path, bool]] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
            found += [(file, True) for file in inside]
        else:
            found.append((path, False))
    return found


def read_measurements(paths: Sequence[Path], *, skip: Collection[Path] = ()) -> Recording | MeasurementProblem:
    """Read files together, folders with all their files; the first file that cannot be used is the answer.

    In a folder a file of another kind is no mistake: it is named and left out. Files in `skip` were read elsewhere.
    """
    whole = Recording()
    seen: dict[Path, Path] = {}
    for path, inside in files_of(paths):
        if path in skip:
            continue
        real = path.resolve()
        if real in seen:
            return MeasurementProblem(file=str(path), message="The file is named twice.")
        seen[real] = path
        found = read_measurement_file(path)
        if isinstance(found, MeasurementProblem) and inside and found.message.startswith(UNKNOWN):
            left = MeasurementFile(file=found.file, format="not read", verified=False, rows=0, figures=0, curves=0)
            whole = replace(
                whole,
                files=(*whole.files, replace(left, notes=(found.message.splitlines()[0].split(" It knows:")[0],))),
            )
            continue
        if isinstance(found, MeasurementProblem):
            return found
        whole = Recording(
            files=(*whole.files, *found.files),
            measurements=(*whole.measurements, *found.measurements),
            curves=(*whole.curves, *found.curves),
        )
    return whole
