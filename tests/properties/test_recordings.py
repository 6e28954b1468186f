"""Broken recordings: whatever stands in the files, there is an answer or a problem of at most three lines."""

import random
from datetime import date
from pathlib import Path

import pytest
from tests.unit.test_cli_play import moments, motion

from backline.journeys.play import PlayRequest, play_file
from backline.journeys.problem import Problem
from backline.present.played import played_lines
from backline.vocabulary.loader import load_catalogue

BITS = (b"nan", b"1e300", b"\t", b",", b";", b"\n", b"\x00", b"\xff\xfe", b"1e-320", b"inDegrees=no", b"endheader",
        b"9999999999999", b"-", b"time", b"1,5", b"knee_angle_r", b"hip_flexion_r_moment")  # fmt: skip
FILES_A_SEED = 150


def broken(content: bytes, chance: random.Random) -> bytes:
    """A few bytes put in, taken out or exchanged, most of them near the header."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4))):
        last = len(found) if chance.random() < 0.4 else min(len(found), 400)
        at, kind = chance.randrange(last + 1), chance.random()
        if kind < 0.4:
            found[at:at] = chance.choice(BITS)
        elif kind < 0.7:
            del found[at : at + chance.randrange(1, 60)]
        elif kind < 0.9:
            found[at : at + chance.randrange(1, 8)] = chance.choice(BITS)
        else:
            del found[at:]
    return bytes(found)


@pytest.mark.parametrize("seed", range(4))
def test_every_file_has_an_answer(seed: int, tmp_path: Path) -> None:
    chance, catalogue = random.Random(seed), load_catalogue()
    file, beside = tmp_path / "a.mot", tmp_path / "b.sto"
    answers = 0
    for _ in range(FILES_A_SEED):
        file.write_bytes(broken(motion().encode(), chance) if chance.random() < 0.7 else motion().encode())
        beside.write_bytes(broken(moments().encode(), chance))
        request = PlayRequest(
            file=file,
            moments=beside if chance.random() < 0.5 else None,
            stands=chance.choice(("both", "right", "left")),
            load_kg=chance.choice((0.0, 60.0, 500.0)),
            inertia=chance.random() < 0.5,
            short=chance.random() < 0.7,
        )
        found = play_file(request, catalogue, today=date(2026, 11, 22))
        if isinstance(found, Problem):
            assert 1 <= len(found.message.splitlines()) <= 3
            assert found.file in (str(file), str(beside))
        else:
            answers += 1
            assert all(len(line) <= 80 for line in played_lines(found, 80))
            assert all(peak.both_n_m >= 0 for peak in found.peaks)
    assert 10 < answers < FILES_A_SEED
