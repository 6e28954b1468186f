"""OpenSim's tables (`.mot`, `.sto`): a header that ends with `endheader`, a line of column names, rows of numbers.

Tabs, blanks, commas and semicolons part the cells. Read here once, for angles and for moments alike.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from backline.measurements.source import FileError, Source, cells, number, one_line

_HEADER_LINES_MAX = 60
ROWS_MAX = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSimTable:
    """Columns by name over time in s, in the file's own units. `stated_rows` and `in_degrees` are what the header says,
    None where it says nothing; `heads_row` is the line of the column names, from 1."""

    stated_rows: int | None
    in_degrees: bool | None
    heads_row: int
    time_s: tuple[float, ...]
    columns: Mapping[str, tuple[float, ...]]

    @property
    def short(self) -> str:
        """What to say where the header speaks of other rows than there are; empty where it does not."""
        rows = len(self.time_s)
        if self.stated_rows in (None, rows):
            return ""
        return f"nRows: the header says {self.stated_rows} rows, the file has {rows}: it may be cut off."


def is_opensim(source: Source) -> bool:
    """A header that ends with `endheader`."""
    return _end_of_header(source) is not None


def _end_of_header(source: Source) -> int | None:
    lines = source.lines[:_HEADER_LINES_MAX]
    return next((i for i, line in enumerate(lines) if line.strip().strip(",;").casefold() == "endheader"), None)


def read_table(source: Source) -> OpenSimTable:
    """The table of a file. Raises FileError, which names the row, for what is not as the format says."""
    at = _end_of_header(source)
    if at is None:
        raise FileError("No OpenSim file: its header has no line `endheader`.")
    header = {
        key.strip().casefold(): value.strip().strip(",;").strip()
        for key, sign, value in (line.partition("=") for line in source.lines[:at])
        if sign
    }
    numbered = [(i, line.strip().rstrip(",;")) for i, line in enumerate(source.lines[at + 1 :], at + 2)]
    numbered = [(i, line) for i, line in numbered if line.strip(",; \t")]
    if len(numbered) < 3:
        raise FileError("It has no rows behind its header; at least two are needed.")
    if len(numbered) > ROWS_MAX:
        raise FileError(f"It has more than {ROWS_MAX:,} rows. Cut it to the movement that is meant.")
    heads, *rows = cells([line for _, line in numbered])
    if heads[0].casefold() != "time":
        raise FileError("The first column must be time.", row=numbered[0][0])
    twice = next((head for i, head in enumerate(heads) if head in heads[:i]), None)
    if twice is not None:
        raise FileError(f"The column {one_line(twice)} stands twice.", row=numbered[0][0])
    width = _stated(header, "nColumns")
    if width is not None and width != len(heads):
        raise FileError(f"nColumns: the header says {width}, the column line has {len(heads)}.", row=numbered[0][0])
    found = [_numbers(row, len(heads), i) for row, (i, _) in zip(rows, numbered[1:], strict=True)]
    time = tuple(row[0] for row in found)
    for number_of, (before, after) in enumerate(pairwise(time), 2):
        if after <= before:
            raise FileError("Time does not rise from row to row.", row=numbered[number_of][0])
    degrees = header.get("indegrees", "").casefold()
    return OpenSimTable(
        stated_rows=_stated(header, "nRows"),
        in_degrees={"yes": True, "no": False}.get(degrees),
        heads_row=numbered[0][0],
        time_s=time,
        columns=dict(zip(heads[1:], list(zip(*found, strict=True))[1:], strict=True)),
    )


def _stated(header: Mapping[str, str], key: str) -> int | None:
    text = header.get(key.casefold())
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal()) or len(text) > 12:
        raise FileError(f"{key}: {one_line(text, 20)!r} is no number.")
    return int(text)


def _numbers(row: list[str], width: int, at: int) -> list[float]:
    if len(row) != width:
        raise FileError(f"The row has {len(row)} cells, the line of names {width}: is it cut off?", row=at)
    found = []
    for cell in row:
        value = number(cell)
        if value is None or not math.isfinite(value):
            raise FileError(f'"{one_line(cell)}" is no number.', row=at)
        found.append(value)
    return found
