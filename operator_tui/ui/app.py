"""The program around the screens: keys in one order, screens by name, the engine as a job."""

import os
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
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
from operator_tui.ui.commands import BY_TWIN, COMMANDS, TWIN
from operator_tui.ui.jobs import Jobs, to_clipboard
from operator_tui.ui.messages import EngineNews, JobDone
from operator_tui.ui.paint import Look, Row
from operator_tui.ui.screens.base import HouseScreen
from operator_tui.ui.session import Session
from operator_tui.ui.widgets.canvas import Canvas
from operator_tui.ui.words import short_date

if TYPE_CHECKING:
    from operator_tui.store.listing import Counts
    from operator_tui.ui.sitting import Sitting

_SCREENS: Final = {
    "setup": "setup:SetupScreen",
    "unlock": "unlock:UnlockScreen",
    "form": "form:FormScreen",
    "readback": "readback:ReadBackScreen",
    "queue": "queue:QueueScreen",
    "detail": "detail:DetailScreen",
    "log": "log:LogScreen",
    "menu": "menu:MenuScreen",
    "help": "help:HelpScreen",
    "event": "event:EventScreen",
}
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
        self._screens: list[HouseScreen] = []
        self._canvas = Canvas(self._draw, ascii_only=self.ascii_only, mono=self.mono)
        self._early: deque[events.Key | events.Paste] = deque()
        self._started = False
        self._twin = False
        self._painting = False
        self._engine_stop = threading.Event()
        self._engine_wake = threading.Event()
        self._engine: threading.Thread | None = None
        self._last_key = session.clock()
        self._asked_to_leave = False
        self.asked_to_send = False
        self.last_trouble = ""

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
            self.jobs.run(lambda: begin(store), self._opened_already)
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
        from operator_tui.ui.engine import heard

        heard(self, message.news)
        self.recount()

    @property
    def top(self) -> HouseScreen | None:
        """The screen on top, if it is one of the program's own."""
        return self._screens[-1] if self._screens else None

    def open_screen(self, name: str, **what: Any) -> None:
        """Put another screen on top; one that is on top already is only told anew."""
        module, _, attribute = _SCREENS[name].partition(":")
        kind: type[HouseScreen] = getattr(
            import_module(f"operator_tui.ui.screens.{module}"), attribute
        )
        if name in ("queue", "log", "menu") and isinstance(self.top, kind):
            return
        self._screens.append(kind(self, **what))
        self.paint_soon()

    def go_to(self, name: str, **what: Any) -> None:
        """Put another screen in place of the one on top."""
        self._screens.pop()
        self.open_screen(name, **what)

    def restart(self, name: str, **what: Any) -> None:
        """Close all screens above the queue, then open one; the queue itself is the lowest."""
        for screen in self._screens[1:]:
            screen.closing()
        del self._screens[1:]
        if name != "queue":
            self.open_screen(name, **what)
        else:
            self._screens[0].resumed()

    def close_screen(self) -> None:
        """Go back one screen; from the last one there is no way back."""
        if len(self._screens) > 1:
            self._screens.pop()
            self._screens[-1].resumed()
        elif self.top is not None:
            self.top.tell(say("ui.no-way-back"))

    def unlocked(self, sitting: "Sitting") -> None:
        """The store is open: start the engine, show the queue (or the draft that a lock left)."""
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
        self._screens.clear()
        self.open_screen("queue")
        self._tell_event(sitting)
        self._start_engine()
        resume, session.resume = session.resume, None
        if resume:
            self.open_screen("form", seq=resume)
        elif sitting.today > 1:
            self.open_screen("event")

    def _tell_event(self, sitting: "Sitting") -> None:
        """Say which event new applications belong to, where that isn't plain."""
        event, top = sitting.event, self.top
        if event is None or top is None:
            return
        if sitting.taken:
            top.tell("√ " + say("ui.event-taken", name=event.name), "baik")
        elif event.date != f"{self.session.today():%Y-%m-%d}" and not self.session.demo:
            day = short_date(date.fromisoformat(event.date))
            top.tell("! " + say("ui.event-stale", name=event.name, day=day), "awas")

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
        self.asked_to_send = self.asked_to_send or asked
        self._engine_wake.set()

    def lock(self) -> None:
        """Close the store; the screens of this sitting go with it."""
        self._stop_engine()
        self._close_screens()
        store, self.session.store = self.session.store, None
        self.session.counts = None
        if store is not None:
            logs.info("store", "locked")
            self.jobs.run(store.close, _nothing)
        self._screens.clear()
        self.open_screen("unlock")

    def leave(self) -> None:
        """End; with something unsent, ask once."""
        unsent = self.session.counts.unsent if self.session.counts and self.session.store else 0
        if unsent and not self._asked_to_leave and not self.session.demo and self.top is not None:
            self._asked_to_leave = True
            self.top.tell("! " + say("ui.leave-unsent", n=unsent), "awas")
            return
        self._stop_engine()
        self._close_screens()
        self.exit()

    def _close_screens(self) -> None:
        for screen in self._screens:
            screen.closing()
        forms = [screen.resume for screen in self._screens if screen.resume]
        self.session.resume = forms[-1] if forms else None

    def end(self) -> None:
        """Stop the engine and the jobs, then close the store."""
        self._stop_engine()
        if self._engine is not None:
            self._engine.join(timeout=5)
        self.jobs.close()
        if self.session.store is not None:
            self.session.store.close()

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
            screen.typed(event.text)
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
            if event.key != "ctrl+q":
                self._asked_to_leave = False
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
        for screen in self._screens:
            screen.news()
        self.paint_soon()

    def _trouble(self, error: OperatorError) -> None:
        if self.top is not None:
            self.top.tell("!! " + sentence(error), "salah")

    def _start_engine(self) -> None:
        from operator_tui.ui.engine import start

        self._engine_stop, self._engine_wake = threading.Event(), threading.Event()
        self._engine = start(self, self._engine_stop, self._engine_wake)

    def _stop_engine(self) -> None:
        self._engine_stop.set()
        self._engine_wake.set()


def _counts(db: Any) -> Any:
    from operator_tui.store import listing

    return listing.counts(db)


def _nothing(_result: object) -> None:
    """A job whose end changes nothing on a screen."""
