"""One exercise of the catalogue, whole, as text."""

from backline.present import wording
from backline.present.layout import WIDTH, columns, paragraph
from backline.quantities import plain_number
from backline.vocabulary.exercises import Exercise, PlanningFacts
from backline.vocabulary.loader import Catalogue


def _equipment(exercise: Exercise, catalogue: Catalogue) -> str:
    pieces = [catalogue.equipment[piece].name for piece in exercise.equipment]
    pieces += [" or ".join(catalogue.equipment[piece].name for piece in choice) for choice in exercise.equipment_any]
    return "; ".join(pieces) or "nothing that a home does not have"


def _dose(plan: PlanningFacts, catalogue: Catalogue) -> list[tuple[str, str]]:
    row = catalogue.doses.pattern[plan.dose]
    measure = plan.reps or plan.seconds or (0, 0)
    unit = "repetitions" if plan.reps is not None else "seconds"
    dose = (
        f"{row.sets[0]}-{row.sets[1]} sets of {measure[0]}-{measure[1]} {unit}, rest {row.rest_s[0]}-{row.rest_s[1]} s"
    )
    effort = row.stop_rule or "stop by feel"
    if row.rir is not None:
        effort = (
            f"{row.rir[0]}-{row.rir[1]} repetitions in reserve"
            if row.rir[0] != row.rir[1]
            else (f"{row.rir[0]} repetitions in reserve")
        )
    return [
        ("dose", dose),
        ("effort", effort),
        ("tempo", "; ".join(f"{tempo} ({wording.tempo_words(tempo)})" for tempo in plan.tempos)),
        ("dose from", f"{', '.join(row.sources)}; {row.population}; confidence: {row.confidence}"),
    ]


def _facts(plan: PlanningFacts) -> list[tuple[str, str]]:
    yes = {True: "yes", False: "no"}
    facts = [
        ("role", plan.role),
        ("skill", f"{plan.skill} of 4"),
        ("spinal load", plan.spinal_load),
        ("lowering", f"{plan.eccentric} (how sore it makes who is not used to it)"),
        ("load peaks at", f"{plan.length} muscle length"),
        ("limited by grip", yes[plan.grip_limited]),
        ("tires the back", yes[plan.tires_erectors]),
        ("down on the floor", yes[plan.needs_floor]),
        ("a hand to hold on", yes[plan.hand_support]),
        ("set-up", f"{plan.set_up_s} s"),
    ]
    return facts + ([("gate", plan.gate)] if plan.gate else [])


def exercise_text(exercise: Exercise, catalogue: Catalogue, width: int = WIDTH) -> str:
    """All facts of one exercise, readable."""
    credits = ", ".join(
        f"{catalogue.muscles[muscle].plain} {plain_number(credit)}" for muscle, credit in exercise.credits.items()
    )
    rows = [
        ("id", exercise.id),
        ("family", exercise.family),
        ("movement", exercise.movement),
        ("pattern", exercise.pattern + (f", {exercise.dominance}-dominant" if exercise.dominance else "")),
        ("sides", "one at a time" if exercise.laterality == "unilateral" else "both together"),
        ("equipment", _equipment(exercise, catalogue)),
        ("load", f"{exercise.load_is} ({wording.LOAD_IS[exercise.load_is]})"),
        ("a set counts", credits),
        ("counted after", ", ".join(exercise.credit_sources)),
    ]
    plan = exercise.plan
    if plan is not None:
        rows += [*_dose(plan, catalogue), *_facts(plan)]
        for word, others in (("easier", plan.easier), ("harder", plan.harder)):
            if others:
                rows.append((word, ", ".join(others)))
    else:
        rows.append(("in programmes", "no: it is only recognised in logs"))
    if exercise.aliases:
        rows.append(("also called", "; ".join(exercise.aliases)))
    lines = [*paragraph(exercise.name, width), "", *columns(rows, width)]
    if plan is not None:
        sections = (
            ("How to do it", plan.cues),
            ("Common mistakes", plan.mistakes),
            ("When not to do it", tuple(wording.caution(item) for item in plan.contraindications)),
        )
        for title, sentences in sections:
            if sentences:
                lines += ["", title]
                lines += [line for sentence in sentences for line in paragraph(sentence, width, "- ")]
    return "\n".join(lines) + "\n"
