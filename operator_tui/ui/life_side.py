"""The life line beside the queue in a large window: of the row on which the mark has come to rest."""

from typing import TYPE_CHECKING, Final

from operator_tui.core.errors import OperatorError
from operator_tui.store.applications import Application
from operator_tui.ui.paint import Row, Span, fold, row
from operator_tui.ui.program import Desk
from operator_tui.ui.words import status_word

if TYPE_CHECKING:
    from operator_tui.ui.detail_rows import Details

_REST: Final = 0.15
"""Seconds the mark has to rest: who runs through the list reads nothing."""


class LifeSide:
    """Reads a life line once the mark rests, and shows it as long as it stays."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._resting = self._turn = 0
        self._found: Details | None = None

    def rest_on(self, seq: int) -> None:
        """The mark is on this row now; 0 for none."""
        if seq != self._resting:
            self._resting = seq
            self._wait()

    def again(self) -> None:
        """States may have changed: read it anew, where one is shown."""
        if self._found is not None:
            self._read(self._turn)

    def rows(self, app: Application | None, width: int) -> list[Row]:
        """What there is to show beside this row; only what is its own."""
        if app is None or self._found is None or self._found.app.seq != app.seq:
            return []
        from operator_tui.ui import life_rows

        found = self._found.app
        head = [row(Span(line, "tebal")) for line in fold(f"{found.label} {found.name}", width)]
        state = row(Span(status_word(found.status), "nilai"))
        return [*head, state, (), *life_rows.narrow(self._found.life, self._desk.session, width)]

    def _wait(self) -> None:
        self._turn += 1
        turn = self._turn
        self._desk.after(_REST, lambda: self._read(turn))

    def _read(self, turn: int) -> None:
        session = self._desk.session
        if turn != self._turn or not self._resting or session.store is None:
            return
        from operator_tui.ui.looking import details

        seq, today = self._resting, session.today()
        tz = session.event.tz if session.event else "WIB"
        job = session.read(lambda db: details(db, seq, today, tz))
        self._desk.jobs.run(job, lambda result: self._was_read(result, turn))

    def _was_read(self, result: "Details | OperatorError", turn: int) -> None:
        if turn == self._turn:
            self._found = None if isinstance(result, OperatorError) else result
