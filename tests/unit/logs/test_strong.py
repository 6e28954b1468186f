"""Strong: one small sample per family of headers, per kind of row, and per way in which phones spoil it."""

from datetime import date, datetime
from pathlib import Path

import pytest
from tests.unit.logs.log_support import STRONG_HEADER, brief, kinds, read_text, strong

from backline.logs.columns import STRONG_WORDS
from backline.logs.dialects.strong import kind_of

FAMILIES = {
    "1 with notes": (
        f"{STRONG_HEADER}\n"
        '2024-03-05 18:00:01,"Pull",1h 13m,"Pull Up",1,0,8,0,0,"slow","",8\n'
        '2024-03-05 18:00:01,"Pull",1h 13m,"Row (Cable)",1,42.5,10,0,0,"","",\n'
    ),
    "2 without notes": (
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
        '2024-03-05 18:00:01,"Pull",73m,"Pull Up",1,0,8.0,0,0.0,8\n'
        '2024-03-05 18:00:01,"Pull",73m,"Row (Cable)",1,42.5,10.0,0,0.0,\n'
    ),
    "3 without duration": (
        "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
        "2024-03-05 18:00:01,Pull,Pull Up,1,0,8,0,0,,,8\n"
        "2024-03-05 18:00:01,Pull,Row (Cable),1,42.5,10,0,0,,,\n"
    ),
    "4 the unit is the column": (
        "Date,Workout Name,Exercise Name,Set Order,kg,Reps,km,Seconds,Notes\n"
        "2024-03-05 18:00:01,Pull,Pull Up,1,0,8,0,0,slow\n"
        "2024-03-05 18:00:01,Pull,Row (Cable),1,42.5,10,0,0,\n"
    ),
    "5 a unit per row": (
        "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;"
        "Workout Notes;Workout Duration\n"
        "2024-03-05 18:00:01;Pull;Pull Up;1;0;;8;8;;;0;;;73m\n"
        "2024-03-05 18:00:01;Pull;Row (Cable);1;42.5;kg;10;;;;0;;;73m\n"
    ),
    "6 all quoted": (
        '"Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";"Weight (kg)";"Reps";"RPE";'
        '"Distance (meters)";"Seconds";"Notes";"Workout Notes"\n'
        '"1";"2024-03-05 18:00:01";"Pull";"4380";"Pull Up";"1";"0.0";"8";"8";"";"";"";""\n'
        '"1";"2024-03-05 18:00:01";"Pull";"4380";"Row (Cable)";"1";"42.5";"10";"";"";"";"";""\n'
    ),
}


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_says_the_same(family: str, tmp_path: Path) -> None:
    log = read_text(tmp_path, FAMILIES[family], unit="kg")
    assert [brief(entry) for entry in log.entries] == [
        (2, "set", "Pull Up", 0.0, 8.0),
        (3, "set", "Row (Cable)", 42.5, 10.0),
    ]
    assert log.entries[0].started == datetime(2024, 3, 5, 18, 0, 1)
    assert log.entries[0].workout == "Pull"
    assert log.files[0].dialect == "Strong"
    if not family.startswith("4"):
        assert log.entries[0].rpe == 8


@pytest.mark.parametrize(
    ("family", "stated"), [("1 with notes", False), ("4 the unit is the column", True), ("6 all quoted", True)]
)
def test_which_families_state_their_unit(family: str, stated: bool, tmp_path: Path) -> None:
    assert read_text(tmp_path, FAMILIES[family]).files[0].unit.stated is stated


def test_pounds_and_miles_as_columns(tmp_path: Path) -> None:
    text = (
        "Date,Workout Name,Exercise Name,Set Order,lb,Reps,mi,Seconds,Notes\n"
        "2024-03-05 18:00:01,Pull,Carry,1,100,0,2,0,\n"
    )
    entry = read_text(tmp_path, text).entries[0]
    assert entry.load_kg == pytest.approx(45.3592, abs=1e-4)
    assert entry.distance_m == pytest.approx(3218.688)


def test_kilograms_and_pounds_mix_in_one_file(tmp_path: Path) -> None:
    head = FAMILIES["5 a unit per row"].split("\n")[0]
    rows = (
        "2024-03-05 18:00:01;Pull;Row;1;100;lbs;8;;;;0;;;",
        "2024-03-05 18:00:01;Pull;Row;2;50;kg;8;;;;0;;;",
        "2024-03-05 18:00:01;Pull;Row;3;0;;8;;;;0;;;",
    )
    log = read_text(tmp_path, "\n".join((head, *rows)))
    assert [entry.load_kg for entry in log.entries] == [pytest.approx(45.3592, abs=1e-4), 50, 0]
    assert (log.files[0].unit.value, log.files[0].unit.stated) == ("mixed", True)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("3", ("set", "normal")),
        ("3.0", ("set", "normal")),
        ("", ("set", "normal")),
        ("W", ("warmup", "normal")),
        ("WARM_UP", ("warmup", "normal")),
        ("D", ("set", "drop")),
        ("DROP_SET", ("set", "drop")),
        ("F", ("set", "failure")),
        ("FAILURE", ("set", "failure")),
        ("Rest Timer", ("rest", "normal")),
        ("Ruhezeit", ("rest", "normal")),
        ("Minuteur de repos", ("rest", "normal")),
        ("Temporizador de descanso", ("rest", "normal")),
        ("Timer di recupero", ("rest", "normal")),
        ("Rusttimer", ("rest", "normal")),
        ("Note", ("note", "normal")),
        ("Notiz", ("note", "normal")),
        ("休憩", None),
    ],
)
def test_set_order(order: str, expected: tuple[str, str] | None) -> None:
    assert kind_of(order) == expected


