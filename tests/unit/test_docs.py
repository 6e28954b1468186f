"""The documents are indexed, current and true: links resolve, commands exist, files named are there."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from docs.make_doses import PAGE, doses_page
from docs.make_example import README, START, readme, shortened, summary
from docs.make_safety import PAGE as SAFETY
from docs.make_safety import safety_page

from backline.cli import app
from backline.logs.names import OTHER_KINDS
from backline.vocabulary.loader import load_catalogue

ROOT = Path(__file__).resolve().parents[2]
INDEX = ROOT / "docs" / "index.md"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
CODE_FILE = re.compile(
    r"`((?:src/backline|plan|check|vocabulary|record|catalogue|safety|logs|tests|docs|examples)/[\w./-]+)`"
)


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path, *languages: str) -> Iterator[str]:
    """Code blocks of these languages."""
    yield from (body for language, body in FENCE.findall(page.read_text(encoding="utf-8")) if language in languages)


def commands(page: Path) -> Iterator[list[str]]:
    """Every `backline …` line of shell blocks, and every inline one."""
    lines = [line.strip().removeprefix("$ ") for block in blocks(page, "sh", "console") for line in block.splitlines()]
    prose = FENCE.sub("", page.read_text(encoding="utf-8"))
    lines += re.findall(r"`(backline [^`\n]+)`", prose)
    for line in lines:
        if line.startswith("backline "):
            yield shlex.split(line.split(" > ")[0], comments=True)


def headings(page: Path) -> set[str]:
    """The anchors that a page offers."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    found = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in found}


def test_every_document_stands_in_the_index_once() -> None:
    listed = [(INDEX.parent / link.split("#")[0]).resolve() for link in LINK.findall(INDEX.read_text(encoding="utf-8"))]
    there = [page.resolve() for page in (ROOT / "docs").rglob("*.md") if page != INDEX]
    assert sorted(link for link in listed if link.is_relative_to(INDEX.parent)) == sorted(there)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_resolve(page: Path) -> None:
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"\w+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), link
        assert not anchor or anchor in headings(target), link


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_files_of_the_project_that_are_named_exist(page: Path) -> None:
    for path in CODE_FILE.findall(page.read_text(encoding="utf-8")):
        assert any((base / path).exists() for base in (ROOT, ROOT / "src" / "backline")), path


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_and_options_exist(page: Path) -> None:
    for words in commands(page):
        command = next((word for word in words[1:] if not word.startswith("-")), None)
        if command is None:
            assert words[1] in ("--help", "--version"), words
            continue
        assert command in COMMANDS, words
        known = {option for parameter in COMMANDS[command].params for option in parameter.opts} | {"--help"}
        assert {word for word in words[1:] if word.startswith("-")} <= known, words
        if command == "exercise" and words[2] != "ID":
            assert words[2] in load_catalogue().exercises, words


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_make_targets_exist(page: Path) -> None:
    targets = set(re.findall(r"^([\w-]+):(?!=)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"`make ([\w-]+)", text)) <= targets
    assert {line.split()[1] for block in blocks(page, "sh") for line in block.splitlines() if line[:5] == "make "} <= (
        targets
    )


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_toml_blocks_use_words_that_exist(page: Path) -> None:
    exercises = load_catalogue().exercises
    for block in blocks(page, "toml"):
        content = tomllib.loads(block)
        wished = [wish for key in ("prefer", "avoid", "pin") for wish in content.get(key, [])]
        assert all(wish in exercises for wish in wished), wished
        aliases = content.get("aliases", {}).values()
        assert all(target in exercises or target in OTHER_KINDS for target in aliases), aliases


def test_the_page_of_numbers_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == doses_page(), "run `python docs/make_doses.py`"


def test_the_example_starts_as_make_plan_does() -> None:
    assert f"START ?= {START}\n" in (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "```text\nRead 1250 entries from strong.csv" in README.read_text(encoding="utf-8")


def test_the_page_of_safety_is_current() -> None:
    assert SAFETY.read_text(encoding="utf-8") == safety_page(), "run `python docs/make_safety.py`"


@pytest.mark.deep
def test_the_example_of_the_readme_is_current() -> None:
    text = README.read_text(encoding="utf-8")
    assert readme(text, shortened(summary())) == text, "run `python docs/make_example.py`"
