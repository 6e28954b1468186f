"""An exercise → its moving picture: the movement is played here and handed on as plain frames."""

from pathlib import Path

from backline.exchange.write import WriteProblem, folder_problem, write_whole
from backline.journeys.problem import Problem, from_write
from backline.movement.body import body
from backline.movement.frames import Frames
from backline.movement.keyframes import key_frames
from backline.movement.loader import load_movements
from backline.present.figures import Picture
from backline.record.programme import Programme
from backline.vocabulary.exercises import Exercise
from backline.vocabulary.loader import Catalogue


def exercise_frames(exercise: Exercise, tempo: str | None = None) -> Frames | None:
    """The movement of an exercise, played once by a body of 1.75 m; nothing where there is no movement."""
    if exercise.plan is None or exercise.movement not in load_movements().rows:
        return None
    return key_frames(load_movements().of(exercise), body(), tempo or exercise.plan.tempos[0])


_BACK_OF_LEGS_AND_TRUNK = frozenset({"glutes", "hamstrings", "calves", "erectors"})
_LEGS_AND_TRUNK = _BACK_OF_LEGS_AND_TRUNK | {"quads", "trunk"}
_WORKS_FROM = 0.34  # share of the hardest worked muscle; judgement, decision 38


def shown_muscles(exercise: Exercise, catalogue: Catalogue) -> tuple[dict[str, float], bool]:
    """How hard each muscle of the picture works, 0 to 1, and whether that is the computed demand.

    Demand is shown where model and catalogue agree on what the exercise is for: a muscle that a set counts works
    hardest, all that it counts in full work at a third or more, and none that would be drawn beside them works as hard.
    Else what a set counts is shown. What a set does not count for is drawn for legs and trunk, from behind, and only
    where it counts for legs or trunk at all: nobody pulls a cable to the face for the calves that hold them upright.
    """
    demand = catalogue.demand.get(exercise.id, {})
    hardest = max(demand.values(), default=0.0)
    muscles = catalogue.muscles
    counted = {muscles[muscle].group for muscle in exercise.credits}
    near = _BACK_OF_LEGS_AND_TRUNK if counted & _LEGS_AND_TRUNK else frozenset()
    beside = {muscle: share for muscle, share in demand.items() if muscles[muscle].group in near}
    agree = (
        any(demand.get(muscle) == hardest for muscle in exercise.credits)
        and all(demand.get(muscle, 0.0) >= _WORKS_FROM for muscle in exercise.direct)
        and not any(share == hardest and muscles[muscle].group not in counted for muscle, share in beside.items())
    )
    if not agree:
        return dict(exercise.credits), False
    return {muscle: share for muscle, share in demand.items() if muscle in exercise.credits or muscle in beside}, True


def picture(exercise: Exercise, catalogue: Catalogue, tempo: str | None = None) -> Picture | None:
    """What is drawn of an exercise at a tempo; nothing for what is only recognised in logs."""
    seen = exercise_frames(exercise, tempo)
    if seen is None:
        return None
    muscles, computed = shown_muscles(exercise, catalogue)
    return Picture(frames=seen, demand=muscles, computed=computed)


def pictures(programme: Programme, catalogue: Catalogue) -> dict[str, Picture]:
    """The pictures of a programme's exercises by id, each at the tempo that it has first."""
    tempos: dict[str, str] = {}
    for week in programme.weeks:
        for session in week.sessions:
            for entry in session.exercises:
                tempos.setdefault(entry.exercise, entry.tempo)
    found = {}
    for id, tempo in tempos.items():
        if id in catalogue.exercises and (drawn := picture(catalogue.exercises[id], catalogue, tempo)) is not None:
            found[id] = drawn
    return found


def figure_svg(exercise: Exercise, catalogue: Catalogue, *, moving: bool = True) -> str | None:
    """The picture of an exercise as an SVG document, moving or half way; nothing for what is only in logs."""
    from backline.present.figure.picture import figure_file
    from backline.present.figure.words import alternative

    drawn = picture(exercise, catalogue)
    if drawn is None:
        return None
    words = alternative(drawn.frames, drawn.demand, catalogue.muscles, computed=drawn.computed)
    return figure_file(drawn.frames, drawn.demand, exercise.name, words, moving=moving, still=0 if moving else 1)


def write_figure(exercise: Exercise, catalogue: Catalogue, file: Path) -> Path | Problem:
    """Write the picture of an exercise to a file."""
    drawn = figure_svg(exercise, catalogue)
    if drawn is None:
        return Problem(
            code="no-figure",
            message=f"{exercise.name} is only recognised in logs; it has no picture.",
            key=exercise.id,
        )
    problem = folder_problem(file.parent)
    if problem is None and not file.name:
        problem = WriteProblem(file=str(file), message=f"{file} is no file name.")
    if problem is not None:
        return from_write(problem)
    written = write_whole(file.parent, {file.name: drawn.encode()})
    return from_write(written) if isinstance(written, WriteProblem) else written[0]


def write_gallery(catalogue: Catalogue, folder: Path) -> tuple[Path, ...] | Problem:
    """Write the picture of every exercise, a page that shows them all moving, and a contact sheet of their stills."""
    from backline.present.gallery import CONTACT_SHEET, GALLERY, contact_sheet, gallery_page, still_name

    problem = folder_problem(folder)
    if problem is not None:
        return from_write(problem)
    drawn = {exercise.id: picture(exercise, catalogue) for exercise in catalogue.exercises.plannable}
    shown = {id: each for id, each in drawn.items() if each is not None}
    files: dict[str, str] = {}
    for id in shown:
        exercise = catalogue.exercises[id]
        files[f"{id}.svg"] = figure_svg(exercise, catalogue) or ""
        files[still_name(id)] = figure_svg(exercise, catalogue, moving=False) or ""
    files[GALLERY] = gallery_page(shown, catalogue)
    files[CONTACT_SHEET] = contact_sheet(shown, catalogue)
    written = write_whole(folder, {name: content.encode() for name, content in files.items()})
    return from_write(written) if isinstance(written, WriteProblem) else written
