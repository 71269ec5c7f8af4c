"""The card for typing into OSS by hand: keys are pressed, the store and the clipboard are looked at."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from operator_tui.core.lifecycle import Status
from operator_tui.delivery.steady import Steady
from operator_tui.locale import say
from operator_tui.store import applications, claims, documents, entries, home, outbox
from operator_tui.store.application import Application
from operator_tui.store.store import Store
from operator_tui.ui.app import OperatorApp
from operator_tui.ui.screens.ossentry import OssEntryScreen
from tests.conftest import PASSPHRASE, fixed_clock
from tests.links import Bench
from tests.making import FORM, in_every_status, ready
from tests.test_clipboard import System, system
from tests.test_frame import frame
from tests.test_screens import burst, running, shown, until

__all__ = ["system"]
NIB = "0123456789012"
NIK = "3210031410090008"
_LABELS = [
    FORM.index[name].label["id"] for name in FORM.oss_screens[0].fields
]  # all of them are filled in for that person


@asynccontextmanager
async def on_card(
    store: Store, folder: Path, app_: Application, **more: Any
) -> AsyncIterator[tuple[OperatorApp, Pilot[None]]]:
    """The program with the card of an application on top, read."""
    async with running(store, folder, gateway_url="", **more) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        await open_card(app, pilot, app_)
        yield app, pilot


async def open_card(app: OperatorApp, pilot: Pilot[None], app_: Application) -> None:
    app.open_screen("ossentry", seq=app_.seq)
    await until(pilot, lambda: app.top is not None and not app.top.holds("enter", ""))
    await until(pilot, lambda: "ENTRI OSS" in shown(app))


def now(store: Store, app: Application) -> Application:
    return store.read(lambda db: applications.get(db, app.seq))


def entry_of(store: Store, app: Application) -> entries.Entry:
    found = store.read(lambda db: entries.last(db, app.seq))
    assert found is not None
    return found


def one_ready(store: Store) -> Application:
    [app] = ready(store, first=8)
    return app


def marked(app: OperatorApp) -> list[str]:
    """The labels of the rows marked as on the clipboard."""
    rows = [line for line in shown(app).splitlines() if line[3:4] == "►"]
    return [line[5:27].strip() for line in rows]


async def test_enter_copies_the_next_value_and_what_is_marked_is_on_the_clipboard(
    store: Store, tmp_path: Path, system: System
) -> None:
    app_ = one_ready(store)
    async with on_card(store, tmp_path, app_) as (app, pilot):
        assert store.read(outbox.waiting) == 0
        assert system.text == "milik orang lain"
        burst(app, "<enter>")
        await until(pilot, lambda: "ADA DI PAPAN KLIP" in shown(app))
        assert (system.text, marked(app)) == (NIK, ["NIK"])
        burst(app, "<enter>", "<enter>")
        await until(pilot, lambda: system.text == "14/10/2009" and "ADA DI" in shown(app))
        assert marked(app) == ["Tanggal lahir"]
        assert f"tersalin {NIK}" in shown(app)
        burst(app, "<enter>")
        await until(pilot, lambda: system.text == "" and 'pilih "Laki-laki"' in shown(app))
        assert marked(app) == []
        burst(app, "<enter>")
        await until(pilot, lambda: system.text == "MAJALENGKA")
        burst(app, "<escape>", "<escape>")
        await until(pilot, lambda: system.text == "" and "ANTREAN" in shown(app))
    assert (now(store, app_).status, store.read(outbox.waiting)) == (Status.READY, 0)
    assert entry_of(store, app_).place == "birthplace"


async def test_arrows_and_pages_copy_nothing_and_enter_takes_what_they_led_to(
    store: Store, tmp_path: Path, system: System
) -> None:
    async with on_card(store, tmp_path, one_ready(store)) as (app, pilot):
        burst(app, "<enter>", "<enter>")
        await until(pilot, lambda: system.text == "DIMAS PRATAMA" and "ADA DI" in shown(app))
        burst(app, "<down>", "<down>", "<up>", "<up>", "<up>")
        await pilot.pause()
        assert (system.text, marked(app)) == ("DIMAS PRATAMA", ["Nama"])
        burst(app, "<enter>")
        await until(pilot, lambda: system.text == NIK)
        burst(app, "<pagedown>", "<enter>")
        await until(pilot, lambda: "Layar OSS 3 dari 8" in shown(app) and marked(app) != [])
        assert marked(app) == ["Nama usaha"]
        burst(app, "<pageup>", "<down>", "<ctrl+y>")
        await until(pilot, lambda: system.text == "DIMAS PRATAMA" and marked(app) == ["Nama"])
        system.text = ""
        burst(app, "<ctrl+y>")
        await until(pilot, lambda: system.text == "DIMAS PRATAMA")


async def test_without_a_clipboard_the_terminal_is_asked_and_the_screen_says_so(
    store: Store, tmp_path: Path, system: System
) -> None:
    system.state = "missing"
    async with on_card(store, tmp_path, one_ready(store)) as (app, pilot):
        burst(app, "<enter>")
        await until(pilot, lambda: "di papan klip terminal" in shown(app))
        assert "Diminta ke terminal: NIK" in shown(app) and app.clipboard == NIK
        burst(app, "<escape>", "<escape>")
        await until(pilot, lambda: "ANTREAN" in shown(app))
        assert app.clipboard == ""


async def test_a_whole_entry_in_one_burst_goes_where_a_slow_typists_would(
    store: Store, tmp_path: Path
) -> None:
    app_ = one_ready(store)
    async with on_card(store, tmp_path, app_) as (app, pilot):
        burst(app, "y", "<enter>", "<enter>", "<enter>", "<end>", "n", "<enter>", NIB, "<enter>")
        burst(app, "01234 5678.9012", "<enter>", "23-11-2026", "<f2>")
        await until(pilot, lambda: now(store, app_).status is Status.ISSUED)
        await until(pilot, lambda: "F8 mencetak slip" in shown(app))
        burst(app, "<f8>")
        await until(pilot, (tmp_path / "slips" / f"{app_.ref}.pdf").exists)
    found = now(store, app_)
    assert (found.nib, found.nib_date, found.nib_via, found.nib_verified) == (
        NIB, "2026-11-23", "typed", False,
    )  # fmt: skip
    assert entry_of(store, app_).place == "birth_date Y"
    assert store.read(outbox.waiting) == 2  # the application, and its outcome behind it


async def test_two_nibs_that_differ_are_shown_and_not_saved(store: Store, tmp_path: Path) -> None:
    app_ = one_ready(store)
    async with on_card(store, tmp_path, app_) as (app, pilot):
        burst(app, "<end>", "N", "<enter>", "012345", "<enter>")
        await until(pilot, lambda: "NIB terdiri dari 13 angka" in shown(app))
        burst(app, "<up>", NIB, "<enter>", "0123456789021", "<enter>")
        await until(pilot, lambda: "Dua ketikan NIB berbeda" in shown(app))
        assert NIB not in shown(app) and "24-11-2026" in shown(app)
        burst(app, "<f2>")
        await until(pilot, lambda: "!! Dua ketikan NIB" in shown(app))
        assert now(store, app_).status is Status.READY
        burst(app, NIB, "<enter>")
        await until(pilot, lambda: "dua kali sama" in shown(app) and NIB in shown(app))
        spaced = "0123 4567 8901 2"
        burst(app, *["<up>"] * 2, spaced)
        await until(pilot, lambda: spaced in shown(app))
        burst(app, "<enter>", "<enter>")
        await until(pilot, lambda: spaced in shown(app) and "dua kali sama" in shown(app))
        burst(app, "<ctrl+u>", "25-11-2026", "<f2>")
        await until(pilot, lambda: "belum tiba" in shown(app))
        burst(app, "<ctrl+u>", "24-11-2026", "<f2>")
        await until(pilot, lambda: now(store, app_).nib == NIB)


async def test_after_no_answer_nothing_is_shown_before_the_look_up_is_recorded(
    store: Store, tmp_path: Path, system: System
) -> None:
    app_ = one_ready(store)
    async with on_card(store, tmp_path, app_) as (app, pilot):
        burst(app, *["<enter>"] * 3, "<end>", "T", "<enter>", "layar putih", "<f2>")
        await until(pilot, lambda: now(store, app_).status is Status.UNKNOWN)
        assert entry_of(store, app_).said == "layar putih"
        burst(app, "<enter>")
        await until(pilot, lambda: "cari NIK di OSS dulu" in shown(app))
        assert "Tanggal lahir" not in shown(app) and "NIK" in shown(app)
        burst(app, "<enter>")
        await until(pilot, lambda: system.text == NIK)
        burst(app, "<end>", "B", "<f2>")
        await until(pilot, lambda: "Tulis apa yang tampak" in shown(app))
        burst(app, "data tidak ditemukan", "<f2>")
        await until(pilot, lambda: "dicari di OSS 10.00, belum ada" in shown(app))
        assert system.text == ""
        assert "Nama" in shown(app)
        burst(app, "<enter>")
        await until(pilot, lambda: system.text == NIK)
    assert (now(store, app_).status, entry_of(store, app_).state) == (Status.READY, entries.OPEN)


async def test_one_found_in_oss_is_issued_from_the_look_up(store: Store, tmp_path: Path) -> None:
    app_ = in_every_status(store)[Status.UNKNOWN]
    async with on_card(store, tmp_path, app_) as (app, pilot):
        burst(app, "<end>", "N", "<enter>", NIB, "<enter>", NIB, "<f2>")
        await until(pilot, lambda: now(store, app_).status is Status.ISSUED)
        await until(pilot, lambda: "dari pencarian tersimpan" in shown(app))
    assert (now(store, app_).nib, now(store, app_).nib_date) == (NIB, "2026-11-24")


async def test_a_failure_sets_its_next_step(store: Store, tmp_path: Path) -> None:
    waits, kbli, other = ready(store, 3)
    async with on_card(store, tmp_path, waits) as (app, pilot):
        burst(app, "<end>", "G", "<enter>", "c", "<enter>", "antre panjang", "<enter>", "1430")
        await until(pilot, lambda: "hari ini" in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: entry_of(store, waits).reason == "oss-down")
        await until(pilot, lambda: "Tunggu sampai 14.30" in shown(app))
        assert entry_of(store, waits).until == "2026-11-24T07:30:00.000Z"
        burst(app, "<escape>")
        await open_card(app, pilot, kbli)
        said = "kode tidak muncul"
        burst(app, "<end>", "G", "<enter>", *["<down>"] * 9, "<enter>", said, "<f2>")
        await until(pilot, lambda: now(store, kbli).status is Status.RETURNED)
        burst(app, "<enter>")
        await until(pilot, lambda: "PERBAIKI" in shown(app) and said in shown(app))
        assert "OSS (" in shown(app) and "Kantor (" not in shown(app)
        app.open_screen("detail", seq=kbli.seq)
        await until(pilot, lambda: re.search("◄ perbaiki +KBLI tidak bisa", shown(app)) is not None)
        app.open_screen("detail", seq=waits.seq)
        await until(pilot, lambda: "Mencoba lagi di sini: F4" in shown(app))
        assert "Tidak perlu apa-apa" not in shown(app)
        app.restart("queue")
        await open_card(app, pilot, other)
        burst(app, "<end>", "G", "<enter>", "l", "<f2>")
        await until(pilot, lambda: "Tulis apa yang tampak" in shown(app))
        burst(app, "kode 500", "<f2>")
        await until(pilot, lambda: entry_of(store, other).said == "kode 500")
    assert [now(store, a).status for a in (waits, other)] == [Status.READY, Status.READY]


async def test_leaving_without_a_result_is_asked_once_and_the_dot_is_later(
    store: Store, tmp_path: Path
) -> None:
    app_ = one_ready(store)
    async with on_card(store, tmp_path, app_) as (app, pilot):
        for key in ("<escape>", "<f6>", "<f9>"):
            burst(app, key)
            await until(pilot, lambda: "Belum ada hasil" in shown(app))
            burst(app, "<down>", "<up>")
        burst(app, "<f6>", "<f6>")
        await until(pilot, lambda: "ANTREAN" in shown(app))
        assert entry_of(store, app_).state == entries.OPEN
        await open_card(app, pilot, app_)
        burst(app, "<enter>", "<end>", ".", "<f2>")
        await until(pilot, lambda: "ANTREAN" in shown(app))
    assert (entry_of(store, app_).state, entry_of(store, app_).place) == (entries.OPEN, "nik")


async def test_what_nothing_was_typed_of_is_given_back(store: Store, tmp_path: Path) -> None:
    app_ = one_ready(store)
    async with on_card(store, tmp_path, app_) as (app, pilot):
        burst(app, "<f4>")
        await until(pilot, lambda: "F4 lagi: kembalikan" in shown(app))
        burst(app, "<f4>")
        await until(pilot, lambda: entry_of(store, app_).state == entries.ENDED)
        await until(pilot, lambda: "Dikembalikan" in shown(app))
    assert (now(store, app_).status, store.read(outbox.waiting)) == (Status.READY, 1)


async def test_after_a_crash_the_card_opens_at_the_same_place(store: Store, tmp_path: Path) -> None:
    app_ = one_ready(store)
    async with on_card(store, tmp_path, app_) as (app, pilot):
        burst(app, "y", *["<enter>"] * 5)
        await until(pilot, lambda: entry_of(store, app_).place == "birthplace Y")
    async with on_card(store, tmp_path, app_) as (app, pilot):
        [here] = [line for line in shown(app).splitlines() if line.startswith(" > ")]
        assert "Tempat lahir" in here and "HP pemohon ada? Y" in shown(app)
        assert [line[3:4] for line in shown(app).splitlines() if "Jenis kelamin" in line] == ["√"]


async def test_a_lock_keeps_the_card_and_what_was_typed_of_its_result(
    tmp_path: Path, system: System
) -> None:
    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    async with running(None, tmp_path / "h") as (app, pilot):
        burst(app, PASSPHRASE, "<enter>")
        await until(pilot, lambda: app.session.store is not None and "ANTREAN" in shown(app))
        app_ = one_ready(app.session.opened())
        await open_card(app, pilot, app_)
        burst(app, "<enter>")
        await until(pilot, lambda: system.text == NIK)
        burst(app, "<end>", "N", "<enter>", "01234567", "<ctrl+l>")
        await until(pilot, lambda: "BUKA" in shown(app) and system.text == "")
        burst(app, PASSPHRASE, "<enter>")
        await until(pilot, lambda: "01234567" in shown(app) and not marked(app))
        burst(app, "89012", "<enter>", NIB, "<f2>")
        store = app.session.opened()
        await until(pilot, lambda: now(store, app_).nib == NIB)


async def test_another_person_sees_who_holds_it_and_takes_it_over_to_look_it_up_first(
    store: Store, tmp_path: Path
) -> None:
    app_ = one_ready(store)
    store.do(lambda tx: entries.begin(tx, app_.seq), "Dede")
    async with on_card(store, tmp_path, app_) as (app, pilot):
        await until(pilot, lambda: "oleh Dede sejak 10.00" in shown(app))
        assert "DIMAS" not in shown(app)
        burst(app, "<enter>")
        await until(pilot, lambda: "Masih sama" in shown(app))
        burst(app, "<f4>")
        await until(pilot, lambda: "F4 lagi: ambil alih" in shown(app))
        assert entry_of(store, app_).by == "Dede"
        burst(app, "<f4>")
        await until(pilot, lambda: "cari NIK di OSS dulu" in shown(app))
    assert (entry_of(store, app_).by, now(store, app_).status) == ("Siti", Status.UNKNOWN)


async def test_what_the_office_holds_waits_for_its_leave_and_opens_by_itself(
    store: Store, tmp_path: Path
) -> None:
    app_ = in_every_status(store)[Status.ACCEPTED]
    async with on_card(store, tmp_path, app_) as (app, pilot):
        await until(pilot, lambda: "perlu izin kantor, diminta 10.00" in shown(app))
        app.session.steady = Steady("online")
        app.recount()
        await until(pilot, lambda: "izin kantor diminta 10.00, belum dijawab" in shown(app))
        assert "Tanggal lahir" not in shown(app)
        store.do(lambda tx: claims.granted(tx, app_.seq))
        app.recount()
        await until(pilot, lambda: "kantor melepasnya ke laptop ini" in shown(app))
        assert "Tanggal lahir" in shown(app)


async def test_a_claim_and_what_came_of_an_entry_go_at_once(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = in_every_status(store)
    fresh, held = made[Status.READY], made[Status.ACCEPTED]
    woken: list[bool] = []
    monkeypatch.setattr(
        OperatorApp, "wake_engine", lambda _app, *, asked=False: woken.append(asked)
    )
    async with on_card(store, tmp_path, fresh) as (app, pilot):
        assert woken == []
        burst(app, "<end>", "T", "<enter>", "<f2>")
        await until(pilot, lambda: woken == [False])
        await open_card(app, pilot, held)
        await until(pilot, lambda: woken == [False, False])


async def test_a_denied_claim_says_so_and_why(store: Store, tmp_path: Path) -> None:
    app_ = in_every_status(store)[Status.ACCEPTED]
    async with on_card(store, tmp_path, app_) as (app, pilot):
        store.do(lambda tx: claims.denied(tx, app_.seq, "sedang dientri Bu Wiwin"))
        app.recount()
        await until(pilot, lambda: "kantor tidak melepasnya" in shown(app))
        await until(pilot, lambda: "sedang dientri Bu Wiwin" in shown(app))
        assert "Tanggal lahir" not in shown(app)


async def test_what_is_being_sent_opens_no_card(store: Store, tmp_path: Path) -> None:
    app_ = in_every_status(store)[Status.SENDING]
    async with on_card(store, tmp_path, app_) as (app, pilot):
        await until(pilot, lambda: "sedang dikirim ke kantor" in shown(app))
        burst(app, "<enter>", "<escape>")
        await until(pilot, lambda: "ANTREAN" in shown(app))
    assert store.read(lambda db: entries.last(db, app_.seq)) is None


async def test_an_nib_that_comes_meanwhile_ends_the_card(
    store: Store, tmp_path: Path, system: System
) -> None:
    from operator_tui.store import updates

    app_ = in_every_status(store)[Status.ACCEPTED]
    news = updates.Issued(app_.id, 1, NIB, "2026-11-24", "pushed", verified=True, training=True)
    async with on_card(store, tmp_path, app_) as (app, pilot):
        store.do(lambda tx: claims.granted(tx, app_.seq))
        app.recount()
        await until(pilot, lambda: "boleh dientri" in shown(app))
        burst(app, "<enter>")
        await until(pilot, lambda: system.text == app_.nik)
        store.do(lambda tx: updates.issued(tx, news))
        app.recount()
        await until(pilot, lambda: "entri di laptop ini selesai" in shown(app) and not system.text)
        assert NIB in shown(app)


async def test_the_official_pdf_is_attached_by_a_path_dropped_into_the_window(
    store: Store, tmp_path: Path
) -> None:
    app_ = in_every_status(store)[Status.ISSUED]
    paper = tmp_path / "NIB Enung's.pdf"
    paper.write_bytes(b"%PDF-1.7\nNIB\n%%EOF\n")
    dropped = "'" + str(paper).replace("'", "'\\''") + "'"
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("attach", seq=app_.seq)
        for none in ("/tidak/ada.pdf", "~tidakada/NIB.pdf"):  # a home of nobody is a folder's name
            burst(app, none, "<enter>")
            await until(pilot, lambda none=none: f"{Path(none).name} tidak terbaca" in shown(app))
            burst(app, "<ctrl+u>")
        app.post_message(events.Paste(dropped))
        burst(app, "<enter>")
        await until(pilot, lambda: "terlampir pada" in shown(app))
        await until(pilot, lambda: "√ NIB Enung's.pdf" in shown(app))
    [kept] = store.read(lambda db: documents.of(db, app_.seq))
    assert store.read(lambda db: documents.content(db, kept)) == paper.read_bytes()


@pytest.mark.parametrize("language", ["id", "en"])
async def test_a_large_window_shows_every_screen_of_oss_and_the_result_beside_them(
    store: Store, tmp_path: Path, language: str
) -> None:
    from operator_tui import locale

    locale.use(language)
    async with running(store, tmp_path) as (app, pilot):
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: app.top is not None)
        app.open_screen("ossentry", seq=one_ready(store).seq)
        number = "Layar OSS" if language == "id" else "OSS screen"
        await until(pilot, lambda: f"{number} 3" in shown(app))
        rows = shown(app).splitlines()
        assert [n for n in range(1, 9) if f"{number} {n}" in shown(app)] == [1, 3, 4]
        kinds = [row for row in rows if row[82:].strip().startswith(("N ", "T ", "G ", ". "))]
        assert len(kinds) == 4
        burst(app, *["<pagedown>"] * 6)
        await until(pilot, lambda: f"{number} 8" in shown(app))


async def test_without_colour_and_unicode_it_says_the_same(store: Store, tmp_path: Path) -> None:
    async with on_card(store, tmp_path, one_ready(store), ascii=True) as (app, pilot):
        burst(app, "<enter>", "<enter>")
        await until(pilot, lambda: "Tersalin: Nama" in shown(app) or "terminal: Nama" in shown(app))
        strips = [app._canvas.render_line(y).text for y in range(24)]
        assert all(line.isascii() for line in strips)
        assert any(line.startswith("   + NIK") for line in strips)
        assert any(line.startswith("   > Nama") for line in strips)
        burst(app, "<end>", "N")
        await until(pilot, lambda: "[N]" in shown(app))


async def test_a_card_that_was_saved_while_it_was_locked_isnt_begun_again(tmp_path: Path) -> None:
    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    async with running(None, tmp_path / "h") as (app, pilot):
        burst(app, PASSPHRASE, "<enter>")
        await until(pilot, lambda: app.session.store is not None and "ANTREAN" in shown(app))
        app_ = one_ready(app.session.opened())
        await open_card(app, pilot, app_)
        burst(app, "<end>", "T", "<enter>")
        await until(pilot, lambda: "Kata layar OSS" in shown(app))
        assert app.top is not None
        app.top.take("f2", "")
        app.lock()  # by the clock, while the result is on its way to the disk
        await until(pilot, lambda: "BUKA" in shown(app))
        burst(app, PASSPHRASE, "<enter>")
        await until(pilot, lambda: app.session.store is not None and "BUKA" not in shown(app))
        store = app.session.opened()
        await until(pilot, lambda: now(store, app_).status is Status.UNKNOWN)
        assert entry_of(store, app_).state == entries.ENDED


async def test_what_the_office_holds_is_entered_once_it_let_it_go_and_ends_there(
    at: Bench, tmp_path: Path
) -> None:
    [app_] = ready(at.store)
    at.engine.run_once()
    async with on_card(at.store, tmp_path, app_) as (app, pilot):
        await until(pilot, lambda: "perlu izin kantor" in shown(app))
        at.engine.run_once()
        app.recount()
        await until(pilot, lambda: "boleh dientri" in shown(app))
        burst(app, "<enter>", "<end>", "N", "<enter>", NIB, "<enter>", NIB, "<f2>")
        await until(pilot, lambda: now(at.store, app_).status is Status.ISSUED)
        at.engine.run_once()
    [held] = [one for one in at.office.applications() if one["id"] == app_.id]
    assert (held["status"], held["nib"]) == ("issued", NIB)
    assert at.store.read(outbox.waiting) == 0


async def test_a_long_screen_of_oss_keeps_its_name_and_says_how_much_is_hidden(
    store: Store, tmp_path: Path
) -> None:
    async with on_card(store, tmp_path, one_ready(store)) as (app, pilot):
        await pilot.resize_terminal(80, 18)
        burst(app, *["<enter>"] * 8)
        await until(pilot, lambda: marked(app) == ["Kecamatan KTP"] or "Desa KTP" in shown(app))
        rows = shown(app).splitlines()
        items = [row for row in rows if row[5:27].strip() in _LABELS]
        hidden = [int(row.split()[1]) for row in rows if row.strip().endswith(" lagi")]
        assert "Layar OSS 1 dari 8" in shown(app)
        assert len(items) + sum(hidden) == len(_LABELS)


async def test_the_details_of_one_on_a_card_lead_to_the_card_and_promise_no_sending(
    store: Store, tmp_path: Path
) -> None:
    app_ = one_ready(store)
    store.do(lambda tx: entries.begin(tx, app_.seq))
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("detail", seq=app_.seq)
        await until(pilot, lambda: "Enter membuka kartunya" in shown(app))
        assert "sedang dientri di OSS: Siti, 10.00" in shown(app)
        assert "terkirim sendiri" not in shown(app)
        burst(app, "<enter>")
        await until(pilot, lambda: "Layar OSS 1 dari 8" in shown(app))


@pytest.mark.parametrize("language", ["id", "en"])
async def test_the_details_show_all_their_keys_whole_whatever_enter_does(
    store: Store, tmp_path: Path, language: str
) -> None:
    from operator_tui import locale

    locale.use(language)
    app_ = one_ready(store)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("detail", seq=app_.seq)
        entry = store.do(lambda tx: entries.begin(tx, app_.seq))
        app.recount()
        await until(pilot, lambda: say("osscard.detail-hint") in shown(app))
        assert shown(app).rstrip().endswith("F10 menu")
        store.do(lambda tx: entries.failed(tx, entry.id, "no-answer", ""))
        app.recount()
        await until(pilot, lambda: say("acts.look-up.detail-hint") in shown(app))
        assert shown(app).rstrip().endswith("F10 menu")


async def test_every_part_of_the_result_keeps_to_the_frame(store: Store, tmp_path: Path) -> None:
    from operator_tui import locale

    async with on_card(store, tmp_path, one_ready(store)) as (app, pilot):
        assert isinstance(app.top, OssEntryScreen) and app.top.result is not None
        result = app.top.result
        burst(app, *["<enter>"] * 9, "<end>")
        for kind, lines in (("N", 3), ("T", 1), ("G", 3)):
            burst(app, kind, "<enter>")
            for line in range(lines):
                await until(pilot, lambda at=line + 1: result.place == at)  # type: ignore[misc]
                for language in ("en", "id"):
                    locale.use(language)
                    rows = frame(app)
                    assert any(row.startswith((" Hasil", " Result")) for row in rows)
                burst(app, *(["c"] if (kind, line) == ("G", 0) else []), "<enter>")
            burst(app, *["<shift+tab>"] * lines)


async def test_a_result_that_was_begun_isnt_left_unnoticed(store: Store, tmp_path: Path) -> None:
    app_ = one_ready(store)
    async with on_card(store, tmp_path, app_) as (app, pilot):
        burst(app, "<end>", "N", "<enter>", "01234", "<escape>", "<escape>")
        await until(pilot, lambda: "Hasil belum disimpan: F2" in shown(app))
        burst(app, "<end>")
        await until(pilot, lambda: "01234" in shown(app))


async def test_the_time_at_the_card_is_kept_with_the_entry(store: Store, tmp_path: Path) -> None:
    app_ = one_ready(store)
    async with on_card(store, tmp_path, app_) as (app, pilot):
        app.session.clock = lambda: fixed_clock() + timedelta(seconds=90)
        burst(app, "<enter>")
        await until(pilot, lambda: entry_of(store, app_).seconds == 90)
        app.session.clock = lambda: fixed_clock() + timedelta(seconds=200)
        burst(app, "<end>", "T", "<f2>")
        await until(pilot, lambda: now(store, app_).status is Status.UNKNOWN)
    assert entry_of(store, app_).seconds == 200
