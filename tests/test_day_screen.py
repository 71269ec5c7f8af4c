"""Frame 9 by keys: each number opens the queue with the very rows behind it, and what doesn't add up is said."""

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from operator_tui import locale
from operator_tui.delivery import drives
from operator_tui.reports import day_files, day_laptops
from operator_tui.reports.closing import close
from operator_tui.reports.day_values import Sheet
from operator_tui.store import attempts, daywindow, events, intake, journal, listing, meta, updates
from operator_tui.store.daywindow import Window
from operator_tui.store.listing import Filter
from operator_tui.store.store import Store
from operator_tui.ui import day_rows
from operator_tui.ui.app import OperatorApp
from operator_tui.ui.day_cells import TOGETHER, Cell
from operator_tui.ui.paint import Look, plain
from operator_tui.ui.screens.attempts import AttemptsScreen
from operator_tui.ui.screens.day import DayScreen
from operator_tui.ui.screens.queue import QueueScreen
from tests.conftest import TODAY
from tests.day_of_500 import fill
from tests.making import draft, in_every_status, ready
from tests.test_closing import agreeing
from tests.test_frame import frame, on
from tests.test_screens import burst, shown, until


def evening() -> datetime:
    return datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A day of forty people, for all tests of this file that only look."""
    folder: Path = tmp_path_factory.mktemp("busy")
    with Store(folder / "store.db", b"k" * 32, "Nani", evening) as store:
        store.do(journal.start)
        store.do(lambda tx: meta.set_device(tx, "MJL03"))
        fill(store, 40)
        yield store


def on_top(app: OperatorApp) -> DayScreen:
    assert isinstance(app.top, DayScreen)
    return app.top


def counted(app: OperatorApp) -> bool:
    return isinstance(app.top, DayScreen) and app.top.sheet is not None


async def test_each_number_opens_the_queue_with_its_very_rows(busy: Store, tmp_path: Path) -> None:
    async with on(busy, tmp_path) as (app, pilot):
        app.open_screen("day")
        await until(pilot, lambda: counted(app))
        day = on_top(app)
        sheet = day.sheet
        assert sheet is not None
        opened, seen = 0, set()
        for place in range(len(day.lines.stops)):
            cell = day.lines.marked
            assert cell is not None
            assert cell not in seen
            seen.add(cell)
            if not cell.key.startswith("@"):
                assert (rows := sheet.rows(*cell.key.split(TOGETHER)))
                if cell.key not in ("typed", "printed", "copied"):
                    assert int(re.findall(r"[0-9]+", cell.text)[-1]) == len(rows), cell
            if place % 4 == 1 and not cell.key.startswith("@"):
                burst(app, "<enter>")
                await until(
                    pilot, lambda: isinstance(app.top, QueueScreen) and not app.top.list.busy
                )
                assert isinstance(app.top, QueueScreen)
                assert list(app.top.list.seqs) == list(rows)
                burst(app, "<escape>")
                await until(pilot, lambda: app.top is day)
                opened += 1
            before = day.lines.marked
            burst(app, "<tab>")
            await until(
                pilot,
                lambda before=before: (
                    day.lines.marked != before or day.lines.at == day.lines.stops[-1]
                ),
            )  # type: ignore[misc]
        assert opened > 5
        assert {cell.key for cell in seen} >= {
            "@desk",
            "@attempts",
            "@followups",
            "all",
            "hand",
            "typed",
        }


async def test_letters_filter_among_the_rows_behind_a_number(busy: Store, tmp_path: Path) -> None:
    women = busy.read(
        lambda db: [
            r[0]
            for r in db.execute("SELECT seq FROM answers WHERE json_extract(texts, '$.sex') = 'P'")
        ]
    )
    async with on(busy, tmp_path) as (app, pilot):
        app.open_screen("day")
        await until(pilot, lambda: counted(app))
        rows = on_top(app).sheet
        assert rows is not None
        app.open_screen("queue", only=rows.behind["sex:P"], what="perempuan")
        burst(app, "a")
        await until(pilot, lambda: isinstance(app.top, QueueScreen) and not app.top.list.busy)
        assert isinstance(app.top, QueueScreen)
        found = list(app.top.list.seqs)
        every = busy.read(lambda db: listing.seqs(db, Filter("a")))
        assert found == [seq for seq in every if seq in set(rows.behind["sex:P"])]
        assert 0 < len(found) < len(every)
        assert set(found) <= set(women)
        assert "status: perempuan" in shown(app)


async def test_another_day_is_chosen_by_list_by_date_and_by_page_keys(
    busy: Store, tmp_path: Path
) -> None:
    async with on(busy, tmp_path) as (app, pilot):
        app.session.clock = evening
        app.open_screen("day")
        await until(pilot, lambda: counted(app))
        day = on_top(app)

        async def shows(first: date, last: date, event: str = "") -> None:
            def there() -> bool:
                window = day.sheet.window if day.sheet else None
                return window is not None and (window.first, window.last, window.event) == (
                    first,
                    last,
                    event,
                )

            await until(pilot, there)

        burst(app, "<f4>", "20-11-2026", "<enter>")
        await shows(date(2026, 11, 20), date(2026, 11, 20))
        assert "belum ada nomor diberikan" in shown(app)
        burst(app, "<pageup>")
        await shows(date(2026, 11, 19), date(2026, 11, 19))
        burst(app, "<f4>", "1-11-2026 24-11-2026", "<enter>")
        await shows(date(2026, 11, 1), date(2026, 11, 24))
        [event] = busy.read(events.all_events)
        burst(app, "<f4>", "<down>", "<down>", "<down>", "<down>", "<enter>")
        await shows(date(2026, 11, 24), date(2026, 11, 24), event.id)
        burst(app, "<pagedown>")
        await until(pilot, lambda: "belum datang" in shown(app))
        burst(app, "<f4>", "31-31-2026", "<enter>")
        await until(pilot, lambda: "tidak terbaca" in shown(app))
        burst(app, "<escape>")
        await shows(date(2026, 11, 24), date(2026, 11, 24), event.id)


async def test_a_sum_that_does_not_add_up_says_so_and_opens_what_differs(
    store: Store, tmp_path: Path
) -> None:
    """A row whose application the journal doesn't know, and one of the journal that has no row."""
    app_ = ready(store, 3)[1]
    store.do(lambda tx: tx.db.execute("UPDATE applications SET id = 'x' WHERE seq = ?", [app_.seq]))
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("day")
        await until(pilot, lambda: counted(app))
        text = shown(app)
        assert "4 = □2 siap" in text
        assert "!! selisih 1" in text.splitlines()[2 + 1]
        assert "!! selisih 1 tanpa jejak" in text
        assert "Ada selisih" in text
        sheet = on_top(app).sheet
        assert sheet is not None
        assert list(sheet.behind["unproven"]) == [app_.seq]
        burst(app, "<right>", "<right>", "<enter>")
        await until(pilot, lambda: isinstance(app.top, QueueScreen) and not app.top.list.busy)
        assert isinstance(app.top, QueueScreen)
        assert list(app.top.list.seqs) == [app_.seq]


