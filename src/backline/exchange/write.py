"""Writing files whole or not at all."""

import contextlib
import os
import signal
import tempfile
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteProblem:
    """Why nothing was written."""

    file: str
    message: str


def folder_problem(folder: Path) -> WriteProblem | None:
    """Why files cannot be written to this folder, as far as can be known before; it need not exist yet."""
    try:
        for place in (folder, *folder.parents):
            if place.is_dir():
                if os.access(place, os.W_OK | os.X_OK):
                    with tempfile.TemporaryFile(dir=place):  # a read-only or special file system says so only now
                        return None
                return WriteProblem(file=str(folder), message=f"There is no permission to write to {place}.")
            if place.exists() or place.is_symlink():
                return WriteProblem(file=str(folder), message=f"{place} is no folder. Name another one with -o DIR.")
    except (OSError, ValueError) as error:
        return WriteProblem(file=str(folder), message=f"The folder cannot be used: {_reason(error)}.")
    return None


def write_whole(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...] | WriteProblem:
    """Write all files to a folder, or none of them: temporary files beside them, renamed when all are complete.

    A folder that did not exist is made, and taken away again when nothing could be written. An interruption before
    the renaming leaves nothing; while the names change, which takes no time, Ctrl-C is ignored.
    """
    made = not folder.exists()
    waiting: list[tuple[Path, Path]] = []
    done = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            target = folder / name
            if target.is_dir():
                return WriteProblem(file=str(target), message=f"{target} is a folder, so no file can be written there.")
            _write_beside(target, content, waiting)
        with _interrupts_ignored():
            for temporary, target in waiting:
                temporary.replace(target)
            done = True
        return tuple(target for _, target in waiting)
    except OSError as error:
        return WriteProblem(file=str(folder), message=f"The files cannot be written to {folder}: {_reason(error)}.")
    finally:
        if not done:
            for temporary, _ in waiting:
                temporary.unlink(missing_ok=True)
            if made:
                with contextlib.suppress(OSError):
                    folder.rmdir()


def _write_beside(target: Path, content: bytes, waiting: list[tuple[Path, Path]]) -> None:
    """A complete temporary file in the target's folder, noted in `waiting` from the start."""
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    path = Path(temporary)
    waiting.append((path, target))
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o666 & ~_umask())


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


@contextlib.contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Between the first and the last rename a signal would leave files of two programmes side by side."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    before = {each: signal.getsignal(each) for name in names if (each := getattr(signal, name, None)) is not None}
    for each in before:
        signal.signal(each, signal.SIG_IGN)
    try:
        yield
    finally:
        for each, handler in before.items():
            if handler is not None:
                signal.signal(each, handler)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
