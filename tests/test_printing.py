"""Printing committed rows: where the PDF may lie, and that what is printed is counted, and only that."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest
from pypdf import PdfReader

from operator_tui.config import Config
from operator_tui.core.errors import OperatorError, Refused, StoreTrouble, Usage
from operator_tui.core.lifecycle import Status
from operator_tui.locale import say
from operator_tui.paper import place, sizes
from operator_tui.paper.sizes import Size
from operator_tui.reports.cards import Kind, Order
from operator_tui.reports.slips import print_slips, to_file
from operator_tui.store import consents, intake, meta, print_jobs, prints, statements
from operator_tui.store.applications import Application
from operator_tui.store.sqlcipher import Database, rows
from operator_tui.store.store import Store
from operator_tui.ui.printing import print_one
from operator_tui.ui.session import Session
from tests.making import FORM, in_every_status, ready

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


@pytest.fixture
def issued(store: Store) -> Application:
    return in_every_status(store)[Status.ISSUED]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "s.pdf"


def copies(store: Store) -> list[int]:
    """The copy numbers given out, in their order."""
    return store.read(
        lambda db: [r["copy"] for r in rows(db, "SELECT copy FROM prints ORDER BY id")]
    )


def text_of(path: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(path).pages)


def test_each_print_is_counted_and_marked(store: Store, issued: Application, out: Path) -> None:
    for number in (1, 2, 3):
        assert print_slips(store, [issued.seq], out) == 1
        assert (f"SALINAN ke-{number}" in text_of(out)) is (number > 1)
    assert copies(store) == [1, 2, 3]
    assert [p.name for p in out.parent.iterdir()] == ["s.pdf"]


def test_one_named_twice_is_printed_once(store: Store, issued: Application, out: Path) -> None:
    print_slips(store, [issued.seq, issued.seq], out)
    assert text_of(out).count(issued.ref) == 1
    assert copies(store) == [1]


def test_nothing_is_counted_where_one_is_not_issued(
    store: Store, issued: Application, out: Path
) -> None:
    with pytest.raises(Refused, match=r"store\.not-issued"):
        print_slips(store, [issued.seq, issued.seq - 1], out)
    assert copies(store) == []
    assert not out.exists()


def test_two_that_print_at_once_never_give_the_same_number(
    store: Store, issued: Application, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the first draws, another one prints: the first then draws anew, as the second copy."""
    draw = sizes.to_pdf

    def overtaken(*given: Any) -> bytes:
        monkeypatch.setattr(sizes, "to_pdf", draw)
        print_slips(store, [issued.seq], out.with_name("other.pdf"))
        return draw(*given)

    monkeypatch.setattr(sizes, "to_pdf", overtaken)
    print_slips(store, [issued.seq], out)
    assert "SALINAN ke-2" in text_of(out)
    assert "SALINAN" not in text_of(out.with_name("other.pdf"))
    assert copies(store) == [1, 2]


@pytest.mark.parametrize("former", [True, False])
@pytest.mark.parametrize("links", [True, False])
def test_no_pdf_is_there_that_was_not_counted(
    store: Store, issued: Application, out: Path, monkeypatch: pytest.MonkeyPatch,
    former: bool, links: bool,
) -> None:  # fmt: skip
    """The disk is full when it comes to the commit."""
    if former:
        print_slips(store, [issued.seq], out)
    before = out.read_bytes() if former else b""

    def full(job: Callable[[Any], Any], who: str = "") -> NoReturn:
        with pytest.raises(ZeroDivisionError):
            Store.do(store, lambda tx: (job(tx), 1 / 0), who)
        raise StoreTrouble("store.full")

    def no_links(*_: object) -> NoReturn:
        raise PermissionError

    monkeypatch.setattr(store, "do", full)
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", no_links)
    with pytest.raises(StoreTrouble, match=r"store\.full"):
        print_slips(store, [issued.seq], out)
    assert copies(store) == [1] * former
    left = [p.name for p in out.parent.iterdir()]
    assert left == (["s.pdf"] if former and links else [])
    assert not left or out.read_bytes() == before


