"""Single figures: of several trials of one test the best counts; figures are grouped by what makes them comparable."""

from collections.abc import Iterable
from dataclasses import replace

from backline.record.measurement import Measurement

Key = tuple[str, str, str, float | None, str, str, float | None, str]
_LAST = ("post", "after", "end", "final", "retest", "posttest")
_FIRST = ("pre", "before", "baseline", "start", "pretest")


def when(figure: Measurement) -> str:
    """The day, or the occasion as the file names it, or nothing."""
    return figure.date.isoformat() if figure.date is not None else figure.occasion


def occasion_order(name: str) -> tuple[int, float, str]:
    """Order of occasions: days by date; of words `pre` first, then numbered sessions and weeks, then `post`."""
    plain = name.lower().strip()
    if plain in _FIRST:
        return (0, 0.0, plain)
    if plain in _LAST:
        return (3, 0.0, plain)
    digits = "".join(sign for sign in plain if sign.isdigit())
    if len(plain) == 10 and plain[4:5] == "-":
        return (1, float(digits), plain)
    if digits:
        return (2 if plain.startswith("week") else 1, float(digits[:9]), plain)
    return (2, 0.0, plain)


def key_of(figure: Measurement) -> Key:
    """What makes two figures trials of the same thing."""
    method = figure.method
    return (
        figure.person,
        when(figure),
        figure.test,
        method.speed_deg_s,
        figure.side,
        method.instrument,
        method.angle_deg,
        method.gravity,
    )


def best_of_trials(figures: Iterable[Measurement]) -> tuple[Measurement, ...]:
    """One figure a key: the best trial, with the number of trials. Strength tests only, where more is better."""
    found: dict[Key, list[Measurement]] = {}
    for figure in figures:
        found.setdefault(key_of(figure), []).append(figure)
    kept = []
    for trials in found.values():
        best = max(trials, key=lambda trial: trial.value)
        if len(trials) > 1:
            count = sum(trial.method.repetitions or 1 for trial in trials)
            best = replace(best, method=replace(best.method, statistic="best", repetitions=count))
        kept.append(best)
    return tuple(kept)
