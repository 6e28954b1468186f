"""Which records count: warm-ups that nobody marked, workouts that stand twice, sides, units, unresolved names."""

from pathlib import Path

import pytest
from tests.unit.logs.log_support import STRONG_HEADER, brief, kinds, read_files, read_text, strong

from backline.logs.dates import is_month_first
from backline.logs.draft import UnreadableError
from backline.logs.limits import load_reading
from backline.logs.numbers import read_duration, read_load, read_number
from backline.logs.sides import side_of
from backline.logs.units import infer_unit
from backline.record.log import Log


def _sets(*loads: float | str, name: str = "Squat", day: str = "2024-03-05", start: int = 1) -> list[str]:
    return [f"{day} 18:00:01,A,60m,{name},{order},{load},5,0,0,,," for order, load in enumerate(loads, start)]


def test_warm_ups_that_nobody_marked(tmp_path: Path) -> None:
    text = strong(*_sets(20, 40, 59.9, 60, 80, 100, 50, 100), *_sets(20, name="Row"), *_sets(40, day="2024-03-06"))
    marked = [entry.row for entry in read_text(tmp_path, text, unit="kg").entries if entry.kind == "warmup"]
    assert marked == [2, 3, 4]  # under 60 % of 100, before the top set, same exercise and day
    assert kinds(read_text(tmp_path, text, unit="kg", mark_warmups=False)) == {"set": 10}


def test_sets_without_load_and_drop_sets_stay_sets(tmp_path: Path) -> None:
    rows = _sets(0, 0, 100)
    rows[1] = rows[1].replace("Squat,2,0", "Squat,D,30")
    assert kinds(read_text(tmp_path, strong(*rows), unit="kg")) == {"set": 3}


def test_loads_that_are_added_to_body_weight_are_not_compared(tmp_path: Path) -> None:
    # the plain matcher gives the name as id; these two are catalogue ids
    text = strong(*_sets(5, 20, name="pull-up"), *_sets(40, 10, 30, name="Mystery assisted thing"))
    assert "warmup" not in kinds(read_text(tmp_path, text, unit="kg"))


def test_a_doubled_file_counts_once(tmp_path: Path) -> None:
    rows = [*_sets(60, 60, 60), *_sets(60, 60, day="2024-03-07"), *_sets(60, 60, day="2024-03-09")]
    log = read_text(tmp_path, strong(*rows, *rows))
    assert kinds(log) == {"set": 7, "duplicate": 7}
    assert {entry.row for entry in log.entries if entry.kind == "duplicate"} == set(range(9, 16))


def test_one_workout_pasted_twice_counts_once(tmp_path: Path) -> None:
    rows = [*_sets(60, 60, 60), *_sets(40, 40, 40, name="Row")]
    assert kinds(read_text(tmp_path, strong(*rows, *rows))) == {"set": 6, "duplicate": 6}
    assert kinds(read_text(tmp_path, strong(*rows, STRONG_HEADER, *rows))) == {"set": 6, "duplicate": 6, "skipped": 1}


def test_equal_sets_of_one_workout_are_no_duplicates(tmp_path: Path) -> None:
    circuit = [*_sets(60), *_sets(40, name="Row"), *_sets(60, start=2), *_sets(40, name="Row", start=2)]
    assert kinds(read_text(tmp_path, strong(*circuit))) == {"set": 4}
    header = "Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time"
    rounds = ["2024-01-02,Squat,Legs,60,5,,,", "2024-01-02,Row,Back,40,5,,,"] * 4
    assert kinds(read_text(tmp_path, "\n".join((header, *rounds)))) == {"set": 8}


def _two(folder: Path, first: str, second: str) -> Log:
    one, two = folder / "one.csv", folder / "two.csv"
    one.write_text(first)
    two.write_text(second)
    log = read_files(one, two, unit="kg")
    assert isinstance(log, Log)
    return log


