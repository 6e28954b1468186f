"""The `backline` command: asks and shows. What a command needs is imported when it runs, so that help is quick."""

import datetime
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer

from backline import __version__

if TYPE_CHECKING:
    from backline.journeys.audit import LogRequest
    from backline.journeys.problem import Problem

T = TypeVar("T")
INTERRUPTED = 130
_LINES_MAX = 3

app = typer.Typer(
    name="backline",
    help="From a training log to a checked, explained programme for the back of the body. Not medical advice.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document, and nothing else, on stdout.")]
UnitOption = Annotated[str | None, typer.Option("--unit", help="kg or lb, for log files that do not say.")]
Mapping = Annotated[Path | None, typer.Option("--mapping", help="TOML file that names the columns of any CSV.")]
Aliases = Annotated[Path | None, typer.Option("--aliases", help="TOML file with your own names for exercises.")]
NoGuess = Annotated[bool, typer.Option("--no-warmup-guess", help="Count light sets before the top set as work.")]


class _FailedError(Exception):
    """A journey ended with a problem; shown once, at the edge."""

    def __init__(self, problem: "Problem") -> None:
        super().__init__(problem.message)
        self.problem = problem


class _EndedError(BaseException):
    """The system asked this process to end; not an Exception, so that nothing on the way takes it for one."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.signal = number


def _good(result: "T | Problem") -> T:
    from backline.journeys.problem import Problem

    if isinstance(result, Problem):
        raise _FailedError(result)
    return result


def _show(text: str) -> None:
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def _document(noun: object) -> None:
    from backline.exchange.documents import encode

    _show(encode(noun).decode())


def _progress(step: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"{step} …\n")
        sys.stderr.flush()


def _width() -> int:
    """As wide as the terminal, within what reads well; the usual width where there is no terminal."""
    import shutil

    from backline.present.layout import WIDTH

    return max(40, min(WIDTH, shutil.get_terminal_size().columns)) if sys.stdout.isatty() else WIDTH


def _log_request(
    paths: Sequence[Path] | None, unit: str | None, mapping: Path | None, aliases: Path | None, no_guess: bool
) -> "LogRequest":
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


def _day(text: str | None) -> datetime.date | None:
    if text is None:
        return None
    try:
        found = datetime.date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or not 2000 <= found.year <= 2100:
        raise typer.BadParameter("it is a date such as 2026-11-30", param_hint="--start")
    return found


def _version(wanted: bool) -> None:
    if wanted:
        _show(f"backline {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    _ = version


@app.command("plan")
def _plan(
    logs: Annotated[list[Path] | None, typer.Argument(metavar="[LOG]...", help="Exports of training apps.")] = None,
    client: Annotated[Path | None, typer.Option("--client", help="TOML file about the person.")] = None,
    weeks: Annotated[int | None, typer.Option("--weeks", min=1, max=12, help="How many weeks; usually six.")] = None,
    start: Annotated[str | None, typer.Option("--start", metavar="DATE", help="First day; the next Monday.")] = None,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where to write.")] = Path(
        "backline-plan"
    ),
    keep: Annotated[Path | None, typer.Option("--keep", metavar="PROGRAMME.json", help="Stay close to it.")] = None,
    changes: Annotated[int | None, typer.Option("--changes", min=0, help="With --keep: at most so many.")] = None,
    unit: UnitOption = None,
    mapping: Mapping = None,
    aliases: Aliases = None,
    no_warmup_guess: NoGuess = False,
    json: Json = False,
) -> None:
    """Write a programme (the main job): programme.html and programme.json."""
    if changes is not None and keep is None:
        raise typer.BadParameter("it needs --keep PROGRAMME.json", param_hint="--changes")
    first = _day(start)
    from backline.journeys.plan import PlanRequest, plan
    from backline.vocabulary.loader import load_catalogue

    catalogue = load_catalogue()
    request = PlanRequest(
        logs=_log_request(logs, unit, mapping, aliases, no_warmup_guess),
        client=client,
        weeks=weeks,
        start=first,
        output=output,
        keep=keep,
        changes=changes,
    )
    planned = _good(plan(request, catalogue, today=datetime.date.today(), progress=_progress))
    if json:
        return _document(planned.programme)
    from backline.present.layout import paragraph
    from backline.present.terminal import terminal_summary

    width = _width()
    for sentence in planned.programme.assumed:
        _show("\n".join(paragraph(sentence, width)))
    if planned.programme.assumed:
        _show("")
    files = tuple(str(file) for file in planned.files)
    return _show(terminal_summary(planned.programme, catalogue, planned.audit, width, files))


@app.command("audit")
def _audit(
    logs: Annotated[list[Path], typer.Argument(metavar="LOG...", help="Exports of training apps.")],
    unit: UnitOption = None,
    mapping: Mapping = None,
    aliases: Aliases = None,
    no_warmup_guess: NoGuess = False,
    json: Json = False,
) -> None:
    """Say what logs hold and where they stand."""
    request = _log_request(logs, unit, mapping, aliases, no_warmup_guess)
    from backline.journeys.audit import audit_logs
    from backline.vocabulary.loader import load_catalogue

    catalogue = load_catalogue()
    audit = _good(audit_logs(request, catalogue, today=datetime.date.today(), progress=_progress))
    if json:
        return _document(audit)
    from backline.present.terminal import audit_text

    return _show(audit_text(audit, catalogue, _width()))


@app.command("check")
def _check(
    programme: Annotated[Path, typer.Argument(metavar="PROGRAMME.json", help="A programme document, anybody's.")],
    json: Json = False,
) -> None:
    """Test every rule on a programme document."""
    from backline.journeys.check import check_document
    from backline.vocabulary.loader import load_catalogue

    result = _good(check_document(programme, load_catalogue()))
    if json:
        _document(result)
    else:
        from backline.present.terminal import check_text

        _show(check_text([(rule.id, rule.status, rule.where, rule.text) for rule in result.rules], _width()))
    raise typer.Exit(0 if result.passed else 1)


@app.command("match")
def _match(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="Names as in a log.")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="A text file with one name a line.")] = None,
    aliases: Aliases = None,
    json: Json = False,
) -> None:
    """Say which exercises names mean."""
    if not names and file is None:
        raise typer.BadParameter("give a NAME or --file NAMES.txt", param_hint="NAME")
    from backline.journeys.match import match_names
    from backline.vocabulary.loader import load_catalogue

    found = _good(match_names(names or (), file, load_catalogue(), aliases=aliases))
    if json:
        return _document(found)
    from backline.present.clean import clean_name
    from backline.present.layout import columns

    rows = []
    for match in found:
        unsure = f"not sure; maybe {', '.join(match.suggestions[:3])}" if match.suggestions else "not sure"
        meant = match.exercise or (match.kind if match.kind != "exercise" else unsure)
        rows.append((clean_name(match.name), meant, f"{match.confidence:.2f}"))
    return _show("\n".join(columns(rows, _width(), whole=frozenset({2}))))


@app.command("exercises")
def _exercises(
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS]...", help="Words to look for.")] = None,
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
        return _document([row | more for row, more in zip(rows, plannable, strict=True)])
    from backline.present.terminal import exercises_table

    return _show(exercises_table(found, _width()))


@app.command("exercise")
def _exercise(id: Annotated[str, typer.Argument(metavar="ID")], json: Json = False) -> None:
    """Show one exercise whole."""
    from backline.journeys.catalogue import one_exercise
    from backline.vocabulary.loader import load_catalogue

    catalogue = load_catalogue()
    exercise = _good(one_exercise(id, catalogue))
    if json:
        return _document(exercise)
    from backline.present.exercise import exercise_text

    return _show(exercise_text(exercise, catalogue, _width()))


@app.command("equipment")
def _equipment(json: Json = False) -> None:
    """List the words for equipment and places."""
    from backline.vocabulary.loader import load_catalogue

    catalogue = load_catalogue()
    if json:
        pieces, places = list(catalogue.equipment.values()), list(catalogue.places.values())
        return _document({"equipment": pieces, "places": places})
    from backline.present.terminal import equipment_text

    return _show(equipment_text(catalogue, _width()))


@app.command("tests")
def _tests(json: Json = False) -> None:
    """List the measurements that a client file may hold."""
    from backline.vocabulary.loader import load_catalogue

    catalogue = load_catalogue()
    if json:
        return _document(list(catalogue.tests.values()))
    from backline.present.terminal import tests_text

    return _show(tests_text(catalogue, _width()))


@app.command("conditions")
def _conditions(json: Json = False) -> None:
    """List the conditions to plan around: none yet."""
    if json:
        return _document([])
    return _show(
        "Backline cannot plan around conditions, injuries or restrictions yet.\n"
        "A client file with [[condition]], [[limit]], [screen] or [clearance] gets no programme.\n"
        "Please plan together with a physical therapist or a doctor."
    )


def _names(line: str, words: str) -> bool:
    """Do these words stand in the line, and not just as a part of others?"""
    before, found, after = line.partition(words)
    return bool(found) and not before[-1:].isalnum() and not after[:1].isalnum()


def _tell(problem: "Problem", as_json: bool) -> None:
    """One problem on stderr: at most three lines, or one document."""
    from backline.present.clean import clean

    lines = [clean(line, 400) for line in problem.message.splitlines() if line.strip()][:_LINES_MAX] or [problem.code]
    file = clean(problem.file, 300) if problem.file else None
    key = clean(problem.key, 100) if problem.key else None
    place = [file] if file and not _names(lines[0], file) else []
    said = any(_names(lines[0], f"{word} {problem.row}") for word in ("line", "row"))
    place += [f"line {problem.row}"] if problem.row is not None and not said else []
    place += [key] if key and not _names(lines[0], f"({key})") and not lines[0].startswith(key) else []
    lines[0] = f"{', '.join(place)}: {lines[0]}" if place else lines[0]
    message = "\n".join(lines)
    if as_json:
        from backline.exchange.documents import ErrorDocument, encode_line

        error = ErrorDocument(code=problem.code, message=message, file=file, row=problem.row, key=key)
        sys.stderr.write(encode_line(error).decode())
    else:
        sys.stderr.write(f"backline: {message}\n")


def _fail(code: str, message: str, as_json: bool) -> None:
    from backline.journeys.problem import Problem

    _tell(Problem(code=code, message=message), as_json)


def _surprise(error: Exception, as_json: bool) -> None:
    """Our own mistake: short, with a way to report it; the whole story only when it is asked for."""
    if os.environ.get("BACKLINE_DEBUG") == "1":
        import traceback

        sys.stderr.write("".join(traceback.format_exception(error)))
    _fail(
        "internal",
        f"Something went wrong inside Backline ({type(error).__name__}). This is our mistake, not yours.\n"
        "Nothing was written. Please report it, with what BACKLINE_DEBUG=1 prints before the same command.",
        as_json,
    )


def _usage(error: Exception, as_json: bool) -> int:
    """Wrong usage, said in Backline's own way."""
    code = int(getattr(error, "exit_code", 2))
    message = str(error.format_message()) if hasattr(error, "format_message") else str(error)
    if message:
        _fail("usage", f"{message}\nSee `backline --help`.", as_json)
    return code


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code. Nothing but Ctrl-C's meaning and the exit code leaves here."""
    as_json = "--json" in arguments
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8" if as_json else None, errors="replace")
    try:
        if not arguments:
            run(["--help"])
            return 2
        code = typer.main.get_command(app).main(args=list(arguments), prog_name="backline", standalone_mode=False)
        if code == INTERRUPTED:
            raise KeyboardInterrupt
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except _FailedError as failed:
        _tell(failed.problem, as_json)
        return 1
    except _EndedError as ended:
        _fail("interrupted", "Ended from outside. Nothing was written.", as_json)
        return 128 + ended.signal
    except (KeyboardInterrupt, typer.Abort):
        _fail("interrupted", "Stopped. Nothing was written.", as_json)
        return INTERRUPTED
    except typer.Exit as done:
        return done.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if hasattr(error, "exit_code") and hasattr(error, "format_message"):
            return _usage(error, as_json)
        _surprise(error, as_json)
        return 1


def _end(number: int, _: object) -> NoReturn:
    raise _EndedError(number)


def main() -> NoReturn:
    """The console script. Signals end it in order: solvers are stopped, and nothing half-written stays."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where a script started it in the background
    signal.signal(signal.SIGTERM, _end)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # nohup stays nohup
        signal.signal(signal.SIGHUP, _end)
    sys.exit(run(sys.argv[1:]))
