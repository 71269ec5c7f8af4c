"""Double entry: blind, compared, decided by a person, recorded; and asked of a sample that no one can dodge."""

import threading
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from operator_tui import locale
from operator_tui.core import looks
from operator_tui.core.lifecycle import Status
from operator_tui.store import applications, home, listing
from operator_tui.store.listing import Filter
from operator_tui.store.sqlcipher import rows
from operator_tui.store.store import Store
from operator_tui.ui.app import OperatorApp
from operator_tui.ui.look_rows import difference
from operator_tui.ui.paint import plain
from operator_tui.ui.screens.secondlook import SecondLookScreen
from tests.conftest import PASSPHRASE, fixed_clock
from tests.making import FORM, draft, sample_rows
from tests.test_frame import frame
from tests.test_screens import answer_keys, burst, form_keys, running, shown, until

WORDS = st.text(st.sampled_from("ab0 é"), max_size=12)


@given(WORDS, WORDS)
def test_two_texts_laid_beside_each_other_are_still_the_two(first: str, second: str) -> None:
    cells = looks.aligned(first, second)
    assert "".join(cell.first for cell in cells) == first
    assert "".join(cell.second for cell in cells) == second
    assert all(cell.first or cell.second for cell in cells)
    assert all(cell.same for cell in cells) == (first == second)


@given(WORDS, WORDS)
def test_no_more_places_differ_than_letters_of_the_longer_one(first: str, second: str) -> None:
    differing = [cell for cell in looks.aligned(first, second) if not cell.same]
    assert abs(len(first) - len(second)) <= len(differing) <= max(len(first), len(second))


@pytest.mark.parametrize(
    ("first", "second", "marks"),
    [
        ("3210035704880001", "3210035704880010", "              ^^"),
        ("3210035704880001", "321003570488001", "            ^"),
        ("KRIPIK BU ENUNG", "KERIPIK BU ENUNG", " ^"),
        ("BU  ENUNG", "BU ENUNG", "  ^"),
        ("", "x", "^"),
    ],
)
def test_a_mark_stands_under_each_place_that_differs(first: str, second: str, marks: str) -> None:
    [above, below, under] = plain(difference(first, second)).split("\n")
    assert len(above.rstrip()) <= 80 and len(below.rstrip()) <= 80
    assert under[22:].count("^") == marks.count("^")


def test_a_mark_stands_where_the_letter_stands() -> None:
    above, below, under = plain(difference("32100357", "32108357")).split("\n")
    at = under.index("^")
    assert (above[at], below[at]) == ("0", "8")


def test_a_blank_that_makes_a_difference_can_be_seen() -> None:
    above, _, under = plain(difference("BU ENUNG", "BUENUNG")).split("\n")
    assert above[under.index("^")] == "_"


def test_of_two_long_texts_the_pieces_that_differ_are_shown() -> None:
    first = "A" * 250
    shown_ = plain(difference(first, first[:-1] + "B")).split("\n")
    assert len(shown_) <= 9
    assert sum(line.count("^") for line in shown_) == 1


@pytest.mark.parametrize(
    ("text", "percent"), [("off", 0), ("always", 100), ("10", 10), ("100", 100)]
)
def test_a_share_is_read(text: str, percent: int) -> None:
    assert looks.share(text) == percent


@pytest.mark.parametrize("text", ["", "101", "-1", "1.5", "ten", "１０", "9999"])
def test_any_other_share_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        looks.share(text)


def test_the_sample_is_near_its_share_and_always_the_same() -> None:
    ids = [str(uuid.UUID(int=n)) for n in range(4000)]
    drawn = [looks.due(one, 10) for one in ids]
    assert 320 < sum(drawn) < 480
    assert drawn == [looks.due(one, 10) for one in ids]
    assert not any(looks.due(one, 0) for one in ids)
    assert all(looks.due(one, 100) for one in ids)
    assert all(looks.due(one, 30) for one, yes in zip(ids, drawn, strict=True) if yes)


def test_what_passed_is_not_asked_again_until_it_changes() -> None:
    texts = {"nik": "1", "phone": "2", "trade_name": ""}
    assert looks.open_fields(FORM, texts) == ("nik", "phone")
    texts |= {"look:nik": "1", "look:phone": "9"}
    assert looks.open_fields(FORM, texts) == ("phone",)


