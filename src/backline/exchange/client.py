"""A client file (TOML) → what the person said, or what is wrong with the file; and what was said → a whole person."""

import datetime
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from backline.exchange import client_values as values
from backline.exchange.client_health import KEYS as HEALTH_KEYS
from backline.exchange.client_health import SaidHealth, read_health
from backline.exchange.client_loads import SaidLoads, read_loads
from backline.exchange.client_tests import known_test, read_test
from backline.exchange.client_values import WrongValueError
from backline.exchange.defaults import Defaults, load_defaults
from backline.exchange.toml_lines import key_name, line_of
from backline.record.person import FixedDay, Person, TestResult
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import DAYS, Day, Experience, Goal, Sport, Unit

_DEEPEST = "it nests tables or lists too deeply"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientProblem:
    """What is wrong with a client file, at which key, on which line if that can be found."""

    file: str
    key: str
    line: int | None
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """What a client file says; None where it says nothing."""

    file: str = ""
    name: str | None = None
    sex: str | None = None
    birth_year: int | None = None
    height_cm: float | None = None
    mass_kg: float | None = None
    experience: Experience | None = None
    goal: Goal | None = None
    days: tuple[Day, ...] | None = None
    minutes: int | Mapping[Day, int] | None = None
    unit: Unit | None = None
    equipment: tuple[str, ...] | None = None  # as written: pieces and places
    prefer: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    pin: tuple[str, ...] = ()
    beside: bool = False
    retest: bool = True
    hours_seated: float | None = None
    gets_up_easily: bool | None = None
    posterior_anterior: float | None = None
    loads: SaidLoads = field(default_factory=SaidLoads)
    fixed: tuple[FixedDay, ...] = ()
    plays: Sport | None = None
    template: str = ""
    tests: tuple[TestResult, ...] = ()
    health: SaidHealth = field(default_factory=SaidHealth)

    def person(self, catalogue: Catalogue, *, unit: Unit = "kg", experience: Experience = "novice") -> Person:
        """The whole person; `unit` and `experience` hold where the file says nothing, so do the usual defaults."""
        defaults = load_defaults()
        unit = self.unit or unit
        experience = self.experience or experience
        owned = catalogue.expand_equipment(defaults.person.equipment if self.equipment is None else self.equipment)
        by_day = self.minutes if isinstance(self.minutes, Mapping) else {}
        days = self.days or tuple(day for day in DAYS if day in by_day) or defaults.person.days
        novice = experience == "novice"
        usual = defaults.person.minutes_novice if novice else defaults.person.minutes
        every = self.minutes if isinstance(self.minutes, int) else usual
        ratio = self.posterior_anterior
        return Person(
            name=self.name or "",
            sex=self.sex,  # type: ignore[arg-type]
            birth_year=self.birth_year,
            height_cm=self.height_cm,
            mass_kg=self.mass_kg,
            experience=experience,
            goal=self.goal or "balance",
            days=tuple(day for day in DAYS if day in days),
            minutes={day: by_day.get(day, every) for day in DAYS if day in days},
            unit=unit,
            equipment=tuple(sorted(owned)),
            prefer=self.prefer,
            avoid=self.avoid,
            pin=self.pin,
            beside=self.beside,
            hours_seated=self.hours_seated,
            gets_up_easily=self.gets_up_easily,
            retest=self.retest,
            posterior_anterior=catalogue.doses.balance.posterior_anterior if ratio is None else ratio,
            loads=self.loads.whole(defaults.loads_for(unit, owned)),
            fixed=self.fixed,
            plays=self.plays,
            template=self.template,
            tests=self.tests,
            limits=self.health.limits,
            conditions=self.health.conditions,
            screen=self.health.screen,
            clearances=self.health.clearances,
        )


def read_client(path: Path, catalogue: Catalogue, *, today: datetime.date) -> Client | ClientProblem:
    """Read a client file. Whatever is in it, nothing is raised: what is wrong comes back with key and line."""
    file = values.plain_text(str(path))

    def problem(message: str, key: str = "", line: int | None = None) -> ClientProblem:
        return ClientProblem(file=file, key=key, line=line, message=message)

    try:
        if path.stat().st_size > load_defaults().ranges.file_bytes_max:
            return problem("is too large for a client file; it should hold a page of text at most.")
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return problem("There is no such file.")
    except (OSError, ValueError) as error:
        reason = "it is not text in UTF-8" if isinstance(error, ValueError) else (error.strerror or "unknown reason")
        return problem(f"The client file cannot be read: {reason}.")
    return parse_client(text, file, catalogue, today=today)


