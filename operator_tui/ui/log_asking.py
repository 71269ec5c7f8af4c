"""What is asked of the log on its screen: level, words that filter, words to find; and row 2, which says so."""

from typing import Final

from rich.cells import cell_len

from operator_tui.core.lineedit import LineEdit
from operator_tui.locale import say
from operator_tui.logs.query import LEVELS, Query
from operator_tui.ui.log_reading import LogReading
from operator_tui.ui.paint import Look, Row, Span, box, ends, fit, row

_BOX: Final = 16
"""Cells of what is typed."""


class LogAsking:
    """``finding``: what is typed is to be found, not to filter."""

    def __init__(self) -> None:
        self.filter, self.find = LineEdit(), LineEdit()
        self.finding = False
        self._level = 0

    def next_level(self) -> None:
        """All lines, then warnings and failures, then failures only."""
        self._level = (self._level + 1) % len(LEVELS)

    def shown(self, tz: str) -> Query:
        """The lines to show."""
        return Query(self.filter.text, LEVELS[self._level], tz)

    def found(self, tz: str) -> Query:
        """Those of them to find."""
        return Query(f"{self.filter.text} {self.find.text}", LEVELS[self._level], tz)

    def problems(self, tz: str) -> Query:
        """Those of them that are problems."""
        return Query(self.filter.text, LEVELS[max(1, self._level)], tz)

    def back(self) -> bool:
        """Leave off finding; whether it was being done."""
        was, self.finding = self.finding, False
        if was:
            self.find = LineEdit()
        return was

    def clear(self) -> bool:
        """Empty the filter; whether there was one."""
        was, self.filter = bool(self.filter.text), LineEdit()
        return was

    def title(self, reading: LogReading, look: Look) -> Row:
        """Row 2; what has no room gives way: the words of the state, the counts."""
        name = Span(say("screens.log"), "tebal")
        level = say(f"screens.log-level.{LEVELS[self._level] if self._level else ''}")
        asked = say("logview.level", level=level)
        room = look.width - len(name.text)
        if self.finding or self.filter.text:
            label = f"  {say('logview.find' if self.finding else 'logview.filter')} "
            left = fit(f"  {_state(reading, short=True)}   {asked}", room - _BOX - len(label))
            line = self.find if self.finding else self.filter
            return row(name, left, label, *box(line, _BOX, look))
        left = f"  {_state(reading)}   {asked}"
        counts = say("logview.today", n=_number(reading.lines), p=_number(reading.problems))
        fits = reading.counted and cell_len(left) + cell_len(counts) + 2 <= room
        return row(name, ends(left, counts if fits else "", room))


def _state(reading: LogReading, *, short: bool = False) -> str:
    """Whether it follows, or how much has come below since it was stopped; or how far a search is."""
    if reading.searching is not None:
        return say("logview.searching", share=reading.searching)
    if reading.view.following:
        return say("screens.log-following")
    return say("logview.stopped-short" if short else "logview.stopped", n=_number(reading.view.new))


def _number(n: int) -> str:
    return f"{n:,}".replace(",", say("screens.queue-thousands"))
