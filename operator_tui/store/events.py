"""Outreach events: one day at one place. The one in use is stored on each new application."""

import uuid
from typing import Final, NamedTuple

from operator_tui.core.errors import Refused
from operator_tui.store import journal, meta
from operator_tui.store.sqlcipher import Database, one, rows
from operator_tui.store.store import Tx

_SHORTEST: Final = 4
"""Characters of an id that name an event, where they name only one."""


class Event(NamedTuple):
    """An event; ``date`` is ISO, ``tz`` is WIB, WITA or WIT."""

    id: str
    name: str
    date: str
    village: str
    tz: str


def add(tx: Tx, name: str, date: str, village: str, tz: str) -> Event:
    """Store a new event; the first one is in use at once."""
    event = Event(str(uuid.uuid4()), name, date, village, tz)
    tx.db.execute(
        "INSERT INTO events (id, name, date, village, tz, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        [event.id, name, date, village, tz, tx.at],
    )
    journal.add(tx, "event-added", detail={"event": event.id})
    if not meta.get(tx.db, meta.EVENT):
        meta.put(tx, meta.EVENT, event.id)
    return event


def all_events(db: Database) -> list[Event]:
    """Every event, newest day first."""
    found = rows(db, "SELECT id, name, date, village, tz FROM events ORDER BY date DESC, name")
    return [Event(**row) for row in found]


def use(tx: Tx, id_or_name: str) -> Event:
    """Put an event in use, by its id or name. Raises :class:`Refused` if there is none or several."""
    event = named(tx.db, id_or_name)
    meta.put(tx, meta.EVENT, event.id)
    return event


def named(db: Database, id_or_name: str) -> Event:
    """The event with this id or name, or a part of it. Raises :class:`Refused` if there is none or several.

    A part is the beginning of an id, or any of a name, capital or small.
    """
    known = all_events(db)
    found = [e for e in known if id_or_name in (e.id, e.name)]
    if not found and len(id_or_name) >= _SHORTEST:
        part = id_or_name.casefold()
        found = [e for e in known if e.id.startswith(id_or_name) or part in e.name.casefold()]
    if len(found) != 1:
        raise Refused(
            "store.event-unknown" if not found else "store.event-several", event=id_or_name
        )
    return found[0]


def current(db: Database) -> Event | None:
    """The event in use."""
    row = one(
        db,
        "SELECT id, name, date, village, tz FROM events WHERE id = ?",
        [meta.get(db, meta.EVENT)],
    )
    return Event(**row) if row else None
