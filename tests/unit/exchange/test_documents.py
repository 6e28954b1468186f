"""Documents: exact both ways, the same bytes for the same noun, and refusals with their place."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.check.building import catalogue
from tests.unit.check.good import careful, good
from tests.unit.present.sample import sample_audit

from backline.check.run import check
from backline.exchange.documents import (
    KINDS,
    SCHEMAS,
    DocumentProblem,
    ReadProgramme,
    decode_programme,
    encode,
    encode_line,
    read_programme,
    schema,
)
from backline.record.programme import Programme

GOOD = json.loads(encode(good()))


def read(document: Any) -> ReadProgramme | DocumentProblem:
    return decode_programme(json.dumps(document).encode())


@pytest.mark.parametrize("programme", [good(), careful()], ids=["good", "careful"])
def test_a_programme_comes_back_as_it_was(programme: Programme) -> None:
    found = decode_programme(encode(programme))
    assert isinstance(found, ReadProgramme)
    assert found.missing == ()
    assert encode(found.programme) == encode(programme)
    assert check(found.programme, catalogue()).passed


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=50), st.floats(0, 1e6), st.integers(-(2**60), 2**60))
def test_any_text_and_number_comes_back(name: str, objective: float, seed: int) -> None:
    first = good()
    client = replace(first.client, name=name.encode("utf-8", "replace").decode())
    programme = replace(first, client=client, seed=seed, proof=replace(first.proof, objective=objective))
    found = decode_programme(encode(programme))
    assert isinstance(found, ReadProgramme)
    assert found.programme.client.name == client.name
    assert found.programme.seed == seed
    assert found.programme.proof.objective == pytest.approx(objective, abs=1e-7)
    assert encode(found.programme) == encode(programme)


def test_the_order_in_a_table_does_not_change_the_bytes() -> None:
    programme = good()
    turned = dict(reversed(list(programme.client.minutes.items())))
    assert encode(replace(programme, client=replace(programme.client, minutes=turned))) == encode(programme)


def test_floats_lose_their_noise() -> None:
    assert encode_line([0.1 + 0.2, -0.0, 1.0]) == b"[0.3,0,1]\n"


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_schemas_are_current(kind: str) -> None:
    assert (SCHEMAS / f"{kind}.json").read_bytes() == schema(kind), "run backline.exchange.documents.write_schemas()"
    jsonschema.Draft202012Validator.check_schema(json.loads(schema(kind)))


@pytest.mark.parametrize(
    ("kind", "noun"),
    [("programme", good()), ("audit", sample_audit()), ("check", check(good(), catalogue()))],
)
def test_documents_keep_their_schema(kind: str, noun: object) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema(kind)))
    document = json.loads(encode(noun))
    assert list(validator.iter_errors(document)) == []
    assert (document["kind"], document["version"]) == (kind, 1)


def test_unknown_fields_are_ignored() -> None:
    document = {**GOOD, "mood": "fine", "client": {**GOOD["client"], "shoe": 44}}
    found = read(document)
    assert isinstance(found, ReadProgramme)
    assert encode(found.programme) == encode(good())


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        ({"version": 2}, "newer-version", "$.version"),
        ({"version": "1"}, "malformed", "$.version"),
        ({"version": True}, "malformed", "$.version"),
        ({"kind": "audit"}, "wrong-kind", "$.kind"),
        ({"kind": None}, "wrong-kind", "$.kind"),
        ({"seed": "one"}, "malformed", "$.seed"),
        ({"weeks": {}}, "malformed", "$.weeks"),
        ({"weeks": [{"number": "one"}]}, "malformed", "$.weeks[0].number"),
        ({"client": 3}, "malformed", "$.client"),
    ],
)
def test_refusals_have_a_code_and_a_place(change: dict[str, object], code: str, place: str) -> None:
    found = read({**GOOD, **change})
    assert isinstance(found, DocumentProblem)
    assert (found.code, found.place) == (code, place)


@pytest.mark.parametrize("content", [b"", b"{", b"\x89PNG\r\n", b"[" * 100_000, b"null", b'"programme"', b"[]"])
def test_what_is_no_document_is_a_problem(content: bytes) -> None:
    assert isinstance(decode_programme(content), DocumentProblem)


def test_what_is_missing_is_named_and_filled() -> None:
    week = {key: value for key, value in GOOD["weeks"][0].items() if key != "block"}
    document = {key: value for key, value in GOOD.items() if key != "totals"} | {"weeks": [week]}
    found = read(document)
    assert isinstance(found, ReadProgramme)
    assert found.missing == ("$.weeks[0].block", "$.totals")
    assert found.programme.totals == ()


def test_what_the_client_leaves_out_is_named() -> None:
    client = {key: value for key, value in GOOD["client"].items() if key != "equipment"}
    found = read({**GOOD, "client": client})
    assert isinstance(found, ReadProgramme)
    assert found.missing == ("$.client.equipment",)


@pytest.mark.parametrize("tests", [[{}], {}, [{"id": "pull-up-repetitions"}]])
def test_a_measurement_without_a_date_is_no_surprise(tests: object) -> None:
    found = read({**GOOD, "client": {**GOOD["client"], "tests": tests}})
    if isinstance(tests, dict):
        assert isinstance(found, DocumentProblem)
    else:
        assert isinstance(found, ReadProgramme)
        assert "$.client.tests[0].date" in found.missing


PATHS = st.lists(st.integers(0, 30), min_size=1, max_size=7)
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=5),
    st.just([]),
    st.just({}),
    st.just([{}]),
)


@settings(max_examples=300, deadline=None)
@given(PATHS, JUNK, st.booleans())
def test_no_change_of_a_document_raises_an_error(path: list[int], junk: object, take_out: bool) -> None:
    document = json.loads(json.dumps(GOOD))
    place: Any = document
    for step in path[:-1]:
        inner = list(place.values()) if isinstance(place, dict) else place
        following = [part for part in inner if isinstance(part, dict | list) and part]
        if not following:
            break
        place = following[step % len(following)]
    key = list(place)[path[-1] % len(place)] if isinstance(place, dict) else path[-1] % len(place)
    if take_out:
        del place[key]
    else:
        place[key] = junk
    found = read(document)
    if isinstance(found, ReadProgramme):
        check(found.programme, catalogue())
    else:
        assert found.message


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    missing, folder = read_programme(tmp_path / "none.json"), read_programme(tmp_path)
    assert isinstance(missing, DocumentProblem)
    assert missing.code == "missing"
    assert isinstance(folder, DocumentProblem)
    assert folder.code == "unreadable"
