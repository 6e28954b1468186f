"""Ratios, sides, norms, changes and doubts of made-up people whose answer is known."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.present.sample_assessment import sample_assessment

from backline.assess.assessment import AssessedPerson, Assessment
from backline.assess.dynamometry.assess import assess_measurements
from backline.assess.dynamometry.changes import mean_of_days
from backline.assess.dynamometry.compare import compare_assessments
from backline.assess.dynamometry.figures import occasion_order
from backline.assess.dynamometry.group import group_changes
from backline.assess.dynamometry.limits import load_limits
from backline.assess.dynamometry.student import t_two_sided
from backline.record.curve import MeasurementProblem
from backline.record.measurement import Gravity, MeasuredSide, Measurement, MeasurementError, Method
from backline.vocabulary.loader import load_catalogue

CATALOGUE, LIMITS = load_catalogue(), load_limits()
QUADS, HAMS, ECC = (
    "knee-extension-torque-concentric",
    "knee-flexion-torque-concentric",
    "knee-flexion-torque-eccentric",
)


def torque(
    test: str,
    value: float,
    side: MeasuredSide = "left",
    *,
    speed: float = 60.0,
    gravity: Gravity = "corrected",
    when: str = "",
    person: str = "",
) -> Measurement:
    method = Method(instrument="isokinetic dynamometer", speed_deg_s=speed, gravity=gravity)
    return Measurement(test=test, side=side, value=value, unit="N·m", method=method, occasion=when, person=person)


def assessed(*figures: Measurement, person: AssessedPerson | None = None) -> Assessment:
    known = person or AssessedPerson(sex="male", mass_kg=75.0)
    found = assess_measurements(figures, (), (), CATALOGUE, LIMITS, person=known)
    assert isinstance(found, Assessment), found
    return found


def ratios(found: Assessment) -> dict[str, float]:
    return {ratio.measurement.test: ratio.measurement.value for ratio in found.ratios}


def test_every_ratio_is_made_of_the_right_two() -> None:
    found = assessed(
        torque(QUADS, 200),
        torque(HAMS, 110),
        torque(ECC, 180),
        torque("knee-extension-torque-eccentric", 250),
        torque(ECC, 190, speed=30),
        torque(QUADS, 120, speed=240),
        torque(QUADS, 150, speed=180),
    )
    assert ratios(found) == {
        "hq-conventional": pytest.approx(0.55),
        "hq-functional": pytest.approx(0.90),
        "hq-functional-flexion": pytest.approx(0.44),
        "hq-mixed-30-240": pytest.approx(190 / 120),
        "hq-mixed-60-180": pytest.approx(1.2),
    }


def test_speeds_legs_and_gravity_are_never_mixed() -> None:
    assert not assessed(torque(QUADS, 200), torque(HAMS, 110, speed=180)).ratios
    assert not assessed(torque(QUADS, 200), torque(HAMS, 110, "right")).ratios
    mixed = assessed(torque(QUADS, 200), torque(HAMS, 110, gravity="uncorrected"))
    assert not mixed.ratios
    assert any(statement.id == "ratio-refused" and "gravity" in statement.text for statement in mixed.statements)


def test_an_uncorrected_file_beside_a_corrected_one_is_no_change() -> None:
    found = assessed(torque(QUADS, 180, when="pre", gravity="uncorrected"), torque(QUADS, 260, when="post"))
    (change,) = found.changes
    assert change.verdict == "cannot-say"
    assert "gravity-corrected" in change.reason


def test_the_best_of_several_trials_counts() -> None:
    (figure,) = assessed(torque(QUADS, 200), torque(QUADS, 214), torque(QUADS, 207)).figures
    assert (figure.measurement.value, figure.measurement.method.repetitions) == (214, 3)


def test_a_place_in_the_norm_row_needs_sex_speed_and_kind() -> None:
    """Mean of the row at 60 °/s: percentile 50. A woman, another speed or no sex find other rows or none."""
    (ratio,) = assessed(torque(QUADS, 200), torque(HAMS, 130)).ratios
    place = next(standing for standing in ratio.standings if standing.norm == "men-soccer-conventional-60")
    assert place.percentile == 50
    assert place.low is not None
    assert place.high is not None
    assert place.low < 50 < place.high
    unknown = assessed(torque(QUADS, 200), torque(HAMS, 130), person=AssessedPerson())
    assert all(CATALOGUE.norms[standing.norm].sex == "any" for standing in unknown.ratios[0].standings)
    odd = assessed(torque(QUADS, 200, speed=75), torque(HAMS, 130, speed=75))
    assert not any("60" in standing.norm for standing in odd.ratios[0].standings)


def test_a_cut_off_is_only_a_label() -> None:
    (ratio,) = assessed(torque(QUADS, 200), torque(HAMS, 90)).ratios
    applied = {label.cut_off for label in ratio.labels if label.applies}
    assert applied == {"conventional-60", "conventional-47"}
    assert not any("0.47" in statement.text for statement in assessed(torque(QUADS, 200), torque(HAMS, 90)).statements)


@pytest.mark.parametrize(("left", "beyond", "label"), [(190, False, False), (165, False, True), (140, True, True)])
def test_sides_against_their_error(left: float, beyond: bool, label: bool) -> None:
    (side,) = assessed(torque(HAMS, left), torque(HAMS, 200, "right")).sides
    assert (side.weaker, side.beyond_error, side.beyond_label) == ("left", beyond, label)
    assert side.lsi_percent == pytest.approx(100 * left / 200)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (torque(QUADS, 2039), "kg·cm"),
        (torque(HAMS, 0.9), "less than the weight"),
        (torque(HAMS, 400), "N·m/kg"),
        (torque(QUADS, 520), "force in N"),
        (Measurement(test="nordic-force", side="left", value=3.1, unit="N"), "kN"),
        (Measurement(test=QUADS, side="left", value=40, unit="deg"), "not in degrees"),
    ],
)
def test_wrong_units_are_refused(figure: Measurement, words: str) -> None:
    found = assess_measurements([figure], (), (), CATALOGUE, LIMITS, person=AssessedPerson(sex="male", mass_kg=75.0))
    assert isinstance(found, MeasurementProblem)
    assert words in found.message


def battery(when: str, *, swap: bool = False) -> list[Measurement]:
    """Three tests of somebody whose left leg is a third weaker."""
    sides: tuple[MeasuredSide, MeasuredSide] = ("right", "left") if swap else ("left", "right")
    values = {QUADS: (140, 210), HAMS: (80, 118), ECC: (100, 152)}
    return [
        torque(test, value, side, when=when)
        for test, pair in values.items()
        for value, side in zip(pair, sides, strict=True)
    ]


def test_exchanged_legs_are_found() -> None:
    found = assessed(*battery("pre"), *battery("post", swap=True))
    assert any(statement.id == "legs-exchanged" for statement in found.statements)
    sided = [change for change in found.changes if change.after.side in ("left", "right")]
    assert {change.verdict for change in sided} == {"cannot-say"}
    straight = assessed(*battery("pre"), *battery("post"))
    assert not any(statement.id == "legs-exchanged" for statement in straight.statements)


def test_muscles_exchanged_look_doubtful() -> None:
    found = assessed(torque(QUADS, 60), torque(HAMS, 180))
    assert any(statement.id == "ratio-doubtful" for statement in found.statements)


def people(change: float, count: int = 12) -> list[Measurement]:
    found = []
    for number in range(count):
        ratio = 0.96 + 0.09 * ((number % 5) - 2) / 1.5
        for when, more in (("pre", 0.0), ("post", change + 0.01 * (number % 3))):
            for side in ("left", "right"):
                torques = {QUADS: 150.0, ECC: 150.0 * (ratio + more)}
                found += [
                    torque(test, value, "left" if side == "left" else "right", when=when, person=f"P{number:02d}")
                    for test, value in torques.items()
                ]
    return found


def test_a_study_like_holcombs_is_read_off_a_table() -> None:
    found = assessed(*people(0.11), person=AssessedPerson())
    group = next(row for row in found.groups if row.measure == "hq-functional" and row.side == "mean of legs")
    assert group.people == 12
    assert group.change == pytest.approx(0.12, abs=0.002)
    assert group.low > 0
    single = [change for change in found.changes if change.after.test == "hq-functional"]
    assert {change.verdict for change in single} == {"within-noise"}
    assert "holcomb-2007" in found.published


def test_a_client_file_of_one_is_not_used_for_a_group() -> None:
    found = assessed(*people(0.11), person=AssessedPerson(sex="female", mass_kg=20.0))
    assert found.person.sex is None


def test_groups_of_two_methods_are_not_mixed() -> None:
    figures = [
        replace(figure, method=replace(figure.method, gravity="uncorrected")) if figure.occasion == "pre" else figure
        for figure in people(0.11)
    ]
    assert group_changes(figures, {}) == ()


def test_occasions_stand_in_their_order() -> None:
    names = ["post", "week9", "week10", "pre", "session1", "2026-01-02", "week2"]
    assert sorted(names, key=occasion_order) == ["pre", "session1", "2026-01-02", "week2", "week9", "week10", "post"]


def test_the_mean_of_days_has_a_smaller_error() -> None:
    error = MeasurementError(sem=10, mdc=27.7, basis="x")
    days = [
        replace(torque(ECC, value), date=date(2026, 9, day), error=error)
        for day, value in ((1, 100), (3, 104), (5, 96), (8, 100))
    ]
    mean = mean_of_days(days)
    assert mean.value == 100
    assert mean.error is not None
    assert mean.error.mdc == pytest.approx(27.7 / 2)
    assert "independent" in mean.error.basis


def test_a_mean_of_days_shows_what_single_days_cannot() -> None:
    def side(base: float, month: int, days: int) -> Assessment:
        figures = [replace(torque(ECC, base + (day % 2)), date=date(2026, month, 1 + day)) for day in range(days)]
        return assessed(*figures)

    names: dict[str, str] = {}
    (one,) = compare_assessments(side(100, 9, 1), side(117, 11, 1), names, LIMITS).changes
    (four,) = compare_assessments(side(100, 9, 4), side(117, 11, 4), names, LIMITS).changes
    assert (one.verdict, four.verdict) == ("within-noise", "real")


def test_comparing_with_itself_is_noticed() -> None:
    sample = sample_assessment()
    found = compare_assessments(sample, sample, {}, LIMITS)
    assert any(statement.id == "same-day" for statement in found.statements)
    assert all(change.difference == 0 for change in found.changes)


def test_nothing_in_common_is_said() -> None:
    found = compare_assessments(assessed(torque(QUADS, 200)), assessed(torque(HAMS, 100)), {}, LIMITS)
    assert found.changes == ()
    assert [statement.id for statement in found.statements] == ["nothing-common"]


def test_the_sample_recovers_what_went_in() -> None:
    found = {
        (figure.measurement.test, figure.measurement.side, str(figure.measurement.date)): figure.measurement.value
        for figure in sample_assessment().figures
    }
    assert found[ECC, "left", "2026-09-28"] == pytest.approx(104, rel=0.01)
    assert found[ECC, "left", "2026-11-09"] == pytest.approx(139, rel=0.01)
    assert found[QUADS, "right", "2026-11-09"] == pytest.approx(160, rel=0.01)


@given(st.integers(1, 300), st.floats(0.5, 0.999))
def test_students_t_is_that_of_the_library(degrees: int, share: float) -> None:
    from scipy.special import stdtrit

    assert t_two_sided(degrees, share) == pytest.approx(float(stdtrit(degrees, (1 + share) / 2)), rel=1e-9)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([QUADS, HAMS, ECC]),
            st.floats(5, 340),
            st.sampled_from(["left", "right", "unknown"]),
            st.sampled_from(["", "pre", "post", "week3"]),
        ),
        max_size=20,
    )
)
def test_whatever_is_measured_the_document_holds_together(rows: list[tuple[str, float, MeasuredSide, str]]) -> None:
    found = assess_measurements(
        [torque(test, value, side, when=when) for test, value, side, when in rows],
        (),
        (),
        CATALOGUE,
        LIMITS,
        person=AssessedPerson(sex="male", mass_kg=80.0),
    )
    if isinstance(found, MeasurementProblem):
        return
    for ratio in found.ratios:
        assert ratio.parts is not None
        assert ratio.measurement.value == pytest.approx(ratio.parts[0] / ratio.parts[1], rel=0.01)
    for change in found.changes:
        assert change.difference == pytest.approx(change.after.value - change.before.value)
        assert change.verdict != "real" or (change.mdc is not None and abs(change.difference) > change.mdc)
    for side in found.sides:
        assert 0 < side.lsi_percent <= 100


def test_what_names_nobody_belongs_to_the_only_name() -> None:
    found = assessed(torque(QUADS, 200, person="Ana"), torque(HAMS, 110), person=AssessedPerson(name="ana"))
    assert [ratio.measurement.person for ratio in found.ratios] == ["Ana"]
    assert not any(statement.id == "another-name" for statement in found.statements)


def test_a_client_file_of_somebody_else_is_noticed() -> None:
    found = assessed(torque(QUADS, 200, person="Ana"), person=AssessedPerson(name="Bo", sex="male"))
    assert any(statement.id == "another-name" and "Bo" in statement.text for statement in found.statements)
    group = assessed(*people(0.1), person=AssessedPerson(sex="male"))
    assert any(statement.id == "several-people" for statement in group.statements)


def test_two_people_are_not_compared() -> None:
    ana, bo, nobody = (assessed(torque(QUADS, 200, person=name)) for name in ("Ana", "Bo", ""))
    found = compare_assessments(ana, bo, {}, LIMITS)
    assert found.changes == ()
    assert any(statement.id == "two-people" for statement in found.statements)
    assert len(compare_assessments(nobody, ana, {}, LIMITS).changes) == 1


def test_files_that_nothing_tells_apart_are_said() -> None:
    one = replace(torque(QUADS, 200), file="a.txt")
    found = assessed(one, replace(one, value=150, file="b.txt"))
    assert any(statement.id == "nameless-trials" for statement in found.statements)
    dated = assessed(replace(one, date=date(2026, 9, 1)), replace(one, date=date(2026, 11, 1), file="b.txt"))
    assert not any(statement.id == "nameless-trials" for statement in dated.statements)


def test_the_group_over_legs_and_speeds_as_studies_report_it() -> None:
    """Functional ratios of 60, 180 and 240 °/s: the mean of six figures a person, before and after."""
    figures = []
    for number in range(5):
        for when, more in (("pre", 0.0), ("post", 0.12)):
            for side in ("left", "right"):
                for speed, ratio in ((60.0, 0.8), (180.0, 1.0), (240.0, 1.1)):
                    own = ratio + 0.02 * number + more * (1 + 0.1 * (number - 2))
                    for test, value in ((QUADS, 150.0), (ECC, 150.0 * own)):
                        one: MeasuredSide = "left" if side == "left" else "right"
                        figures.append(torque(test, value, one, speed=speed, when=when, person=f"P{number}"))
    (group,) = [row for row in assessed(*figures).groups if row.side == "mean of legs and speeds"]
    assert (group.measure, group.speed_deg_s, group.people) == ("hq-functional", None, 5)
    assert group.before_mean == pytest.approx((0.8 + 1.0 + 1.1) / 3 + 0.04)
    assert group.change == pytest.approx(0.12)


def test_angles_of_a_group_are_kept_apart() -> None:
    figures = [
        Measurement(
            test="hq-angle",
            side=side,
            value=value + 0.01 * number + (0.1 if when == "post" else 0.0),
            unit="ratio",
            occasion=when,
            person=f"P{number}",
            method=Method(speed_deg_s=60, angle_deg=angle, gravity="corrected"),
        )
        for number in range(3)
        for when in ("pre", "post")
        for side in ("left", "right")
        for angle, value in ((30.0, 0.9), (50.0, 0.6))
    ]
    rows = {row.angle_deg: row.before_mean for row in group_changes(figures, {}) if row.side == "left"}
    assert rows == {30.0: pytest.approx(0.91), 50.0: pytest.approx(0.61)}


def test_isometric_ratios_are_of_one_angle() -> None:
    figures = [
        Measurement(
            test=f"knee-{muscle}-torque-isometric", side="left", value=value, unit="N·m", method=Method(angle_deg=angle)
        )
        for muscle, value, angle in (("extension", 200, 60), ("flexion", 120, 60), ("flexion", 90, 30))
    ]
    (ratio,) = assessed(*figures).ratios
    assert (ratio.measurement.value, ratio.measurement.method.angle_deg) == (0.6, 60)


def test_many_changes_say_what_chance_alone_makes_of_them() -> None:
    found = assessed(*people(0.11), person=AssessedPerson())
    (said,) = [statement for statement in found.statements if statement.id == "by-chance"]
    assert "72 changes were judged" in said.text
    assert "about 4 of them" in said.text
    assert not any(statement.id == "by-chance" for statement in assessed(*battery("pre"), *battery("post")).statements)
