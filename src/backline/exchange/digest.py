"""The digest of a request: SHA-256 over the person, the log's entries, the catalogue and the settings."""

import hashlib
from collections.abc import Mapping

import msgspec

from backline.exchange.documents import encode_line
from backline.record.log import Log
from backline.record.person import Person


def request_digest(person: Person, log: Log | None, catalogue_digest: str, settings: Mapping[str, object]) -> str:
    """64 hexadecimal digits; the same request gives the same ones, wherever its files lie."""
    digest = hashlib.sha256()
    digest.update(encode_line(person))
    for entry in log.entries if log is not None else ():
        fields = (
            entry.kind, entry.date, entry.started, entry.name, entry.exercise, entry.set_kind, entry.load_kg,
            entry.reps, entry.seconds, entry.distance_m, entry.rpe, entry.rir, entry.side, entry.weight,
        )  # fmt: skip
        digest.update(msgspec.json.encode(fields) + b"\n")
    digest.update(catalogue_digest.encode())
    digest.update(encode_line(dict(settings)))
    return digest.hexdigest()
