"""Answers of a screen → into the text of a client file, with its comments and everything else as it was."""

import datetime
from collections.abc import Mapping, Sequence

import tomlkit
from tomlkit.exceptions import TOMLKitError

from backline.record.health import Answer


def with_screen(text: str, *, date: datetime.date, regions: Sequence[str], answers: Mapping[str, Answer]) -> str | None:
    """The text with the day, the regions and the answers in `[screen]`; None when it cannot be edited.

    Answers that are not given, assessments, comments and all other tables stay as they are.
    """
    try:
        document = tomlkit.parse(text)
        if "screen" not in document:
            if text.strip():
                document.add(tomlkit.nl())
            document.add("screen", tomlkit.table())
        screen = document["screen"]
        if not isinstance(screen, dict):
            return None
        screen["date"] = date
        if regions or "regions" in screen:
            screen["regions"] = list(regions)
        for id, answer in answers.items():
            screen[id] = answer
        return tomlkit.dumps(document)
    except (TOMLKitError, ValueError, RecursionError, TypeError, KeyError):
        return None
