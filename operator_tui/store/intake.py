"""The front desk's people: taken in, waiting, called, served, absent, gone. A row is never deleted.

Numbers begin at 1 each day and have no gaps. Every change of state writes one row in the journal, without a name or
a NIK, in the same transaction.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from operator_tui.core import line
from operator_tui.core.checks import REASON
from operator_tui.core.errors import Refused
from operator_tui.core.line import IN_LINE, OPERATOR, Standing, Waiter
from operator_tui.core.times import local, moment
from operator_tui.store import events, journal, meta
from operator_tui.store.application import Typed
from operator_tui.store.sqlcipher import Database, one, rows
from operator_tui.store.store import Tx


class Person(NamedTuple):
    """One row: who took which number. Texts are as the desk's form stores them; moments as everywhere in the store.

    ``came_at`` is when the number was given, ``called_at`` when the wait ended (empty before), ``state_at`` when the
    state last changed; ``application`` is the draft or application made of it, 0 for none.
    """

    id: int
    day: str
    number: int
    name: str
    nik: str
    phone: str
    services: str
    papers: str
    served: str
    priority: bool
    remark: str
    state: Standing
    place: float
    absences: int
    came_at: str
    state_at: str
    called_at: str
    application: int

    @property
    def waiter(self) -> Waiter:
        """What decides the place in line."""
        return Waiter(self.id, self.number, self.priority, self.served)

    @property
    def waited_until(self) -> str:
        """The moment the wait ended: called, served or gone; empty while it goes on."""
        return "" if self.state in IN_LINE else self.called_at or self.state_at


def add(tx: Tx, texts: Mapping[str, str]) -> Person:
    """Take someone in: the next number of the day, at the end of the line or of those with priority."""
    event, day = events.current(tx.db), today(tx.db, tx.at)
    number = meta.count(tx, f"intake:{day}")
    remark = " ".join(texts[name] for name in texts if name.startswith(REASON))
    cursor = tx.db.execute(
        "INSERT INTO intake (event, day, number, name, nik, phone, services, papers, served, priority, remark,"
        " state, place, came_at, state_at, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)",
        [
            event.id if event else None, day, number, texts.get("name", ""), texts.get("nik", ""),
            texts.get("phone", ""), texts.get("services", ""), texts.get("papers", ""),
            texts.get("served", OPERATOR), texts.get("priority", ""), remark, Standing.WAITING,
            tx.at, tx.at, tx.who,
        ],
    )  # fmt: skip
    person = get(tx.db, int(cursor.lastrowid or 0))
    waiting = [p for p in in_line(tx.db, day) if p.id != person.id]
    _put(tx, line.join(_waiters(waiting), person.waiter))
    _journal(tx, person, "", Standing.WAITING)
    return get(tx.db, person.id)


def move(tx: Tx, id_: int, new: Standing, remark: str = "") -> Person:
    """Change a person's state, and with it the place in line. Raises :class:`Refused` for a move that isn't allowed.

    *Absent* is three places back, and counted; *waiting* again is the place by right, or for an absent one who is
    here now, the place kept.
    """
    person = get(tx.db, id_)
    line.require(person.state, new)
    waiting = _waiters(in_line(tx.db, person.day))
    if new is Standing.ABSENT:
        _put(tx, line.set_back(waiting, person.waiter))
    elif new is Standing.WAITING and person.state not in IN_LINE:
        _put(tx, line.join(waiting, person.waiter))
    called = "" if new in IN_LINE else person.called_at or tx.at
    if new is Standing.GONE:
        called = person.called_at
    tx.db.execute(
        "UPDATE intake SET state = ?, state_at = ?, called_at = ?, absences = absences + ?, remark = ? WHERE id = ?",
        [new, tx.at, called, int(new is Standing.ABSENT), remark or person.remark, id_],
    )
    _journal(tx, person, person.state, new)
    return get(tx.db, id_)


def take(tx: Tx, but: int = 0) -> Person | None:
    """Call the first of today's line whom an operator serves, leaving out one; None where nobody waits.

    In a writing transaction nobody else can take the same person.
    """
    for person in in_line(tx.db, today(tx.db, tx.at)):
        if person.served == OPERATOR and person.id != but:
            return move(tx, person.id, Standing.CALLED)
    return None


def link(tx: Tx, id_: int, seq: int) -> None:
    """Note which application was made of a person; 0 for none any more."""
    tx.db.execute("UPDATE intake SET application = ? WHERE id = ?", [seq or None, id_])


def finished(tx: Tx, seq: int, parent: int = 0) -> None:
    """The application was finalised: whoever took a number for it is served, or was called for the NIB it follows."""
    sql = "SELECT id FROM intake WHERE application = ? AND state <> ? OR application = ? AND state = ?"
    for row in rows(tx.db, sql, [seq, Standing.SERVED, parent or None, Standing.CALLED]):
        move(tx, row["id"], Standing.SERVED)


def dropped(tx: Tx, seq: int, reason: str) -> None:
    """The application was cancelled: who was called for it went home, and may come again."""
    sql = "SELECT id FROM intake WHERE application = ? AND state = ?"
    for row in rows(tx.db, sql, [seq, Standing.CALLED]):
        move(tx, row["id"], Standing.GONE, reason)


def keep_open(tx: Tx, typed: Typed | None) -> None:
    """Remember the desk's form that was begun, or that there is none: at the next start it stands there again."""
    parts = [typed.texts, typed.filled, typed.focus] if typed else []
    meta.put(tx, meta.DESK, json.dumps(parts, ensure_ascii=False))


