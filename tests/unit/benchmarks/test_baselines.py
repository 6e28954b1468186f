"""The baselines are measured with the planner's own rows: what they report must be right."""

from dataclasses import replace
from functools import cache

from benchmarks.baselines.compare import METHODS, OURS, Measured, report
from benchmarks.baselines.fixed import Labelled, labelled, worth
from benchmarks.baselines.greedy import greedy
from benchmarks.baselines.one_week import SETS_MAX, one_week, weekly_sets
from benchmarks.baselines.template import template
from benchmarks.sample import catalogue, contract_of, first_block

from backline.plan.linear import LinearAnswer, LinearModel
from backline.plan.problem import BlockProblem
from backline.plan.solve_highs import solve_with_highs


@cache
def problem() -> BlockProblem:
    """A small request of the sample: two days at most, staples only."""
    whole = first_block(contract_of(1))
    contract = replace(whole.contract, days=whole.contract.days[:2], sessions_max=2)
    staples = tuple(each for each in whole.candidates if each.id in catalogue().staples)
    return replace(whole, contract=contract, candidates=staples)


@cache
def both() -> tuple[Labelled, Labelled]:
    return labelled(problem(), reduce=True), labelled(problem(), reduce=False)


@cache
def best(reduced: bool = True) -> LinearAnswer:
    answer = solve_with_highs(both()[0 if reduced else 1].model.linear)
    assert answer.status == "optimal"
    return answer


def holds(linear: LinearModel, values: tuple[int, ...]) -> bool:
    """Every bound and every row."""
    return all(low <= value <= high for low, value, high in zip(linear.low, values, linear.high, strict=True)) and all(
        (low is None or total >= low) and (high is None or total <= high)
        for low, high, indexes, coefficients in linear.rows
        for total in [sum(c * values[i] for i, c in zip(indexes, coefficients, strict=True))]
    )


def chosen_in(labels: Labelled, values: tuple[int, ...]) -> set[int]:
    return {column.variable for column in labels.model.columns if values[column.variable]}


def test_the_reduction_changes_the_size_and_not_the_optimum() -> None:
    reduced, full = both()
    assert len(full.model.columns) > len(reduced.model.columns)
    assert len(full.model.pools) == len(problem().candidates)
    assert best(reduced=False).objective == best().objective


def test_the_best_week_is_worth_its_objective_and_breaks_nothing() -> None:
    labels, values = both()[0], best().values
    assert values is not None
    found = worth(labels, chosen_in(labels, values))
    assert (found.objective, found.broken) == (best().objective, ())
    assert holds(labels.model.linear, found.values)


def test_a_week_without_anything_is_short_of_everything_but_allowed() -> None:
    found = worth(both()[0], ())
    assert found.broken == ()
    assert found.objective > best().objective


def test_too_much_breaks_rules_by_name() -> None:
    labels = both()[0]
    found = dict(worth(labels, {column.variable for column in labels.model.columns}).broken)
    assert {"decisions", "rule_minutes", "rule_sets_a_session", "rule_same_work"} <= set(found)


def test_greedy_holds_every_rule_and_is_not_better_than_the_proof() -> None:
    labels = both()[0]
    found = greedy(labels)
    assert found.broken == ()
    assert holds(labels.model.linear, found.values)
    assert best().objective <= found.objective < worth(labels, ()).objective


def test_template_and_one_week_choose_something_and_are_read_against_the_rules() -> None:
    full = both()[1]
    nothing = worth(full, ()).objective
    for found in (template(full, catalogue().staples), one_week(full)):
        assert chosen_in(full, found.values)
        assert found.objective < nothing
        assert found.broken or found.objective >= best().objective


def test_weekly_sets_stay_within_the_bounds_of_an_exercise() -> None:
    week = weekly_sets(problem())
    assert week
    assert all(1 <= sets <= SETS_MAX for sets in week.values())


def test_the_report_sets_every_method_beside_the_planner() -> None:
    measured = [
        Measured(number=number, method=method, seconds=2.0 if method == OURS else 1.0,
                 objective=1000.0 if method == OURS else 3000.0, proved=True)
        for number in (1, 2) for method in METHODS
    ]  # fmt: skip
    rows = {row.split("|")[1].strip(): [cell.strip() for cell in row.split("|")[2:-1]]
            for row in report(measured).splitlines()[2:]}  # fmt: skip
    assert set(rows) == set(METHODS)
    assert rows["greedy on the same rows"][2:5] == ["3.00", "3.00", "2.00"]
    assert rows["greedy on the same rows"][-1].startswith("0.50")
