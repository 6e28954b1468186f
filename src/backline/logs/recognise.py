"""Which app wrote this file? Recognised by its bytes, its first signs or its header; then read by its dialect."""

import re
from collections.abc import Mapping, Sequence

from backline.logs.clean import clean
from backline.logs.columns import CsvDialect
from backline.logs.dialects.fitbod import FITBOD
from backline.logs.dialects.fitnotes_android import FITNOTES_ANDROID
from backline.logs.dialects.fitnotes_backup import MAGIC, read_fitnotes_backup
from backline.logs.dialects.fitnotes_ios import FITNOTES_IOS
from backline.logs.dialects.hevy import HEVY
from backline.logs.dialects.hevy_api import read_hevy_api
from backline.logs.dialects.jefit import TITLE, read_jefit
from backline.logs.dialects.mapped import mapped
from backline.logs.dialects.ox import SIGN, read_ox
from backline.logs.dialects.strong import STRONG, looks_like_strong
from backline.logs.dialects.stronglifts import STRONGLIFTS
from backline.logs.dialects.stronglifts_wide import STRONGLIFTS_WIDE
from backline.logs.draft import NotALogError, Parsed, skipped
from backline.logs.table import read_sheet, split_line
from backline.logs.text import decode

# Strong's words are the most general, so it comes last
CSV_DIALECTS = (HEVY, FITNOTES_IOS, FITNOTES_ANDROID, FITBOD, STRONGLIFTS_WIDE, STRONGLIFTS, STRONG)
_DELIMITERS = (",", ";", "\t", "|")
_SEP_LINE = re.compile(r"\"?sep=.\"?")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,3}")
_SAMPLE = 200  # rows that tell how numbers are written
_HEADER_LINES = 5  # how far down a header may stand


def parse(content: bytes, mapping: Mapping[str, str] | None = None) -> Parsed:
    """The bytes of one file → drafts. Raises NotALogError."""
    if content.startswith(MAGIC):
        return read_fitnotes_backup(content)
    text = decode(content)
    start = text.lstrip()[:1]
    if start in ("{", "["):
        return read_hevy_api(text)
    lines = text.split("\n")
    dialects = (mapped(mapping), *CSV_DIALECTS) if mapping else CSV_DIALECTS
    for place in _header_places(lines):
        for delimiter in _DELIMITERS:
            if delimiter in lines[place]:
                header = _header(lines[place], delimiter)
                dialect = next((known for known in dialects if known.recognises(header)), None)
                if dialect is not None:
                    return _read_csv(lines, place, delimiter, header, dialect)
    if any(TITLE.fullmatch(line) for line in lines[:2000]):
        return read_jefit(text)
    if SIGN.search(text):
        return read_ox(text)
    return _by_shape(lines, mapping)


def _header_places(lines: Sequence[str]) -> list[int]:
    """The first lines that hold something."""
    filled = (i for i, line in enumerate(lines) if line.strip(" \t,;") and not _SEP_LINE.fullmatch(line.strip()))
    return [place for place, _ in zip(filled, range(_HEADER_LINES), strict=False)]


def _header(line: str, delimiter: str) -> list[str]:
    return [clean(cell, 100) for cell in split_line(line, delimiter)]


def _read_csv(lines: list[str], place: int, delimiter: str, header: list[str], dialect: CsvDialect) -> Parsed:
    sheet = read_sheet(lines, place, delimiter, header, dialect.shape(header))
    drafts = dialect.drafts(sheet)
    drafts.extend(skipped(line, reason) for line, reason in sheet.broken)
    drafts.sort(key=lambda draft: draft.row)
    if not drafts:
        raise NotALogError(f"has the header of {dialect.name} and no rows below it; export the log again")
    comma = any(_DECIMAL_COMMA.fullmatch(cell.strip()) for _, fields in sheet.rows[:_SAMPLE] for cell in fields)
    return Parsed(dialect.name, sheet.records, drafts, dialect.unit(header), comma)


def _by_shape(lines: list[str], mapping: Mapping[str, str] | None) -> Parsed:
    """A header in a language that is not known may still be Strong's, by its order; anything else is no log."""
    places = _header_places(lines)
    place = places[0] if places else 0
    for delimiter in _DELIMITERS:
        header = _header(lines[place], delimiter)
        if len(places) > 1 and looks_like_strong(header, split_line(lines[places[1]], delimiter)):
            return _read_csv(lines, place, delimiter, header, STRONG)
    delimiter = max(_DELIMITERS, key=lines[place].count)
    header = _header(lines[place], delimiter)
    if len(header) < 2:
        raise NotALogError("is no training log that Backline knows; give the export of a training app")
    names = clean(", ".join(header), 80)
    if mapping:
        missing = [theirs for theirs in mapping.values() if theirs.lower() not in {cell.lower() for cell in header}]
        raise NotALogError(f"lacks columns of the mapping: {clean(', '.join(missing), 80)}; its columns are {names}")
    raise NotALogError(
        f"is a table but no training log that Backline knows (columns: {names}); give a column mapping for it"
    )