def test_what_cannot_be_put_in_place_is_not_counted(
    store: Store, issued: Application, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_elsewhere(*_: object) -> NoReturn:
        raise PermissionError(13, "the file is open in another program")

    monkeypatch.setattr(os, "replace", open_elsewhere)
    with pytest.raises(StoreTrouble, match=r"paper\.not-written"):
        print_slips(store, [issued.seq], out)
    assert copies(store) == []
    assert list(out.parent.iterdir()) == []


def test_what_a_power_cut_left_half_done_goes_and_the_pdf_is_its_owners_alone(
    store: Store, issued: Application, out: Path
) -> None:
    old, new, other = (
        out.with_name(n) for n in (f".{'a' * 12}.part", f".{'b' * 12}.part", ".x.part")
    )
    for file in (old, new, other):
        file.write_bytes(b"%PDF")
    for file in (old, other):
        os.utime(file, (0, 0))
    print_slips(store, [issued.seq], out)
    assert sorted(out.parent.iterdir()) == sorted([new, other, out])
    if sys.platform != "win32":
        assert out.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"{}", b"PDF", b" %PDF-1.3"])
def test_somebodys_file_is_never_replaced(
    store: Store, issued: Application, out: Path, content: bytes
) -> None:
    out.write_bytes(content)
    with pytest.raises(Usage, match=r"paper\.not-a-pdf"):
        print_slips(store, [issued.seq], out)
    assert out.read_bytes() == content
    assert copies(store) == []


@pytest.mark.parametrize(
    "name", ["keys.json", "store.db", "store.db-journal", "config.toml", "log"]
)
def test_the_stores_own_files_are_not_written_even_where_they_are_not_there(
    store: Store, issued: Application, tmp_path: Path, name: str
) -> None:
    before = sorted(p.name for p in tmp_path.iterdir())
    with pytest.raises(Usage, match=r"paper\.not-a-pdf"):
        print_slips(store, [issued.seq], tmp_path / name)
    assert sorted(p.name for p in tmp_path.iterdir()) == before


@POSIX
def test_a_pipe_stays_a_pipe(store: Store, issued: Application, out: Path) -> None:
    os.mkfifo(out)
    with pytest.raises(Usage, match=r"paper\.not-a-pdf"):
        print_slips(store, [issued.seq], out)
    assert out.is_fifo()


@POSIX
def test_a_symbolic_link_is_written_through(store: Store, issued: Application, out: Path) -> None:
    real = out.with_name("real.pdf")
    out.symlink_to(real)
    for _ in range(2):
        print_slips(store, [issued.seq], out)
        assert out.is_symlink()
        assert issued.ref in text_of(real)


@POSIX
@pytest.mark.parametrize("to", ["keys.json", "out/s.pdf"])
def test_a_symbolic_link_to_the_stores_files_or_itself(
    store: Store, issued: Application, tmp_path: Path, out: Path, to: str
) -> None:
    (tmp_path / "keys.json").write_text("{}", encoding="utf-8")
    out.symlink_to(tmp_path / to)
    with pytest.raises((Usage, StoreTrouble)):
        print_slips(store, [issued.seq], out)
    assert (tmp_path / "keys.json").read_text(encoding="utf-8") == "{}"
    assert out.is_symlink()


@POSIX
def test_a_device_is_no_place(out: Path) -> None:
    with pytest.raises(Usage, match=r"paper\.not-a-pdf"):
        place.place(Path(os.devnull), out.parent)


def test_a_name_as_long_as_the_disk_allows(store: Store, issued: Application, out: Path) -> None:
    long = out.with_name("s" * 245 + ".pdf")
    print_slips(store, [issued.seq], long)
    assert issued.ref in text_of(long)


