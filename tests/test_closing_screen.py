"""Frame 10 by keys: paper first and blind, each difference its reason, F2 seals; asserted on in the store."""

from datetime import timedelta
from pathlib import Path

from textual.pilot import Pilot

from operator_tui import locale
from operator_tui.reports.closing import read_counts, sheet_of
from operator_tui.store import closing, journal, updates
from operator_tui.store.closing import Closed
from operator_tui.store.store import Store
from operator_tui.ui.app import OperatorApp
from operator_tui.ui.screens.closing import ClosingScreen
from operator_tui.ui.screens.day import DayScreen
from tests.conftest import TODAY, fixed_clock
from tests.making import ready
from tests.test_closing import DAY, agreeing, explain, paper, printed, sealed, sent
from tests.test_frame import LANGUAGES, frame, on
from tests.test_screens import burst, shown, until


async def opened(app: OperatorApp, pilot: Pilot[None], *keys: str) -> ClosingScreen:
    app.open_screen("closing")
    await until(pilot, lambda: isinstance(app.top, ClosingScreen) and app.top.counts is not None)
    assert isinstance(app.top, ClosingScreen)
    burst(app, *keys)
    return app.top


def sheet(store: Store) -> Closed | None:
    return store.read(lambda db: closing.closed(db, DAY))


async def test_the_paper_is_counted_before_anything_else_is_shown(
    store: Store, tmp_path: Path
) -> None:
    apps = ready(store, 3)
    printed(store, apps)
    async with on(store, tmp_path) as (app, pilot):
        await opened(app, pilot)
        assert "Permohonan di laptop ini" not in shown(app)
        assert " 3 " not in shown(app).split("TUTUP HARI")[1].split("Formulir")[1].split("Tiga")[0]
        burst(app, "<f2>")
        await until(pilot, lambda: "belum dihitung" in shown(app))
        burst(app, "dua", "<enter>")
        await until(pilot, lambda: "dengan angka saja" in shown(app))
        assert store.read(lambda db: closing.paper(db, DAY)) is None
        burst(app, "<ctrl+u>", "4", "<enter>")
        await until(pilot, lambda: "Permohonan di laptop ini" in shown(app))
        assert store.read(lambda db: closing.paper(db, DAY)) == 4
        assert "1 lembar tanpa permohonan" in shown(app)
        frame(app)


async def test_a_burst_from_the_paper_to_the_seal(store: Store, tmp_path: Path) -> None:
    """All of it typed at once, faster than anything is counted: the keys wait their turn."""
    agreeing(store)
    [odd] = ready(store, 1, first=4)
    async with on(store, tmp_path) as (app, pilot):
        await opened(
            app,
            pilot,
            "<ctrl+u>",
            "5",
            "<enter>",
            "lembar rusak",
            "<enter>",
            "printer mati",
            "<enter>",
        )
        burst(app, "besok pagi", "<enter>", "Nani Suryani", "<enter>", "Kepala Desa", "<f2>")
        await until(pilot, lambda: sheet(store) is not None)
        done = sheet(store)
        assert done is not None
        await until(pilot, lambda: done.seal in shown(app).split("Hari ditutup")[0])
        frame(app)
        assert f"segel {done.seal}" in shown(app)
    told = sheet_of(done)
    assert (done.supervisor, done.witness) == ("Nani Suryani", "Kepala Desa")
    assert [(d["what"], d["ref"], d["reason"]) for d in told["differences"]] == [
        ("paper", "", "lembar rusak"),
        ("printed", odd.ref, "printer mati"),
        ("office", odd.ref, "besok pagi"),
    ]
    assert told["counts"] == {"paper": 5, "applications": 4, "printed": 3, "accepted": 3, "late": 0}
    assert done.seal.replace("-", "") == store.read(journal.head)[:12]


async def test_f2_says_what_lacks_and_goes_there(store: Store, tmp_path: Path) -> None:
    agreeing(store)
    paper(store, 4)
    async with on(store, tmp_path) as (app, pilot):
        screen = await opened(app, pilot, "<f2>")
        await until(pilot, lambda: "Belum bisa ditutup: 1 baris" in shown(app))
        assert screen.lines.marked is not None
        burst(app, "satu rusak", "<f2>")
        await until(pilot, lambda: "Nama pengawas belum diisi" in shown(app))
        assert screen.lines.here == "supervisor"
        assert sheet(store) is None
        burst(app, "Nani", "<f2>")
        await until(pilot, lambda: sheet(store) is not None)


