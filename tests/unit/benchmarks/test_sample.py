"""What the benchmarks count with."""

from time import sleep

import pytest
from benchmarks.blocks import Planned, report, share
from benchmarks.people import STRATA
from benchmarks.sample import StoppedError, at_most, catalogue, percentile, stratum_of
from benchmarks.thousand import thousand


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([3.0, 1.0, 2.0], 0.5, 2.0), ([1.0, 2.0], 0.5, 1.0), ([float(n) for n in range(1, 11)], 0.9, 9.0), ([], 0.9, 0.0),
     ([4.0], 0.9, 4.0)],
)  # fmt: skip
def test_percentile(values: list[float], share: float, expected: float) -> None:
    assert percentile(values, share) == expected


def test_strata_take_turns() -> None:
    assert [stratum_of(number) for number in range(120)].count("<= 30") == 40
    assert {stratum_of(number) for number in range(3)} == set(STRATA)


def test_waiting_ends() -> None:
    with pytest.raises(StoppedError), at_most(0.05):
        sleep(5)


def test_a_share_says_of_how_many() -> None:
    assert share(119, 120) == "99.2 % (119/120)"
    assert share(0, 0) == "–"


def planned(number: int, *, outcome: str = "planned", gap_sets: float = 0.0, proved: int = 2) -> Planned:
    return Planned(
        number=number, stratum="<= 30", outcome=outcome, seconds=1.0, in_order_s=1.0, cpu_s=1.0, candidates=9,
        gap_sets=gap_sets, blocks=0 if outcome == "infeasible" else 2, proved=proved if outcome == "planned" else 0,
        exact=outcome == "planned" and gap_sets == 0,
    )  # fmt: skip


def test_who_is_stopped_counts_as_not_proved_and_who_is_impossible_does_not_count() -> None:
    people = [planned(0), planned(1, gap_sets=0.2), planned(2, gap_sets=0.3, proved=1), planned(3, outcome="stopped"),
              planned(4, outcome="infeasible")]  # fmt: skip
    cells = [cell.strip() for cell in report(people).splitlines()[-1].strip("|").split("|")]
    assert cells[:8] == ["all", "5", "1", "1", "62.5 % (5/8)", "50.0 % (2/4)", "50.0 % (2/4)", "25.0 % (1/4)"]


def test_a_thousand_exercises_are_the_real_ones_and_variations() -> None:
    many, again = thousand(catalogue()), thousand(catalogue())
    assert len(many.exercises.plannable) == 1000
    assert {each.id for each in catalogue().exercises.plannable} < set(many.exercises.by_id)
    assert many.exercises.by_id == again.exercises.by_id
