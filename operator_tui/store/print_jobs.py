"""Every run of paper: how much it took, and the drawn sheets themselves until they are on paper.

A run that the printer didn't take stays ``waiting`` with its content, under the store's own encryption, and the same
sheets are sent again: they are the same print, so no copy mark is added.
"""

from typing import Any, Final, NamedTuple

from operator_tui.core.errors import Refused
from operator_tui.store import journal, kit
from operator_tui.store.sqlcipher import Database, one, rows
from operator_tui.store.store import Tx

WAITING: Final = "waiting"
"""Not with a printer yet, or given back by it."""
SENT: Final = "sent"
"""With the printer's own queue, which hasn't said that it is done."""
PRINTED: Final = "printed"
"""On paper, as far as can be known."""
FILE: Final = "file"
"""Written as a PDF to a folder."""
DROPPED: Final = "dropped"
"""Given up by a person."""
OPEN: Final = (WAITING, SENT)
OFFICIAL: Final = "official"
"""The kind of a run that prints a PDF of OSS."""

_COLUMNS: Final = (
    "id, kind, about, label, size, items, sheets, printer, state, request, why, at, who, state_at"
)


class Job(NamedTuple):
    """One run. ``about`` names the row it is of (``slip:7``), "" for many; ``label`` is what people call it.

    ``request`` is the printer's own number of it, ``why`` the key of the sentence for what went wrong last.
    """

    kind: str
    about: str
    label: str
    size: str
    items: int
    sheets: int
    printer: str
    id: int = 0
    state: str = ""
    request: str = ""
    why: str = ""
    at: str = ""
    who: str = ""
    state_at: str = ""


def add(tx: Tx, job: Job, content: bytes | None, state: str = FILE) -> int:
    """Keep a run: waiting with its content, or without one in the state it has ended in. Its row."""
    state = state if content is None else WAITING
    cursor = tx.db.execute(
        "INSERT INTO print_jobs (kind, about, label, size, items, sheets, printer, content, state, at, who, state_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            job.kind, job.about, job.label, job.size, job.items, job.sheets, job.printer, content, state,
            tx.at, tx.who, tx.at,
        ],
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def keep_official(tx: Tx, job: Job) -> int:
    """Keep the run of a PDF that OSS gave, whose bytes lie with its application; its row, the one that waits if any.

    Its pages come off the kit's paper, as those of every run do.
    """
    if (left := open_about(tx.db, job.about)) is not None:
        return left.id
    journal.add(tx, "printed", detail={"kind": job.kind, "ref": job.label})
    kit.take(tx, "sheets", job.sheets)
    return add(tx, job, b"")


def move(
    tx: Tx, id_: int, state: str, *, request: str = "", why: str = "", printer: str = ""
) -> None:
    """Note what became of a run; its content goes once it is on paper, or given up: then its paper is back in the kit.

    Raises :class:`Refused` for one that has ended.
    """
    job = get(tx.db, id_)
    if job.state not in OPEN:
        raise Refused("paper.job-ended", label=job.label)
    tx.db.execute(
        "UPDATE print_jobs SET state = ?, request = ?, why = ?, state_at = ?, printer = ?,"
        " content = CASE WHEN ? THEN content END WHERE id = ?",
        [state, request, why, tx.at, printer or job.printer, state in OPEN, id_],
    )
    if state == DROPPED:
        if job.kind == OFFICIAL or job.size.startswith("a4"):
            kit.give_back(tx, "sheets", job.sheets, job.at)
        journal.add(tx, "print-dropped", detail={"kind": job.kind, "items": job.items})


def get(db: Database, id_: int) -> Job:
    """A run by its row. Raises :class:`Refused` if there is none."""
    row = one(db, f"SELECT {_COLUMNS} FROM print_jobs WHERE id = ?", [id_])  # noqa: S608  fixed names
    if row is None:
        raise Refused("paper.job-unknown")
    return _job(row)


def content(db: Database, id_: int) -> bytes:
    """The sheets of a run that isn't on paper yet. Raises :class:`Refused` once they are gone."""
    row = one(db, "SELECT label, content FROM print_jobs WHERE id = ?", [id_])
    if row is None or row["content"] is None:
        raise Refused("paper.job-ended", label=row["label"] if row else "")
    return bytes(row["content"])


def open_jobs(db: Database) -> list[Job]:
    """Those that aren't on paper, the oldest first."""
    found = rows(
        db,
        f"SELECT {_COLUMNS} FROM print_jobs WHERE state IN (?, ?) ORDER BY id",  # noqa: S608  fixed names
        list(OPEN),
    )
    return [_job(row) for row in found]


def open_about(db: Database, about: str) -> Job | None:
    """The run of one row that isn't on paper yet, if there is one; the newest."""
    if not about:
        return None
    row = one(
        db,
        f"SELECT {_COLUMNS} FROM print_jobs WHERE about = ? AND state IN (?, ?)"  # noqa: S608  fixed names
        " ORDER BY id DESC LIMIT 1",
        [about, *OPEN],
    )
    return _job(row) if row else None


def recent(db: Database, limit: int) -> list[Job]:
    """The newest runs, those that aren't on paper before all others."""
    found = rows(
        db,
        f"SELECT {_COLUMNS} FROM print_jobs ORDER BY state IN (?, ?) DESC, id DESC LIMIT ?",  # noqa: S608  fixed names
        [*OPEN, limit],
    )
    return [_job(row) for row in found]


def _job(row: dict[str, Any]) -> Job:
    return Job(**{name: row[name] for name in Job._fields})
