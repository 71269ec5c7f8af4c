"""A card on a roll of 80 or 58 millimetres: one column, as long as it needs."""

from collections.abc import Sequence
from typing import Final

from operator_tui.paper import code, logo
from operator_tui.paper.card import Card, Line, printed
from operator_tui.paper.fit import LEADING, MM, Ruler, ruler
from operator_tui.paper.marks import Code, Mark, Picture, Rule, Sheet, Text

MARGIN: Final = {80.0: 4.0, 58.0: 5.0}
"""Millimetres at either side that a thermal head doesn't reach, by the roll's width."""
_NARROW: Final = 60.0
_A_LITTLE: Final = 0.85
_TOP, _BOTTOM = 3.0, 5.0


def lay(card: Card, width: float, *, bundled: bool = False) -> Sheet:
    """The card on a roll so many millimetres wide; ``bundled`` where the bundled font is the only one there is."""
    shown, needs = printed(card)
    bundled = bundled or needs
    column = _Column(ruler(bundled=bundled), width)
    column.draw(shown)
    return Sheet(width, column.y + _BOTTOM, tuple(column.marks), bundled)


class _Column:
    def __init__(self, ruler_: Ruler, width: float) -> None:
        self.marks: list[Mark] = []
        self.y = _TOP
        self._ruler = ruler_
        self._narrow = width < _NARROW
        self._x, self._right = MARGIN[width], width - MARGIN[width]

    def draw(self, card: Card) -> None:
        room = self._right - self._x
        wide, high = logo.box(card.logo, 30, 12)
        if wide:
            x = (self._x + self._right - wide) / 2
            self.marks.append(Picture(x, self.y, wide, high, card.logo))
            self.y += high + 1
        self._centred(card.across, 16)
        self._centred(card.title, self._whole(card.title, 11 if self._narrow else 13, bold=True))
        self._centred(card.mark, 11)
        self._paragraph(card.note, self._whole(card.note, 8, bold=False))
        self._rule()
        self._centred(card.head, 9, bold=False)
        self._centred(card.big, self._ruler.fitting(card.big, room, card.big_size))
        self.y += 1
        self._rows((*card.rows, *card.side))
        for line in card.paragraphs:
            self.y += 1
            self._paragraph(line.label, 9, bold=True)
            self._paragraph(line.value, 9)
        self._code(card)
        self._paragraph(card.lacking, 7)
        self._centred(card.across, 16)

    def _code(self, card: Card) -> None:
        if rows := code.modules(card.code) if card.code else ():
            side, quiet = len(rows) * code.MODULE, code.QUIET * code.MODULE
            x = (self._x + self._right - side) / 2
            self.marks.append(Code(round(x * 8) / 8, self.y + quiet, code.MODULE, rows))
            self.y += side + 2 * quiet
            for text in card.caption:
                self._centred(text, 7.5, bold=False)

    def _rows(self, lines: Sequence[Line]) -> None:
        """Labels and values beside each other; on a narrow roll below each other."""
        label = 0 if self._narrow else 21
        size = 10.0
        pitch = size * MM * LEADING
        for line in lines:
            lines_ = self._ruler.wrap(line.value, self._right - self._x - label, size)
            base = self.y + size * MM
            self._text(self._x, base, line.label, 8)
            if self._narrow:
                base += pitch
            for i, text in enumerate(lines_):
                self._text(self._x + label, base + i * pitch, text, size, bold=True)
            self.y = base + (len(lines_) - 1) * pitch + 1.3

    def _whole(self, text: str, size: float, *, bold: bool) -> float:
        """A little smaller where that saves a line for one word."""
        fitting = self._ruler.fitting(text, self._right - self._x, size, bold=bold)
        return fitting if fitting >= size * _A_LITTLE else size

    def _centred(self, text: str, size: float, *, bold: bool = True) -> None:
        """Lines in the middle."""
        for line in self._ruler.wrap(text, self._right - self._x, size, bold=bold) if text else ():
            self.y += size * MM * 0.95
            x = (self._x + self._right - self._ruler.width(line, size, bold=bold)) / 2
            self._text(x, self.y, line, size, bold=bold)
            self.y += size * MM * (LEADING - 0.95)

    def _paragraph(self, text: str, size: float, *, bold: bool = False) -> None:
        for line in self._ruler.wrap(text, self._right - self._x, size, bold=bold) if text else ():
            self.y += size * MM * 0.95
            self._text(self._x, self.y, line, size, bold=bold)
            self.y += size * MM * (LEADING - 0.95)

    def _rule(self) -> None:
        self.y += 1
        self.marks.append(Rule(self._x, self.y, self._right, self.y))
        self.y += 1

    def _text(self, x: float, y: float, text: str, size: float, *, bold: bool = False) -> None:
        self.marks.append(Text(x, y, text, size, bold))
