"""The screens that lie on each other: made by name, imported on first use; the one on top is seen."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

from operator_tui.locale import say
from operator_tui.ui.screens.base import Desk, HouseScreen

_SCREENS: Final = {
    "setup": "setup:SetupScreen",
    "unlock": "unlock:UnlockScreen",
    "form": "form:FormScreen",
    "readback": "readback:ReadBackScreen",
    "secondlook": "secondlook:SecondLookScreen",
    "queue": "queue:QueueScreen",
    "detail": "detail:DetailScreen",
    "log": "log:LogScreen",
    "doctor": "doctor:DoctorScreen",
    "menu": "menu:MenuScreen",
    "help": "help:HelpScreen",
    "parked": "parked:ParkedScreen",
    "event": "event:EventScreen",
    "event-new": "event_new:NewEventScreen",
    "followups": "followups:FollowupsScreen",
    "consent": "consent:ConsentScreen",
    "desk": "desk:DeskScreen",
    "bundle": "bundle:BundleScreen",
    "attempts": "attempts:AttemptsScreen",
    "prints": "prints:PrintsScreen",
    "ossentry": "ossentry:OssEntryScreen",
    "kit": "kit:KitScreen",
    "attach": "attach:AttachScreen",
    "day": "day:DayScreen",
    "closing": "closing:ClosingScreen",
    "exercises": "exercises:ExercisesScreen",
}
_ONCE: Final = frozenset(
    (
        "queue",
        "log",
        "menu",
        "desk",
        "doctor",
        "parked",
        "bundle",
        "attempts",
        "prints",
        "kit",
        "day",
        "closing",
        "exercises",
    )
)
"""Screens that are never put on top of themselves."""


class Stack:
    """The open screens, the lowest first. Behind the lock that is the queue."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._screens: list[HouseScreen] = []

    def __iter__(self) -> Iterator[HouseScreen]:
        return iter(self._screens)

    @property
    def top(self) -> HouseScreen | None:
        """The screen on top."""
        return self._screens[-1] if self._screens else None

    def below(self, screen: HouseScreen) -> HouseScreen | None:
        """The screen that this one lies on; None for the lowest, and for one that isn't open yet."""
        at = self._screens.index(screen) if screen in self._screens else 0
        return self._screens[at - 1] if at else None

    def open(self, name: str, **what: Any) -> None:
        """Put another screen on top."""
        module, _, attribute = _SCREENS[name].partition(":")
        kind: type[HouseScreen] = getattr(
            import_module(f"operator_tui.ui.screens.{module}"), attribute
        )
        if not (name in _ONCE and isinstance(self.top, kind)):
            self._screens.append(kind(self._desk, **what))

    def from_draft(self) -> list[HouseScreen]:
        """The open draft and what lies on it about it: what is kept over a lock; empty for none."""
        draft = next((s for s in reversed(self._screens) if s.kept), None)
        if draft is None:
            return []
        found = [draft]
        for screen in self._screens[self._screens.index(draft) + 1 :]:
            if not screen.with_draft:
                break
            found.append(screen)
        return found

    def put_back(self, screens: list[HouseScreen]) -> None:
        """Put screens that were kept over a lock on top again."""
        self._screens += screens

    def back_to(self, screen: HouseScreen) -> None:
        """Close all above a screen."""
        self._drop(self._screens.index(screen) + 1)

    def close(self) -> None:
        """Go back one screen; from the last one there is no way back."""
        if len(self._screens) > 1:
            self._drop(len(self._screens) - 1)
            self._screens[-1].resumed()
        elif self.top is not None:
            self.top.tell(say("ui.no-way-back"))

    def replace(self, name: str, **what: Any) -> None:
        """Put another screen in place of the one on top."""
        self._drop(len(self._screens) - 1)
        self.open(name, **what)

    def restart(self, name: str, **what: Any) -> None:
        """Close all above the lowest, then open one by its name; the queue is the lowest itself."""
        self._drop(1)
        if name != "queue":
            self.open(name, **what)
        else:
            self._screens[0].resumed()

    def clear(self) -> None:
        """Close all of them."""
        self._drop(0)

    def _drop(self, first: int) -> None:
        """Take away a screen and all above it."""
        dropped = self._screens[first:]
        del self._screens[first:]
        for screen in reversed(dropped):
            screen.gone()
