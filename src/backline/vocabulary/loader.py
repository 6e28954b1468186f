"""The one loader of the catalogue: data files in, valid nouns out; what is incomplete is refused with the place."""

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from backline.vocabulary.care import CareRules
from backline.vocabulary.demand import DEMAND_FILE, read_demand
from backline.vocabulary.doses import Doses, PatternDose, Time
from backline.vocabulary.exercises import (
    Equipment,
    Exercise,
    Muscle,
    OtherName,
    Place,
    PlanningFacts,
    Shelf,
    Source,
    TestDefinition,
)
from backline.vocabulary.lift_ratios import LiftRatio
from backline.vocabulary.loader_care import check_care, read_care
from backline.vocabulary.norms import CutOff, Expected, Norm, PublishedChange, Ratio, Repeatability
from backline.vocabulary.tables import FOLDER, CatalogueError, noun, read_tables, read_toml
from backline.vocabulary.templates import Template

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All words and numbers that Backline knows."""

    sources: Mapping[str, Source]
    muscles: Mapping[str, Muscle]
    equipment: Mapping[str, Equipment]
    places: Mapping[str, Place]
    exercises: Shelf
    other_names: tuple[OtherName, ...]
    tests: Mapping[str, TestDefinition]
    ratios: Mapping[str, Ratio]
    norms: Mapping[str, Norm]
    repeatability: Mapping[str, Repeatability]
    cut_offs: Mapping[str, CutOff]
    expected: Mapping[str, Expected]
    published_changes: Mapping[str, PublishedChange]
    lift_ratios: Mapping[str, LiftRatio]
    templates: Mapping[str, Template]
    staples: frozenset[str]  # what a coach reaches for first (judgement)
    demand: Mapping[str, Mapping[str, float]]  # exercise → muscle → computed demand, 0 to 1; the graded rule
    doses: Doses
    care: CareRules  # conditions, screen, clearances
    digest: str  # SHA-256 of the files

    def expand_equipment(self, words: Iterable[str]) -> frozenset[str]:
        """Places and pieces → pieces. Raises KeyError for a word that is neither."""
        pieces: set[str] = set()
        for word in words:
            place = self.places.get(word)
            if place is None:
                pieces.add(self.equipment[word].id)
            else:
                pieces.update(self.equipment if place.everything else place.equipment)
        return frozenset(pieces)


def _rows(path: Path, table: str, kind: type[T]) -> dict[str, T]:
    found = _of_files({path.name: read_toml(path)}, table, kind)
    if not found:
        raise CatalogueError(path.name, table, "is empty")
    return found


_NORM_TABLES = ("norm", "repeatability", "cut_off", "expected", "published_change")


def _norm_files(folder: Path) -> dict[str, dict[str, Any]]:
    """What the files of a folder of norms hold, by file."""
    found = {path.name: read_toml(path) for path in sorted(folder.glob("*.toml"))}
    for file, content in found.items():
        for name in content:
            if name not in _NORM_TABLES:
                raise CatalogueError(file, name, "unknown table")
    return found


def _of_files(files: Mapping[str, Mapping[str, Any]], table: str, kind: type[T]) -> dict[str, T]:
    """The rows of a table from several files; an id stands once in all of them."""
    found: dict[str, T] = {}
    for file, content in files.items():
        for number, row in enumerate(content.get(table, []), 1):
            key = str(row.get("id", f"{table} {number}"))
            if key in found:
                raise CatalogueError(file, key, "stands twice")
            found[key] = noun(kind, row, file, key)
    return found


def _optional_rows(path: Path, table: str, kind: type[T]) -> dict[str, T]:
    """The rows of a file that a catalogue may do without."""
    return _rows(path, table, kind) if path.exists() else {}


_FACTS = {field.name for field in dataclasses.fields(PlanningFacts)}
_CORE = {field.name for field in dataclasses.fields(Exercise)} - {"plan"}
_TEMPO = re.compile(r"([0-9X]-){3}[0-9X]")
_OWN = {"id", "name", "aliases", "easier", "harder"}  # never taken over by `like`
_OPTIONAL: Mapping[str, object] = {
    "aliases": (),
    "equipment": (),
    "equipment_any": (),
    "dominance": None,
    "easier": (),
    "harder": (),
    "reps": None,
    "seconds": None,
    "contraindications": (),
}


def _set_up_s(row: Mapping[str, Any], time: Time) -> int:
    """Seconds to get ready: the implement decides."""
    if "barbell" in row["equipment"]:
        return time.set_up_barbell_s
    return time.set_up_band_s if row["load_is"] == "band" else time.set_up_s


def _tempos(dose: PatternDose) -> list[str]:
    """The dose row's tempo; where that lowers slowly, the usual two seconds are fine as well."""
    lowering, rest = dose.tempo.split("-", 1)
    return [dose.tempo, f"2-{rest}"] if lowering.isdigit() and int(lowering) > 2 and not dose.heavy else [dose.tempo]


