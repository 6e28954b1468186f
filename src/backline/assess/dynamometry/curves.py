"""One isokinetic recording → repetitions, their peaks, and what they say together."""

from dataclasses import dataclass

import numpy as np

from backline.assess.dynamometry.gravity import Corrected, correct
from backline.assess.dynamometry.limits import Limits
from backline.assess.dynamometry.repetitions import Movement, movements
from backline.assess.dynamometry.smoothing import Samples, can_smooth, slope, smooth
from backline.record.curve import Curve
from backline.record.measurement import Gravity, Measurement, Method

OTHER = {"extension": "flexion", "flexion": "extension"}


class CurveError(Exception):
    """A recording that cannot be used: what is wrong and what to do. Caught where files are assessed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """One repetition at target speed: its test, peak, where the peak stood, and torque over angle."""

    test: str
    speed_deg_s: float
    peak_nm: float
    peak_angle_deg: float
    at_edge: bool  # the peak stands at the end of the held phase: the true one may lie outside
    angle_deg: tuple[float, ...]
    torque_nm: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthCurve:
    """All repetitions of one test at one speed in a recording, the best of them, and its figures."""

    curve: Curve
    test: str
    speed_deg_s: float
    gravity: Gravity
    repetitions: tuple[Repetition, ...]
    steps: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def best(self) -> Repetition:
        """The repetition with the highest peak."""
        return max(self.repetitions, key=lambda repetition: repetition.peak_nm)

    @property
    def mean_nm(self) -> float:
        """Mean of the peaks."""
        return float(np.mean([repetition.peak_nm for repetition in self.repetitions]))

    @property
    def scatter_percent(self) -> float | None:
        """Coefficient of variation of the peaks (sample SD over mean); None with a single repetition."""
        if len(self.repetitions) < 2:
            return None
        return 100 * float(np.std([repetition.peak_nm for repetition in self.repetitions], ddof=1)) / self.mean_nm

    def measurement(self) -> Measurement:
        """The best peak as a figure that carries its method."""
        return Measurement(
            test=self.test,
            side=self.curve.side,
            value=self.best.peak_nm,
            unit="N·m",
            date=self.curve.date,
            person=self.curve.person,
            occasion=self.curve.occasion,
            file=self.curve.file,
            method=Method(
                instrument=self.curve.instrument,
                statistic="best",
                repetitions=len(self.repetitions),
                speed_deg_s=self.speed_deg_s,
                gravity=self.gravity,
                steps=self.steps,
            ),
        )


def speed_of(curve: Curve, angle: Samples, limits: Limits) -> Samples:
    """Speed in deg/s, flexion positive, turned and checked against the angle. Raises CurveError where they disagree."""
    own = slope(angle, curve.sample_hz, limits.filter)
    if not curve.speed_deg_s:
        return own
    said = smooth(np.asarray(curve.speed_deg_s), curve.sample_hz, limits.filter)
    moving = np.abs(own) > 0.5 * float(np.percentile(np.abs(own), 95))
    base = float(np.median(np.abs(own[moving]))) if moving.any() else 0.0
    if base <= 0:
        raise CurveError("The angle does not change in this recording, its speed column does. Export it again.")
    share = float(np.median(np.abs(said[moving]))) / base
    if not 0.8 <= share <= 1.25:
        raise CurveError(_why_units(share, curve.sample_hz))
    turned = float(np.median((said * np.sign(own))[moving])) < 0
    return -said if turned else said


def _why_units(share: float, hz: float) -> str:
    """In words, what a speed column `share` times the angle's change points to."""
    guess = "Check units and samples a second."
    if 0.8 <= share / 57.2958 <= 1.25:
        guess = "Is the angle in radians, and named degrees?"
    elif 0.8 <= share * 57.2958 <= 1.25:
        guess = "Is the speed in radians a second, and named degrees?"
    else:
        for factor in (10, 5, 4, 2, 100, 1000):
            if 0.8 <= share / factor <= 1.25 or 0.8 <= share * factor <= 1.25:
                likely = hz * factor if share > 1 else hz / factor
                guess = f"Was it sampled with {likely:g} Hz instead of {hz:g} Hz?"
                break
    return f"The speed column is {share:.3g} times as fast as the angle changes. {guess}"


def _muscle(movement: Movement, curve: Curve, torque: Samples) -> tuple[str, str, float]:
    """Movement → muscle (as its movement), action, and the sign that makes its torque positive."""
    if curve.signed:
        held = movement.held or (movement.start, movement.stop)
        sign = 1.0 if float(np.mean(torque[held[0] : held[1]])) >= 0 else -1.0
        muscle = "extension" if sign > 0 else "flexion"
        return muscle, "concentric" if muscle == movement.direction else "eccentric", sign
    action = "eccentric" if curve.action == "eccentric" else "concentric"
    muscle = movement.direction if action == "concentric" else OTHER[movement.direction]
    return muscle, action, 1.0


