"""The loader refuses every catalogue that is incomplete, unknown or mistyped, and says where."""

import shutil
from pathlib import Path

import pytest

from backline.vocabulary.loader import load_catalogue, read_catalogue
from backline.vocabulary.tables import FOLDER, CatalogueError

RDL = "romanian-deadlift"
RDL_FILE = f"{RDL}.toml"
ROWS = f"exercises/{RDL_FILE}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the catalogue that ships, to be broken."""
    return Path(shutil.copytree(FOLDER, tmp_path / "catalogue"))


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the first `old` in one file; `old` must be there."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text, f"{old} is not in {file}"
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_catalogue_that_ships_is_read() -> None:
    catalogue = load_catalogue()
    assert catalogue.exercises["romanian-deadlift"].name == "Romanian deadlift, barbell"


def test_the_same_files_have_the_same_digest(folder: Path) -> None:
    assert read_catalogue(folder).digest == load_catalogue().digest
    change(folder, ROWS, "skill = 2", "skill = 3")
    assert read_catalogue(folder).digest != load_catalogue().digest


# file, what stands there, what a mistake makes of it, then what the message must name: file, key, reason
BROKEN = {
    "no TOML": (ROWS, "[defaults]", "[defaults", RDL_FILE, "file", "at line"),
    "unknown key of an exercise": (ROWS, "skill = 2", "skil = 2", RDL_FILE, RDL, "unknown"),
    "missing role": (ROWS, 'role = "main"\n', "", RDL_FILE, RDL, "role"),
    "missing pattern": (ROWS, 'pattern = "hinge"\n', "", RDL_FILE, "romanian-deadlift.pattern", "missing"),
    "missing name": (
        ROWS,
        'name = "Romanian deadlift, barbell"\n',
        "",
        RDL_FILE,
        RDL,
        "id and name",
    ),
    "pattern that does not exist": (ROWS, '"hinge"', '"hindge"', RDL_FILE, RDL, "hindge"),
    "text for a number": (ROWS, "skill = 2", 'skill = "two"', RDL_FILE, RDL, "int"),
    "skill above the ladder": (ROWS, "skill = 2", "skill = 5", RDL_FILE, "romanian-deadlift.skill", "1 to 4"),
    "tempo of three parts": (
        ROWS,
        '"2-0-1-0"]',
        '"2-0-1"]',
        RDL_FILE,
        "romanian-deadlift.tempos",
        "2-0-1",
    ),
    "repetitions the wrong way round": (
        ROWS,
        "skill = 2",
        "skill = 2\nreps = [10, 6]",
        RDL_FILE,
        "romanian-deadlift.reps",
        "lowest",
    ),
    "repetitions and seconds": (
        ROWS,
        "skill = 2",
        "skill = 2\nreps = [6, 8]\nseconds = [10, 20]",
        RDL_FILE,
        RDL,
        "exactly one",
    ),
    "dose row that does not exist": (
        ROWS,
        'dose = "rdl"',
        'dose = "rld"',
        RDL_FILE,
        "romanian-deadlift.dose",
        "rld",
    ),
    "depth that does not exist": (
        ROWS,
        'depth = "plannable"',
        'depth = "half"',
        RDL_FILE,
        "romanian-deadlift.depth",
        "audit",
    ),
    "like of a row that is not there": (
        ROWS,
        'like = "romanian-deadlift"',
        'like = "back-squat"',
        RDL_FILE,
        ".like",
        "no earlier row",
    ),
    "the same exercise twice": (
        ROWS,
        'id = "romanian-deadlift-smith"',
        'id = "romanian-deadlift"',
        RDL_FILE,
        RDL,
        "twice",
    ),
    "credit for a muscle that does not exist": (
        ROWS,
        "hamstrings-hip = 1",
        "hamstring = 1",
        RDL,
        "credits",
        "hamstring",
    ),
    "a credit of a third": (ROWS, "hamstrings-hip = 1", "hamstrings-hip = 0.3", RDL, "credits", "0.5 or 1"),
    "source that does not exist": (ROWS, '"S54"', '"S999"', RDL, "credit_sources", "S999"),
    "equipment that does not exist": (
        ROWS,
        'equipment = ["barbell"]',
        'equipment = ["barbel"]',
        RDL,
        "equipment",
        "barbel",
    ),
    "ladder to nowhere": (
        ROWS,
        'harder = ["romanian-deadlift-deficit"]',
        'harder = ["nowhere"]',
        RDL,
        "harder",
        "nowhere",
    ),
    "muscle with a chain that does not exist": (
        "muscles.toml",
        'chain = "posterior"',
        'chain = "back"',
        "muscles.toml",
        "gluteus-maximus",
        "back",
    ),
    "muscle without a group": (
        "muscles.toml",
        'group = "glutes"\n',
        "",
        "muscles.toml",
        "gluteus-maximus",
        "group",
    ),
    "dose without a source": (
        "doses.toml",
        '[pattern.rdl]\nsources = ["S105", "CJ"]\n',
        "[pattern.rdl]\n",
        "doses.toml",
        "rdl",
        "sources",
    ),
    "dose with a source that does not exist": (
        "doses.toml",
        '[pattern.rdl]\nsources = ["S105", "CJ"]',
        '[pattern.rdl]\nsources = ["S0"]',
        "doses.toml",
        "pattern.rdl.sources",
        "S0",
    ),
    "staple that cannot be planned": (
        "staples.toml",
        '"romanian-deadlift",',
        '"romanian-deadlft",',
        "staples.toml",
        "romanian-deadlft",
        "no such",
    ),
    "equipment twice": (
        "equipment.toml",
        'id = "rack"',
        'id = "barbell"',
        "equipment.toml",
        "barbell",
        "twice",
    ),
}


@pytest.mark.parametrize("mistake", BROKEN)
def test_a_broken_catalogue_is_refused_with_file_key_and_reason(folder: Path, mistake: str) -> None:
    path, old, new, file, key, reason = BROKEN[mistake]
    change(folder, path, old, new)
    with pytest.raises(CatalogueError) as raised:
        read_catalogue(folder)
    problem = raised.value
    assert file in problem.file
    assert key in problem.key
    assert reason in problem.reason
    assert str(problem) == f"{problem.file}: {problem.key}: {problem.reason}"


def test_a_missing_file_is_refused_by_name(folder: Path) -> None:
    (folder / "sources.toml").unlink()
    with pytest.raises(CatalogueError) as raised:
        read_catalogue(folder)
    assert raised.value.file == "sources.toml"


def test_an_empty_table_is_refused(folder: Path) -> None:
    (folder / "sources.toml").write_text("", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"sources\.toml: source: is empty"):
        read_catalogue(folder)


def test_a_row_takes_over_from_the_row_it_is_like_but_not_its_ladder() -> None:
    shelf = load_catalogue().exercises
    barbell, smith = shelf["romanian-deadlift"], shelf["romanian-deadlift-smith"]
    assert barbell.plan is not None
    assert smith.plan is not None
    assert smith.credits == barbell.credits
    assert smith.plan.spinal_load == barbell.plan.spinal_load
    assert smith.plan.easier != barbell.plan.easier
    assert not set(smith.aliases) & set(barbell.aliases)


def test_places_and_pieces_become_pieces() -> None:
    catalogue = load_catalogue()
    assert catalogue.expand_equipment(["home-bands", "kettlebell"]) == {"bands", "kettlebell"}
    assert catalogue.expand_equipment(["full-gym"]) == set(catalogue.equipment)
    with pytest.raises(KeyError):
        catalogue.expand_equipment(["spaceship"])
