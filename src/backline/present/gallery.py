"""The whole catalogue in pictures: a page where every exercise moves, and a contact sheet of stills to look through."""

from collections.abc import Mapping

from backline.present.figure.words import alternative, muscle_sentence
from backline.present.figures import LEGEND, Picture, page_figures, store
from backline.present.page import page_environment
from backline.vocabulary.loader import Catalogue

GALLERY = "index.html"
CONTACT_SHEET = "contact-sheet.html"


def still_name(exercise: str) -> str:
    """The file of an exercise's still picture."""
    return f"{exercise}-still.svg"


def gallery_page(pictures: Mapping[str, Picture], catalogue: Catalogue) -> str:
    """A page beside the files `ID.svg` and `ID-still.svg`: all exercises by family, moving where that is wanted."""
    families: dict[str, list[dict[str, str]]] = {}
    for id, each in pictures.items():
        exercise = catalogue.exercises[id]
        families.setdefault(exercise.family, []).append(
            {
                "name": exercise.name,
                "file": f"{id}.svg",
                "still": still_name(id),
                "words": alternative(each.frames, each.demand, catalogue.muscles, computed=each.computed),
                "text": each.frames.movement.text,
                "muscles": muscle_sentence(each.demand, catalogue.muscles, computed=each.computed),
            }
        )
    count = sum(map(len, families.values()))
    return page_environment().get_template("gallery.html.j2").render(families=families, count=count, legend=LEGEND)


def contact_sheet(pictures: Mapping[str, Picture], catalogue: Catalogue) -> str:
    """Start, half way and far end of every exercise on one page, which prints."""
    figures = page_figures(pictures, {id: f"x{number}" for number, id in enumerate(pictures)}, catalogue)
    names = [catalogue.exercises[id].name for id in pictures]
    rows = list(zip(pictures, names, figures.values(), strict=True))
    return (
        page_environment().get_template("contact_sheet.html.j2").render(rows=rows, figure_store=store(figures.values()))
    )
