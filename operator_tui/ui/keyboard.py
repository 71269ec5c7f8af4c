"""The way of a key from the terminal to the screen on top: one at a time, in the order they were typed."""

from collections import deque
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from textual import events

from operator_tui.locale import say
from operator_tui.ui.commands import BY_TWIN, TWIN, key_of
from operator_tui.ui.escape import mend_table, strokes
from operator_tui.ui.pasting import mend_reader

if TYPE_CHECKING:
    from operator_tui.ui.screens.base import HouseScreen
    from operator_tui.ui.session import Session

Input = events.Key | events.Paste


class Program(Protocol):
    """What the keyboard needs of the program around it."""

    session: "Session"

    @property
    def top(self) -> "HouseScreen | None":
        """The screen on top."""
        ...


class Keyboard:
    """Knows the twins of the F keys and when a key was pressed last; keeps what is typed before a screen stands."""

    def __init__(self, app: Program) -> None:
        self._app = app
        self._early: deque[Input] = deque()
        self._twin = False
        self._last = app.session.clock()
        self.started = False
        mend_table()
        mend_reader()

    def start(self) -> None:
        """A screen stands: take what was typed so far, and from here on everything at once."""
        self.started = True
        while self._early:
            self._take(self._early.popleft())

    def hear(self, event: Input) -> None:
        """One key or one paste of a person."""
        if self.started:
            self._take(event)
        else:
            self._early.append(event)

    def touch(self) -> None:
        """Count idle time from now."""
        self._last = self._app.session.clock()

    def idle_since(self) -> datetime:
        """When a key was pressed last."""
        return self._last

    def _take(self, event: Input) -> None:
        self.touch()
        if isinstance(event, events.Paste):
            if self._app.top is not None:
                self._app.top.take("paste", event.text)
            return
        for key, character in strokes(event):
            if self._app.top is not None:
                self._press(self._app.top, key, character)

    def _press(self, screen: "HouseScreen", key: str, character: str) -> None:
        self._app.session.pressed = key
        if self._twin:
            self._twin = False
            if do := BY_TWIN.get(character):
                screen.take(key_of(do), "")
            else:
                screen.tell(say("ui.twin-unknown"))
        elif key == TWIN:
            self._twin = True
        elif key == "ctrl+c":
            screen.tell(say("ui.how-to-leave"))
        else:
            screen.take(key, character)