async def test_news_counts_anew_and_the_mark_stays_on_its_number(
    store: Store, tmp_path: Path
) -> None:
    in_every_status(store)
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("day")
        await until(pilot, lambda: counted(app))
        burst(app, "<end>", "<up>", "<up>")
        await pilot.pause()
        day = on_top(app)
        marked, before = day.lines.marked, day.sheet
        assert marked is not None
        draft(store, 20)
        day.news()
        await until(pilot, lambda: day.sheet is not before)
        assert day.lines.marked is not None
        assert day.lines.marked.key == marked.key
        assert "draf terbuka 2" in shown(app) or day.sheet.day.open_drafts == 2  # type: ignore[union-attr]


@pytest.mark.parametrize("look", [Look(80, 24, mono=True), Look(80, 24, ascii=True), Look(80, 24)])
def test_no_line_is_cut_however_it_is_marked(busy: Store, look: Look) -> None:
    from rich.cells import cell_len

    from operator_tui.config import Config
    from operator_tui.reports.day import read_sheet
    from operator_tui.store import daywindow, forms
    from operator_tui.ui.session import Session

    now = "2026-11-24T09:00:00.000Z"
    sheet: Sheet = busy.read(lambda db: read_sheet(db, daywindow.of_day(db, None, now), now))
    session = Session(Path(), Config(), store=busy)
    session.forms = forms.read(busy)
    for line in day_rows.lines(sheet, session, 80):
        for here in (-1, *line.stops):
            assert sum(cell_len(span.text) for span in line.row(here, look)) <= 80


