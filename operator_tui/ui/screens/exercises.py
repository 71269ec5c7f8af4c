"""The demo's exercises: which are done, and the steps of the marked one, as they stand on the printed sheet."""

import re
from collections.abc import Sequence
from typing import ClassVar

from operator_tui.locale import say
from operator_tui.store.exercises import KEYS
from operator_tui.ui.commands import Do
from operator_tui.ui.paint import Look, Row, Span, fit, fold, row
from operator_tui.ui.screens.base import Desk, HouseScreen

_HALF = (len(KEYS) + 1) // 2
_COLUMN = 40
_TYPED = re.compile("«([^»]*)»")


def _plain(steps: str, look: Look) -> str:
    """Where there are plain letters only, what is typed stands between <>; » alone is the form's own mark."""
    return _TYPED.sub(r"<\1>", steps) if look.ascii else steps


class ExercisesScreen(HouseScreen):
    """Opens on the first one that isn't done; Enter goes back to do it."""

    TITLE_KEY = "exercises.title"
    HELP_KEY = "exercises.help"
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.ENTER, "exercises.key.back"),
        (Do.DOWN, "screens.key.choose"),
        (Do.BACK, "screens.key.back"),
    )
    ALSO = (Do.UP, Do.TAB, Do.BACKTAB)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.at = next((i for i, key in enumerate(KEYS) if key not in self.session.practised), 0)
        if self.session.practised.issuperset(KEYS):
            self.tell("√ " + say("exercises.all-done"), "baik")

    def do(self, do: Do) -> bool:
        match do:
            case Do.DOWN | Do.TAB:
                self.at = min(len(KEYS) - 1, self.at + 1)
            case Do.UP | Do.BACKTAB:
                self.at = max(0, self.at - 1)
            case Do.ENTER:
                self.desk.close_screen()
            case _:
                return False
        return True

    def hint(self) -> str:
        return say("exercises.hint")

    def title(self, look: Look) -> Row:
        told = say("exercises.progress", n=len(self.session.practised), of=len(KEYS))
        return row(Span(say(self.TITLE_KEY), "tebal"), f"  {told}")

    def work(self, look: Look, height: int) -> Sequence[Row]:
        rows = [row(*self._cell(i), *self._cell(i + _HALF)) for i in range(_HALF)]
        key = KEYS[self.at]
        steps = _plain(say(f"exercises.{key}.steps"), look).split("\n")
        told = [f"{letter}  {step}" for letter, step in zip("abcd", steps, strict=False)]
        told.append(f"?  {say(f'exercises.{key}.ask')}")
        lines = [
            row(" " if i == 0 else "    ", line)
            for step in told
            for i, line in enumerate(fold(step, look.width - 5))
        ]
        return [
            *rows,
            (),
            row(" ", Span(f"{self.at + 1}  {say(f'exercises.{key}')}", "tebal")),
            *lines,
        ]

    def _cell(self, i: int) -> tuple[str, Span, str]:
        """One exercise of the list, in its column."""
        if i >= len(KEYS):
            return ("", Span(""), "")
        done = "√" if KEYS[i] in self.session.practised else " "
        name = fit(say(f"exercises.{KEYS[i]}"), _COLUMN - 9)
        mark = ">" if i == self.at else " "
        return (f" {mark} {done} {i + 1:2} ", Span(name, "fokus" if i == self.at else ""), " ")
