"""What a person decides about an application: looked up in OSS, let go again, its NIB called wrong.

Each is one transaction: the move, its journal row with who and why, and what the office is told of it.
"""

from datetime import date

from operator_tui.core import checks
from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Cause, Status
from operator_tui.store import (
    applications,
    changes,
    claims,
    documents,
    forms,
    holding,
    journal,
    meta,
)
from operator_tui.store.application import STOPPED_NIB, Application
from operator_tui.store.sqlcipher import one
from operator_tui.store.store import Tx


def found(tx: Tx, seq: int, nib: str, day: date, said: str = "") -> Application:
    """An *unknown* one was looked up in OSS, and has its NIB there. See :func:`issued`."""
    return issued(tx, seq, nib, day, Cause.LOOKED_UP, said)


def issued(tx: Tx, seq: int, nib: str, day: date, cause: Cause, said: str = "") -> Application:
    """OSS has its NIB: *issued*, typed and not verified. An entry by hand of it is over then.

    The office is told with the next batch, behind the application itself where it hasn't answered for that yet. Raises
    :class:`Refused` where that NIB is somebody else's here, or the state is another by now.
    """
    app = applications.get(tx.db, seq)
    require_free(tx, app, nib)
    holding.free(tx, seq)
    training = meta.get(tx.db, meta.BINDING) == "training"
    applications.move(
        tx, seq, Status.ISSUED, cause, {"nib": nib, "date": day.isoformat(), "via": "typed", "said": said.strip()},
        nib=nib, nib_date=day.isoformat(), nib_via="typed", nib_verified=0, training=int(training),
        problem="", problem_field="", problem_text="",
    )  # fmt: skip
    holding.tell(tx, app, {"nib": nib, "date": day.isoformat()}, over=True)
    return applications.get(tx.db, seq)


def not_found(tx: Tx, seq: int, said: str) -> Application:
    """An *unknown* one was looked up in OSS and isn't there: *ready*, and it goes out again under the same id.

    Where somebody holds it for entering it by hand, it stays on that card.
    """
    _require_reason(said)
    app = applications.get(tx.db, seq)
    applications.move(
        tx, seq, Status.READY, Cause.LOOKED_UP, {"said": said.strip()},
        problem="", problem_field="", problem_text="",
    )  # fmt: skip
    tx.db.execute(
        "INSERT OR IGNORE INTO outbox (kind, seq, revision, body, state, left, created_at)"
        " VALUES ('application', ?, ?, '', 'waiting', 1, ?)",
        [seq, app.revision, tx.at],
    )
    claims.looked_up(tx, app)
    return applications.get(tx.db, seq)


def release(tx: Tx, seq: int, reason: str, today: date, tables: checks.Tables) -> Application:
    """Let a *quarantined* one go out again as it was finalised, under the next revision.

    Raises :class:`Refused` where its form was changed since: then it is read back and finalised as any correction.
    """
    _require_reason(reason)
    app = applications.get(tx.db, seq)
    if app.status is not Status.QUARANTINED:
        raise Refused("core.move", old=app.status.value, new=Status.READY.value)
    journal.add(tx, "released", app.id, detail={"reason": reason.strip(), "problem": app.problem})
    again = applications.finalise(tx, seq, forms.of(tx.db, app), today, tables)
    if any(change.revision == again.revision for change in changes.of(tx.db, seq)):
        raise Refused("acts.changed-since", ref=app.label)
    return again


def wrong_nib(tx: Tx, seq: int, reason: str) -> Application:
    """The NIB of an *issued* one isn't this person's: taken off, with the reason; the application is *accepted* again.

    One that the office hasn't answered for is what it was before: *ready*, or *unknown* where it may have left. The
    journal keeps the number; the same one coming again changes nothing. Raises :class:`Refused` while it is on its way.
    """
    _require_reason(reason)
    app = applications.get(tx.db, seq)
    detail = {"reason": reason.strip(), "wrong": app.nib, "via": app.nib_via}
    applications.move(
        tx, seq, _without_nib(tx, seq), Cause.WRONG_NIB, detail,
        nib="", nib_date="", nib_via="", nib_verified=0,
        problem="" if app.problem in STOPPED_NIB.values() else app.problem,
    )  # fmt: skip
    tx.db.execute(
        "DELETE FROM outbox WHERE seq = ? AND kind = 'outcome' AND state = 'waiting'", [seq]
    )
    documents.called_wrong(tx, seq)
    return applications.get(tx.db, seq)


def _without_nib(tx: Tx, seq: int) -> Status:
    item = one(
        tx.db, "SELECT state, left FROM outbox WHERE seq = ? AND kind = 'application'", [seq]
    )
    if item is None:
        return Status.ACCEPTED
    if item["state"] == "leased":
        raise Refused("ossentry.sending")
    return Status.UNKNOWN if item["left"] else Status.READY


def _require_reason(text: str) -> None:
    if not text.strip():
        raise Refused("store.reason-needed")


def require_free(tx: Tx, app: Application, nib: str) -> None:
    """Raise :class:`Refused` where another person's application here has that NIB: it belongs to one."""
    other = one(
        tx.db,
        "SELECT coalesce(ref, '') AS ref FROM applications WHERE nib = ? AND nik <> ? AND seq <> ? LIMIT 1",
        [nib, app.nik, app.seq],
    )
    if other is not None:
        raise Refused("acts.nib-taken", ref=other["ref"])
