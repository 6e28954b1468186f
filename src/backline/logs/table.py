"""CSV text → rows of the header's width, each with the line on which it starts; what cannot be split says why."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from backline.logs.clean import shown
from backline.logs.draft import HEADER_AGAIN

Check = Callable[[str], bool]
_NOTE_LINES_MAX = 60  # lines that one record may take up with line breaks in its notes


@dataclass(slots=True)
class Sheet:
    """A header and its rows. `line` of a row is 1 for the first line of the file."""

    header: list[str]
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    broken: list[tuple[int, str]] = field(default_factory=list)

    @property
    def records(self) -> int:
        """Every record after the header, readable or not."""
        return len(self.rows) + len(self.broken)

    def column(self, index: int) -> list[str]:
        """All values of one column."""
        return [fields[index] for _, fields in self.rows]


@dataclass(frozen=True, slots=True)
class Shape:
    """What the cells of a row must look like: a check per column, None for free text; how many columns a row needs at
    least; and whether rows of this dialect simply end after their last cell (`ragged`)."""

    checks: Sequence[Check | None]
    needed: int
    ragged: bool = False

    def fits(self, fields: Sequence[str]) -> bool:
        """Has every typed cell a value of its type?"""
        return len(fields) == len(self.checks) and all(
            check is None or check(cell) for check, cell in zip(self.checks, fields, strict=True)
        )

    def whole(self, fields: Sequence[str]) -> list[str] | None:
        """The cells of a row in full width; blank where a ragged row ended before; None when that is no row."""
        short = len(self.checks) - len(fields)
        if short == 0:
            return list(fields)
        padded = [*fields, *[""] * short]
        return padded if self.ragged and len(fields) >= self.needed and self.fits(padded) else None


def split_line(line: str, delimiter: str) -> list[str]:
    """One line by the rules of CSV; by the delimiter alone where those do not apply."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return _plain(line, delimiter)


def _plain(line: str, delimiter: str) -> list[str]:
    return [
        cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell.lstrip('"') if cell[:1] == '"' else cell
        for cell in line.split(delimiter)
    ]


def _from(lines: Sequence[str], start: int) -> Iterator[str]:
    for index in range(start, len(lines)):
        yield lines[index] + "\n"


def read_sheet(lines: Sequence[str], header_line: int, delimiter: str, header: list[str], shape: Shape) -> Sheet:
    """All records below the header, which stands at index `header_line`. Rows whose columns are shifted by an
    unquoted delimiter are put right where there is exactly one way to do it."""
    sheet = Sheet(header)
    wrong: list[tuple[int, list[str]]] = []
    width, position = len(header), header_line + 1
    while position < len(lines):
        begin = position
        reader = csv.reader(_from(lines, begin), delimiter=delimiter)
        while True:
            start = begin + reader.line_num
            try:
                fields = next(reader)
            except StopIteration:
                position = len(lines)
                break
            except csv.Error:
                fields = None
            end = begin + reader.line_num
            if fields == [] or (fields is not None and end - start == 1 and not any(map(str.strip, fields))):
                continue
            whole = None if fields is None else shape.whole(fields)
            if whole is not None and (end - start == 1 or _is_one(lines[start:end], delimiter, shape)):
                sheet.rows.append((start + 1, whole))
                continue
            failed = fields is None
            used, fields = _careful(lines, start, delimiter, shape)
            if len(fields) == width:
                sheet.rows.append((start + 1, fields))
            else:
                wrong.append((start + 1, fields))
            if failed or start + used != end:
                position = start + used
                break
    _repair(sheet, wrong, delimiter, shape, cut_line=len(lines) if lines and lines[-1] else 0)
    names = [name.strip().lower() for name in header]
    again = {line for line, fields in sheet.rows if [cell.strip().lower() for cell in fields[:3]] == names[:3]}
    if again:
        sheet.rows = [row for row in sheet.rows if row[0] not in again]
        sheet.broken.extend((line, HEADER_AGAIN) for line in again)
    sheet.rows.sort(key=lambda row: row[0])
    sheet.broken.sort()
    return sheet


