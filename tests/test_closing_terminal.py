"""Frame 10 in a real terminal: typed in one go, from the summary to the seal; read back once the program has ended."""

import sys
from pathlib import Path

import pytest

from operator_tui.reports.closing import sheet_of
from operator_tui.store import closing, home
from tests.conftest import PASSPHRASE
from tests.making import ready
from tests.test_closing import printed, sent

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from tests.test_terminal import program


def test_a_day_is_closed_by_one_burst_of_keys(tmp_path: Path) -> None:
    folder = tmp_path / "h"
    home.create(folder, "Nani Suryani", PASSPHRASE, "MJL03")
    with home.open_store(folder, PASSPHRASE) as store:
        apps = ready(store, 3)
        printed(store, apps)
        sent(store, apps[:2])
    with program(folder) as terminal:
        terminal.wait("ANTREAN")
        terminal.send(
            "<f10>", "ringk", "<enter>", "<f2>", "4", "<enter>", "lembar rusak", "<enter>"
        )
        terminal.send("besok pagi", "<enter>", "Nani Suryani", "<tab>", "Kepala Desa", "<f2>")
        shown = terminal.wait(lambda text: "Hari ditutup" in text and "Segel  " in text)
        terminal.send("<ctrl+q>", "<ctrl+q>")
        assert terminal.ended() == 0
    with home.open_store(folder, PASSPHRASE) as store:
        [done] = store.read(closing.all_closed)
    assert f"Segel       {done.seal}" in shown
    assert (done.supervisor, done.witness) == ("Nani Suryani", "Kepala Desa")
    told = sheet_of(done)["differences"]
    assert [(one["what"], one["reason"]) for one in told] == [
        ("paper", "lembar rusak"),
        ("office", "besok pagi"),
    ]
