"""The words of a programme as a lifter says them: effort, tempo, sets, rest, dates, bounds, proof."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backline.present.clean import clean, clean_name
from backline.quantities import plain_number
from backline.record.programme import Prescription, Programme, Proof, Range, Target, Unmet
from backline.vocabulary.exercises import Contraindication, Exercise
from backline.vocabulary.loader import Catalogue

DAY_NAMES = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
GROUP_NAMES = {
    "glutes": "Glutes",
    "hamstrings": "Hamstrings",
    "calves": "Calves",
    "erectors": "Back extensors",
    "upper-back": "Upper back",
    "lats": "Lats",
    "rear-delts": "Rear delts",
    "quads": "Quads",
    "chest": "Chest",
    "trunk": "Abs and core",
    "arms": "Arms and shoulders",
    "other": "Other",
}
_TARGET_NAMES = {
    **GROUP_NAMES,
    "hamstrings-hip": "Hamstrings at the hip",
    "hamstrings-knee": "Hamstrings at the knee",
    "posterior-anterior": "Back to front",
    "hinge-days": "Days with a hinge",
    "squat-days": "Days with a squat or lunge",
    "posterior-leg-every-session": "Sessions with work for the back of the legs",
    "pull-every-session": "Sessions with a pull",
    "session-minutes": "Longest session",
    "exercises": "Different exercises",
    "hamstrings-long": "Hamstrings, loaded long",
    "extension-holds": "Back extension holds",
    "rows": "Rows",
    "scapular-pulls": "Pulls of the shoulder blades",
    "weaker-side": "One set more for the weaker side",
}
LOAD_IS = {
    "bar-total": "bar and plates together",
    "per-hand": "in each hand",
    "added": "added to your body weight",
    "assistance": "of help, taken off your body weight",
    "stack": "on the stack",
    "sled": "on the sled",
    "band": "elastic band",
    "bodyweight": "your body weight",
}
_GIVES = re.compile(r"Gives (?P<own>[\d.]+) of the (?P<all>[\d.]+) (?P<group>[a-z -]+) sets of week (?P<week>\d+)\.")
PATTERN_NAMES = {
    "hinge": "hinges",
    "bridge": "bridges and hip thrusts",
    "knee-flexion": "leg curls",
    "squat": "squats",
    "lunge": "lunges and step-ups",
    "knee-extension": "leg extensions",
    "calf-raise": "calf raises",
    "horizontal-pull": "rows",
    "vertical-pull": "pull-ups and pulldowns",
    "scapular-pull": "face pulls and pull-aparts",
    "horizontal-push": "bench presses and push-ups",
    "vertical-push": "overhead presses",
    "elbow-flexion": "biceps curls",
    "elbow-extension": "triceps work",
    "shoulder-raise": "shoulder raises",
    "trunk-flexion": "crunches and leg raises",
    "trunk-extension": "back extensions",
    "anti-rotation": "planks and anti-rotation",
}


def long_date(iso: str) -> str:
    """`Mon 30 Nov 2026`; what is no date stays as it is, made harmless."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return clean_name(iso)
    return f"{list(DAY_NAMES.values())[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(iso: str) -> str:
    """`30 Nov`."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return clean_name(iso)
    return f"{day.day} {MONTHS[day.month - 1]}"


def number(value: float | None, decimals: int = 1) -> str:
    """A number without trailing zeros; a dash for none."""
    return "–" if value is None else plain_number(value, decimals)


def span(span_of: Range) -> str:
    """`8` or `8-10`."""
    return str(span_of.min) if span_of.min == span_of.max else f"{span_of.min}-{span_of.max}"


def one_sided(entry: Prescription) -> bool:
    """Is it done with one side at a time, both sides in this entry?"""
    return entry.laterality == "unilateral" and entry.side == "both"


def dose_words(entry: Prescription) -> str:
    """`3 × 8-10`, `3 × 20-30 s each side`, `2 × 8 left side only`."""
    measure = span(entry.reps) if entry.reps is not None else f"{span(entry.seconds)} s" if entry.seconds else "–"
    if one_sided(entry):
        return f"{entry.sets} × {measure} each side"
    return f"{entry.sets} × {measure}" + ("" if entry.side == "both" else f" {entry.side} side only")


def effort_words(rir: int | None, stop_rule: str | None = None) -> str:
    """Repetitions in reserve as an instruction; without them the written stop rule."""
    if rir is None:
        return clean(stop_rule) if stop_rule else "Stop while every repetition still looks the same."
    if rir <= 0:
        return "go on until you could not do another one"
    return f"stop when you could do {rir} more"


def tempo_words(tempo: str) -> str:
    """`3-0-1-0` → `3 s down, 1 s up`; holds say so."""
    parts = tempo.split("-")
    if len(parts) != 4:
        return clean_name(tempo)
    if all(part == "0" for part in parts):
        return "hold still and breathe"
    down, bottom, up, top = ("as fast as you can" if part.upper() == "X" else f"{part} s" for part in parts)
    words = [f"{down} down"]
    words += [] if parts[1] == "0" else [f"{bottom} pause"]
    words += [f"{up} up"]
    words += [] if parts[3] == "0" else [f"{top} hold"]
    return ", ".join(words)


def rest_words(rest_s: int) -> str:
    """`45 s`, `2 min`, `2 min 30 s`."""
    minutes, seconds = divmod(rest_s, 60)
    if rest_s < 90 and rest_s != 60:
        return f"{rest_s} s"
    return f"{minutes} min" + (f" {seconds} s" if seconds else "")


def side_words(entry: Prescription) -> str:
    """What a one-sided exercise asks for, in a sentence; nothing for the others."""
    if one_sided(entry):
        return "One side, then the other: that is one set."
    return "" if entry.side == "both" else f"Only the {entry.side} side. Take turns with the other side, then rest."


def proof_sentence(proof: Proof) -> str:
    """What was proved, as a lifter understands it."""
    if proof.status == "optimal" and proof.scope == "whole":
        return "Proved: of all plans with the exercises open to you, none fits your targets and rules better."
    sets = plain_number(proof.gap_sets, 2)
    gain = "less than 0.01 weekly sets" if sets == "0" else f"at most {sets} weekly set{'' if sets == '1' else 's'}"
    if proof.status == "optimal":
        return (
            "Proved block by block: after the block before it, none with the exercises open to you fits better. "
            f"Taken as a whole, another plan could come closer to your targets by {gain}."
        )
    return (
        "This plan keeps all the rules. It is not proved to be the best one: another plan could come closer to your "
        f"targets by {gain}."
    )


def target_name(target: str) -> str:
    """A target's name in words."""
    if target.startswith("keep-"):
        pattern = target.removeprefix("keep-")
        return f"Keep your {PATTERN_NAMES.get(pattern, pattern.replace('-', ' '))}"
    return _TARGET_NAMES.get(target) or clean_name(target.replace("-", " ")).capitalize()


