"""What a document leaves out, filled with neutral values and named by its place: a checker can judge the rest."""

import dataclasses
import types
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from backline.record.person import Person


def fill(kind: Any, value: Any, place: str, missing: list[str]) -> Any:
    """`value` with every missing field of dataclass `kind` filled; the places of the missing are added to the list.

    A field with a default of its own is not missing, except in the client: there everything unsaid is named.
    """
    if isinstance(kind, type) and dataclasses.is_dataclass(kind) and isinstance(value, dict):
        filled = dict(value)
        for name, (inner, required) in _fields(kind).items():
            where = f"{place}.{name}"
            if name in filled:
                filled[name] = fill(inner, filled[name], where, missing)
            elif required or kind is Person:
                missing.append(where)
                filled[name] = fill(inner, _neutral(kind, name, inner), where, [])
        return filled
    inner = _inner(kind)
    if inner is None:
        return value
    if isinstance(value, list):
        return [fill(inner, part, f"{place}[{number}]", missing) for number, part in enumerate(value)]
    if isinstance(value, dict) and get_origin(kind) is Mapping:
        return {key: fill(inner, part, f"{place}[…]", missing) for key, part in value.items()}
    if isinstance(value, dict) and get_origin(kind) is not tuple and dataclasses.is_dataclass(inner):
        return fill(inner, value, place, missing)
    return value


@cache
def _fields(kind: Any) -> dict[str, tuple[Any, bool]]:
    hints = get_type_hints(kind)
    return {
        field.name: (
            hints[field.name],
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
        )
        for field in dataclasses.fields(kind)
    }


def _inner(kind: Any) -> Any:
    """The type inside a tuple, a mapping or an optional noun; None for plain types."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return arguments[0]
    if origin is Mapping:
        return arguments[1]
    if origin in (Union, types.UnionType):
        nouns = [argument for argument in arguments if dataclasses.is_dataclass(argument)]
        return nouns[0] if nouns else None
    return None


_PERSON_UNSAID: Mapping[str, object] = {"days": []}  # where the noun's own default would be a statement


def _neutral(kind: Any, name: str, hint: Any) -> Any:
    """A value that says nothing: null where it is allowed, else nothing, else the first word of a list of words."""
    if kind is Person:
        if name in _PERSON_UNSAID:
            return _PERSON_UNSAID[name]
        return _as_plain(getattr(Person(), name))
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType) and type(None) in arguments:
        return None
    if origin is tuple:
        return []
    if origin is Mapping or dataclasses.is_dataclass(hint):
        return {}
    if origin is Literal:
        return arguments[0]
    return {str: "", int: 0, float: 0.0, bool: False, date: "0001-01-01"}[hint]  # a day that nobody means


def _as_plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _as_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [_as_plain(part) for part in value]
    return dict(value) if isinstance(value, Mapping) else value
