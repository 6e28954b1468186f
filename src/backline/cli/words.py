"""The commands that say which words Backline knows: names of exercises, equipment and tests."""

import datetime
from pathlib import Path
from typing import Annotated

import typer

from backline.cli.answer import document, good, show, width
from backline.cli.command import Aliases, Json, app


@app.command("match")
def _match(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME", help="Names as in a log.")] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="NAMES.txt", help="A text file with one name a line.", readable=False),
    ] = None,
    aliases: Aliases = None,
    json: Json = False,
) -> None:
    """Say which exercises names mean."""
    if not names and file is None:
        raise typer.BadParameter("give a NAME or --file NAMES.txt", param_hint="NAME")
    from backline.journeys.match import match_names
    from backline.vocabulary.loader import load_catalogue

    found = good(match_names(names or (), file, load_catalogue(), aliases=aliases))
    if json:
        return document(found)
    from backline.present.clean import clean_name
    from backline.present.layout import columns

    rows = [("name", "exercise", "sure")]
    for match in found:
        unsure = f"not sure; maybe {', '.join(match.suggestions[:3])}" if match.suggestions else "not sure"
        meant = match.exercise or (match.kind if match.kind != "exercise" else unsure)
        rows.append((clean_name(match.name), meant, f"{match.confidence:.2f}"))
    return show("\n".join(columns(rows, width(), whole=frozenset({2}))))


@app.command("exercises")
def _exercises(
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS", help="Words to look for.")] = None,
    json: Json = False,
) -> None:
    """Search the catalogue of exercises."""
    from backline.journeys.catalogue import find_exercises
    from backline.vocabulary.loader import load_catalogue

    found = find_exercises(" ".join(words or ()), load_catalogue())
    if json:
        keys = ("id", "name", "family", "movement", "pattern", "dominance", "laterality", "equipment", "equipment_any")
        rows = [{key: getattr(each, key) for key in (*keys, "load_is", "aliases")} for each in found]
        plannable = [{"plannable": each.plan is not None} for each in found]
        return document([row | more for row, more in zip(rows, plannable, strict=True)])
    from backline.present.terminal import exercises_table

    return show(exercises_table(found, width()))


@app.command("exercise")
def _exercise(
    id: Annotated[str, typer.Argument(metavar="ID")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.svg", help="Write its moving picture.", readable=False),
    ] = None,
    json: Json = False,
) -> None:
    """Show one exercise whole, or write its moving picture."""
    from backline.journeys.catalogue import one_exercise
    from backline.vocabulary.loader import load_catalogue

    catalogue = load_catalogue()
    exercise = good(one_exercise(id, catalogue))
    if output is not None:
        from backline.journeys.figures import write_figure

        written = good(write_figure(exercise, catalogue, output))
        return document({"files": [str(written)]}) if json else show(f"Written: {written}")
    if json:
        return document(exercise)
    from backline.present.exercise import exercise_text

    return show(exercise_text(exercise, catalogue, width()))


@app.command("gallery")
def _gallery(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where to write.", readable=False)
    ] = Path("backline-gallery"),
    json: Json = False,
) -> None:
    """Write a page with the moving pictures of the whole catalogue, and a contact sheet of stills."""
    from backline.journeys.figures import write_gallery
    from backline.vocabulary.loader import load_catalogue

    files = [str(file) for file in good(write_gallery(load_catalogue(), output))]
    if json:
        return document({"files": files})
    return show(
        "\n".join(
            [f"Written: {file}" for file in files if file.endswith(".html")] + [f"and {len(files) - 2} pictures."]
        )
    )


@app.command("equipment")
def _equipment(json: Json = False) -> None:
    """List the words for equipment and places."""
    from backline.vocabulary.loader import load_catalogue

    catalogue = load_catalogue()
    if json:
        pieces, places = list(catalogue.equipment.values()), list(catalogue.places.values())
        return document({"equipment": pieces, "places": places})
    from backline.present.terminal import equipment_text

    return show(equipment_text(catalogue, width()))


@app.command("tests")
def _tests(
    id: Annotated[str | None, typer.Argument(metavar="TEST", help="An id or a word: this test whole.")] = None,
    client: Annotated[
        Path | None,
        typer.Option("--client", metavar="FILE.toml", help="For whom: what is not done now.", readable=False),
    ] = None,
    json: Json = False,
) -> None:
    """List the measurements that a client file may hold, show one whole, or say what one person may do now."""
    from backline.vocabulary.loader import load_catalogue

    catalogue = load_catalogue()
    if id is not None:
        from backline.journeys.catalogue import one_test

        known = good(one_test(id, catalogue))
        if json:
            return document(known)
        from backline.present.tests import whole_test_text

        return show(whole_test_text(known, catalogue, width()))
    if client is not None:
        from backline.journeys.tests_now import tests_now

        found = good(tests_now(client, catalogue, today=datetime.date.today()))
        if json:
            return document(list(found))
        from backline.present.conditions import tests_now_text

        return show(tests_now_text([(each.id, each.not_now, each.ask_first) for each in found], width()))
    if json:
        return document(list(catalogue.tests.values()))
    from backline.present.terminal import tests_text

    return show(tests_text(catalogue, width()))
