"""All findings in the order in which they should be read."""

from collections.abc import Callable

from backline.assess.findings import balance, data, lifts, sides
from backline.assess.findings.facts import Facts
from backline.assess.state import Finding, Severity

FINDERS: tuple[Callable[[Facts], Finding | None], ...] = (
    data.few_data,
    data.unresolved_names,
    data.unread_rows,
    balance.front_bias,
    balance.no_knee_dominant,
    balance.no_hip_dominant,
    balance.no_horizontal_pull,
    balance.no_one_sided,
)
LATER: tuple[Callable[[Facts], Finding | None], ...] = (
    lifts.posterior_link,
    sides.side_difference,
    data.volume_jump,
    data.week_gaps,
    lifts.same_assistance,
    data.fragile_ratio,
)
ORDER: tuple[Severity, ...] = ("act", "watch", "note")


def findings(facts: Facts) -> tuple[Finding, ...]:
    """What there is to say, the most serious first."""
    found = [
        *(finder(facts) for finder in FINDERS),
        *(balance.group_missing(facts, group) for group in facts.limits.missing.groups),
        *(finder(facts) for finder in LATER),
    ]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: ORDER.index(one.severity)))
