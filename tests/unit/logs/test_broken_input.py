"""Files as other people have them: encodings, separators, stray quotes, shifted columns, and what is no log at all."""

import os
import time
from pathlib import Path

import pytest
from tests.unit.logs.log_support import (
    STRONG_HEADER,
    TODAY,
    PlainMatcher,
    brief,
    kinds,
    problem_of,
    read_files,
    read_text,
    strong,
)

from backline.logs.clean import clean
from backline.logs.limits import load_reading
from backline.record.log import Log, LogProblem
from backline.vocabulary.loader import load_catalogue

ROW = "2024-03-05 18:00:01,Rücken,1h 5m,Übung A,1,62.5,8,0,0,,,"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, line_end: str, tmp_path: Path) -> None:
    log = read_text(tmp_path, strong(ROW).replace("\n", line_end).encode(encoding))
    assert brief(log.entries[0]) == (2, "set", "Übung A", 62.5, 8)
    assert log.entries[0].workout == "Rücken"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_separators_and_a_line_that_names_them(delimiter: str, tmp_path: Path) -> None:
    log = read_text(tmp_path, f"sep={delimiter}\n\n" + strong(ROW).replace(",", delimiter))
    assert brief(log.entries[0]) == (4, "set", "Übung A", 62.5, 8)


def test_unquoted_commas_are_put_right_where_there_is_one_way(tmp_path: Path) -> None:
    text = (
        "Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time\n"
        "2024-01-02,Squat,Legs,100,5,,,\n"
        "2024-01-02,Squat, paused, deep,Legs,80,5,,,\n"
        "2024-01-02,Squat,paused,Legs,85,5,,,\n"
        "2024-01-02,Squat,Legs, upper,90,5,,,\n"
    )
    log = read_text(tmp_path, text, mark_warmups=False)
    assert [brief(entry) for entry in log.entries[:3]] == [
        (2, "set", "Squat", 100, 5),
        (3, "set", "Squat, paused, deep", 80, 5),
        (4, "set", "Squat,paused", 85, 5),
    ]
    assert [(entry.row, entry.kind) for entry in log.entries[3:]] == [(5, "skipped")]
    assert "no single way" in log.entries[3].reason


def test_quotes_inside_quotes_that_nobody_escaped(tmp_path: Path) -> None:
    text = strong(
        '2024-03-05 18:00:01,"Back",1h 5m,"Row",1,40,8,0,0,"pull, the "row"","",',
        '2024-03-05 18:00:01,"Back",1h 5m,"Row 1"",2,40,8,0,0,"","",',
        '2024-03-05 18:00:01,"Back",1h 5m,"Row,3,40,8,0,0,,,',
        '2024-03-05 18:00:01,"Back",1h 5m,"Row",4,40,8,0,0,"two',
        'lines, one note","",',
    )
    log = read_text(tmp_path, text, unit="kg")
    assert [(entry.row, entry.kind, entry.load_kg, entry.reps) for entry in log.entries] == [
        (row, "set", 40, 8) for row in (2, 3, 4, 5)
    ]
    assert log.entries[3].note == "two lines, one note"


def test_a_stray_quote_swallows_no_rows(tmp_path: Path) -> None:
    header = "Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time"
    rows = ['2024-01-02,"Deadlift,Back,70,5,,,', "2024-01-02,Row,Back,40,8,,,"] * 20
    log = read_text(tmp_path, "\n".join((header, *rows)))
    assert kinds(log) == {"set": 40}
    assert [entry.row for entry in log.entries] == list(range(2, 42))


def test_missing_columns(tmp_path: Path) -> None:
    text = (
        strong(
            "2024-03-05 18:00:01,A,60m,Row,1,40,8",  # a spreadsheet left off the empty end
            "2024-03-05 18:00:01,A,60m,Row,1,8,0,0,,,",  # a cell in the middle is gone
            "2024-03-05 18:00:01,A,60m",
        )
        + "2024-03-05 18:00:01,A,60m,Row,1,4"
    )
    log = read_text(tmp_path, text)
    assert [(entry.row, entry.kind) for entry in log.entries] == [
        (2, "set"),
        (3, "skipped"),
        (4, "skipped"),
        (5, "skipped"),
    ]
    assert "only 11 of 12 columns" in log.entries[1].reason
    assert "the file ends in the middle of this row" in log.entries[3].reason


