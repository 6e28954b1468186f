"""A person on the days of a programme: what is known without a question, and what must be asked."""

from dataclasses import dataclass
from datetime import date, timedelta

from backline.record.health import KnownCondition
from backline.record.person import Person
from backline.vocabulary.care import CareRules
from backline.vocabulary.screening import Question
from backline.vocabulary.words import REGIONS, Region

OLD = 70  # the age of the fact `age-70`


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One person, the first and the last day of a programme, and the rules."""

    person: Person
    start: date
    weeks: int
    care: CareRules

    @property
    def last_day(self) -> date:
        """The last day of the programme."""
        return self.start + timedelta(days=7 * self.weeks - 1)

    @property
    def painful(self) -> tuple[KnownCondition, ...]:
        """Conditions that hurt, or of which nobody said that they do not; a state without stages hurts only if said."""
        return tuple(known for known in self.person.conditions if self._hurts(known))

    def _hurts(self, known: KnownCondition) -> bool:
        most = known.pain.most if known.pain is not None else None
        if most is None:
            return self.care.conditions[known.id].staged_by != "nobody"
        return most > 0

    @property
    def pain(self) -> bool:
        """Is there pain, or a reason to ask as if there were?"""
        return bool(self.painful or self.said_regions) or self.person.goal == "rehab"

    @property
    def said_regions(self) -> frozenset[Region]:
        """Where the person said that it hurts."""
        return frozenset(self.person.screen.regions) if self.person.screen is not None else frozenset()

    @property
    def regions(self) -> frozenset[Region]:
        """Where it hurts; everywhere for somebody in rehab who names no condition."""
        named = frozenset(region for known in self.painful for region in self.care.conditions[known.id].regions)
        return named | self.said_regions or (frozenset(REGIONS) if self.pain else frozenset())

    @property
    def facts(self) -> frozenset[str]:
        """What is known without a question."""
        age = self.person.age(self.start)
        found = {"pain"} if self.pain else set()
        return frozenset(found | ({"age-70"} if age is not None and age >= OLD else set()))

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that fit this person."""
        return tuple(question for question in self.care.questions.values() if self._fits(question))

    def _fits(self, question: Question) -> bool:
        if question.with_pain and not self.pain:
            return False
        if question.regions and not self.regions & set(question.regions):
            return False
        return question.sex is None or self.person.sex in (None, question.sex)
