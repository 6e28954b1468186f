"""The borders of safety's rules: the last day on which something holds, and the first on which it does not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from backline.record.care import Care
from backline.record.health import Answer, Assessment, Clearance, KnownCondition, Limit, Pain, Screen
from backline.record.person import Loads, Person
from backline.record.person import TestResult as Measured
from backline.safety.criteria import evaluate, sides_of
from backline.safety.gate import ask_safety
from backline.safety.pain import pain_answer
from backline.safety.selecting import joint_use_deg, selects, stays_within
from backline.safety.situation import Situation
from backline.safety.stop import Stop
from backline.safety.tests import ask_first
from backline.vocabulary.conditions import Criterion
from backline.vocabulary.loader import load_catalogue
from backline.vocabulary.patches import Selector

START = date(2026, 11, 23)
WEEKS = 6
LAST = date(2027, 1, 3)
CATALOGUE = load_catalogue()
CARE = CATALOGUE.care
SETTLED = Pain(now=2, worst=3, next_morning="settled")


def here(person: Person) -> Situation:
    """The person from the usual start on."""
    return Situation(person=person, start=START, weeks=WEEKS, care=CARE)


def screened(person: Person, *, day: date = START, assessed: tuple[Assessment, ...] = (), **said: Answer) -> Person:
    """Every question that fits answered with no, but for some."""
    answers: dict[str, Answer] = {question.id: "no" for question in here(person).questions}
    answers |= {key.replace("_", "-"): answer for key, answer in said.items()}
    return replace(person, screen=Screen(date=day, answers=answers, assessments=assessed))


def ask(person: Person) -> Stop | Care:
    """Safety's answer."""
    return ask_safety(person, CATALOGUE, start=START, weeks=WEEKS)


def why(person: Person) -> tuple[str, ...]:
    """What stops, nothing for a person who goes on."""
    answer = ask(person)
    return answer.why if isinstance(answer, Stop) else ()


def doctor(*answers: str, day: date = START, until: date = LAST) -> Assessment:
    """A doctor's assessment."""
    return Assessment(answers=answers, by="Dr A", role="doctor", date=day, until=until, limits="none")


def cleared(*reasons: str, until: date = LAST, scope: str = "strength-training") -> Clearance:
    """A doctor's clearance."""
    return Clearance(reasons=reasons, by="Dr A", role="doctor", date=START, until=until, scope=scope)


def back(**values: object) -> Person:
    """A sore back."""
    return Person(conditions=(KnownCondition(id="low-back-pain", pain=SETTLED, **values),))  # type: ignore[arg-type]


def test_the_programme_lasts_until_the_day_before_the_seventh_week() -> None:
    assert here(Person()).last_day == LAST


@pytest.mark.parametrize(("days", "stopped"), [(0, False), (14, False), (15, True)])
def test_with_pain_the_screen_holds_fourteen_days(days: int, stopped: bool) -> None:
    assert bool(why(screened(back(), day=START - timedelta(days=days)))) == stopped


@pytest.mark.parametrize(("days", "said"), [(180, False), (181, True)])
def test_without_pain_old_answers_are_mentioned(days: int, said: bool) -> None:
    answer = ask(screened(Person(), day=START - timedelta(days=days)))
    assert isinstance(answer, Care)
    assert any(line.id == "date" for line in answer.lines) == said


def test_an_assessment_holds_until_the_last_day_and_from_the_day_of_the_answer() -> None:
    assert why(screened(Person(), fever="yes", assessed=(doctor("fever"),))) == ()
    assert why(screened(Person(), fever="yes", assessed=(doctor("fever", until=LAST - timedelta(days=1)),)))
    assert why(screened(Person(), fever="yes", assessed=(doctor("fever", day=START - timedelta(days=1)),)))
    lasting = doctor("uncontrolled-pressure", day=START - timedelta(days=30))
    assert why(screened(Person(), uncontrolled_pressure="yes", assessed=(lasting,))) == ()


def test_every_answer_of_a_combination_has_to_be_assessed() -> None:
    def stopped(*assessed: Assessment) -> tuple[str, ...]:
        return why(screened(Person(), weight_loss="yes", night_pain="yes", assessed=assessed))

    assert stopped(doctor("weight-loss")) == ("weight-loss-with-night-pain",)
    assert stopped(doctor("weight-loss", "night-pain")) == ()
    assert stopped(doctor("weight-loss"), doctor("night-pain")) == ()


