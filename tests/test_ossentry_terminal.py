"""The card in a real pseudo-terminal: what is typed in one burst, and what a kill leaves."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from operator_tui.core.lifecycle import Status
from operator_tui.store import applications, entries, home
from operator_tui.store.store import Store
from tests.conftest import PASSPHRASE
from tests.making import ready

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from tests.test_terminal import program

NIB = "0123456789012"
RIGHT, END = "\x1b[C", "\x1b[F"
TO_CARD = (RIGHT, "<f4>", "1")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The store of a home with one application that is ready, open beside the program."""
    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE, "MJL03")
    with home.open_store(tmp_path / "h", PASSPHRASE) as opened:
        ready(opened)
        yield opened


def place(store: Store) -> str:
    """Where the card of the only application is kept."""
    entry = store.read(lambda db: entries.last(db, 1))
    return entry.place if entry is not None else ""


def test_a_burst_from_the_queue_to_the_saved_nib_and_a_kill_between(store: Store) -> None:
    folder = store.path.parent
    with program(folder) as terminal:
        terminal.wait("ENUNG")
        terminal.send(*TO_CARD, "y", *["<enter>"] * 6)
        terminal.wait(lambda text: " ► Alamat KTP" in text)
        terminal.wait(lambda _text: place(store) == "ktp_address Y")
        terminal.process.kill()
        terminal.process.wait()
    with program(folder) as terminal:
        terminal.wait("sedang dientri di OSS")
        terminal.send(*TO_CARD, "<enter>", "<enter>", END, "N", "<enter>")
        terminal.send(NIB, "<enter>", NIB, "<enter>", "<f2>")
        terminal.wait("F8 mencetak slip")
        terminal.send("<ctrl+q>", "<ctrl+q>")
        assert terminal.ended() == 0
    app = store.read(lambda db: applications.get(db, 1))
    assert (app.status, app.nib, place(store)) == (Status.ISSUED, NIB, "ktp_rt_rw Y")
