"""Writes docs/reference/safety.md from the catalogue: every rule of safety, with source and confidence, to be signed.

Run `python docs/make_safety.py`; a test holds that the page is current.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from backline.present.care_words import CONFIDENCE, criterion_words, patch_words, selector_words, staged_words
from backline.vocabulary.care import CareRules
from backline.vocabulary.conditions import Condition
from backline.vocabulary.loader import Catalogue, load_catalogue
from backline.vocabulary.patches import Cited, Patch

PAGE = Path(__file__).parent / "reference" / "safety.md"
INTRODUCTION = """\
# The rules of safety, for a clinician to sign

Made from `src/backline/catalogue/` by `docs/make_safety.py`: every rule that stops planning, leaves an exercise out,
holds it back or lets it in again, with its source and how sure it is. **Opinion, not evidence** means that nobody has
tested it; most of this page is that. Where a question has evidence, that is about the sign; which tier it stands in,
and what follows, is opinion in every row. Before a rule decides about real people, a licensed clinician reads it and
signs it, or strikes it out: the last column is for that. Nothing here is a diagnosis, a probability of injury or a
clearance for sport.

How the rules work together is on the page about [conditions, limits and red flags](../explanation/safety.md); how a
person says all this is on the page about [the client file](client-file.md).
"""
SIGN = "☐"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table of Markdown; `|` would end a cell."""
    heads = list(heads)
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"
    yield ""


def origin(rule: Cited) -> str:
    """Sources and confidence of a rule in one cell."""
    return f"{', '.join(rule.sources)}; {CONFIDENCE[rule.confidence]}"


def questions(care: CareRules) -> Iterator[str]:
    """Every question by tier, then what weighs more together."""
    titles = {
        "emergency": "Emergency: stops, nothing overrides it",
        "urgent": "Urgent: stops until a named clinician has recorded an assessment",
        "ask": "Ask: shown, never stops alone",
        "clearance": "Clearance: a yes asks for one",
    }
    for tier, title in titles.items():
        yield from (f"### {title}", "")
        rows = []
        for each in care.questions.values():
            if each.tier != tier:
                continue
            asked = ", ".join(each.regions) or "everybody"
            asked += ", with pain" if each.with_pain and not each.regions else ""
            leads = each.referral or each.clearance or "–"
            rows.append((f"`{each.id}`", each.text, asked, each.pathway, leads, origin(each), SIGN))
        yield from table(("id", "question", "asked of", "looked for", "leads to", "source", "signed"), rows)
    yield from (
        "### Together",
        "",
        "Each is answered with yes or not sure; `pain` and `age-70` are known without a question.",
        "",
    )
    combined = (
        (f"`{each.id}`", " + ".join(each.all_of), each.tier, each.referral, origin(each), SIGN)
        for each in care.combinations.values()
    )
    yield from table(("id", "answers", "tier", "leads to", "source", "signed"), combined)
    yield from ("### Answers that deny a condition", "", "Both are asked again, neither is believed.", "")
    yield from table(("condition", "denied by a no to"), ((pair.condition, pair.no) for pair in care.contradictions))
    rule = care.screen
    yield f"With pain the answers hold for {rule.days_with_pain} days; without pain, answers older than "
    yield f"{rule.days_without_pain} days are mentioned. An assessment holds for at most {rule.assessment_days_max} "
    yield f"days, and until the programme's last day or not at all. ({origin(rule)}) {SIGN}"
    yield ""


def referrals(care: CareRules) -> Iterator[str]:
    """What a stopped person reads."""
    rows = ((f"`{each.id}`", each.how_soon, each.text, origin(each), SIGN) for each in care.referrals.values())
    yield from table(("id", "how soon", "text", "source", "signed"), rows)


def clearances(care: CareRules) -> Iterator[str]:
    """What is cleared by whom, and what holds with it."""
    for each in care.clearances.values():
        yield from (f"### `{each.id}`: {each.name}", "")
        age = f" Asked for below {each.age_below} years." if each.age_below is not None else ""
        age += f" Below {each.age_min} years nothing is planned." if each.age_min is not None else ""
        holds = f"Holds for at most {each.days_max} days.{age}"
        yield f"Cleared by: {', '.join(each.roles)}. {holds} ({origin(each)}) {SIGN}"
        yield ""
        yield from patch(each.patch)
    yield from ("### Scopes", "")
    for scope in care.scopes.values():
        yield from (f"**`{scope.id}`** ({origin(scope)}) {SIGN}", "")
        yield from patch(scope.patch)


def patch(changes: Patch) -> Iterator[str]:
    """What a patch changes, row by row."""
    rows = list(patch_words(changes))
    if rows:
        yield from table(("what", "why", "signed"), ((what, why, SIGN) for what, why in rows))


