"""What the terminal says, as plain text of a given width: no escape codes, nothing said by colour alone."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from backline.assess.state import Audit
from backline.present import findings, standing, wording
from backline.present.care_lines import care_texts
from backline.present.clean import clean, clean_name
from backline.present.layout import WIDTH, columns, paragraph
from backline.present.measured import measured_lines
from backline.quantities import kg_to_lb, plain_number
from backline.record.programme import Programme, Session
from backline.vocabulary.exercises import Exercise
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import Unit

_FIND = "find it"


def _join(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _session_rows(session: Session) -> list[tuple[str, str, str, str]]:
    rows = []
    for entry in session.exercises:
        effort = f"RIR {entry.rir}" if entry.rir is not None else "see page"
        load = {"band": "band", "bodyweight": "body weight"}.get(entry.load_is, _FIND)
        load = clean(entry.load_text, 24) if entry.load_kg is not None else load
        letter = f"{clean_name(entry.group)}: " if entry.group else ""
        rows.append((f"{letter}{clean_name(entry.name)}", wording.dose_words(entry), load, effort))
    return rows


def terminal_summary(
    programme: Programme,
    catalogue: Catalogue,
    audit: Audit | None,
    width: int = WIDTH,
    files: Sequence[str] = (),
) -> str:
    """What was read, what changes, the first week, what falls short, what was proved, and where the `files` are."""
    lines = paragraph(wording.heading(programme), width)
    lines += ["=" * min(cell_len(lines[0]), width), ""]
    if audit is None:
        lines += paragraph("No log was read: the plan rests on what you said about yourself.", width)
    else:
        old = findings.old_log(audit, programme, catalogue)
        for sentence in (*findings.reading_sentences(audit), *([old] if old else [])):
            lines += paragraph(sentence, width)
    full = standing.full_weeks(programme, catalogue)
    after = findings.ratio_words(standing.week_ratio(programme, catalogue))
    if audit is not None:
        before = findings.ratio_words(audit.balance.posterior_anterior.fractional)
        change = f"Back to front: {before} in the log -> {after}"
    else:
        change = f"Back to front: {after}"
    lines += ["", *paragraph(change + (f" in week {full[-1].number}." if full else "."), width)]
    if audit is not None:
        for finding in findings.sorted_findings(audit)[:3]:
            lines += paragraph(f"{findings.SEVERITY_WORDS[finding.severity]}: {finding.text}", width, "- ")
    if programme.weeks:
        lines += ["", "Week 1"]
        unknown = False
        for session in programme.weeks[0].sessions:
            lines.append(f"{wording.long_date(session.date)}, about {session.minutes} min")
            rows = _session_rows(session)
            unknown = unknown or any(load == _FIND for _, _, load, _ in rows)
            lines += columns(rows, width, indent=2, whole=frozenset({1, 2, 3}))
        if unknown:
            lines += paragraph(f"{_FIND}: no recent load is known; the page says how to find one.", width)
    if respected := list(care_texts(programme)):
        lines += ["", "What this plan respects"]
        for text in respected:
            lines += paragraph(text, width, "- ")
    measured = [line for text in measured_lines(programme, catalogue) for line in paragraph(text, width, "- ")]
    if measured:
        lines += ["", "What your tests changed", *measured]
    if programme.unmet:
        lines += ["", "What falls short"]
        for shortfall in wording.shortfalls(programme):
            for what, helps in shortfall.targets:
                lines += paragraph(f"{what} What would help: {' '.join(helps)}" if helps else what, width, "- ")
            lines += paragraph(f"Why: {shortfall.because}", width, "  ")
    lines += ["", *paragraph(wording.proof_sentence(programme.proof), width)]
    lines += paragraph("Not medical advice.", width)
    if files:
        lines += [""] + [line for file in files for line in [f"Written: {clean(str(file), 400)}"]]
    return _join(lines)


def audit_text(audit: Audit, catalogue: Catalogue, width: int = WIDTH) -> str:
    """A log as text: what was read and skipped, weekly sets, balances, strength, findings."""
    lines: list[str] = []
    for sentence in findings.reading_sentences(audit):
        lines += paragraph(sentence, width)
    if audit.rows.skipped:
        lines += ["", "Skipped rows"]
        groups = findings.skipped_groups(audit)
        for file, which, reason in groups[:10]:
            lines += paragraph(f"{clean_name(file)}, {which}: {reason}", width, "- ")
        if len(groups) > 10 or len(audit.rows.skipped) > len(groups):
            lines.append("  --json lists them all, row by row.")
    if audit.names.unresolved:
        lines += ["", *paragraph("Names that fit no exercise for sure, with the sets they hide", width)]
        rows = []
        for name in audit.names.unresolved[:15]:
            guesses = "; ".join(wording.exercise_name(guess, catalogue) for guess in name.suggestions[:3])
            rows.append((clean_name(name.name), str(name.sets), f"maybe {guesses}" if guesses else ""))
        lines += columns(rows, width, indent=2, right=frozenset({1}), whole=frozenset({1}))
    lines += ["", *paragraph("Sets a week, mean of the last eight weeks", width)]
    named = [(wording.GROUP_NAMES.get(group, group), plain_number(sets)) for group, sets in audit.groups.items()]
    lines += columns(named, width, indent=2, right=frozenset({1}))
    lines += ["", "Balances"]
    lines += columns([(row.name, row.value, row.says) for row in findings.balance_rows(audit)], width, indent=2)
    if audit.strength:
        unit: Unit = "lb" if audit.unit.value == "lb" else "kg"
        lines += ["", "Estimated one-repetition maximum"]
        lifts = []
        for strength in audit.strength:
            trend = "" if strength.trend is None else f"{strength.trend:+.1f} % a month"
            value = f"{_rounded(strength.e1rm_kg, unit)} ± {_rounded(strength.error_kg, unit)} {unit}"
            lifts.append((wording.exercise_name(strength.exercise, catalogue), value, strength.date, trend))
        lines += columns(lifts, width, indent=2, whole=frozenset({1, 2}))
    lines += ["", "What stands out"]
    for finding in findings.sorted_findings(audit):
        lines += paragraph(f"{findings.SEVERITY_WORDS[finding.severity]}: {finding.text}", width, "- ")
        lines += paragraph(f"{' '.join(finding.evidence)} What would change it: {finding.cure}", width, "  ")
    if not audit.findings:
        lines.append("Nothing that needs a change.")
    return _join(lines)


def _rounded(mass_kg: float, unit: Unit) -> str:
    """A mass that is only estimated: whole kilograms or pounds, one decimal for the smallest."""
    value = mass_kg if unit == "kg" else kg_to_lb(mass_kg)
    return plain_number(value, 1 if value < 2 else 0)


def check_text(rules: Iterable[tuple[str, str, str, str]], width: int = WIDTH) -> str:
    """Rules of a checked programme as (id, status, where, text): broken ones first and whole, the others by name."""
    rows = [tuple(clean(part) for part in rule) for rule in rules]
    order = {"broken": 0, "cannot-tell": 1, "met": 2, "not-applicable": 3}
    lines: list[str] = []
    for rule, status, where, text in sorted(rows, key=lambda row: order.get(row[1], 0)):
        if status in ("broken", "cannot-tell") or status not in order:
            place = f" ({where})" if where else ""
            lines += paragraph(f"{status.upper()} {rule}{place}: {text}", width, "- ")
    for status, words in (("met", "Met"), ("not-applicable", "Not applicable")):
        names = [row[0] for row in rows if row[1] == status]
        if names:
            lines += paragraph(f"{words} ({len(names)}): {', '.join(dict.fromkeys(names))}", width, longest=6000)
    broken = sum(row[1] == "broken" for row in rows)
    untold = sum(row[1] == "cannot-tell" for row in rows)
    verdict = f"Broken rules: {broken}." if broken else "Every rule that applies is met."
    if untold and not broken:
        verdict = "No rule is broken, as far as the document tells."
    verdict += f" Rules that the document says too little for: {untold}." if untold else ""
    return _join([*lines, "", verdict if rows else "No rule was tested."])


def exercises_table(exercises: Iterable[Exercise], width: int = WIDTH) -> str:
    """Exercises one a line: id, name, pattern, and whether a programme may hold them."""
    rows = [("id", "name", "pattern", "")]
    rows += [
        (exercise.id, exercise.name, exercise.pattern, "" if exercise.plan is not None else "logs only")
        for exercise in exercises
    ]
    return _join(columns(rows, width, whole=frozenset({0}))) if len(rows) > 1 else "No exercise fits these words.\n"


def equipment_text(catalogue: Catalogue, width: int = WIDTH) -> str:
    """The words for equipment that a client file may use, and the places that stand for several pieces."""
    lines = ["Equipment", *columns([(piece.id, piece.name) for piece in catalogue.equipment.values()], width, indent=2)]
    lines += ["", "Places", *columns([(place.id, place.name) for place in catalogue.places.values()], width, indent=2)]
    lines += ["", *paragraph("Floor, wall, chair, table, step, towel and door frame are always there.", width)]
    return _join(lines)


def tests_text(catalogue: Catalogue, width: int = WIDTH) -> str:  # noqa: PT028
    """What can be measured: id, unit and how."""
    lines: list[str] = []
    for test in catalogue.tests.values():
        word = f", typed as {test.typed.word}" if test.typed is not None else ""
        lines += [
            *paragraph(f"{test.id}: {test.name} ({test.unit}{word})", width),
            *paragraph(test.how, width, "  "),
            "",
        ]
    return _join(lines[:-1])
