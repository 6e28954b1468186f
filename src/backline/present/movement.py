"""Posture angles and movements in words: plain text, and the parts of a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from statistics import mean

from backline.assess.movement import Movement
from backline.assess.posture import Posture
from backline.present.layout import columns, paragraph
from backline.quantities import plain_number
from backline.vocabulary.loader import Catalogue

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
        what=_what(movement),
        tempo=_tempo(movement),
        heads=tuple(f"{side} {joint}" for side, joint in _joints(movement)),
        rows=tuple(_row(movement, index) for index in range(len(movement.repetitions))),
        sides=tuple(
            (side.joint.capitalize(), f"{_signed(side.range_deg)}°", f"{_signed(side.turn_deg)}°")
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
            text += f"; range of the {side.joint}, left minus right, {_signed(side.range_deg)}°"
    return f"{text}."


def _what(movement: Movement) -> str:
    count = len(movement.repetitions)
    return (
        f"{count} {'repetition' if count == 1 else 'repetitions'} in {plain_number(movement.seconds, 1)} s at "
        f"{plain_number(movement.rate_hz, 0)} a second, told apart by the {movement.led_by}; "
        f"down is {movement.lowering}."
    )


def _tempo(movement: Movement) -> str:
    if not movement.repetitions:
        return ""
    down, turn, up = (
        mean(values) for values in zip(*((r.down_s, r.turn_s, r.up_s) for r in movement.repetitions), strict=True)
    )
    return f"Tempo: {down:.1f} s down, {turn:.1f} s at the turn, {up:.1f} s up."


def _row(movement: Movement, index: int) -> tuple[str, ...]:
    each = movement.repetitions[index]
    ranges = {(joint.side, joint.joint): f"{joint.range_deg:.0f}°" for joint in each.ranges}
    times = (f"{each.start_s:.1f}", f"{each.down_s:.1f}", f"{each.turn_s:.1f}", f"{each.up_s:.1f}")
    return (*times, *(ranges.get(key, "") for key in _joints(movement)))


def _signed(value_deg: float) -> str:
    return f"{value_deg:+.1f}".replace("-", "−")


def posture_lines(posture: Posture, notes: Sequence[str], catalogue: Catalogue, width: int) -> list[str]:
    """Each angle with its reference line and how sure its points are; then what limits it."""
    found = paragraph(f"Picture {posture.picture}: view from the {posture.view}, facing {posture.facing}.", width)
    if posture.view in ("oblique", "unknown"):
        found = paragraph(f"Picture {posture.picture}: view {posture.view}, facing {posture.facing}.", width)
    for angle in posture.angles:
        test = catalogue.tests[angle.test]
        sure = "typed points" if angle.confidence is None else f"least sure point {angle.confidence:.2f}"
        found += paragraph(f"{test.name}: {plain_number(angle.value_deg, 1)}° ({test.convention}; {sure})", width, "  ")
    for note in notes:
        found += paragraph(note, width, "  ")
    found += paragraph(
        "Posture is not shown to cause pain. One picture of one moment; people stand otherwise next time.", width
    )
    return found


def movement_lines(movement: Movement, width: int) -> list[str]:
    """Repetitions in rows, then means, sides and notes."""
    found = paragraph(_what(movement), width)
    if movement.repetitions:
        heads = ("at s", "down s", "turn s", "up s", *(f"{side[0]}. {joint}" for side, joint in _joints(movement)))
        rows = [heads, *(_row(movement, index) for index in range(len(movement.repetitions)))]
        found += columns(rows, width, 2, frozenset(range(len(heads))))
        found += paragraph(_tempo(movement), width)
    for side in movement.sides:
        found += paragraph(
            f"{side.joint.capitalize()}, left minus right: range {_signed(side.range_deg)}°, "
            f"at the turn {_signed(side.turn_deg)}°.",
            width,
        )
    for note in movement.notes:
        found += paragraph(note, width)
    return [*found, *paragraph(REPEATS, width)]


def _joints(movement: Movement) -> list[tuple[str, str]]:
    """Side and joint of each column: hip, knee, ankle, left before right."""
    if not movement.repetitions:
        return []
    order = ("hip", "knee", "ankle")
    found = [(joint.side, joint.joint) for joint in movement.repetitions[0].ranges]
    return sorted(found, key=lambda each: (order.index(each[1]) if each[1] in order else len(order), each))