@asynccontextmanager
async def looking(
    store: Store, folder: Path, number: int = 41, setting: str = "always"
) -> AsyncIterator[tuple[OperatorApp, Pilot[None], dict[str, str]]]:
    """A sample applicant as a draft, on the screen of the second look."""
    person = sample_rows()[number - 1]
    app_ = draft(store, number)
    async with running(store, folder, double_entry=setting) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: "KETIK ULANG" in shown(app))
        yield app, pilot, person


def found(store: Store) -> list[tuple[str, int]]:
    return [
        (row["field"], row["same"])
        for row in store.read(lambda db: list(rows(db, "SELECT * FROM second_looks ORDER BY id")))
    ]


def texts(store: Store) -> Any:
    return store.read(lambda db: applications.typed(db, 1)).texts


async def test_it_is_blind_and_goes_on_to_the_read_back(store: Store, tmp_path: Path) -> None:
    async with looking(store, tmp_path) as (app, pilot, person):
        for name in looks.FIELDS:
            assert person[name] not in shown(app)
        assert "0041" not in shown(app)
        burst(app, person["nik"], "<enter>", person["phone"], "<enter>")
        burst(app, person["trade_name"], "<enter>")
        await until(pilot, lambda: "BACAKAN" in shown(app))
    assert found(store) == [("nik", 1), ("phone", 1), ("trade_name", 1)]


async def test_a_whole_applicant_in_one_burst_with_its_second_look(
    store: Store, tmp_path: Path
) -> None:
    person = sample_rows()[40]
    again = [key for name in looks.FIELDS for key in (person[name], "<f2>")]
    async with running(store, tmp_path, double_entry="100") as (app, pilot):
        burst(app, "<ctrl+n>", *form_keys(person), *again, *answer_keys(person))
        await until(
            pilot,
            lambda: bool(store.read(lambda db: listing.seqs(db, Filter(statuses=(Status.READY,))))),
        )
    assert [same for _, same in found(store)] == [1, 1, 1]
    done = store.read(lambda db: applications.get(db, 1))
    [row] = store.read(lambda db: list(rows(db, "SELECT * FROM second_looks WHERE field = 'nik'")))
    assert (row["seq"], row["revision"], row["typist"], row["by"]) == (done.seq, 1, "Siti", "Siti")


async def test_another_spelling_of_the_same_is_the_same(store: Store, tmp_path: Path) -> None:
    async with looking(store, tmp_path) as (app, pilot, person):
        digits = "".join(c for c in person["phone"] if c.isdigit()).removeprefix("62").lstrip("0")
        spaced = f"{person['nik'][:6]} {person['nik'][6:12]} {person['nik'][12:]}"
        burst(app, spaced, "<enter>", f"0{digits[:3]}-{digits[3:]}", "<enter>")
        await until(pilot, lambda: len(found(store)) == 2)
    assert found(store) == [("nik", 1), ("phone", 1)]


async def test_f2_in_a_hurry_skips_nothing(store: Store, tmp_path: Path) -> None:
    async with looking(store, tmp_path) as (app, pilot, _):
        burst(app, "<f2>", "<f2>", "<enter>", " ", "<f2>", "<tab>", "<f2>")
        await until(pilot, lambda: "sekali lagi, lalu Enter" in shown(app))
        assert isinstance(app.top, SecondLookScreen)
    assert found(store) == []


async def different(app: OperatorApp, pilot: Pilot[None], typed: str) -> None:
    burst(app, typed, "<enter>")
    await until(pilot, lambda: "^" in shown(app))


async def test_a_difference_is_shown_and_waits_for_a_person(store: Store, tmp_path: Path) -> None:
    async with looking(store, tmp_path) as (app, pilot, person):
        wrong = person["nik"][:-1] + "9"
        await different(app, pilot, wrong)
        assert person["nik"] in shown(app) and wrong in shown(app)
        burst(app, "<f2>", "<enter>", "<tab>")
        await until(pilot, lambda: "Pilih dulu" in shown(app))
        assert isinstance(app.top, SecondLookScreen)
        frame(app)
    assert found(store) == [("nik", 0)]
    assert texts(store)["nik"] == person["nik"]


async def test_the_first_can_be_kept(store: Store, tmp_path: Path) -> None:
    async with looking(store, tmp_path) as (app, pilot, person):
        await different(app, pilot, person["nik"][:-1] + "9")
        burst(app, "<ctrl+r>", person["phone"], "<enter>", person["trade_name"], "<enter>")
        await until(pilot, lambda: "BACAKAN" in shown(app))
    assert texts(store)["nik"] == person["nik"]
    assert found(store) == [("nik", 0), ("phone", 1), ("trade_name", 1)]


