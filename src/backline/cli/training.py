"""The commands about training: plan, audit and check."""

import datetime
from pathlib import Path
from typing import Annotated

import typer

from backline.cli.answer import document, good, progress, show, width
from backline.cli.command import Aliases, Json, Mapping, NoGuess, Texts, UnitOption, app, day, log_request


@app.command("plan")
def _plan(
    logs: Annotated[
        list[Path] | None, typer.Argument(metavar="LOG", help="Exports of training apps.", readable=False)
    ] = None,
    client: Annotated[
        Path | None, typer.Option("--client", metavar="FILE.toml", help="TOML file about the person.", readable=False)
    ] = None,
    weeks: Annotated[
        int | None, typer.Option("--weeks", metavar="N", min=1, max=12, help="How many weeks; usually six.")
    ] = None,
    start: Annotated[
        str | None, typer.Option("--start", metavar="DATE", help="First day; without it the next Monday.")
    ] = None,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Where to write.", readable=False)
    ] = Path("backline-plan"),
    keep: Annotated[
        Path | None,
        typer.Option("--keep", metavar="PROGRAMME.json", help="A programme to stay close to.", readable=False),
    ] = None,
    changes: Annotated[
        int | None,
        typer.Option("--changes", metavar="K", min=0, help="With --keep: how many things may change at most."),
    ] = None,
    assessment: Annotated[
        Path | None,
        typer.Option("--assessment", metavar="ASSESSMENT.json", help="Use its dated tests as well.", readable=False),
    ] = None,
    unit: UnitOption = None,
    mapping: Mapping = None,
    aliases: Aliases = None,
    no_warmup_guess: NoGuess = False,
    texts: Texts = None,
    json: Json = False,
) -> None:
    """Write a programme (the main job): programme.html and programme.json."""
    if changes is not None and keep is None:
        raise typer.BadParameter("it needs --keep PROGRAMME.json", param_hint="--changes")
    first = day(start)
    from backline.journeys.plan import PlanRequest, plan
    from backline.journeys.texts import with_texts
    from backline.vocabulary.loader import load_catalogue

    catalogue = good(with_texts(texts, load_catalogue()))
    request = PlanRequest(
        logs=log_request(logs, unit, mapping, aliases, no_warmup_guess),
        client=client,
        weeks=weeks,
        start=first,
        output=output,
        keep=keep,
        changes=changes,
        assessment=assessment,
    )
    planned = good(plan(request, catalogue, today=datetime.date.today(), progress=progress))
    if json:
        return document(planned.programme)
    from backline.present.layout import paragraph
    from backline.present.terminal import terminal_summary

    wide = width()
    for sentence in planned.programme.assumed:
        show("\n".join(paragraph(sentence, wide)))
    if planned.programme.assumed:
        show("")
    files = tuple(str(file) for file in planned.files)
    return show(terminal_summary(planned.programme, catalogue, planned.audit, wide, files))


@app.command("audit")
def _audit(
    logs: Annotated[list[Path], typer.Argument(metavar="LOG", help="Exports of training apps.", readable=False)],
    unit: UnitOption = None,
    mapping: Mapping = None,
    aliases: Aliases = None,
    no_warmup_guess: NoGuess = False,
    json: Json = False,
) -> None:
    """Say what logs hold and where they stand."""
    request = log_request(logs, unit, mapping, aliases, no_warmup_guess)
    from backline.journeys.audit import audit_logs
    from backline.vocabulary.loader import load_catalogue

    catalogue = load_catalogue()
    audit = good(audit_logs(request, catalogue, today=datetime.date.today(), progress=progress))
    if json:
        return document(audit)
    from backline.present.terminal import audit_text

    return show(audit_text(audit, catalogue, width()))


@app.command("check")
def _check(
    programme: Annotated[
        Path, typer.Argument(metavar="PROGRAMME.json", help="A programme document, anybody's.", readable=False)
    ],
    json: Json = False,
) -> None:
    """Test every rule on a programme document."""
    from backline.journeys.check import check_document
    from backline.vocabulary.loader import load_catalogue

    result = good(check_document(programme, load_catalogue()))
    if json:
        document(result)
    else:
        from backline.present.terminal import check_text

        show(check_text([(rule.id, rule.status, rule.where, rule.text) for rule in result.rules], width()))
    raise typer.Exit(0 if result.passed else 1)
