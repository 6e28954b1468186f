"""The audit: a log in, its state out. The state is the last eight weeks; older weeks are history."""

from collections import Counter
from datetime import date

from backline.assess.balance import balances
from backline.assess.findings.collect import findings
from backline.assess.findings.facts import Facts
from backline.assess.history import history
from backline.assess.state import Audit, Names, Rows, SkippedRow
from backline.assess.strength import strengths
from backline.assess.thresholds import load_thresholds
from backline.assess.training import read_training
from backline.assess.weekly import group_sets, period, weekly
from backline.record.log import FileReading, Log, UnitReading
from backline.vocabulary.loader import Catalogue

OTHER = ("rest", "note", "cardio", "not-done", "no-exercise")


def rows(log: Log) -> Rows:
    """The account of every row: entries = sets + warmups + the sum of other + duplicates + skipped."""
    kinds: Counter[str] = Counter(entry.kind for entry in log.entries)
    return Rows(
        read=sum(reading.records for reading in log.files),
        entries=len(log.entries),
        sets=kinds["set"],
        warmups=kinds["warmup"],
        other={kind: kinds[kind] for kind in OTHER},
        duplicates=kinds["duplicate"],
        skipped=tuple(
            SkippedRow(file=entry.file, row=entry.row, reason=entry.reason)
            for entry in log.entries
            if entry.kind == "skipped"
        ),
    )


def unit(files: tuple[FileReading, ...]) -> UnitReading:
    """The unit of all files together: `mixed` where they differ; as sure as the least sure of them."""
    if not files:
        return UnitReading(value="kg", stated=False, confidence=0.0)
    values = {reading.unit.value for reading in files}
    return UnitReading(
        value=values.pop() if len(values) == 1 else "mixed",
        stated=all(reading.unit.stated for reading in files),
        confidence=min(reading.unit.confidence for reading in files),
    )


def names(log: Log) -> Names:
    """How many distinct names became an exercise, and those that did not, most sets first."""
    return Names(
        resolved=len({entry.name for entry in log.entries if entry.exercise is not None}),
        unresolved=tuple(sorted(log.unresolved, key=lambda name: (-name.sets, name.name))),
    )


def audit(log: Log, catalogue: Catalogue, *, as_of: date | None = None, mass_kg: float | None = None) -> Audit:
    """The state of a log on `as_of`, which is the last training day unless said.

    Sets after `as_of` do not count, though their rows are accounted for. `mass_kg` is the body mass in kg, which
    pull-ups and dips need for an estimated maximum. Raises KeyError for an exercise id that is not in the catalogue.
    """
    limits, doses = load_thresholds(), catalogue.doses
    training = read_training(log, catalogue, as_of)
    weeks = limits.state.weeks
    start = training.since(weeks)
    all_strength = strengths(training, weeks, limits.strength, doses.load, mass_kg)
    first = date.fromordinal(max(1, start)).isoformat()
    strength = tuple(row for row in all_strength.values() if row.date >= first)
    balance = balances(training, weeks, limits.fragile, doses.balance.posterior_anterior)
    groups = group_sets(training, weeks)
    sets, unknown_sets = training.resolved_and_unresolved(start)
    facts = Facts(
        training=training,
        catalogue=catalogue,
        limits=limits,
        weeks=training.weeks_of(weeks),
        balances=balance,
        groups=groups,
        direct=group_sets(training, weeks, direct=True),
        strength=strength,
        unresolved=log.unresolved,
        sets=sets,
        unknown_sets=unknown_sets,
    )
    return Audit(
        files=log.files,
        rows=rows(log),
        unit=unit(log.files),
        names=names(log),
        period=period(training),
        weekly=weekly(training),
        groups=groups,
        balance=balance,
        strength=strength,
        findings=findings(facts),
        history=history(training, all_strength, limits, doses, mass_kg),
    )
