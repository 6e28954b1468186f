"""The commands about the body: the red-flag screen, and the conditions that can be planned around."""

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backline.cli.answer import document, good, progress, show, width
from backline.cli.command import Json, Texts, app

if TYPE_CHECKING:
    from backline.journeys.screen import OpenScreen, Screened

_ANSWERS = {"y": "yes", "yes": "yes", "n": "no", "no": "no", "u": "unsure", "unsure": "unsure", "?": "unsure"}


@app.command("screen")
def _screen(
    client: Annotated[
        Path,
        typer.Option("--client", metavar="FILE.toml", help="The client file; made if there is none.", readable=False),
    ] = Path("client.toml"),
    region: Annotated[
        list[str] | None, typer.Option("--region", metavar="REGION", help="Where it hurts; may stand twice.")
    ] = None,
    answer: Annotated[
        list[str] | None, typer.Option("--answer", metavar="ID=yes|no|unsure", help="An answer; may stand many times.")
    ] = None,
    texts: Texts = None,
    json: Json = False,
) -> None:
    """Ask the red-flag questions that fit and write the answers into the client file."""
    given = _given(answer)
    from backline.journeys.screen import close_screen, open_screen
    from backline.journeys.texts import with_texts
    from backline.vocabulary.loader import load_catalogue

    catalogue, today = good(with_texts(texts, load_catalogue())), datetime.date.today()
    regions = tuple(region) if region is not None else None
    opened = good(open_screen(client, catalogue, today=today, regions=regions))
    if json and answer is None:
        kept = [{"id": id, "answer": kept} for id, kept in opened.kept.items()]
        questions = [{"id": each.id, "tier": each.tier, "text": each.text} for each in opened.questions]
        return document(
            {"kind": "questions", "version": 1, "regions": opened.regions, "questions": questions, "kept": kept}
        )
    if answer is None:
        if regions is None and not opened.client.health.conditions:
            opened = good(open_screen(client, catalogue, today=today, regions=_where()))
        given = _ask(opened)
    progress("writing")
    screened = good(close_screen(opened, given, catalogue, today=today))
    if json:
        document({"kind": "screen", "version": 1, **_plain(screened)})
    else:
        show(_said(screened))
    raise typer.Exit(0 if screened.stop is None else 1)


def _given(answer: list[str] | None) -> dict[str, str]:
    found = {}
    for words in answer or ():
        id, equals, said = words.partition("=")
        if not equals or said not in _ANSWERS:
            raise typer.BadParameter("it is written ID=yes, ID=no or ID=unsure", param_hint="--answer")
        found[id] = _ANSWERS[said]
    return found


def _where() -> tuple[str, ...]:
    """Where does it hurt? Nothing, or regions in words."""
    from backline.vocabulary.words import REGIONS

    while True:
        said = _line(f"Where does it hurt? ({', '.join(REGIONS)}; Enter: nowhere) ").replace(",", " ").split()
        if all(word in (*REGIONS, "nowhere") for word in said):
            return tuple(word for word in said if word != "nowhere")
        show(f"Please one or more of: {', '.join(REGIONS)}, or nothing.")


def _ask(opened: "OpenScreen") -> dict[str, str]:
    from backline.present.layout import paragraph

    show("Answer y (yes), n (no) or u (not sure). Ctrl-C ends it, and nothing is written.")
    for id, answer in opened.kept.items():
        show(f'{id}: answered "{answer}" before; that stays until a clinician has looked at it.')
    found: dict[str, str] = {}
    for number, question in enumerate(opened.questions, 1):
        show("\n".join(paragraph(f"{number}/{len(opened.questions)}  {question.text}", width())))
        while (said := _ANSWERS.get(_line("  y/n/u: ").strip().lower())) is None:
            show("  Please y, n or u.")
        found[question.id] = said
    return found


def _line(prompt: str) -> str:
    """One line of an answer; an end of the input ends the screen with nothing written."""
    from backline.journeys.problem import Problem

    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        message = "The answers ended before the questions did, so nothing was written. Answer all, or use --answer."
        good(Problem(code="unanswered", message=message))
    if not sys.stdin.isatty():
        show("")
    return line


def _said(screened: "Screened") -> str:
    from backline.present.layout import paragraph

    lines = [f"Written to {screened.file}, answers of {screened.date.isoformat()}."]
    if screened.stop is not None:
        return "\n".join([*lines, "", *screened.stop.message.splitlines()])
    for line in screened.lines:
        lines += paragraph(f"{line.says}.", width(), "- ")
    lines += paragraph(
        "Nothing in these answers stops planning. That is no clearance and no finding about your health.", width()
    )
    return "\n".join(lines)


def _plain(screened: "Screened") -> dict[str, object]:
    return {name: getattr(screened, name) for name in ("file", "date", "regions", "answers", "stop", "lines")}


@app.command("conditions")
def _conditions(
    id: Annotated[str | None, typer.Argument(metavar="[ID]", help="One condition, whole.")] = None, json: Json = False
) -> None:
    """List the conditions that can be planned around, stage by stage, with sources."""
    from backline.journeys.catalogue import find_conditions
    from backline.vocabulary.loader import load_catalogue

    catalogue = load_catalogue()
    found = good(find_conditions(id, catalogue))
    if json:
        return document(list(found))
    from backline.present.conditions import conditions_text

    return show(conditions_text(found, catalogue.care, width(), whole=id is not None))
