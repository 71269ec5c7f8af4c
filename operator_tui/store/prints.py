"""What was printed, counted: a copy mark stands from the second print on."""

from typing import Final

from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Status
from operator_tui.store import applications, intake, journal
from operator_tui.store.application import Application
from operator_tui.store.sqlcipher import Database, one, rows
from operator_tui.store.store import Tx

SLIP: Final = "slip"
RECEIPT: Final = "receipt"


def run_is(*states: str) -> str:
    """The condition that the run of a print ``p``, counted in the same transaction, is in one of these states."""
    listed = ", ".join(f"'{state}'" for state in states)
    return (
        f"EXISTS (SELECT 1 FROM print_jobs k WHERE k.state IN ({listed})"  # noqa: S608  states are the program's own
        " AND k.kind = p.kind AND k.at = p.at AND k.who = p.who)"
    )


def check(app: Application, kind: str) -> None:
    """Raise :class:`Refused` where this can't be printed of an application as it stands.

    A slip is of an issued NIB only; a receipt of whatever was made final and isn't cancelled.
    """
    if kind == SLIP and app.parent:
        raise Refused("followups.no-slip", ref=app.label)
    if kind == SLIP and app.status is not Status.ISSUED:
        raise Refused("store.not-issued", ref=app.label)
    if kind == RECEIPT and (app.status is Status.DRAFT or not app.ref):
        raise Refused("paper.no-receipt-draft", ref=app.label)
    if kind == RECEIPT and app.status is Status.CANCELLED:
        raise Refused("paper.no-receipt-cancelled", ref=app.label)


def record(tx: Tx, seq: int, kind: str) -> int:
    """Count one print of an application; its number, from 1. Raises as :func:`check`."""
    app = applications.get(tx.db, seq)
    check(app, kind)
    copy = number(tx.db, seq, kind)
    tx.db.execute(
        "INSERT INTO prints (seq, kind, copy, at, who) VALUES (?, ?, ?, ?, ?)",
        [seq, kind, copy, tx.at, tx.who],
    )
    tx.db.execute("UPDATE applications SET prints = prints + 1 WHERE seq = ?", [seq])
    journal.add(tx, "printed", app.id, detail={"kind": kind, "copy": copy})
    return copy


def number(db: Database, seq: int, kind: str) -> int:
    """The number that the next print of this kind gets, from 1."""
    row = one(db, "SELECT count(*) AS n FROM prints WHERE seq = ? AND kind = ?", [seq, kind])
    return int(row["n"]) + 1 if row else 1


def without(db: Database, kind: str) -> list[int]:
    """The applications that this can be printed of and never was, or only given up; the oldest first."""
    wanted = "status = 'issued' AND parent IS NULL"
    if kind == RECEIPT:
        wanted = "ref IS NOT NULL AND status NOT IN ('draft', 'cancelled')"
    found = rows(
        db,
        f"SELECT seq FROM applications a WHERE {wanted} AND NOT EXISTS"  # noqa: S608  fixed words
        f" (SELECT 1 FROM prints p WHERE p.seq = a.seq AND p.kind = ? AND NOT {run_is('dropped')}) ORDER BY seq",
        [kind],
    )
    return [int(row["seq"]) for row in found]


def record_ticket(tx: Tx, person: int) -> int:
    """Count one print of a queue ticket; its number, from 1. Raises :class:`Refused` for nobody."""
    one_of = intake.get(tx.db, person)
    copy = ticket_number(tx.db, person)
    tx.db.execute(
        "INSERT INTO ticket_prints (intake, copy, at, who) VALUES (?, ?, ?, ?)",
        [person, copy, tx.at, tx.who],
    )
    detail = {"kind": "ticket", "copy": copy, "day": one_of.day, "number": one_of.number}
    journal.add(tx, "printed", detail=detail)
    return copy


def ticket_number(db: Database, person: int) -> int:
    """The number that the next print of a person's ticket gets, from 1."""
    row = one(db, "SELECT count(*) AS n FROM ticket_prints WHERE intake = ?", [person])
    return int(row["n"]) + 1 if row else 1
