"""Printing committed rows: where the PDF may lie, and that what is printed is counted, and only that."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest
from pypdf import PdfReader

from operator_tui.core.errors import OperatorError, Refused, StoreTrouble, Usage
from operator_tui.core.lifecycle import Status
from operator_tui.locale import say
from operator_tui.paper import place, slip
from operator_tui.reports.slips import print_slips
from operator_tui.store.applications import Application
from operator_tui.store.sqlcipher import rows
from operator_tui.store.store import Store
from operator_tui.ui.printing import print_one
from tests.making import in_every_status

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
    draw = slip.slips_pdf

    def overtaken(found: Any) -> bytes:
        monkeypatch.setattr(slip, "slips_pdf", draw)
        print_slips(store, [issued.seq], out.with_name("other.pdf"))
        return draw(found)

    monkeypatch.setattr(slip, "slips_pdf", overtaken)
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

    session = SimpleNamespace(home=folder, opened=lambda: store)
    desk: Any = SimpleNamespace(session=session, jobs=SimpleNamespace(run=run))
    print_one(desk, app, lambda text, *_: told.append(text))
    return told


def test_f8_makes_the_folder_or_says_why_not(
    store: Store, issued: Application, tmp_path: Path
) -> None:
    assert printed(store, tmp_path, issued)[-1].startswith("√")
    assert issued.ref in text_of(tmp_path / "slips" / f"{issued.ref}.pdf")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "slips").write_text("a file where the folder should be", encoding="utf-8")
    said = printed(store, tmp_path / "other", issued)[-1]
    assert said.startswith("!! ") and "slips" in said
    assert copies(store) == [1]


def test_a_print_of_an_application_says_its_status_where_it_waits(store: Store) -> None:
    app = in_every_status(store)[Status.READY]
    told = printed(store, Path("nowhere"), app)
    assert told == ["! " + say("screens.print-not-issued", ref=app.label)]