async def test_the_second_can_be_taken(store: Store, tmp_path: Path) -> None:
    async with looking(store, tmp_path) as (app, pilot, person):
        right = person["nik"][:-1] + "9"
        await different(app, pilot, right)
        burst(app, "<f4>", person["phone"], "<enter>", person["trade_name"], "<enter>")
        await until(pilot, lambda: "BACAKAN" in shown(app))
        await until(pilot, lambda: texts(store)["nik"] == right)


async def test_a_second_that_is_no_answer_leads_back_to_its_field(
    store: Store, tmp_path: Path
) -> None:
    async with looking(store, tmp_path) as (app, pilot, person):
        await different(app, pilot, person["nik"][:-1])
        burst(app, "<f4>", person["phone"], "<enter>", person["trade_name"], "<enter>")
        await until(pilot, lambda: "Belum bisa dibacakan" in shown(app))
        burst(app, person["nik"], "<f2>")  # another text: looked at once more
        await until(pilot, lambda: "KETIK ULANG" in shown(app))
        burst(app, person["nik"], "<enter>")
        await until(pilot, lambda: "BACAKAN" in shown(app))
    assert found(store)[-1] == ("nik", 1)


@pytest.mark.parametrize("which", ["first", "second", "neither"])
async def test_a_third_typing_settles_it_where_it_agrees_with_one(
    store: Store, tmp_path: Path, which: str
) -> None:
    async with looking(store, tmp_path) as (app, pilot, person):
        other = person["nik"][:-1] + "9"
        await different(app, pilot, other)
        third = {"first": person["nik"], "second": other, "neither": person["phone"]}[which]
        burst(app, third, "<enter>")
        if which == "neither":
            await until(pilot, lambda: "lain dari keduanya" in shown(app))
            assert other in shown(app)
        else:
            await until(pilot, lambda: "isian 2 dari 3" in shown(app))
            await until(pilot, lambda: texts(store).get("look:nik") == third)
            assert texts(store)["nik"] == third
    assert found(store) == [("nik", 0)]


async def test_what_was_typed_on_before_the_difference_was_seen_decides_nothing(
    store: Store, tmp_path: Path
) -> None:
    async with looking(store, tmp_path) as (app, pilot, person):
        burst(app, person["nik"][:-1] + "9", "<enter>", person["phone"], "<enter>")
        burst(app, person["trade_name"], "<enter>", "<f2>")
        await until(pilot, lambda: "^" in shown(app))
        assert "isian 1 dari 3" in shown(app)
    assert texts(store)["nik"] == person["nik"]


async def test_back_to_the_form_loses_nothing_and_it_is_asked_again(
    store: Store, tmp_path: Path
) -> None:
    async with looking(store, tmp_path) as (app, pilot, person):
        burst(app, person["nik"], "<enter>")
        await until(pilot, lambda: "isian 2 dari 3" in shown(app))
        burst(app, "12", "<escape>")
        await until(pilot, lambda: "FORMULIR" in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: "KETIK ULANG" in shown(app))
        assert "isian 1 dari 2" in shown(app)  # the NIK has passed


async def test_a_parked_draft_is_asked_for_what_had_not_passed(
    store: Store, tmp_path: Path
) -> None:
    async with looking(store, tmp_path) as (app, pilot, person):
        burst(app, person["nik"], "<enter>")
        await until(pilot, lambda: "isian 2 dari 3" in shown(app))
        burst(app, "<ctrl+o>")
        await until(pilot, lambda: "ANTREAN" in shown(app))
    async with running(store, tmp_path, double_entry="always") as (app, pilot):
        await until(pilot, lambda: "D-001" in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: "KETIK ULANG" in shown(app))
        assert "isian 1 dari 2" in shown(app)
        burst(app, person["phone"], "<enter>", person["trade_name"], "<enter>")
        await until(pilot, lambda: "BACAKAN" in shown(app))


