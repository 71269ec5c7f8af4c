"""Reading the fields of JSON data: strict, each with one way to say no."""

from collections.abc import Mapping
from typing import Any


class Malformed(ValueError):
    """A message that doesn't have the protocol's shape; the text says where."""


def mapping(data: object, where: str) -> Mapping[str, Any]:
    """An object; ``where`` names it."""
    if not isinstance(data, dict):
        raise Malformed(where)
    return data


def text(data: Mapping[str, Any], key: str) -> str:
    """A text of ASCII characters."""
    value = data.get(key)
    if not isinstance(value, str) or not value.isascii():
        raise Malformed(key)
    return value


def unicode(value: object) -> str:
    """Anything as a text that UTF-8 can hold."""
    text = str(value)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Malformed("text") from error
    return text


def optional(data: Mapping[str, Any], key: str) -> str:
    """A text, empty where there is none."""
    value = data.get(key)
    return "" if value is None else unicode(value)


def flag(data: Mapping[str, Any], key: str) -> bool:
    """``true`` or ``false``."""
    value = data.get(key)
    if not isinstance(value, bool):
        raise Malformed(key)
    return value


def whole(data: Mapping[str, Any], key: str) -> int:
    """A whole number, not negative, that every JSON reader can hold."""
    value = data.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**53:
        raise Malformed(key)
    return value


def name(data: Mapping[str, Any], key: str) -> str:
    """A short ASCII name; empty for anything else, since an older gateway sends none."""
    value = data.get(key)
    fits = isinstance(value, str) and value.isascii() and value.isprintable() and len(value) <= 80
    return str(value) if fits else ""
