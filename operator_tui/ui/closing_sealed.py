"""A sealed sheet on the screen: its seal and counts stand, the list below them is gone through by arrows and pages."""

from datetime import date

from operator_tui.core.counts import Count, Difference
from operator_tui.locale import say
from operator_tui.reports.closing import sheet_of
from operator_tui.reports.late import late_words
from operator_tui.store.closing import Closed
from operator_tui.ui.closing_rows import difference, sealed_head
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, fit, row
from operator_tui.ui.words import short_number


class SealedList:
    """Which part of the list is seen."""

    def __init__(self) -> None:
        self._start, self._page, self._last = 0, 1, 0

    def do(self, do: Do) -> bool:
        """A row or a page on or back; False for what is none of these."""
        by = {Do.UP: -1, Do.DOWN: 1, Do.PAGE_UP: -self._page, Do.PAGE_DOWN: self._page}
        self._to(self._start + by.get(do, 0))
        return do in by

    def edit(self, key: str) -> bool:
        """Home and End."""
        self._to({"home": 0, "end": self._last}.get(key, self._start))
        return key in ("home", "end")

    def rows(self, done: Closed, time: str, look: Look, height: int) -> list[Row]:
        """The sheet's head, as much of its list as has room, and how many there are more."""
        above, listed = sealed_head(done, time, look), _listed(done, look)
        room = max(1, height - len(above))
        self._page = room if len(listed) <= room else room - 1
        self._last = max(0, len(listed) - self._page)
        self._to(self._start)
        shown = listed[self._start : self._start + self._page]
        if below := len(listed) - self._start - len(shown):
            shown.append(row("   ", say("desk.more", n=below)))
        return [*above, *shown]

    def _to(self, start: int) -> None:
        self._start = max(0, min(start, self._last))


def _listed(done: Closed, look: Look) -> list[Row]:
    """Each difference with its reason and name; then what was late on this sheet."""
    sheet, day = sheet_of(done), date.fromisoformat(done.day)
    given = [Difference(**{**each, "what": Count(each["what"])}) for each in sheet["differences"]]
    return [
        *(difference(one, day, look, None) for one in given),
        *(
            row(
                "   ",
                fit(short_number(one["ref"], day), 11),
                " ",
                Span(fit(say("closing.late-mark"), 26), "awas"),
                "  ",
                late_words(one),
            )
            for one in sheet["late"]
        ),
    ]
