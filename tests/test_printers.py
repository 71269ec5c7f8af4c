"""Printers: a thermal one on a real socket, a device file, a real queue of CUPS; dead, jammed, absent."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from operator_tui.core.errors import Refused
from operator_tui.core.form import Words
from operator_tui.core.kit import Item, Line
from operator_tui.core.lifecycle import Status
from operator_tui.core.printer import Printer, Way, parse
from operator_tui.paper import fonts, pdf_pages, printers, slip
from operator_tui.paper.card import keep, kept
from operator_tui.paper.printers import cups, raw, windows
from operator_tui.paper.sizes import Size
from operator_tui.reports import cards, printing
from operator_tui.reports import kept as kept_runs
from operator_tui.reports.kept import again
from operator_tui.reports.outcome import Outcome, Setup, words
from operator_tui.reports.printing import print_application
from operator_tui.store import applications, documents, events, kit, print_jobs, prints, updates
from operator_tui.store.applications import Application
from operator_tui.store.store import Store
from tests import spooler
from tests.making import in_every_status, ready
from tests.spooler import HAS_CUPS, Thermal, thermal
from tests.test_slip import SLIP

CARD = slip.card(SLIP)
with_cups = pytest.mark.skipif(not HAS_CUPS, reason="CUPS isn't installed")


@pytest.fixture
def printer() -> Iterator[Thermal]:
    with thermal() as one:
        one.states = {2: 0x12, 4: 0x12}
        yield one


@pytest.fixture
def app(store: Store) -> Application:
    return ready(store)[0]


def setup(printer: Thermal, size: str = "roll-58") -> Setup:
    return Setup(f"tcp:127.0.0.1:{printer.port}", size)


def dots_of(data: bytes) -> Image.Image:
    """What a thermal printer makes of its bytes, read anew from the manual of ``GS v 0``."""
    assert data.startswith(b"\x1b@")
    at, rows, width = 2, b"", 0
    while data[at : at + 4] == b"\x1dv0\x00":
        width = int.from_bytes(data[at + 4 : at + 6], "little")
        height = int.from_bytes(data[at + 6 : at + 8], "little")
        rows += data[at + 8 : at + 8 + width * height]
        at += 8 + width * height
    assert data[at:] == b"\x1bd\x03\x1dV\x42\x00"
    black = bytes(byte ^ 0xFF for byte in rows)
    return Image.frombytes("1", (width * 8, len(rows) // width), black)


PORT = r"\\.\LPT1" if sys.platform == "win32" else "/dev/usb/lp0"


@pytest.mark.parametrize(
    ("text", "printer"),
    [
        ("", Printer(Way.FOLDER)),
        ("EPSON-L3110", Printer(Way.SYSTEM, "EPSON-L3110")),
        ("Canon iP2770 series", Printer(Way.SYSTEM, "Canon iP2770 series")),
        ("tcp:192.0.2.7", Printer(Way.TCP, "192.0.2.7", 9100)),
        ("tcp:kasir.local:9101", Printer(Way.TCP, "kasir.local", 9101)),
        ("tcp:[2001:db8::7]:9100", Printer(Way.TCP, "2001:db8::7", 9100)),
        (f"device:{PORT}", Printer(Way.DEVICE, PORT)),
        ("device:COM3", Printer(Way.DEVICE, "COM3")),
    ],
)
def test_a_printer_is_named_in_one_of_four_ways(text: str, printer: Printer) -> None:
    assert parse(text) == printer
    assert parse(printer.text) == printer or ":" in printer.where


@pytest.mark.parametrize(
    "text", ["-o raw", "tcp:", "tcp:a:0", "tcp:a:b", "tcp:a b", "device:lp0", "device:", "a/b", "a\nb", "x" * 300]
)  # fmt: skip
def test_what_is_no_printer_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="printer"):
        parse(text)


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="no zbar here")
@pytest.mark.parametrize(("size", "width"), [(Size.ROLL_80, 576), (Size.ROLL_58, 384)])
def test_the_dots_are_as_wide_as_the_head_and_their_code_is_read(
    tmp_path: Path, size: Size, width: int
) -> None:
    image = dots_of(printers.bytes_for(parse("tcp:x"), [CARD], size, "x"))
    assert image.width == width
    image.save(tmp_path / "s.png")
    found = subprocess.run(
        ["zbarimg", "-q", "--raw", tmp_path / "s.png"], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == SLIP.ref


def test_letters_outside_latin_1_are_dots_too() -> None:
    plain, other = (
        dots_of(printers.bytes_for(parse("tcp:x"), [slip.card(one)], Size.ROLL_58, "x"))
        for one in (replace(SLIP, name="?ukru"), replace(SLIP, name="Şukru"))
    )
    assert plain.size == other.size and plain.tobytes() != other.tobytes()


def test_a_thermal_printer_gets_all_of_it_and_it_counts_once(
    store: Store, app: Application, printer: Thermal
) -> None:
    done = print_application(store, setup(printer), app.seq)
    assert (done.key, done.why) == ("done-printed", "")
    assert printer.came.wait(10)
    assert dots_of(printer.jobs[0]).width == 384
    assert store.read(lambda db: prints.number(db, app.seq, "receipt")) == 2
    [run] = store.read(lambda db: print_jobs.recent(db, 9))
    assert run.state == print_jobs.PRINTED
    with pytest.raises(Refused, match=r"paper\.job-ended"):
        store.read(lambda db: print_jobs.content(db, run.id))


def test_a_dead_printer_keeps_the_print_and_the_same_one_comes_out_later(
    store: Store, app: Application, printer: Thermal
) -> None:
    """Not a copy: what never came out isn't counted twice."""
    dead = Setup(f"tcp:127.0.0.1:{spooler.free_port()}", "roll-58")
    for _ in range(2):
        done = print_application(store, dead, app.seq)
        assert (done.key, done.why) == ("kept", "paper.printer-dead")
    [run] = store.read(print_jobs.open_jobs)
    assert store.read(lambda db: prints.number(db, app.seq, "receipt")) == 2
    assert print_application(store, setup(printer), app.seq).key == "done-printed"
    assert printer.came.wait(10)
    assert store.read(print_jobs.open_jobs) == []
    content = store.read(lambda db: db.execute("SELECT content FROM print_jobs").fetchone()[0])
    assert content is None
    assert print_application(store, setup(printer), app.seq).key == "done-printed"
    assert store.read(lambda db: prints.number(db, app.seq, "receipt")) == 3
    assert run.at <= store.read(lambda db: print_jobs.get(db, run.id)).state_at


