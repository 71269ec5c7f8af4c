"""Who is this already: applications on this laptop of the same NIK, or of the same name and birth date."""

from typing import Final, NamedTuple

from operator_tui.core.checks import Problem
from operator_tui.core.names import close, folded
from operator_tui.store.application import Application, earlier_with_nik, from_row, get
from operator_tui.store.applications import differs
from operator_tui.store.sqlcipher import Database, one, rows

_MOST: Final = 100
"""People of one birth date, the newest, that are compared by name: a save has milliseconds for it."""


class Known(NamedTuple):
    """Other applications of the same form; None where there is none.

    ``earlier`` has the same NIK and isn't cancelled; ``cancelled`` has it and is, where no other has it;
    ``namesake`` was born on the same day under a name that is like this one. Each is the newest. ``differs`` is
    where a follow-up isn't the person of its NIB.
    """

    earlier: Application | None = None
    cancelled: Application | None = None
    namesake: Application | None = None
    differs: Problem | None = None


def find(db: Database, app: Application) -> Known:
    """What this laptop knows already of the person in an application."""
    earlier = earlier_with_nik(db, app)
    return Known(
        earlier, None if earlier else _cancelled(db, app), _namesake(db, app), differs(db, app)
    )


def _cancelled(db: Database, app: Application) -> Application | None:
    if len(app.nik) != 16:
        return None
    row = one(
        db,
        "SELECT * FROM applications WHERE nik = ? AND form = ? AND seq <> ? AND status = 'cancelled'"
        " ORDER BY seq DESC LIMIT 1",
        [app.nik, app.form, app.seq],
    )
    return from_row(row, "") if row else None


def _namesake(db: Database, app: Application) -> Application | None:
    """The same NIK is told of already, so it isn't told of again as a name."""
    if not app.born or not app.name:
        return None
    found = rows(
        db,
        "SELECT seq, name FROM applications INDEXED BY applications_born WHERE born = ? AND form = ? AND seq <> ?"
        " AND nik <> ? AND status <> 'cancelled' ORDER BY seq DESC LIMIT ?",
        [app.born, app.form, app.seq, app.nik, _MOST],
    )
    name = folded(app.name)
    return next((get(db, row["seq"]) for row in found if close(folded(row["name"]), name)), None)
