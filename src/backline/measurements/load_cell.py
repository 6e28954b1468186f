"""Load-cell traces in a workbook without a header: sheet DNM of vastus lateralis, biceps femoris, tibialis, calf.

Layout, unit (kgf) and rate (2000 a second) are those of the published data set of isometric tests of the elderly; the
file itself states none of them, and this is said.
"""

import io
import warnings

from backline.measurements.source import Content, FileError, Source
from backline.quantities import GRAVITY_M_S2
from backline.record.curve import Curve

NAME = "load-cell workbook"
SHEET = "DNM"
HZ = 2000.0
_CHANNELS = (("knee-extension-force-isometric", "vastus lateralis"), ("knee-flexion-force-isometric", "biceps femoris"))


def recognises(source: Source) -> bool:
    """A workbook (a zip that holds sheets)?"""
    return source.content[:4] == b"PK\x03\x04" and b"xl/" in source.content


def read(source: Source) -> Content:
    """The two channels of the thigh as force traces; the ankle's two are not part of this test."""
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(source.content), read_only=True, data_only=True)
    except Exception as error:  # a damaged workbook raises whatever its XML or zip reader raises
        raise FileError(f"The workbook cannot be opened: {type(error).__name__}. Save it again.") from None
    if SHEET not in book.sheetnames:
        names = ", ".join(name[:30] for name in book.sheetnames[:5])
        raise FileError(
            f"The workbook has the sheets {names}; a sheet {SHEET} with load-cell traces is needed.\n"
            "Another workbook: save the sheet with the figures as CSV; docs/reference/measurements.md has the columns."
        )
    rows = list(book[SHEET].iter_rows(values_only=True))
    curves = []
    notes = ["The file states neither unit nor rate nor side: kgf and 2000 Hz are those of the published data set."]
    for place, (test, name) in enumerate(_CHANNELS):
        column = [row[place] if place < len(row) else None for row in rows]
        while column and column[-1] is None:
            column.pop()
        values = [float(value) for value in column if isinstance(value, int | float)]
        if len(values) != len(column):
            raise FileError(f"Sheet {SHEET}, column {place + 1} ({name}) has cells without a number.")
        if len(values) < HZ:
            raise FileError(f"Sheet {SHEET}, column {place + 1} ({name}) holds less than one second.")
        if len(values) < 0.75 * len(rows):
            notes.append(
                f"{name}: {len(values)} of {len(rows)} samples. It is shorter, or was sampled at half the rate."
            )
        curves.append(
            Curve(
                kind="force",
                signal=tuple(value * GRAVITY_M_S2 for value in values),
                sample_hz=HZ,
                file=source.name,
                instrument="load cell",
                test=test,
                signed=False,
                gravity="not-applicable",
            )
        )
    return Content(format=NAME, verified=True, rows=len(rows), curves=tuple(curves), notes=tuple(notes))
