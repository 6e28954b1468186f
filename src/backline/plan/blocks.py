"""Blocks in order, each proved; and the bound that says how far the whole can be from the best there is."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from backline.plan.answer import read_answer
from backline.plan.candidates import Candidate, Choice, pools_of
from backline.plan.linear import CPSAT, LinearAnswer, LinearModel
from backline.plan.look_ahead import both_blocks
from backline.plan.model import BlockModel, build_model, exercises_max
from backline.plan.problem import BlockAnswer, BlockProblem, Kept, Slot, block_lengths, replacements
from backline.plan.worker import SolverProcess
from backline.targets.contract import Contract
from backline.vocabulary.doses import Doses


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """All blocks, their lengths in weeks, and the bound on the whole."""

    blocks: tuple[BlockAnswer, ...]
    lengths: tuple[int, ...]
    objective: int
    bound: float

    @property
    def exact(self) -> bool:
        """Is no better programme possible, over all blocks together?"""
        return self.objective - self.bound < 1


class InfeasibleError(Exception):
    """No block can be built at all: what is pinned excludes itself. `plan.conflict` says which."""


def full_weeks(contract: Contract, lengths: tuple[int, ...]) -> tuple[int, ...]:
    """How many weeks of each block are not the light week."""
    return (*lengths[:-1], lengths[-1] - 1) if contract.light_week else lengths


def solve_blocks(
    contract: Contract,
    doses: Doses,
    choice: Choice,
    *,
    kept: Kept | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Solved:
    """Solve block after block. Raises InfeasibleError.

    The first block is given to both solvers: to CP-SAT for a few seconds of its deterministic work, to HiGHS for as
    long as it takes. What CP-SAT proves counts, whoever is first: the answer does not hang on the clock. A later
    block is solved given the one before. What it could reach without the one before is solved beside the first; the two
    together bound every programme of these blocks from below. Where they leave a gap between two blocks, both are
    solved together once more, as far as a few nodes get, for a better first block or a better bound.
    """
    lengths = block_lengths(contract.weeks, doses.block.weeks)
    weeks = full_weeks(contract, lengths)
    first = BlockProblem(
        contract=contract, doses=doses, candidates=choice.candidates, number=1, full_weeks=weeks[0], kept=kept
    )
    with SolverProcess() as highs, SolverProcess() as cpsat:
        progress(f"solving block 1 of {len(lengths)}")
        model = build_model(first)
        later = replace(first, number=2, full_weeks=weeks[-1], weeks_before=sum(lengths[:-1]), kept=None)
        alone = build_model(later) if len(lengths) > 1 else None
        solved, bound_alone = _first_block(model, alone, highs, cpsat)
        answer = _read(model, solved)
        if alone is None:
            return Solved(blocks=(answer,), lengths=lengths, objective=answer.objective, bound=answer.bound)

        def follow(answer: BlockAnswer) -> tuple[BlockAnswer, ...]:
            """The first block and all later ones, each given the one before."""
            answers = [answer]
            for number in range(2, len(lengths) + 1):
                progress(f"solving block {number} of {len(lengths)}")
                problem = later_block(replace(first, number=number, full_weeks=weeks[number - 1]), answers[-1].slots)
                model = build_model(problem)
                answers.append(_read(model, highs.solve(model.linear)))
            return tuple(answers)

        answers = follow(answer)
        bound = answer.bound + (len(answers) - 1) * bound_alone
        if len(answers) == 2 and kept is None and _objective(answers) - bound >= doses.objective.look_ahead_gap:
            progress("looking ahead from block 1")
            quick = solved.solver == CPSAT
            for joint in _look_ahead(both_blocks(model, alone), doses, cpsat, None if quick else highs):
                bound = max(bound, joint.bound)
                if joint.values is not None:
                    answers = min(answers, follow(_first_of(joint, model, answer)), key=_objective)
    objective = _objective(answers)
    return Solved(blocks=answers, lengths=lengths, objective=objective, bound=min(bound, objective))


def _first_block(
    model: BlockModel, alone: BlockModel | None, highs: SolverProcess, cpsat: SolverProcess
) -> tuple[LinearAnswer, float]:
    """The first block's answer, and the bound on a later block alone, which is found while HiGHS is still at work."""
    doses = model.problem.doses
    short = all(exercises_max(model, day) <= doses.objective.shape_exercises_max for day in model.days)
    work_max = doses.objective.quick_work_short_max if short else doses.objective.quick_work_max
    highs.ask(model.linear)
    quick = cpsat.solve_cpsat(model.linear, work_max)
    proved = quick.status in ("optimal", "infeasible")
    if proved:
        highs.restart()
    bound = cpsat.solve_cpsat(alone.linear).bound if alone else 0.0
    return (quick if proved else highs.answer()), bound


