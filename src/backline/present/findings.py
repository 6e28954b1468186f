"""What a log says, in words: what was read, the balances, and the weekly sets behind the body map."""

from collections import defaultdict
from dataclasses import dataclass

from backline.assess.state import Audit, Finding
from backline.present.clean import clean_name
from backline.present.wording import long_date
from backline.quantities import plain_number

MAP_WEEKS = 8  # the audit's state is the last eight weeks
SEVERITY_WORDS = {"act": "Do something", "watch": "Watch", "note": "Good to know"}
_ORDER = ("act", "watch", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceRow:
    """One balance: what against what, its value, and what it says."""

    name: str
    value: str
    says: str


def ratio_words(value: float | None) -> str:
    """`0.33 : 1`; a dash where the second part is nothing."""
    return "–" if value is None else f"{plain_number(value, 2)} : 1"


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


def reading_sentences(audit: Audit) -> tuple[str, ...]:
    """What was read, and what was not."""
    files = ", ".join(clean_name(reading.file) for reading in audit.files[:5])
    files += f" and {len(audit.files) - 5} more" if len(audit.files) > 5 else ""
    rows = audit.rows
    other = sum(rows.other.values())
    words = [
        f"Read from {files or 'no file'}: {rows.entries} entries, of them {rows.sets} working sets, "
        f"{rows.warmups} warm-up sets, {other} that are no sets, {rows.duplicates} duplicates, "
        f"{len(rows.skipped)} skipped."
    ]
    if audit.period is not None:
        first, last = (long_date(day) for day in (audit.period.first, audit.period.last))
        words.append(f"{first} to {last}: {audit.period.weeks} weeks.")
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
        are = "1 name is not sure and its" if count == 1 else f"{count} names are not sure and their"
        words.append(f"{are} {hidden} sets count nowhere: {named}{' and others' if count > 5 else ''}.")
    return tuple(words)


def balance_rows(audit: Audit) -> tuple[BalanceRow, ...]:
    """All balances with what they say."""
    balance = audit.balance
    ratio = balance.posterior_anterior
    rules = [("direct muscles only", ratio.direct), ("graded", ratio.graded)]
    others = "; ".join(f"{words} {ratio_words(value)}" for words, value in rules if value is not None)
    fragile = " The ways of counting disagree here: take it as a rough figure." if ratio.fragile else ""
    sets = {name: plain_number(value) for name, value in balance.sets.items()}

    def weekly(first: str, second: str) -> str:
        return f"{sets.get(first, '0')} against {sets.get(second, '0')} sets a week."

    variation = balance.variation
    return (
        BalanceRow(
            name="Back to front",
            value=ratio_words(ratio.fractional),
            says=f"Sets for the back to one for the front. {others.capitalize()}{'.' if others else ''}{fragile}",
        ),
        BalanceRow(name="Hip to knee", value=ratio_words(balance.hip_knee), says=weekly("hip", "knee")),
        BalanceRow(name="Push to pull", value=ratio_words(balance.push_pull), says=weekly("push", "pull")),
        BalanceRow(
            name="Quads to hamstrings", value=ratio_words(balance.quads_hamstrings), says=weekly("quads", "hamstrings")
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
