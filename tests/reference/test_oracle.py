"""Both solvers against an exhaustive search, on tiny requests: two days, at most five exercises, real rules."""

import random
from dataclasses import replace
from functools import cache

import pytest
from benchmarks.people import START, random_person
from tests.reference.exhaustive import Search

from backline.plan.candidates import choose_from
from backline.plan.linear import LinearModel
from backline.plan.model import BlockModel, build_model
from backline.plan.problem import BlockProblem
from backline.plan.solve_cpsat import solve_with_cpsat
from backline.plan.solve_highs import solve_with_highs
from backline.targets.build import build_contract
from backline.vocabulary.loader import Catalogue, load_catalogue

TINY = range(36)


@cache
def catalogue() -> Catalogue:
    """The real one."""
    return load_catalogue()


def tiny(seed: int) -> BlockModel:
    """A random person with two days, and three to five random staples to choose from."""
    draw = random.Random(seed)
    person, history = random_person(seed, catalogue(), ("<= 30", "45-60", ">= 75")[seed % 3])
    days = (*person.days, *(day for day in ("mon", "thu") if day not in person.days))[:2]
    usual = max(person.minutes.values())
    person = replace(person, days=days, minutes=dict.fromkeys(days, usual), pin=(), prefer=())  # type: ignore[arg-type]
    contract = build_contract(person=person, history=history, catalogue=catalogue(), start=START, weeks=3)
    candidates = choose_from(contract, catalogue()).candidates
    staples = [each for each in candidates if each.id in catalogue().staples]
    picked = draw.sample(staples, min(len(staples), draw.randint(3, 5)))
    problem = BlockProblem(
        contract=contract,
        doses=catalogue().doses,
        candidates=tuple(sorted(picked, key=lambda each: each.id)),
        number=1,
        full_weeks=2,
    )
    return build_model(problem, reduce=draw.random() < 0.7)


def decisions(model: BlockModel) -> list[int]:
    return [column.variable for column in model.columns]


@pytest.mark.parametrize("seed", TINY)
def test_both_solvers_find_what_exhaustive_search_finds(seed: int) -> None:
    model = tiny(seed)
    least = Search(model.linear, decisions(model)).least()
    assert least is not None
    for answer in (solve_with_highs(model.linear), solve_with_cpsat(model.linear)):
        assert answer.status == "optimal"
        assert answer.objective == least, answer.solver


def test_something_is_chosen_and_something_is_short() -> None:
    """The instances are no empty ones: exercises are chosen in nearly all of them."""
    chosen = 0
    for seed in TINY:
        model = tiny(seed)
        values = solve_with_highs(model.linear).values
        assert values is not None
        chosen += any(values[variable] for variable in decisions(model))
    assert chosen >= 0.8 * len(TINY)


def random_model(seed: int) -> LinearModel:
    """A few variables and rows without any meaning, some of which exclude each other."""
    draw = random.Random(seed)
    model = LinearModel()
    for index in range(4):
        model.variable(f"x{index}", low=draw.randint(-1, 0), high=draw.randint(1, 3), cost=draw.randint(-5, 9))
    for _ in range(4):
        row = [(index, draw.randint(-3, 4)) for index in range(4)]
        low = draw.choice((None, draw.randint(-4, 6)))
        model.row(row, low=low, high=None if low is None and draw.random() < 0.3 else (low or 0) + draw.randint(0, 5))
    return model


@pytest.mark.parametrize("seed", range(20))
def test_the_oracle_against_plain_enumeration(seed: int) -> None:
    """All values of all variables, without any shortcut; and both solvers on the same."""
    from itertools import product

    model = random_model(seed)
    costs = []
    for values in product(*(range(low, high + 1) for low, high in zip(model.low, model.high, strict=True))):
        sums = [
            (low, high, sum(c * values[i] for i, c in zip(indexes, coefficients, strict=True)))
            for low, high, indexes, coefficients in model.rows
        ]
        if all((low is None or low <= total) and (high is None or total <= high) for low, high, total in sums):
            costs.append(sum(cost * value for cost, value in zip(model.cost, values, strict=True)))
    least = min(costs, default=None)
    assert Search(model, []).least() == least
    assert Search(model, [2, 0], prune=False).least() == least
    for answer in (solve_with_highs(model), solve_with_cpsat(model)):
        assert (answer.objective if answer.status == "optimal" else None) == least, answer
