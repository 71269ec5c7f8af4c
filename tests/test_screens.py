"""The screens, by keys: what is typed is asserted on in the store, not in their insides."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from operator_tui import logs
from operator_tui.config import Config
from operator_tui.core.lifecycle import Status
from operator_tui.store import applications, home, listing, meta
from operator_tui.store.listing import Filter
from operator_tui.store.store import Store
from operator_tui.ui.app import OperatorApp
from operator_tui.ui.commands import COMMANDS, Do
from operator_tui.ui.paint import plain
from operator_tui.ui.session import Session
from tests.conftest import PASSPHRASE, fixed_clock
from tests.making import ready, sample_rows, typed_texts

NAMES = {
    " ": "space",
    ",": "comma",
    ".": "full_stop",
    "'": "apostrophe",
    "/": "slash",
    "-": "minus",
    "+": "plus",
}


@asynccontextmanager
async def running(
    store: Store | None, folder: Path, **more: Any
) -> AsyncIterator[tuple[OperatorApp, Pilot[None]]]:
    """The program on a store, unlocked, at 80x24; its engine and its jobs are ended with it."""
    session = Session(folder, replace(Config(), **more), store=store, clock=fixed_clock)
    app = OperatorApp(session)
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            yield app, pilot
    finally:
        app._engine.stop()
        app._engine.join()
        app.jobs.close()
        logs.stop()
        if session.store is not None and session.store is not store:
            session.store.close()


def burst(app: OperatorApp, *keys: str) -> None:
    """Post keys at once, as a terminal delivers a burst: ``<f2>`` is a named key, anything else characters."""
    for key in keys:
        if key.startswith("<") and key.endswith(">"):
            app.post_message(events.Key(key[1:-1], None))
        else:
            for character in key:
                app.post_message(events.Key(NAMES.get(character, character), character))


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Wait for a condition; half a minute at most, since the machine may be busy with other things."""
    try:
        async with asyncio.timeout(30):
            while not true():
                await pilot.pause()
                await asyncio.sleep(0)
    except TimeoutError:
        app = pilot.app
        seen = shown(app) if isinstance(app, OperatorApp) else ""
        raise AssertionError(f"waited in vain; on the screen stands:\n{seen}") from None


def shown(app: OperatorApp) -> str:
    """What stands on the screen."""
    app._canvas.redraw()
    return plain(app._canvas._rows)


def form_keys(row: dict[str, str]) -> list[str]:
    """A sample applicant as unspaced keys: every asked field in order, Enter after each; then F2."""
    from operator_tui import forms

    keys: list[str] = []
    for spec in forms.load("nib").fields():
        if spec.asked(row):
            keys += [row.get(spec.name, ""), "<enter>"]
    return [*keys, "<f2>"]


def answer_keys(row: dict[str, str]) -> list[str]:
    """The read-back: F7 to the first statement, each answered, the method, F2."""
    from operator_tui import forms

    keys = ["<f7>"]
    for statement in forms.load("nib").asked_statements(row):
        keys += [row[statement.name], "<enter>"]
    keys += [row["consent_method"]]
    if row["consent_method"] == "S":
        keys += ["<enter>", row["consent_paper"]]
    return [*keys, "<f2>"]


@pytest.mark.parametrize("number", [41, 47, 52, 60])
async def test_a_whole_applicant_in_one_burst(store: Store, tmp_path: Path, number: int) -> None:
    row = sample_rows()[number - 1]
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<ctrl+n>", *form_keys(row), *answer_keys(row))
        await until(
            pilot,
            lambda: bool(store.read(lambda db: listing.seqs(db, Filter(statuses=(Status.READY,))))),
        )
    found = store.read(lambda db: applications.by_ref(db, "MJL03-261124-0001"))
    texts = store.read(lambda db: applications.typed(db, found.seq)).texts

    expected = typed_texts(row)
    assert {n: t for n, t in texts.items() if n in expected} == {
        n: t for n, t in expected.items() if n in texts
    }
    assert set(expected) - set(texts) == set()


