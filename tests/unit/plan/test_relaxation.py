"""Rows that only make the relaxation tighter forbid nothing: with and without them the optimum is the same."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from benchmarks.sample import catalogue, contract_of, first_block

from backline.plan.block_model import BlockModel
from backline.plan.candidates import Candidate, choose_from
from backline.plan.linear import LinearModel
from backline.plan.model import build_model
from backline.plan.problem import BlockProblem
from backline.plan.solve_highs import solve_with_highs

NUMBERS = (1, 2, 3, 8, 14, 21, 38, 44, 46, 53, 63, 79)  # of all strata, whose proofs these rows shortened


def small(number: int, *, alone: bool) -> BlockProblem:
    """A first block, or a later one alone, with a few of the exercises."""
    contract = contract_of(number)
    problem = first_block(contract, choose_from(contract, catalogue()))
    picked = random.Random(number).sample(problem.candidates, min(len(problem.candidates), 16))
    problem = replace(problem, candidates=tuple(sorted(picked, key=lambda each: each.id)))
    return replace(problem, number=2, full_weeks=2, weeks_before=3) if alone else problem


def without_them(problem: BlockProblem, monkeypatch: pytest.MonkeyPatch) -> LinearModel:
    def only_the_week(model: BlockModel, week: int, count: Callable[[Candidate], int], most: int) -> None:
        model.linear.row(model.sets(week, count), high=most)

    monkeypatch.setattr(BlockModel, "nothing_is_short_of_all", lambda *_: None)
    monkeypatch.setattr(BlockModel, "week_holds", only_the_week)
    return build_model(problem).linear


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize("number", NUMBERS)
def test_what_is_said_once_more_forbids_nothing(number: int, alone: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = small(number, alone=alone)
    said = build_model(problem).linear
    plain = without_them(problem, monkeypatch)
    assert len(said.rows) > len(plain.rows)
    assert said.names == plain.names
    one, other = solve_with_highs(said), solve_with_highs(plain)
    assert one.status == other.status == "optimal"
    assert one.objective == other.objective
