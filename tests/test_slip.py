"""Slips, read back by another program."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from operator_tui import locale
from operator_tui.core.errors import Refused, StoreTrouble
from operator_tui.paper import slip
from operator_tui.paper.fit import printable, ruler
from operator_tui.paper.place import written
from operator_tui.paper.sizes import Size
from operator_tui.paper.slip import Slip

SLIP = Slip(
    ref="MJL03-261124-0042", name="ENUNG NURHAYATI", nik_masked="3210…0001", business='Keripik "Bu Enung" & Co',
    kbli="10313", kbli_version="2020", kbli_title="Industri Pengeringan Buah-buahan dan Sayuran",
    nib="0012345678901", nib_date="2026-11-24", recorded_at="2026-11-24 09.50", event="Jemput Bola Cikijing",
    event_date="2026-11-23", training=False, copy=1, via="typed", verified=False, village="Banjaransari, Cikijing",
)  # fmt: skip


def write_slips(slips: Sequence[Slip], path: Path) -> int:
    """Write slips as the program does; how many pages."""
    with written(slip.slips_pdf(slips), path):
        return Size.A4_FOUR.sheets(len(slips))


def pages(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def test_a_slip_says_what_it_is_and_what_it_is_not(tmp_path: Path) -> None:
    assert write_slips([SLIP], tmp_path / "s.pdf") == 1
    [text] = pages(tmp_path / "s.pdf")
    for expected in (
        "CATATAN NIB",
        "bukan dokumen resmi",
        SLIP.ref,
        SLIP.name,
        "3210...0001",
        SLIP.business,
        "10313",
        "KBLI 2020",
        SLIP.nib,
        "24-11-2026",
        "Jemput Bola Cikijing 23-11-2026",
        "belum diperiksa",
    ):
        assert expected in text
    assert "LATIHAN" not in text
    assert "SALINAN" not in text


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_a_training_slip_says_so_twice_and_never_that_oss_verified_it(
    tmp_path: Path, language: str
) -> None:
    locale.use(language)
    training = replace(SLIP, training=True, nib="0000000000017", via="typed", verified=True)
    write_slips([training], tmp_path / "s.pdf")
    [text] = pages(tmp_path / "s.pdf")
    assert text.count("LATIHAN") == 2
    assert locale.say("paper.via-training") in text
    assert locale.say("paper.verified") not in text


@pytest.mark.parametrize(
    ("via", "verified", "key"),
    [
        ("pushed", False, "via-pushed"),
        ("typed", False, "via-typed"),
        ("typed", True, "verified"),
        ("", False, "via-typed"),
        ("a way of next year", False, "via-typed"),
    ],
)
def test_where_the_number_came_from(tmp_path: Path, via: str, verified: bool, key: str) -> None:
    write_slips([replace(SLIP, via=via, verified=verified)], tmp_path / "s.pdf")
    assert locale.say(f"paper.{key}") in pages(tmp_path / "s.pdf")[0]


def test_four_to_a_page(tmp_path: Path) -> None:
    slips = [replace(SLIP, ref=f"MJL03-261124-{n:04}") for n in range(1, 10)]
    assert write_slips(slips, tmp_path / "s.pdf") == 3
    assert [text.count("MJL03-261124") for text in pages(tmp_path / "s.pdf")] == [4, 4, 1]


def test_a_copy_mark_from_the_second_print_on(tmp_path: Path) -> None:
    write_slips([replace(SLIP, copy=2)], tmp_path / "s.pdf")
    assert "SALINAN ke-2" in pages(tmp_path / "s.pdf")[0]


def test_in_english(tmp_path: Path) -> None:
    locale.use("en")
    write_slips([SLIP], tmp_path / "s.pdf")
    assert "not the official document" in pages(tmp_path / "s.pdf")[0]


WILD = [
    "W" * 255,
    "日本 ENUNG",
    "NUR’AENI",
    "",
    "😀",
    "A\u0301 " * 100,
    "a\x00\x1b[2J\r\n\tb",
    "\ud800",
]


@pytest.mark.parametrize("wild", WILD)
def test_no_text_breaks_a_slip(tmp_path: Path, wild: str) -> None:
    one = replace(
        SLIP, name=wild, business=wild, event=wild, village=wild, kbli_title=wild, ref=wild,
        nik_masked=wild, kbli=wild, kbli_version=wild, nib_date=wild, recorded_at=wild, event_date=wild,
    )  # fmt: skip
    write_slips([one], tmp_path / "s.pdf")
    assert SLIP.nib in pages(tmp_path / "s.pdf")[0]


def test_names_as_long_as_the_form_allows_are_printed_whole(tmp_path: Path) -> None:
    name = ("RADEN RORO SITI NURHAYATI BINTI UDIN SAEPUDIN " * 6)[:255].strip()
    business = ("KERIPIK PISANG DAN ANEKA KUE BASAH KELUARGA " * 6)[:255].strip()
    write_slips([replace(SLIP, name=name, business=business)], tmp_path / "s.pdf")
    text = " ".join(pages(tmp_path / "s.pdf")[0].split())
    assert name in text
    assert business in text


@pytest.mark.parametrize("wild", ["W" * 255, "kata " * 51, "日" * 255, ""])
def test_nothing_is_printed_outside_its_own_strip(tmp_path: Path, wild: str) -> None:
    """Every baseline lies within the strip it belongs to, and eight millimetres from the paper's edges."""
    slips = [
        replace(SLIP, name=wild, business=wild, event=wild, village=wild, kbli_title=wild, copy=2)
        for _ in range(4)
    ]
    write_slips(slips, tmp_path / "s.pdf")
    page = PdfReader(tmp_path / "s.pdf").pages[0]
    found: list[tuple[float, str]] = []

    def visit(text: str, _cm: Any, tm: list[float], _font: Any, _size: Any) -> None:
        if text.strip():
            found.append((297 - tm[5] * 25.4 / 72, text))

    page.extract_text(visitor_text=visit)
    strip = 297 / 4
    assert found
    for y, text in found:
        assert 8 <= y <= 297 - 8, text
        assert 8 <= y % strip <= strip - 8, text


