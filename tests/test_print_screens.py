"""F8 everywhere, and the screen of prints: by keys, asserted on the store, the printer and the folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from operator_tui.config import Config
from operator_tui.core.lifecycle import Status
from operator_tui.locale import use
from operator_tui.reports.outcome import Setup
from operator_tui.reports.printing import print_application
from operator_tui.store import documents, events, intake, print_jobs, prints
from operator_tui.store.print_jobs import Job
from operator_tui.store.store import Store
from operator_tui.ui import print_rows, printing
from operator_tui.ui.session import Session
from tests.making import draft, in_every_status, ready
from tests.spooler import Thermal, free_port, thermal
from tests.test_screens import burst, running, shown, until


@pytest.fixture
def printer() -> Iterator[Thermal]:
    with thermal() as one:
        one.states = {2: 0x12, 4: 0x12}
        yield one


def runs(store: Store) -> list[Job]:
    return store.read(lambda db: print_jobs.recent(db, 9))


async def test_f8_after_finalising_prints_the_receipt(
    store: Store, tmp_path: Path, printer: Thermal
) -> None:
    draft(store, 12)
    where = f"tcp:127.0.0.1:{printer.port}"
    async with running(store, tmp_path, printer=where, paper_size="roll-58") as (app, pilot):
        await until(pilot, lambda: " > " in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: "BACAKAN" in shown(app))
        burst(app, "<f2>", "<f8>")
        await until(pilot, lambda: "tercetak" in shown(app))
        assert "Tanda terima MJL03-261124-0001 tercetak" in shown(app)
    assert printer.came.wait(10)
    [run] = runs(store)
    assert (run.kind, run.state, run.about) == ("receipt", print_jobs.PRINTED, "receipt:1")
    assert store.read(lambda db: prints.number(db, 1, "receipt")) == 2


async def test_f8_at_the_desk_prints_the_ticket_of_the_last_number_and_of_the_marked_row(
    store: Store, tmp_path: Path
) -> None:
    store.do(lambda tx: events.add(tx, "Jemput Bola", "2026-11-24", "Cikijing, Cikijing", "WIB"))
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("desk")
        burst(app, "<f8>")
        await until(pilot, lambda: "Belum ada nomor" in shown(app))
        for name in ("IIS ROHAYATI", "ENUNG NURHAYATI"):
            burst(app, name, *["<enter>"] * 4, "K F W", "<f2>")
            await until(pilot, lambda: f"untuk {name} tersimpan" in shown(app))  # noqa: B023
        burst(app, "<f8>")
        await until(pilot, lambda: "Karcis MJL03-261124-N002 tersimpan" in shown(app))
        burst(app, "<f4>", "<f8>")
        await until(pilot, lambda: "Karcis MJL03-261124-N001 tersimpan" in shown(app))
    assert (tmp_path / "tickets" / "MJL03-261124-N001.pdf").exists()
    people = store.read(lambda db: intake.of_day(db, "2026-11-24"))
    assert [store.read(lambda db, p=p: prints.ticket_number(db, p.id)) for p in people] == [2, 2]  # type: ignore[misc]


async def test_what_did_not_come_out_waits_on_its_screen_and_comes_out_there(
    store: Store, tmp_path: Path, printer: Thermal
) -> None:
    ready(store, 3)
    where = f"tcp:127.0.0.1:{printer.port}"
    printer.states = {2: 0x32, 4: 0x12}
    async with running(store, tmp_path, printer=where, paper_size="roll-80") as (app, pilot):
        await until(pilot, lambda: " > " in shown(app))
        for number in ("0003", "0002", "0001"):
            burst(app, "<f8>")
            await until(pilot, lambda: f"{number} disimpan, belum tercetak" in shown(app))  # noqa: B023
            assert "habis. Isi kertas" in shown(app)
            burst(app, "<down>")
        burst(app, "<f10>", "cetakan", "<enter>")
        await until(pilot, lambda: "3 belum keluar" in shown(app))
        burst(app, "p")
        await until(pilot, lambda: "2 belum keluar" in shown(app) and "tersimpan" in shown(app))
        burst(app, "b")
        await until(pilot, lambda: "1 belum keluar" in shown(app) and "dibatalkan" in shown(app))
        printer.states = {2: 0x12, 4: 0x12}
        burst(app, "<f8>")
        await until(pilot, lambda: "semua sudah keluar" in shown(app))
        burst(app, "<f8>", "<enter>")
        await until(pilot, lambda: "Salinannya dicetak" in shown(app))
        burst(app, "t")
        await until(pilot, lambda: "Daftar tunggu diserahkan" in shown(app))
    assert sorted(run.state for run in runs(store)) == ["dropped", "file", "printed", "printed"]
    assert [p.suffix for p in (tmp_path / "receipts").iterdir()] == [".pdf"]
    assert len(printer.jobs) == 2


async def test_a_printer_that_does_not_answer_never_holds_the_keys(
    store: Store, tmp_path: Path
) -> None:
    ready(store, 2)
    dead = f"tcp:127.0.0.1:{free_port()}"
    async with running(store, tmp_path, printer=dead, paper_size="roll-58") as (app, pilot):
        await until(pilot, lambda: " > " in shown(app))
        burst(app, "<f8>", "nur")
        await until(pilot, lambda: "nur" in shown(app))
        await until(pilot, lambda: len(runs(store)) == 1 and runs(store)[0].why != "")
    assert runs(store)[0].why == "paper.printer-dead"


async def test_a_number_prints_its_ticket_where_a_printer_is_set(
    store: Store, tmp_path: Path, printer: Thermal
) -> None:
    where = f"tcp:127.0.0.1:{printer.port}"
    more = {"ticket_printer": where, "ticket_size": "roll-58"}
    async with running(store, tmp_path, **more) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("desk")
        burst(app, "IIS ROHAYATI", *["<enter>"] * 4, "K F W", "<f2>")
        await until(pilot, lambda: "tersimpan. Karcis dicetak." in shown(app))
        printer.states = {2: 0x32, 4: 0x12}
        burst(app, "ENUNG NURHAYATI", *["<enter>"] * 4, "K F W", "<f2>")
        await until(pilot, lambda: "N002 disimpan, belum tercetak" in shown(app))
    assert printer.came.wait(10)
    assert [run.label for run in runs(store)] == ["MJL03-261124-N002", "MJL03-261124-N001"]


async def test_f8_twice_in_a_hurry_is_one_print_and_one_copy(
    store: Store, tmp_path: Path, printer: Thermal
) -> None:
    """Never the same paper twice without its mark: the second waits for the first."""
    [app_] = ready(store)
    where = f"tcp:127.0.0.1:{printer.port}"
    async with running(store, tmp_path, printer=where, paper_size="roll-58") as (app, pilot):
        await until(pilot, lambda: " > " in shown(app))
        burst(app, "<f8>", "<f8>")
        await until(pilot, lambda: [run.state for run in runs(store)] == [print_jobs.PRINTED] * 2)
        await until(pilot, lambda: len(printer.jobs) == 2)
    assert printer.jobs[0] != printer.jobs[1]
    assert store.read(lambda db: prints.number(db, app_.seq, "receipt")) == 3


async def test_all_that_were_never_printed_are_counted_then_printed_four_to_a_page(
    store: Store, tmp_path: Path
) -> None:
    apps = ready(store, 5)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("prints")
        burst(app, "s")
        await until(pilot, lambda: "Semua sudah pernah dicetak" in shown(app))
        burst(app, "r")
        await until(pilot, lambda: "5 tanda terima belum pernah dicetak: 2 lembar" in shown(app))
        burst(app, "x")  # anything else is said, and it isn't meant any more
        await until(pilot, lambda: "lembar." not in shown(app))
        burst(app, "r")
        await until(pilot, lambda: "R sekali lagi" in shown(app))
        assert runs(store) == []
        burst(app, "r")
        await until(pilot, lambda: "tersimpan" in shown(app))
        burst(app, "r")
        await until(pilot, lambda: "Semua sudah pernah dicetak" in shown(app))
    [run] = runs(store)
    assert (run.kind, run.items, run.sheets, run.state) == ("receipt", 5, 2, print_jobs.FILE)
    numbers = [store.read(lambda db, a=a: prints.number(db, a.seq, "receipt")) for a in apps]  # type: ignore[misc]
    assert numbers == [2] * 5


def test_one_that_came_out_since_it_was_shown_holds_up_none_of_the_rest(
    store: Store, tmp_path: Path, printer: Thermal
) -> None:
    """F8 on what the screen still showed refused the first, and printed none of those behind it."""
    dead = Setup(f"tcp:127.0.0.1:{free_port()}", "roll-58")
    for app in ready(store, 2):
        print_application(store, dead, app.seq)
    shown_ = [run.id for run in store.read(print_jobs.open_jobs)]
    store.do(lambda tx: print_jobs.move(tx, shown_[0], print_jobs.PRINTED))
    alive = Config(printer=f"tcp:127.0.0.1:{printer.port}", paper_size="roll-58")
    session = Session(tmp_path, alive, store=store)
    assert printing.all_again(session, shown_)().key == "done-printed"
    assert store.read(print_jobs.open_jobs) == []
    assert len(printer.jobs) == 1


async def test_s_says_how_many_pdfs_of_oss_go_with_the_slips(store: Store, tmp_path: Path) -> None:
    app_ = in_every_status(store)[Status.ISSUED]
    store.do(lambda tx: documents.attach(tx, app_.seq, "nib.pdf", b"%PDF-1.7\n%%EOF\n"))
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("prints")
        burst(app, "s")
        await until(pilot, lambda: "1 lembar, lalu 1 dokumen OSS" in shown(app))
        burst(app, "s")
        await until(pilot, lambda: "Dokumen OSS ikut disalin" in shown(app))
    assert {run.kind for run in runs(store)} == {"slip", "official"}


def test_a_run_of_many_is_called_in_the_language_of_now() -> None:
    run = Job("slip", "", "(3 buah)", "a4-4", 3, 1, "")
    assert print_rows.what(run) == "Slip (3 buah)"
    use("en")
    assert print_rows.what(run) == "Slip (3 of them)"
    assert print_rows.what(Job("waiting", "", "", "a4-4", 9, 1, "")) == "The list of those waiting"


async def test_the_test_page_comes_out_of_the_printer_of_the_tickets_too(
    store: Store, tmp_path: Path, printer: Thermal
) -> None:
    """At the desk U tried the other printer alone; one that is dead doesn't keep the other from being tried."""
    dead, alive = (f"tcp:127.0.0.1:{port}" for port in (free_port(), printer.port))
    where = {"printer": dead, "paper_size": "roll-80"}
    async with running(store, tmp_path, **where, ticket_printer=alive, ticket_size="roll-58") as (
        app,
        pilot,
    ):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("prints")
        burst(app, "u")
        await until(pilot, lambda: f"diserahkan ke {alive[4:]}" in shown(app))
        assert "tidak menjawab" in shown(app)
    assert len(printer.jobs) == 1
