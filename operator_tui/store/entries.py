"""Applications entered in OSS by hand: taken from the outbox, given an outcome or given back. See ``holding``.

Each function belongs into one transaction, and writes its row of the journal in it. What the office holds, or may
hold, has to be let go by it first (see ``claims``), and every outcome of that tells the office. An application that
never left is told to the office after its NIB is known: application and outcome go in one batch, in this order.
"""

from datetime import date
from typing import Final

from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Cause, Status
from operator_tui.core.reasons import GIVEN_BACK, Reason, Step, next_step
from operator_tui.store import applications, claims, decisions, holding, journal
from operator_tui.store.application import Application
from operator_tui.store.holding import CLAIMING, ENDED, MARK, OPEN, Entry, active, by_number, last
from operator_tui.store.sqlcipher import one
from operator_tui.store.store import Tx

__all__ = [
    "CLAIMING", "ENDED", "MARK", "OPEN", "Entry", "active", "begin", "by_number", "failed", "give_back", "issued",
    "last", "leave", "looked_up", "take_over",
]  # fmt: skip

_OPENS: Final = (Status.READY, Status.UNKNOWN, Status.ACCEPTED)


def begin(tx: Tx, seq: int) -> Entry:
    """Take an application out of the outbox and onto a card; whoever began it goes on with it.

    What the office holds, or may hold, is *claiming* first. Raises :class:`Refused` where it is being sent, is held by
    somebody else, or has nothing to be entered.
    """
    app = applications.get(tx.db, seq)
    if (entry := active(tx.db, seq)) is not None:
        if entry.by != tx.who:
            raise _held_by(tx, entry)
        return entry
    if app.status is Status.SENDING:
        raise Refused("ossentry.sending")
    if app.parent or app.status not in _OPENS:
        raise Refused("ossentry.not-for-entry", ref=app.label)
    claims.require_told(tx, app)
    if app.status is not Status.UNKNOWN and claims.needed(tx.db, app):
        return _insert(tx, app, CLAIMING)
    holding.hold(tx, seq)
    _require_held(tx, app)
    return _insert(tx, app, OPEN)


def take_over(tx: Tx, seq: int) -> Entry:
    """Go on with what somebody else began. What they did in OSS isn't known: it is looked up first."""
    entry = active(tx.db, seq)
    if entry is None or entry.by == tx.who:
        return begin(tx, seq)
    app = applications.get(tx.db, seq)
    journal.add(tx, "entry-taken-over", app.id, detail={"from": entry.by})
    if entry.state == CLAIMING:
        tx.db.execute("UPDATE entries SET by = ? WHERE id = ?", [tx.who, entry.id])
        taken = by_number(tx.db, entry.id) or entry
        holding.say_so(tx, app, taken)
        return taken
    holding.end(tx, entry, Status.UNKNOWN)
    if app.status is not Status.UNKNOWN:
        applications.move(tx, seq, Status.UNKNOWN, Cause.ASSISTED, {"reason": "", "from": entry.by})
    return begin(tx, seq)


def leave(tx: Tx, number: int, place: str, seconds: float) -> None:
    """The card is put away for now, at a field; it stays held. ``seconds``: how long it was open this time.

    Of an entry that was ended meanwhile the time is kept all the same.
    """
    tx.db.execute(
        "UPDATE entries SET place = ?, seconds = seconds + ? WHERE id = ?",
        [place, max(0.0, seconds), number],
    )


def looked_up(tx: Tx, number: int, said: str) -> Application:
    """OSS was looked into, and the person isn't there: the card may be entered. ``said``: what its screen showed.

    Where the office may have it, the entry is *claiming* then.
    """
    _entry, app = _held(tx, number)
    return decisions.not_found(tx, app.seq, said)


def issued(tx: Tx, number: int, nib: str, day: date) -> Application:
    """OSS gave the NIB, or had it already: *issued*, typed and not verified. The office is told."""
    entry, app = _held(tx, number)
    _require_granted(entry, app)
    looked = app.status is Status.UNKNOWN
    decisions.require_free(tx, app, nib)
    holding.end(tx, entry, Status.ISSUED)
    return decisions.issued(tx, app.seq, nib, day, Cause.LOOKED_UP if looked else Cause.ASSISTED)


