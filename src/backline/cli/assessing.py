"""The commands about measurements from files: assess and compare."""

import datetime
from pathlib import Path
from typing import Annotated

import typer

from backline.cli.answer import document, good, progress, show, width
from backline.cli.command import Json, app


@app.command("assess")
def _assess(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE", help="Files of dynamometers, motions, marked points; or folders.", readable=False
        ),
    ] = None,
    client: Annotated[
        Path | None, typer.Option("--client", metavar="FILE.toml", help="TOML file about the person.", readable=False)
    ] = None,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Where to write.", readable=False)
    ] = Path("backline-assessment"),
    json: Json = False,
) -> None:
    """Say what strength tests mean, and how sure that is.

    Writes assessment.html and assessment.json.
    """
    from backline.journeys.assess import AssessRequest, assess
    from backline.vocabulary.loader import load_catalogue

    catalogue = load_catalogue()
    request = AssessRequest(paths=tuple(files or ()), client=client, output=output)
    assessed = good(assess(request, catalogue, today=datetime.date.today(), progress=progress))
    if json:
        return document(assessed.assessment)
    from backline.present.assessment_text import assessment_text

    written = tuple(str(file) for file in assessed.files)
    return show(assessment_text(assessed.assessment, catalogue, width(), written))


@app.command("compare")
def _compare(
    before: Annotated[
        Path, typer.Argument(metavar="BEFORE", help="assessment.json, a measurement file or a folder.", readable=False)
    ],
    after: Annotated[Path, typer.Argument(metavar="AFTER", help="The same, measured later.", readable=False)],
    json: Json = False,
) -> None:
    """Say what really changed between two assessments."""
    from backline.journeys.assess import compare
    from backline.vocabulary.loader import load_catalogue

    catalogue = load_catalogue()
    found = good(compare(before, after, catalogue, today=datetime.date.today(), progress=progress))
    if json:
        return document(found)
    from backline.present.assessment_text import comparison_text

    return show(comparison_text(found, catalogue, width()))
