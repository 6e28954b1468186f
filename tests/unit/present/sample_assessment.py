"""An assessment of one woman, before and after six weeks, from recordings whose truth is known."""

from dataclasses import replace
from datetime import date
from functools import cache

from tests.properties.synthetic_curves import Truth, recording

from backline.assess.assessment import AssessedPerson, Assessment
from backline.assess.dynamometry.assess import assess_measurements
from backline.assess.dynamometry.limits import load_limits
from backline.record.curve import Curve, MeasurementFile
from backline.record.measurement import Measurement
from backline.vocabulary.loader import load_catalogue

BEFORE, AFTER = date(2026, 9, 28), date(2026, 11, 9)
# (left, right) peaks of quadriceps concentric, hamstrings concentric, hamstrings eccentric in N·m
PEAKS = {BEFORE: ((148, 158), (80, 92), (104, 128)), AFTER: ((152, 160), (90, 96), (139, 136))}


def sample_curves() -> list[Curve]:
    """Two legs, two days, concentric and eccentric at 60 °/s."""
    curves = []
    for day, (quadriceps, concentric, eccentric) in PEAKS.items():
        for place, side in enumerate(("left", "right")):
            for braking in (False, True):
                truth = Truth(
                    quadriceps_nm=quadriceps[place],
                    hamstrings_nm=(eccentric if braking else concentric)[place],
                    limb_nm=8.0,
                    eccentric=braking,
                    seed=place + 10 * braking,
                )
                kind = "ecc" if braking else "con"
                curves.append(
                    replace(
                        recording(truth),
                        side="left" if side == "left" else "right",
                        date=day,
                        file=f"{day.isoformat()}-{kind}-{side}.csv",
                    )
                )
    return curves


def sample_measurements() -> list[Measurement]:
    """A Nordic test of the later day."""
    return [
        Measurement(test="nordic-force", side="left", value=262.0, unit="N", date=AFTER, file="client.toml"),
        Measurement(test="nordic-force", side="right", value=288.0, unit="N", date=AFTER, file="client.toml"),
    ]


@cache
def sample_assessment(name: str = "Ana") -> Assessment:
    """The whole assessment."""
    curves = sample_curves()
    files = [
        MeasurementFile(
            file=curve.file, format="curve table", verified=False, rows=len(curve.signal), figures=0, curves=1
        )
        for curve in curves
    ]
    made = assess_measurements(
        sample_measurements(),
        curves,
        files,
        load_catalogue(),
        load_limits(),
        person=AssessedPerson(name=name, sex="female", age=24, mass_kg=62.0),
    )
    assert isinstance(made, Assessment), made
    return made
