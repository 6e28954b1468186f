"""The screen: it asks what fits, writes what was said and nothing else, and takes nothing back."""

import datetime
from pathlib import Path

import pytest

from backline.journeys.problem import Problem
from backline.journeys.screen import OpenScreen, Screened, close_screen, open_screen
from backline.journeys.texts import with_texts
from backline.vocabulary.loader import Catalogue, load_catalogue

TODAY = datetime.date(2026, 11, 22)
CATALOGUE = load_catalogue()
BACK = (
    "# mine\n[[condition]]\nid = 'low-back-pain'  # since spring\n"
    "pain = { now = 2, worst = 3, next_morning = 'settled' }\n"
)


def opened(file: Path, regions: tuple[str, ...] | None = None) -> OpenScreen:
    found = open_screen(file, CATALOGUE, today=TODAY, regions=regions)
    assert isinstance(found, OpenScreen), found
    return found


def closed(file: Path, regions: tuple[str, ...] | None = None, **said: str) -> Screened:
    """All questions that fit are answered with no, but for some."""
    screen = opened(file, regions)
    answers = {question.id: "no" for question in screen.questions}
    answers |= {key.replace("_", "-"): answer for key, answer in said.items()}
    found = close_screen(screen, answers, CATALOGUE, today=TODAY)
    assert isinstance(found, Screened), found
    return found


def test_a_new_file_is_made(tmp_path: Path) -> None:
    file = tmp_path / "new.toml"
    found = closed(file)
    assert found.stop is None
    assert file.read_text().startswith("[screen]\ndate = 2026-11-22\n")
    assert "trauma" not in found.answers  # asked of people with pain


def test_the_region_decides_what_is_asked(tmp_path: Path) -> None:
    file = tmp_path / "me.toml"
    ids = {question.id for question in opened(file, ("back",)).questions}
    assert "saddle-numbness" in ids
    assert "no-tiptoe" not in ids
    found = open_screen(file, CATALOGUE, today=TODAY, regions=("belly",))
    assert isinstance(found, Problem)
    assert "belly" in found.message


def test_pain_without_a_condition_is_written_and_said(tmp_path: Path) -> None:
    found = closed(tmp_path / "me.toml", ("shoulder",))
    assert found.stop is not None
    assert "[[limit]]" in found.stop.message
    assert found.regions == ("shoulder",)


def test_comments_stay_and_the_answers_let_it_go_on(tmp_path: Path) -> None:
    file = tmp_path / "me.toml"
    file.write_text(BACK)
    found = closed(file)
    assert found.stop is None
    assert [line.id for line in found.lines] == ["low-back-pain"]
    assert file.read_text().startswith(BACK)


def test_a_yes_stops_and_no_command_takes_it_back(tmp_path: Path) -> None:
    file = tmp_path / "me.toml"
    file.write_text(BACK)
    stop = closed(file, saddle_numbness="yes", fever="unsure").stop
    assert stop is not None
    assert stop.how_soon == "now"
    again = opened(file)
    assert dict(again.kept) == {"saddle-numbness": "yes", "fever": "unsure"}
    assert not {"saddle-numbness", "fever"} & {question.id for question in again.questions}
    before = file.read_bytes()
    for id in ("saddle-numbness", "fever"):
        found = close_screen(again, {id: "no"}, CATALOGUE, today=TODAY)
        assert isinstance(found, Problem)
        assert found.code == "not-cleared"
    assert file.read_bytes() == before
    assert closed(file).stop is not None
    assert 'saddle-numbness = "yes"' in file.read_text()


def test_a_weak_yes_may_be_answered_anew(tmp_path: Path) -> None:
    file = tmp_path / "me.toml"
    closed(file, night_pain="no", cancer="yes")
    assert closed(file, cancer="no").answers["cancer"] == "no"


@pytest.mark.parametrize(
    ("answers", "code"),
    [({"feever": "no"}, "usage"), ({"fever": "perhaps"}, "usage")],
)
def test_wrong_answers_write_nothing(tmp_path: Path, answers: dict[str, str], code: str) -> None:
    file = tmp_path / "me.toml"
    found = close_screen(opened(file), answers, CATALOGUE, today=TODAY)
    assert isinstance(found, Problem)
    assert found.code == code
    assert not file.exists()


def test_a_broken_file_is_named_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "me.toml"
    file.write_text("birth_year = 'old'\n")
    found = open_screen(file, CATALOGUE, today=TODAY)
    assert isinstance(found, Problem)
    assert found.key == "birth_year"
    assert file.read_text() == "birth_year = 'old'\n"


def texts(tmp_path: Path, content: str) -> Catalogue | Problem:
    file = tmp_path / "words.toml"
    file.write_text(content, encoding="utf-8")
    return with_texts(file, CATALOGUE)


def test_a_clinic_puts_its_own_words(tmp_path: Path) -> None:
    own = texts(
        tmp_path,
        '[[referral]]\nid = "emergency-call"\ntext = "Rufen Sie jetzt 144 an und sagen Sie genau das."\n'
        '[[question]]\nid = "chest-pain"\ntext = "Druck in der Brust?"\nshort = "Druck in der Brust"\n'
        '[phrases]\nyes = "Sie sagten ja zu: {list}."\nemergency = "Es wurde nichts geplant, und das bleibt so."\n',
    )
    assert isinstance(own, Catalogue)
    assert own.digest != CATALOGUE.digest
    file = tmp_path / "me.toml"
    screen = open_screen(file, own, today=TODAY)
    assert isinstance(screen, OpenScreen)
    assert screen.questions[0].text == "Druck in der Brust?"
    found = close_screen(screen, {"chest-pain": "yes"}, own, today=TODAY)
    assert isinstance(found, Screened)
    assert found.stop is not None
    assert found.stop.message.splitlines() == [
        "Sie sagten ja zu: Druck in der Brust.",
        "Rufen Sie jetzt 144 an und sagen Sie genau das.",
        "Es wurde nichts geplant, und das bleibt so.",
    ]
    assert found.stop.how_soon == "now"


@pytest.mark.parametrize(
    "content",
    [
        "x = 1",
        "[[referral]]\ntext = 'no id'",
        "[[referral]]\nid = 'emergency-call'\ntext = 'short'",
        "[[referral]]\nid = 'emergency-call'\nhow_soon = 'this week'",
        "[[question]]\nid = 'fever'\ntier = 'ask'",
        "[[question]]\nid = 'fever'\ntext = 'no question'",
        "[[question]]\nid = 'fever'\ntext = 3",
        "[phrases]\nyes = 'without a list'",
        "[phrases]\nyes = '{list} {evil}'",
        "referral = 3",
        "not toml",
        "\x00",
    ],
)
def test_texts_change_words_and_nothing_else(tmp_path: Path, content: str) -> None:
    found = texts(tmp_path, content)
    assert isinstance(found, Problem)
    assert found.code == "texts"
    assert len(found.message.splitlines()) == 1


def test_no_texts_no_change() -> None:
    assert with_texts(None, CATALOGUE) is CATALOGUE
