"""Bringing the office's answers back from a stick, and settling the bundles that they answer.

An answer settles its items with the very :func:`settle` that answers over the link go through, in one transaction, and
only those of its bundle that still wait.
"""

import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from operator_tui import logs
from operator_tui.core.errors import Refused
from operator_tui.delivery import bundle
from operator_tui.delivery.bundle import Reply
from operator_tui.delivery.problems import Problem
from operator_tui.delivery.protocol import Answer
from operator_tui.delivery.sender import SenderLock
from operator_tui.delivery.settle import Settled, settle
from operator_tui.store import bundles, meta, outbox, updates
from operator_tui.store.store import Store, Tx

_PAUSE: Final = 0.5
_PATIENCE: Final = 240
"""Pauses that an answer waits for a batch under way, which lasts a hundred seconds at most."""


@dataclass(frozen=True)
class Taken:
    """What came of an answer; ``again`` where it was taken before and nothing in it is new."""

    name: str
    settled: Settled
    training: bool
    again: bool = False


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
    accepted, refused = bundles.came_to(tx.db, reply.id)
    settled = settle(tx, reply.id, items, answer, sent.bytes, down)
    bundles.settled(
        tx, reply.id, reply.answer.request, accepted + settled.accepted, refused + settled.refused
    )
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
        issued=done.issued, returned=done.returned, request=reply.answer.request,
    )  # fmt: skip
