"""What cannot be true, or hardly: wrong units, a force called torque, legs exchanged, gravity mixed."""

from collections.abc import Iterable, Sequence

from backline.assess.assessment import Statement
from backline.assess.dynamometry.figures import Key, key_of, occasion_order, when
from backline.assess.dynamometry.limits import Limits
from backline.assess.dynamometry.ratios import RatioFound, RatioRefused
from backline.record.curve import MeasurementProblem
from backline.record.measurement import Measurement


def impossible(figure: Measurement, limits: Limits, *, mass_kg: float | None) -> MeasurementProblem | None:
    """A figure that no person makes: the file's unit is not what it says. None where the figure can be true."""
    plausible = limits.plausible
    reason = ""
    if figure.unit == "N·m" and figure.test.startswith(("knee-", "hip-")):
        low, high = plausible.torque_nm
        limit = plausible.extension_nm_per_kg if "extension" in figure.test else plausible.flexion_nm_per_kg
        if figure.value > high:
            reason = f"{figure.value:.4g} N·m is more than any knee makes. Is it kg·cm or a force in N, named N·m?"
        elif figure.value < low:
            reason = (
                f"{figure.value:.3g} N·m is less than the weight of a shank. Is it kg·m, kN·m or N·m/kg, named N·m?"
            )
        elif mass_kg is not None and figure.value > limit * mass_kg:
            share = figure.value / mass_kg
            reason = f"{figure.value:.4g} N·m at {mass_kg:g} kg is {share:.1f} N·m/kg. Is it a force in N, or in ft-lb?"
    elif figure.unit == "N" and figure.test != "jump-peak-force":
        low, high = plausible.force_n
        if not low <= figure.value <= high:
            reason = f"{figure.value:.4g} N is not possible. Is it in kg, or kN, named N?"
    elif figure.unit == "deg" and figure.test.startswith("knee-"):
        reason = f"{figure.test} is measured in N·m, not in degrees."
    if not reason:
        return None
    place = ", ".join(part for part in (figure.person, when(figure), figure.side, figure.test) if part)
    return MeasurementProblem(file=figure.file, row=figure.row, message=f"{reason}\n({place})")


def doubtful_ratios(found: Iterable[RatioFound], limits: Limits) -> tuple[Statement, ...]:
    """Ratios so far off that a muscle, a leg or a unit was probably exchanged."""
    return tuple(
        Statement(
            id="ratio-doubtful",
            severity="act",
            text=f"{ratio.measurement.person + ', ' if ratio.measurement.person else ''}{ratio.measurement.side}: "
            f"hamstrings {ratio.numerator:.0f} N·m over quadriceps {ratio.denominator:.0f} N·m is "
            f"{ratio.measurement.value:.2f}. Are the muscles exchanged, or is one wrong? It counts in no group.",
            sources=("J",),
        )
        for ratio in found
        if is_doubtful(ratio, limits)
    )


def is_doubtful(ratio: RatioFound, limits: Limits) -> bool:
    """Is the ratio beyond what is plausible? It is shown, and counts in no group."""
    low, high = limits.plausible.ratio
    judged = ratio.measurement.test in ("hq-conventional", "hq-functional", "hq-isometric")
    return judged and not low <= ratio.measurement.value <= high


def refused_ratios(refused: Sequence[RatioRefused]) -> tuple[Statement, ...]:
    """Ratios that were not made, once a reason."""
    reasons = dict.fromkeys((refusal.ratio, refusal.reason) for refusal in refused)
    return tuple(
        Statement(id="ratio-refused", severity="watch", text=f"No {ratio}: {reason}", sources=("S06",))
        for ratio, reason in reasons
    )


def exchanged_legs(figures: Iterable[Measurement], limits: Limits) -> tuple[tuple[str, Statement], ...]:
    """(person, statement) where left and right of a later occasion fit the earlier one far better when exchanged.

    At least two figures of one person must say so together. It is a doubt, not a proof.
    """
    people: dict[str, dict[tuple[str, float | None], dict[str, dict[str, float]]]] = {}
    for figure in figures:
        if figure.side in ("left", "right") and when(figure):
            tests = people.setdefault(figure.person, {})
            test = tests.setdefault((figure.test, figure.method.speed_deg_s), {})
            test.setdefault(when(figure), {})[figure.side] = figure.value
    found = []
    for person, tests in people.items():
        straight, crossed, asymmetry, used = 0.0, 0.0, 0.0, 0
        for occasions in tests.values():
            whole = sorted((name for name in occasions if len(occasions[name]) == 2), key=occasion_order)
            if len(whole) < 2:
                continue
            before, after = occasions[whole[0]], occasions[whole[-1]]
            middle = (sum(before.values()) + sum(after.values())) / 4
            straight += (abs(after["left"] - before["left"]) + abs(after["right"] - before["right"])) / middle
            crossed += (abs(after["left"] - before["right"]) + abs(after["right"] - before["left"])) / middle
            asymmetry += abs(before["left"] - before["right"]) / middle
            used += 1
        if used < 2 or asymmetry / used * 100 < limits.sides.difference_percent:
            continue
        if crossed * limits.plausible.sides_factor < straight:
            who = f"{person}: " if person else ""
            text = (
                f"{who}left and right fit the time before far better when exchanged, in {used} figures together. "
                "Was a leg entered as the other one? No change of a single leg is judged until that is known."
            )
            found.append((person, Statement(id="legs-exchanged", severity="act", text=text, sources=("J",))))
    return tuple(found)


def nameless_trials(figures: Iterable[Measurement]) -> tuple[Statement, ...]:
    """Files that hold the same test of the same leg, without a name or a day that would tell people or times apart."""
    files: dict[Key, set[str]] = {}
    for figure in figures:
        if not figure.person and not when(figure):
            files.setdefault(key_of(figure), set()).add(figure.file)
    most = max((len(names) for names in files.values()), default=0)
    if most < 2:
        return ()
    text = (
        f"{most} files hold the same test of the same leg, and neither name nor day. They were taken as trials of one "
        "person on one day, and the best counts. Is that right? A day in the file's name (2026-11-20) tells them apart."
    )
    return (Statement(id="nameless-trials", severity="act", text=text, sources=()),)
