"""Log files → one log: recognised, named, in kilograms, each workout once, every record accounted for."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from backline.logs.clean import clean
from backline.logs.dialects.mapped import check_mapping
from backline.logs.draft import Draft, NotALogError, Parsed
from backline.logs.duplicates import mark_duplicates
from backline.logs.limits import Limits, Reading, load_reading
from backline.logs.recognise import parse
from backline.logs.sides import halve_pairs, side_of
from backline.logs.text import read_bytes
from backline.logs.units import settle_unit
from backline.logs.warmups import mark_unmarked
from backline.record.log import Entry, FileReading, Log, LogProblem, UnresolvedName
from backline.vocabulary.loader import load_catalogue
from backline.vocabulary.words import Unit

if TYPE_CHECKING:
    from backline.logs.names import Match, NameMatcher

_PATH_CHARACTERS = 300


def read_log(
    paths: Sequence[Path],
    matcher: "NameMatcher",
    *,
    unit: Unit | None = None,
    mapping: Mapping[str, str] | None = None,
    mark_warmups: bool = True,
    today: date,
) -> Log | LogProblem:
    """Read log files of any known app as one log, or say in one sentence why one of them is none.

    `unit` holds for files that state none. `mapping` (our column words → headers) makes any CSV readable.
    `mark_warmups` recognises warm-ups that nobody marked. Days after `today` are skipped. Loads come out in kg,
    distances in m. Raises nothing for what a file may hold.
    """
    reading = load_reading()
    files: list[tuple[str, Parsed]] = []
    copies: list[list[Draft]] = []  # of files that were given before, byte for byte
    known: set[bytes] = set()
    for path in paths:
        shown_path = clean(str(path), _PATH_CHARACTERS)
        try:
            if mapping is not None:
                check_mapping(mapping)
            content = read_bytes(path, reading.limits.file_bytes_max)
            parsed = parse(content, mapping)
            digest = hashlib.sha256(content).digest()
            if digest in known:
                copies.append(parsed.drafts)
            known.add(digest)
        except NotALogError as problem:
            return LogProblem(file=shown_path, message=f"{shown_path} {problem}.")
        files.append((shown_path, parsed))
    return _join(files, copies, matcher, reading, unit, mark_warmups, today)


def _join(
    files: Sequence[tuple[str, Parsed]],
    copies: Sequence[list[Draft]],
    matcher: "NameMatcher",
    reading: Reading,
    unit: Unit | None,
    mark_warmups: bool,
    today: date,
) -> Log | LogProblem:
    readings = []
    matches: dict[str, Match] = {}
    for file, parsed in files:
        unit_reading = settle_unit(parsed, unit, reading.unit)
        _check(parsed.drafts, reading.limits, today)
        if not parsed.drafts:
            message = f"{file} holds no set: it looks like {parsed.dialect}, cut short. Export the log again."
            return LogProblem(file=file, message=message)
        if all(draft.kind == "skipped" for draft in parsed.drafts):
            first = parsed.drafts[0]
            message = f"{file} holds no row that could be read as {parsed.dialect}; row {first.row}: {first.reason}."
            return LogProblem(file=file, message=message, row=first.row)
        _name(parsed.drafts, matcher, matches, reading.limits)
        readings.append(FileReading(file=file, dialect=parsed.dialect, unit=unit_reading, records=parsed.records))
    for drafts in copies:
        for draft in drafts:
            draft.kind, draft.reason = "duplicate", ""
    mark_duplicates([(parsed.dialect, parsed.drafts) for _, parsed in files], reading.duplicates)
    ordered = _in_order(files)
    drafts_only = [draft for _, draft in ordered]
    halve_pairs(drafts_only)
    if mark_warmups:
        mark_unmarked(drafts_only, reading.warm_up.load_share_below, _incomparable())
    entries = tuple(_entry(draft, file) for file, draft in ordered)
    return Log(files=tuple(readings), entries=entries, unresolved=_unresolved(drafts_only, matches))


def _incomparable() -> frozenset[str]:
    """Exercises whose load says little by itself: it is added to body weight, or helps, or is a band."""
    kinds = ("added", "assistance", "bodyweight", "band")
    return frozenset(exercise.id for exercise in load_catalogue().exercises if exercise.load_is in kinds)


def _absurd(draft: Draft, limits: Limits, today: date) -> str:
    """Why a record cannot be true; blank when it can."""
    if draft.day is None:
        return "it has no date"
    if draft.day > today:
        return f"the date {draft.day.isoformat()} is in the future"
    if draft.day.year < limits.first_year:
        return f"the date {draft.day.isoformat()} is before {limits.first_year}"
    if draft.kind in ("rest", "note"):
        return ""
    if (draft.reps or 0) > limits.reps_max or (draft.reps or 0) < 0:
        return f"{draft.reps:g} repetitions in one set"
    if abs(draft.load_kg or 0) > limits.load_kg_max:
        return f"a load of {draft.load_kg:g} kg"
    if not 0 <= (draft.seconds or 0) <= limits.seconds_max:
        return f"a set of {draft.seconds:g} seconds"
    if not 0 <= (draft.distance_m or 0) <= limits.distance_m_max:
        return f"a distance of {draft.distance_m:g} m in one set"
    return "" if draft.name.strip() else "it names no exercise"


def _check(drafts: Sequence[Draft], limits: Limits, today: date) -> None:
    for draft in drafts:
        if draft.kind != "skipped" and (reason := _absurd(draft, limits, today)):
            draft.kind, draft.reason = "skipped", reason
        if draft.rpe is not None and not 0 < draft.rpe <= 10:
            draft.rpe = None
        if draft.rir is not None and not 0 <= draft.rir <= 30:
            draft.rir = None


def _name(drafts: Sequence[Draft], matcher: "NameMatcher", matches: dict[str, "Match"], limits: Limits) -> None:
    """Clean the texts; find exercise, cardio, no exercise, side, and sets that were not done."""
    for draft in drafts:
        draft.workout = clean(draft.workout, limits.name_characters_max)
        if draft.note:
            draft.note = clean(draft.note, limits.note_characters_max)
        draft.name = name = clean(draft.name, limits.name_characters_max)
        if not name:
            if draft.kind not in ("skipped", "rest", "note"):  # nothing in it could be printed
                draft.kind, draft.reason = "skipped", "it names no exercise"
            continue
        match = matches.get(name)
        side, bare = side_of(name)
        if match is None:
            match = matcher.match(name)
            if side is not None and match.kind == "exercise" and match.exercise is None:
                match = matcher.match(bare)
            matches[name] = match
        draft.exercise = match.exercise
        if draft.side is None:
            draft.side = side
        if draft.kind in ("set", "warmup"):
            if match.kind != "exercise":
                draft.kind = match.kind
            elif not (draft.reps or draft.seconds or draft.distance_m):
                draft.kind = "not-done"


def _in_order(files: Sequence[tuple[str, Parsed]]) -> list[tuple[str, Draft]]:
    """By day, start and place in the files; records without a day last."""
    late, early = date.max, datetime.min
    every = [(file, draft) for file, parsed in files for draft in parsed.drafts]
    return sorted(every, key=lambda pair: (pair[1].day or late, pair[1].started or early))


def _entry(draft: Draft, file: str) -> Entry:
    return Entry(
        kind=draft.kind,
        file=file,
        row=draft.row,
        date=draft.day,
        started=draft.started,
        workout=draft.workout,
        name=draft.name,
        exercise=draft.exercise,
        set_kind=draft.set_kind,
        load_kg=draft.load_kg,
        reps=draft.reps,
        seconds=draft.seconds,
        distance_m=draft.distance_m,
        rpe=draft.rpe,
        rir=draft.rir,
        side=draft.side,
        weight=draft.weight,
        note=draft.note,
        reason=draft.reason,
    )


def _unresolved(drafts: Sequence[Draft], matches: Mapping[str, "Match"]) -> tuple[UnresolvedName, ...]:
    """Names without an exercise that hide sets, the most sets first."""
    sets: dict[str, int] = {}
    for draft in drafts:
        if draft.kind == "set" and draft.exercise is None:
            sets[draft.name] = sets.get(draft.name, 0) + 1
    names = sorted(sets, key=lambda name: (-sets[name], name))
    return tuple(UnresolvedName(name=name, sets=sets[name], suggestions=matches[name].suggestions) for name in names)
