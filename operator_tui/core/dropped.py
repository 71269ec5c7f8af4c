"""A file that was dropped on the terminal: what arrives is its path as the terminal chose to write it."""

import re
from typing import Final
from urllib.parse import unquote, urlsplit

_QUOTES: Final = ("'", '"')
_ESCAPED: Final = re.compile(r"\\(?=[^A-Za-z0-9])(.)")
_DRIVE: Final = re.compile(r"/[A-Za-z]:")


def path(text: str) -> str:
    """The path in a dropped or typed text: without the quotes, the ``file://`` or the backslashes that were put to it.

    A Windows path keeps its backslashes; so does a quoted one.
    """
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in _QUOTES:
        quote, inner = text[0], text[1:-1]
        return inner.replace("'\\''", "'") if quote == "'" else inner
    if text.startswith("file://"):
        parts = urlsplit(text)
        found = unquote(parts.path)
        if parts.netloc not in ("", "localhost"):
            return f"//{parts.netloc}{found}"
        return found[1:] if _DRIVE.match(found) else found
    return text if _is_windows(text) else _ESCAPED.sub(r"\1", text)


def _is_windows(text: str) -> bool:
    return text[1:3] == ":\\" or text.startswith("\\\\")
