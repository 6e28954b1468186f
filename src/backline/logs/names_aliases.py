"""A person's own names for exercises: a TOML file with a table `[aliases]`, "My name" = "exercise-id"."""

import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from backline.logs.names import OTHER_KINDS
from backline.record.log import LogProblem
from backline.vocabulary.loader import Catalogue

_LARGEST_BYTES = 1_000_000
_MOST_NAMED = 5  # unknown exercises named in one message


def read_aliases(path: Path, catalogue: Catalogue) -> Mapping[str, str] | LogProblem:
    """Own name → exercise id, `cardio` or `no-exercise`; what is wrong with the file comes back as a LogProblem."""
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            return LogProblem(
                file=path.name, message="The alias file is larger than 1 MB; it should hold one short table."
            )
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return LogProblem(file=path.name, message="There is no such alias file.")
    except OSError as problem:
        return LogProblem(file=path.name, message=f"The alias file cannot be read: {problem.strerror or problem}.")
    except UnicodeDecodeError:
        return LogProblem(file=path.name, message="The alias file is not text in UTF-8.")
    except tomllib.TOMLDecodeError as problem:
        return LogProblem(file=path.name, message=f"The alias file is no valid TOML: {problem}.")
    return _checked(path.name, content, catalogue)


def _checked(file: str, content: Mapping[str, Any], catalogue: Catalogue) -> Mapping[str, str] | LogProblem:
    """The table of a file that could be read, or what is wrong with it."""
    shape = 'It needs one table [aliases] with lines such as "My row" = "bent-over-row".'
    unknown_keys = sorted(set(content) - {"aliases"})
    if unknown_keys:
        return LogProblem(file=file, message=f"The alias file has an unknown key: {unknown_keys[0]!r}. {shape}")
    aliases = content.get("aliases", {})
    if not isinstance(aliases, dict):
        return LogProblem(file=file, message=f"`aliases` is no table. {shape}")
    found: dict[str, str] = {}
    unknown: list[str] = []
    for name, target in aliases.items():
        if not isinstance(target, str):
            return LogProblem(file=file, message=f"aliases: {name!r} needs the id of an exercise in quotes. {shape}")
        if target in catalogue.exercises or target in OTHER_KINDS:
            found[name] = target
        else:
            unknown.append(f"{target!r} (for {name!r}{_meant(target, catalogue)})")
    if unknown:
        more = f" and {len(unknown) - _MOST_NAMED} more" if len(unknown) > _MOST_NAMED else ""
        named = ", ".join(unknown[:_MOST_NAMED])
        return LogProblem(
            file=file, message=f"aliases: no exercise has the id {named}{more}; see `backline exercises`."
        )
    return found


def _meant(target: str, catalogue: Catalogue) -> str:
    """The id that was probably meant."""
    near = difflib.get_close_matches(target, catalogue.exercises.by_id, n=1, cutoff=0.75)
    return f"; did you mean {near[0]!r}?" if near else ""
