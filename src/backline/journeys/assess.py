"""The assessment journey: measurement files and a client file → the assessment, as page and document."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from backline.assess.assessment import AssessedPerson, Assessment, Comparison
from backline.assess.dynamometry.assess import assess_measurements
from backline.assess.dynamometry.compare import compare_assessments
from backline.assess.dynamometry.limits import load_limits
from backline.exchange.client import Client, ClientProblem, read_client
from backline.exchange.documents import DocumentProblem, encode, read_assessment
from backline.exchange.write import WriteProblem, folder_problem, write_whole
from backline.journeys.assess_pictures import read_pictures
from backline.journeys.audit import Progress
from backline.journeys.pipes import silent_input
from backline.journeys.problem import Problem, from_client, from_document, from_write
from backline.measurements.read import read_measurements
from backline.record.curve import MeasurementFile, MeasurementProblem
from backline.record.typed import typed_measurements
from backline.vocabulary.loader import Catalogue

PAGE, DOCUMENT = "assessment.html", "assessment.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessRequest:
    """What is asked for. Nothing is written without `output`."""

    paths: tuple[Path, ...] = ()
    client: Path | None = None
    output: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """An assessment and the files that were written."""

    assessment: Assessment
    files: tuple[Path, ...]


def from_measurements(problem: MeasurementProblem) -> Problem:
    """A measurement file that cannot be used."""
    return Problem(code="measurement", message=problem.message, file=problem.file or None, row=problem.row)


def assess(request: AssessRequest, catalogue: Catalogue, *, today: date, progress: Progress) -> Assessed | Problem:
    """Assess files and what the client file holds; or say why not."""
    if request.output is not None and (unwritable := folder_problem(request.output)) is not None:
        return from_write(unwritable)
    if not request.paths and request.client is None:
        message = "Nothing to assess. Name measurement files, or a client file with [[test]] rows (--client)."
        return Problem(code="nothing", message=message)
    if (silent := silent_input([*request.paths, request.client])) is not None:
        return silent
    client: Client | None = None
    if request.client is not None:
        said = read_client(request.client, catalogue, today=today)
        if isinstance(said, ClientProblem):
            return from_client(said)
        client = said
    progress("reading")
    made = _made(request.paths, client, request.client, catalogue, today)
    if isinstance(made, Problem):
        return made
    if request.output is None:
        return Assessed(assessment=made, files=())
    from backline.present.assessment_page import assessment_page

    progress("writing")
    pages = {PAGE: assessment_page(made, catalogue).encode(), DOCUMENT: encode(made)}
    written = write_whole(request.output, pages)
    if isinstance(written, WriteProblem):
        return from_write(written)
    return Assessed(assessment=made, files=tuple(request.output / name for name in pages))


def _person(client: Client | None, today: date) -> AssessedPerson:
    if client is None:
        return AssessedPerson()
    return AssessedPerson(
        name=client.name or "",
        sex=client.sex,  # type: ignore[arg-type]
        age=None if client.birth_year is None else today.year - client.birth_year,
        mass_kg=client.mass_kg,
    )


def _made(
    paths: Sequence[Path], client: Client | None, client_path: Path | None, catalogue: Catalogue, today: date
) -> Assessment | Problem:
    pictures = read_pictures(paths, catalogue)
    if isinstance(pictures, Problem):
        return pictures
    read = read_measurements(pictures.others, skip=pictures.read)
    if isinstance(read, MeasurementProblem):
        return from_measurements(read)
    files = [*read.files, *pictures.files]
    typed = typed_measurements(client.tests, file=client.file) if client is not None else ()
    if client is not None and client_path is not None:
        files.append(
            MeasurementFile(
                file=client.file,
                format="client file",
                verified=True,
                rows=len(client.tests),
                figures=len(typed),
                curves=0,
            )
        )
    if not read.measurements and not read.curves and not typed and not pictures.measurements and not pictures.movements:
        where = f" {files[0].notes[0]}" if files and files[0].notes else ""
        return Problem(
            code="nothing",
            message=f"Nothing was measured in what was given.{where}",
            file=files[0].file if files else None,
        )
    made = assess_measurements(
        (*read.measurements, *pictures.measurements, *typed),
        read.curves,
        files,
        catalogue,
        load_limits(),
        person=_person(client, today),
    )
    if isinstance(made, MeasurementProblem):
        return from_measurements(made)
    return replace(made, movements=pictures.movements, statements=(*made.statements, *pictures.statements))


def compare(
    before: Path, after: Path, catalogue: Catalogue, *, today: date, progress: Progress
) -> Comparison | Problem:
    """Two assessments, measurement files or folders of files → what changed."""
    if (silent := silent_input([before, after])) is not None:
        return silent
    progress("reading")
    sides: list[Assessment] = []
    for path in (before, after):
        side = _side(path, catalogue, today)
        if isinstance(side, Problem):
            return side
        sides.append(side)
    names = {test.id: test.name for test in catalogue.tests.values()}
    names |= {ratio.id: ratio.name for ratio in catalogue.ratios.values()}
    return compare_assessments(sides[0], sides[1], names, load_limits())


def _side(path: Path, catalogue: Catalogue, today: date) -> Assessment | Problem:
    if path.suffix.lower() == ".json":
        found = read_assessment(path)
        return from_document(found) if isinstance(found, DocumentProblem) else found
    if path.suffix.lower() == ".toml":
        client = read_client(path, catalogue, today=today)
        if isinstance(client, ClientProblem):
            return from_client(client)
        return _made((), client, path, catalogue, today)
    return _made((path,), None, None, catalogue, today)
