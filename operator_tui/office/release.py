"""What a laptop that won't come back had claimed: the office goes on with it."""

from datetime import datetime

from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Status
from operator_tui.core.times import stamp
from operator_tui.delivery.protocol import ItemKind
from operator_tui.locale import say
from operator_tui.office import acts
from operator_tui.office.staff import the_device
from operator_tui.store.sqlcipher import Database, rows


def release(db: Database, device: str, by: str, now: datetime) -> list[str]:
    """Take back every claim of a revoked laptop; the references. Each is noted as one to be looked up in OSS first.

    Nobody knows how far the laptop came with them. Should it be enrolled again, what it tells of them is taken as it
    was, and a claim of it is a new one. Raises :class:`Refused` for a laptop that isn't revoked: that gives them back
    itself.
    """
    if not the_device(db, device).revoked_at:
        raise Refused("staff.release-welcome", device=device)
    found = list(
        rows(
            db,
            "SELECT id, ref FROM applications WHERE device = ? AND claimed = 1 AND status = ? ORDER BY rowid",
            [device, Status.ACCEPTED.value],
        )
    )
    for app in found:
        db.execute(
            "UPDATE items SET kind = kind || '@' || rowid WHERE id = ? AND kind = ?",
            [app["id"], ItemKind.CLAIM.value],
        )
        db.execute(
            "UPDATE applications SET claimed = 0, note = ? WHERE id = ?",
            [say("staff.released-note", device=device), app["id"]],
        )
        acts.record(db, stamp(now), by, "released", app["id"], {"device": device})
    return [str(app["ref"]) for app in found]
