"""Loads that cannot be made or known, and tests that are missing."""

from dataclasses import replace
from datetime import date

from tests.unit.check.cases import RAMP, Case, raw
from tests.unit.check.changes import at, fields, history
from tests.unit.check.good import good

from backline.record.person import TestResult

MEASURED = TestResult(id="heel-raise", date=date(2026, 11, 20), values={"left_reps": 20.0})

LOADS: list[Case] = [
    raw("loads", "plates that are not there", at(1, "mon", "bench-press", load_kg=76.0)),
    raw("loads", "lighter than the bar", at(None, "fri", "bench-press", load_kg=15.0)),
    raw("loads", "a dumbbell that is not there", at(1, "wed", "incline-press", load_kg=11.0), also="load-known"),
    raw("loads", "between two steps of the stack", at(1, "mon", "face-pull", load_kg=12.0), also="load-known"),
    raw("loads", "a load on a band", at(1, "wed", "pallof-press", load_kg=10.0), also="load-known"),
    raw("loads", "a ramp set", at(1, "wed", "back-squat", ramp=tuple(replace(it, load_kg=33.3) for it in RAMP))),
    raw("load-known", "a load out of nowhere", at(1, "mon", "face-pull", load_kg=20.0)),
    raw("load-known", "more than the repetitions allow", at(3, "mon", "bench-press", load_kg=85.0), also="last-week"),
    raw("load-known", "no words on how to find it", at(1, "mon", "face-pull", load_text=" ")),
    raw(
        "load-known",
        "an estimate of last year",
        history(
            lifts={
                **good().history.lifts,
                "bench-press": replace(good().history.lifts["bench-press"], last_done="2025-11-25"),
            }
        ),
        also="rir sets-an-exercise",
    ),
    raw("retest", "no test", fields(tests=())),
    raw("retest", "a main lift forgotten", lambda it: replace(it, tests=it.tests[1:])),
    raw(
        "retest", "too soon", lambda it: replace(it, tests=tuple(replace(test, date="2027-01-09") for test in it.tests))
    ),
    raw(
        "retest",
        "a measured test that does not come again",
        lambda it: replace(it, client=replace(it.client, tests=(MEASURED,))),
    ),
    raw(
        "retest",
        "a measured test after the last week",
        lambda it: replace(
            it,
            client=replace(it.client, tests=(MEASURED,)),
            tests=(*it.tests, replace(it.tests[0], test=MEASURED.id, exercise=None)),
        ),
    ),
    raw("retest", "no date", lambda it: replace(it, tests=tuple(replace(test, date="soon") for test in it.tests))),
]
