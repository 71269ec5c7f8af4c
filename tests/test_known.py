"""Who is this already: by NIK whatever its state, by name and birth date whatever the spelling."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui.core.lifecycle import Status
from operator_tui.core.names import alike, folded
from operator_tui.store import applications, known, listing
from operator_tui.store.applications import Application, Typed
from operator_tui.store.sqlcipher import rows
from operator_tui.store.store import Store
from tests.making import FORM, in_every_status, ready, sample_rows, texts_of
from tests.test_screens import burst, running, shown, until


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ENUNG NURHAYATI", "Enung Nurhayati"),
        ("NUR'AENI BINTI UDIN", "NURAENI BINTI UDIN"),
        ("SOEKARNO", "SUKARNO"),
        ("DJUHAERI", "JUHAIRI"),
        ("TJITJIH", "CICIH"),
        ("YUSUF MAULANA", "JUSUF MAULANA"),
        ("FATIMAH", "PATIMAH"),
        ("SITI ROHMAH", "SITI ROCHMAH"),
        ("MUHAMMAD YUSUP", "MUHAMAD YUSUF"),
        ("ZAENAL ARIFIN", "JAENAL ARIPIN"),
        ("IIS ROHAYATI", "IS ROHAYATI"),
        ("ENUNG NURHAYATI", "ENUNG NURHAYTI"),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert alike(one, other) and alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ICIH", "ACIH"), ("DEDE", "DEDI"), ("SITI ROHMAH", "SITI AMINAH"), ("", ""), ("'", "-")],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert not alike(one, other)


@given(st.text(max_size=30))
def test_a_name_is_like_itself_whatever_its_case_and_spaces(name: str) -> None:
    same = alike(name, f"  {name} ")
    assert same is bool(folded(name))
    assert alike(name, name.replace(" ", "")) is same


@given(st.text(max_size=20), st.text(max_size=20))
def test_alike_goes_both_ways(one: str, other: str) -> None:
    assert alike(one, other) is alike(other, one)


def begun(store: Store, **other: str) -> Application:
    """A draft of the first sample applicant, some of it otherwise."""
    typed = texts_of(sample_rows()[0])
    texts = {**typed.texts, **other}
    return store.do(lambda tx: applications.begin(tx, FORM, Typed(texts, typed.filled)))


@pytest.mark.parametrize("status", list(Status))
def test_the_same_nik_is_known_in_every_state(store: Store, status: Status) -> None:
    there = in_every_status(store)[status]
    draft = begun(store, nik=there.nik)
    found = store.read(lambda db: known.find(db, draft))
    if status is Status.CANCELLED:
        assert (found.earlier, found.cancelled) == (None, there)
    else:
        assert (found.earlier, found.cancelled) == (there, None)


def test_a_cancelled_one_is_no_news_beside_one_that_is_not(store: Store) -> None:
    [one] = ready(store)
    store.do(lambda tx: applications.cancel(tx, one.seq, "pulang"))
    other = begun(store)
    third = begun(store)
    found = store.read(lambda db: known.find(db, third))
    assert found.earlier is not None and found.earlier.seq == other.seq
    assert found.cancelled is None


def test_a_name_with_its_birth_date_is_known_by_any_spelling(store: Store) -> None:
    [there] = ready(store)
    draft = begun(store, nik="3210035704880777", name="ENOENG NURHAYATIE")
    assert store.read(lambda db: known.find(db, draft)).namesake == there
    other_day = begun(store, nik="3210035704880777", birth_date="18-04-1988")
    assert store.read(lambda db: known.find(db, other_day)).namesake is None
    someone_else = begun(store, nik="3210035704880777", name="TITIN SUPRIATIN")
    assert store.read(lambda db: known.find(db, someone_else)).namesake is None


def test_only_applications_of_the_same_form_count(store: Store) -> None:
    ready(store)
    draft = begun(store)
    follow_up = draft._replace(form="halal")
    assert store.read(lambda db: known.find(db, follow_up)) == known.Known()
    assert store.read(lambda db: known.find(db, draft)).earlier is not None


def test_the_birth_date_is_kept_as_typed_and_as_sent(store: Store) -> None:
    [app] = ready(store)
    assert app.born == "1988-04-17"
    store.do(lambda tx: applications.as_sent(tx, app.seq))
    assert store.read(lambda db: applications.get(db, app.seq)).born == "1988-04-17"
    assert begun(store, birth_date="entah").born == ""


def test_people_are_sought_by_an_index_not_by_reading_all(store: Store) -> None:
    plans = [
        "EXPLAIN QUERY PLAN SELECT * FROM applications WHERE nik = '1' AND form = 'nib' ORDER BY seq DESC",
        "EXPLAIN QUERY PLAN SELECT seq, name FROM applications WHERE born = '1' AND form = 'nib' ORDER BY seq DESC",
    ]
    for plan in plans:
        told = " ".join(row["detail"] for row in store.read(lambda db, plan=plan: rows(db, plan)))  # type: ignore[misc]
        assert "USING INDEX" in told and "SCAN" not in told and "TEMP B-TREE" not in told


async def test_leaving_the_nik_tells_who_it_is_and_f4_opens_that_one(
    store: Store, tmp_path: Path
) -> None:
    there = in_every_status(store)[Status.ISSUED]
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<ctrl+n>", there.nik, "<enter>")
        who = f"{there.ref[-4:]}, ■ terbit 10.00, Siti, NIB {there.nib}"
        await until(pilot, lambda: who in " ".join(shown(app).split()))
        burst(app, "<up>", "<f4>")
        await until(pilot, lambda: f"RINCIAN {there.ref}" in shown(app))
        assert "tersimpan dan diparkir" in shown(app)
    newest, *_ = store.read(listing.drafts)
    assert newest.nik == there.nik and newest.seq != there.seq


async def test_a_name_like_another_is_a_hint_and_holds_nobody(store: Store, tmp_path: Path) -> None:
    [there] = ready(store)
    keys = ("3210035704880777", "<enter>", "<enter>", "ENOENG NURHAYATI", "<enter>")
    async with running(store, tmp_path) as (app, pilot):
        burst(app, "<ctrl+n>", *keys)
        await until(pilot, lambda: "tanggal lahirnya mirip: 0001, □ siap" in shown(app))
        burst(app, "<up>", "<f4>")
        await until(pilot, lambda: f"RINCIAN {there.ref}" in shown(app))
