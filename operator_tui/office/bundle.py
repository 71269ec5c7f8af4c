"""USB bundles at the office: taken as a batch over HTTP is, and answered by a file that only the laptop opens."""

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from operator_tui.core.errors import Refused
from operator_tui.core.times import stamp
from operator_tui.delivery import bundle, protocol
from operator_tui.delivery.bundle import Reply
from operator_tui.delivery.protocol import Answer, Batch, Result
from operator_tui.office import settings
from operator_tui.office.store import OfficeStore
from operator_tui.store.sqlcipher import Database, one

_SECRET: Final = "bundle.secret"  # noqa: S105  the name of a setting
_PUBLIC: Final = "bundle.public"


@dataclass(frozen=True)
class Imported:
    """What came of one bundle; ``again`` where it was taken before, and so changed nothing now.

    ``reply`` are the bytes of the answer's file, ``updates`` how much news is in it.
    """

    device: str
    name: str
    batch: Batch
    results: tuple[Result, ...]
    updates: int
    again: bool
    reply: bytes

    def __repr__(self) -> str:
        return f"Imported({self.name!r}, results={len(self.results)})"


def public_key(store: OfficeStore) -> str:
    """The key that laptops encrypt their bundles for; made by the first call, and never another."""
    found = store.read(lambda db: settings.get(db, _PUBLIC))
    if found:
        return found
    made = bundle.new_secret_key()
    shown = bundle.public_key(made)

    def keep(db: Database) -> str:
        if kept := settings.get(db, _PUBLIC):
            return kept
        settings.put(db, _SECRET, made)
        settings.put(db, _PUBLIC, shown)
        return shown

    return store.write(keep)


def take(store: OfficeStore, data: bytes, now: datetime, *, training: bool) -> Imported:
    """Take the bundle in a file's bytes. The same again gets the same results, and what is new since.

    Raises :class:`Refused`, with nothing taken: for a file that isn't a bundle for this office, a token that isn't
    known here (any more), or a laptop of the other kind; :class:`Usage` where the store is bound to the other kind.
    """
    public_key(store)
    opened = bundle.open_bundle(data, store.read(lambda db: settings.get(db, _SECRET)))
    device = store.device_of(opened.token)
    if device is None:
        raise Refused("bundle.token-unknown", name=opened.name)
    if opened.training is not None and opened.training != training:
        raise Refused("bundle.other-kind-office", name=opened.name)
    own = opened.cursor_of == protocol.whose(store.id, device)
    asked = opened.batch.cursor if own else 0
    batch = replace(opened.batch, cursor=asked, training=training)
    request = secrets.token_hex(4)  # as over HTTP: too short to be masked in a log as a number
    answer = store.take(device, batch, now, training=training, request=request)
    answer = _with_all_news(store, device, answer, now)
    reply = Reply(opened.id, opened.name, opened.secret, asked, answer)
    sealed = bundle.seal_reply(reply, opened.answer_to)
    again = not store.write(
        lambda db: _record(db, opened.id, device, stamp(now), data, len(batch.items))
    )
    return Imported(
        device, opened.name, batch, answer.results, len(answer.updates), again, sealed
    )  # fmt: skip


def _with_all_news(store: OfficeStore, device: str, answer: Answer, now: datetime) -> Answer:
    """The answer with the pages of news behind its own: there is no asking on over a stick."""
    size = 0
    while answer.more and bundle.room_for(len(answer.updates), size):
        page = store.news(
            device, answer.cursor, now, training=answer.training, request=answer.request
        )
        size += sum(len(update.reason) + 400 for update in page.updates)
        answer = replace(
            answer, cursor=page.cursor, updates=answer.updates + page.updates, more=page.more
        )
    return answer


def _record(db: Database, name: str, device: str, at: str, data: bytes, items: int) -> bool:
    """Write down that it came; False if it had come before."""
    if one(db, "SELECT 1 AS yes FROM bundles WHERE id = ?", [name]):
        return False
    db.execute(
        "INSERT INTO bundles (id, device, at, digest, items) VALUES (?, ?, ?, ?, ?)",
        [name, device, at, hashlib.sha256(data).hexdigest(), items],
    )
    return True
