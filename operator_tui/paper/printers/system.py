"""The printers that this system knows: CUPS on Linux and macOS, its own spooler on Windows."""

import sys

from operator_tui.paper.printers import Found, Progress

if sys.platform == "win32":
    from operator_tui.paper.printers import windows as _here
else:
    from operator_tui.paper.printers import cups as _here


def send(name: str, data: bytes, title: str) -> str:
    """Hand a PDF to a printer of this system; the number of the request. Raises :class:`Refused`."""
    return _here.send(name, data, title)


def progress(name: str, request: str) -> Progress:
    """How far it is."""
    return _here.progress(name, request)


def cancel(request: str) -> None:
    """Take a request back, where it waits."""
    _here.cancel(request)


def found() -> list[Found]:
    """All of them."""
    return _here.found()
