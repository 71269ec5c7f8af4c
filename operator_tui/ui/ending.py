"""How a sitting ends: locked, its draft kept for whoever unlocks; left, once all is written; or by a fault."""

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from operator_tui import logs
from operator_tui.core.errors import OperatorError
from operator_tui.locale import say
from operator_tui.ui.jobs import nothing
from operator_tui.ui.session import EXERCISES

if TYPE_CHECKING:
    from operator_tui.store.store import Store
    from operator_tui.ui.app import OperatorApp
    from operator_tui.ui.screens.base import HouseScreen
    from operator_tui.ui.stack import Stack


class Ending:
    """Locks and leaves. What a lock kept stands here until the store is open again."""

    def __init__(
        self, app: "OperatorApp", stack: "Stack", stop_sending: Callable[[], None]
    ) -> None:
        self._app, self._stack, self._stop_sending = app, stack, stop_sending
        self.kept: list[HouseScreen] = []

    def lock(self) -> None:
        """Close the store once all is written; the screens of this sitting go with it, but for an open draft."""
        app, session = self._app, self._app.session
        if session.demo and session.store is not None:
            self._note_lock(session.store)
        self._stop_sending()
        for screen in self._stack:
            screen.closing()
        self.kept = self._stack.from_draft()
        store, session.store = session.store, None
        session.counts, session.event, session.who = None, None, ""
        if store is not None:
            logs.info("store", "locked")
            app.jobs.run(store.close, nothing)
        self._stack.clear()
        app.open_screen("unlock")
        reason = "ui.locked-reason" if session.reasons else "ui.locked"
        reason = "ui.locked-draft" if self.kept else reason
        self._tell(say("exercises.locked") if session.demo else say(reason))

    def _note_lock(self, store: "Store") -> None:
        """In the demo a lock is an exercise, and leaves the row that proves it."""
        from operator_tui.store import exercises, journal

        store.write(lambda tx: journal.add(tx, exercises.LOCKED))

    def put_back(self) -> bool:
        """Put what a lock kept on top again; False where it kept nothing."""
        kept, self.kept = self.kept, []
        card, self._app.session.card = self._app.session.card, None
        if not kept and card is not None and card.who == self._app.session.who:
            self._app.open_screen("ossentry", seq=card.seq, kept=card)
            return True
        if not kept:
            return False
        self._stack.put_back(kept)
        unsaved = kept[0].unsaved
        key = "ui.unlocked-unsaved" if unsaved else "ui.unlocked-again"
        kept[-1].tell(say(key), "awas" if unsaved else "")
        kept[0].put_back()
        kept[-1].go_on()
        return True

    def leave(self) -> None:
        """End once all is written; with something unsent, or not to be written, ask once."""
        app, session = self._app, self._app.session
        asked = app.top is not None and app.top.said.text == _question("ui.leave-unsaved")
        unsent = session.counts.unsent if session.counts and session.store else 0
        if session.demo:
            if self._ask_of_exercises(len(session.practised)):
                return
        elif unsent and not asked and self._ask("ui.leave-unsent", n=unsent):
            return
        if any(s.unsaved for s in self.kept) and self._ask("ui.leave-unsaved"):
            return
        writes = [write for screen in self._stack if (write := screen.closing()) is not None]
        if not writes:
            self._end()
            return

        def written(result: "list[Any] | OperatorError") -> None:
            lost = isinstance(result, OperatorError) and result.key != "store.not-editable"
            if asked or not lost or not self._ask("ui.leave-unsaved"):
                self._end()

        app.jobs.run(lambda: [write.result() for write in writes], written)

    def hung_up(self, number: int) -> None:
        """End by a signal of that number, or because the terminal has gone: what was being typed is written first."""
        logs.warning("app", "hung-up", code=number)
        writes = [write for screen in self._stack if (write := screen.closing()) is not None]

        def written(result: "list[Any] | OperatorError") -> None:
            if isinstance(result, OperatorError):  # nobody is there to be told
                logs.error("store", "failed", why=result.key)
            self._stop_sending()
            self._app.exit(return_code=128 + number)

        self._app.jobs.run(lambda: [write.result() for write in writes], written)

    def _ask_of_exercises(self, done: int) -> bool:
        """Leaving the demo throws away what was practised: ask while some of it is done, and not all."""
        return 0 < done < EXERCISES and self._ask("exercises.leave", n=done, of=EXERCISES)

    def _ask(self, key: str, **params: object) -> bool:
        """Ask whether to leave all the same; False where that very question stands on the screen already."""
        top, question = self._app.top, _question(key, **params)
        if top is None or top.said.text == question:
            return False
        top.tell(question, "awas")
        return True

    def _end(self) -> None:
        self._stop_sending()
        self._app.exit()

    def _tell(self, text: str) -> None:
        if self._app.top is not None:
            self._app.top.tell(text)


def words_of_fault(act: Callable[[], object]) -> str | None:
    """Do something; the one sentence to end with where it fails by a fault of the program, else None.

    Textual's own report would print the local variables: names and NIKs on the terminal.
    """
    try:
        act()
    except Exception as error:  # noqa: BLE001  the last line of defence; logged without what it says
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        logs.error("app", "crashed", kind=type(error).__name__, where=where)
        return say("ui.crashed", kind=type(error).__name__, where=where)
    return None


def _question(key: str, **params: object) -> str:
    return "! " + say(key, **params)
