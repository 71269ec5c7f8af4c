"""Text that fits its place on paper: measured, wrapped, shrunk, and only then cut."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from operator_tui.paper import fonts

FONT: Final = "Helvetica"
MM: Final = 25.4 / 72
"""Millimetres of a point."""
LEADING: Final = 1.2
SMALLEST: Final = 5.5
"""Points below which nobody reads."""
_TIGHT, _TIGHTEST = 0.55, 3.4
"""How far rows move together at most: a part of their height, and millimetres, which their labels need."""
_STEPS: Final = 8
_MORE: Final = "..."
_PLAIN: Final = str.maketrans("…‘’‚ʼ“”„‐‑‒–—•", "\x00''''\"\"\"-----*")


@dataclass(frozen=True)
class Laid:
    """A value as it will be printed: its lines and their size in points."""

    lines: tuple[str, ...]
    size: float

    def height(self, pitch: float) -> float:
        """Millimetres it takes, where one line alone takes ``pitch``."""
        return pitch + (len(self.lines) - 1) * self.size * MM * LEADING


class Ruler:
    """The widths of a font's letters: millimetres at one point, regular and bold."""

    def __init__(self, widths: dict[bool, dict[str, float]]) -> None:
        self._widths = widths

    def width(self, text: str, size: float, *, bold: bool = True) -> float:
        """Millimetres of a text that :func:`printable` has made fit for the font."""
        return sum(map(self._widths[bold].__getitem__, text)) * size

    def advances(self, text: str, size: float, *, bold: bool = True) -> list[float]:
        """The millimetres of each of its letters."""
        return [self._widths[bold][letter] * size for letter in text]

    def fitting(self, text: str, width: float, size: float, *, bold: bool = True) -> float:
        """The size in points, at most ``size``, at which a line is no wider than ``width``."""
        length = self.width(text, 1, bold=bold)
        return size if length * size <= width else width / length * 0.999

    def wrap(self, text: str, width: float, size: float, *, bold: bool = True) -> list[str]:
        """Lines no wider than ``width``: broken between words, inside one only where it is wider itself."""
        lines: list[str] = []
        line = ""
        for word in text.split():
            longer = f"{line} {word}" if line else word
            if self.width(longer, size, bold=bold) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            line = word
            while len(line) > 1 and self.width(line, size, bold=bold) > width:
                head = self._head(line, width, size, bold=bold)
                lines.append(head)
                line = line[len(head) :]
        return [*lines, line] if line or not lines else lines

    def cut(self, text: str, width: float, size: float) -> str:
        """The beginning that fits, with three dots."""
        room = width - self.width(_MORE, size)
        if self.width(text, size) <= room:
            return text + _MORE
        return self._head(text, room, size).rstrip() + _MORE

    def lay(
        self, values: Sequence[str], width: float, size: float, pitch: float, room: float
    ) -> tuple[list[Laid], float]:
        """Values below each other in ``room`` millimetres, and the height of a row of one line.

        Long values wrap; if that is too high, rows move together, then all shrink alike; the longest is cut last.
        """
        row = tight = max(_TIGHTEST, pitch * _TIGHT)
        for step in range(_STEPS + 1):
            small = size - (size - SMALLEST) * step / _STEPS
            laid = [Laid(tuple(self.wrap(value, width, small)), small) for value in values]
            free = room - _height(laid, 0)
            if free >= len(laid) * max(tight, small * MM * LEADING):
                return laid, min(pitch, free / max(1, len(laid)))
        while _height(laid, row) > room:
            at = max(range(len(laid)), key=lambda i: len(laid[i].lines))
            longest = laid[at]
            if len(longest.lines) == 1:
                break
            *kept, last = longest.lines[:-1]
            laid[at] = Laid((*kept, self.cut(last, width, longest.size)), longest.size)
        return laid, row

    def _head(self, text: str, width: float, size: float, *, bold: bool = True) -> str:
        widths, room = self._widths[bold], width / size
        for i, letter in enumerate(text):
            room -= widths[letter]
            if room < 0:
                return text[: max(1, i)]
        return text


def _height(laid: Sequence[Laid], pitch: float) -> float:
    return sum(one.height(pitch) for one in laid)


@cache
def ruler(*, bundled: bool = False) -> Ruler:
    """The ruler of the font that every printer has, or of the bundled one (see :mod:`operator_tui.paper.fonts`)."""
    if bundled:
        return Ruler({bold: fonts.widths(bold=bold) for bold in (False, True)})
    from fpdf import FPDF

    pdf = FPDF()
    letters = [chr(c) for c in (*range(32, 127), *range(160, 256))]
    widths: dict[bool, dict[str, float]] = {}
    for bold in (False, True):
        pdf.set_font(FONT, "B" if bold else "", 100)
        widths[bold] = {c: pdf.get_string_width(c) / 100 for c in letters}
    return Ruler(widths)


def is_plain(text: str) -> bool:
    """Whether the font that every printer has shows all of a text."""
    return all(map(_is_plain, text))


def printable(text: str) -> tuple[str, bool]:
    """What can be printed, ``?`` for the rest, and whether a letter was lacking in either font."""
    whole = unicodedata.normalize("NFC", text).translate(_PLAIN).replace("\x00", _MORE)
    whole = " ".join(whole.split())
    shown = "".join(c if _is_plain(c) or _is_bundled(c) else "?" for c in whole)
    return shown, shown != whole


def _is_plain(letter: str) -> bool:
    return " " <= letter <= "~" or "\xa0" <= letter <= "\xff"


def _is_bundled(letter: str) -> bool:
    """Whether the bundled font shows it; what only steers the direction of writing isn't shown."""
    return not unicodedata.category(letter).startswith("C") and fonts.has(letter)
