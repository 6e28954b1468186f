"""What the picture of a recording says in words."""

from backline.movement.played import Played
from backline.quantities import plain_number


def picture_words(played: Played) -> str:
    """The text alternative of the picture: what moves, and from where it is seen."""
    return (
        f"A recorded movement of {plain_number(played.end_s - played.start_s, 1)} s, played as it was recorded by "
        f"a figure on {'both feet' if played.stands == 'both' else f'the {played.stands} foot'}. Seen from the right "
        "side, the face to the right. What lies out of the side plane is left out."
    )
