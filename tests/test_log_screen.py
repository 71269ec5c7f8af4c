"""The log's screen: opens at the end, follows, stops without losing a line, filters, finds, and draws the link."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot

from operator_tui.logs import lines
from operator_tui.logs.follow import Follower
from operator_tui.logs.mask import encode
from operator_tui.logs.merge import end_of, newer, older
from operator_tui.reports.linkday import Batch, LinkDay, cells, from_log, from_store
from operator_tui.reports.linkday import Look as Seen
from operator_tui.store import attempts, events, home, outbox
from operator_tui.store.store import Store
from operator_tui.ui import log_reading, log_view
from operator_tui.ui.app import OperatorApp
from operator_tui.ui.log_strip import LogStrip
from operator_tui.ui.log_view import LogView
from operator_tui.ui.paint import Look, plain
from tests.conftest import PASSPHRASE, TODAY, fixed_clock
from tests.making import ready
from tests.test_screens import burst, running, shown, until

BEGIN = datetime(2026, 11, 24, 1, tzinfo=UTC)  # eight o'clock at Cikijing


def raw(second: float, n: int, level: str = "info") -> bytes:
    return encode(BEGIN + timedelta(seconds=second), level, "app", "start", {"version": f"v{n}"})


def probe(minute: int, *, down: bool) -> tuple[datetime, str, str, str, dict[str, object]]:
    """A look at the link, so many minutes after the beginning."""
    how: dict[str, object] = {
        "verdict": "down" if down else "online",
        "ms": 0 if down else 900,
        "cause": "",
    }
    at, level = BEGIN + timedelta(minutes=minute), "warning" if down else "info"
    return at, level, "delivery", "probe", how


def put(folder: Path, *raws: bytes, name: str = "a") -> Path:
    (folder / "log").mkdir(parents=True, exist_ok=True)
    path = folder / "log" / f"20261124-{name}.jsonl"
    path.write_bytes(b"".join(raws))
    return path


def more(path: Path, *raws: bytes) -> None:
    with path.open("ab") as file:
        file.write(b"".join(raws))


@asynccontextmanager
async def log(folder: Path) -> AsyncIterator[tuple[OperatorApp, Pilot[None]]]:
    """The program on its log, locked."""
    home.create(folder, "Siti Rohmah", PASSPHRASE)
    async with running(None, folder) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("log")
        await until(pilot, lambda: "Membaca log" not in shown(app))
        yield app, pilot


def marked(app: OperatorApp) -> str:
    """The marked line as shown."""
    found = [row for row in shown(app).splitlines()[6:] if row.startswith(">")]
    return found[0] if found else ""


async def test_it_opens_at_the_end_and_follows(tmp_path: Path) -> None:
    path = put(tmp_path, *(raw(n, n) for n in range(100)))
    async with log(tmp_path) as (app, pilot):
        await until(pilot, lambda: "v99" in marked(app))
        assert "mengikuti" in shown(app) and "v85" in shown(app)
        more(path, raw(200, 200))
        await until(pilot, lambda: "v200" in marked(app))
        assert "v99" in shown(app)


async def test_a_large_log_is_read_at_its_end_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, b"".join(raw(n / 10, n) for n in range(10_000)) * 20)
    assert path.stat().st_size > 20_000_000
    read: list[int] = []
    original = lines.read_at

    def read_at(path: Path, start: int, count: int) -> bytes:
        read.append(count)
        return original(path, start, count)

    monkeypatch.setattr("operator_tui.logs.scan.read_at", read_at)
    monkeypatch.setattr("operator_tui.ui.log_reading.count", lambda *_: None)
    monkeypatch.setattr("operator_tui.ui.log_strip.from_log", lambda *_: LinkDay())
    async with log(tmp_path) as (app, pilot):
        await until(pilot, lambda: "v9999" in marked(app))
        burst(app, *["<pageup>"] * 30)
        await until(pilot, lambda: "berhenti" in shown(app) and "v95" in marked(app))
        assert sum(read) < 1_500_000


async def test_every_page_that_was_asked_for_while_the_disk_was_slow_is_gone_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages pressed faster than they are read: each counts, and one down takes one back."""
    put(tmp_path, b"".join(raw(n / 10, n) for n in range(2_000)))
    disk = threading.Event()
    async with log(tmp_path) as (app, pilot):
        await until(pilot, lambda: "v1999" in marked(app))
        burst(app, "<up>", "<down>")
        await until(pilot, lambda: "berhenti" in shown(app) and "v1999" in marked(app))

        def slow(*given: Any) -> Any:
            assert disk.wait(30)
            return older(*given)

        monkeypatch.setattr(log_reading, "older", slow)
        page = shown(app).count("program mulai")
        burst(app, *["<pageup>"] * 40, "<pagedown>")
        await pilot.pause()
        disk.set()
        await until(pilot, lambda: marked(app).endswith(f"v{1999 - 39 * page}"))


