"""The red-flag screen: emergency and urgent answers stop, weak ones are shown, what is unanswered is not a no."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backline.record.care import CareLine
from backline.record.health import Answer, Assessment, Screen
from backline.safety.situation import Situation
from backline.safety.stop import URGENCY, Stop
from backline.vocabulary.screening import Combination, Question

_SHOWN_MAX = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raised:
    """One thing that stops: its id, its words, and where it sends."""

    id: str
    short: str
    referral: str
    sure: bool


def emergency(here: Situation) -> Stop | None:
    """Any yes to an emergency question, and any `unsure`, stops. Nothing overrides it, and it never expires."""
    return _stop(_raised(here, "emergency"), here, here.care.phrases.emergency)


def urgent(here: Situation) -> Stop | None:
    """Urgent answers, alone or combined, stop until a named clinician has recorded an assessment that still holds."""
    raised = _raised(here, "urgent")
    combined = {id for each in raised if each.id in here.care.combinations for id in _asked(here, each.id)}
    concerned = {each.id for each in raised} | combined
    screen = here.person.screen
    tried = screen is not None and any(concerned & set(each.answers) for each in screen.assessments)
    return _stop(raised, here, here.care.phrases.assess_again if tried else here.care.phrases.assess)


def _asked(here: Situation, combination: str) -> list[str]:
    return [id for id in here.care.combinations[combination].all_of if id in here.care.questions]


def _raised(here: Situation, tier: str) -> list[_Raised]:
    answers = _answers(here)
    found = [
        _Raised(id=each.id, short=each.short, referral=each.referral or "", sure=answers[each.id] == "yes")
        for each in here.care.questions.values()
        if each.tier == tier and _said(answers, each.id) and not _assessed(here, (each,))
    ]
    return found + [
        _Raised(id=each.id, short=each.short, referral=each.referral, sure=True)
        for each in here.care.combinations.values()
        if each.tier == tier and _together(here, each, answers)
    ]


def _answers(here: Situation) -> Mapping[str, Answer]:
    return here.person.screen.answers if here.person.screen is not None else {}


def _said(answers: Mapping[str, Answer], id: str) -> bool:
    """Yes, or not sure: neither is a no."""
    return answers.get(id) in ("yes", "unsure")


def _together(here: Situation, each: Combination, answers: Mapping[str, Answer]) -> bool:
    facts = here.facts
    asked = _asked(here, each.id)
    known = all(id in facts for id in each.all_of if id not in here.care.questions)
    if not known or not all(_said(answers, id) for id in asked):
        return False
    return not _assessed(here, [here.care.questions[id] for id in asked])


def _assessed(here: Situation, questions: Sequence[Question]) -> bool:
    """Has a clinician looked at all of these, lately enough and until the programme's end? Never for emergencies."""
    screen = here.person.screen
    return screen is not None and all(
        question.tier != "emergency" and any(_covers(each, question, screen, here) for each in screen.assessments)
        for question in questions
    )


def _covers(each: Assessment, question: Question, screen: Screen, here: Situation) -> bool:
    lately = question.lasting or each.date >= screen.date
    return question.id in each.answers and lately and each.until >= here.last_day


def _stop(raised: list[_Raised], here: Situation, last: str) -> Stop | None:
    if not raised:
        return None
    referrals = here.care.referrals
    first = min(raised, key=lambda each: URGENCY.index(referrals[each.referral].how_soon))
    referral = referrals[first.referral]
    ordered = sorted(raised, key=lambda each: each is not first)
    yes = [each.short for each in ordered if each.sure]
    unsure = [each.short for each in ordered if not each.sure]
    phrases = here.care.phrases
    said = [phrases.yes.replace("{list}", _list(yes, phrases.more))] if yes else []
    said += [phrases.unsure.replace("{list}", _list(unsure, phrases.more))] if unsure else []
    return Stop(
        key="screen",
        message=f"{' '.join(said)}\n{referral.text.strip()}\n{last}",
        why=tuple(each.id for each in ordered),
        how_soon=referral.how_soon,
    )


def _list(words: Sequence[str], more: str = "and {number} more") -> str:
    left = len(words) - _SHOWN_MAX
    return "; ".join((*words[:_SHOWN_MAX], *((more.replace("{number}", str(left)),) if left > 0 else ())))