def test_an_emergency_is_never_assessed_away() -> None:
    assert why(screened(Person(), chest_pain="yes", assessed=(doctor("chest-pain"),))) == ("chest-pain",)


def test_what_is_shown_of_the_screen() -> None:
    answer = ask(screened(Person(), cancer="yes", fever="yes", heart="no", assessed=(doctor("fever"),)))
    assert isinstance(answer, Care)
    assert {line.id: line.by for line in answer.lines} == {"fever": "Dr A", "cancer": "your answer"}
    assert {line.kind for line in answer.lines} == {"screen"}


@pytest.mark.parametrize(
    ("year", "reason"), [(2008, ()), (2009, ("under-18",)), (2012, ("under-18",)), (2013, ("under-18",))]
)
def test_age_is_counted_in_calendar_years(year: int, reason: tuple[str, ...]) -> None:
    assert why(Person(birth_year=year)) == reason
    allowed = why(Person(birth_year=year, clearances=(cleared("under-18"),))) == ()
    assert allowed == (year <= 2012)


@pytest.mark.parametrize(("year", "old"), [(1956, True), (1957, False)])
def test_seventy_is_a_fact(year: int, old: bool) -> None:
    assert ("age-70" in here(Person(birth_year=year)).facts) == old


@pytest.mark.parametrize(("days", "needed"), [(0, True), (365, True), (366, False)])
def test_an_operation_within_a_year_is_cleared(days: int, needed: bool) -> None:
    person = screened(back(operated=START - timedelta(days=days)))
    assert (why(person) == ("surgery",)) == needed


def test_a_clearance_holds_until_the_last_day() -> None:
    person = screened(Person(), heart="yes")
    assert why(replace(person, clearances=(cleared("heart"),))) == ()
    early = replace(person, clearances=(cleared("heart", until=LAST - timedelta(days=1)),))
    stop = ask(early)
    assert isinstance(stop, Stop)
    assert "2027-01-02" in stop.message
    older = cleared("heart", until=START)
    both = ask(replace(person, clearances=(older, *early.clearances)))
    assert isinstance(both, Stop)
    assert "2027-01-02" in both.message  # the later of two that have ended


def test_questions_that_a_healthy_person_left_out_are_mentioned() -> None:
    person = screened(Person())
    assert person.screen is not None
    answers = {id: answer for id, answer in person.screen.answers.items() if id not in ("fever", "heart")}
    answer = ask(replace(person, screen=replace(person.screen, answers=answers)))
    assert isinstance(answer, Care)
    assert [(line.id, line.says) for line in answer.lines] == [
        ("unanswered", "2 questions of the screen are not answered, and that is not a no: fever, heart")
    ]
    one = {**answers, "heart": "no"}
    single = ask(replace(person, screen=replace(person.screen, answers=one)))
    assert isinstance(single, Care)
    assert single.lines[0].says.startswith("One question of the screen is not answered")
    assert ask(person) == ask(replace(person, screen=None))


def test_what_a_stop_is_about() -> None:
    sick = screened(
        Person(), fever="yes", trauma="yes", cancer="yes", weight_loss="yes", night_pain="yes", chest_pain="no"
    )
    stop = ask(sick)
    assert isinstance(stop, Stop)
    assert stop.key == "screen"
    assert stop.message.splitlines()[0].endswith("; and 1 more.")
    three = ask(screened(Person(), fever="yes", trauma="yes", new_numbness="yes"))
    assert isinstance(three, Stop)
    assert "more" not in three.message.splitlines()[0]
    young, none = ask(Person(birth_year=2010)), ask(screened(Person(), heart="yes"))
    assert isinstance(young, Stop)
    assert isinstance(none, Stop)
    assert (young.key, none.key) == ("birth_year", "clearance")
    rehab = ask(Person(goal="rehab"))
    assert isinstance(rehab, Stop)
    assert (rehab.key, rehab.why) == ("goal", ("rehab",))