def _looks_like_record(line: str, delimiter: str, shape: Shape) -> bool:
    width = len(shape.checks)
    if shape.ragged:
        return line.count(delimiter) >= shape.needed - 1 and shape.whole(_plain(line, delimiter)[:width]) is not None
    return line.count(delimiter) >= width - 1 and shape.fits(_plain(line, delimiter)[:width])


def _is_one(lines: Sequence[str], delimiter: str, shape: Shape) -> bool:
    """Is it one record with line breaks, and not several that a stray quote ran together?"""
    return not any(_looks_like_record(line, delimiter, shape) for line in lines[1:])


def _careful(lines: Sequence[str], start: int, delimiter: str, shape: Shape) -> tuple[int, list[str]]:
    """One record from a place where the plain way failed: how many lines it takes, and its cells."""
    width, line = len(shape.checks), lines[start]
    if line.count('"') % 2 == 0:
        return 1, split_line(line, delimiter)
    plain = _plain(line, delimiter)
    if len(plain) == width and shape.fits(plain):
        return 1, plain
    joined = line
    for used in range(2, min(_NOTE_LINES_MAX, len(lines) - start) + 1):
        following = lines[start + used - 1]
        if _looks_like_record(following, delimiter, shape):
            break
        joined += "\n" + following
        if joined.count('"') % 2 == 0:
            try:
                fields = next(csv.reader(joined.splitlines(keepends=True), delimiter=delimiter), [])
            except csv.Error:
                break
            if (whole := shape.whole(fields)) is not None:
                return used, whole
            if len(fields) > width:
                break
    return 1, plain


def _repair(sheet: Sheet, wrong: list[tuple[int, list[str]]], delimiter: str, shape: Shape, cut_line: int) -> None:
    """Rows of another width: put right, or named as broken. `cut_line`: the last line when the file ends in it."""
    width = len(sheet.header)
    seen: dict[int, set[str]] = {}
    if wrong:
        seen = {i: set(sheet.column(i)) for i, check in enumerate(shape.checks) if check is None}
    for line, fields in wrong:
        repaired: list[str] | None = None
        if len(fields) > width:
            repaired = _unshift(fields, delimiter, shape, seen)
            reason = f"{len(fields)} columns where the header has {width}, and no single way to put them right"
        else:
            reason = f"only {len(fields)} of {width} columns"
            if line == cut_line and not shape.ragged:
                reason = "the file ends in the middle of this row; export it again"
            elif len(fields) >= shape.needed and (shape.ragged or fields[-1] != ""):  # the empty end was left off
                padded = [*fields, *[""] * (width - len(fields))]
                repaired = padded if shape.fits(padded) else None
                reason = "a cell holds what its column cannot" if shape.ragged else reason
        if repaired is not None:
            sheet.rows.append((line, repaired))
        else:
            sheet.broken.append((line, f"{reason}: {shown(delimiter.join(fields))}" if fields else reason))


def _unshift(fields: list[str], delimiter: str, shape: Shape, seen: dict[int, set[str]]) -> list[str] | None:
    """The one way to join cells of a free-text column so that every other cell has its type; None if not unique."""
    width = len(shape.checks)
    extra = len(fields) - width
    if not any(fields[width:]) and shape.fits(fields[:width]):
        return fields[:width]
    candidates: list[tuple[int, list[str]]] = []
    for index, check in enumerate(shape.checks):
        if check is None:
            joined = delimiter.join(fields[index : index + extra + 1])
            candidate = [*fields[:index], joined, *fields[index + extra + 1 :]]
            if shape.fits(candidate):
                candidates.append((index, candidate))
    if len(candidates) > 1:  # in text a space follows the comma; between cells none does
        spaced = [(i, row) for i, row in candidates if all(f[:1] == " " for f in fields[i + 1 : i + extra + 1])]
        candidates = spaced if len(spaced) == 1 else candidates
    if len(candidates) > 1:  # the other text cells hold words that this file uses elsewhere
        known = [(i, row) for i, row in candidates if all(row[j] in words for j, words in seen.items() if j != i)]
        candidates = known
    return candidates[0][1] if len(candidates) == 1 else None
