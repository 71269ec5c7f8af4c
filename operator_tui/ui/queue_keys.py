"""The keys of the queue that do something, by the row under the mark."""

from collections.abc import Sequence
from typing import Final

from operator_tui.core.lifecycle import Status
from operator_tui.store.applications import DRAFT_STATES, Application
from operator_tui.ui.commands import Do

EDITS: Final = ("backspace", "left", "right", "delete", "ctrl+u", "ctrl+w", "ctrl+k")
"""Keys that only edit the filter, which never has to wait."""
_ALWAYS: Final = (
    (Do.CHOICES, "screens.key.queue-status"),
    (Do.SEND, "screens.key.queue-send"),
    (Do.PROBLEM, "screens.key.queue-problem"),
    (Do.MENU, "screens.key.menu"),
)


def of(app: Application | None) -> Sequence[tuple[Do, str]]:
    """What can be done with this application, and what always can."""
    new = (Do.NEW, "screens.key.queue-new")
    if app is None:
        return (new, *_ALWAYS)
    found = [(Do.ENTER, "screens.key.queue-open"), new]
    if app.status in DRAFT_STATES:
        found.append((Do.COMMIT, "screens.key.queue-final"))
    elif app.status is not Status.CANCELLED:
        found.append((Do.PRINT, "screens.key.queue-print"))
    return (*found, *_ALWAYS)
