"""The parts of a client file about the body: limits, conditions, the screen, clearances."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from backline.exchange import client_values as values
from backline.exchange.client_values import WrongValueError
from backline.exchange.toml_lines import Path
from backline.quantities import lb_to_kg
from backline.record.health import (
    Answer,
    Assessment,
    Clearance,
    KnownCondition,
    Limit,
    NextMorning,
    Pain,
    Screen,
)
from backline.vocabulary.care import CareRules
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.patches import DEGREES
from backline.vocabulary.words import PATTERNS, REGIONS, Joint, Region, Side

KEYS = ("limit", "condition", "screen", "clearance")
_LIMIT = ("pattern", "joint", "range_deg", "load_kg", "load_lb", "side", "from", "until", "by", "why")
_CONDITION = ("id", "side", "since", "operated", "pain", "by", "role", "stage")
_ASSESSMENT = ("answers", "by", "role", "date", "until", "limits")
_CLEARANCE = ("for", "by", "role", "date", "until", "scope")
_SIDES: tuple[Side, ...] = ("both", "left", "right")
_PAIN = (0, 10)
_NAME_LEAST, _NAME_MOST, _WHY_MOST = 2, 100, 200
_LOAD_KG = (0.0, 500.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidHealth:
    """What a client file says about the body."""

    limits: tuple[Limit, ...] = ()
    conditions: tuple[KnownCondition, ...] = ()
    screen: Screen | None = None
    clearances: tuple[Clearance, ...] = ()


def read_health(content: Mapping[str, Any], catalogue: Catalogue, *, today: datetime.date) -> SaidHealth:
    """Everything about the body. Raises WrongValueError with the path of what is wrong."""
    reader = _Reader(catalogue=catalogue, care=catalogue.care, today=today)
    limits = tuple(reader.limit(row, path) for path, row in values.tables(content.get("limit", []), ("limit",)))
    rows = values.tables(content.get("condition", []), ("condition",))
    conditions = tuple(reader.condition(row, path) for path, row in rows)
    for place, condition in enumerate(conditions):
        if any(condition.id == other.id for other in conditions[:place]):
            raise WrongValueError(
                ("condition", place), f'"{condition.id}" stands twice; for both sides say side = "both"'
            )
    given = content.get("clearance", [])
    listed = given if isinstance(given, list) else [given]
    paths: list[Path] = [("clearance", place) if given is listed else ("clearance",) for place in range(len(listed))]
    return SaidHealth(
        limits=limits,
        conditions=conditions,
        screen=reader.screen(content["screen"], limits) if "screen" in content else None,
        clearances=tuple(reader.clearance(row, path) for path, row in zip(paths, listed, strict=True)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    catalogue: Catalogue
    care: CareRules
    today: datetime.date

    def limit(self, row: object, path: Path) -> Limit:
        inside = values.table(row, path, _LIMIT)
        if not any(key in inside for key in ("pattern", "joint", "load_kg", "load_lb")):
            raise WrongValueError(path, "says what it limits with at least one of pattern, joint and load_kg")
        if ("joint" in inside) != ("range_deg" in inside):
            text = "joint and range_deg go together: the degrees of flexion that may be used, such as [0, 90]"
            raise WrongValueError(path, text)
        start, until = self._any_day(inside, path, "from"), self._any_day(inside, path, "until")
        if start is not None and until is not None and until < start:
            raise WrongValueError((*path, "until"), f"{until.isoformat()} lies before from = {start.isoformat()}")
        return Limit(
            by=self._name(inside, path),
            pattern=values.choice(inside["pattern"], (*path, "pattern"), PATTERNS) if "pattern" in inside else None,
            joint=values.choice(inside["joint"], (*path, "joint"), get_args(Joint)) if "joint" in inside else None,
            range_deg=self._degrees(inside["range_deg"], (*path, "range_deg")) if "range_deg" in inside else None,
            load_kg=self._load_kg(inside, path),
            side=values.choice(inside.get("side", "both"), (*path, "side"), _SIDES),
            start=start,
            until=until,
            why=values.text(inside.get("why", ""), (*path, "why"), _WHY_MOST),
        )

    def _load_kg(self, inside: Mapping[str, Any], path: Path) -> float | None:
        if "load_kg" in inside and "load_lb" in inside:
            raise WrongValueError((*path, "load_lb"), "load_kg is given as well: take one out")
        if "load_lb" in inside:
            return lb_to_kg(values.number(inside["load_lb"], (*path, "load_lb"), _LOAD_KG, "lb"))
        return values.number(inside["load_kg"], (*path, "load_kg"), _LOAD_KG, "kg") if "load_kg" in inside else None

    def condition(self, row: object, path: Path) -> KnownCondition:
        inside = values.table(row, path, _CONDITION)
        if "id" not in inside:
            raise WrongValueError(path, "id is missing; see `backline conditions`")
        id = inside["id"]
        if not isinstance(id, str) or id not in self.care.conditions:
            near = values.suggest(id, self.care.conditions) if isinstance(id, str) else ""
            text = (
                f"{values.shown(id)} is no condition that Backline covers.{near} See `backline conditions`; what must"
            )
            raise WrongValueError((*path, "id"), f"{text} not be done can be said as [[limit]].", id)
        known = self.care.conditions[id]
        stages = tuple(stage.id for stage in known.stages)
        stage = None
        if "stage" in inside:
            if not stages:
                raise WrongValueError((*path, "stage"), f'"{id}" has no stages: take this line out')
            stage = values.choice(inside["stage"], (*path, "stage"), stages)
            if "by" not in inside:
                raise WrongValueError((*path, "stage"), "a stage is named by a clinician: say by and role as well")
        if ("by" in inside) != ("role" in inside):
            raise WrongValueError(path, "by and role go together: who follows this condition, and in which profession")
        return KnownCondition(
            id=id,
            side=values.choice(inside.get("side", "both"), (*path, "side"), _SIDES),
            since=self._past_day(inside, path, "since"),
            operated=self._past_day(inside, path, "operated"),
            pain=self._pain(inside["pain"], (*path, "pain")) if "pain" in inside else None,
            by=self._name(inside, path) if "by" in inside else "",
            role=self._role(inside, path) if "role" in inside else "",
            stage=stage,
        )

    def _pain(self, value: object, path: Path) -> Pain:
        inside = values.table(value, path, ("now", "worst", "next_morning", "exercises"))
        said = {key: values.whole(inside[key], (*path, key), _PAIN) for key in ("now", "worst") if key in inside}
        if not said:
            raise WrongValueError(path, "needs now or worst, 0 to 10")
        if said.get("worst", 10) < said.get("now", 0):
            raise WrongValueError((*path, "worst"), f"{said['worst']} cannot be less than now = {said['now']}")
        morning: NextMorning | None = None
        if "next_morning" in inside:
            morning = values.choice(inside["next_morning"], (*path, "next_morning"), get_args(NextMorning))
        exercises = values.known_words(
            inside.get("exercises", []), (*path, "exercises"), self.catalogue.exercises.by_id, "exercises"
        )
        return Pain(now=said.get("now"), worst=said.get("worst"), next_morning=morning, exercises=exercises)

    def screen(self, value: object, limits: Sequence[Limit]) -> Screen:
        inside = values.table(value, ("screen",), ("date", "regions", "assessment", *self.care.questions))
        if "date" not in inside:
            raise WrongValueError(("screen",), "date is missing: the day on which these answers were given")
        answers: dict[str, Answer] = {}
        for id in self.care.questions:
            if id in inside:
                answers[id] = self._answer(inside[id], ("screen", id))
        rows = values.tables(inside.get("assessment", []), ("screen", "assessment"))
        return Screen(
            date=values.day(inside["date"], ("screen", "date"), self.today),
            regions=self._regions(inside.get("regions", [])),
            answers=answers,
            assessments=tuple(self._assessment(row, path, limits) for path, row in rows),
        )

    def _regions(self, value: object) -> tuple[Region, ...]:
        path: Path = ("screen", "regions")
        return tuple(values.choice(word, path, REGIONS) for word in values.words(value, path))

    def _answer(self, value: object, path: Path) -> Answer:
        if isinstance(value, bool):
            return "yes" if value else "no"
        return values.choice(value, path, get_args(Answer))

    def _assessment(self, row: object, path: Path, limits: Sequence[Limit]) -> Assessment:
        inside = values.table(row, path, _ASSESSMENT)
        self._all(inside, path, _ASSESSMENT)
        urgent = {id: question for id, question in self.care.questions.items() if question.tier != "emergency"}
        answers = values.words(inside["answers"], (*path, "answers"))
        for word in answers:
            if word in self.care.questions and word not in urgent:
                text = f'"{word}" stops without exception: no assessment in this file lifts it'
                raise WrongValueError((*path, "answers"), text, word)
        known = values.known_words(inside["answers"], (*path, "answers"), urgent, "screen")
        by = self._name(inside, path)
        said = values.choice(inside["limits"], (*path, "limits"), ("none", "listed"))
        if said == "listed" and not any(limit.by == by for limit in limits):
            raise WrongValueError((*path, "limits"), f'no [[limit]] says by = "{by}"; write it down, or say "none"')
        date, until = self._span(inside, path, self.care.screen.assessment_days_max)
        return Assessment(
            answers=known, by=by, role=self._role(inside, path), date=date, until=until,
            limits=said,  # type: ignore[arg-type]
        )  # fmt: skip

    def clearance(self, row: object, path: Path) -> Clearance:
        inside = values.table(row, path, _CLEARANCE)
        self._all(inside, path, _CLEARANCE)
        wanted = [inside["for"]] if isinstance(inside["for"], str) else inside["for"]
        reasons = values.known_words(wanted, (*path, "for"), self.care.clearances, "conditions")
        if not reasons:
            raise WrongValueError((*path, "for"), f"names nothing. Known: {', '.join(self.care.clearances)}")
        role = self._role(inside, path)
        for reason in reasons:
            may = self.care.clearances[reason].roles
            if role not in may:
                text = f'a {self.care.roles[role].name} does not clear "{reason}" here; one of {", ".join(may)} does'
                raise WrongValueError((*path, "role"), text)
        longest = min(self.care.clearances[reason].days_max for reason in reasons)
        date, until = self._span(inside, path, longest)
        scope = values.choice(inside["scope"], (*path, "scope"), tuple(self.care.scopes))
        return Clearance(reasons=reasons, by=self._name(inside, path), role=role, date=date, until=until, scope=scope)

    def _all(self, inside: Mapping[str, Any], path: Path, keys: Sequence[str]) -> None:
        for key in keys:
            if key not in inside:
                raise WrongValueError(path, f"{key} is missing; it needs {', '.join(keys)}")

    def _span(self, inside: Mapping[str, Any], path: Path, longest: int) -> tuple[datetime.date, datetime.date]:
        date = values.day(inside["date"], (*path, "date"), self.today)
        until = self._any_day(inside, path, "until")
        assert until is not None
        if not date < until <= date + datetime.timedelta(days=longest):
            raise WrongValueError((*path, "until"), f"must lie after date, and within {longest} days of it")
        return date, until

    def _name(self, inside: Mapping[str, Any], path: Path) -> str:
        if "by" not in inside:
            raise WrongValueError(path, "by is missing: who set it")
        name = values.text(inside["by"], (*path, "by"), _NAME_MOST)
        if sum(sign.isalpha() for sign in name) < _NAME_LEAST:
            raise WrongValueError((*path, "by"), "must name who set it")
        return name

    def _role(self, inside: Mapping[str, Any], path: Path) -> str:
        return values.choice(inside["role"], (*path, "role"), tuple(self.care.roles))

    def _past_day(self, inside: Mapping[str, Any], path: Path, key: str) -> datetime.date | None:
        return values.day(inside[key], (*path, key), self.today) if key in inside else None

    def _any_day(self, inside: Mapping[str, Any], path: Path, key: str) -> datetime.date | None:
        return values.day(inside[key], (*path, key), datetime.date.max) if key in inside else None

    def _degrees(self, value: object, path: Path) -> tuple[float, float]:
        low, high = DEGREES
        if not isinstance(value, list) or len(value) != 2:
            raise WrongValueError(path, "must be two numbers, such as [0, 90]")
        first, last = (values.number(each, path, (low, high), "degrees of flexion") for each in value)
        if first > last:
            raise WrongValueError(path, "must be the smaller number first, such as [0, 90]")
        return first, last
