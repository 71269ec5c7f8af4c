"""Who holds an application while it is entered in OSS by hand, and what other moves do to that.

An entry is *claiming* (the office has to let it go first), *open*, or *ended*; at most one of an application isn't
ended. While it is held, the application's place in the outbox is held too: no batch has it. What a person would do to
it meanwhile is refused with who holds it; what the office decides ends the entry.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Cause, Status
from operator_tui.core.reasons import GIVEN_BACK, Step, next_step
from operator_tui.core.times import local, moment
from operator_tui.store import events, journal
from operator_tui.store.application import KEPT, Application
from operator_tui.store.sqlcipher import Database, one
from operator_tui.store.store import Tx

CLAIMING, OPEN, ENDED = "claiming", "open", "ended"
MARK: Final = "entry-"
"""How the problem of an application begins that tells of an entry; the words are ``ossentry.problem.*``."""
FAILED: Final = "failed"
_DECIDED: Final = (Status.ISSUED, Status.RETURNED, Status.QUARANTINED, Status.CANCELLED)
"""Where delivery's word leaves nothing to enter."""


@dataclass(frozen=True)
class Entry:
    """One entry by hand. ``place`` is where the card was left, ``seconds`` how long it was in front of the operator.

    ``claimed``: the office holds the application and has let it go to this laptop. ``looked_at``: when OSS was looked
    into, and the person wasn't there. ``until`` is the moment before which nobody tries again.
    """

    id: int
    seq: int
    revision: int
    began_at: str
    by: str
    state: str
    ended_at: str
    outcome: str
    reason: str
    said: str
    place: str
    claimed: bool
    looked_at: str
    until: str
    seconds: float


def active(db: Database, seq: int) -> Entry | None:
    """The entry that holds an application now."""
    return _entry(one(db, "SELECT * FROM entries WHERE seq = ? AND state <> 'ended'", [seq]))


def last(db: Database, seq: int) -> Entry | None:
    """The newest entry of an application, ended or not."""
    return _entry(one(db, "SELECT * FROM entries WHERE seq = ? ORDER BY id DESC LIMIT 1", [seq]))


def by_number(db: Database, number: int) -> Entry | None:
    """The entry with this number."""
    return _entry(one(db, "SELECT * FROM entries WHERE id = ?", [number]))


def claimed(db: Database, seq: int) -> bool:
    """Whether the office's claim is this laptop's still: an entry that came to no outcome lets none go."""
    entry = last(db, seq)
    return entry is not None and entry.claimed and entry.outcome in ("", Status.UNKNOWN)


def moving(tx: Tx, app: Application, new: Status, cause: Cause) -> None:
    """An application is about to change its status. Raises :class:`Refused` where a person would take it off a card."""
    entry = active(tx.db, app.seq)
    if cause is Cause.PERSON and entry is not None:
        raise Refused("ossentry.held", who=entry.by, time=time_of(tx, entry.began_at))
    if cause is Cause.LOOKED_UP and new is Status.READY and entry is None:
        if claimed(tx.db, app.seq):
            end_claim(tx, app)
        free(tx, app.seq)
    elif (cause, new) == (Cause.LOOKED_UP, Status.ISSUED) or (
        cause is Cause.DELIVERY and new in _DECIDED
    ):
        overtaken(tx, app, entry)


def overtaken(tx: Tx, app: Application, entry: Entry | None) -> None:
    """What was decided elsewhere ends an entry: there is nothing left to enter."""
    if entry is not None:
        end(tx, entry, "overtaken")
        journal.add(tx, "entry-overtaken", app.id, detail={"by": entry.by})


def end(
    tx: Tx, entry: Entry, outcome: str, reason: str = "", said: str = "", until: str = ""
) -> None:
    """An entry is over, and with it its mark on the application."""
    tx.db.execute(
        "UPDATE entries SET state = 'ended', ended_at = ?, outcome = ?, reason = ?, said = ?, until = ? WHERE id = ?",
        [tx.at, outcome, reason, said, until, entry.id],
    )
    tx.db.execute(
        "UPDATE applications SET problem = '', problem_field = '', problem_text = ''"
        " WHERE seq = ? AND problem LIKE 'entry-%'",
        [entry.seq],
    )