async def test_what_comes_while_it_stands_still_is_counted_and_met_on_the_way_down(
    tmp_path: Path,
) -> None:
    path = put(tmp_path, *(raw(n, n) for n in range(40)))
    async with log(tmp_path) as (app, pilot):
        await until(pilot, lambda: "v39" in marked(app))
        burst(app, "<up>", "<up>")
        await until(pilot, lambda: "v37" in marked(app))
        before = shown(app).splitlines()[6:20]
        more(path, *(raw(n, n) for n in range(40, 77)))
        await until(pilot, lambda: "berhenti · 37 baris baru di bawah (End)" in shown(app))
        assert shown(app).splitlines()[6:20] == before
        burst(app, *["<down>"] * 5)
        await until(pilot, lambda: "v42" in marked(app))
        burst(app, "<end>")
        await until(pilot, lambda: "v76" in marked(app) and "mengikuti" in shown(app))


async def test_level_part_and_words_filter_and_esc_brings_all_back(tmp_path: Path) -> None:
    at = BEGIN + timedelta(hours=1)
    put(
        tmp_path,
        *(raw(n, n) for n in range(50)),
        encode(at, "warning", "delivery", "probe", {"verdict": "down", "ms": 5, "cause": "TCP"}),
        encode(at, "error", "print", "failed", {"why": "EPSON"}),
        encode(at, "info", "delivery", "batch.sent", {"items": 3, "bytes": 9, "batch": "8c1f"}),
    )
    async with log(tmp_path) as (app, pilot):
        await until(pilot, lambda: "53 baris · 2 masalah" in shown(app))
        for keys, seen in (
            ("link", ["link"]),
            ("kirim", ["kirim"]),
            ("epson", ["cetak"]),
            ("09.", ["link", "cetak", "kirim"]),
        ):
            burst(app, keys)
            await until(
                pilot,
                lambda seen=seen: (
                    [row.split()[2] for row in shown(app).splitlines()[6:20] if row.strip()] == seen
                ),
            )
            burst(app, "<escape>")
            await until(pilot, lambda: "v49" in shown(app))
        burst(app, "<f4>")
        await until(pilot, lambda: "peringatan" in shown(app) and "v49" not in shown(app))
        burst(app, "<f4>")
        await until(pilot, lambda: "server mati" not in shown(app) and "EPSON" in marked(app))
        burst(app, "zzz")
        await until(pilot, lambda: "Tidak ada yang cocok" in shown(app))


async def test_finding_goes_up_then_to_the_hit_before_and_the_next_and_says_where_it_ends(
    tmp_path: Path,
) -> None:
    put(tmp_path, *(raw(n, n if n % 1_000 else 97_000_000 + n) for n in range(3_500)))
    async with log(tmp_path) as (app, pilot):
        await until(pilot, lambda: "v3499" in marked(app))
        burst(app, "<f3>", "v9700", "<f3>")
        await until(pilot, lambda: "v97003000" in marked(app))
        burst(app, "<up>")
        await until(pilot, lambda: "v97002000" in marked(app))
        burst(app, "<f3>", "<f3>")
        await until(pilot, lambda: "v97000000" in marked(app))
        burst(app, "<f3>")
        await until(
            pilot, lambda: "Tidak ada lagi ke atas. F3 lagi mencari ke bawah." in shown(app)
        )
        burst(app, "<f3>")
        await until(pilot, lambda: "v97001000" in marked(app))
        burst(app, "<down>")
        await until(pilot, lambda: "v97002000" in marked(app))
        assert "v999" in shown(app) or "v2001" in shown(app), "finding hides no line"
        burst(app, "<escape>", "<down>")
        await until(pilot, lambda: "v2001" in marked(app))


