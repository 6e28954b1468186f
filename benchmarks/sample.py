"""Whom the planner's benchmarks plan for, and the limits under which they do it."""

import hashlib
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from benchmarks.people import START, STRATA, random_person

import backline
from backline.plan.blocks import full_weeks
from backline.plan.candidates import Choice, choose_from
from backline.plan.problem import BlockProblem, block_lengths
from backline.targets.build import build_contract
from backline.targets.contract import Contract
from backline.vocabulary.loader import Catalogue, load_catalogue

WEEKS = 6
FIRST_SEED = 5000  # not those of the tests


class StoppedError(Exception):
    """It took longer than the benchmark waits; nothing is known of the answer."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise StoppedError inside when the time is over; whatever the block holds open is closed on the way out.

    Only for what waits in Python, such as for a child process: a solver in this process does not hear it.
    """

    def stop(*_: object) -> None:
        raise StoppedError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.01))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@cache
def catalogue() -> Catalogue:
    """The real one."""
    return load_catalogue()


@cache
def fingerprint() -> str:
    """Of all code and data of the planner: what was measured with another one is not mixed in."""
    folder = Path(backline.__file__).parent
    digest = hashlib.sha256()
    for room in ("catalogue", "plan", "record", "targets", "vocabulary"):
        for path in sorted((folder / room).rglob("*")):
            if path.suffix in (".py", ".toml"):
                digest.update(path.read_bytes())
    return digest.hexdigest()


def stratum_of(number: int) -> str:
    """The strata in turn, so that a run that ends early has about as many people of each."""
    return tuple(STRATA)[number % len(STRATA)]


def contract_of(number: int, stratum: str | None = None) -> Contract:
    """What is asked for the person of this number."""
    person, history = random_person(FIRST_SEED + number, catalogue(), stratum or stratum_of(number))
    return build_contract(person=person, history=history, catalogue=catalogue(), start=START, weeks=WEEKS)


def first_block(contract: Contract, choice: Choice | None = None) -> BlockProblem:
    """The first block for this person."""
    lengths = block_lengths(contract.weeks, catalogue().doses.block.weeks)
    return BlockProblem(
        contract=contract,
        doses=catalogue().doses,
        candidates=(choice or choose_from(contract, catalogue())).candidates,
        number=1,
        full_weeks=full_weeks(contract, lengths)[0],
    )


def percentile(values: list[float], share: float) -> float:
    """The smallest value that at least this share of the values does not exceed; 0 of nothing."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)] if ordered else 0.0


def table(heads: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
