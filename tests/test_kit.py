"""What is carried to a day: the rules, the office's list, the store, the screen."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from operator_tui.cli import main
from operator_tui.core.errors import Refused, StoreTrouble
from operator_tui.core.form import Words
from operator_tui.core.kit import (
    BROKEN,
    CONDITIONS,
    GOOD,
    LOW,
    Item,
    Line,
    Mark,
    checked,
    lacking,
    lasts,
    mark,
    short,
    wanted,
)  # fmt: skip
from operator_tui.locale import say
from operator_tui.reference import kit as lists
from operator_tui.store import events, home, journal, kit, listing
from operator_tui.store.events import Event
from operator_tui.store.sqlcipher import one
from operator_tui.store.store import Store
from operator_tui.ui.screens.kit import KitScreen
from tests.conftest import PASSPHRASE, fixed_clock
from tests.test_screens import burst, running, shown, until

PAPER = Item("paper", Words("Kertas", "Paper"), 200, 2.5, "sheets")
STAMP = Item("stamp", Words("Stempel", "Stamp"), 1)
COUNTS = st.one_of(st.none(), st.integers(0, 999_999))


def event_of(store: Store) -> Event:
    return store.do(
        lambda tx: events.add(
            tx, "Layanan Pasar Talaga", "2026-11-24", "Talaga Kulon, Talaga", "WIB"
        )
    )


def test_not_counted_is_never_zero() -> None:
    assert mark(Line(STAMP), 60) is Mark.UNCHECKED
    assert mark(Line(STAMP, 0), 60) is Mark.NONE
    assert lacking(Line(STAMP), 60) == 0
    assert lacking(Line(STAMP, 0), 60) == 1


@pytest.mark.parametrize(
    ("line", "people", "expected", "more"),
    [
        (Line(PAPER, 120), 62, Mark.SHORT, 80),
        (Line(PAPER, 200), 62, Mark.ENOUGH, 0),
        (Line(PAPER, 200), 100, Mark.SHORT, 50),
        (Line(PAPER, 200, used=90), 60, Mark.SHORT, 90),
        (Line(PAPER, 10, used=90), 60, Mark.NONE, 200),
        (Line(STAMP, 1, GOOD), 60, Mark.ENOUGH, 0),
        (Line(STAMP, 1, LOW), 60, Mark.SHORT, 0),
        (Line(STAMP, 1, BROKEN), 60, Mark.NONE, 1),
        (Line(STAMP, 0, dropped="tidak perlu"), 60, Mark.DROPPED, 0),
    ],
)
def test_how_a_line_stands(line: Line, people: int, expected: Mark, more: int) -> None:
    assert mark(line, people) is expected
    assert lacking(line, people) == more


@given(COUNTS, st.sampled_from(("", *CONDITIONS)), st.integers(0, 999_999), st.integers(1, 5000))
def test_what_is_lacking_and_what_is_there_make_what_is_wanted(
    count: int | None, condition: str, used: int, people: int
) -> None:
    line = Line(PAPER, count, condition, used=used)
    more = lacking(line, people)
    if line.left is not None and condition != BROKEN:
        assert line.left + more >= wanted(PAPER, people)
    if more:
        assert mark(line, people) in (Mark.SHORT, Mark.NONE)
    assert lasts(line) is None if count is None else (lasts(line) or 0) * 2.5 <= (line.left or 0)


def test_the_list_that_ships_has_what_the_programme_carries() -> None:
    items = {item.key: item for item in lists.shipped().items}
    assert {"laptop", "phone", "modem", "quota", "printer", "paper", "ink-black"} <= set(items)
    assert [item.key for item in items.values() if item.stock == "sheets"] == ["paper"]


def test_an_offices_list_takes_its_place_and_a_wrong_one_is_named(tmp_path: Path) -> None:
    assert lists.of_home(tmp_path) == lists.shipped()
    file = tmp_path / "kit.toml"
    file.write_bytes(
        b'\xef\xbb\xbfpeople = 30\r\n[[item]]\r\nkey = "tent"\r\nlabel = "Tenda"\r\nneed = 1\r\n'
    )
    template = lists.of_home(tmp_path)
    assert (template.people, [item.label["id"] for item in template.items]) == (30, ["Tenda"])


@pytest.mark.parametrize(
    "text",
    [
        "", "item = 3", "[[item]]", "people = 0\n[[item]]\nkey='a'\nlabel='A'", "[[item]]\nkey='a'\nlabel='A'\nneed=-1",
        "[[item]]\nkey='a'\nlabel='A'\nneed=true", "[[item]]\nkey='a'\nlabel={id='A'}", "[[item",
        "[[item]]\nkey=1\nlabel='A'",
        "[[item]]\nkey='a'\nlabel='A'\n[[item]]\nkey='a'\nlabel='B'", "[[item]]\nkey='a'\nlabel='A'\nstock='ink'",
        "[[item]]\nkey='people'\nlabel='A'", "[[item]]\nkey='own-1'\nlabel='A'",
        "[[item]]\nkey='a'\nlabel='A'\nstock='rolls'",
        "[[item]]\nkey='a'\nlabel='A'\nstock='sheets'\n[[item]]\nkey='b'\nlabel='B'\nstock='sheets'",
        "[[item]]\nkey='a'\nlabel='A'\nper_person=nan", f"[[item]]\nkey='a'\nlabel='{'x' * 50}'",
    ],
)  # fmt: skip
def test_a_list_that_cant_be_right_is_refused_in_words(text: str) -> None:
    with pytest.raises(Refused) as refused:
        lists.parse(text)
    assert say(refused.value.key, **refused.value.params)


def test_a_list_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kit.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refused):
        lists.of_home(tmp_path)


def test_printing_takes_paper_from_the_stock_until_it_is_counted_anew(store: Store) -> None:
    event = event_of(store)
    store.do(lambda tx: kit.write(tx, event.id, Line(PAPER, 100)))
    store.do(lambda tx: kit.take(tx, "sheets", 40))
    store.do(lambda tx: kit.take(tx, "rolls", 1))
    assert store.read(kit.people_on_paper) == 24
    assert store.read(listing.counts).paper == 24
    store.clock = lambda: fixed_clock() + timedelta(minutes=1)
    store.do(lambda tx: kit.write(tx, event.id, Line(PAPER, 80)))
    store.do(lambda tx: kit.take(tx, "sheets", 5))
    check = store.read(lambda db: kit.of_event(db, event.id, lists.shipped()))
    [paper] = [line for line in check.lines if line.item.key == "paper"]
    assert (paper.left, paper.used) == (75, 5)  # the forty were printed before this count
    assert store.read(lambda db: kit.used_at(db, [event.id])) == 45


def test_without_an_event_or_a_count_nobody_is_warned(store: Store) -> None:
    store.do(lambda tx: kit.take(tx, "sheets", 4))
    assert store.read(listing.counts).paper is None
    event_of(store)
    assert store.read(listing.counts).paper is None


def test_a_finished_check_stays_with_who_and_what_was_missing(store: Store) -> None:
    event = event_of(store)
    store.do(lambda tx: kit.write(tx, event.id, Line(STAMP, 0)))
    check = store.read(lambda db: kit.of_event(db, event.id, lists.shipped()))
    store.do(lambda tx: kit.close(tx, check))
    again = store.read(lambda db: kit.of_event(db, event.id, lists.shipped()))
    assert again.closed_by == "Siti"
    row = store.read(lambda db: one(db, "SELECT detail FROM journal WHERE what = 'kit-checked'"))
    assert row is not None
    assert json.loads(str(row["detail"]))["missing"] == ["stamp"]
    assert store.read(journal.first_broken) is None


async def test_counts_are_typed_line_by_line_and_kept(store: Store, tmp_path: Path) -> None:
    event = event_of(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.session.event = event
        app.open_screen("kit")
        burst(app, "62", "<enter>", "2", "<enter>", "b", "<enter>", "0", "<enter>")
        await until(pilot, lambda: len(_lines(store, event)) == 3)
        lines = _lines(store, event)
        assert (lines["laptop"].counted, lines["laptop"].condition) == (2, "B")
        assert (lines["phone"].counted, lines["phone"].condition) == (0, "")
        assert store.read(lambda db: kit.of_event(db, event.id, lists.shipped())).people == 62
        screen = app.top
        assert isinstance(screen, KitScreen)
        assert screen.cell.row == 3


async def test_a_count_that_is_none_and_a_letter_that_is_none_stay_to_be_mended(
    store: Store, tmp_path: Path
) -> None:
    event = event_of(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.session.event = event
        app.open_screen("kit")
        burst(app, "<enter>", "9" * 5000, "<enter>")
        await until(pilot, lambda: "angka" in shown(app))
        burst(app, "<ctrl+u>", "dua", "<enter>")
        await until(pilot, lambda: "angka" in shown(app))
        burst(app, "<ctrl+u>", "2", "<enter>", "x", "<f2>")
        await until(pilot, lambda: say("kit.wrong-first") in shown(app).replace("\n", " "))
        burst(app, "<backspace>", "r", "<f2>")
        await until(pilot, lambda: _closed(store) == 1)
        assert _lines(store, event)["laptop"].condition == "R"


async def test_the_column_says_what_so_many_people_need_and_the_title_who_finished(
    store: Store, tmp_path: Path
) -> None:
    """It said 200 sheets beside a warning that 250 are needed; and the name of the event cut the hour off."""
    event = event_of(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.session.event = event._replace(name="Layanan Jemput Bola Pasar Talaga dan Sekitarnya")
        app.open_screen("kit")
        burst(app, "100", *["<down>"] * 6, "120", "<enter>", "<f2>")
        await until(pilot, lambda: " · selesai " in shown(app))
        lines = shown(app).splitlines()
        [paper] = [line for line in lines if "Kertas HVS" in line and "perlu 250" not in line][:1]
        assert " 250 " in paper
        assert lines[1].endswith(" Siti")
        assert lines[1].startswith("PERLENGKAPAN  Layanan")
        assert "1 kurang" in lines[1]


async def test_a_check_finished_on_another_day_says_the_day(store: Store, tmp_path: Path) -> None:
    event = event_of(store)
    store.clock = lambda: fixed_clock() - timedelta(days=1)
    check = store.read(lambda db: kit.of_event(db, event.id, lists.shipped()))
    store.do(lambda tx: kit.close(tx, check))
    store.clock = fixed_clock
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.session.event = event
        app.open_screen("kit")
        await until(pilot, lambda: " · selesai 23/11 10.00 Siti" in shown(app).splitlines()[1])
        burst(app, "<f4>")
        await until(pilot, lambda: "Esc tidak jadi" in shown(app).splitlines()[-1])
        assert "Enter" not in shown(app).splitlines()[-1]  # a letter chooses here


async def test_the_list_is_changed_for_this_event_with_reasons(
    store: Store, tmp_path: Path
) -> None:
    event = event_of(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.session.event = event
        app.open_screen("kit")
        burst(app, "<down>", "<f4>", "t", "<enter>", "pinjam di balai", "<enter>")
        burst(app, "<f4>", "l", "Payung", "<enter>", "3", "<enter>")
        burst(app, "<f4>", "j", "5", "<enter>", "<f4>", "c", "dua sobek", "<enter>")
        await until(
            pilot, lambda: any(line.note == "dua sobek" for line in _lines(store, event).values())
        )
        lines = _lines(store, event)
        assert lines["laptop"].dropped == "pinjam di balai"
        own = lines["own-1"]
        assert (own.item.label["id"], own.item.need, own.counted) == ("Payung", 5, 3)
        assert [line.item.key for line in short([own], 60)] == ["own-1"]
        burst(app, "<f2>")
        await until(pilot, lambda: _closed(store) == 1)


async def test_paper_that_runs_out_is_said_in_the_top_line(store: Store, tmp_path: Path) -> None:
    event = event_of(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.session.event = event
        app.open_screen("kit")
        at = [item.key for item in lists.shipped().items].index("paper") + 1
        burst(app, *["<down>"] * at, "70", "<enter>")
        await until(pilot, lambda: "kertas ± 28 org" in shown(app).splitlines()[0])
        burst(app, "<up>", "<down>", "700", "<enter>")
        await until(pilot, lambda: "kertas ±" not in shown(app).splitlines()[0])


async def test_a_stack_filled_up_to_the_count_it_had_is_counted_anew(
    store: Store, tmp_path: Path
) -> None:
    """It was taken for the former count, from which printing had taken so much."""
    event = event_of(store)
    store.do(lambda tx: kit.write(tx, event.id, Line(PAPER, 200, GOOD)))
    store.do(lambda tx: kit.take(tx, "sheets", 150))
    store.clock = lambda: fixed_clock() + timedelta(hours=4)
    at = [item.key for item in lists.shipped().items].index("paper") + 1
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.session.event = event
        app.open_screen("kit")
        burst(app, *["<down>"] * (at - 1), "<enter>", "h", "<enter>")
        await until(pilot, lambda: _lines(store, event)["paper"].condition == "H")
        assert _lines(store, event)["paper"].left == 50
        burst(app, "<up>", "200", "<enter>")
        await until(pilot, lambda: _lines(store, event)["paper"].left == 200)


async def test_the_open_list_follows_what_is_printed(store: Store, tmp_path: Path) -> None:
    event = event_of(store)
    store.do(lambda tx: kit.write(tx, event.id, Line(PAPER, 120, GOOD)))
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.session.event = event
        app.open_screen("kit")
        burst(app, "<down>", "2", "<f8>")
        await until(pilot, lambda: "tercetak 1" in shown(app))
        burst(app, "3")
        store.do(lambda tx: kit.take(tx, "sheets", 4))
        app.recount()
        await until(pilot, lambda: "tercetak 5" in shown(app))
        burst(app, "<enter>")  # what was typed meanwhile is there
        await until(pilot, lambda: _lines(store, event)["phone"].counted == 3)


async def test_f8_prints_the_list_and_takes_its_own_paper(store: Store, tmp_path: Path) -> None:
    from pypdf import PdfReader

    event = event_of(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.session.event = event
        store.do(lambda tx: kit.write(tx, event.id, Line(PAPER, 120, GOOD)))
        app.open_screen("kit")
        burst(app, "<up>", "62", "<enter>", "<f8>")
        file = store.path.parent / "lists" / f"kit-{event.id[:8]}.pdf"
        await until(pilot, file.exists)
        await until(pilot, lambda: store.read(lambda db: kit.used_at(db, [event.id])) == 1)
    text = PdfReader(file).pages[0].extract_text()
    assert "Layanan Pasar Talaga" in text
    assert "Perkiraan pemohon: 62" in text
    assert "80" in text


def test_a_long_list_takes_a_second_page(store: Store) -> None:
    from operator_tui.reports.kit_sheet import to_pdf

    event = event_of(store)
    for n in range(60):
        store.do(lambda tx, n=n: kit.add_own(tx, event.id, f"Barang {n} ă", n))  # type: ignore[misc]
    check = store.read(lambda db: kit.of_event(db, event.id, lists.shipped()))
    data, pages = to_pdf(check, "Pasar")
    assert pages == 2
    assert data.startswith(b"%PDF")


async def test_what_stands_in_a_cell_is_kept_when_the_screen_locks(
    store: Store, tmp_path: Path
) -> None:
    event = event_of(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.session.event = event
        app.open_screen("kit")
        burst(app, "<down>", "7")
        await until(pilot, lambda: isinstance(app.top, KitScreen) and app.top.cell.line.text == "7")
        future = app.top.closing() if app.top else None
        assert future is not None
        future.result(10)
        assert _lines(store, event)["laptop"].counted == 7


async def test_what_could_not_be_written_is_written_with_the_next_line(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next line that could be written took away that something shown wasn't stored, and nothing stored it."""
    event = event_of(store)
    write = kit.write

    def full(*_: object, **__: object) -> None:
        raise StoreTrouble("store.full")

    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.session.event = event
        app.open_screen("kit")
        monkeypatch.setattr(kit, "write", full)
        burst(app, "62", "<enter>", "2", "<down>")
        await until(pilot, lambda: "Belum tersimpan" in shown(app))
        assert app.top is not None
        await until(pilot, lambda: app.top is not None and app.top.unsaved)
        monkeypatch.setattr(kit, "write", write)
        burst(app, "3", "<down>")
        await until(pilot, lambda: app.top is not None and not app.top.unsaved)
        lines = _lines(store, event)
        assert (lines["laptop"].counted, lines["phone"].counted) == (2, 3)
        assert lines["people"].counted == 62


