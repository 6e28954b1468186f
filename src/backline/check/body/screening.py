"""The screen and the clearances, worked out a second time: what would have stopped the programme?"""

from collections.abc import Iterator
from datetime import date

from backline.record.health import Assessment
from backline.record.person import Person
from backline.vocabulary.care import CareRules
from backline.vocabulary.words import REGIONS

POSITIVE = ("yes", "unsure")
YEAR_DAYS = 365
OLD_YEARS = 70


def hurting(person: Person, care: CareRules) -> list[str]:
    """Conditions with pain, or whose pain nobody stated and that have stages."""
    found = []
    for known in person.conditions:
        stated = [value for value in ((known.pain.now, known.pain.worst) if known.pain else ()) if value is not None]
        condition = care.conditions.get(known.id)
        if condition is not None and (max(stated) > 0 if stated else bool(condition.stages)):
            found.append(known.id)
    return found


def stops(person: Person, start: date, last: date, care: CareRules) -> Iterator[str]:
    """Every reason in the document for which nothing may be planned."""
    hurts = hurting(person, care)
    screen = person.screen
    sore = set(screen.regions) if screen else set()
    pain = bool(hurts) or bool(sore) or person.goal == "rehab"
    answers = screen.answers if screen else {}
    positive = {id for id, answer in answers.items() if answer in POSITIVE}
    facts = {"pain"} if pain else set()
    age = start.year - person.birth_year if person.birth_year is not None else None
    if age is not None and age >= OLD_YEARS:
        facts.add("age-70")

    def looked_at(id: str) -> bool:
        question = care.questions[id]
        return question.tier != "emergency" and any(
            id in each.answers and each.until >= last and (question.lasting or _since(each, person))
            for each in (screen.assessments if screen else ())
        )

    for id, question in care.questions.items():
        if id in positive and question.tier in ("emergency", "urgent") and not looked_at(id):
            yield f"the answer {id} stops every programme"
        if question.sex is not None and person.sex not in (None, question.sex) and answers.get(id) == "yes":
            yield f"the answer {id} contradicts the sex"
    for combination in care.combinations.values():
        asked = [id for id in combination.all_of if id in care.questions]
        if set(combination.all_of) <= positive | facts and not all(map(looked_at, asked)):
            yield f"the answers {' and '.join(asked)} stop together"
    for pair in care.contradictions:
        if answers.get(pair.no) == "no" and any(known.id == pair.condition for known in person.conditions):
            yield f"the answer {pair.no} contradicts the condition {pair.condition}"
    named = {region for known in person.conditions for region in care.conditions[known.id].regions}
    if sore - named and not person.limits:
        yield f"it hurts ({', '.join(sorted(sore - named))}), and nothing says what to leave out"
    if not pain:
        return
    if screen is None:
        yield "with pain, or in rehab, there is no screen"
        return
    if start.toordinal() - screen.date.toordinal() > care.screen.days_with_pain:
        yield f"the screen of {screen.date.isoformat()} is too old for somebody with pain"
    regions = {region for id in hurts for region in care.conditions[id].regions} | sore or set(REGIONS)
    for id, question in care.questions.items():
        fits = not question.regions or bool(regions & set(question.regions))
        if fits and (question.sex is None or person.sex in (None, question.sex)) and id not in answers:
            yield f"the question {id} is not answered"


def _since(each: Assessment, person: Person) -> bool:
    return person.screen is not None and each.date >= person.screen.date


def reasons_for_clearance(person: Person, start: date, care: CareRules) -> Iterator[str]:
    """What somebody has to clear first."""
    answers = person.screen.answers if person.screen else {}
    for question in care.questions.values():
        if question.clearance and answers.get(question.id) in POSITIVE:
            yield question.clearance
    for known in person.conditions:
        condition = care.conditions.get(known.id)
        if condition is not None and condition.clearance:
            yield condition.clearance
        if known.operated and start.toordinal() - known.operated.toordinal() <= YEAR_DAYS:
            yield "surgery"
    if person.birth_year is not None:
        for reason in care.clearances.values():
            if reason.age_below is not None and start.year - person.birth_year < reason.age_below:
                yield reason.id


def uncleared(person: Person, start: date, last: date, care: CareRules) -> Iterator[str]:
    """Every reason that nobody who may has cleared for the whole programme."""
    for id in dict.fromkeys(reasons_for_clearance(person, start, care)):
        reason = care.clearances.get(id)
        youngest = reason.age_min if reason else None
        if youngest is not None and person.birth_year is not None and start.year - person.birth_year < youngest:
            yield f"nothing is planned for people under {youngest}"
        elif reason is None or not any(
            id in each.reasons and each.role in reason.roles and each.until >= last for each in person.clearances
        ):
            yield f"nobody has cleared {id} until the last day"