def bounds_words(target: Target) -> str:
    """`8 to 14`, `at least 4`, `at most 60`, `about 1.5`."""
    low, high = target.min, target.max
    if target.id.endswith("-every-session"):
        return "all"
    if low is not None and high is not None:
        return number(low, 2) if low == high else f"{number(low, 2)} to {number(high, 2)}"
    if low is not None:
        return f"at least {number(low, 2)}"
    return f"at most {number(high, 2)}" if high is not None else "–"


def value_words(target: str, value: float | None) -> str:
    """Where a target stands: a number, or a share of the sessions as `all` or `67 %`."""
    if value is None or not target.endswith("-every-session"):
        return number(value, 2)
    return "all" if value >= 1 else f"{number(100 * value, 0)} %"


def short_words(unmet: Unmet, targets: Sequence[Target]) -> str:
    """How much of a target is missing, as `3 sets a week short`; a plain number where no unit fits."""
    unit = next((target.unit for target in targets if target.id == unmet.target), "")
    amount = number(unmet.short_by, 2)
    if "set" in unit or unmet.target == "weaker-side":
        return f"{amount} set{'' if amount == '1' else 's'} a week short"
    if unit.startswith("days"):
        return f"{amount} day{'' if amount == '1' else 's'} a week short"
    return f"{amount} {unit} short" if unit == "minutes" else f"{amount} short"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """Targets that fall short for the same reasons: (what falls short by how much, what would help) of each."""

    because: str
    targets: tuple[tuple[str, tuple[str, ...]], ...]


def shortfalls(programme: Programme) -> tuple[Shortfall, ...]:
    """What falls short in words, each reason said once for all targets that share it, in the programme's order."""
    shared: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = {}
    for unmet in programme.unmet:
        what = f"{target_name(unmet.target)}: {short_words(unmet, programme.targets)}."
        shared.setdefault(tuple(unmet.because), []).append((what, tuple(map(sentence, unmet.relax))))
    return tuple(
        Shortfall(because=" ".join(map(sentence, because)), targets=tuple(targets))
        for because, targets in shared.items()
    )


def sentence(text: str) -> str:
    """The same words as a sentence: a capital at the start, a full stop at the end."""
    whole = clean(text)
    return whole and whole[:1].upper() + whole[1:] + ("" if whole[-1:] in ".!?…" else ".")


def reason_words(reason: str) -> str:
    """A reason with a group of muscles by the name that the page gives it."""
    found = _GIVES.fullmatch(reason)
    if found is None:
        return reason
    name = target_name(found["group"].replace(" ", "-"))
    return f"Gives {found['own']} of the {found['all']} sets for {name[:1].lower()}{name[1:]} in week {found['week']}."


def exercise_name(exercise: str, catalogue: Catalogue) -> str:
    """The catalogue's name of an exercise id, or the id itself."""
    return clean_name(catalogue.exercises[exercise].name if exercise in catalogue.exercises else exercise)


def muscle_words(exercise: Exercise, catalogue: Catalogue) -> tuple[str, str]:
    """What it trains directly, and what it trains beside that, in plain names."""
    direct = [catalogue.muscles[muscle].plain for muscle, credit in exercise.credits.items() if credit >= 1]
    beside = [catalogue.muscles[muscle].plain for muscle, credit in exercise.credits.items() if credit < 1]
    return ", ".join(direct), ", ".join(beside)


def caution(item: Contraindication) -> str:
    """When not to choose an exercise, and why, in one line."""
    why = item.why[:1].lower() + item.why[1:] if item.why[1:2].islower() else item.why
    return sentence(f"{item.when}: {why}")


def heading(programme: Programme) -> str:
    """What the programme is called: with the name where there is one."""
    weeks = len(programme.weeks)
    name = clean_name(programme.client.name)
    for_whom = f" for {name}" if name else ""
    return f"{weeks} week{'' if weeks == 1 else 's'} of training{for_whom}"
