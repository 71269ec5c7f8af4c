"""Loading a batch: the leased items, the events they belong to, and how the laptop stands."""

from operator_tui import __version__
from operator_tui.delivery.protocol import Batch, Item
from operator_tui.store import events, journal, listing, updates
from operator_tui.store.outbox import Leased
from operator_tui.store.sqlcipher import Database


def make_batch(db: Database, name: str, items: list[Leased], at: str, *, training: bool) -> Batch:
    """The batch of leased items, with the events they belong to and how the laptop stands."""
    wanted = {str(item.body.get("event") or "") for item in items}
    used = {
        e.id: {"name": e.name, "date": e.date, "village": e.village, "tz": e.tz}
        for e in events.all_events(db)
        if e.id in wanted
    }
    return Batch(
        batch=name,
        sent_at=at,
        app=__version__,
        cursor=updates.cursor(db),
        journal_head=journal.head(db),
        unsent=listing.counts(db).unsent,
        training=training,
        items=tuple(Item(i.kind, i.id, i.revision, i.body) for i in items),
        events=used,
    )
