"""A group between two occasions: paired change with SD, 95 % interval and effect size."""

import math
from collections.abc import Iterable, Mapping, Sequence
from statistics import mean, stdev
from typing import Literal

from backline.assess.assessment import GroupChange
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


def _change(
    before: Sequence[float],
    after: Sequence[float],
    sample: Measurement,
    names: Mapping[str, str],
    side: Literal["left", "right", "mean of legs"],
    occasions: tuple[str, str],
    speed: float | None,
) -> GroupChange | None:
    count = len(before)
    differences = [late - early for early, late in zip(before, after, strict=True)]
    if count < PEOPLE_MIN or stdev(before) == 0 or stdev(after) == 0:
        return None
    scatter = stdev(differences)
    half = t_two_sided(count - 1) * scatter / math.sqrt(count)
    change = mean(differences)
    return GroupChange(
        measure=sample.test,
        name=names.get(sample.test, sample.test),
        speed_deg_s=speed,
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


def group_changes(figures: Sequence[Measurement], names: Mapping[str, str]) -> tuple[GroupChange, ...]:
    """Per measure and speed: left, right, and the mean of both legs, of all who have both occasions.

    Figures of one measure must share gravity and instrument, or that measure is left out: groups are never mixed.
    """
    occasions = first_and_last(figures)
    people = {figure.person for figure in figures}
    if occasions is None or len(people) < PEOPLE_MIN:
        return ()
    table: dict[tuple[str, float | None], dict[tuple[str, str], dict[str, Measurement]]] = {}
    for figure in figures:
        if figure.side in ("left", "right") and when(figure) in occasions:
            rows = table.setdefault((figure.test, figure.method.speed_deg_s), {})
            rows.setdefault((figure.person, figure.side), {})[when(figure)] = figure
    found: list[GroupChange] = []
    for (_, speed), rows in sorted(table.items(), key=lambda item: (item[0][0], item[0][1] or 0.0)):
        whole = {leg: pair for leg, pair in rows.items() if len(pair) == 2}
        if not whole:
            continue
        sample = next(iter(whole.values()))[occasions[0]]
        if any(sample.method.differs_from(figure.method) for pair in whole.values() for figure in pair.values()):
            continue
        sides: tuple[Literal["left", "right"], ...] = ("left", "right")
        for side in sides:
            pairs = [pair for (_, own), pair in whole.items() if own == side]
            before = [pair[occasions[0]].value for pair in pairs]
            after = [pair[occasions[1]].value for pair in pairs]
            found.append(_change(before, after, sample, names, side, occasions, speed))  # type: ignore[arg-type]
        both = sorted(person for person in people if (person, "left") in whole and (person, "right") in whole)
        before, after = (
            [mean((whole[person, "left"][time].value, whole[person, "right"][time].value)) for person in both]
            for time in occasions
        )
        found.append(_change(before, after, sample, names, "mean of legs", occasions, speed))  # type: ignore[arg-type]
    return tuple(change for change in found if change is not None)
