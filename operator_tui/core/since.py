"""A moment in the past as people type it: a time of day, a day, both, or how long ago."""

import re
from datetime import datetime, time, timedelta
from typing import Final

from operator_tui.core.times import day_of, local, stamp

_AGO: Final = re.compile(r"(\d{1,6})\s*(m|mnt|menit|min|h|j|jam|d|hari)", re.IGNORECASE)
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)(?:[.:]([0-5]\d))?")
_DAY: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T]+(.+))?")
_MINUTES: Final = {"m": 1, "h": 60, "j": 60, "d": 24 * 60}


def since(text: str, now: datetime, tz: str) -> str:
    """The stored text of the moment: ``09.30`` of today, ``2026-11-24``, ``2026-11-24 09.30``, ``30m``, ``2j``, ``3d``.

    Times and days are those of the zone. Raises ``ValueError`` for anything else.
    """
    text = text.strip()
    if ago := _AGO.fullmatch(text):
        unit = "d" if ago[2].lower() == "hari" else ago[2][0].lower()
        return stamp(now - timedelta(minutes=int(ago[1]) * _MINUTES[unit]))
    here = local(now, tz)
    if dated := _DAY.fullmatch(text):
        day, at = day_of(dated[1]), _time(dated[2]) if dated[2] else time()
    else:
        day, at = here.date(), _time(text)
    return stamp(datetime.combine(day, at, here.tzinfo))


def _time(text: str) -> time:
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise ValueError("HH.MM")
    return time(int(found[1]), int(found[2]), int(found[3] or 0))
