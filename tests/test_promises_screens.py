"""What the screens promise when nobody is at them, and when a full NIK is looked at."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.timer import Timer

from operator_tui.core.nik import grouped
from operator_tui.store import home, journal, listing
from operator_tui.store.store import Store
from operator_tui.ui.app import OperatorApp
from tests.conftest import PASSPHRASE
from tests.links import Clock
from tests.making import ready
from tests.test_screens import burst, running, shown, until

IDLE = 10
"""Minutes."""


class Hours:
    """A clock moved by hand, and the program's timers, which go off when it is moved."""

    def __init__(self, app: OperatorApp, timers: list[Callable[[], Any]]) -> None:
        self._app, self._clock, self._timers = app, Clock(), timers
        app.session.clock = self._clock

    def pass_by(self, minutes: float) -> None:
        self._clock.now += timedelta(minutes=minutes)
        for timer in self._timers:
            self._app.call_later(timer)


@pytest.fixture
def timers(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], Any]]:
    """What the program has asked to be called time and again."""
    found: list[Callable[[], Any]] = []
    original = OperatorApp.set_interval

    def set_interval(
        app: OperatorApp, interval: float, callback: Callable[[], Any], **more: Any
    ) -> Timer:
        found.append(callback)
        return original(app, interval, callback, **more)

    monkeypatch.setattr(OperatorApp, "set_interval", set_interval)
    return found


async def test_left_alone_it_locks_shows_nobody_and_keeps_the_draft(
    tmp_path: Path, timers: list[Callable[[], Any]]
) -> None:
    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    async with running(None, tmp_path / "h", idle_minutes=IDLE) as (app, pilot):
        hours = Hours(app, timers)
        burst(app, PASSPHRASE, "<enter>", "<ctrl+n>", "3210035704880001", "<enter>", "<enter>")
        burst(app, "ENUNG")
        await until(pilot, lambda: "ENUNG" in shown(app))
        hours.pass_by(IDLE - 1)
        burst(app, " NUR")
        await until(pilot, lambda: "ENUNG NUR" in shown(app))
        hours.pass_by(IDLE - 1)
        await pilot.pause()
        assert "ENUNG NUR" in shown(app)
        hours.pass_by(1)
        await until(pilot, lambda: "BUKA" in shown(app))
        assert app.session.store is None
        text = shown(app)
        assert "ENUNG" not in text and "570488" not in text
        burst(app, PASSPHRASE, "<enter>")
        await until(pilot, lambda: "FORMULIR D-001" in shown(app) and "ENUNG NUR" in shown(app))
        assert app.session.store is not None
        [draft] = app.session.store.read(listing.drafts)
        assert (draft.name, draft.nik) == ("ENUNG NUR", "3210035704880001")


async def test_with_no_minutes_set_it_never_locks(
    store: Store, tmp_path: Path, timers: list[Callable[[], Any]]
) -> None:
    ready(store)
    async with running(store, tmp_path, idle_minutes=0) as (app, pilot):
        hours = Hours(app, timers)
        await until(pilot, lambda: "ENUNG" in shown(app))
        hours.pass_by(60 * 24)
        await pilot.pause()
        assert app.session.store is store
        assert "ENUNG" in shown(app)


async def test_looking_at_a_full_nik_is_written_down(store: Store, tmp_path: Path) -> None:
    [app_] = ready(store)

    def looked() -> list[str]:
        rows = store.read(lambda db: journal.of(db, app_.id))
        return [row["who"] for row in rows if row["what"] == "nik-shown"]

    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ENUNG" in shown(app))
        burst(app, "<enter>")
        await until(pilot, lambda: "RINCIAN" in shown(app) and "SIAP" in shown(app))
        assert grouped(app_.nik) not in shown(app)
        assert looked() == []
        burst(app, "<ctrl+t>")
        await until(pilot, lambda: grouped(app_.nik) in shown(app) and looked() == ["Siti"])
        burst(app, "<ctrl+t>")
        await until(pilot, lambda: grouped(app_.nik) not in shown(app))
        burst(app, "<ctrl+t>")
        await until(pilot, lambda: looked() == ["Siti", "Siti"])
    assert store.read(journal.first_broken) is None
