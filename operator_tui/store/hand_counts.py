"""How a day's paper was counted: each count, and who had seen the day's numbers on this laptop by then."""

import json
from datetime import date
from typing import Any, Final, NamedTuple

from operator_tui.core.times import day_bounds
from operator_tui.store import journal
from operator_tui.store.daywindow import Window
from operator_tui.store.sqlcipher import Database, rows
from operator_tui.store.store import Tx

COUNTED: Final = "paper-counted"
"""What the journal calls a count."""
_LOOKED: Final = "summary-seen"


class HandCount(NamedTuple):
    """One count of a day's paper forms: how many ``sheets``; ``seen``: who had looked at the day's numbers before."""

    sheets: int
    at: str
    by: str
    seen: tuple[str, ...]


def looked(tx: Tx, window: Window) -> None:
    """Note that a person looks at the numbers of days whose paper wasn't all counted yet; of the same days once."""
    first, last = window.days
    found = tx.db.execute(
        "SELECT count(DISTINCT day) FROM hand_counts WHERE day BETWEEN ? AND ?", [first, last]
    )
    [(counted,)] = list(found)
    days = (window.last - window.first).days + 1
    noted = any(
        row["who"] == tx.who and json.loads(row["detail"]) == {"first": first, "last": last}
        for row in _of_paper(tx.db, window.first)
        if row["what"] == _LOOKED
    )
    if counted < days and not noted:
        journal.add(tx, _LOOKED, detail={"first": first, "last": last})


def all_of(db: Database, day: date) -> list[HandCount]:
    """Every count of a day, the oldest first, as the journal has them; the last one holds."""
    text, seen, found = day.isoformat(), set[str](), []
    for row in _of_paper(db, day):
        detail = json.loads(row["detail"])
        if row["what"] == _LOOKED and detail["first"] <= text <= detail["last"]:
            seen.add(row["who"])
        elif detail.get("day") == text:
            found.append(HandCount(detail["count"], row["at"], row["who"], tuple(sorted(seen))))
    return found


def _of_paper(db: Database, day: date) -> list[dict[str, Any]]:
    """The journal's rows of counts and of looks, from the beginning of a day on, wherever it begins first."""
    found = rows(
        db,
        "SELECT at, who, what, detail FROM journal WHERE at >= ? AND what IN (?, ?) ORDER BY id",
        [day_bounds(day, "WIT")[0], COUNTED, _LOOKED],
    )
    return list(found)
