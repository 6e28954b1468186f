"""Small files of every format, written from their descriptions with a known truth inside."""

from pathlib import Path

from tests.properties.synthetic_curves import Truth, recording

from backline.record.curve import Curve

TRUTH = Truth(quadriceps_nm=180.0, hamstrings_nm=105.0, limb_nm=9.0, drift_nm=0.0, offset_nm=0.0, noise_nm=0.1)


def truth_at(hz: float) -> Curve:
    """The same truth at another rate."""
    return recording(Truth(**{**vars(TRUTH), "hz": hz}))


def curve_table(
    folder: Path,
    *,
    name: str = "curve.csv",
    settings: str = "# side: left\n# limb_nm: 9\n",
    header: str = "time_s,torque_nm,angle_deg,velocity_deg_s",
    times: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0),
    keep: float = 1.0,
) -> Path:
    """A CSV of time, torque, angle, speed, each multiplied by its factor; only the first `keep` share of the lines."""
    curve = truth_at(200.0)
    lines = [
        ",".join(
            f"{value * factor:.6g}"
            for value, factor in zip(
                (place / curve.sample_hz, curve.signal[place], curve.angle_deg[place], curve.speed_deg_s[place]),
                times,
                strict=True,
            )
        )
        for place in range(len(curve.signal))
    ]
    text = settings + header + "\n" + "\n".join(lines[: round(keep * len(lines))]) + "\n"
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def biodex(folder: Path, *, name: str = "knee-left.txt", lines: int | None = None, cut: bool = False) -> Path:
    """Six header lines, then five columns; the anatomical angle is the knee's."""
    curve = truth_at(100.0)
    head = ["Biodex text export", "Units N-M", "", "Knee 60 deg/sec", "", "mSec TORQUE POSITION POS(ANAT) VELOCITY"]
    rows = [
        f"{place * 10} {curve.signal[place]:.3f} {90 - curve.angle_deg[place]:.2f} {curve.angle_deg[place]:.2f} "
        f"{curve.speed_deg_s[place]:.2f}"
        for place in range(len(curve.signal))
    ][:lines]
    if cut:
        rows[-1] = rows[-1][:9]
    path = folder / name
    path.write_text("\r\n".join([*head, *rows]), encoding="utf-8")
    return path


def contrex(folder: Path, *, name: str = "knie.CTM", table: int = 360, keep: float = 1.0) -> Path:
    """Sections, tabs, decimal comma in the header, points in the data, flexion negative, table in 0.1 N·m."""
    from math import cos, radians

    curve = truth_at(256.0)
    head = [
        "[Patient]",
        "Name\tM\xfcller",
        "Side\tleft",
        "Mass\t75,5",
        "Date\t20.11.2026",
        "[Gravity]",
        *[f"{-10 * TRUTH.limb_nm * cos(radians(degree)):.1f}" for degree in range(table)],
        "[move 1]",
        "154",
        "[move 2]",
        "700",
        "[Data]",
        "Torque\tSpeed\tAngle",
    ]
    rows = [
        f"{curve.signal[place]:.2f}\t{-curve.speed_deg_s[place]:.2f}\t{-curve.angle_deg[place]:.2f}"
        for place in range(len(curve.signal))
    ]
    path = folder / name
    path.write_bytes("\r\n".join([*head, *rows[: round(keep * len(rows))]]).encode("latin-1"))
    return path


NORDBORD_HEADER = (
    "\ufeffAthlete,Date,L Reps,R Reps,L Max Force (N),R Max Force (N),Max Imbalance (%),"
    "L Max Torque (Nm),R Max Torque (Nm)\r\n"
)


def nordbord(folder: Path, rows: str = "Ana,2026-11-20,3,3,300,330,9.1,120,132\r\n") -> Path:
    """The header as it is exported, and rows as it describes them."""
    path = folder / "nordbord.csv"
    path.write_text(NORDBORD_HEADER + rows + ",,,,,,,,\r\n", encoding="utf-8")
    return path


def table(folder: Path, rows: str, header: str = "subject,leg,velocity,movement,timepoint,load") -> Path:
    """A peak-torque table."""
    path = folder / "table.csv"
    path.write_text(f"{header}\n{rows}\n", encoding="utf-8")
    return path