def parse_client(text: str, file: str, catalogue: Catalogue, *, today: datetime.date) -> Client | ClientProblem:
    """The same for a text that is already there."""
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason = _DEEPEST if isinstance(error, RecursionError) else values.plain_text(str(error))[:200]
        at = re.search(r"at line (\d+)", reason)
        last = len(text.splitlines()) if "end of document" in reason else None
        line = int(at[1]) if at else last
        return ClientProblem(file=file, key="", line=line, message=f"This is no valid TOML: {reason}.")
    try:
        return _Reading(catalogue=catalogue, today=today, defaults=load_defaults()).client(content, file)
    except WrongValueError as wrong:
        return ClientProblem(
            file=file,
            key=values.plain_text(key_name(wrong.path))[:100],
            line=line_of(text, wrong.path, wrong.value),
            message=wrong.message,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    catalogue: Catalogue
    today: datetime.date
    defaults: Defaults

    def client(self, content: dict[str, Any], file: str) -> Client:
        readers = self._readers()
        known = (*readers, "balance", "load", "fixed", "test", *HEALTH_KEYS)
        values.table(content, (), known)
        found: dict[str, Any] = {key: readers[key](value, (key,)) for key, value in content.items() if key in readers}
        if "balance" in content:
            inside = values.table(content["balance"], ("balance",), ("posterior_anterior",))
            if "posterior_anterior" in inside:
                span = self.defaults.ranges.posterior_anterior
                path = ("balance", "posterior_anterior")
                found["posterior_anterior"] = values.number(inside["posterior_anterior"], path, span)
        if "load" in content:
            found["loads"] = read_loads(content["load"], self.defaults.ranges)
        rows = values.tables(content.get("fixed", []), ("fixed",))
        found["fixed"] = tuple(self._fixed(row, (*path,)) for path, row in rows)
        rows = values.tables(content.get("test", []), ("test",))
        found["tests"] = tuple(self._test(row, (*path,)) for path, row in rows)
        found["health"] = read_health(content, self.catalogue, today=self.today)
        self._together(found)
        return Client(file=file, **found)

    def _readers(self) -> dict[str, Callable[[object, tuple[str | int, ...]], Any]]:
        ranges, catalogue = self.defaults.ranges, self.catalogue
        plannable = {exercise.id: exercise for exercise in catalogue.exercises.plannable}
        years = (self.today.year - ranges.age_years_max, self.today.year)
        places = {**catalogue.equipment, **catalogue.places}
        return {
            "name": lambda value, path: values.text(value, path, ranges.name_characters_max),
            "sex": lambda value, path: values.choice(value, path, ("female", "male")),
            "birth_year": lambda value, path: values.whole(value, path, years),
            "height_cm": lambda value, path: values.number(value, path, ranges.height_cm, "cm"),
            "mass_kg": lambda value, path: values.number(value, path, ranges.mass_kg, "kg"),
            "experience": lambda value, path: values.choice(value, path, get_args(Experience)),
            "goal": lambda value, path: values.choice(value, path, get_args(Goal)),
            "days": self._days,
            "minutes": self._minutes,
            "unit": lambda value, path: values.choice(value, path, get_args(Unit)),
            "equipment": lambda value, path: values.known_words(value, path, places, "equipment"),
            "prefer": lambda value, path: values.known_words(value, path, plannable, "exercises"),
            "avoid": lambda value, path: values.known_words(value, path, catalogue.exercises.by_id, "exercises"),
            "pin": lambda value, path: values.known_words(value, path, plannable, "exercises"),
            "plays": lambda value, path: values.choice(value, path, get_args(Sport)),
            "template": lambda value, path: values.choice(value, path, tuple(catalogue.templates)),
            "beside": values.truth,
            "retest": values.truth,
            "gets_up_easily": values.truth,
            "hours_seated": lambda value, path: values.number(value, path, ranges.hours_seated, "hours"),
        }

    def _days(self, value: object, path: tuple[str | int, ...]) -> tuple[Day, ...]:
        found = values.words(value, path)
        if not found:
            raise WrongValueError(path, 'needs at least one day, such as ["mon", "thu"]')
        return tuple(values.choice(word, path, DAYS) for word in found)

    def _minutes(self, value: object, path: tuple[str | int, ...]) -> int | dict[Day, int]:
        span = self.defaults.ranges.minutes
        if not isinstance(value, dict):
            return values.whole(value, path, span, "minutes, or a table by day")
        inside = values.table(value, path, DAYS)
        if not inside:
            raise WrongValueError(path, "this table names no day")
        return {day: values.whole(inside[day], (*path, day), span, "minutes") for day in DAYS if day in inside}

    def _together(self, found: Mapping[str, Any]) -> None:
        """What fits no other field."""
        days, minutes = found.get("days"), found.get("minutes")
        if days is not None and isinstance(minutes, dict):
            for day in days:
                if day not in minutes:
                    raise WrongValueError(("minutes",), f"{day} is a training day and has no minutes in this table")
            for day in minutes:
                if day not in days:
                    raise WrongValueError(("minutes", day), f"{day} is not among the days {', '.join(days)}")
        for word in found.get("prefer", ()):
            if word in found.get("avoid", ()):
                raise WrongValueError(("prefer",), f'"{word}" stands in prefer and in avoid: take one out', word)

    def _fixed(self, row: object, path: tuple[str | int, ...]) -> FixedDay:
        inside = values.table(row, path, ("day", "kind", "legs"))
        for key in ("day", "kind"):
            if key not in inside:
                raise WrongValueError(path, f"{key} is missing")
        kind = values.choice(inside["kind"], (*path, "kind"), ("match", "practice", "run", "class"))
        legs = values.choice(inside.get("legs", "easy"), (*path, "legs"), ("hard", "easy"))
        return FixedDay(
            day=values.choice(inside["day"], (*path, "day"), DAYS),
            kind=kind,  # type: ignore[arg-type]
            legs=legs,  # type: ignore[arg-type]
        )

    def _test(self, row: object, path: tuple[str | int, ...]) -> TestResult:
        if not isinstance(row, dict):
            raise WrongValueError(path, f"must be a table, not {values.shown(row)}")
        for key in ("id", "date"):
            if key not in row:
                raise WrongValueError(path, f"{key} is missing")
        test = known_test(row["id"], (*path, "id"), self.catalogue)
        on = values.day(row["date"], (*path, "date"), self.today)
        return read_test(test, on, row, path)
