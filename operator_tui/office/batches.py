"""What the office does with one batch: its items, the events they name, the contact, the news; in one transaction."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from operator_tui.core.errors import Refused, Usage
from operator_tui.core.times import stamp
from operator_tui.delivery.protocol import Batch, Item, ItemKind, Result, Update, Verdict
from operator_tui.office import shelf, telling
from operator_tui.office.form import Known
from operator_tui.office.take import take_item
from operator_tui.store.sqlcipher import Database, one

_KIND: Final = "kind"


def take(
    db: Database, device: str, batch: Batch, now: datetime, *, training: bool, known: Known
) -> tuple[tuple[Result, ...], tuple[Update, ...], bool, int]:
    """The results, and the news with whether there is more and where it has read to.

    Raises :class:`Usage` where the store is bound to the other kind, :class:`Refused` where the device was revoked.
    """
    at = stamp(now)
    require_kind(db, training=training)
    _require_welcome(db, device)
    _learn(db, batch.items, known)
    results = tuple(take_item(db, device, item, at, known) for item in batch.items)
    if any(result.verdict == Verdict.ACCEPTED for result in results):
        _bind(db, training=training)
    _keep_events(db, device, batch, results)
    db.execute(
        "UPDATE devices SET last_contact = ?, app = ?, unsent = ?, journal_head = ? WHERE device = ?",
        [at, batch.app[:40], _waiting(batch, results), batch.journal_head[:64], device],
    )
    return (results, *news(db, device, batch.cursor))


def news(db: Database, device: str, cursor: int) -> tuple[tuple[Update, ...], bool, int]:
    """What is new for a device, whether there is more, and where it has read to then.

    A cursor past all that the device was ever told comes from another store, or from before this one was put back
    from a copy: it reads from the first on.
    """
    told = one(db, "SELECT last_update FROM devices WHERE device = ?", [device])
    begin = cursor if told is not None and cursor <= told["last_update"] else 0
    updates, more = telling.updates(db, device, begin)
    return updates, more, updates[-1].seq if updates else begin


def require_kind(db: Database, *, training: bool) -> None:
    """Raise :class:`Usage` where what is held is of the other kind: training and live never share a store."""
    held = one(db, "SELECT value FROM counters WHERE name = ?", [_KIND])
    if held is not None and held["value"] != int(training):
        raise Usage("office.holds-live" if training else "office.holds-training")


def _require_welcome(db: Database, device: str) -> None:
    """A batch that came in while its device was revoked isn't taken any more."""
    row = one(db, "SELECT revoked_at FROM devices WHERE device = ?", [device])
    if row is not None and row["revoked_at"]:
        raise Refused("office.revoked")


def _bind(db: Database, *, training: bool) -> None:
    """The first item taken decides whether this office trains or is live."""
    db.execute("INSERT OR IGNORE INTO counters (name, value) VALUES (?, ?)", [_KIND, int(training)])


def _waiting(batch: Batch, results: Sequence[Result]) -> int:
    """How many applications of the laptop aren't here after its batch: it counts those in the batch as unsent."""
    here = sum(
        item.kind == ItemKind.APPLICATION and result.verdict == Verdict.ACCEPTED
        for item, result in zip(batch.items, results, strict=True)
    )
    return max(0, batch.unsent - here)


def _keep_events(db: Database, device: str, batch: Batch, results: Sequence[Result]) -> None:
    """The events that the applications taken name, as this device last told them."""
    named = {
        event
        for item, result in zip(batch.items, results, strict=True)
        if result.verdict == Verdict.ACCEPTED and isinstance(event := item.body.get("event"), str)
    }
    for event in sorted(named & batch.events.keys()):
        db.execute(
            "INSERT INTO device_events (device, id, body) VALUES (?, ?, ?)"
            " ON CONFLICT (device, id) DO UPDATE SET body = excluded.body",
            [device, event, json.dumps(dict(batch.events[event]), ensure_ascii=False)],
        )


def _learn(db: Database, items: Sequence[Item], known: Known) -> None:
    """Know the forms that these items name and that the staff added, before the items are taken."""
    named = {
        (str(item.body["form"]), str(item.body["form_version"])) for item in items if _names(item)
    }
    for name, version in named:
        if known.form(name, version) is None and (form := shelf.find(db, name, version)):
            known.learn(form)


def _names(item: Item) -> bool:
    form, version = item.body.get("form"), item.body.get("form_version")
    return item.kind == ItemKind.APPLICATION and isinstance(form, str) and isinstance(version, str)
