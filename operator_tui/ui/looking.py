"""Reading what frame 6 shows of one application: a job, done in one snapshot."""

from datetime import date

from operator_tui.store import applications, changes, forms, history, journal, statements, waits
from operator_tui.store.sqlcipher import Database
from operator_tui.ui import life_rows
from operator_tui.ui.detail_rows import Details


def details(db: Database, seq: int, today: date, tz: str) -> Details:
    """One application with all that is shown of it. Raises :class:`operator_tui.core.errors.Refused`."""
    app = applications.get(db, seq)
    entries = [
        life_rows.Entry(r["at"], r["who"], r["what"], r["new"], r["detail"])
        for r in journal.of(db, app.id)
    ]
    entries = life_rows.with_batches(entries, history.batches_of(db, app.id))
    if app.status.value == "unknown":
        entries += life_rows.asked(history.probes_since(db, app.status_at))
    entries = life_rows.with_changes(entries, changes.of(db, seq), forms.of(db, app))
    return Details(
        app,
        tuple(entries),
        applications.typed(db, seq).texts.get("phone", ""),
        applications.get(db, app.parent) if app.parent else None,
        statements.consented(db, seq),
        waits.usual(db, today, tz),
    )
