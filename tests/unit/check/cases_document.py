"""Documents that are not whole, or say what is not so."""

from dataclasses import replace

from tests.unit.check.cases import SECOND, Case, case, raw
from tests.unit.check.changes import at, client, fields, first_target, sessions, then, total, week

from backline.record.programme import Range, Votes

DOCUMENT: list[Case] = [
    raw("document", "no weeks", fields(weeks=(), totals=())),
    raw("document", "no totals", fields(totals=())),
    raw("document", "a total too few", lambda it: replace(it, totals=it.totals[:-1])),
    raw("document", "a week numbered twice", week(3, number=2), also="dates reasons step-total"),
    raw("document", "a block is skipped", lambda it: then(*(week(n, block=3) for n in SECOND))(it)),
    raw("document", "a week without sessions", week(2, sessions=()), also="totals same-days step-direct step-total"),
    case(
        "document",
        "a session without exercises",
        sessions(lambda it: replace(it, exercises=()), 2, "fri"),
        also="posterior-leg-and-pull same-days step-direct step-total",
    ),
    raw("document", "sessions out of order", lambda it: week(2, sessions=it.weeks[1].sessions[::-1])(it)),
    raw("document", "an infinite load", at(2, "mon", "bench-press", load_kg=float("inf"))),
    raw("dates", "the start is no date", fields(start="Monday")),
    raw("dates", "a session in the next week", sessions(lambda it: replace(it, date="2026-12-11"), 1, "fri")),
    raw("dates", "a date on another weekday", sessions(lambda it: replace(it, date="2026-12-03"), 1, "wed")),
    raw("dates", "a day that the client has not", client(days=("mon", "wed"))),
    case(
        "dates",
        "a day twice in a week",
        lambda it: week(2, sessions=(it.weeks[1].sessions[0], *it.weeks[1].sessions))(it),
        also="step-direct step-total",
    ),
    raw("known-exercises", "an unknown alternative", at(2, "mon", "bench-press", alternatives=("moon-press",))),
    raw(
        "known-exercises",
        "an exercise that is not planned with",
        at(None, None, "back-squat", exercise="smith-squat"),
        also="*",
    ),
    raw("known-exercises", "an unknown exercise", at(None, None, "face-pull", exercise="moon-pull")),
    raw("facts", "another name", at(1, "mon", "face-pull", name="Face press")),
    raw("facts", "another family", at(1, "mon", "face-pull", family="row")),
    raw("facts", "another pattern", at(1, "mon", "face-pull", pattern="horizontal-pull")),
    raw("facts", "other credits", at(1, "mon", "face-pull", credits={"rear-delts": 1.0})),
    raw(
        "one-measure", "repetitions and seconds", at(1, "mon", "face-pull", seconds=Range(min=20, max=30)), also="table"
    ),
    raw("one-measure", "effort and a stop rule", at(1, "mon", "face-pull", stop_rule="Stop early.")),
    raw("one-measure", "no effort and no stop rule", at(4, "wed", "nordic-curl-assisted", stop_rule=None)),
    raw("votes", "a vote for the wrong side", at(1, "mon", "bench-press", votes=Votes(posterior=1, anterior=0))),
    raw("totals", "a muscle too many", lambda it: total(2, sets={**it.totals[1].sets, "neck": 3.0})(it)),
    raw("totals", "a group too few", lambda it: total(2, groups={**it.totals[1].groups, "glutes": 1.0})(it)),
    raw("totals", "votes", total(2, posterior=12.0)),
    raw("totals", "the fractional ratio", lambda it: total(1, ratio=replace(it.totals[0].ratio, fractional=1.5))(it)),
    raw("totals", "no direct ratio", lambda it: total(1, ratio=replace(it.totals[0].ratio, direct=None))(it)),
    raw("totals", "minutes", total(3, minutes=100)),
    raw("terms", "another objective", lambda it: replace(it, proof=replace(it.proof, objective=8.0))),
    raw(
        "reasons",
        "a sum that is not there",
        at(1, "mon", "bench-press", reasons=("Gives 9 of the 9 chest sets of week 1.",)),
    ),
    raw(
        "reasons",
        "a direct sum",
        at(1, "mon", "face-pull", reasons=("Gives 2 of the 3 direct rear-delts sets of week 1.",)),
    ),
    raw("reasons", "votes", at(1, "mon", "face-pull", reasons=("2 of the 90 posterior votes of week 1.",))),
    raw("reasons", "a number in prose", at(1, "mon", "face-pull", reasons=("It makes you 20 years younger.",))),
    raw(
        "reasons",
        "a week that is not there",
        at(1, "mon", "face-pull", reasons=("2 of the 9 posterior votes of week 9.",)),
    ),
    raw("targets", "said to be short", first_target(met=False)),
    raw("targets", "said to be met", first_target(min=13.0)),
    raw("targets", "short without a reason", fields(unmet=())),
    raw("digest", "too short", fields(digest="0f")),
]
