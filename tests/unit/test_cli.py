"""The command line: exit codes, pure JSON, short errors, nothing half-written."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.unit.check.building import catalogue
from tests.unit.check.good import good

from backline import __version__, cli
from backline.exchange.documents import encode, schema
from backline.movement.loader import load_movements

LOG = Path(__file__).parents[2] / "examples" / "strong.csv"
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


@pytest.fixture
def quick_planner(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """A planner that answers at once with a good programme on a small catalogue."""
    import backline.plan.make
    import backline.vocabulary.loader

    asked: list[dict[str, Any]] = []
    load_movements()  # of the real catalogue, before the small one takes its place

    def answer(**request: Any) -> object:
        asked.append(request)
        return good()

    monkeypatch.setattr(backline.plan.make, "make_programme", answer)
    monkeypatch.setattr(backline.vocabulary.loader, "load_catalogue", catalogue)
    return asked


def error(err: str) -> dict[str, Any]:
    lines = err.splitlines()
    assert len(lines) == 1
    found: dict[str, Any] = json.loads(lines[0])
    assert list(found) == ["kind", "code", "message", "file", "row", "key"]
    assert found["kind"] == "error"
    assert len(found["message"].splitlines()) <= 3
    return found


def test_version_and_help(run: Run) -> None:
    assert run("--version") == (0, f"backline {__version__}\n", "")
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    for command in (
        "plan",
        "audit",
        "check",
        "match",
        "exercises",
        "exercise",
        "equipment",
        "screen",
        "conditions",
        "tests",
    ):
        assert command in out
        assert run(command, "--help")[0] == 0


def test_no_command_shows_help_as_wrong_usage(run: Run) -> None:
    code, out, _ = run()
    assert code == 2
    assert "Commands" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["audit"],
        ["check"],
        ["match"],
        ["plan", "--weeks", "13"],
        ["plan", "--weeks", "0"],
        ["plan", "--weeks", "six"],
        ["plan", "--start", "soon"],
        ["plan", "--start", "9999-12-31"],
        ["plan", "--changes", "2"],
        ["plan", "--keep", "a.json", "--changes", "-1"],
        ["audit", "a.csv", "--unit", "stone"],
        ["plan", "--colour"],
        ["exercise"],
    ],
)
def test_wrong_usage(run: Run, arguments: list[str], tmp_path: Path) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert 1 <= len(err.splitlines()) <= 3
    code, out, err = run(*arguments, "--json")
    assert (code, out) == (2, "")
    assert error(err)["code"] == "usage"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["audit", LOG],
        ["match", "Bench Press (Barbell)", "no such thing at all"],
        ["exercises"],
        ["exercises", "nordic"],
        ["exercises", "xyzzy"],
        ["exercise", "romanian-deadlift"],
        ["equipment"],
        ["conditions"],
        ["conditions", "hamstring-strain"],
        ["tests"],
    ],
)
def test_json_is_one_document_and_nothing_else(run: Run, arguments: list[object]) -> None:
    code, out, err = run(*arguments, "--json")
    assert (code, err) == (0, "")
    json.loads(out)
    code, out, err = run(*arguments)
    assert (code, err) == (0, "")
    assert out.strip()
    assert "\x1b" not in out


def test_the_audit_document_keeps_its_schema_and_its_account(run: Run) -> None:
    document = json.loads(run("audit", LOG, "--json")[1])
    jsonschema.validate(document, json.loads(schema("audit")))
    rows = document["rows"]
    counted = rows["sets"] + rows["warmups"] + sum(rows["other"].values()) + rows["duplicates"] + len(rows["skipped"])
    assert rows["entries"] == counted > 1000


def test_match_answers_in_order(run: Run) -> None:
    found = json.loads(run("match", "Bench Press (Barbell)", "wibble", "--json")[1])
    assert [(row["name"], row["exercise"]) for row in found] == [
        ("Bench Press (Barbell)", "bench-press"),
        ("wibble", None),
    ]


def test_plan_writes_and_prints(run: Run, quick_planner: list[dict[str, Any]], tmp_path: Path) -> None:
    code, out, err = run("plan", "-o", "here")
    assert (code, err) == (0, "")
    assert "usual beginner" in out
    assert sorted(path.name for path in (tmp_path / "here").iterdir()) == ["programme.html", "programme.json"]
    code, out, err = run("plan", "--json", "--weeks", "6", "--start", "2026-11-30")
    assert (code, err) == (0, "")
    assert out.encode() == (tmp_path / "backline-plan" / "programme.json").read_bytes()
    jsonschema.validate(json.loads(out), json.loads(schema("programme")))
    assert len(quick_planner) == 2


def test_check_exits_with_its_verdict(run: Run, quick_planner: list[dict[str, Any]], tmp_path: Path) -> None:
    assert quick_planner == []
    (tmp_path / "good.json").write_bytes(encode(good()))
    (tmp_path / "bare.json").write_text('{"kind": "programme", "version": 1}')
    (tmp_path / "newer.json").write_text('{"kind": "programme", "version": 9}')
    code, out, _ = run("check", "good.json", "--json")
    jsonschema.validate(json.loads(out), json.loads(schema("check")))
    assert code == 0
    code, out, err = run("check", "bare.json", "--json")
    assert (code, err) == (1, "")
    assert any(rule["status"] == "broken" for rule in json.loads(out)["rules"])
    assert run("check", "bare.json")[0] == 1
    code, out, err = run("check", "newer.json", "--json")
    assert (code, out, error(err)["code"]) == (1, "", "newer-version")


@pytest.mark.parametrize("command", ["audit", "plan"])
@pytest.mark.parametrize("content", [None, b"", b"\x89PNG\r\n\x1a\n" + bytes(300), b"hello, world\n"])
def test_what_is_no_log(run: Run, command: str, content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "log.csv").write_bytes(content)
    for arguments in ([command, "log.csv"], [command, tmp_path]):
        code, out, err = run(*arguments)
        assert (code, out) == (1, "")
        assert len(err.splitlines()) <= 3
        assert str(arguments[1]) in err
        assert "Traceback" not in err
        code, out, err = run(*arguments, "--json")
        assert (code, out) == (1, "")
        assert error(err)["file"] == str(arguments[1])
    assert not (tmp_path / "backline-plan").exists()


def test_client_errors_name_key_and_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "me.toml").write_text('name = "x"\nbirth_yaer = 1990\n')
    code, out, err = run("plan", "--client", "me.toml")
    assert (code, out) == (1, "")
    assert "me.toml, line 2, birth_yaer" in err
    found = error(run("plan", "--client", "me.toml", "--json")[2])
    assert (found["file"], found["row"], found["key"]) == ("me.toml", 2, "birth_yaer")


def test_hostile_words_come_out_harmless(run: Run, tmp_path: Path) -> None:
    (tmp_path / "me.toml").write_text('"\\u001b[31m<b>' + "x" * 10_000 + '" = 1\n')
    code, _, err = run("plan", "--client", "me.toml")
    assert code == 1
    assert "\x1b" not in err
    assert len(err) < 1000
    code, _, err = run("exercise", "\x1b[2J" + "y" * 10_000)
    assert code == 1
    assert "\x1b" not in err
    assert len(err) < 1000
    code, out, _ = run("match", "\x1b[31m" + "z" * 10_000)
    assert code == 0
    assert "\x1b" not in out


def test_an_output_folder_that_is_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    code, _, err = run("plan", "-o", "out")
    assert code == 1
    assert "out" in err
    assert (tmp_path / "out").read_text() == "mine"


def test_interrupted(run: Run, quick_planner: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import backline.plan.make

    def interrupted(**_: Any) -> None:
        raise KeyboardInterrupt

    assert quick_planner == []
    monkeypatch.setattr(backline.plan.make, "make_programme", interrupted)
    code, out, err = run("plan")
    assert (code, out) == (130, "")
    assert "Nothing was written" in err
    assert list(tmp_path.iterdir()) == []
    assert error(run("plan", "--json")[2])["code"] == "interrupted"


def test_our_own_mistake_is_short_unless_asked(
    run: Run, quick_planner: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    import backline.plan.make

    def broken(**_: Any) -> None:
        raise ZeroDivisionError("a secret path")

    assert quick_planner == []
    monkeypatch.delenv("BACKLINE_DEBUG", raising=False)
    monkeypatch.setattr(backline.plan.make, "make_programme", broken)
    code, out, err = run("plan")
    assert (code, out) == (1, "")
    assert "Traceback" not in err
    assert "a secret path" not in err
    assert "report" in err
    monkeypatch.setenv("BACKLINE_DEBUG", "1")
    assert "Traceback" in run("plan")[2]


def test_help_imports_neither_solver_nor_catalogue() -> None:
    code = (
        "import sys\nfrom backline import cli\ncli.run(['--help'])\n"
        "bad = [name for name in ('ortools', 'msgspec', 'jinja2', 'rich', 'backline.vocabulary')\n"
        "       if name in sys.modules]\n"
        "sys.exit(3 if bad else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--version"], 0), (["conditions", "--json"], 0), (["audit", "none.csv"], 1), (["fly"], 2)],
)
def test_as_a_module(arguments: list[str], code: int, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "backline", *arguments], cwd=tmp_path, capture_output=True, check=False, env=os.environ
    )
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_a_reader_that_leaves_early_is_no_error() -> None:
    done = subprocess.run(
        f"{sys.executable} -m backline exercises --json | head -c 10", shell=True, capture_output=True, check=False
    )
    assert done.stderr == b""


def test_the_screen_by_options(run: Run, tmp_path: Path) -> None:
    code, out, err = run("screen", "--region", "back", "--json")
    assert (code, err) == (0, "")
    ids = [question["id"] for question in json.loads(out)["questions"]]
    assert "saddle-numbness" in ids
    assert not (tmp_path / "client.toml").exists()
    answers = [f"--answer={id}=no" for id in ids]
    code, out, err = run("screen", "--client", "me.toml", *answers, "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert (found["kind"], found["file"], found["stop"]) == ("screen", "me.toml", None)
    assert "fever" in (tmp_path / "me.toml").read_text()
    code, out, err = run("screen", "--client", "me.toml", "--answer", "chest-pain=yes")
    assert (code, err) == (1, "")
    assert "Call the emergency number now" in out
    code, out, err = run("screen", "--client", "me.toml", "--answer", "chest-pain=no")
    assert (code, out) == (1, "")
    assert "no command takes that back" in err
    code, out, err = run("plan", "--client", "me.toml", "-o", "out")
    assert (code, out) == (1, "")
    assert "Call the emergency number now" in err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("answer", ["fever", "fever=perhaps", "=", "fever=no=no"])
def test_answers_are_written_in_one_way(run: Run, answer: str) -> None:
    assert run("screen", "--answer", answer)[0] == 2


def test_the_screen_asks(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("belly\nback\nwhat\n" + "n\n" * 40))
    code, out, _ = run("screen", "--client", "me.toml")
    assert code == 1  # it hurts, and nothing says what is known about it
    assert "Please one or more of" in out
    assert "Please y, n or u." in out
    assert "[[limit]]" in out
    assert 'regions = ["back"]' in (tmp_path / "me.toml").read_text()


def test_answers_that_end_early_write_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\ny\n"))
    code, _, err = run("screen", "--client", "me.toml")
    assert code == 1
    assert "nothing was written" in err
    assert list(tmp_path.iterdir()) == []


def test_a_condition_that_is_not_covered_points_to_limits(run: Run) -> None:
    code, out, err = run("conditions", "tennis-elbow", "--json")
    assert (code, out) == (1, "")
    assert "[[limit]]" in error(err)["message"]


def test_tests_for_one_person(run: Run, tmp_path: Path) -> None:
    (tmp_path / "me.toml").write_text("[screen]\ndate = 2026-01-01\nneural-signs = 'yes'\n")
    code, out, err = run("tests", "--client", "me.toml", "--json")
    assert (code, err) == (0, "")
    rows = {row["id"]: row for row in json.loads(out)}
    assert "tight hamstrings" in rows["active-knee-extension"]["ask_first"]
    assert rows["estimated-1rm"] == {
        **rows["estimated-1rm"],
        "not_now": None,
        "ask_first": None,
    }
    (tmp_path / "me.toml").write_text("[screen]\ndate = 2026-01-01\nneural-signs = 'no'\nheart = 'no'\n")
    assert "Ask first" not in run("tests", "--client", "me.toml")[1]
    (tmp_path / "me.toml").write_text("[screen]\ndate = 2026-01-01\nfever = 'yes'\n")
    assert run("tests", "--client", "me.toml")[0] == 1


def test_an_exercise_is_written_as_a_moving_picture(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("exercise", "romanian-deadlift", "-o", "pictures/rdl.svg")
    assert (code, out) == (0, "Written: pictures/rdl.svg\n")
    assert (tmp_path / "pictures" / "rdl.svg").read_text(encoding="utf-8").startswith("<svg xmlns=")


def test_what_is_only_in_logs_has_no_picture(run: Run, tmp_path: Path) -> None:
    code, _, err = run("exercise", "biceps-curl-barbell", "-o", "x.svg", "--json")
    assert code == 1
    assert error(err)["code"] == "no-figure"
    assert not (tmp_path / "x.svg").exists()


def test_a_picture_is_not_written_over_a_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.svg").mkdir()
    code, _, err = run("exercise", "romanian-deadlift", "-o", "x.svg", "--json")
    assert code != 0
    assert "is a folder" in error(err)["message"]
