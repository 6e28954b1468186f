"""`backline play`: a recording through the body model, its picture, moments beside ours, and every mistake named."""

import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest

from backline import cli

Run = Callable[..., tuple[int, str, str]]
COLUMNS = ("pelvis_tilt", "hip_flexion_r", "knee_angle_r", "ankle_angle_r", "hip_flexion_l", "knee_angle_l",
           "ankle_angle_l", "lumbar_extension", "arm_flex_r", "arm_flex_l")  # fmt: skip
SHARES = (-0.6, 1.6, 1.5, 0.5, 1.6, 1.5, 0.5, 0.0, 0.6, 0.6)  # of the depth: the thigh follows, the foot stays flat


def motion(
    *, columns: tuple[str, ...] = COLUMNS, rows: int = 101, said: int | None = None, degrees: str = "yes"
) -> str:
    lines = [
        "Coordinates",
        f"nRows={said or rows}",
        f"nColumns={len(columns) + 1}",
        f"inDegrees={degrees}",
        "endheader",
    ]
    lines.append("\t".join(("time", *columns)))
    for row in range(rows):
        depth = 25.0 * (1.0 - math.cos(2.0 * math.pi * row / 50)) * (math.pi / 180 if degrees == "no" else 1.0)
        values = [depth * dict(zip(COLUMNS, SHARES, strict=True)).get(column, 0.0) for column in columns]
        lines.append("\t".join(f"{value:.6f}" for value in (row * 0.02, *values)))
    return "\n".join(lines) + "\n"


def moments(
    *, start: float = 0.0, rows: int = 101, said: int | None = None, column: str = "knee_angle_r_moment"
) -> str:
    lines = ["Inverse Dynamics Generalized Forces", f"nRows={said or rows}", "nColumns=3", "inDegrees=no", "endheader"]
    lines += [f"time\t{column}\tpelvis_ty_force", *(f"{start + row * 0.02:.2f}\t-50\t700" for row in range(rows))]
    return "\n".join(lines) + "\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "squat.mot").write_text(motion(), encoding="utf-8")
    (tmp_path / "id.sto").write_text(moments(), encoding="utf-8")
    (tmp_path / "client.toml").write_text('sex = "female"\nheight_cm = 160\nmass_kg = 60\n', encoding="utf-8")

    def running(*arguments: object) -> tuple[int, str, str]:
        code = cli.run(["play", *(str(argument) for argument in arguments)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return running


def test_the_table_fits_and_says_what_it_rests_on(run: Run) -> None:
    code, out, err = run("squat.mot")
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= 80
    for words in ("101 rows, 2 s", "a man of 1.75", "knee, extension", "back at L5/S1, extension", "--client", "planar",
                  "No force of the", "each foot carries half".capitalize(), "held still"):  # fmt: skip
        assert words in out, words


def test_a_person_a_bar_and_one_foot(run: Run) -> None:
    plain, told = (json.loads(run("squat.mot", *more, "--json")[1]) for more in ((), ("--client", "client.toml")))
    assert (told["sex"], told["stature_m"], told["mass_kg"]) == ("female", 1.6, 60)
    assert not any("taken for granted" in sentence for sentence in told["assumed"])
    assert told["peaks"][0]["both_n_m"] < plain["peaks"][0]["both_n_m"]
    code, out, _ = run("squat.mot", "--load", 40, "--held", "hands", "--stands", "left", "--inertia")
    assert code == 0
    assert "40 kg in" in out
    assert "The left foot carries all of it" in " ".join(out.split())


def test_radians_give_the_same(run: Run, tmp_path: Path) -> None:
    (tmp_path / "radians.mot").write_text(motion(degrees="no"), encoding="utf-8")
    first, second = (json.loads(run(file, "--json")[1])["peaks"] for file in ("squat.mot", "radians.mot"))
    for one, other in zip(first, second, strict=True):
        assert one["both_n_m"] == pytest.approx(other["both_n_m"], abs=0.2)


def test_moments_stand_beside_ours(run: Run) -> None:
    code, out, err = run("squat.mot", "--moments", "id.sto", "--json")
    found = json.loads(out)
    assert (code, err, found["kind"], found["version"]) == (0, "", "played", 1)
    (row,) = found["beside"]
    assert (row["side"], row["joint"], row["theirs_n_m"]) == ("right", "knee", 50.0)
    peak = next(each for each in found["peaks"] if (each["joint"], each["works"]) == ("knee", "extension"))
    assert row["ours_n_m"] == pytest.approx(peak["right_n_m"], abs=0.1)
    assert "right knee" in run("squat.mot", "--moments", "id.sto")[1]


def test_only_the_seconds_of_both_are_compared_and_that_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "id.sto").write_text(moments(start=1.0), encoding="utf-8")
    found = json.loads(run("squat.mot", "--moments", "id.sto", "--json")[1])
    assert found["beside_s"] == [1.0, 2.0]
    assert "covers 1 to 2 s" in found["notes"][-1]


def test_the_picture_moves_and_speaks(run: Run, tmp_path: Path) -> None:
    code, out, err = run("squat.mot", "-o", "made/squat.svg")
    drawn = (tmp_path / "made" / "squat.svg").read_text(encoding="utf-8")
    assert (code, err) == (0, "")
    assert "Written: made/squat.svg" in out
    assert drawn.startswith("<svg")
    assert "A recorded movement of 2 s" in drawn
    assert 'dur="2s"' in drawn
    assert "<script" not in drawn
    run("squat.mot", "-o", "again.svg")
    assert (tmp_path / "again.svg").read_text(encoding="utf-8") == drawn


def test_a_hostile_name_is_harmless_in_the_picture(run: Run, tmp_path: Path) -> None:
    (tmp_path / "<script>x.mot").write_text(motion(), encoding="utf-8")
    assert run("<script>x.mot", "-o", "x.svg")[0] == 0
    assert "<script" not in (tmp_path / "x.svg").read_text(encoding="utf-8")


FEWER = tuple(column for column in COLUMNS if column != "ankle_angle_l")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (motion(said=300), "nRows: the header says 300 rows, the file has 101: it may be cut off.\nExport it again"),
        (motion(columns=FEWER), "squat.mot, ankle_angle_l: This angle is missing"),
        (motion(columns=("pelvis_tx",)), "no angle of hip or knee"),
        (motion(degrees="perhaps"), "cannot be told apart"),
        (motion().replace("inDegrees=yes", "inDegrees=no"), "look like degrees"),
        (motion(degrees="no").replace("inDegrees=no", "inDegrees=yes"), "look like radians"),
        (motion().replace("\n0.040000\t", "\n0.040000\tnan"), "line 9"),
        (motion().replace("knee_angle_r", "x").replace("knee_angle_l", "knee_angle_r").replace("\tx", "\tknee_angle_l")
         .replace("\t75.0", "\t-75.0"), "turn the sign"),
        (motion().replace("\t75.0", "\t750.0"), "which no joint does"),
        ("nonsense", "endheader"),
        ("", "empty"),
        (moments(), "It holds joint moments"),
    ],
)  # fmt: skip
def test_what_cannot_be_played_is_named(run: Run, tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "squat.mot").write_text(text, encoding="utf-8")
    code, out, err = run("squat.mot", "-o", "never.svg")
    assert (code, out) == (1, "")
    assert "squat.mot" in err
    assert words in err
    assert len(err.splitlines()) <= 3
    assert not (tmp_path / "never.svg").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (moments(said=250), "--short"),
        (moments(start=60.0), "nothing in common"),
        (moments(column="thorax_tilt_moment"), "no joint moment that is known"),
        (motion(), "no joint moment that is known"),
        (moments().replace("\t700", "\tinf"), "is no number"),
    ],
)
def test_moments_that_cannot_be_laid_beside(run: Run, tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "id.sto").write_text(text, encoding="utf-8")
    code, out, err = run("squat.mot", "--moments", "id.sto", "-o", "never.svg")
    assert (code, out) == (1, "")
    assert "id.sto" in err
    assert words in err
    assert not (tmp_path / "never.svg").exists()


