"""Matching names, from the command and from files."""

from pathlib import Path

from backline.journeys.catalogue import find_exercises, one_exercise
from backline.journeys.match import Matched, match_names
from backline.journeys.problem import Problem
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()


def names(found: tuple[Matched, ...] | Problem) -> list[tuple[str, str | None]]:
    assert not isinstance(found, Problem)
    return [(match.name, match.exercise) for match in found]


def test_names_come_first_and_the_files_after_in_order(tmp_path: Path) -> None:
    file = tmp_path / "names.txt"
    file.write_bytes("\ufeffSquat (Barbell)\r\n\r\n  wibble wobble \r\n".encode())
    found = names(match_names(["Bench Press (Barbell)"], file, CATALOGUE))
    assert found == [
        ("Bench Press (Barbell)", "bench-press"),
        ("Squat (Barbell)", "back-squat"),
        ("wibble wobble", None),
    ]


def test_a_persons_own_names(tmp_path: Path) -> None:
    own = tmp_path / "aliases.toml"
    own.write_text('[aliases]\n"my row" = "bent-over-row"\n')
    assert names(match_names(["my row"], None, CATALOGUE, aliases=own)) == [("my row", "bent-over-row")]
    own.write_text('[aliases]\n"my row" = "bent-over-rwo"\n')
    assert isinstance(match_names(["my row"], None, CATALOGUE, aliases=own), Problem)


def test_files_that_hold_no_names(tmp_path: Path) -> None:
    (tmp_path / "photo").write_bytes(b"\x89PNG\0\0")
    for path in (tmp_path, tmp_path / "none.txt", tmp_path / "photo"):
        found = match_names((), path, CATALOGUE)
        assert isinstance(found, Problem)
        assert found.file == str(path)


def test_a_file_in_an_old_encoding(tmp_path: Path) -> None:
    file = tmp_path / "names.txt"
    file.write_bytes("Bankdrücken\n".encode("cp1252"))
    assert names(match_names((), file, CATALOGUE))[0][0] == "Bankdrücken"


def test_search_and_one_exercise() -> None:
    found = find_exercises("Nordic band", CATALOGUE)
    assert "nordic-curl-band" in {exercise.id for exercise in found}
    assert len(find_exercises("", CATALOGUE)) == len(CATALOGUE.exercises)
    assert find_exercises("xyzzy", CATALOGUE) == ()
    missing = one_exercise("nordic-crul", CATALOGUE)
    assert isinstance(missing, Problem)
    assert "nordic-curl" in missing.message