def test_the_most_urgent_of_several_answers_decides_where_to_go() -> None:
    for said in ({"foot_drop": "yes", "saddle_numbness": "yes"}, {"saddle_numbness": "unsure", "foot_drop": "yes"}):
        answers: dict[str, Answer] = {question.id: "no" for question in here(back()).questions}
        for key, answer in said.items():
            answers[key.replace("_", "-")] = answer  # type: ignore[assignment]
        stop = ask(replace(back(), screen=Screen(date=START, answers=answers)))
        assert isinstance(stop, Stop)
        assert stop.how_soon == "now"
        assert stop.why[0] == "saddle-numbness"
        assert set(stop.why) == {"saddle-numbness", "foot-drop"}


def test_rehab_without_a_condition_is_asked_everything() -> None:
    person = Person(goal="rehab", limits=(Limit(by="A", pattern="hinge"),), sex="female")
    assert {question.id for question in here(person).questions} == set(CARE.questions)
    assert why(person) == ("missing",)
    assert why(screened(person, day=START - timedelta(days=20))) == ("expired",)


def test_what_suits_now_is_never_something_forbidden() -> None:
    person = replace(back(), limits=(Limit(by="A", pattern="hinge"),))
    answer = ask(screened(person))
    assert isinstance(answer, Care)
    assert answer.instead
    assert not set(answer.instead) & {ban.exercise for ban in answer.prohibited}
    assert not {"romanian-deadlift-dumbbell"} & set(answer.instead)


def test_the_more_of_two_additions_is_asked_for() -> None:
    pain = Pain(now=1, worst=1, next_morning="settled")
    ids = ("shoulder-pain", "neck-pain")
    for order in (ids, ids[::-1]):
        person = Person(
            conditions=tuple(KnownCondition(id=id, pain=pain, by="R", role="physical-therapist") for id in order)
        )
        answer = ask(screened(person))
        assert isinstance(answer, Care)
        assert {add.pattern: add.sets for add in answer.adds} == {"scapular-pull": 4}


def test_tests_by_stage_and_by_answers() -> None:
    def off(pain: Pain, heart: Answer = "no") -> set[str]:
        known = KnownCondition(id="calf-strain", side="left", pain=pain, by="R", role="physical-therapist")
        answer = ask(screened(Person(conditions=(known,), clearances=(cleared("heart"),)), heart=heart))
        assert isinstance(answer, Care)
        return set(answer.tests_off)

    assert off(Pain(now=3, worst=4, next_morning="settled")) == {"heel-raise"}
    assert off(Pain(now=2, worst=3, next_morning="settled")) == set()
    unsure = off(Pain(now=2, worst=3, next_morning="settled"), heart="unsure")
    assert unsure == {"estimated-1rm", "repetitions-to-one-left"}
    around = ask(screened(Person(conditions=(KnownCondition(id="calf-strain", pain=Pain(now=1, worst=1)),))))
    assert isinstance(around, Care)
    assert "heel-raise" in around.tests_off


def test_what_is_said_about_a_condition() -> None:
    pain = Pain(now=4, worst=5, next_morning="settled")
    person = Person(
        conditions=(
            KnownCondition(id="low-back-pain", side="left", pain=pain),
            KnownCondition(id="hamstring-strain", pain=pain),
        )
    )
    answer = ask(screened(person))
    assert isinstance(answer, Care)
    said = {(line.kind, line.id): line for line in answer.lines}
    back_line, strain = said["condition", "low-back-pain"], said["condition", "hamstring-strain"]
    assert back_line.says.startswith("Low-back pain without a special cause (left): stage Stay active; ")
    assert strain.says.startswith("Hamstring strain: trained around; no clinician")
    assert strain.by == "Hamstring strain, trained around (Backline's rule, an opinion)"
    assert "now 4, worst 5" in said["pain", "low-back-pain"].says
    assert said["pain", "low-back-pain"].confidence == "judgement"


def test_unsure_asks_for_a_clearance_too() -> None:
    assert why(screened(Person(), heart="unsure")) == ("heart",)


