"""What the office holds is entered in OSS by hand only once it has let it go: the claim, asked, granted or denied.

It goes with the next batch, behind all that the office has to be told of the application before. A grant that nobody
waits for any more is given back at once, so that the office goes on with it.
"""

import json
from typing import Final

from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Status
from operator_tui.store import applications, holding, journal
from operator_tui.store.application import Application
from operator_tui.store.holding import CLAIMING, Entry
from operator_tui.store.sqlcipher import Database, one
from operator_tui.store.store import Tx

_DENIED: Final = "denied"


def needed(db: Database, app: Application) -> bool:
    """Whether the office holds it, or may hold it, in this revision or in an earlier one."""
    return app.status is Status.ACCEPTED or journal.revision_that_left(db, app.id) > 0


def require_told(tx: Tx, app: Application) -> None:
    """Raise :class:`Refused` while the office has still to be told of what was decided of it before."""
    if one(
        tx.db, "SELECT 1 AS yes FROM outbox WHERE seq = ? AND (kind <> 'application' OR ?) LIMIT 1",
        [app.seq, app.status is Status.ACCEPTED],
    ):  # fmt: skip
        raise Refused("ossentry.office-first")


def ask(tx: Tx, entry: Entry) -> None:
    """Ask the office for an application that it holds or may hold: what waits of it goes there again, under the same
    id, and the claim behind it. It names its entry, so that a late copy of it is never taken for another one.
    """
    holding.free(tx, entry.seq)
    tx.db.execute(
        "INSERT INTO outbox (kind, seq, revision, body, state, created_at)"
        " VALUES ('claim', ?, ?, ?, 'waiting', ?)",
        [entry.seq, entry.revision, json.dumps({"entry": entry.id}), tx.at],
    )


def looked_up(tx: Tx, app: Application) -> None:
    """It isn't in OSS: whoever holds it may enter it, once the office has let it go where it may have it."""
    entry = holding.active(tx.db, app.seq)
    if entry is None:
        return
    tx.db.execute("UPDATE entries SET looked_at = ? WHERE id = ?", [tx.at, entry.id])
    if entry.state == CLAIMING:
        return  # asked for already, behind what goes out again
    holding.hold(tx, app.seq)
    if not entry.claimed and needed(tx.db, app):
        ask(tx, entry)
        tx.db.execute("UPDATE entries SET state = ? WHERE id = ?", [CLAIMING, entry.id])
    holding.say_so(
        tx, applications.get(tx.db, app.seq), holding.by_number(tx.db, entry.id) or entry
    )


def withdraw(tx: Tx, app: Application) -> None:
    """Take a claim back; where it may have left, the office is told behind it."""
    gone = tx.db.execute(
        "DELETE FROM outbox WHERE seq = ? AND kind = 'claim' AND state = 'waiting' AND left = 0", [app.seq]
    ).rowcount  # fmt: skip
    if not gone:
        holding.end_claim(tx, app)


def granted(tx: Tx, seq: int) -> None:
    """The office has let an application go to this laptop: the card may be opened."""
    found = tx.db.execute(
        "UPDATE entries SET state = 'open', claimed = 1 WHERE seq = ? AND state = 'claiming'", [seq]
    ).rowcount
    app = applications.get(tx.db, seq)
    if not found:
        if app.status is not Status.CANCELLED:
            holding.end_claim(tx, app)
    elif (entry := holding.active(tx.db, seq)) is not None:
        holding.say_so(tx, app, entry)


def denied(tx: Tx, seq: int, text: str) -> None:
    """The office keeps it, and says why: on the application, too, where nothing weightier stands."""
    entry = holding.active(tx.db, seq)
    if entry is None or entry.state != CLAIMING:
        return
    holding.end(tx, entry, _DENIED, said=text)
    app = applications.get(tx.db, seq)
    if not app.problem:
        applications.mark(tx, seq, f"{holding.MARK}{_DENIED}", "", text)
