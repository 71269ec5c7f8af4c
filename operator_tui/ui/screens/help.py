"""F1: help on what was focused, then the keys."""

from collections.abc import Sequence
from typing import ClassVar

from operator_tui.locale import say
from operator_tui.ui.commands import Do, table
from operator_tui.ui.paint import Look, Row, Span, fit, row, wrap
from operator_tui.ui.screens.base import Desk, HouseScreen


class HelpScreen(HouseScreen):
    """A text, its first paragraph what matters most, and the table of keys below it."""

    TITLE_KEY = "screens.help"
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.DOWN, "screens.key.down"),
        (Do.BACK, "screens.key.back"),
    )

    def __init__(self, desk: Desk, text: str, title: str) -> None:
        super().__init__(desk)
        self._text, self._about, self._start = text, title, 0

    def do(self, do: Do) -> bool:
        match do:
            case Do.DOWN | Do.PAGE_DOWN | Do.ENTER:
                self._start += 1 if do is not Do.PAGE_DOWN else 10
            case Do.UP | Do.PAGE_UP:
                self._start = max(0, self._start - (1 if do is Do.UP else 10))
            case Do.HELP:
                self.desk.close_screen()
            case _:
                return False
        return True

    def title(self, look: Look) -> Row:
        return row(Span(say("screens.help"), "tebal"), f"  {self._about}")

    def work(self, look: Look, height: int) -> Sequence[Row]:
        rows: list[Row] = [()]
        for i, paragraph in enumerate(self._text.split("\n")):
            lines = wrap(paragraph, min(look.width, 80) - 6, 12)
            rows += [row("   ", Span(line, "" if i else "nilai")) for line in lines]
        rows += [(), row(" ", Span(say("screens.keys"), "tebal"))]
        for shown, twin, what in table():
            rows.append(row("   ", Span(fit(shown, 11), "nilai"), fit(twin, 18), what))
        self._start = min(self._start, max(0, len(rows) - height))
        return rows[self._start :]