def _sign(curve: Curve, whole: list[Movement]) -> float:
    """1, or -1 where straightening torque is negative in the file. Raises CurveError where only the person can know.

    A stated action tells the sign. Without one, torque that always helps the movement is concentric work; any other
    pattern could be eccentric work, or a machine that counts straightening torque as negative.
    """
    if not curve.signed or curve.action == "signed":
        return 1.0
    torque = np.asarray(curve.signal)
    helps = []
    for movement in whole:
        start, stop = movement.held or (movement.start, movement.stop)
        straightens = float(np.mean(torque[start:stop])) >= 0
        helps.append(straightens == (movement.direction == "extension"))
    if curve.action:
        wanted = curve.action == "concentric"
        if all(helped == wanted for helped in helps):
            return 1.0
        if all(helped != wanted for helped in helps):
            return -1.0
        raise CurveError(
            f"The signs of the torque do not fit {curve.action} work in both directions. Is it both kinds?"
        )
    if all(helps):
        return 1.0
    raise CurveError(
        "The signs of the torque fit eccentric work, or a machine that counts straightening as negative.\n"
        'Say which: a line "# action: eccentric", "concentric" or "signed" (straightening is positive),\n'
        "or ecc or con in the file's name."
    )


def _repetition(movement: Movement, curve: Curve, angle: Samples, done: Corrected, limits: Limits) -> Repetition | None:
    if movement.held is None:
        return None
    start, stop = movement.held
    muscle, action, sign = _muscle(movement, curve, done.torque_nm)
    torque = sign * done.torque_nm[start:stop]
    if not curve.signed:
        torque = np.abs(torque)
        if done.resting_nm is not None:
            resting = done.resting_nm[start:stop]
            torque = torque - resting if muscle == "extension" else torque + resting
    torque = smooth(torque, curve.sample_hz, limits.filter)
    at = int(np.argmax(torque))
    edge = max(1, len(torque) // 50)
    return Repetition(
        test=f"knee-{muscle}-torque-{action}",
        speed_deg_s=movement.target_deg_s,
        peak_nm=float(torque[at]),
        peak_angle_deg=float(angle[start + at]),
        at_edge=at < edge or at >= len(torque) - edge,
        angle_deg=tuple(angle[start:stop].tolist()),
        torque_nm=tuple(torque.tolist()),
    )


def analyse(curve: Curve, limits: Limits) -> tuple[StrengthCurve, ...]:
    """Every test of an isokinetic recording. Raises CurveError for one in which nothing can be believed."""
    angle = np.asarray(curve.angle_deg)
    span = float(np.ptp(angle))
    if span < limits.repetition.range_deg_min:
        hint = " Is the angle in radians?" if 0.3 < span < 7 else ""
        raise CurveError(f"The knee moves by {span:.3g} degrees only: no repetition.{hint}")
    if span > 200:
        raise CurveError(f"The knee moves by {span:.4g} degrees, which no knee does. Check the unit of the angle.")
    angle = smooth(angle, curve.sample_hz, limits.filter)
    speed = speed_of(curve, np.asarray(curve.angle_deg), limits)
    found = movements(speed, angle, curve.sample_hz, limits, target_deg_s=curve.target_deg_s)
    whole = [movement for movement in found if not movement.cut]
    notes = [f"{len(found) - len(whole)} movements are cut off by the start or end of the file and were left out."]
    notes = notes if len(whole) < len(found) else []
    if not whole:
        raise CurveError("No whole repetition: the recording is cut off inside a movement. Export it again, whole.")
    signal = np.asarray(curve.signal) * _sign(curve, whole)
    done = correct(curve, signal, angle, (found[0].start, found[-1].stop), limits.repetition)
    if curve.starts and len(curve.starts) != len(found):
        notes.append(f"The machine marks {len(curve.starts)} movements, {len(found)} were found.")
    repetitions = [_repetition(movement, curve, angle, done, limits) for movement in whole]
    held = [repetition for repetition in repetitions if repetition is not None]
    if not held:
        speeds = ", ".join(sorted({f"{movement.target_deg_s:g}" for movement in whole}))
        raise CurveError(f"The target speed of {speeds} °/s was never held in any repetition: no isokinetic phase.")
    if len(held) < len(whole):
        notes.append(f"{len(whole) - len(held)} repetitions never held the target speed and were left out.")
    if not curve.action:
        notes.append("The file does not say concentric or eccentric: concentric is assumed.")
    filtered = can_smooth(len(curve.signal), curve.sample_hz, limits.filter)
    steps = (
        *done.steps,
        f"held phase: within {100 * limits.window.speed_share:g} % of target speed, overshoot removed",
        f"low-pass {limits.filter.cut_off_hz:g} Hz, zero lag, order {2 * limits.filter.order}"
        if filtered
        else f"not filtered: {curve.sample_hz:g} samples a second are too few",
    )
    tests: dict[tuple[str, float], list[Repetition]] = {}
    for repetition in held:
        tests.setdefault((repetition.test, repetition.speed_deg_s), []).append(repetition)
    return tuple(
        StrengthCurve(
            curve=curve,
            test=test,
            speed_deg_s=speed_deg_s,
            gravity=done.gravity,
            repetitions=tuple(group),
            steps=steps,
            notes=(*notes, *_notes(group, limits)),
        )
        for (test, speed_deg_s), group in sorted(tests.items())
    )


def _notes(repetitions: list[Repetition], limits: Limits) -> list[str]:
    notes = []
    peaks = [repetition.peak_nm for repetition in repetitions]
    if len(peaks) > 1:
        scatter = 100 * float(np.std(peaks, ddof=1)) / float(np.mean(peaks))
        if scatter > limits.repetition.scatter_percent_max:
            most = limits.repetition.scatter_percent_max
            notes.append(f"The repetitions scatter by {scatter:.0f} % (more than {most:g} %): perhaps not maximal.")
    best = max(repetitions, key=lambda repetition: repetition.peak_nm)
    if best.at_edge:
        notes.append("The peak stands at the end of the held phase: the true one may lie outside it.")
    return notes
