"""A path as people give it to a terminal: typed, or dropped into the window in the quotes it adds. Pure."""

import re
from typing import Final
from urllib.parse import unquote, urlsplit

_POWERSHELL: Final = re.compile(r"&\s*(?=['\"])")
_WINDOWS: Final = re.compile(r"[A-Za-z]:[\\/]|\\\\")
_ESCAPED: Final = re.compile(r"\\(.)")
_DRIVE: Final = re.compile(r"/[A-Za-z]:")


def path_of(text: str, *, windows: bool = False) -> str:
    """The path itself; empty for none. On Windows a backslash is never an escape.

    Terminals drop ``'/home/siti/NIB Enung.pdf'``, ``"C:\\NIB Enung.pdf"``, ``/home/siti/NIB\\ Enung.pdf``,
    ``& 'C:\\NIB Enung.pdf'`` or ``file:///home/siti/NIB%20Enung.pdf``.
    """
    text = _POWERSHELL.sub("", text.strip(), count=1)
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        quote, text = text[0], text[1:-1]
        return text.replace("'\\''", "'") if quote == "'" else text
    if text.startswith("file://"):
        host, path = urlsplit(text).netloc, unquote(urlsplit(text).path)
        if _DRIVE.match(path):
            return path[1:]
        return path if host in ("", "localhost") else f"//{host}{path}"
    if windows or _WINDOWS.match(text):
        return text
    return _ESCAPED.sub(r"\1", text)
