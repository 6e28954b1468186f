"""What must hold across all rows of the catalogue: a coach would notice each of these."""

import re
import unicodedata
from collections import Counter, defaultdict
from itertools import combinations

import pytest

from backline.record.counting import direct_votes, fractional_votes
from backline.vocabulary.exercises import Exercise, PlanningFacts
from backline.vocabulary.loader import load_catalogue
from backline.vocabulary.words import Experience, Pattern

CATALOGUE = load_catalogue()
SHELF = CATALOGUE.exercises
PLANNABLE = SHELF.plannable
SKILL: dict[Experience, int] = {"novice": 2, "intermediate": 3, "advanced": 4}


def facts(exercise: Exercise) -> PlanningFacts:
    assert exercise.plan is not None
    return exercise.plan


def ids(found: list[Exercise]) -> list[str]:
    return [exercise.id for exercise in found]


def normalised(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^a-z0-9]", "", plain)


def lowering_s(tempo: str) -> int:
    return int(tempo.split("-")[0].replace("X", "1"))


# ── Size, names ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_there_are_enough_rows() -> None:
    assert len(PLANNABLE) >= 200
    assert len(SHELF) - len(PLANNABLE) >= 100


def test_muscles_and_their_chains_are_as_the_clinic_lists_them() -> None:
    muscles = CATALOGUE.muscles
    assert len(muscles) >= 24
    chains = {id: muscle.chain for id, muscle in muscles.items()}
    posterior = (
        "gluteus-maximus gluteus-medius hamstrings-hip hamstrings-knee gastrocnemius soleus erector-spinae lower-back "
        "upper-traps middle-traps lower-traps lats rear-delts"
    )
    anterior = "quads rectus-femoris chest upper-chest abs deep-core biceps hip-flexors"
    neutral = "obliques adductors triceps forearms rotator-cuff"
    for chain, names in (("posterior", posterior), ("anterior", anterior), ("neutral", neutral)):
        assert {chains[name] for name in names.split()} == {chain}


def test_names_are_unique() -> None:
    assert [name for name, count in Counter(normalised(each.name) for each in SHELF).items() if count > 1] == []


def test_no_alias_stands_twice() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for exercise in SHELF:
        for name in (exercise.name, *exercise.aliases):
            owners[normalised(name)].add(exercise.id)
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_no_alias_is_also_a_name_that_is_no_exercise() -> None:
    others = {normalised(name) for other in CATALOGUE.other_names for name in (other.name, *other.aliases)}
    assert [name for each in SHELF for name in (each.name, *each.aliases) if normalised(name) in others] == []


# ── Credits and dominance ────────────────────────────────────────────────────────────────────────────────────────────


def test_every_hamstring_exercise_has_a_dominance() -> None:
    direct = [each for each in SHELF if {"hamstrings-hip", "hamstrings-knee"} & set(each.direct)]
    assert len(direct) > 60
    assert [each.id for each in direct if each.dominance is None] == []


def test_dominance_fits_the_hamstring_function_that_is_credited() -> None:
    wrong = [
        each.id
        for each in SHELF
        if (each.dominance == "knee" and "hamstrings-knee" not in each.direct)
        or (each.dominance == "hip" and {"hamstrings-hip", "gluteus-maximus"}.isdisjoint(each.credits))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("exercise", "one", "half"),
    [
        ("romanian-deadlift", "hamstrings-hip gluteus-maximus erector-spinae", "adductors lats"),
        ("good-morning", "hamstrings-hip gluteus-maximus erector-spinae", "adductors"),
        ("deadlift", "gluteus-maximus erector-spinae", "hamstrings-hip quads lats"),
        ("back-extension", "hamstrings-hip gluteus-maximus", "erector-spinae"),
        ("reverse-hyper", "hamstrings-hip gluteus-maximus", "erector-spinae"),
        ("hip-thrust", "gluteus-maximus", "hamstrings-hip quads"),
        ("kettlebell-swing", "", "gluteus-maximus hamstrings-hip erector-spinae"),
        ("glute-ham-raise", "hamstrings-knee hamstrings-hip", "gluteus-maximus gastrocnemius"),
        ("nordic-curl", "hamstrings-knee", "gastrocnemius"),
        ("seated-leg-curl", "hamstrings-knee", "gastrocnemius"),
        ("standing-calf-raise-machine", "gastrocnemius soleus", ""),
        ("seated-calf-raise", "soleus", ""),
        ("bent-over-row", "lats middle-traps rear-delts", "biceps erector-spinae"),
        ("pull-up", "lats", "biceps lower-traps"),
        ("face-pull", "rear-delts middle-traps lower-traps rotator-cuff", ""),
        ("pull-apart", "rear-delts middle-traps lower-traps rotator-cuff", "upper-traps"),
        ("reverse-sled-drag", "quads", "gastrocnemius soleus"),
        ("back-squat", "quads gluteus-maximus", "adductors"),
        ("bench-press", "chest", "triceps front-delts"),
    ],
)
def test_credits_follow_the_evidence_table(exercise: str, one: str, half: str) -> None:
    credits = SHELF[exercise].credits
    assert set(SHELF[exercise].direct) == set(one.split())
    assert set(half.split()) <= {muscle for muscle, credit in credits.items() if credit == 0.5}


