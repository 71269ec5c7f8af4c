"""The filters that F4 goes through in the queue."""

from array import array
from datetime import datetime, timedelta
from typing import Final

from operator_tui.core.lifecycle import NEEDS_A_HAND, UNSENT, Status
from operator_tui.core.times import stamp
from operator_tui.store.listing import Filter

_OLD: Final = timedelta(hours=1)
"""A draft that nobody has typed in for so long was forgotten."""
MINE: Final = 1
"""The place of those that need a person: the filter people live in."""
_FILTERS: Final[tuple[tuple[str, tuple[Status, ...]], ...]] = (
    ("screens.queue-all", ()),
    ("screens.queue-mine", NEEDS_A_HAND),
    ("screens.queue-unsent", UNSENT),
    *((f"core.status.{status}", (status,)) for status in Status),
)
COUNT: Final = len(_FILTERS)


def label(place: int) -> str:
    """The key of what a filter is called."""
    return _FILTERS[place][0]


def wanted(place: int, text: str, now: datetime, rows: "array[int] | None" = None) -> Filter:
    """What a filter lets through, with the words that were typed; of these rows, where some were chosen."""
    drafts_before = stamp(now - _OLD) if place == MINE else ""
    statuses = _FILTERS[place][1]
    return Filter(text, statuses, drafts_before, rows, untold=statuses is UNSENT)
