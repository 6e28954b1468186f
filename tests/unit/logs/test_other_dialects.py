"""Hevy, FitNotes, StrongLifts, Fitbod, JEFIT, Ox and a column mapping: one written sample each."""

import json
import sqlite3
from datetime import date, datetime
from pathlib import Path

import pytest
from tests.unit.logs.log_support import brief, kinds, problem_of, read_files, read_text

from backline.record.log import Log

HEVY = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,{},reps,{},"
    "duration_seconds,rpe"
)


@pytest.mark.parametrize(("weight", "load"), [("weight_kg", 100.0), ("weight_lbs", 45.3592)])
@pytest.mark.parametrize(("distance", "metres"), [("distance_km", 2000.0), ("distance_miles", 3218.688)])
def test_hevy_in_every_mix_of_units(weight: str, load: float, distance: str, metres: float, tmp_path: Path) -> None:
    text = (
        HEVY.format(weight, distance) + '\nA,"15 Sep 2025, 07:48","15 Sep 2025, 08:48",,Sled Drag,,,0,normal,100,,2,60,'
    )
    entry = read_text(tmp_path, text).entries[0]
    assert entry.load_kg == pytest.approx(load)
    assert entry.distance_m == pytest.approx(metres)
    assert entry.seconds == 60


@pytest.mark.parametrize(
    "stamp",
    [
        "15 Sep 2025, 07:48",
        "Sep 15, 2025, 7:48 AM",
        "15. Sept. 2025, 07:48",
        "15 sept. 2025 à 07:48",
        "15 de septiembre de 2025, 07:48",
        "15 set 2025, 07:48",
        "15 de set. de 2025, 07:48",
        "15 sep. 2025 om 07:48",
        "2025-09-15T07:48:00+00:00",
    ],
)
def test_hevy_months_in_any_language(stamp: str, tmp_path: Path) -> None:
    text = HEVY.format("weight_kg", "distance_km") + f'\nA,"{stamp}","{stamp}",,Row,,,0,normal,60,8,,0,9.5'
    assert read_text(tmp_path, text).entries[0].started == datetime(2025, 9, 15, 7, 48)


@pytest.mark.parametrize(
    ("month", "number"),
    [
        ("März", 3),
        ("Mai", 5),
        ("Dez.", 12),
        ("févr.", 2),
        ("août", 8),
        ("juin", 6),
        ("juil.", 7),
        ("déc.", 12),
        ("ene", 1),
        ("abr", 4),
        ("ago", 8),
        ("dic", 12),
        ("gen", 1),
        ("mag", 5),
        ("giu", 6),
        ("lug", 7),
        ("ott", 10),
        ("fev", 2),
        ("mai", 5),
        ("out", 10),
        ("dez", 12),
        ("mrt", 3),
        ("mei", 5),
        ("okt", 10),
        ("maart", 3),
    ],
)
def test_month_names(month: str, number: int, tmp_path: Path) -> None:
    text = HEVY.format("weight_kg", "distance_km") + f'\nA,"3 {month} 2025, 07:48",,,Row,,,0,normal,60,8,,0,'
    assert read_text(tmp_path, text).entries[0].date == date(2025, number, 3)


def test_hevy_set_types_supersets_and_notes_with_line_breaks(tmp_path: Path) -> None:
    rows = (
        'A,"1 Sep 2025, 07:48",,,Row,0,"slow\nand, ""low""",0,warmup,20,8,,0,',
        'A,"1 Sep 2025, 07:48",,,Row,0,,1,dropset,30,8,,0,10',
        'A,"1 Sep 2025, 07:48",,,Row,0,,2,failure,40,8,,0,',
        'A,"1 Sep 2025, 07:48",,,Warm Up,,,0,normal,,,,300,',
        'A,"1 Sep 2025, 07:48",,,Running,,,0,normal,,,5,1800,',
        'A,"1 Sep 2025, 07:48",,,Plank,,,0,normal,,,,45,',
        'A,"1 Sep 2025, 07:48",,,Dip,,,0,normal,,,,,',
    )
    log = read_text(tmp_path, "\n".join((HEVY.format("weight_kg", "distance_km"), *rows)))
    assert [(entry.row, entry.kind, entry.set_kind) for entry in log.entries] == [
        (2, "warmup", "normal"),
        (4, "set", "drop"),
        (5, "set", "failure"),
        (6, "no-exercise", "normal"),
        (7, "cardio", "normal"),
        (8, "set", "normal"),
        (9, "not-done", "normal"),
    ]
    assert log.entries[0].note == 'slow and, "low"'


def _workout(day: str, *sets: dict[str, object]) -> dict[str, object]:
    return {"title": "A", "start_time": f"{day}T06:00:00+00:00", "exercises": [{"title": "Row", "sets": list(sets)}]}


