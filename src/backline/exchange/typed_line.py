"""One typed line such as `ake 28 35` → a measurement: left, then right; words and units may stand with the numbers."""

import contextlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from backline.exchange.client_values import plain_text, suggest
from backline.record.person import TestResult
from backline.record.test_entry import CONVENTION, EntryProblem, enter, keys_of
from backline.vocabulary.exercises import TestDefinition
from backline.vocabulary.typed_forms import TypedForm

NOT_MEASURED = ("-", "x")  # stands for a side that was not measured
_LONGEST = 200
_NUMBER = re.compile(r"([-+]?\d{1,6}(?:[.,]\d{1,6})?)\s*([a-z]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineProblem:
    """Why a line could not be understood, and how it is typed."""

    message: str


def typed_words(tests: Mapping[str, TestDefinition]) -> dict[str, TestDefinition]:
    """Word → test, for every test that can be typed; ids are understood too."""
    found = {test.typed.word: test for test in tests.values() if test.typed is not None}
    return {**{test.id: test for test in tests.values() if test.typed is not None}, **found}


def weekly_tests(tests: Mapping[str, TestDefinition]) -> tuple[TestDefinition, ...]:
    """The weekly battery in its order."""
    weekly = [(test.typed.weekly, test) for test in tests.values() if test.typed is not None and test.typed.weekly]
    return tuple(test for _, test in sorted(weekly, key=lambda pair: pair[0]))


def how_to_type(test: TestDefinition) -> str:
    """`ake LEFT RIGHT [neural]`."""
    form = test.typed
    if form is None:
        return ""
    numbers = ["LEFT", "RIGHT"] if form.sides else ["NUMBER"] * form.mean_of
    words = [f"[{'|'.join(form.words)}]"] if form.words else []
    return " ".join([form.word, *numbers, *words])


def read_line(text: str, tests: Mapping[str, TestDefinition], on: date) -> TestResult | LineProblem:
    """Read one line. Whatever it holds, nothing is raised."""
    parts = plain_text(text[:_LONGEST]).casefold().split()
    words = typed_words(tests)
    if not parts:
        return LineProblem(message="The line is empty.")
    test = words.get(parts[0])
    if test is None:
        short = [each.typed.word for each in tests.values() if each.typed is not None]
        near = _by_initials(parts[0], tests) or suggest(parts[0], words) or f" Known: {', '.join(short)}."
        return LineProblem(message=f'"{parts[0][:40]}" is no test.{near}')
    return read_answer(" ".join(parts[1:]), test, on)


def _by_initials(word: str, tests: Mapping[str, TestDefinition]) -> str:
    """`slb` is what people write for the single-leg bridge, whose word is `bridge`."""
    meant = [
        test
        for test in tests.values()
        if test.typed is not None and "".join(part[0] for part in test.id.split("-")) == word
    ]
    typed = meant[0].typed if len(meant) == 1 else None
    return f' Did you mean "{typed.word}" ({meant[0].name})?' if typed is not None else ""


def read_answer(text: str, test: TestDefinition, on: date) -> TestResult | LineProblem:
    """The numbers and words behind a test's word."""
    form = test.typed
    if form is None:
        return LineProblem(message=f"{test.name} cannot be typed; it comes from a file or from training.")
    numbers: list[tuple[str, str] | None] = []
    said: dict[str, str] = {}
    for part in plain_text(text[:_LONGEST]).casefold().replace(";", " ").split():
        if part in NOT_MEASURED:
            numbers.append(None)
        elif (number := _NUMBER.fullmatch(part)) is not None:
            numbers.append((number[1].replace(",", "."), number[2]))
        elif part in form.words:
            said[form.words_mean.replace("-", "_")] = part
        elif any(part == each.word for each in form.other):
            said[CONVENTION] = part
        elif part in (form.unit_key, *form.other_units) and numbers and numbers[-1] is not None:
            numbers[-1] = (numbers[-1][0], part)
        else:
            return LineProblem(message=f'"{part[:40]}" is not understood. Type: {how_to_type(test)}')
    values = _values(numbers, form)
    if isinstance(values, str):
        return LineProblem(message=f"{values} Type: {how_to_type(test)}")
    entry = enter(test, values, said)
    if isinstance(entry, EntryProblem):
        return LineProblem(message=f"{entry.message}.".replace("..", "."))
    return TestResult(id=test.id, date=on, values=entry.values, words=entry.words)


def _values(numbers: list[tuple[str, str] | None], form: TypedForm) -> dict[str, float] | str:
    """Key → number; a unit typed behind a number becomes part of its key. A sentence where the count is wrong."""
    if form.sides:
        if len(numbers) != 2:
            return f"It takes two numbers, left then right, with {NOT_MEASURED[0]} for a side that was not measured."
        found = {
            _key(key, number[1], form): float(number[0])
            for key, number in zip(keys_of(form), numbers, strict=True)
            if number is not None
        }
        return found or "At least one side needs a number."
    given = [number for number in numbers if number is not None]
    if not 1 <= len(given) <= form.mean_of:
        return f"It takes {'one number' if form.mean_of == 1 else f'up to {form.mean_of} numbers'}."
    low, high = form.range
    if form.mean_of > 1 and any(not low <= float(number[0]) <= high for number in given):
        return f"Each number goes from {low:g} to {high:g}."
    mean = sum(float(number[0]) for number in given) / len(given)
    return {_key(form.unit_key, given[0][1], form): round(mean, 2)}


def _key(key: str, unit: str, form: TypedForm) -> str:
    """`left_n` typed in kg is `left_kg`; an unknown unit makes a key that is refused with the known ones."""
    if unit in ("", form.unit_key):
        return key
    return key.removesuffix(form.unit_key) + unit


def without(text: str, results: tuple[TestResult, ...]) -> str:
    """The text of a client file without the `[[test]]` tables of the same test and day; everything else as it is."""
    again = {(result.id, result.date) for result in results}
    kept: list[str] = []
    for block in re.split(r"(?m)^(?=[ \t]*\[)", text):
        if block.lstrip().startswith("[[test]]"):
            with contextlib.suppress(tomllib.TOMLDecodeError):
                rows = tomllib.loads(block)["test"]
                if (rows[0].get("id"), rows[0].get("date")) in again:
                    continue
        kept.append(block)
    return "".join(kept)


def as_toml(results: tuple[TestResult, ...]) -> str:
    """Measurements as `[[test]]` tables, to stand at the end of a client file."""
    lines: list[str] = []
    for result in results:
        lines += ["", "[[test]]", f'id = "{result.id}"', f"date = {result.date.isoformat()}"]
        lines += [f"{key} = {value:g}" for key, value in result.values.items()]
        lines += [f'{key} = "{text}"' for key, text in result.words.items() if key != CONVENTION]
    return "\n".join(lines) + "\n"
