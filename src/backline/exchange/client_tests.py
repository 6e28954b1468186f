"""One `[[test]]` of a client file → a measurement in the test's own convention, or what is wrong with it."""

from collections.abc import Mapping
from datetime import date

from backline.exchange import client_values as values
from backline.exchange.client_values import WrongValueError
from backline.exchange.toml_lines import Path
from backline.record.person import TestResult
from backline.record.test_entry import EntryProblem, enter
from backline.vocabulary.exercises import TestDefinition
from backline.vocabulary.loader import Catalogue

_LONGEST_WORD = 40


def known_test(value: object, path: Path, catalogue: Catalogue) -> TestDefinition:
    """The test with this id, or the word with which it is typed; WrongValueError with what is near."""
    tests = {
        **{test.typed.word: test for test in catalogue.tests.values() if test.typed is not None},
        **catalogue.tests,
    }
    if isinstance(value, str) and value in tests:
        return tests[value]
    near = values.suggest(value, tests) if isinstance(value, str) else ""
    raise WrongValueError(path, f"no test is called {values.shown(value)}.{near} See `backline tests`.", value)


def read_test(test: TestDefinition, on: date, row: Mapping[str, object], path: Path) -> TestResult:
    """Numbers and words of one row; raises WrongValueError with the key. `id` and `date` have been read already."""
    said = {values.plain_text(key)[:_LONGEST_WORD]: key for key in row if key not in ("id", "date")}
    numbers, words = {}, {}
    for name, key in said.items():
        value = row[key]
        if isinstance(value, str):
            words[name] = values.text(value, (*path, key), _LONGEST_WORD)
        else:
            numbers[name] = values.number(value, (*path, key), None)
    if not numbers:
        raise WrongValueError(path, "it has no measured value, such as left_deg = 28")
    entry = enter(test, numbers, words)
    if isinstance(entry, EntryProblem):
        wrong = said.get(entry.key)
        raise WrongValueError((*path, wrong) if wrong else path, entry.message, row.get(wrong) if wrong else None)
    return TestResult(id=test.id, date=on, values=entry.values, words=entry.words)