def contradiction(here: Situation) -> Stop | None:
    """Answers that cannot both be are asked again; none of them is believed."""
    answers = _answers(here)
    found: list[tuple[str, str]] = []
    for question in here.care.questions.values():
        sex = here.person.sex
        if question.sex is not None and sex is not None and question.sex != sex and answers.get(question.id) == "yes":
            found.append((question.id, f'{question.id} = "yes" and sex = "{sex}"'))
    conditions = {known.id for known in here.person.conditions}
    for pair in here.care.contradictions:
        if pair.condition in conditions and answers.get(pair.no) == "no":
            found.append((pair.no, f'{pair.no} = "no" and the condition {pair.condition}'))
    if not found:
        return None
    return Stop(
        key="screen",
        message=f"These do not go together: {_list([words for _, words in found])}.\n"
        "Please answer again, and correct what is wrong. Nothing was planned.",
        why=tuple(id for id, _ in found),
    )


def unanswered(here: Situation) -> Stop | None:
    """With pain, or in rehab, every question that fits is answered, not longer ago than the screen holds."""
    if not here.pain:
        return None
    screen = here.person.screen
    again = "Please answer: `backline screen --client FILE.toml`. It takes a few minutes. Nothing was planned."
    if screen is None:
        said = "With pain, and in rehab, a few questions come first, and none was answered yet ([screen])."
        return Stop(key="screen", message=f"{said}\n{again}", why=("missing",))
    days = here.care.screen.days_with_pain
    if (here.start - screen.date).days > days:
        said = f"The answers of {screen.date.isoformat()} are too old: with pain they hold for {days} days"
        return Stop(
            key="screen.date",
            message=f"{said}, and the programme starts on {here.start.isoformat()}.\n{again}",
            why=("expired",),
        )
    open_ones = _unanswered(here)
    if open_ones:
        number = _number(open_ones, "question is", "questions are")
        said = f"{number} not answered, and unanswered is not a no: {', '.join(open_ones[:_SHOWN_MAX])}"
        return Stop(
            key="screen",
            message=f"{said}{' …' if len(open_ones) > _SHOWN_MAX else ''}.\n{again}",
            why=tuple(open_ones),
        )
    return None


def _unanswered(here: Situation) -> list[str]:
    """Questions that fit and have no answer."""
    answers = _answers(here)
    return [question.id for question in here.questions if question.id not in answers]


def _number(words: Sequence[str], one: str, many: str) -> str:
    return f"One {one}" if len(words) == 1 else f"{len(words)} {many}"


def screen_lines(here: Situation) -> tuple[CareLine, ...]:
    """What the screen shows without stopping, and who has looked at what would stop."""
    screen = here.person.screen
    if screen is None:
        return ()
    lines = []
    for question in here.care.questions.values():
        if not _said(screen.answers, question.id) or question.tier == "clearance":
            continue
        seen = next((each for each in screen.assessments if _covers(each, question, screen, here)), None)
        if seen is not None:
            role = here.care.roles[seen.role].name
            says = f"{question.short}: looked at by {seen.by} ({role}) on {seen.date.isoformat()}, holds until "
            says += f"{seen.until.isoformat()}, limits: {seen.limits}"
            lines.append(CareLine(kind="screen", id=question.id, by=seen.by, says=says))
        elif question.tier == "ask":
            says = f"{question.short}: by itself no reason to stop; tell it to whoever looks after your health"
            lines.append(
                CareLine(
                    kind="screen",
                    id=question.id,
                    by="your answer",
                    says=says,
                    sources=question.sources,
                    confidence=question.confidence,
                )
            )
    open_ones = _unanswered(here)
    if open_ones:
        number = _number(open_ones, "question of the screen is", "questions of the screen are")
        says = f"{number} not answered, and that is not a no: {', '.join(open_ones)}"
        lines.append(CareLine(kind="screen", id="unanswered", by="the screen", says=says))
    days = here.care.screen.days_without_pain
    if (here.start - screen.date).days > days:
        says = f"The answers are of {screen.date.isoformat()}, more than {days} days ago: please answer them again."
        lines.append(CareLine(kind="screen", id="date", by="the screen's date", says=says))
    return tuple(lines)
