"""What a broken programme is: a change, the rule that must see it, and the rules that it breaks besides."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.unit.check.building import line
from tests.unit.check.changes import Change
from tests.unit.check.good import careful, good

from backline.record.history import Lift
from backline.record.programme import Programme, RampSet


@dataclass(frozen=True, kw_only=True)
class Case:
    """One broken programme: what was done, the rule that must see it, and the rules that it breaks besides."""

    rule: str
    name: str
    change: Change
    base: Callable[[], Programme] = good
    also: str = ""
    counted: bool = True  # minutes, votes, totals and reasons follow the change


def case(rule: str, name: str, change: Change, *, also: str = "") -> Case:
    """A change of the good programme after which everything is counted again."""
    return Case(rule=rule, name=name, change=change, also=also)


def raw(rule: str, name: str, change: Change, *, also: str = "") -> Case:
    """A change of the good programme as it stands."""
    return Case(rule=rule, name=name, change=change, also=also, counted=False)


def older(rule: str, name: str, change: Change, *, also: str = "") -> Case:
    """A change of the careful programme after which everything is counted again."""
    return Case(rule=rule, name=name, change=change, also=also, base=careful)


FIRST, SECOND = (1, 2, 3), (4, 5, 6)
RAMP = tuple(RampSet(percent=percent, reps=reps) for percent, reps in ((40, 6), (60, 4), (80, 2)))
UNKNOWN_LOAD = {"load_kg": None, "load_text": "Find it."}
ROW = line("bent-over-row", "2", "8-10", "4", 90)
PULL_UP = line("pull-up", "3", "6-8", "4", 120)
LATELY = Lift(last_done="2026-11-25", sets_last_8_weeks=8)
