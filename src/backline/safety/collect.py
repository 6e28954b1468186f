"""Limits, stages, clearances and pain → what every exercise of a programme has to respect, with who set it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from backline.record.care import Added, Care, CareLine, LoadMost, Prohibited, SetsMost
from backline.safety import clearance, limits, screen
from backline.safety.selecting import selects, stays_within
from backline.safety.situation import Situation
from backline.safety.stages import Placed, condition_line, pain_line, place
from backline.safety.tests import tests_off
from backline.vocabulary.exercises import Exercise
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.patches import Patch
from backline.vocabulary.words import Group


@dataclass(slots=True)
class _Gathered:
    """Everything found so far; the stricter of two always wins."""

    here: Situation
    plannable: tuple[Exercise, ...]
    banned: dict[str, dict[str, str]] = field(default_factory=dict)  # exercise → who → why
    rir_min: dict[str, int] = field(default_factory=dict)
    load_most: dict[str, LoadMost] = field(default_factory=dict)
    sets_most: dict[Group, SetsMost] = field(default_factory=dict)
    adds: list[Added] = field(default_factory=list)
    instead: dict[str, str] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)

    def ban(self, exercise: Exercise, by: str, why: str) -> None:
        self.banned.setdefault(exercise.id, {}).setdefault(by, why)

    def cap(self, exercise: Exercise, most: LoadMost) -> None:
        before = self.load_most.get(exercise.id)
        if before is None or most.kg < before.kg:
            self.load_most[exercise.id] = most

    def patch(self, patch: Patch, by: str, sources: tuple[str, ...]) -> None:
        care = self.here.care
        for exercise in self.plannable:
            for avoid in patch.avoid:
                if selects(avoid, exercise):
                    self.ban(exercise, by, avoid.why)
            for joint in patch.ranges:
                if (not joint.patterns or exercise.pattern in joint.patterns) and not stays_within(
                    exercise, joint.joint, joint.deg, care
                ):
                    self.ban(exercise, by, joint.why)
            for effort in patch.effort:
                if selects(effort, exercise):
                    self.rir_min[exercise.id] = max(effort.rir, self.rir_min.get(exercise.id, 0))
        for cap in patch.sets_max:
            before = self.sets_most.get(cap.group)
            if before is None or cap.sets < before.sets:
                self.sets_most[cap.group] = SetsMost(sets=cap.sets, because=cap.why, by=by)
        for add in patch.adds:
            self.adds.append(Added(pattern=add.pattern, sets=add.sets, because=add.why, by=by, sources=sources))
        for instead in patch.instead:
            for id in instead.exercises:
                self.instead.setdefault(id, instead.why)


def collect(here: Situation, catalogue: Catalogue) -> Care:
    """Everything together. Precondition: nothing stops. The order of precedence decides who is named first."""
    found = _Gathered(here=here, plannable=catalogue.exercises.plannable)
    for by, _, patch, sources in clearance.clearance_patches(here):
        found.patch(patch, by, sources)
    for limit in limits.in_force(here):
        for exercise in found.plannable:
            if limits.forbids(limit, exercise, here):
                found.ban(exercise, limits.set_by(limit), limits.words(limit))
            elif (most := limits.load_most(limit, exercise)) is not None:
                found.cap(exercise, most)
    placed = tuple(place(known, here) for known in here.person.conditions)
    for each in placed:
        _condition(found, each, catalogue)
    for id in here.person.avoid:
        if id in catalogue.exercises:
            found.ban(catalogue.exercises[id], "client file", "the client file says to avoid it")
    return Care(
        prohibited=tuple(
            Prohibited(exercise=id, because="; ".join(dict.fromkeys(whos.values())), by="; ".join(whos))
            for id, whos in found.banned.items()
        ),
        rir_min={id: rir for id, rir in found.rir_min.items() if id not in found.banned},
        load_most={id: most for id, most in found.load_most.items() if id not in found.banned},
        sets_most=found.sets_most,
        adds=tuple(_strongest(found.adds)),
        instead={id: why for id, why in found.instead.items() if id not in found.banned},
        held=frozenset(found.held - set(found.banned)),
        tests_off=tests_off(here, placed),
        lines=tuple(_lines(here, placed)),
    )


def _condition(found: _Gathered, placed: Placed, catalogue: Catalogue) -> None:
    for patch in placed.patches:
        found.patch(patch, placed.by, placed.condition.sources)
    if placed.pain in ("hold", "regress", "stop"):
        region = placed.condition.around.avoid or placed.condition.always.avoid
        found.held.update(
            exercise.id for exercise in found.plannable if any(selects(each, exercise) for each in region)
        )
    pain = placed.known.pain
    if pain is not None and placed.pain == "stop":
        for id in pain.exercises:
            movement = catalogue.exercises[id].movement
            for exercise in found.plannable:
                if exercise.id == id or exercise.movement == movement:
                    found.ban(exercise, placed.by, "it brought the pain")


def _strongest(adds: list[Added]) -> Iterator[Added]:
    """One row a pattern: the one with the most sets."""
    for pattern in dict.fromkeys(each.pattern for each in adds):
        yield max((each for each in adds if each.pattern == pattern), key=lambda each: each.sets)


def _lines(here: Situation, placed: tuple[Placed, ...]) -> Iterator[CareLine]:
    yield from limits.limit_lines(here)
    yield from clearance.clearance_lines(here)
    for each in placed:
        yield condition_line(each)
        pain = pain_line(each)
        if pain is not None:
            yield pain
    yield from screen.screen_lines(here)