async def test_a_reason_in_the_wrong_line_is_taken_back_by_emptying_it(
    store: Store, tmp_path: Path
) -> None:
    agreeing(store)
    paper(store, 4)
    async with on(store, tmp_path) as (app, pilot):
        screen = await opened(app, pilot, "<down>", "printer mati", "<down>")
        await until(pilot, lambda: "printer mati (Siti)" in shown(app))
        burst(app, "<up>", "<ctrl+u>", "<down>")
        await until(pilot, lambda: screen.counts is not None and len(screen.counts.open) == 1)
        burst(app, "Nani", "<f2>")
        await until(pilot, lambda: "Belum bisa ditutup: 1 baris" in shown(app))
        assert "printer mati" not in shown(app)
    assert sheet(store) is None
    told = store.read(
        lambda db: [
            r[0] for r in db.execute("SELECT what FROM journal WHERE detail LIKE '%\"paper\"%'")
        ]
    )
    assert told == ["difference-explained", "explanation-withdrawn"]


async def test_one_reason_for_all_that_are_alike(store: Store, tmp_path: Path) -> None:
    apps = ready(store, 9)
    sent(store, apps)
    paper(store, 9)
    async with on(store, tmp_path) as (app, pilot):
        screen = await opened(app, pilot, "<f7>")
        await until(pilot, lambda: screen.lines.marked is not None)
        for language in LANGUAGES:
            locale.use(language)
            assert len(frame(app)[-1].split("  ")) == len(app.top.keys() if app.top else ()) == 6
        locale.use("id")
        first = screen.lines.here
        burst(app, "<pagedown>", "<pagedown>")
        await until(pilot, lambda: screen.lines.here == "witness")
        burst(app, "<pageup>", "<pageup>")
        await until(pilot, lambda: screen.lines.here == "paper")
        burst(app, "<down>")
        await until(pilot, lambda: screen.lines.here == first)
        burst(app, "printer rusak sehari", "<f4>")
        await until(pilot, lambda: "8 baris lain" in shown(app))
        await until(pilot, lambda: len(store.read(lambda db: closing.explained(db, DAY))) == 9)
        frame(app)
        burst(app, "<f7>")
        await until(pilot, lambda: "Tidak ada yang perlu dijelaskan" in shown(app))
        assert screen.lines.here == "supervisor"
    given = store.read(lambda db: closing.explained(db, DAY)).values()
    assert {(one.reason, one.by) for one in given} == {("printer rusak sehari", "Siti")}


async def test_a_reason_half_typed_is_kept_when_the_screen_is_left(
    store: Store, tmp_path: Path
) -> None:
    [app_] = ready(store, 1)
    printed(store, [app_])
    paper(store, 1)
    async with on(store, tmp_path) as (app, pilot):
        await opened(app, pilot, "<down>", "sinyal mati", "<down>", "Nani", "<escape>")
        await until(pilot, lambda: store.read(lambda db: closing.names(db, DAY)) == ("Nani", ""))
        assert store.read(lambda db: closing.explained(db, DAY))
        screen = await opened(app, pilot, "<down>")
        await until(pilot, lambda: screen.lines.line.text == "sinyal mati")
        assert screen.lines.names["supervisor"].text == "Nani"
    assert store.read(lambda db: closing.names(db, "2026-11-25")) == ("", "")


async def test_news_leaves_what_is_being_typed_alone(store: Store, tmp_path: Path) -> None:
    apps = ready(store, 2)
    printed(store, apps)
    paper(store, 2)
    async with on(store, tmp_path) as (app, pilot):
        screen = await opened(app, pilot, "<down>", "<down>", "menunggu")
        await until(pilot, lambda: screen.lines.line.text == "menunggu")
        before = screen.counts
        sent(store, apps[:1])
        screen.news()
        await until(pilot, lambda: screen.counts is not before)
        assert screen.lines.marked is not None
        assert screen.lines.marked.ref == apps[1].ref
        assert screen.lines.line.text == "menunggu"


async def test_a_row_that_comes_to_agree_stays_under_the_keyboard_until_it_is_left(
    store: Store, tmp_path: Path
) -> None:
    """What is on its way to this row goes into no other, and Enter leads to the row that was the next one."""
    apps = ready(store, 3)
    printed(store, apps)
    paper(store, 3)
    async with on(store, tmp_path) as (app, pilot):
        screen = await opened(app, pilot, "<down>", "<down>", "tunggu")
        await until(pilot, lambda: screen.lines.line.text == "tunggu")
        for sent_now in (apps[1:2], apps[:1]):
            before = screen.counts
            sent(store, sent_now)
            screen.news()
            await until(pilot, lambda before=before: screen.counts is not before)
            assert screen.lines.marked is not None
            assert screen.lines.marked.ref == apps[1].ref
        assert "√ cocok sekarang" in shown(app)
        assert "sudah cocok" in shown(app)
        frame(app)
        burst(app, " besok", "<enter>")
        await until(pilot, lambda: screen.lines.line.text == "")
        assert screen.lines.marked is not None
        assert screen.lines.marked.ref == apps[2].ref
        assert "cocok sekarang" not in shown(app)
        burst(app, "server mati", "<enter>", "Nani", "<f2>")
        await until(pilot, lambda: sheet(store) is not None)
    done = sheet(store)
    assert done is not None
    assert done.supervisor == "Nani"
    reasons = [(each["ref"], each["reason"]) for each in sheet_of(done)["differences"]]
    assert reasons == [(apps[2].ref, "server mati")]