async def test_f7_goes_from_problem_to_problem(tmp_path: Path) -> None:
    put(tmp_path, *(raw(n, n, "warning" if n in (5, 2_000) else "info") for n in range(3_000)))
    async with log(tmp_path) as (app, pilot):
        await until(pilot, lambda: "v2999" in marked(app))
        burst(app, "<f7>")
        await until(pilot, lambda: "v2000" in marked(app))
        burst(app, "<f7>")
        await until(pilot, lambda: "v5" in marked(app))
        burst(app, "<f7>")
        await until(pilot, lambda: "Tidak ada lagi ke atas. F7" in shown(app))
        burst(app, "<home>", "<f7>", "<f7>")
        await until(pilot, lambda: "v2000" in marked(app))
        burst(app, "<end>", "<f7>", "<f7>")
        await until(pilot, lambda: marked(app).endswith("v5"))


async def test_esc_ends_a_search_and_what_was_typed_to_come_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, *(raw(n, n) for n in range(2_000)))
    monkeypatch.setattr("operator_tui.ui.log_reading._STRIDE", 1)
    async with log(tmp_path) as (app, pilot):
        await until(pilot, lambda: "v1999" in marked(app))
        burst(app, "<f3>", "zzz", "<f3>", "v1", "<escape>")
        await until(pilot, lambda: "Pencarian dihentikan" in shown(app))
        assert "v1999" in marked(app) and "zzzv1" not in shown(app)


async def test_enter_opens_the_marked_line_below_itself_and_its_line_is_copied(
    tmp_path: Path,
) -> None:
    put(tmp_path, *(raw(n, n) for n in range(60)))
    async with log(tmp_path) as (app, pilot):
        await until(pilot, lambda: "v59" in marked(app))
        burst(app, "<up>", "<enter>")
        await until(pilot, lambda: "app.start  2026-11-24T01:00:58.000Z  version=v58" in shown(app))
        rows = shown(app).splitlines()
        [at] = [i for i, line in enumerate(rows) if line.startswith(">")]
        assert "app.start" in rows[at + 1]
        burst(app, "<ctrl+y>")
        await until(pilot, lambda: app.top is not None and "versi v58" in app.top.said.text)
        assert app.clipboard == "08.00.58 i program mulai, versi v58"
        burst(app, "<enter>")
        await until(pilot, lambda: "app.start" not in shown(app))


async def test_details_that_have_no_room_end_in_dots(tmp_path: Path) -> None:
    put(tmp_path, raw(1, 1), encode(BEGIN, "error", "print", "failed", {"why": "kata " * 390}))
    async with log(tmp_path) as (app, pilot):
        await until(pilot, lambda: "kata kata" in marked(app))
        burst(app, "<enter>")
        await until(pilot, lambda: "print.failed" in shown(app))
        rows = shown(app).splitlines()
        assert marked(app) and rows[20].endswith("…") and rows[19].rstrip().endswith("kata")


async def test_rubbish_and_an_endless_line_are_shown_as_such(tmp_path: Path) -> None:
    put(
        tmp_path,
        raw(1, 1),
        b"\x00\x1b[2J\xff\n",
        b"y" * 5_000_000 + b"\n",
        b"{bro\n",
        raw(2, 2),
        b'{"half',
    )
    async with log(tmp_path) as (app, pilot):
        await until(pilot, lambda: "v2" in marked(app) and "v1" in shown(app))
        assert shown(app).count("baris tidak terbaca") == 3
        burst(app, "<f7>", "<f7>", "<enter>")
        await until(pilot, lambda: "log.unreadable" in shown(app))


