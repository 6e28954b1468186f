"""What the evidence says about these figures and what it does not, said once on every assessment."""

from collections.abc import Iterable, Sequence

from backline.assess.assessment import AssessedPerson, Figure, Statement
from backline.assess.change import Change


def standing_words(
    person: AssessedPerson, figures: Iterable[Figure], ratios: Iterable[Figure]
) -> tuple[Statement, ...]:
    """The sentences that belong to the kinds of figures that are there."""
    figures, ratios = tuple(figures), tuple(ratios)
    found: list[Statement] = []

    def say(id: str, text: str, *sources: str) -> None:
        found.append(Statement(id=id, severity="note", text=text, sources=sources))

    if ratios:
        say(
            "ratio-describes",
            "A ratio of hamstrings to quadriceps describes the balance of strength. A systematic review found that it "
            "does not predict injuries of hamstrings or cruciate ligaments, conventional or functional.",
            "S02",
        )
        say(
            "one-person",
            "One person's ratio must change by 25 to 30 % before it is more than noise. Smaller changes can be real in "
            "a group and cannot be told in one person.",
            "S15",
        )
        if any(ratio.measurement.method.gravity in ("unknown", "uncorrected") for ratio in ratios):
            say(
                "gravity",
                "Without gravity correction the ratio is too high and seems to rise with speed, because the limb's own "
                "weight is counted for the hamstrings. These figures are compared with figures of the same kind only.",
                "S06",
            )
        if any(ratio.measurement.test == "hq-functional" for ratio in ratios):
            say(
                "below-one",
                "Below 1.0 at 60 °/s lie 87 % of healthy male professionals and 99 % of women of team sports: there it "
                "says nothing about anybody.",
                "S03",
                "S04",
            )
    if any(figure.peak_angle_deg is not None for figure in figures):
        say(
            "peak-angle",
            "The angle of peak torque repeats badly (reliability below .67): not judged, not compared.",
            "S17",
        )
    people = {figure.measurement.person for figure in figures}
    if (figures or ratios) and person.sex is None and len(people) <= 1:
        say("no-sex", "Without a client file that states the sex no norm row of women or men can be matched.")
    if any(figure.measurement.error is None for figure in figures):
        say(
            "no-error",
            "Where no error is shown, none is known for this test and instrument: no change of it is judged.",
        )
    return tuple(found)


def whose(person: AssessedPerson, people: Sequence[str]) -> tuple[Statement, ...]:
    """Does the client file belong to the files?"""
    if len(people) > 1 and (person.sex is not None or person.mass_kg is not None):
        text = f"The files hold {len(people)} people: sex, age and mass of the client file were not used."
        return (Statement(id="several-people", severity="watch", text=text),)
    if len(people) == 1 and person.name and person.name.lower() != people[0].lower():
        text = f"The files name {people[0]}, the client file {person.name}: is this the same person?"
        return (Statement(id="another-name", severity="act", text=text),)
    return ()


MANY = 20  # changes from which one or more would look real by chance alone


def by_chance(changes: Sequence[Change]) -> tuple[Statement, ...]:
    """How many of many changes would exceed a 95 % error although nothing changed."""
    judged = sum(change.verdict != "cannot-say" for change in changes)
    if judged < MANY:
        return ()
    text = (
        f"{judged} changes were judged. If nothing had changed at all, about {round(judged / 20)} of them would still "
        "look real: the error is exceeded once in twenty times by chance."
    )
    return (Statement(id="by-chance", severity="watch", text=text),)
