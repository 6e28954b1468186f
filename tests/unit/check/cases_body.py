"""Programmes that a body should not have been given."""

from dataclasses import replace
from datetime import date

from tests.unit.check.building import catalogue
from tests.unit.check.cases import Case, raw
from tests.unit.check.changes import Change, at, client, fields, then

from backline.record.care import CareLine, Prohibited
from backline.record.health import Assessment, Clearance, KnownCondition, Limit, Pain, Screen
from backline.record.person import TestResult
from backline.record.programme import RampSet

DAY = date(2026, 11, 25)
LATE = date(2027, 2, 1)
NO = {question: "no" for question in catalogue().care.questions if question not in ("pregnant", "gave-birth")}
SETTLED = Pain(now=2, worst=3, next_morning="settled")
ALSO = "named rir conditions"


def screen(*, day: date = DAY, assessed: tuple[Assessment, ...] = (), **answers: str) -> Screen:
    """Everything answered with no, but for some."""
    said = {**NO, **{key.replace("_", "-"): answer for key, answer in answers.items()}}
    return Screen(date=day, answers=said, assessments=assessed)  # type: ignore[arg-type]


def knee(pain: Pain | None = SETTLED, **more: object) -> tuple[KnownCondition, ...]:
    """A sore left knee."""
    return (KnownCondition(id="sore-knee", side="left", pain=pain, **more),)  # type: ignore[arg-type]


def shoulder(**more: object) -> tuple[KnownCondition, ...]:
    """An operated shoulder that does not hurt."""
    return (KnownCondition(id="mended-shoulder", pain=Pain(now=0, worst=0, next_morning="settled"), **more),)  # type: ignore[arg-type]


def looked(*answers: str, day: date = DAY, until: date = LATE) -> Assessment:
    """A doctor looked at some answers."""
    return Assessment(answers=answers, by="Dr A", role="doctor", date=day, until=until, limits="none")


def cleared(*reasons: str, role: str = "doctor", until: date = LATE, scope: str = "strength-training") -> Clearance:
    """Somebody cleared some reasons."""
    return Clearance(reasons=reasons, by="Dr A", role=role, date=DAY, until=until, scope=scope)


def measured(day: date = DAY, left: float = 40, right: float = 24) -> tuple[TestResult, ...]:
    """Everything that the second stage asks for, in two sessions."""
    earlier = date(2026, 11, 20)
    return (
        TestResult(id="heel-raise", date=earlier, values={"left": left, "right": right}),
        TestResult(id="heel-raise", date=day, values={"left": left, "right": right}),
        TestResult(id="active-knee-extension", date=day, values={"left_deg": 20, "right_deg": 25}),
        TestResult(id="sit-to-stand-30-s", date=day, values={"both": 14}),
    )


def limit(**values: object) -> Change:
    """A therapist's limit."""
    return client(limits=(Limit(by="A Therapist", **values),))  # type: ignore[arg-type]


CARE = (CareLine(kind="condition", id="sore-knee", by="rule", says="first"),)