async def test_from_the_summary_a_day_before_is_closed_and_stays_closed(
    store: Store, tmp_path: Path
) -> None:
    agreeing(store)
    store.clock = lambda: tomorrow
    from tests.conftest import fixed_clock

    tomorrow = fixed_clock() + timedelta(days=1)
    async with on(store, tmp_path) as (app, pilot):
        app.session.clock = store.clock
        app.open_screen("day")
        burst(app, "<pageup>", "<f2>", "<enter>")
        await until(
            pilot, lambda: isinstance(app.top, ClosingScreen) and app.top.counts is not None
        )
        assert isinstance(app.top, ClosingScreen)
        assert app.top.day == TODAY
        burst(app, "Nani", "<f2>")
        await until(pilot, lambda: sheet(store) is not None and "Segel" in shown(app))
        burst(app, "9", "<f2>", "<f4>")
        await pilot.pause()
        frame(app)
        done = sheet(store)
        assert done is not None
        assert app.top.copied() == done.seal
        burst(app, "<f8>")
        await until(pilot, lambda: "Lembar tersimpan" in shown(app))
        file = tmp_path / "summaries" / "tutup-hari-2026-11-24-MJL03.pdf"
        assert file.read_bytes().startswith(b"%PDF")
        burst(app, "<escape>")
        await until(pilot, lambda: f"segel {done.seal}" in shown(app))
        assert not isinstance(app.top, ClosingScreen)


async def test_a_sealed_list_that_is_longer_than_the_screen_is_gone_through_to_what_was_late(
    store: Store, tmp_path: Path
) -> None:
    [old] = agreeing(store, 1)
    sealed(store)
    nib = updates.Issued(old.id, 1, "9000000000001", DAY, "pushed", False, False)
    store.do(lambda tx: updates.issued(tx, nib))
    store.clock = lambda: fixed_clock() + timedelta(days=1)
    tomorrow = TODAY + timedelta(days=1)
    apps = ready(store, 20, first=2)
    paper(store, 20, tomorrow.isoformat())
    found = store.read(lambda db: read_counts(db, tomorrow, "2026-11-25T03:00:00.000Z"))
    for one in found.differences:
        explain(store, one, day=tomorrow.isoformat())
    sealed(store, tomorrow)
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("closing", day=tomorrow)
        await until(pilot, lambda: "lagi (PgDn)" in shown(app))
        seen: list[str] = []
        for _ in range(9):
            seen += [line.split()[0] for line in frame(app) if "dicek besok" in line]
            burst(app, "<pagedown>")
            await pilot.pause()
        assert set(seen) == {app_.ref[-4:] for app_ in apps}
        assert len(seen) < 2 * 2 * len(apps)
        assert "24/11-0001" in shown(app)
        assert "diterima, kini terbit" in shown(app)
        assert "lagi (PgDn)" not in shown(app)
        burst(app, "<home>")
        await until(pilot, lambda: "lagi (PgDn)" in shown(app))
        burst(app, "<end>", "<up>")
        await until(pilot, lambda: "… 1 lagi" in shown(app))


async def test_f8_prints_what_the_row_lacks_and_the_row_is_gone(
    store: Store, tmp_path: Path
) -> None:
    apps = ready(store, 2)
    sent(store, apps)
    printed(store, apps[:1])
    paper(store, 2)
    async with on(store, tmp_path) as (app, pilot):
        screen = await opened(app, pilot, "<down>", "<f8>")
        await until(pilot, lambda: screen.counts is not None and not screen.counts.differences)
        assert "Semua cocok" in shown(app)
    assert (tmp_path / "receipts" / f"{apps[1].ref}.pdf").read_bytes().startswith(b"%PDF")


async def test_a_summary_opened_first_and_a_count_made_anew_are_said(
    store: Store, tmp_path: Path
) -> None:
    agreeing_but_paper(store)
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("day")
        await until(pilot, lambda: isinstance(app.top, DayScreen) and app.top.sheet is not None)
        await opened(app, pilot, "4", "<enter>")
        await until(pilot, lambda: "sudah dibuka sebelum kertas dihitung: Siti" in shown(app))
        burst(app, "<up>", "<up>", "<up>", "<ctrl+u>", "3", "<enter>")
        await until(pilot, lambda: "dihitung 2 kali: 4 (Siti), 3 (Siti)" in shown(app))
        burst(app, "Nani", "<f2>")
        await until(pilot, lambda: sheet(store) is not None and "Segel  " in shown(app))
        frame(app)
        assert "dihitung 2 kali: 4 (Siti), 3 (Siti)" in shown(app)


def agreeing_but_paper(store: Store) -> None:
    apps = ready(store, 3)
    printed(store, apps)
    sent(store, apps)
