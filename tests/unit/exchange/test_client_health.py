"""Limits, conditions, screens and clearances in a client file: what is said comes through, what is wrong is named."""

import datetime

import pytest

from backline.exchange.client import Client, ClientProblem, parse_client
from backline.exchange.screen_file import with_screen
from backline.record.health import Assessment, Clearance, KnownCondition, Limit, Pain, Screen
from backline.vocabulary.loader import load_catalogue

TODAY = datetime.date(2026, 11, 22)
CATALOGUE = load_catalogue()


def parse(text: str) -> Client | ClientProblem:
    return parse_client(text, "client.toml", CATALOGUE, today=TODAY)


def problem(text: str) -> ClientProblem:
    found = parse(text)
    assert isinstance(found, ClientProblem), found
    return found


WHOLE = """
[[limit]]
pattern = "knee-flexion"
side = "left"
from = 2026-10-01
until = 2027-01-15
by = "surgeon"
why = "graft"

[[limit]]
joint = "shoulder"
range_deg = [-60, 110]
load_lb = 22.0462262
by = "R. Moser"

[[condition]]
id = "achilles-tendinopathy"
side = "right"
since = 2026-09-01
operated = 2025-01-01
pain = { now = 2, worst = 4, next_morning = "worse", exercises = ["calf-raise-step"] }
by = "R. Moser"
role = "physical-therapist"
stage = "one-leg"

[screen]
date = 2026-11-20
regions = ["calf"]
fever = true
chest-pain = "no"
cancer = "unsure"

[[screen.assessment]]
answers = ["fever"]
by = "surgeon"
role = "doctor"
date = 2026-11-20
until = 2027-01-31
limits = "listed"

[clearance]
for = ["surgery", "heart"]
by = "Dr L. Weber"
role = "doctor"
date = 2026-11-20
until = 2027-01-31
scope = "light-training"
"""


def test_all_of_it_comes_through() -> None:
    client = parse(WHOLE)
    assert isinstance(client, Client)
    person, day = client.person(CATALOGUE), datetime.date
    assert person.limits == (
        Limit(
            by="surgeon",
            pattern="knee-flexion",
            side="left",
            start=day(2026, 10, 1),
            until=day(2027, 1, 15),
            why="graft",
        ),
        Limit(by="R. Moser", joint="shoulder", range_deg=(-60, 110), load_kg=person.limits[1].load_kg),
    )
    assert person.limits[1].load_kg == pytest.approx(10)
    assert person.conditions == (
        KnownCondition(
            id="achilles-tendinopathy",
            side="right",
            since=day(2026, 9, 1),
            operated=day(2025, 1, 1),
            pain=Pain(now=2, worst=4, next_morning="worse", exercises=("calf-raise-step",)),
            by="R. Moser",
            role="physical-therapist",
            stage="one-leg",
        ),
    )
    assert person.screen == Screen(
        date=day(2026, 11, 20),
        regions=("calf",),
        answers={"chest-pain": "no", "fever": "yes", "cancer": "unsure"},
        assessments=(
            Assessment(
                answers=("fever",),
                by="surgeon",
                role="doctor",
                date=day(2026, 11, 20),
                until=day(2027, 1, 31),
                limits="listed",
            ),
        ),
    )
    assert person.clearances == (
        Clearance(
            reasons=("surgery", "heart"),
            by="Dr L. Weber",
            role="doctor",
            date=day(2026, 11, 20),
            until=day(2027, 1, 31),
            scope="light-training",
        ),
    )


def test_several_clearances() -> None:
    one = WHOLE.partition("[clearance]")[2]
    client = parse(f"[[clearance]]{one}\n[[clearance]]{one}")
    assert isinstance(client, Client)
    assert len(client.health.clearances) == 2


LIMIT = '[[limit]]\nby = "A. Person"\n'
CONDITION = '[[condition]]\nid = "hamstring-strain"\n'
SCREEN = "[screen]\ndate = 2026-11-20\n"
ASSESSED = (
    f'{SCREEN}[[screen.assessment]]\nanswers = ["fever"]\nby = "Dr A"\nrole = "doctor"\ndate = 2026-11-20\n'
    'until = 2027-01-31\nlimits = "none"\n'
)
CLEARED = (
    '[clearance]\nfor = "heart"\nby = "Dr A"\nrole = "doctor"\ndate = 2026-11-20\nuntil = 2027-01-31\n'
    'scope = "strength-training"\n'
)


