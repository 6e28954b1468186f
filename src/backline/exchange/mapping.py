"""A column mapping for any CSV: a TOML file with a table `[columns]`, our word = "their header"."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from backline.exchange.documents import DocumentProblem

_BYTES_MAX = 100_000
_SHAPE = 'It needs one table [columns] with lines such as exercise = "Exercise Name".'


def read_mapping(path: Path) -> Mapping[str, str] | DocumentProblem:
    """Our column words → the headers of a file; which words there are, the log reader says."""

    def problem(code: str, message: str, place: str = "") -> DocumentProblem:
        return DocumentProblem(file=str(path), code=code, place=place, message=message)

    try:
        if path.stat().st_size > _BYTES_MAX:
            return problem("unreadable", f"The column mapping is larger than 100 kB. {_SHAPE}")
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return problem("missing", "There is no such column mapping.")
    except OSError as error:
        return problem("unreadable", f"The column mapping cannot be read: {error.strerror or error}.")
    except UnicodeDecodeError:
        return problem("malformed", "The column mapping is not text in UTF-8. " + _SHAPE)
    except (ValueError, RecursionError) as error:
        return problem("malformed", f"The column mapping is no valid TOML: {str(error)[:200]}.")
    columns = content.get("columns")
    unknown = sorted(set(content) - {"columns"})
    if unknown or not isinstance(columns, dict):
        return problem("malformed", _SHAPE, unknown[0] if unknown else "columns")
    for word, header in columns.items():
        if not isinstance(header, str):
            return problem("malformed", f"columns: {word} needs a header in quotes. {_SHAPE}", f"columns.{word}")
    return columns
