"""Pages that are of no single row: the list of those waiting, and the test page."""

from datetime import datetime
from pathlib import Path

from operator_tui.core.errors import Refused
from operator_tui.core.printer import Printer, Way
from operator_tui.core.times import stamp
from operator_tui.paper import printers, testpage, waiting
from operator_tui.paper.place import make_folder, place, written
from operator_tui.paper.printers import escpos
from operator_tui.paper.sizes import Size, to_pdf
from operator_tui.reports import cards
from operator_tui.reports.outcome import Outcome, Setup
from operator_tui.reports.slips import title
from operator_tui.store import journal, kit, print_jobs
from operator_tui.store.print_jobs import Job
from operator_tui.store.store import Store, Tx

WAITING = "waiting"
TEST = "test"


def print_waiting(store: Store, setup: Setup, day: str, path: Path | None = None) -> Outcome:
    """Print who waits on a day (ISO), or write it to a PDF. Raises :class:`Refused`, :class:`StoreTrouble`.

    It is of a moment: what didn't come out isn't kept, the next one is newer.
    """
    printer, size = setup.printer_of(WAITING), setup.size_of(WAITING)
    now = stamp(store.clock())
    found = store.read(lambda db: cards.waiting(db, day, now, training=setup.training))
    sheets = len(list(waiting.lay(found, size))) if size.per_page else 1
    if path is None and printer.way is Way.FOLDER:
        path = store.path.parent / "lists" / f"{WAITING}-{day}.pdf"
        make_folder(path.parent)
    if path is not None:
        with written(waiting.to_pdf(found, size), place(path, store.path.parent)):
            _note(store, len(found.people), sheets, size, "", print_jobs.FILE)
        return Outcome("done-file", WAITING, "", path)
    if printer.is_raw and size.per_page:
        raise Refused("paper.needs-roll", printer=printer.label)
    data = escpos.of_waiting(found, size) if printer.is_raw else waiting.to_pdf(found, size)
    outcome = handed(printer, data, WAITING)
    _note(store, len(found.people), sheets, size, printer.text, print_jobs.PRINTED)
    return outcome


def print_test(printer: Printer, size: Size, at: datetime, home: Path) -> Outcome:
    """Print a test page, or write it into the home where no printer is set. Raises :class:`Refused`."""
    card = testpage.card(printer.label, str(size), f"{at:%Y-%m-%d %H.%M}", "")
    if printer.way is Way.FOLDER:
        path = home / "lists" / "test.pdf"
        make_folder(path.parent)
        with written(to_pdf([card], size, title(TEST)), place(path, home)):
            return Outcome("done-file", TEST, "", path)
    return handed(printer, printers.bytes_for(printer, [card], size, title(TEST)), TEST)


def handed(printer: Printer, data: bytes, kind: str) -> Outcome:
    """Hand a page over that isn't kept; what hinders the printer is said. Raises :class:`Refused`."""
    request = printers.send(printer, data, title(kind))
    now = printers.progress(printer, request)
    why = f"paper.{now.why}" if now.why else ""
    return Outcome("done-handed", kind, "", printer=printer.label, why=why)


def _note(store: Store, people: int, sheets: int, size: Size, printer: str, state: str) -> None:
    """Count the paper of a list, and say in the journal that it was printed."""
    from operator_tui import logs

    job = Job(WAITING, "", "", str(size), people, sheets, printer)

    def note(tx: Tx) -> None:
        if size.per_page:
            kit.take(tx, "sheets", sheets)
        print_jobs.add(tx, job, None, state)
        journal.add(tx, "printed", detail={"kind": WAITING, "items": people})

    store.do(note)
    logs.info("print", WAITING, slips=people, pages=sheets)
