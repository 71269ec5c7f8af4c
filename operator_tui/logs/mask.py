"""What a line of the log may hold: nothing personal, nothing endless, nothing that can't be written."""

import json
import re
from collections.abc import Mapping, Set
from datetime import date, datetime
from itertools import islice
from math import isfinite
from pathlib import PurePath
from typing import Final
from uuid import UUID

from operator_tui.core.mask import HIDDEN, scrub
from operator_tui.core.times import stamp

LONGEST: Final = 2_000
"""Characters of one text."""
LARGEST: Final = 64_000
"""Bytes of one line; the fields of a larger one give way to its size."""
_ITEMS, _DEPTH = 100, 5
_MANY_DIGITS: Final = 10**8
"""The first number of nine digits: from here on it could be a phone, a NIK or an NIB."""
_PERSONAL: Final = frozenset(
    {
        "address", "alamat", "applicant", "applicants", "birth", "born", "by", "dob", "email", "fullname", "holder",
        "hp", "ibu", "kk", "ktp", "lahir", "mail", "mobile", "mother", "nama", "name", "names", "nib", "nik", "npwp",
        "operator", "orang", "owner", "passphrase", "password", "pemohon", "person", "persons", "phone", "phones",
        "pin", "reason", "secret", "surel", "telepon", "telp", "token", "user", "wa", "who",
    }
)  # fmt: skip
"""A field with one of these words in its name is hidden, whatever it holds."""
_OURS: Final = frozenset({"at", "level", "part", "event"})
TECHNICAL: Final = _OURS | {
    "batch", "cause", "code", "device", "file", "host", "key", "kind", "method", "migration", "path", "request",
    "verdict", "version", "where", "why",
}  # fmt: skip
"""The fields whose text is kept, scrubbed. The text of any other is hidden: a new one is named here first."""
_KEY: Final = re.compile(r"[a-z][a-z0-9_-]{0,30}")
_LEVELS: Final = {"i": "info", "!": "warning", "x": "error", "warn": "warning"}


def encode(at: datetime, level: str, part: str, event: str, fields: Mapping[str, object]) -> bytes:
    """One line as it stands in the file, its newline included."""
    head = {
        "at": stamp(at),
        "level": _LEVELS.get(level, level),
        "part": _text(part),
        "event": _text(event),
    }
    rest = {
        f"{key}_" if key in _OURS else _key(key): masked(key, value)
        for key, value in fields.items()
    }
    raw = _json({**head, **rest})
    return raw if len(raw) <= LARGEST else _json({**head, "cut_bytes": len(raw)})


def masked(key: str, value: object, depth: int = 0) -> object:
    """A value as a log may hold it, whatever it is; asking an unknown object for its text could tell a name.

    Numbers, yes and no stay under any name that isn't personal; text only under a :data:`TECHNICAL` one.
    """
    if _is_personal(key) or depth > _DEPTH:
        return HIDDEN
    match value:
        case None | bool():
            return value
        case str():
            return _text(value) if key in TECHNICAL else HIDDEN
        case int() | float():
            return _number(value)
        case Mapping():
            pairs = islice(value.items(), _ITEMS)
            return {_key(k): masked(str(k), v, depth + 1) for k, v in pairs}
        case list() | tuple() | Set():
            return [masked(key, item, depth + 1) for item in islice(value, _ITEMS)]
        case PurePath() | date() | UUID():
            return _text(str(value)) if key in TECHNICAL else HIDDEN
        case OSError():
            return _text(f"{type(value).__name__}: {value.strerror}")
        case _:
            return f"<{type(value).__name__}>"


def _is_personal(key: str) -> bool:
    return not _PERSONAL.isdisjoint(key.casefold().replace("-", "_").split("_"))


def _key(key: object) -> str:
    """A name of a field inside a field: what doesn't look like one of ours could be anything."""
    return key if isinstance(key, str) and _KEY.fullmatch(key) else HIDDEN


def _text(text: str) -> str:
    """Scrubbed before the cut, so that a number at the cut is seen whole."""
    return scrub(text[: LONGEST + 40])[:LONGEST]


def _number(value: float) -> object:
    if isinstance(value, int):
        if value.bit_length() > 200:
            return HIDDEN
        return value if abs(value) < _MANY_DIGITS else scrub(str(value))
    if not isfinite(value):
        return str(value)
    return round(value, 3) if abs(value) < _MANY_DIGITS else scrub(f"{value:.0f}")


def _json(line: Mapping[str, object]) -> bytes:
    return (json.dumps(line, ensure_ascii=False) + "\n").encode("utf-8", "replace")
