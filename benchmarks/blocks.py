"""Two blocks in order, for people of every stratum: what is proved, how near to the best, in how many seconds."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.people import STRATA
from benchmarks.sample import StoppedError, at_most, catalogue, contract_of, fingerprint, percentile, stratum_of, table

from backline.plan import blocks
from backline.plan.block_model import BlockModel
from backline.plan.blocks import InfeasibleError, solve_blocks
from backline.plan.candidates import Choice, choose_from
from backline.plan.linear import LinearAnswer
from backline.plan.problem import BlockAnswer
from backline.plan.worker import SolverProcess
from backline.targets.contract import Contract

NEAR_SETS = 0.25  # certified within so many weekly sets


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What became of one person. `outcome`: planned | infeasible | stopped.

    The blocks in order come first; where they leave a gap, a look-ahead may find a programme that is better as a whole,
    whose first block is not the best by itself. `proved` counts the blocks in order.
    """

    number: int
    stratum: str
    outcome: str
    seconds: float  # all of it
    in_order_s: float  # until both blocks are there, one after the other
    cpu_s: float  # of the busier of the two solver processes: about what a quiet machine would need
    candidates: int
    blocks: int = 0
    proved: int = 0
    gap_sets: float = 0.0
    exact: bool = False
    nodes: float = 0.0


def plan_one(number: int, stratum: str, contract: Contract, choice: Choice, longest_s: float) -> Planned:
    """Solve both blocks once and look at the proof and the clock."""
    start = perf_counter()
    solved, outcome = None, "planned"
    try:
        with cpu_counted() as used, reads_watched() as reads, at_most(longest_s):
            solved = solve_blocks(contract, catalogue().doses, choice)
    except InfeasibleError:
        outcome = "infeasible"
    except StoppedError:
        outcome = "stopped"
    seconds, cpu_s, many = perf_counter() - start, max(used, default=0.0), len(choice.candidates)
    if solved is None:
        return Planned(number=number, stratum=stratum, outcome=outcome, seconds=seconds, cpu_s=cpu_s, candidates=many,
                       in_order_s=seconds, blocks=2 * (outcome == "stopped"))  # fmt: skip
    in_order = reads[: len(solved.blocks)]
    return Planned(
        number=number,
        stratum=stratum,
        outcome=outcome,
        seconds=seconds,
        in_order_s=in_order[-1][1] - start,
        cpu_s=cpu_s,
        candidates=many,
        blocks=len(solved.blocks),
        proved=sum(status == "optimal" for status, _ in in_order),
        gap_sets=(solved.objective - solved.bound) / catalogue().doses.objective.set_short,
        exact=solved.exact,
        nodes=sum(block.work for block in solved.blocks),
    )


@contextmanager
def cpu_counted() -> Iterator[list[float]]:
    """CPU seconds of each solver process of the planner, in the order in which they end."""
    used: list[float] = []

    class Counted(SolverProcess):
        def __exit__(self, *problem: object) -> None:
            path = Path(f"/proc/{self.child.pid}/stat")
            if path.exists():  # Linux
                stat = path.read_text(encoding="utf-8").rsplit(")", 1)[1].split()
                used.append((int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK"))
            SolverProcess.__exit__(self, *problem)

    blocks.SolverProcess = Counted  # type: ignore[attr-defined]
    try:
        yield used
    finally:
        blocks.SolverProcess = SolverProcess  # type: ignore[attr-defined]


@contextmanager
def reads_watched() -> Iterator[list[tuple[str, float]]]:
    """The status of each block's answer, and when it was there: first of the blocks in order, then of the others."""
    reads: list[tuple[str, float]] = []
    read = blocks._read

    def watched(model: BlockModel, answer: LinearAnswer) -> BlockAnswer:
        reads.append((answer.status, perf_counter()))
        return read(model, answer)

    blocks._read = watched
    try:
        yield reads
    finally:
        blocks._read = read


def run(people: int, seconds: float, longest_s: float, into: Path | None = None) -> list[Planned]:
    """Plan for so many people, one after the other, until the time is over. `into` remembers them for the next run."""
    found = _remembered(into)
    end = perf_counter() + seconds
    for number in range(people):
        if number in found:
            continue
        if perf_counter() > end:
            break
        contract = contract_of(number)
        choice = choose_from(contract, catalogue())
        found[number] = plan_one(number, stratum_of(number), contract, choice, longest_s)
        if into is not None:
            with into.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"code": fingerprint(), **asdict(found[number])}) + "\n")
    return [found[number] for number in sorted(found) if number < people]


def _remembered(into: Path | None) -> dict[int, Planned]:
    """People of an earlier run of the same code and catalogue."""
    if into is None or not into.exists():
        return {}
    rows = [json.loads(line) for line in into.read_text(encoding="utf-8").splitlines()]
    kept = [Planned(**{key: row[key] for key in row if key != "code"})
            for row in rows if row["code"] == fingerprint()]  # fmt: skip
    return {each.number: each for each in kept}


def report(everybody: list[Planned]) -> str:
    """The table, by stratum and in all."""
    rows = [_row(stratum, [each for each in everybody if each.stratum == stratum]) for stratum in STRATA]
    heads = ["minutes", "people", "infeasible", "stopped", "blocks proved", "both proved", f"within {NEAR_SETS} sets",
             "exactly", "gap p50 (p90) sets", "in order p50 s", "in order p90 s", "all p50 s", "all p90 s", "max s",
             "CPU p50 s", "CPU p90 s",
             "nodes p50", "nodes p90"]  # fmt: skip
    return table(heads, [*rows, _row("all", everybody)])


def _row(name: str, people: list[Planned]) -> list[str]:
    asked = [each for each in people if each.outcome != "infeasible"]
    if not asked:
        return [name, str(len(people)), str(len(people)), *["–"] * 15]
    done = [each for each in asked if each.outcome == "planned"]
    seconds, cpu_s = [each.seconds for each in asked], [each.cpu_s for each in asked]
    in_order_s = [each.in_order_s for each in asked]
    nodes, gaps = [each.nodes for each in done], [each.gap_sets for each in done]
    return [
        name, str(len(people)), str(len(people) - len(asked)), str(len(asked) - len(done)),
        share(sum(each.proved for each in asked), sum(each.blocks for each in asked)),
        share(sum(each.proved == each.blocks for each in done), len(asked)),
        share(sum(each.gap_sets <= NEAR_SETS for each in done), len(asked)),
        share(sum(each.exact for each in done), len(asked)),
        f"{percentile(gaps, 0.5):.2f} ({percentile(gaps, 0.9):.2f})",
        f"{percentile(in_order_s, 0.5):.1f}", f"{percentile(in_order_s, 0.9):.1f}",
        f"{percentile(seconds, 0.5):.1f}", f"{percentile(seconds, 0.9):.1f}", f"{max(seconds):.1f}",
        f"{percentile(cpu_s, 0.5):.1f}", f"{percentile(cpu_s, 0.9):.1f}",
        f"{percentile(nodes, 0.5):.0f}", f"{percentile(nodes, 0.9):.0f}",
    ]  # fmt: skip


def share(part: int, whole: int) -> str:
    """A share in words that cannot round up to all: 119 of 120 is 99.2 %."""
    return f"{100 * part / whole:.1f} % ({part}/{whole})" if whole else "–"
