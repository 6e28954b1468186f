"""Header words, in the languages that apps write them in, as our own column words."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from backline.logs.dates import is_date
from backline.logs.draft import DistanceUnit, Draft
from backline.logs.numbers import is_duration, is_number, read_unit
from backline.logs.table import Check, Shape, Sheet
from backline.vocabulary.words import Unit

_ACCENT = re.compile(r"[\u0300-\u036f]")
_SUFFIX = re.compile(r"\s*\(([^)]*)\)\s*$")

# our word → how Strong's header says it: English, German, French, Spanish, Italian, Portuguese, Dutch
STRONG_WORDS: dict[str, tuple[str, ...]] = {
    "number": ("workout #", "training #"),
    "date": ("date", "datum", "fecha", "data"),
    "workout": (
        "workout name", "workout-name", "trainingsname", "name des workouts", "nom de l'entraînement",
        "nom de l’entraînement", "nom de la séance", "nombre del entrenamiento", "nombre de entrenamiento",
        "nome allenamento", "nome dell'allenamento", "nome dell’allenamento", "nome do treino", "trainingsnaam",
        "naam van training", "workoutnaam", "naam workout",
    ),
    "workout-duration": (
        "duration", "dauer", "durée", "duración", "durata", "duração", "duur", "workout duration", "workout-dauer",
        "durée de l'entraînement", "duración del entrenamiento", "durata allenamento", "duração do treino",
        "trainingsduur", "workoutduur",
    ),
    "exercise": (
        "exercise name", "exercise", "name der übung", "übungsname", "übung", "nom de l'exercice",
        "nom de l’exercice", "exercice", "nombre del ejercicio", "nombre de ejercicio", "ejercicio",
        "nome esercizio", "nome dell'esercizio", "nome dell’esercizio", "esercizio", "nome do exercício", "exercício",
        "naam oefening", "naam van oefening", "oefeningsnaam", "oefening",
    ),
    "order": (
        "set order", "reihenfolge festlegen", "reihenfolge", "satzreihenfolge", "reihenfolge der sätze", "satz",
        "ordre des séries", "ordre de la série", "ordre de série", "série", "orden de la serie", "orden de series",
        "orden de serie", "establecer orden", "serie", "ordine serie", "ordine set", "ordine delle serie",
        "imposta ordine", "ordem da série", "ordem das séries", "definir ordem", "setvolgorde", "volgorde set",
        "volgorde van set", "set",
    ),
    "weight": ("weight", "gewicht", "poids", "peso", "kg", "lb", "lbs"),
    "weight-unit": (
        "weight unit", "gewichtseinheit", "unité de poids", "unidad de peso", "unità di peso", "unità peso",
        "unidade de peso", "gewichtseenheid",
    ),
    "reps": (
        "reps", "wiederh", "wdh", "wiederholungen", "répétitions", "répét", "rép", "repeticiones", "repet", "rep",
        "ripetizioni", "ripet", "repetições", "herhalingen", "herh",
    ),
    "distance": ("distance", "entfernung", "distanz", "distancia", "distanza", "distância", "afstand", "km", "mi"),
    "distance-unit": (
        "distance unit", "entfernungseinheit", "unité de distance", "unidad de distancia", "unità di distanza",
        "unidade de distância", "afstandseenheid",
    ),
    "seconds": ("seconds", "sekunden", "secondes", "segundos", "secondi", "seconden"),
    "notes": ("notes", "notizen", "notas", "note", "notities", "remarques"),
    "workout-notes": (
        "workout notes", "workout-notizen", "trainingsnotizen", "notes d'entraînement", "notes d’entraînement",
        "notes de l'entraînement", "notes de la séance", "notas del entrenamiento", "notas de entrenamiento",
        "note allenamento", "note sull'allenamento", "note dell'allenamento", "notas do treino", "trainingsnotities",
        "workoutnotities",
    ),
    "rpe": ("rpe",),
}  # fmt: skip


def plain(header: str) -> str:
    """A header cell in lower case, without accents, outer blanks and a final dot."""
    text = unicodedata.normalize("NFKD", header.strip().strip('"').strip().lower())
    return " ".join(_ACCENT.sub("", text).rstrip(".").replace("’", "'").split())


_STRONG = {plain(word): ours for ours, words in STRONG_WORDS.items() for word in words}


@lru_cache(maxsize=500)
def unit_of(header: str) -> Unit | None:
    """The unit of load that a header states: `Weight (kg)`, `weight_lbs`, `lb`."""
    suffix = _SUFFIX.search(header.strip())
    word = suffix[1] if suffix else re.split(r"[_\s]", header.strip().strip('"'))[-1]
    return read_unit(word)


@lru_cache(maxsize=500)
def distance_unit(word: str) -> DistanceUnit | None:
    """`km`, `mi`, `miles`, `m`, `meters`."""
    word = word.strip().strip("()").lower()
    if word.startswith(("km", "kilom")):
        return "km"
    if word.startswith("mi"):
        return "mi"
    return "m" if word in ("m", "meter", "meters", "metres", "metre") else None


@lru_cache(maxsize=500)
def distance_unit_of(header: str) -> DistanceUnit | None:
    """The unit of distance that a header states: `Distance (meters)`, `distance_km`, `mi`."""
    suffix = _SUFFIX.search(header.strip())
    return distance_unit(suffix[1] if suffix else re.split(r"[_\s]", header.strip().strip('"'))[-1])


def strong_columns(header: Sequence[str]) -> dict[str, int]:
    """Our column words → their place in a Strong header; words that are not there are left out."""
    found: dict[str, int] = {}
    for index, cell in enumerate(header):
        word = plain(cell)
        ours = _STRONG.get(word) or _STRONG.get(plain(_SUFFIX.sub("", cell.strip())))
        if ours is not None:
            found.setdefault(ours, index)
    return found


def word_columns(header: Sequence[str]) -> dict[str, int]:
    """Plain header words → their first place."""
    found: dict[str, int] = {}
    for index, cell in enumerate(header):
        found.setdefault(plain(cell), index)
    return found


def cell_of(fields: Sequence[str], index: int | None) -> str:
    """A cell, blank where there is no such column."""
    return fields[index] if index is not None and index < len(fields) else ""


_CHECKS: dict[str, Check | None] = {
    "text": None,
    "number": is_number,
    "date": is_date,
    "duration": is_duration,
    "word": lambda cell: not cell.startswith(" "),  # of a short list; a blank in front is the rest of a sentence
    "any": lambda _: True,
    "flag": lambda cell: cell.strip().lower() in ("", "true", "false", "0", "1", "yes", "no"),
    "label": lambda cell: not is_number(cell) or cell.strip().isdigit() or not cell.strip(),
}


def shape_of(header: Sequence[str], kinds: dict[int, str], needed: Sequence[int], *, ragged: bool = False) -> Shape:
    """The shape of rows: `kinds` says per column what it holds; columns not named may hold anything."""
    checks = [_CHECKS[kinds.get(index, "any")] for index in range(len(header))]
    return Shape(checks, max(needed, default=0) + 1, ragged)


@dataclass(frozen=True, slots=True)
class CsvDialect:
    """One kind of CSV file: how its header is recognised, what its columns hold, and how its rows become drafts."""

    name: str
    recognises: Callable[[Sequence[str]], bool]
    shape: Callable[[Sequence[str]], Shape]
    drafts: Callable[[Sheet], list[Draft]]
    unit: Callable[[Sequence[str]], Unit | None] = field(default=lambda _: None)
