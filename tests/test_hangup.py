"""A terminal that goes, and a signal: the program ends by itself, with what was being typed on the disk."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from operator_tui.store import applications, home, listing
from operator_tui.store.listing import Filter
from operator_tui.ui import hangup
from tests.conftest import PASSPHRASE
from tests.terminal import Terminal
from tests.test_terminal import program


def vanish(terminal: Terminal) -> None:
    terminal.vanish()


def hang_up(terminal: Terminal) -> None:
    terminal.process.send_signal(signal.SIGHUP)


@pytest.mark.parametrize(("how", "code"), [(vanish, 1), (hang_up, signal.SIGHUP)])
def test_what_was_being_typed_is_kept_and_nothing_goes_on_running(
    tmp_path: Path, how: Callable[[Terminal], None], code: int
) -> None:
    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE, "MJL03")
    with program(tmp_path / "h") as terminal:
        terminal.wait("ANTREAN")
        terminal.send("<ctrl+n>", "3210035704880001", "<enter>", "<enter>", "ENUNG NURH")
        terminal.wait("ENUNG NURH")
        how(terminal)
        assert terminal.process.wait(timeout=30) == 128 + code
    with home.open_store(tmp_path / "h", PASSPHRASE) as store:
        [seq] = store.read(lambda db: listing.seqs(db, Filter()))
        texts = store.read(lambda db: applications.typed(db, seq)).texts
        assert "ENUNG NURH" in texts.values()
    [log] = (tmp_path / "h" / "log").glob("*.jsonl")
    assert b'"hung-up"' in log.read_bytes()


def test_only_a_terminal_that_has_gone_counts_as_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    import pty

    master, slave = pty.openpty()
    original = os.get_terminal_size
    monkeypatch.setattr(os, "get_terminal_size", lambda _fd: original(slave))
    assert not hangup.gone()
    os.close(master)
    assert hangup.gone()
    os.close(slave)
    reader, writer = os.pipe()
    monkeypatch.setattr(os, "get_terminal_size", lambda _fd: original(reader))
    assert not hangup.gone(), "a pipe is no terminal, and none that has gone"
    os.close(reader)
    os.close(writer)
