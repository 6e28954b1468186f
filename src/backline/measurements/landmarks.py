"""Files of body landmarks → pictures with points: OpenPose, COCO, MediaPipe and points typed by hand."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from backline.measurements.elsewhere import elsewhere
from backline.measurements.landmark_names import BODY_25, COCO_17, COCO_18, MEDIAPIPE, TYPED
from backline.measurements.opensim_table import is_opensim
from backline.measurements.source import FileError, Source, cells, number, one_line, open_source
from backline.record.curve import MeasurementProblem
from backline.record.pose import Picture, Point, Pose, PoseFile

FORMATS = "OpenPose JSON, COCO keypoints JSON, MediaPipe JSON or CSV, points typed in TOML"


def read_landmarks(paths: Sequence[Path]) -> PoseFile | MeasurementProblem:
    """Read one file, or the frames of one series in the order of their names. Nothing is raised for what is in them."""
    name = str(paths[0]) if paths else ""
    try:
        read = []
        for path in sorted(paths, key=lambda path: path.name) if len(paths) > 1 else paths:
            source = open_source(path)
            name = source.name
            read.append(_read(source))
    except FileError as error:
        return MeasurementProblem(file=name, message=error.message, row=error.row)
    except ValueError as error:
        return MeasurementProblem(file=name, message=f"It holds something impossible: {one_line(str(error), 200)}.")
    if not read:
        return MeasurementProblem(file=name, message="No file was named.")
    if len({each.format for each in read}) > 1:
        kinds = ", ".join(sorted({each.format for each in read}))
        return MeasurementProblem(
            file=name, message=f"These files do not belong together: {kinds}. Read them one by one."
        )
    if len(read) == 1:
        return read[0]
    pictures = tuple(picture for each in read for picture in each.pictures)
    return PoseFile(file=read[0].file, format=read[0].format, pictures=pictures, series=True, notes=read[0].notes)


def is_landmarks(source: Source) -> bool:
    """Does it look like one of the formats? Points typed in TOML have a table [points]."""
    text = source.text.lstrip()
    if source.path.suffix.casefold() == ".toml":
        return "[points]" in text
    if text.startswith(("{", "[")):
        return any(word in text for word in ('"pose_keypoints_2d"', '"keypoints"', '"landmarks"', '"pose_landmarks"'))
    return bool(source.lines) and "nose_x" in source.lines[0]


def _read(source: Source) -> PoseFile:
    text = source.text.lstrip()
    if text.startswith(("{", "[")) and source.path.suffix.casefold() != ".toml":
        try:
            content = json.loads(source.text)
        except (ValueError, RecursionError):
            raise FileError("It is no whole JSON file.") from None
        return _json(content, source)
    if source.path.suffix.casefold() == ".toml":
        try:
            return _typed(tomllib.loads(source.text), source)
        except tomllib.TOMLDecodeError as error:
            raise FileError(f"It is no valid TOML: {one_line(str(error))}.") from None
    if source.lines and "_x" in source.lines[0] and "_y" in source.lines[0]:
        return _table(source)
    if is_opensim(source):
        raise FileError(f"It is a motion file and no picture: `backline movement {source.name}` reads it.")
    other = elsewhere(source)
    raise FileError(f"No landmark format that Backline knows. {other or f'It knows: {FORMATS}.'}")


def _json(content: Any, source: Source) -> PoseFile:
    if isinstance(content, dict) and isinstance(content.get("people"), list):
        return _openpose(content["people"], source)
    if isinstance(content, dict) and isinstance(content.get("annotations"), list):
        return _coco(content, source)
    rows = (
        content.get("landmarks", content.get("pose_landmarks", content.get("frames")))
        if isinstance(content, dict)
        else content
    )
    if isinstance(rows, list) and rows:
        return _mediapipe(rows, content if isinstance(content, dict) else {}, source)
    raise FileError(f"No landmark format that Backline knows. It knows: {FORMATS}.")


def _openpose(people: list[Any], source: Source) -> PoseFile:
    """`pose_keypoints_2d` as x, y, confidence; zeros are points that were not seen."""
    poses = []
    layout = ""
    for index, person in enumerate(people):
        values = person.get("pose_keypoints_2d") if isinstance(person, dict) else None
        names = {75: BODY_25, 54: COCO_18}.get(len(values)) if isinstance(values, list) else None
        if names is None or values is None:
            raise FileError("`pose_keypoints_2d` must hold 25 points (BODY_25) or 18 (COCO), three numbers each.")
        layout = "OpenPose BODY_25" if len(values) == 75 else "OpenPose COCO-18"
        poses.append(Pose(points=_triples(values, names, unseen_zero=True), person=str(index)))
    picture = Picture(name=source.path.stem, people=tuple(poses))
    return PoseFile(file=source.name, format=layout or "OpenPose", pictures=(picture,))


def _triples(values: Sequence[Any], names: Sequence[str], *, unseen_zero: bool) -> dict[str, Point]:
    found = {}
    for index, name in enumerate(names):
        x, y, sure = values[3 * index : 3 * index + 3]
        if any(isinstance(each, bool) or not isinstance(each, int | float) for each in (x, y, sure)):
            raise FileError(f"{name} is not three numbers.")
        if unseen_zero and x == 0 and y == 0:
            continue
        if not 0 <= sure <= 1:
            raise FileError(f"The confidence of {name} is {sure:g}, not 0 to 1.")
        found[name] = Point(x=float(x), y=float(y), confidence=float(sure))
    return found


def _coco(content: Mapping[str, Any], source: Source) -> PoseFile:
    """Annotations by picture; visibility 0 not marked, 1 hidden, 2 seen."""
    sizes = {row.get("id"): row for row in content.get("images", []) if isinstance(row, dict)}
    by_picture: dict[Any, list[Pose]] = {}
    for row in content["annotations"]:
        values = row.get("keypoints") if isinstance(row, dict) else None
        if not isinstance(values, list) or len(values) != 3 * len(COCO_17):
            raise FileError("An annotation has no 17 keypoints of three numbers.")
        points = {}
        for index, name in enumerate(COCO_17):
            x, y, seen = values[3 * index : 3 * index + 3]
            if seen:
                points[name] = Point(x=float(x), y=float(y), confidence=1.0 if seen == 2 else 0.5)
        by_picture.setdefault(row.get("image_id"), []).append(Pose(points=points, person=str(row.get("id", ""))))
    pictures = tuple(
        Picture(
            name=str(id),
            people=tuple(poses),
            width=number(str(sizes.get(id, {}).get("width", ""))),
            height=number(str(sizes.get(id, {}).get("height", ""))),
        )
        for id, poses in by_picture.items()
    )
    if not pictures:
        raise FileError("It holds no annotations.")
    note = "Visibility of COCO: seen counts 1, hidden 0.5."
    return PoseFile(file=source.name, format="COCO keypoints", pictures=pictures, notes=(note,))


def _mediapipe(rows: list[Any], content: Mapping[str, Any], source: Source) -> PoseFile:
    """33 landmarks of one picture, or a list of such pictures; x and y are shares of width and height."""
    frames = [rows] if all(isinstance(row, dict) and "x" in row for row in rows) else rows
    pictures = []
    for index, frame in enumerate(frames):
        marks = frame.get("landmarks", frame.get("pose_landmarks")) if isinstance(frame, dict) else frame
        if (
            not isinstance(marks, list)
            or len(marks) != len(MEDIAPIPE)
            or not all(isinstance(each, dict) for each in marks)
        ):
            raise FileError("A MediaPipe pose holds 33 landmarks with x and y.", row=index + 1)
        points = {
            name: Point(x=float(mark["x"]), y=float(mark["y"]), confidence=_sure(mark.get("visibility")))
            for name, mark in zip(MEDIAPIPE, marks, strict=True)
            if isinstance(mark.get("x"), int | float) and isinstance(mark.get("y"), int | float)
        }
        pictures.append(_shares(f"{source.path.stem} {index + 1}", points, content))
    return PoseFile(file=source.name, format="MediaPipe", pictures=tuple(pictures), series=len(pictures) > 1)


def _shares(name: str, points: Mapping[str, Point], content: Mapping[str, Any]) -> Picture:
    inside = [-1 <= each.x <= 2 and -1 <= each.y <= 2 for each in points.values()]
    return Picture(
        name=name,
        people=(Pose(points=points),),
        positions="shares" if all(inside) else "pixels",
        width=number(str(content.get("width", ""))),
        height=number(str(content.get("height", ""))),
    )


def _sure(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return min(max(float(value), 0.0), 1.0)


def _table(source: Source) -> PoseFile:
    """One picture a row, `left_knee_x`, `left_knee_y`, `left_knee_v`; the order of rows is not taken for time."""
    rows = cells(source.lines)
    heads = [head.strip().casefold() for head in rows[0]]
    names = [head[:-2] for head in heads if head.endswith("_x")]
    at = {head: index for index, head in enumerate(heads)}
    if not names or any(f"{name}_y" not in at for name in names):
        raise FileError("The header needs pairs such as left_knee_x and left_knee_y.", row=1)
    unknown = [name for name in names if name not in MEDIAPIPE]
    if len(unknown) == len(names):
        raise FileError(f"None of its points is a known landmark ({', '.join(unknown[:3])}).", row=1)
    pictures = []
    for line, row in enumerate(rows[1:], 2):
        if not any(row):
            continue
        if len(row) != len(heads):
            raise FileError(f"The row has {len(row)} cells, the header {len(heads)}: is the file cut off?", row=line)
        points = {}
        for name in names:
            x, y = number(row[at[f"{name}_x"]]), number(row[at[f"{name}_y"]])
            if x is None or y is None:
                raise FileError(f"{name} is not two numbers.", row=line)
            sure = number(row[at[f"{name}_v"]]) if f"{name}_v" in at else None
            if name in MEDIAPIPE:
                points[name] = Point(x=x, y=y, confidence=_sure(sure))
        pictures.append(_shares(f"row {line}", points, {}))
    if not pictures:
        raise FileError("It holds no rows.")
    notes = ("Rows are single pictures, not a series in time.",)
    return PoseFile(file=source.name, format="MediaPipe table", pictures=tuple(pictures), notes=notes)


def _typed(content: Mapping[str, Any], source: Source) -> PoseFile:
    """`[points]` with `c7 = [x, y]`, and if there is one a vertical: `plumb = [[x, y], [x, y]]`, top first."""
    table = content.get("points")
    unknown = [key for key in content if key not in ("points", "plumb", "width", "height")]
    if unknown or not isinstance(table, dict) or not table:
        what = f"Unknown key {one_line(unknown[0])}." if unknown else "It has no [points] table."
        raise FileError(f"{what} It may hold [points], plumb, width and height.")
    points = {}
    for name, value in table.items():
        if name not in TYPED and name not in MEDIAPIPE:
            raise FileError(f"No such point: {one_line(name)}. Known: {', '.join(TYPED)}, and left_knee and the like.")
        points[name] = _pair(value, name)
    plumb = content.get("plumb")
    if plumb is not None and (not isinstance(plumb, list) or len(plumb) != 2):
        raise FileError("plumb must be two points of a vertical, top first: [[x, y], [x, y]].")
    picture = Picture(
        name=source.path.stem,
        people=(Pose(points=points),),
        plumb=None if plumb is None else (_pair(plumb[0], "plumb"), _pair(plumb[1], "plumb")),
        width=number(str(content.get("width", ""))),
        height=number(str(content.get("height", ""))),
    )
    return PoseFile(file=source.name, format="points typed by hand", pictures=(picture,))


def _pair(value: object, name: str) -> Point:
    if not isinstance(value, list) or len(value) != 2:
        raise FileError(f"{one_line(name)} must be [x, y].")
    x, y = (number(str(each)) if not isinstance(each, bool) else None for each in value)
    if x is None or y is None:
        raise FileError(f"{one_line(name)} must be two numbers, x to the right and y downwards.")
    return Point(x=x, y=y)