def _look_ahead(
    joint: LinearModel, doses: Doses, cpsat: SolverProcess, highs: SolverProcess | None
) -> tuple[LinearAnswer, ...]:
    """Answers for both blocks: that of CP-SAT where it is proved with little work, otherwise of HiGHS as well."""
    if highs:
        highs.ask(joint, doses.objective.look_ahead_nodes_max)
    quick = cpsat.solve_cpsat(joint, doses.objective.look_ahead_work_max)
    if highs is None:
        return (quick,)
    if quick.status == "optimal":
        highs.restart()
        return (quick,)
    return highs.answer(), quick


def _objective(answers: tuple[BlockAnswer, ...]) -> int:
    return sum(answer.objective for answer in answers)


def _first_of(joint: LinearAnswer, model: BlockModel, best: BlockAnswer) -> BlockAnswer:
    """The first block of an answer for both: not the best by itself, so that its bound is that of the best."""
    assert joint.values is not None
    values = joint.values[: len(model.linear.names)]
    cost = sum(cost * value for cost, value in zip(model.linear.cost, values, strict=True))
    return read_answer(model, replace(joint, values=values, objective=cost, bound=best.bound, status="bounded"))


def _read(model: BlockModel, answer: LinearAnswer) -> BlockAnswer:
    if answer.status == "infeasible":
        raise InfeasibleError
    if answer.values is None:
        raise RuntimeError(f"{answer.solver} stopped after {answer.work:g} nodes without any programme")
    return read_answer(model, answer)


def later_block(problem: BlockProblem, before: tuple[Slot, ...]) -> BlockProblem:
    """What may stand in the next block: what stood before, what may replace it there, and what may be added."""
    contract, block = problem.contract, problem.doses.block
    by_id = {each.id: each for each in problem.candidates}
    days_of: dict[str, set[int]] = {}
    for slot in before:
        days_of.setdefault(slot.exercise, set()).add(slot.day)
    places: dict[str, set[int]] = {exercise: set(days) for exercise, days in days_of.items()}
    for exercise, days in days_of.items():
        if by_id[exercise].facts.role != "main":
            for other in replacements(
                by_id[exercise],
                problem.candidates,
                cost_more_max=block.replacement_cost_more_max,
                careful=contract.careful,
            ):
                if other.id not in days_of:
                    places.setdefault(other.id, set()).update(days)
    for each in _additions(problem, days_of, contract):
        places.setdefault(each.id, set()).update(range(len(contract.days)))
    for exercise in contract.person.pin:
        places.setdefault(exercise, set()).update(range(len(contract.days)))
    return replace(
        problem,
        candidates=tuple(each for each in problem.candidates if each.id in places),
        before=before,
        places={exercise: frozenset(days) for exercise, days in places.items()},
    )


def _additions(problem: BlockProblem, there: dict[str, set[int]], contract: Contract) -> list[Candidate]:
    """One exercise may be added in a later block: one that suits, the first of each pool."""
    novice = contract.person.experience == "novice"
    free = tuple(
        each
        for each in problem.candidates
        if each.id not in there
        and each.facts.role != "main"
        and each.cost <= problem.doses.block.replacement_cost_more_max
    )
    pools = pools_of(free, days=1, novice=novice, wanted=frozenset())
    return [pool.one for pool in pools]