def test_a_kept_print_can_be_had_as_a_pdf_or_given_up(
    store: Store, app: Application, tmp_path: Path
) -> None:
    dead = Setup(f"tcp:127.0.0.1:{spooler.free_port()}", "roll-58")
    print_application(store, dead, app.seq)
    assert print_application(store, Setup(), app.seq).file is not None
    assert (tmp_path / "receipts" / f"{app.ref}.pdf").read_bytes().startswith(b"%PDF")
    print_application(store, dead, app.seq)
    [run] = store.read(print_jobs.open_jobs)
    kept_runs.drop(store, run.id)
    assert store.read(print_jobs.open_jobs) == []
    with pytest.raises(Refused, match=r"paper\.job-ended"):
        kept_runs.drop(store, run.id)


@pytest.mark.parametrize(
    ("counted_since", "left"), [(False, 100), (True, 90)], ids=["as-it-was", "counted-since"]
)
def test_what_is_given_up_takes_no_paper_and_was_not_printed(
    store: Store, monkeypatch: pytest.MonkeyPatch, counted_since: bool, left: int
) -> None:
    """The kit stayed a sheet short of it, and R and ``--missing`` said that all were printed."""
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(windows, "sumatra", lambda: None)
    event = store.do(lambda tx: events.add(tx, "Talaga", "2026-11-24", "x", "WIB"))
    stock = Item("paper", Words("", ""), 0, 2.5, "sheets")
    store.do(lambda tx: kit.write(tx, event.id, Line(stock, 100)))
    apps = ready(store, 6)
    order = Setup("EPSON-L3110").order(cards.Kind.RECEIPT, *(app.seq for app in apps[:5]))
    printing.print_order(store, Setup("EPSON-L3110"), order)
    [run] = store.read(print_jobs.open_jobs)
    start = store.clock()
    store.clock = lambda: start + timedelta(minutes=1)
    if counted_since:
        store.do(lambda tx: kit.write(tx, event.id, Line(stock, 90)))
    missing = partial(prints.without, kind="receipt")
    assert store.read(missing) == [apps[5].seq]
    assert store.read(lambda db: kit.used_at(db, [event.id])) == 2
    kept_runs.drop(store, run.id)
    assert store.read(missing) == [app.seq for app in apps]
    assert store.read(lambda db: kit.used_at(db, [event.id])) == 0
    assert store.read(kit.people_on_paper) == left / 2.5
    print_application(store, Setup(), apps[0].seq)
    assert store.read(missing) == [app.seq for app in apps[1:]]


