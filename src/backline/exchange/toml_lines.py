"""On which line of a TOML file a key stands, found by reading the text: the parser does not say."""

import json
import re

Path = tuple[str | int, ...]
_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


def _parts(words: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(words))


def _keys(text: str) -> list[tuple[int, Path]]:
    """Every line that opens a table or sets a key, with its whole path."""
    found: list[tuple[int, Path]] = []
    table: Path = ()
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header:
            names = _parts(header[2])
            table = names
            if header[1] == "[[":
                name = ".".join(names)
                table = (*names, seen.get(name, 0))
                seen[name] = seen.get(name, 0) + 1
            found.append((number, table))
        elif key := _KEY.match(line):
            found.append((number, (*table, *_parts(key[1]))))
    return found


def line_of(text: str, path: Path, value: object = None) -> int | None:
    """The line (from 1) of the longest known start of `path`; with a `value` of a list, the line of that value.

    None when not even the first part can be found.
    """
    keys = _keys(text)
    for length in range(len(path), 0, -1):
        for place, (number, found) in enumerate(keys):
            if found[:length] == path[:length]:
                after = keys[place + 1][0] if place + 1 < len(keys) else None
                return _line_of_value(text, number, after, value)
    return None


def _line_of_value(text: str, first: int, after: int | None, value: object) -> int:
    """The line of a quoted value between the line of its key and the next key; else the key's line."""
    if isinstance(value, str):
        lines = text.splitlines()[first - 1 : after - 1 if after else None]
        for number, line in enumerate(lines, first):
            if json.dumps(value, ensure_ascii=False) in line or f"'{value}'" in line:
                return number
    return first


def key_name(path: Path) -> str:
    """A path as people write it: `load.plates_kg`, `fixed[2].day` (counted from 1)."""
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name