def test_hevy_api_one_workout_list_page_and_pages(tmp_path: Path) -> None:
    one = _workout(
        "2025-09-01", {"type": "warmup", "weight_kg": 20, "reps": 8}, {"type": "normal", "weight_kg": 40, "reps": 8}
    )
    two = _workout("2025-09-03", {"type": "normal", "weight_kg": 42.5, "reps": 8, "rpe": 9})
    pages = [{"page": 1, "page_count": 2, "workouts": [one]}, {"page": 2, "page_count": 2, "workouts": [two]}]
    events = {"events": [{"type": "updated", "workout": one}, {"type": "deleted", "id": "x"}]}
    for value, records in ((one, 2), ([one, two], 3), ({"workouts": [one, two]}, 3), (pages, 3), (events, 2)):
        log = read_text(tmp_path, json.dumps(value))
        assert log.files[0].records == records
        assert [entry.row for entry in log.entries] == list(range(1, records + 1))
        assert log.entries[0].kind == "warmup"


def test_hevy_api_with_things_that_do_not_belong(tmp_path: Path) -> None:
    workout = _workout("2025-09-01", {"weight_kg": "heavy", "reps": 8}, {"weight_kg": 40, "reps": 8})
    workout["exercises"] += [7, {"title": "Dip", "sets": []}, {"title": "Dip", "sets": ["x"]}]  # type: ignore[operator]
    assert kinds(read_text(tmp_path, json.dumps(workout))) == {"skipped": 3, "set": 1, "not-done": 1}
    assert "JSON" in problem_of(tmp_path, '{"a": 1}').message
    assert "cut off" in problem_of(tmp_path, json.dumps(workout)[:-30]).message
    assert "cut off" in problem_of(tmp_path, "[" * 100_000).message


FITNOTES = {
    "kgs": ("Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time", "60.0,5,,,", 60.0),
    "lbs": ("Date,Exercise,Category,Weight (lbs),Reps,Distance,Distance Unit,Time", "100.0,5,,,", 45.3592),
    "a unit per row": (
        "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment",
        '100.0,lbs,5,,,,"good"',
        45.3592,
    ),
}


@pytest.mark.parametrize("variant", FITNOTES)
def test_fitnotes_android(variant: str, tmp_path: Path) -> None:
    header, cells, load = FITNOTES[variant]
    log = read_text(tmp_path, f"{header}\n2024-01-02,Deadlift,Back,{cells}\n")
    assert log.files[0].dialect == "FitNotes (Android)"
    assert brief(log.entries[0]) == (2, "set", "Deadlift", pytest.approx(load), 5)
    assert log.files[0].unit.stated


def test_fitnotes_android_times_and_distances(tmp_path: Path) -> None:
    text = f"{FITNOTES['kgs'][0]}\n2024-01-02,Treadmill,Cardio,,,1.5,mi,0:32:06\n2024-01-02,Plank,Abs,,,,,0:01:30\n"
    run, plank = read_text(tmp_path, text).entries
    assert run.distance_m == pytest.approx(2414.016)
    assert (run.kind, run.seconds) == ("cardio", 1926)
    assert (plank.kind, plank.seconds) == ("set", 90)


