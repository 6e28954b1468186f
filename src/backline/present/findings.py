"""What a log says, in words: what was read, the balances, and the weekly sets behind the body map."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from backline.assess.state import Audit, Finding
from backline.present.clean import clean_name
from backline.present.wording import long_date
from backline.quantities import plain_number
from backline.record.programme import Programme
from backline.vocabulary.loader import Catalogue

MAP_WEEKS = 8  # the audit's state is the last eight weeks
SEVERITY_WORDS = {"act": "Do something", "watch": "Watch", "note": "Good to know"}
_ORDER = ("act", "watch", "note")
_OTHER_WORDS = {
    "rest": "rest timers",
    "note": "notes",
    "cardio": "cardio",
    "not-done": "not done",
    "no-exercise": "no strength exercise",
}
_ROWS_SHOWN = 3
DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceRow:
    """One balance: what against what, its value, and what it says."""

    name: str
    value: str
    says: str


def ratio_words(value: float | None) -> str:
    """`0.33 : 1`; whole from ten on; a dash where the second part is nothing."""
    return "–" if value is None else f"{plain_number(value, 2 if value < 10 else 0)} : 1"


def weekly_muscle_sets(audit: Audit) -> dict[str, float]:
    """Sets a week per muscle, mean of the last eight weeks, weeks without training included."""
    weeks = audit.weekly[-MAP_WEEKS:]
    sums: defaultdict[str, float] = defaultdict(float)
    for week in weeks:
        for muscle, sets in week.muscles.items():
            sums[muscle] += sets
    return {muscle: total / len(weeks) for muscle, total in sums.items()}


def sorted_findings(audit: Audit) -> tuple[Finding, ...]:
    """The most serious first; otherwise in the audit's order."""
    return tuple(sorted(audit.findings, key=lambda finding: _ORDER.index(finding.severity)))


def short_names(files: Sequence[str]) -> dict[str, str]:
    """Each path as its last part; with its folder where two files would look the same."""
    last = Counter(PurePath(file).name for file in set(files))
    return {
        file: "/".join(PurePath(file).parts[-2:]) if last[PurePath(file).name] > 1 else PurePath(file).name or file
        for file in files
    }


def skipped_groups(audit: Audit) -> tuple[tuple[str, str, str], ...]:
    """Skipped rows by file and reason, the most frequent first: (file, rows, reason)."""
    groups: defaultdict[tuple[str, str], list[int | None]] = defaultdict(list)
    for row in audit.rows.skipped:
        groups[row.file, row.reason].append(row.row)
    shown = short_names([file for file, _ in groups])
    ranked = sorted(groups.items(), key=lambda group: -len(group[1]))
    return tuple((shown[file], _row_words(rows), reason) for (file, reason), rows in ranked)


def _row_words(rows: Sequence[int | None]) -> str:
    known = [str(row) for row in rows if row is not None]
    some = ", ".join(known[:_ROWS_SHOWN]) + (", …" if len(known) > _ROWS_SHOWN else "")
    if not some:
        return f"{len(rows)} rows"
    return f"row {some}" if len(rows) == 1 else f"{len(rows)} rows ({some})"


def _count(value: int, one: str, many: str) -> str:
    return f"{value} {one if value == 1 else many}"


def old_log(audit: Audit, programme: Programme, catalogue: Catalogue) -> str | None:
    """A sentence when the log ends so long before the programme that no load is taken from it."""
    if audit.period is None:
        return None
    try:
        away = (date.fromisoformat(programme.start) - date.fromisoformat(audit.period.last)).days
    except ValueError:
        return None
    limit = next((weeks for weeks, kept in catalogue.doses.load.stale_weeks if not kept), None)
    if limit is None or away <= DAYS_A_WEEK * limit:
        return None
    return (
        f"The log ends {away // DAYS_A_WEEK} weeks before this plan starts. Too long ago to take loads from it: "
        "find them anew."
    )


