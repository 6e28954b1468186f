"""A group between two occasions: paired change with SD, 95 % interval and effect size."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, stdev
from typing import Literal

from backline.assess.assessment import GroupChange, GroupSide
from backline.assess.dynamometry.figures import occasion_order, when
from backline.assess.dynamometry.student import t_two_sided
from backline.record.measurement import Measurement

PEOPLE_MIN = 3


def effect_size(before_mean: float, before_sd: float, after_mean: float, after_sd: float) -> float:
    """Change over pooled SD: (after - before) / √((SD² before + SD² after) / 2). SDs above nothing, same unit."""
    pooled = math.sqrt((before_sd**2 + after_sd**2) / 2)
    if pooled <= 0:
        raise ValueError("an effect size needs scatter")
    return (after_mean - before_mean) / pooled


def first_and_last(figures: Iterable[Measurement]) -> tuple[str, str] | None:
    """The occasions that a change is read between; None with fewer than two."""
    names = sorted({when(figure) for figure in figures if when(figure)}, key=occasion_order)
    return (names[0], names[-1]) if len(names) > 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    """One measure of the group: a figure as a sample of its kind, and pairs (before, after) by person and leg."""

    sample: Measurement
    pairs: Mapping[tuple[str, str], tuple[float, float]]

    @property
    def people(self) -> tuple[str, ...]:
        """Who has both legs on both occasions."""
        named = {person for person, _ in self.pairs}
        return tuple(sorted(name for name in named if (name, "left") in self.pairs and (name, "right") in self.pairs))

    def of_legs(self, person: str) -> tuple[float, float]:
        """Mean of both legs, before and after."""
        left, right = self.pairs[person, "left"], self.pairs[person, "right"]
        return mean((left[0], right[0])), mean((left[1], right[1]))


def _change(
    pairs: Sequence[tuple[float, float]],
    sample: Measurement,
    side: GroupSide,
    occasions: tuple[str, str],
    names: Mapping[str, str],
) -> GroupChange | None:
    before, after = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    count = len(pairs)
    if count < PEOPLE_MIN or stdev(before) == 0 or stdev(after) == 0:
        return None
    differences = [late - early for early, late in pairs]
    scatter = stdev(differences)
    half = t_two_sided(count - 1) * scatter / math.sqrt(count)
    change = mean(differences)
    every = side == "mean of legs and speeds"
    return GroupChange(
        measure=sample.test,
        name=names.get(sample.test, sample.test),
        speed_deg_s=None if every else sample.method.speed_deg_s,
        angle_deg=sample.method.angle_deg,
        side=side,
        unit=sample.unit,
        people=count,
        before_when=occasions[0],
        after_when=occasions[1],
        before_mean=mean(before),
        before_sd=stdev(before),
        after_mean=mean(after),
        after_sd=stdev(after),
        change=change,
        change_sd=scatter,
        low=change - half,
        high=change + half,
        effect_size=effect_size(mean(before), stdev(before), mean(after), stdev(after)),
        percent=100 * change / mean(before),
    )


def _measures(figures: Sequence[Measurement], occasions: tuple[str, str]) -> list[_Measure]:
    """Pairs of both occasions by measure, speed and angle; a measure made in two ways is left out."""
    table: dict[tuple[str, float, float], dict[tuple[str, str], dict[str, Measurement]]] = {}
    for figure in figures:
        if figure.side in ("left", "right") and when(figure) in occasions:
            method = figure.method
            rows = table.setdefault((figure.test, method.speed_deg_s or 0.0, method.angle_deg or 0.0), {})
            rows.setdefault((figure.person, figure.side), {})[when(figure)] = figure
    found = []
    for _, rows in sorted(table.items()):
        whole = {leg: times for leg, times in rows.items() if len(times) == 2}
        if not whole:
            continue
        sample = next(iter(whole.values()))[occasions[0]]
        if any(sample.method.differs_from(figure.method) for times in whole.values() for figure in times.values()):
            continue
        pairs = {leg: (times[occasions[0]].value, times[occasions[1]].value) for leg, times in whole.items()}
        found.append(_Measure(sample=sample, pairs=pairs))
    return found


def _over_speeds(measures: Sequence[_Measure]) -> Iterable[tuple[Measurement, list[tuple[float, float]]]]:
    """Ratios at two or more speeds: mean of legs and speeds of all who have every one, as published studies report."""
    for test in dict.fromkeys(measure.sample.test for measure in measures if measure.sample.unit == "ratio"):
        same = [each for each in measures if each.sample.test == test and each.sample.method.angle_deg is None]
        if len(same) < 2:
            continue
        people = set(same[0].people).intersection(*(each.people for each in same[1:]))
        pairs = []
        for person in sorted(people):
            of_speeds = [each.of_legs(person) for each in same]
            pairs.append((mean(early for early, _ in of_speeds), mean(late for _, late in of_speeds)))
        yield same[0].sample, pairs


def group_changes(figures: Sequence[Measurement], names: Mapping[str, str]) -> tuple[GroupChange, ...]:
    """Per measure, speed and angle: left, right, the mean of both legs; of ratios also the mean of all speeds.

    Everybody counts who has both occasions. Figures of one measure must share gravity and instrument, or that measure
    is left out: groups are never mixed.
    """
    occasions = first_and_last(figures)
    if occasions is None or len({figure.person for figure in figures}) < PEOPLE_MIN:
        return ()
    found: list[GroupChange | None] = []
    measures = _measures(figures, occasions)
    for measure in measures:
        sides: tuple[Literal["left", "right"], ...] = ("left", "right")
        for side in sides:
            pairs = [pair for (_, own), pair in sorted(measure.pairs.items()) if own == side]
            found.append(_change(pairs, measure.sample, side, occasions, names))
        both = [measure.of_legs(person) for person in measure.people]
        found.append(_change(both, measure.sample, "mean of legs", occasions, names))
    for sample, pairs in _over_speeds(measures):
        found.append(_change(pairs, sample, "mean of legs and speeds", occasions, names))
    return tuple(change for change in found if change is not None)
