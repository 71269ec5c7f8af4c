"""Slips of committed rows: read, printed, counted."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from operator_tui.core.errors import OperatorError, Refused
from operator_tui.core.lifecycle import Status
from operator_tui.core.mask import nik
from operator_tui.core.times import local, moment
from operator_tui.paper import slip
from operator_tui.paper.place import make_folder, place, written
from operator_tui.paper.sizes import Size
from operator_tui.paper.slip import Slip
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, events, prints
from operator_tui.store.sqlcipher import Database, one
from operator_tui.store.store import Store, Tx


def print_slips(store: Store, seqs: Sequence[int], path: Path, *, folder_too: bool = False) -> int:
    """Write the slips of issued applications to a PDF, each once; how many pages. Each is counted as a print.

    Refused, with nothing written, where one isn't issued. Raises :class:`Usage` where something else than a PDF
    stands at ``path``, :class:`StoreTrouble` for the disk. ``folder_too``: make the folder it lies in.
    """
    from operator_tui import logs

    seqs = list(dict.fromkeys(seqs))
    try:
        if folder_too:
            make_folder(path.parent)
        target = place(path, store.path.parent)
        while not _printed(store, seqs, target):
            pass
    except OperatorError as error:
        logs.error("print", "failed", why=error.key)
        raise
    pages = Size.A4_FOUR.sheets(len(seqs))
    logs.info("print", "slip", slips=len(seqs), pages=pages)
    return pages


def _printed(store: Store, seqs: Sequence[int], target: Path) -> bool:
    """Print once; False, with nothing done, where a row changed while it was drawn.

    Drawing is slow, so it holds no lock. The rows are then counted and the PDF put in its place in one
    transaction: if that fails the PDF is taken back, so that none is there which wasn't counted.
    """
    slips = store.read(lambda db: [_slip(db, seq) for seq in seqs])
    data = slip.slips_pdf(slips)
    with ExitStack() as until_committed:

        def count(tx: Tx) -> bool:
            if [_slip(tx.db, seq) for seq in seqs] != slips:
                return False
            for seq in seqs:
                prints.record(tx, seq, "slip")
            until_committed.enter_context(written(data, target))
            return True

        return store.do(count)


def _slip(db: Database, seq: int) -> Slip:
    app = applications.get(db, seq)
    if app.parent:
        raise Refused("followups.no-slip", ref=app.label)
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