async def test_a_file_rotated_or_cut_short_while_it_is_shown_goes_on(tmp_path: Path) -> None:
    path = put(tmp_path, *(raw(n, n) for n in range(60)))
    async with log(tmp_path) as (app, pilot):
        await until(pilot, lambda: "v59" in marked(app))
        path.rename(path.with_name("20261124-a.1.jsonl"))
        path.write_bytes(raw(70, 70))
        await until(pilot, lambda: "v70" in marked(app) and "v59" in shown(app))
        path.write_bytes(raw(80, 80) + raw(81, 81))
        await until(pilot, lambda: "v81" in marked(app) and "v80" in shown(app))
        burst(app, "<pageup>", "<home>", "<pagedown>", "<end>")
        await until(pilot, lambda: "v81" in marked(app) and "mengikuti" in shown(app))
        rows = [row.split()[-1] for row in shown(app).splitlines()[6:21] if row.strip()]
        assert rows[-3:] == ["v70", "v80", "v81"] and len(rows) == len(set(rows))


async def test_times_and_days_are_those_of_the_event_also_at_midnight(
    store: Store, tmp_path: Path
) -> None:
    """At Ambon it is past midnight two hours before it is at Cikijing."""
    store.do(lambda tx: events.add(tx, "Layanan", "2025-11-25", "Ambon", "WIT"))
    late = datetime(2025, 11, 24, 14, 58, tzinfo=UTC)  # 23.58 at Ambon
    store.clock = lambda: late
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "20251124-a.jsonl").write_bytes(
        encode(late, "info", "app", "stop", {})
        + encode(late + timedelta(minutes=5), "warning", "app", "stop", {})
    )
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        app.session.clock = lambda: late
        await until(pilot, lambda: app.top is not None and app.session.event is not None)
        app.open_screen("log")
        await until(
            pilot, lambda: "00.03.00 ! program" in shown(app) and "23.58.00 i" in shown(app)
        )
        await until(pilot, lambda: "1 baris · 0 masalah" in shown(app))
        app.session.clock = lambda: late + timedelta(minutes=6)
        await until(pilot, lambda: "1 baris · 1 masalah" in shown(app))


async def test_a_home_without_a_log_says_so(tmp_path: Path) -> None:
    async with log(tmp_path) as (app, pilot):
        await until(pilot, lambda: "Belum ada baris log" in shown(app))
        burst(app, "<f7>")
        await until(pilot, lambda: "Tidak ada lagi" in shown(app))
        burst(app, "<up>", "<pagedown>", "<home>", "<enter>", "<end>", "<f3>", "<f3>")
        await until(pilot, lambda: "Tulis dulu kata" in shown(app))


async def test_the_picture_shows_the_locked_laptops_link_and_leads_to_its_lines(
    tmp_path: Path,
) -> None:
    put(tmp_path, *(encode(*probe(minute, down=40 <= minute < 60)) for minute in range(115)))
    async with log(tmp_path) as (app, pilot):
        await until(pilot, lambda: "########xxxx###########" in shown(app))
        assert "putus 1 kali, 20 mnt" in shown(app) and "p95 900 md" in shown(app)
        burst(app, "<tab>", *["<left>"] * 16)
        await until(pilot, lambda: "08.40–08.45: server mati" in shown(app))
        burst(app, "<enter>")
        await until(pilot, lambda: marked(app).startswith(">08.40.00 ! link"))
        burst(app, "<tab>", "<f4>")
        await until(pilot, lambda: "tanda 40 mnt" in shown(app))


