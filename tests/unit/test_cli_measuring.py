"""The measuring commands: battery, posture, movement; exit codes, pure JSON, nothing lost."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from backline import cli

Run = Callable[..., tuple[int, str, str]]
POINTS = "[points]\nc7 = [300, 300]\ntragus = [370, 215]\nacromion = [360, 360]\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "client.toml").write_text('sex = "female"\nbirth_year = 2004\n', encoding="utf-8")

    def running(*arguments: object, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return running


def test_lines_on_the_command_line(run: Run, tmp_path: Path) -> None:
    code, out, err = run("battery", "--client", "client.toml", "--date", "2026-11-20", "ake 28 35", "sts 14")
    assert (code, err) == (0, "")
    assert "left 28° ± 5.7; no earlier value" in out
    assert "2 tests, added to" in out
    assert "left_deg = 28" in (tmp_path / "client.toml").read_text(encoding="utf-8")


def test_json_is_one_document(run: Run) -> None:
    code, out, err = run("battery", "--json", "--date", "2026-11-20", "ake 28 35")
    found = json.loads(out)
    assert (code, err, found["kind"], found["version"], found["file"]) == (0, "", "battery", 1, None)
    assert found["typed"][0]["values"] == {"left_deg": 28, "right_deg": 35}
    assert found["standings"][0]["figures"][0]["now"]["error"]["mdc"] == 8


def test_asked_one_by_one_with_the_keyboard_alone(run: Run, tmp_path: Path) -> None:
    keys = "3 settled\n5 4 6\n\nake 28\n?\n28 35\n18 22\n.\n"
    code, out, err = run("battery", "--client", "client.toml", "--date", "2026-11-20", typed=keys)
    assert (code, err) == (0, "")
    assert "left then right" in out, "a wrong line is asked again"
    assert "one hip bent" in out, "? explains"
    assert "4 tests, added to" in out
    assert (tmp_path / "client.toml").read_text(encoding="utf-8").count("[[test]]") == 4


def test_the_end_of_the_input_ends_and_keeps(run: Run, tmp_path: Path) -> None:
    code, _, _ = run("battery", "--client", "client.toml", "--test", "sts", "--date", "2026-11-20", typed="14\n")
    assert code == 0
    assert "sit-to-stand" in (tmp_path / "client.toml").read_text(encoding="utf-8")


def test_looking_keeps_nothing(run: Run, tmp_path: Path) -> None:
    before = (tmp_path / "client.toml").read_text(encoding="utf-8")
    code, out, _ = run("battery", "--look", "--client", "client.toml", "ake 28 35")
    assert code == 0
    assert "kept nowhere" in out
    assert (tmp_path / "client.toml").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("battery", "--client", "client.toml", "ake 152 145"), 1, "becomes 28"),
        (("battery", "foo 1"), 1, "is no test"),
        (("battery", "--client", "nowhere.toml", "ake 28 35"), 1, "no such file"),
        (("battery", "--date", "2999-01-01", "ake 28 35"), 2, "--date"),
        (("battery", "--test", "jump"), 1, "No test is called"),
        (("posture", "nowhere.toml"), 1, "no such file"),
        (("posture", "client.toml"), 1, "[points]"),
        (("posture", "client.toml", "--picture", "big"), 2, "1080x1920"),
        (("movement", "client.toml", "--lowering", "up"), 2, "flexion or extension"),
        (("movement", "client.toml"), 1, "[points]"),
    ],
)
def test_mistakes_are_short_and_write_nothing(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    before = (tmp_path / "client.toml").read_text(encoding="utf-8")
    found, out, err = run(*arguments)
    assert (found, out) == (code, "")
    assert words in err
    assert len(err.strip().splitlines()) <= 3
    assert (tmp_path / "client.toml").read_text(encoding="utf-8") == before


def test_one_wrong_line_of_several_loses_nothing_silently(run: Run, tmp_path: Path) -> None:
    before = (tmp_path / "client.toml").read_text(encoding="utf-8")
    lines = ("ake 28 35", "slb 20 24", "sts 14")
    code, out, err = run("battery", "--client", "client.toml", "--date", "2026-11-20", *lines)
    assert (code, out) == (1, "")
    assert '"slb 20 24": "slb" is no test. Did you mean "bridge" (' in err
    assert "Nothing was written to client.toml." in err
    assert "the other 2 lines are understood" in err
    assert (tmp_path / "client.toml").read_text(encoding="utf-8") == before
    code, _, err = run("battery", "--client", "client.toml", "ake 2", "foo 1", "bar 2", "sts 14")
    assert (code, len(err.strip().splitlines())) == (1, 3)
    assert "2 more lines are wrong" in err
    assert "Nothing was written" in err
    code, out, _ = run("battery", "--client", "client.toml", "--date", "2026-11-20", "ake 28 35", "bridge 20 24")
    assert code == 0
    assert (tmp_path / "client.toml").read_text(encoding="utf-8").count("[[test]]") == 2


def test_posture_counts_only_when_confirmed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "points.toml").write_text(POINTS, encoding="utf-8")
    code, out, _ = run("posture", "points.toml", "--client", "client.toml", "--date", "2026-11-20")
    assert code == 0
    assert "moves nothing before --confirm" in out
    text = (tmp_path / "client.toml").read_text(encoding="utf-8")
    assert text.count('confirmed = "no"') == 2
    code, out, _ = run(
        "posture", "points.toml", "--client", "client.toml", "--date", "2026-11-20", "--confirm", "--json"
    )
    assert json.loads(out)["confirmed"] is True
    text = (tmp_path / "client.toml").read_text(encoding="utf-8")
    assert (text.count('confirmed = "yes"'), text.count('confirmed = "no"')) == (2, 0)


def test_a_movement_as_document(run: Run, tmp_path: Path) -> None:
    from tests.unit.measurements.test_motion import motion

    (tmp_path / "squat.mot").write_text(motion(rows=200), encoding="utf-8")
    code, out, err = run("movement", "squat.mot", "--json")
    found = json.loads(out)
    assert (code, err, found["kind"]) == (0, "", "movement")
    assert len(found["repetitions"]) >= 6


def test_a_movement_in_words(run: Run, tmp_path: Path) -> None:
    from tests.unit.measurements.test_motion import motion

    (tmp_path / "squat.mot").write_text(motion(rows=200), encoding="utf-8")
    code, out, err = run("movement", "squat.mot")
    assert (code, err) == (0, "")
    assert "Tempo: " in out
    assert "Knee, left minus right: range +0.0°" in out
    assert "nothing is judged" in out


def test_one_test_whole(run: Run) -> None:
    code, out, _ = run("tests", "ake")
    assert code == 0
    for words in ("17.8 ± 9.1 deg", "SEM 2.6 to 2.9", "short hamstrings above 33°", "S25: Yıldırım 2018"):
        assert words in " ".join(out.split())
    code, out, _ = run("tests", "heel-raise", "--json")
    assert json.loads(out)["test"]["id"] == "heel-raise"
    code, _, err = run("tests", "jump")
    assert code == 1
    assert "No test is called" in err


def test_a_test_may_be_named_by_its_word_and_a_wrong_one_is_suggested() -> None:
    from datetime import date

    from backline.exchange.client import Client, ClientProblem, parse_client
    from backline.vocabulary.loader import load_catalogue

    def read(id: str) -> Client | ClientProblem:
        text = f'[[test]]\nid = "{id}"\ndate = 2026-11-20\nleft = 20\n'
        return parse_client(text, "x", load_catalogue(), today=date(2026, 11, 20))

    by_word, wrong = read("heel"), read("heal-raise")
    assert isinstance(by_word, Client)
    assert by_word.tests[0].id == "heel-raise"
    assert isinstance(wrong, ClientProblem)
    assert 'Did you mean "heel-raise"' in wrong.message
