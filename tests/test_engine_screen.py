"""The engine as a job of the screens: alive whatever is missing or fails, and F5 always tries."""

from pathlib import Path

import pytest

from operator_tui import config
from operator_tui.delivery.engine import Engine
from operator_tui.store import meta
from operator_tui.store.store import Store
from operator_tui.ui.engine import EngineJob
from tests.test_screens import burst, running, shown, until


async def test_what_is_set_while_the_program_runs_is_taken_up(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        burst(app, "<f5>")
        await until(pilot, lambda: "Server kantor belum diatur" in shown(app))
        config.put(tmp_path, "gateway.url", "http://127.0.0.1:9/")
        burst(app, "<f5>")
        await until(pilot, lambda: "Token laptop ini belum dipasang" in shown(app))
        assert "tanpa token" in shown(app)
        store.do(lambda tx: meta.put(tx, meta.TOKEN, "t"))
        burst(app, "<f5>")
        await until(pilot, lambda: "server mati" in shown(app))


async def test_what_is_asked_before_the_engine_stands_is_answered(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        app._engine.stop()
        app._engine = EngineJob(app)
        app.wake_engine(asked=True)
        app._engine.start()
        await until(pilot, lambda: "Server kantor belum diatur" in shown(app))


async def test_a_fault_of_the_program_ends_no_sending(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Engine, "run", lambda *_args: 1 / 0)
    async with running(store, tmp_path, gateway_url="http://127.0.0.1:9/") as (app, pilot):
        await until(pilot, lambda: "ZeroDivisionError" in shown(app))
        monkeypatch.undo()
        burst(app, "<f5>")
        await until(pilot, lambda: "tanpa token" in shown(app))
