"""The planner's benchmark. Run: `python -m benchmarks.planner`; the last results stand in `benchmarks/RESULTS.md`.

Parts: `blocks` (two blocks in order, people of every stratum), `solvers` (both solvers, with and without reduction, and
the baselines; `baselines` is the same part), `outside` (more is never worse), `thousand` (1,000 exercises). The clock
only decides for how many people there is time, and when a solve is given up and counted as not proved.
"""

import argparse
import os
import platform
import sys
from datetime import datetime
from pathlib import Path
from time import perf_counter

from benchmarks import blocks, outside, thousand
from benchmarks.baselines import compare
from benchmarks.sample import catalogue, fingerprint

PARTS = ("blocks", "solvers", "outside", "thousand")


def main(arguments: list[str] | None = None) -> int:
    """Print a Markdown report part by part."""
    asked = _arguments(arguments)
    parts = ("solvers",) if asked.only == "baselines" else (asked.only,) if asked.only else PARTS
    print(f"{datetime.now():%Y-%m-%d %H:%M}, Python {platform.python_version()}, {os.cpu_count()} cores, "
          f"load {os.getloadavg()[0]:.1f}, {len(catalogue().exercises.plannable)} plannable exercises, "
          f"code {fingerprint()[:12]}", flush=True)  # fmt: skip
    for part in parts:
        start = perf_counter()
        for line in _part(part, asked):
            print(line, flush=True)
        print(f"\n({part}: {perf_counter() - start:.0f} s, load then {os.getloadavg()[0]:.1f})", flush=True)
    return 0


def _part(part: str, asked: argparse.Namespace) -> list[str]:
    limit = asked.seconds or {"blocks": 430, "solvers": 110, "outside": 60, "thousand": 80}[part]
    if part == "blocks":
        found = blocks.run(asked.people, limit, asked.longest, asked.into)
        slow = sorted(found, key=lambda each: -each.seconds)[:5]
        return [
            f"\n## Two blocks in order: {len(found)} of {asked.people} people in the time\n",
            blocks.report(found),
            "\nslowest: " + ", ".join(f"person {each.number} {each.seconds:.0f} s" for each in slow),
        ]
    if part == "solvers":
        measured, without = compare.run(min(asked.people, asked.few), limit)
        people = len({each.number for each in measured})
        return [f"\n## The first block by other means: {people} people, {without} without a proved optimum\n",
                compare.report(measured)]  # fmt: skip
    if part == "outside":
        return ["\n## More is never worse\n", outside.report(outside.run(min(asked.people, asked.few), limit))]
    planned = thousand.run(min(asked.people, asked.few), limit, asked.longest)
    candidates = sorted(each.candidates for each in planned)
    return [
        f"\n## {thousand.EXERCISES} exercises: {len(planned)} people, {candidates[0]} to {candidates[-1]} candidates\n",
        blocks.report(planned),
    ]


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.planner", description=__doc__)
    parser.add_argument("--people", type=int, default=120, help="for the two blocks (default 120)")
    parser.add_argument("--few", type=int, default=12, help="people for the other parts (default 12)")
    parser.add_argument("--only", choices=(*PARTS, "baselines"), help="one part; all otherwise")
    parser.add_argument("--seconds", type=float, help="no new person after so long, for each part")
    parser.add_argument("--longest", type=float, default=60.0, help="seconds after which one person is given up")
    parser.add_argument("--into", type=Path, help="file that remembers the people of `blocks`, to go on later")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.stdout = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # HiGHS prints a line of its own now and then
    sys.exit(main())