def hold(tx: Tx, seq: int) -> None:
    """Take an application's item out of the outbox's line."""
    tx.db.execute(
        "UPDATE outbox SET state = 'entry' WHERE seq = ? AND kind = 'application' AND state = 'waiting'", [seq]
    )  # fmt: skip


def free(tx: Tx, seq: int) -> None:
    """Put it back into the line, where it stood."""
    tx.db.execute("UPDATE outbox SET state = 'waiting' WHERE seq = ? AND state = 'entry'", [seq])


def drop(tx: Tx, seq: int) -> None:
    """Take it out of the outbox, also one that is held: what goes out next tells the office more."""
    tx.db.execute(
        "DELETE FROM outbox WHERE seq = ? AND kind = 'application' AND state <> 'leased'", [seq]
    )


def say_so(tx: Tx, app: Application, entry: Entry) -> None:
    """Put on the application who enters it since when, where nothing else has to be said of it."""
    if not app.problem or app.problem.startswith(MARK):
        _mark(tx, app.seq, entry.state, f"{entry.by}, {time_of(tx, entry.began_at)}")


def remind(tx: Tx, app: Application) -> None:
    """Put on the application what its last entry with a reason came to: the step to be taken next."""
    row = one(
        tx.db,
        "SELECT * FROM entries WHERE seq = ? AND revision = ? AND reason <> '' ORDER BY id DESC LIMIT 1",
        [app.seq, app.revision],
    )
    entry = _entry(row)
    if entry is None or app.problem in KEPT:
        return
    step = next_step(entry.reason)
    if (step is Step.LOOK_UP) == (app.status is Status.UNKNOWN):
        waits = step is Step.WAIT and entry.until
        text = time_of(tx, entry.until) if waits else entry.said
        _mark(tx, app.seq, entry.reason, text, "kbli" if step is Step.KBLI else "")


def end_claim(tx: Tx, app: Application, reason: str = GIVEN_BACK, said: str = "") -> None:
    """Tell the office that it may go on with what it had let go to this laptop."""
    tell(tx, app, {"reason": reason, "text": said})


def tell(tx: Tx, app: Application, outcome: Mapping[str, str], *, over: bool = False) -> None:
    """Queue an outcome for the office, behind what waits of the application. It names the entry it is of.

    One that waits already stays; an NIB goes ``over`` it. Raises :class:`Refused` where that one is on its way.
    """
    entry = last(tx.db, app.seq)
    named: dict[str, str | int] = {**outcome, **({"entry": entry.id} if entry else {})}
    body = json.dumps(named, ensure_ascii=False, sort_keys=True)
    new = tx.db.execute(
        "INSERT OR IGNORE INTO outbox (kind, seq, revision, body, state, created_at)"
        " VALUES ('outcome', ?, ?, ?, 'waiting', ?)",
        [app.seq, app.revision, body, tx.at],
    ).rowcount
    if new or not over:
        return
    done = tx.db.execute(
        "UPDATE outbox SET body = ? WHERE kind = 'outcome' AND seq = ? AND revision = ? AND state = 'waiting'",
        [body, app.seq, app.revision],
    ).rowcount
    if not done:
        raise Refused("ossentry.sending")


def time_of(tx: Tx, at: str) -> str:
    """A stored moment as a time on the wall of the event in use: ``10.36``, of another day ``23/11 10.36``."""
    event = events.current(tx.db)
    tz = event.tz if event else "WIB"
    then, now = (local(moment(stamp), tz) for stamp in (at, tx.at))
    return f"{then:%H.%M}" if then.date() == now.date() else f"{then:%d/%m %H.%M}"


def _mark(tx: Tx, seq: int, what: str, text: str, field: str = "") -> None:
    tx.db.execute(
        "UPDATE applications SET problem = ?, problem_field = ?, problem_text = ?, updated_at = ? WHERE seq = ?",
        [f"{MARK}{what}", field, text, tx.at, seq],
    )


def _entry(row: dict[str, object] | None) -> Entry | None:
    return Entry(**{**row, "claimed": bool(row["claimed"])}) if row else None  # type: ignore[arg-type]
