"""The commands that take measurements: the typed battery, points on pictures, recorded movements."""

import datetime
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backline.cli.answer import document, good, show, width
from backline.cli.command import Json, app, day

if TYPE_CHECKING:
    from backline.journeys.battery import Battery
    from backline.vocabulary.loader import Catalogue

_HELP, _END = "?", "."


@app.command("battery")
def _battery(
    lines: Annotated[list[str] | None, typer.Argument(metavar="LINE", help='Such as "ake 28 35".')] = None,
    client: Annotated[
        Path | None,
        typer.Option(
            "--client", metavar="FILE.toml", help="TOML file about the person; it is added to.", readable=False
        ),
    ] = None,
    on: Annotated[str | None, typer.Option("--date", metavar="DATE", help="Day of the tests; today.")] = None,
    tests: Annotated[
        list[str] | None, typer.Option("--test", metavar="WORD", help="Ask for this test; again for more.")
    ] = None,
    look: Annotated[bool, typer.Option("--look", help="Only look: add nothing to the client file.")] = False,
    json: Json = False,
) -> None:
    """Type the weekly tests, one line each (left, then right), and see each result at once."""
    today = datetime.date.today()
    when = _past_day(on, today)
    from backline.journeys.battery import answer_all, keep, standing_now, start_battery
    from backline.vocabulary.loader import load_catalogue

    catalogue = load_catalogue()
    battery = good(start_battery(client, catalogue, today=today, on=when, tests=tests or ()))
    if lines:
        for answered in good(answer_all(battery, lines, catalogue)):
            battery = answered.battery
            if not json:
                _show_last(battery, catalogue)
    else:
        battery = _ask(battery, catalogue, quiet=json)
    file = None if look else good(keep(battery, catalogue, today=today))
    if json:
        standings = [standing_now(battery, result.id, catalogue) for result in battery.typed]
        kept = str(file) if file else None
        return document(
            {
                "kind": "battery",
                "version": 1,
                "date": battery.on.isoformat(),
                "file": kept,
                "typed": battery.typed,
                "standings": standings,
            }
        )
    count = len(battery.typed)
    where = f"added to {file}" if file else "kept nowhere: give --client FILE.toml to keep them"
    return show(f"{count} {'test' if count == 1 else 'tests'}, {where}." if count else "Nothing was typed.")


def _show_last(battery: "Battery", catalogue: "Catalogue") -> None:
    from backline.journeys.battery import standing_now
    from backline.present.battery import standing_lines

    standing = standing_now(battery, battery.typed[-1].id, catalogue)
    show("\n".join(standing_lines(standing, catalogue, width())))


def _ask(battery: "Battery", catalogue: "Catalogue", *, quiet: bool) -> "Battery":
    """One test after the other from stdin: Enter skips, ? explains, . ends; what is wrong is asked again."""
    from backline.exchange.typed_line import how_to_type, typed_words
    from backline.journeys.battery import answer, last_values
    from backline.journeys.problem import Problem
    from backline.present.battery import help_lines, prompt_line

    words = typed_words(catalogue.tests)
    out = sys.stderr if quiet else sys.stdout
    out.write(
        f"Enter skips a test, {_HELP} explains it, {_END} ends. Left first, then right; - for a side not measured.\n"
    )
    for test in battery.asked:
        out.write(f"\n{prompt_line(test, how_to_type(test), last_values(battery, test.id, catalogue))}\n")
        while True:
            out.write("> ")
            out.flush()
            line = sys.stdin.readline()
            text = line.strip()
            if not line or text == _END:
                out.write("\n")
                return battery
            if not text:
                break
            if text == _HELP:
                out.write("\n".join(help_lines(test, width())) + "\n")
                continue
            named = text.split()[0].casefold() in words
            found = answer(battery, text, catalogue, test=None if named else test)
            if isinstance(found, Problem):
                out.write(f"{found.message}\n")
                continue
            battery = found.battery
            if not quiet:
                _show_last(battery, catalogue)
            if battery.typed[-1].id == test.id:
                break
    return battery


@app.command("posture")
def _posture(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Points typed in TOML, or OpenPose, COCO, MediaPipe.", readable=False)
    ],
    picture: Annotated[str | None, typer.Option("--picture", metavar="WxH", help="Size in pixels.")] = None,
    of: Annotated[str | None, typer.Option("--of", metavar="NAME", help="Which picture of several.")] = None,
    person: Annotated[str | None, typer.Option("--person", metavar="ID", help="Which person of several.")] = None,
    client: Annotated[
        Path | None,
        typer.Option(
            "--client", metavar="FILE.toml", help="TOML file about the person; it is added to.", readable=False
        ),
    ] = None,
    on: Annotated[str | None, typer.Option("--date", metavar="DATE", help="Day of the picture; today.")] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="You looked at the points and they are right.")] = False,
    json: Json = False,
) -> None:
    """Measure posture angles from points on a picture from the side."""
    today = datetime.date.today()
    from backline.journeys.posture import PostureRequest, see_posture
    from backline.vocabulary.loader import load_catalogue

    catalogue = load_catalogue()
    request = PostureRequest(
        file=file,
        client=client,
        on=_past_day(on, today),
        size=_size(picture),
        person=person,
        picture_name=of,
        confirmed=confirm,
    )
    seen = good(see_posture(request, catalogue, today=today))
    if json:
        return document({"kind": "posture", "version": 1, **_fields(seen)})
    from backline.present.battery import standing_lines
    from backline.present.movement import posture_lines

    lines = posture_lines(seen.posture, seen.notes, catalogue, width())
    for standing in seen.standings:
        lines += ["", *standing_lines(standing, catalogue, width())]
    if seen.file:
        lines += ["", f"Added to {seen.file}{'' if seen.confirmed else '; it moves nothing before --confirm'}."]
    return show("\n".join(lines))


