"""assess and compare on the command line: exit codes, pure JSON, short errors, the same bytes every time."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from tests.unit.measurements.writing import curve_table, nordbord, table

from backline import cli
from backline.exchange.documents import schema

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in an empty folder: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)

    def running(*arguments: object) -> tuple[int, str, str]:
        code = cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return running


def test_assess_writes_page_and_document(run: Run, tmp_path: Path) -> None:
    code, out, err = run("assess", curve_table(tmp_path), nordbord(tmp_path), "-o", "out")
    assert (code, err) == (0, "")
    assert "Conventional H:Q" in out
    assert {file.name for file in (tmp_path / "out").iterdir()} == {"assessment.html", "assessment.json"}
    document = json.loads((tmp_path / "out" / "assessment.json").read_text(encoding="utf-8"))
    assert list(jsonschema.Draft202012Validator(json.loads(schema("assessment"))).iter_errors(document)) == []


def test_json_alone_on_stdout_and_the_same_bytes(run: Run, tmp_path: Path) -> None:
    path = curve_table(tmp_path)
    first, second = run("assess", path, "-o", "a", "--json"), run("assess", path, "-o", "b", "--json")
    assert first == second
    assert json.loads(first[1])["kind"] == "assessment"
    assert first[2] == ""
    assert (tmp_path / "a" / "assessment.html").read_bytes() == (tmp_path / "b" / "assessment.html").read_bytes()


def test_values_typed_by_hand(run: Run, tmp_path: Path) -> None:
    client = tmp_path / "ana.toml"
    client.write_text(
        'name = "Ana"\nsex = "male"\nmass_kg = 75\n'
        '[[test]]\nid = "nordic-force"\ndate = 2026-09-01\nleft_n = 300\nright_n = 320\n'
        '[[test]]\nid = "nordic-force"\ndate = 2026-10-20\nleft_n = 390\nright_n = 330\n'
        '[[test]]\nid = "knee-flexion-torque-eccentric"\ndate = 2026-10-20\nspeed_deg_s = 60\nleft_nm = 150\n'
        '[[test]]\nid = "knee-extension-torque-concentric"\ndate = 2026-10-20\nspeed_deg_s = 60\nleft_nm = 200\n',
        encoding="utf-8",
    )
    code, out, err = run("assess", "--client", client, "-o", "out")
    assert (code, err) == (0, "")
    assert "Functional H:Q, 60 °/s" in out
    assert "300 → 390 N (+90, +30 %; needs more than 76 N): real" in " ".join(out.split())
    assert "320 → 330 N (+10, +3 %; needs more than 76 N): within noise" in " ".join(out.split())


def test_compare_two_files(run: Run, tmp_path: Path) -> None:
    run("assess", curve_table(tmp_path, name="before.csv"), "-o", "before")
    stronger = curve_table(tmp_path, name="after.csv", settings="# side: left\n# limb_nm: 14.4\n", times=(1, 1.6, 1, 1))
    code, out, err = run("compare", "before/assessment.json", stronger)
    assert (code, err) == (0, "")
    assert "Knee extension torque, concentric" in out
    assert "real" in out
    code, out, _ = run("compare", "before/assessment.json", stronger, "--json")
    document = json.loads(out)
    assert list(jsonschema.Draft202012Validator(json.loads(schema("comparison"))).iter_errors(document)) == []
    assert (code, document["kind"]) == (0, "comparison")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("subject,leg,velocity,movement,timepoint,load\nA,R,isok.60,ext,pre,2039\n", "kg·cm"),
        ("time_s,torque_nm,angle_deg\n0,1,2\n", "No format"),
        ("", "empty"),
    ],
)
def test_what_cannot_be_used_is_one_short_error(run: Run, tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "file.csv"
    path.write_text(content, encoding="utf-8")
    code, out, err = run("assess", path, "-o", "out", "--json")
    assert (code, out) == (1, "")
    (line,) = err.splitlines()
    problem = json.loads(line)
    assert problem["kind"] == "error"
    assert problem["file"].endswith("file.csv")
    assert not (tmp_path / "out").exists()
    assert words in problem["message"] or words == "No format"


def test_nothing_to_assess(run: Run, tmp_path: Path) -> None:
    code, _, err = run("assess", "-o", "out")
    assert code == 1
    assert "Nothing to assess" in err
    assert run("assess", table(tmp_path, "A,R,isok.60,ext,pre,NA"), "-o", "out")[0] == 1
    assert run("compare", "only-one")[0] == 2
    assert run("compare", "a.json", "b.json")[0] == 1


def test_the_example_of_the_documents(run: Run) -> None:
    root = Path(__file__).parents[2] / "examples"
    code, out, err = run("assess", root / "peak-torques.csv", "--client", root / "client.toml", "-o", "out")
    assert (code, err) == (0, "")
    words = " ".join(out.split())
    assert "Functional H:Q, 60 °/s" in words
    assert "Mixed H:Q, 30 over 240 °/s" not in words
    assert "104 → 139 N·m (+35, +34 %; needs more than 30 N·m): real" in words


FRAME = json.dumps({"people": [{"pose_keypoints_2d": [10.0, 20.0, 0.9] * 25}]})
MARKS = ",".join(f"{name}_{axis}" for name in ("nose", "left_shoulder") for axis in "xyv")


def test_the_command_in_a_message_works_for_that_very_file(run: Run, tmp_path: Path) -> None:
    film = tmp_path / "film"
    film.mkdir()
    for index in range(2):
        (film / f"{index}.json").write_text(FRAME, encoding="utf-8")
    code, _, err = run("assess", film, "-o", "out")
    assert code == 1
    assert "2 pose files" in err
    assert f"`backline movement {film} --rate N`" in err
    assert not (tmp_path / "out").exists()
    message = run("movement", film, "--rate", "30")[2]  # the points of this film mean nothing, and that is what is said
    assert "No landmark format" not in message
    many = tmp_path / "many.csv"
    many.write_text(MARKS + "\n" + "0.5,0.5,1,0.4,0.4,1\n" * 3, encoding="utf-8")
    code, _, err = run("assess", many, "-o", "out")
    assert code == 1
    command = err.split("`")[1]
    assert command == f'backline posture {many} --of "row 2" --picture WIDTHxHEIGHT'
    told = run("posture", many, "--of", "row 2", "--picture", "1280x720")[2]
    assert "--of" not in told
    assert "--picture" not in told


def test_a_folder_with_strength_motion_and_poses(run: Run, tmp_path: Path) -> None:
    from tests.unit.measurements.test_motion import motion

    folder = tmp_path / "monday"
    folder.mkdir()
    nordbord(folder)
    (folder / "squat.mot").write_text(motion(rows=200), encoding="utf-8")
    (folder / "frame.json").write_text(FRAME, encoding="utf-8")
    code, out, err = run("assess", folder, "-o", "out")
    assert (code, err) == (0, "")
    plain = " ".join(out.split())
    assert "Nordic hamstring force" in plain
    assert "7 repetitions" in plain
    whole = "".join(out.split())  # long names are wrapped
    assert f"`backlineposture{folder / 'frame.json'}`" in whole
    assert whole.count("squat.mot") == 1