def test_a_reverse_sled_drag_is_no_hamstring_exercise() -> None:
    assert not any(muscle.startswith("hamstrings") for muscle in SHELF["reverse-sled-drag"].credits)


@pytest.mark.parametrize(
    ("exercise", "chain"),
    [
        ("crunch", "anterior"), ("plank", "anterior"), ("dead-bug", "anterior"), ("ghd-sit-up", "anterior"),
        ("pallof-press-cable", "neutral"), ("pallof-press-band", "neutral"), ("side-plank", "neutral"),
        ("bird-dog", "posterior"), ("back-extension-prone", "posterior"), ("face-pull", "posterior"),
    ],
)  # fmt: skip
def test_trunk_exercises_vote_for_the_right_side(exercise: str, chain: str) -> None:
    credits = SHELF[exercise].credits
    votes = {"posterior": (1.0, 0.0), "anterior": (0.0, 1.0), "neutral": (0.0, 0.0)}
    assert direct_votes(credits, CATALOGUE.muscles) == votes[chain]
    if chain == "neutral":
        assert fractional_votes(credits, CATALOGUE.muscles) == (0.0, 0.0)


# ── Ladders ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_ladders_are_mirrored() -> None:
    for exercise in PLANNABLE:
        for harder in facts(exercise).harder:
            assert exercise.id in facts(SHELF[harder]).easier, f"{exercise.id} → {harder}"
        for easier in facts(exercise).easier:
            assert exercise.id in facts(SHELF[easier]).harder, f"{easier} → {exercise.id}"


def test_ladders_have_no_loop() -> None:
    done: set[str] = set()

    def climb(id: str, below: tuple[str, ...]) -> None:
        assert id not in below, " → ".join((*below, id))
        if id not in done:
            for harder in facts(SHELF[id]).harder:
                climb(harder, (*below, id))
            done.add(id)

    for exercise in PLANNABLE:
        climb(exercise.id, ())


def test_a_harder_exercise_never_asks_less_skill() -> None:
    falls = [
        (exercise.id, harder)
        for exercise in PLANNABLE
        for harder in facts(exercise).harder
        if facts(SHELF[harder]).skill < facts(exercise).skill
    ]
    assert falls == []


# ── Families and their axes ──────────────────────────────────────────────────────────────────────────────────────────

# Every family the clinic names: fewest variations of the movement, of the equipment, and whether one leg or arm exists.
FAMILIES = {
    "romanian-deadlift": (4, 6, True), "row": (10, 8, True), "swing": (1, 3, True), "hip-thrust": (5, 6, True),
    "sled": (3, 1, True), "pull-up": (4, 3, False), "pulldown": (6, 3, True), "face-pull": (3, 2, True),
    "pull-apart": (4, 1, True), "nordic-curl": (5, 4, False), "calf-raise": (6, 6, True),
    "glute-ham-raise": (3, 3, False), "reverse-hyper": (1, 5, True), "ghd-sit-up": (1, 1, False),
    "good-morning": (3, 3, True), "leg-curl": (6, 7, True), "back-extension": (5, 6, True), "deadlift": (6, 5, True),
    "squat": (8, 6, False), "bench-press": (5, 5, False), "push-up": (4, 3, False), "overhead-press": (2, 4, True),
    "split-squat": (2, 3, True), "lunge": (4, 3, True), "step-up": (2, 3, True), "leg-extension": (2, 3, True),
    "reverse-fly": (4, 4, True), "carry": (2, 3, True), "glute-kickback": (2, 4, True), "hip-abduction": (3, 3, True),
}  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_is_complete_along_its_axes(family: str) -> None:
    rows = [each for each in PLANNABLE if each.family == family]
    movements, equipment, one_sided = FAMILIES[family]
    assert len({each.movement for each in rows}) >= movements
    assert len({(each.equipment, each.equipment_any) for each in rows}) >= equipment
    if one_sided:
        assert any(each.laterality == "unilateral" for each in rows)


