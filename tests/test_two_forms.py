"""One draft open in two windows: neither writes over the other, and the second one is told."""

from pathlib import Path

import pytest

from operator_tui.core.lifecycle import Status
from operator_tui.store import applications, listing
from operator_tui.store.applications import Application, Typed
from operator_tui.store.store import Store
from tests.making import draft, in_every_status
from tests.test_screens import burst, running, shown, until


def elsewhere(store: Store, app: Application, name: str) -> None:
    """Another window saves another name into the draft."""
    typed = store.read(lambda db: applications.typed(db, app.seq))
    store.do(
        lambda tx: applications.save(
            tx, app.seq, Typed({**typed.texts, "name": name}, typed.filled)
        )
    )


async def test_what_the_other_window_saved_stays_and_this_one_goes_on_as_its_own(
    store: Store, tmp_path: Path
) -> None:
    one = draft(store)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: one.name in shown(app))
        burst(app, "<enter>")
        await until(pilot, lambda: "FORMULIR D-001" in shown(app))
        elsewhere(store, one, "NAMA DARI SANA")
        burst(app, "<down>", "<down>", "NAMA DI SINI", "<enter>")
        await until(pilot, lambda: "D-001 juga diubah di jendela lain" in shown(app))
        assert "draf D-002" in " ".join(shown(app).split())
        burst(app, "<enter>", "<enter>", "LAHIR DI SINI", "<enter>")
        await until(pilot, lambda: "Draf tersimpan" in shown(app))
    drafts = {d.label: d.name for d in store.read(listing.drafts)}
    assert drafts == {"D-001": "NAMA DARI SANA", "D-002": "NAMA DI SINI"}


async def test_leaving_tells_it_where_one_is_then(store: Store, tmp_path: Path) -> None:
    one = draft(store)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: one.name in shown(app))
        burst(app, "<enter>")
        await until(pilot, lambda: "FORMULIR D-001" in shown(app))
        elsewhere(store, one, "NAMA DARI SANA")
        burst(app, "<down>", "<down>", "NAMA DI SINI", "<escape>")
        await until(pilot, lambda: "ANTREAN" in shown(app))
        await until(pilot, lambda: "D-001 juga diubah di jendela lain" in shown(app))
    assert {d.name for d in store.read(listing.drafts)} == {"NAMA DARI SANA", "NAMA DI SINI"}


async def test_one_that_is_only_looked_at_makes_no_second_draft(
    store: Store, tmp_path: Path
) -> None:
    one = draft(store)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: one.name in shown(app))
        burst(app, "<enter>")
        await until(pilot, lambda: "FORMULIR D-001" in shown(app))
        elsewhere(store, one, "NAMA DARI SANA")
        burst(app, "<down>", "<down>", "<escape>")
        await until(pilot, lambda: "NAMA DARI SANA" in shown(app))
    assert [d.label for d in store.read(listing.drafts)] == ["D-001"]


async def test_nothing_is_final_that_wasnt_read_aloud(store: Store, tmp_path: Path) -> None:
    one = draft(store)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: one.name in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: "BACAKAN D-001" in shown(app))
        elsewhere(store, one, "NAMA DARI SANA")
        burst(app, "<f2>")
        await until(pilot, lambda: "sejak dibacakan" in shown(app))
    [left] = store.read(listing.drafts)
    assert (left.name, left.status) == ("NAMA DARI SANA", Status.DRAFT)


@pytest.mark.parametrize("status", [Status.RETURNED, Status.QUARANTINED])
async def test_a_correction_in_two_windows_loses_neither(
    store: Store, tmp_path: Path, status: Status
) -> None:
    one = in_every_status(store)[status]
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("form", seq=one.seq, focus="name")
        await until(pilot, lambda: one.ref in shown(app))
        elsewhere(store, one, "NAMA DARI SANA")
        burst(app, "<ctrl+u>", "NAMA DI SINI", "<enter>")
        await until(pilot, lambda: "juga diubah di jendela lain" in shown(app))
    kept = store.read(lambda db: applications.get(db, one.seq))
    assert (kept.name, kept.status) == ("NAMA DARI SANA", status)
    assert "NAMA DI SINI" in {d.name for d in store.read(listing.drafts)}
