"""Documents with a body: written and read the same; whatever a stranger writes there gets an answer."""

import itertools
import json
from typing import Any

import pytest
from tests.unit.check.building import catalogue
from tests.unit.check.cases_body import BODY
from tests.unit.check.good import good

from backline.exchange.documents import DocumentProblem, ReadProgramme, decode_programme, encode
from backline.journeys.check import judge


@pytest.mark.parametrize("case", BODY[::5], ids=lambda case: case.name)
def test_what_is_written_is_read_the_same(case: Any) -> None:
    programme = case.change(good())
    found = decode_programme(encode(programme))
    assert isinstance(found, ReadProgramme)
    assert encode(found.programme) == encode(programme)
    assert found.missing == ()


PAIN = [{}, {"now": 99}, {"next_morning": "worse-twice", "exercises": ["?"]}, None]
CONDITIONS: list[dict[str, Any]] = [
    {"id": "unheard-of"},
    {"id": "mended-shoulder", "stage": "never", "by": "x", "role": "coach"},
    *({"id": "sore-knee", "side": "left", "pain": pain} for pain in PAIN),
    {"id": "sore-knee", "operated": "0001-01-01"},
    {},
]
LIMITS: list[dict[str, Any]] = [
    {"by": ""},
    {"by": "x", "joint": "knee"},
    {"by": "x", "range_deg": [90, 0]},
    {"by": "x", "joint": "knee", "range_deg": [1e300, -1e300]},
    {"by": "x", "load_kg": -5, "start": "9999-12-31", "until": "0001-01-01"},
    {},
]
SCREENS: list[dict[str, Any] | None] = [
    None,
    {},
    {"date": "0001-01-01"},
    {"date": "9999-12-31", "answers": {"?": "yes", "fever": "no"}, "regions": ["back"]},
    {"date": "2026-11-25", "answers": {"fever": "yes"}, "assessments": [{}]},
    {
        "date": "2026-11-25",
        "answers": {"fever": "yes"},
        "assessments": [{"answers": ["fever"], "role": "?", "until": "9999-01-01"}],
    },
]
CLEARANCES: list[dict[str, Any]] = [
    {},
    {"reasons": ["?", "heart"], "role": "?", "scope": "?", "until": "9999-01-01"},
    {"reasons": ["heart"], "role": "doctor", "scope": "?", "until": "9999-01-01"},
]
TESTS: list[dict[str, Any]] = [
    {"id": "heel-raise", "date": "9999-12-31", "values": {"left": 0, "right": 0}},
    {"id": "heel-raise", "date": "2026-11-25", "values": {"left": -1, "right": -1}},
    {"id": "heel-raise", "values": {}},
]


def document(**client: object) -> bytes:
    plain = json.loads(encode(good()))
    plain["client"].update(client)
    return json.dumps(plain).encode()


def test_any_body_in_a_document_gets_an_answer() -> None:
    bodies = itertools.product([*CONDITIONS, None], LIMITS, SCREENS)
    for number, (condition, limit, screen) in enumerate(bodies):
        client: dict[str, object] = {
            "conditions": [condition] if condition is not None else [],
            "limits": [limit],
            "screen": screen,
            "clearances": [CLEARANCES[number % len(CLEARANCES)]],
            "tests": [TESTS[number % len(TESTS)], TESTS[(number + 1) % len(TESTS)]],
            "goal": ("balance", "rehab")[number % 2],
        }
        found = decode_programme(document(**client))
        if isinstance(found, ReadProgramme):
            assert judge(found, catalogue()).rules
        else:
            assert isinstance(found, DocumentProblem)
            assert found.code == "malformed"


def test_a_document_of_an_earlier_release_cannot_tell() -> None:
    plain = json.loads(encode(good()))
    for key in ("conditions", "limits", "screen", "clearances"):
        del plain["client"][key]
    found = decode_programme(json.dumps(plain).encode())
    assert isinstance(found, ReadProgramme)
    status = {rule.id: rule.status for rule in judge(found, catalogue()).rules}
    assert {status[id] for id in ("screened", "cleared", "limits", "conditions", "held", "named", "rir")} == {
        "cannot-tell"
    }
