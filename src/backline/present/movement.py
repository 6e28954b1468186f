"""Posture angles and movements as plain text."""

from collections.abc import Sequence

from backline.assess.movement import Movement
from backline.assess.posture import Posture
from backline.present import movement_words as words
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
    found = paragraph(words.what_words(movement), width)
    if movement.repetitions:
        heads = (
            "at s",
            "down s",
            "turn s",
            "up s",
            *(f"{side[0]}. {joint}" for side, joint in words.joints_of(movement)),
        )
        rows = [heads, *(words.row_words(movement, index) for index in range(len(movement.repetitions)))]
        found += columns(rows, width, 2, frozenset(range(len(heads))))
        found += paragraph(words.tempo_words(movement), width)
    for side in movement.sides:
        found += paragraph(
            f"{side.joint.capitalize()}, left minus right: range {words.signed_deg(side.range_deg)}°, "
            f"at the turn {words.signed_deg(side.turn_deg)}°.",
            width,
        )
    for note in movement.notes:
        found += paragraph(note, width)
    return [*found, *paragraph(words.REPEATS, width)]