def _check_facts(facts: PlanningFacts, file: str, key: str) -> None:
    """Values that have the right type and are wrong all the same."""
    if not 1 <= facts.skill <= 4:
        raise CatalogueError(file, f"{key}.skill", "must be 1 to 4")
    for tempo in facts.tempos:
        if not _TEMPO.fullmatch(tempo):
            raise CatalogueError(file, f"{key}.tempos", f"{tempo} is not written like 3-0-1-0")
    for name, window in (("reps", facts.reps), ("seconds", facts.seconds)):
        if window is not None and not 1 <= window[0] <= window[1]:
            raise CatalogueError(file, f"{key}.{name}", "must be lowest, then highest")
    for name, texts in (("tempos", facts.tempos), ("cues", facts.cues), ("mistakes", facts.mistakes)):
        if not texts:
            raise CatalogueError(file, f"{key}.{name}", "is empty")


def _exercise(row: Mapping[str, Any], file: str, doses: Doses) -> Exercise:
    """One full row (defaults and `like` already laid in) → an exercise."""
    key = str(row["id"])
    row = {**_OPTIONAL, **row}
    depth = row.pop("depth", None)
    if depth not in ("plannable", "audit"):
        raise CatalogueError(file, f"{key}.depth", "must be plannable or audit")
    for name in row:
        if name not in _CORE | _FACTS:
            raise CatalogueError(file, f"{key}.{name}", "unknown key")
    for name in ("pattern", "load_is", "credits", "credit_sources", "family", "movement", "laterality"):
        if name not in row:
            raise CatalogueError(file, f"{key}.{name}", "is missing")
    facts = None
    if depth == "plannable":
        dose = doses.pattern.get(str(row.get("dose")))
        if dose is None:
            raise CatalogueError(file, f"{key}.dose", f"no such row in doses.toml: {row.get('dose')}")
        if row["reps"] is None and row["seconds"] is None:
            row |= {"reps": dose.reps, "seconds": dose.seconds}
        if (row["reps"] is None) == (row["seconds"] is None):
            raise CatalogueError(file, key, "needs exactly one of reps and seconds")
        row.setdefault("tempos", _tempos(dose))
        row.setdefault("set_up_s", _set_up_s(row, doses.time))
        facts = noun(PlanningFacts, {name: row[name] for name in row if name in _FACTS}, file, key)
        _check_facts(facts, file, key)
    core = {name: row[name] for name in row if name in _CORE}
    return noun(Exercise, {**core, "plan": facts}, file, key)


def _exercises(folder: Path, doses: Doses) -> dict[str, Exercise]:
    """All family files. A row may say `like = ID`: it takes over what that earlier row of the same file says."""
    found: dict[str, Exercise] = {}
    for path in sorted((folder / "exercises").glob("*.toml")):
        content = read_toml(path)
        defaults = content.get("defaults", {})
        full: dict[str, dict[str, Any]] = {}
        for number, row in enumerate(content.get("exercise", []), 1):
            key = str(row.get("id", f"exercise {number}"))
            if key in found or "id" not in row or "name" not in row:
                raise CatalogueError(path.name, key, "stands twice" if key in found else "needs id and name")
            base: Mapping[str, Any] = defaults
            if "like" in row:
                if row["like"] not in full:
                    raise CatalogueError(path.name, f"{key}.like", f"no earlier row {row['like']} in this file")
                base = {name: value for name, value in full[row["like"]].items() if name not in _OWN}
            full[key] = {**base, **{name: value for name, value in row.items() if name != "like"}}
            found[key] = _exercise(full[key], path.name, doses)
    return found


def _known(file: str, key: str, words: Iterable[str], known: Mapping[str, object]) -> None:
    words = tuple(words)
    for word in words:
        if word not in known:
            raise CatalogueError(file, key, f"unknown word {word}")
    if not words:
        raise CatalogueError(file, key, "needs a source")