def test_fitnotes_backup(tmp_path: Path) -> None:
    path = tmp_path / "backup.fitnotes"
    with sqlite3.connect(path) as connection:
        connection.executescript("""
            CREATE TABLE exercise (_id INTEGER PRIMARY KEY, name TEXT);
            CREATE TABLE training_log (_id INTEGER PRIMARY KEY, exercise_id INTEGER, date TEXT, metric_weight REAL,
                reps INTEGER, unit INTEGER, distance INTEGER, duration_seconds INTEGER);
            CREATE TABLE Comment (_id INTEGER PRIMARY KEY, date TEXT, owner_type_id INTEGER, owner_id INTEGER,
                comment TEXT);
            INSERT INTO exercise VALUES (1, 'Row'), (2, 'Plank');
            INSERT INTO training_log VALUES (1, 1, '2024-01-02', 61.23, 5, 2, 0, 0),
                (2, 2, '2024-01-02', 0, 0, 1, 0, 60),
                (3, 9, '2024-01-02', 10, 5, 1, 0, 0), (4, 1, 'soon', 10, 5, 1, 0, 0);
            INSERT INTO Comment VALUES (1, '2024-01-02', 1, 1, 'easy');
        """)
    connection.close()
    before = path.read_bytes()
    log = read_files(path)
    assert isinstance(log, Log)
    assert [(entry.row, entry.kind) for entry in log.entries] == [
        (1, "set"),
        (2, "set"),
        (3, "skipped"),
        (4, "skipped"),
    ]
    assert (log.entries[0].load_kg, log.entries[0].note, log.entries[1].seconds) == (61.23, "easy", 60)
    assert path.read_bytes() == before
    assert "damaged" in problem_of(tmp_path, before[: len(before) // 2]).message


def test_another_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE cats (name TEXT)")
    connection.close()
    assert "no FitNotes backup" in problem_of(tmp_path, path.read_bytes()).message


def test_fitnotes_ios_status(tmp_path: Path) -> None:
    header = (
        "Name,StartTime,EndTime,BodyWeight,Exercise,Equipment,Reps,Weight,Time,Distance,Status,IsWarmup,RPE,RIR,"
        "Categories,Note"
    )
    start = '"A",2025-06-02T17:00:00Z,2025-06-02T18:15:00Z,"80,0"'
    rows = (
        f'{start},Bench Press,Barbell,5,"20,0",,,Done,true,,,"Pectorals,Triceps",',
        f'{start},Bench Press,Barbell,5,"62,5",,,Done,false,7,,"Pectorals,Triceps",',
        f'{start},Bench Press,Barbell,3,"65,0",,,Failed,False,,0,"Pectorals,Triceps",ouch',
        f'{start},Bench Press,Barbell,5,"65,0",,,NotStarted,false,,,"Pectorals,Triceps",',
    )
    log = read_text(tmp_path, "\n".join((header, *rows)))
    assert [(entry.kind, entry.set_kind, entry.load_kg) for entry in log.entries] == [
        ("warmup", "normal", 20),
        ("set", "normal", 62.5),
        ("set", "failure", 65),
        ("not-done", "normal", 65),
    ]
    assert (log.entries[2].rir, log.entries[2].note) == (0, "ouch")
    assert log.entries[0].name == "Bench Press (Barbell)"


STRONGLIFTS = (
    "\ufeffDate (yyyy/mm/dd),Workout,Workout Name,Program Name,Body Weight (KG),Exercise,Sets×Reps,Sets×Time,"
    "Top Set (Reps×{0}),e1RM ({0}),Reps,Volume ({0}),Workout Volume ({0}),Duration (hours),Start Time (h:mm),"
    "End Time (h:mm),Notes,Set 1 (Reps),Set 1 ({0}),Set 2 (Reps),Set 2 ({0}),Set 3 (Reps),Set 3 ({0})"
)


def test_stronglifts_new(tmp_path: Path) -> None:
    rows = (
        '2024/08/11,1,"A","5×5",83.5,"Squat",5/5/-,,5×55,63.7,10,1100,3330,0.5,10:56 PM,11:57 PM,"ok",5,55,5,55,0,55',
        '2024/08/11,1,"Workout A","5×5",83.5,"Plank",,3×30,,,,,,0.5,10:56 PM,11:57 PM,"",,,,,,',
        '2024/08/13,2,"Workout B","5×5",83.5,"Row",3×8,,,,,,,0.5,10:56 PM,11:57 PM,"",,,,,,',
    )
    log = read_text(tmp_path, "\n".join((STRONGLIFTS.format("KG"), *rows)))
    assert log.files[0].dialect == "StrongLifts"
    assert kinds(log) == {"set": 8, "not-done": 1}
    assert brief(log.entries[0]) == (2, "set", "Squat", 55, 5)
    assert log.entries[0].started == datetime(2024, 8, 11, 22, 56)
    assert [entry.seconds for entry in log.entries if entry.name == "Plank"] == [30, 30, 30]
    assert [entry.reps for entry in log.entries if entry.name == "Row"] == [8, 8, 8]


def test_stronglifts_loads_in_pounds_beside_body_weight_in_kilograms(tmp_path: Path) -> None:
    row = '2024/08/11,1,"A","5×5",83.5,"Squat",5/5/5,,,,,,,0.5,,,,5,100,5,100,5,100'
    log = read_text(tmp_path, f"{STRONGLIFTS.format('LB')}\n{row}")
    assert [entry.load_kg for entry in log.entries] == [pytest.approx(45.3592)] * 3
    assert (log.files[0].unit.value, log.files[0].unit.stated) == ("lb", True)


def test_fitbod(tmp_path: Path) -> None:
    text = (
        "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier\n"
        "2022-01-22 06:54:26 +0000,Dumbbell Bench Press,8,16.0,0.0,0.0,0.0,0.0,True,, 2.0\n"
        "2022-01-22 06:54:26 +0000,Dumbbell Bench Press,10,20.0,0.0,0.0,0.0,0.0,false,slow, then fast, 2.0\n"
        "2022-01-22 06:54:26 +0000,Assisted Pull Up,10,20.0,0.0,0.0,0.0,0.0,false,, 0.0\n"
        "2022-01-22 06:54:26 +0000,Plank,0,0.0,60.0,0.0,0.0,0.0,false,, 1.0\n"
    )
    log = read_text(tmp_path, text)
    assert [brief(entry) for entry in log.entries] == [
        (2, "warmup", "Dumbbell Bench Press", 16, 8),
        (3, "set", "Dumbbell Bench Press", 20, 10),
        (4, "set", "Assisted Pull Up", 0, 10),
        (5, "set", "Plank", 0, None),
    ]
    assert log.entries[1].note == "slow, then fast"
    assert log.entries[0].started == datetime(2022, 1, 22, 6, 54, 26)


JEFIT = """### SETTING ##########################################

row_id,USERID,TIMESTAMP,mass
1,1,"2026-01-01 00:00:00"," lbs"

######################################################

### EXERCISE LOGS ####################################

USERID,TIMESTAMP,belongSys,logs,_id,record,mydate,eid,ename,day_item_id,belongsession,logTime,interval_logs,auto_generated
1,"2026-01-01 00:00:00",1,"100x10,110x8,0x0",1,86.67,2026-01-01,21,"Barbell Bench Press",1,1000,1,,
1,"2026-01-01 00:00:00",1,"",2,0,2026-01-01,90,"Dumbbell Row",2,1000,1,,
1,"2026-01-01 00:00:00",1,"heavy",3,0,2026-01-01,90,"Dumbbell Row",2,1000,1,,

######################################################

### CARDIO LOGS ######################################

_id,USERID,mydate,ename,duration,distance
1,1,2026-01-03,Elliptical,1800,0

### EXERCISE SET LOGS ################################
_id,userid,exercise_log_id,set_index,weight_lbs,reps
1,7,1,0,100,10
"""


def test_jefit(tmp_path: Path) -> None:
    log = read_text(tmp_path, JEFIT)
    assert log.files[0].dialect == "JEFIT"
    assert log.files[0].records == 4
    assert kinds(log) == {"set": 2, "not-done": 2, "skipped": 1, "cardio": 1}
    assert brief(log.entries[0]) == (11, "set", "Barbell Bench Press", pytest.approx(45.3592), 10)
    assert (log.files[0].unit.value, log.files[0].unit.stated) == ("lb", True)


def test_ox(tmp_path: Path) -> None:
    text = (
        "# mine\n@movement squat\nequipment: barbell\n@end\n"
        '2025-01-06 W 165.2lb T07:00 "home"\n'
        "@session\n2025-01-06 * Lower\n"
        'srpe: "5; PT45M"\n'
        "squat: 155lb 4x5\n"
        'press: 24kg/28kg/32kg 5/5/3 "last one slow"\n'
        "carry: 24kg+24kg 40m\n"
        "pullup: BW 3x8\n"
        "nonsense\nsquat: very heavy\n"
        "@end\n"
        "2025-01-07 * run: PT30M 5km\n"
        "2025-01-08 ! squat: 60kg 3x5\n"
    )
    log = read_text(tmp_path, text, mark_warmups=False)
    assert log.files[0].records == 10
    assert kinds(log) == {"note": 2, "set": 4 + 3 + 1 + 3, "skipped": 2, "cardio": 1, "not-done": 3}
    assert [entry.load_kg for entry in log.entries if entry.name == "press"] == [24, 28, 32]
    carry = next(entry for entry in log.entries if entry.name == "carry")
    assert (carry.load_kg, carry.distance_m) == (48, 40)


MAPPING = {
    "date": "Tag",
    "exercise": "Übung",
    "weight": "Last",
    "reps": "Wdh",
    "side": "Seite",
    "set": "Art",
    "note": "Text",
}


def test_any_table_with_a_mapping(tmp_path: Path) -> None:
    text = (
        "Tag\tÜbung\tLast\tWdh\tSeite\tArt\tText\n"
        "18.11.2024\tRudern\t42,5 kg\t8\tlinks\t1\t\n"
        "18.11.2024\tRudern\t42,5 kg\t8\trechts\t1\t\n"
        "18.11.2024\tRudern\t20 kg\t8\t\tW\tleicht\n"
    )
    log = read_text(tmp_path, text, mapping=MAPPING)
    assert [brief(entry) for entry in log.entries] == [
        (2, "set", "Rudern", 42.5, 8),
        (3, "set", "Rudern", 42.5, 8),
        (4, "warmup", "Rudern", 20, 8),
    ]
    assert [(entry.side, entry.weight) for entry in log.entries] == [("left", 0.5), ("right", 0.5), (None, 1.0)]


def test_a_mapping_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    assert "Übung" in problem_of(tmp_path, "Tag,Name\n1.1.2024,Row\n", {"date": "Tag", "exercise": "Übung"}).message
    assert (
        "unknown word" in problem_of(tmp_path, "Tag,Name\n", {"date": "Tag", "exercise": "Name", "colour": "x"}).message
    )
    assert "needs a column for exercise" in problem_of(tmp_path, "Tag,Name\n", {"date": "Tag"}).message
