"""The command line itself, and the options that several commands share.

Paths are `readable=False`: that a file may not be read is found by the journey, which names the file, and is no usage.
"""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backline import __version__
from backline.cli.answer import show

if TYPE_CHECKING:
    from backline.journeys.audit import LogRequest

app = typer.Typer(
    name="backline",
    help="From a training log to a checked, explained programme for the back of the body. Not medical advice.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document, and nothing else, on stdout.")]
UnitOption = Annotated[
    str | None, typer.Option("--unit", metavar="kg|lb", help="kg or lb, for log files that do not say.")
]
Mapping = Annotated[
    Path | None,
    typer.Option("--mapping", metavar="FILE.toml", help="TOML file that names the columns of any CSV.", readable=False),
]
Aliases = Annotated[
    Path | None,
    typer.Option("--aliases", metavar="FILE.toml", help="TOML file with your own names for exercises.", readable=False),
]
Texts = Annotated[
    Path | None,
    typer.Option("--texts", metavar="FILE.toml", help="TOML file with a clinic's own words for stops.", readable=False),
]
NoGuess = Annotated[bool, typer.Option("--no-warmup-guess", help="Count light sets before the top set as work.")]


def log_request(
    paths: Sequence[Path] | None, unit: str | None, mapping: Path | None, aliases: Path | None, no_guess: bool
) -> "LogRequest":
    """The log options as a request; BadParameter for a unit that is neither kg nor lb."""
    from backline.journeys.audit import LogRequest

    if unit is not None and unit not in ("kg", "lb"):
        raise typer.BadParameter("it is kg or lb", param_hint="--unit")
    return LogRequest(
        paths=tuple(paths or ()),
        unit=unit,  # type: ignore[arg-type]
        mapping=mapping,
        aliases=aliases,
        guess_warmups=not no_guess,
    )


def day(text: str | None, option: str = "--start") -> datetime.date | None:
    """The date that an option names, from 2000 to 2100; BadParameter for anything else."""
    if text is None:
        return None
    try:
        found = datetime.date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or not 2000 <= found.year <= 2100:
        raise typer.BadParameter("it is a date such as 2026-11-30", param_hint=option)
    return found


def _version(wanted: bool) -> None:
    if wanted:
        show(f"backline {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    _ = version
