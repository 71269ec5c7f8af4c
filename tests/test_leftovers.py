"""What was said or typed stands where it belongs: over a lock, in a small window, beside its own row."""

from pathlib import Path

import pytest

from operator_tui.core.lifecycle import Cause, Status
from operator_tui.store import applications, home
from operator_tui.store.store import Store
from tests.conftest import PASSPHRASE, fixed_clock
from tests.making import draft, ready
from tests.test_screens import burst, running, shown, until


async def test_a_reason_being_written_outlives_a_lock(tmp_path: Path) -> None:
    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    opened = home.open_store(tmp_path / "h", PASSPHRASE)
    opened.clock = fixed_clock
    app_ = draft(opened)
    async with running(opened, tmp_path / "h") as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        burst(app, "<right>", "<f4>", "pulang du")
        await until(pilot, lambda: "pulang du" in shown(app))
        burst(app, "<ctrl+l>")
        await until(pilot, lambda: "BUKA" in shown(app))
        assert "Alasan batal yang ditulis tetap ada" in shown(app)
        assert "pulang" not in shown(app)
        burst(app, PASSPHRASE, "<enter>")
        await until(pilot, lambda: app_.name in shown(app))
        burst(app, "<right>", "<f4>", "lu", "<enter>")
        await until(pilot, lambda: "dibatalkan" in shown(app))
        store = app.session.opened()
        [detail] = [
            detail
            for (detail,) in store.read(
                lambda db: list(db.execute("SELECT detail FROM journal WHERE new = 'cancelled'"))
            )
        ]
        assert "pulang dulu" in detail


@pytest.mark.parametrize("size", [(60, 16), (40, 12), (79, 23)])
async def test_a_reason_is_seen_while_it_is_written_in_a_small_window(
    store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    app_ = ready(store)[0]
    async with running(store, tmp_path) as (app, pilot):
        await pilot.resize_terminal(*size)
        await until(pilot, lambda: app_.name in shown(app))
        burst(app, "<right>", "<f4>", "2", "salah orang")
        await until(pilot, lambda: "salah orang" in shown(app))
        assert app_.name in shown(app)


async def test_answers_at_the_right_stay_in_a_narrow_window(store: Store, tmp_path: Path) -> None:
    app_ = draft(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        await pilot.resize_terminal(60, 20)
        burst(app, "<f2>")
        await until(pilot, lambda: "BACAKAN" in shown(app))
        burst(app, *["<up>"])
        await until(pilot, lambda: "Diberikan dengan" in shown(app))
        text = app.top.texts["consent_method"] if app.top is not None else ""  # type: ignore[attr-defined]
        [row] = [row for row in shown(app).splitlines() if "Diberikan dengan" in row]
        assert f"Diberikan dengan {text}" in row


async def test_what_is_said_of_a_row_goes_with_its_mark(store: Store, tmp_path: Path) -> None:
    one, two = ready(store, 2)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: one.name in shown(app) and two.name in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: "Baris ini bukan draf" in shown(app))
        burst(app, "<down>")
        await until(pilot, lambda: "Baris ini bukan draf" not in shown(app))


async def test_what_is_said_of_a_row_goes_with_its_state(store: Store, tmp_path: Path) -> None:
    [one] = ready(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: one.name in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: "Baris ini bukan draf" in shown(app))
        store.do(lambda tx: applications.move(tx, one.seq, Status.DRAFT, Cause.PERSON))
        app.recount()
        await until(
            pilot, lambda: "○ draf" in shown(app) and "Baris ini bukan draf" not in shown(app)
        )


async def test_the_result_of_an_act_stays_until_the_next_act(store: Store, tmp_path: Path) -> None:
    ready(store, 2)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ENUNG" in shown(app))
        assert app.top is not None
        app.top.tell("√ hasil")
        burst(app, "<down>", "<up>")
        await pilot.pause()
        assert "√ hasil" in shown(app)
