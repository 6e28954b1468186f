"""Posture angles and movements as plain text."""

from collections.abc import Sequence
from statistics import mean

from backline.assess.posture import Posture
from backline.assess.repetitions import Movement
from backline.present.layout import columns, paragraph
from backline.quantities import plain_number
from backline.vocabulary.loader import Catalogue


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
    count = len(movement.repetitions)
    found = paragraph(
        f"{count} {'repetition' if count == 1 else 'repetitions'} in {plain_number(movement.seconds, 1)} s at "
        f"{plain_number(movement.rate_hz, 0)} a second, told apart by the {movement.led_by}; "
        f"down is {movement.lowering}.",
        width,
    )
    rows = [("at s", "down s", "turn s", "up s", *_joint_heads(movement))]
    for each in movement.repetitions:
        ranges = {(joint.side, joint.joint): joint.range_deg for joint in each.ranges}
        rows.append(
            (
                f"{each.start_s:.1f}", f"{each.down_s:.1f}", f"{each.turn_s:.1f}", f"{each.up_s:.1f}",
                *(f"{ranges[key]:.0f}°" for key in _joints(movement)),
            )
        )  # fmt: skip
    if count:
        found += columns(rows, width, 2, frozenset(range(len(rows[0]))))
        tempo = [
            mean(values) for values in zip(*((r.down_s, r.turn_s, r.up_s) for r in movement.repetitions), strict=True)
        ]
        found += paragraph(f"Tempo: {tempo[0]:.1f} s down, {tempo[1]:.1f} s at the turn, {tempo[2]:.1f} s up.", width)
    for side in movement.sides:
        found += paragraph(
            f"{side.joint.capitalize()}, left minus right: range {side.range_deg:+.1f}°, "
            f"at the turn {side.turn_deg:+.1f}°.",
            width,
        )
    for note in movement.notes:
        found += paragraph(note, width)
    found += paragraph(
        "How well such angles repeat depends on camera and software; nothing is judged from them.", width
    )
    return found


def _joints(movement: Movement) -> list[tuple[str, str]]:
    return [(joint.side, joint.joint) for joint in movement.repetitions[0].ranges] if movement.repetitions else []


def _joint_heads(movement: Movement) -> list[str]:
    return [f"{side[0]}. {joint}" for side, joint in _joints(movement)]
