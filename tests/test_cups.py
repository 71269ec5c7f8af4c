"""A real queue of CUPS that is stopped, held, closed, taken away or gone: one sentence, the print kept, F8 again."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Status
from operator_tui.paper import printers
from operator_tui.reports import kept as kept_runs
from operator_tui.reports import lists, printing
from operator_tui.reports.outcome import Setup, words
from operator_tui.store import print_jobs
from operator_tui.store.applications import Application
from operator_tui.store.store import Store
from tests import spooler
from tests.calling import caller
from tests.making import in_every_status
from tests.spooler import HAS_CUPS, Thermal, thermal

pytestmark = pytest.mark.skipif(not HAS_CUPS, reason="CUPS isn't installed")
HERE = Setup("kasir")


@pytest.fixture
def printer() -> Iterator[Thermal]:
    with thermal() as one:
        yield one


@pytest.fixture
def queue(printer: Thermal, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    with spooler.cups(printer.port) as port:
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{port}")
        yield port


@pytest.fixture
def app(store: Store) -> Application:
    return in_every_status(store)[Status.ISSUED]


def left(store: Store) -> list[tuple[str, str]]:
    """State and sentence of each print that isn't on paper."""
    return [(run.state, run.why) for run in store.read(print_jobs.open_jobs)]


def came_out(store: Store, printer: Thermal) -> None:
    """Wait until the printer has a print, and its queue says so too."""
    assert printer.came.wait(20)
    printer.came.clear()
    while store.read(print_jobs.open_jobs):
        kept_runs.ask_queues(store)


def test_a_queue_that_is_stopped_held_or_closed(
    store: Store, app: Application, printer: Thermal, queue: int
) -> None:
    def print_() -> tuple[str, str]:
        done = printing.print_application(store, HERE, app.seq)
        return done.key, done.why

    spooler.tell(queue, "cupsdisable", "kasir")
    done = lists.print_waiting(store, HERE, "2026-11-24")
    assert "diserahkan ke kasir. Antrean printer kasir dihentikan." in words(done)
    spooler.tell(queue, "cancel", "-a", "kasir")
    assert [print_(), print_()] == [("kept", "paper.printer-stopped")] * 2
    [run] = store.read(print_jobs.open_jobs)
    spooler.tell(queue, "lp", "-i", run.request, "-H", "hold")
    spooler.tell(queue, "cupsenable", "kasir")
    assert print_() == ("kept", "paper.print-held")
    spooler.tell(queue, "lp", "-i", run.request, "-H", "resume")
    came_out(store, printer)
    assert len(printer.jobs) == 1

    spooler.tell(queue, "cupsreject", "kasir")
    assert [one.why for one in printers.found()] == ["printer-stopped"]
    assert print_() == ("kept", "paper.printer-stopped")
    assert left(store) == [(print_jobs.WAITING, "paper.printer-stopped")]
    spooler.tell(queue, "cupsaccept", "kasir")
    assert print_()[1] == ""
    came_out(store, printer)
    assert len(printer.jobs) == 2


def test_what_came_out_unwatched_is_not_printed_again_elsewhere_nor_given_up(
    store: Store, app: Application, printer: Thermal, queue: int
) -> None:
    elsewhere = Setup("tcp:127.0.0.1:1", "roll-58")
    acts: list[Callable[[int], Any]] = [
        lambda id_: kept_runs.again(store, elsewhere, id_),
        partial(kept_runs.save, store),
        partial(kept_runs.drop, store),
    ]
    for act in acts:
        spooler.tell(queue, "cupsdisable", "kasir")
        printing.print_application(store, HERE, app.seq)
        [run] = store.read(print_jobs.open_jobs)
        spooler.tell(queue, "cupsenable", "kasir")
        assert printer.came.wait(20)
        printer.came.clear()
        while (
            printers.progress(HERE.printer_of("slip"), run.request).stage is printers.Stage.PENDING
        ):
            pass
        try:
            assert act(run.id).key == "done-printed"
        except Refused as error:
            assert error.key == "paper.job-ended"
        assert store.read(partial(print_jobs.get, id_=run.id)).state == print_jobs.PRINTED


def test_nothing_counts_as_printed_where_the_queue_or_cups_itself_is_gone(
    store: Store, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    with thermal() as printer, spooler.cups(printer.port) as port:
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{port}")
        spooler.tell(port, "cupsdisable", "kasir")
        printing.print_application(store, HERE, app.seq)
        spooler.tell(port, "lpadmin", "-x", "kasir")
        assert printing.print_application(store, HERE, app.seq).why == "paper.printer-unknown"
        assert left(store) == [(print_jobs.WAITING, "paper.printer-unknown")]
        spooler.queue(port, printer.port)
        spooler.tell(port, "cupsdisable", "kasir")
        printing.print_application(store, HERE, app.seq)
        assert left(store) == [(print_jobs.SENT, "paper.printer-stopped")]
    for _ in range(2):
        done = printing.print_application(store, HERE, app.seq)
        assert (done.key, done.why) == ("kept", "paper.spooler-hangs")
    assert left(store) == [(print_jobs.SENT, "paper.spooler-hangs")]
    assert kept_runs.ask_queues(store) == 0
    [run] = store.read(print_jobs.open_jobs)
    assert store.read(lambda db: print_jobs.content(db, run.id))
    with pytest.raises(Refused, match=r"paper\.spooler-hangs"):
        printers.found()


def test_the_settings_are_shown_though_cups_does_not_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for cli in caller(tmp_path / "h", monkeypatch, capsys):
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{spooler.free_port()}")
        code, said, trouble = cli("printers")
        assert (
            code == 0 and "paper.printer = " in said and "print service doesn't answer" in trouble
        )
