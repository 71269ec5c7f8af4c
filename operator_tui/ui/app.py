"""The program around the screens: keys in one order, screens by name, the engine as a job."""

import os
import sys
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

os.environ.setdefault("TEXTUAL_FPS", "120")

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from operator_tui import logs
from operator_tui.config import LOG_FOLDER
from operator_tui.core.errors import OperatorError
from operator_tui.locale import say, sentence
from operator_tui.ui.commands import BY_TWIN, COMMANDS, TWIN, Do
from operator_tui.ui.engine import EngineJob
from operator_tui.ui.jobs import Jobs, to_clipboard
from operator_tui.ui.messages import EngineNews, JobDone
from operator_tui.ui.paint import Look, Row
from operator_tui.ui.screens.base import HouseScreen
from operator_tui.ui.session import Session
from operator_tui.ui.stack import Stack
from operator_tui.ui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from operator_tui.store.listing import Counts
    from operator_tui.ui.sitting import Sitting

_KEY_OF: Final = {command.do: command.keys[0] for command in COMMANDS}
_MINUTE: Final = 60.0


class OperatorApp(App[None]):
    """Keys go to the screen on top one at a time, in the order they were typed, before anything else sees them."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    ANIMATION_LEVEL = "none"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "none", show=False),
        Binding("ctrl+c", "none", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(ansi_color=True)
        self.animation_level = "none"
        self.session = session
        self.jobs = Jobs(self)
        encoding = (getattr(sys.__stdout__, "encoding", "") or "").lower().replace("-", "")
        self.ascii_only = (
            session.config.ascii
            or encoding != "utf8"
            or os.environ.get("TERM") in ("linux", "vt100")
        )
        self.mono = bool(os.environ.get("NO_COLOR"))
        self._stack = Stack(self)
        self._canvas = Canvas(self._draw, ascii_only=self.ascii_only, mono=self.mono)
        self._early: deque[events.Key | events.Paste] = deque()
        self._started = False
        self._twin = False
        self._painting = False
        self._engine = EngineJob(self)
        self._kept: list[HouseScreen] = []
        self._last_key = session.clock()

    def compose(self) -> ComposeResult:
        """Only the canvas."""
        yield self._canvas

    def on_mount(self) -> None:
        """Show the first screen, then what was typed before it stood."""
        from operator_tui.store import home
        from operator_tui.ui.sitting import begin

        self.set_interval(_MINUTE / 2, self._tick)
        self.set_interval(0.5, self._short_tick)
        if (store := self.session.store) is not None:
            window = self.session.window
            self.jobs.run(lambda: begin(store, window), self._opened_already)
            return
        self.open_screen("unlock" if home.exists(self.session.home) else "setup")
        self._start_taking()

    async def on_event(self, event: events.Event) -> None:
        """Every key and paste of a person is taken here, in order; the rest is Textual's."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            event.stop()
            if self._started:
                self._guarded(lambda: self._take(event))
            else:
                self._early.append(event)
            return
        await super().on_event(event)

    def on_job_done(self, message: JobDone) -> None:
        """A job has ended: its sequel runs here, in the UI thread."""
        self._guarded(lambda: message.then(message.result))
        self.paint_soon()

    def on_engine_news(self, message: EngineNews) -> None:
        """The engine has news: the link, and counts that may have changed."""
        self._engine.heard(message.news)
        self.recount()

    @property
    def top(self) -> HouseScreen | None:
        """The screen on top."""
        return self._stack.top

    def open_screen(self, name: str, **what: Any) -> None:
        """Put another screen on top; one that is on top already is only told anew."""
        self._stack.open(name, **what)
        self.paint_soon()

    def go_to(self, name: str, **what: Any) -> None:
        """Put another screen in place of the one on top."""
        self._stack.replace(name, **what)
        self.paint_soon()

    def restart(self, name: str, **what: Any) -> None:
        """Close all screens above the queue, then open one; the queue itself is the lowest."""
        self._stack.restart(name, **what)
        self.paint_soon()

    def onward(self, do: Do) -> None:
        """To the queue, or to a new form; a draft that is open parks itself first."""
        if kept := self._stack.from_draft():
            draft = kept[0]
            self._stack.back_to(draft)
            draft.command(do)
        elif do is Do.QUEUE:
            self.restart("queue")
        else:
            self.open_screen("form")
        self.paint_soon()

    def close_screen(self) -> None:
        """Go back one screen; from the last one there is no way back."""
        self._stack.close()

    def unlocked(self, sitting: "Sitting") -> None:
        """The store is open: start the engine, show the queue (or the draft that a lock left)."""
        from operator_tui.ui.sitting import of_crash, of_event

        session, store = self.session, sitting.store
        session.store, session.who = store, store.who
        session.event, session.counts, session.device = (
            sitting.event,
            sitting.counts,
            sitting.device,
        )
        self._last_key = session.clock()
        if not logs.started():
            logs.start(session.home / LOG_FOLDER)
        logs.info("store", "opened")
        for step in store.migrated:
            logs.info("store", "migrated", migration=step)
        self._stack.clear()
        left = None if self._kept else sitting.left
        self.open_screen("queue", mark=left.seq if left else 0)
        words, role = of_event(sitting, session.today())
        if session.config.problems:
            keys = ", ".join(session.config.problems)
            words, role = "! " + say("ui.config-problems", keys=keys), "awas"
        if words and not session.demo and self.top is not None:
            self.top.tell(words, role)
        if left is not None and self.top is not None:
            self.top.tell(of_crash(left), "awas")
        session.link = "offline" if session.config.gateway_url else "unconfigured"
        # What sends loads the network's library: not before the first words are painted.
        self.call_after_refresh(self._engine.start)
        kept, self._kept = self._kept, []
        if kept:
            self._stack.put_back(kept)
            unsaved = kept[0].unsaved
            key = "ui.unlocked-unsaved" if unsaved else "ui.unlocked-again"
            kept[-1].tell(say(key), "awas" if unsaved else "")
        elif sitting.today > 1 and left is None:
            self.open_screen("event")
            if self.top is not None:
                self.top.tell("! " + say("ui.event-choose", n=sitting.today), "awas")

    def _opened_already(self, result: "Sitting | OperatorError") -> None:
        """The store that came with the command line has been read; what was typed meanwhile goes on."""
        if isinstance(result, OperatorError):
            self.exit(return_code=result.exit_code, message=sentence(result))
            return
        self.unlocked(result)
        self._start_taking()

    def _start_taking(self) -> None:
        self._started = True
        while self._early:
            self._take(self._early.popleft())

    def take(self, key: str, character: str) -> None:
        """Hand a key that waited to the screen on top."""
        if self.top is not None:
            self.top.take(key, character)

    def recount(self) -> None:
        """Count anew what the top line says."""
        if self.session.store is not None:
            self.jobs.run(self.session.read(_counts), self._counted)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard: the system's if there is one, and the terminal's (OSC 52)."""
        self.copy_to_clipboard(text)
        self.jobs.run(lambda: to_clipboard(text), _nothing)

    def wake_engine(self, *, asked: bool = False) -> None:
        """Have the engine try now; where a person asked for it, how it went is told."""
        self._engine.wake(asked=asked)

    def lock(self) -> None:
        """Close the store once all is written; the screens of this sitting go with it, but for an open draft."""
        if self.session.demo:
            if self.top is not None:
                self.top.tell(say("ui.no-lock-in-demo"))
            return
        self._engine.stop()
        for screen in self._stack:
            screen.closing()
        session = self.session
        self._kept = self._stack.from_draft()
        store, session.store = session.store, None
        session.counts, session.event, session.who = None, None, ""
        if store is not None:
            logs.info("store", "locked")
            self.jobs.run(store.close, _nothing)
        self._stack.clear()
        self.open_screen("unlock")
        if self.top is not None:
            self.top.tell(say("ui.locked-draft" if self._kept else "ui.locked"))

    def leave(self) -> None:
        """End once all is written; with something unsent, or not to be written, ask once."""
        asked = self.top is not None and self.top.said.text == _question("ui.leave-unsaved")
        unsent = self.session.counts.unsent if self.session.counts and self.session.store else 0
        waits = unsent and not asked and not self.session.demo
        if waits and self._ask("ui.leave-unsent", n=unsent):
            return
        if any(s.unsaved for s in self._kept) and self._ask("ui.leave-unsaved"):
            return
        writes = [write for screen in self._stack if (write := screen.closing()) is not None]
        if not writes:
            self._end()
            return

        def written(result: "list[Any] | OperatorError") -> None:
            lost = isinstance(result, OperatorError) and result.key != "store.not-editable"
            if asked or not lost or not self._ask("ui.leave-unsaved"):
                self._end()

        self.jobs.run(lambda: [write.result() for write in writes], written)

    def _ask(self, key: str, **params: object) -> bool:
        """Ask whether to leave all the same; False where that very question stands on the screen already."""
        top, question = self.top, _question(key, **params)
        if top is None or top.said.text == question:
            return False
        top.tell(question, "awas")
        return True

    def _end(self) -> None:
        self._engine.stop()
        self.exit()

    def end(self) -> None:
        """Stop the engine and the jobs, then close the store."""
        self._engine.stop()
        self._engine.join()
        self.jobs.close()
        if self.session.store is not None:
            self.session.store.close()
        self.session.window.close()

    def _guarded(self, act: Callable[[], object]) -> None:
        """Run what a screen does. A fault in it ends the program in one sentence, every draft kept.

        Textual's own report would print the local variables: names and NIKs on the terminal.
        """
        try:
            act()
        except Exception as error:  # noqa: BLE001  the last line of defence; logged without what it says
            last = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(last.filename).name}:{last.lineno}"
            logs.error("app", "crashed", kind=type(error).__name__, where=where)
            self.exit(
                return_code=5, message=say("ui.crashed", kind=type(error).__name__, where=where)
            )

    def paint_soon(self) -> None:
        """Draw once, after the keys that wait."""
        if not self._painting:
            self._painting = True
            self.call_later(self._paint)

    def _draw(self, look: Look) -> Sequence[Row]:
        return self.top.draw(look) if self.top is not None else ()

    def _paint(self) -> None:
        self._painting = False
        self._guarded(self._canvas.redraw)

    def _take(self, event: events.Key | events.Paste) -> None:
        self._last_key = self.session.clock()
        screen = self.top
        if screen is None:
            return
        if isinstance(event, events.Paste):
            screen.take("paste", event.text)
        elif self._twin:
            self._twin = False
            if do := BY_TWIN.get(event.character or ""):
                screen.take(_KEY_OF[do], "")
            else:
                screen.tell(say("ui.twin-unknown"))
        elif event.key == TWIN:
            self._twin = True
        elif event.key == "ctrl+c":
            screen.tell(say("ui.how-to-leave"))
        else:
            screen.take(
                event.key, event.character if event.is_printable and event.character else ""
            )
        self.paint_soon()

    def _short_tick(self) -> None:
        if self.top is not None:
            self.top.tick()

    def _tick(self) -> None:
        idle = (self.session.clock() - self._last_key).total_seconds() / _MINUTE
        limit = self.session.config.idle_minutes
        if self.session.store and limit and idle >= limit and not self.session.demo:
            self.lock()
        self.recount()
        self.paint_soon()

    def _counted(self, found: "Counts | OperatorError") -> None:
        if isinstance(found, OperatorError):
            self._trouble(found)
            return
        self.session.counts = found
        self._news()

    def _news(self) -> None:
        for screen in self._stack:
            screen.news()
        self.paint_soon()

    def _trouble(self, error: OperatorError) -> None:
        if self.top is not None:
            self.top.tell("!! " + sentence(error), "salah")


def _question(key: str, **params: object) -> str:
    return "! " + say(key, **params)


def _counts(db: Any) -> Any:
    from operator_tui.store import listing

    return listing.counts(db)


def _nothing(_result: object) -> None:
    """A job whose end changes nothing on a screen."""
