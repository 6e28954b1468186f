"""A file's bytes, and its text whatever the encoding; what is no text is refused with the reason."""

import os
import stat
from pathlib import Path

from backline.logs.draft import NotALogError

_MAGIC = (
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a photo"),
    (b"GIF8", "is a picture"),
    (b"%PDF", "is a PDF"),
    (b"PK\x03\x04", "is a spreadsheet or a zip archive"),
    (b"\x1f\x8b", "is a compressed archive"),
    (b"\xd0\xcf\x11\xe0", "is an old spreadsheet or document"),
)
_WHAT_TO_DO = "give the export of a training app (CSV, JSON, .fitnotes or .ox)"


def read_bytes(path: Path, bytes_max: int) -> bytes:
    """The whole file. Raises NotALogError for what is missing, a folder, unreadable, empty or too large."""
    try:
        found = os.stat(path)
        if stat.S_ISDIR(found.st_mode):
            raise NotALogError("is a folder; name the log file in it")
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISFIFO(found.st_mode)):
            raise NotALogError(f"is no ordinary file; {_WHAT_TO_DO}")
        if found.st_size <= bytes_max:
            with open(path, "rb") as file:
                content = file.read(bytes_max + 1)
        if found.st_size > bytes_max or len(content) > bytes_max:
            raise NotALogError(
                f"is larger than {bytes_max // 1_000_000} MB, the most that is read; no training log is: {_WHAT_TO_DO}"
            )
    except FileNotFoundError:
        raise NotALogError("does not exist; check the path") from None
    except PermissionError:
        raise NotALogError("may not be read; check its permissions") from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "the name is not allowed"
        raise NotALogError(f"could not be opened ({reason}); check the path") from None
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise NotALogError("is empty; export the log again")
    return content


def _utf16(content: bytes) -> str | None:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    head = content[:2000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.4 * len(head) / 2 and even < 0.05 * len(head):
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * len(head) / 2 and odd < 0.05 * len(head) else None


def _eight_bits(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    text = content.decode("utf-8-sig", errors="replace")
    broken = text.count("\ufffd")
    foreign = sum(character > "\x7f" for character in text) - broken
    if foreign >= broken:  # UTF-8 with a few broken bytes
        return text
    return content.decode("cp1252", errors="replace")


def decode(content: bytes) -> str:
    """Text with `\\n` line ends, from UTF-8, UTF-16 or Windows-1252, with or without a byte order mark.

    Raises NotALogError for what is no text.
    """
    for magic, what in _MAGIC:
        if content.startswith(magic):
            raise NotALogError(f"{what} and no training log; {_WHAT_TO_DO}")
    encoding = _utf16(content)
    text = content.decode(encoding, errors="replace") if encoding else _eight_bits(content)
    head = text[:4000]
    odd = sum(character < " " and character not in "\t\n\r\x1b" for character in head) + head.count("\ufffd")
    if odd > 0.05 * len(head):
        raise NotALogError(f"is no text and no training log; {_WHAT_TO_DO}")
    return text.lstrip("\ufeff").replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