@pytest.mark.parametrize(
    ("pain", "answer"),
    [
        (None, "proceed"),
        (Pain(), "proceed"),
        (Pain(now=3, worst=3), "proceed"),
        (Pain(now=3, worst=4), "hold"),
        (Pain(now=5), "hold"),
        (Pain(worst=6), "stop"),
        (Pain(now=1, next_morning="worse"), "regress"),
        (Pain(now=5, next_morning="worse"), "regress"),
        (Pain(now=6, next_morning="worse"), "stop"),
        (Pain(now=1, next_morning="worse-twice"), "stop"),
        (Pain(now=1, next_morning="settled"), "proceed"),
    ],
)
def test_the_pain_rule(pain: Pain | None, answer: str) -> None:
    assert pain_answer(pain, CARE.conditions["low-back-pain"], CARE.pain) == answer


def heels(*rows: tuple[int, float, float], test: str = "heel-raise") -> Person:
    """Left and right so many days before the start."""
    results = [Measured(id=test, date=START - timedelta(days=d), values={"left": a, "right": b}) for d, a, b in rows]
    return Person(tests=tuple(results))


def shown(person: Person, criterion: Criterion, side: str = "left") -> bool:
    """Is a criterion met?"""
    known = KnownCondition(id="achilles-tendinopathy", side=side, pain=SETTLED)  # type: ignore[arg-type]
    return evaluate(criterion, known, CARE.conditions["achilles-tendinopathy"], here(person)).met


STRENGTH = Criterion(kind="strength", test="heel-raise", share_percent_min=75)
APART = Criterion(kind="range", test="active-knee-extension", difference_max=8)
LEAST = Criterion(kind="value", test="sit-to-stand-30-s", least=12)


def test_strength_beyond_the_error_of_two_sessions() -> None:
    # other side 24: the error of one measurement is 6 of 24 = 25 %, of the mean of two 17.7 %
    assert shown(heels((1, 24, 24), (14, 24, 24)), STRENGTH)
    assert not shown(heels((1, 24, 24), (15, 24, 24)), STRENGTH)  # fifteen days are too old
    assert not shown(heels((1, 24, 24), (1, 24, 24)), STRENGTH)  # one day is one session
    assert not shown(heels((1, 22, 24), (2, 22, 24)), STRENGTH)  # 91.7 - 17.7 is less than 75
    assert shown(heels((1, 22, 24), (2, 22, 24), (3, 22, 24)), STRENGTH)  # three sessions: 91.7 - 14.4
    assert not shown(heels((1, 40, 24), (2, 17, 24)), STRENGTH)  # one session below 75
    assert not shown(heels((1, 40, 24), (2, 40, 24), (2, 10, 24)), STRENGTH)  # the lower of one day counts
    assert shown(heels((1, 24, 24), (2, 24, 24)), STRENGTH, side="right")
    assert not shown(heels((1, 40, 24), (2, 40, 24)), STRENGTH, side="right")
    assert not shown(heels((1, 40, 24), (2, 40, 24)), STRENGTH, side="both")
    assert not shown(heels((1, 24, 0), (2, 24, 0)), STRENGTH)


def test_a_share_that_is_reached_exactly_is_reached() -> None:
    exact = Criterion(kind="strength", test="knee-flexion-force-isometric", share_percent_min=100)
    error = 24.1 / 2**0.5
    person = heels((1, 100 + error, 100), (2, 100 + error, 100), test="knee-flexion-force-isometric")
    assert shown(person, replace_least(exact, 99.999))
    assert not shown(person, replace_least(exact, 100.001))


def replace_least(criterion: Criterion, least: float) -> Criterion:
    """The same criterion with another least share."""
    return Criterion(kind="strength", test=criterion.test, share_percent_min=least)


def test_range_and_value_take_the_newest() -> None:
    ake = "active-knee-extension"
    assert shown(heels((1, 28, 20), test=ake), APART)
    assert not shown(heels((1, 28.1, 20), test=ake), APART)
    assert not shown(heels((1, 40, 20), (3, 20, 20), test=ake), APART)
    assert not shown(Person(), APART)

    def stands(*rows: tuple[int, float]) -> Person:
        results = [Measured(id="sit-to-stand-30-s", date=START - timedelta(days=d), values={"n": n}) for d, n in rows]
        return Person(tests=tuple(results))

    assert shown(stands((2, 12)), LEAST)
    assert not shown(stands((2, 11)), LEAST)
    assert not shown(stands((2, 11), (5, 20)), LEAST)
    assert not shown(stands((15, 20)), LEAST)
    both = Person(tests=(Measured(id="sit-to-stand-30-s", date=START, values={"left": 20, "right": 11}),))
    assert not shown(both, LEAST)  # the weaker counts