def test_empty_lines_are_no_records_and_the_header_may_come_again(tmp_path: Path) -> None:
    text = strong(ROW, "", ",,,,,,,,,,,", STRONG_HEADER, ROW.replace("2024", "2023"))
    log = read_text(tmp_path, text)
    assert log.files[0].records == 3
    assert kinds(log) == {"set": 2, "skipped": 1}


PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20
REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "blank": (b"\xef\xbb\xbf \n\n\t", "is empty"),
    "photo": (PHOTO, "is a photo"),
    "random": (bytes(range(256)) * 20, "no training log"),
    "spreadsheet": (b"PK\x03\x04" + b"x" * 100, "spreadsheet"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "prose": (b"Dear diary,\ntoday I lifted.\n", "no training log"),
    "another table": (b"name,colour\ncat,black\n", "columns: name, colour"),
    "header only": (f"{STRONG_HEADER}\n".encode(), "no rows"),
    "cut in the header": (STRONG_HEADER[:30].encode(), "no training log"),
    "no row readable": (strong("x,y,z", "a,b,c").encode(), "no row that could be read"),
    "a web page": (b"<!doctype html><html><body>Log in, please</body></html>", "no training log"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_log_is_refused_in_one_sentence(what: str, tmp_path: Path) -> None:
    content, words = REFUSED[what]
    problem = problem_of(tmp_path, content)
    assert words in problem.message
    assert problem.message.startswith(str(tmp_path / "log.csv"))
    assert problem.message.endswith(".")
    assert len(problem.message.splitlines()) == 1


def test_missing_folder_huge_and_odd_paths(tmp_path: Path) -> None:
    huge = tmp_path / "huge.csv"
    with open(huge, "wb") as file:
        file.truncate(200_000_000)
    began = time.monotonic()
    cases = {
        tmp_path / "none.csv": "does not exist",
        tmp_path: "is a folder",
        huge: "larger than 100 MB",
        Path("a" * 5000): "could not be opened",
        Path("nul\0byte"): "could not be opened",
        Path("/dev/null"): "no ordinary file",
    }
    for path, words in cases.items():
        problem = read_files(path)
        assert isinstance(problem, LogProblem)
        assert words in problem.message
        assert problem.message.isprintable()
    assert time.monotonic() - began < 2  # the huge file is never read


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(strong(ROW))
    path.chmod(0)
    problem = read_files(path)
    assert isinstance(problem, LogProblem)
    assert "permissions" in problem.message


def test_one_bad_file_among_good_ones_is_named(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(strong(ROW))
    bad.write_bytes(PHOTO)
    problem = read_files(good, bad)
    assert isinstance(problem, LogProblem)
    assert problem.file == str(bad)


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("Row\x1b[31m red\x1b[0m", "Row red"),
        ("\x1b]0;title\x07Row", "Row"),
        ("Row\x00\x07\x08\x7f\x9b2J", "Row"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("Row\u202egnp", "Rowgnp"),
        ("  Row \u00a0 \t low ", "Row low"),
        ("R" * 10_000, "R" * 199 + "…"),
    ],
)
def test_hostile_names_become_data(name: str, harmless: str, tmp_path: Path) -> None:
    text = strong(f'2024-03-05 18:00:01,A,60m,"{name}",1,40,8,0,0,"{name}",,')
    entry = read_text(tmp_path, text).entries[0]
    assert entry.name == harmless
    assert clean(name, 200) == harmless
    assert len(entry.note) <= 1000
    assert entry.note.isprintable()


def test_each_distinct_name_is_asked_once(tmp_path: Path) -> None:
    rows = [
        f"2024-{month:02}-{day:02} 18:00:01,A,60m,Row {number},{order},40,8,0,0,,,"
        for month in range(1, 13)
        for day in range(1, 29)
        for number in range(6)
        for order in range(1, 6)
    ]
    path = tmp_path / "log.csv"
    path.write_text(strong(*rows))
    matcher = PlainMatcher()
    log = read_files(path, matcher=matcher)
    assert isinstance(log, Log)
    assert len(log.entries) == 28 * 12 * 30 > 10_000
    assert matcher.asked == {f"Row {number}": 1 for number in range(6)}


def test_the_reading_numbers_have_sources() -> None:
    known = load_catalogue().sources
    reading = load_reading()
    for table in (reading.limits, reading.warm_up, reading.duplicates, reading.unit):
        assert table.sources
        assert set(table.sources) <= set(known)
        assert table.confidence == "judgement"
    assert reading.warm_up.load_share_below == 0.6
    assert TODAY.year > reading.limits.first_year


WIDE = "Date,Note,Exercise 1,Weight (KG),Weight (LB),Set 1,Set 2,Exercise 2,Weight (KG),Weight (LB),Set 1,Set 2"


def test_a_note_with_line_breaks_in_a_wide_table_is_one_record(tmp_path: Path) -> None:
    text = (
        f'{WIDE}\r\n19/11/18,"first\r\nsecond, ""loud""\r\nthird",Squat,40,,5,5,Row,30,,5\r\n21/11/18,,Squat,45,,5\r\n'
    )
    log = read_text(tmp_path, text, mark_warmups=False)
    assert [brief(entry) for entry in log.entries] == [
        (2, "set", "Squat", 40, 5),
        (2, "set", "Squat", 40, 5),
        (2, "set", "Row", 30, 5),
        (5, "set", "Squat", 45, 5),
    ]
    assert log.files[0].records == 2


def test_one_bad_cell_of_a_wide_table_hides_only_its_exercise(tmp_path: Path) -> None:
    text = f"{WIDE}\n19/11/18,,Squat,1e999,,5,5,Row,30,,5,4\n21/11/18,,,45,,5,5,Row,30,,5,4\n"
    log = read_text(tmp_path, text, mark_warmups=False)
    assert [(entry.row, entry.kind, entry.reps) for entry in log.entries if entry.kind == "set"] == [
        (2, "set", 5),
        (2, "set", 4),
        (3, "set", 5),
        (3, "set", 4),
    ]
    reasons = [(entry.row, entry.reason) for entry in log.entries if entry.kind == "skipped"]
    assert sorted(row for row, _ in reasons) == [2, 3, 3]
    assert any("Squat" in reason and "1e999" in reason for _, reason in reasons)
    assert any("names no exercise" in reason for _, reason in reasons)


def test_a_wide_table_in_another_order_is_refused_since_only_places_say_what_is_whose(tmp_path: Path) -> None:
    cells = WIDE.split(",")
    problem = problem_of(tmp_path, ",".join(reversed(cells)) + "\n5,4,,30,Row,5,5,,40,Squat,,19/11/18\n")
    assert "column mapping" in problem.message


@pytest.mark.parametrize("name", ["\\ud800", "\\u0000", "\\u200b\\u202e", "\\u001b[2J"])
def test_a_name_of_nothing_that_can_be_printed_is_no_name(name: str, tmp_path: Path) -> None:
    """Found by attack: such a set had an empty name, and the list of unresolved names fell over it."""
    sets = '"sets": [{"reps": 8, "weight_kg": 50}, {"reps": 7, "weight_kg": 50}]'
    text = f'{{"workouts": [{{"start_time": "2025-09-01T06:00:00Z", "exercises": [{{"title": "{name}", {sets}}},'
    log = read_text(tmp_path, text + f'{{"title": "Row", {sets}}}]}}]}}', mark_warmups=False)
    assert kinds(log) == {"skipped": 2, "set": 2}
    assert {entry.reason for entry in log.entries if entry.kind == "skipped"} == {"it names no exercise"}
