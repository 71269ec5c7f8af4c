"""The screen of the USB bundles: a stick is chosen, written to, carried, and its answer taken, by keys alone."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from operator_tui import locale
from operator_tui.config import Config
from operator_tui.core.lifecycle import Status
from operator_tui.core.times import stamp
from operator_tui.delivery import bundle, drives
from operator_tui.delivery.bundle import ANSWER_SUFFIX
from operator_tui.delivery.drives import Drive
from operator_tui.delivery.haul import Haul
from operator_tui.store import bundles, meta, outbox
from operator_tui.store.bundles import Sent
from operator_tui.store.store import Store
from operator_tui.ui import bundle_rows
from operator_tui.ui.app import OperatorApp
from operator_tui.ui.bundle_rows import size
from operator_tui.ui.screens.bundle import BundleScreen
from operator_tui.ui.session import Session
from tests.conftest import fixed_clock
from tests.links import Bench
from tests.making import ready, statuses
from tests.sticks import Stick
from tests.test_screens import burst, running, shown, until


@pytest.fixture
def usb(at: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stick:
    """A stick that is plugged in, at a laptop that knows its office's key."""
    made = Stick(at, tmp_path / "stik")
    at.store.do(lambda tx: meta.put(tx, meta.BUNDLE_KEY, made.key))
    plugged(monkeypatch, made.folder)
    return made