def test_overlapping_exports_count_the_overlap_once(tmp_path: Path) -> None:
    older = strong(*_sets(60, 60, 60), *_sets(62.5, 62.5, day="2024-03-07"))
    newer = strong(*_sets(62.5, 62.5, day="2024-03-07"), *_sets(65, 65, day="2024-03-09"))
    log = _two(tmp_path, older, newer)
    assert kinds(log) == {"set": 7, "duplicate": 2}
    assert all(entry.file.endswith("two.csv") for entry in log.entries if entry.kind == "duplicate")


def test_an_edited_set_of_the_same_workout_counts_once(tmp_path: Path) -> None:
    log = _two(tmp_path, strong(*_sets(60, 60, 60)), strong(*_sets(60, 60, 62.5, 65)))
    assert kinds(log) == {"set": 4, "duplicate": 3}


def test_the_same_workout_from_two_apps_counts_once(tmp_path: Path) -> None:
    hevy = (
        "title,start_time,exercise_title,set_index,set_type,weight_lbs,reps,duration_seconds,distance_miles\n"
        + "\n".join(
            f'X,"5 Mar 2024, 18:03",Squat,{i},normal,{load},5,,' for i, load in enumerate((132.277, 132.277, 154.324))
        )
    )
    fitnotes = (
        "Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time\n"
        "2024-03-05,Squat,Legs,60,5,,,\n2024-03-05,Squat,Legs,60,5,,,\n2024-03-05,Squat,Legs,70,5,,,\n"
    )
    same = strong(*_sets(60, 60, 70))
    assert kinds(_two(tmp_path, same, hevy)) == {"set": 3, "duplicate": 3}
    assert kinds(_two(tmp_path, same, fitnotes)) == {"set": 3, "duplicate": 3}
    assert kinds(_two(tmp_path, fitnotes, hevy)) == {"set": 3, "duplicate": 3}


def test_two_workouts_of_one_day_are_two(tmp_path: Path) -> None:
    morning = strong(*_sets(60, 60, 60))
    evening = morning.replace("18:00:01", "07:00:01")
    assert kinds(_two(tmp_path, morning, evening)) == {"set": 6}
    other = strong(*_sets(60, 30, 20, name="Row")).replace("18:00:01", "07:00:01")
    assert kinds(_two(tmp_path, morning, other)) == {"set": 6}


@pytest.mark.parametrize(
    ("name", "side", "bare"),
    [
        ("Split Squat (Left)", "left", "Split Squat"),
        ("Single Leg Curl - Right", "right", "Single Leg Curl"),
        ("Left Arm Row", "left", "Row"),
        ("Split Squat (L)", "left", "Split Squat"),
        ("Split Squat - R", "right", "Split Squat"),
        ("Rudern links", "left", "Rudern"),
        ("Remo derecha", "right", "Remo"),
        ("Upright Row", None, "Upright Row"),
        ("Left", None, "Left"),
    ],
)
def test_sides_in_names(name: str, side: str | None, bare: str) -> None:
    assert side_of(name) == (side, bare)


def test_left_and_right_as_two_records_count_half_each(tmp_path: Path) -> None:
    text = strong(
        *_sets(20, 20, name="Split Squat (Left)"),
        *_sets(20, 20, name="Split Squat (Right)"),
        *_sets(20, name="Split Squat (Left)", day="2024-03-07"),
        *_sets(20, name="Squat"),
    )
    log = read_text(tmp_path, text)
    assert [entry.weight for entry in log.entries] == [0.5, 0.5, 0.5, 0.5, 1.0, 1.0]
    assert {entry.side for entry in log.entries if entry.weight == 0.5} == {"left", "right"}


KG_LOG = (20, 40, 60, 42.5, 62.5, 80, 100, 22.5, 17.5, 21.25, 14, 18, 70)
LB_LOG = (45, 95, 135, 185, 225, 275, 25, 35, 55, 65, 50, 115, 12.5)