async def test_a_large_window_shows_a_cell_a_minute_and_the_details_at_the_right(
    tmp_path: Path,
) -> None:
    put(tmp_path, *(encode(*probe(minute, down=40 <= minute < 60)) for minute in range(119)))
    async with log(tmp_path) as (app, pilot):
        await pilot.resize_terminal(120, 40)
        strip = "#" * 31 + "x" * 20 + "#" * 61
        await until(pilot, lambda: f" Link  {strip}" in shown(app))
        rows = shown(app).splitlines()
        assert not any(row.endswith("…") for row in rows[2:8])
        assert rows[2][7 + 6 : 7 + 11] == "08.15", "the 112 cells begin at 08.09"
        assert "# daring = lambat x mati p portal . luring ! ditolak   tanda 1 mnt" in rows[6]
        assert "putus 1 kali, 20 mnt   p95 900 md, tertinggi 900 md" in rows[7]
        burst(app, "<up>")
        await until(pilot, lambda: marked(app).startswith(">09.57.00 i link"))
        side = [row[82:].strip() for row in shown(app).splitlines()[8:]]
        assert side[:4] == [
            "09.57.00 i link    daring, 900 md",
            "",
            "delivery.probe",
            "2026-11-24T02:57:00.000Z",
        ]
        assert "ms=900" in side and "[20261124-a.jsonl:" in "".join(side)
        burst(app, "<enter>")
        await until(pilot, lambda: "Rincian baris yang ditandai selalu tampak" in shown(app))
        burst(app, "<tab>", *["<left>"] * 61)
        await until(pilot, lambda: "08.59–09.00: server mati" in shown(app))
        burst(app, "<f4>")
        await until(pilot, lambda: "tanda 15 mnt" in shown(app))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "tanda 40 mnt" in shown(app) and marked(app) != "")


@pytest.mark.parametrize(("width", "minutes"), [(100, 20), (104, 15), (120, 15), (200, 15)])
def test_a_large_windows_day_is_a_whole_day_and_its_hours_stand_over_their_cells(
    width: int, minutes: int
) -> None:
    strip, now = LogStrip(), datetime(2026, 11, 24, 9, 58, tzinfo=timezone(timedelta(hours=7)))
    look = Look(width, 40)
    hours = plain(strip.rows(now, look, large=True)).splitlines()[0]
    for at, name in ((n, hours[n : n + 5]) for n in range(len(hours)) if hours[n - 1 : n] == " "):
        if name[:2].isdigit():
            begun = now - timedelta(minutes=min(112, width - 8) - 1 - (at - 7))
            assert f"{begun:%H.%M}" == name
    strip.scale()
    rows = plain(strip.rows(now, look, large=True)).splitlines()
    assert f"tanda {minutes} mnt" in rows[4] and max(map(len, rows)) <= width
    assert now - datetime.fromisoformat(strip.moment(now)) < timedelta(hours=1)
    strip.move(-200)
    assert now - datetime.fromisoformat(strip.moment(now)) >= timedelta(hours=23, minutes=40)


def test_store_and_log_tell_the_same_of_a_day(store: Store, tmp_path: Path) -> None:
    raws = []

    def at(minute: int) -> datetime:
        return BEGIN + timedelta(minutes=minute)

    for minute, verdict, ms in (
        (0, "online", 300),
        (20, "slow", 2_500),
        (40, "offline", 15_000),  # given up: no reply
        (70, "online", 200),
    ):
        store.clock = lambda minute=minute: at(minute)
        look = attempts.Look(verdict, "", ms)
        store.do(lambda tx, look=look: attempts.looked(tx, look))
        raws.append(encode(at(minute), "info", "delivery", "probe", {"verdict": verdict, "ms": ms}))
    store.clock = lambda: at(71)
    ready(store, 1)
    store.do(lambda tx: outbox.lease(tx, "b", 1))
    store.do(lambda tx: outbox.finish(tx, "b", "answered", ms=4_000))
    raws.append(encode(at(71), "info", "delivery", "batch.answered", {"accepted": 1, "ms": 4_000}))
    put(tmp_path, *raws)
    kept = store.read(lambda db: from_store(db, TODAY, "WIB"))
    logged = from_log(tmp_path / "log", TODAY, "WIB")
    step = timedelta(minutes=5)
    assert cells(kept, BEGIN, step, 36) == cells(logged, BEGIN, step, 36)
    assert (
        "".join(c.verdict[:1] or " " for c in cells(kept, BEGIN, step, 18)) == "oo  ss  oo    oo  "
    )
    assert kept.times() == logged.times() == (4_000, 4_000)
    assert kept.outages("2026-11-24T04:00:00.000Z") == logged.outages("2026-11-24T04:00:00.000Z")