async def test_an_offices_list_that_cant_be_used_is_named_and_the_shipped_one_is_there(
    store: Store, tmp_path: Path
) -> None:
    event = event_of(store)
    (tmp_path / "kit.toml").write_text(
        "[[item]]\nkey='a'\nlabel='A'\nstock='rolls'", encoding="utf-8"
    )
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.session.event = event
        app.open_screen("kit")
        await until(pilot, lambda: "! kit.toml tidak bisa dipakai (item 1: stock)" in shown(app))
        assert "!! kit.toml" not in shown(app)
        burst(app, "<down>", "2", "<enter>")
        await until(pilot, lambda: "laptop" in _lines(store, event))


async def test_without_an_event_the_screen_says_what_to_do(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("kit")
        await until(pilot, lambda: say("kit.no-event")[:40] in shown(app))
        burst(app, "7", "<f2>", "<escape>")
        await until(pilot, lambda: not isinstance(app.top, KitScreen))


def test_what_has_to_be_refilled_is_listed_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "h"
    home.create(folder, "Siti", PASSPHRASE)
    monkeypatch.setenv("OPERATOR_TUI_PASSPHRASE", PASSPHRASE)
    run = CliRunner()
    nothing = run.invoke(main, ["--home", str(folder), "kit"])
    assert nothing.exit_code == 1
    with home.open_store(folder, PASSPHRASE) as store:
        event = event_of(store)
        store.do(lambda tx: kit.write(tx, event.id, Line(PAPER, 120)))
        store.do(lambda tx: kit.write(tx, event.id, Line(STAMP, 1)))
    listed = run.invoke(main, ["--home", str(folder), "kit", "--refill", "--json"])
    assert listed.exit_code == 0, listed.output
    assert [(row["item"], row["refill"]) for row in json.loads(listed.stdout)] == [("paper", 80)]
    text = run.invoke(main, ["--home", str(folder), "kit", "--event", event.id[:8]])
    assert "120" in text.stdout


def test_the_refill_list_names_what_is_nearly_out_and_says_what_nobody_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a kit that nobody had counted it said that nothing was short, and ink that was nearly out wasn't on it."""
    folder = tmp_path / "h"
    home.create(folder, "Siti", PASSPHRASE)
    monkeypatch.setenv("OPERATOR_TUI_PASSPHRASE", PASSPHRASE)

    def refill(*more: str) -> str:
        done = CliRunner().invoke(
            main, ["--home", str(folder), "--lang", "en", "kit", "--refill", *more]
        )
        assert done.exit_code == 0, done.output
        return done.stdout

    with home.open_store(folder, PASSPHRASE) as store:
        event = event_of(store)
    items = lists.shipped().items
    assert refill() == "16 things weren't checked: nobody knows whether they are short.\n"
    with home.open_store(folder, PASSPHRASE) as store:
        for item in items:
            low = LOW if item.key == "ink-black" else GOOD
            store.do(lambda tx, i=item, c=low: kit.write(tx, event.id, Line(i, i.need, c)))  # type: ignore[misc]
    assert refill() == "Black ink: need 1, there 1, refill 0 (nearly out)\n"
    assert [row["item"] for row in json.loads(refill("--json"))] == ["ink-black"]
    with home.open_store(folder, PASSPHRASE) as store:
        ink = next(item for item in items if item.key == "ink-black")
        store.do(lambda tx: kit.write(tx, event.id, Line(ink, 1, GOOD)))
    assert refill() == "Nothing has to be refilled.\n"


def _lines(store: Store, event: Event) -> dict[str, Line]:
    """The lines that were written, by key; the one of the applicants too."""
    check = store.read(lambda db: kit.of_event(db, event.id, lists.shipped()))
    found = {
        line.item.key: line
        for line in check.lines
        if line.counted is not None or line.dropped or line.note
    }
    assert checked(check.lines) == sum(
        line.counted is not None or bool(line.dropped) for line in found.values()
    )
    if check.people != lists.shipped().people:
        found["people"] = Line(STAMP, check.people)
    return found


def _closed(store: Store) -> int:
    row = store.read(lambda db: one(db, "SELECT count(*) AS n FROM kit_checks"))
    return int(row["n"]) if row else 0
