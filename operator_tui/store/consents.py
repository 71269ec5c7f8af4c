"""A consent that is taken back: the statement is added, never changed, and what was begun on it is stopped.

UU 27/2022: whoever gave a consent may take it back at any time, and processing for that purpose ends.
"""

from typing import Final

from operator_tui.core.errors import Refused
from operator_tui.core.followups import KINDS
from operator_tui.core.lifecycle import Status
from operator_tui.store import applications, followups, journal, statements
from operator_tui.store.application import Application
from operator_tui.store.sqlcipher import one
from operator_tui.store.store import Tx

_DONE: Final = (Status.CANCELLED, Status.ISSUED)


def withdraw(tx: Tx, seq: int, purpose: str, reason: str) -> Application:
    """Take back the consent of an NIB application for ``halal``, ``pirt`` or ``contact``.

    A follow-up of that purpose is cancelled with the reason, and the office told where it may hold it. Raises
    :class:`Refused` without a consent, and while the follow-up is being sent.
    """
    if not reason.strip():
        raise Refused("store.reason-needed")
    app = applications.get(tx.db, seq)
    if purpose not in statements.consented(tx.db, seq):
        raise Refused("acts.no-consent", ref=app.label)
    _state(tx, app, purpose)
    followups.unsay(tx, app, purpose)
    detail = {"purpose": purpose, "reason": reason.strip()}
    journal.add(tx, "consent-withdrawn", app.id, detail=detail)
    if purpose in KINDS and (begun := followups.of(tx.db, seq, purpose)) is not None:
        if begun.status is Status.SENDING:
            raise Refused("acts.sending-now", ref=begun.label)
        if begun.status not in _DONE:
            applications.cancel(tx, begun.seq, reason)
    return applications.get(tx.db, seq)


def _state(tx: Tx, app: Application, purpose: str) -> None:
    """One more row: no, under the notice that the yes was given under."""
    name = f"consent_{purpose}"
    given = one(
        tx.db, "SELECT notice_version FROM statements WHERE seq = ? AND name = ? ORDER BY id DESC LIMIT 1",
        [app.seq, name],
    )  # fmt: skip
    tx.db.execute(
        "INSERT INTO statements (seq, revision, name, kind, answer, method, paper, notice_version, by, at)"
        " VALUES (?, ?, ?, 'consent', 'T', '', '', ?, ?, ?)",
        [app.seq, app.revision, name, given["notice_version"] if given else "", tx.who, tx.at],
    )
