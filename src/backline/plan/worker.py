"""Solving in a child process: both solvers swallow Ctrl-C, a child can be ended; two children use two cores."""

import os
import pickle
import struct
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import IO

from backline.plan.linear import CPSAT, DETERMINISTIC_MAX, HIGHS, NODES_MAX, LinearAnswer, LinearModel

HEADER = struct.Struct("<Q")


def _send(stream: IO[bytes], thing: object) -> None:
    data = pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(HEADER.pack(len(data)) + data)
    stream.flush()


def _receive(stream: IO[bytes]) -> object:
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        raise EOFError
    (size,) = HEADER.unpack(header)
    return pickle.loads(stream.read(size))


class SolverError(Exception):
    """The solver's process ended or failed: our own mistake, or the machine's."""


@dataclass(slots=True)
class SolverProcess:
    """One child that solves one model after the other. `ask` returns at once, `answer` waits; use as a context."""

    child: "subprocess.Popen[bytes]" = field(init=False)

    def __post_init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self.child = subprocess.Popen(
            [sys.executable, "-m", "backline.plan.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )

    def ask(self, model: LinearModel, nodes_max: int = NODES_MAX) -> None:
        """Hand over a model for HiGHS, to be solved with so many nodes at most."""
        assert self.child.stdin is not None
        _send(self.child.stdin, (HIGHS, model, nodes_max))

    def solve_cpsat(self, model: LinearModel, work_max: float = DETERMINISTIC_MAX) -> LinearAnswer:
        """Hand over a model for CP-SAT, to be solved with so much of its deterministic work at most, and wait."""
        assert self.child.stdin is not None
        _send(self.child.stdin, (CPSAT, model, work_max))
        return self.answer()

    def answer(self) -> LinearAnswer:
        """The answer to the oldest model handed over. Raises SolverError."""
        assert self.child.stdout is not None
        try:
            thing = _receive(self.child.stdout)
        except EOFError:
            raise SolverError(f"the solver's process ended with {self.child.wait()}") from None
        if isinstance(thing, LinearAnswer):
            return thing
        raise SolverError(str(thing))

    def solve(self, model: LinearModel, nodes_max: int = NODES_MAX) -> LinearAnswer:
        """Hand over a model and wait."""
        self.ask(model, nodes_max)
        return self.answer()

    def __enter__(self) -> "SolverProcess":
        return self

    def restart(self) -> None:
        """Give up what the child is doing, and have a new one."""
        self.child.kill()
        self.child.wait()
        self._start()

    def __exit__(self, *_: object) -> None:
        self.child.kill()
        self.child.wait()


def _end_with_parent(parent: int) -> None:
    """A parent that was killed cannot end its child: the child looks for itself."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def serve() -> None:
    """The child's loop: models from standard input, answers to standard output, until the input ends."""
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    inward, outward = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a solver prints gets neither between the answers nor seen
    from backline.plan.solve_cpsat import solve_with_cpsat
    from backline.plan.solve_highs import solve_with_highs

    while True:
        try:
            asked = _receive(inward)
        except EOFError:
            return
        assert isinstance(asked, tuple)
        solver, model, most = asked
        try:
            if solver == HIGHS:
                _send(outward, solve_with_highs(model, nodes_max=most))
            else:
                _send(outward, solve_with_cpsat(model, deterministic_max=most))
        except Exception as problem:
            _send(outward, f"{type(problem).__name__}: {problem}")


if __name__ == "__main__":
    serve()
