"""The terminal: size, colours, letters, and whether F2 comes through."""

import os
import sys
from collections.abc import Mapping
from typing import Final

from operator_tui.doctor.finding import Finding, Level

GLYPHS: Final = "○ □ ► ? √ ◄ # ■ × » · → … ± ↑ ↓"
"""Every glyph of the screens, to be looked at."""
WIDTH, HEIGHT = 80, 24
F2: Final = ("\x1bOQ", "\x1b[12~", "\x1b[[B", "\x00<", "\xe0<")
"""What F2 sends: xterm, rxvt, the Linux console, Windows."""


def size(columns: int, lines: int) -> Finding:
    """Whether the screens fit."""
    params = {"columns": columns, "lines": lines}
    if columns < WIDTH or lines < HEIGHT:
        return Finding("size", Level.BAD, "size-small", params)
    return Finding("size", Level.GOOD, "size-good", params)


def letters(encoding: str, env: Mapping[str, str]) -> Finding:
    """Whether the screens' glyphs can be sent; the eye has to say if they are straight."""
    plain = encoding.lower().replace("-", "") != "utf8" or env.get("TERM") in ("linux", "vt100")
    params = {"encoding": encoding or "?", "glyphs": GLYPHS}
    if plain:
        return Finding("letters", Level.LOOK, "letters-plain", params)
    return Finding("letters", Level.GOOD, "letters-good", params)


def colours(env: Mapping[str, str]) -> Finding:
    """How many colours there are; six are used, and none is needed."""
    if env.get("NO_COLOR"):
        return Finding("colours", Level.GOOD, "colours-off")
    if env.get("COLORTERM") in ("truecolor", "24bit") or env.get("WT_SESSION"):
        return Finding("colours", Level.GOOD, "colours-good", {"n": 16_777_216})
    term = env.get("TERM", "")
    if sys.platform != "win32" and term in ("", "dumb"):
        return Finding("colours", Level.LOOK, "colours-none", {"term": term or "-"})
    return Finding("colours", Level.GOOD, "colours-good", {"n": 256 if "256" in term else 16})


def key(pressed: str | None) -> Finding:
    """What came when F2 was asked for; None: it wasn't pressed."""
    if pressed is None:
        return Finding("keys", Level.SKIPPED, "keys-skipped")
    if pressed in F2:
        return Finding("keys", Level.GOOD, "keys-good")
    return Finding("keys", Level.LOOK, "keys-other")


def press(seconds: float) -> str | None:
    """The next key at this terminal, as it is sent; None for Enter, or for none within so long."""
    sent = _sent(seconds)
    return None if sent in ("", "\r", "\n") else sent


if sys.platform == "win32":

    def _sent(seconds: float) -> str:
        import msvcrt
        import time

        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if msvcrt.kbhit():
                first = msvcrt.getwch()
                return first + msvcrt.getwch() if first in ("\x00", "\xe0") else first
            time.sleep(0.05)
        return ""

else:

    def _sent(seconds: float) -> str:
        import select
        import termios
        import tty

        handle = sys.stdin.fileno()
        before = termios.tcgetattr(handle)
        try:
            tty.setcbreak(handle, termios.TCSANOW)  # what was pressed already counts
            ready, _, _ = select.select([handle], [], [], seconds)
            return os.read(handle, 16).decode("utf-8", "replace") if ready else ""
        finally:
            termios.tcsetattr(handle, termios.TCSADRAIN, before)
