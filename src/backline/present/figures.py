"""The figures of a page: shapes stored once, each exercise moving and in stills."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from backline.movement.frames import Frames
from backline.present.clean import clean_name
from backline.present.figure.picture import figure_parts, in_page, patterns
from backline.present.figure.words import alternative, muscle_sentence
from backline.vocabulary.loader import Catalogue

COMMON = "f-"
ENDS = 2  # stills of start and far end
LEGEND = "solid from two thirds of the most a muscle can give, striped from one third, dotted from a seventh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is drawn of an exercise: the movement in frames, and how hard each muscle works, 0 to 1.

    `computed`: by the model; else it is what a set counts.
    """

    frames: Frames
    demand: Mapping[str, float]
    computed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureOnPage:
    """A figure ready for a page. `moving` is empty for a hold."""

    moving: Markup
    stills: tuple[Markup, ...]
    shapes: Mapping[str, str]
    words: str
    muscles: str


def page_figures(
    pictures: Mapping[str, Picture], ids: Mapping[str, str], catalogue: Catalogue
) -> dict[str, FigureOnPage]:
    """Figures by the id of their place in the page; `ids` gives it by exercise."""
    found = {}
    for number, (exercise, place) in enumerate(ids.items()):
        if exercise not in pictures:
            continue
        frames, demand = pictures[exercise].frames, pictures[exercise].demand
        computed = pictures[exercise].computed
        words = alternative(frames, {}, catalogue.muscles, computed=computed)  # the muscles stand beside it
        name = clean_name(catalogue.exercises[exercise].name)
        parts = figure_parts(frames, demand, name, words, prefix=f"{place}-", common=COMMON, own=f"{number}f")
        found[place] = FigureOnPage(
            moving=Markup(parts.moving if len(parts.stills) > 1 else ""),
            stills=tuple(map(Markup, parts.stills)),
            shapes=parts.shapes,
            words=words,
            muscles=muscle_sentence(demand, catalogue.muscles, computed=computed),
        )
    return found


def lighter(figures: Mapping[str, FigureOnPage], over: int) -> dict[str, FigureOnPage]:
    """The same figures, so many bytes smaller or nearly: the last ones lose the picture half way first (start and far end stay), then
    the last ones stop moving, then the last ones go."""
    kept = dict(figures)
    if any(len(figure.stills) > ENDS for figure in figures.values()):
        for place, figure in reversed(list(figures.items())):
            if over > 0 and len(figure.stills) > ENDS:
                kept[place] = replace(figure, stills=(figure.stills[0], figure.stills[-1]))
                over -= len(figure.stills[1])
        return kept
    for place, figure in reversed(list(figures.items())):
        if over > 0 and figure.moving:
            kept[place] = replace(figure, moving=Markup(""))
            over -= len(figure.moving)
    if len(kept) and not any(figure.moving for figure in figures.values()):
        for place, figure in reversed(list(figures.items())):
            if over > 0:
                del kept[place]
                over -= sum(map(len, figure.stills))
    return kept


def store(figures: Iterable[FigureOnPage]) -> Markup:
    """The shapes and patterns that the figures of a page share, once."""
    shapes: dict[str, str] = {}
    for figure in figures:
        shapes |= figure.shapes
    kept = "".join(shapes[name] for name in sorted(shapes))
    return Markup(
        f'<svg class="bm-store" width="0" height="0" aria-hidden="true"><defs>{in_page(patterns(COMMON))}{kept}</defs></svg>'
    )
