"""The front desk by keys: what is typed is asserted on in the store."""

from datetime import timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot

from operator_tui import forms, locale
from operator_tui.core.errors import StoreTrouble
from operator_tui.core.line import Standing
from operator_tui.store import home, intake, journal
from operator_tui.store.application import Typed
from operator_tui.store.intake import Person
from operator_tui.store.store import Store
from operator_tui.ui.app import OperatorApp
from tests.conftest import PASSPHRASE, fixed_clock
from tests.test_frame import LANGUAGES, frame
from tests.test_intake import DAY, called, came, moved, names
from tests.test_keeping import full_disk
from tests.test_screens import burst, running, shown, until

IIS = ("IIS ROHAYATI", "<enter>", "<enter>", "081222100147", "<enter>", "<enter>", "kw")


def people(store: Store) -> list[Person]:
    """Everyone of the day, by number."""
    return sorted(store.read(lambda db: intake.of_day(db, DAY)), key=lambda p: p.number)


def person(store: Store, number: int) -> Person:
    """Whoever has this number."""
    return people(store)[number - 1]


def kept(store: Store) -> Typed:
    """The form that would stand there again after a crash."""
    return store.read(intake.kept_open) or Typed({}, {})


async def at_desk(app: OperatorApp, pilot: Pilot[None]) -> None:
    """The desk on the screen, and read."""
    await until(pilot, lambda: app.top is not None)
    app.open_screen("desk")
    await until(pilot, lambda: app.top is not None and not app.top.holds("", ""))


async def test_one_is_taken_in_with_five_keys_besides_what_is_written(
    store: Store, tmp_path: Path
) -> None:
    keys = [*IIS, "<f2>"]
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<f10>", "loket", "<enter>", *keys)
        await until(pilot, lambda: "Nomor 001 untuk IIS ROHAYATI tersimpan" in shown(app))
        burst(app, "UJANG")
        await until(pilot, lambda: "UJANG" in shown(app))
    [found] = people(store)
    assert (found.name, found.nik, found.phone) == ("IIS ROHAYATI", "", "+6281222100147")
    assert (found.services, found.papers, found.served) == ("N", "K W", "O")
    assert (found.priority, found.state, found.number) == (False, Standing.WAITING, 1)
    pressed = sum(1 if key.startswith("<") else len(key) for key in keys)
    assert pressed - len("IIS ROHAYATI081222100147kw") == 5


