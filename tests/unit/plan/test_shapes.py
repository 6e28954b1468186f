"""A choice among whole sessions forbids nothing: with it and without it the best first block is worth the same."""

import random

import pytest
from benchmarks.sample import catalogue, contract_of

from backline.plan.blocks import full_weeks
from backline.plan.candidates import choose_from
from backline.plan.model import RULES, build_model
from backline.plan.problem import BlockProblem, block_lengths
from backline.plan.rules.shapes import rule_shapes
from backline.plan.solve_highs import solve_with_highs

SHORT = (12, 18, 24, 33, 36, 51, 60, 66, 87, 114)  # sessions of 15 or 20 minutes


def first_block(number: int) -> BlockProblem:
    contract = contract_of(number)
    candidates = choose_from(contract, catalogue()).candidates
    picked = random.Random(number).sample(candidates, min(len(candidates), 16))
    return BlockProblem(
        contract=contract,
        doses=catalogue().doses,
        candidates=tuple(sorted(picked, key=lambda each: each.id)),
        number=1,
        full_weeks=full_weeks(contract, block_lengths(6, catalogue().doses.block.weeks))[0],
    )


@pytest.mark.parametrize("number", SHORT)
def test_shapes_of_sessions_forbid_nothing(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = first_block(number)
    with_shapes = build_model(problem)
    assert any(name.startswith("shape ") for name in with_shapes.linear.names)
    monkeypatch.setattr("backline.plan.model.RULES", tuple(rule for rule in RULES if rule is not rule_shapes))
    without = build_model(problem)
    assert not any(name.startswith("shape ") for name in without.linear.names)
    assert solve_with_highs(with_shapes.linear).objective == solve_with_highs(without.linear).objective


def test_longer_sessions_have_none() -> None:
    assert not any(name.startswith("shape ") for name in build_model(first_block(1)).linear.names)
