"""The main journey with a planner that answers at once: order of steps, refusals, what is written and what is not."""

import datetime
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.unit.check.building import catalogue, settle
from tests.unit.check.cases_sides import LEFT_WEAKER
from tests.unit.check.changes import history
from tests.unit.check.good import good

from backline.exchange.documents import encode
from backline.journeys.audit import LogRequest
from backline.journeys.plan import BrokenProgrammeError, Planned, PlanRequest, plan
from backline.journeys.problem import Problem
from backline.plan.make import Conflict
from backline.record.health import Clearance, KnownCondition, Limit, Pain, Screen
from backline.record.programme import Programme

TODAY = datetime.date(2026, 11, 25)  # a Wednesday
LOG = """Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-11-16 18:00:00,A,1h,Bench Press (Barbell),1,80,6,0,0,,,
2026-11-16 18:00:00,A,1h,Bench Press (Barbell),2,80,6,0,0,,,
2026-11-18 18:00:00,B,1h,Squat (Barbell),1,90,6,0,0,,,
"""


class Planner:
    """Answers with a good programme for whoever asks, and remembers what it was asked."""

    def __init__(self, answer: Programme | Conflict | None = None) -> None:
        self.answer = answer or good()
        self.asked: list[dict[str, Any]] = []

    def __call__(self, **asked: Any) -> Programme | Conflict:
        self.asked.append(asked)
        return self.answer


def run(planner: Planner | None = None, **request: Any) -> Planned | Problem:
    steps: list[str] = []
    return plan(PlanRequest(**request), catalogue(), today=TODAY, progress=steps.append, planner=planner or Planner())


def planned(planner: Planner | None = None, **request: Any) -> Planned:
    found = run(planner, **request)
    assert isinstance(found, Planned), found
    return found


def problem(planner: Planner | None = None, **request: Any) -> Problem:
    found = run(planner, **request)
    assert isinstance(found, Problem)
    assert len(found.message.splitlines()) <= 3
    return found


def client(folder: Path, text: str) -> Path:
    file = folder / "client.toml"
    file.write_text(text)
    return file


def log(folder: Path, text: str = LOG) -> LogRequest:
    file = folder / "strong.csv"
    file.write_text(text)
    return LogRequest(paths=(file,))


def test_without_anything_a_stated_beginner_gets_six_weeks_from_next_monday() -> None:
    planner = Planner()
    found = planned(planner)
    contract = planner.asked[0]["contract"]
    assert contract.start == datetime.date(2026, 11, 30)
    assert contract.weeks == 6
    assert contract.person.experience == "novice"
    assert not contract.history.from_log
    said = " ".join(found.programme.assumed)
    assert "beginner" in said
    assert "45 minutes" in said
    assert "Mon, Wed, Fri" in said


def test_a_monday_starts_today() -> None:
    planner = Planner()
    plan(PlanRequest(), catalogue(), today=datetime.date(2026, 11, 30), progress=lambda _: None, planner=planner)
    assert planner.asked[0]["contract"].start == datetime.date(2026, 11, 30)


def test_what_the_client_says_is_not_assumed(tmp_path: Path) -> None:
    text = 'experience = "advanced"\ndays = ["tue"]\nminutes = 50\nequipment = ["bands"]\nunit = "lb"'
    planner = Planner()
    found = planned(planner, client=client(tmp_path, text), weeks=3, start=datetime.date(2026, 12, 1))
    contract = planner.asked[0]["contract"]
    assert found.programme.assumed == ()
    assert (contract.weeks, contract.start, contract.person.days) == (3, datetime.date(2026, 12, 1), ("tue",))


def test_a_log_gives_history_and_a_guess_that_is_stated(tmp_path: Path) -> None:
    planner = Planner()
    found = planned(planner, logs=log(tmp_path))
    assert found.audit is not None
    assert planner.asked[0]["contract"].history.from_log
    assert "1 week with 3 sets in the log are taken for novice" in " ".join(found.programme.assumed)


