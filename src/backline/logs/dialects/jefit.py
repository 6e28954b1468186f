"""JEFIT: one file of many tables, each under a `### NAME ####` line. Exercise and cardio logs are training; the other
tables are settings and copies."""

import re
from collections.abc import Sequence

from backline.logs.columns import cell_of, word_columns
from backline.logs.dates import read_moment
from backline.logs.draft import Draft, NotALogError, Parsed, UnreadableError, skipped
from backline.logs.numbers import read_number, read_unit
from backline.logs.table import Shape, read_sheet, split_line
from backline.vocabulary.words import Unit

TITLE = re.compile(r"\s*\"?###+\s*([A-Za-z][A-Za-z _]*?)\s*#*\"?[\s,;]*")
_RULE = re.compile(r"\s*#+[\s,;]*")
_SET = re.compile(r"\s*([\d.]*)\s*[x×]\s*([\d.]*)\s*", re.IGNORECASE)

Table = tuple[int, list[str], list[tuple[int, list[str]]], list[tuple[int, str]]]


def _tables(lines: Sequence[str]) -> dict[str, Table]:
    """Name of each table → line of its header, header, rows, and rows that could not be split."""
    titles = [(i, match[1].upper()) for i, line in enumerate(lines) if (match := TITLE.fullmatch(line))]
    ends = [index for index, _ in titles[1:]] + [len(lines)]
    tables: dict[str, Table] = {}
    for (start, name), end in zip(titles, ends, strict=True):
        inside = [i for i in range(start + 1, end) if lines[i].strip() and not _RULE.fullmatch(lines[i])]
        if not inside or name in tables:
            continue
        header = split_line(lines[inside[0]], ",")
        # blank lines and rules of # signs are no rows
        body = ["" if _RULE.fullmatch(line) else line for line in lines[:end]]
        shape = Shape([lambda _: True] * len(header), len(header))
        sheet = read_sheet(body, inside[0], ",", header, shape)
        tables[name] = (inside[0] + 1, header, sheet.rows, sheet.broken)
    return tables


def _stated_unit(tables: dict[str, Table]) -> Unit | None:
    _, header, rows, _ = tables.get("SETTING", (0, [], [], []))
    mass = word_columns(header).get("mass")
    return read_unit(cell_of(rows[0][1], mass)) if rows else None


def _sets(line: int, fields: list[str], at: dict[str, int], unit: Unit | None) -> list[Draft]:
    day, _ = read_moment(cell_of(fields, at.get("mydate")))
    name, session = cell_of(fields, at.get("ename")), cell_of(fields, at.get("belongsession"))
    drafts = []
    for order, part in enumerate((p for p in cell_of(fields, at.get("logs")).split(",") if p.strip()), 1):
        match = _SET.fullmatch(part)
        if match is None:
            drafts.append(skipped(line, "a set that is not written as load x repetitions"))
            continue
        load, reps = read_number(match[1], "load"), read_number(match[2], "reps")
        drafts.append(
            Draft(
                row=line,
                kind="set" if reps else "not-done",
                day=day,
                workout=session,
                name=name,
                order=str(order),
                load=load,
                unit=unit,
                reps=reps or None,
            )
        )
    return drafts or [Draft(row=line, kind="not-done", day=day, workout=session, name=name)]


def _cardio(line: int, fields: list[str], at: dict[str, int]) -> Draft:
    day, _ = read_moment(cell_of(fields, at.get("mydate")))
    return Draft(
        row=line,
        kind="cardio",
        day=day,
        name=cell_of(fields, at.get("ename")),
        seconds=read_number(cell_of(fields, at.get("duration")), "seconds") or None,
        distance=read_number(cell_of(fields, at.get("distance")), "distance") or None,
    )


def read_jefit(text: str) -> Parsed:
    """The text of the export → drafts; a record is a row of the exercise or cardio logs. Raises NotALogError."""
    tables = _tables(text.split("\n"))
    if "EXERCISE LOGS" not in tables and "CARDIO LOGS" not in tables:
        raise NotALogError("is a JEFIT export without exercise logs; export all data again")
    unit = _stated_unit(tables)
    drafts: list[Draft] = []
    records = 0
    for name in ("EXERCISE LOGS", "CARDIO LOGS"):
        _, header, rows, broken = tables.get(name, (0, [], [], []))
        at = word_columns(header)
        records += len(rows) + len(broken)
        drafts.extend(skipped(line, reason) for line, reason in broken)
        for line, fields in rows:
            try:
                drafts.extend(_sets(line, fields, at, unit) if name == "EXERCISE LOGS" else [_cardio(line, fields, at)])
            except UnreadableError as problem:
                drafts.append(skipped(line, str(problem)))
    return Parsed("JEFIT", records, drafts, unit)
