"""How long applications stay in each state on a day: what is usual, so that what isn't can be marked."""

from datetime import date
from typing import Final

from operator_tui.core.line import percentile
from operator_tui.core.times import day_bounds, moment
from operator_tui.store.sqlcipher import Database, rows

_FEWEST: Final = 10
"""Stays of a state below which nothing is called usual."""
_NEWEST: Final = 5_000
"""Rows of the journal that are looked at, the newest: a day has fewer."""


def usual(db: Database, day: date, tz: str) -> dict[str, float]:
    """Minutes in which nine of ten stays of a state ended on a local day, by state; none where there were few."""
    found = rows(
        db,
        "SELECT application, at, old FROM journal WHERE id > (SELECT max(id) FROM journal) - ?"
        " AND what IN ('moved', 'begun') ORDER BY id",
        [_NEWEST],
    )
    start, end = day_bounds(day, tz)
    before: dict[str, str] = {}
    stays: dict[str, list[float]] = {}
    for row in found:
        since = before.get(row["application"])
        before[row["application"]] = row["at"]
        if since is not None and row["old"] and start <= row["at"] < end:
            minutes = (moment(row["at"]) - moment(since)).total_seconds() / 60
            stays.setdefault(row["old"], []).append(max(0.0, minutes))
    return {
        state: most
        for state, all_ in stays.items()
        if len(all_) >= _FEWEST and (most := percentile(all_, 90)) is not None
    }