def test_sides_are_two_keys_that_differ_in_the_side_alone() -> None:
    assert sides_of({"left_n": 1, "right_n": 2}) == (1, 2)
    assert sides_of({"left_n": 1, "right_kg": 2}) is None
    assert sides_of({"seconds": 60}) is None


def test_selectors() -> None:
    squat, sit = CATALOGUE.exercises["back-squat"], CATALOGUE.exercises["sit-to-stand"]
    assert selects(Selector(patterns=("squat",), spinal_loads=("high",)), squat)
    assert not selects(Selector(patterns=("squat",), spinal_loads=("high",)), sit)
    assert not selects(Selector(patterns=("squat",), but=("back-squat",)), squat)
    assert not selects(Selector(needs_floor=True), squat)
    assert selects(Selector(needs_floor=True), CATALOGUE.exercises["glute-bridge"])
    assert selects(Selector(trains=("erector-spinae",)), squat) == ("erector-spinae" in squat.credits)
    assert not selects(Selector(direct=("chest",)), squat)
    assert selects(Selector(everything=True), squat)
    audit = next(exercise for exercise in CATALOGUE.exercises if exercise.plan is None)
    assert not selects(Selector(everything=True), audit)


def test_joints() -> None:
    step = CATALOGUE.exercises["step-up-low"]
    assert joint_use_deg(step, "knee", CARE) == (0, 60)
    assert stays_within(step, "knee", (0, 60), CARE)
    assert not stays_within(step, "knee", (0, 59), CARE)
    assert not stays_within(step, "knee", (1, 60), CARE)
    assert joint_use_deg(step, "knee", replace(CARE, joint_uses=())) is None
    assert not stays_within(step, "knee", (0, 180), replace(CARE, joint_uses=()))


def test_every_plannable_exercise_has_a_range_for_every_joint() -> None:
    for exercise in CATALOGUE.exercises.plannable:
        for joint in ("ankle", "knee", "hip", "spine", "shoulder"):
            assert joint_use_deg(exercise, joint, CARE) is not None, (exercise.id, joint)


def banned(limit: Limit, *, loads: Loads | None = None) -> set[str]:
    """What one limit forbids."""
    answer = ask(Person(limits=(limit,), loads=loads or Loads(dumbbells_kg=(4, 10), kettlebells_kg=(8,))))
    assert isinstance(answer, Care)
    return {ban.exercise for ban in answer.prohibited}


@pytest.mark.parametrize(
    ("kg", "exercise", "out"),
    [
        (20, "back-squat", False),
        (19.9, "back-squat", True),
        (8, "bent-over-row-dumbbell", False),  # two dumbbells of 4
        (7.9, "bent-over-row-dumbbell", True),
        (4, "one-arm-row-dumbbell", False),
        (3.9, "one-arm-row-dumbbell", True),
        (16, "deadlift-kettlebell", False),
        (8, "kettlebell-swing-one-arm", False),
        (7, "kettlebell-swing-one-arm", True),
        (5, "seated-row-cable", False),
        (4.9, "seated-row-cable", True),
        (1, "goblet-squat", False),
        (1, "pull-apart", False),
        (1, "hip-thrust-band", True),
        (0, "pull-apart", True),
        (0, "goblet-squat", True),
        (0, "forward-sled-drag", True),
        (1, "forward-sled-drag", False),
        (0, "push-up", False),
        (0, "pull-up-assisted", False),
    ],
)
def test_a_load_limit_leaves_what_can_be_done_with_so_little(kg: float, exercise: str, out: bool) -> None:
    assert (exercise in banned(Limit(by="A", load_kg=kg))) == out


@pytest.mark.parametrize(
    ("start", "until", "holds"),
    [
        (None, START, True),
        (None, START - timedelta(days=1), False),
        (LAST, None, True),
        (LAST + timedelta(days=1), None, False),
        (None, None, True),
    ],
)
def test_a_limit_holds_when_it_touches_the_programme(start: date | None, until: date | None, holds: bool) -> None:
    assert ("back-squat" in banned(Limit(by="A", pattern="squat", start=start, until=until))) == holds