async def test_a_second_person_typed_on_without_waiting(store: Store, tmp_path: Path) -> None:
    one, two = sample_rows()[40], sample_rows()[41]
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<ctrl+n>", *form_keys(one), *answer_keys(one))
        await until(pilot, lambda: "F9 berikutnya" in shown(app))
        burst(app, "<f9>", *form_keys(two), *answer_keys(two))
        await until(
            pilot,
            lambda: (
                len(store.read(lambda db: listing.seqs(db, Filter(statuses=(Status.READY,))))) == 2
            ),
        )
    names = {
        app_.name
        for app_ in store.read(lambda db: listing.page(db, listing.seqs(db, Filter()))).values()
    }
    assert names == {one["name"], two["name"]}


async def test_the_twin_of_f2_is_never_typed_into_a_field(store: Store, tmp_path: Path) -> None:
    row = sample_rows()[40]
    twin = [
        ("<ctrl+g>", "2") if key == "<f2>" else (key,)
        for key in (*form_keys(row), *answer_keys(row))
    ]
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<ctrl+n>", *(key for keys in twin for key in keys))
        await until(
            pilot,
            lambda: bool(store.read(lambda db: listing.seqs(db, Filter(statuses=(Status.READY,))))),
        )


async def test_without_a_row_f2_and_f8_say_that_nothing_fits(store: Store, tmp_path: Path) -> None:
    ready(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        for key in ("<f2>", "<f8>"):
            burst(app, "<escape>", "<f3>", "zzz", key)
            await until(
                pilot, lambda: shown(app).splitlines()[21].startswith("Tidak ada yang cocok")
            )


async def test_f2_twice_in_a_hurry_finalises_nothing(store: Store, tmp_path: Path) -> None:
    row = sample_rows()[40]
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<ctrl+n>", *form_keys(row), "<f2>", "<f2>")
        await until(pilot, lambda: "jawaban kosong" in shown(app))
    assert not store.read(lambda db: listing.seqs(db, Filter(statuses=(Status.READY,))))


async def test_a_draft_is_there_after_the_field_was_left(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<ctrl+n>", "3210035704880001", "<enter>", "<enter>", "ICIH", "<tab>", "x")
        await until(pilot, lambda: "Draf tersimpan" in shown(app))
    [draft] = store.read(listing.drafts)
    assert (draft.name, draft.nik) == ("ICIH", "3210035704880001")
    assert store.read(lambda db: applications.typed(db, draft.seq)).focus == "birth_date"


async def test_a_draft_opens_again_at_its_field(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        burst(
            app, "<ctrl+n>", "3210035704880001", "<enter>", "<enter>", "ICIH", "<enter>", "<escape>"
        )
        await until(pilot, lambda: "D-001" in shown(app) and "ANTREAN" in shown(app))
        burst(app, "<enter>")
        await until(pilot, lambda: "FORMULIR D-001" in shown(app))
        burst(app, "<enter>", "P", "<enter>", "Cikijing", "<enter>")
        await until(pilot, lambda: "Draf tersimpan" in shown(app))
        await until(
            pilot,
            lambda: (
                store.read(lambda db: applications.typed(db, 1)).texts.get("birthplace")
                == "CIKIJING"
            ),
        )


async def test_typing_filters_and_enter_waits_for_the_filter(store: Store, tmp_path: Path) -> None:
    apps = ready(store, 12)
    wanted = apps[2]
    async with running(store, tmp_path) as (app, pilot):
        burst(app, wanted.name, "<enter>")
        await until(pilot, lambda: f"RINCIAN {wanted.ref}" in shown(app))


async def test_cancelling_asks_for_a_reason(store: Store, tmp_path: Path) -> None:
    [app_] = ready(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ENUNG" in shown(app))
        burst(app, "<enter>")
        await until(pilot, lambda: "RINCIAN" in shown(app) and "SIAP" in shown(app))
        burst(app, "<f4>", "2", "<enter>")
        await until(pilot, lambda: "Perlu alasan" in shown(app))
        burst(app, "pulang, tidak jadi", "<enter>")
        await until(
            pilot,
            lambda: (
                store.read(lambda db: applications.get(db, app_.seq)).status is Status.CANCELLED
            ),
        )
        await until(pilot, lambda: "BATAL" in shown(app))


async def test_set_up_makes_a_home_and_opens_it(tmp_path: Path) -> None:
    async with running(None, tmp_path / "h") as (app, pilot):
        assert "PERSIAPAN" in shown(app)
        burst(app, "Siti Rohmah", "<enter>", PASSPHRASE, "<enter>", "salah", "<enter>")
        await until(pilot, lambda: "berbeda" in shown(app))
        assert not home.exists(tmp_path / "h")
        burst(app, PASSPHRASE, "<enter>")
        await until(pilot, lambda: "ANTREAN" in shown(app))
    home.open_store(tmp_path / "h", PASSPHRASE).close()


async def test_unlocking_keeps_what_is_typed_meanwhile(tmp_path: Path) -> None:
    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    async with running(None, tmp_path / "h") as (app, pilot):
        burst(app, "salah sekali", "<enter>")
        await until(pilot, lambda: "tidak cocok" in shown(app))
        burst(app, PASSPHRASE, "<enter>", "<ctrl+n>", "3210035704880001")
        await until(pilot, lambda: "3210035704880001" in shown(app))


async def test_a_passphrase_is_never_painted(tmp_path: Path) -> None:
    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    async with running(None, tmp_path / "h") as (app, pilot):
        burst(app, PASSPHRASE)
        await pilot.pause()
        assert PASSPHRASE not in shown(app)
        burst(app, "<ctrl+t>")
        await until(pilot, lambda: PASSPHRASE in shown(app))


async def test_locking_closes_the_store_and_shows_nobody(tmp_path: Path) -> None:
    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    opened = home.open_store(tmp_path / "h", PASSPHRASE)
    opened.clock = fixed_clock
    ready(opened, 3)
    async with running(opened, tmp_path / "h") as (app, pilot):
        await until(pilot, lambda: "ENUNG" in shown(app))
        burst(app, "<ctrl+l>")
        await until(pilot, lambda: "BUKA" in shown(app))
        assert "ENUNG" not in shown(app)
        assert app.session.store is None


@pytest.mark.parametrize(
    "command", [c for c in COMMANDS if c.do is not Do.QUIT], ids=lambda c: c.do.value
)
@pytest.mark.parametrize("screen", ["<ctrl+n>", "<f10>", "<f1>", ""])
async def test_every_key_on_every_screen_is_harmless(
    store: Store, tmp_path: Path, command: Any, screen: str
) -> None:
    ready(store)
    async with running(store, tmp_path, idle_minutes=0) as (app, pilot):
        await until(pilot, lambda: "ENUNG" in shown(app))
        burst(app, screen, f"<{command.keys[0]}>", f"<{command.keys[0]}>")
        await pilot.pause()
        assert shown(app).strip()


async def test_a_narrow_window_says_so_and_goes_on(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await pilot.resize_terminal(60, 20)
        burst(app, "<ctrl+n>", "ABC")
        await until(pilot, lambda: "terlalu kecil" in shown(app) and "ABC" in shown(app))


async def test_leaving_asks_once_when_something_is_unsent(store: Store, tmp_path: Path) -> None:
    ready(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "1 belum terkirim" in shown(app))
        burst(app, "<ctrl+q>")
        await until(pilot, lambda: "sekali lagi" in shown(app))
        burst(app, "<ctrl+q>")
        await until(pilot, lambda: app.return_code == 0)


async def test_locking_in_the_middle_of_a_field_loses_nothing_and_comes_back(
    tmp_path: Path,
) -> None:
    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    async with running(None, tmp_path / "h") as (app, pilot):
        burst(
            app,
            PASSPHRASE,
            "<enter>",
            "<ctrl+n>",
            "3210035704880001",
            "<enter>",
            "<enter>",
            "ENUNG NUR",
        )
        await until(pilot, lambda: "ENUNG NUR" in shown(app))
        burst(app, "<ctrl+l>")
        await until(pilot, lambda: "BUKA" in shown(app))
        burst(app, PASSPHRASE, "<enter>")
        await until(pilot, lambda: "FORMULIR D-001" in shown(app) and "ENUNG NUR" in shown(app))
        assert app.session.store is not None
        [draft] = app.session.store.read(listing.drafts)
        assert draft.name == "ENUNG NUR"


async def test_leaving_in_the_middle_of_a_field_loses_nothing(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<ctrl+n>", "3210035704880001", "<enter>", "<enter>", "ICIH", "<ctrl+q>")
        await until(pilot, lambda: app.return_code == 0)
    [draft] = store.read(listing.drafts)
    assert draft.name == "ICIH"


async def test_a_fault_of_its_own_names_nobody(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<ctrl+n>", "3210035704880001", "<enter>", "<enter>", "ICIH", "<enter>")
        await until(pilot, lambda: "Draf tersimpan" in shown(app))

        def broken(_text: str) -> None:
            raise RuntimeError("3210035704880001 ICIH")

        assert app.top is not None
        monkeypatch.setattr(app.top, "typed", broken)
        burst(app, "x")
        await until(pilot, lambda: app.return_code == 5)
    [draft] = store.read(listing.drafts)
    assert draft.name == "ICIH"


async def test_f2_in_the_queue_reads_a_whole_draft_back(store: Store, tmp_path: Path) -> None:
    from tests.making import draft

    app_ = draft(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: "BACAKAN D-001" in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: "siap dikirim" in shown(app))
    assert store.read(lambda db: applications.get(db, app_.seq)).status is Status.READY


async def test_a_draft_is_cancelled_from_its_detail(store: Store, tmp_path: Path) -> None:
    from tests.making import draft

    app_ = draft(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        burst(app, "<right>")
        await until(pilot, lambda: "RINCIAN D-001" in shown(app))
        burst(app, "<f4>", "salah orang", "<enter>")
        await until(
            pilot,
            lambda: (
                store.read(lambda db: applications.get(db, app_.seq)).status is Status.CANCELLED
            ),
        )


async def test_f5_says_how_it_went(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, gateway_url="http://127.0.0.1:9/") as (app, pilot):
        await until(pilot, lambda: "Token laptop ini belum dipasang" in shown(app))
    store.do(lambda tx: meta.put(tx, meta.TOKEN, "t"))
    async with running(store, tmp_path, gateway_url="http://127.0.0.1:9/") as (app, pilot):
        await until(pilot, lambda: "server mati" in shown(app))
        burst(app, "<f4>", "<f5>")
        await until(pilot, lambda: "tidak menjawab" in shown(app))


async def test_a_save_that_failed_is_made_good_by_the_next(store: Store, tmp_path: Path) -> None:
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        store._db.execute(f"PRAGMA max_page_count = {pages}")
        burst(app, "<ctrl+n>", "3210035704880001", "<enter>")
        app.post_message(events.Paste("9" * 9_000))
        burst(app, "<enter>", "ICIH", "<enter>")
        await until(pilot, lambda: "Disk penuh" in shown(app))
        store._db.execute("PRAGMA max_page_count = 100000")
        burst(app, "<enter>", "P", "<enter>")
        await until(pilot, lambda: "Draf tersimpan" in shown(app))
    [draft] = store.read(listing.drafts)
    assert draft.name == "ICIH"
    assert store.read(lambda db: applications.typed(db, draft.seq)).texts["sex"] == "P"
