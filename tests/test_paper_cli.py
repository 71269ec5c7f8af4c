"""``print`` and ``printers``: to a PDF, to a real thermal socket, and a sentence where that can't be."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from operator_tui import config
from operator_tui.locale import use
from operator_tui.paper import waiting
from operator_tui.paper.fit import ruler
from operator_tui.paper.marks import Text
from operator_tui.paper.sizes import Size
from operator_tui.paper.waiting import Waiter, Waiting
from operator_tui.store import events, home, intake, print_jobs
from tests.calling import Cli, caller
from tests.conftest import PASSPHRASE
from tests.making import ready
from tests.spooler import free_port, thermal

LISTED = Waiting(
    "24-11-2026 10.15", "Jemput Bola Cikijing",
    tuple(Waiter(f"{n:03}", f"ORANG {n}", "NIB", "operator", "09.41", "") for n in range(1, 81)), False,
)  # fmt: skip


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Cli]:
    yield from caller(tmp_path / "h", monkeypatch, capsys)


@pytest.fixture
def laptop(cli: Cli, tmp_path: Path) -> list[str]:
    """A home with five applications that are ready and one person at the desk; the references."""
    home.create(tmp_path / "h", "Siti", PASSPHRASE)
    desk = {"name": "YAYAH", "services": "N", "papers": "K", "served": "O", "priority": "T"}
    with home.open_store(tmp_path / "h", PASSPHRASE) as store:
        store.do(
            lambda tx: events.add(tx, "Jemput Bola", "2026-11-24", "Cikijing, Cikijing", "WIB")
        )
        store.do(lambda tx: intake.add(tx, desk))
        return [app.ref for app in ready(store, 5)]


def text_of(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def test_all_that_have_none_are_printed_four_to_a_page_and_only_once(
    cli: Cli, laptop: list[str], tmp_path: Path
) -> None:
    out = tmp_path / "r.pdf"
    assert cli("print", "receipts", laptop[0].lower(), "--out", str(out))[0] == 0
    code, said, _ = cli("print", "receipts", "--missing", "--out", str(out))
    assert (code, "Receipt (4 of them) saved" in said) == (0, True)
    [page] = text_of(out)
    assert [ref in page for ref in laptop] == [False, True, True, True, True]
    assert "All were printed before" in cli("print", "receipts", "--missing")[1]
    assert cli("print", "receipts", "x", "--missing")[0] == 2
    code, _, said = cli("print", "slips", laptop[0], "--out", str(out))
    assert (code, "isn't issued" in said) == (1, True)


def test_papers_in_the_folder_never_replace_one_another(
    cli: Cli, laptop: list[str], tmp_path: Path
) -> None:
    """One that alone was missing was ``(1 of them).pdf``, and the next such took its place."""
    assert f"Receipt {laptop[0]} saved" in cli("print", "receipts", laptop[0])[1]
    for many in (laptop[1:3], laptop[3:]):  # within one second
        assert cli("print", "receipts", *many)[0] == 0
    with home.open_store(tmp_path / "h", PASSPHRASE) as store:
        [late] = ready(store, 1, first=9)
    assert f"Receipt {late.ref} saved" in cli("print", "receipts", "--missing")[1]
    written = list((tmp_path / "h" / "receipts").iterdir())
    texts = [" ".join(text_of(path)) for path in written]
    assert [sum(ref in text for text in texts) for ref in (*laptop, late.ref)] == [1] * 6
    assert {f"{laptop[0]}.pdf", f"{late.ref}.pdf"} < {path.name for path in written}
    for _ in range(2):
        assert cli("print", "tickets", "1")[0] == 0
    first, copy = sorted((tmp_path / "h" / "tickets").iterdir(), key=lambda path: len(path.name))
    assert (first.name[-9:], copy.name[-11:]) == ("-N001.pdf", "-N001-2.pdf")
    assert ["COPY no. 2" in text_of(path)[0] for path in (first, copy)] == [False, True]


def test_a_logo_that_is_none_is_told_where_a_pdf_is_asked_for_too(
    cli: Cli, laptop: list[str], tmp_path: Path
) -> None:
    (tmp_path / "logo.png").write_bytes(b"no image")
    config.put(tmp_path / "h", "paper.logo", str(tmp_path / "logo.png"))
    code, said, _ = cli("print", "receipts", laptop[0], "--out", str(tmp_path / "r.pdf"))
    assert (code, "The logo can't be read" in said) == (0, True)


def test_tickets_and_those_waiting(cli: Cli, laptop: list[str], tmp_path: Path) -> None:
    out = tmp_path / "t.pdf"
    assert cli("print", "tickets", "1", "--out", str(out))[0] == 0
    assert "001" in text_of(out)[0] and "YAYAH" in text_of(out)[0]
    assert cli("print", "tickets", "1", "2", "--out", str(out))[0] == 1
    code, said, _ = cli("print", "waiting")
    [written] = (tmp_path / "h" / "lists").iterdir()
    assert (code, str(written) in said) == (0, True)
    assert "YAYAH" in text_of(written)[0] and "1 people wait" in text_of(written)[0]


def test_a_dead_printer_is_told_and_what_was_kept_is_printed_again(
    cli: Cli, laptop: list[str], tmp_path: Path
) -> None:
    with thermal() as printer:
        config.put(tmp_path / "h", "paper.size", "roll-80")
        config.put(tmp_path / "h", "paper.printer", f"tcp:127.0.0.1:{free_port()}")
        code, said, _ = cli("print", "receipts", laptop[0])
        assert (code, "doesn't answer" in said, "is kept, not printed yet" in said) == (
            1,
            True,
            True,
        )
        code, _, said = cli("printers", "again")
        assert (code, "1 prints are still kept" in said) == (1, True)
        printer.states = {2: 0x12, 4: 0x12}
        config.put(tmp_path / "h", "paper.printer", f"tcp:127.0.0.1:{printer.port}")
        code, said, _ = cli("printers", "again")
        assert (code, "is printed on" in said) == (0, True)
        assert "handed to" in cli("print", "waiting")[1]
        assert "handed to" in cli("printers", "test")[1]
    with home.open_store(tmp_path / "h", PASSPHRASE) as store:
        assert store.read(print_jobs.open_jobs) == []


def test_the_test_page_needs_no_store(cli: Cli, tmp_path: Path) -> None:
    code, said, _ = cli("printers", "test", "--size", "a4-2")
    assert (code, "The test page" in said) == (0, True)
    assert "É Ñ Ş Ḥ Ž Ω Ж" in text_of(tmp_path / "h" / "lists" / "test.pdf")[0]
    assert cli("printers", "test", "--printer", "-o x")[0] == 2
    assert "paper.printer = none: PDFs in a folder" in cli("printers")[1]


@pytest.mark.parametrize(
    ("size", "pages"), [(Size.A4_FOUR, 3), (Size.ROLL_80, 1), (Size.ROLL_58, 1)]
)
def test_everyone_who_waits_is_on_the_list(tmp_path: Path, size: Size, pages: int) -> None:
    (tmp_path / "l.pdf").write_bytes(waiting.to_pdf(LISTED, size))
    found = text_of(tmp_path / "l.pdf")
    assert len(found) == pages
    assert all(one.name in " ".join(found) for one in LISTED.people)


def test_what_someone_waits_for_and_how_they_stand_is_never_cut(tmp_path: Path) -> None:
    state = "didahulukan, dipanggil, tidak hadir"
    one = Waiter(
        "001", "Ḥ. RADEN MUHAMMAD ABDURRAHMAN", "NIB, halal, PIRT", "operator", "09.41", state
    )
    (tmp_path / "w.pdf").write_bytes(
        waiting.to_pdf(replace(LISTED, people=(one, *LISTED.people)), Size.A4_FOUR)
    )
    page = text_of(tmp_path / "w.pdf")[0]
    assert all(text in page for text in one)


@pytest.mark.parametrize("size", [Size.ROLL_80, Size.ROLL_58, Size.A4_FOUR])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_nothing_of_the_list_lies_beyond_the_edge(size: Size, lang: str) -> None:
    """In training the title lost its end on a roll of 58 mm."""
    use(lang)
    [sheet, *_] = waiting.lay(replace(LISTED, training=True), size)
    for mark in sheet.marks:
        if isinstance(mark, Text):
            end = mark.x + ruler(bundled=sheet.bundled).width(mark.text, mark.size, bold=mark.bold)
            assert end <= sheet.width - 4, mark.text


def test_a_list_of_nobody_says_so(tmp_path: Path) -> None:
    (tmp_path / "l.pdf").write_bytes(waiting.to_pdf(Waiting("x", "", (), True), Size.A4_FOUR))
    assert "Tidak ada yang menunggu." in text_of(tmp_path / "l.pdf")[0]
    assert "LATIHAN" in text_of(tmp_path / "l.pdf")[0]
