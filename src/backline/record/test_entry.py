"""One measurement as somebody typed it → canonical values, or what is wrong with it and what to do."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from backline.record.typed import CONDITION_KEYS, value_key
from backline.vocabulary.exercises import TestDefinition
from backline.vocabulary.typed_forms import OtherConvention, TypedForm

UNIT_WORDS = {"deg": "degrees", "n": "newtons", "cm": "centimetres", "s": "seconds", "reps": "repetitions"}
SIDES = ("left", "right")
CONVENTION, CONFIRMED = "convention", "confirmed"
_RADIANS_MAX = math.pi / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Canonical values by key (`left_deg`), and the words that came with them."""

    values: Mapping[str, float]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryProblem:
    """What cannot be right about one key, and what to do."""

    key: str
    message: str


def enter(test: TestDefinition, values: Mapping[str, float], words: Mapping[str, str]) -> Entry | EntryProblem:
    """The entry in the test's own convention and unit. Tests without a typed form keep their values as they are.

    Known words: `convention` (another convention of the test), `confirmed` ("yes": a person confirmed an angle
    read from a picture), and what the test's form names (`felt`, `next_morning`).
    """
    form = test.typed
    if form is None:
        return _as_they_are(test, values, words)
    if (wrong := _wrong_word(test, form, words)) is not None:
        return wrong
    other = next((each for each in form.other if each.word == words.get(CONVENTION)), None)
    if (wrong := _radians(test, form, values)) is not None:
        return wrong
    found: dict[str, float] = {}
    for key, value in values.items():
        if key in CONDITION_KEYS:
            found[key] = value
            continue
        place = _canonical_key(form, key)
        if place is None:
            return EntryProblem(key=key, message=_unknown_key(test, form, key))
        name, factor = place
        canonical = value * factor
        if (wrong := _impossible(test, form, key, canonical, other)) is not None:
            return wrong
        if name in found:
            return EntryProblem(key=key, message=f"it says the same as another key: {name}")
        found[name] = round(other.canonical(canonical) if other else canonical, 6)
    if not any(value_key(key) for key in found):
        return EntryProblem(key="", message=f"it has no measured value, such as {_example(form)}")
    return Entry(values=found, words={key: text for key, text in words.items() if text})


def keys_of(form: TypedForm) -> tuple[str, ...]:
    """The value keys of a test, as a client file writes them."""
    return tuple(f"{side}_{form.unit_key}" for side in SIDES) if form.sides else (form.unit_key,)


def _as_they_are(test: TestDefinition, values: Mapping[str, float], words: Mapping[str, str]) -> Entry | EntryProblem:
    if words:
        key = next(iter(words))
        return EntryProblem(key=key, message=f"{test.name} knows no words, only numbers")
    return Entry(values=dict(values), words={})


def _wrong_word(test: TestDefinition, form: TypedForm, words: Mapping[str, str]) -> EntryProblem | None:
    meaning = form.words_mean.replace("-", "_")
    known = {
        CONVENTION: tuple(each.word for each in form.other),
        CONFIRMED: ("yes", "no"),
        **({meaning: form.words} if meaning else {}),
    }
    for key, text in words.items():
        if key not in known:
            return EntryProblem(key=key, message=f"{test.name} has no such word; known: {', '.join(known)}")
        if not known[key]:
            return EntryProblem(key=key, message=f"{test.name} has one convention only: {test.convention}")
        if text not in known[key]:
            return EntryProblem(key=key, message=f'"{text[:40]}" is none of {", ".join(known[key])}')
    return None


def _canonical_key(form: TypedForm, key: str) -> tuple[str, float] | None:
    """The canonical key and the factor to its unit: `left`, `left_deg`, `left_kg`; None for any other key."""
    side, _, unit = key.partition("_")
    if form.sides:
        if side not in SIDES:
            return None
    elif side in (*SIDES, "both"):
        return None
    else:
        side, unit = "", key if key != "value" else ""
    name = f"{side}_{form.unit_key}" if side else form.unit_key
    if unit in ("", form.unit_key):
        return name, 1.0
    factor = form.other_units.get(unit)
    return (name, factor) if factor is not None else None


def _unknown_key(test: TestDefinition, form: TypedForm, key: str) -> str:
    units = ", ".join((form.unit_key, *form.other_units))
    if key.endswith(("_rad", "rad")):
        return f"{test.name} is typed in degrees, not radians: degrees = radians x 57.3"
    if form.sides and not key.startswith(SIDES):
        return f"{test.name} has two sides: write {' and '.join(keys_of(form))} (units: {units})"
    if not form.sides and key.startswith((*SIDES, "both")):
        return f"{test.name} has no sides: write {form.unit_key}"
    return f"{test.name} knows no {key[:40]}; known: {', '.join(keys_of(form))} (units: {units})"


def _radians(test: TestDefinition, form: TypedForm, values: Mapping[str, float]) -> EntryProblem | None:
    """Every angle is below a quarter turn in radians, and one is no whole number: nobody measures such degrees."""
    angles = {key: value for key, value in values.items() if _canonical_key(form, key) is not None}
    if form.unit_key != "deg" or test.better == "neither":
        return None
    if not angles or not all(0 < abs(value) <= _RADIANS_MAX for value in angles.values()):
        return None
    for key, value in angles.items():
        if value != int(value):
            said = f"{value:g} degrees looks like radians, which would be {math.degrees(value):.0f} degrees"
            return EntryProblem(key=key, message=f"{said}; type degrees, whole ones where they are so few")
    return None


def _impossible(
    test: TestDefinition, form: TypedForm, key: str, value: float, other: OtherConvention | None
) -> EntryProblem | None:
    """Outside of what is possible, or in a unit or convention that was not said."""
    low, high = other.range if other else form.range
    unit = UNIT_WORDS.get(form.unit_key, form.unit_key)
    if low <= value <= high:
        if form.whole and value != int(value):
            return EntryProblem(key=key, message=f"{value:g} is no whole number of {unit}")
        return None
    message = f"{value:g} {unit} is not possible: {test.name} goes from {low:g} to {high:g} ({test.convention})"
    hint = _hint(form, value, other)
    return EntryProblem(key=key, message=f"{message}.\n{hint}" if hint else message)


def _hint(form: TypedForm, value: float, other: OtherConvention | None) -> str:
    """What was probably meant."""
    if other is None:
        for each in form.other:
            if each.range[0] <= value <= each.range[1]:
                becomes = f"it becomes {each.canonical(value):g}"
                say = f'say so with the word "{each.word}" (convention = "{each.word}")'
                return f"If it is the {each.means}, {say}: {becomes}."
    low, high = form.range
    for unit, factor in form.other_units.items():
        if low <= value * factor <= high:
            return f"If it is in {unit}, write the unit: {value:g}{unit} is {value * factor:.4g} {form.unit_key}."
    if form.unit_key == "s" and value > high:
        return "A hold is stopped at the longest time: type that."
    return ""


def _example(form: TypedForm) -> str:
    return " and ".join(f"{key} = {form.range[0] + (form.range[1] - form.range[0]) // 3:g}" for key in keys_of(form))