def test_a_limit_on_range_holds_for_its_pattern_alone() -> None:
    found = banned(Limit(by="A", pattern="squat", joint="knee", range_deg=(0, 90)))
    assert "back-squat" in found
    assert "sit-to-stand" not in found
    assert "split-squat" not in found


def test_the_lighter_of_two_limits_holds_and_names_its_author() -> None:
    heavy, light = Limit(by="A", load_kg=60), Limit(by="B", pattern="squat", load_kg=30)
    for limits in ((heavy, light), (light, heavy)):
        answer = ask(Person(limits=limits))
        assert isinstance(answer, Care)
        assert answer.load_most["back-squat"].kg == 30
        assert answer.load_most["back-squat"].by == "limit by B"
        assert answer.load_most["romanian-deadlift"].kg == 60
        assert "push-up" not in answer.load_most


def test_a_limit_is_said_in_words() -> None:
    limits = (
        Limit(by="A", pattern="knee-flexion", side="left", until=LAST, why="new graft"),
        Limit(by="A", load_kg=0),
        Limit(by="A", pattern="squat", joint="knee", range_deg=(0, 90), load_kg=20),
    )
    answer = ask(Person(limits=limits))
    assert isinstance(answer, Care)
    assert [line.says for line in answer.lines] == [
        "no knee flexion on the left: new graft",
        "no load but the body",
        "knee only from 0 to 90 degrees of flexion and no more than 20 kg in squat",
    ]
    assert answer.lines[0].by == "limit by A, until 2027-01-03"
    assert [(line.kind, line.id) for line in answer.lines] == [
        ("limit", "knee-flexion"),
        ("limit", "load"),
        ("limit", "squat"),
    ]


def test_pain_in_a_region_that_nothing_names_is_not_planned_around() -> None:
    person = screened(replace(back(), screen=Screen(date=START, regions=("shoulder",))))
    assert person.screen is not None
    sore = replace(person, screen=replace(person.screen, regions=("shoulder",)))
    assert why(sore) == ("unnamed-pain",)
    named = replace(person, screen=replace(person.screen, regions=("back",)))
    assert why(named) == ()
    limited = replace(sore, limits=(Limit(by="A", pattern="vertical-push"),))
    assert "unnamed-pain" not in why(limited)


def test_questions_fit_the_region_and_the_sex() -> None:
    asked = {question.id for question in here(replace(back(), sex="male")).questions}
    assert {"saddle-numbness", "trauma", "chest-pain", "cancer"} <= asked
    assert not {"no-tiptoe", "hot-joint", "pregnant"} & asked
    assert not {"trauma", "saddle-numbness"} & {question.id for question in here(Person()).questions}
    knee = Person(conditions=(KnownCondition(id="patellofemoral-pain", pain=Pain(now=0, worst=0)),))
    assert here(knee).painful == ()
    assert not here(knee).pain


def test_a_neural_question_stands_before_tight_hamstrings() -> None:
    ake, reading = "active-knee-extension", "tight hamstrings"
    assert ask_first(ake, reading, here(screened(back()))) is None
    unasked = ask_first(ake, reading, here(Person()))
    assert unasked is not None
    assert "bend the neck" in unasked
    assert ask_first(ake, reading, here(screened(back(), neural_signs="unsure"))) is not None
    assert ask_first(ake, "another reading", here(Person())) is None
    assert ask_first("heel-raise", reading, here(Person())) is None


def test_tests_that_are_not_done() -> None:
    answer = ask(screened(back()))
    assert isinstance(answer, Care)
    assert answer.tests_off == {}
    more = replace(
        back(), conditions=(KnownCondition(id="low-back-pain", pain=Pain(now=3, worst=4, next_morning="settled")),)
    )
    sore = ask(screened(more))
    assert isinstance(sore, Care)
    assert set(sore.tests_off) == {"estimated-1rm", "repetitions-to-one-left"}
    unrated = ask(screened(replace(back(), conditions=(KnownCondition(id="low-back-pain"),))))
    assert isinstance(unrated, Care)
    assert "biering-sorensen" in unrated.tests_off
