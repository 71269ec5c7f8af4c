"""Slips of committed rows: read, printed, counted."""

from collections.abc import Sequence
from pathlib import Path

from operator_tui.core.errors import OperatorError, Refused
from operator_tui.core.lifecycle import Status
from operator_tui.core.mask import nik
from operator_tui.core.times import local, moment
from operator_tui.paper.slip import Slip, write_slips
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, events, prints
from operator_tui.store.sqlcipher import Database, one
from operator_tui.store.store import Store


def print_slips(store: Store, seqs: Sequence[int], path: Path) -> int:
    """Write the slips of issued applications to a PDF; how many pages. Each is counted as a print.

    Refused, with nothing written, where one isn't issued. Raises :class:`StoreTrouble` for the disk.
    """
    from operator_tui import logs

    slips = store.read(lambda db: [_slip(db, seq) for seq in seqs])
    try:
        pages = write_slips(slips, path)
    except OperatorError as error:
        logs.error("print", "failed", why=error.key)
        raise
    store.do(lambda tx: [prints.record(tx, seq, "slip") for seq in seqs])
    logs.info("print", "slip", slips=len(slips), pages=pages)
    return pages


def _slip(db: Database, seq: int) -> Slip:
    app = applications.get(db, seq)
    if app.status is not Status.ISSUED:
        raise Refused("store.not-issued", ref=app.label)
    event = next((e for e in events.all_events(db) if e.id == app.event), None)
    printed = one(db, "SELECT count(*) AS n FROM prints WHERE seq = ? AND kind = 'slip'", [seq])
    return Slip(
        ref=app.ref,
        name=app.name,
        nik_masked=nik(app.nik),
        business=app.business,
        kbli=app.kbli,
        kbli_version=app.kbli_version,
        kbli_title=TABLES.kbli_title(app.kbli, app.kbli_version),
        nib=app.nib,
        nib_date=app.nib_date,
        recorded_at=f"{local(moment(app.finalised_at), event.tz if event else 'WIB'):%Y-%m-%d %H.%M}",
        event=event.name if event else "",
        event_date=event.date if event else "",
        training=app.training,
        copy=(int(printed["n"]) if printed else 0) + 1,
        via=app.nib_via,
        verified=app.nib_verified,
        village=app.village,
    )
