"""How many honest people does the screen stop? Simulates answers under stated base rates; writes README.md beside it.

    python studies/screening/share.py

The base rates are judgement: no survey of people who train was read. They are varied to show what depends on them.
"""

import random
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

from backline.record.health import Answer, KnownCondition, Pain, Screen
from backline.record.person import Person
from backline.safety.gate import ask_safety
from backline.safety.situation import Situation
from backline.safety.stop import Stop
from backline.vocabulary.loader import load_catalogue

PAGE = Path(__file__).parent / "README.md"
START = date(2026, 11, 23)
PEOPLE = 4_000
# yes among 1000 adults who train, at an honest answer (judgement)
RATES = {
    "chest-pain": 5, "breathless": 3, "fainting": 3, "sudden-headache": 2, "bladder-or-bowel": 4, "saddle-numbness": 2,
    "both-legs": 4, "sexual-function": 3, "foot-drop": 2, "growing-weakness": 3, "swollen-calf": 4, "pop-and-bruise": 3,
    "no-tiptoe": 1, "fever": 6, "hot-joint": 4, "trauma": 20, "new-numbness": 25, "clumsy-hands-or-gait": 4,
    "focal-bone-pain": 8, "uncontrolled-pressure": 25, "cancer": 40, "new-pain": 350, "weight-loss": 10,
    "night-pain": 150,
    "steroids": 10, "infection-risk": 20, "height-loss": 15, "light-fall": 60, "neural-signs": 100, "family-heart": 70,
    "medicines": 60, "pregnant": 10, "gave-birth": 15, "surgery": 25, "heart": 25, "brittle-bones": 15,
}  # fmt: skip
GROUPS = {
    "healthy, nothing hurts": None,
    "low-back pain": "low-back-pain",
    "pain around the kneecap, a therapist follows it": "patellofemoral-pain",
}


def someone(dice: random.Random, condition: str | None, factor: float) -> Person:
    """An adult who answers every question that fits, at so many times the base rates."""
    catalogue = load_catalogue()
    person = Person(sex=dice.choice(("female", "male")), birth_year=dice.randint(1946, 2006))
    if condition is not None:
        now = dice.randint(1, 4)
        pain = Pain(now=now, worst=min(10, now + dice.randint(0, 2)), next_morning="settled")
        known = KnownCondition(id=condition, pain=pain, by="R. Moser", role="physical-therapist")
        person = replace(person, conditions=(known,))
    here = Situation(person=person, start=START, weeks=6, care=catalogue.care)
    answers: dict[str, Answer] = {
        question.id: "yes" if dice.random() < factor * RATES[question.id] / 1000 else "no"
        for question in here.questions
    }
    return replace(person, screen=Screen(date=START, answers=answers))


def shares(condition: str | None, factor: float, people: int = PEOPLE) -> Counter[str]:
    """How many of so many people go on, or are stopped by what."""
    dice, catalogue = random.Random(1), load_catalogue()
    found: Counter[str] = Counter()
    for _ in range(people):
        answer = ask_safety(someone(dice, condition, factor), catalogue, start=START, weeks=6)
        if not isinstance(answer, Stop):
            found["goes on"] += 1
        elif answer.key == "clearance":
            found["clearance"] += 1
        else:
            found["emergency" if "nothing in this file lifts it" in answer.message else "urgent"] += 1
    return found


def page() -> str:
    """The results."""
    lines = [
        "# How often does the screen stop honest people?",
        "",
        f"Made by `share.py` beside this file. {PEOPLE} random adults of 20 to 80 in each row answer every",
        "question that fits, honestly, under base rates that are **judgement**: no survey of people who train was",
        "read. The table shows what the answer depends on. Clearances are asked for once and then hold for weeks or",
        "months; the share that is stopped again and again is that of emergency and urgent.",
        "",
        "| people | base rates | stopped | emergency | urgent | clearance asked for |",
        "|---|---|---|---|---|---|",
    ]
    for name, condition in GROUPS.items():
        for factor, words in ((0.5, "half"), (1.0, "as stated"), (2.0, "twice")):
            found = shares(condition, factor)
            stopped = PEOPLE - found["goes on"]
            cells = (f"{found[kind] / PEOPLE:.1%}" for kind in ("emergency", "urgent", "clearance"))
            lines.append(f"| {name} | {words} | **{stopped / PEOPLE:.1%}** | {' | '.join(cells)} |")
    lines += ["", "## Base rates", "", "Yes of 1000 honest answers.", "", "| question | yes of 1000 |", "|---|---|"]
    lines += [f"| `{id}` | {rate} |" for id, rate in RATES.items()]
    lines += [
        "",
        "## What this does not show",
        "",
        "Whether the right people are stopped: that needs people, answers and diagnoses, and nobody has measured it",
        "for this screen. Answers are drawn independently of each other; in real people they come together, so that",
        "fewer people are stopped, for more reasons each.",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