CLINIC = """
pendlay-row inverted-row bent-over-row chest-supported-row-dumbbell one-arm-row-dumbbell seated-row-cable
seated-row-band kettlebell-swing glute-bridge-barbell hip-thrust reverse-sled-drag pull-up pull-up-band
pull-up-assisted pulldown face-pull pull-apart nordic-curl-band nordic-curl nordic-curl-full
standing-calf-raise-machine seated-calf-raise ghd-back-extension ghd-hip-extension glute-ham-raise
reverse-hyper ghd-sit-up good-morning seated-leg-curl prone-leg-curl prone-leg-curl-single-leg
leg-curl-sliding leg-curl-ball back-extension deadlift
"""


@pytest.mark.parametrize("exercise", CLINIC.split())
def test_what_the_clinic_names_can_be_planned(exercise: str) -> None:
    assert SHELF[exercise].plan is not None


def test_two_rows_of_one_movement_and_side_differ_in_equipment() -> None:
    places: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for each in PLANNABLE:
        places[each.movement, each.laterality, each.equipment, each.equipment_any].append(each.id)
    assert [found for found in places.values() if len(found) > 1] == []


def test_one_movement_is_one_pattern_and_one_dominance() -> None:
    meanings: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    for each in PLANNABLE:
        meanings[each.movement].add((each.family, each.pattern, each.dominance))
    assert {movement: found for movement, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("axis", "before", "after"),
    [
        ("equipment", "romanian-deadlift", "romanian-deadlift-dumbbell"),
        ("equipment", "one-arm-row-cable", "one-arm-row-dumbbell"),
        ("laterality", "standing-calf-raise-machine", "standing-calf-raise-single-leg-machine"),
        ("laterality", "romanian-deadlift-dumbbell", "romanian-deadlift-single-leg-dumbbell"),
        ("movement", "seated-leg-curl", "nordic-curl-band"),
        ("movement", "chest-supported-row-dumbbell", "inverted-row"),
    ],
)
def test_the_changes_of_the_reference_programmes_are_one_axis(axis: str, before: str, after: str) -> None:
    old, new = SHELF[before], SHELF[after]
    assert old.pattern == new.pattern
    changed = {
        "movement": old.movement != new.movement,
        "equipment": (old.equipment, old.equipment_any) != (new.equipment, new.equipment_any),
        "laterality": old.laterality != new.laterality,
    }
    if axis == "movement":  # with whatever equipment the other movement needs
        changed["equipment"] = False
    assert [name for name, yes in changed.items() if yes] == [axis]


# ── Facts for planning ───────────────────────────────────────────────────────────────────────────────────────────────


def test_cues_and_mistakes() -> None:
    assert [each.id for each in PLANNABLE if not 3 <= len(facts(each).cues) <= 5] == []
    assert [each.id for each in PLANNABLE if not 1 <= len(facts(each).mistakes) <= 3] == []
    long = [(each.id, cue) for each in PLANNABLE for cue in facts(each).cues if len(cue) > 120]
    assert long == []


def test_contraindications_say_when_and_why_and_name_no_diagnosis() -> None:
    with_reason = [each for each in PLANNABLE if facts(each).contraindications]
    assert len(with_reason) > 0.9 * len(PLANNABLE)
    for each in with_reason:
        for entry in facts(each).contraindications:
            assert len(entry.when) > 5, each.id
            assert len(entry.why) > 5, each.id
            assert not re.search(r"you have|diagnos|% risk", f"{entry.when} {entry.why}".lower()), each.id


def test_repetitions_and_seconds_lie_within_the_dose() -> None:
    for each in PLANNABLE:
        dose = CATALOGUE.doses.pattern[facts(each).dose]
        for own, allowed in ((facts(each).reps, dose.reps), (facts(each).seconds, dose.seconds)):
            if own is not None:
                assert allowed is not None, each.id
                assert allowed[0] <= own[0] <= own[1] <= allowed[1], each.id


