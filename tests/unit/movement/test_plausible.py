"""What a coach would refuse in the demand table: properties over families, not single figures."""

from collections.abc import Mapping

import pytest

from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()
DEMAND: Mapping[str, Mapping[str, float]] = CATALOGUE.demand
BELOW = 0.1  # what the table leaves out


def of(exercise: str) -> Mapping[str, float]:
    return DEMAND[exercise]


def works(exercise: str, muscle: str) -> float:
    return DEMAND[exercise].get(muscle, 0.0)


def movement(*names: str) -> list[str]:
    found = [each.id for each in CATALOGUE.exercises.plannable if each.movement in names or each.id in names]
    assert found
    return found


def family(name: str) -> list[str]:
    found = [each.id for each in CATALOGUE.exercises.plannable if each.family == name]
    assert found
    return found


STANDING_CALF = [
    name for name in family("calf-raise") if not name.startswith(("seated", "calf-press", "donkey", "calf-raise-bent"))
]


@pytest.mark.parametrize("exercise", STANDING_CALF)
def test_a_standing_calf_raise_is_for_the_calves(exercise: str) -> None:
    """Who stands under a load shifts the hips over the feet: neither hamstrings nor glutes are what it is for."""
    calves = max(works(exercise, "gastrocnemius"), works(exercise, "soleus"))
    assert calves >= 0.95
    assert works(exercise, "gluteus-maximus") < 0.2
    assert works(exercise, "hamstrings-hip") <= 0.5


@pytest.mark.parametrize("exercise", ["standing-calf-raise-machine", "standing-calf-raise-barbell", "calf-raise-floor"])
def test_a_calf_raise_on_two_straight_legs_leaves_the_hamstrings_alone(exercise: str) -> None:
    assert works(exercise, "hamstrings-knee") < BELOW
    assert works(exercise, "gluteus-maximus") < BELOW


@pytest.mark.parametrize("exercise", [name for name in family("calf-raise") if name.startswith("seated-calf")])
def test_a_bent_knee_takes_the_gastrocnemius_out_of_a_calf_raise(exercise: str) -> None:
    assert works(exercise, "soleus") == 1.0
    assert works(exercise, "gastrocnemius") <= 0.5


@pytest.mark.parametrize("exercise", family("face-pull"))
def test_a_face_pull_is_for_what_lies_behind_the_shoulder(exercise: str) -> None:
    for muscle in ("rear-delts", "middle-traps", "lower-traps", "rotator-cuff"):
        assert works(exercise, muscle) > works(exercise, "lats") + 0.1
        assert works(exercise, muscle) >= 0.34


@pytest.mark.parametrize("exercise", movement("pulldown-close", "pulldown-neutral", "pulldown-underhand", "pulldown"))
def test_a_pulldown_asks_the_lats_first(exercise: str) -> None:
    assert works(exercise, "lats") == 1.0


@pytest.mark.parametrize("exercise", [name for name in family("row") if name != "row-towel-door-frame"])
def test_a_row_asks_lats_rear_delts_and_middle_traps(exercise: str) -> None:
    for muscle in ("lats", "rear-delts", "middle-traps"):
        assert works(exercise, muscle) >= 0.34
    for muscle in ("chest", "front-delts"):
        assert works(exercise, muscle) < works(exercise, "lats")


PRESSES = [*family("bench-press"), *family("push-up"), *family("overhead-press")]


@pytest.mark.parametrize("exercise", PRESSES)
def test_a_press_asks_the_front_of_the_shoulder_and_not_its_back(exercise: str) -> None:
    back = max(works(exercise, muscle) for muscle in ("rear-delts", "middle-traps"))
    front = max(works(exercise, muscle) for muscle in ("chest", "upper-chest", "front-delts"))
    assert front > back


@pytest.mark.parametrize("exercise", family("reverse-fly"))
def test_a_reverse_fly_does_not_ask_the_chest(exercise: str) -> None:
    if exercise != "wall-slide":
        assert works(exercise, "rear-delts") > works(exercise, "chest") + 0.3


@pytest.mark.parametrize("exercise", ["romanian-deadlift", "good-morning", "stiff-leg-deadlift", "back-extension"])
def test_a_hinge_with_straight_knees_asks_the_hamstrings_first(exercise: str) -> None:
    assert works(exercise, "hamstrings-hip") >= works(exercise, "gluteus-maximus") > 0.4
    assert works(exercise, "quads") < 0.34


@pytest.mark.parametrize("exercise", [name for name in family("squat") if name != "hack-squat"])
def test_a_squat_asks_quads_and_glutes_above_hamstrings(exercise: str) -> None:
    for muscle in ("quads", "gluteus-maximus"):
        assert works(exercise, muscle) > works(exercise, "hamstrings-hip")


@pytest.mark.parametrize("exercise", family("hip-abduction"))
def test_an_abduction_does_not_ask_the_hamstrings_first(exercise: str) -> None:
    assert works(exercise, "gluteus-medius") > works(exercise, "hamstrings-hip")


@pytest.mark.parametrize("exercise", ["glute-kickback", "glute-kickback-cable", "glute-kickback-standing-band"])
def test_the_standing_leg_does_not_limit_a_kickback(exercise: str) -> None:
    assert works(exercise, "gluteus-maximus") >= 0.34
    assert works(exercise, "hip-flexors") < works(exercise, "gluteus-maximus")


@pytest.mark.parametrize("exercise", family("leg-curl"))
def test_a_leg_curl_is_for_the_hamstrings(exercise: str) -> None:
    assert works(exercise, "hamstrings-knee") >= 0.67


HANGING_BARS = [
    name
    for name in movement("deadlift", "romanian-deadlift", "stiff-leg-deadlift")
    if {"barbell", "trap-bar", "smith-machine"} & {*CATALOGUE.exercises[name].equipment} and "single" not in name
]


@pytest.mark.parametrize("exercise", HANGING_BARS)
def test_arms_that_only_hang_bend_no_elbow(exercise: str) -> None:
    """The bones of straight arms carry a bar: the grip works, the biceps does not."""
    assert works(exercise, "forearms") >= 0.34
    assert works(exercise, "biceps") < BELOW