def _check_references(catalogue: Catalogue) -> None:
    """Every word that one file takes from another must be there."""
    for staple in catalogue.staples:
        if staple not in catalogue.exercises or catalogue.exercises[staple].plan is None:
            raise CatalogueError("staples.toml", staple, "no such plannable exercise")
    for test in catalogue.tests.values():
        _known("tests.toml", test.id, test.sources, catalogue.sources)
    for ratio in catalogue.ratios.values():
        _known("ratios.toml", ratio.id, (ratio.numerator, ratio.denominator), catalogue.tests)
        _known("ratios.toml", ratio.id, ratio.sources, catalogue.sources)
    measures = {**catalogue.tests, **catalogue.ratios}
    cited: list[Norm | CutOff | Expected | PublishedChange] = [*catalogue.norms.values(), *catalogue.cut_offs.values()]
    cited += [*catalogue.expected.values(), *catalogue.published_changes.values()]
    for row in cited:
        _known("norms", row.id, (row.measure,), measures)
        _known("norms", row.id, row.sources, catalogue.sources)
    for error in catalogue.repeatability.values():
        _known("norms", error.id, error.measures, measures)
        _known("norms", error.id, error.sources, catalogue.sources)
    for lift_ratio in catalogue.lift_ratios.values():
        lifts = (*lift_ratio.numerator, *lift_ratio.denominator)
        _known("lift_ratios.toml", lift_ratio.id, lifts, catalogue.exercises.by_id)
        _known("lift_ratios.toml", lift_ratio.id, lift_ratio.sources, catalogue.sources)
    for template in catalogue.templates.values():
        _known("templates.toml", template.id, template.sources, catalogue.sources)
        changes = (template.published, *template.seen_by)
        _known("templates.toml", template.id, changes, catalogue.published_changes)
        for slot in template.slots:
            _known("templates.toml", f"{template.id}: {slot.name}", slot.exercises, catalogue.exercises.by_id)
    for name, demand in catalogue.demand.items():
        for muscle, value in demand.items():
            if muscle not in catalogue.muscles or not 0.0 <= value <= 1.0:
                raise CatalogueError(DEMAND_FILE, f"{name}.peak.{muscle}", "needs a known muscle and 0 to 1")
    for exercise in catalogue.exercises:
        where = f"exercises: {exercise.id}"
        checks = [
            ("credits", exercise.credits, catalogue.muscles),
            ("equipment", exercise.equipment, catalogue.equipment),
            ("equipment_any", [piece for choice in exercise.equipment_any for piece in choice], catalogue.equipment),
            ("credit_sources", exercise.credit_sources, catalogue.sources),
        ]
        if exercise.plan is not None:
            checks += [("easier", exercise.plan.easier, catalogue.exercises.by_id)]
            checks += [("harder", exercise.plan.harder, catalogue.exercises.by_id)]
        for key, words, known in checks:
            for word in words:
                if word not in known:
                    raise CatalogueError(where, key, f"unknown word {word}")
        if not exercise.credit_sources or not exercise.credits:
            raise CatalogueError(where, "credits", "needs at least one muscle and one source")
        if any(credit not in (0.5, 1.0) for credit in exercise.credits.values()):
            raise CatalogueError(where, "credits", "a credit is 0.5 or 1")


def _digest(folder: Path) -> str:
    import hashlib

    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".toml", ".json")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def read_catalogue(folder: Path) -> Catalogue:
    """Read and validate a catalogue folder. Raises CatalogueError."""
    doses, norms = read_tables(folder / "doses.toml", Doses), _norm_files(folder / "norms")
    catalogue = Catalogue(
        sources=_rows(folder / "sources.toml", "source", Source),
        muscles=_rows(folder / "muscles.toml", "muscle", Muscle),
        equipment=_rows(folder / "equipment.toml", "equipment", Equipment),
        places=_rows(folder / "equipment.toml", "place", Place),
        exercises=Shelf(by_id=MappingProxyType(_exercises(folder, doses))),
        other_names=tuple(
            noun(OtherName, row, "other_names.toml", str(row.get("name")))
            for row in read_toml(folder / "other_names.toml").get("other", [])
        ),
        tests=_rows(folder / "tests.toml", "test", TestDefinition),
        ratios=_rows(folder / "ratios.toml", "ratio", Ratio),
        norms=_of_files(norms, "norm", Norm),
        repeatability=_of_files(norms, "repeatability", Repeatability),
        cut_offs=_of_files(norms, "cut_off", CutOff),
        expected=_of_files(norms, "expected", Expected),
        published_changes=_of_files(norms, "published_change", PublishedChange),
        lift_ratios=_optional_rows(folder / "lift_ratios.toml", "lift_ratio", LiftRatio),
        templates=_optional_rows(folder / "templates.toml", "template", Template),
        staples=frozenset(read_toml(folder / "staples.toml").get("staples", [])),
        demand={name: row.peak for name, row in read_demand(folder).exercises.items()},
        doses=doses,
        care=read_care(folder),
        digest=_digest(folder),
    )
    _check_references(catalogue)
    check_care(
        catalogue.care,
        sources=catalogue.sources,
        muscles=catalogue.muscles,
        tests=catalogue.tests,
        exercises=catalogue.exercises.by_id,
        doses=doses.pattern,
    )
    return catalogue


@cache
def load_catalogue() -> Catalogue:
    """The catalogue that ships with Backline, read once."""
    return read_catalogue(FOLDER)
