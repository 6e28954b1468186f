"""CON-TREX .CTM: latin-1, [section] blocks of tab-separated keys, then rows of torque, speed, angle at 256 Hz.

Written from a description. Header numbers have a decimal comma, samples a point; flexion angles are negative; `move 1`
and `move 2` hold the sample numbers at which repetitions start; a table of 360 values holds the weight of the limb in
0.1 N·m, one a degree. The table is taken as the torque that the resting limb puts on the machine at a degree of
flexion, extension positive, and the samples as not corrected unless the header says otherwise.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from backline.measurements.source import Content, FileError, Source, number, one_line
from backline.measurements.words import action_in_name, date_of, side_in_name, side_of
from backline.record.curve import Curve

NAME = "CON-TREX .CTM"
HZ = 256.0
TABLE_VALUES = 360
_TABLE_UNIT_NM = 0.1
_SECTION = re.compile(r"\s*\[([^\]]+)\]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sections:
    keys: Mapping[str, str]  # "section/key" in small letters
    lists: Mapping[str, tuple[float, ...]]  # the numbers of a section or key that holds several
    samples: tuple[tuple[float, float, float], ...]
    cut: bool


def recognises(source: Source) -> bool:
    """Is it named .ctm, or does it open with a section and have `move 1`?"""
    if source.path.suffix.lower() == ".ctm":
        return True
    opens = any(_SECTION.fullmatch(line) for line in source.lines[:3])
    return opens and any("move 1" in line.lower() for line in source.lines)


def _sections(source: Source) -> _Sections:
    keys: dict[str, str] = {}
    lists: dict[str, list[float]] = {}
    samples: list[tuple[float, float, float]] = []
    section, cut = "", False
    for line, text in enumerate(source.content.decode("latin-1").splitlines(), 1):
        head = _SECTION.fullmatch(text)
        if head is not None:
            section = head[1].strip().lower()
            continue
        parts = [part.strip() for part in text.split("\t")]
        parts = parts[:-1] if parts and not parts[-1] else parts
        if not any(parts):
            continue
        values = [number(part) for part in parts]
        whole = [value for value in values if value is not None]
        if len(whole) == len(parts) and len(parts) == 3 and "move" not in section and "grav" not in section:
            samples.append((whole[0], whole[1], whole[2]))
        elif len(whole) == len(parts):
            if samples and len(parts) < 3 and "move" not in section and "grav" not in section:
                cut = True
                continue
            lists.setdefault(section, []).extend(whole)
        elif len(parts) >= 2:
            name = f"{section}/{parts[0].lower()}"
            keys[name] = parts[1]
            numbers = [number(part) for part in parts[1:]]
            if all(value is not None for value in numbers):
                lists.setdefault(parts[0].lower(), []).extend(value for value in numbers if value is not None)
        elif samples:
            raise FileError(f'"{one_line(text)}" is no row of torque, speed and angle.', line)
    return _Sections(
        keys=keys,
        lists={name: tuple(values) for name, values in lists.items()},
        samples=tuple(samples),
        cut=cut,
    )


def _first(keys: Mapping[str, str], *words: str) -> str:
    return next((value for key, value in keys.items() if any(word in key.rpartition("/")[2] for word in words)), "")


def read(source: Source) -> Content:
    """One recording with its repetition marks and its weight table."""
    found = _sections(source)
    if not found.samples:
        raise FileError("No rows of torque, speed and angle were found. Is it a whole CON-TREX export?")
    notes = ["The last row is cut off and was left out."] if found.cut else []
    starts: list[int] = []
    for name in ("move 1", "move 2"):
        starts.extend(int(value) for value in found.lists.get(name, ()) if value == int(value))
    outside = [start for start in starts if not 0 <= start < len(found.samples)]
    if outside:
        raise FileError(
            f"A repetition is marked at sample {outside[0]}, the file holds {len(found.samples)}: it is truncated.\n"
            "Export it again."
        )
    table = next((values for name, values in found.lists.items() if len(values) == TABLE_VALUES), ())
    if not table and any("grav" in name for name in found.lists):
        raise FileError(f"The table of the limb's weight does not hold {TABLE_VALUES} values: the file is damaged.")
    done = _first(found.keys, "gravity correct", "gravity compens").lower() in ("1", "on", "yes", "ja", "true")
    side = side_of(_first(found.keys, "side", "seite"))
    named = side_in_name(source.path.name)
    if side is not None and named is not None and side != named:
        raise FileError(f"The header says {side}, the file's name says {named}. Which leg is it?")
    rate = number(_first(found.keys, "sample rate", "frequency", "abtast")) or HZ
    target = number(_first(found.keys, "target speed", "test speed"))
    curve = Curve(
        kind="isokinetic",
        signal=tuple(sample[0] for sample in found.samples),
        speed_deg_s=tuple(-sample[1] for sample in found.samples),
        angle_deg=tuple(-sample[2] for sample in found.samples),
        sample_hz=rate,
        file=source.name,
        instrument="isokinetic dynamometer, CON-TREX",
        person=one_line(_first(found.keys, "name", "patient"), 60),
        side=side or named or "unknown",
        date=date_of(_first(found.keys, "date", "datum")),
        target_deg_s=target,
        action=action_in_name(source.path.name),
        signed=min(sample[0] for sample in found.samples) < 0 < max(sample[0] for sample in found.samples),
        gravity="corrected" if done else "unknown",
        weight_nm=() if done else tuple(value * _TABLE_UNIT_NM for value in table),
        starts=tuple(sorted(set(starts))),
    )
    return Content(format=NAME, verified=False, rows=len(found.samples), curves=(curve,), notes=tuple(notes))
