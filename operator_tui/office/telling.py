"""What a device has to be told of its applications: issued, or given back. Numbered per device, without a gap."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from operator_tui.core.errors import Refused
from operator_tui.core.times import local, stamp
from operator_tui.delivery.protocol import Update, UpdateKind
from operator_tui.locale import say
from operator_tui.store.sqlcipher import Database, one, rows

PAGE: Final = 500
"""Updates in one answer."""

ACTIVE: Final = "active"
"""What is said of an NIB that was frozen or revoked, and is so no more."""

_AT_ONCE: Final = 200
"""Training NIBs in one transaction, so that a laptop never waits long for the store."""


def updates(db: Database, device: str, cursor: int) -> tuple[tuple[Update, ...], bool]:
    """What is new for a device after a cursor, oldest first, and whether there is more."""
    found = [
        Update.from_json(json.loads(row["body"]))
        for row in rows(
            db,
            "SELECT body FROM updates WHERE device = ? AND seq > ? ORDER BY seq LIMIT ?",
            [device, cursor, PAGE + 1],
        )
    ]
    return tuple(found[:PAGE]), len(found) > PAGE


def issue(
    db: Database, app_id: str, nib: str, date: str, via: str, at: str, *, verified: bool
) -> None:
    """Record an NIB and tell the device. Raises :class:`Refused`.

    What a laptop has claimed is being entered there: only OSS itself (``pushed``) may still bring its NIB. One that
    is ``typed`` mustn't be another person's. Only an application for an NIB gets one.
    """
    app = _accepted(db, app_id)
    if not is_nib(db, app_id):
        raise Refused("office.not-nib")
    if app["claimed"] and via != "pushed":
        raise Refused("office.claimed")
    if via == "typed" and belongs_to_another(db, app_id, nib):
        raise Refused("office.nib-taken")
    db.execute(
        "UPDATE applications SET status = 'issued', nib = ?, nib_date = ?, nib_via = ?, nib_verified = ? WHERE id = ?",
        [nib, date, via, int(verified), app_id],
    )
    update = Update(
        0, UpdateKind.ISSUED, app_id, app["revision"], at, nib=nib, date=date, via=via, verified=verified,
    )  # fmt: skip
    _tell(db, app["device"], update)


def confirm(db: Database, app_id: str, nib: str, at: str, date: str = "") -> bool:
    """OSS itself knows the NIB that was typed: mark it verified, with OSS's ``date``, and tell the device.

    False where another NIB stands there by now, or this one is verified already.
    """
    app = one(
        db,
        "SELECT device, revision, nib_date, nib_via FROM applications"
        " WHERE id = ? AND status = 'issued' AND nib = ? AND nib_verified = 0",
        [app_id, nib],
    )
    if app is None:
        return False
    day = date or app["nib_date"]
    db.execute("UPDATE applications SET nib_verified = 1, nib_date = ? WHERE id = ?", [day, app_id])
    update = Update(
        0, UpdateKind.ISSUED, app_id, app["revision"], at, nib=nib, date=day, via=app["nib_via"], verified=True,
    )  # fmt: skip
    _tell(db, app["device"], update)
    return True


def stop(db: Database, nib: str, what: str, at: str) -> int:
    """Tell what OSS says now of an NIB that was given: ``frozen``, ``revoked``, or ``active`` where that is over.

    Each application that has it is told once of each change; how many were.
    """
    told = 0
    for app in list(
        rows(db, "SELECT id, device, revision FROM applications WHERE status = 'issued' AND nib = ?", [nib])
    ):  # fmt: skip
        last = one(
            db,
            "SELECT json_extract(body, '$.reason') AS what FROM updates WHERE device = ?"
            " AND json_extract(body, '$.id') = ? AND json_extract(body, '$.kind') = ? ORDER BY seq DESC LIMIT 1",
            [app["device"], app["id"], UpdateKind.STOPPED.value],
        )
        if (last["what"] if last else ACTIVE) == what:
            continue
        update = Update(0, UpdateKind.STOPPED, app["id"], app["revision"], at, nib=nib, reason=what)
        _tell(db, app["device"], update)
        told += 1
    return told


def give_back(db: Database, app_id: str, field: str, reason: str, by: str, at: str) -> None:
    """Send an application back to its device. Raises :class:`Refused`."""
    app = _accepted(db, app_id)
    db.execute(
        "UPDATE applications SET status = 'returned', note = ? WHERE id = ?", [reason, app_id]
    )
    update = Update(
        0, UpdateKind.RETURNED, app_id, app["revision"], at, field=field, reason=reason, by=by,
    )  # fmt: skip
    _tell(db, app["device"], update)


def issue_training(db: Database, now: datetime, after_seconds: float) -> int:
    """Training NIBs for what was accepted so long ago and isn't claimed; how many."""
    found = list(
        rows(
            db,
            "SELECT id FROM applications WHERE status = 'accepted' AND claimed = 0 AND accepted_at <= ?"
            " AND json_extract(body, '$.form') = 'nib'"
            " ORDER BY accepted_at LIMIT ?",
            [stamp(now - timedelta(seconds=after_seconds)), _AT_ONCE],
        )
    )
    for row in found:
        nib = f"0000{count(db, 'training'):09}"
        issue(db, row["id"], nib, f"{local(now):%Y-%m-%d}", "training", stamp(now), verified=False)
    return len(found)


