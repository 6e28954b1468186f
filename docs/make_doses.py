"""Writes docs/reference/doses.md from the catalogue: every number of a programme, with its source and how sure it is.

Run `python docs/make_doses.py`; a test holds that the page is current.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

CATALOGUE = Path(__file__).parent.parent / "src" / "backline" / "catalogue"
PAGE = Path(__file__).parent / "reference" / "doses.md"
CITED = ("sources", "population", "confidence")
INTRODUCTION = """\
# The numbers of a programme

Made from `src/backline/catalogue/doses.toml` by `docs/make_doses.py`. Each table says where its numbers come from, for
whom, and how sure they are. **Judgement** is experience without a trial. The sources stand at the end; what all this
means is on the page about [evidence and judgement](../explanation/evidence-and-judgement.md).
"""


def tables(content: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every cited table with its name; the patterns one by one."""
    for name, table in content.items():
        if name == "pattern":
            yield from ((f"pattern.{row}", numbers) for row, numbers in table.items())
        else:
            yield name, table


def remarks(text: str) -> dict[tuple[str, str], str]:
    """(table, key) → the comment behind the number, or on the line above it."""
    found: dict[tuple[str, str], str] = {}
    table = above = ""
    for line in text.splitlines():
        if heading := re.match(r"\[([^\]]+)\]", line):
            table = heading[1]
        elif number := re.match(r"(\w+) = ([^#]*)(?:#\s*(.+))?", line):
            remark = (number[3] or above).strip(" .")
            if remark:
                found[table, number[1]] = remark
        above = line.removeprefix("# ") if line.startswith("# ") else ""
    return found


def plain(value: object) -> str:
    """A value of the file as people write it; `|` would end a cell of the table."""
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(each, int | float) for each in value):
            return f"{value[0]} to {value[1]}"
        return "; ".join(f"{each[0]}: {each[1]}" if isinstance(each, list) else str(each) for each in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {each}" for key, each in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).replace("|", "/")


def table_lines(name: str, table: Mapping[str, Any], said: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """One table of doses as lines of Markdown."""
    confidence = "judgement" if table["confidence"] == "judgement" else f"confidence {table['confidence']}"
    yield from (f"## {name}", "", f"**{confidence}** · {', '.join(table['sources'])} · {table['population']}", "")
    if "bands" in table:
        levels = list(next(iter(table["bands"].values())))
        yield from (f"| sets a week | {' | '.join(levels)} |", "|---|" + "---|" * len(levels))
        for group, bands in table["bands"].items():
            yield f"| {group} | {' | '.join(plain(bands[level]) for level in levels)} |"
    else:
        yield from ("| number | value | remark |", "|---|---|---|")
        for key, value in table.items():
            if key not in CITED:
                yield f"| `{key}` | {plain(value)} | {said.get((name, key), '')} |"
    yield ""


def doses_page(catalogue: Path = CATALOGUE) -> str:
    """The whole page."""
    text = (catalogue / "doses.toml").read_text(encoding="utf-8")
    content, said = tomllib.loads(text), remarks(text)
    lines = [INTRODUCTION]
    cited: set[str] = set()
    for name, table in tables(content):
        cited.update(table["sources"])
        lines.extend(table_lines(name, table, said))
    lines += ["## Sources", "", "| id | what | people | how sure |", "|---|---|---|---|"]
    for source in tomllib.loads((catalogue / "sources.toml").read_text(encoding="utf-8"))["source"]:
        if source["id"] in cited:
            cells = (source[key] for key in ("id", "title", "population", "confidence"))
            lines.append(f"| {' | '.join(plain(cell) for cell in cells)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(doses_page(), encoding="utf-8")
