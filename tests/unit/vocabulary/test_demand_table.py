"""The demand table as a file: readable, in order, and refused with its name when it is broken."""

import json
from pathlib import Path

import pytest

from backline.vocabulary.demand import DEMAND_FILE, read_demand
from backline.vocabulary.tables import FOLDER, CatalogueError

GOOD = '{"about": [], "made_from": "x", "exercises": {"s": {"limit": "quads", "peak_at": 1.0, "peak": {}, "mean": {}}}}'


def test_the_shipped_table_has_one_exercise_a_line_in_order_and_says_how_it_is_made() -> None:
    lines = (FOLDER / DEMAND_FILE).read_text(encoding="utf-8").splitlines()
    table = read_demand(FOLDER)
    rows = [line for line in lines if line.startswith('"') and '"limit"' in line]
    assert [json.loads("{" + row.rstrip(",") + "}").popitem()[0] for row in rows] == sorted(table.exercises)
    assert "make_demand.py" in table.about[0]
    assert "make_demand.py" in "".join(lines[:4])


def test_no_table_is_an_empty_one(tmp_path: Path) -> None:
    assert read_demand(tmp_path).exercises == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "truncated"),
        (GOOD.replace('"quads"', "3"), "limit"),
        (GOOD.replace('"peak": {}', '"peak": {"quads": "much"}'), "peak"),
        (GOOD.replace(', "mean": {}', ""), "mean"),
    ],
)
def test_a_broken_table_is_refused_with_its_name(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / DEMAND_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=DEMAND_FILE) as problem:
        read_demand(tmp_path)
    assert said in str(problem.value)
