"""In a real pseudo-terminal: bursts, kills, a wrong passphrase, no colour, no Unicode."""

import os
import re
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from operator_tui.store import applications, home, listing
from operator_tui.store.listing import Filter
from tests.conftest import PASSPHRASE
from tests.making import sample_rows, typed_texts
from tests.test_screens import answer_keys, form_keys

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from tests.terminal import Terminal


def environment(**more: str) -> dict[str, str]:
    return {
        **os.environ,
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PYTHONIOENCODING": "utf-8",
        **more,
    }


def program(folder: Path, **more: str) -> Terminal:
    """The program on a home, unlocked from the environment unless told otherwise."""
    env = environment(OPERATOR_TUI_PASSPHRASE=PASSPHRASE) | more
    return Terminal([sys.executable, "-m", "operator_tui", "--home", str(folder)], env)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE, "MJL03")
    return tmp_path / "h"


def test_three_applicants_in_unspaced_bursts(folder: Path) -> None:
    rows = [sample_rows()[n] for n in (40, 43, 55)]
    with program(folder) as terminal:
        terminal.wait("ANTREAN")
        terminal.send("<ctrl+n>")
        for row in rows:
            terminal.send(*form_keys(row), *answer_keys(row))
            terminal.wait("F9 berikutnya")
            terminal.send("<f9>")
        terminal.wait("FORMULIR baru")
        terminal.send("<ctrl+q>", "<ctrl+q>")
        assert terminal.ended() == 0
    with home.open_store(folder, PASSPHRASE) as store:
        seqs = store.read(lambda db: listing.seqs(db, Filter()))
        assert len(seqs) == 3
        for seq, row in zip(reversed(seqs), rows, strict=True):
            stored = store.read(lambda db, seq=seq: applications.typed(db, seq)).texts
            expected = typed_texts(row, store.clock().date())
            assert {n: stored.get(n) for n in expected} == expected


def test_after_kill_the_draft_is_there(folder: Path) -> None:
    with program(folder) as terminal:
        terminal.wait("ANTREAN")
        terminal.send(
            "<ctrl+n>", "3210035704880001", "<enter>", "<enter>", "ENUNG NURHAYATI", "<enter>"
        )
        terminal.wait('sampai "Nama"')
        terminal.process.kill()
        terminal.process.wait()
    with program(folder) as terminal:
        terminal.wait('Program tertutup tiba-tiba. Draf D-001 ada sampai "Tanggal lahir"')
        terminal.send("<enter>")
        terminal.wait("FORMULIR D-001")
        terminal.wait("321003 570488 0001")
        terminal.send("<escape>")
        terminal.wait("diparkir")
        terminal.send("<ctrl+q>")
        assert terminal.ended() == 0
    with program(folder) as terminal:
        assert "tiba-tiba" not in terminal.wait("ENUNG NURHAYATI")


def test_a_second_window_takes_no_open_draft_for_a_crash(folder: Path) -> None:
    with program(folder) as first:
        first.wait("ANTREAN")
        first.send("<ctrl+n>", "3210035704880001", "<enter>", "<enter>", "ICIH", "<enter>")
        first.wait('sampai "Nama"')
        with program(folder) as second:
            assert "tiba-tiba" not in second.wait("ICIH")
            second.send("<ctrl+q>")
            assert second.ended() == 0


def test_a_wrong_passphrase_prints_nothing_over_the_screen(folder: Path) -> None:
    env = environment()
    with Terminal([sys.executable, "-m", "operator_tui", "--home", str(folder)], env) as terminal:
        terminal.wait("BUKA")
        terminal.send("salah sekali", "<enter>")
        text = terminal.wait("tidak cocok")
        assert "BUKA" in text.splitlines()[1]
        assert "hmac" not in text.lower() and "error" not in text.lower()


@pytest.mark.parametrize(("more", "brackets"), [({"NO_COLOR": "1"}, True), ({}, False)])
def test_without_colour_the_focus_has_brackets(
    folder: Path, more: dict[str, str], brackets: bool
) -> None:
    with program(folder, **more) as terminal:
        terminal.wait("ANTREAN")
        terminal.send("<ctrl+n>")
        terminal.wait("Nama")
        terminal.wait(lambda text: (re.search(r"NIK +\[", text) is not None) is brackets)


def test_without_unicode_every_glyph_has_a_twin(folder: Path) -> None:
    with program(folder, PYTHONIOENCODING="ascii", TERM="vt100") as terminal:
        terminal.wait("ANTREAN")
        terminal.send("<ctrl+n>", "3210035704880001", "<enter>", "<enter>", "ICIH", "<enter>")
        terminal.wait("ICIH")
        terminal.wait("=  [17-04-1988")
        assert terminal.text.isascii()


def printed_nib(pdf: Path) -> str:
    """All the text of a PDF, by a program that isn't ours."""
    return "\n".join(page.extract_text() for page in PdfReader(pdf).pages)


def test_the_demo_from_key_to_paper(tmp_path: Path) -> None:
    """Type a sample applicant who isn't loaded, in bursts; finalise; see *terbit*; print; read the PDF back."""
    row = sample_rows()[40]
    env = environment(TMPDIR=str(tmp_path), TEMP=str(tmp_path))
    with Terminal([sys.executable, "-m", "operator_tui", "demo"], env) as terminal:
        terminal.wait("LATIHAN")
        terminal.wait("tampil 40 dari 40")
        terminal.wait("daring")
        terminal.send("<ctrl+n>", *form_keys(row), *answer_keys(row))
        done = terminal.wait("tersimpan dan siap dikirim")
        ref = next(word for word in done.split() if word.startswith("MJL03-"))
        terminal.send("<f6>", row["name"][:6].lower())
        terminal.wait(lambda text: row["name"] in text and "terbit LATIHAN" in text, 60)
        terminal.send("<f8>")
        terminal.wait("tersimpan:")
        [folder] = tmp_path.iterdir()
        pdf = folder / "laptop" / "slips" / f"{ref}.pdf"
        text = printed_nib(pdf)
        assert row["name"] in text
        assert f"{row['nik'][:4]}...{row['nik'][-4:]}" in text
        assert row["nik"] not in text
        nib = next(word for word in text.split() if len(word) == 13 and word.isdigit())
        assert nib.startswith("0000")
        assert ref in text
        assert "LATIHAN" in text
        logged = "".join(p.read_text(encoding="utf-8") for p in folder.rglob("*.jsonl"))
        assert "batch.answered" in logged
        for secret in (row["nik"], row["name"], "2210"):
            assert secret not in logged
        terminal.send("<ctrl+q>")
        assert terminal.ended() == 0
    assert list(tmp_path.iterdir()) == []
