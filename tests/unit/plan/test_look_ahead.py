"""Both blocks in one model: every programme of two blocks fits into it, and it finds better first blocks."""

import random
from dataclasses import replace

import pytest
from benchmarks.sample import catalogue, contract_of

from backline.plan.answer import read_answer
from backline.plan.blocks import full_weeks, later_block, solve_blocks
from backline.plan.candidates import choose_from
from backline.plan.look_ahead import both_blocks
from backline.plan.model import build_model
from backline.plan.problem import BlockProblem, block_lengths
from backline.plan.solve_highs import solve_with_highs


def first_block(number: int, most: int) -> BlockProblem:
    """The first of two blocks for somebody, who may choose from few exercises."""
    contract = contract_of(number)
    candidates = choose_from(contract, catalogue()).candidates
    staples = [each for each in candidates if each.id in catalogue().staples]
    picked = random.Random(number).sample(staples, min(len(staples), most))
    weeks = full_weeks(contract, block_lengths(6, catalogue().doses.block.weeks))[0]
    return BlockProblem(
        contract=contract,
        doses=catalogue().doses,
        candidates=tuple(sorted(picked, key=lambda each: each.id)),
        number=1,
        full_weeks=weeks,
    )


@pytest.mark.parametrize("number", [0, 5, 10, 13, 17, 23])
def test_no_two_blocks_cost_less_than_both_in_one_model(number: int) -> None:
    first = first_block(number, most=14)
    weeks = full_weeks(first.contract, (3, 3))[1]
    model = build_model(first)
    alone = build_model(replace(first, number=2, full_weeks=weeks, weeks_before=3))
    joint = solve_with_highs(both_blocks(model, alone), nodes_max=200)
    real_cost, draw = list(model.linear.cost), random.Random(number)
    for _ in range(4):  # whatever the first block is
        model.linear.cost[:] = [cost + 5 * draw.randint(0, 40) for cost in real_cost]
        answer = solve_with_highs(model.linear, nodes_max=50)
        assert answer.values is not None
        costs = sum(cost * value for cost, value in zip(real_cost, answer.values, strict=True))
        later = build_model(later_block(replace(first, number=2, full_weeks=weeks), read_answer(model, answer).slots))
        second = solve_with_highs(later.linear)
        assert costs + second.objective >= joint.bound - 1e-6


def test_a_first_block_that_looks_ahead_is_better_for_the_whole() -> None:
    contract = contract_of(88)
    solved = solve_blocks(contract, catalogue().doses, choose_from(contract, catalogue()))
    assert solved.exact
    assert solved.blocks[0].bound < solved.blocks[0].objective, "by itself it is not the best first block"
