"""Wrong input and interruptions as a person meets them: one clear message, the right exit code, nothing left behind."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from tests.unit.check.building import catalogue
from tests.unit.check.good import good

from backline import cli
from backline.journeys import pipes

LOG = Path(__file__).parents[2] / "examples" / "strong.csv"
HEADER = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
Run = Callable[..., tuple[int, str, str]]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in an empty folder: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipes, "WAIT_S", 0.1)

    def running(*arguments: object) -> tuple[int, str, str]:
        code = cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return running


def refused(run: Run, *arguments: object, names: str, code: int = 1) -> str:
    """The message of a command that must be refused, for people and for programs."""
    found, out, err = run(*arguments)
    assert (found, out) == (code, "")
    assert err.startswith("backline: ")
    assert 1 <= len(err.splitlines()) <= 3
    assert len(err) < 1500
    assert names in err, err
    found, out, err = run(*arguments, "--json")
    assert (found, out) == (code, "")
    document: dict[str, Any] = json.loads(err)
    assert document["kind"] == "error"
    assert len(err.splitlines()) == 1
    message = document["message"]
    assert isinstance(message, str)
    return message


LOGS: dict[str, tuple[bytes, str]] = {
    "empty.csv": (b"", "empty"),
    "blank.csv": (b"\n\n \r\n", "empty"),
    "photo.jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20, "photo"),
    "photo.csv": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "picture"),
    "binary.csv": (bytes(range(1, 256)) * 40, "no text"),
    "zeros.csv": (b"\0" * 10_000, "empty"),
    "one-column.csv": (b"Exercise\nBench press\nRow\n", "training log"),
    "letter.txt": (b"Dear diary,\ntoday I lifted.\n", "training log"),
    "header.csv": (HEADER.encode(), "no rows"),
    "cut-header.csv": (HEADER[:40].encode(), "cut"),
    "cut.json": (b'{"workouts": [{"title": "A", "exerc', "JSON"),
    "deep.json": (b"[" * 100_000, "JSON"),
    "cut.fitnotes": (b"SQLite format 3\0" + b"\0" * 500, "database"),
    "jefit.csv": (b"### EXERCISE LOGS ###\nrow_id,ename,mydate,logs,belongsession\n", "no set"),
    "jefit-title.csv": (b"### EXERCISE LOGS ###\n", ""),
    "future.csv": ((HEADER + "2999-01-01 10:00:00,A,Squat (Barbell),1,100,5,0,0,,,\n").encode(), "future"),
}


@pytest.mark.parametrize("command", ["audit", "plan"])
@pytest.mark.parametrize("name", LOGS)
def test_files_that_are_no_log(run: Run, tmp_path: Path, command: str, name: str) -> None:
    content, says = LOGS[name]
    (tmp_path / name).write_bytes(content)
    message = refused(run, command, name, names=name)
    assert says in message or name == "cut-header.csv", message
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


@pytest.mark.parametrize("option", [["audit"], ["plan"], ["plan", "--client"], ["check"], ["plan", "--keep"]])
def test_a_file_of_200_megabytes_is_refused_at_once(run: Run, tmp_path: Path, option: list[str]) -> None:
    with (tmp_path / "huge.csv").open("wb") as file:
        file.truncate(200_000_000)  # sparse: takes no room
    before = time.monotonic()
    assert "large" in refused(run, *option, "huge.csv", names="huge.csv")
    assert time.monotonic() - before < 10


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize(
    "option",
    [["audit"], ["plan"], ["plan", "--client"], ["check"], ["plan", "--keep"], ["match", "--file"],
     ["audit", str(LOG), "--aliases"], ["audit", str(LOG), "--mapping"]],
)  # fmt: skip
def test_a_pipe_that_nobody_writes_to_and_a_folder(run: Run, tmp_path: Path, option: list[str]) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "pipe" in refused(run, *option, "pipe", names="pipe")
    (tmp_path / "folder").mkdir()
    refused(run, *option, "folder", names="folder")
    refused(run, *option, "nothing", names="nothing")
    if Path("/dev/zero").exists():
        refused(run, *option, "/dev/zero", names="/dev/zero")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_that_somebody_writes_to_is_read(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipes, "WAIT_S", 10)
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cp", str(LOG), str(tmp_path / "pipe")]) as writer:
        code, out, _ = run("audit", "pipe")
    assert (code, writer.returncode) == (0, 0)
    assert "1250 entries from pipe" in out


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write everything")
def test_what_may_not_be_read_or_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_bytes(LOG.read_bytes())
    (tmp_path / "mine.csv").chmod(0)
    refused(run, "audit", "mine.csv", names="mine.csv")
    (tmp_path / "locked").mkdir(mode=0o500)
    refused(run, "plan", "-o", "locked/out", names="locked")


def test_paths_are_left_to_the_journeys_which_name_the_file() -> None:
    """Typer would call a file that may not be read wrong usage, and not say which error it is."""
    for command in cli.app.registered_commands:
        assert command.callback is not None
        for name, hint in get_type_hints(command.callback, include_extras=True).items():
            if "Path" in str(get_args(hint)[:1]):
                said = [each.readable for each in get_args(hint)[1:]]
                assert said == [False], f"{command.name}: {name} needs readable=False"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["audit", str(LOG)], ["exercises", "--json"], ["--help"]])
def test_an_answer_that_finds_no_room_is_said(arguments: list[str]) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "backline", *arguments],
            env=ENVIRONMENT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert b"standard output" in done.stderr
    assert b"mistake" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(("arguments", "code"), [(["conditions"], 0), (["audit", "none.csv"], 1)])
def test_closed_streams_are_no_surprise(arguments: list[str], code: int, tmp_path: Path) -> None:
    command = f"{sys.executable} -m backline {' '.join(arguments)} >&- 2>said"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, env=ENVIRONMENT, check=False)
    assert done.returncode == code
    assert "mistake" not in (tmp_path / "said").read_text()


def test_every_way_to_cut_a_log_off_is_read_or_refused(run: Run, tmp_path: Path) -> None:
    content = LOG.read_bytes()[:3000]
    for end in range(1, len(content), 101):
        (tmp_path / "cut.csv").write_bytes(content[:end])
        code, out, err = run("audit", "cut.csv")
        assert code in (0, 1)
        assert bool(out) == (code == 0)
        assert code == 0 or ("cut.csv" in err and len(err.splitlines()) <= 3)


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ('colour = "red"', "colour", "unknown"),
        ("birth_year = 1820", "birth_year", "not possible"),
        ("birth_year = 2999", "birth_year", "not possible"),
        ('birth_year = "old"', "birth_year", "birth_year"),
        ('avoid = ["flying-split-squat-of-doom"]', "avoid", "exercises"),
        ('pin = ["flying"]', "pin", "exercises"),
        ('equipment = ["moon"]', "equipment", "equipment"),
        ("minutes = 0", "minutes", "minutes"),
        ("days = []", "days", "day"),
        ('days = ["mon", "someday"]', "days", "someday"),
        ("mass_kg = -1", "mass_kg", "mass_kg"),
        ("[load]\nbar_kg = -20", "bar_kg", "bar_kg"),
        ("birth_year = 2012", "birth_year", "18"),
        ('goal = "rehab"', "goal", "rehab"),
        ('[[condition]]\nid = "low-back-pain"', "screen", "backline screen"),
        ('[[condition]]\nid = "lumbago"', "condition[1].id", "[[limit]]"),
        ('[[limit]]\npattern = "hinge"', "limit[1]", "by is missing"),
        ("[screen]\nfever = true", "screen", "date is missing"),
        ('[screen]\ndate = 2026-01-01\nfeever = "no"', "screen.feever", "fever"),
        ('[clearance]\nfor = "heart"', "clearance", "by is missing"),
    ],
)
def test_client_files_with_a_mistake(run: Run, tmp_path: Path, text: str, key: str, says: str) -> None:
    (tmp_path / "me.toml").write_text(f"\n{text}\n")
    message = refused(run, "plan", "--client", "me.toml", "-o", "out", names="me.toml")
    assert key in message
    assert says in message
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("pin", "says"),
    [
        ('["back-squat"]', "This wish cannot be met: back-squat."),
        ('["back-squat", "deadlift"]', "These wishes cannot be met together: back-squat, deadlift."),
    ],
)
def test_pins_that_cannot_be_met(run: Run, tmp_path: Path, pin: str, says: str) -> None:
    (tmp_path / "me.toml").write_text(f'pin = {pin}\navoid = ["bench-press"]\nequipment = ["bands"]\n')
    message = refused(run, "plan", "--client", "me.toml", "-o", "out", names="me.toml")
    assert says in message
    assert "equipment" in message
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("content", [b"name = 'x", b"\xff\xd8\xff\xe0", b"\0\0\0", b"[" * 10_000])
def test_client_files_that_are_no_toml(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "me.toml").write_bytes(content)
    refused(run, "plan", "--client", "me.toml", names="me.toml")


@pytest.mark.parametrize("output", ["file", "file/below", "x" * 300])
def test_output_folders_that_cannot_be(run: Run, tmp_path: Path, output: str) -> None:
    (tmp_path / "file").write_text("mine")
    refused(run, "plan", LOG, "-o", output, names=output[:100])
    assert (tmp_path / "file").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc, where nobody may write")
def test_a_file_system_that_takes_no_files_is_known_before_the_work(run: Run) -> None:
    before = time.monotonic()
    refused(run, "plan", LOG, "-o", "/proc/backline", names="/proc/backline")
    assert time.monotonic() - before < 5


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\x1b[31mred\x1b]0;title\x07\x9b2J",
    "{{ 7 * 7 }}{% raw %}",
    "'\"></title></style><style>*{display:none}",
    "\u202egnirts\u2066 turned",
    "Z" * 10_000,
)


def test_hostile_names_come_out_harmless(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import backline.plan.make

    def answer(*, contract: Any, **_: object) -> object:
        from dataclasses import replace

        found = good()
        return replace(found, client=replace(found.client, name=contract.person.name))

    monkeypatch.setattr(backline.plan.make, "make_programme", answer)
    monkeypatch.setattr("backline.vocabulary.loader.load_catalogue", catalogue)
    rows = [
        f'2026-06-0{day} 10:00:00,"{name}","{name}",{number},100,5,0,0,"{name}","{name}",\n'
        for day, name in enumerate((each.replace('"', '""') for each in HOSTILE), 1)
        for number in (1, 2, 3)
    ]
    file = tmp_path / "log<b>\x1b[31m.csv"
    file.write_text(HEADER + "".join(rows), encoding="utf-8")
    for number, name in enumerate(HOSTILE):
        said = json.dumps(name)  # a TOML text, but for the one letter below
        (tmp_path / "me.toml").write_text(f"name = {said}\n".replace("\\u001b", "\\u001B"), encoding="utf-8")
        code, out, err = run("plan", file, "--client", "me.toml", "-o", f"out{number}")
        if code == 1:  # an unusable name is refused, in short
            assert len(err) < 1000
            assert "\x1b" not in err
            continue
        assert (code, err) == (0, "")
        _harmless(out)
        page = (tmp_path / f"out{number}" / "programme.html").read_text(encoding="utf-8")
        assert page.count("<style>") == 1
        for bad in ("<script", "<img", "<b>\x1b", "\x1b", "\x9b", "\u202e", "Z" * 200):
            assert bad not in page
        document = json.loads((tmp_path / f"out{number}" / "programme.json").read_bytes())
        assert document["kind"] == "programme"
    code, out, err = run("audit", file)
    assert (code, err) == (0, "")
    _harmless(out)
    code, out, err = run("audit", file, "--json")
    assert (code, err) == (0, "")
    assert "\x1b" not in out
    assert json.loads(out)["rows"]["entries"] == len(rows)


def _harmless(shown: str) -> None:
    assert not any((ord(letter) < 32 and letter != "\n") or 127 <= ord(letter) < 160 for letter in shown)
    assert "\u202e" not in shown
    assert "Z" * 200 not in shown


def _children(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="watches processes through /proc")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_an_end_while_solving_leaves_nothing(tmp_path: Path, name: str) -> None:
    number = getattr(signal, name)
    with subprocess.Popen(
        [sys.executable, "-m", "backline", "plan", "-o", "out", "--json"],
        cwd=tmp_path,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # whoever runs the tests may ignore it (nohup)
    ) as process:
        solvers: list[str] = []
        limit = time.monotonic() + 60
        while len(solvers) < 2 and time.monotonic() < limit and process.poll() is None:
            time.sleep(0.01)
            solvers = _children(process.pid)
        assert len(solvers) == 2
        time.sleep(0.5)  # the models are on their way
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 128 + number
    assert out == b""
    assert json.loads(err)["code"] == "interrupted"
    assert list(tmp_path.iterdir()) == []
    limit = time.monotonic() + 5
    while any(Path(f"/proc/{solver}").exists() for solver in solvers) and time.monotonic() < limit:
        time.sleep(0.05)
    assert not [solver for solver in solvers if Path(f"/proc/{solver}").exists()]


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signal on this system")
def test_what_nohup_started_survives_the_end_of_the_terminal(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "backline", "plan", "-o", "out", "--json"],
        cwd=tmp_path,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    ) as process:
        time.sleep(0.5)
        process.send_signal(signal.SIGHUP)
        process.communicate(timeout=120)
    assert process.returncode == 0
    assert (tmp_path / "out" / "programme.json").exists()


def test_an_end_while_writing_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from backline.exchange import write

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write.write_whole(tmp_path / "out", {"a": b"1", "b": b"2"})
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from backline.exchange import write

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    found = write.write_whole(tmp_path / "out", {"a": b"1", "b": b"2"})
    assert isinstance(found, write.WriteProblem)
    assert "No space left" in found.message
    assert list(tmp_path.iterdir()) == []