@pytest.mark.parametrize(
    ("loads", "unit", "at_least"),
    [
        (KG_LOG, "kg", 0.9),
        (LB_LOG, "lb", 0.9),
        ([61.23492, 84.0, 102.05829, 61.234920000000002], "kg", 0.95),
        ([44.09245, 185.00000000000003, 132.27736, 88.1849], "lb", 0.85),
        ([load * 0.45359237 for load in LB_LOG], "kg", 0.98),
        ([load / 0.45359237 for load in KG_LOG], "lb", 0.98),
        ([], "kg", 0.5),
    ],
)
def test_the_unit_from_the_values(loads: list[float], unit: str, at_least: float) -> None:
    reading = infer_unit(loads, load_reading().unit)
    assert reading.value == unit
    assert at_least <= reading.confidence <= 1
    assert not reading.stated


def test_few_values_leave_doubt() -> None:
    assert infer_unit([20, 5], load_reading().unit).confidence < 0.7


def test_the_unit_can_be_given(tmp_path: Path) -> None:
    text = strong(*_sets(100))
    assert brief(read_text(tmp_path, text, unit="lb").entries[0])[3] == pytest.approx(45.3592)
    given = read_text(tmp_path, text, unit="lb").files[0].unit
    assert (given.value, given.confidence) == ("lb", 1.0)


def test_blank_units_follow_the_stated_one(tmp_path: Path) -> None:
    header = "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps"
    rows = ("2024-03-05 18:00:01;A;Row;1;100;lbs;8", "2024-03-05 18:00:01;A;Row;2;100;;8")
    log = read_text(tmp_path, "\n".join((header, *rows)))
    assert [entry.load_kg for entry in log.entries] == [pytest.approx(45.3592)] * 2


def test_negative_loads_are_help_and_stay_negative(tmp_path: Path) -> None:
    assert [entry.load_kg for entry in read_text(tmp_path, strong(*_sets(-20, -15)), unit="kg").entries] == [-20, -15]


def test_unresolved_names_by_the_sets_that_they_hide(tmp_path: Path) -> None:
    text = strong(
        *_sets(50, name="Mystery A"), *_sets(50, 50, name="Mystery B"), *_sets(50), *_sets("", name="Warm Up")
    )
    log = read_text(tmp_path, text)
    assert [(found.name, found.sets, found.suggestions) for found in log.unresolved] == [
        ("Mystery B", 2, ("x",)),
        ("Mystery A", 1, ("x",)),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("-", None),
        ("10.0", 10),
        ("17,5", 17.5),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("−5", -5),
        (".5", 0.5),
    ],
)
def test_numbers(text: str, value: float | None) -> None:
    assert read_number(text, "x") == value


@pytest.mark.parametrize("text", ["1_000", "nan", "inf", "1e999", "ten", "5 5", "0x10", "9" * 400, "1.2.3"])
def test_no_numbers(text: str) -> None:
    with pytest.raises(UnreadableError, match="is no number"):
        read_number(text, "load")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1h 13m", 4380),
        ("38min", 2280),
        ("46s", 46),
        ("186795", 186795),
        ("00:00:45", 45),
        ("1:30", 90),
        ("PT30M", 1800),
        ("1 Std. 5 Min.", None),
        ("2u 3m", 7380),
        ("", None),
    ],
)
def test_durations(text: str, seconds: float | None) -> None:
    if seconds is None and text:
        with pytest.raises(UnreadableError):
            read_duration(text)
    else:
        assert read_duration(text) == seconds


def test_loads_with_their_unit() -> None:
    assert read_load("132 lbs") == (132, "lb")
    assert read_load("42,5kg") == (42.5, "kg")
    assert read_load("60") == (60, None)


def test_day_and_month() -> None:
    assert is_month_first(["11/18/2024", "1/2/2024"])
    assert not is_month_first(["18/11/2024", "1/2/2024"])
    assert is_month_first(["1/2/2024", "1/5/2024", "1/9/2024", "2/1/2024"])
    assert not is_month_first(["1/2/2024", "5/2/2024", "9/2/2024", "1/3/2024"])
