"""A small reader of pages for tests: tags with attributes, text, headings."""

import dataclasses
import typing
from html.parser import HTMLParser
from typing import Any

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b31m \x00\x08",
    "a" * 10_000,
    "\u202egnp.exe {{ 7 * 7 }} {% raw %} &lt;b&gt; </style></title>",
)


class Page(HTMLParser):
    """Everything of a page that the tests look at."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.text.append(data)

    def all(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of every tag of a name."""
        return [attributes for tag, attributes in self.tags if tag == name]

    @property
    def ids(self) -> list[str]:
        """All ids, in order."""
        return [str(attributes["id"]) for _, attributes in self.tags if "id" in attributes]

    @property
    def heading_levels(self) -> list[int]:
        """1 to 6, in order."""
        return [int(tag[1]) for tag, _ in self.tags if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]

    @property
    def words(self) -> str:
        """The visible text in one line."""
        return " ".join(" ".join(self.text).split())


def poisoned(noun: Any, text: str) -> Any:
    """The same noun with every free text in it replaced; words of closed lists and keys of tables stay."""
    changed: dict[str, Any] = {}
    kinds = typing.get_type_hints(type(noun))
    for field in dataclasses.fields(noun):
        value, kind = getattr(noun, field.name), kinds[field.name]
        if dataclasses.is_dataclass(value):
            changed[field.name] = poisoned(value, text)
        elif isinstance(value, tuple) and any(dataclasses.is_dataclass(item) for item in value):
            changed[field.name] = tuple(poisoned(item, text) for item in value)
        elif kind == tuple[str, ...]:
            changed[field.name] = tuple(text for _ in value)
        elif isinstance(value, str) and kind in (str, str | None):
            changed[field.name] = text
    return dataclasses.replace(noun, **changed)
