"""F1: help on what was focused and on the keys that do something there, then all keys."""

from collections.abc import Sequence
from typing import ClassVar

from operator_tui.locale import say
from operator_tui.ui.commands import Do, shown, table
from operator_tui.ui.paint import Look, Row, Span, fit, fold, row, wrap
from operator_tui.ui.screens.base import Desk, HouseScreen


class HelpScreen(HouseScreen):
    """A text, its first paragraph what matters most; the ``keys`` of the screen below; the table of all keys."""

    TITLE_KEY = "screens.help"
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.DOWN, "screens.key.down"),
        (Do.PAGE_DOWN, "screens.key.page"),
        (Do.BACK, "screens.key.back"),
    )
    ALSO = (Do.UP, Do.PAGE_UP, Do.ENTER)

    def __init__(
        self, desk: Desk, text: str, title: str, keys: Sequence[tuple[Do, str]] = ()
    ) -> None:
        super().__init__(desk)
        self._text, self._about, self._keys = text, title, keys
        self._start = 0
        self._more = False

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

    def hint(self) -> str:
        return say("screens.help-more" if self._more else "screens.help-end")

    def title(self, look: Look) -> Row:
        return row(Span(say("screens.help"), "tebal"), f"  {self._about}")

    def work(self, look: Look, height: int) -> Sequence[Row]:
        rows = self._rows(look)
        last = max(0, len(rows) - height)
        self._start = min(self._start, last)
        self._more = self._start < last
        return rows[self._start :]

    def _rows(self, look: Look) -> list[Row]:
        width = min(look.width, 80)
        rows: list[Row] = [()]
        for i, paragraph in enumerate(self._text.split("\n")):
            lines = wrap(paragraph, width - 6, 12)
            rows += [row("   ", Span(line, "" if i else "nilai")) for line in lines]
        if self._keys:
            rows += [(), row(" ", Span(say("screens.keys-here"), "tebal"))]
        for do, label in self._keys:
            here, everywhere = say(label), say(f"keys.{do}")
            what = everywhere if here in everywhere else f"{here} · {everywhere}"
            rows += _key_rows(shown(do), "", what, width)
        rows += [(), row(" ", Span(say("screens.keys"), "tebal"))]
        for key, twin, what in table():
            rows += _key_rows(key, fit(twin, 18), what, width)
        return rows


def _key_rows(key: str, twin: str, what: str, width: int) -> list[Row]:
    """A key with what it does, on as many rows as that takes."""
    left = 14 + len(twin)
    first, *rest = fold(what, width - left - 1)
    rows = [row("   ", Span(fit(key, 11), "nilai"), twin, first)]
    return [*rows, *(row(" " * left + line) for line in rest)]
