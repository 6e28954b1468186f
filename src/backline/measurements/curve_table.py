"""Raw curves as CSV or TSV: columns of time, torque or force, angle and speed, each with its unit in its name.

Lines `# key: value` before the header say what the columns cannot: person, side, date, hz, speed_deg_s, action
(concentric, eccentric, signed), muscle, gravity (corrected, uncorrected), limb_nm, angle_convention (straight = 0,
straight = 180, flexion negative), instrument.
"""

import itertools
import statistics
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, get_args

from backline.measurements import units
from backline.measurements.source import Content, FileError, Source, cells, number, one_line
from backline.measurements.words import action_in_name, action_of, date_of, movement_of, side_in_name, side_of
from backline.record.curve import Curve
from backline.record.measurement import Gravity

NAME = "curve table"
_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "time": ("time", "t", "timestamp", "zeit"),
        "torque": ("torque", "moment", "drehmoment"),
        "force": ("force", "kraft", "load"),
        "angle": ("angle", "position", "winkel", "knee angle"),
        "speed": ("velocity", "speed", "angular velocity", "geschwindigkeit"),
    }
)
_TABLES: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {"time": units.TIME, "torque": units.TORQUE, "force": units.FORCE, "angle": units.ANGLE, "speed": units.SPEED}
)
KEYS = (
    "person", "side", "date", "hz", "speed_deg_s", "action", "muscle", "gravity", "limb_nm", "angle_convention",
    "instrument", "occasion",
)  # fmt: skip
_MANY_MISSING = 0.02


def _column(header: str) -> str | None:
    plain = header.split("(")[0].split("[")[0].strip().lower().replace("_", " ")
    for word, names in _WORDS.items():
        if any(plain == name or plain.startswith(f"{name} ") for name in names):
            return word
    return None


def _split(source: Source) -> tuple[dict[str, tuple[str, int]], int]:
    """`# key: value` lines → settings with their line; and the place of the header."""
    settings: dict[str, tuple[str, int]] = {}
    for place, line in enumerate(source.lines):
        plain = line.strip()
        if not plain:
            continue
        if not plain.startswith("#"):
            return settings, place
        key, colon, value = plain.lstrip("# ").partition(":")
        if colon:
            settings[key.strip().lower().replace(" ", "_")] = (value.strip(), place + 1)
    return settings, len(source.lines)


def recognises(source: Source) -> bool:
    """Does the header name a torque or a force, and nothing of a table of people?"""
    _, place = _split(source)
    rows = cells(source.lines[place : place + 2])
    if len(rows) < 2:
        return False
    found = {_column(cell) for cell in rows[0]}
    filled = [cell for cell in rows[1] if cell]
    return bool(found & {"torque", "force"}) and bool(filled) and all(number(cell) is not None for cell in filled)


def numbers(rows: Sequence[Sequence[str]], place: int, first_line: int, name: str) -> list[float]:
    """One column as numbers; single gaps are filled from the neighbour before, many are refused."""
    found: list[float] = []
    gaps = 0
    for line, row in enumerate(rows, first_line):
        value = number(row[place]) if place < len(row) and row[place] else None
        if value is None:
            if place < len(row) and row[place] and row[place].lower() not in ("nan", "na"):
                raise FileError(f'The {name} "{one_line(row[place])}" is no number.', line)
            gaps += 1
            value = found[-1] if found else 0.0
        found.append(value)
    if gaps > _MANY_MISSING * len(found):
        raise FileError(f"{gaps} of {len(found)} values of {name} are missing. Export the recording again.")
    return found


def rate_of(time_s: Sequence[float]) -> float:
    """Samples a second of a time column. Raises FileError where time stands still or jumps."""
    steps = [later - earlier for earlier, later in itertools.pairwise(time_s)]
    if not steps:
        raise FileError("One sample is no curve.")
    usual = statistics.median(steps)
    if usual <= 0 or min(steps) < 0:
        raise FileError("Time does not go forward in this file. Is the first column the time?")
    if max(steps) > 20 * usual + 0.25:
        raise FileError(f"The recording has a hole of {max(steps):.2g} s. Export each part as a file of its own.")
    return (len(time_s) - 1) / (time_s[-1] - time_s[0])


def even(time_s: Sequence[float], values: Sequence[float], hz: float) -> tuple[float, ...]:
    """The values at even steps of time, by straight lines between samples."""
    import numpy as np

    wanted = time_s[0] + np.arange(len(time_s)) / hz
    return tuple(np.interp(wanted, time_s, values).tolist())


def knee_angles(values: Sequence[float], convention: str, line: int | None) -> tuple[float, ...]:
    """Angles in the house's convention: 0 straight, flexion positive."""
    plain = convention.replace(" ", "").lower()
    if plain in ("", "straight=0"):
        return tuple(values)
    if plain == "straight=180":
        return tuple(180 - value for value in values)
    if plain == "flexionnegative":
        return tuple(-value for value in values)
    raise FileError('angle_convention must be "straight = 0", "straight = 180" or "flexion negative".', line)


def _setting(settings: Mapping[str, tuple[str, int]], key: str) -> tuple[str, int | None]:
    return settings.get(key, ("", None))


