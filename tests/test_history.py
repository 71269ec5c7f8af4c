"""The record of attempts: in the store, on its screen, on the command line; in plain words, without a person."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from operator_tui import locale
from operator_tui.core.outages import Outages, Seen, outages
from operator_tui.core.times import moment, stamp
from operator_tui.reports import linkday
from operator_tui.reports.attempts import day_of, details, words
from operator_tui.store import attempts, history, home, outbox
from operator_tui.store.history import Attempt, Probe
from operator_tui.store.store import Store, Tx
from tests.conftest import PASSPHRASE, TODAY, fixed_clock
from tests.links import Bench
from tests.making import ready
from tests.test_cli import Cli, cli, laptop  # noqa: F401  fixtures
from tests.test_screens import burst, running, shown, until

NOW = stamp(fixed_clock())


def ago(minutes: float) -> str:
    """A moment some minutes before now."""
    return stamp(fixed_clock() - timedelta(minutes=minutes))


def write_batch(tx: Tx, number: int, when: str, **more: object) -> None:
    row = {
        "id": f"b{number}", "number": number, "started_at": when, "finished_at": when, "items": 25,
        "bytes_up": 4_900, "bytes_down": 200, "verdict": "answered", "request": "8c1f", "cause": "",
        "channel": "office", "ms": 6_200, "accepted": 25, "refused": 0, "unsure": 0, **more,
    }  # fmt: skip
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    tx.db.execute(f"INSERT INTO batches ({names}) VALUES ({marks})", row)  # noqa: S608  names of this file


def write_probe(tx: Tx, when: str, verdict: str) -> None:
    tx.db.execute(
        "INSERT INTO probes (at, last_at, verdict, cause, ms, bytes_up, bytes_down) VALUES (?, ?, ?, ?, 182, 90, 60)",
        [when, when, verdict, "10.8.0.2:8443"],
    )


def test_a_batch_is_told_in_plain_words_in_both_languages() -> None:
    one = Attempt(
        "b", 14, "office", NOW, NOW, 25, 25, 0, 0, 4_900, 200, 6_200, "answered", "8c1f", ""
    )
    assert words(one) == "kiriman 14: 25 dikirim, 25 diterima, 5,1 kB, 6 detik"
    assert (
        details(one) == "naik 4,9 kB, turun 200 B, 6 detik · lewat server kantor · permintaan 8c1f"
    )
    locale.use("en")
    assert words(one) == "batch 14: 25 sent, 25 accepted, 5.1 kB, 6 s"
    mixed = replace(one, accepted=22, refused=2, unsure=1)
    assert words(mixed) == "batch 14: 25 sent, 22 accepted, 2 refused, 1 unsure, 5.1 kB, 6 s"


@pytest.mark.parametrize("verdict", ["", "cut", "unreached", "refused", "dead", "something-new"])
def test_whatever_a_batch_came_to_has_words(verdict: str) -> None:
    one = Attempt("b", 15, "tape", NOW, "", 11, 0, 0, 11, 0, 0, 0, verdict, "", "reset")
    said = words(one)
    left = "permohonan" if verdict == "unreached" else "dikirim"
    assert said.startswith(f"kiriman 15: 11 {left}, ") and said.endswith("11 belum pasti")
    assert "sebab: reset" in details(one) and "lewat tape" in details(one)


def test_a_bundle_is_told_as_written_and_nothing_of_it_is_cut_at_80_columns() -> None:
    one = Attempt("b", 14, "bundle", NOW, NOW, 500, 0, 0, 0, 112_400, 0, 0, "written", "", "")
    assert words(one) == "berkas USB 14: 500 ditulis, 112,4 kB"
    assert details(one) == "naik 112,4 kB, turun 0 B · lewat berkas USB"
    assert words(replace(one, verdict="cut")) == (
        "berkas USB 14: 500 ditulis, stik tercabut, 112,4 kB"
    )
    assert words(replace(one, items=0)) == "berkas USB 14: menanyakan kabar, 112,4 kB"
    back = replace(one, verdict="answered", accepted=460, refused=30, unsure=10, down=9_000)
    said = "berkas USB 14: 500 ditulis, 460 diterima, 30 ditolak, 10 belum pasti, 121,4 kB"
    assert words(back) == said
    known = replace(one, verdict="answered", down=9_000)
    assert words(known) == "berkas USB 14: 500 ditulis, sudah dijawab lebih dulu, 121,4 kB"


def test_what_the_engine_sent_stands_in_the_record(at: Bench) -> None:
    ready(at.store, 3)
    at.link.plan = ["cut"]
    at.engine.step()
    at.engine.run_once()
    last, *_, first = [
        one for one in at.store.read(lambda db: history.newest(db, 50)) if isinstance(one, Attempt)
    ]
    assert (first.number, first.verdict, first.items) == (1, "cut", 3)
    assert (last.verdict, last.request, last.channel) == ("answered", "r", "office")
    assert last.up > 0 and last.down > 0 and last.finished_at


def test_outages_are_summed_from_the_first_failure_to_the_next_success() -> None:
    seen = [
        Seen(ago(60), good=True), Seen(ago(50), good=False), Seen(ago(45), good=False), Seen(ago(30), good=True),
        Seen(ago(10), good=False),
    ]  # fmt: skip
    assert outages(seen, NOW) == Outages(2, 30.0)
    assert outages(seen[:3], NOW) == Outages(1, 5.0)  # nobody looked for 45 minutes: it was closed
    assert outages(seen[:3], ago(20)) == Outages(1, 30.0)
    assert outages([], NOW) == Outages(0, 0.0)
    assert outages([Seen(ago(0), good=False), Seen(ago(5), good=True)], NOW).minutes == 0.0


def test_looks_alike_kept_as_one_row_reach_from_the_first_to_the_last(store: Store) -> None:
    """The laptop was closed half an hour after the first of five looks; it stays half an hour in the evening."""
    for minute in (120, 113, 106, 98, 90):
        at = ago(minute)
        store.do(
            lambda tx, at=at: attempts.looked(tx._replace(at=at), attempts.Look("offline", "x"))
        )  # type: ignore[misc]
    assert store.read(lambda db: day_of(db, TODAY, "WIB", NOW)).outages == Outages(1, 30.0)
    assert store.read(lambda db: linkday.from_store(db, TODAY, "WIB")).outages(NOW) == Outages(
        1, 30.0
    )


def test_a_day_is_summed_by_its_own_clock(store: Store) -> None:
    yesterday = stamp(moment(NOW) - timedelta(hours=11))  # 23.00 in Cikijing

    def write(tx: Tx) -> None:
        write_batch(tx, 1, yesterday)
        write_batch(tx, 2, ago(40))
        write_batch(tx, 4, ago(39), channel="bundle", bytes_up=50_000)
        write_batch(tx, 3, ago(30), verdict="cut", accepted=0, unsure=25)
        write_probe(tx, ago(20), "down")
        write_probe(tx, ago(10), "online")

    store.do(write)
    day = store.read(lambda db: day_of(db, TODAY, "WIB", NOW))
    assert (day.batches, day.up, day.down) == (3, 9_800 + 180, 400 + 120)
    assert day.outages == Outages(1, 20.0)


def test_row_numbers_are_newest_first_and_their_pages_hold_just_them(store: Store) -> None:
    def write(tx: Tx) -> None:
        write_batch(tx, 1, ago(30))
        write_probe(tx, ago(20), "portal")
        write_batch(tx, 2, ago(10))

    store.do(write)
    numbers = store.read(history.numbers)
    page = store.read(lambda db: history.page(db, numbers))
    assert [type(page[n]) for n in numbers] == [Attempt, Probe, Attempt]
    assert [page[n].at for n in numbers] == [ago(10), ago(20), ago(30)]
    assert len(store.read(lambda db: history.numbers(db, batches_only=True))) == 2
    assert store.read(lambda db: history.newest(db, 2)) == [page[n] for n in numbers[:2]]


def test_the_batches_of_an_application_are_those_it_was_in(at: Bench) -> None:
    one, _ = ready(at.store, 2)
    at.link.plan = ["lost"]
    at.engine.step()
    at.store.do(lambda tx: outbox.lease(tx, "other", 0))
    [found] = at.store.read(lambda db: history.batches_of(db, one.id)).values()
    assert (found.number, found.items) == (1, 2)


async def test_the_screen_scrolls_through_thousands_and_reads_only_pages(
    store: Store, tmp_path: Path
) -> None:
    def write(tx: Tx) -> None:
        for n in range(3_000):
            write_batch(tx, n + 1, ago(3_000 - n))

    store.do(write)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        burst(app, "<f10>", "kiriman", "<enter>")
        await until(
            pilot, lambda: "kiriman 3000: 25 dikirim, 25 diterima, 5,1 kB, 6 detik" in shown(app)
        )
        assert "3.000 baris" in shown(app)
        burst(app, "<end>")
        await until(pilot, lambda: "kiriman 1:" in shown(app))
        assert app.top is not None and len(app.top._rows) < 300  # type: ignore[attr-defined]
        burst(app, "<home>", "<enter>")
        await until(pilot, lambda: "permintaan 8c1f" in shown(app))
        burst(app, "<enter>")
        await until(pilot, lambda: "permintaan 8c1f" not in shown(app))


async def test_the_screen_hides_the_looks_at_the_link_and_sums_the_day(
    store: Store, tmp_path: Path
) -> None:
    def write(tx: Tx) -> None:
        write_batch(tx, 1, ago(40))
        write_probe(tx, ago(30), "down")
        write_probe(tx, ago(20), "online")

    store.do(write)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        app.open_screen("attempts")
        await until(pilot, lambda: "link: server mati" in shown(app))
        assert "hari ini 1 · naik 5,1 kB turun 320 B · gangguan 1 kali, 10 mnt" in shown(app)
        assert "! link: server mati" in shown(app)
        burst(app, "<f4>")
        await until(pilot, lambda: "kiriman saja" in shown(app) and "link:" not in shown(app))


async def test_the_mark_stays_on_its_row_when_newer_ones_come_or_some_are_left_out(
    store: Store, tmp_path: Path
) -> None:
    def write(tx: Tx) -> None:
        for n in range(1, 4):
            write_batch(tx, n, ago(40 - n))
        write_probe(tx, ago(20), "down")

    store.do(write)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        app.open_screen("attempts")
        await until(pilot, lambda: "4 baris" in shown(app))
        burst(app, "<down>", "<down>", "<enter>")
        await until(pilot, lambda: marked(shown(app)).endswith("kiriman 2: " + CAME))
        store.do(lambda tx: write_batch(tx, 4, ago(1)))
        app.recount()
        await until(pilot, lambda: "kiriman 4:" in shown(app))
        assert marked(shown(app)).endswith("kiriman 2: " + CAME)
        burst(app, "<f4>")
        await until(pilot, lambda: "link:" not in shown(app))
        assert marked(shown(app)).endswith("kiriman 2: " + CAME)
        burst(app, "<home>")
        store.do(lambda tx: write_batch(tx, 5, ago(0)))
        app.recount()
        await until(pilot, lambda: marked(shown(app)).endswith("kiriman 5: " + CAME))


CAME = "25 dikirim, 25 diterima, 5,1 kB, 6 detik"


def marked(screen: str) -> str:
    [line] = [line for line in screen.splitlines() if line.startswith(" > ")]
    return line.rstrip()


async def test_a_batch_that_goes_on_meanwhile_is_seen_without_a_key(
    store: Store, tmp_path: Path
) -> None:
    store.do(lambda tx: write_batch(tx, 1, ago(1), verdict="", finished_at="", accepted=0, ms=0))
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        app.open_screen("attempts")
        await until(pilot, lambda: "sedang berjalan" in shown(app))
        store.do(lambda tx: tx.db.execute("UPDATE batches SET verdict = 'answered', accepted = 25"))
        app.recount()
        await until(pilot, lambda: "25 diterima" in shown(app))


def test_the_command_tells_the_last_ones(laptop: Cli, tmp_path: Path) -> None:  # noqa: F811
    assert laptop("attempts")[:2] == (0, "Nothing was sent yet.\n")
    with home.open_store(tmp_path / "h", PASSPHRASE) as store:
        for number in range(1, 6):
            store.do(lambda tx, n=number: write_batch(tx, n, ago(30 - n)))  # type: ignore[misc]
        store.do(lambda tx: write_probe(tx, ago(1), "down"))
    code, out, _ = laptop("attempts", "-n", "3", "--json")
    assert code == 0
    found = json.loads(out)
    assert [row["kind"] for row in found] == ["batch", "batch", "probe"]
    assert [row.get("number") for row in found] == [4, 5, None]
    assert found[1]["request"] == "8c1f" and found[1]["ms"] == 6_200
    lines = laptop("attempts", "-n", "2")[1].splitlines()
    assert "09.35  batch 5: 25 sent, 25 accepted, 5.1 kB, 6 s" in lines[0]
    assert "link: gateway down" in lines[1]