def kept_open(db: Database) -> Typed | None:
    """The desk's form that was begun and got no number, if there is one."""
    parts = json.loads(meta.get(db, meta.DESK, "[]"))
    return Typed(*parts) if parts else None


def get(db: Database, id_: int) -> Person:
    """A person by the row's number. Raises :class:`Refused` if there is none."""
    row = one(db, "SELECT * FROM intake WHERE id = ?", [id_])
    if row is None:
        raise Refused("desk.unknown")
    return _person(row)


def event_of(db: Database, id_: int) -> events.Event | None:
    """The event that a person came to, if one was in use."""
    row = one(
        db,
        "SELECT e.id, e.name, e.date, e.village, e.tz FROM intake i JOIN events e ON e.id = i.event WHERE i.id = ?",
        [id_],
    )
    return events.Event(**row) if row else None


def of_application(db: Database, seq: int) -> Person | None:
    """Whose application this is, if a number was taken for it."""
    row = one(db, "SELECT * FROM intake WHERE application = ?", [seq])
    return _person(row) if row else None


def of_day(db: Database, day: str) -> list[Person]:
    """Everyone taken in on a day, as the line stands; who left it keeps the place they had."""
    found = rows(db, "SELECT * FROM intake WHERE day = ? ORDER BY place, number", [day])
    return [_person(row) for row in found]


def in_line(db: Database, day: str) -> list[Person]:
    """Those who wait, the next first."""
    marks = ", ".join("?" * len(IN_LINE))
    sql = f"SELECT * FROM intake WHERE day = ? AND state IN ({marks}) ORDER BY place, number"  # noqa: S608  marks only
    return [_person(row) for row in rows(db, sql, [day, *IN_LINE])]


def today(db: Database, at: str) -> str:
    """The day of a stored moment (ISO), on the clock of the event in use."""
    event = events.current(db)
    return local(moment(at), event.tz if event else "WIB").date().isoformat()


def _put(tx: Tx, waiting: Sequence[Waiter]) -> None:
    """Write the places of the line, 1 on; rows that stand right already aren't touched."""
    tx.db.conn.executemany(
        "UPDATE intake SET place = ?1 WHERE id = ?2 AND place <> ?1",
        [(place, waiter.id) for place, waiter in enumerate(waiting, 1)],
    )


def _waiters(people: Iterable[Person]) -> list[Waiter]:
    return [person.waiter for person in people]


def _journal(tx: Tx, person: Person, old: str, new: Standing) -> None:
    detail = {"day": person.day, "number": person.number}
    journal.add(tx, "desk", old=old, new=new, detail=detail)


def _person(row: Mapping[str, Any]) -> Person:
    plain = {name: row[name] for name in Person._fields}
    plain |= {
        "state": Standing(row["state"]),
        "priority": row["priority"] == "Y",
        "application": row["application"] or 0,
    }
    return Person(**plain)
