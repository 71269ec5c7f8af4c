"""What was carried to an event: counts and conditions as found, what printing took, who closed the check."""

import json
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from operator_tui.core.errors import Refused
from operator_tui.core.form import Words
from operator_tui.core.kit import OWN, PEOPLE, Item, Line, Template, paper_lasts, short
from operator_tui.core.text import clean
from operator_tui.store import journal, meta
from operator_tui.store.sqlcipher import Database, one, rows
from operator_tui.store.store import Tx

_LONGEST: Final = 100


class Check(NamedTuple):
    """The kit of one event. ``closed_at`` and ``closed_by`` are of the last time that a person finished the check."""

    event: str
    people: int
    lines: tuple[Line, ...]
    closed_at: str = ""
    closed_by: str = ""


def of_event(db: Database, event: str, template: Template) -> Check:
    """The kit of an event: the template's lines, each as it was last written, then those of one's own."""
    written = {row["key"]: row for row in rows(db, "SELECT * FROM kit WHERE event = ?", [event])}
    used = _used(db, event)
    known = {item.key: item for item in template.items}
    own = [_item(row) for key, row in written.items() if key not in known and key != PEOPLE]
    lines = [_line(item, written.get(item.key), used) for item in (*template.items, *own)]
    people = int(written[PEOPLE]["count"]) if PEOPLE in written else template.people
    last = one(
        db, "SELECT at, by FROM kit_checks WHERE event = ? ORDER BY id DESC LIMIT 1", [event]
    )
    closed = (str(last["at"]), str(last["by"])) if last else ("", "")
    return Check(event, people, tuple(lines), *closed)


def write(tx: Tx, event: str, line: Line, *, recounted: bool = False) -> None:
    """Keep a line as a person found it. A new count begins anew: what was printed before it is in it.

    ``recounted``: it was counted just now, also where it came to the same number as the time before.
    """
    former = one(
        tx.db,
        "SELECT count, counted_at FROM kit WHERE event = ? AND key = ?",
        [event, line.item.key],
    )
    same = former is not None and former["count"] == line.counted and not recounted
    counted_at = str(former["counted_at"]) if same and former else tx.at
    item = line.item
    tx.db.execute(
        "INSERT OR REPLACE INTO kit (event, key, label, need, per_person, stock, count, condition, note, dropped,"
        " counted_at, at, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            event, item.key, json.dumps([item.label.id, item.label.en], ensure_ascii=False),
            item.need, item.per_person, item.stock, line.counted, line.condition,
            clean(line.note)[:_LONGEST], clean(line.dropped)[:_LONGEST],
            counted_at, tx.at, tx.who,
        ],
    )  # fmt: skip
    if line.dropped:
        journal.add(
            tx,
            "kit-dropped",
            detail={"event": event, "item": item.key, "reason": clean(line.dropped)[:_LONGEST]},
        )


def write_people(tx: Tx, event: str, people: int) -> None:
    """For how many applicants the day is meant."""
    write(tx, event, Line(Item(PEOPLE, Words("", ""), 0), people))


def add_own(tx: Tx, event: str, label: str, need: int) -> Line:
    """Another thing to carry, at this event only. Raises :class:`Refused` for an empty name."""
    words = clean(label)[:_LONGEST]
    if not words:
        raise Refused("kit.name-empty")
    number = meta.count(tx, "kit.own")
    line = Line(Item(f"{OWN}{number}", Words(words, words), need))
    write(tx, event, line)
    return line


def close(tx: Tx, check: Check) -> None:
    """The check is finished, with what is missing: who said so and when stays."""
    missing = [line.item.key for line in short(check.lines, check.people)]
    open_ = [line.item.key for line in check.lines if line.counted is None and not line.dropped]
    tx.db.execute(
        "INSERT INTO kit_checks (event, at, by, missing, unchecked) VALUES (?, ?, ?, ?, ?)",
        [check.event, tx.at, tx.who, json.dumps(missing), json.dumps(open_)],
    )
    journal.add(
        tx, "kit-checked", detail={"event": check.event, "missing": missing, "unchecked": open_}
    )


def take(tx: Tx, stock: str, amount: int) -> None:
    """Printing used so much of a stock (``sheets``) of the event in use; nothing where there is no event."""
    event = meta.get(tx.db, meta.EVENT)
    if event and amount > 0:
        tx.db.execute(
            "INSERT INTO kit_uses (event, stock, amount, at) VALUES (?, ?, ?, ?)",
            [event, stock, amount, tx.at],
        )


def give_back(tx: Tx, stock: str, amount: int, at: str) -> None:
    """What was taken at a moment isn't used after all: it is back in the kit it came from, as of that moment.

    So it isn't there twice where the stock was counted since.
    """
    tx.db.execute(
        "INSERT INTO kit_uses (event, stock, amount, at) SELECT event, stock, -amount, at FROM kit_uses"
        " WHERE stock = ? AND amount = ? AND at = ? LIMIT 1",
        [stock, amount, at],
    )


def used_at(db: Database, events: Sequence[str], stock: str = "sheets") -> int:
    """How much of a stock was used at some events."""
    found = one(
        db,
        "SELECT coalesce(sum(amount), 0) AS n FROM kit_uses"
        " WHERE stock = ? AND event IN (SELECT value FROM json_each(?))",
        [stock, json.dumps(list(events))],
    )
    return int(found["n"]) if found else 0


def people_on_paper(db: Database) -> int | None:
    """For how many applicants the paper of the event in use lasts; None where nobody has counted it."""
    event = meta.get(db, meta.EVENT)
    if not event:
        return None
    found = rows(db, "SELECT * FROM kit WHERE event = ? AND stock = 'sheets'", [event])
    used = _used(db, event)
    return paper_lasts([_line(_item(row), row, used) for row in found])


def _used(db: Database, event: str) -> list[dict[str, Any]]:
    return list(rows(db, "SELECT stock, amount, at FROM kit_uses WHERE event = ?", [event]))


def _line(item: Item, row: dict[str, Any] | None, used: list[dict[str, Any]]) -> Line:
    if row is None:
        return Line(item)
    since = str(row["counted_at"])
    taken = sum(
        u["amount"] for u in used if item.stock and u["stock"] == item.stock and u["at"] >= since
    )
    return Line(
        item._replace(need=row["need"]),
        row["count"],
        row["condition"],
        row["note"],
        row["dropped"],
        int(taken),
    )


def _item(row: dict[str, Any]) -> Item:
    return Item(
        row["key"], Words(*json.loads(row["label"])), row["need"], row["per_person"], row["stock"]
    )
