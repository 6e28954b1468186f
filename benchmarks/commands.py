"""What a command costs beside the solver: help, planning from a long log, the audit of 15,600 sets.

Run: `python -m benchmarks.commands`. Exit code 1 when a budget is broken. The log is generated, always the same one.
"""

import resource
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.audit_speed import BUDGET_S as AUDIT_BUDGET_S
from benchmarks.audit_speed import SETS, generated_log

HELP_BUDGET_S, PLAN_BUDGET_S, PLAN_BUDGET_MB = 0.3, 2.0, 500
ROWS, ROWS_A_SESSION, LAST = 10_000, 20, date(2026, 10, 30)
RUNS = 5
HEADER = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
NAMES = (
    "Squat (Barbell)", "Bench Press (Barbell)", "Deadlift (Barbell)", "Overhead Press (Barbell)", "Leg Press",
    "Bent Over Row (Barbell)", "Pull Up", "Lat Pulldown (Cable)", "Seated Row (Cable)", "Bicep Curl (Dumbbell)",
    "Triceps Pushdown (Cable - Straight Bar)", "Lateral Raise (Dumbbell)", "Incline Bench Press (Dumbbell)",
    "Romanian Deadlift (Barbell)", "Leg Extension (Machine)", "Seated Leg Curl (Machine)", "Face Pull (Cable)",
    "Chest Fly", "Crunch (Machine)", "Standing Calf Raise (Machine)",
)  # fmt: skip


def long_log(rows: int = ROWS, seed: int = 7) -> str:
    """A Strong export of exactly so many rows, three sessions a week up to a fixed day."""
    random = Random(seed)
    sessions = -(-rows // ROWS_A_SESSION)
    lines = [HEADER]
    for session in range(sessions):
        week, place = divmod(sessions - 1 - session, 3)
        day = LAST - timedelta(days=7 * week + (0, 2, 4)[place])
        for name in random.sample(NAMES, ROWS_A_SESSION // 4):
            load = 20 + 2.5 * random.randrange(36)
            lines += [
                f"{day} 18:00:00,Session,{name},{order},{load},{random.randint(4, 12)},0,0,,," for order in range(1, 5)
            ]
    return "\n".join(lines[: rows + 1]) + "\n"


def _inside(log: str, output: str) -> None:
    """Plan in this process, fresh from its start; print seconds in all, waiting for the solver, and peak megabytes."""
    start = perf_counter()
    from backline import cli
    from backline.plan.worker import SolverProcess

    waited = 0.0
    answer = SolverProcess.answer

    def timed(process: SolverProcess) -> Any:
        nonlocal waited
        before = perf_counter()
        try:
            return answer(process)
        finally:
            waited += perf_counter() - before

    SolverProcess.answer = timed  # type: ignore[assignment, method-assign]
    sys.stdout, real = open("/dev/null", "w", encoding="utf-8"), sys.stdout  # noqa: SIM115
    code = cli.run(["plan", log, "-o", output, "--start", "2026-11-02"])
    sys.stdout = real
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(code, perf_counter() - start, waited, peak_mb)


def _wall(arguments: list[str]) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return perf_counter() - start


def main() -> int:
    """Print the table; exit code 1 when a budget is broken."""
    from backline.assess.audit import audit
    from backline.assess.thresholds import load_thresholds
    from backline.vocabulary.loader import load_catalogue

    bare = min(_wall(["-c", "pass"]) for _ in range(RUNS))
    helps = [_wall(["-m", "backline", "--help"]) for _ in range(RUNS + 1)][1:]  # the first one fills the disk's cache
    besides, waits, peaks = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "long.csv"
        log.write_text(long_log(), encoding="utf-8")
        for _ in range(RUNS):
            command = [sys.executable, "-m", "benchmarks.commands", "--inside", str(log), str(Path(folder) / "out")]
            start = perf_counter()
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            whole = perf_counter() - start
            code, _, waited, peak_mb = (float(part) for part in done.stdout.split())
            if code:
                raise SystemExit(done.stderr)
            besides.append(whole - waited)
            waits.append(waited)
            peaks.append(peak_mb)
    catalogue = load_catalogue()
    load_thresholds()
    entries = generated_log(catalogue)
    audits = []
    for _ in range(RUNS):
        start = perf_counter()
        audit(entries, catalogue, mass_kg=80)
        audits.append(perf_counter() - start)
    rows = (
        ("`backline --help`, wall", median(helps), HELP_BUDGET_S, "s"),
        (f"`backline plan`, {ROWS:,} rows, all but the solver", median(besides), PLAN_BUDGET_S, "s"),
        (f"`backline plan`, {ROWS:,} rows, peak memory", max(peaks), PLAN_BUDGET_MB, "MB"),
        (f"audit of {SETS:,} sets, after start-up", median(audits), AUDIT_BUDGET_S, "s"),
    )
    print("| what | median | budget |\n|---|---:|---:|")
    for what, value, budget, unit in rows:
        shown = f"{value:.0f}" if unit == "MB" else f"{value:.2f}"
        print(f"| {what} | {shown} {unit} | {budget:g} {unit} |")
    print(f"\nPython alone starts in {bare:.2f} s; the plan waited {max(waits):.1f} s for the solver.")
    return int(any(value > budget for _, value, budget, _ in rows))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        _inside(*sys.argv[2:4])
    else:
        sys.exit(main())
