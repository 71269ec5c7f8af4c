"""Frame 11: a returned application at its refused field, with the office's words, and how it is settled."""

import json
from pathlib import Path

from textual.pilot import Pilot

from operator_tui.core.lifecycle import Status
from operator_tui.store import applications
from operator_tui.store.applications import Application
from operator_tui.store.sqlcipher import one
from operator_tui.store.store import Store
from operator_tui.ui.app import OperatorApp
from tests.making import in_every_status
from tests.test_frame import frame
from tests.test_screens import burst, running, shown, until


def row_of(app: OperatorApp, label: str) -> str:
    return next((r for r in shown(app).splitlines() if r.strip().startswith(label)), "")


async def open_it(app: OperatorApp, pilot: Pilot[None], returned: Application) -> None:
    await until(pilot, lambda: "tampil" in shown(app))
    app.open_screen("form", seq=returned.seq)
    await until(pilot, lambda: "Kode tidak sesuai uraian" in shown(app))


async def test_it_opens_at_the_refused_field_with_what_the_office_said(
    store: Store, tmp_path: Path
) -> None:
    returned = in_every_status(store)[Status.RETURNED]
    async with running(store, tmp_path) as (app, pilot):
        await open_it(app, pilot, returned)
        rows = frame(app)
        assert rows[1] == f"PERBAIKI {returned.ref}  revisi 1 → 2   ditolak: KBLI"
        assert rows[2] == ' ◄ Kantor (Bu Wiwin, 10.00): "Kode tidak sesuai uraian."'
        assert "◄" in row_of(app, "KBLI")
        assert f"semula {returned.kbli}" not in shown(app)


async def test_another_value_settles_it_and_the_former_stands_below(
    store: Store, tmp_path: Path
) -> None:
    returned = in_every_status(store)[Status.RETURNED]
    async with running(store, tmp_path) as (app, pilot):
        await open_it(app, pilot, returned)
        burst(app, "56102")
        await until(pilot, lambda: f"semula {returned.kbli}" in shown(app))
        burst(app, "<enter>")
        await until(pilot, lambda: "◄" not in row_of(app, "KBLI"))
        assert f"semula {returned.kbli}" in shown(app)
        burst(app, "<f2>")
        await until(pilot, lambda: "BACAKAN" in shown(app))


async def test_right_as_it_was_needs_a_reason_which_goes_with_it(
    store: Store, tmp_path: Path
) -> None:
    returned = in_every_status(store)[Status.RETURNED]
    async with running(store, tmp_path) as (app, pilot):
        await open_it(app, pilot, returned)
        burst(app, "99999", "<ctrl+r>", "sudah ditanyakan", "<enter>")
        await until(pilot, lambda: "◄" not in row_of(app, "KBLI"))
        burst(app, "<f2>")
        await until(pilot, lambda: "BACAKAN" in shown(app))
        burst(app, "<enter>", "<f2>")
        await until(pilot, lambda: "siap dikirim" in shown(app))
    again = store.read(lambda db: applications.get(db, returned.seq))
    assert (again.revision, again.kbli) == (2, returned.kbli)
    assert reasons(store, again)["kbli:kept"] == "sudah ditanyakan"


async def test_a_reason_for_what_is_no_longer_as_it_was_is_not_sent(
    store: Store, tmp_path: Path
) -> None:
    returned = in_every_status(store)[Status.RETURNED]
    async with running(store, tmp_path) as (app, pilot):
        await open_it(app, pilot, returned)
        burst(app, "<ctrl+r>", "sudah ditanyakan", "<enter>", "<up>", "<up>", "56102", "<enter>")
        burst(app, "<f2>")
        await until(pilot, lambda: "BACAKAN" in shown(app))
        burst(app, "<enter>", "<f2>")
        await until(pilot, lambda: "siap dikirim" in shown(app))
    again = store.read(lambda db: applications.get(db, returned.seq))
    assert again.kbli == "56102"
    assert "kbli:kept" not in reasons(store, again)


async def test_a_second_refusal_asks_anew(store: Store, tmp_path: Path) -> None:
    returned = in_every_status(store)[Status.RETURNED]
    typed = store.read(lambda db: applications.typed(db, returned.seq))
    texts = {**typed.texts, "reason:kbli:kept": "sudah ditanyakan"}
    store.do(
        lambda tx: applications.save(tx, returned.seq, applications.Typed(texts, typed.filled))
    )
    later = "UPDATE applications SET updated_at = '2026-11-24T03:00:01.000Z' WHERE seq = ?"
    store.do(lambda tx: tx.db.execute(later, [returned.seq]))
    async with running(store, tmp_path) as (app, pilot):
        await open_it(app, pilot, returned)
        assert "◄" not in row_of(app, "KBLI")
    back = "UPDATE applications SET updated_at = status_at WHERE seq = ?"
    store.do(lambda tx: tx.db.execute(back, [returned.seq]))
    async with running(store, tmp_path) as (app, pilot):
        await open_it(app, pilot, returned)
        assert "◄" in row_of(app, "KBLI")


async def test_a_long_sentence_is_whole_under_f1(store: Store, tmp_path: Path) -> None:
    returned = in_every_status(store)[Status.RETURNED]
    long = "Kode tidak sesuai uraian; " * 9 + "nomor WA juga tidak aktif."
    store.do(lambda tx: applications.mark(tx, returned.seq, "returned", "kbli phone", long))
    async with running(store, tmp_path) as (app, pilot):
        await open_it(app, pilot, returned)
        rows = frame(app)
        assert rows[1].endswith("isian 1 dari 2 yang ditolak")
        assert rows[3].endswith("F1") and rows[4] == ""
        burst(app, "<f7>")
        await until(pilot, lambda: "isian 2 dari 2" in shown(app))
        burst(app, "<f1>")
        await until(pilot, lambda: "nomor WA juga tidak aktif" in shown(app))


def reasons(store: Store, app: Application) -> dict[str, str]:
    row = store.read(lambda db: one(db, "SELECT content FROM answers WHERE seq = ?", [app.seq]))
    assert row is not None
    found: dict[str, str] = json.loads(row["content"])["reasons"]
    return found


async def test_what_is_held_says_why_above_the_form(store: Store, tmp_path: Path) -> None:
    held = in_every_status(store)[Status.QUARANTINED]
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: held.name in shown(app))
        app.open_screen("form", seq=held.seq)
        await until(pilot, lambda: "PERBAIKI" in shown(app))
        assert "◄ kantor sudah punya nomor ini dengan isi lain" in shown(app)
