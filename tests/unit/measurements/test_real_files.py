"""The real files of other systems, read where they lie: what comes out, and that it is quick."""

import time
from datetime import date
from pathlib import Path

import pytest
from tests.shared_data import SHARED

from backline.assess.assessment import Assessment
from backline.journeys.assess import Assessed, AssessRequest, assess
from backline.journeys.problem import Problem
from backline.vocabulary.loader import load_catalogue

FOLDER = SHARED / "dynamometry"
CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 22)


def assessed(*names: str, output: Path | None = None) -> Assessment:
    request = AssessRequest(paths=tuple(FOLDER / name for name in names), output=output)
    found = assess(request, CATALOGUE, today=TODAY, progress=lambda _: None)
    assert isinstance(found, Assessed), found
    return found.assessment


def test_the_study_of_twenty(tmp_path: Path) -> None:
    """All subjects, legs, speeds and times; the group's change with its interval; page and document, under a second.

    Processor time is measured, since other work may run beside a test.
    """
    started = time.process_time()
    found = assessed("cybex-peak-torque-A.csv", output=tmp_path)
    assert time.process_time() - started < 1.0
    assert len(found.people) == 20
    conventional = [ratio.measurement for ratio in found.ratios if ratio.measurement.test == "hq-conventional"]
    assert {ratio.method.speed_deg_s for ratio in conventional} == {60, 120, 240}
    assert {ratio.side for ratio in conventional} == {"left", "right"}
    assert {ratio.occasion for ratio in conventional} == {"pre", "session1", "week2", "week5", "week9", "post"}
    first = next(
        ratio
        for ratio in conventional
        if (ratio.person, ratio.side, ratio.occasion, ratio.method.speed_deg_s) == ("FP1", "right", "pre", 60)
    )
    assert first.value == pytest.approx(158 / 254)
    group = next(
        change
        for change in found.groups
        if (change.measure, change.speed_deg_s, change.side) == ("hq-conventional", 60, "mean of legs")
    )
    assert (group.before_when, group.after_when, group.people) == ("pre", "post", 20)
    assert group.low < group.change < group.high
    assert group.change == pytest.approx(group.after_mean - group.before_mean)


def test_the_group_by_a_second_hand() -> None:
    """Mean of legs at 60 °/s straight from the rows of the file, with the library's t distribution."""
    import csv

    import numpy as np
    from scipy import stats

    torque: dict[tuple[str, str, str, str], float] = {}
    with (FOLDER / "cybex-peak-torque-A.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["velocity"] == "isok.60" and row["load"] != "NA":
                torque[row["subject"], row["leg"], row["timepoint"], row["movement"]] = float(row["load"])
    people = sorted({key[0] for key in torque})

    def ratio(person: str, when: str) -> float:
        return float(np.mean([torque[person, leg, when, "flex"] / torque[person, leg, when, "ext"] for leg in "LR"]))

    before = np.array([ratio(person, "pre") for person in people])
    after = np.array([ratio(person, "post") for person in people])
    interval = stats.ttest_rel(after, before).confidence_interval(0.95)
    found = next(
        change
        for change in assessed("cybex-peak-torque-A.csv").groups
        if (change.measure, change.speed_deg_s, change.side) == ("hq-conventional", 60, "mean of legs")
    )
    assert found.change == pytest.approx(float(np.mean(after - before)))
    assert found.low == pytest.approx(interval.low)
    assert found.high == pytest.approx(interval.high)


def test_a_doubtful_row_of_the_study_is_found() -> None:
    """One leg has 77 N·m of hamstrings over 11 N·m of quadriceps: said, and in no group."""
    found = assessed("cybex-peak-torque-A.csv")
    (doubt,) = [statement for statement in found.statements if statement.id == "ratio-doubtful"]
    assert "FP14, right" in doubt.text


def test_the_load_cell_workbook() -> None:
    found = assessed("isometric-vl-bf-id5.xlsx")
    values = {figure.measurement.test: figure.measurement.value for figure in found.figures}
    assert values["knee-flexion-force-isometric"] == pytest.approx(80.6, abs=1)
    extension = next(figure for figure in found.figures if "extension" in figure.measurement.test)
    assert any("does not start at rest" in note for note in extension.notes)
    notes = " ".join(found.files[0].notes)
    assert "neither unit nor rate nor side" in notes
    assert "10001 of 20001 samples" in notes


def test_the_leg_press() -> None:
    found = assessed("isokinetic-legpress-left.txt")
    (figure,) = found.figures
    assert figure.measurement.side == "left"
    assert figure.measurement.value == pytest.approx(237, abs=2)
    assert figure.measurement.method.repetitions == 3
    assert any("shaft" in note for note in figure.notes)


def test_the_force_plate_and_the_empty_template() -> None:
    found = assessed("forceplate-jump-normalised.txt")
    assert found.figures[0].measurement.unit == "N"
    assert any("no flight time" in note for note in found.files[0].notes)
    empty = assess(
        AssessRequest(paths=(FOLDER / "nordbord-export-header.csv",)), CATALOGUE, today=TODAY, progress=lambda _: None
    )
    assert isinstance(empty, Problem)
    assert "empty template" in empty.message


@pytest.mark.parametrize("name", ["ankle-torque-velocity-isomed.xlsx", "isometric-demographics.xlsx"])
def test_workbooks_of_another_kind_are_refused(name: str) -> None:
    found = assess(AssessRequest(paths=(FOLDER / name,)), CATALOGUE, today=TODAY, progress=lambda _: None)
    assert isinstance(found, Problem)
    assert "sheet DNM" in found.message