def test_what_is_short_may_be_taken(run: Run, tmp_path: Path) -> None:
    (tmp_path / "squat.mot").write_text(motion(said=300), encoding="utf-8")
    code, out, _ = run("squat.mot", "--short")
    assert code == 0
    assert "says 300 rows" in out


def test_files_that_are_not_there_and_places_that_take_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert "no such file" in run("gone.mot")[2]
    assert "no such file" in run("squat.mot", "--moments", "gone.sto")[2]
    assert "gone.toml" in run("squat.mot", "--client", "gone.toml")[2]
    code, out, err = run("squat.mot", "-o", "taken/squat.svg")
    assert (code, out) == (1, "")
    assert "taken is no folder" in err
    assert "is a folder" in run("squat.mot", "-o", str(tmp_path))[2]


@pytest.mark.parametrize("wrong", [("--stands", "hands"), ("--held", "teeth"), ("--load", "-1"), ("--load", "nan")])
def test_wrong_usage(run: Run, wrong: tuple[str, str]) -> None:
    assert run("squat.mot", *wrong)[0] == 2


def test_a_leg_that_swings_is_asked_about(run: Run, tmp_path: Path) -> None:
    rows = motion().splitlines()
    head = rows[5].split("\t")
    for number in range(6, len(rows)):
        cells = rows[number].split("\t")
        cells[head.index("hip_flexion_l")] = "60"
        rows[number] = "\t".join(cells)
    (tmp_path / "squat.mot").write_text("\n".join(rows), encoding="utf-8")
    assert "--stands right or --stands left" in " ".join(run("squat.mot")[1].split())
    assert "--stands right or" not in run("squat.mot", "--stands", "right")[1]
