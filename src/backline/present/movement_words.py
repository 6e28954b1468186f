"""A movement in words, for text and page."""

from dataclasses import dataclass
from pathlib import PurePath
from statistics import mean

from backline.assess.movement import Movement
from backline.quantities import plain_number

REPEATS = "How well such angles repeat depends on camera and software; nothing is judged from them."


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementPart:
    """One movement on a page: what it is, a table of its repetitions, joints left against right, and notes."""

    file: str
    what: str
    tempo: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sides: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...]


def movement_part(movement: Movement) -> MovementPart:
    """The same figures as the plain text."""
    return MovementPart(
        file=PurePath(movement.file).name,
        what=what_words(movement),
        tempo=tempo_words(movement),
        heads=tuple(f"{side} {joint}" for side, joint in joints_of(movement)),
        rows=tuple(row_words(movement, index) for index in range(len(movement.repetitions))),
        sides=tuple(
            (side.joint.capitalize(), f"{signed_deg(side.range_deg)}°", f"{signed_deg(side.turn_deg)}°")
            for side in movement.sides
        ),
        notes=(*movement.notes, REPEATS),
    )


def movement_in_short(movement: Movement) -> str:
    """One line: how many repetitions, how long down and up, and the range of the leading joint left against right."""
    count = len(movement.repetitions)
    text = f"{PurePath(movement.file).name}: {count} {'repetition' if count == 1 else 'repetitions'}"
    if not count:
        return f"{text}."
    down, up = (mean(getattr(each, key) for each in movement.repetitions) for key in ("down_s", "up_s"))
    text += f", {down:.1f} s down and {up:.1f} s up"
    for side in movement.sides:
        if side.joint == movement.led_by:
            text += f"; range of the {side.joint}, left minus right, {signed_deg(side.range_deg)}°"
    return f"{text}."


def what_words(movement: Movement) -> str:
    """How many repetitions in how many seconds, which joint told them apart, and what down is."""
    count = len(movement.repetitions)
    return (
        f"{count} {'repetition' if count == 1 else 'repetitions'} in {plain_number(movement.seconds, 1)} s at "
        f"{plain_number(movement.rate_hz, 0)} a second, told apart by the {movement.led_by}; "
        f"down is {movement.lowering}."
    )


def tempo_words(movement: Movement) -> str:
    """Mean seconds down, at the turn and up; empty without a repetition."""
    if not movement.repetitions:
        return ""
    down, turn, up = (
        mean(values) for values in zip(*((r.down_s, r.turn_s, r.up_s) for r in movement.repetitions), strict=True)
    )
    return f"Tempo: {down:.1f} s down, {turn:.1f} s at the turn, {up:.1f} s up."


def row_words(movement: Movement, index: int) -> tuple[str, ...]:
    """One repetition: its times in seconds, then the range of each joint in degrees."""
    each = movement.repetitions[index]
    ranges = {(joint.side, joint.joint): f"{joint.range_deg:.0f}°" for joint in each.ranges}
    times = (f"{each.start_s:.1f}", f"{each.down_s:.1f}", f"{each.turn_s:.1f}", f"{each.up_s:.1f}")
    return (*times, *(ranges.get(key, "") for key in joints_of(movement)))


def signed_deg(value_deg: float) -> str:
    """A difference in degrees with its sign."""
    return f"{value_deg:+.1f}".replace("-", "−")


def joints_of(movement: Movement) -> list[tuple[str, str]]:
    """Side and joint of each column: hip, knee, ankle, left before right."""
    if not movement.repetitions:
        return []
    order = ("hip", "knee", "ankle")
    found = [(joint.side, joint.joint) for joint in movement.repetitions[0].ranges]
    return sorted(found, key=lambda each: (order.index(each[1]) if each[1] in order else len(order), each))
