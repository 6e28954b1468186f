"""Every format is recognised by what is in it, read in its units, and refused with line and cure where it is wrong."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.measurements.writing import TRUTH, biodex, contrex, curve_table, nordbord, table

from backline.assess.dynamometry.curves import CurveError, analyse
from backline.assess.dynamometry.limits import load_limits
from backline.measurements.read import NOT_VERIFIED, Recording, read_measurement_file, read_measurements
from backline.record.curve import MeasurementProblem

QUADS, HAMS = "knee-extension-torque-concentric", "knee-flexion-torque-concentric"


def good(path: Path) -> Recording:
    found = read_measurement_file(path)
    assert isinstance(found, Recording), found
    return found


def refused(path: Path) -> MeasurementProblem:
    found = read_measurement_file(path)
    assert isinstance(found, MeasurementProblem), found
    assert len(found.message.splitlines()) <= 3
    return found


def peaks(path: Path) -> dict[str, float]:
    (curve,) = good(path).curves
    return {tested.test: tested.best.peak_nm for tested in analyse(curve, load_limits())}


def test_a_curve_table_says_what_went_into_it(tmp_path: Path) -> None:
    found = peaks(curve_table(tmp_path))
    assert found[QUADS] == pytest.approx(TRUTH.quadriceps_nm, rel=0.01)
    assert found[HAMS] == pytest.approx(TRUTH.hamstrings_nm, rel=0.01)


@pytest.mark.parametrize(
    ("header", "times"),
    [
        ("time_ms,torque_ftlb,angle_deg,velocity_deg_s", (1000.0, 1 / 1.3558179, 1.0, 1.0)),
        ("time_s,torque_kgcm,angle_rad,velocity_rad_s", (1.0, 10.19716, 1 / 57.29578, 1 / 57.29578)),
        ("Time [s],Torque [N-m],Angle [deg],Velocity [deg/s]", (1.0, 1.0, 1.0, 1.0)),
        ("Time (sec),Torque (in-lb),Position (degrees),Velocity (deg/sec)", (1.0, 8.8507458, 1.0, 1.0)),
    ],
)
def test_units_in_headers_are_taken_at_their_word(
    tmp_path: Path, header: str, times: tuple[float, float, float, float]
) -> None:
    path = curve_table(tmp_path, header=header, times=times, settings="# side: left\n# limb_nm: 9\n")
    assert peaks(path)[QUADS] == pytest.approx(TRUTH.quadriceps_nm, rel=0.01)


def test_angles_measured_from_the_other_end(tmp_path: Path) -> None:
    path = curve_table(
        tmp_path,
        settings="# side: left\n# limb_nm: 9\n# angle_convention: flexion negative\n",
        times=(1.0, 1.0, -1.0, -1.0),
    )
    assert peaks(path)[HAMS] == pytest.approx(TRUTH.hamstrings_nm, rel=0.01)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"header": "time_s,torque,angle_deg,velocity_deg_s"}, "states no unit"),
        ({"header": "time_s,torque (stone),angle_deg,velocity_deg_s"}, '"stone" is not known'),
        ({"settings": "# side: left\n# hz: 2000\n"}, "says 2000 Hz, its time column 200 Hz"),
        ({"settings": "# side: middle\n"}, "no side"),
        ({"settings": "# colour: red\n"}, "no known key"),
        ({"settings": "# side: left\n", "name": "knee-right.csv"}, "says left, its name says right"),
        ({"settings": "# date: 20/11/26\n"}, "2026-11-20"),
        ({"settings": "# gravity: maybe\n"}, "corrected, uncorrected"),
        ({"settings": "# angle_convention: upside down\n"}, "angle_convention"),
        ({"settings": "# limb_nm: heavy\n"}, "must be a number"),
    ],
)
def test_what_is_wrong_in_a_curve_table_is_named(tmp_path: Path, changes: dict[str, str], words: str) -> None:
    assert words in refused(curve_table(tmp_path, **changes)).message  # type: ignore[arg-type]


def failed(path: Path) -> str:
    (curve,) = good(path).curves
    with pytest.raises(CurveError) as error:
        analyse(curve, load_limits())
    return str(error.value)


def test_radians_named_degrees_are_found(tmp_path: Path) -> None:
    """The angle alone in radians; angle and speed both, where only the range of the knee tells."""
    assert "radians" in failed(curve_table(tmp_path, times=(1.0, 1.0, 1 / 57.29578, 1.0)))
    assert "radians" in failed(curve_table(tmp_path, times=(1.0, 1.0, 1 / 57.29578, 1 / 57.29578)))


def test_a_wrong_rate_is_found(tmp_path: Path) -> None:
    """2000 samples a second read as 200: the speed column is ten times as fast as the angle changes."""
    path = curve_table(tmp_path, settings="# side: left\n# hz: 20\n", header="index,torque_nm,angle_deg,velocity_deg_s")
    assert "sampled with 200 Hz instead of 20 Hz" in failed(path)


@pytest.mark.parametrize("keep", [0.22, 0.25])
def test_a_recording_cut_inside_its_first_movement_is_refused(tmp_path: Path, keep: float) -> None:
    path = curve_table(tmp_path, keep=keep / 2)
    assert "cut off" in failed(path)


def test_a_cut_last_movement_is_left_out_and_said(tmp_path: Path) -> None:
    (curve,) = good(curve_table(tmp_path, keep=0.55)).curves
    tested = analyse(curve, load_limits())
    assert any("cut off" in note for found in tested for note in found.notes)
    assert {found.test: found.best.peak_nm for found in tested}[QUADS] == pytest.approx(180, rel=0.01)


def test_formats_without_a_real_file_say_so(tmp_path: Path) -> None:
    for path in (biodex(tmp_path), contrex(tmp_path), nordbord(tmp_path), curve_table(tmp_path)):
        (file,) = good(path).files
        assert not file.verified
        assert NOT_VERIFIED in file.notes
        assert "not verified on a real file" in NOT_VERIFIED


def test_biodex(tmp_path: Path) -> None:
    found = good(biodex(tmp_path))
    (curve,) = found.curves
    assert (curve.side, curve.target_deg_s, curve.gravity) == ("left", 60.0, "unknown")
    limb = TRUTH.limb_nm
    assert peaks(biodex(tmp_path))[QUADS] == pytest.approx(TRUTH.quadriceps_nm - limb * 0.42, rel=0.02)
    assert "cut off" in " ".join(good(biodex(tmp_path, cut=True)).files[0].notes)
    assert "no samples" in refused(biodex(tmp_path, lines=0)).message


def test_contrex(tmp_path: Path) -> None:
    """Latin-1, the table of the limb's weight, flexion negative: the truth comes out, corrected once."""
    (curve,) = good(contrex(tmp_path)).curves
    assert (curve.person, curve.side, curve.sample_hz, curve.starts) == ("Müller", "left", 256.0, (154, 700))
    assert len(curve.weight_nm) == 360
    assert curve.weight_nm[0] == pytest.approx(-TRUTH.limb_nm)
    tested = {found.test: found for found in analyse(curve, load_limits())}
    assert tested[QUADS].gravity == "corrected"
    assert "The machine marks 2 movements, 8 were found." in tested[QUADS].notes
    assert tested[QUADS].best.peak_nm == pytest.approx(TRUTH.quadriceps_nm, rel=0.01)
    assert tested[HAMS].best.peak_nm == pytest.approx(TRUTH.hamstrings_nm, rel=0.01)


