"""What a file is that a reader does not know, and what reads it instead."""

import re

from backline.measurements.source import Source, one_line
from backline.record.pose import PoseFile

_LIFTS = (("exercise", "load"), ("exercise", "weight"), ("exercise", "reps"))
_PICTURES = (".jpg", ".jpeg", ".png", ".heic", ".webp", ".gif")
_FILMS = (".mp4", ".mov", ".avi", ".mkv", ".webm")
_EXPORT = (
    "Export joint angles as an OpenSim motion file (.mot, inDegrees=yes) for `backline movement FILE.mot`, "
    "or torque over time as a CSV table for `backline assess FILE.csv`."
)


def elsewhere(source: Source) -> str:
    """One or two lines on what the file seems to be and what to do with it; empty where nothing is recognised."""
    kind = source.path.suffix.casefold()
    first = source.lines[0].casefold() if source.lines else ""
    name = one_line(str(source.path), 200)
    if kind == ".c3d" or (source.content[1:2] == b"\x50" and b"POINT" in source.content[:4096]):
        return f"Marker recordings (C3D) are not read.\n{_EXPORT}"
    if kind == ".trc" or first.startswith("pathfiletype"):
        return f"Marker positions (TRC) are not read.\n{_EXPORT}"
    if kind in _PICTURES or source.content[:3] == b"\xff\xd8\xff" or source.content[:4] == b"\x89PNG":
        return (
            "A picture holds no points: mark them by hand as docs/how-to/measure.md shows, or let OpenPose or "
            "MediaPipe find them."
        )
    if kind in _FILMS or source.content[4:8] == b"ftyp":
        return (
            "A film holds no points: let OpenPose or MediaPipe find them, and read the folder of its files with "
            "`backline movement FOLDER --rate N`."
        )
    if kind == ".fit":
        return "A watch's recording holds no measurement of strength or movement."
    columns = set(re.split(r"[^a-z]+", first))
    if any(columns.issuperset(pair) for pair in _LIFTS):
        return (
            f"It seems to hold lifted weights. `backline audit {name}` reads training logs: "
            "rows with a day, an exercise, load and repetitions."
        )
    return ""


def picture_command(poses: PoseFile, file: str) -> str:
    """The command that reads this very file: a film, one of several pictures, or the only one."""
    if poses.series:
        return f"`backline movement {file} --rate N` (N pictures a second)"
    first = poses.pictures[0]
    of = "" if len(poses.pictures) == 1 else f" --of {_quoted(first.name)}"
    size = " --picture WIDTHxHEIGHT" if first.positions == "shares" and not (first.width and first.height) else ""
    return f"`backline posture {file}{of}{size}`"


def _quoted(name: str) -> str:
    plain = one_line(name, 60)
    return plain if plain.replace("-", "").replace("_", "").isalnum() else f'"{plain}"'