@pytest.mark.parametrize(
    ("text", "key", "line", "says"),
    [
        ('[[limit]]\npattern = "hinge"', "limit[1]", 1, "by is missing"),
        ('[[limit]]\npattern = "hinge"\nby = "?"', "limit[1].by", 3, "name who"),
        (LIMIT, "limit[1]", 1, "at least one of"),
        (LIMIT + 'pattern = "hindge"', "limit[1].pattern", 3, "hinge"),
        (LIMIT + 'joint = "knee"', "limit[1]", 1, "go together"),
        (LIMIT + "range_deg = [0, 90]", "limit[1]", 1, "at least one"),
        (LIMIT + 'joint = "knee"\nrange_deg = [90, 0]', "limit[1].range_deg", 4, "smaller number first"),
        (LIMIT + 'joint = "knee"\nrange_deg = [0, 400]', "limit[1].range_deg", 4, "not possible"),
        (LIMIT + 'joint = "knee"\nrange_deg = [0]', "limit[1].range_deg", 4, "two numbers"),
        (LIMIT + 'joint = "elbow"\nrange_deg = [0, 90]', "limit[1].joint", 3, "none of"),
        (LIMIT + "load_kg = -1", "limit[1].load_kg", 3, "not possible"),
        (LIMIT + "load_kg = 5\nload_lb = 5", "limit[1].load_lb", 4, "take one out"),
        (LIMIT + 'pattern = "hinge"\nside = "front"', "limit[1].side", 4, "none of"),
        (LIMIT + 'pattern = "hinge"\nfrom = 2026-12-01\nuntil = 2026-11-01', "limit[1].until", 5, "before from"),
        (LIMIT + 'pattern = "hinge"\nuntil = "soon"', "limit[1].until", 4, "date"),
        (LIMIT + 'pattern = "hinge"\nweeks = 3', "limit[1].weeks", 4, "unknown key"),
        ("[condition]\nid = 'hamstring-strain'", "condition", 1, "[[condition]]"),
        ("[[condition]]\nside = 'left'", "condition[1]", 1, "id is missing"),
        ("[[condition]]\nid = 'hamstring-strian'", "condition[1].id", 2, 'Did you mean "hamstring-strain"'),
        ("[[condition]]\nid = 7", "condition[1].id", 2, "no condition"),
        (CONDITION + CONDITION, "condition[2]", 3, "stands twice"),
        (CONDITION + 'by = "A. Person"', "condition[1]", 1, "go together"),
        (CONDITION + 'by = "A. Person"\nrole = "coach"', "condition[1].role", 4, "physical-therapist"),
        (CONDITION + 'stage = "protect"', "condition[1].stage", 3, "by and role"),
        (CONDITION + 'stage = "third"\nby = "A. P"\nrole = "doctor"', "condition[1].stage", 3, "short-range"),
        ("[[condition]]\nid = 'osteoporosis'\nstage = 'x'", "condition[1].stage", 3, "no stages"),
        (CONDITION + "since = 2027-01-01", "condition[1].since", 3, "future"),
        (CONDITION + "pain = 3", "condition[1].pain", 3, "table"),
        (CONDITION + "pain = {}", "condition[1].pain", 3, "now or worst"),
        (CONDITION + "pain = { now = 11 }", "condition[1].pain.now", 3, "not possible"),
        (CONDITION + "pain = { now = 2.5 }", "condition[1].pain.now", 3, "whole number"),
        (CONDITION + "pain = { now = 5, worst = 3 }", "condition[1].pain.worst", 3, "cannot be less"),
        (CONDITION + 'pain = { now = 5, next_morning = "bad" }', "condition[1].pain.next_morning", 3, "settled"),
        (CONDITION + 'pain = { now = 5, exercises = ["fly"] }', "condition[1].pain.exercises", 3, "no such word"),
        ("screen = 3", "screen", 1, "table"),
        ("[screen]\nfever = 'no'", "screen", 1, "date is missing"),
        ("[screen]\ndate = 2026-12-01", "screen.date", 2, "future"),
        (SCREEN + 'fever = "maybe"', "screen.fever", 3, "unsure"),
        (SCREEN + 'feever = "no"', "screen.feever", 3, 'Did you mean "fever"'),
        (SCREEN + 'regions = ["belly"]', "screen.regions", 3, "none of"),
        (ASSESSED.replace('["fever"]', '["chest-pain"]'), "screen.assessment[1].answers", 4, "without exception"),
        (ASSESSED.replace('["fever"]', '["feverish"]'), "screen.assessment[1].answers", 4, "no such word"),
        (ASSESSED.replace('by = "Dr A"\n', ""), "screen.assessment[1]", 3, "by is missing"),
        (ASSESSED.replace("2027-01-31", "2027-12-31"), "screen.assessment[1].until", 8, "within 92 days"),
        (ASSESSED.replace("2027-01-31", "2026-11-20"), "screen.assessment[1].until", 8, "after date"),
        (ASSESSED.replace('"none"', '"listed"'), "screen.assessment[1].limits", 9, "no [[limit]] says"),
        (CLEARED.replace('"heart"', '"liver"'), "clearance.for", 2, "no such word"),
        (CLEARED.replace('"heart"', "[]"), "clearance.for", 2, "names nothing"),
        (CLEARED.replace('"doctor"', '"midwife"'), "clearance.role", 4, "does not clear"),
        (CLEARED.replace("strength-training", "sport"), "clearance.scope", 7, "light-training"),
        (CLEARED.replace("2027-01-31", "2028-01-31"), "clearance.until", 6, "within 184 days"),
        (CLEARED.replace('scope = "strength-training"\n', ""), "clearance", 1, "scope is missing"),
    ],
)
def test_mistakes_are_named_with_key_and_line(text: str, key: str, line: int, says: str) -> None:
    found = problem(text)
    assert (found.key, found.line) == (key, line)
    assert says in found.message


