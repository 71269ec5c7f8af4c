"""Taking applications to the office by hand: writing bundles to a stick.

All that the office hasn't answered for goes into each bundle, whether it left before or not: a stick may be lost, and
the office answers the same for the same id. A bundle without items asks for what is new.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
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
from operator_tui.delivery.bundle import Bundle
from operator_tui.delivery.loading import make_batch
from operator_tui.delivery.protocol import MAX_ITEMS
from operator_tui.store import bundles, listing, meta
from operator_tui.store.outbox import Leased
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store, Tx

_TRIES: Final = 5
"""How often a bundle is made anew where an application changed while its file was written."""


@dataclass(frozen=True)
class Written:
    """One bundle that stands on the stick."""

    path: Path
    items: int
    bytes: int


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
    if not stick.is_folder(folder):
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
        if _put(store, path, made, named=one_file):
            found.append(Written(path, made.sent.items, made.sent.bytes))
            told(found[-1])
            after, more, tries = made.last, made.more, 0
        elif (tries := tries + 1) >= _TRIES:
            raise Refused("bundle.busy")
    return found


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
    name, label = str(uuid.uuid4()), _name(db, now, tz, folder)
    batch = partial(make_batch, db, name, at=stamp(now), training=binding == "training")
    items = _fitting(db, after, lambda items: bundle.fits(batch(items)))
    if not items and not after and not listing.counts(db).by_status.get(Status.ACCEPTED):
        raise Refused("bundle.nothing")
    made = Bundle(
        name, label, token, answer_to, bundle.new_secret(), None if not binding else binding == "training",
        meta.get(db, meta.CURSOR_OF), batch(items),
    )  # fmt: skip
    data = bundle.seal(made, key)
    sent = bundles.Sent(name, label, stamp(now), len(items), len(data))
    last = items[-1].seq if items else after
    more = bool(items) and bool(_fitting(db, last, lambda items: bundle.fits(batch(items))))
    return _Made(sent, made.secret, items, data, last, more)


def _fitting(db: Database, after: int, fits: Callable[[list[Leased]], bool]) -> list[Leased]:
    """The items of the next applications that fit into one batch.

    One that is too large by itself is passed by: no office takes it, and the link puts it aside in its own words.
    """
    while items := bundles.next_items(db, after, MAX_ITEMS):
        while not fits(items):
            first = [item for item in items if item.seq == items[0].seq]
            if items == first:
                after = first[0].seq
                break
            items = bundles.shorter(items, len(items) // 2) or first
        else:
            return items
    return []


def _name(db: Database, now: datetime, tz: str, folder: Path) -> str:
    """``MJL03-261124-1026-01``: a name that no bundle of this laptop has had, nor a file where it is to lie."""
    start = f"{meta.get(db, meta.DEVICE)}-{local(now, tz):%y%m%d-%H%M}"
    there = stick.names(folder, bundle.SUFFIX)
    taken = bundles.names(db) | {name.partition(".")[0] for name in there}
    return next(name for n in count(1) if (name := f"{start}-{n:02}") not in taken)


def _put(store: Store, path: Path, made: _Made, *, named: bool) -> bool:
    """Write the file, and record it once it is whole.

    False where an application changed meanwhile, or another window was first with a name that nobody chose.
    """
    try:
        done = stick.write(
            path, made.data, lambda: store.do(lambda tx: bundles.written(tx, made.sent, made.secret, made.items))
        )  # fmt: skip
    except Usage:
        if named:
            raise
        return False
    except StoreTrouble as error:
        if error.key == "bundle.no-name":
            store.do(lambda tx: bundles.unfinished(tx, made.sent.id, "no name"))
        raise
    if done:
        logs.info(
            "delivery", "bundle.written", batch=made.sent.id[:8], items=made.sent.items, bytes=made.sent.bytes
        )  # fmt: skip
    return done