def is_nib(db: Database, app_id: str) -> bool:
    """Whether an application asks for an NIB; a halal or PIRT one ends with being accepted."""
    found = one(
        db,
        "SELECT 1 AS yes FROM applications WHERE id = ? AND json_extract(body, '$.form') = 'nib'",
        [app_id],
    )
    return found is not None


def belongs_to_another(db: Database, app_id: str, nib: str) -> bool:
    """Whether an application of another NIK has this NIB already: one person has one, for all their businesses."""
    found = one(
        db,
        "SELECT 1 AS held FROM applications WHERE nib = ? AND nib <> ''"
        " AND nik <> (SELECT nik FROM applications WHERE id = ?) LIMIT 1",
        [nib, app_id],
    )
    return found is not None


def count(db: Database, name: str) -> int:
    """The next number of a counter, kept with the transaction it is taken in."""
    row = one(
        db,
        "INSERT INTO counters (name, value) VALUES (?, 1)"
        " ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
        [name],
    )
    return int(row["value"]) if row else 0


def status_word(status: str) -> str:
    """A status as people read it."""
    return say(f"core.status.{status}")


def _accepted(db: Database, app_id: str) -> dict[str, Any]:
    app = one(
        db, "SELECT device, revision, status, claimed FROM applications WHERE id = ?", [app_id]
    )
    if app is None:
        raise Refused("store.ref-unknown", ref=app_id)
    if app["status"] != "accepted":
        raise Refused("office.not-accepted", status=status_word(app["status"]))
    return app


def _tell(db: Database, device: str, update: Update) -> None:
    """Number the update and store it in the transaction of what it tells.

    A device that has no row (its own was lost) gets one, without a token that works until it is enrolled again:
    the numbers go on from the newest update it was told, and nobody else's news waits for it.
    """
    [told] = rows(
        db,
        "INSERT INTO devices (device, token_hash, enrolled_at, last_update)"
        " SELECT ?, ?, '', coalesce(max(seq), 0) + 1 FROM updates WHERE device = ?"
        " ON CONFLICT (device) DO UPDATE SET last_update = last_update + 1 RETURNING last_update",
        [device, f"none:{device}", device],
    )
    seq = int(told["last_update"])
    body = json.dumps(replace(update, seq=seq).to_json(), ensure_ascii=False)
    db.execute("INSERT INTO updates (device, seq, body) VALUES (?, ?, ?)", [device, seq, body])