def test_a_program_that_ended_while_sending_is_no_outage(store: Store) -> None:
    """The picture said "down" and one outage where the record of sending and the day's summary say none."""
    store.clock = lambda: BEGIN
    ready(store, 1)
    store.do(lambda tx: attempts.looked(tx, attempts.Look("online", "", 300)))
    store.do(lambda tx: outbox.lease(tx, "b", 1))
    store.do(lambda tx: outbox.resolve_dead(tx, "dead-sender"))
    kept = store.read(lambda db: from_store(db, TODAY, "WIB"))
    assert kept.outages("2026-11-24T04:00:00.000Z").times == 0
    assert {c.verdict for c in cells(kept, BEGIN, timedelta(minutes=5), 36)} == {"", "online"}


def test_a_cell_shows_the_worst_that_was_seen_in_it() -> None:
    def moment(minute: int) -> str:
        return f"2026-11-24T01:{minute:02}:00.000Z"

    day = LinkDay(
        [
            Seen(moment(m), moment(m), v)
            for m, v in ((0, "online"), (1, "down"), (2, "online"), (5, "neu"))
        ],
        [Batch(moment(9), good=False), Batch(moment(9), good=True, ms=9_900)],
    )
    found = cells(day, BEGIN, timedelta(minutes=5), 3)
    assert [cell.verdict for cell in found] == ["down", "down", "neu"]
    assert (found[1].batches, found[1].cut, found[1].ms) == (2, True, 9_900)
    assert cells(LinkDay(), BEGIN, timedelta(minutes=5), 2)[0].verdict == ""


OPS = st.lists(st.sampled_from(["up", "down", "write", "top", "end", "fetch"]), max_size=40)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(OPS)
def test_whatever_way_is_gone_no_line_is_lost_or_doubled(
    tmp_path_factory: pytest.TempPathFactory, ops: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("log")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(log_view, "KEPT", 20)
        patch.setattr(log_view, "MARGIN", 4)
        written = 30
        paths = [
            put(folder, *(raw(n, n) for n in range(k, written, 2)), name=f"{k}") for k in (0, 1)
        ]
        where = folder / "log"
        follower = Follower(where)
        view = LogView(follower.place)
        view.fetched_above(older(where, view.top, most=7))
        for op in ops:
            match op:
                case "up" | "down":
                    view.go(view.at + (-6 if op == "up" else 6))
                case "write":
                    more(paths[written % 2], raw(written, written))
                    written += 1
                    came = follower.poll()
                    view.came(came, came, follower.place, follower.restarted)
                case "top":
                    view.around(older(where, {}, most=7), newer(where, {}, most=7), None)
                case "end" if not view.follow():
                    view = LogView(end_of(where))
                case _:
                    pass
            if view.wants_above():
                view.fetched_above(older(where, view.top, most=7))
            if view.wants_below():
                view.fetched_below(newer(where, view.bottom, most=7))
            held = [int(str(line.fields["version"])[1:]) for line in view.lines]
            assert held == [*range(held[0], held[0] + len(held))], op
            assert view.above or held[0] == 0
            assert view.below or held[-1] == written - 1
            above = older(where, view.place(view.at), most=1).lines
            assert [line.fields["version"] for line in above] == (
                [f"v{held[view.at] - 1}"] if held[view.at] else []
            )


async def test_an_open_store_draws_the_picture_from_itself(store: Store, tmp_path: Path) -> None:
    store.clock = fixed_clock
    store.do(lambda tx: attempts.looked(tx, attempts.Look("portal", "", 0)))
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("log")
        await until(pilot, lambda: " Link  " + " " * 35 + "p" in shown(app))
