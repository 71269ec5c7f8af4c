"""Desk and operator on one home, each in a real terminal: a second window, or SSH."""

import sys
from pathlib import Path

import pytest

from operator_tui.store import applications, home, listing
from tests.conftest import PASSPHRASE

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from tests.test_terminal import program


def test_the_desk_in_one_window_and_the_operator_in_the_other(tmp_path: Path) -> None:
    folder = tmp_path / "h"
    home.create(folder, "Siti Rohmah", PASSPHRASE, "MJL03")
    with program(folder) as desk, program(folder) as operator:
        desk.wait("ANTREAN")
        operator.wait("ANTREAN")
        desk.send("<f10>", "loket", "<enter>")
        for name in ("ENUNG NURHAYATI", "UJANG KOSWARA"):
            desk.send(name, "<enter>", "<enter>", "081222100147", "<enter>", "<enter>", "kfw")
            desk.send("<f2>")
        desk.wait("Nomor 002 untuk UJANG KOSWARA")
        operator.send("<f9>", "3210035704880001", "<enter>")
        operator.wait("FORMULIR 001")
        operator.wait("Draf tersimpan")
        desk.wait("menunggu 1")
        desk.send("<f9>")
        desk.wait("FORMULIR 002")
        for window in (operator, desk):
            window.send("<ctrl+q>")
            assert window.ended() == 0
    with home.open_store(folder, PASSPHRASE) as store:
        drafts = sorted(store.read(listing.drafts), key=lambda app: app.seq)
        assert [(d.name, d.nik) for d in drafts] == [
            ("ENUNG NURHAYATI", "3210035704880001"), ("UJANG KOSWARA", ""),
        ]  # fmt: skip
        texts = store.read(lambda db: applications.typed(db, drafts[0].seq)).texts
        assert (texts["phone"], texts["sex"]) == ("+6281222100147", "P")
