"""The engine as a job of the screens: alive whatever is missing or fails, and F5 always tries."""

from pathlib import Path
from typing import Any

import pytest

from operator_tui import config
from operator_tui.core.errors import Unreachable
from operator_tui.delivery import steady, surroundings
from operator_tui.delivery.engine import Engine, News, Report
from operator_tui.delivery.link import Link, Verdict
from operator_tui.delivery.news import Remark
from operator_tui.store import attempts, meta
from operator_tui.store.store import Store
from operator_tui.ui.app import OperatorApp
from operator_tui.ui.engine import EngineJob
from operator_tui.ui.screens.base import HouseScreen
from tests.test_screens import burst, running, shown, until


def on_top(app: OperatorApp) -> HouseScreen:
    """The screen on top."""
    assert app.top is not None
    return app.top


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


async def test_a_flapping_link_makes_no_flapping_screen(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        app._engine.stop()
        job, now = EngineJob(app), [0.0]
        app.session.seconds = lambda: now[0]

        def hear(second: float, verdict: Verdict, **more: Any) -> None:
            facts = {"cause": "x", "n": 1, "since": "10.20", "next": "10.30"}
            down = Unreachable("delivery.link.down.sentence", **facts)
            error = down if verdict is Verdict.DOWN else None
            now[0] = second
            job.heard(News(Link(verdict), Report(), 1.0, error, **more))
            app.paint_soon()

        hear(1, Verdict.ONLINE)
        for second in range(2, 42, 4):
            hear(second, Verdict.DOWN)
            hear(second + 2, Verdict.ONLINE)
            await pilot.pause()
            assert "daring" in shown(app) and "tidak menjawab" not in shown(app)
        hear(50, Verdict.DOWN)
        hear(61, Verdict.DOWN)
        await until(pilot, lambda: "server mati" in shown(app) and "tidak menjawab" in shown(app))
        hear(62, Verdict.ONLINE, asked=True)
        await until(pilot, lambda: "daring" in shown(app))


async def test_a_word_that_holds_is_shown_when_it_is_due_without_further_news(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steady, "HOLD", 0.5)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        app._engine.stop()
        job = EngineJob(app)
        job.heard(News(Link(Verdict.ONLINE), Report(), 1.0))
        error = Unreachable("delivery.link.portal.sentence", cause="x")
        job.heard(News(Link(Verdict.PORTAL), Report(), 1.0, error))
        assert app.session.link == "online"
        await until(pilot, lambda: "portal wifi" in shown(app) and "masuk dulu" in shown(app))


async def test_what_slow_means_is_told_once(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        app._engine.stop()
        job, slow = EngineJob(app), "delivery.link.slow.sentence"
        remark = Remark(slow, {"n": 11, "minutes": 4})
        job.heard(News(Link(Verdict.SLOW), Report(), 1.0, remark=remark))
        app.paint_soon()
        await until(pilot, lambda: "Sinyal lambat: 11 permohonan ± 4 mnt lagi" in shown(app))
        on_top(app).tell("lain")
        job.heard(News(Link(Verdict.SLOW), Report(), 1.0, remark=remark))
        app.paint_soon()
        await pilot.pause()
        assert "Sinyal lambat" not in shown(app)


async def test_a_spent_budget_is_told_and_f5_overrides_it_not(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surroundings, "MB", 1)
    store.do(lambda tx: attempts.looked(tx, attempts.Look("online", up=5_000)))
    store.do(lambda tx: meta.put(tx, meta.TOKEN, "t"))
    config.put(tmp_path, "gateway.url", "http://127.0.0.1:9/")
    config.put(tmp_path, "delivery.daily-mb", "3000")
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "Kuota data hari ini habis" in shown(app))
        on_top(app).tell("")
        burst(app, "<f5>")
        await until(pilot, lambda: "Kuota data hari ini habis" in shown(app))
    looks = store.read(lambda db: list(db.query("SELECT times FROM probes")))
    assert [row["times"] for row in looks] == [1]
