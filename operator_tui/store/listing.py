"""Lists and counts over the applications, by query; never more rows in memory than are shown."""

import json
import re
from array import array
from collections.abc import Sequence
from typing import Final, NamedTuple

from operator_tui.core.lifecycle import NEEDS_A_HAND, UNSENT, Status
from operator_tui.store import kit, meta
from operator_tui.store.applications import DRAFT_STATES, Application, from_row
from operator_tui.store.sqlcipher import Database, rows

MOST: Final = 2_000
"""Applications that typed words bring, the newest; nobody looks through more, and another letter narrows them."""
_UNTOLD: Final = (
    "a.status = 'issued' AND a.seq IN (SELECT seq FROM outbox WHERE kind = 'application')"
)
_WORD: Final = re.compile(r"\w+")


class Counts(NamedTuple):
    """How things stand: applications by status, and what the top line says."""

    by_status: dict[Status, int]
    last_success: str
    binding: str
    paper: int | None = None
    """For how many applicants the paper lasts; None where nobody has counted it."""
    untold: int = 0
    """Issued by an NIB that was typed here, of which the office hasn't answered for the application yet."""

    @property
    def unsent(self) -> int:
        """Finalised, and not yet proven at the office."""
        return sum(self.by_status.get(status, 0) for status in UNSENT) + self.untold


class Filter(NamedTuple):
    """What a list shows: statuses (none: all) and words that name, NIK, number or village begin with.

    ``drafts_before`` adds the drafts that nobody has typed in since that moment (as it is stored). ``rows`` lets
    through none but these row numbers. ``untold`` adds the issued ones of :attr:`Counts.untold`.
    """

    text: str = ""
    statuses: tuple[Status, ...] = ()
    drafts_before: str = ""
    rows: "array[int] | None" = None
    untold: bool = False


MINE: Final = Filter(statuses=NEEDS_A_HAND)


def seqs(db: Database, wanted: Filter) -> "array[int]":
    """The row numbers that match, newest first: eight bytes each. Of words no more than the newest :data:`MOST`."""
    return newest(db, wanted)[0]


def newest(db: Database, wanted: Filter) -> "tuple[array[int], bool]":
    """:func:`seqs`, and whether the words match still older ones."""
    among, params = _among(wanted)
    if wanted.text.strip():
        words = match(wanted.text)
        if not words:
            return array("q"), False
        # The indexes alone know: no row is read, and none that isn't shown leaves SQLite.
        clause = (
            f" AND EXISTS (SELECT 1 FROM applications a INDEXED BY applications_status"  # noqa: S608  marks only
            f" WHERE a.seq = found.rowid AND ({among}))"
        )
        sql = f"SELECT rowid FROM found WHERE found MATCH ?{clause if among else ''} ORDER BY rowid DESC LIMIT ?"  # noqa: S608
        found = array("q", (row[0] for row in db.execute(sql, [words, *params, MOST + 1])))
        return found[:MOST], len(found) > MOST
    clause = f" WHERE {among}" if among else ""
    # The index on status covers this: the rows themselves aren't read, but for the drafts where their age counts.
    sql = f"SELECT seq FROM applications a{clause} ORDER BY seq DESC"  # noqa: S608
    return array("q", (row[0] for row in db.execute(sql, params))), False


def _among(wanted: Filter) -> tuple[str, list[str]]:
    """The condition of the statuses and rows, with its values; empty for all."""
    if not wanted.statuses and wanted.rows is None:
        return "", []
    params = [status.value for status in wanted.statuses or Status]
    if wanted.drafts_before:
        params.append(Status.DRAFT.value)
    condition = f"a.status IN ({', '.join('?' * len(params))})"
    if wanted.untold:
        condition = f"({condition} OR {_UNTOLD})"
    if wanted.drafts_before:
        condition += " AND (a.status <> 'draft' OR a.updated_at < ?)"
        params.append(wanted.drafts_before)
    if wanted.rows is not None:
        condition += " AND a.seq IN (SELECT value FROM json_each(?))"
        params.append(json.dumps(wanted.rows.tolist()))
    return condition, params


def page(db: Database, wanted: Sequence[int]) -> dict[int, Application]:
    """The applications with these row numbers."""
    marks = ", ".join("?" * len(wanted))
    found = rows(db, f"SELECT * FROM applications WHERE seq IN ({marks})", list(wanted))  # noqa: S608
    return {row["seq"]: from_row(row, "") for row in found}


def counts(db: Database) -> Counts:
    """All applications by status, and the last success of a delivery."""
    found = rows(db, "SELECT status, count(*) AS n FROM applications GROUP BY status")
    return Counts(
        by_status={Status(row["status"]): row["n"] for row in found},
        last_success=meta.get(db, meta.LAST_SUCCESS),
        binding=meta.get(db, meta.BINDING),
        paper=kit.people_on_paper(db),
        untold=next(rows(db, f"SELECT count(*) AS n FROM applications a WHERE {_UNTOLD}"))["n"],  # noqa: S608
    )


def drafts(db: Database) -> list[Application]:
    """Open drafts, the one last typed in first."""
    return [
        from_row(row, "")
        for row in rows(
            db,
            "SELECT * FROM applications WHERE status = 'draft' ORDER BY updated_at DESC, seq DESC",
        )
    ]


def parked(db: Database, most: int = 500) -> list[tuple[Application, str]]:
    """Drafts and corrections, the one last typed in first, each with the field it was left at."""
    marks = ", ".join("?" * len(DRAFT_STATES))
    found = rows(
        db,
        "SELECT a.*, n.focus AS focus FROM applications a JOIN answers n ON n.seq = a.seq"  # noqa: S608  marks only
        f" WHERE a.status IN ({marks}) ORDER BY a.updated_at DESC, a.seq DESC LIMIT ?",
        [*(status.value for status in DRAFT_STATES), most],
    )
    return [(from_row(row, ""), str(row["focus"])) for row in found]


def match(text: str) -> str:
    """Full-text syntax for words as prefixes; nothing typed can be syntax."""
    return " ".join(f'"{word}"*' for word in _WORD.findall(text))