def read(source: Source) -> Content:
    """One recording of one leg."""
    settings, place = _split(source)
    for key, (_, line) in settings.items():
        if key not in KEYS:
            raise FileError(f'"{one_line(key)}" is no known key. Known: {", ".join(KEYS)}.', line)
    rows = [row for row in cells(source.lines[place:]) if any(row)]
    header, data = rows[0], rows[1:]
    columns = {word: at for at, cell in reversed(list(enumerate(header))) if (word := _column(cell)) is not None}
    notes: list[str] = []
    read_columns: dict[str, list[float]] = {}
    for word, at in columns.items():
        table = _TABLES[word]
        unit = units.unit_of(header[at], table)
        if unit is None:
            what = units.stated(header[at])
            known = {"time": "s or ms", "torque": "N·m, ft-lb or kg·cm", "force": "N, kg or lb"}
            hint = known.get(word, "deg or rad" if word == "angle" else "deg/s or rad/s")
            why = f'the unit "{one_line(what)}" is not known' if what else "it states no unit"
            raise FileError(f'The column "{one_line(header[at])}": {why}. Name it with its unit: {hint}.', place + 1)
        values = numbers(data, at, place + 2, word)
        read_columns[word] = [value * table[unit] for value in values]
    hz_text, hz_line = _setting(settings, "hz")
    stated_hz = number(hz_text) if hz_text else None
    if "time" in read_columns:
        time_s = read_columns.pop("time")
        hz = rate_of(time_s)
        if stated_hz is not None and abs(stated_hz - hz) > 0.02 * hz:
            raise FileError(
                f"The file says {stated_hz:g} Hz, its time column {hz:.4g} Hz. Correct one of them.", hz_line
            )
        read_columns = {word: list(even(time_s, values, hz)) for word, values in read_columns.items()}
    elif stated_hz is not None and stated_hz > 0:
        hz = stated_hz
    else:
        raise FileError('Without a column of time the samples a second are needed: a first line "# hz: 1000".')
    return Content(
        format=NAME,
        verified=False,
        rows=len(data),
        curves=(_curve(source, settings, read_columns, hz),),
        notes=tuple(notes),
    )


def _curve(
    source: Source, settings: Mapping[str, tuple[str, int]], columns: Mapping[str, list[float]], hz: float
) -> Curve:
    said: dict[str, Any] = {}
    side_text, side_line = _setting(settings, "side")
    side = side_of(side_text) if side_text else None
    if side_text and side is None:
        raise FileError(f'"{one_line(side_text)}" is no side: write left or right.', side_line)
    named = side_in_name(source.path.name)
    if side is not None and named is not None and side != named:
        raise FileError(
            f"The file says {side}, its name says {named}. Which leg is it? Correct one of them.", side_line
        )
    date_text, date_line = _setting(settings, "date")
    if date_text and date_of(date_text) is None:
        raise FileError("The date must be written as 2026-11-20.", date_line)
    gravity_text, gravity_line = _setting(settings, "gravity")
    gravity: Gravity = "unknown"
    if gravity_text:
        if gravity_text not in get_args(Gravity):
            raise FileError("gravity must be corrected, uncorrected or unknown.", gravity_line)
        gravity = gravity_text  # type: ignore[assignment]
    action_text, action_line = _setting(settings, "action")
    action = "signed" if action_text == "signed" else action_of(action_text)
    if action_text and action is None:
        raise FileError("action must be concentric, eccentric, isometric or signed.", action_line)
    muscle_text, muscle_line = _setting(settings, "muscle")
    movement = movement_of(muscle_text)
    if muscle_text and movement is None:
        raise FileError("muscle must be quadriceps or hamstrings.", muscle_line)
    for key in ("speed_deg_s", "limb_nm"):
        text, line = _setting(settings, key)
        value = number(text) if text else None
        if text and value is None:
            raise FileError(f"{key} must be a number.", line)
        said["target_deg_s" if key == "speed_deg_s" else key] = value
    convention, line = _setting(settings, "angle_convention")
    angles = knee_angles(columns["angle"], convention, line) if "angle" in columns else ()
    turned = convention.replace(" ", "").lower() in ("straight=180", "flexionnegative")
    speeds = tuple(-value if turned else value for value in columns.get("speed", ()))
    still = action == "isometric" or not angles
    if still and movement is None:
        raise FileError('A trace without angles needs a line "# muscle: hamstrings" or "# muscle: quadriceps".')
    force = "torque" not in columns
    signal = tuple(columns["force" if force else "torque"])
    return Curve(
        kind="force" if force else "isometric" if still else "isokinetic",
        signal=signal,
        sample_hz=hz,
        file=source.name,
        instrument=one_line(_setting(settings, "instrument")[0], 60)
        or ("isometric dynamometer" if still else "isokinetic dynamometer"),
        person=one_line(_setting(settings, "person")[0], 60),
        occasion=one_line(_setting(settings, "occasion")[0], 60),
        side=side or named or "unknown",
        date=date_of(date_text) if date_text else None,
        test=f"{movement}-{'force' if force else 'torque'}-isometric" if still else "",
        angle_deg=angles,
        speed_deg_s=speeds,
        action=action_in_name(source.path.name) if action in (None, "isometric") else action,  # type: ignore[arg-type]
        signed=min(signal) < 0 < max(signal),
        gravity="not-applicable" if still else gravity,
        **said,
    )