def test_contrex_that_is_damaged(tmp_path: Path) -> None:
    assert "360 values" in refused(contrex(tmp_path, table=200)).message
    assert "truncated" in refused(contrex(tmp_path, keep=0.1)).message
    assert "No rows" in refused(contrex(tmp_path, keep=0)).message


def test_nordbord(tmp_path: Path) -> None:
    found = {(figure.test, figure.side): figure.value for figure in good(nordbord(tmp_path)).measurements}
    assert found == {
        ("nordic-force", "left"): 300,
        ("nordic-force", "right"): 330,
        ("nordic-torque", "left"): 120,
        ("nordic-torque", "right"): 132,
    }


def test_nordbord_that_contradicts_itself_is_said(tmp_path: Path) -> None:
    (file,) = good(nordbord(tmp_path, "Ana,2026-11-20,3,3,300,330,25,120,132\r\n")).files
    assert any("25.0 % imbalance" in note for note in file.notes)
    (file,) = good(nordbord(tmp_path, "Ana,05/06/2026,3,3,300,330,9.1,120,132\r\n")).files
    assert any("could be two days" in note for note in file.notes)
    assert refused(nordbord(tmp_path, "Ana,2026-11-20,3,3,x,330,9.1,,\r\n")).row == 2


def test_hand_held_force_in_any_unit(tmp_path: Path) -> None:
    """20 kg at 30 cm, 44.09 lb at 11.81 in and 196.1 N at 0.3 m are the same torque."""
    for header, row in (
        ("side,muscle,force_kg,lever_cm", "left,hamstrings,20,30"),
        ("side,muscle,force (lb),lever (in)", "left,hamstrings,44.0925,11.811"),
        ("side;muscle;force_n;lever_m", "left;hamstrings;196,133;0,3"),
    ):
        path = table(tmp_path, row, header)
        (figure,) = good(path).measurements
        assert figure.test == "knee-flexion-torque-isometric"
        assert figure.value == pytest.approx(58.84, abs=0.01)
        assert figure.unit == "N·m"


def test_hand_held_without_a_lever_stays_a_force(tmp_path: Path) -> None:
    (figure,) = good(table(tmp_path, "right,quadriceps,30", "side,muscle,force_kg")).measurements
    assert (figure.test, figure.unit) == ("knee-extension-force-isometric", "N")
    assert (
        "not possible on a leg"
        in refused(table(tmp_path, "left,hamstrings,20,30", "side,muscle,force_kg,lever_m")).message
    )
    assert "no unit" in refused(table(tmp_path, "left,hamstrings,20", "side,muscle,force")).message


