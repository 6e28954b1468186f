"""Numbers from a data file: one TOML file, one noun; each table says where its numbers come from, or is refused."""

import dataclasses
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

import msgspec

from backline.vocabulary.words import Confidence

FOLDER = Path(__file__).parent.parent / "catalogue"
T = TypeVar("T")


class CatalogueError(Exception):
    """A catalogue file is wrong: our own mistake, named with file, key and reason."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        super().__init__(f"{file}: {key}: {reason}")
        self.file, self.key, self.reason = file, key, reason


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What every table of numbers carries."""

    sources: tuple[str, ...]
    population: str
    confidence: Confidence


def read_toml(path: Path) -> dict[str, Any]:
    """What a catalogue file holds. Raises CatalogueError."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise CatalogueError(path.name, "file", str(problem)) from problem


def noun(kind: type[T], row: Mapping[str, Any], file: str, key: str) -> T:
    """One table of a file → one noun; unknown and missing keys are errors. Raises CatalogueError."""
    names = {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    for name in row:
        if name not in names:
            raise CatalogueError(file, f"{key}.{name}".lstrip("."), "unknown key")
    try:
        return msgspec.convert(row, kind)
    except msgspec.ValidationError as problem:
        raise CatalogueError(file, key, str(problem)) from problem


def read_tables(path: Path, kind: type[T]) -> T:
    """A file of cited tables → a noun with a field for each; a field may be a mapping of tables of one kind.

    The sources stand in the sources.toml of the same folder. Raises CatalogueError with file, key and reason.
    """
    content = read_toml(path)
    sources = {str(row.get("id")) for row in read_toml(path.parent / "sources.toml").get("source", [])}
    if not sources:
        raise CatalogueError("sources.toml", "source", "is empty")

    def table(kind: Any, row: Any, key: str) -> Any:
        if not isinstance(row, dict):
            raise CatalogueError(path.name, key, "is no table")
        if get_origin(kind) is not None:
            return {name: table(get_args(kind)[1], each, f"{key}.{name}") for name, each in row.items()}
        for word in ("sources", "population", "confidence"):
            if not row.get(word):
                raise CatalogueError(path.name, f"{key}.{word}", "is missing: sources, population and confidence")
        for source in row["sources"]:
            if source not in sources:
                raise CatalogueError(path.name, f"{key}.sources", f"no source {source}")
        return noun(kind, row, path.name, key)

    kinds: dict[str, Any] = {field.name: field.type for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    for name in (*content, *kinds):
        if name not in kinds or name not in content:
            raise CatalogueError(path.name, name, "is missing" if name in kinds else "unknown table")
    return kind(**{name: table(kinds[name], row, name) for name, row in content.items()})
