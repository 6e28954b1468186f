"""Rules of safety in words: patches, criteria, who set what. For people, one way."""

from collections.abc import Iterator

from backline.quantities import plain_number
from backline.vocabulary.care import CareRules
from backline.vocabulary.conditions import Condition, Criterion
from backline.vocabulary.patches import Patch, Selector

CONFIDENCE = {
    "high": "evidence, high confidence",
    "medium": "evidence, medium confidence",
    "low": "evidence, low confidence",
    "judgement": "opinion, not evidence",
}
_NAMES = {
    "patterns": "pattern",
    "families": "family",
    "doses": "dose row",
    "roles": "role",
    "dominances": "dominance",
    "lengths": "muscle length",
    "spinal_loads": "load on the spine",
    "eccentrics": "soreness of lowering",
    "load_is": "load",
    "laterality": "laterality",
    "trains": "trains",
    "direct": "trains directly",
    "exercises": "exercise",
}


def selector_words(selector: Selector) -> str:
    """Which exercises a row means."""
    if selector.everything:
        return "every exercise"
    parts = [f"{name} {' or '.join(words)}" for key, name in _NAMES.items() if (words := getattr(selector, key, ()))]
    if selector.needs_floor:
        parts.append("done on the floor")
    but = f", but not {', '.join(selector.but)}" if selector.but else ""
    return "; ".join(parts) + but


def patch_words(patch: Patch) -> Iterator[tuple[str, str]]:
    """(what changes, why) of every row of a patch."""
    for avoid in patch.avoid:
        yield f"leave out: {selector_words(avoid)}", avoid.why
    for joint in patch.ranges:
        within = f" in {' or '.join(joint.patterns)}" if joint.patterns else ""
        yield f"{joint.joint} only from {joint.deg[0]} to {joint.deg[1]} degrees of flexion{within}", joint.why
    for effort in patch.effort:
        yield f"at least {effort.rir} repetitions in reserve: {selector_words(effort)}", effort.why
    for cap in patch.sets_max:
        yield f"at most {plain_number(cap.sets)} sets a week for {cap.group}", cap.why
    for add in patch.adds:
        yield f"add: {add.sets} sets a week of {add.pattern}", add.why
    for instead in patch.instead:
        yield f"in its place: {', '.join(instead.exercises)}", instead.why


def criterion_words(criterion: Criterion, condition: Condition, care: CareRules) -> str:
    """What must be shown before a stage."""
    days = care.pain.evidence_days
    if criterion.kind == "pain":
        most = condition.pain_max if criterion.at_most is None else criterion.at_most
        return f"pain at most {most} of 10, now and at worst, settled by the next morning"
    if criterion.kind == "range":
        most_apart = plain_number(criterion.difference_max or 0)
        return f"left and right of {criterion.test} at most {most_apart} apart, not older than {days} days"
    if criterion.kind == "strength":
        share = plain_number(criterion.share_percent_min or 0)
        return (
            f"{criterion.test} at least {share} % of the other side in {care.pain.sessions} sessions, beyond the error "
            f"of the test, not older than {days} days"
        )
    return f"{criterion.test} at least {plain_number(criterion.least or 0)}, not older than {days} days"


STAGED = {
    "person": "the criteria decide",
    "clinician": "the criteria decide when a clinician follows it (by, role); else it is trained around",
    "nobody": "it sets limits and has no stages",
}


def staged_words(condition: Condition) -> str:
    """Who or what moves between the stages."""
    if condition.operated:
        return "operated: a clinician on the record names the stage; without one it is trained around"
    return STAGED[condition.staged_by]
