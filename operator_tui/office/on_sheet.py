"""What the office's staff took to enter in OSS, on a sheet: its laptop is granted no claim meanwhile.

One channel owns an application. It stands on the sheet until it is issued, goes back to its laptop and comes again,
or the staff takes it off.
"""

from collections.abc import Iterable
from datetime import datetime

from operator_tui.core.errors import Refused
from operator_tui.core.times import stamp
from operator_tui.office import acts, staff
from operator_tui.office.staff import Held
from operator_tui.store.sqlcipher import Database


def put(db: Database, found: Iterable[Held], by: str, now: datetime, form: str) -> list[Held]:
    """Take these accepted ones, recorded; those that are still as they were read, and that no laptop has claimed."""
    at = stamp(now)
    taken = [
        app
        for app in found
        if db.execute(
            "UPDATE applications SET on_sheet = ?"
            " WHERE id = ? AND revision = ? AND status = 'accepted' AND claimed = 0",
            [at, app.id, app.revision],
        ).rowcount
    ]
    detail = {"rows": len(taken), "status": "accepted", "form": form}
    acts.record(db, at, by, "exported", "", detail)
    return taken


def undo(db: Database, taken: Iterable[Held]) -> None:
    """The sheet wasn't written: each is as it was before."""
    for app in taken:
        db.execute("UPDATE applications SET on_sheet = ? WHERE id = ?", [app.on_sheet, app.id])


def off(db: Database, key: str, by: str, now: datetime) -> Held:
    """Take one off by its reference or id: from now on its laptop may claim it. Raises :class:`Refused`."""
    app = staff.find(db, key)
    if not app.on_sheet or app.status != "accepted":
        raise Refused("staff.not-on-sheet", ref=app.ref)
    db.execute("UPDATE applications SET on_sheet = '' WHERE id = ?", [app.id])
    acts.record(db, stamp(now), by, "off-sheet", app.id)
    return app
