"""The assessment document: there and back without loss, schema kept, wrong ones refused with their place."""

import json
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.present.sample_assessment import sample_assessment

from backline.assess.assessment import Assessment
from backline.assess.dynamometry.compare import compare_assessments
from backline.assess.dynamometry.limits import load_limits
from backline.exchange.documents import DocumentProblem, decode_assessment, encode, schema
from backline.record.measurement import SIDES, UNITS, Measurement, Method

SAMPLE = sample_assessment()


def test_it_comes_back_as_it_was() -> None:
    found = decode_assessment(encode(SAMPLE))
    assert isinstance(found, Assessment), found
    assert encode(found) == encode(SAMPLE)
    assert [figure.measurement.test for figure in found.figures] == [
        figure.measurement.test for figure in SAMPLE.figures
    ]


FINITE = st.floats(-1e6, 1e6)
MEASUREMENTS = st.builds(
    Measurement,
    test=st.text(min_size=1, max_size=20).map(lambda text: text.encode("utf-8", "replace").decode()),
    side=st.sampled_from(SIDES),
    value=FINITE,
    unit=st.sampled_from(UNITS),
    date=st.none() | st.dates(),
    method=st.builds(
        Method,
        speed_deg_s=st.none() | FINITE,
        angle_deg=st.none() | FINITE,
        lever_m=st.none() | st.floats(0.01, 2),
        repetitions=st.none() | st.integers(1, 50),
        gravity=st.sampled_from(["corrected", "uncorrected", "unknown", "not-applicable"]),
    ),
)


@settings(max_examples=60, deadline=None)
@given(MEASUREMENTS)
def test_any_measurement_comes_back(measurement: Measurement) -> None:
    figure = replace(SAMPLE.figures[0], measurement=measurement)
    document = encode(replace(SAMPLE, figures=(figure,)))
    found = decode_assessment(document)
    assert isinstance(found, Assessment), found
    assert encode(found) == document
    back = found.figures[0].measurement
    assert (back.test, back.side, back.unit, back.date) == (
        measurement.test,
        measurement.side,
        measurement.unit,
        measurement.date,
    )
    assert back.value == pytest.approx(measurement.value, abs=1e-6)


@pytest.mark.parametrize("kind", ["assessment", "comparison"])
def test_documents_keep_their_schema(kind: str) -> None:
    noun = SAMPLE if kind == "assessment" else compare_assessments(SAMPLE, SAMPLE, {}, load_limits())
    document = json.loads(encode(noun))
    assert list(jsonschema.Draft202012Validator(json.loads(schema(kind))).iter_errors(document)) == []
    assert (document["kind"], document["version"]) == (kind, 1)


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        ({"version": 2}, "newer-version", "$.version"),
        ({"kind": "programme"}, "wrong-kind", "$.kind"),
        ({"figures": 3}, "malformed", "$.figures"),
        ({"figures": [{"measurement": {"test": "x", "side": "left", "value": "much", "unit": "N"}}]}, "malformed", "$"),
        ({"figures": [{"measurement": {"test": "x", "side": "L", "value": 1, "unit": "N"}}]}, "malformed", "$"),
        ({"figures": [{"measurement": {"test": "", "side": "left", "value": 1, "unit": "N"}}]}, "malformed", "$"),
    ],
)
def test_wrong_documents_are_refused(change: dict[str, object], code: str, place: str) -> None:
    found = decode_assessment(json.dumps({**json.loads(encode(SAMPLE)), **change}).encode())
    assert isinstance(found, DocumentProblem)
    assert found.code == code
    assert found.place.startswith(place)


def test_what_is_new_is_ignored_and_what_is_missing_is_neutral() -> None:
    found = decode_assessment(b'{"kind": "assessment", "version": 1, "mood": "fine"}')
    assert found == Assessment()


KEYS = st.sampled_from(["figures", "measurement", "ratios", "changes", "before", "people", "x"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(ANYTHING)
def test_nothing_in_a_document_raises(content: object) -> None:
    body = content if isinstance(content, dict) else {"figures": content}
    decode_assessment(json.dumps({"kind": "assessment", **body}).encode())
