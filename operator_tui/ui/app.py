"""The program around the screens: keys in one order, screens by name, the engine as a job."""

import gc
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

os.environ.setdefault("TEXTUAL_FPS", "120")

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from operator_tui.core.errors import OperatorError
from operator_tui.locale import say, sentence
from operator_tui.ui.clipboard import Clipboard
from operator_tui.ui.commands import Do
from operator_tui.ui.ending import Ending, words_of_fault
from operator_tui.ui.engine import EngineJob
from operator_tui.ui.jobs import Jobs, nothing, to_clipboard
from operator_tui.ui.keyboard import Keyboard
from operator_tui.ui.messages import EngineNews, JobDone
from operator_tui.ui.paint import Look, Row
from operator_tui.ui.screens.base import HouseScreen
from operator_tui.ui.session import Session
from operator_tui.ui.stack import Stack
from operator_tui.ui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from operator_tui.store.listing import Counts
    from operator_tui.ui.sitting import Sitting

_MINUTE: Final = 60.0
_SENDING_AFTER: Final = 0.3
"""Seconds after unlocking."""


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
        self.clip = Clipboard(self.jobs, self.copy_to_clipboard)
        self._stack = Stack(self)
        mono = bool(os.environ.get("NO_COLOR"))
        self._canvas = Canvas(self._draw, ascii_only=session.ascii_only(), mono=mono)
        self._painting = False
        self._engine = EngineJob(self)
        self._ending = Ending(self, self._stack, self._engine.stop)
        self._keyboard = Keyboard(self)

    def compose(self) -> ComposeResult:
        """Only the canvas."""
        yield self._canvas

    def on_mount(self) -> None:
        """Show the first screen, then what was typed before it stood."""
        from operator_tui.store import home
        from operator_tui.ui import ahead
        from operator_tui.ui.sitting import begin

        self.set_interval(_MINUTE / 2, self._tick)
        self.set_interval(0.5, self._short_tick)
        self.set_timer(0.5, _collect_again)
        if self.session.demo:
            self.set_interval(1.0, self._see_exercises)
        if (store := self.session.store) is not None:
            window = self.session.window
            self.jobs.run(lambda: begin(store, window), self._opened_already)
            return
        self.open_screen("unlock" if home.exists(self.session.home) else "setup")
        self._keyboard.start()
        self.call_after_refresh(self.jobs.run, ahead.load, nothing)

    async def on_event(self, event: events.Event) -> None:
        """Every key and paste of a person is taken here, in order; the rest is Textual's."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            event.stop()
            self._guarded(lambda: self._keyboard.hear(event))
            if self._keyboard.started:
                self.paint_soon()
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

    def below(self, screen: HouseScreen) -> HouseScreen | None:
        """The screen that Esc leads to from this one; None from the lowest."""
        return self._stack.below(screen)

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
            self.open_screen("form", call=do is Do.NEXT)
        self.paint_soon()

    def close_screen(self) -> None:
        """Go back one screen; from the last one there is no way back."""
        self._stack.close()

    def unlocked(self, sitting: "Sitting") -> None:
        """The store is open: start the engine, show the queue (or the draft that a lock left)."""
        from operator_tui.ui.sitting import first_words, take_up

        session = self.session
        take_up(sitting, session)
        self._keyboard.touch()
        self._stack.clear()
        left = None if self._ending.kept else sitting.left
        self.open_screen("queue", mark=left.seq if left else 0)
        words, role = first_words(sitting, left, session)
        if words and self.top is not None:
            self.top.tell(words, role)
        # What sends loads the network's library: not while what was typed ahead opens the form.
        self.set_timer(_SENDING_AFTER, self._engine.start)
        if not self._ending.put_back() and sitting.today > 1 and left is None:
            self.open_screen("event")
            if self.top is not None:
                self.top.tell("! " + say("ui.event-choose", n=sitting.today), "awas")

    def _opened_already(self, result: "Sitting | OperatorError") -> None:
        """The store that came with the command line has been read; what was typed meanwhile goes on."""
        if isinstance(result, OperatorError):
            self.exit(return_code=result.exit_code, message=sentence(result))
            return
        self.unlocked(result)
        self._keyboard.start()
        self.paint_soon()

    def take(self, key: str, character: str) -> None:
        """Hand a key that waited to the screen on top."""
        if self.top is not None:
            self.top.take(key, character)

    def recount(self) -> None:
        """Count anew what the top line says."""
        if self.session.store is not None:
            self.jobs.run(self.session.read(_counts), self._counted)

    def after(self, seconds: float, act: Callable[[], object]) -> None:
        """Do something in the UI thread a little later, then draw."""

        def later() -> None:
            self._guarded(act)
            self.paint_soon()

        self.set_timer(seconds, later)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard: the system's if there is one, and the terminal's (OSC 52)."""
        self.copy_to_clipboard(text)
        self.jobs.run(lambda: to_clipboard(text), nothing)

    def wake_engine(self, *, asked: bool = False) -> None:
        """Have the engine try now; where a person asked for it, how it went is told."""
        self._engine.wake(asked=asked)

    def lock(self) -> None:
        """Close the store once all is written; the screens of this sitting go with it, but for an open draft."""
        self._ending.lock()

    def leave(self) -> None:
        """End once all is written; with something unsent, or not to be written, ask once."""
        self._ending.leave()

    def hung_up(self, number: int) -> None:
        """The terminal has gone, or a signal came: end once all is written, asking nobody. From any thread."""
        self.post_message(JobDone(self._ending.hung_up, number))

    def end(self) -> None:
        """Stop the engine and the jobs, then close the store."""
        self._engine.stop()
        self._engine.join()
        self.jobs.close()
        self.clip.empty_now()
        if self.session.store is not None:
            self.session.store.close()
        self.session.window.close()

    def _guarded(self, act: Callable[[], object]) -> None:
        """Run what a screen does. A fault in it ends the program in one sentence, every draft kept."""
        if (last := words_of_fault(act)) is not None:
            self.exit(return_code=5, message=last)

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

    def _short_tick(self) -> None:
        if self.top is not None:
            self.top.tick()

    def _tick(self) -> None:
        idle = (self.session.clock() - self._keyboard.idle_since()).total_seconds() / _MINUTE
        limit = self.session.config.idle_minutes
        if self.session.store and limit and idle >= limit and not self.session.demo:
            self.lock()
        self.recount()
        self.paint_soon()

    def _counted(self, found: "Counts | OperatorError") -> None:
        if isinstance(found, OperatorError):
            if self.top is not None:
                self.top.tell_error(found)
            return
        self.session.counts = found
        self._news()

    def _see_exercises(self) -> None:
        """Look which exercises of the demo are done by now."""
        from operator_tui.store import exercises

        def seen(found: "frozenset[str] | OperatorError") -> None:
            if not isinstance(found, OperatorError):
                self.session.practised = found

        if self.session.store is not None:
            self.jobs.run(self.session.read(exercises.done), seen)

    def _news(self) -> None:
        for screen in self._stack:
            screen.news()
        self.paint_soon()


def _counts(db: Any) -> Any:
    from operator_tui.store import listing

    return listing.counts(db)


def _collect_again() -> None:
    """Look for garbage again, but not among what was loaded at the start: that stays, and costs keys a pause."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
