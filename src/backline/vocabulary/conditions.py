"""Conditions and their stages: what is left out or held back, and by which criteria a stage is entered."""

from typing import Literal

from backline.vocabulary.patches import Cited, Closed, Patch
from backline.vocabulary.words import Region

StagedBy = Literal["person", "clinician", "nobody"]


class Criterion(Closed, frozen=True, kw_only=True):
    """One thing that must be shown before a stage is entered.

    `pain`: now and worst at most the condition's own threshold (or `at_most`), settled by the next morning. `range`:
    the sides of a test differ by at most `difference_max` of its unit. `strength`: the side concerned reaches
    `share_percent_min` of the other in two sessions, and still does when the error of the test is taken off. `value`:
    the test gives at least `least`.
    """

    kind: Literal["pain", "range", "strength", "value"]
    at_most: int | None = None
    test: str | None = None
    difference_max: float | None = None
    share_percent_min: float | None = None
    least: float | None = None

    def __post_init__(self) -> None:
        numbers = {"pain": "at_most", "range": "difference_max", "strength": "share_percent_min", "value": "least"}
        wanted = numbers[self.kind]
        given = {key for key in (*numbers.values(), "test") if getattr(self, key) is not None}
        if given - {wanted} != (set() if self.kind == "pain" else {"test"}):
            raise ValueError(f"a criterion of kind {self.kind} has other keys")
        if self.kind != "pain" and wanted not in given:
            raise ValueError(f"a criterion of kind {self.kind} needs {wanted}")


class Stage(Cited, frozen=True, kw_only=True):
    """One stage: what it is for, what must be shown before it, and what it changes."""

    id: str
    name: str
    aim: str
    enter: tuple[Criterion, ...] = ()
    patch: Patch = Patch()


class Condition(Cited, frozen=True, kw_only=True):
    """One condition. `around` holds when it may not be loaded by a stage; `always` holds in any case.

    `staged_by` person: the criteria decide; clinician: they decide when a clinician follows the condition, else it is
    trained around; nobody: there are no stages. `operated`: a clinician on the record names the stage himself.
    `pain_max` is the most that its exercises may hurt, 0 to 10.
    """

    id: str
    name: str
    means: str  # in plain words, for the person
    regions: tuple[Region, ...]
    staged_by: StagedBy
    operated: bool = False
    pain_max: int
    pain_sources: tuple[str, ...]
    clearance: str | None = None  # the reason that has to be cleared first
    evidence: str  # what is known and what is not
    always: Patch = Patch()
    around: Patch = Patch()
    stages: tuple[Stage, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 0 <= self.pain_max <= 5:
            raise ValueError("pain_max must be 0 to 5")
        if not self.pain_sources or not self.regions:
            raise ValueError("needs regions and pain_sources")
        if (self.staged_by == "nobody") == bool(self.stages):
            raise ValueError("has stages, or is staged by nobody")
        if self.stages and self.around.empty:
            raise ValueError("needs a way around the region")
        if not self.stages and self.always.empty:
            raise ValueError("changes nothing")
        for place, stage in enumerate(self.stages):
            if bool(stage.enter) != (place > 0 and not self.operated):
                raise ValueError(f"stage {stage.id}: the first stage and those of operated joints have no `enter`")
        if len({stage.id for stage in self.stages}) != len(self.stages):
            raise ValueError("two stages have the same id")

    def stage(self, id: str) -> Stage | None:
        """The stage with this id."""
        return next((stage for stage in self.stages if stage.id == id), None)


class PainRule(Cited, frozen=True, kw_only=True):
    """The usual pain rule: more than `stop_above` stops, a condition's own threshold holds or lets proceed."""

    stop_above: int
    evidence_days: int  # older evidence shows nothing
    sessions: int  # so many sessions must show a strength


class Measure(Cited, frozen=True, kw_only=True):
    """The error of a test: what two measurements of one side differ by without any change (95 %)."""

    test: str
    error: float
    error_is: Literal["percent", "units"]

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.error > 0:
            raise ValueError("error must be above nothing")


class TestRule(Cited, frozen=True, kw_only=True):
    """Tests that are not done under some conditions, stages, answers or pain, and why."""

    id: str
    tests: tuple[str, ...]
    conditions: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()  # in these, and without a stage; empty: always
    answers: tuple[str, ...] = ()
    pain_above: int | None = None
    why: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if not (self.conditions or self.answers) or not self.tests:
            raise ValueError("names no tests, or neither conditions nor answers")


class AskBefore(Cited, frozen=True, kw_only=True):
    """A question that stands before a reading of a test: with anything but a no the reading is not made."""

    id: str
    tests: tuple[str, ...]
    answer: str
    reading: str  # the words that may not be said then
    why: str