SCREENED = [
    ("an emergency answer", client(screen=screen(chest_pain="yes"))),
    ("an emergency answer, years ago", client(screen=screen(chest_pain="yes", day=date(2020, 1, 1)))),
    ("not sure of an emergency", client(screen=screen(foot_drop="unsure"))),
    (
        "an emergency that somebody assessed",
        client(screen=screen(saddle_numbness="yes", assessed=(looked("saddle-numbness"),))),
    ),
    ("an urgent answer", client(screen=screen(fever="yes"))),
    ("an assessment of something else", client(screen=screen(fever="yes", assessed=(looked("trauma"),)))),
    (
        "an assessment before the answer",
        client(screen=screen(fever="yes", assessed=(looked("fever", day=date(2026, 11, 24)),))),
    ),
    (
        "an assessment that ends on the way",
        client(screen=screen(fever="yes", assessed=(looked("fever", until=date(2027, 1, 9)),))),
    ),
    ("weak answers together", client(screen=screen(weight_loss="yes", night_pain="yes"))),
    (
        "weak answers together, one assessed",
        client(screen=screen(weight_loss="yes", night_pain="yes", assessed=(looked("weight-loss"),))),
    ),
    ("pregnant and male", client(screen=screen(pregnant="yes"), clearances=(cleared("pregnancy"),))),
    ("rehab without a screen", client(goal="rehab")),
    ("rehab with half a screen", client(goal="rehab", screen=Screen(date=DAY, answers={"fever": "no"}))),
    ("rehab and an old screen", client(goal="rehab", screen=screen(day=date(2026, 11, 15)))),
    ("cancer and new pain", client(goal="rehab", screen=screen(cancer="yes", new_pain="yes"))),
    ("a light fall at 70", client(birth_year=1956, screen=screen(light_fall="yes"))),
    ("pain without a screen", client(conditions=knee())),
    ("pain that nobody rated, without a screen", client(conditions=knee(None))),
    ("an operation denied", client(conditions=shoulder(), screen=screen())),
]
CLEARED = [
    ("an operated joint", client(conditions=shoulder(), screen=screen(surgery="yes"))),
    ("an operation this year", client(conditions=knee(operated=date(2026, 3, 1)), screen=screen(surgery="yes"))),
    ("a heart", client(screen=screen(heart="yes"))),
    ("not sure of the heart", client(screen=screen(heart="unsure"))),
    ("a clearance for something else", client(screen=screen(heart="yes"), clearances=(cleared("surgery"),))),
    (
        "a clearance in the wrong role",
        client(screen=screen(heart="yes"), clearances=(cleared("heart", role="midwife"),)),
    ),
    (
        "a clearance that ends on the way",
        client(screen=screen(heart="yes"), clearances=(cleared("heart", until=date(2027, 1, 9)),)),
    ),
    ("seventeen", client(birth_year=2009)),
    ("thirteen, cleared", client(birth_year=2013, clearances=(cleared("under-18"),))),
]
LIMITED = [
    ("a pattern", limit(pattern="knee-flexion")),
    ("a pattern on one side", limit(pattern="knee-flexion", side="left")),
    ("from a day on the way", limit(pattern="hinge", start=date(2027, 1, 10))),
    ("until the first day", limit(pattern="hinge", until=date(2026, 11, 30))),
    ("a joint's range", limit(joint="knee", range_deg=(0, 90))),
    ("a joint's range from below", limit(joint="hip", range_deg=(10, 120))),
    ("a range that nobody knows", limit(joint="spine", range_deg=(0, 180))),
    ("a load below the bar", limit(pattern="squat", load_kg=15)),
    ("a load that is exceeded", limit(pattern="horizontal-push", load_kg=60)),
    ("no load at all", limit(load_kg=0)),
    ("a band under a load limit", limit(pattern="knee-flexion", load_kg=10)),
    ("a stack under its step", limit(pattern="scapular-pull", load_kg=3)),
    ("dumbbells heavier than both hands may hold", limit(pattern="horizontal-pull", load_kg=19)),
    ("a load to be found, and nothing said", limit(pattern="hinge", load_kg=40)),
]
PATCHED = [
    ("a stage's avoided exercise", client(conditions=knee(), screen=screen())),
    ("the way around", client(conditions=knee(Pain(now=6, worst=6)), screen=screen())),
    ("one stage back is around", client(conditions=knee(Pain(now=1, worst=1, next_morning="worse")), screen=screen())),
    ("twice worse is around", client(conditions=knee(Pain(now=1, next_morning="worse-twice")), screen=screen())),
    ("old tests", client(conditions=knee(), screen=screen(), tests=measured(date(2026, 11, 10)))),
    ("one session of strength", client(conditions=knee(), screen=screen(), tests=measured()[1:])),
    (
        "a weak session",
        client(
            conditions=knee(),
            screen=screen(),
            tests=(*measured(), replace(measured()[0], values={"left": 20, "right": 24})),
        ),
    ),
    ("strength within its error", client(conditions=knee(), screen=screen(), tests=measured(left=24))),
    (
        "the stronger side is the other",
        client(conditions=(replace(knee()[0], side="right"),), screen=screen(), tests=measured()),
    ),
    ("both sides", client(conditions=(replace(knee()[0], side="both"),), screen=screen(), tests=measured())),
    (
        "sides too far apart",
        client(
            conditions=knee(),
            screen=screen(),
            tests=(*measured()[:2], replace(measured()[2], values={"left_deg": 20, "right_deg": 29}), measured()[3]),
        ),
    ),
    (
        "too few stands",
        client(
            conditions=knee(), screen=screen(), tests=(*measured()[:3], replace(measured()[3], values={"both": 11}))
        ),
    ),
    (
        "pain above the threshold",
        client(conditions=knee(Pain(now=2, worst=4, next_morning="settled")), screen=screen(), tests=measured()),
    ),
    ("pain not said whole", client(conditions=knee(Pain(now=2, worst=3)), screen=screen(), tests=measured())),
    (
        "an operated joint stages itself",
        client(
            conditions=shoulder(by="B", role="surgeon"), screen=screen(surgery="yes"), clearances=(cleared("surgery"),)
        ),
    ),
    (
        "a stage without a name behind it",
        client(conditions=shoulder(stage="early"), screen=screen(surgery="yes"), clearances=(cleared("surgery"),)),
    ),
    (
        "what a stage leaves out",
        client(
            conditions=shoulder(stage="early", by="B", role="surgeon"),
            screen=screen(surgery="yes"),
            clearances=(cleared("surgery"),),
        ),
    ),
    (
        "what a clearance leaves out",
        client(screen=screen(heart="yes"), clearances=(cleared("heart", scope="light-training"),)),
    ),
    (
        "what brought the pain",
        then(
            client(
                conditions=knee(Pain(now=1, next_morning="worse-twice", exercises=("bench-press",))), screen=screen()
            )
        ),
    ),
]

