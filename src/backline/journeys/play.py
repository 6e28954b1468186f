"""Recorded joint angles, played through the body model: joint moments, a picture, and another's moments beside."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from backline.exchange.client import Client, ClientProblem, read_client
from backline.exchange.write import WriteProblem, folder_problem, write_whole
from backline.journeys.pipes import silent_input
from backline.journeys.problem import Problem, from_client, from_measurement, from_write
from backline.measurements.motion import ANGLES, read_moments, read_motion
from backline.movement.body import body
from backline.movement.played import HeldAt, Played, Sex, Stands
from backline.movement.recorded import (
    NEEDED,
    Ground,
    Recording,
    beside,
    feet_apart_m,
    ground,
    peaks,
    picture_frames,
    record,
    shared_seconds,
)
from backline.record.curve import MeasurementProblem
from backline.record.pose import AngleSeries
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.pictures import load_pictures

USUAL_SEX: Sex = "male"
USUAL_STATURE_M, USUAL_MASS_KG = 1.75, 75.0
FEET_APART_M = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayRequest:
    """A file of angles, a file of moments to lay beside ours, who it was, what they stood on and held.

    `short` takes files with fewer rows than their headers say; `output` is a picture to write.
    """

    file: Path
    moments: Path | None = None
    client: Path | None = None
    stands: Stands = "both"
    load_kg: float = 0.0
    held_at: HeldAt = "back"
    inertia: bool = False
    short: bool = False
    output: Path | None = None


def play_file(request: PlayRequest, catalogue: Catalogue, *, today: date) -> Played | Problem:
    """Play one recording. Nothing is written unless all of it could be read."""
    asked = [path for path in (request.file, request.moments, request.client) if path is not None]
    if (silent := silent_input(asked)) is not None:
        return silent
    client = Client() if request.client is None else read_client(request.client, catalogue, today=today)
    if isinstance(client, ClientProblem):
        return from_client(client)
    series = read_motion(request.file, whole=not request.short)
    if isinstance(series, MeasurementProblem):
        return _short(from_measurement(series))
    if (wrong := _unplayable(series)) is not None:
        return wrong
    sex: Sex = "female" if client.sex == "female" else USUAL_SEX
    stature_m = client.height_cm / 100 if client.height_cm is not None else USUAL_STATURE_M
    mass_kg = client.mass_kg if client.mass_kg is not None else USUAL_MASS_KG
    recording = record(
        request.file.stem, series.time_s, series.angles_deg, body(sex, stature_m, mass_kg),
        stands=request.stands, load_kg=request.load_kg, held_at=request.held_at, inertia=request.inertia,
    )  # fmt: skip
    below = ground(recording)
    played = Played(
        file=str(request.file), start_s=series.time_s[0], end_s=series.time_s[-1], rows=len(series.time_s),
        sex=sex, stature_m=stature_m, mass_kg=mass_kg, load_kg=request.load_kg, held_at=request.held_at,
        stands=request.stands, inertia=request.inertia, ground_n=below.carried_n, beyond_feet_m=below.beyond_m,
        beyond_feet_share=below.beyond_share, peaks=peaks(recording), assumed=tuple(_assumed(client, request)),
        notes=(*series.notes, *_notes(recording, below, series, request.stands)),
    )  # fmt: skip
    if request.moments is not None:
        compared = _with_moments(played, recording, request.moments, short=request.short)
        if isinstance(compared, Problem):
            return compared
        played = compared
    return played if request.output is None else _with_picture(played, recording, request.output)


def _short(problem: Problem) -> Problem:
    """A file that was cut off may be taken all the same."""
    if not problem.message.startswith("nRows"):
        return problem
    return replace(problem, message=f"{problem.message}\nExport it again, or take what is there with --short.")


def _unplayable(series: AngleSeries) -> Problem | None:
    columns = {name: column for column, name in ANGLES.items()}
    for name in NEEDED:
        if name not in series.angles_deg:
            message = "This angle is missing: a body on its feet needs pelvis, hips, knees and ankles of both sides."
            return Problem(code="measurement", message=message, file=series.file, key=columns[name])
    limits = load_pictures()
    for name, column in series.angles_deg.items():
        if name.endswith("_knee") and min(column) < -limits.knee_backwards_deg_max:
            message = (
                f"The knee bends backwards to {min(column):.0f}°. In some models flexion is negative: turn the "
                "sign of both knees' columns then."
            )
            return Problem(code="measurement", message=message, file=series.file, key=columns[name])
        if max(abs(value) for value in column) > limits.joint_deg_max:
            message = f"It reaches {max(column, key=abs):.0f}°, which no joint does."
            return Problem(code="measurement", message=message, file=series.file, key=columns[name])
    return None


def _assumed(client: Client, request: PlayRequest) -> list[str]:
    found = []
    taken = [] if client.sex is not None else [{"male": "a man's body", "female": "a woman's body"}[USUAL_SEX]]
    taken += [] if client.height_cm is not None else [f"{USUAL_STATURE_M:.2f} m"]
    taken += [] if client.mass_kg is not None else [f"{USUAL_MASS_KG:.0f} kg"]
    if taken:
        found.append(f"Not said, so taken for granted: {', '.join(taken)}. A client file says it with --client.")
    if not request.load_kg:
        found.append("Nothing is held or carried; --load KG says what is.")
    found.append("The body is planar: only what bends in the side plane is played, and the foot on the ground stays.")
    if request.inertia:
        found.append("Speeds come from angles smoothed over 41 samples; the first and last 20 give no peak.")
    else:
        found.append(
            "Without inertia: every moment as if it were held still. --inertia takes speeding up into account."
        )
    if request.stands == "both":
        found.append(
            "No force of the ground was measured. Each foot carries half: left and right differ by their angles alone."
        )
    else:
        found.append(f"No force of the ground was measured. The {request.stands} foot carries all of it.")
    return found


def _notes(recording: Recording, below: Ground, series: AngleSeries, stands: Stands) -> list[str]:
    found = []
    apart = feet_apart_m(recording)
    if stands == "both" and apart > FEET_APART_M:
        found.append(
            f"One foot comes {apart * 100:.0f} cm off the height of the other: was it a movement on one leg? Say "
            "--stands right or --stands left. Walking and running cannot be played."
        )
    if below.beyond_share > 0:
        found.append(
            f"In {below.beyond_share:.0%} of the time the ground would have to push up to "
            f"{below.beyond_m * 100:.0f} cm beyond heels or toes, where no foot is: angles or accelerations are that "
            "wrong, and the moments of ankles and knees with them."
        )
    if below.carried_n[0] <= 0:
        found.append("The feet carry nothing for a moment: a jump, or angles that shake. Flight cannot be played.")
    lacking = [
        each for each in ("lumbar_extension", "right_shoulder", "left_shoulder") if each not in series.angles_deg
    ]
    if lacking:
        names = {"lumbar_extension": "lumbar spine", "right_shoulder": "right arm", "left_shoulder": "left arm"}
        found.append(f"No angles in it, so held straight: {', '.join(names[each] for each in lacking)}.")
    return found


def _with_moments(played: Played, recording: Recording, file: Path, *, short: bool) -> Played | Problem:
    theirs = read_moments(file, whole=not short)
    if isinstance(theirs, MeasurementProblem):
        return _short(from_measurement(theirs))
    seconds = shared_seconds(recording, theirs.time_s)
    if seconds is None:
        message = (
            f"Its times, {theirs.time_s[0]:g} to {theirs.time_s[-1]:g} s, and those of the angles, {played.start_s:g} "
            f"to {played.end_s:g} s, have nothing in common."
        )
        return Problem(code="measurement", message=message, file=str(file), key="time")
    notes = [f"{file}: {note}" for note in theirs.notes]
    if seconds[0] > played.start_s or seconds[1] < played.end_s:
        notes.append(f"{file} covers {seconds[0]:g} to {seconds[1]:g} s of the recording; only that is compared.")
    return replace(
        played,
        beside=beside(recording, theirs.time_s, theirs.moments_n_m),
        beside_file=str(file),
        beside_s=seconds,
        notes=(*played.notes, *notes),
    )


def _with_picture(played: Played, recording: Recording, file: Path) -> Played | Problem:
    from backline.present.figure.picture import figure_file
    from backline.present.played_words import picture_words

    problem = folder_problem(file.parent)
    if problem is None and not file.name:
        problem = WriteProblem(file=str(file), message=f"{file} is no file name.")
    if problem is not None:
        return from_write(problem)
    words = picture_words(played)
    drawn = figure_file(picture_frames(recording), {}, Path(played.file).name, words)
    written = write_whole(file.parent, {file.name: drawn.encode()})
    if isinstance(written, WriteProblem):
        return from_write(written)
    return replace(played, files=tuple(str(each) for each in written))
