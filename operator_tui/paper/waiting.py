"""The list of those who still wait: for staff, when the laptop rests or the power is out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from operator_tui.locale import say
from operator_tui.paper import pdf, roll
from operator_tui.paper.fit import Ruler, is_plain, printable, ruler
from operator_tui.paper.marks import Mark, Rule, Sheet, Text
from operator_tui.paper.sizes import Size

_LEFT, _RIGHT, _TOP, _FOOT = 14.0, 196.0, 12.0, 284.0
_COLUMNS: Final = (14.0, 25.0, 84.0, 117.0, 136.0, 151.0)
"""Where each column of an A4 page begins; millimetres."""
_PITCH: Final = 6.6
_SIZE: Final = 10.0
_SMALL: Final = 7.0
"""Points that long cells shrink to."""


class Waiter(NamedTuple):
    """One who waits: the columns in their order."""

    number: str
    name: str
    services: str
    served: str
    taken: str
    state: str


@dataclass(frozen=True)
class Waiting:
    """The list: at what local time, and who. ``training`` marks it so."""

    at: str
    event: str
    people: tuple[Waiter, ...]
    training: bool


def to_pdf(waiting: Waiting, size: Size) -> bytes:
    """The list as a PDF: whole A4 pages, or one piece of a roll."""
    sheets = list(lay(waiting, size))
    return pdf.make(sheets, 1 if size.per_page else 0, say("paper.waiting-title"))


def lay(waiting: Waiting, size: Size, *, bundled: bool = False) -> Iterator[Sheet]:
    """The list's sheets."""
    shown = [Waiter(*(printable(text)[0] for text in one)) for one in waiting.people]
    event = printable(waiting.event)[0]
    bundled = bundled or not all(is_plain(text) for one in shown for text in (*one, event))
    page = _Page(ruler(bundled=bundled), waiting, event)
    if size.per_page:
        room = int((_FOOT - page.head_end) // _PITCH) - 1
        parts = [shown[i : i + room] for i in range(0, len(shown), room)] or [[]]
        for number, people in enumerate(parts, 1):
            marks = page.a4(people, say("paper.waiting-page", page=number, pages=len(parts)))
            yield Sheet(pdf.PAGE_WIDTH, pdf.PAGE_HEIGHT, tuple(marks), bundled)
    else:
        marks, height = page.roll(shown, size.width)
        yield Sheet(size.width, height, tuple(marks), bundled)


class _Page:
    head_end: Final = 34.0

    def __init__(self, ruler_: Ruler, waiting: Waiting, event: str) -> None:
        self._ruler = ruler_
        self._title = say("paper.waiting")
        if waiting.training:
            self._title = f"{say('paper.training')} - {self._title}"
        self._event = event
        self._note = say("paper.waiting-note", n=len(waiting.people), at=waiting.at)

    def a4(self, people: Sequence[Waiter], page: str) -> list[Mark]:
        marks: list[Mark] = [
            Text(_LEFT, _TOP + 4, self._title, 14, bold=True),
            self._right(page, _TOP + 4, 9),
            Text(_LEFT, _TOP + 9, self._cut(self._event, _RIGHT - _LEFT, 10), 10),
            Text(_LEFT, _TOP + 13.5, self._cut(self._note, _RIGHT - _LEFT, 8.5), 8.5),
        ]
        heads = say("paper.waiting-columns").split("|")
        y = self.head_end - 3
        marks += [Text(x, y, head, 8.5, bold=True) for x, head in zip(_COLUMNS, heads, strict=True)]
        marks.append(Rule(_LEFT, y + 1.6, _RIGHT, y + 1.6, grey=120))
        for i, one in enumerate(people):
            y = self.head_end + (i + 1) * _PITCH - 2
            marks += self._row(one, y)
            marks.append(Rule(_LEFT, y + 2.2, _RIGHT, y + 2.2, grey=215))
        if not people:
            marks.append(Text(_LEFT, self.head_end + _PITCH, say("paper.waiting-nobody"), _SIZE))
        return marks

    def roll(self, people: Sequence[Waiter], width: float) -> tuple[list[Mark], float]:
        left, right = roll.MARGIN[width], width - roll.MARGIN[width]
        y = 7.0
        size = self._ruler.fitting(self._title, right - left, 12)
        marks: list[Mark] = [Text(left, y, self._title, size, bold=True)]
        for text in (self._event, self._note):
            for line in self._ruler.wrap(text, right - left, 8, bold=False):
                y += 3.6
                marks.append(Text(left, y, line, 8))
        for one in people:
            y += 1.8
            marks.append(Rule(left, y, right, y))
            y += 5
            marks.append(Text(left, y, one.number, 12, bold=True))
            x = left + 14
            for i, line in enumerate(self._ruler.wrap(one.name, right - x, _SIZE)):
                y += 4.2 if i else 0
                marks.append(Text(x, y, line, _SIZE, bold=True))
            what = ", ".join(filter(None, (one.services, one.served, one.taken, one.state)))
            for line in self._ruler.wrap(what, right - x, 8, bold=False):
                y += 3.6
                marks.append(Text(x, y, line, 8))
        if not people:
            y += 6
            marks.append(Text(left, y, say("paper.waiting-nobody"), 9))
        return marks, y + 6

    def _row(self, one: Waiter, y: float) -> list[Mark]:
        """Its cells on one line: what is too long is smaller, and only then cut."""
        marks: list[Mark] = []
        for i, (x, end, text) in enumerate(
            zip(_COLUMNS, (*_COLUMNS[1:], _RIGHT), one, strict=True)
        ):
            bold, width = i < 2, end - x - 2
            size = max(_SMALL, self._ruler.fitting(text, width, _SIZE, bold=bold))
            if text:
                marks.append(Text(x, y, self._cut(text, width, size, bold=bold), size, bold))
        return marks

    def _cut(self, text: str, width: float, size: float, *, bold: bool = False) -> str:
        fits = self._ruler.width(text, size, bold=bold) <= width
        return text if fits else self._ruler.cut(text, width, size)

    def _right(self, text: str, y: float, size: float) -> Text:
        return Text(_RIGHT - self._ruler.width(text, size, bold=False), y, text, size)