def test_effort_is_never_near_the_limit_where_form_matters_and_new_exercises_begin_one_easier() -> None:
    doses = CATALOGUE.doses
    for exercise in SHELF:
        if exercise.plan is not None and exercise.pattern in ("hinge", "squat", "lunge", "knee-flexion"):
            rir = doses.pattern[exercise.plan.dose].rir
            assert rir is None or rir[0] >= 2, exercise.id
    assert min(doses.progress.rir_by_week) >= 2
    usual, new = doses.progress.rir_by_week, doses.progress.rir_by_week_new
    assert [more - less for more, less in zip(new, usual, strict=True)] == [1] * len(usual)
    assert new[0] == 4  # what nobody has done yet starts with four in reserve


def test_slow_lowering_only_where_it_makes_sense() -> None:
    fast = {"swing", "sled", "carry", "pull-apart"}
    wrong = [
        each.id
        for each in PLANNABLE
        if (each.family in fast or each.movement == "pendlay-row" or facts(each).dose == "hold")
        and max(map(lowering_s, facts(each).tempos)) >= 3
    ]
    assert wrong == []


def test_what_can_be_done_at_a_normal_speed_offers_it() -> None:
    only_slow = {each.id for each in PLANNABLE if min(map(lowering_s, facts(each).tempos)) >= 3}
    lowering = {"pull-up-negative", "leg-curl-sliding-lowering", "glute-ham-raise-lowering", "back-squat-tempo"}
    heel_drop = {"calf-raise-step-two-up-one-down"}
    assert {id for id in only_slow if facts(SHELF[id]).dose != "nordic"} <= lowering | heel_drop


def test_only_what_a_coach_would_anchor_six_weeks_on_is_a_main_lift() -> None:
    mains = [each for each in PLANNABLE if facts(each).role == "main"]
    patterns: set[Pattern] = {"hinge", "squat", "horizontal-push", "vertical-push", "vertical-pull"}
    assert {each.pattern for each in mains} == patterns
    assert {each.laterality for each in mains} == {"bilateral"}
    for pattern in patterns:
        assert any(each.id in CATALOGUE.staples for each in mains if each.pattern == pattern)
    assert not [each.id for each in mains if "smith" in each.id or each.load_is == "band"]


def test_high_spinal_load_is_a_bar_on_two_legs() -> None:
    high = [each for each in PLANNABLE if facts(each).spinal_load == "high"]
    assert {each.laterality for each in high} == {"bilateral"}
    assert {each.load_is for each in high} == {"bar-total"}
    assert {each.pattern for each in high} <= {"squat", "hinge", "horizontal-pull"}
    for id in ("back-squat", "deadlift", "romanian-deadlift", "good-morning", "bent-over-row", "pendlay-row"):
        assert facts(SHELF[id]).spinal_load == "high"


def test_grip_and_erector_flags() -> None:
    for id in ("romanian-deadlift", "deadlift", "farmers-carry", "pull-up", "one-arm-row-dumbbell", "shrug-dumbbell"):
        assert facts(SHELF[id]).grip_limited, id
    for id in ("back-extension", "bent-over-row", "farmers-carry"):
        assert facts(SHELF[id]).tires_erectors, id
    for each in PLANNABLE:
        if each.family in ("swing", "squat"):
            assert not facts(each).tires_erectors, each.id
        if each.family == "swing":
            assert not facts(each).grip_limited, each.id


def test_gates() -> None:
    gates = defaultdict(set)
    for each in PLANNABLE:
        gates[facts(each).gate].add(each.id)
    hinge = {"good-morning", "pendlay-row", "romanian-deadlift-single-leg-dumbbell", "kettlebell-swing"}
    assert hinge <= gates["hinge-gate"]
    assert {"nordic-curl", "nordic-curl-full"} <= gates["nordic-full"]
    assert gates["only-by-preference"] == {"ghd-sit-up"}
    unsupported = {
        each.id
        for each in PLANNABLE
        if each.movement == "romanian-deadlift" and each.laterality == "unilateral" and not facts(each).hand_support
    }
    assert unsupported <= gates["hinge-gate"]


def test_nothing_demanding_is_for_anybody() -> None:
    """Rung 1 is for a beginner of 62: no barbell, no high spinal load, no strong soreness, no gate."""
    wrong = [
        each.id
        for each in PLANNABLE
        if facts(each).skill == 1
        and (
            {"barbell", "ghd", "nordic-anchor"} & set(each.equipment)
            or facts(each).spinal_load == "high"
            or facts(each).eccentric == "high"
            or facts(each).gate is not None
        )
    ]
    assert wrong == []


