"""A movement's data that is wrong is refused with file and key; a posture that cannot be names limb and distance."""

import shutil
from pathlib import Path

import pytest

from backline.movement.body import bodies, body
from backline.movement.loader import read_movements
from backline.movement.motion import play
from backline.movement.pose import ImpossiblePosture
from backline.vocabulary.loader import load_catalogue
from backline.vocabulary.tables import FOLDER, CatalogueError

GOOD = """
[[movement]]
id = "romanian-deadlift"
text = "A hinge."
view = "side"
root = { at = "sole", anchor = "foot", follows = "tilt" }
arms = "hang"
path = ["top", "bottom"]
support = [{ at = "feet" }]
load = [{ kind = "barbell", at = "hands", share = 0.5 }]
[movement.postures.top]
hip = 0
[movement.postures.bottom]
hip = 90
"""


def read(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "movements"
    folder.mkdir(exist_ok=True)
    (folder / "hinge.toml").write_text(text, encoding="utf-8")
    catalogue = load_catalogue()
    movements = read_movements(tmp_path, catalogue.exercises.by_id)
    play(movements.of(catalogue.exercises["romanian-deadlift"]), body(), "3-0-1-0", 3)


def test_the_good_one_is_read(tmp_path: Path) -> None:
    read(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('view = "side"\n', "", "view", "is missing"),
        ('view = "side"', 'view = "below"', "romanian-deadlift", "Invalid enum"),
        ('"top", "bottom"', '"top", "low"', "postures.low", "in the path and not stated"),
        ('"top", "bottom"]', '"top"]', "postures.bottom", "not in the path"),
        ("hip = 90", "hop = 90", "postures.bottom.hop", "unknown word"),
        ("hip = 90", 'hip = "far"', "postures.bottom.hip", "needs a number"),
        ("hip = 90", "hip = nan", "postures.bottom.hip", "needs a number"),
        ('at = "sole"', 'at = "tail"', "root.at", "no such point"),
        ('[{ at = "feet" }]', "[]", "support", "rests on something"),
        ('kind = "barbell", at = "hands"', 'kind = "band", at = "hands"', "load 1.anchor", "needs an anchor"),
        ('kind = "barbell", at', 'kind = "band", anchor = "feet", at', "load 1", "rest_m and stiffness_n_m"),
        ('kind = "barbell", at', 'kind = "cable", anchor = "moon", at', "load 1.anchor", "no such point"),
        ('kind = "barbell", at = "hands"', 'kind = "pad", at = "shins"', "load 1.direction_deg", "direction"),
        ('arms = "hang"', 'arms = "float"', "arms", "Invalid enum"),
        ("text", "colour = 3\ntext", "colour", "unknown key"),
        ('arms = "hang"', 'balance = "nose"\narms = "hang"', "balance", "no such word"),
    ],
)  # fmt: skip
def test_mistakes_are_named(tmp_path: Path, old: str, new: str, key: str, reason: str) -> None:
    assert old in GOOD
    with pytest.raises(CatalogueError) as problem:
        read(tmp_path, GOOD.replace(old, new))
    assert problem.value.file == "hinge.toml"
    assert key in problem.value.key
    assert reason in problem.value.reason


def test_two_movements_for_one_word(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="has a movement already"):
        read(
            tmp_path, GOOD + GOOD.replace('id = "romanian-deadlift"', 'id = "other"\nmovements = ["romanian-deadlift"]')
        )


def test_a_hand_that_cannot_get_there(tmp_path: Path) -> None:
    far = GOOD.replace('arms = "hang"', 'arms = "hold"').replace("hip = 90", "hip = 90\nhand_x = 2.5\nhand_y = 1")
    with pytest.raises(ImpossiblePosture, match=r"romanian-deadlift: right hand: \d+\.\d cm out of reach"):
        read(tmp_path, far)


def test_a_posture_that_nothing_balances(tmp_path: Path) -> None:
    with pytest.raises(ImpossiblePosture, match=r"romanian-deadlift\.postures\..*balance|out of reach"):
        read(tmp_path, GOOD.replace('arms = "hang"', 'balance = "right_elbow"\narms = "hang"'))


def test_a_missing_segment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import backline.movement.body as room

    text = (FOLDER / "body.toml").read_text(encoding="utf-8")
    (tmp_path / "body.toml").write_text(
        text.replace("thigh = { mass = 0.1416", "thighs = { mass = 0.1416"), encoding="utf-8"
    )
    monkeypatch.setattr(room, "FOLDER", tmp_path)
    room.body_table.cache_clear()
    try:
        with pytest.raises(CatalogueError, match=r"body\.toml: male\.segments\.thigh"):
            room.body_table()
    finally:
        monkeypatch.undo()
        room.body_table.cache_clear()


def test_a_mass_that_slipped_by_a_digit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The slip that one public transcription has: a head of 0.694."""
    import backline.movement.body as room

    shutil.copy(FOLDER / "body.toml", tmp_path)
    path = tmp_path / "body.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("mass = 0.0694", "mass = 0.694"), encoding="utf-8")
    monkeypatch.setattr(room, "FOLDER", tmp_path)
    room.body_table.cache_clear()
    try:
        with pytest.raises(CatalogueError, match=r"add up to 1\.6246 of a body"):
            room.body_table()
    finally:
        monkeypatch.undo()
        room.body_table.cache_clear()


def test_no_such_body() -> None:
    with pytest.raises(ValueError, match="no body of"):
        bodies(["male"], [17.5], [75.0])
