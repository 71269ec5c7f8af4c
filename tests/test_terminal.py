"""In a real pseudo-terminal: bursts, kills, a wrong passphrase, no colour, no Unicode."""

import os
import re
import sys
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(("encoding", "term"), [("utf-8", "vt100"), ("latin-1", "xterm-256color")])
def test_without_unicode_every_glyph_has_a_twin(folder: Path, encoding: str, term: str) -> None:
    """Be it for the terminal's kind or for its encoding: the second had been sent UTF-8 all the same."""
    with program(folder, PYTHONIOENCODING=encoding, TERM=term) as terminal:
        terminal.wait("ANTREAN")
        terminal.send("<ctrl+n>", "3210035704880001", "<enter>", "<enter>", "ICIH", "<enter>")
        terminal.wait("ICIH")
        terminal.wait("=  [17-04-1988")
        assert terminal.text.isascii()
