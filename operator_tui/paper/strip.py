"""A card on a strip of an A4 page: two or four to a page, with eight millimetres free, which cheap printers lose."""

from collections.abc import Sequence
from typing import Final

from operator_tui.paper import code, logo
from operator_tui.paper.card import Card, Line, printed
from operator_tui.paper.fit import LEADING, MM, Laid, Ruler, ruler
from operator_tui.paper.marks import Across, Code, Mark, Picture, Rule, Sheet, Text

WIDTH: Final = 210.0
_LEFT, _RIGHT = 14.0, WIDTH - 14.0
_MIDDLE: Final = 116.0
"""The hairline between the person and the number; all measures are millimetres."""
_GAP: Final = 4.0
_FREE: Final = 8.0
_SMALL: Final = 74.25
"""The height of a strip of which four fill the page; letters grow with higher ones."""
_GROW: Final = 0.35


def lay(card: Card, height: float) -> Sheet:
    """The card on a strip of the page's width, ``height`` millimetres high."""
    shown, bundled = printed(card)
    strip = _Strip(ruler(bundled=bundled), height)
    strip.draw(shown)
    return Sheet(WIDTH, height, tuple(strip.marks), bundled)


class _Strip:
    def __init__(self, ruler_: Ruler, height: float) -> None:
        self.marks: list[Mark] = []
        self._ruler, self._height = ruler_, height
        self._scale = 1 + _GROW * (height / _SMALL - 1)
        self._foot = height - _FREE - 0.5

    def draw(self, card: Card) -> None:
        if card.across:
            self.marks.append(Across(WIDTH / 2, self._height / 2, card.across, 110))
        if card.lacking:
            self._text(_LEFT, self._foot, card.lacking, 7)
            self._foot -= 3.5
        edge, below = self._code(card)
        body = self._header(card, edge)
        foot = self._paragraphs(card.paragraphs) if card.paragraphs else self._foot
        end = self._rows(
            card.rows, _LEFT, body, _MIDDLE - _GAP, foot, label=19, size=10.5, pitch=6.4
        )
        x, s = _MIDDLE + _GAP, self._scale
        self._text(x, body + 2.6 * s, card.head, 8 * s)
        size = self._ruler.fitting(card.big, edge - x, card.big_size * s)
        base = body + 4.6 * s + size * MM * 0.74
        self._text(x, base, card.big, size, bold=True)
        y = max(base + 3.2 * s, below)
        end = max(end, self._rows(card.side, x, y, _RIGHT, foot, label=17, size=9, pitch=5.1))
        self.marks.append(Rule(_MIDDLE, body, _MIDDLE, min(end, foot - 1), grey=200))

    def _header(self, card: Card, edge: float) -> float:
        """Title, copy mark, note and a line, left of ``edge``; where the body begins."""
        s = self._scale
        title, mark_size = 13 * s, 10 * s
        wide, high = logo.box(card.logo, 24 * s, 8.6 * s)
        left = _LEFT + (wide + 3 if wide else 0)
        if wide:
            self.marks.append(Picture(_LEFT, _FREE, wide, high, card.logo))
        y = _FREE + title * MM * 0.88
        mark = self._ruler.width(card.mark, mark_size)
        room = edge - left - (mark + _GAP if card.mark else 0)
        self._text(left, y, card.title, self._ruler.fitting(card.title, room, title), bold=True)
        self._text(edge - mark, y, card.mark, mark_size, bold=True)
        note = self._ruler.fitting(card.note, edge - left, 8 * s, bold=False)
        y += 4.2 * s
        self._text(left, y, card.note, note)
        y += 2.0 * s
        self.marks.append(Rule(_LEFT, y, edge, y, grey=120))
        return y + 3.3 * s

    def _code(self, card: Card) -> tuple[float, float]:
        """The code in the upper right corner with its caption; its left edge and its lower one, white and all."""
        rows = code.modules(card.code) if card.code else ()
        if not rows:
            return _RIGHT, 0.0
        module = code.MODULE if self._height <= _SMALL else code.LARGE
        side, quiet = len(rows) * module, code.QUIET * module
        x = _RIGHT - side
        self.marks.append(Code(x, _FREE + 1, module, rows))
        y = _FREE + 1 + side + quiet - 0.4
        for text in card.caption:
            size = self._ruler.fitting(text, side + 2, 6.5 * self._scale, bold=False)
            middle = x + side / 2 - self._ruler.width(text, size, bold=False) / 2
            y += size * MM
            self._text(middle, y, text, size)
        return x - quiet, y + 2.5

    def _paragraphs(self, lines: Sequence[Line]) -> float:
        """Sentences along the foot, the last one lowest; where what is above them has to end."""
        size = 8.2 * self._scale
        pitch = size * MM * LEADING
        label = 2 + max(self._ruler.width(line.label, size) for line in lines)
        y = self._foot
        for line in reversed(lines):
            wrapped = self._ruler.wrap(line.value, _RIGHT - _LEFT - label, size, bold=False)
            y -= pitch * (len(wrapped) - 1)
            for i, text in enumerate(wrapped):
                self._text(_LEFT + label, y + i * pitch, text, size)
            self._text(_LEFT, y, line.label, size, bold=True)
            y -= pitch + 0.4
        y += pitch - size * MM - 0.6
        self.marks.append(Rule(_LEFT, y, _RIGHT, y, grey=200))
        return y

    def _rows(
        self, lines: Sequence[Line], x: float, y: float, right: float, foot: float,
        *, label: float, size: float, pitch: float,
    ) -> float:  # fmt: skip
        """Small labels and bold values, none below the foot; where they end."""
        s = self._scale
        width = right - x - label * s
        values = [line.value for line in lines]
        laid, pitch = self._ruler.lay(values, width, size * s, pitch * s, foot - 1.5 - y)
        for line, one in zip(lines, laid, strict=True):
            base = y + size * s * MM * 0.8
            self._text(x, base, line.label, 8 * s)
            self._lines(x + label * s, base, one)
            y += one.height(pitch)
        return y

    def _lines(self, x: float, base: float, one: Laid) -> None:
        for i, text in enumerate(one.lines):
            self._text(x, base + i * one.size * MM * LEADING, text, one.size, bold=True)

    def _text(self, x: float, y: float, text: str, size: float, *, bold: bool = False) -> None:
        if text:
            self.marks.append(Text(x, y, text, size, bold))
