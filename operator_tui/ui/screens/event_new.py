"""A new event: the same as ``operator-tui event add``, for an operator who has no terminal at hand."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Final

from operator_tui import logs
from operator_tui.core.errors import OperatorError, Usage
from operator_tui.core.lineedit import LineEdit
from operator_tui.locale import say
from operator_tui.reference import villages
from operator_tui.store import event_fields, events
from operator_tui.store.events import Event
from operator_tui.store.store import Tx
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, box, fit, row
from operator_tui.ui.screens.base import Desk, HouseScreen
from operator_tui.ui.words import long_date

_NAME, _PLACE, _DAY, _ZONE = range(4)
_LABELS: Final = ("event-name", "event-place", "event-day", "event-zone")
_WIDE: Final = (40, 40, 14, 8)


class NewEventScreen(HouseScreen):
    """Four lines; the day is today and the zone WIB until something else is typed."""

    TITLE_KEY = "screens.event-new"
    HELP_KEY = "help.event-new"
    ALSO = (Do.TAB, Do.BACKTAB, Do.UP, Do.DOWN)
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "screens.key.next"),
        (Do.COMMIT, "screens.key.make"),
        (Do.HELP, "form.key.help"),
        (Do.BACK, "screens.key.back"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        today = self.session.today()
        self._given = ("", "", f"{today:%d-%m-%Y}", "WIB")
        self._lines = [LineEdit.entering(text) for text in self._given]
        self._at = _NAME
        self._row = 0
        self._taken = ""
        self._making = False

    def holds(self, key: str, character: str) -> bool:
        """While it is written, what is typed waits for the next screen."""
        return self._making

    def do(self, do: Do) -> bool:
        found = self._found()
        match do:
            case Do.DOWN if found:
                self._row = min(len(found) - 1, self._row + 1)
            case Do.UP if found and self._row:
                self._row -= 1
            case Do.ENTER if found:
                self._take(found[self._row].label)
                self._go(self._at + 1)
            case Do.ENTER | Do.TAB | Do.DOWN:
                self._go(self._at + 1)
            case Do.BACKTAB | Do.UP:
                self._go(self._at - 1)
            case Do.COMMIT:
                self._make()
            case _:
                return False
        return True

    def edit(self, key: str) -> bool:
        self._row = 0
        return self._lines[self._at].press(key)

    def typed(self, text: str) -> None:
        self._row = 0
        self._lines[self._at].insert(text)

    def hint(self) -> str:
        return say(f"screens.{_LABELS[self._at]}-hint")

    def work(self, look: Look, height: int) -> Sequence[Row]:
        rows: list[Row] = [()]
        for i, label in enumerate(_LABELS):
            line, here = self._lines[i], i == self._at
            mark = "»" if self._given[i] and line.text == self._given[i] else " "
            shown = box(line, _WIDE[i], look, here=here)
            rows.append(
                row(
                    f"   {fit(say('screens.' + label), 16)}",
                    Span(f"{mark} ", "diisi"),
                    *shown,
                    self._beside(i),
                )
            )
            if here:
                rows += [self._village(n, village.label) for n, village in enumerate(self._found())]
            rows.append(())
        return rows

    def _village(self, n: int, label: str) -> Row:
        here = n == self._row
        return row(" " * 19, Span("> " if here else "  "), Span(label, "nilai" if here else ""))

    def _beside(self, i: int) -> str:
        """What the day is called, once it can be read."""
        if i != _DAY:
            return ""
        try:
            return "  " + long_date(event_fields.day(self._lines[_DAY].text))
        except Usage:
            return ""

    def _found(self) -> Sequence[villages.Village]:
        """The villages that the place may mean, as long as it is being typed."""
        text = self._lines[_PLACE].text
        return villages.search(text) if self._at == _PLACE and text != self._taken else ()

    def _take(self, label: str) -> None:
        self._lines[_PLACE], self._taken = LineEdit.entering(label), label

    def _go(self, to: int) -> None:
        self._at, self._row = to % len(_LABELS), 0
        self._lines[self._at] = LineEdit.entering(self._lines[self._at].text)

    def _make(self) -> None:
        name, place, day, tz = (line.text for line in self._lines)
        at = _NAME
        try:
            name, at = event_fields.name(name), _PLACE
            (where, known), at = event_fields.place(place), _DAY
            when, at = event_fields.day(day), _ZONE
            tz = event_fields.zone(tz)
        except Usage as error:
            self._go(at)
            self.tell_error(error)
            return
        self._making, today = True, self.session.today()

        def write(tx: Tx) -> tuple[Event, bool]:
            made = events.add(tx, name, when.isoformat(), where, tz)
            if when == today:
                events.use(tx, made.id)
            current = events.current(tx.db)
            return made, current is not None and current.id == made.id

        future = self.session.opened().write(write)
        self.desk.jobs.follow(future, lambda result: self._made(result, known))

    def _made(self, result: "tuple[Event, bool] | OperatorError", known: bool) -> None:
        self._making = False
        if isinstance(result, OperatorError):
            self._early.clear()
            self.tell_error(result)
            return
        event, used = result
        logs.info("store", "event.added", key=event.id[:8])
        if used:
            self.session.event = event
        self.desk.close_screen()
        if used:  # As where one is chosen from the list: on with the work.
            self.desk.close_screen()
        if (top := self.desk.top) is not None:
            key = "event-used" if used else "event-later"
            said = say(
                f"screens.{key}", name=event.name, day=long_date(date.fromisoformat(event.date))
            )
            if known:
                top.tell("√ " + said, "baik")
            else:
                top.tell(
                    "! " + said + " " + say("screens.event-not-in-table", place=event.village),
                    "awas",
                )
        self.go_on()