@pytest.mark.parametrize(
    ("states", "why"),
    [
        ({2: 0x32, 4: 0x12}, "no-paper"),
        ({2: 0x12, 4: 0x72}, "no-paper"),
        ({2: 0x16, 4: 0x12}, "cover-open"),
        ({2: 0x52, 4: 0x12}, "printer-stuck"),
    ],
)
def test_a_printer_that_says_what_is_wrong_is_believed(
    store: Store, app: Application, printer: Thermal, states: dict[int, int], why: str
) -> None:
    printer.states = states
    done = print_application(store, setup(printer), app.seq)
    assert (done.key, done.why) == ("kept", f"paper.{why}")
    assert printer.jobs == []
    printer.states = {2: 0x12, 4: 0x12}
    [run] = store.read(print_jobs.open_jobs)
    assert again(store, setup(printer), run.id).key == "done-printed"


def test_a_printer_that_takes_nothing_more_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw, "STALL", 0.2)
    with socket.create_server(("127.0.0.1", 0), backlog=1) as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        port = server.getsockname()[1]
        with pytest.raises(Refused, match=r"paper\.printer-stuck"):
            raw.send(Printer(Way.TCP, "127.0.0.1", port), b"x" * 20_000_000)


def test_a_printer_that_answers_late_still_gets_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that nobody reads resets the line as it is closed, and the end of the paper is lost."""
    monkeypatch.setattr(raw, "ASK", 0.05)
    data, got = bytes(range(256)) * 4000, bytearray()

    def take(server: socket.socket) -> None:
        line, _ = server.accept()
        with line, suppress(ConnectionResetError):
            while b"\x1f" not in got:
                got.extend(line.recv(4096))
            line.sendall(b"\x12")
            while part := line.recv(4096):
                got.extend(part)

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        thread = threading.Thread(target=take, args=[server])
        thread.start()
        raw.send(Printer(Way.TCP, *server.getsockname()), data)
        thread.join(10)
    assert bytes(got).endswith(data)


def test_a_thermal_printer_wants_a_roll(store: Store, app: Application, printer: Thermal) -> None:
    done = print_application(store, setup(printer, size="a4-4"), app.seq)
    assert (done.key, done.why) == ("kept", "paper.needs-roll")


def test_without_the_bundled_font_dots_are_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fonts, "FILES", {False: tmp_path / "x", True: tmp_path / "x"})
    fonts.widths.cache_clear()
    try:
        with pytest.raises(Refused, match=r"paper\.font-gone"):
            printers.bytes_for(parse("tcp:x"), [CARD], Size.ROLL_58, "x")
    finally:
        fonts.widths.cache_clear()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFO")
def test_a_device_file_gets_the_bytes_and_an_absent_one_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = tmp_path / "lp0"
    with pytest.raises(Refused, match=r"paper\.printer-dead"):
        raw.send(Printer(Way.DEVICE, str(device)), b"x")
    assert not device.exists()
    os.mkfifo(device)
    with pytest.raises(Refused, match=r"paper\.printer-dead"):  # nobody at its other end
        raw.send(Printer(Way.DEVICE, str(device)), b"x")
    data, got = bytes(range(256)) * 1000, list[bytes]()
    handle = os.open(device, os.O_RDONLY | os.O_NONBLOCK)
    held = os.open(device, os.O_WRONLY)  # else its end is there before it began
    os.set_blocking(handle, True)

    def read() -> None:
        with os.fdopen(handle, "rb") as file:
            got.append(file.read(len(data)))

    reader = threading.Thread(target=read)
    reader.start()
    raw.send(Printer(Way.DEVICE, str(device)), data)
    reader.join(10)
    os.close(held)
    assert got == [data]
    monkeypatch.setattr(raw, "STALL", 0.1)
    handle = os.open(device, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(Refused, match=r"paper\.printer-stuck"):
            raw.send(Printer(Way.DEVICE, str(device)), data)
    finally:
        os.close(handle)


def test_cards_are_kept_as_they_are() -> None:
    wild = slip.card(replace(SLIP, name="\ud800 日本 \x00"))
    assert kept(keep([CARD, wild])) == [CARD, wild]


@with_cups
def test_a_real_queue_of_cups(
    store: Store, monkeypatch: pytest.MonkeyPatch, printer: Thermal
) -> None:
    """Printed; then its printer dies: the print stays in the queue, and isn't sent or counted twice."""
    app = in_every_status(store)[Status.ISSUED]
    with spooler.cups(printer.port) as port:
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{port}")
        assert [one.name for one in printers.found()] == ["kasir"]
        here = Setup("kasir")
        assert print_application(store, here, app.seq).key in ("done-printed", "done-sent")
        assert printer.came.wait(10)
        assert printer.jobs[0].startswith(b"%PDF") and b"operator_tui" in printer.jobs[0]

        spooler.queue(port, spooler.free_port())
        done = print_application(store, here, app.seq)
        assert (done.key, done.why) == ("kept", "paper.printer-dead")
        again_ = print_application(store, here, app.seq)
        assert (again_.key, again_.why) == ("kept", "paper.printer-dead")
        assert store.read(lambda db: prints.number(db, app.seq, "slip")) == 3
        [run] = store.read(print_jobs.open_jobs)
        kept_runs.drop(store, run.id)
        assert cups.progress("kasir", run.request).stage is not printers.Stage.PENDING

        unknown = print_application(store, Setup("tidak-ada"), app.seq)
        assert (unknown.key, unknown.why) == ("kept", "paper.printer-unknown")


