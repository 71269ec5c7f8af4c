"""One way to write JSON data as bytes, so that the same content has the same hash everywhere."""

import hashlib
import json


def canonical(data: object) -> bytes:
    """JSON with sorted keys and no spaces, in UTF-8.

    Floats have no one text (``TypeError``); a lone surrogate is no text at all (``ValueError``).
    """
    _no_floats(data)
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(data: object) -> str:
    """SHA-256 of the canonical bytes, as 64 hex digits."""
    return hashlib.sha256(canonical(data)).hexdigest()


def _no_floats(data: object) -> None:
    if isinstance(data, float):
        raise TypeError("floats have no canonical form")
    if isinstance(data, dict):
        for value in data.values():
            _no_floats(value)
    elif isinstance(data, list | tuple):
        for value in data:
            _no_floats(value)
