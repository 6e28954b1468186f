"""Ox, a plain-text log: `2025-01-06 * run: PT30M`, or lines `squat: 155lb 4x5` between `@session` and `@end`."""

import re
from datetime import date

from backline.logs.clean import shown
from backline.logs.dates import read_moment
from backline.logs.draft import DistanceUnit, Draft, NotALogError, Parsed, UnreadableError, skipped
from backline.logs.numbers import read_duration, read_number, read_unit
from backline.record.log import EntryKind
from backline.vocabulary.words import Unit

SIGN = re.compile(r"(?m)^@(?:session|movement)\b|^\d{4}-\d\d-\d\d [*!] \S|^\d{4}-\d\d-\d\d (?:W|note|query) ")
_DATED = re.compile(r"(\d{4}-\d\d-\d\d)\s+(\S+)\s*(.*)")
_QUOTED = re.compile(r'"([^"]*)"?')
_LOAD = re.compile(r"(\d+(?:\.\d+)?)(kgs?|lbs?)((?:[/+]\d+(?:\.\d+)?(?:kgs?|lbs?))*)", re.IGNORECASE)
_EACH = re.compile(r"([/+])(\d+(?:\.\d+)?)(kgs?|lbs?)", re.IGNORECASE)
_TIMES = re.compile(r"(\d{1,3})x(\d{1,5})", re.IGNORECASE)
_LIST = re.compile(r"\d{1,5}(?:/\d{1,5})+|\d{1,5}")
_DISTANCE = re.compile(r"(\d+(?:\.\d+)?)(km|mi|m)", re.IGNORECASE)
_SETS_MAX = 100  # of one line
_NO_TRAINING = ("w", "note", "query")


def _loads(match: re.Match[str]) -> tuple[list[float], Unit | None]:
    """`24kg/32kg` is one load after the other; `24kg+24kg` is both together."""
    unit = read_unit(match[2])
    loads = [float(match[1])]
    for sign, value, _ in _EACH.findall(match[3]):
        if sign == "+":
            loads[-1] += float(value)
        else:
            loads.append(float(value))
    return loads, unit


def _movement(row: int, day: date, workout: str, kind: EntryKind, text: str) -> list[Draft]:
    """`squat: 155lb 4x5 "note"` → one draft per set. Raises UnreadableError."""
    name, _, rest = text.partition(":")
    note = " ".join(_QUOTED.findall(rest))
    base = Draft(row=row, kind=kind, day=day, workout=workout, name=name.strip(), note=note)
    loads: list[float | None] = [None]
    reps: list[float | None] = []
    for word in _QUOTED.sub(" ", rest).split():
        if word.upper() == "BW":
            loads = [0.0]
        elif match := _LOAD.fullmatch(word):
            found, base.unit = _loads(match)
            loads = [*found]
        elif match := _TIMES.fullmatch(word):
            if int(match[1]) > _SETS_MAX:
                raise UnreadableError(f"{match[1]} sets in one line")
            reps = [float(match[2])] * int(match[1])
        elif match := _DISTANCE.fullmatch(word):
            unit: DistanceUnit = "km" if match[2].lower() == "km" else "mi" if match[2].lower() == "mi" else "m"
            base.distance, base.distance_unit = float(match[1]), unit
        elif word.upper().startswith("PT"):
            base.seconds = read_duration(word)
        elif _LIST.fullmatch(word):
            reps = [read_number(part, "reps") for part in word.split("/")]
        else:
            raise UnreadableError(f"{shown(word)} is no load, set, time or distance")
    if not reps:
        reps = [None] * len(loads)
    if len(loads) > 1 and len(loads) != len(reps):
        raise UnreadableError(f"{len(loads)} loads for {len(reps)} sets")
    drafts = []
    for order, count in enumerate(reps[:_SETS_MAX], 1):
        draft = Draft(**{name: getattr(base, name) for name in Draft.__dataclass_fields__})
        draft.order, draft.reps = str(order), count or None
        draft.load = loads[order - 1] if len(loads) > 1 else loads[0]
        drafts.append(draft)
    return drafts


def _record(row: int, line: str, session: tuple[date, str, EntryKind] | None) -> list[Draft]:
    """One line that is a record. Raises UnreadableError."""
    if session is not None and not _DATED.fullmatch(line):
        day, workout, kind = session
        head = line.partition(":")[0].strip().lower()
        if head in ("srpe", "note"):
            return [Draft(row=row, kind="note", day=day, workout=workout, note=line)]
        if ":" not in line:
            raise UnreadableError(f"{shown(line)} is no movement")
        return _movement(row, day, workout, kind, line)
    match = _DATED.fullmatch(line)
    if match is None:
        raise UnreadableError(f"{shown(line)} stands in no session and has no date")
    day, _ = read_moment(match[1])
    if match[2].lower() in _NO_TRAINING:
        return [Draft(row=row, kind="note", day=day, note=f"{match[2]} {match[3]}")]
    if match[2] in ("*", "!") and ":" in match[3]:
        return _movement(row, day, "", "set" if match[2] == "*" else "not-done", match[3])
    raise UnreadableError(f"{shown(line)} is neither a movement nor a note")


def read_ox(text: str) -> Parsed:
    """The text → drafts. A record is a line with a movement, a note, a weigh-in or a query; definitions, the first
    line of a session and comments are none. Raises NotALogError."""
    drafts: list[Draft] = []
    records = 0
    inside = ""  # the block that is open
    session: tuple[date, str, EntryKind] | None = None
    for row, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("@"):
            inside, session = (
                ("" if line.startswith("@end") else line[1:].split()[0] if line[1:].split() else "?"),
                None,
            )
            continue
        if inside and inside != "session":
            continue
        head = _DATED.fullmatch(line)
        if inside == "session" and session is None and head is not None and head[2] in ("*", "!"):
            try:
                session = (read_moment(head[1])[0], head[3], "set" if head[2] == "*" else "not-done")
                continue
            except UnreadableError:
                pass
        records += 1
        try:
            drafts.extend(_record(row, line, session))
        except UnreadableError as problem:
            drafts.append(skipped(row, str(problem)))
    if not records:
        raise NotALogError("holds no training lines of an Ox log; check the file")
    return Parsed("Ox", records, drafts)