def test_a_table_of_peak_torques(tmp_path: Path) -> None:
    rows = "A,R,isok.60,ext,pre,254\nA,R,isok.60,flex,pre,NA\nA,L,isom,flex,pre,120"
    found = good(table(tmp_path, rows))
    assert [(figure.test, figure.side, figure.value, figure.method.speed_deg_s) for figure in found.measurements] == [
        ("knee-extension-torque-concentric", "right", 254, 60),
        ("knee-flexion-torque-isometric", "left", 120, None),
    ]
    assert "1 rows without a value" in " ".join(found.files[0].notes)


def test_a_table_with_actions_gravity_and_units(tmp_path: Path) -> None:
    header = "person;side;speed_deg_s;muscle;action;gravity;date;torque (ft-lb)"
    (figure,) = good(table(tmp_path, "Ana;left;60;hamstrings;ecc;yes;2026-11-20;88,5", header)).measurements
    assert figure.test == "knee-flexion-torque-eccentric"
    assert figure.value == pytest.approx(119.99, abs=0.01)
    assert figure.method.gravity == "corrected"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("A,X,isok.60,ext,pre,254", "no leg"),
        ("A,R,fast,ext,pre,254", "degrees a second"),
        ("A,R,isok.60,sideways,pre,254", "no movement"),
        ("A,R,isok.60,ext,pre,many", "no number"),
        ("A,R,isok.60,ext,pre,inf", "no number"),
    ],
)
def test_a_wrong_word_in_a_table_is_named_with_its_line(tmp_path: Path, row: str, words: str) -> None:
    problem = refused(table(tmp_path, row))
    assert words in problem.message
    assert problem.row == 2


def test_what_is_no_measurement_is_refused(tmp_path: Path) -> None:
    for content, words in ((b"", "empty"), (b"hello\nworld\n", "No format"), (b"\x00\x01\x02" * 50, "No format")):
        path = tmp_path / "x.txt"
        path.write_bytes(content)
        assert words in refused(path).message
    assert "no such file" in refused(tmp_path / "nowhere.csv").message
    (tmp_path / "book.xlsx").write_bytes(b"PK\x03\x04 xl/ broken")
    assert "cannot be opened" in refused(tmp_path / "book.xlsx").message


def test_a_file_named_twice_and_a_folder(tmp_path: Path) -> None:
    path = nordbord(tmp_path)
    (tmp_path / "notes.md").write_text("not a measurement", encoding="utf-8")
    twice = read_measurements([path, path])
    assert isinstance(twice, MeasurementProblem)
    assert "twice" in twice.message
    folder = read_measurements([tmp_path])
    assert isinstance(folder, Recording)
    assert [file.format for file in folder.files] == ["NordBord CSV", "not read"]


HEADERS = st.sampled_from(
    [
        "subject,leg,velocity,movement,timepoint,load",
        "side,muscle,force_kg,lever_cm",
        "time_s,torque_nm,angle_deg,velocity_deg_s",
        "#Sample\tGRFv",
        "[Patient]\nmove 1\t3",
        "x\nmSec TORQUE POSITION POS(ANAT) VELOCITY",
        "0000.038|RX|UserTorque(Nm)|Velocity(rad)|Position(mm)|Position(rad)|TX",
        "Athlete,Date,L Max Force (N),R Max Force (N)",
    ]
)
CELLS = st.one_of(
    st.sampled_from(["", "NA", "1", "60", "ext", "L", "-3,5", "1e400", "nan", "\x1b[31m"]), st.text(max_size=8)
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HEADERS, st.lists(st.lists(CELLS, max_size=8), max_size=6), st.sampled_from([",", "\t", ";", "|"]))
def test_nothing_in_a_file_raises(tmp_path: Path, header: str, rows: list[list[str]], delimiter: str) -> None:
    path = tmp_path / "fuzz.txt"
    text = "\n".join([header, *(delimiter.join(row) for row in rows)])
    path.write_text(text.encode("utf-8", "replace").decode(), encoding="utf-8")
    found = read_measurement_file(path)
    if isinstance(found, MeasurementProblem):
        assert len(found.message.splitlines()) <= 3
        assert "\x1b" not in found.message
    else:
        for curve in found.curves:
            if curve.kind == "isokinetic":
                with contextlib.suppress(CurveError):
                    analyse(curve, load_limits())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_no_bytes_raise(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "fuzz.ctm"
    path.write_bytes(content)
    read_measurement_file(path)


def test_a_day_in_the_name_counts_where_the_file_has_none(tmp_path: Path) -> None:
    (curve,) = good(biodex(tmp_path, name="knee-2026-11-20-left.txt")).curves
    assert str(curve.date) == "2026-11-20"
    stated = curve_table(tmp_path, name="a-2026-11-20.csv", settings="# side: left\n# date: 2026-09-01\n")
    assert str(good(stated).curves[0].date) == "2026-09-01"
    assert good(biodex(tmp_path, name="2026-11-20-to-2026-11-22.txt")).curves[0].date is None
    assert good(biodex(tmp_path, name="2026-13-45.txt")).curves[0].date is None
