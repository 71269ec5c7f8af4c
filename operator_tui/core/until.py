"""A time of the day to wait until, as people type it: ``14.30``. What has passed today is tomorrow's. Pure."""

import re
from datetime import datetime, timedelta
from typing import Final

from operator_tui.core.text import clean, digits

_TIME: Final = re.compile(r"([01]?[0-9]|2[0-3])(?:[.:]([0-5][0-9]))|([01][0-9]|2[0-3])([0-5][0-9])")


def wrong_time(text: str) -> str:
    """The key of what is wrong with a typed time, empty for nothing; no time at all is right."""
    text = digits(clean(text))
    return "" if not text or _TIME.fullmatch(text) else "osscard.not-a-time"


def next_time(text: str, now: datetime) -> datetime | None:
    """The next moment that a clock on the wall shows it; None for no time. ``now`` is local and aware."""
    match = _TIME.fullmatch(digits(clean(text)))
    if match is None:
        return None
    hour, minute = int(match[1] or match[3]), int(match[2] or match[4])
    found = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return found if found > now else found + timedelta(days=1)
