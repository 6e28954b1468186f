"""Which exercise a name in a log means; where that is not sure, none, with suggestions."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Literal, Self

from backline.logs.names_index import Index, Row
from backline.logs.names_spelling import LONGEST_NAME, is_number, words_of
from backline.logs.names_words import (
    BENCH_WORDS,
    GRIP_WORDS,
    HARMLESS,
    KEYWORDS,
    LAST_WORDS,
    MANY_MACHINES,
    MOVEMENT_WORDS,
    POSTURES,
    VAGUE_WORDS,
)
from backline.vocabulary.exercises import Exercise
from backline.vocabulary.loader import Catalogue

Kind = Literal["exercise", "cardio", "no-exercise"]
OTHER_KINDS: tuple[Kind, ...] = ("cardio", "no-exercise")
_MOST_CACHED = 50_000
_MOST_DROPPED = 5  # harmless words that may be left out of one name


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a name means. `exercise` is None for names that are no exercise and for those that are not sure enough.

    `confidence` runs from 0 to 1: 1 as the catalogue or the person writes it, 0.95 the same words in another order,
    0.8 and above a plain variation with the same credits or a corrected misspelling, 0 not sure.
    """

    name: str
    exercise: str | None
    confidence: float
    kind: Kind = "exercise"
    suggestions: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Resolved, be it to an exercise or to something that is none."""
        return self.exercise is not None or self.kind != "exercise"


class NameMatcher:
    """Matches names with one catalogue; each distinct name is worked out once."""

    def __init__(self, exact: Mapping[str, str], catalogue: Catalogue, own: Mapping[str, str]) -> None:
        self._exact = exact  # case-folded name → exercise id, or kind
        self._catalogue = catalogue
        self._own = own
        self._known: dict[str, Match] = {}

    @classmethod
    def from_catalogue(cls, catalogue: Catalogue, aliases: Mapping[str, str] | None = None) -> Self:
        """A matcher for a catalogue and a person's own names (name → exercise id, `cardio` or `no-exercise`).

        Raises ValueError when an own name points to no exercise of the catalogue.
        """
        own = dict(aliases or {})
        for name, target in own.items():
            if target not in catalogue.exercises and target not in OTHER_KINDS:
                raise ValueError(f"the name {name!r} points to {target!r}, which is no exercise")
        exact: dict[str, str] = {}
        for exercise in catalogue.exercises:
            exact.update(
                (written.casefold(), exercise.id) for written in (exercise.id, exercise.name, *exercise.aliases)
            )
        for other in catalogue.other_names:
            exact.update((written.casefold(), other.kind) for written in (other.name, *other.aliases))
        exact.update((name.strip().casefold(), target) for name, target in own.items())
        return cls(exact, catalogue, own)

    @cached_property
    def _index(self) -> Index:
        return Index.build(self._catalogue, self._own)

    def match(self, name: str) -> Match:
        """What this name means."""
        known = self._known.get(name)
        if known is None:
            known = self._work_out(name)
            if len(self._known) < _MOST_CACHED:
                self._known[name] = known
        return known

    def _work_out(self, name: str) -> Match:
        stripped = name.strip()
        if not stripped or len(stripped) > LONGEST_NAME:
            return Match(name=name, exercise=None, confidence=0.0)
        target = self._exact.get(stripped.casefold())
        if target is not None:
            return _resolved(name, target, 1.0)
        words = words_of(stripped)
        if not words:
            return Match(name=name, exercise=None, confidence=0.0)
        target = self._index.by_words.get(" ".join(words))
        if target is not None:
            return _resolved(name, target, 0.98)
        found = self._by_bag(words) or self._by_keyword(words) or self._by_joining(words) or self._by_spelling(words)
        if found is not None:
            return _resolved(name, *found)
        return Match(name=name, exercise=None, confidence=0.0, suggestions=self._index.suggest(words))

    def _by_bag(self, words: list[str]) -> tuple[str, float] | None:
        """The same words in any order; then without words that change no credit."""
        core, equipment = self._index.split(words)
        found = self._pick(core, equipment)
        if found is not None:
            return found
        for unsaid in _unsaid(core):
            found = self._pick(core | {unsaid}, equipment)
            if found is not None:
                return found[0], min(found[1], 0.93)
        core = frozenset(word for word in core if not is_number(word))
        droppable = sorted(word for word in core if word in HARMLESS)[:_MOST_DROPPED]
        for size in range(len(droppable) + 1):
            for dropped in combinations(droppable, size):
                found = self._without(core, frozenset(dropped), equipment)
                if found is not None:
                    return found[0], round(min(found[1], 0.9) - 0.03 * size, 3)
        return None

    def _without(
        self, core: frozenset[str], dropped: frozenset[str], equipment: frozenset[str]
    ) -> tuple[str, float] | None:
        """What is left without these words, where they change nothing for that exercise."""
        left = core - dropped
        if dropped & POSTURES and equipment & MANY_MACHINES and not _says_enough(left):
            return None
        found = self._pick(left, equipment)
        exercise = None if found is None else self._catalogue.exercises.by_id.get(found[0])
        return found if exercise is None or all(_harmless(word, exercise) for word in dropped) else None

    def _pick(self, core: frozenset[str], equipment: frozenset[str]) -> tuple[str, float] | None:
        """The one exercise with these words and this equipment; the plainest of several with the same credits."""
        rows = self._index.rows(core)
        same = [row for row in rows if row.words_equipment == equipment]
        fitting = same or [row for row in rows if equipment and row.has(equipment)]
        if not fitting and not equipment and _says_enough(core):
            fitting = [row for row in rows if row.usual is not None]
        targets = {row.target for row in fitting}
        if len(targets) == 1:
            return fitting[0].target, 0.95 if same else 0.88
        if not targets or not _same_credits(fitting):
            return None
        plainest = min(fitting, key=lambda row: (row.usual or 0, len(row.target), row.target))
        return plainest.target, 0.82

    def _by_keyword(self, words: list[str]) -> tuple[str, float] | None:
        """Stretches, rolling and ergometers by the one word that gives them away."""
        if words[-1] not in LAST_WORDS and not MOVEMENT_WORDS.isdisjoint(words):
            return None
        kinds = {KEYWORDS[word] for word in words if word in KEYWORDS}
        return (kinds.pop(), 0.85) if len(kinds) == 1 else None

    def _by_joining(self, words: list[str]) -> tuple[str, float] | None:
        """`benchpress` for `bench press`: the same letters in the same order."""
        target = self._index.by_letters.get("".join(words))
        return None if target is None else (target, 0.93)

    def _by_spelling(self, words: list[str]) -> tuple[str, float] | None:
        """Misspelt words corrected, where only one correction is near; then the whole name, by token_sort_ratio."""
        corrected, score = self._index.correct(words)
        if corrected != words:
            found = self._by_bag(corrected) or self._by_joining(corrected)
            if found is not None:
                return found[0], round(found[1] * score, 3)
        return self._index.near(words)


def _resolved(name: str, target: str, confidence: float) -> Match:
    for kind in OTHER_KINDS:
        if target == kind:
            return Match(name=name, exercise=None, confidence=confidence, kind=kind)
    return Match(name=name, exercise=target, confidence=confidence)


def _same_credits(rows: list[Row]) -> bool:
    """Do all of them count the same, on the same sides?"""
    first = rows[0].exercise
    return first is not None and all(
        row.exercise is not None
        and row.exercise.credits == first.credits
        and row.exercise.laterality == first.laterality
        and row.exercise.pattern == first.pattern
        for row in rows
    )


def _unsaid(core: frozenset[str]) -> tuple[str, ...]:
    """Words that go without saying: `wide pulldown` is one with a wide grip, `incline bench` is a press."""
    grip = ("grip",) if core & GRIP_WORDS and "grip" not in core else ()
    return (*grip, "press") if "bench" in core and core <= BENCH_WORDS else grip


def _says_enough(core: frozenset[str]) -> bool:
    """May a name with these words leave its implement unsaid? `seated curl` may not: it could be any of many."""
    return len(core) > 1 and not core <= VAGUE_WORDS


def _harmless(word: str, exercise: Exercise) -> bool:
    patterns = HARMLESS[word]
    if word == "twoside":
        return exercise.laterality == "bilateral"
    if word == "weighted":
        return exercise.load_is not in ("assistance", "band")
    return not patterns or exercise.pattern in patterns
