"""FitNotes for Android, its SQLite backup: `metric_weight` is in kg whatever the person sees."""

import sqlite3
from contextlib import closing

from backline.logs.dates import read_moment
from backline.logs.draft import Draft, NotALogError, Parsed, UnreadableError, skipped

MAGIC = b"SQLite format 3\x00"
_STEPS_MAX = 200  # of 100,000 instructions each, before a database counts as hostile
_SET_COMMENT = 1  # owner type of a comment that belongs to a set


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {str(row[1]) for row in connection.execute(f'PRAGMA table_info("{table}")')}


def _query(connection: sqlite3.Connection) -> str:
    log, exercise = _columns(connection, "training_log"), _columns(connection, "exercise")
    if not {"exercise_id", "date", "metric_weight", "reps"} <= log or not {"_id", "name"} <= exercise:
        raise NotALogError("is a database but no FitNotes backup; export the log as CSV")
    seconds = "training_log.duration_seconds" if "duration_seconds" in log else "0"
    distance = "training_log.distance" if "distance" in log else "0"
    note, join = "''", ""
    if {"owner_type_id", "owner_id", "comment"} <= _columns(connection, "Comment"):
        note = "(SELECT comment FROM Comment WHERE owner_type_id = ? AND owner_id = training_log._id LIMIT 1)"
    else:
        join = " WHERE ? IS NOT NULL"
    return (
        f"SELECT training_log.date, exercise.name, metric_weight, reps, {seconds}, {distance}, {note} "
        f"FROM training_log LEFT JOIN exercise ON exercise._id = training_log.exercise_id{join} "
        "ORDER BY training_log._id"
    )


def _value(value: object, what: str) -> float | None:
    if value is None or value == "":
        return None
    if isinstance(value, int | float):
        return float(value)
    raise UnreadableError(f"{what} is no number")


def _draft(row: int, values: tuple[object, ...]) -> Draft:
    day_text, name, load, reps, seconds, distance, note = values
    try:
        day, started = read_moment(str(day_text or ""))
        if name is None:
            return Draft(row=row, kind="skipped", day=day, reason="its exercise is not in the backup any more")
        return Draft(
            row=row,
            day=day,
            started=started,
            name=str(name),
            load=_value(load, "load"),
            unit="kg",
            reps=_value(reps, "reps") or None,
            seconds=_value(seconds, "seconds") or None,
            distance=_value(distance, "distance") or None,
            distance_unit="m",
            note=str(note or ""),
        )
    except UnreadableError as problem:
        return skipped(row, str(problem))


def read_fitnotes_backup(content: bytes) -> Parsed:
    """The bytes of the backup → drafts; opened in memory, so the file is never written. Raises NotALogError."""
    if content[18:20] == b"\x02\x02":  # a write-ahead log needs files; the copy in memory needs none
        content = content[:18] + b"\x01\x01" + content[20:]
    steps = 0

    def stop() -> int:
        nonlocal steps
        steps += 1
        return int(steps > _STEPS_MAX)

    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(content)
            connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
            connection.set_progress_handler(stop, 100_000)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA query_only = ON")
            rows = connection.execute(_query(connection), (_SET_COMMENT,)).fetchall()
    except (sqlite3.Error, MemoryError, OverflowError, ValueError):
        raise NotALogError("is a damaged or incomplete database; make the FitNotes backup again") from None
    drafts = [_draft(number, values) for number, values in enumerate(rows, 1)]
    return Parsed("FitNotes backup", len(drafts), drafts, "kg")
