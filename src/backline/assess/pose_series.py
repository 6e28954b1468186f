"""Frames of one person in time → joint angles over time; two people, swapped legs and unseen joints are found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot

from backline.record.pose import AngleSeries, Point, PoseFile
from backline.vocabulary.pictures import load_pictures

SIDES = ("left", "right")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesProblem:
    """Why a series of pictures gives no angles, and what to do."""

    message: str


def angles_of(
    poses: PoseFile, *, rate_hz: float, size: tuple[float, float] | None = None
) -> AngleSeries | SeriesProblem:
    """Hip, knee and ankle angles of both sides in the picture's plane, 0 straight, flexion positive.

    `rate_hz` is pictures a second (pose files do not say it). Refused: frames with two people, legs that swap from
    frame to frame, joints unseen in more than a fifth of the frames. A joint unseen in fewer is drawn
    straight between its neighbours.
    """
    numbers = load_pictures()
    low, high = numbers.rate_hz
    if not low <= rate_hz <= high:
        return SeriesProblem(message=f"{rate_hz:g} pictures a second is not possible: it must be {low:g} to {high:g}.")
    if not poses.series or len(poses.pictures) < 3:
        return SeriesProblem(message="These are single pictures and no series in time: there is no movement to read.")
    frames = []
    for picture in poses.pictures:
        people = [pose for pose in picture.people if len(pose.points) >= numbers.person_points_min]
        if len(people) > 1:
            return SeriesProblem(
                message=f"{picture.name} holds {len(people)} people, and their points must not be mixed.\n"
                "Film one person, or take the other out of the file."
            )
        shares = picture.positions == "shares"
        known = (picture.width, picture.height) if picture.width and picture.height else size
        if shares and known is None:
            return SeriesProblem(
                message="Positions are shares of the picture: say its size with --picture WIDTHxHEIGHT."
            )
        width, height = known if shares and known is not None else (1.0, 1.0)
        points = people[0].points if people else {}
        frames.append(
            {
                name: Point(x=point.x * (width or 1), y=point.y * (height or 1), confidence=point.confidence)
                for name, point in points.items()
                if point.confidence is None or point.confidence >= numbers.point_confidence_min
            }
        )
    swapped = swapped_frames(frames)
    if swapped:
        names = ", ".join(poses.pictures[index].name for index in swapped[:4])
        return SeriesProblem(
            message=f"Left and right leg change places at {names}{' …' if len(swapped) > 4 else ''}.\n"
            "Correct the points there; angles of a side would otherwise belong to both legs."
        )
    return _series(poses, frames, rate_hz)


def swapped_frames(frames: Sequence[Mapping[str, Point]]) -> list[int]:
    """Frames at which the legs change places: knee and ankle both lie where the other leg would have gone.

    Each joint is expected where its last step would take it; crossed must be nearer by a share of the shank.
    """
    numbers = load_pictures()
    found = []
    for index in range(2, len(frames)):
        before, last, now = frames[index - 2 : index + 1]
        crossed = 0
        for joint in ("knee", "ankle"):
            names = [f"{side}_{joint}" for side in SIDES]
            if any(name not in frame for name in names for frame in (before, last, now)):
                continue
            expected = [(2 * last[name].x - before[name].x, 2 * last[name].y - before[name].y) for name in names]
            here = [(now[name].x, now[name].y) for name in names]
            straight = _far(expected[0], here[0]) + _far(expected[1], here[1])
            across = _far(expected[0], here[1]) + _far(expected[1], here[0])
            crossed += straight - across > 2 * numbers.swap_margin * _shank(now)
        if crossed >= numbers.swap_joints_min:
            found.append(index)
    return found


def _far(one: tuple[float, float], other: tuple[float, float]) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _shank(frame: Mapping[str, Point]) -> float:
    lengths = [
        hypot(knee.x - ankle.x, knee.y - ankle.y)
        for side in SIDES
        if (knee := frame.get(f"{side}_knee")) is not None and (ankle := frame.get(f"{side}_ankle")) is not None
    ]
    return max(lengths, default=float("inf"))


def flexion_deg(upper: Point, joint: Point, lower: Point) -> float:
    """The bend at a joint between two segments in the picture's plane, degrees: 0 straight, 180 folded; no sign."""
    first = atan2(upper.y - joint.y, upper.x - joint.x)
    second = atan2(lower.y - joint.y, lower.x - joint.x)
    inner = abs(degrees(first - second)) % 360
    return 180 - min(inner, 360 - inner)


_CHAINS = {"hip": ("shoulder", "hip", "knee"), "knee": ("hip", "knee", "ankle")}


def _series(poses: PoseFile, frames: Sequence[Mapping[str, Point]], rate_hz: float) -> AngleSeries | SeriesProblem:
    numbers = load_pictures()
    columns: dict[str, tuple[float, ...]] = {}
    notes = ["Angles lie in the picture's plane: they are right only for a camera from the side."]
    for side in SIDES:
        for joint, chain in _CHAINS.items():
            values: list[float | None] = []
            for frame in frames:
                points = [frame.get(f"{side}_{name}") for name in chain]
                seen = [point for point in points if point is not None]
                values.append(flexion_deg(seen[0], seen[1], seen[2]) if len(seen) == len(points) else None)
            missing = sum(value is None for value in values)
            if missing > numbers.unseen_share_max * len(values):
                notes.append(f"{side} {joint}: not seen in {missing} of {len(values)} pictures, left out.")
                continue
            if missing:
                notes.append(f"{side} {joint}: not seen in {missing} pictures, drawn straight between its neighbours.")
            columns[f"{side}_{joint}"] = tuple(_filled(values))
    if not columns:
        return SeriesProblem(message="Hips, knees and ankles are seen in too few pictures.")
    time = tuple(index / rate_hz for index in range(len(frames)))
    return AngleSeries(file=poses.file, time_s=time, angles_deg=columns, notes=tuple(notes))


def _filled(values: Sequence[float | None]) -> list[float]:
    known = [(index, value) for index, value in enumerate(values) if value is not None]
    found = []
    for index, value in enumerate(values):
        if value is not None:
            found.append(value)
            continue
        before = next(((at, each) for at, each in reversed(known) if at < index), known[0])
        after = next(((at, each) for at, each in known if at > index), known[-1])
        share = 0.0 if after[0] == before[0] else (index - before[0]) / (after[0] - before[0])
        found.append(before[1] + share * (after[1] - before[1]))
    return found