@app.command("movement")
def _movement(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="One .mot, or the pose files of a film.", readable=False)
    ],
    rate: Annotated[
        float | None, typer.Option("--rate", metavar="N", help="Pictures a second, for pose files.")
    ] = None,
    picture: Annotated[str | None, typer.Option("--picture", metavar="WxH", help="Size in pixels.")] = None,
    lowering: Annotated[
        str, typer.Option("--lowering", metavar="KIND", help="flexion (squat) or extension (Nordic).")
    ] = "flexion",
    json: Json = False,
) -> None:
    """Read the repetitions of a movement: range, seconds down and up, left against right."""
    if lowering not in ("flexion", "extension"):
        raise typer.BadParameter("it is flexion or extension", param_hint="--lowering")
    from backline.journeys.movement import MovementRequest, see_movement

    request = MovementRequest(
        files=tuple(files),
        rate_hz=rate,
        size=_size(picture),
        lowering=lowering,  # type: ignore[arg-type]
    )
    movement = good(see_movement(request))
    if json:
        return document({"kind": "movement", "version": 1, **_fields(movement)})
    from backline.present.movement import movement_lines

    return show("\n".join(movement_lines(movement, width())))


@app.command("play")
def _play(
    file: Annotated[Path, typer.Argument(metavar="FILE.mot", help="Joint angles of OpenSim.", readable=False)],
    moments: Annotated[
        Path | None,
        typer.Option("--moments", metavar="FILE.sto", help="Joint moments of OpenSim, beside ours.", readable=False),
    ] = None,
    client: Annotated[
        Path | None,
        typer.Option("--client", metavar="FILE.toml", help="Whose body: sex, height, mass.", readable=False),
    ] = None,
    stands: Annotated[str, typer.Option("--stands", metavar="FEET", help="On both feet, right or left.")] = "both",
    load: Annotated[
        float, typer.Option("--load", metavar="KG", min=0, max=500, help="What was held or carried.")
    ] = 0.0,
    held: Annotated[str, typer.Option("--held", metavar="PLACE", help="Where: back, front or hands.")] = "back",
    inertia: Annotated[bool, typer.Option("--inertia", help="Take what speeds the body up into account.")] = False,
    short: Annotated[bool, typer.Option("--short", help="Take files with fewer rows than their headers say.")] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.svg", help="Write its moving picture.", readable=False),
    ] = None,
    json: Json = False,
) -> None:
    """Play recorded joint angles through the body model: joint moments, and a moving picture."""
    if stands not in ("both", "right", "left"):
        raise typer.BadParameter("it is both, right or left", param_hint="--stands")
    if held not in ("back", "front", "hands"):
        raise typer.BadParameter("it is back, front or hands", param_hint="--held")
    if not math.isfinite(load):
        raise typer.BadParameter("it is a mass in kg", param_hint="--load")
    from backline.journeys.play import PlayRequest, play_file
    from backline.vocabulary.loader import load_catalogue

    request = PlayRequest(
        file=file,
        moments=moments,
        client=client,
        stands=stands,  # type: ignore[arg-type]
        load_kg=load,
        held_at=held,  # type: ignore[arg-type]
        inertia=inertia,
        short=short,
        output=output,
    )
    played = good(play_file(request, load_catalogue(), today=datetime.date.today()))
    if json:
        return document({"kind": "played", "version": 1, **_fields(played)})
    from backline.present.played import played_lines

    return show("\n".join(played_lines(played, width())))


def _past_day(text: str | None, today: datetime.date) -> datetime.date | None:
    found = day(text, "--date")
    if found is not None and found > today:
        raise typer.BadParameter("it lies in the future", param_hint="--date")
    return found


def _fields(noun: object) -> dict[str, object]:
    import dataclasses

    return {field.name: getattr(noun, field.name) for field in dataclasses.fields(noun)}  # type: ignore[arg-type]


def _size(text: str | None) -> tuple[float, float] | None:
    if text is None:
        return None
    from backline.journeys.posture import picture_size

    size = picture_size(text)
    if size is None:
        raise typer.BadParameter("it is written like 1080x1920", param_hint="--picture")
    return size