async def test_the_frame_with_much_in_it(busy: Store, tmp_path: Path) -> None:
    async with on(busy, tmp_path) as (app, pilot):
        app.open_screen("day")
        await until(pilot, lambda: counted(app))
        frame(app)
        assert "baris lagi" in shown(app)
        burst(app, "<end>")
        await until(pilot, lambda: "> Lanjutan" in shown(app) or ">Lanjutan" in shown(app))
        frame(app)


async def test_news_in_a_hurry_is_counted_once_more_and_not_each_time(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("day")
        await until(pilot, lambda: counted(app))
        day, runs, real = on_top(app), list[object](), app.jobs.run

        def run(job: Callable[[], Any], then: Callable[[Any], None]) -> None:
            runs.append(job)
            real(job, then)

        monkeypatch.setattr(app.jobs, "run", run)
        for number in range(50):
            if number == 25:
                draft(store, 20)
            day.news()
        await until(pilot, lambda: day.sheet is not None and day.sheet.day.open_drafts == 1)
        assert len(runs) == 2


async def test_of_a_day_that_is_past_no_number_opens_todays_desk(
    store: Store, tmp_path: Path
) -> None:
    """Two came yesterday, of whom one became an application; the desk's screen has today's line alone."""
    yesterday = datetime(2026, 11, 23, 3, tzinfo=UTC)
    store.clock = lambda: yesterday
    people = [store.do(lambda tx: intake.add(tx, {"name": "ICIH"})) for _ in range(2)]
    seq = draft(store, 3).seq
    store.do(lambda tx: intake.link(tx, people[0].id, seq))
    for minute, verdict in ((1, "offline"), (1441, "online")):
        store.clock = lambda minute=minute: yesterday + timedelta(minutes=minute)  # type: ignore[misc]
        store.do(lambda tx, v=verdict: attempts.looked(tx, attempts.Look(v, tx.at)))  # type: ignore[misc]
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("day")
        await until(pilot, lambda: counted(app))
        assert "@desk" not in {cell.key for cell in keys_of(on_top(app))}
        burst(app, "<pageup>")
        await until(pilot, lambda: counted(app) and "nomor 2" in shown(app))
        day = on_top(app)
        assert "@desk" not in {cell.key for cell in keys_of(day)}
        burst(app, "<home>", "<enter>")
        await until(pilot, lambda: isinstance(app.top, QueueScreen) and not app.top.list.busy)
        assert isinstance(app.top, QueueScreen)
        assert list(app.top.list.seqs) == [seq]
        assert "nomor 2, permohonan 1" in shown(app)
        burst(app, "<escape>")
        await until(pilot, lambda: app.top is day)
        while day.lines.marked is None or day.lines.marked.key != "@attempts":
            day.lines.to_stop(1)
        burst(app, "<enter>")
        await until(pilot, lambda: isinstance(app.top, AttemptsScreen) and bool(app.top.numbers))
        assert isinstance(app.top, AttemptsScreen)
        assert (len(app.top.numbers), app.top.at) == (2, 1)


def keys_of(day: DayScreen) -> list[Cell]:
    return [day.lines.lines[line].cells[cell] for line, cell in day.lines.stops]


async def test_a_large_window_tells_beside_it_what_the_office_said_and_what_people_want(
    store: Store, tmp_path: Path
) -> None:
    apps = ready(store, 3)
    reason = "Kode tidak sesuai uraian; pemohon membuat, bukan hanya menjual barang orang lain."
    for app_, field, said in ((apps[0], "kbli", reason), (apps[1], "oss_page", "Lihat lagi.")):
        store.do(lambda tx, a=app_, f=field, s=said: updates.returned(tx, a.id, 1, f, s, "Wiwin"))  # type: ignore[misc]
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("day")
        await until(pilot, lambda: counted(app))
        day = on_top(app)
        assert "oss_page 1" in plain(day.work(Look(80, 24), 40))
        rows = plain(day.work(Look(120, 40), 34)).splitlines()
        left, side = [line[:82].rstrip() for line in rows], [line[82:] for line in rows]
        assert left == plain(day.work(Look(80, 24), 34)).splitlines()
        assert "Dikembalikan kantor" in side
        at = side.index("0002 oss_page")
        assert side[at + 1] == "  Lihat lagi."
        assert side[at + 2].startswith("0001 KBLI")
        assert " ".join(line.strip() for line in side[at + 3 :] if line) == reason
        assert max(map(len, side)) <= 37
        few = plain(day.work(Look(120, 40), 12)).splitlines()
        assert few[9][82:] == "… 1 lagi"
        assert len(few) == 12
        assert plain(day.work(Look(120, 29), 9)) == plain(day.work(Look(100, 29), 9))


async def test_numbers_that_changed_since_the_seal_are_not_shown_as_those_sealed(
    store: Store, tmp_path: Path
) -> None:
    """Bytes that go over the air afterwards change no count; an NIB that comes afterwards does."""
    [app_, _] = agreeing(store, 2)
    done = store.do(lambda tx: close(tx, TODAY, "Nani Suryani"))
    store.do(lambda tx: attempts.looked(tx, attempts.Look("offline", tx.at)))
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("day")
        await until(pilot, lambda: f"sudah ditutup 24/11 10.00, segel {done.seal}" in shown(app))
        nib = updates.Issued(app_.id, 1, "9000000000001", "2026-11-24", "pushed", False, False)
        store.do(lambda tx: updates.issued(tx, nib))
        on_top(app).news()
        await until(pilot, lambda: "angka di sini berubah sesudahnya." in shown(app))
        assert "sudah ditutup" not in shown(app)
        frame(app)


def brought_from(store: Store, folder: Path, *devices: str) -> None:
    """This very day's numbers in files, as if other laptops had saved them, and one that is no summary."""
    folder.mkdir(parents=True, exist_ok=True)
    window = store.read(lambda db: daywindow.of_day(db, TODAY, "2026-11-24T09:00:00.000Z"))
    _, data = day_files.render(store, lambda _db: window, "json")
    for device in devices:
        text = json.dumps({**json.loads(data), "device": device})
        (folder / f"ringkasan-{device}.json").write_text(text, encoding="utf-8")
    for name in ("surat.json", "summary-2026-11-20-MJL04.json"):
        (folder / name).write_text("[]", encoding="utf-8")


async def test_laptops_whose_files_were_brought_become_one_summary_and_are_saved_as_one(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two lie on a stick: three times this laptop's five; this laptop's own file there is not added to itself."""
    stick = tmp_path / "stick"
    monkeypatch.setattr(drives, "removable", lambda: [drives.Drive(stick, 1)])
    back, *_ = ready(store, 5)
    store.do(lambda tx: updates.returned(tx, back.id, 1, "kbli", "Lihat lagi.", "Wiwin"))
    brought_from(store, stick, "MJL01", "MJL02", "MJL03")
    nine = datetime(2026, 11, 24, 2, tzinfo=UTC).timestamp()
    os.utime(stick / "ringkasan-MJL02.json", (nine, nine))
    async with on(store, tmp_path / "h") as (app, pilot):
        app.open_screen("day")
        await until(pilot, lambda: counted(app) and " 5 = " in shown(app))
        burst(app, "<f4>")
        await until(
            pilot, lambda: "bersama 2 laptop lain, berkas tertua 24/11 09.00: " in shown(app)
        )
        frame(app)
        burst(app, *["<down>"] * 9, "<enter>")
        await until(pilot, lambda: counted(app) and " 15 = □12 siap" in shown(app))
        assert "MJL01 + MJL02 + MJL03" in shown(app)
        assert "Jumlah dari 3 laptop; berkas tertua 24/11 09.00" in shown(app)
        old = stick / "ringkasan-2026-11-24-MJL04.json"
        old.write_text("{}", encoding="utf-8")
        on_top(app).news()
        await until(
            pilot, lambda: f"1 berkas tidak terbaca (versi lain?): {old.name}" in shown(app)
        )
        for language in ("en", "id"):
            locale.use(language)
            frame(app)
        burst(app, "<home>", "<enter>")
        await until(pilot, lambda: "ada di laptop masing-masing" in shown(app))
        side = plain(on_top(app).work(Look(120, 40), 34))
        assert "di laptop masing-masing" in side.split("Dikembalikan kantor")[1]
        burst(app, "<f8>")
        await until(pilot, lambda: "PDF, XLSX, CSV, JSON" in shown(app))
        saved = tmp_path / "h" / "summaries" / "ringkasan-2026-11-24-3-laptop.json"
        found = json.loads(saved.read_text(encoding="utf-8"))
        assert (found["applications"], found["device"]) == (15, "MJL01 + MJL02 + MJL03")
        burst(app, "<pageup>", "<pagedown>")
        await until(pilot, lambda: counted(app) and " 5 = " in shown(app))
        for file in stick.iterdir():
            file.unlink()
        on_top(app).wanted = on_top(app).wanted._replace(others=stick)
        on_top(app).news()
        await until(pilot, lambda: "angka laptop ini saja" in shown(app))


async def test_f8_puts_this_laptops_numbers_onto_a_stick_that_has_the_folder_for_them(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sticks = [drives.Drive(tmp_path / name, 1) for name in ("with", "without")]
    monkeypatch.setattr(drives, "removable", lambda: sticks)
    folder = tmp_path / "with" / "summaries"
    folder.mkdir(parents=True)
    (tmp_path / "without").mkdir()
    ready(store, 1)
    async with on(store, tmp_path / "h") as (app, pilot):
        app.open_screen("day")
        await until(pilot, lambda: counted(app))
        burst(app, "<f8>")
        await until(pilot, lambda: "JSON-nya juga di USB" in shown(app))
        [file] = folder.iterdir()
        assert file.name == "ringkasan-2026-11-24-MJL03.json"
        assert day_laptops.brought(folder, Window(TODAY, TODAY), "MJL01").parts
        assert list((tmp_path / "without").iterdir()) == []
        file.unlink()
        file.mkdir()  # what can't be written over
        burst(app, "<f8>")
        await until(pilot, lambda: "di USB tidak bisa ditulis" in shown(app))
        frame(app)


def test_of_each_laptop_the_newest_file_of_these_days_is_taken(
    store: Store, tmp_path: Path
) -> None:
    ready(store, 1)
    brought_from(store, tmp_path, "MJL01")
    older = tmp_path / "ringkasan-MJL01.json"
    data = json.loads(older.read_text(encoding="utf-8"))
    for name, change in (
        ("newer", {"copies": 7}), ("other-day", {"date": "2026-11-23", "until": "2026-11-23"}),
        ("sum", {"device": "MJL01 + MJL09"}),
    ):  # fmt: skip
        (tmp_path / f"summary-{name}.json").write_text(json.dumps(data | change), encoding="utf-8")
    os.utime(older, (1, 1))
    found = day_laptops.brought(tmp_path, Window(TODAY, TODAY), "MJL03")
    assert [(part.day.device, part.day.copies) for part in found.parts] == [("MJL01", 7)]
    assert found.unread == ()
    for wild in (-(10.0**10), 10.0**11):  # what no disk should say, and some do
        with suppress(OSError, OverflowError):  # not every system lets a file say it
            os.utime(tmp_path / "summary-newer.json", (wild, wild))
        assert day_laptops.brought(tmp_path, Window(TODAY, TODAY), "MJL03").oldest
    old = tmp_path / "summary-2026-11-24-MJL04.json"
    old.write_text("{}", encoding="utf-8")
    assert day_laptops.brought(tmp_path, Window(TODAY, TODAY), "MJL03").unread == (old.name,)
    assert found.oldest > "2026"  # the older file of the same laptop, of 1970, isn't in the sum
    assert day_laptops.brought(tmp_path / "none", Window(TODAY, TODAY), "MJL03").parts == ()
