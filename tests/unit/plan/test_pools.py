"""Interchangeable exercises in one pool: with every exercise for itself the optimum is the same."""

import random
from dataclasses import replace

import pytest
from benchmarks.sample import contract_of, first_block

from backline.plan.model import build_model
from backline.plan.problem import BlockProblem, Kept
from backline.plan.rules.targets import known_mains
from backline.plan.solve_highs import solve_with_highs

WHOLE = (16, 17, 22, 28)  # their known main lifts once hid in pools (16), or might
SOME = range(24)
NODES = 40


def optima(problem: BlockProblem) -> tuple[float | None, float | None]:
    """The proved optimum with and without pools; None where it is not found in a few nodes."""
    answers = [
        solve_with_highs(build_model(problem, reduce=reduce).linear, nodes_max=NODES) for reduce in (True, False)
    ]
    one, other = (each.objective if each.status == "optimal" else None for each in answers)
    return one, other


def a_few(number: int) -> BlockProblem:
    """A first block, or a later one alone, with some of the exercises, some of which are wished for or kept."""
    draw = random.Random(number)
    contract = contract_of(number)
    everything = first_block(contract)
    picked = draw.sample(everything.candidates, min(len(everything.candidates), draw.choice((20, 40))))
    known = [each for each in everything.candidates if each.id in known_mains(everything)]
    candidates = tuple(sorted({each.id: each for each in (*picked, *known)}.values(), key=lambda each: each.id))
    wished = tuple(each.id for each in draw.sample(candidates, draw.choice((0, 2))))
    kept = Kept(
        blocks=(frozenset((each.id, draw.randrange(len(contract.days))) for each in draw.sample(candidates, 4)),),
        changes=None,
    )
    problem = replace(
        everything,
        contract=replace(contract, person=replace(contract.person, prefer=wished)),
        candidates=candidates,
        kept=draw.choice((None, None, kept)),
    )
    return replace(problem, number=2, full_weeks=2, weeks_before=3, kept=None) if draw.random() < 0.3 else problem


@pytest.mark.parametrize("number", WHOLE)
def test_with_all_exercises(number: int) -> None:
    problem = first_block(contract_of(number))
    assert known_mains(problem)
    one, other = optima(problem)
    assert one is not None
    assert one == other


def test_with_some_of_them() -> None:
    found = {number: optima(a_few(number)) for number in SOME}
    proved = {number: both for number, both in found.items() if None not in both}
    assert len(proved) >= 0.8 * len(SOME)
    assert {number: both for number, both in proved.items() if both[0] != both[1]} == {}