def test_an_unknown_word_is_judged_by_its_numbers(tmp_path: Path) -> None:
    text = strong(
        "2024-03-05 18:00:01,A,60m,Row,1,40,8,0,0,,,",
        "2024-03-05 18:00:01,A,60m,Row,休憩,0,0,0,90,,,",
        "2024-03-05 18:00:01,A,60m,Row,記,0,0,0,0,tired,,",
        "2024-03-05 18:00:01,A,60m,Row,X,40,8,0,0,,,",
    )
    assert [entry.kind for entry in read_text(tmp_path, text, unit="kg").entries] == ["set", "rest", "note", "set"]


def test_nothing_performed_is_not_done(tmp_path: Path) -> None:
    text = strong("2024-03-05 18:00:01,A,60m,Row,1,40,0,0,0,,,", "2024-03-05 18:00:01,A,60m,Row,2,40,8,0,0,,,")
    assert kinds(read_text(tmp_path, text)) == {"not-done": 1, "set": 1}


LANGUAGES = {
    "German": "Datum,Workout-Name,Dauer,Name der Übung,Reihenfolge festlegen,Gewicht,Wiederh.,Entfernung,Sekunden,"
    "Notizen,Workout-Notizen,RPE",
    "French": "Date,Nom de l’entraînement,Durée,Nom de l'exercice,Ordre des séries,Poids,Répétitions,Distance,Secondes,"
    "Notes,Notes d'entraînement,RPE",
    "Spanish": "Fecha,Nombre del entrenamiento,Duración,Nombre del ejercicio,Orden de la serie,Peso,Repeticiones,"
    "Distancia,Segundos,Notas,Notas del entrenamiento,RPE",
    "Italian": "Data,Nome allenamento,Durata,Nome esercizio,Ordine serie,Peso,Ripetizioni,Distanza,Secondi,Note,"
    "Note allenamento,RPE",
    "Portuguese": "Data,Nome do treino,Duração,Nome do exercício,Ordem da série,Peso,Repetições,Distância,Segundos,"
    "Notas,Notas do treino,RPE",
    "Dutch": "Datum,Trainingsnaam,Duur,Naam oefening,Setvolgorde,Gewicht,Herhalingen,Afstand,Seconden,Notities,"
    "Trainingsnotities,RPE",
    "unknown, by place": "日付,ワークアウト名,期間,種目名,セット順,重量,回数,距離,秒,メモ,ワークアウトメモ,RPE",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_localised_headers(language: str, tmp_path: Path) -> None:
    text = (
        f"{LANGUAGES[language]}\n"
        '2024-03-05 18:00:01,"Mittwoch",1h 5m,"Squat (Barbell)",W,40,5,0,0,"","",\n'
        '2024-03-05 18:00:01,"Mittwoch",1h 5m,"Squat (Barbell)",1,"92,5",5,0,0,"tief","",8\n'
    )
    log = read_text(tmp_path, text)
    assert [brief(entry) for entry in log.entries] == [
        (2, "warmup", "Squat (Barbell)", 40, 5),
        (3, "set", "Squat (Barbell)", 92.5, 5),
    ]
    assert (log.entries[1].note, log.entries[1].rpe) == ("tief", 8)


def test_no_header_word_means_two_columns() -> None:
    words = [word for group in STRONG_WORDS.values() for word in group]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    "stamp",
    [
        "11/18/2024 15:04",
        "18.11.2024 15:04",
        "2024-11-18 3:04:00\u202fPM",
        "18 nov. 2024 15:04",
        "Nov 18, 2024 3:04 PM",
    ],
)
def test_dates_after_a_spreadsheet_or_a_phone(stamp: str, tmp_path: Path) -> None:
    entry = read_text(tmp_path, strong(f'"{stamp}",A,60m,Row,1,40,8,0,0,,,')).entries[0]
    assert entry.started == datetime(2024, 11, 18, 15, 4)


def test_the_order_of_day_and_month_comes_from_the_file(tmp_path: Path) -> None:
    days = ("9/2/2021 10:41", "9/13/2021 10:41")
    text = strong(*(f"{day},A,60m,Row,1,40,8,0,0,,," for day in days))
    assert [entry.date for entry in read_text(tmp_path, text).entries] == [date(2021, 9, 2), date(2021, 9, 13)]


def test_repetitions_that_cannot_be_are_skipped_with_reason(tmp_path: Path) -> None:
    text = strong(
        "2024-03-05 18:00:01,A,60m,Row,1,40,10000,0,0,,,",
        "2024-03-05 18:00:01,A,60m,Row,2,2000,8,0,0,,,",
        "2024-03-05 18:00:01,A,60m,Row,3,forty,8,0,0,,,",
        "2027-03-05 18:00:01,A,60m,Row,4,40,8,0,0,,,",
        "1969-12-31 18:00:01,A,60m,Row,5,40,8,0,0,,,",
        "someday,A,60m,Row,6,40,8,0,0,,,",
        "2024-03-05 18:00:01,A,186795,,7,40,8,0,0,,,",
        "2024-03-05 18:00:01,A,60m,Row,8,40,8,0,0,,,",
    )
    log = read_text(tmp_path, text, unit="kg")
    reasons = {entry.row: entry.reason for entry in log.entries if entry.kind == "skipped"}
    expected = (
        "10000 repetitions",
        "2000 kg",
        "“forty” is no number",
        "future",
        "before 1990",
        "“someday”",
        "no exercise",
    )
    assert sorted(reasons) == list(range(2, 9))
    for row, words in enumerate(expected, 2):
        assert words in reasons[row]
    assert kinds(log)["set"] == 1
