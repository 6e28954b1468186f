"""Tests that are not done with a condition, an answer or pain; and the question before a reading."""

from backline.safety.situation import Situation
from backline.safety.stages import Placed
from backline.vocabulary.conditions import TestRule


def tests_off(here: Situation, placed: tuple[Placed, ...]) -> dict[str, str]:
    """Test → why it is not done."""
    found: dict[str, str] = {}
    for rule in here.care.test_rules.values():
        if _holds(rule, here, placed):
            for test in rule.tests:
                found.setdefault(test, rule.why)
    return found


def _holds(rule: TestRule, here: Situation, placed: tuple[Placed, ...]) -> bool:
    answers = here.person.screen.answers if here.person.screen is not None else {}
    if any(answers.get(id) in ("yes", "unsure") for id in rule.answers):
        return True
    return any(_concerned(rule, each) for each in placed if each.condition.id in rule.conditions)


def _concerned(rule: TestRule, placed: Placed) -> bool:
    if rule.stages and placed.stage is not None and placed.stage.id not in rule.stages:
        return False
    if rule.pain_above is None:
        return True
    most = placed.known.pain.most if placed.known.pain is not None else None
    return most is None or most > rule.pain_above


def ask_first(test: str, reading: str, here: Situation) -> str | None:
    """Why a reading of a test (`tight hamstrings`) may not be made yet; None when the question before it is a no."""
    answers = here.person.screen.answers if here.person.screen is not None else {}
    for rule in here.care.ask_before.values():
        if test in rule.tests and reading == rule.reading and answers.get(rule.answer) != "no":
            question = here.care.questions[rule.answer].text
            return f"{question} Only after a no is it read as {rule.reading}: {rule.why}."
    return None
