"""Biodex text export: six lines of header, then mSec TORQUE POSITION POS(ANAT) VELOCITY. Written from a description."""

import re

from backline.measurements import units
from backline.measurements.curve_table import even, numbers, rate_of
from backline.measurements.source import Content, FileError, Source
from backline.measurements.words import action_in_name, side_in_name, side_of
from backline.record.curve import Curve

NAME = "Biodex text"
HEADER_LINES = 6
_COLUMNS = re.compile(r"m\s?sec\s+torque\s+position\s+pos\s*\(anat\)\s+velocity", re.IGNORECASE)


def recognises(source: Source) -> bool:
    """Do the five columns stand in one of the first lines?"""
    return any(_COLUMNS.search(line) for line in source.lines[: HEADER_LINES + 2])


def read(source: Source) -> Content:
    """One recording. POS(ANAT) is the knee's angle; its sign is taken so that flexion is positive."""
    head = "\n".join(source.lines[:HEADER_LINES])
    at = next(place for place, line in enumerate(source.lines) if _COLUMNS.search(line))
    start = max(at + 1, HEADER_LINES)
    rows = [line.split() for line in source.lines[start:] if line.strip()]
    if not rows:
        raise FileError("The file ends after its header: no samples. Export it again.")
    if any(len(row) != 5 for row in rows[:-1]):
        wrong = next(place for place, row in enumerate(rows) if len(row) != 5)
        raise FileError("This line does not hold five numbers.", start + wrong + 1)
    truncated = len(rows[-1]) != 5
    rows = rows[:-1] if truncated else rows
    columns = [
        numbers(rows, place, start + 1, name)
        for place, name in enumerate(("mSec", "TORQUE", "POSITION", "POS(ANAT)", "VELOCITY"))
    ]
    time_s = [value / 1000 for value in columns[0]]
    hz = rate_of(time_s)
    notes = []
    unit = re.search(r"\b(N-?M|FT-?LBS?)\b", head, re.IGNORECASE)
    factor = units.TORQUE[unit[1].lower()] if unit is not None else 1.0
    if unit is None:
        notes.append("The header states no unit of torque; N·m is assumed.")
    if truncated:
        notes.append("The last line is cut off and was left out.")
    angle = columns[3]
    sign = -1.0 if sum(angle) < 0 else 1.0
    angles = even(time_s, [sign * value for value in angle], hz)
    word = re.search(r"\b(left|right)\b", head, re.IGNORECASE)
    speed = re.search(r"(\d{2,3})\s*(?:deg|°)", head, re.IGNORECASE)
    side = side_of(word[1]) if word is not None else None
    named = side_in_name(source.path.name)
    if side is not None and named is not None and side != named:
        raise FileError(f"The header says {side}, the file's name says {named}. Which leg is it?")
    curve = Curve(
        kind="isokinetic",
        signal=even(time_s, [value * factor for value in columns[1]], hz),
        sample_hz=hz,
        file=source.name,
        instrument="isokinetic dynamometer, Biodex",
        side=side or named or "unknown",
        angle_deg=angles,
        action=action_in_name(source.path.name),
        target_deg_s=float(speed[1]) if speed is not None else None,
        signed=min(columns[1]) < 0 < max(columns[1]),
    )
    return Content(format=NAME, verified=False, rows=len(rows), curves=(curve,), notes=tuple(notes))
