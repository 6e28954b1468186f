"""A finding on left and right: one side lifts clearly less than the other."""

from backline.assess.findings.facts import Facts, basis, number
from backline.assess.sides import side_difference as measured
from backline.assess.state import Finding


def side_difference(facts: Facts) -> Finding | None:
    """The sides differ by more than the error of both estimates; a note on training, nothing about health."""
    doses = facts.catalogue.doses
    found = measured(facts.training, facts.limits.state.weeks, facts.limits.strength, doses)
    if found is None:
        return None
    name = facts.training.profiles[found.exercise].exercise.name
    stronger = "right" if found.weaker == "left" else "left"
    what = "estimated one-repetition maximum" if found.unit == "kg" else "most repetitions without added load"
    return Finding(
        id="side-difference",
        severity="note",
        text=(
            f"Your {found.weaker} side does less than your {stronger} side in {name}, by more than the error of both "
            "measurements. Small differences between sides are usual."
        ),
        evidence=(
            f"{name}, {what}: left {number(found.left)} {found.unit}, right {number(found.right)} {found.unit}; "
            f"up to {number(found.error)} {found.unit} could be error.",
            basis(
                doses.sides,
                "Days of the last eight weeks on which both sides were logged; beyond "
                f"{doses.sides.difference_beyond_errors:g} standard errors of the difference",
            ),
        ),
        cure=(
            f"Start one-sided exercises with the {found.weaker} side, give it one set more, and let the other side "
            "copy its repetitions."
        ),
    )