def test_sore_making_exercises_are_marked() -> None:
    for each in PLANNABLE:
        if each.family in ("nordic-curl", "glute-ham-raise"):
            assert facts(each).eccentric == "high", each.id


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [("seated-leg-curl", "prone-leg-curl"), ("romanian-deadlift", "hip-thrust"), ("romanian-deadlift", "nordic-curl")],
)
def test_muscle_lengths_keep_the_order_of_the_model(longer: str, shorter: str) -> None:
    order = ("short", "mid", "long")
    assert order.index(facts(SHELF[longer]).length) > order.index(facts(SHELF[shorter]).length)


# ── Everybody finds work, and a staple ───────────────────────────────────────────────────────────────────────────────

NEEDS: tuple[Pattern, ...] = (
    "hinge", "bridge", "knee-flexion", "squat", "lunge", "knee-extension", "calf-raise", "horizontal-pull",
    "vertical-pull", "scapular-pull", "horizontal-push", "vertical-push", "trunk-extension", "trunk-flexion",
    "anti-extension", "anti-rotation", "lateral-trunk", "hip-abduction", "carry-drag", "shoulder-rotation",
)  # fmt: skip
NOT_WITHOUT_EQUIPMENT: dict[str, set[Pattern]] = {
    "home-bands": {"carry-drag"},
    "bodyweight": {"carry-drag", "anti-rotation", "vertical-push", "shoulder-rotation"},
}
PLACES = ("full-gym", "commercial-gym", "home-barbell", "home-dumbbells", "home-bands", "bodyweight")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("experience", SKILL)
def test_every_need_has_a_staple_in_every_place_at_every_level(place: str, experience: Experience) -> None:
    owned = CATALOGUE.expand_equipment([place])
    found = {
        each.pattern
        for each in PLANNABLE
        if each.id in CATALOGUE.staples and each.usable_with(owned) and facts(each).skill <= SKILL[experience]
    }
    assert set(NEEDS) - NOT_WITHOUT_EQUIPMENT.get(place, set()) - found == set()


@pytest.mark.parametrize("place", PLACES)
def test_a_beginner_of_62_who_stays_off_the_floor_finds_a_staple_for_the_back_of_the_body(place: str) -> None:
    owned = CATALOGUE.expand_equipment([place])
    one_leg = {"hinge", "bridge", "knee-flexion", "trunk-extension", "squat", "lunge", "calf-raise"}
    found = {
        each.pattern
        for each in PLANNABLE
        if each.id in CATALOGUE.staples
        and each.usable_with(owned)
        and facts(each).skill <= 2
        and facts(each).gate is None
        and not facts(each).needs_floor
        and (each.laterality == "bilateral" or each.pattern not in one_leg or facts(each).hand_support)
    }
    needs = set(NEEDS) - {"trunk-flexion"} - NOT_WITHOUT_EQUIPMENT.get(place, set())
    assert needs - found == set()


@pytest.mark.parametrize("place", PLACES)
def test_every_posterior_muscle_can_be_trained_directly_everywhere(place: str) -> None:
    owned = CATALOGUE.expand_equipment([place])
    usable = [each for each in PLANNABLE if each.usable_with(owned) and facts(each).skill <= 2]
    trained = {muscle for each in usable for muscle in each.direct}
    posterior = {id for id, muscle in CATALOGUE.muscles.items() if muscle.chain == "posterior"}
    assert posterior - trained - {"upper-traps"} == set()  # upper traps: indirectly where there is nothing to hold


def test_there_are_about_as_many_staples_as_a_coach_keeps_in_mind() -> None:
    assert 90 <= len(CATALOGUE.staples) <= 160


def test_every_piece_of_equipment_is_used() -> None:
    used = {
        piece
        for each in SHELF
        for piece in (*each.equipment, *(piece for some in each.equipment_any for piece in some))
    }
    assert set(CATALOGUE.equipment) - used == set()


def test_places_hold_more_and_more() -> None:
    owned = [
        CATALOGUE.expand_equipment([place]) for place in ("bodyweight", "home-bands", "home-dumbbells", "home-barbell")
    ]
    assert all(less < more for less, more in combinations(owned, 2))