async def test_three_in_one_burst_are_three_rows(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await at_desk(app, pilot)
        for name in ("ENUNG", "UJANG", "ICIH"):
            burst(app, name, "<enter>", "<enter>", "081222100147", "<enter>", "nh", "<enter>")
            burst(app, "kfw", "<enter>", "o", "<enter>", "y" if name == "ICIH" else "t", "<f2>")
        await until(pilot, lambda: len(people(store)) == 3)
    found = people(store)
    assert [p.name for p in found] == ["ENUNG", "UJANG", "ICIH"]
    assert {(p.services, p.papers, p.phone) for p in found} == {("N H", "K F W", "+6281222100147")}
    assert names(store) == ["ICIH", "ENUNG", "UJANG"]


async def test_f2_twice_in_a_hurry_gives_one_number_that_stays_to_be_read(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await at_desk(app, pilot)
        burst(app, *IIS, "<f2>", "<f2>", "<f2>")
        await until(pilot, lambda: "berikut 002" in shown(app))
        assert "Nomor 001 untuk IIS ROHAYATI tersimpan" in shown(app)
        assert "belum diisi" not in shown(app)
    assert len(people(store)) == 1


async def test_without_a_ktp_no_number_and_with_the_letter_one(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await at_desk(app, pilot)
        burst(app, *IIS[:-1], "fw", "<f2>")
        await until(pilot, lambda: "surat keterangan Disdukcapil" in shown(app))
        assert people(store) == []
        burst(app, "dfw", "<f2>")
        await until(pilot, lambda: "Nomor 001" in shown(app))
    assert person(store, 1).papers == "F W D"


@pytest.mark.parametrize(
    ("keys", "field"),
    [(("<f2>",), "Nama"), (("ICIH", "<enter>", "3210", "<enter>", "<f2>"), "NIK")],
)
async def test_f2_goes_to_what_is_not_right_and_keeps_what_was_typed(
    store: Store, tmp_path: Path, keys: tuple[str, ...], field: str
) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await at_desk(app, pilot)
        burst(app, *keys)
        await until(pilot, lambda: f'"{field}" belum beres' in shown(app))
        assert "ICIH" not in keys or "ICIH" in shown(app)
    assert people(store) == []


async def test_pasted_lines_and_control_characters_are_cleaned(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await at_desk(app, pilot)
        app.post_message(events.Paste("\x1b[31mIIS\x00\r\nROHAYATI\n"))
        burst(app, *IIS[1:], "<f2>")
        await until(pilot, lambda: "Nomor 001" in shown(app))
    assert person(store, 1).name == "IIS ROHAYATI"


async def test_ten_thousand_characters_are_refused_in_words(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await at_desk(app, pilot)
        app.post_message(events.Paste("X" * 10_000))
        burst(app, *IIS[1:], "<f2>")
        await until(pilot, lambda: '"Nama" belum beres' in shown(app))
        assert "10000" in shown(app)
    assert people(store) == []


async def test_a_full_disk_gives_no_number_and_keeps_the_form(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await at_desk(app, pilot)
        burst(app, "IIS " + "X" * 90, *IIS[1:])
        await until(pilot, lambda: kept(store).focus == "papers")
        with full_disk(store):
            with pytest.raises(StoreTrouble):
                while len(people(store)) < 1_000:
                    came(store, "X")
            given = len(people(store))
            burst(app, "<f2>", "ZZZ")
            await until(pilot, lambda: "Disk penuh" in shown(app))
            assert "IIS" in shown(app) and "ZZZ" not in shown(app)
            assert len(people(store)) == given
        burst(app, "<f2>")
        await until(pilot, lambda: len(people(store)) == given + 1)
    assert person(store, given + 1).name.startswith("IIS")


async def test_the_letters_of_the_list_move_whom_the_mark_is_on(
    store: Store, tmp_path: Path
) -> None:
    for name in "ABCDE":
        came(store, name)
    async with running(store, tmp_path) as (app, pilot):
        await at_desk(app, pilot)
        burst(app, "<f4>", "t")
        await until(pilot, lambda: "001, A, tidak hadir" in shown(app))
        assert names(store) == ["B", "C", "D", "A", "E"]
        burst(app, "k", "<home>", "p", "anak sakit", "<enter>")
        await until(pilot, lambda: "002, B, pulang" in shown(app))
        burst(app, "<down>", "s")
        await until(pilot, lambda: "003, C, selesai" in shown(app))
    states = [p.state for p in people(store)]
    assert states == [
        Standing.WAITING, Standing.GONE, Standing.SERVED, Standing.WAITING, Standing.WAITING,
    ]  # fmt: skip
    assert (person(store, 1).absences, person(store, 2).remark) == (1, "anak sakit")


async def test_who_went_home_is_found_among_everyone_and_comes_back(
    store: Store, tmp_path: Path
) -> None:
    one, _two = came(store, "A"), came(store, "B")
    moved(store, one, Standing.GONE)
    async with running(store, tmp_path) as (app, pilot):
        await at_desk(app, pilot)
        await until(pilot, lambda: "pulang 1" in shown(app))
        burst(app, "<f4>", "<f4>", "<home>", "k")
        await until(pilot, lambda: "001, A, menunggu lagi" in shown(app))
    assert names(store) == ["A", "B"]


async def test_esc_takes_going_home_back(store: Store, tmp_path: Path) -> None:
    came(store, "A")
    async with running(store, tmp_path) as (app, pilot):
        await at_desk(app, pilot)
        burst(app, "<f4>", "p", "x", "<escape>", "<escape>", "ICIH")
        await until(pilot, lambda: "ICIH" in shown(app))
    assert person(store, 1).state is Standing.WAITING


async def test_a_letter_acts_on_the_marked_person_whatever_another_window_did(
    store: Store, tmp_path: Path
) -> None:
    came(store, "A"), came(store, "B")
    async with running(store, tmp_path) as (app, pilot):
        await at_desk(app, pilot)
        burst(app, "<f4>")
        await until(pilot, lambda: "> 001" in shown(app))
        found = called(store)
        assert found is not None and found.person.name == "A"
        app.recount()
        await until(pilot, lambda: "dipanggil" in shown(app))
        assert "> 001" in shown(app)
        burst(app, "k")
        await until(pilot, lambda: "001, A, menunggu lagi" in shown(app))
    assert [p.state for p in people(store)] == [Standing.WAITING] * 2


async def test_what_the_other_window_took_in_appears_by_itself(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("operator_tui.ui.screens.desk._REFRESH", 1)
    async with running(store, tmp_path) as (app, pilot):
        await at_desk(app, pilot)
        came(store, "DARI LAPTOP SEBELAH")
        await until(pilot, lambda: "DARI LAPTOP SEBELAH" in shown(app))
        assert "berikut 002 · menunggu 1" in shown(app)


async def test_a_nik_that_waits_already_is_told(store: Store, tmp_path: Path) -> None:
    came(store, "A", nik="3210035704880001")
    async with running(store, tmp_path) as (app, pilot):
        await at_desk(app, pilot)
        burst(app, "A", "<enter>", "3210035704880001", "<enter>")
        await until(pilot, lambda: "sudah antre hari ini: nomor 001" in shown(app))


async def test_a_new_day_begins_at_one_with_an_empty_line(store: Store, tmp_path: Path) -> None:
    came(store, "KEMARIN")
    store.clock = lambda: fixed_clock() + timedelta(days=1)
    async with running(store, tmp_path) as (app, pilot):
        app.session.clock = store.clock
        await at_desk(app, pilot)
        assert "berikut 001 · menunggu 0" in shown(app)
        assert "KEMARIN" not in shown(app)


async def test_f9_at_the_desk_leaves_what_is_typed_there(store: Store, tmp_path: Path) -> None:
    came(store, "ENUNG")
    async with running(store, tmp_path) as (app, pilot):
        await at_desk(app, pilot)
        burst(app, "SETENGAH NA", "<f9>")
        await until(pilot, lambda: "FORMULIR 001" in shown(app))
        burst(app, "<escape>")
        await until(pilot, lambda: "LOKET" in shown(app))
        burst(app, "<end>", "MA")
        await until(pilot, lambda: "SETENGAH NAMA" in shown(app))


async def test_a_lock_keeps_the_intake_that_was_begun(tmp_path: Path) -> None:
    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    async with running(None, tmp_path / "h") as (app, pilot):
        burst(app, PASSPHRASE, "<enter>")
        await until(pilot, lambda: "ANTREAN" in shown(app))
        await at_desk(app, pilot)
        burst(app, *IIS[:-1], "k", "<ctrl+l>")
        await until(pilot, lambda: "BUKA" in shown(app))
        assert "IIS" not in shown(app)
        burst(app, PASSPHRASE, "<enter>")
        await until(pilot, lambda: "ANTREAN" in shown(app))
        await at_desk(app, pilot)
        assert "IIS ROHAYATI" in shown(app)
        burst(app, "<f2>")
        await until(pilot, lambda: "Nomor 001 untuk IIS ROHAYATI" in shown(app))


async def test_a_crash_loses_no_more_than_the_field_being_typed(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await at_desk(app, pilot)
        burst(app, *IIS[:5])
        await until(pilot, lambda: kept(store).focus == "services")
        app.session.window.close()
    async with running(store, tmp_path) as (app, pilot):
        await at_desk(app, pilot)
        assert "ada lagi" in shown(app)
        burst(app, "<enter>", "kw", "<f2>")
        await until(pilot, lambda: "Nomor 001 untuk IIS ROHAYATI" in shown(app))
        await until(pilot, lambda: store.read(intake.kept_open) is None)
        app.session.window.close()
    assert person(store, 1).phone == "+6281222100147"


async def test_the_journal_names_nobody(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await at_desk(app, pilot)
        burst(app, "IIS", "<enter>", "3210035704880001", "<enter>", "081222100147", "<enter>")
        burst(app, "<enter>", "kfw", "<f2>", "<f4>", "t")
        await until(pilot, lambda: bool(people(store)))
        await until(pilot, lambda: person(store, 1).state is Standing.ABSENT)
    rows = store.read(lambda db: list(db.query("SELECT * FROM journal")))
    assert sum(row["what"] == "desk" for row in rows) == 2
    assert not any(word in str(rows) for word in ("IIS", "321003570488", "22100147"))
    assert store.read(journal.first_broken) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("X" * 90, "<enter>", "3210030", "<enter>", "99", "<enter>", "z", "<enter>", "f", "<f2>"),
        ("A", "<enter>", "3210033213990001", "<enter>", "<enter>", "<enter>", "k", "<enter>"),
        ("<f4>",),
        ("<f4>", "t"),
        ("<f4>", "<f4>", "<end>", "p"),
        ("<f1>",),
        ("<f4>", "<f1>"),
    ],
)
async def test_the_desk_keeps_to_the_frame(
    store: Store, tmp_path: Path, language: str, keys: tuple[str, ...]
) -> None:
    store.clock = lambda: fixed_clock() - timedelta(minutes=45)
    for n in range(30):
        came(store, f"ORANG YANG NAMANYA PANJANG {n}", priority="Y" if n % 7 == 0 else "T")
    moved(store, person(store, 3), Standing.GONE)
    locale.use(language)
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await at_desk(app, pilot)
        burst(app, *keys)
        await until(pilot, lambda: app.top is not None and not app.top.holds("", ""))
        rows = frame(app)
        if "<f1>" not in keys:
            assert "! 45" in "\n".join(rows)
            assert not rows[1].endswith("…")


def test_every_hint_of_the_desk_fits_its_row() -> None:
    texts = [text for f in forms.load("intake").fields() for text in (f.help.id, f.help.en)]
    texts += [t for key, pair in locale.table("desk").items() if "hint" in key for t in pair]
    assert [text for text in texts if cell_len(text) > 80] == []
