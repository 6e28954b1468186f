"""Everything that limits, conditions and clearances ask of single exercises, worked out a second time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from backline.check.body.meant import meant, outside
from backline.check.body.screening import reasons_for_clearance
from backline.check.body.staging import Standing, standing
from backline.record.health import Limit
from backline.record.person import Person
from backline.vocabulary.care import CareRules
from backline.vocabulary.exercises import Exercise
from backline.vocabulary.patches import Patch
from backline.vocabulary.words import Group

BAND_ROLES = ("scapular", "trunk")
UNLOADED = ("bodyweight", "assistance")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A person from the first to the last day of a programme, with the rules that concern them."""

    person: Person
    start: date
    last: date
    care: CareRules

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Where each condition stands that the catalogue knows."""
        return tuple(
            standing(known, self.person, self.start, self.care)
            for known in self.person.conditions
            if known.id in self.care.conditions
        )

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Limits that hold on at least one day."""
        return tuple(
            limit
            for limit in self.person.limits
            if not (limit.start and limit.start > self.last) and not (limit.until and limit.until < self.start)
        )

    @cached_property
    def patches(self) -> tuple[tuple[str, Patch], ...]:
        """Every patch that holds, with what sets it."""
        return tuple(self._patches())

    def _patches(self) -> Iterator[tuple[str, Patch]]:
        for each in self.standings:
            yield from ((each.name, patch) for patch in each.patches)
        for id in dict.fromkeys(reasons_for_clearance(self.person, self.start, self.care)):
            reason = self.care.clearances.get(id)
            found = next(
                (
                    each
                    for each in self.person.clearances
                    if reason and id in each.reasons and each.role in reason.roles and each.until >= self.last
                ),
                None,
            )
            if reason and found:
                yield id, reason.patch
                if found.scope in self.care.scopes:
                    yield f"clearance by {found.by}", self.care.scopes[found.scope].patch

    def limited(self, exercise: Exercise) -> Iterator[str]:
        """Who of the limits forbids this exercise."""
        for limit in self.limits:
            if limit.pattern not in (None, exercise.pattern):
                continue
            if limit.range_deg is None and limit.load_kg is None:
                yield f"{limit.by} forbids {limit.pattern}"
            if (
                limit.joint
                and limit.range_deg
                and outside(exercise, limit.joint, limit.range_deg, self.care.joint_uses)
            ):
                yield f"{limit.by} limits the {limit.joint}"
            if limit.load_kg is not None and self._unbounded(exercise, limit.load_kg):
                yield f"{limit.by} limits the load to {limit.load_kg:g} kg"

    def _unbounded(self, exercise: Exercise, most_kg: float) -> bool:
        """Can it not be done with so little, or can nobody say how much it is?"""
        kind = exercise.load_is
        if kind in UNLOADED:
            return False
        if kind == "band":
            return most_kg == 0 or exercise.plan is None or exercise.plan.role not in BAND_ROLES
        loads = self.person.loads
        least = {"bar-total": loads.bar_kg, "stack": loads.stack_step_kg}.get(kind, 0.0)
        if kind == "per-hand":
            names = set(exercise.equipment).union(*map(set, exercise.equipment_any))
            weights = [w for word, own in (("dumbbells", loads.dumbbells_kg), ("kettlebell", loads.kettlebells_kg))
                       if word in names for w in own]  # fmt: skip
            least = min(weights, default=0.0) * (2 if exercise.laterality == "bilateral" else 1)
        return most_kg <= 0 or least > most_kg

    def load_most_kg(self, exercise: Exercise) -> float | None:
        """The most `load_kg` that the limits leave; None: no limit."""
        hands = 2 if exercise.load_is == "per-hand" and exercise.laterality == "bilateral" else 1
        found = [
            limit.load_kg / hands
            for limit in self.limits
            if limit.load_kg is not None and limit.pattern in (None, exercise.pattern)
        ]
        return None if exercise.load_is in (*UNLOADED, "band") else min(found, default=None)

    def patched_out(self, exercise: Exercise) -> Iterator[str]:
        """What of conditions and clearances leaves this exercise out."""
        for name, patch in self.patches:
            if any(meant(row, exercise) for row in patch.avoid):
                yield f"{name} leaves it out"
            for joint in patch.ranges:
                if joint.patterns and exercise.pattern not in joint.patterns:
                    continue
                if outside(exercise, joint.joint, joint.deg, self.care.joint_uses):
                    yield f"{name} limits the {joint.joint}"

    def hurt(self, exercise: Exercise, movements: dict[str, str]) -> Iterator[str]:
        """Did this movement bring pain that stops?"""
        for each in self.standings:
            pain = each.known.pain
            for id in pain.exercises if pain and each.stopped else ():
                if exercise.id == id or movements.get(id) == exercise.movement:
                    yield f"{id} brought the pain of {each.condition.id}"

    def rir_min(self, exercise: Exercise) -> int:
        """The fewest repetitions in reserve that conditions and clearances ask for."""
        rows = (row for _, patch in self.patches for row in patch.effort)
        return max((row.rir for row in rows if row.everything or meant(row, exercise)), default=0)

    def sets_most(self) -> dict[Group, float]:
        """The most sets a week of a group."""
        found: dict[Group, float] = {}
        for _, patch in self.patches:
            for cap in patch.sets_max:
                found[cap.group] = min(cap.sets, found.get(cap.group, cap.sets))
        return found

    def held(self, exercise: Exercise) -> bool:
        """May its load not rise, because the region hurts too much?"""
        return any(
            meant(row, exercise)
            for each in self.standings
            if each.held
            for row in each.condition.around.avoid or each.condition.always.avoid
        )


def asked_of(person: Person, start: str, weeks: int, care: CareRules) -> Asked | None:
    """What a programme has to respect; None when the document's first day is no date."""
    try:
        first = date.fromisoformat(start)
        last = first + timedelta(days=7 * weeks - 1)
    except (ValueError, OverflowError):
        return None
    return Asked(person=person, start=first, last=last, care=care)