@pytest.mark.parametrize("key", ["limit", "condition", "screen", "clearance"])
@pytest.mark.parametrize(
    "value", ["3", '"x"', "[]", "[1]", "[[]]", "{}", "[{}]", "true", "1979-05-27", "nan", '[{by = "\\u0000"}]']
)
def test_hostile_values_are_problems_or_nothing(key: str, value: str) -> None:
    assert isinstance(parse(f"{key} = {value}"), Client | ClientProblem)


NO = {"fever": "no", "trauma": "unsure"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# mine\nname = 'x' # keep\n",
        '[[limit]]\nby = "A. P" # who\npattern = "hinge"\n',
        "[screen] # asked\ndate = 2026-01-01 # old\ncancer = 'yes' # long ago\n",
        'screen = { date = 2026-01-01, cancer = "yes" }\nname = "x"\n',
        'screen.date = 2026-01-01\nscreen.cancer = "yes"\n',
        f"# top\n{ASSESSED}# end\n",
    ],
)
def test_answers_go_into_the_file_and_nothing_else_changes(text: str) -> None:
    after = with_screen(text, date=TODAY, regions=("back",), answers=NO)  # type: ignore[arg-type]
    assert after is not None
    found, before = parse(after), parse(text)
    assert isinstance(found, Client)
    assert isinstance(before, Client)
    screen, old = found.health.screen, before.health.screen
    assert screen is not None
    assert screen.date == TODAY
    assert screen.regions == ("back",)
    assert dict(screen.answers) == {**(old.answers if old else {}), **NO}
    assert screen.assessments == (old.assessments if old else ())
    for comment in ("# mine", "# keep", "# who", "# top", "# end", "# long ago"):
        assert (comment in after) == (comment in text)
    assert (found.name, found.health.limits) == (before.name, before.health.limits)


@pytest.mark.parametrize("text", ["screen = 3", "name = 'x", "[screen"])
def test_a_file_that_cannot_be_edited_is_left_alone(text: str) -> None:
    assert with_screen(text, date=TODAY, regions=(), answers={}) is None
