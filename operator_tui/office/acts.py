"""The office's own record of what its staff did and looked at: append-only, and without an applicant's data."""

import json
from collections.abc import Mapping
from typing import Any, Final

from operator_tui.core.text import clean
from operator_tui.store.sqlcipher import Database, one, rows

_WHO: Final = 80
"""Characters kept of a name."""
MARK: Final = "mark"
"""Where a detail holds the digest of what was done, so that the same is done once."""


def record(
    db: Database,
    at: str,
    by: str,
    what: str,
    subject: str = "",
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Add a row in the transaction of what it tells. ``subject`` is a device, an application's id, or empty."""
    db.execute(
        "INSERT INTO acts (at, by, what, subject, detail) VALUES (?, ?, ?, ?, ?)",
        [at, clean(by)[:_WHO], what, subject, json.dumps(dict(detail or {}), ensure_ascii=False)],
    )


def is_there(db: Database, subject: str, mark: str) -> bool:
    """Whether something with this mark was done to the subject before."""
    found = one(
        db,
        "SELECT 1 AS yes FROM acts WHERE subject = ? AND json_extract(detail, '$.mark') = ?",
        [subject, mark],
    )
    return found is not None


def all_of(db: Database) -> list[dict[str, Any]]:
    """Every row, oldest first: ``at``, ``by``, ``what``, ``subject``, its ``ref`` where it has one, ``detail``."""
    found = rows(
        db,
        "SELECT acts.at, acts.by, acts.what, acts.subject, coalesce(applications.ref, '') AS ref, acts.detail"
        " FROM acts LEFT JOIN applications ON applications.id = acts.subject ORDER BY acts.row",
    )
    return [{**row, "detail": _shown(row["detail"])} for row in found]


def _shown(detail: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(detail)
    return {key: value for key, value in data.items() if key != MARK}