def test_the_digest_knows_person_log_and_settings_but_no_path(tmp_path: Path) -> None:
    planner = Planner()
    other, third = tmp_path / "other", tmp_path / "third"
    other.mkdir()
    third.mkdir()
    changed = LOG.replace("90,6", "90,5")
    for request in (
        {"logs": log(tmp_path)},
        {"logs": log(other)},
        {"logs": log(third, changed)},
        {"logs": log(tmp_path), "weeks": 4},
        {"logs": log(tmp_path), "client": client(tmp_path, "mass_kg = 70")},
        {},
    ):
        planned(planner, **request)
    digests = [asked["digest"] for asked in planner.asked]
    assert digests[0] == digests[1]
    assert len(set(digests)) == len(digests) - 1
    assert all(len(digest) == 64 for digest in digests)


def test_both_files_are_written(tmp_path: Path) -> None:
    found = planned(output=tmp_path / "out")
    assert [file.name for file in found.files] == ["programme.html", "programme.json"]
    assert json.loads((tmp_path / "out" / "programme.json").read_bytes())["kind"] == "programme"
    assert (tmp_path / "out" / "programme.json").read_bytes() == encode(found.programme)
    assert "<html" in (tmp_path / "out" / "programme.html").read_text()


def test_two_alternatives_where_there_are_any() -> None:
    entries = [entry for week in planned().programme.weeks for session in week.sessions for entry in session.exercises]
    assert any(entry.alternatives for entry in entries)
    assert all(len(entry.alternatives) <= 2 and entry.exercise not in entry.alternatives for entry in entries)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[[condition]]\nid = 'sore-knee'", "screen"),
        ("[screen]\ndate = 2026-11-20\nchest-pain = 'yes'", "screen"),
        ("[[condition]]\nid = 'mended-shoulder'", "clearance"),
        ("goal = 'rehab'", "goal"),
        ("birth_year = 2012", "birth_year"),
    ],
)
def test_whom_safety_stops_gets_no_programme(tmp_path: Path, text: str, key: str) -> None:
    planner = Planner()
    found = problem(planner, client=client(tmp_path, text), output=tmp_path / "out")
    assert (found.code, found.key) == ("not-planned", key)
    assert planner.asked == []
    assert not (tmp_path / "out").exists()


def test_an_output_folder_that_is_a_file_is_said_before_planning(tmp_path: Path) -> None:
    planner = Planner()
    (tmp_path / "out").write_text("mine")
    assert problem(planner, output=tmp_path / "out").code == "output"
    assert planner.asked == []
    assert (tmp_path / "out").read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + bytes(200), b"just words"])
