"""The events: which one new applications belong to."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from operator_tui.core.errors import OperatorError
from operator_tui.locale import say
from operator_tui.store import events
from operator_tui.store.events import Event
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, fit, right, row
from operator_tui.ui.screens.base import Desk, HouseScreen
from operator_tui.ui.words import short_date


class EventScreen(HouseScreen):
    """Choose the event in use, or make one."""

    TITLE_KEY = "screens.event"
    HELP_KEY = "help.event"
    ALSO = (Do.TAB, Do.BACKTAB, Do.UP)
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "screens.key.event-use"),
        (Do.DOWN, "screens.key.choose"),
        (Do.CHOICES, "screens.key.event-new"),
        (Do.BACK, "screens.key.back"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.events: list[Event] = []
        self.at = 0
        self.resumed()

    def resumed(self) -> None:
        """Read them anew: one may have been made."""
        self.desk.jobs.run(self.session.read(events.all_events), self._read)

    def keys(self) -> Sequence[tuple[Do, str]]:
        return self.KEYS if self.events else self.KEYS[2:]

    def do(self, do: Do) -> bool:
        match do:
            case Do.DOWN | Do.TAB:
                self.at = min(max(0, len(self.events) - 1), self.at + 1)
            case Do.UP | Do.BACKTAB:
                self.at = max(0, self.at - 1)
            case Do.ENTER if self.events:
                chosen = self.events[self.at].id
                future = self.session.opened().write(lambda tx: events.use(tx, chosen))
                self.desk.jobs.follow(future, self._used)
            case Do.CHOICES | Do.ENTER:
                self.desk.open_screen("event-new")
            case _:
                return False
        return True

    def hint(self) -> str:
        return say("screens.event-hint") if self.events else ""

    def work(self, look: Look, height: int) -> Sequence[Row]:
        if not self.events:
            return [(), row("   ", say("screens.event-none"))]
        start = max(0, self.at - height + 3)
        rows: list[Row] = [()]
        for i, event in enumerate(self.events[start:], start):
            here = i == self.at
            used = "√" if self.session.event and self.session.event.id == event.id else " "
            rows.append(
                row(
                    f" {'>' if here else ' '} {used} ",
                    Span(right(short_date(date.fromisoformat(event.date)), 6) + f" {event.date[:4]}  ", "nilai"),
                    Span(fit(event.name, 34), "fokus" if here else ""), f"  {event.village}  {event.tz}",
                )
            )  # fmt: skip
        return rows

    def _read(self, result: "list[Event] | OperatorError") -> None:
        if isinstance(result, OperatorError):
            self.tell_error(result)
            return
        self.events = result
        current = self.session.event.id if self.session.event else ""
        today = f"{self.session.today():%Y-%m-%d}"
        rank = [
            (e.date == today and e.id == current, e.date == today, e.id == current) for e in result
        ]
        self.at = rank.index(max(rank)) if rank else 0

    def _used(self, result: "Event | OperatorError") -> None:
        if isinstance(result, OperatorError):
            self.tell_error(result)
            return
        self.session.event = result
        self.desk.close_screen()
        if self.desk.top is not None:
            self.desk.top.tell("√ " + say("screens.event-used", name=result.name), "baik")
