"""A solver's process: both solvers answer in it, and giving up one model does not confuse the next answer."""

from benchmarks.sample import catalogue, contract_of

from backline.plan.blocks import solve_blocks
from backline.plan.candidates import choose_from
from backline.plan.linear import LinearModel
from backline.plan.model import build_model
from backline.plan.problem import BlockProblem
from backline.plan.worker import SolverProcess


def tiny(worth: int) -> LinearModel:
    """Minimise −worth × a variable from 0 to 3."""
    model = LinearModel()
    model.variable("some", high=3, cost=-worth)
    model.row([(0, 1)], high=2)
    return model


def large() -> LinearModel:
    """A first block that takes a while."""
    contract = contract_of(63)
    candidates = choose_from(contract, catalogue()).candidates
    problem = BlockProblem(contract=contract, doses=catalogue().doses, candidates=candidates, number=1, full_weeks=3)
    return build_model(problem).linear


def test_both_solvers_answer_in_order() -> None:
    with SolverProcess() as solver:
        assert solver.solve(tiny(5)).objective == -10
        assert solver.solve_cpsat(tiny(7)).objective == -14


def test_what_is_given_up_is_never_answered() -> None:
    with SolverProcess() as solver:
        solver.ask(large())
        solver.restart()
        assert solver.solve(tiny(3)).objective == -6
        solver.ask(tiny(4))
        solver.restart()  # an answer that nobody waited for
        assert solver.solve(tiny(5)).objective == -10


def test_a_quick_proof_counts_whoever_is_first() -> None:
    contract = contract_of(51)
    choice = choose_from(contract, catalogue())
    solved = solve_blocks(contract, catalogue().doses, choice)
    assert solved.blocks[0].solver == "CP-SAT"
    assert solved.blocks == solve_blocks(contract, catalogue().doses, choice).blocks
