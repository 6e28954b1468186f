"""Puts the first weeks of the man of 34 into the page that a coach comments on.

Run `python docs/make_coach_page.py`; a deep test holds that it is current.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.cases.reading import FOLDER, programme_of, read_case  # noqa: E402

from backline.record.programme import Prescription, Programme, Week  # noqa: E402

PAGE = ROOT / "docs" / "explanation" / "a-programme-read-by-a-coach.md"
CASE = FOLDER / "man_34_bench_and_little_else.toml"
WEEKS = (1, 4)  # the first of each block
SPOT = re.compile(r"(?<=<!-- programme: docs/make_coach_page.py -->\n).*?(?=\n<!-- /programme -->)", re.DOTALL)
GROUPS = ("hamstrings", "glutes", "calves", "upper-back", "lats", "rear-delts", "quads", "chest")


def load(entry: Prescription) -> str:
    """The load in short."""
    return entry.load_text if entry.load_kg is not None else entry.load_text.split(":")[0].split(";")[0]


def row(day: str, entry: Prescription) -> str:
    """One line of the table."""
    amount = entry.reps or entry.seconds
    assert amount is not None
    span = f"{amount.min}-{amount.max}" + (" s" if entry.reps is None else "")
    left = "stop rule" if entry.rir is None else str(entry.rir)
    cells = (day, entry.name, f"{entry.sets} × {span}", left, entry.tempo, str(entry.rest_s), load(entry))
    return "| " + " | ".join(cells) + " |"


def week_table(week: Week) -> str:
    """A week, session by session."""
    lines = [
        f"**Week {week.number}**\n",
        "| day | exercise | sets × reps | left | tempo | rest s | load |",
        "|---|---|---|---|---|---|---|",
    ]
    for session in week.sessions:
        for number, entry in enumerate(session.exercises):
            lines.append(row(f"{session.day} ({session.minutes} min)" if number == 0 else "", entry))
    return "\n".join(lines)


def totals_table(programme: Programme) -> str:
    """Weekly sets by group, minutes and balance of every week."""
    lines = [
        "| week | " + " | ".join(GROUPS) + " | back to front | minutes |",
        "|---|" + "---|" * (len(GROUPS) + 2),
    ]
    for week, total in zip(programme.weeks, programme.totals, strict=True):
        sets = " | ".join(f"{total.groups.get(group, 0):g}" for group in GROUPS)  # type: ignore[call-overload]
        lines.append(f"| {week.number} | {sets} | {total.ratio.fractional} | {total.minutes} |")
    return "\n".join(lines)


def generated() -> str:
    """The tables of the page."""
    programme = programme_of(read_case(CASE))
    weeks = [week_table(week) for week in programme.weeks if week.number in WEEKS]
    return "\n\n".join([*weeks, "**All weeks**", totals_table(programme)])


def page(text: str, tables: str) -> str:
    """The page with the tables in their place."""
    return SPOT.sub(lambda _: tables, text)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), generated()), encoding="utf-8")
