"""A file's bytes as text and rows, and the exception that carries a person's mistake to the edge of this room."""

import csv
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from backline.record.curve import Curve
from backline.record.measurement import Measurement

BYTES_MAX = 200_000_000
_DELIMITERS = ("\t", ";", ",", "|", "¦")


class FileError(Exception):
    """Something in a person's file cannot be used; turned into a MeasurementProblem by `read_measurements`."""

    def __init__(self, message: str, row: int | None = None) -> None:
        super().__init__(message)
        self.message, self.row = message, row


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a format's reader found in one file."""

    format: str
    verified: bool
    rows: int
    measurements: tuple[Measurement, ...] = ()
    curves: tuple[Curve, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file as a reader gets it: name, bytes, and the same as text (latin-1 where it is no UTF-8)."""

    path: Path
    name: str
    content: bytes
    text: str
    lines: tuple[str, ...] = field(repr=False, default=())


def one_line(text: str, longest: int = 80) -> str:
    """A text of a file as a message may quote it: no control characters, not long."""
    plain = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in text[: 4 * longest])
    return " ".join(plain.split())[:longest]


def open_source(path: Path) -> Source:
    """Read a file whole. Raises FileError for what cannot be read or is far too large."""
    name = one_line(str(path), 200)
    try:
        if path.is_dir():
            raise FileError("This is a folder. Name the files in it, or `FOLDER/*`.")
        if path.stat().st_size > BYTES_MAX:
            raise FileError("The file is larger than 200 MB. Is this the right one?")
        content = path.read_bytes()
    except FileNotFoundError:
        raise FileError("There is no such file.") from None
    except (OSError, ValueError) as error:
        raise FileError(
            f"It cannot be read: {getattr(error, 'strerror', None) or 'it has no readable name'}."
        ) from None
    if not content.strip():
        raise FileError("The file is empty.")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("latin-1")
    return Source(path=path, name=name, content=content, text=text, lines=tuple(text.splitlines()))


def cells(lines: Sequence[str]) -> list[list[str]]:
    """Rows of cells; the delimiter is the one that the first line has most of, runs of blanks where it has none."""
    if not lines:
        return []
    best = max(_DELIMITERS, key=lines[0].count)
    if lines[0].count(best) == 0:
        return [line.split() for line in lines]
    try:
        rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=best))
    except csv.Error as error:
        raise FileError(f"The rows cannot be told apart: {error}.") from None
    return [[cell.strip() for cell in row] for row in rows]


def number(text: str) -> float | None:
    """A number with a decimal point or comma; None for anything else, also for what is not finite."""
    plain = text.strip().replace("\u2212", "-").replace("\xa0", "")
    if "," in plain and "." not in plain and plain.count(",") == 1:
        plain = plain.replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if abs(value) < 1e12 else None
