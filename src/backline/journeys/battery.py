"""The typed battery: one line a test, the result at once with its error and the last value; kept in the client file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from backline.assess.standing_state import TestStanding
from backline.assess.standings import standings_of
from backline.exchange.client import Client, ClientProblem, parse_client, read_client
from backline.exchange.client_values import plain_text
from backline.exchange.typed_line import LineProblem, as_toml, read_answer, read_line, weekly_tests, without
from backline.exchange.write import WriteProblem, write_whole
from backline.journeys.problem import Problem, from_client, from_write
from backline.record.person import Person, TestResult
from backline.vocabulary.exercises import TestDefinition
from backline.vocabulary.loader import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Battery:
    """A battery being typed: the person with what was measured before, what was typed so far, and what is asked."""

    client: Path | None
    person: Person
    on: date
    asked: tuple[TestDefinition, ...]
    typed: tuple[TestResult, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One answer: the battery with it, and where that test stands now."""

    battery: Battery
    standing: TestStanding


def start_battery(
    client: Path | None, catalogue: Catalogue, *, today: date, on: date | None = None, tests: Sequence[str] = ()
) -> Battery | Problem:
    """A battery for a client file (or for nobody known); the weekly tests unless others are named by word or id."""
    found = Client() if client is None else read_client(client, catalogue, today=today)
    if isinstance(found, ClientProblem):
        return from_client(found)
    asked = weekly_tests(catalogue.tests)
    if tests:
        by_word = {test.typed.word: test for test in catalogue.tests.values() if test.typed is not None}
        for name in tests:
            if name not in by_word and name not in catalogue.tests:
                known = ", ".join(by_word)
                return Problem(
                    code="unknown-test", message=f"No test is called {name[:40]}. Known: {known}.", key=name[:40]
                )
        asked = tuple(by_word.get(name) or catalogue.tests[name] for name in tests)
    return Battery(client=client, person=found.person(catalogue), on=on or today, asked=asked)


def answer(
    battery: Battery, text: str, catalogue: Catalogue, *, test: TestDefinition | None = None
) -> Answered | Problem:
    """One typed line (`ake 28 35`), or the numbers for a test that was asked. A test typed twice: the later counts."""
    read = read_line(text, catalogue.tests, battery.on) if test is None else read_answer(text, test, battery.on)
    if isinstance(read, LineProblem):
        return Problem(code="line", message=read.message)
    kept = tuple(result for result in battery.typed if result.id != read.id)
    changed = replace(battery, typed=(*kept, read))
    return Answered(battery=changed, standing=standing_now(changed, read.id, catalogue))


def answer_all(battery: Battery, lines: Sequence[str], catalogue: Catalogue) -> tuple[Answered, ...] | Problem:
    """All lines, or which of them are wrong: then none counts, nothing is kept, and the message says so."""
    found: list[Answered] = []
    wrong: list[str] = []
    for line in lines:
        read = answer(battery, line, catalogue)
        if isinstance(read, Problem):
            wrong.append(f'"{plain_text(line[:40])}": {" ".join(read.message.split())}')
        else:
            battery = read.battery
            found.append(read)
    if not wrong:
        return tuple(found)
    end = f"Nothing was written{f' to {battery.client}' if battery.client else ''}."
    if found:
        others = "the other line is" if len(found) == 1 else f"the other {len(found)} lines are"
        end += f" All lines again, please, with this put right; {others} understood."
    more = [f"{len(wrong) - 1} more lines are wrong."] if len(wrong) > 2 else []
    return Problem(code="line", message="\n".join([*wrong[: 1 if more else 2], *more, end][:3]))


def standing_now(battery: Battery, test: str, catalogue: Catalogue) -> TestStanding:
    """Where a typed test stands, beside what was measured before. Entries of the same day in the file are replaced."""
    again = {result.id for result in battery.typed}
    before = [each for each in battery.person.tests if not (each.date == battery.on and each.id in again)]
    person = replace(battery.person, tests=(*before, *battery.typed))
    return next(each for each in standings_of(person, catalogue, as_of=battery.on) if each.test == test)


def last_values(battery: Battery, test: str, catalogue: Catalogue) -> TestStanding | None:
    """Where a test stood before this battery."""
    earlier = tuple(result for result in battery.person.tests if result.id == test and result.date <= battery.on)
    person = replace(battery.person, tests=earlier)
    return next(iter(standings_of(person, catalogue, as_of=battery.on)), None)


def keep(battery: Battery, catalogue: Catalogue, *, today: date) -> Path | Problem | None:
    """Append what was typed to the client file, whole or not at all; None where there is no file or nothing was typed.

    The same test of the same day is replaced; everything else in the file stays as it is.
    """
    if battery.client is None or not battery.typed:
        return None
    file = battery.client.resolve()
    try:
        mode = file.stat().st_mode
        old = file.read_bytes().decode("utf-8-sig")
    except (OSError, ValueError):
        return Problem(
            code="client", message="It cannot be read again, so nothing was added.", file=str(battery.client)
        )
    kept = without(old, battery.typed)
    new = kept + ("" if not kept or kept.endswith("\n") else "\n") + as_toml(battery.typed)
    parsed = parse_client(new, str(battery.client), catalogue, today=today)
    if isinstance(parsed, ClientProblem):
        message = "The tests cannot be added to this file: write its tests as [[test]] tables. Nothing was changed."
        return Problem(code="client", message=message, file=str(battery.client))
    written = write_whole(file.parent, {file.name: new.encode()})
    if isinstance(written, WriteProblem):
        return from_write(written)
    file.chmod(mode)  # who may read a file about a person stays as it was
    return battery.client
