"""The log of a Biostrength leg press: torque at the machine's shaft, about 50 samples a second, bars between columns.

The push is the phase in which the shaft's speed is negative and torque is high, the return is the machine's own way
back. The torque is the shaft's, not a knee's or a hip's; it can be compared with the same machine only.
"""

from backline.measurements import units
from backline.measurements.curve_table import even, numbers, rate_of
from backline.measurements.source import Content, FileError, Source, cells, number
from backline.measurements.words import side_in_name
from backline.record.curve import Curve

NAME = "Biostrength machine log"
_TORQUE, _SPEED, _POSITION = "UserTorque(Nm)", "Velocity(rad)", "Position(rad)"


def recognises(source: Source) -> bool:
    """The header itself starts with a time and RX, and names the user's torque."""
    return bool(source.lines) and "UserTorque(" in source.lines[0] and "RX" in source.lines[0]


def read(source: Source) -> Content:
    """One recording of one leg; a last line that is cut off is left out and said."""
    rows = cells([line.replace("¦", "|") for line in source.lines if line.strip()])
    header, data = rows[0], rows[1:]
    for name in (_TORQUE, _SPEED, _POSITION):
        if name not in header:
            raise FileError(f"The column {name} is missing. Export the machine's log again.", 1)
    notes = ["The speed column is named rad and read as rad/s: the position's change a second agrees with it."]
    if data and len(data[-1]) != len(header):
        data = data[:-1]
        notes.append("The last line is cut off and was left out.")
    for line, row in enumerate(data, 2):
        if len(row) != len(header):
            raise FileError(f"This line holds {len(row)} values instead of {len(header)}.", line)
    if len(data) < 2:
        raise FileError("The log holds no samples.")
    time_s = numbers(data, 0, 2, "time")
    hz = rate_of(time_s)
    if number(header[0]) is None:
        notes.append("The first line has no time before its column names, as such logs usually have.")
    torque = numbers(data, header.index(_TORQUE), 2, "torque")
    speed = [value * units.ANGLE["rad"] for value in numbers(data, header.index(_SPEED), 2, "speed")]
    position = [value * units.ANGLE["rad"] for value in numbers(data, header.index(_POSITION), 2, "position")]
    curve = Curve(
        kind="leg-press",
        signal=even(time_s, torque, hz),
        speed_deg_s=even(time_s, speed, hz),
        angle_deg=even(time_s, position, hz),
        sample_hz=hz,
        file=source.name,
        instrument="leg press, Biostrength",
        side=side_in_name(source.path.name) or "unknown",
        test="leg-press-torque",
        action="concentric",
        signed=False,
        gravity="not-applicable",
    )
    return Content(format=NAME, verified=True, rows=len(data), curves=(curve,), notes=tuple(notes))
