"""Taking applications to the office by hand: writing bundles, and taking the office's answers to them.

All that the office hasn't answered for goes into each bundle, whether it left before or not: a stick may be lost, and
the office answers the same for the same id. A bundle without items asks for what is new. An answer settles its items
with the very :func:`settle` that answers over the link go through, in one transaction, and only those that still wait.
"""

import hmac
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final

from operator_tui import logs
from operator_tui.core.errors import Refused, StoreTrouble, Usage
from operator_tui.core.lifecycle import Status
from operator_tui.core.times import local, stamp
from operator_tui.delivery import bundle, stick
from operator_tui.delivery.bundle import Bundle, Reply
from operator_tui.delivery.loading import make_batch
from operator_tui.delivery.problems import Problem
from operator_tui.delivery.protocol import MAX_ITEMS, Answer
from operator_tui.delivery.sender import SenderLock
from operator_tui.delivery.settle import Settled, settle
from operator_tui.store import bundles, listing, meta, outbox, updates
from operator_tui.store.outbox import Leased
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store, Tx

_TRIES: Final = 5
"""How often a bundle is made anew where an application changed while its file was written."""
_PAUSE: Final = 0.5
_PATIENCE: Final = 240
"""Pauses that an answer waits for a batch under way, which lasts a hundred seconds at most."""


@dataclass(frozen=True)
class Written:
    """One bundle that stands on the stick."""

    path: Path
    items: int
    bytes: int


@dataclass(frozen=True)
class Taken:
    """What came of an answer; ``again`` where it was taken before and nothing in it is new."""

    name: str
    settled: Settled
    training: bool
    again: bool = False


@dataclass(frozen=True)
class _Made:
    """A bundle before it is written: its items, and the last application that was looked at."""

    sent: bundles.Sent
    secret: str
    items: list[Leased]
    data: bytes
    last: int
    more: bool


def office_key(store: Store, setting: str) -> str:
    """The office's key: as it is set, or as its gateway told it. Raises :class:`Usage` where neither is there."""
    key = setting or store.read(lambda db: meta.get(db, meta.BUNDLE_KEY))
    if not key:
        raise Usage("bundle.no-key")
    return key


def export(
    store: Store, target: Path, key: str, tz: str = "WIB", told: Callable[[Written], object] = id
) -> list[Written]:
    """Write all that waits for the office into a folder, or into the one file that is named; what was written.

    ``told`` hears of each bundle as it stands. Raises :class:`Usage` for a target or a setting, :class:`Refused` where
    there is nothing to take to the office, :class:`StoreTrouble` for the stick; what stands by then has left.
    """
    one_file = target.suffix == bundle.SUFFIX
    folder = target.parent if one_file else target
    if not folder.is_dir():
        raise Usage("bundle.no-folder", folder=folder)
    make = partial(
        _make, folder=folder, key=key, answer_to=bundle.public_key(_identity(store)), tz=tz
    )
    found: list[Written] = []
    after, more, tries = 0, True, 0
    while more:
        made = store.read(partial(make, after=after, now=store.clock()))
        if one_file and made.more:
            raise Usage("bundle.several", most=MAX_ITEMS)
        path = target if one_file else folder / f"{made.sent.name}{bundle.SUFFIX}"
        if _put(store, path, made):
            found.append(Written(path, made.sent.items, made.sent.bytes))
            told(found[-1])
            after, more, tries = made.last, made.more, 0
        elif (tries := tries + 1) >= _TRIES:
            raise Refused("bundle.busy")
    return found


def take(
    store: Store, home: Path, data: bytes, pause: Callable[[float], object] = time.sleep
) -> Taken:
    """Take the office's answer to a bundle, waiting for a batch that is under way. Raises :class:`Refused`.

    Whatever is refused changes nothing, and neither does the same answer a second time.
    """
    identity = store.read(lambda db: meta.get(db, meta.BUNDLE_IDENTITY))
    if not identity:
        raise Refused("bundle.not-for-laptop")
    reply = bundle.open_reply(data, identity)
    for _ in range(_PATIENCE):
        taken = store.do(lambda tx: _settle(tx, reply, len(data)))
        if taken is not None:
            _log(reply, taken)
            return taken
        if not _resolve_dead(store, home):
            pause(_PAUSE)
    raise Refused("bundle.busy")


def fitting(answer: Answer, asked: int, cursor: int, whose: str) -> Answer:
    """An answer that was asked for with one cursor, as one to be read with the cursor as it stands by now.

    Its news counts only where it begins at or before what has been read, else what lies between would be lost. An
    office whose news ends before what it was asked from has forgotten, and says so by that; an old answer doesn't.
    """
    forgotten = answer.cursor < asked
    if answer.whose == whose:
        if forgotten:
            return answer
        if asked <= cursor:
            return replace(answer, cursor=max(answer.cursor, cursor))
    elif asked == 0 or forgotten:
        return answer
    store, _, device = whose.partition("/")
    return replace(answer, updates=(), cursor=cursor, store=store, device=device)


