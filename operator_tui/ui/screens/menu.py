"""F10: the menu of screens and commands; typing narrows it."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from operator_tui.core.lineedit import LineEdit
from operator_tui.locale import say
from operator_tui.ui.commands import Do, shown
from operator_tui.ui.paint import Look, Row, Span, fit, row
from operator_tui.ui.screens.base import Desk, HouseScreen


class MenuScreen(HouseScreen):
    """Every screen and command that can be reached from anywhere."""

    TITLE_KEY = "screens.menu"
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "screens.key.open"),
        (Do.UP, "screens.key.choose"),
        (Do.BACK, "screens.key.back"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._filter = LineEdit()
        self._at = 0

    def do(self, do: Do) -> bool:
        items = self._items()
        match do:
            case Do.DOWN | Do.TAB:
                self._at = min(len(items) - 1, self._at + 1)
            case Do.UP | Do.BACKTAB:
                self._at = max(0, self._at - 1)
            case Do.ENTER if items:
                self.desk.close_screen()
                items[min(self._at, len(items) - 1)][2]()
            case Do.ENTER:
                self.tell(say("screens.menu-nothing"))
            case Do.MENU:
                self.desk.close_screen()
            case _:
                return False
        return True

    def typed(self, text: str) -> None:
        self._filter.insert(text)
        self._at = 0

    def edit(self, key: str) -> bool:
        self._at = 0
        return self._filter.press(key)

    def hint(self) -> str:
        return say("screens.menu-hint")

    def title(self, look: Look) -> Row:
        return row(Span(say("screens.menu"), "tebal"), f"  {self._filter.text}")

    def work(self, look: Look, height: int) -> Sequence[Row]:
        rows: list[Row] = [()]
        for i, (label, key, _act) in enumerate(self._items()):
            here = i == self._at
            rows.append(
                row(
                    f" {'>' if here else ' '} ",
                    Span(fit(label, 40), "fokus" if here else ""),
                    f"  {key}",
                )
            )
        return rows

    def _send(self) -> None:
        """F5 on the screen below, which then says how it goes."""
        if self.desk.top is not None:
            self.desk.top.command(Do.SEND)

    def _items(self) -> list[tuple[str, str, Callable[[], None]]]:
        """Label, key and act of each row; behind the lock only what needs no store."""
        desk, open_ = self.desk, self.session.store is not None
        found: list[tuple[str, str, Callable[[], None]]] = []
        if open_:
            found += [
                (say("screens.menu-form"), shown(Do.NEW), lambda: desk.onward(Do.NEW)),
                (say("screens.menu-queue"), shown(Do.QUEUE), lambda: desk.onward(Do.QUEUE)),
                (say("followups.menu"), "", lambda: desk.open_screen("followups")),
                (say("desk.menu"), "", lambda: desk.open_screen("desk")),
                (say("screens.menu-event"), "", lambda: desk.open_screen("event")),
                (say("screens.menu-send"), shown(Do.SEND), self._send),
            ]
        found.append((say("screens.menu-log"), "", lambda: desk.open_screen("log")))
        if open_:
            found.append((say("screens.menu-lock"), shown(Do.LOCK), desk.lock))
        found.append((say("screens.menu-quit"), shown(Do.QUIT), desk.leave))
        words = self._filter.text.casefold().split()
        return [item for item in found if all(word in item[0].casefold() for word in words)]
