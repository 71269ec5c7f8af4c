"""The kit of an event on one A4 page: what was counted, and what to refill; for the office's shelf."""

from pathlib import Path
from typing import Final

from operator_tui.core.kit import Line, lacking, wanted
from operator_tui.core.printer import Way
from operator_tui.locale import language, say
from operator_tui.paper.pdf import blank
from operator_tui.paper.place import make_folder, place, written
from operator_tui.reports.lists import handed
from operator_tui.reports.outcome import Outcome, Setup
from operator_tui.reports.page import ROW, Page
from operator_tui.store import journal, kit, print_jobs
from operator_tui.store.kit import Check
from operator_tui.store.print_jobs import Job
from operator_tui.store.store import Store, Tx

KIND: Final = "kit"
_LEFT, _TOP, _FOOT = 15.0, 14.0, 282.0
_WIDTHS: Final = (62.0, 18.0, 18.0, 22.0, 30.0)
_REMARK: Final = 35.0


def print_kit(
    store: Store, setup: Setup, check: Check, event: str, path: Path | None = None
) -> Outcome:
    """Print the list, or write it to a PDF where no printer takes an A4 page. Raises :class:`StoreTrouble`."""
    printer = setup.printer_of(KIND)
    data, pages = to_pdf(check, event)
    to_file = path is not None or printer.way is Way.FOLDER or printer.is_raw
    if to_file:
        path = path or store.path.parent / "lists" / f"{KIND}-{check.event[:8]}.pdf"
        make_folder(path.parent)
        with written(data, place(path, store.path.parent)):
            _note(store, check, pages, "", print_jobs.FILE)
        return Outcome("done-file", KIND, "", path)
    outcome = handed(printer, data, KIND)
    _note(store, check, pages, printer.text, print_jobs.PRINTED)
    return outcome


def to_pdf(check: Check, event: str) -> tuple[bytes, int]:
    """The list as a PDF, and on how many pages."""
    pdf = blank(say("kit.title"))
    rows = [_cells(line, check.people) for line in check.lines]
    texts = [event, *(text for cells in rows for text in cells)]
    page: Page | None = None
    room = int((_FOOT - _TOP - 24) // ROW)
    for start in range(0, max(1, len(rows)), room):
        pdf.add_page()
        page = page or Page(pdf, texts)
        y = page.title(_LEFT, _TOP, say("kit.title")) + 3
        page.text(_LEFT, y, page.cut(event, 150, 10), 10)
        page.text(_LEFT, y + 5, f"{say('kit.people')}: {check.people}", 9, grey=90)
        head = say("kit.sheet-columns").split("|")
        page.table(_LEFT, y + 8, (*_WIDTHS, _REMARK), [head, *rows[start : start + room]])
    return bytes(pdf.output()), pdf.page_no()


def _cells(line: Line, people: int) -> list[str]:
    """One row: the thing, needed, there, to refill, condition, remark."""
    there = "" if line.left is None else str(line.left)
    more = lacking(line, people)
    condition = say(f"kit.condition.{line.condition}") if line.condition else ""
    remark = say("kit.dropped", reason=line.dropped) if line.dropped else line.note
    return [
        line.item.label[language()], str(wanted(line.item, people)), there, str(more) if more else "",
        condition, remark,
    ]  # fmt: skip


def _note(store: Store, check: Check, pages: int, printer: str, state: str) -> None:
    """Count the paper, and say in the journal that it was printed."""
    from operator_tui import logs

    job = Job(KIND, "", "", "a4", len(check.lines), pages, printer)

    def note(tx: Tx) -> None:
        kit.take(tx, "sheets", pages)
        print_jobs.add(tx, job, None, state)
        journal.add(tx, "printed", detail={"kind": KIND, "items": len(check.lines)})

    store.do(note)
    logs.info("print", KIND, slips=len(check.lines), pages=pages)
