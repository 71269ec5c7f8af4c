"""F10: the menu of screens and commands; typing narrows it, Enter does it on the screen below."""

from collections.abc import Sequence
from typing import ClassVar

from operator_tui.core.lineedit import LineEdit
from operator_tui.locale import say
from operator_tui.ui.commands import Do, key_of
from operator_tui.ui.paint import Look, Row, Span, box, fit, row
from operator_tui.ui.palette import Choice, choices, narrowed
from operator_tui.ui.screens.base import Desk, HouseScreen

_PAGE = 10


class MenuScreen(HouseScreen):
    """Every screen, and every command of the screen below, by any word of its name."""

    TITLE_KEY = "screens.menu"
    HELP_KEY = "help.menu"
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "screens.key.open"),
        (Do.DOWN, "screens.key.choose"),
        (Do.BACK, "screens.key.back"),
    )
    ALSO = (Do.UP, Do.TAB, Do.BACKTAB, Do.PAGE_UP, Do.PAGE_DOWN)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._filter = LineEdit()
        self._at = self._start = 0
        below = desk.top
        self._about = say(below.TITLE_KEY) if below is not None else ""
        self._choices = choices(
            below.offers() if below is not None else {},
            unlocked=self.session.store is not None,
            training=self.session.demo,
        )

    def do(self, do: Do) -> bool:
        found = self._found()
        match do:
            case Do.DOWN | Do.TAB | Do.UP | Do.BACKTAB | Do.PAGE_DOWN | Do.PAGE_UP:
                by = _PAGE if do in (Do.PAGE_DOWN, Do.PAGE_UP) else 1
                by = by if do in (Do.DOWN, Do.TAB, Do.PAGE_DOWN) else -by
                self._at = max(0, min(len(found) - 1, self._at + by))
            case Do.ENTER if found:
                self._carry_out(found[self._at])
            case Do.ENTER:
                self.tell(say("screens.menu-nothing"))
            case Do.MENU:
                self.desk.close_screen()
            case Do.BACK if self._filter.text:
                self._filter, self._at = LineEdit(), 0
            case _:
                return False
        return True

    def typed(self, text: str) -> None:
        self._filter.insert(text)
        self._at = 0

    def edit(self, key: str) -> bool:
        if key in ("home", "end"):
            self._at = 0 if key == "home" else max(0, len(self._found()) - 1)
            return True
        before = self._filter.text
        taken = self._filter.press(key)
        if self._filter.text != before:
            self._at = 0
        return taken

    def hint(self) -> str:
        return say("screens.menu-hint")

    def work(self, look: Look, height: int) -> Sequence[Row]:
        rows: list[Row] = [row(say("screens.queue-filter"), "  ", *box(self._filter, 30, look)), ()]
        listed, at = self._list()
        if not listed:
            return [*rows, row("   ", say("screens.menu-nothing"))]
        room = height - len(rows)
        room -= len(listed) > room  # the last row says that there is more
        # A heading is seen together with its first row.
        self._start = max(0, min(self._start, at - 1), at - room + 1)
        shown = [*rows, *listed[self._start : self._start + room]]
        if (left := len(listed) - self._start - room) > 0:
            shown.append(row("   ", say("desk.more", n=left)))
        return shown

    def _list(self) -> tuple[list[Row], int]:
        """All rows with the heading between screens and commands, and where the marked one is."""
        rows: list[Row] = []
        place = 0
        headed = False
        for i, choice in enumerate(self._found()):
            if not choice.is_place and not headed:
                headed = True
                blank = [()] if rows else []
                rows += [
                    *blank,
                    row(" ", Span(say("screens.menu-here", what=self._about), "tebal")),
                ]
            here = i == self._at
            place = len(rows) if here else place
            mark = ">" if here else " "
            name = Span(fit(choice.label, 58), "fokus" if here else "")
            rows.append(row(f" {mark} ", name, f"  {choice.key}"))
        return rows, place

    def _found(self) -> list[Choice]:
        return narrowed(self._choices, self._filter.text)

    def _carry_out(self, choice: Choice) -> None:
        """Open the screen, or press the key on the screen below; which then is the one on top."""
        self.desk.close_screen()
        if isinstance(choice.act, Do):
            self.desk.take(key_of(choice.act), "")
        else:
            self.desk.open_screen(choice.act)