def failed(tx: Tx, number: int, reason: str, said: str, until: str = "") -> Application:
    """It can't be entered, or OSS gave no answer; what follows is the reason's next step.

    To be looked up: *unknown*, and nobody enters it again before that. Another KBLI: *returned*, opening there. All
    else goes back to the outbox. ``until`` is the moment to wait for, where waiting is the step.
    """
    entry, app = _held(tx, number)
    if app.status is Status.UNKNOWN:
        raise Refused("ossentry.look-up-first")
    _require_granted(entry, app)
    step, said = next_step(reason), said.strip()
    if reason == Reason.OTHER and not said:
        raise Refused("store.reason-needed")
    outcome = Status.UNKNOWN.value if step is Step.LOOK_UP else holding.FAILED
    holding.end(tx, entry, outcome, reason, said, until)
    detail = {"reason": reason, "said": said}
    if step is Step.LOOK_UP:
        applications.move(tx, app.seq, Status.UNKNOWN, Cause.ASSISTED, detail)
    else:
        _let_go(tx, app, entry, reason, said)
        if step is Step.KBLI:
            holding.drop(tx, app.seq)
            applications.move(tx, app.seq, Status.RETURNED, Cause.ASSISTED, detail)
        else:
            journal.add(tx, "entry-failed", app.id, detail=detail)
    holding.remind(tx, applications.get(tx.db, app.seq))
    return applications.get(tx.db, app.seq)


def give_back(tx: Tx, number: int) -> Application:
    """Nothing was entered: the application goes back to where it was, and to whoever delivers it."""
    entry, app = _held(tx, number)
    unknown = app.status is Status.UNKNOWN
    by_hand = unknown and journal.unknown_by_hand(tx.db, app.id)
    holding.end(tx, entry, GIVEN_BACK if entry.state == CLAIMING or not unknown else Status.UNKNOWN)
    journal.add(tx, "entry-given-back", app.id)
    if entry.state == CLAIMING:
        claims.withdraw(tx, app)
    elif not unknown:
        _let_go(tx, app, entry, GIVEN_BACK, "")
    elif not by_hand:
        # One that left for the office is asked for again; one that was entered by hand is looked up first.
        holding.free(tx, app.seq)
    now = applications.get(tx.db, app.seq)
    if not now.problem and (by_hand or not unknown):
        holding.remind(tx, now)
    return applications.get(tx.db, app.seq)


def _held(tx: Tx, number: int) -> tuple[Entry, Application]:
    """The entry and its application. Raises :class:`Refused` where it isn't held any more, or by somebody else."""
    entry = by_number(tx.db, number)
    if entry is None or entry.state == ENDED:
        raise Refused("ossentry.over")
    if entry.by != tx.who:
        raise _held_by(tx, entry)
    return entry, applications.get(tx.db, entry.seq)


def _held_by(tx: Tx, entry: Entry) -> Refused:
    return Refused("ossentry.held", who=entry.by, time=holding.time_of(tx, entry.began_at))


def _insert(tx: Tx, app: Application, state: str) -> Entry:
    carried = state == OPEN and holding.claimed(tx.db, app.seq)
    cursor = tx.db.execute(
        "INSERT INTO entries (seq, revision, began_at, by, state, claimed) VALUES (?, ?, ?, ?, ?, ?)",
        [app.seq, app.revision, tx.at, tx.who, state, int(carried)],
    )
    journal.add(tx, "entry-begun", app.id, detail={"state": state})
    entry = by_number(tx.db, int(cursor.lastrowid or 0))
    if entry is None:
        raise Refused("ossentry.over")
    if state == CLAIMING:
        claims.ask(tx, entry)
    holding.say_so(tx, app, entry)
    return entry


def _let_go(tx: Tx, app: Application, entry: Entry, reason: str, said: str) -> None:
    holding.free(tx, app.seq)
    if entry.claimed:
        holding.end_claim(tx, app, reason, said)


def _require_held(tx: Tx, app: Application) -> None:
    """Whatever of it waits for a batch is held now; what a batch has can't be."""
    loose = one(
        tx.db, "SELECT 1 AS yes FROM outbox WHERE seq = ? AND kind = 'application' AND state <> 'entry'", [app.seq]
    )  # fmt: skip
    if loose is not None:
        raise Refused("ossentry.sending")


def _require_granted(entry: Entry, app: Application) -> None:
    """An outcome is of a card that was open: while the office is asked, nothing can have been entered."""
    if entry.state == CLAIMING:
        raise Refused("ossentry.not-granted", ref=app.label)