def condition(each: Condition, care: CareRules) -> Iterator[str]:
    """One condition with all its stages."""
    yield from (f"### `{each.id}`: {each.name}", "")
    means = f"{each.means[0].upper()}{each.means[1:]}. Regions: {', '.join(each.regions)}."
    yield f"{means} People: {each.population}. ({origin(each)}) {SIGN}"
    yield ""
    yield from (each.evidence, "")
    needs = f" Needs the clearance `{each.clearance}`." if each.clearance is not None else ""
    yield f"Pain at most {each.pain_max} of 10 ({', '.join(each.pain_sources)}). Stages: {staged_words(each)}.{needs}"
    yield ""
    for name, changes in (("In any case", each.always), ("Trained around", each.around)):
        if not changes.empty:
            yield from (f"**{name}**", "")
            yield from patch(changes)
    for number, stage in enumerate(each.stages, 1):
        yield from (f"**{number}. `{stage.id}`, {stage.name}**: {stage.aim}. ({origin(stage)}) {SIGN}", "")
        if stage.enter:
            yield "Entered with: " + "; ".join(criterion_words(one, each, care) for one in stage.enter) + "."
            yield ""
        yield from patch(stage.patch)


def tests(care: CareRules) -> Iterator[str]:
    """The pain rule, errors, tests that are not done, the question before a reading."""
    rule = care.pain
    yield f"Above {rule.stop_above} of 10, or worse on two mornings running: stop what brings it, tell the clinician."
    yield "Worse once the next morning: one stage back. Above the condition's own threshold: loads are held. Evidence"
    yield "older than"
    yield f"{rule.evidence_days} days shows nothing; strength is shown in {rule.sessions} sessions. "
    yield f"({origin(rule)}) {SIGN}"
    yield ""
    yield from ("### Errors of the tests that stages ask for", "")
    rows: Iterable[Iterable[str]] = (
        (
            each.test,
            f"{each.error:g} {'%' if each.error_is == 'percent' else 'of its unit'}",
            each.population,
            origin(each),
            SIGN,
        )
        for each in care.measures.values()
    )
    yield from table(("test", "error of one measurement (95 %)", "people", "source", "signed"), rows)
    yield "Of *n* sessions' mean the error is divided by √*n*; the share of the other side must still be reached when"
    yield "it is taken off."
    yield ""
    yield from ("### Tests that are not done", "")
    off = []
    for each in care.test_rules.values():
        when = [*each.conditions, *(f"answer {id}" for id in each.answers)]
        stages = f", in {', '.join(each.stages)} or without a stage" if each.stages else ""
        pain = f", with pain above {each.pain_above}" if each.pain_above is not None else ""
        off.append((", ".join(each.tests), f"{', '.join(when)}{stages}{pain}", each.why, origin(each), SIGN))
    yield from table(("tests", "not with", "why", "source", "signed"), off)
    yield from ("### Questions before a reading", "")
    ask = (
        (", ".join(each.tests), each.reading, care.questions[each.answer].text, each.why, origin(each), SIGN)
        for each in care.ask_before.values()
    )
    yield from table(("tests", "not read as", "before a no to", "why", "source", "signed"), ask)


def joints(care: CareRules) -> Iterator[str]:
    """How far exercises bend the joints."""
    yield "How far exercises bend a joint in their usual form, in degrees of flexion; the last row that fits holds."
    yield "Judgement, made to keep exercises away from a range that somebody has limited."
    yield ""
    rows = (
        (use.joint, f"{use.deg[0]} to {use.deg[1]}", selector_words(use.exercises), SIGN) for use in care.joint_uses
    )
    yield from table(("joint", "degrees", "exercises", "signed"), rows)


def sources(catalogue: Catalogue, lines: Iterable[str]) -> Iterator[str]:
    """The sources that the page names."""
    text = "\n".join(lines)
    used = (
        each
        for each in catalogue.sources.values()
        if any(f"{mark}{each.id}{end}" in text for mark in "( |," for end in ",;) |")
    )
    yield from table(("id", "what", "people", "how sure"), ((e.id, e.title, e.population, e.confidence) for e in used))


def safety_page(catalogue: Catalogue | None = None) -> str:
    """The whole page."""
    catalogue = catalogue or load_catalogue()
    care = catalogue.care
    parts: Mapping[str, Iterable[str]] = {
        "The screen": questions(care),
        "Where a stop sends people": referrals(care),
        "Clearances": clearances(care),
        "Pain and tests": tests(care),
        "Conditions": [line for each in care.conditions.values() for line in condition(each, care)],
        "Joints": joints(care),
    }
    lines = [INTRODUCTION]
    for title, part in parts.items():
        lines += [f"## {title}", "", *part]
    lines += ["## Sources", "", *sources(catalogue, lines)]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(safety_page(), encoding="utf-8")
