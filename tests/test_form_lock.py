"""A lock that comes upon a form while it is read, called or left: its keys are its own, never the next screen's."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from operator_tui.core.errors import StoreTrouble
from operator_tui.core.lifecycle import Status
from operator_tui.store import applications, home, listing
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store
from operator_tui.ui import opening
from operator_tui.ui.app import OperatorApp
from operator_tui.ui.screens.form import FormScreen
from operator_tui.ui.screens.unlock import UnlockScreen
from tests.conftest import PASSPHRASE
from tests.making import draft, in_every_status
from tests.test_intake import came
from tests.test_screens import burst, running, shown, until


@contextmanager
def held(store: Store) -> Iterator[None]:
    """The writer of a store stands still."""
    free = threading.Event()
    store.write(lambda _tx: free.wait(20))
    try:
        yield
    finally:
        free.set()


def a_home(folder: Path) -> Path:
    home.create(folder, "Siti Rohmah", PASSPHRASE)
    return folder


async def unlocked(app: OperatorApp, pilot: Pilot[None]) -> Store:
    burst(app, PASSPHRASE, "<enter>")
    await until(pilot, lambda: "ANTREAN" in shown(app))
    assert app.session.store is not None
    return app.session.store


async def locked_while_waiting(app: OperatorApp, pilot: Pilot[None]) -> None:
    """The idle lock, once keys wait: Ctrl+L would wait with them."""
    await until(pilot, lambda: app.top is not None and bool(app.top._early))
    app.lock()
    await until(pilot, lambda: "BUKA" in shown(app))


def on_lock(app: OperatorApp) -> str:
    """What stands in the passphrase's box."""
    assert isinstance(app.top, UnlockScreen)
    return app.top._word.text


async def test_keys_for_a_called_person_go_to_their_form_not_to_the_lock(tmp_path: Path) -> None:
    async with running(None, a_home(tmp_path / "h")) as (app, pilot):
        store = await unlocked(app, pilot)
        came(store, "ENUNG")
        with held(store):
            burst(app, "<f9>", "3210035704880001", "<enter>")
            await locked_while_waiting(app, pilot)
            [kept] = app._ending.kept
        await until(pilot, lambda: not loading(kept))
        assert not on_lock(app)
        burst(app, PASSPHRASE, "<enter>", "<enter>", "<enter>", "<enter>", "<enter>", "CIAMIS")
        await until(pilot, lambda: "FORMULIR 001" in shown(app) and "CIAMIS" in shown(app))
        burst(app, "<ctrl+o>")
        await until(pilot, lambda: "ANTREAN" in shown(app))
        assert app.session.store is not None
        [draft_] = app.session.store.read(listing.drafts)
        assert (draft_.name, draft_.nik) == ("ENUNG", "3210035704880001")
        texts = app.session.store.read(lambda db: applications.typed(db, draft_.seq)).texts
        assert texts["birthplace"] == "CIAMIS"


async def test_a_draft_that_a_lock_kept_from_being_read_is_read_when_it_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = threading.Event()
    read = opening.read

    def slowly(db: Database, seq: int) -> opening.Opened:
        if not free.is_set():
            free.wait(20)
            raise StoreTrouble("store.closed")
        return read(db, seq)

    monkeypatch.setattr(opening, "read", slowly)
    async with running(None, a_home(tmp_path / "h")) as (app, pilot):
        there = draft(await unlocked(app, pilot))
        app.open_screen("form", seq=there.seq, read_back=True)
        burst(app, "<f7>")
        await locked_while_waiting(app, pilot)
        free.set()
        [kept] = app._ending.kept
        await until(pilot, lambda: isinstance(kept, FormScreen) and kept._arrival._failed)
        assert not on_lock(app)
        burst(app, PASSPHRASE, "<enter>")
        await until(pilot, lambda: "BACAKAN D-001" in shown(app))


async def test_a_lock_while_a_form_is_left_gives_it_nobody_elses_keys_and_takes_keys_after(
    tmp_path: Path,
) -> None:
    async with running(None, a_home(tmp_path / "h")) as (app, pilot):
        store = await unlocked(app, pilot)
        burst(app, "<ctrl+n>", "3210035704880001", "<enter>", "<enter>")
        await until(pilot, lambda: "Draf tersimpan" in shown(app))
        with held(store):
            burst(app, "ICIH", "<ctrl+n>", "3210035804880002")
            await locked_while_waiting(app, pilot)
        await until(pilot, lambda: not app._ending.kept[0].unsaved)
        burst(app, PASSPHRASE, "<enter>")
        await until(pilot, lambda: "FORMULIR D-001" in shown(app))
        assert "580488" not in shown(app)
        burst(app, "<end>", " B", "<enter>")
        await until(pilot, lambda: "ICIH B" in shown(app))


def loading(screen: object) -> bool:
    assert isinstance(screen, FormScreen)
    return screen._arrival.waiting


async def test_a_lock_in_the_middle_of_a_correction_comes_back_to_it(tmp_path: Path) -> None:
    async with running(None, a_home(tmp_path / "h")) as (app, pilot):
        store = await unlocked(app, pilot)
        returned = in_every_status(store)[Status.RETURNED]
        app.open_screen("form", seq=returned.seq)
        await until(pilot, lambda: "PERBAIKI" in shown(app))
        burst(app, "<ctrl+r>", "sudah dit", "<ctrl+l>")
        await until(pilot, lambda: "BUKA" in shown(app))
        burst(app, PASSPHRASE, "<enter>", "anyakan", "<enter>", "<f2>")
        await until(pilot, lambda: "BACAKAN" in shown(app))
        assert app.session.store is not None
        texts = app.session.store.read(lambda db: applications.typed(db, returned.seq)).texts
        assert "sudah ditanyakan" in texts.values()