def printed(store: Store, folder: Path, app: Application) -> list[str]:
    """What F8 says, its job run at once."""
    told: list[str] = []

    def run(job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        try:
            then(job())
        except OperatorError as error:
            then(error)

    session = Session(folder, Config(), store=store)
    desk: Any = SimpleNamespace(session=session, jobs=SimpleNamespace(in_turn=run))
    print_one(desk, app, lambda text, *_: told.append(text))
    return told


def test_f8_makes_the_folder_or_says_why_not(
    store: Store, issued: Application, tmp_path: Path
) -> None:
    assert printed(store, tmp_path, issued)[-1].startswith("√")
    assert issued.ref in text_of(tmp_path / "slips" / f"{issued.ref}.pdf")
    shutil.rmtree(tmp_path / "slips")
    (tmp_path / "slips").write_text("a file where the folder should be", encoding="utf-8")
    said = printed(store, tmp_path, issued)[-1]
    assert said.startswith("!! ") and "slips" in said
    assert copies(store) == [1]


@pytest.mark.parametrize("status", list(Status))
def test_f8_prints_what_the_state_allows(store: Store, tmp_path: Path, status: Status) -> None:
    """A slip of what is issued, a receipt of what is final, and of the rest a sentence."""
    app = in_every_status(store)[status]
    said = printed(store, tmp_path, app)[-1]
    slip_, receipt = (tmp_path / f / f"{app.ref}.pdf" for f in ("slips", "receipts"))
    assert slip_.exists() is (status is Status.ISSUED)
    assert receipt.exists() is (status not in (Status.ISSUED, Status.DRAFT, Status.CANCELLED))
    if status in (Status.DRAFT, Status.CANCELLED):
        assert said == "! " + say(f"paper.no-receipt-{status}", ref=app.label)
        assert copies(store) == []
    elif status is not Status.ISSUED:
        text = " ".join(text_of(receipt).split())
        assert say(f"paper.state.{status}") in text
        assert app.ref in text and app.name in text and app.nik not in text and app.nik[:4] in text
        assert "bukan NIB dan bukan izin" in text and "CATATAN NIB" not in text


def test_a_receipt_says_what_was_agreed_to_and_whom_to_ask(store: Store, out: Path) -> None:
    [app] = ready(store, 1, first=2)
    asked = store.read(lambda db: statements.given(db, app.seq))
    assert asked
    order = Order(Kind.RECEIPT, (app.seq,), Size.A4_TWO, "Dinas K2UKM, WhatsApp 0812-0000-0000")
    for copy in (1, 2):
        to_file(store, order, out)
        text = " ".join(text_of(out).split())
        assert "Dinas K2UKM, WhatsApp 0812-0000-0000" in text
        labels = {s.name: s.label.id for s in FORM.statements}
        for one in asked:
            assert f"{labels[one.name]}: {'ya' if one.yes else 'tidak'}." in text
        assert f"pemberitahuan {asked[0].notice_version}" in text
        assert ("SALINAN ke-2" in text) is (copy == 2)
    store.do(lambda tx: consents.withdraw(tx, app.seq, "contact", "tidak mau dihubungi"))
    to_file(store, order, out)
    text = " ".join(text_of(out).split())
    assert "Boleh dihubungi: tidak." in text and "pemohon memilih tidak dihubungi" in text


def test_a_receipt_of_a_training_office_is_marked(store: Store, out: Path) -> None:
    [app] = ready(store)
    store.do(lambda tx: meta.put(tx, meta.BINDING, "training"))
    to_file(store, Order(Kind.RECEIPT, (app.seq,)), out)
    assert text_of(out).count("LATIHAN") == 2


def test_a_ticket_is_printed_counted_and_marked(store: Store, out: Path) -> None:
    desk = {
        "name": "YAYAH ROKAYAH",
        "services": "N H",
        "papers": "K",
        "served": "O",
        "priority": "Y",
    }
    person = store.do(lambda tx: intake.add(tx, desk))
    for copy in (1, 2):
        to_file(store, Order(Kind.TICKET, (person.id,), Size.ROLL_58), out)
        text = " ".join(text_of(out).split())
        assert "001 P" in text and "YAYAH ROKAYAH" in text and "NIB, halal" in text
        assert ("SALINAN ke-2" in text) is (copy == 2)
    assert store.read(lambda db: prints.ticket_number(db, person.id)) == 3
    with pytest.raises(Refused, match=r"desk\.unknown"):
        to_file(store, Order(Kind.TICKET, (person.id + 1,)), out)


def test_counting_the_prints_of_one_reads_no_others(store: Store) -> None:
    """Else ten thousand at once read a hundred million rows while they hold the lock."""
    asked = list[str]()

    def plan(db: Database) -> str:
        def query(sql: str, params: Any = None) -> Any:
            asked.append(sql)
            return db.query(sql, params)

        watched: Any = SimpleNamespace(query=query)
        assert prints.number(watched, 7, prints.RECEIPT) == 1
        [row] = rows(db, f"EXPLAIN QUERY PLAN {asked[0]}", [7, prints.RECEIPT])
        return str(row["detail"])

    assert store.read(plan).startswith("SEARCH prints USING COVERING INDEX prints_seq")


def test_every_run_says_how_much_paper_it_took(store: Store, out: Path) -> None:
    apps = ready(store, 5)
    ids = tuple(app.seq for app in apps)
    for size, sheets in ((Size.A4_FOUR, 2), (Size.A4_TWO, 3), (Size.ROLL_80, 5)):
        to_file(store, Order(Kind.RECEIPT, ids, size), out)
        [run, *_] = store.read(lambda db: print_jobs.recent(db, 1))
        assert (run.kind, run.items, run.sheets, run.size) == ("receipt", 5, sheets, size)