@given(st.text(max_size=300), st.floats(5.5, 14), st.floats(20, 90))
def test_wrapped_lines_hold_every_letter_and_never_their_neighbours(
    text: str, size: float, width: float
) -> None:
    shown, _ = printable(text)
    measure = ruler(bundled=True)
    lines = measure.wrap(shown, width, size)
    assert "".join("".join(lines).split()) == "".join(shown.split())
    assert all(measure.width(line, size) <= width + 1e-6 for line in lines)


def test_letters_that_cannot_be_printed_are_told(tmp_path: Path) -> None:
    write_slips([replace(SLIP, name="日本 ENUNG"), SLIP], tmp_path / "s.pdf")
    [text] = pages(tmp_path / "s.pdf")
    assert "?? ENUNG" in text
    assert text.count(locale.say("paper.letters")) == 1


def test_a_letter_and_its_accent_are_one(tmp_path: Path) -> None:
    assert printable("JOSE\u0301 “Ñ”…") == ('JOSÉ "Ñ"...', False)


def test_hyphens_and_apostrophes_of_other_kinds_are_plain_ones() -> None:
    assert printable("NUR\u2010\u2011\u2012\u2013AENI MA\u02bcMUN") == ("NUR----AENI MA'MUN", False)


def test_no_label_stands_without_a_value(tmp_path: Path) -> None:
    write_slips([replace(SLIP, event="", event_date="")], tmp_path / "s.pdf")
    [text] = pages(tmp_path / "s.pdf")
    assert locale.say("paper.event") not in text
    assert SLIP.nib in text and SLIP.ref in text


def test_nothing_to_print_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"paper\.nothing"):
        write_slips([], tmp_path / "s.pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", ["os.fsync", "os.replace"])
def test_a_full_disk_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: Any) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "s.pdf").write_bytes(b"the former one")
    monkeypatch.setattr(step, full)
    with pytest.raises(StoreTrouble, match=r"paper\.not-written") as told:
        write_slips([SLIP], tmp_path / "s.pdf")
    assert "No space left" in locale.sentence(told.value)
    assert [p.name for p in tmp_path.iterdir()] == ["s.pdf"]
    assert (tmp_path / "s.pdf").read_bytes() == b"the former one"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_disk_that_is_really_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = os.open

    def to_full(path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
        handle = original(path, flags, mode, **more)
        if flags & os.O_CREAT:
            os.close(handle)
            handle = original("/dev/full", os.O_WRONLY)
        return handle

    monkeypatch.setattr(os, "open", to_full)
    with pytest.raises(StoreTrouble, match=r"paper\.not-written"):
        write_slips([SLIP], tmp_path / "s.pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="read-only folders don't bind this user"
)
def test_a_read_only_folder_is_one_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "read-only"
    folder.mkdir()
    folder.chmod(0o500)
    try:
        with pytest.raises(StoreTrouble):
            write_slips([SLIP], folder / "s.pdf")
        assert list(folder.iterdir()) == []
    finally:
        folder.chmod(0o700)


@pytest.mark.parametrize("name", ["nowhere/s.pdf", "x" * 300 + ".pdf", "folder"])
def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreTrouble):
        write_slips([SLIP], tmp_path / name)
    assert [p.name for p in tmp_path.rglob("*")] == ["folder"]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext isn't installed")
@pytest.mark.parametrize("training", [False, True])
def test_read_by_another_program(tmp_path: Path, training: bool) -> None:
    write_slips([replace(SLIP, training=training)], tmp_path / "s.pdf")
    text = subprocess.run(
        ["pdftotext", str(tmp_path / "s.pdf"), "-"], capture_output=True, check=True
    ).stdout.decode()
    for expected in (SLIP.nib, SLIP.name, "3210...0001", SLIP.ref):
        assert expected in text
    assert ("LATIHAN" in text) is training


def test_importing_the_slip_loads_no_pdf_library() -> None:
    script = "import sys, operator_tui.paper.slip; sys.exit('fpdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