def reading_sentences(audit: Audit) -> tuple[str, ...]:
    """What was read, and what was not."""
    shown = short_names([reading.file for reading in audit.files])
    files = ", ".join(clean_name(shown[reading.file]) for reading in audit.files[:5])
    files += f" and {len(audit.files) - 5} more" if len(audit.files) > 5 else ""
    rows = audit.rows
    parts = [_count(rows.sets, "working set", "working sets"), _count(rows.warmups, "warm-up set", "warm-up sets")]
    other = [f"{count} {_OTHER_WORDS.get(kind, kind)}" for kind, count in rows.other.items() if count]
    parts += [f"{sum(rows.other.values())} that are no sets ({', '.join(other)})"] if other else []
    parts += [_count(rows.duplicates, "duplicate", "duplicates"), f"{len(rows.skipped)} skipped"]
    words = [f"Read {_count(rows.entries, 'entry', 'entries')} from {files or 'no file'}: {', '.join(parts)}."]
    reasons = Counter(row.reason for row in rows.skipped).most_common()
    if reasons:
        named = "; ".join(f"{clean_name(reason)} ({count})" for reason, count in reasons[:3])
        words.append(f"Skipped, because: {named}{' and other reasons' if len(reasons) > 3 else ''}.")
    if audit.period is not None:
        first, last = (long_date(day) for day in (audit.period.first, audit.period.last))
        weeks = _count(audit.period.weeks, "week", "weeks")
        words.append(f"{first}: one day." if first == last else f"{first} to {last}: {weeks}.")
    unit = audit.unit
    if unit.value == "mixed":
        words.append("Loads stand in kg and in lb.")
    elif unit.stated:
        words.append(f"Loads are in {unit.value}, as the file says.")
    else:
        words.append(
            f"Loads look like {unit.value} ({plain_number(100 * unit.confidence, 0)} % sure; the file names no unit)."
        )
    if audit.names.unresolved:
        hidden = sum(name.sets for name in audit.names.unresolved)
        named = ", ".join(f"{clean_name(name.name)} ({name.sets})" for name in audit.names.unresolved[:5])
        count = len(audit.names.unresolved)
        which = (
            "One name fits no exercise for sure; its"
            if count == 1
            else f"{count} names fit no exercise for sure; their"
        )
        sets = "set counts" if hidden == 1 else f"{plain_number(hidden)} sets count"
        words.append(f"{which} {sets} nowhere: {named}{' and others' if count > 5 else ''}.")
    return tuple(words)


def balance_rows(audit: Audit) -> tuple[BalanceRow, ...]:
    """All balances with what they say."""
    balance = audit.balance
    ratio = balance.posterior_anterior
    rules = [("direct muscles only", ratio.direct), ("graded", ratio.graded)]
    others = "; ".join(f"{words} {ratio_words(value)}" for words, value in rules if value is not None)
    fragile = " The ways of counting disagree here: take it as a rough figure." if ratio.fragile else ""
    sets: defaultdict[str, str] = defaultdict(lambda: "0")
    sets.update((name, plain_number(value)) for name, value in balance.sets.items())

    variation = balance.variation
    return (
        BalanceRow(
            name="Back to front",
            value=ratio_words(ratio.fractional),
            says=f"Sets for the back to one for the front. {others.capitalize()}{'.' if others else ''}{fragile}",
        ),
        BalanceRow(
            name="Hip to knee",
            value=ratio_words(balance.hip_knee),
            says=f"Back of the legs: {sets['hip']} sets a week through the hip, {sets['knee']} through the knee.",
        ),
        BalanceRow(
            name="Push to pull",
            value=ratio_words(balance.push_pull),
            says=f"Pushing {sets['push']}, pulling {sets['pull']} sets a week.",
        ),
        BalanceRow(
            name="Quads to hamstrings",
            value=ratio_words(balance.quads_hamstrings),
            says=f"Quads {sets['quads']}, hamstrings {sets['hamstrings']} sets a week.",
        ),
        BalanceRow(
            name="One-sided work",
            value=f"{plain_number(100 * balance.unilateral_share, 0)} %",
            says="Share of sets done with one arm or leg at a time.",
        ),
        BalanceRow(
            name="Variety",
            value=str(variation.movements),
            says=f"Different movements; {variation.families} families, {variation.equipment} kinds of equipment.",
        ),
    )
