"""OpenSim's tables: joint angles in `.mot` played through the body, joint moments in `.sto` read beside ours.

A `.mot` or `.sto` is a header (`nRows=…`, `nColumns=…`, `inDegrees=yes|no`, `endheader`), a line of column names and
numbers, parted by
tabs, blanks or commas. A file that does not hold what its header says is refused with file and key.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from backline.movement.body import Body
from backline.movement.definition import ARM_WORDS, DEFAULTS, LEG_WORDS, TRUNK_WORDS, Movement, Root, Support
from backline.movement.jets import Array, Jet, jet
from backline.movement.motion import Motion, centres
from backline.movement.pose import solve
from backline.movement.timing import Knot, Timeline

LARGEST_BYTES = 200_000_000
WINDOW = 41  # samples (0.4 s at 100 Hz) that a polynomial is laid through for speed and acceleration
DEGREE = 4
SIDES = {"right": "r", "left": "l"}


class TableProblem(ValueError):  # noqa: N818
    """A table that is not what it says. Names file and key."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        super().__init__(f"{file}: {key}: {reason}")
        self.file, self.key, self.reason = file, key, reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns by name over time in s, each (rows,); angles are in degrees when `in_degrees`. `stated_rows` is what the
    header says."""

    file: str
    time: Array
    columns: Mapping[str, Array]
    in_degrees: bool
    stated_rows: int | None


def read_table_file(path: Path, *, accept_short: bool = False) -> Table:
    """Read a `.mot` or `.sto`. Raises TableProblem; `accept_short` takes a file with fewer rows than its header
    says."""
    name = path.name
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise TableProblem(name, "file", f"is larger than {LARGEST_BYTES // 1_000_000} MB")
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError as problem:
        raise TableProblem(name, "file", problem.strerror or "cannot be read") from problem
    header: dict[str, str] = {}
    first = 0
    for first, line in enumerate(lines):  # noqa: B007
        bare = line.strip().strip(",").strip()
        if bare.lower() == "endheader":
            break
        if "=" in bare and " " not in bare.split("=")[0].strip():
            key, value = bare.split("=", 1)
            header[key.strip().lower()] = value.strip()
    else:
        raise TableProblem(name, "endheader", "is missing: this is no OpenSim table")
    body = [line for line in lines[first + 1 :] if line.strip(" ,\t")]
    if not body:
        raise TableProblem(name, "columns", "no line of column names after endheader")
    names = _cells(body[0])
    rows = _stated(header, "nrows", name)
    width = _stated(header, "ncolumns", name)
    if width is not None and width != len(names):
        raise TableProblem(name, "nColumns", f"the header says {width}, the column line has {len(names)}")
    if not names or names[0].lower() != "time":
        raise TableProblem(name, "time", "must be the first column")
    if len(set(names)) != len(names):
        raise TableProblem(name, "columns", "a column name stands twice")
    numbers = _numbers(body[1:], names, name, len(lines) - len(body) + 2)
    if rows is not None and len(numbers) != rows and not (accept_short and 1 < len(numbers) < rows):
        raise TableProblem(
            name, "nRows", f"the header says {rows} rows, the file has {len(numbers)}; it may be cut off"
        )
    if len(numbers) < 2:
        raise TableProblem(name, "nRows", "needs at least two rows")
    time = numbers[:, 0]
    if (np.diff(time) <= 0).any():
        raise TableProblem(name, "time", f"does not rise after {time[int(np.argmax(np.diff(time) <= 0))]:g} s")
    columns = {column: numbers[:, index] for index, column in enumerate(names) if index}
    return Table(
        file=name,
        time=time,
        columns=columns,
        in_degrees=header.get("indegrees", "yes").lower() == "yes",
        stated_rows=rows,
    )


def _cells(line: str) -> list[str]:
    parts = line.split(",") if "," in line else line.split("\t") if "\t" in line.strip() else line.split()
    cells = [part.strip() for part in parts]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _stated(header: Mapping[str, str], key: str, file: str) -> int | None:
    if key not in header:
        return None
    if not header[key].isdecimal():
        raise TableProblem(file, key, f"{header[key][:20]!r} is no number of rows or columns")
    return int(header[key])


def _numbers(lines: list[str], names: list[str], file: str, first: int) -> Array:
    rows = []
    for number, line in enumerate(lines, first):
        cells = _cells(line)
        if len(cells) != len(names):
            raise TableProblem(file, f"line {number}", f"{len(cells)} numbers for {len(names)} columns")
        try:
            rows.append([float(cell) for cell in cells])
        except ValueError as problem:
            raise TableProblem(file, f"line {number}", "holds something that is no number") from problem
    found = np.array(rows, dtype=float).reshape(len(rows), len(names))
    if not np.isfinite(found).all():
        wrong = first + int(np.argmax(~np.isfinite(found).all(axis=1)))
        raise TableProblem(file, f"line {wrong}", "holds a number that is not finite")
    return found


def smoothed(time: Array, values: Array) -> Jet:
    """Value, speed and acceleration of samples: a polynomial of the fourth degree through the samples around each.

    At the ends the last full window is used off its middle. Fewer samples than the window: one polynomial through all.
    """
    count = len(time)
    width = min(WINDOW, count)
    degree = min(DEGREE, width - 1)
    start = np.clip(np.arange(count) - width // 2, 0, count - width)
    index = start[:, None] + np.arange(width)[None, :]
    scale = max(float(time[-1] - time[0]) / max(count - 1, 1), 1e-9)
    offset = (time[index] - time[:, None]) / scale
    powers = offset[:, :, None] ** np.arange(degree + 1)[None, None, :]
    fitted = np.einsum("nkw,nw->nk", np.linalg.pinv(powers), values[index])
    second = fitted[:, 2] * 2 / scale**2 if degree >= 2 else np.zeros(count)
    return Jet(fitted[None, :, 0], fitted[None, :, 1] / scale, second[None, :])


REQUIRED = (
    "pelvis_tilt",
    "hip_flexion_r",
    "knee_angle_r",
    "ankle_angle_r",
    "hip_flexion_l",
    "knee_angle_l",
    "ankle_angle_l",
)


def motion_of(table: Table, who: Body) -> Motion:
    """Play a `.mot` of a person on the feet through the body, in the side plane. Raises TableProblem for a missing
    angle.

    Taken over: pelvis tilt, flexion of hips, knees, ankles, lumbar spine, shoulders and elbows. Rotations out of the
    side
    plane are left out, as the body is planar there; the right foot is taken to stand still.
    """
    for column in REQUIRED:
        if column not in table.columns:
            raise TableProblem(table.file, column, "is missing: this angle is needed")
    factor = 1.0 if table.in_degrees else 180.0 / np.pi

    def angle(column: str, sign: float = 1.0) -> Jet:
        if column not in table.columns:
            return jet(np.zeros((1, len(table.time))))
        return smoothed(table.time, table.columns[column] * factor * sign)

    count = len(table.time)
    words: dict[str, Jet] = {word: jet(np.full((1, count), DEFAULTS[word])) for word in TRUNK_WORDS}
    for side in SIDES:
        words |= {f"{side}_{word}": jet(np.full((1, count), DEFAULTS[word])) for word in (*LEG_WORDS, *ARM_WORDS)}
    words["tilt"] = angle("pelvis_tilt", -1.0)
    words["lumbar"] = angle("lumbar_extension", -1.0)
    for side, letter in SIDES.items():
        words[f"{side}_hip"] = angle(f"hip_flexion_{letter}")
        words[f"{side}_knee"] = angle(f"knee_angle_{letter}")
        words[f"{side}_ankle"] = angle(f"ankle_angle_{letter}")
        words[f"{side}_shoulder"] = angle(f"arm_flex_{letter}")
        words[f"{side}_elbow"] = angle(f"elbow_flex_{letter}")
    movement = _of_file(table.file)
    pose = solve(movement, who, words)
    ends = (
        Knot(time_s=float(table.time[0]), posture="file", turn=True),
        Knot(time_s=float(table.time[-1]), posture="file", turn=True),
    )
    line = Timeline(knots=ends, moving=(("lowering", ends[0].time_s, ends[1].time_s),), swing=False)
    return Motion(movement=movement, body=who, line=line, times=table.time, pose=pose, centres=centres(who, pose))


def _of_file(name: str) -> Movement:
    return Movement(
        id=name,
        text="A recorded movement.",
        view="side",
        root=Root(at="sole"),
        path=("file",),
        postures={"file": {}},
        first="lowering",
        legs={"right": "angles", "left": "angles"},
        arms={"right": "angles", "left": "angles"},
        hands_on={"right": "world", "left": "world"},
        elbows={"right": "bend", "left": "bend"},
        palms={"right": False, "left": False},
        foot_part={"right": "sole", "left": "sole"},
        supports=(Support(at="feet"),),
    )


def moments_of(table: Table) -> dict[str, Array]:
    """Joint moments of a `.sto` by our names where it has them, N m, signs as OpenSim writes them (flexion
    positive)."""
    known = {
        f"{side}_{joint}": f"{column}_{letter}_moment"
        for side, letter in SIDES.items()
        for joint, column in (
            ("hip", "hip_flexion"),
            ("knee", "knee_angle"),
            ("ankle", "ankle_angle"),
            ("shoulder", "arm_flex"),
            ("elbow", "elbow_flex"),
        )
    }
    found = {name: table.columns[column] for name, column in known.items() if column in table.columns}
    others = {"lumbosacral": "lumbar_extension_moment", "right_elbow": "elbow_flexion_moment"}
    for name, column in others.items():
        if column in table.columns and name not in found:
            found[name] = table.columns[column]
    if not found:
        raise TableProblem(table.file, "columns", "holds no joint moment that is known here")
    return found
