"""NordBord CSV: one row a test with left and right force. The header was seen on a real file, rows were not."""

from backline.measurements.source import Content, FileError, Source, cells, number, one_line
from backline.measurements.words import date_of
from backline.record.measurement import MeasuredUnit, Measurement, Method

NAME = "NordBord CSV"
_FORCE = ("L Max Force (N)", "R Max Force (N)")
_TORQUE = ("L Max Torque (Nm)", "R Max Torque (Nm)")
_REPETITIONS = ("L Reps", "R Reps")
_IMBALANCE = "Max Imbalance (%)"


def recognises(source: Source) -> bool:
    """Are left and right maximal force named?"""
    return bool(source.lines) and all(name in source.lines[0] for name in _FORCE)


def read(source: Source) -> Content:
    """Force (and torque where it is there) of both legs. The imbalance of the file is held against its own forces."""
    rows = cells(source.lines)
    header = rows[0]
    found: list[Measurement] = []
    notes: list[str] = []
    used = 0
    for line, row in enumerate(rows[1:], 2):
        if not any(row):
            continue
        used += 1
        cell = dict(zip(header, row, strict=False))
        day = date_of(cell.get("Date", "").split(" ")[0]) if cell.get("Date") else None
        if cell.get("Date") and day is None:
            notes.append(f'Line {line}: the date "{one_line(cell["Date"], 20)}" could be two days; write 2026-11-20.')
        forces = [number(cell.get(name, "")) for name in _FORCE]
        if None in forces:
            raise FileError("Left or right maximal force is no number.", line)
        pairs: list[tuple[str, MeasuredUnit, tuple[str, str]]] = [
            ("nordic-force", "N", _FORCE),
            ("nordic-torque", "N·m", _TORQUE),
        ]
        for test, unit, names in pairs:
            for side, name, reps_name in zip(("left", "right"), names, _REPETITIONS, strict=True):
                value = number(cell.get(name, ""))
                reps = number(cell.get(reps_name, ""))
                if value is None:
                    continue
                if value < 0:
                    raise FileError(f"{name} is below nothing.", line)
                found.append(
                    Measurement(
                        test=test,
                        side="left" if side == "left" else "right",
                        value=value,
                        unit=unit,
                        date=day,
                        person=one_line(cell.get("Athlete", ""), 60),
                        method=Method(
                            instrument="Nordic device, NordBord",
                            statistic="best",
                            repetitions=int(reps) if reps is not None and reps >= 1 else None,
                        ),
                        file=source.name,
                        row=line,
                    )
                )
        _check_imbalance(cell.get(_IMBALANCE, ""), forces[0] or 0.0, forces[1] or 0.0, line, notes)
    if not used:
        notes.append(
            "The file holds the header and no test: it is an empty template. Export the tests themselves, or type them "
            'into the client file: [[test]], id = "nordic-force", date, left_n, right_n.'
        )
    return Content(format=NAME, verified=False, rows=used, measurements=tuple(found), notes=tuple(notes))


def _check_imbalance(text: str, left: float, right: float, line: int, notes: list[str]) -> None:
    """The file's imbalance must fit its forces in size, or a column is not what its name says."""
    stated = number(text)
    stronger = max(left, right)
    if stated is None or stronger <= 0:
        return
    own = 100 * abs(left - right) / stronger
    if abs(abs(stated) - own) > 1.5:
        notes.append(
            f"Line {line}: the file says {abs(stated):.1f} % imbalance, its forces {own:.1f} %. Are the columns right?"
        )
