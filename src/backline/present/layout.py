"""Lines, paragraphs and columns of plain text, measured in terminal cells."""

from collections.abc import Sequence
from textwrap import wrap

from rich.cells import cell_len, set_cell_size

from backline.present.clean import clean

WIDTH = 80
_NARROWEST = 40
_THINNEST = 8
_GAP = 2


def paragraph(text: str, width: int = WIDTH, start: str = "", longest: int = 1200) -> list[str]:
    """Wrapped lines of one paragraph; `start` stands before the first line, later lines are set in as far."""
    return wrap(
        clean(text, longest),
        max(width, _NARROWEST),
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_on_hyphens=False,
    )


def columns(
    rows: Sequence[Sequence[str]],
    width: int = WIDTH,
    indent: int = 0,
    right: frozenset[int] = frozenset(),
    whole: frozenset[int] = frozenset(),
) -> list[str]:
    """Rows in columns; where the line is too narrow the widest column wraps, never one in `whole` while others can.

    Columns in `right` end flush.
    """
    if not rows:
        return []
    cells = [[clean(cell) for cell in row] for row in rows]
    sizes = [max(cell_len(row[column]) for row in cells) for column in range(len(cells[0]))]
    spare = max(width, _NARROWEST) - indent - _GAP * (len(sizes) - 1)
    while sum(sizes) > spare and max(sizes) > _THINNEST:
        soft = [column for column in range(len(sizes)) if column not in whole and sizes[column] > _THINNEST]
        widest = max(soft or range(len(sizes)), key=lambda column: sizes[column])
        sizes[widest] -= 1
    lines = []
    for row in cells:
        wrapped = [_fold(cell, size) for cell, size in zip(row, sizes, strict=True)]
        for number in range(max(len(cell) for cell in wrapped)):
            parts = []
            for column, (cell, size) in enumerate(zip(wrapped, sizes, strict=True)):
                text = cell[number] if number < len(cell) else ""
                blank = " " * (size - cell_len(text))
                parts.append(blank + text if column in right else text + blank)
            lines.append((" " * indent + (" " * _GAP).join(parts)).rstrip())
    return lines


def _fold(text: str, size: int) -> list[str]:
    """A cell's lines: broken at blanks, long words cut, wide characters counted as two."""
    lines, line = [], ""
    for word in text.split(" "):
        while cell_len(word) > size:
            if line:
                lines.append(line)
                line = ""
            piece = set_cell_size(word, size).rstrip()
            lines.append(piece)
            word = word[len(piece) :]
        joined = f"{line} {word}".strip()
        if cell_len(joined) > size:
            lines.append(line)
            line = word
        else:
            line = joined
    return [*lines, line] if line or not lines else lines
