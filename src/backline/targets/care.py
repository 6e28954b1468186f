"""Safety's patches on the targets: upper bounds that come down, patterns that are added."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from backline.record.care import Added, Care
from backline.targets.contract import Demand
from backline.vocabulary.doses import Doses


def with_care(demands: Sequence[Demand], care: Care, doses: Doses) -> tuple[Demand, ...]:
    """The demands with what safety caps and adds. A minimum never stays above a cap."""
    return tuple(_added([_capped(demand, care) for demand in demands], care.adds, doses))


def _capped(demand: Demand, care: Care) -> Demand:
    most = care.sets_most.get(demand.id.removesuffix("-most"))  # type: ignore[call-overload]
    if demand.kind != "muscle" or most is None or demand.max is None or demand.max <= most.sets:
        return demand
    low = None if demand.min is None else min(demand.min, most.sets)
    middle = None if demand.middle is None else min(demand.middle, most.sets)
    reason = f"{demand.reason}; at most {most.sets:g}: {most.because} ({most.by})"
    return replace(demand, min=low, max=most.sets, middle=middle, reason=reason)


def _added(demands: list[Demand], adds: Sequence[Added], doses: Doses) -> Iterator[Demand]:
    """Patterns that help become minimums; where the log keeps more of one already, that stays."""
    wanted = {f"keep-{add.pattern}": add for add in adds}
    for demand in demands:
        add = wanted.pop(demand.id, None)
        yield demand if add is None or (demand.min or 0) >= add.sets else _from(add, doses)
    for add in wanted.values():
        yield _from(add, doses)


def _from(add: Added, doses: Doses) -> Demand:
    return Demand(
        id=f"keep-{add.pattern}",
        kind="pattern",
        unit="sets a week",
        reason=f"{add.because} ({add.by})",
        sources=add.sources,
        min=add.sets,
        weight=doses.objective.kept_set_short,
    )
