"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest

from backline.exchange.write import WriteProblem, folder_problem, write_whole


def test_files_stand_in_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "out"
    assert write_whole(folder, {"a": b"1", "b": b"2"}) == (folder / "a", folder / "b")
    assert sorted(path.name for path in folder.iterdir()) == ["a", "b"]
    assert (folder / "a").read_bytes() == b"1"
    assert (folder / "a").stat().st_mode & 0o600 == 0o600


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    for folder in (tmp_path / "out", tmp_path / "out" / "inner"):
        assert isinstance(folder_problem(folder), WriteProblem)
        assert isinstance(write_whole(folder, {"a": b"1"}), WriteProblem)
    assert (tmp_path / "out").read_text() == "mine"


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def interrupted(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "out", {"a": b"1", "b": b"2"})
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_keeps_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path, {"a": b"old", "b": b"old"})
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    problem = write_whole(tmp_path, {"a": b"new", "b": b"new"})
    assert isinstance(problem, WriteProblem)
    assert "No space left" in problem.message
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old", "b": b"old"}


def test_a_target_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    assert isinstance(write_whole(tmp_path, {"a": b"1", "b": b"2"}), WriteProblem)
    assert [path.name for path in tmp_path.iterdir()] == ["b"]
