"""The loader refuses every rule of safety that is incomplete, unknown or mistyped, and says where."""

import shutil
from pathlib import Path

import pytest

from backline.safety.selecting import selects, stays_within
from backline.vocabulary.loader import load_catalogue, read_catalogue
from backline.vocabulary.loader_care import cited_of, patches_of
from backline.vocabulary.tables import FOLDER, CatalogueError

HAMSTRING, SCREEN, CLEAR = "conditions/hamstring.toml", "screening.toml", "clearances.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the catalogue that ships, to be broken."""
    return Path(shutil.copytree(FOLDER, tmp_path / "catalogue"))


# file, what stands there, what a mistake makes of it, then what the message must name
BROKEN = {
    "a condition without evidence": (HAMSTRING, "evidence = ", "evidense = ", "hamstring-strain", "evidense"),
    "no source": (
        HAMSTRING,
        'sources = ["S121", "S122", "S150", "R-ASKLING", "J"]',
        "sources = []",
        "strain",
        "source",
    ),
    "an unknown source": (HAMSTRING, '"R-ASKLING", "J"]', '"R-ASKLING", "JJ"]', "hamstring-strain", "JJ"),
    "no confidence": (HAMSTRING, 'confidence = "judgement"\n', "", "hamstring-strain", "confidence"),
    "a confidence that is none": (HAMSTRING, 'confidence = "judgement"', 'confidence = "sure"', "strain", "sure"),
    "an unknown pattern": (HAMSTRING, 'patterns = ["hinge"]', 'patterns = ["hindge"]', "hamstring-strain", "hindge"),
    "an unknown family": (HAMSTRING, '"ghd-sit-up"]', '"ghd-situp"]', "hamstring-strain", "ghd-situp"),
    "an unknown muscle": (HAMSTRING, '"hamstrings-knee"]', '"hamstring"]', "hamstring-strain", "hamstring"),
    "an unknown exercise": (HAMSTRING, '["heel-drag-seated"]', '["heel-drag"]', "protect", "heel-drag"),
    "a rule without a why": (HAMSTRING, 'why = "it loads the strained muscle"', 'why = " "', "strain", "why"),
    "a selector of nothing": (HAMSTRING, 'patterns = ["hinge"], why', "why", "hamstring-strain", "names no exercises"),
    "degrees the wrong way round": (HAMSTRING, "deg = [0, 70]", "deg = [70, 0]", "hamstring-strain", "lowest"),
    "reserve of nothing": (HAMSTRING, "rir = 4", "rir = 0", "hamstring-strain", "rir"),
    "a later stage without criteria": (HAMSTRING, 'enter = [{ kind = "pain" }]\n', "", "hamstring-strain", "enter"),
    "a criterion with another's key": (HAMSTRING, 'kind = "pain" }', 'kind = "pain", least = 3 }', "strain", "pain"),
    "an unknown test": (HAMSTRING, 'test = "active-knee-extension"', 'test = "knee"', "hamstring-strain", "knee"),
    "strength without an error": (
        HAMSTRING,
        'test = "knee-flexion-force-isometric"',
        'test = "single-leg-bridge"',
        "hamstring-strain",
        "error of the test",
    ),
    "pain of eleven": (HAMSTRING, "pain_max = 4", "pain_max = 11", "hamstring-strain", "pain_max"),
    "the same stage twice": (HAMSTRING, 'id = "short-range"', 'id = "protect"', "hamstring-strain", "same id"),
    "the same condition twice": (
        "conditions/back.toml",
        '"low-back-pain"',
        '"hip-osteoarthritis"',
        "hip-osteo",
        "twice",
    ),
    "no way around": (HAMSTRING, "[condition.around]", "[condition.always]", "hamstring-strain", "way around"),
    "a yes without a referral": (SCREEN, 'referral = "emergency-call"\n', "", "chest-pain", "referral"),
    "an unknown referral": (SCREEN, '"emergency-call"', '"emergency"', "chest-pain", "emergency"),
    "an ask with a referral": (
        SCREEN,
        'id = "cancer"\ntier = "ask"',
        'id = "cancer"\ntier = "urgent"',
        "cancer",
        "ref",
    ),
    "a question that is none": (SCREEN, "at rest or with effort?", "at rest or with effort.", "chest-pain", "question"),
    "an unknown region": (SCREEN, 'regions = ["back"]', 'regions = ["belly"]', "sexual-function", "belly"),
    "a combination of one": (SCREEN, '["weight-loss", "night-pain"]', '["weight-loss"]', "weight-loss", "two"),
    "an unknown answer": (
        SCREEN,
        '["weight-loss", "night-pain"]',
        '["weight-loss", "x"]',
        "weight-loss",
        "no question x",
    ),
    "a clearance without roles": (
        CLEAR,
        'roles = ["surgeon", "doctor", "physical-therapist"]',
        "roles = []",
        "surg",
        "roles",
    ),
    "an unknown role": (CLEAR, 'roles = ["doctor"]', 'roles = ["coach"]', "heart", "coach"),
    "a clearance for ever": (CLEAR, "days_max = 56", "days_max = 5600", "pregnancy", "days_max"),
    "an unknown clearance": (SCREEN, 'clearance = "surgery"', 'clearance = "knife"', "surgery", "knife"),
    "a text of two lines": ("referrals.toml", "Do not train, do", "Do not train,\\ndo", "emergency-call", "one line"),
    "phrases without their list": ("referrals.toml", "{list}.", "that.", "phrases", "{list}"),
    "a table that is not known": ("joints.toml", "[joint_uses]", "[joint_usage]", "joint_usage", "unknown"),
    "an unknown joint": ("joints.toml", 'joint = "knee"', 'joint = "elbow"', "joint_use 1", "elbow"),
    "an error of nothing": ("pain_and_tests.toml", "error = 6", "error = 0", "heel-raise", "error"),
    "a rule of tests for nobody": (
        "pain_and_tests.toml",
        'conditions = ["calf-strain"]',
        "",
        "no-calf-test",
        "neither",
    ),
    "a stage that no condition has": ("pain_and_tests.toml", '["early"]', '["erly"]', "early-graft", "erly"),
}