def plugged(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    monkeypatch.setattr(drives, "removable", lambda: [Drive(f, 12_300_000_000) for f in folders])


async def opened(app: OperatorApp, pilot: Pilot[None]) -> None:
    """The screen, once the program stands."""
    await until(pilot, lambda: app.top is not None)
    app.open_screen("bundle")


def waits(store: Store, count: int) -> Callable[[], bool]:
    return lambda: store.read(outbox.waiting) == count


async def test_what_waits_is_written_and_the_answer_is_taken(usb: Stick, tmp_path: Path) -> None:
    store = usb.at.store
    ready(store, 3)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        burst(app, "<f10>", "berkas usb", "<enter>")
        await until(pilot, lambda: "   3 menunggu kantor" in shown(app))
        assert "12,3 GB" in shown(app)
        burst(app, "<f2>")
        await until(pilot, lambda: "3 permohonan" in shown(app) and "utuh di stik" in shown(app))
        assert statuses(store) == {"unknown": 3}
        await until(pilot, lambda: "3 menunggu jawaban" in shown(app))
        [file] = usb.folder.iterdir()
        usb.to_office(file)
        app.top.tick()  # type: ignore[union-attr]
        for _ in range(4):
            app.top.tick()  # type: ignore[union-attr]
        await until(pilot, lambda: "1 jawaban" in shown(app))
        burst(app, "<enter>")
        await until(pilot, lambda: "3 diterima, 0 terbit, 0 ditolak" in shown(app))
        assert statuses(store) == {"accepted": 3}
        await until(pilot, lambda: "dijawab kantor" in shown(app))
        burst(app, "<enter>")
        await until(pilot, lambda: "sudah pernah diambil" in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: "menanyakan kabar kantor, utuh di stik" in shown(app))
        await until(pilot, lambda: "  menanyakan kabar" in shown(app))


async def test_keys_typed_before_the_drives_are_known_wait_for_them(
    usb: Stick, tmp_path: Path
) -> None:
    ready(usb.at.store, 1)
    async with running(usb.at.store, tmp_path, gateway_url="") as (app, pilot):
        burst(app, "<f10>", "berkas usb", "<enter>", "<f2>")
        await until(pilot, lambda: "utuh di stik" in shown(app))
    assert len(list(usb.folder.iterdir())) == 1


async def test_an_f2_that_is_hammered_writes_one_bundle(usb: Stick, tmp_path: Path) -> None:
    ready(usb.at.store, 1)
    async with running(usb.at.store, tmp_path, gateway_url="") as (app, pilot):
        await opened(app, pilot)
        await until(pilot, lambda: "1 menunggu kantor" in shown(app))
        burst(app, *["<f2>"] * 9)
        await until(pilot, lambda: "utuh di stik" in shown(app))
    assert len(list(usb.folder.iterdir())) == 1


async def test_a_folder_that_is_typed_is_the_one_written_to(usb: Stick, tmp_path: Path) -> None:
    (tmp_path / "lain").mkdir()
    ready(usb.at.store, 1)
    async with running(usb.at.store, tmp_path, gateway_url="") as (app, pilot):
        await opened(app, pilot)
        burst(app, f'"{tmp_path}/lain"', "<f2>")
        await until(pilot, lambda: "utuh di stik" in shown(app))
    assert list(usb.folder.iterdir()) == []
    [file] = (tmp_path / "lain").iterdir()
    assert file.name.endswith(bundle.SUFFIX)


async def test_a_stick_that_is_put_in_shows_itself_and_the_mark_stays(
    usb: Stick, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(usb.at.store, tmp_path, gateway_url="") as (app, pilot):
        plugged(monkeypatch)
        await opened(app, pilot)
        await until(pilot, lambda: "Belum ada stik" in shown(app))
        screen = app.top
        assert isinstance(screen, BundleScreen)
        burst(app, "<f2>")
        await until(pilot, lambda: "Pilih stik" in shown(app))
        plugged(monkeypatch, usb.folder)
        screen.news()
        await until(pilot, lambda: "stik " in shown(app) and len(screen._places) == 1)
        burst(app, "<up>")
        await until(pilot, lambda: screen.at == 0)
        plugged(monkeypatch, tmp_path / "a", usb.folder)
        screen.news()
        await until(pilot, lambda: len(screen._places) == 2)
        assert screen.at == 1


@pytest.mark.parametrize(
    ("break_it", "words"),
    [
        ("no key", "Kunci berkas USB kantor belum ada"),
        ("no token", "Token laptop ini belum dipasang"),
        ("nothing", "Tidak ada yang perlu dibawa"),
        ("gone", "Tidak ada folder"),
    ],
)
async def test_what_stops_a_bundle_is_one_sentence_and_nothing_has_left(
    usb: Stick, tmp_path: Path, break_it: str, words: str
) -> None:
    store = usb.at.store
    if break_it != "nothing":
        ready(store, 1)
    if break_it.startswith("no "):
        key = meta.TOKEN if break_it == "no token" else meta.BUNDLE_KEY
        store.do(lambda tx: meta.put(tx, key, ""))
    if break_it == "gone":
        usb.folder.rmdir()
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await opened(app, pilot)
        burst(app, "<f2>")
        await until(pilot, lambda: words in shown(app))
    assert store.read(lambda db: bundles.newest(db, 9)) == []
    assert Status.UNKNOWN.value not in statuses(store)


async def test_answers_of_other_laptops_on_the_same_stick_are_left_alone(
    usb: Stick, tmp_path: Path
) -> None:
    store = usb.at.store
    ready(store, 1)
    (usb.folder / f"MJL09-261124-1000-01{ANSWER_SUFFIX}").write_bytes(b"another's")
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await opened(app, pilot)
        burst(app, "<enter>")
        await until(pilot, lambda: "Tidak ada jawaban untuk laptop ini" in shown(app))
        burst(app, "<f2>")
        await until(pilot, waits(store, 1))
        await until(pilot, lambda: "utuh di stik" in shown(app))
        [file] = [p for p in usb.folder.iterdir() if p.name.startswith("MJL03")]
        usb.answer(file).write_bytes(b"rubbish")
        burst(app, "<enter>")
        await until(pilot, lambda: "bukan berkas USB" in shown(app))
    assert statuses(store) == {"unknown": 1}


async def test_the_detail_says_that_it_is_in_a_bundle_and_leads_to_the_stick(
    usb: Stick, tmp_path: Path
) -> None:
    [app_] = ready(usb.at.store, 1)
    path = usb.written()
    async with running(usb.at.store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("detail", seq=app_.seq)
        await until(pilot, lambda: "berkas USB 1, 1 permohonan" in shown(app))
        lines = shown(app).splitlines()
        assert [line for line in lines if "? belum pasti" in line and "berkas USB 1" in line]
        assert not [line for line in lines if "► mengirim" in line]
        assert "! di berkas USB; menunggu jawaban kantor" in shown(app)
        assert "1  Bawa stiknya ke kantor." in shown(app) and "server" not in shown(app)
        usb.to_office(path)
        burst(app, "<enter>", "<enter>")
        await until(pilot, lambda: "1 diterima" in shown(app))
        burst(app, "<escape>")
        await until(pilot, lambda: "· berkas USB 1" in shown(app))
        assert not [line for line in shown(app).splitlines() if "► mengirim" in line]


async def test_an_answer_that_cannot_be_read_hides_none_that_was_taken(
    usb: Stick, tmp_path: Path
) -> None:
    ready(usb.at.store, 1)
    bad, good = usb.written(), usb.written()
    usb.to_office(good)
    usb.answer(bad).write_bytes(b"rubbish")
    async with running(usb.at.store, tmp_path, gateway_url="") as (app, pilot):
        await opened(app, pilot)
        burst(app, "<enter>")
        await until(pilot, lambda: "! 1 diterima, 0 terbit" in shown(app))
        assert usb.answer(bad).name in shown(app)
    assert statuses(usb.at.store) == {"accepted": 1}


def test_what_came_back_is_told_with_its_next_step() -> None:
    words, role = bundle_rows.hauled(Haul(accepted=3, refused=1, issued=2, returned=1, taken=1))
    assert (words[:2], role) == ("◄ ", "awas")
    assert words.endswith("2 terbit, 2 ditolak atau dikembalikan. F6, lalu F7 membukanya.")
    assert bundle_rows.hauled(Haul(taken=1))[0].endswith("tidak ada yang dobel.")


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_became_of_a_bundle_has_room(language: str) -> None:
    locale.use(language)
    session, now = Session(Path(), Config()), stamp(fixed_clock())
    for sent in (
        Sent("b", "MJL03-261124-1026-01", now, 500, 112_400, waiting=500),
        Sent("b", "MJL03-261124-1026-01", now, 500, 112_400, answered_at=now),
        Sent("b", "MJL03-261124-1026-01", now, 500, 112_400),
        Sent("b", "MJL03-261124-1026-01", now, 0, 700),
    ):
        assert "…" not in "".join(span.text for span in bundle_rows.sent(sent, session))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has drive letters")
def test_only_drives_that_stand_on_their_folder_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("media/siti/STIK", "media/siti/plain", "media/CD"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "media/siti/link").symlink_to(tmp_path / "media/siti/STIK")
    real = {tmp_path / "media/siti/STIK", tmp_path / "media/CD", tmp_path / "media/siti/link"}
    monkeypatch.setattr(os.path, "ismount", lambda path: path in real)
    found = list(drives.mounted(("/media/*", "/media/*/*"), tmp_path))
    assert found == [tmp_path / "media/CD", tmp_path / "media/siti/STIK"]


def test_looking_for_drives_on_this_machine_fails_on_none() -> None:
    assert all(drive.free >= 0 for drive in drives.removable())


def test_sizes_are_written_as_people_read_them() -> None:
    assert [size(n) for n in (0, 999, 5_100, 12_300_000_000)] == [
        "0 B",
        "999 B",
        "5,1 kB",
        "12,3 GB",
    ]
