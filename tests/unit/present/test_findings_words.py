"""What was read, in words: short file names, skipped rows by reason, a log that is too old."""

from dataclasses import replace

from tests.unit.present.sample import sample_audit, sample_programme

from backline.assess.state import Rows, SkippedRow
from backline.present import findings
from backline.vocabulary.loader import load_catalogue


def test_files_have_their_last_name_unless_two_share_it() -> None:
    names = findings.short_names(["/home/me/a/log.csv", "/home/me/b/log.csv", "/home/me/b/other.csv"])
    assert list(names.values()) == ["a/log.csv", "b/log.csv", "other.csv"]


def test_skipped_rows_are_told_by_reason() -> None:
    audit = sample_audit()
    rows = [SkippedRow(file="x/a.csv", row=number, reason="its exercise is gone") for number in range(1, 1001)]
    skipped = (SkippedRow(file="x/a.csv", row=7, reason="no date"), *rows)
    many = replace(audit, rows=replace(audit.rows, skipped=skipped))
    assert isinstance(many.rows, Rows)
    assert findings.skipped_groups(many) == (
        ("a.csv", "1000 rows (1, 2, 3, …)", "its exercise is gone"),
        ("a.csv", "row 7", "no date"),
    )
    assert "Skipped, because: its exercise is gone (1000); no date (1)." in findings.reading_sentences(many)


def test_a_log_that_ended_long_ago_gives_no_loads() -> None:
    audit, programme, catalogue = sample_audit(), sample_programme(), load_catalogue()
    assert findings.old_log(audit, programme, catalogue) is None
    assert audit.period is not None
    ended = replace(audit, period=replace(audit.period, last="2026-05-01"))
    said = findings.old_log(ended, programme, catalogue)
    assert said is not None
    assert said.startswith("The log ends 30 weeks before this plan starts.")
