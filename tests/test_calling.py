"""F9 takes the next one in line to a form that is filled; F9 twice on an untouched one says that nobody came."""

from pathlib import Path

from operator_tui.core.lifecycle import Status
from operator_tui.core.line import Standing
from operator_tui.store import applications, intake, listing
from operator_tui.store.listing import Filter
from operator_tui.store.store import Store
from tests.making import sample_rows
from tests.test_followups import filled, final, with_nib
from tests.test_intake import DAY, called, came, moved, names
from tests.test_keeping import full_disk
from tests.test_screens import answer_keys, burst, form_keys, running, shown, until

NIK = "3210035704880001"


def state(store: Store, number: int) -> Standing:
    """Where the person with this number is."""
    people = store.read(lambda db: intake.of_day(db, DAY))
    return next(p.state for p in people if p.number == number)


async def test_f9_opens_the_draft_of_the_next_one_at_the_nik(store: Store, tmp_path: Path) -> None:
    came(store, "ENUNG", nik=NIK)
    came(store, "ICIH")
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<f9>")
        await until(pilot, lambda: "FORMULIR 001" in shown(app))
        text = shown(app)
        assert "Nomor 001, ENUNG." in text
        assert "dari loket" in text and "17-04-1988" in text
        burst(app, "<enter>", "<enter>", "<enter>", "<enter>", "<enter>", "CIKIJING", "<f9>")
        await until(pilot, lambda: "FORMULIR 002" in shown(app))
        assert "diparkir" in shown(app)
    first = store.read(lambda db: applications.typed(db, 1)).texts
    assert (first["name"], first["nik"], first["birthplace"]) == ("ENUNG", NIK, "CIKIJING")
    assert (state(store, 1), state(store, 2)) == (Standing.CALLED, Standing.CALLED)


async def test_what_is_typed_right_after_f9_is_that_persons(store: Store, tmp_path: Path) -> None:
    row = sample_rows()[40]
    came(store, "LAIN", phone="+6281222100147")
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<f9>", *form_keys(row), *answer_keys(row))
        await until(pilot, lambda: "F9 berikutnya" in shown(app))
        assert state(store, 1) is Standing.SERVED
        burst(app, "<f9>")
        await until(pilot, lambda: "FORMULIR baru" in shown(app))
    [seq] = store.read(lambda db: listing.seqs(db, Filter()))
    found = store.read(lambda db: applications.get(db, seq))
    assert (found.status, found.name, found.nik) == (Status.READY, row["name"], row["nik"])


async def test_f9_twice_on_an_untouched_draft_is_absent_and_calls_the_next(
    store: Store, tmp_path: Path
) -> None:
    for name in "ABCDE":
        came(store, name)
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<f9>")
        await until(pilot, lambda: "FORMULIR 001" in shown(app))
        burst(app, "<f9>")
        await until(pilot, lambda: "F9 sekali lagi" in shown(app))
        assert state(store, 1) is Standing.CALLED
        burst(app, "<f9>")
        await until(pilot, lambda: "FORMULIR 002" in shown(app))
    assert names(store) == ["C", "D", "A", "E"]
    assert [a.name for a in store.read(listing.drafts)] == ["B"]
    assert len(store.read(lambda db: listing.seqs(db, Filter(statuses=(Status.CANCELLED,))))) == 1


async def test_a_key_between_the_two_takes_the_question_back(store: Store, tmp_path: Path) -> None:
    came(store, "A")
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<f9>")
        await until(pilot, lambda: "FORMULIR 001" in shown(app))
        burst(app, "<f9>", NIK, "<f9>")
        await until(pilot, lambda: "FORMULIR baru" in shown(app))
    assert state(store, 1) is Standing.CALLED
    [draft] = store.read(listing.drafts)
    assert (draft.name, draft.nik) == ("A", NIK)


async def test_the_only_one_who_is_not_there_leaves_a_blank_form(
    store: Store, tmp_path: Path
) -> None:
    came(store, "A")
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<f9>")
        await until(pilot, lambda: "FORMULIR 001" in shown(app))
        burst(app, "<f9>", "<f9>")
        await until(pilot, lambda: "Tidak ada lagi yang menunggu" in shown(app))
        assert "FORMULIR baru" in shown(app)
    assert state(store, 1) is Standing.ABSENT


async def test_nobody_waiting_f9_is_a_blank_form_and_says_so(store: Store, tmp_path: Path) -> None:
    came(store, "MANDIRI", served="M")
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<f9>", NIK, "<enter>")
        await until(pilot, lambda: "Draf tersimpan" in shown(app))
        burst(app, "<f9>")
        await until(pilot, lambda: "FORMULIR baru" in shown(app))
    assert state(store, 1) is Standing.WAITING


