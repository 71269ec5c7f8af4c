"""What the office told of its applications, and how far its news has been read.

The office's updates are numbered for one device of one office store: the cursor is kept with whose it is, and
begins at 0 for another. Reading the same news again changes nothing.

An NIB is never let go: one that can't be put on its application stands whole in the journal, and the application's
problem says that there is something to ask the office.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from operator_tui.core.lifecycle import Cause, Status
from operator_tui.core.mask import scrub
from operator_tui.store import applications, journal, meta
from operator_tui.store.application import (
    AFTER_CANCEL,
    OTHER_CONTENT,
    OTHER_NIB,
    STOPPED_NIB,
    TRAINING_NIB,
)
from operator_tui.store.applications import Application
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Tx

ACTIVE: Final = "active"
STOPS: Final = (*STOPPED_NIB, ACTIVE)
"""What OSS may say of an NIB that was given before."""


@dataclass(frozen=True)
class Issued:
    """News of an NIB: ``date`` is an ISO day or empty, ``via`` is ``pushed``, ``typed`` or ``training``."""

    id: str
    revision: int
    nib: str
    date: str
    via: str
    verified: bool
    training: bool


def cursor(db: Database) -> int:
    """Where the office's updates have been read to."""
    return int(meta.get(db, meta.CURSOR, "0"))


def meet(tx: Tx, whose: str) -> bool:
    """Make the cursor that of ``whose`` updates; whether what was asked for with it has to be asked for anew.

    For another office store, or another device, it begins at 0.
    """
    former, read_to = meta.get(tx.db, meta.CURSOR_OF), cursor(tx.db)
    if whose == former:
        return False
    meta.put(tx, meta.CURSOR_OF, whose)
    restart(tx, f"{former} > {whose}")
    return read_to > 0


def restart(tx: Tx, why: str) -> None:
    """Read the office's news from the first one on."""
    journal.add(tx, "cursor-restarted", detail={"cursor": cursor(tx.db), "why": why})
    meta.put(tx, meta.CURSOR, "0")


def read_to(tx: Tx, seq: int) -> bool:
    """Move the cursor on, never back; whether it has moved."""
    if seq <= cursor(tx.db):
        return False
    meta.put(tx, meta.CURSOR, str(seq))
    return True


def issued(tx: Tx, news: Issued) -> bool:
    """An NIB came for an application; False if it isn't one that can take it, or has it already."""
    app = applications.by_id(tx.db, news.id)
    detail = {
        "kind": "issued", "revision": news.revision, "nib": news.nib, "date": news.date, "via": news.via,
    }  # fmt: skip
    if app is None:
        journal.add(tx, "update-not-applied", news.id, detail=detail)
        return False
    if app.parent:  # a follow-up never has an NIB of its own
        journal.add(tx, "update-not-applied", news.id, detail=detail)
        return False
    if app.status is Status.ISSUED and app.nib == news.nib:
        return False
    if news.nib in journal.wrong_nibs(tx.db, app.id):
        journal.add(tx, "update-not-applied", app.id, detail={**detail, "why": "called wrong here"})
        return False
    if problem := _misplaced(app, news):
        return _keep(tx, app, problem, detail)
    app = _taken(tx, app, "issued")
    if app.status in (Status.RETURNED, Status.QUARANTINED):
        applications.as_sent(tx, app.seq)
    applications.move(
        tx, app.seq, Status.ISSUED, Cause.DELIVERY, {"via": news.via, "verified": news.verified},
        nib=news.nib, nib_date=news.date, nib_via=news.via, nib_verified=int(news.verified),
        training=int(news.training), accepted_at=app.accepted_at or tx.at,
        problem="", problem_field="", problem_text="",
    )  # fmt: skip
    return True


