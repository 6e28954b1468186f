"""Every written name of the catalogue, laid out for look-up by words, letters and nearness."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from backline.logs.names_spelling import words_of
from backline.logs.names_words import (
    EQUIPMENT_WORDS,
    GUARD_WORDS,
    HARMLESS,
    KEYWORDS,
    STOP_WORDS,
    USUAL_EQUIPMENT,
    VAGUE_WORDS,
)
from backline.vocabulary.exercises import Exercise
from backline.vocabulary.loader import Catalogue

_NEAR_NAME = 92.0  # token_sort_ratio, 0 to 100
_NEAR_WORD = 82.0  # ratio of one word with its correction
_CLEARLY_NEARER = 5.0  # by how much the best correction must beat the second
_SHORTEST_CORRECTED = 5  # letters; shorter words are too near to each other
_SUGGESTIONS = 3
_ALIKE = 0.6  # shared movement words, twice, over those of both names: below this a suggestion is nonsense
_SAID = 1 / 3  # of all words of a name, those that a suggestion shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One written name: what it points to, and its equipment words."""

    target: str  # exercise id, or kind
    exercise: Exercise | None
    words_equipment: frozenset[str]

    def has(self, equipment: frozenset[str]) -> bool:
        """Does the exercise use what these equipment words say, and its written name nothing else?"""
        if self.exercise is None or not self.words_equipment <= equipment:
            return False
        exercise = self.exercise
        pieces = {*exercise.equipment, *(piece for choice in exercise.equipment_any for piece in choice)}
        return all(
            pieces & EQUIPMENT_WORDS[word] if word != "bodyweight" else exercise.load_is == "bodyweight"
            for word in equipment
        )

    @property
    def usual(self) -> int | None:
        """How usual the implement of its written name is, 0 most; None for one that a name must state."""
        ranks = [USUAL_EQUIPMENT.index(word) if word in USUAL_EQUIPMENT else None for word in self.words_equipment]
        return None if None in ranks else max((rank for rank in ranks if rank is not None), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """All written names of one catalogue."""

    by_words: Mapping[str, str]
    by_letters: Mapping[str, str]
    by_core: Mapping[frozenset[str], tuple[Row, ...]]
    by_sorted: Mapping[str, str]  # sorted words joined → target
    sorted_names: Sequence[str]
    known_words: frozenset[str]
    long_words: Sequence[str]
    cores_with: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)  # movement word → cores with it

    @classmethod
    def build(cls, catalogue: Catalogue, own: Mapping[str, str]) -> "Index":
        """Lay out the names; where two rows share a form, the form points to neither."""
        written: list[tuple[str, str, Exercise | None]] = []
        for exercise in catalogue.exercises:
            written += [(name, exercise.id, exercise) for name in (exercise.name, *exercise.aliases)]
        for other in catalogue.other_names:
            written += [(name, other.kind, None) for name in (other.name, *other.aliases)]
        by_words: dict[str, str | None] = {}
        by_letters: dict[str, str | None] = {}
        by_sorted: dict[str, str | None] = {}
        by_core: dict[frozenset[str], list[Row]] = defaultdict(list)
        cores_with: dict[str, dict[frozenset[str], None]] = defaultdict(dict)
        spoken: set[str] = set()
        for name, target, of in written:
            words = words_of(name)
            if not words:
                continue
            core, equipment = split_words(words)
            by_core[core].append(Row(target=target, exercise=of, words_equipment=equipment))
            for form, key in (
                (by_words, " ".join(words)), (by_letters, "".join(words)), (by_sorted, " ".join(sorted(words))),
            ):  # fmt: skip
                form[key] = target if form.get(key, target) == target else None
            if of is not None:
                spoken.update(words)
                for word in core:
                    cores_with[word][core] = None
        for name, target in own.items():
            by_words[" ".join(words_of(name))] = target
        known = GUARD_WORDS | spoken | HARMLESS.keys() | EQUIPMENT_WORDS.keys() | KEYWORDS.keys() | STOP_WORDS
        known |= {word for core in by_core for word in core}
        names = {name: target for name, target in by_sorted.items() if target is not None}
        return cls(
            by_words={name: target for name, target in by_words.items() if target is not None},
            by_letters={name: target for name, target in by_letters.items() if target is not None},
            by_core={core: tuple(rows) for core, rows in by_core.items()},
            by_sorted=names,
            sorted_names=tuple(names),
            known_words=frozenset(known),
            long_words=tuple(sorted(word for word in known if len(word) >= _SHORTEST_CORRECTED)),
            cores_with={word: tuple(cores) for word, cores in cores_with.items()},
        )

    def split(self, words: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
        """The words of the movement and the words of the equipment."""
        return split_words(words)

    def rows(self, core: frozenset[str]) -> tuple[Row, ...]:
        """The written names that have exactly these movement words."""
        return self.by_core.get(core, ())

    def correct(self, words: Sequence[str]) -> tuple[list[str], float]:
        """Unknown words replaced by the one known word near them; the lowest nearness used, 0 to 1."""
        out, score = [], 1.0
        for word in words:
            near = self._correction(word)
            if near is not None:
                word, nearness = near
                score = min(score, nearness)
            out.append(word)
        return out, score

    def _correction(self, word: str) -> tuple[str, float] | None:
        if word in self.known_words or len(word) < _SHORTEST_CORRECTED or not word.isalpha():
            return None
        near = process.extract(word, self.long_words, scorer=fuzz.ratio, limit=2, score_cutoff=_NEAR_WORD)
        if not near or (len(near) == 2 and near[0][1] - near[1][1] < _CLEARLY_NEARER) or near[0][0][0] != word[0]:
            return None
        return near[0][0], near[0][1] / 100

    def near(self, words: Sequence[str]) -> tuple[str, float] | None:
        """The one name that is nearly spelt like this, when no known word stands for another known word."""
        query = " ".join(sorted(words))
        hits = process.extract(query, self.sorted_names, scorer=fuzz.ratio, limit=5, score_cutoff=_NEAR_NAME)
        targets = {self.by_sorted[name] for name, _, _ in hits}
        if len(targets) != 1:
            return None
        name, score, _ = hits[0]
        extra, missing = set(words) - set(name.split()), set(name.split()) - set(words)
        if not extra or extra & self.known_words or not all(word.isalpha() for word in extra):
            return None
        if any(max((fuzz.ratio(word, other) for other in missing), default=0.0) < _NEAR_WORD for word in extra):
            return None
        return self.by_sorted[name], round(score / 100 * 0.9, 3)

    def suggest(self, words: Sequence[str]) -> tuple[str, ...]:
        """Up to three exercises whose movement is called nearly the same; none rather than nonsense."""
        corrected, _ = self.correct(words)
        core, equipment = split_words(corrected)
        said = frozenset(word for word in core if word in self.cores_with)
        ranks: dict[str, tuple[float, bool, int]] = {}
        for other in {other for word in said for other in self.cores_with[word]}:
            shared = said & other
            alike = 2 * len(shared) / (len(said) + len(other))
            if alike < _ALIKE or len(shared) < _SAID * len(words) or (len(shared) == 1 and shared <= VAGUE_WORDS):
                continue
            for row in self.by_core[other]:
                if row.exercise is not None:
                    rank = (
                        -alike,
                        not row.has(equipment),
                        row.usual if row.usual is not None else len(USUAL_EQUIPMENT),
                    )
                    ranks[row.target] = min(rank, ranks.get(row.target, rank))
        return tuple(sorted(ranks, key=lambda target: (ranks[target], len(target), target))[:_SUGGESTIONS])


def split_words(words: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the movement and the words of the equipment; a name of equipment alone is all movement."""
    equipment = frozenset(word for word in words if word in EQUIPMENT_WORDS)
    core = frozenset(words) - equipment
    return (core, equipment) if core else (equipment, frozenset())
