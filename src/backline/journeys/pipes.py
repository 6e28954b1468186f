"""Input that never comes: special files are refused, and nobody waits for ever at a pipe."""

import os
import select
import stat
from collections.abc import Iterable
from pathlib import Path

from backline.journeys.problem import Problem

WAIT_S = 10.0
_held: list[int] = []  # a pipe that was closed again would take its writer with it; they stay open until the end


def silent_input(paths: Iterable[Path | None], *, wait_s: float | None = None) -> Problem | None:
    """The first path that is no file and no pipe with something in it; None when all can be read."""
    wait_s = WAIT_S if wait_s is None else wait_s
    for path in paths:
        if path is None:
            continue
        try:
            mode = os.stat(path).st_mode
            if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
                return _problem(path, "This is a device and no ordinary file. Name a file.")
            if not stat.S_ISFIFO(mode):
                continue
            handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        except (OSError, ValueError):
            continue  # who reads it says what is wrong
        _held.append(handle)
        if not select.select([handle], [], [], wait_s)[0]:
            return _problem(path, f"This is a pipe, and nothing came out of it for {wait_s:g} seconds. Name a file.")
    return None


def _problem(path: Path, message: str) -> Problem:
    return Problem(code="unreadable", message=message, file=str(path))