def test_a_system_without_cups_is_one_sentence(
    store: Store, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert cups.found() == []
    with pytest.raises(Refused, match=r"paper\.no-spooler"):
        cups.send("kasir", b"%PDF", "x")


@pytest.mark.parametrize("there", [True, False])
def test_windows_prints_by_sumatra_or_by_the_print_verb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    """Only what this program hands over can be tested here: no Windows is at hand."""
    reader, ran = tmp_path / "SumatraPDF" / "SumatraPDF.exe", list[list[str]]()
    verbs = list[tuple[str, ...]]()
    if there:
        reader.parent.mkdir()
        reader.touch()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(os, "startfile", lambda *given: verbs.append(given), raising=False)

    def run(command: list[str]) -> "subprocess.CompletedProcess[bytes]":
        assert Path(command[-1]).read_bytes() == b"%PDF"
        ran.append(command)
        return subprocess.CompletedProcess(command, 0, b"", b"")

    monkeypatch.setattr(windows, "_run", run)
    assert windows.send("EPSON L3110", b"%PDF", "x") == ""
    left = list(tmp_path.glob("operator_tui-print-*"))
    if there:
        assert ran[0][:3] == [str(reader), "-print-to", "EPSON L3110"]
        assert (left, verbs) == ([], [])
    else:
        assert verbs == [(str(left[0]), "printto", '"EPSON L3110"')]
        os.utime(left[0], (0, 0))
        windows.send("EPSON L3110", b"%PDF", "x")
        assert not left[0].exists()


def test_no_paper_stays_in_the_temporary_folder_when_windows_printing_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(windows, "sumatra", lambda: Path("SumatraPDF.exe"))

    def hangs(command: list[str], **_given: object) -> None:
        assert Path(command[-1]).is_file()
        raise subprocess.TimeoutExpired(command, 60)

    monkeypatch.setattr(subprocess, "run", hangs)
    with pytest.raises(Refused, match=r"paper\.spooler-hangs"):
        windows.send("EPSON L3110", b"%PDF", "x")
    assert [*tmp_path.iterdir()] == []


def test_windows_names_its_printers_in_any_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """PowerShell may begin with a byte order mark, and is asked for UTF-8: by itself it speaks a code page."""
    said = "\ufeffEPSON L3110\r\nKasir Ş 58\r\n*Kasir Ş 58\r\n".encode()

    def run(command: list[str]) -> "subprocess.CompletedProcess[bytes]":
        assert "[Console]::OutputEncoding = [Text.Encoding]::UTF8;" in command[-1]
        return subprocess.CompletedProcess(command, 0, said, b"")

    monkeypatch.setattr(windows, "_run", run)
    monkeypatch.setattr(shutil, "which", lambda name: name)
    assert windows.found() == [
        printers.Found("EPSON L3110", usual=False),
        printers.Found("Kasir Ş 58", usual=True),
    ]


PDF = b"%PDF-1.7\n% what OSS gave, as it came\n\x00\xff\n%%EOF\n"


def test_the_official_pdf_goes_beside_the_slip_unchanged(store: Store, tmp_path: Path) -> None:
    app = in_every_status(store)[Status.ISSUED]
    store.do(lambda tx: documents.attach(tx, app.seq, "nib.pdf", PDF))
    done = print_application(store, Setup(), app.seq)
    assert done.also == "paper.official-file"
    assert (tmp_path / "slips" / f"{app.ref}-oss.pdf").read_bytes() == PDF
    assert store.read(print_jobs.open_jobs) == []


def test_kept_papers_saved_as_pdfs_never_replace_one_another(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(windows, "sumatra", lambda: None)
    app = in_every_status(store)[Status.ISSUED]
    store.do(lambda tx: documents.attach(tx, app.seq, "nib.pdf", PDF))
    laptop = Setup("EPSON-L3110")
    assert print_application(store, laptop, app.seq).also == "paper.official-kept"
    ids = [one.seq for one in ready(store, 4, first=20)]
    for two in (ids[:2], ids[2:]):
        printing.print_order(store, laptop, laptop.order(cards.Kind.RECEIPT, *two))
    for run in store.read(print_jobs.open_jobs):
        kept_runs.save(store, run.id)
    slips = {p.name: p.read_bytes() for p in (tmp_path / "slips").iterdir()}
    assert sorted(slips) == [f"{app.ref}-oss.pdf", f"{app.ref}.pdf"]
    assert slips[f"{app.ref}-oss.pdf"] == PDF
    assert len(list((tmp_path / "receipts").iterdir())) == 2


def test_very_many_papers_are_several_runs_and_a_jam_keeps_the_rest(
    store: Store, monkeypatch: pytest.MonkeyPatch, printer: Thermal
) -> None:
    """One run of all held the store for seconds, and after a jam all of it was printed again."""
    monkeypatch.setattr(printing, "RUN", 2)
    seqs = [app.seq for app in ready(store, 5)]
    here = setup(printer)
    order = here.order(cards.Kind.RECEIPT, *seqs)
    send, sent = printers.send, list[int]()

    def jams(*given: Any) -> str:
        sent.append(1)
        if len(sent) == 2:
            raise Refused("paper.jammed", printer="x")
        return send(*given)

    monkeypatch.setattr(printers, "send", jams)
    done = printing.print_order(store, here, order)
    assert (done.key, done.why, done.ref) == ("kept", "paper.jammed", "(3 buah)")
    kept_ = store.read(print_jobs.open_jobs)
    assert [(run.items, run.state) for run in kept_] == [(2, "waiting"), (1, "waiting")]
    assert kept_[1].label == store.read(lambda db: applications.get(db, seqs[4])).ref
    assert [again(store, here, run.id).key for run in kept_] == ["done-printed"] * 2
    store.do(lambda tx: applications.cancel(tx, seqs[4], "pulang dulu"))
    with pytest.raises(Refused, match=r"paper\.no-receipt-cancelled"):
        printing.print_order(store, here, order)
    assert store.read(print_jobs.open_jobs) == []
    whole = printing.print_order(store, here, here.order(cards.Kind.RECEIPT, *seqs[:4]))
    assert (whole.key, whole.ref) == ("done-printed", "(4 buah)")


def test_with_many_slips_goes_the_official_pdf_of_each_that_has_one(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a slip printed alone had it with it; and one kept by a dead printer came out later without it."""
    stand = in_every_status(store)
    issued = [stand[status] for status in (Status.ISSUED, Status.ACCEPTED, Status.UNKNOWN)]
    for n, app in enumerate(issued[1:], 2):
        nib = updates.Issued(app.id, 1, f"{n:013}", "2026-11-24", "training", False, True)
        store.do(lambda tx, nib=nib: updates.issued(tx, nib))  # type: ignore[misc]
    for number, app in enumerate(issued[:2]):
        data = PDF.replace(b"as it came", b"%d" % number)
        store.do(lambda tx, a=app, d=data: documents.attach(tx, a.seq, "nib.pdf", d))  # type: ignore[misc]
    order = Setup().order(cards.Kind.SLIP, *(app.seq for app in issued))
    assert printing.print_order(store, Setup(), order).also == "paper.official-file"
    names = [f"{app.ref}-oss.pdf" for app in issued[:2]]
    assert sorted(p.name for p in (tmp_path / "slips").glob("*-oss.pdf")) == sorted(names)
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(windows, "sumatra", lambda: None)
    dead = printing.print_order(store, Setup("EPSON-L3110"), order)
    assert (dead.key, dead.also) == ("kept", "paper.official-kept")
    assert len(store.read(print_jobs.open_jobs)) == 3
    for app in issued:
        print_application(store, Setup("EPSON-L3110"), app.seq)  # the slip of one alone
    assert len(store.read(print_jobs.open_jobs)) == 6
    assert print_application(store, Setup(), issued[0].seq).also == "paper.official-file"
    assert print_application(store, Setup(), issued[2].seq).also == ""
    assert [run.kind for run in store.read(print_jobs.open_jobs)] == ["slip", "official", "slip"]


@pytest.mark.parametrize("pack", [False, True])
def test_each_page_of_the_official_pdf_comes_off_the_paper(
    store: Store, tmp_path: Path, pack: bool
) -> None:
    """It was one sheet, whatever it had, and none of the kit's. Five pages, and a node below with another count."""
    event = store.do(lambda tx: events.add(tx, "Talaga", "2026-11-24", "x", "WIB"))
    app = in_every_status(store)[Status.ISSUED]
    tree = b"<< /Kids [4 0 R] /Type /Pages /Count 5 >>"
    inner = b"<< /Parent 3 0 R /Count 2 /Type/Pages >>"
    outline = b"<< /Type /Outlines /Count 99 >>"
    if pack:
        body = zlib.compress(b"3 0 4 50 " + tree + b" " + inner + b" << /Count 98 >>")
        made = b"2 0 obj << /Type /ObjStm /N 2 /Filter /FlateDecode >> stream\r\n" + body
        objects = [made + b"\nendstream"]
    else:
        objects = [b"3 0 obj " + tree, b"4 0 obj " + inner]
    objects.append(b"7 0 obj " + outline)
    data = b"%PDF-1.7\n" + b"".join(each + b" endobj\n" for each in objects) + b"%%EOF\n"
    store.do(lambda tx: documents.attach(tx, app.seq, "nib.pdf", data))
    print_application(store, Setup(), app.seq)
    [official] = [
        job for job in store.read(lambda db: print_jobs.recent(db, 9)) if job.kind == "official"
    ]
    assert official.sheets == 5
    assert store.read(lambda db: kit.used_at(db, [event.id])) == 6  # the slip's page too


@pytest.mark.parametrize(
    "data", [b"", PDF, b"/Type /Pages /Count 0", b"/Type/Pages /Count 9999999999", PDF * 999]
)
def test_what_tells_no_pages_is_one(data: bytes) -> None:
    assert pdf_pages.pages(data) == 1


def test_a_thermal_printer_prints_the_slip_and_says_that_the_pdf_needs_pages(
    store: Store, printer: Thermal
) -> None:
    app = in_every_status(store)[Status.ISSUED]
    store.do(lambda tx: documents.attach(tx, app.seq, "nib.pdf", PDF))
    done = print_application(store, setup(printer), app.seq)
    assert (done.key, done.also) == ("done-printed", "paper.needs-pages")
    assert "perlu printer A4" in words(done)
    assert store.read(print_jobs.open_jobs) == []


@with_cups
def test_the_official_pdf_comes_out_of_a_real_queue_as_it_was_attached(
    store: Store, monkeypatch: pytest.MonkeyPatch, printer: Thermal
) -> None:
    app = in_every_status(store)[Status.ISSUED]
    store.do(lambda tx: documents.attach(tx, app.seq, "nib.pdf", PDF))
    with spooler.cups(printer.port) as port:
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{port}")
        assert print_application(store, Setup("kasir"), app.seq).also == "paper.official-printed"
        while len(printer.jobs) < 2:
            printer.came.clear()
            assert len(printer.jobs) == 2 or printer.came.wait(20)
    assert printer.jobs[1] == PDF


def test_two_windows_never_print_the_same_kept_sheets_twice(
    store: Store, app: Application, printer: Thermal, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_application(store, Setup(f"tcp:127.0.0.1:{spooler.free_port()}", "roll-58"), app.seq)
    [run] = store.read(print_jobs.open_jobs)
    said = list[str]()

    def window(act: Callable[[], Outcome]) -> None:
        try:
            said.append(act().key)
        except Refused as error:
            said.append(error.key)

    def save() -> Outcome:
        assert sending.wait(10)
        try:
            return kept_runs.save(store, run.id)
        finally:
            saved.set()

    sending, saved, send = threading.Event(), threading.Event(), raw.send

    def slow(*given: Any) -> None:
        sending.set()
        saved.wait(0.3)  # it can't be, before this one is done
        send(*given)

    monkeypatch.setattr(raw, "send", slow)
    acts = [partial(again, store, setup(printer), run.id)] * 2 + [save]
    threads = [threading.Thread(target=window, args=[act]) for act in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    assert sorted(said) == ["done-printed", "paper.job-ended", "paper.job-ended"]
    assert len(printer.jobs) == 1
