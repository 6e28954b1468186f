"""Force-plate text: a sample number and the vertical force; without a rate only force itself can be said."""

from backline.measurements.curve_table import numbers
from backline.measurements.source import Content, FileError, Source
from backline.record.curve import Curve

NAME = "force-plate text"


def recognises(source: Source) -> bool:
    """A header of sample number and vertical ground reaction force."""
    head = source.lines[0].lower() if source.lines else ""
    return head.startswith("#sample") and "grf" in head


def read(source: Source) -> Content:
    """One trace in newtons. Flight time, height and rate of force need samples a second; the file states none."""
    rows = [line.split() for line in source.lines[1:] if line.strip()]
    if not rows:
        raise FileError("The file ends after its header.")
    force = numbers(rows, 1, 2, "force")
    curve = Curve(
        kind="force-plate",
        signal=tuple(force),
        sample_hz=1.0,
        file=source.name,
        instrument="force plate",
        side="both",
        test="jump-peak-force",
        signed=False,
        gravity="not-applicable",
    )
    note = "The file counts samples and states no rate: no flight time, no height. Newtons are assumed."
    return Content(format=NAME, verified=True, rows=len(rows), curves=(curve,), notes=(note,))
