"""Where the first step of an application isn't the usual one of its state: it lies on a stick, or on a card."""

from dataclasses import dataclass
from typing import Any, Final

from operator_tui.core.lifecycle import Status
from operator_tui.store.application import Application
from operator_tui.store.bundles import PROBLEM
from operator_tui.store.holding import CLAIMING, MARK, OPEN


@dataclass(frozen=True)
class Way:
    """The screen that Enter opens, told which application it is where that is ``own``.

    Its words are ``<words>.detail-do`` (the steps), ``<words>.detail-hint``, and ``key`` for Enter.
    """

    words: str
    key: str
    screen: str
    own: bool = True

    def opens(self, app: Application) -> dict[str, Any]:
        """What the screen is told."""
        return {"seq": app.seq} if self.own else {}


_STICK: Final = Way("bundle", "bundle.detail-key", "bundle", own=False)
_CARD: Final = Way("osscard", "osscard.key.entry", "ossentry")
_LOOK_UP: Final = Way("acts.look-up", "acts.look-up.detail-key", "ossentry")


def of(app: Application) -> Way | None:
    """The way of an application that has one of its own."""
    if app.problem == PROBLEM and app.status is Status.UNKNOWN:
        return _STICK
    what = app.problem.removeprefix(MARK) if app.problem.startswith(MARK) else ""
    if what in (OPEN, CLAIMING):
        return _CARD
    return _LOOK_UP if what and app.status is Status.UNKNOWN else None
