"""How a command answers: a text or one document on stdout, or a problem that is shown once, at the edge."""

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from backline.journeys.problem import Problem

T = TypeVar("T")


class FailedError(Exception):
    """A journey ended with a problem; shown once, at the edge."""

    def __init__(self, problem: "Problem") -> None:
        super().__init__(problem.message)
        self.problem = problem


def good(result: "T | Problem") -> T:
    """What a journey found; FailedError where it ended with a problem."""
    from backline.journeys.problem import Problem

    if isinstance(result, Problem):
        raise FailedError(result)
    return result


def show(text: str) -> None:
    """One text on stdout, ended by a line break."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def document(noun: object) -> None:
    """One noun on stdout as a JSON document."""
    from backline.exchange.documents import encode

    show(encode(noun).decode())


def progress(step: str) -> None:
    """What is being done, on stderr, where a person watches."""
    if sys.stderr.isatty():
        sys.stderr.write(f"{step} …\n")
        sys.stderr.flush()


def width() -> int:
    """As wide as the terminal, within what reads well; the usual width where there is no terminal."""
    import shutil

    from backline.present.layout import WIDTH

    return max(40, min(WIDTH, shutil.get_terminal_size().columns)) if sys.stdout.isatty() else WIDTH
