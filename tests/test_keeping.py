"""Nothing typed is lost on the way from screen to screen: full disks, locks, keys that come before their screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from operator_tui.core.lifecycle import Status
from operator_tui.store import applications, exercises, home, journal, listing, outbox
from operator_tui.store.listing import Filter
from operator_tui.store.store import Store
from tests.conftest import PASSPHRASE
from tests.making import draft, in_every_status, many, ready, sample_rows
from tests.test_screens import answer_keys, burst, form_keys, running, shown, until

BEGUN = ("<ctrl+n>", "3210035704880001", "<enter>", "<enter>")
LONG = "9" * 9_000


def fill(store: Store) -> None:
    """Nothing more fits into the store from here on."""
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages}")


@contextmanager
def full_disk(store: Store) -> Iterator[None]:
    """Nothing more fits into the store; once left, there is room again."""
    fill(store)
    try:
        yield
    finally:
        store._db.execute("PRAGMA max_page_count = 100000")


@pytest.mark.parametrize("key", ["<escape>", "<f6>", "<ctrl+o>", "<f9>", "<ctrl+n>"])
async def test_a_form_that_cannot_be_saved_is_not_left(
    store: Store, tmp_path: Path, key: str
) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        burst(app, *BEGUN, "ICIH", "<enter>")
        await until(pilot, lambda: 'sampai "Nama"' in shown(app))
        with full_disk(store):
            burst(app, "<shift+tab>", "<shift+tab>", LONG, key, "ZZZ")
            await until(pilot, lambda: "Disk penuh" in shown(app))
            text = shown(app)
            assert "FORMULIR D-001" in text
            assert "Nomor KK" in text
            assert "ZZZ" not in text
        burst(app, key)
        await until(pilot, lambda: "FORMULIR D-001" not in shown(app))
    [kept] = store.read(listing.drafts)
    assert store.read(lambda db: applications.typed(db, kept.seq)).texts["kk"] == LONG


async def test_leaving_the_program_asks_once_before_typing_is_lost(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        with full_disk(store):
            burst(app, *BEGUN[:3], LONG, "<ctrl+q>")
            await until(pilot, lambda: "keluar tanpanya" in shown(app))
            burst(app, "<ctrl+q>")
            await until(pilot, lambda: app.return_code == 0)


async def test_a_lock_keeps_the_word_that_was_begun(tmp_path: Path) -> None:
    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    async with running(None, tmp_path / "h") as (app, pilot):
        burst(app, PASSPHRASE, "<enter>", *BEGUN, "ENUNG NUR")
        await until(pilot, lambda: "ENUNG NUR" in shown(app))
        burst(app, "<ctrl+l>")
        await until(pilot, lambda: "BUKA" in shown(app))
        assert "Siti ·" not in shown(app)
        burst(app, PASSPHRASE, "<enter>", "HAYATI", "<enter>")
        await until(pilot, lambda: 'sampai "Nama"' in shown(app))
        assert app.session.store is not None
        [kept] = app.session.store.read(listing.drafts)
        assert kept.name == "ENUNG NURHAYATI"


async def test_leaving_a_locked_screen_asks_before_typing_is_lost(tmp_path: Path) -> None:
    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    async with running(None, tmp_path / "h") as (app, pilot):
        burst(app, PASSPHRASE, "<enter>")
        await until(pilot, lambda: app.session.store is not None and "ANTREAN" in shown(app))
        assert app.session.store is not None
        fill(app.session.store)
        burst(app, *BEGUN[:3], LONG, "<ctrl+l>")
        await until(pilot, lambda: "BUKA" in shown(app))
        burst(app, "<ctrl+q>")
        await until(pilot, lambda: "keluar tanpanya" in shown(app))
        burst(app, "<ctrl+q>")
        await until(pilot, lambda: app.return_code == 0)


async def test_a_lock_before_anything_was_saved_comes_back_to_the_form(tmp_path: Path) -> None:
    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    async with running(None, tmp_path / "h") as (app, pilot):
        burst(app, PASSPHRASE, "<enter>", "<ctrl+n>", "32100357", "<ctrl+l>")
        await until(pilot, lambda: "BUKA" in shown(app))
        burst(app, PASSPHRASE, "<enter>", "04880001")
        await until(pilot, lambda: "3210035704880001" in shown(app))


async def test_what_is_missing_stays_on_the_message_line(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<ctrl+n>", "3210035704880001", "<f2>")
        await until(pilot, lambda: "D-001" in shown(app))
        assert "Belum bisa dibacakan" in shown(app)


async def test_the_menu_leaves_on_the_second_asking(store: Store, tmp_path: Path) -> None:
    ready(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "1 belum terkirim" in shown(app))
        burst(app, "<f10>", "keluar", "<enter>")
        await until(pilot, lambda: "sekali lagi" in shown(app))
        burst(app, "<f10>", "keluar", "<enter>")
        await until(pilot, lambda: app.return_code == 0)


async def test_a_reason_typed_before_the_detail_stands_is_taken(
    store: Store, tmp_path: Path
) -> None:
    app_ = draft(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        burst(app, "<right>", "<f4>", "salah orang", "<enter>")
        await until(
            pilot,
            lambda: (
                store.read(lambda db: applications.get(db, app_.seq)).status is Status.CANCELLED
            ),
        )


async def test_the_right_arrow_waits_for_the_filter(store: Store, tmp_path: Path) -> None:
    apps = ready(store, 6)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil 6" in shown(app))
        burst(app, apps[1].name, "<right>")
        await until(pilot, lambda: f"RINCIAN {apps[1].ref}" in shown(app))


async def test_what_is_typed_while_the_store_is_made_goes_on(tmp_path: Path) -> None:
    async with running(None, tmp_path / "h") as (app, pilot):
        burst(app, "Siti", "<enter>", PASSPHRASE, "<enter>", PASSPHRASE, "<enter>", *BEGUN, "ICIH")
        await until(pilot, lambda: "ICIH" in shown(app))


async def test_the_next_person_is_told_that_the_last_is_saved(store: Store, tmp_path: Path) -> None:
    row = sample_rows()[40]
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<ctrl+n>", *form_keys(row), *answer_keys(row), "<f9>", "32100")
        await until(pilot, lambda: "32100" in shown(app) and "FORMULIR baru" in shown(app))
        assert "MJL03-261124-0001 tersimpan dan siap dikirim" in shown(app)


async def test_the_mark_stays_on_its_person(store: Store, tmp_path: Path) -> None:
    apps = many(store, 130)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil 130" in shown(app))
        burst(app, "<end>", *["<up>"] * 3, "<enter>")
        await until(pilot, lambda: f"RINCIAN {apps[3].ref}" in shown(app))
        burst(app, "<escape>")
        await until(pilot, lambda: " > 0004" in shown(app))
        draft(store, 2)
        app.recount()
        await until(pilot, lambda: "tampil 131" in shown(app))
        assert " > 0004" in shown(app)
    assert store.read(lambda db: len(listing.seqs(db, Filter()))) == 131


async def test_enter_on_a_field_from_the_read_back_goes_back_to_it(
    store: Store, tmp_path: Path
) -> None:
    app_ = draft(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        burst(app, "<f2>", "<down>", "<f4>", "ENUNG NURHAYATI BINTI UDIN", "<enter>")
        await until(pilot, lambda: "BACAKAN D-001" in shown(app) and "BINTI UDIN" in shown(app))


async def test_the_office_sentence_stays_while_it_is_mended(store: Store, tmp_path: Path) -> None:
    app_ = in_every_status(store)[Status.RETURNED]
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        app.open_screen("form", seq=app_.seq)
        await until(pilot, lambda: "Kode tidak sesuai uraian" in shown(app))
        assert "KBLI" in shown(app)
        burst(app, "<down>", "<down>", "1999", "<enter>")
        await until(pilot, lambda: "Draf tersimpan" in shown(app))
        assert "Kode tidak sesuai uraian" in shown(app)
        assert "◄" in next(r for r in shown(app).splitlines() if r.strip().startswith("KBLI"))


async def test_a_refusal_is_seen_in_a_small_window(tmp_path: Path) -> None:
    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    async with running(None, tmp_path / "h") as (app, pilot):
        await pilot.resize_terminal(60, 20)
        burst(app, "salah sekali", "<enter>")
        await until(pilot, lambda: "tidak cocok" in shown(app))
        assert "perlu 80×24" in shown(app)


def test_an_empty_paste_empties_nothing() -> None:
    from operator_tui.core.lineedit import LineEdit

    for rubbish in ("", "\x00\x07", "\x1b[31m", "  \n "):
        line = LineEdit.entering("ANI")
        line.insert(rubbish)
        assert (line.text, line.fresh) == ("ANI", True)


def test_a_line_in_a_box_shows_its_cursor_whatever_its_letters() -> None:
    from rich.cells import cell_len

    from operator_tui.core.lineedit import LineEdit
    from operator_tui.ui.paint import Look, box

    for text in ("", "ICIH", "王小明" * 20, "👩👩👧 Ж שלום e", "x" * 200):
        for cursor in {0, len(text) // 2, len(text)}:
            for look in (Look(80, 24), Look(80, 24, mono=True)):
                spans = box(LineEdit(text, cursor), 30, look)
                assert sum(cell_len(span.text) for span in spans) == 30
                under = spans[2 if look.brackets else 1].text
                assert under == (text[cursor : cursor + 1] or " ")


def test_ascii_keeps_letters_and_widths() -> None:
    from rich.cells import cell_len

    from operator_tui.ui.paint import to_ascii

    assert to_ascii("RENÉE ANDRÉANA SÖ · √") == "RENEE ANDREANA SO | +"
    for text in ("王小明", "√ diterima", "… ■ ×", "é"):
        assert to_ascii(text).isascii()
        assert len(to_ascii(text)) == cell_len(text)


async def test_a_lock_in_the_read_back_comes_back_to_it(tmp_path: Path) -> None:
    row = sample_rows()[40]
    home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    async with running(None, tmp_path / "h") as (app, pilot):
        burst(app, PASSPHRASE, "<enter>", "<ctrl+n>", *form_keys(row), "<f7>", "Y", "<enter>")
        await until(pilot, lambda: "BACAKAN D-001" in shown(app) and "SNI" in shown(app))
        burst(app, "<ctrl+l>")
        await until(pilot, lambda: "BUKA" in shown(app))
        burst(app, PASSPHRASE, "<enter>", *answer_keys(row)[3:])
        await until(pilot, lambda: "siap dikirim" in shown(app))
        assert app.session.store is not None
        [seq] = app.session.store.read(
            lambda db: listing.seqs(db, Filter(statuses=(Status.READY,)))
        )
        texts = app.session.store.read(lambda db: applications.typed(db, seq)).texts
        assert (texts["nik"], texts["decl_sni"]) == (row["nik"], row["decl_sni"])


async def test_what_the_office_refused_is_not_sent_again_unseen(
    store: Store, tmp_path: Path
) -> None:
    app_ = in_every_status(store)[Status.RETURNED]
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        app.open_screen("form", seq=app_.seq)
        await until(pilot, lambda: "Kode tidak sesuai uraian" in shown(app))
        burst(app, "<tab>", "<f7>")
        await until(pilot, lambda: "belum berubah" in shown(app))
        burst(app, "<f2>")
        await pilot.pause()
        assert "BACAKAN" not in shown(app)
        assert "belum berubah" in shown(app)
        burst(app, "<ctrl+r>")
        await until(pilot, lambda: "alasan tetap" in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: "Belum bisa dibacakan" in shown(app))
        burst(app, "sudah ditanyakan", "<f2>")
        await until(pilot, lambda: "BACAKAN" in shown(app))


async def test_with_something_unsent_and_something_unsaved_it_can_still_be_left(
    store: Store, tmp_path: Path
) -> None:
    ready(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "1 belum terkirim" in shown(app))
        with full_disk(store):
            burst(app, *BEGUN[:3], LONG, "<ctrl+q>")
            await until(pilot, lambda: "sekali lagi" in shown(app))
            burst(app, "<ctrl+q>")
            await until(pilot, lambda: "keluar tanpanya" in shown(app))
            burst(app, "<ctrl+q>")
            await until(pilot, lambda: app.return_code == 0)


async def test_a_draft_that_moved_on_elsewhere_holds_nobody(store: Store, tmp_path: Path) -> None:
    app_ = draft(store)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        burst(app, "<enter>")
        await until(pilot, lambda: "FORMULIR D-001" in shown(app))
        store.do(lambda tx: applications.cancel(tx, app_.seq, "di jendela lain"))
        burst(app, "x", "<escape>")
        await until(pilot, lambda: "ANTREAN" in shown(app) and "statusnya batal" in shown(app))


async def test_f7_finds_who_needs_a_hand_among_many(store: Store, tmp_path: Path) -> None:
    many(store, 150)
    store.do(lambda tx: outbox.lease(tx, "b1", 3))
    store.do(lambda tx: outbox.give_back(tx, "b1", untouched=False, problem="cut"))
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil 150" in shown(app))
        for number in ("0003", "0002", "0001", "0003"):
            burst(app, "<f7>")
            await until(pilot, lambda number=number: f" > {number}" in shown(app))


async def test_a_full_disk_names_all_that_is_not_on_it(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        burst(app, *BEGUN, "ICIH", "<enter>")
        await until(pilot, lambda: 'sampai "Nama"' in shown(app))
        with full_disk(store):
            burst(
                app, "<shift+tab>", "<shift+tab>", LONG, "<enter>", "<enter>", "<enter>", "<enter>"
            )
            burst(app, "CIAMIS", "<enter>")
            await until(pilot, lambda: '2 isian sejak "Nomor KK" belum tersimpan' in shown(app))


async def test_a_locked_demo_says_its_passphrase(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        app.session.demo = True
        burst(app, "<ctrl+l>")
        await until(pilot, lambda: f"ketik {exercises.WORD}" in shown(app))


async def test_leaving_the_demo_asks_once_while_exercises_would_be_lost(
    store: Store, tmp_path: Path
) -> None:
    """Ctrl+Q beside Ctrl+W: half an hour of practising went without a word."""
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        app.session.demo = True
        store.do(lambda tx: journal.add(tx, exercises.LOCKED))
        app._see_exercises()
        await until(pilot, lambda: "LATIHAN 1/11" in shown(app))
        burst(app, "<ctrl+q>")
        await until(pilot, lambda: "Latihan 1 dari 11" in shown(app))
        assert app.return_code is None
        burst(app, "<ctrl+q>")
        await until(pilot, lambda: app.return_code == 0)


async def test_leaving_an_untouched_demo_asks_nothing(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        app.session.demo = True
        burst(app, "<ctrl+q>")
        await until(pilot, lambda: app.return_code == 0)
