"""A marked picture or a pose file → posture angles; kept in the client file, counted when a person confirms."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from backline.assess.posture import PictureProblem, Posture, posture_of
from backline.assess.standing_state import TestStanding
from backline.journeys.battery import Battery, keep, standing_now, start_battery
from backline.journeys.problem import Problem, from_measurement
from backline.measurements.landmarks import read_landmarks
from backline.record.curve import MeasurementProblem
from backline.record.person import TestResult
from backline.vocabulary.loader import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class PostureRequest:
    """A file of points; `size` of the picture in pixels, `person` of several, `picture_name` of several pictures."""

    file: Path
    client: Path | None = None
    on: date | None = None
    size: tuple[float, float] | None = None
    person: str | None = None
    picture_name: str | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PostureSeen:
    """What was seen in one picture, where each angle that can be kept stands, and the client file it was kept in."""

    posture: Posture
    format: str
    notes: tuple[str, ...]
    standings: tuple[TestStanding, ...]
    confirmed: bool
    file: str | None


def see_posture(request: PostureRequest, catalogue: Catalogue, *, today: date) -> PostureSeen | Problem:
    """Read one picture's posture. Angles that are not confirmed are kept as such and move nothing."""
    read = read_landmarks([request.file])
    if isinstance(read, MeasurementProblem):
        return from_measurement(read)
    pictures = [each for each in read.pictures if request.picture_name in (None, each.name)]
    if len(pictures) != 1:
        known = ", ".join(each.name for each in read.pictures[:6])
        said = f"It holds {len(read.pictures)} pictures" if pictures else "It holds no such picture"
        message = f"{said}: name one with --of ({known}{' …' if len(read.pictures) > 6 else ''})."
        return Problem(code="picture", message=message, file=str(request.file))
    posture = posture_of(pictures[0], size=request.size, person=request.person)
    if isinstance(posture, PictureProblem):
        return Problem(code="picture", message=posture.message, file=str(request.file), key=posture.picture)
    battery = start_battery(request.client, catalogue, today=today, on=request.on)
    if isinstance(battery, Problem):
        return battery
    battery = replace(battery, typed=_results(posture, battery, catalogue, confirmed=request.confirmed))
    kept = keep(battery, catalogue, today=today)
    if isinstance(kept, Problem):
        return kept
    return PostureSeen(
        posture=posture,
        format=read.format,
        notes=(*read.notes, *posture.notes),
        standings=tuple(standing_now(battery, result.id, catalogue) for result in battery.typed),
        confirmed=request.confirmed,
        file=str(kept) if kept else None,
    )


def _results(posture: Posture, battery: Battery, catalogue: Catalogue, *, confirmed: bool) -> tuple[TestResult, ...]:
    """Angles that are tests of their own and possible; what only a pose file gives is no test of a client file."""
    found: list[TestResult] = []
    for angle in posture.angles:
        form = catalogue.tests[angle.test].typed
        if form is not None and form.range[0] <= angle.value_deg <= form.range[1]:
            words = {"confirmed": "yes" if confirmed else "no"}
            found.append(TestResult(id=angle.test, date=battery.on, values={"deg": angle.value_deg}, words=words))
    return tuple(found)


def picture_size(text: str) -> tuple[float, float] | None:
    """`1080x1920` → width and height in pixels; None for anything else."""
    parts: Sequence[str] = text.casefold().split("x")
    if len(parts) != 2 or not all(part.strip().isdigit() and len(part) < 7 for part in parts):
        return None
    width, height = (float(part) for part in parts)
    return (width, height) if width > 0 and height > 0 else None