def verified(tx: Tx, news: Issued) -> bool:
    """OSS confirmed, at the office, the NIB that an application has; False where that is no news.

    Its day is OSS's then, where the office tells one.
    """
    app = applications.by_id(tx.db, news.id)
    if app is None or app.status is not Status.ISSUED or app.nib != news.nib:
        return False
    if not news.verified or app.nib_verified:
        return False
    day = news.date or app.nib_date
    tx.db.execute(
        "UPDATE applications SET nib_verified = 1, nib_date = ?, updated_at = ? WHERE seq = ?",
        [day, tx.at, app.seq],
    )
    journal.add(tx, "nib-verified", app.id, detail={"was": app.nib_date, "date": day})
    return True


def returned(tx: Tx, app_id: str, revision: int, field: str, reason: str, by: str) -> bool:
    """The office sends an application back; False if it isn't one that can be (told in the journal)."""
    app = applications.by_id(tx.db, app_id)
    fits = app is not None and app.revision == revision
    if app is None or not fits or app.status not in (
        Status.ACCEPTED, Status.UNKNOWN, Status.READY,
    ):  # fmt: skip
        detail = {"kind": "returned", "revision": revision}
        journal.add(tx, "update-not-applied", app_id, detail=detail)
        return False
    app = _taken(tx, app, "returned")
    applications.move(
        tx, app.seq, Status.RETURNED, Cause.DELIVERY, {"field": field, "by": by, "reason": scrub(reason)},
        problem="returned", problem_field=field, problem_text=reason,
    )  # fmt: skip
    return True


def stopped(tx: Tx, app_id: str, nib: str, what: str, day: str) -> bool:
    """OSS has frozen or revoked an NIB that was given, or has taken that back (``active``): it is said on it.

    ``day`` is when the office heard. False where no application here has that NIB.
    """
    app = applications.by_id(tx.db, app_id)
    if app is None or app.status is not Status.ISSUED or app.nib != nib:
        detail = {"kind": "stopped", "nib": nib, "why": what}
        journal.add(tx, "update-not-applied", app_id, detail=detail)
        return False
    journal.add(tx, "nib-stopped", app.id, detail={"state": what, "day": day})
    if what != ACTIVE:
        applications.mark(tx, app.seq, STOPPED_NIB[what])
    elif app.problem in STOPPED_NIB.values():
        applications.mark(tx, app.seq, "")
    return True


def _misplaced(app: Application, news: Issued) -> str:
    """Why an NIB can't be put on its application; empty where it can."""
    if news.via == "training" and not news.training:
        return TRAINING_NIB
    if app.status is Status.CANCELLED:
        return AFTER_CANCEL
    if app.status is Status.ISSUED:
        return OTHER_NIB
    if app.status is Status.QUARANTINED and app.problem in (journal.CONFLICT, OTHER_CONTENT):
        return (
            OTHER_CONTENT  # what the office holds under this id and revision isn't what stands here
        )
    takes = (Status.ACCEPTED, Status.UNKNOWN, Status.READY, Status.RETURNED, Status.QUARANTINED)
    return "" if app.revision == news.revision and app.status in takes else OTHER_CONTENT


def _keep(tx: Tx, app: Application, problem: str, detail: Mapping[str, Any]) -> bool:
    """The NIB goes into the journal, and the application's problem says so."""
    journal.add(tx, "update-not-applied", app.id, detail={**detail, "problem": problem})
    applications.mark(tx, app.seq, problem)
    return False


def _taken(tx: Tx, app: Application, why: str) -> Application:
    """News of an *unknown* one proves that the office took it: it is *accepted* then.

    So does news of one that is *ready* again, since it wasn't found in OSS: the office names this very revision.
    """
    if app.status not in (Status.UNKNOWN, Status.READY):
        return app
    tx.db.execute("DELETE FROM outbox WHERE seq = ? AND kind = 'application'", [app.seq])
    applications.move(tx, app.seq, Status.SENDING, Cause.DELIVERY, {"why": why})
    applications.move(tx, app.seq, Status.ACCEPTED, Cause.DELIVERY, {"why": why}, accepted_at=tx.at)
    return applications.get(tx.db, app.seq)
