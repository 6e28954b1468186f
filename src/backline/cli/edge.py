"""Where the command meets the system: errors in one voice, exit codes, signals."""

import errno
import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

import typer

from backline.cli.answer import FailedError
from backline.cli.command import app

if TYPE_CHECKING:
    from backline.journeys.problem import Problem

INTERRUPTED = 130
_LINES_MAX = 3
_STREAM_ERRORS = (errno.ENOSPC, errno.EIO, errno.EBADF)


class EndedError(BaseException):
    """The system asked this process to end; not an Exception, so that nothing on the way takes it for one."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.signal = number


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
    lines[-1] += "" if lines[-1].endswith((".", "!", "?", "…")) else "."
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
        "Please report it, with what BACKLINE_DEBUG=1 prints before the same command.",
        as_json,
    )


def _usage(error: Exception, as_json: bool) -> int:
    """Wrong usage, said in Backline's own way."""
    code = int(getattr(error, "exit_code", 2))
    message = str(error.format_message()) if hasattr(error, "format_message") else str(error)
    if message:
        _fail("usage", f"{message}\nSee `backline --help`.", as_json)
    return code


def _leave_stdout() -> None:
    """What still waits to be written goes nowhere, so that the end of the process does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
    except FailedError as failed:
        _tell(failed.problem, as_json)
        return 1
    except EndedError as ended:
        _fail("interrupted", "Ended from outside. Nothing was written.", as_json)
        return 128 + ended.signal
    except (KeyboardInterrupt, typer.Abort):
        _fail("interrupted", "Stopped. Nothing was written.", as_json)
        return INTERRUPTED
    except typer.Exit as done:
        return done.exit_code
    except BrokenPipeError:
        _leave_stdout()
        return 0
    except OSError as error:
        if error.filename is not None or error.errno not in _STREAM_ERRORS:  # what journeys meet, they name
            _surprise(error, as_json)
            return 1
        _leave_stdout()
        _fail("stdout", f"The answer could not be written to the standard output: {error.strerror}.", as_json)
        return 1
    except Exception as error:
        if hasattr(error, "exit_code") and hasattr(error, "format_message"):
            return _usage(error, as_json)
        _surprise(error, as_json)
        return 1


def _end(number: int, _: object) -> NoReturn:
    raise EndedError(number)


def main() -> NoReturn:
    """The console script. Signals end it in order: solvers are stopped, and nothing half-written stays."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed from outside, as by `>&-`
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where a script started it in the background
    signal.signal(signal.SIGTERM, _end)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # nohup stays nohup
        signal.signal(signal.SIGHUP, _end)
    sys.exit(run(sys.argv[1:]))