def _identity(store: Store) -> str:
    """The key that answers to this laptop are encrypted for; made once."""
    made = bundle.new_secret_key()

    def keep(tx: Tx) -> str:
        kept = meta.get(tx.db, meta.BUNDLE_IDENTITY)
        if not kept:
            meta.put(tx, meta.BUNDLE_IDENTITY, made)
        return kept or made

    return store.do(keep)


def _make(
    db: Database, *, after: int, now: datetime, folder: Path, key: str, answer_to: str, tz: str
) -> _Made:
    """The next bundle, at most as large as the protocol lets a batch be."""
    token, binding = meta.get(db, meta.TOKEN), meta.get(db, meta.BINDING)
    if not token:
        raise Usage("delivery.no-token")
    items = bundles.next_items(db, after, MAX_ITEMS)
    if not items and not after and not listing.counts(db).by_status.get(Status.ACCEPTED):
        raise Refused("bundle.nothing")
    at, name = stamp(now), str(uuid.uuid4())
    batch = make_batch(db, name, items, at, training=binding == "training")
    while not bundle.fits(batch) and len(items) > 1:
        items = bundles.shorter(items, len(items) // 2)
        batch = make_batch(db, name, items, at, training=binding == "training")
    last = items[-1].seq if items else after
    label = _name(db, now, tz, folder)
    made = Bundle(
        name, label, token, answer_to, bundle.new_secret(), None if not binding else binding == "training",
        meta.get(db, meta.CURSOR_OF), batch,
    )  # fmt: skip
    data = bundle.seal(made, key)
    sent = bundles.Sent(name, label, at, len(items), len(data))
    more = bool(items) and bool(bundles.next_items(db, last, 1))
    return _Made(sent, made.secret, items, data, last, more)


def _name(db: Database, now: datetime, tz: str, folder: Path) -> str:
    """``MJL03-261124-1026-01``: a name that no bundle of this laptop has had, nor a file where it is to lie."""
    start = f"{meta.get(db, meta.DEVICE)}-{local(now, tz):%y%m%d-%H%M}"
    taken = bundles.names(db) | {
        path.name.partition(".")[0] for path in stick.found(folder, bundle.SUFFIX)
    }
    return next(name for n in count(1) if (name := f"{start}-{n:02}") not in taken)


def _put(store: Store, path: Path, made: _Made) -> bool:
    """Write the file, and record it once it is whole; False where an application changed meanwhile."""
    try:
        done = stick.write(
            path, made.data, lambda: store.do(lambda tx: bundles.written(tx, made.sent, made.secret, made.items))
        )  # fmt: skip
    except StoreTrouble as error:
        if error.key == "bundle.no-name":
            store.do(lambda tx: bundles.unfinished(tx, made.sent.id, "no name"))
        raise
    if done:
        logs.info(
            "delivery", "bundle.written", batch=made.sent.id[:8], items=made.sent.items, bytes=made.sent.bytes
        )  # fmt: skip
    return done


def _settle(tx: Tx, reply: Reply, down: int) -> Taken | None:
    """Settle an answer; None, with nothing done, while a batch is under way: its items are another answer's."""
    known = bundles.find(tx.db, reply.id)
    if known is None or not hmac.compare_digest(known[1], reply.secret):
        raise Refused("bundle.not-asked")
    sent, _secret = known
    kind = meta.get(tx.db, meta.BINDING)
    if kind and kind != ("training" if reply.answer.training else "live"):
        raise Refused("bundle.other-kind")
    if bundles.sending(tx.db):
        return None
    items = bundles.take_up(
        tx, reply.id, {(r.kind, r.id, r.revision) for r in reply.answer.results}
    )
    if sent.answer == reply.answer.request and not items:
        return Taken(sent.name, Settled(), reply.answer.training, again=True)
    whose = meta.get(tx.db, meta.CURSOR_OF)
    answer = fitting(reply.answer, reply.asked, updates.cursor(tx.db), whose)
    if answer.whose != whose:
        updates.meet(tx, answer.whose)  # asked for from the first on, so none of it is missing
    settled = settle(tx, reply.id, items, answer, sent.bytes, down)
    bundles.settled(tx, reply.id, reply.answer.request)
    return Taken(sent.name, settled, answer.training)


def _resolve_dead(store: Store, home: Path) -> bool:
    """Give back what a sender that died had leased; False while one lives, and has to be waited for."""
    lock = SenderLock(home, "bundle")
    try:
        if not lock.acquire(store.clock()):
            return False
        store.do(lambda tx: outbox.resolve_dead(tx, Problem.DEAD_SENDER))
    finally:
        lock.release()
    return True


def _log(reply: Reply, taken: Taken) -> None:
    done = taken.settled
    logs.info(
        "delivery", "bundle.taken", batch=reply.id[:8], accepted=done.accepted, refused=done.refused,
        issued=done.issued, returned=done.returned,
    )  # fmt: skip