async def test_a_lock_comes_back_to_the_second_look_as_it_was(tmp_path: Path) -> None:
    home.create(tmp_path, "Siti", PASSPHRASE)
    with home.open_store(tmp_path, PASSPHRASE) as made:
        made.clock = fixed_clock
        draft(made, 41)
    person = sample_rows()[40]
    async with running(None, tmp_path, double_entry="always") as (app, pilot):
        await until(pilot, lambda: "BUKA" in shown(app))
        burst(app, "<enter>", PASSPHRASE, "<enter>")
        await until(pilot, lambda: "D-001" in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: "KETIK ULANG" in shown(app))
        burst(app, person["nik"][:8], "<ctrl+l>")
        await until(pilot, lambda: "BUKA" in shown(app))
        assert person["nik"][:8] not in shown(app)
        burst(app, "<enter>", PASSPHRASE, "<enter>")
        await until(pilot, lambda: "KETIK ULANG" in shown(app))
        burst(app, person["nik"][8:], "<enter>")
        await until(pilot, lambda: "isian 2 dari 3" in shown(app))


async def test_locked_while_a_look_is_written_it_goes_on_where_it_was(tmp_path: Path) -> None:
    home.create(tmp_path, "Siti", PASSPHRASE)
    with home.open_store(tmp_path, PASSPHRASE) as made:
        made.clock = fixed_clock
        draft(made, 41)
    person = sample_rows()[40]
    async with running(None, tmp_path, double_entry="always") as (app, pilot):
        await until(pilot, lambda: "BUKA" in shown(app))
        burst(app, "<enter>", PASSPHRASE, "<enter>")
        await until(pilot, lambda: "D-001" in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: "KETIK ULANG" in shown(app))
        disk = threading.Event()
        app.session.opened().write(lambda _tx: disk.wait(30))
        burst(app, person["nik"], "<enter>", person["phone"])
        await until(pilot, lambda: app.top is not None and app.top.holds("", ""))
        app.lock()
        disk.set()
        await until(pilot, lambda: "BUKA" in shown(app))
        burst(app, "<enter>", PASSPHRASE, "<enter>")
        await until(pilot, lambda: "KETIK ULANG" in shown(app))
        burst(app, "<enter>")
        await until(pilot, lambda: "isian 2 dari 3" in shown(app))
        assert found(app.session.opened()) == [("nik", 1)]


async def test_who_typed_it_first_and_who_looks_are_told_apart(
    store: Store, tmp_path: Path
) -> None:
    typed = draft(store, 41)
    store.who = "Dede"
    person = sample_rows()[40]
    async with running(store, tmp_path, double_entry="always") as (app, pilot):
        await until(pilot, lambda: typed.name in shown(app))
        burst(app, "<enter>")
        await until(pilot, lambda: "FORMULIR" in shown(app))
        form: Any = app.top
        form.go_to_field("trade_name")
        burst(app, "<ctrl+u>", "Warung Baru", "<f2>")
        await until(pilot, lambda: "KETIK ULANG" in shown(app))
        burst(app, person["nik"], "<enter>", person["phone"], "<enter>", "Warung Baru", "<enter>")
        await until(pilot, lambda: "BACAKAN" in shown(app))
    looked = store.read(lambda db: list(rows(db, "SELECT * FROM second_looks ORDER BY id")))
    assert [(row["typist"], row["by"]) for row in looked] == [
        ("Siti", "Dede"),
        ("Siti", "Dede"),
        ("Dede", "Dede"),
    ]


async def test_off_asks_nobody(store: Store, tmp_path: Path) -> None:
    app_ = draft(store, 41)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: "BACAKAN" in shown(app))


async def test_a_look_that_could_not_be_written_is_not_passed(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from operator_tui.core.errors import StoreTrouble
    from operator_tui.store import looks as rows_of_looks

    async with looking(store, tmp_path) as (app, pilot, person):

        def full(*_: object, **__: object) -> None:
            raise StoreTrouble("store.full")

        with monkeypatch.context() as patch:
            patch.setattr(rows_of_looks, "add", full)
            burst(app, person["nik"], "<enter>")
            await until(pilot, lambda: "isk penuh" in shown(app))
        assert "isian 1 dari 3" in shown(app)
        burst(app, "<enter>")
        await until(pilot, lambda: "isian 2 dari 3" in shown(app))
    assert found(store) == [("nik", 1)]


@pytest.mark.parametrize("language", ["id", "en"])
async def test_it_keeps_to_the_frame(store: Store, tmp_path: Path, language: str) -> None:
    app_ = draft(store, 41)
    locale.use(language)
    async with running(store, tmp_path, double_entry="always") as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: isinstance(app.top, SecondLookScreen))
        assert "…" not in frame(app)[1]
        burst(app, "3" * 200, "<enter>")
        await until(pilot, lambda: "^" in shown(app))
        frame(app)