async def test_ctrl_n_calls_nobody(store: Store, tmp_path: Path) -> None:
    came(store)
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<ctrl+n>")
        await until(pilot, lambda: "FORMULIR baru" in shown(app))
    assert state(store, 1) is Standing.WAITING


async def test_a_full_disk_calls_nobody_and_says_so(store: Store, tmp_path: Path) -> None:
    came(store, "X" * 20_000)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ANTREAN" in shown(app))
        with full_disk(store):
            burst(app, "<f9>", "9" * 20)
            await until(pilot, lambda: "Disk penuh" in shown(app))
            assert "99999" not in shown(app)
        burst(app, "<f9>")
        await until(pilot, lambda: "FORMULIR 001" in shown(app))


async def test_a_called_draft_opened_from_the_queue_has_its_number(
    store: Store, tmp_path: Path
) -> None:
    came(store, "ENUNG")
    found = called(store)
    assert found is not None
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "ENUNG" in shown(app))
        burst(app, "<enter>")
        await until(pilot, lambda: "FORMULIR 001" in shown(app))


async def test_someone_the_desk_sent_back_meanwhile_is_not_made_absent(
    store: Store, tmp_path: Path
) -> None:
    person = came(store, "ENUNG")
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<f9>")
        await until(pilot, lambda: "FORMULIR 001" in shown(app))
        moved(store, person, Standing.WAITING)
        burst(app, "<f9>", "<f9>")
        await until(pilot, lambda: state(store, 1) is Standing.CALLED)
    again = store.read(lambda db: intake.get(db, person.id))
    assert (again.absences, again.application) == (0, 2)


async def test_what_is_typed_for_someone_the_desk_has_moved_on_is_kept(
    store: Store, tmp_path: Path
) -> None:
    person = came(store, "ENUNG")
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<f9>")
        await until(pilot, lambda: "FORMULIR 001" in shown(app))
        burst(app, NIK)
        moved(store, person, Standing.ABSENT)
        burst(app, "<enter>", "<enter>", "<enter>", "<enter>", "<enter>", "CIKIJING", "<enter>")
        await until(pilot, lambda: "Draf tersimpan sampai" in shown(app))
        burst(app, "BLOK SABTU", "<f6>")
        await until(pilot, lambda: "ANTREAN" in shown(app) and "diparkir" in shown(app))
    [kept] = store.read(listing.drafts)
    texts = store.read(lambda db: applications.typed(db, kept.seq)).texts
    assert (texts["nik"], texts["name"], texts["birthplace"]) == (NIK, "ENUNG", "CIKIJING")
    assert "BLOK SABTU" in texts.values()
    assert (state(store, 1), names(store)) == (Standing.ABSENT, ["ENUNG"])
    again = called(store)
    assert again is not None
    assert again.application.seq == kept.seq


async def test_one_whom_the_desk_moved_on_can_be_finished_all_the_same(
    store: Store, tmp_path: Path
) -> None:
    row = sample_rows()[40]
    person = came(store, "LAIN", phone="+6281222100147")
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<f9>")
        await until(pilot, lambda: "FORMULIR 001" in shown(app))
        moved(store, person, Standing.GONE)
        burst(app, *form_keys(row), *answer_keys(row))
        await until(pilot, lambda: "F9 berikutnya" in shown(app))
    assert state(store, 1) is Standing.SERVED


async def test_f9_for_someone_with_an_nib_who_asks_for_what_follows_opens_that(
    store: Store, tmp_path: Path
) -> None:
    nib = with_nib(store)
    came(store, "ENUNG", nik=nib.nik, services="H P")
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<f9>")
        await until(pilot, lambda: "LANJUTAN" in shown(app) and nib.nib in shown(app))
        assert "Nomor 001" in shown(app)
        burst(app, "<enter>", "<enter>")
        await until(pilot, lambda: "PERMOHONAN" in shown(app))
    assert [a.form for a in store.read(listing.drafts)] == ["halal"]
    assert state(store, 1) is Standing.CALLED
    [follow] = store.read(listing.drafts)
    filled(store, follow)
    final(store, follow)
    assert state(store, 1) is Standing.SERVED


async def test_f9_for_someone_with_an_nib_who_asks_for_another_is_the_form(
    store: Store, tmp_path: Path
) -> None:
    nib = with_nib(store)
    came(store, "ENUNG", nik=nib.nik, services="N H")
    came(store, "ICIH", services="H")
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<f9>")
        await until(pilot, lambda: "FORMULIR 001" in shown(app) and "sudah ada" in shown(app))
        burst(app, "<f9>", "<f9>")
        await until(pilot, lambda: "FORMULIR 002" in shown(app))
