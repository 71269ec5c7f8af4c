"""Printer and fonts: whether what the settings name is there. Nothing is printed."""

import os
import shutil
import socket
import subprocess
import sys
from typing import Final

from operator_tui.doctor.finding import Finding, Level, Subject

_SECONDS: Final = 3.0


def printer(subject: Subject) -> Finding:
    """``paper.printer``: a printer of this system by its name, ``tcp:host:9100``, or ``device:`` and a device file."""
    named = str(getattr(subject.config, "printer", "") or "")
    if not named:
        return Finding("printer", Level.LOOK, "printer-none")
    kind, _, rest = named.partition(":")
    params = {"printer": named}
    if kind == "tcp":
        return Finding("printer", *_graded(_listens(rest)), params)
    if kind == "device":
        return Finding("printer", *_graded(os.access(rest, os.W_OK)), params)
    known = _known_here(named)
    if known is None:
        return Finding("printer", Level.SKIPPED, "printer-unknown", params)
    return Finding("printer", *_graded(known), params)


def fonts() -> Finding:
    """Whether the font for letters that printers lack is there whole."""
    from operator_tui.paper import fonts as bundled

    if bundled.usable():
        return Finding("fonts", Level.GOOD, "fonts-good")
    return Finding("fonts", Level.LOOK, "fonts-missing")


def _graded(there: bool) -> tuple[Level, str]:
    return (Level.GOOD, "printer-there") if there else (Level.BAD, "printer-gone")


def _listens(address: str) -> bool:
    host, _, port = address.rpartition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=_SECONDS):
            return True
    except (OSError, ValueError):
        return False


def _known_here(name: str) -> bool | None:
    """Whether the system has a printer of that name; None where that can't be asked."""
    if sys.platform == "win32":
        return None
    program = shutil.which("lpstat")
    if program is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603  the system's own, with a name and no shell
            [program, "-p", name], capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
