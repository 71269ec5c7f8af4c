"""Slips, read back by another program."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from operator_tui import locale
from operator_tui.core.errors import Refused, StoreTrouble
from operator_tui.paper.slip import Slip, write_slips

SLIP = Slip(
    ref="MJL03-261124-0042", name="ENUNG NURHAYATI", nik_masked="3210…0001", business='Keripik "Bu Enung" & Co',
    kbli="10313", kbli_version="2020", kbli_title="Industri Pengeringan Buah-buahan dan Sayuran",
    nib="0012345678901", nib_date="2026-11-24", recorded_at="2026-11-24 09.50", event="Jemput Bola Cikijing",
    event_date="2026-11-23", training=False, copy=1, via="typed", verified=False, village="Banjaransari, Cikijing",
)  # fmt: skip


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


def test_a_training_slip_says_so_twice(tmp_path: Path) -> None:
    write_slips(
        [replace(SLIP, training=True, nib="0000000000017", via="training")], tmp_path / "s.pdf"
    )
    [text] = pages(tmp_path / "s.pdf")
    assert text.count("LATIHAN") == 2


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


@pytest.mark.parametrize("name", ["W" * 255, "日本 ENUNG", "NUR’AENI", "", "😀", "A\u0301 " * 100])
def test_no_name_breaks_a_slip(tmp_path: Path, name: str) -> None:
    write_slips(
        [replace(SLIP, name=name, business=name, event=name, village=name)], tmp_path / "s.pdf"
    )
    assert SLIP.nib in pages(tmp_path / "s.pdf")[0]


def test_letters_that_cannot_be_printed_are_told(tmp_path: Path) -> None:
    write_slips([replace(SLIP, name="日本 ENUNG")], tmp_path / "s.pdf")
    assert "?? ENUNG" in pages(tmp_path / "s.pdf")[0]
    assert "huruf" in pages(tmp_path / "s.pdf")[0]


def test_nothing_to_print_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        write_slips([], tmp_path / "s.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "s.pdf").write_bytes(b"the former one")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StoreTrouble, match=r"paper\.not-written"):
        write_slips([SLIP], tmp_path / "s.pdf")
    assert [p.name for p in tmp_path.iterdir()] == ["s.pdf"]
    assert (tmp_path / "s.pdf").read_bytes() == b"the former one"


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble):
        write_slips([SLIP], tmp_path / "nowhere" / "s.pdf")


def test_read_by_another_program(tmp_path: Path) -> None:
    write_slips([SLIP], tmp_path / "s.pdf")
    if shutil.which("pdftotext"):
        done = subprocess.run(
            ["pdftotext", str(tmp_path / "s.pdf"), "-"], capture_output=True, text=True, check=True
        )
        assert SLIP.nib in done.stdout
        assert SLIP.name in done.stdout