def test_a_file_that_is_no_log(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "log.csv"
    file.write_bytes(content)
    assert problem(logs=LogRequest(paths=(file,))).file == str(file)


def test_a_log_that_is_missing_or_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv"):
        assert problem(logs=LogRequest(paths=(path,))).code == "log"


def test_pins_that_exclude_each_other() -> None:
    found = problem(Planner(Conflict(pins=("deadlift", "good-morning"), because=("never in one session",))))
    assert found.code == "conflict"
    assert "deadlift, good-morning" in found.message


def test_a_programme_that_the_checker_refuses_is_our_own_mistake(tmp_path: Path) -> None:
    with pytest.raises(BrokenProgrammeError, match="totals"):
        planned(Planner(replace(good(), totals=())), output=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_interrupted_planner_writes_nothing(tmp_path: Path) -> None:
    def interrupted(**_: Any) -> Programme:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        plan(
            PlanRequest(output=tmp_path / "out"),
            catalogue(),
            today=TODAY,
            progress=lambda _: None,
            planner=interrupted,
        )
    assert list(tmp_path.iterdir()) == []


def test_keeping_a_programme(tmp_path: Path) -> None:
    kept = tmp_path / "programme.json"
    kept.write_bytes(encode(good()))
    planner = Planner()
    planned(planner, keep=kept, changes=2)
    asked = planner.asked[0]
    assert asked["contract"].person == good().client
    assert asked["contract"].start.isoformat() == good().start
    assert asked["contract"].history == good().history
    assert asked["kept"].changes == 2
    assert len(asked["kept"].blocks) == 2
    first = {(entry.exercise, "mon") for entry in good().weeks[0].sessions[0].exercises}
    assert {(exercise, "mon") for exercise, day in asked["kept"].blocks[0] if day == 0} == first


@pytest.mark.parametrize(
    "change",
    [
        {"start": "soon"},
        {"weeks": []},
        {"version": 2},
        {"kind": "audit"},
        {"client": {}},
    ],
)
def test_what_cannot_be_kept(tmp_path: Path, change: dict[str, object]) -> None:
    kept = tmp_path / "programme.json"
    kept.write_text(json.dumps({**json.loads(encode(good())), **change}))
    assert problem(keep=kept, changes=1).file == str(kept)


def test_what_is_kept_without_being_known_is_said(tmp_path: Path) -> None:
    kept = tmp_path / "programme.json"
    kept.write_text(encode(good()).decode().replace('"exercise": "bench-press"', '"exercise": "bench-of-doom"'))
    assert planned(Planner(), keep=kept).programme.assumed == (
        "Not kept, because no exercise has this id: bench-of-doom.",
    )


def test_a_weaker_side_gets_one_set_more_and_alternatives_for_both_sides() -> None:
    found = planned(Planner(settle(LEFT_WEAKER(good())))).programme
    sides = [entry for entry in found.weeks[0].sessions[2].exercises if entry.side != "both"]
    assert [(entry.side, entry.sets) for entry in sides] == [("left", 4), ("right", 3)]
    assert sides[0].alternatives == sides[1].alternatives
    assert "weaker-side" not in {unmet.target for unmet in found.unmet}


def test_a_weaker_side_without_room_is_said() -> None:
    answer = settle(history(weaker_side="left", weaker_exercise="bench-press")(good()))
    found = planned(Planner(answer)).programme
    assert all(entry.side == "both" for entry in found.weeks[0].sessions[2].exercises)
    unmet = next(unmet for unmet in found.unmet if unmet.target == "weaker-side")
    assert unmet.because


DAY = datetime.date(2026, 11, 25)


@pytest.mark.parametrize(
    ("client", "says"),
    [
        ({"conditions": (KnownCondition(id="unheard-of"),)}, "unheard-of"),
        ({"conditions": (KnownCondition(id="sore-knee", stage="third"),)}, "third"),
        ({"conditions": (KnownCondition(id="sore-knee", role="coach"),)}, "coach"),
        ({"conditions": (KnownCondition(id="sore-knee", pain=Pain(now=1, exercises=("fly",))),)}, "fly"),
        ({"screen": Screen(date=DAY, answers={"feever": "no"})}, "feever"),
        ({"limits": (Limit(by="somebody"),)}, "limits nothing"),
        ({"limits": (Limit(by="somebody", joint="knee"),)}, "limits nothing"),
        (
            {"clearances": (Clearance(reasons=("x",), by="A", role="doctor", date=DAY, until=DAY, scope="y"),)},
            '"x"',
        ),
    ],
)
def test_a_kept_body_that_nobody_understands_is_refused(tmp_path: Path, client: dict[str, object], says: str) -> None:
    kept = tmp_path / "programme.json"
    kept.write_bytes(encode(replace(good(), client=replace(good().client, **client))))  # type: ignore[arg-type]
    planner = Planner()
    found = problem(planner, keep=kept)
    assert found.file == str(kept)
    assert says in found.message
    assert planner.asked == []


def test_a_kept_programme_is_stopped_as_any_other(tmp_path: Path) -> None:
    kept = tmp_path / "programme.json"
    screen = Screen(date=DAY, answers={"chest-pain": "yes"})
    kept.write_bytes(encode(replace(good(), client=replace(good().client, screen=screen))))
    planner = Planner()
    found = problem(planner, keep=kept)
    assert (found.code, found.file) == ("not-planned", str(kept))
    assert planner.asked == []


def test_a_stop_is_said_before_a_mistake_in_a_log(tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_bytes(b"\x00 no log")
    file = client(tmp_path, "[screen]\ndate = 2026-11-20\nchest-pain = 'yes'")
    assert problem(client=file, logs=LogRequest(paths=(log,))).code == "not-planned"