@pytest.mark.parametrize("mistake", BROKEN)
def test_a_broken_rule_is_refused_with_file_key_and_reason(folder: Path, mistake: str) -> None:
    path, old, new, key, reason = BROKEN[mistake]
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as raised:
        read_catalogue(folder)
    problem = raised.value
    assert problem.file
    assert key in problem.key or key in problem.reason
    assert reason in problem.reason or reason in problem.key


def test_every_rule_says_where_it_is_from_and_most_say_that_they_are_opinion() -> None:
    care = load_catalogue().care
    rules = [rule for _, _, rule in cited_of(care)]
    assert all(rule.sources and rule.population for rule in rules)
    opinions = [rule for rule in rules if rule.confidence == "judgement"]
    assert len(opinions) > len(rules) / 2
    for rule in rules:
        if set(rule.sources) <= {"J", "CJ"}:
            assert rule.confidence == "judgement", rule


def test_no_rule_speaks_of_safe_sport_or_of_how_likely_anything_is() -> None:
    texts = [path.read_text(encoding="utf-8").lower() for path in (FOLDER / "conditions").glob("*.toml")]
    texts += [(FOLDER / name).read_text(encoding="utf-8").lower() for name in (SCREEN, CLEAR, "referrals.toml")]
    for text in texts:
        lines = [line for line in text.splitlines() if not line.startswith("#")]
        for words in ("safe to return", "return to sport", "cleared for sport", "probability", "likelihood", "odds"):
            assert not [line for line in lines if words in line], words


def test_what_suits_now_is_not_left_out_by_its_own_patch() -> None:
    exercises = load_catalogue().exercises
    for file, key, patch in patches_of(load_catalogue().care):
        for instead in patch.instead:
            for id in instead.exercises:
                assert not any(selects(avoid, exercises[id]) for avoid in patch.avoid), (file, key, id)


def test_what_suits_now_keeps_to_the_ranges_of_its_own_patch() -> None:
    care, exercises = load_catalogue().care, load_catalogue().exercises
    for file, key, patch in patches_of(care):
        for joint in patch.ranges:
            for id in (id for instead in patch.instead for id in instead.exercises):
                if not joint.patterns or exercises[id].pattern in joint.patterns:
                    assert stays_within(exercises[id], joint.joint, joint.deg, care), (file, key, id)
