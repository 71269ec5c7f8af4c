"""What operators did in a stretch of time, row by row: nothing of an applicant is read here."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from operator_tui.store.sqlcipher import Database, rows


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


def acts(db: Database, start: str, end: str) -> Iterator[tuple[str, str]]:
    """Who did something, and when, in order; what the engine did in their name is left out."""
    found = rows(
        db,
        "SELECT who, at FROM journal WHERE at >= :start AND at < :end"
        " AND (what IN ('begun', 'printed', 'nik-shown')"
        "      OR (what = 'moved' AND json_extract(detail, '$.cause') <> 'delivery'))"
        " UNION ALL SELECT by, at FROM second_looks WHERE at >= :start AND at < :end"
        " ORDER BY 1, 2",
        {"start": start, "end": end},
    )
    return ((row["who"], row["at"]) for row in found)


def finals(db: Database, start: str, end: str) -> Iterator[Final]:
    """Every time an application was made final."""
    found = rows(
        db,
        "SELECT j.who, j.old, j.detail FROM journal j"
        " WHERE j.at >= ? AND j.at < ? AND j.what = 'moved' AND j.new = 'ready'"
        " AND json_extract(j.detail, '$.revision') IS NOT NULL AND NOT EXISTS ("
        "  SELECT 1 FROM journal i WHERE i.application = j.application AND i.what = 'imported' AND i.at = j.at)"
        " ORDER BY j.id",
        [start, end],
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


def returned(db: Database, start: str, end: str) -> dict[str, int]:
    """How many the office sent back, by who had made them final last."""
    found = rows(
        db,
        "SELECT who, count(*) AS n FROM ("
        " SELECT (SELECT f.who FROM journal f WHERE f.application = j.application AND f.id < j.id"
        "  AND f.what = 'moved' AND f.new = 'ready' AND json_extract(f.detail, '$.revision') IS NOT NULL"
        "  ORDER BY f.id DESC LIMIT 1) AS who"
        " FROM journal j WHERE j.at >= ? AND j.at < ? AND j.what = 'moved' AND j.new = 'returned')"
        " WHERE who IS NOT NULL GROUP BY who",
        [start, end],
    )
    return {row["who"]: row["n"] for row in found}


def looks(db: Database, start: str, end: str) -> list[Looks]:
    """Second looks by who had typed the first, and field."""
    found = rows(
        db,
        "SELECT typist, field, count(*) AS looks, sum(same = 0) AS different FROM second_looks"
        " WHERE at >= ? AND at < ? GROUP BY typist, field ORDER BY typist, min(id)",
        [start, end],
    )
    return [Looks(**row) for row in found]