BODY: list[Case] = [
    *(raw("screened", name, change, also="named rir conditions cleared held older") for name, change in SCREENED),
    *(raw("cleared", name, change, also="named rir conditions screened") for name, change in CLEARED),
    *(raw("limits", name, change, also="named") for name, change in LIMITED),
    *(raw("conditions", name, change, also="named rir held cleared retest") for name, change in PATCHED),
    raw(
        "limits",
        "a load above it, ramped from below",
        then(
            limit(pattern="horizontal-push", load_kg=60),
            at(None, None, "incline-press", load_kg=20.0, load_text="20 kg"),
            at(None, None, "bench-press", ramp=(RampSet(percent=40, reps=6, load_kg=30),)),
        ),
        also="named ramps load-known",
    ),
    raw(
        "limits",
        "an alternative",
        then(
            limit(pattern="vertical-push"),
            at(1, "mon", "bench-press", alternatives=("push-up",)),
            limit(pattern="horizontal-push"),
        ),
        also="named",
    ),
    raw(
        "conditions",
        "too many sets",
        then(client(conditions=knee(), screen=screen()), at(None, None, "back-squat", exercise="sit-to-stand", sets=7)),
        also="*",
    ),
    raw(
        "rir",
        "too near to the limit",
        then(client(conditions=knee(), screen=screen()), fields(care=CARE)),
        also="named conditions",
    ),
    raw(
        "rir",
        "cleared, and near to the limit",
        client(screen=screen(heart="yes"), clearances=(cleared("heart", scope="light-training"),)),
        also="named conditions",
    ),
    raw(
        "held",
        "a load that rises in pain",
        client(conditions=knee(Pain(now=4, worst=5, next_morning="settled")), screen=screen()),
        also=ALSO,
    ),
    raw(
        "held",
        "a load that rises after a bad morning",
        client(conditions=knee(Pain(now=1, next_morning="worse")), screen=screen()),
        also=ALSO,
    ),
    raw("named", "nobody set it", fields(prohibited=(Prohibited(exercise="deadlift", because="x", by=""),))),
    raw("named", "no reason", fields(prohibited=(Prohibited(exercise="deadlift", because=" ", by="x"),))),
    raw("named", "a limit that is not listed", limit(pattern="lunge")),
    raw(
        "named",
        "a condition that is not explained",
        client(
            conditions=shoulder(stage="early", by="B", role="surgeon"),
            screen=screen(surgery="yes"),
            clearances=(cleared("surgery"),),
        ),
        also="conditions rir",
    ),
]


def fine() -> list[tuple[str, Change]]:
    """Changes after which the good programme is still good."""
    ban = tuple(
        Prohibited(exercise=exercise.id, because="too much", by="rule")
        for exercise in catalogue().exercises.plannable
        if exercise.pattern in ("lunge", "knee-extension")
    )
    heart = CareLine(kind="clearance", id="surgery", by="Dr A", says="cleared")
    return [
        ("a screen of noes", client(screen=screen())),
        ("an old screen of noes without pain", client(screen=screen(day=date(2026, 1, 1)))),
        ("one weak answer", client(screen=screen(night_pain="yes"))),
        ("cancer without pain", client(screen=screen(cancer="yes", new_pain="yes"))),
        ("an urgent answer that was assessed", client(screen=screen(fever="yes", assessed=(looked("fever"),)))),
        (
            "a lasting answer that was assessed earlier",
            client(
                screen=screen(
                    uncontrolled_pressure="yes", assessed=(looked("uncontrolled-pressure", day=date(2026, 11, 1)),)
                )
            ),
        ),
        (
            "an assessment until the last day",
            client(screen=screen(fever="yes", assessed=(looked("fever", until=date(2027, 1, 10)),))),
        ),
        (
            "a clearance until the last day",
            then(
                client(screen=screen(heart="yes"), clearances=(cleared("heart", until=date(2027, 1, 10)),)),
                fields(care=(heart,)),
            ),
        ),
        ("a limit that is over", limit(pattern="hinge", until=date(2026, 11, 29))),
        ("a limit that comes later", limit(pattern="hinge", start=date(2027, 1, 11))),
        ("a limit that is kept and named", then(limit(pattern="lunge"), fields(prohibited=ban))),
        ("a range that is wide enough", limit(joint="knee", range_deg=(0, 120))),
        ("a load that is not reached", limit(pattern="squat", load_kg=100)),
        (
            "the second stage",
            then(client(conditions=knee(), screen=screen(), tests=measured()), fields(care=CARE)),
        ),
        (
            "the second stage on the first day of evidence",
            then(
                client(
                    conditions=knee(),
                    screen=screen(day=date(2026, 11, 16)),
                    tests=tuple(replace(t, date=date(2026, 11, 16 + n % 2)) for n, t in enumerate(measured())),
                ),
                fields(care=CARE),
            ),
        ),
        ("eighteen", client(birth_year=2008)),
    ]
