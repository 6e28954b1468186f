"""Norm rows, errors, labels, published changes and limits: complete, cited, and refused where they are not."""

import shutil
from pathlib import Path

import pytest

from backline.assess.dynamometry.limits import load_limits, read_limits
from backline.vocabulary.loader import load_catalogue, read_catalogue
from backline.vocabulary.norms import Expected, Norm, PublishedChange, Repeatability
from backline.vocabulary.tables import FOLDER, CatalogueError

ROWS = "norms/strength.toml"
BROKEN = {
    "a measure that does not exist": (
        ROWS,
        'measure = "hq-conventional"',
        'measure = "hq-conventionl"',
        "hq-conventionl",
    ),
    "a source that does not exist": (ROWS, 'sources = ["S03"]', 'sources = ["S999"]', "S999"),
    "no source": (ROWS, 'sources = ["S03"]', "sources = []", "needs a source"),
    "no population": (ROWS, 'population = "healthy adults"\n', "", "population"),
    "an sd of nothing": (ROWS, "sd = 0.07", "sd = 0", "sd must be above"),
    "a span the wrong way round": (ROWS, "span = [0.47, 0.54]", "span = [0.54, 0.47]", "lowest"),
    "an error the wrong way round": (ROWS, "mdc = [12, 25]", "mdc = [25, 12]", "lowest"),
    "a row twice": (ROWS, 'id = "men-soccer-functional-60"', 'id = "men-soccer-conventional-60"', "twice"),
    "an unknown table": (ROWS, "[[expected]]", "[[expectd]]", "unknown table"),
    "an unknown key": (ROWS, "speed_deg_s = 12", "speed = 12", "unknown key"),
    "a ratio of tests that are not there": (
        "ratios.toml",
        '"knee-flexion-torque-concentric"',
        '"knee-flexion"',
        "unknown word",
    ),
    "a test without a source": ("tests.toml", 'sources = ["S19"]', 'sources = ["S000"]', "S000"),
}


@pytest.mark.parametrize(("file", "old", "new", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_row_is_refused(tmp_path: Path, file: str, old: str, new: str, words: str) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "catalogue"))
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match=words):
        read_catalogue(folder)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[window]", "[windw]", "windw"),
        ("cut_off_hz = 15", "", "cut_off_hz"),
        ('sources = ["R-CROISIER"]', 'sources = ["R-NOBODY"]', "R-NOBODY"),
        ("order = 2", "order = two", "file"),
    ],
)
def test_broken_limits_are_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = (FOLDER / "dynamometry.toml").read_text(encoding="utf-8")
    assert old in text
    shutil.copy(FOLDER / "sources.toml", tmp_path)
    (tmp_path / "dynamometry.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match=words):
        read_limits(tmp_path)


def test_every_number_says_for_whom_and_how() -> None:
    catalogue = load_catalogue()
    rows: list[Norm | Repeatability | Expected | PublishedChange] = [
        *catalogue.norms.values(),
        *catalogue.repeatability.values(),
        *catalogue.expected.values(),
        *catalogue.published_changes.values(),
    ]
    for row in rows:
        assert row.population, row.id
        assert row.method, row.id
        assert row.sources, row.id
    assert load_limits().plausible.torque_nm == (5, 600)


def test_no_label_speaks_of_risk() -> None:
    for label in load_catalogue().cut_offs.values():
        text = f"{label.name} {label.says}".lower()
        assert not any(word in text for word in ("risk", "injury", "abnormal", "deficit")), label.id
