"""Which day, days or event a summary is of: the list of F4, and a date typed."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from operator_tui.core.lineedit import LineEdit
from operator_tui.core.values import Bad, read_date, tidy_date
from operator_tui.locale import say
from operator_tui.reports.day_laptops import Brought
from operator_tui.store import daywindow
from operator_tui.store.daywindow import Window
from operator_tui.store.events import Event
from operator_tui.store.sqlcipher import Database
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, box, row
from operator_tui.ui.words import long_date


class Wanted(NamedTuple):
    """The days from ``first`` to ``last``, of all events; or a whole event by its id (both days None then).

    ``others``: a folder with files of other laptops, whose numbers are added.
    """

    first: date | None
    last: date | None
    event: str = ""
    others: Path | None = None

    def window(self, db: Database, now: str) -> Window:
        """What that is in the store, at the moment ``now``. Raises :class:`Refused` for an event that isn't there."""
        if self.event:
            return daywindow.of_event(db, self.event, self.first, self.last)
        return daywindow.of_day(db, self.first, now, self.last)


class DayChoice:
    """The list and the line below the keyboard; ``chosen`` once Enter was pressed on either."""

    def __init__(self, today: date, events: Sequence[Event]) -> None:
        self._today = today
        self.line = LineEdit()
        self.at = 0
        self.chosen: Wanted | None = None
        self.wrong = ""
        week, month = today - timedelta(days=6), today.replace(day=1)
        before = today - timedelta(days=1)
        self._rows: list[tuple[str, Wanted]] = [
            (f"{say('day.today')}, {long_date(today)}", Wanted(today, today)),
            (f"{say('day.yesterday')}, {long_date(before)}", Wanted(before, before)),
            (say("day.week"), Wanted(week, today)),
            (say("day.month"), Wanted(month, today)),
        ]
        for event in events:
            label = f"{event.name} · {long_date(date.fromisoformat(event.date))}"
            self._rows.append((say("day.whole-event", name=label), Wanted(None, None, event.id)))

    def offer(self, window: Window, found: Sequence[Brought], when: Callable[[str], str]) -> None:
        """The laptops that can be added for the days on the screen: below all else, so that no row moves."""
        for one in found:
            label = say("day.with-unread", n=len(one.unread), folder=one.folder)
            if n := len(one.parts):
                time = when(one.oldest)
                label = say("day.with-laptops", n=n, time=time, folder=one.folder)
            self._rows.append((label, Wanted(window.first, window.last, others=one.folder)))

    def do(self, do: Do) -> bool:
        """A command while the list is open; False for one that means nothing in it."""
        self.wrong = ""
        match do:
            case Do.UP | Do.BACKTAB:
                self.at = max(0, self.at - 1)
            case Do.DOWN | Do.TAB:
                self.at = min(len(self._rows) - 1, self.at + 1)
            case Do.ENTER if self.line.text.strip():
                self._take(self.line.text)
            case Do.ENTER:
                self.chosen = self._rows[self.at][1]
            case _:
                return False
        return True

    def rows(self, look: Look, room: int) -> list[Row]:
        """The list around its mark, and the line for a date."""
        head: list[Row] = [(), row(" ", Span(say("day.choose"), "tebal"))]
        foot: list[Row] = [(), row(f"   {say('day.choose-day')}  ", *box(self.line, 24, look))]
        seen = max(1, room - len(head) - len(foot))
        start = max(0, min(self.at - seen // 2, len(self._rows) - seen))
        shown = [
            row(Span(f" {'>' if i == self.at else ' '} ", "nilai"), self._rows[i][0])
            for i in range(start, min(len(self._rows), start + seen))
        ]
        return [*head, *shown, *foot]

    def _take(self, text: str) -> None:
        """One day, or two: the first and the last."""
        try:
            days = [read_date(tidy_date(part, self._today)) for part in text.split()]
        except Bad:
            days = []
        if len(days) not in (1, 2) or days[0] > days[-1]:
            self.wrong = "day.choose-bad"
            return
        self.chosen = Wanted(days[0], days[-1])
