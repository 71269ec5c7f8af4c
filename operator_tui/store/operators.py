"""What operators did in a stretch of time, row by row: nothing of an applicant is read here."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final as Constant

from operator_tui.store.daywindow import Window, within
from operator_tui.store.sqlcipher import Database, rows

_OF: Constant = "LEFT JOIN events e ON e.id = a.event"


@dataclass(frozen=True)
class Final:
    """An application that was made final: by whom, whether for the first time, and the seconds it had taken by then.

    ``mended``: the office had sent it back (or held it). An imported one isn't here: nobody typed it.
    """

    who: str
    first: bool
    mended: bool
    typing: float
    reading: float


@dataclass(frozen=True)
class Looks:
    """Second looks at one field of what one person had typed, and how many of them differed."""

    typist: str
    field: str
    looks: int
    different: int


def acts(db: Database, window: Window) -> Iterator[tuple[str, str]]:
    """Who did something, and when, in order; what the engine did in their name is left out."""
    when, params = within("j.at", window)
    looked, more = within("s.at", window)
    found = rows(
        db,
        f"SELECT j.who, j.at FROM journal j CROSS JOIN applications a ON a.id = j.application {_OF}"  # noqa: S608
        f" WHERE {when} AND (j.what IN ('begun', 'printed', 'nik-shown')"
        "      OR (j.what = 'moved' AND json_extract(j.detail, '$.cause') <> 'delivery'))"
        f" UNION ALL SELECT s.by, s.at FROM second_looks s JOIN applications a ON a.seq = s.seq {_OF} WHERE {looked}"
        " ORDER BY 1, 2",
        [*params, *more],
    )
    return ((row["who"], row["at"]) for row in found)


def finals(db: Database, window: Window) -> Iterator[Final]:
    """Every time an application was made final."""
    when, params = within("j.at", window)
    found = rows(
        db,
        f"SELECT j.who, j.old, j.detail FROM journal j CROSS JOIN applications a ON a.id = j.application {_OF}"  # noqa: S608
        f" WHERE {when} AND j.what = 'moved' AND j.new = 'ready'"
        " AND json_extract(j.detail, '$.revision') IS NOT NULL AND NOT EXISTS ("
        "  SELECT 1 FROM journal i WHERE i.application = j.application AND i.what = 'imported' AND i.at = j.at)"
        " ORDER BY j.id",
        params,
    )
    for row in found:
        detail = json.loads(row["detail"])
        yield Final(
            row["who"],
            detail["revision"] == 1,
            row["old"] in ("returned", "quarantined"),
            detail.get("typing", 0),
            detail.get("reading", 0),
        )


def returned(db: Database, window: Window) -> dict[str, int]:
    """How many the office sent back, by who had made them final last."""
    when, params = within("j.at", window)
    found = rows(
        db,
        "SELECT who, count(*) AS n FROM ("  # noqa: S608
        " SELECT (SELECT f.who FROM journal f WHERE f.application = j.application AND f.id < j.id"
        "  AND f.what = 'moved' AND f.new = 'ready' AND json_extract(f.detail, '$.revision') IS NOT NULL"
        "  ORDER BY f.id DESC LIMIT 1) AS who"
        f" FROM journal j CROSS JOIN applications a ON a.id = j.application {_OF}"
        f" WHERE {when} AND j.what = 'moved' AND j.new = 'returned')"
        " WHERE who IS NOT NULL GROUP BY who",
        params,
    )
    return {row["who"]: row["n"] for row in found}


def looks(db: Database, window: Window) -> list[Looks]:
    """Second looks by who had typed the first, and field."""
    when, params = within("s.at", window)
    found = rows(
        db,
        "SELECT s.typist, s.field, count(*) AS looks, sum(s.same = 0) AS different FROM second_looks s"  # noqa: S608
        f" JOIN applications a ON a.seq = s.seq {_OF} WHERE {when}"
        " GROUP BY s.typist, s.field ORDER BY s.typist, min(s.id)",
        params,
    )
    return [Looks(**row) for row in found]
