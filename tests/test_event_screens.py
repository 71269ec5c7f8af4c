"""Events are made and chosen by keys alone."""

from pathlib import Path

import pytest

from operator_tui.store import events
from operator_tui.store.store import Store
from tests.test_screens import burst, running, shown, until


async def test_an_event_of_today_is_made_in_one_burst_and_is_in_use(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<f10>", "kegiatan", "<enter>")
        await until(pilot, lambda: "Belum ada kegiatan. F4 membuatnya" in shown(app))
        burst(app, "<f4>", "Jemput Bola Cikijing", "<enter>", "cikijing cik", "<enter>", "<f2>")
        await until(
            pilot, lambda: "Kegiatan Jemput Bola Cikijing dipakai mulai sekarang." in shown(app)
        )
        assert "ANTREAN" in shown(app) and "Cikijing 24/11" in shown(app)
    [made] = store.read(events.all_events)
    assert made[1:] == ("Jemput Bola Cikijing", "2026-11-24", "Cikijing, Cikijing", "WIB")
    assert store.read(events.current) == made


async def test_the_day_is_whole_also_where_the_focus_has_brackets(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<f10>", "kegiatan", "<enter>", "<f4>")
        await until(pilot, lambda: " 24-11-2026 " in shown(app))
        burst(app, "<up>", "<up>")
        await until(pilot, lambda: "[24-11-2026 " in shown(app))


async def test_one_of_another_day_waits_for_it(store: Store, tmp_path: Path) -> None:
    today = store.do(
        lambda tx: events.add(tx, "Hari ini", "2026-11-24", "Kasturi, Cikijing", "WIB")
    )
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<f10>", "kegiatan", "<enter>")
        await until(pilot, lambda: "> √" in shown(app))
        burst(
            app,
            "<f4>",
            "Pasar",
            "<enter>",
            "Balai RW 03",
            "<enter>",
            "251226",
            "<enter>",
            "wit",
            "<f2>",
        )
        await until(pilot, lambda: "dibuat untuk" in shown(app))
        assert "Yang dipakai tetap" in shown(app)
        assert '"Balai RW 03" tidak ada di daftar desa.' in shown(app).replace("\n", " ")
        await until(pilot, lambda: "Balai RW 03  WIT" in shown(app))
        assert app.session.event == today
    made = store.read(events.all_events)[0]
    assert made[1:] == ("Pasar", "2026-12-25", "Balai RW 03", "WIT")


async def test_what_can_not_be_an_event_is_said_at_its_line_and_nothing_is_made(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<f10>", "kegiatan", "<enter>", "<f4>")
        for keys, said in (
            (["<f2>"], "perlu nama"),
            (["Jemput Bola", "<f2>"], "perlu tempat"),
            (["banjaran", "<tab>", "<f2>"], "Beberapa desa bernama itu"),
            (["<ctrl+u>", "kasturi", "<enter>", "kemarin", "<f2>"], "bukan tanggal"),
            (["01-01-1999", "<f2>"], "Tahun kegiatan"),
            (["<ctrl+u>", "24-11-2026", "<enter>", "UTC", "<f2>"], "Zona waktu hanya"),
        ):
            burst(app, *keys)
            await until(pilot, lambda said=said: said in shown(app))
        assert store.read(events.all_events) == []
        burst(app, "<ctrl+u>", "wib", "<f2>")
        await until(pilot, lambda: "dipakai mulai sekarang" in shown(app))
    [made] = store.read(events.all_events)
    assert made.village == "Kasturi, Cikijing"
