"""The read-back: what is asked of whom, what is shown of a correction, and what is written of both."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from operator_tui import forms, locale
from operator_tui.core import content, revision
from operator_tui.core.entry import Entry
from operator_tui.core.lifecycle import Status
from operator_tui.reference.lookups import TABLES, Lookups
from operator_tui.store import applications, finalised, outbox, updates
from operator_tui.store.applications import Application
from operator_tui.store.sqlcipher import rows
from operator_tui.store.store import Store, Tx
from operator_tui.ui import readback_rows
from operator_tui.ui.app import OperatorApp
from operator_tui.ui.draft import Draft
from operator_tui.ui.paint import plain
from operator_tui.ui.screens.form import FormScreen
from operator_tui.ui.screens.readback import ReadBackScreen
from tests.conftest import TODAY
from tests.making import FORM, draft, ready, sample_rows, texts_of
from tests.test_frame import frame
from tests.test_screens import answer_keys, burst, running, shown, until

NOBODY_WANTS = next(
    n for n, r in enumerate(sample_rows(), 1) if (r["want_halal"], r["want_pirt"]) == ("T", "T")
)


def statement_rows(store: Store, seq: int = 1) -> list[dict[str, Any]]:
    sql = "SELECT * FROM statements WHERE seq = ? ORDER BY id"
    return store.read(lambda db: list(rows(db, sql, [seq])))


def unanswered(store: Store, number: int, *names: str) -> Application:
    """A sample applicant as a draft, some statements (or all of them) not answered yet."""
    app, typed = draft(store, number), texts_of(sample_rows()[number - 1])
    left = names or [s.name for s in FORM.statements]
    texts = {n: t for n, t in typed.texts.items() if n not in left}
    store.do(lambda tx: applications.save(tx, app.seq, typed._replace(texts=texts)))
    return app


def returned(store: Store, number: int, field: str = "trade_name") -> Application:
    """A sample applicant, finalised, sent, and sent back by the office."""
    [app] = ready(store, 1, first=number)

    def there_and_back(tx: Tx) -> None:
        [item] = outbox.lease(tx, "b1", 1)
        outbox.accepted(tx, item, "K-000001", "2026-11-24T03:00:00.000Z")
        updates.returned(tx, app.id, 1, field, "Tidak sesuai.", "Bu Wiwin")

    store.do(there_and_back)
    return store.read(lambda db: applications.get(db, app.seq))


async def change(app: OperatorApp, pilot: Pilot[None], app_: Application, **new: str) -> None:
    """Open it in the form and put other answers into fields; F2 leads to the read-back."""
    await until(pilot, lambda: app_.name in shown(app))
    app.open_screen("form", seq=app_.seq)
    await until(pilot, lambda: isinstance(app.top, FormScreen) and app.top.app_row is not None)
    form = app.top
    assert isinstance(form, FormScreen)
    for name, text in new.items():
        form.put(name, text)
    burst(app, "<f2>")
    await until(pilot, lambda: isinstance(app.top, ReadBackScreen))


def as_draft(form: FormScreen) -> Draft:
    """The form is what the screens on it take it for: checked by mypy."""
    return form


# --- what is asked -----------------------------------------------------------------------------


@pytest.mark.parametrize(("halal", "pirt"), [("Y", "Y"), ("Y", "T"), ("T", "Y"), ("T", "T")])
def test_a_consent_is_asked_for_a_wanted_purpose_only(halal: str, pirt: str) -> None:
    asked = [s.name for s in FORM.consents({"want_halal": halal, "want_pirt": pirt})]
    assert ("consent_halal" in asked) == (halal == "Y")
    assert ("consent_pirt" in asked) == (pirt == "Y")
    assert "consent_contact" in asked


async def test_nobody_is_asked_about_what_they_do_not_want(store: Store, tmp_path: Path) -> None:
    person = sample_rows()[NOBODY_WANTS - 1]
    app_ = unanswered(store, NOBODY_WANTS)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        burst(app, "<f2>", "<f7>")
        await until(pilot, lambda: "BACAKAN" in shown(app))
        assert "Data untuk halal" not in shown(app) and "Boleh dihubungi" in shown(app)
        burst(app, *answer_keys(person))
        await until(pilot, lambda: "siap dikirim" in shown(app))
    assert {r["name"] for r in statement_rows(store)} == {
        s.name for s in FORM.asked_statements(person)
    }
    [sent] = store.do(lambda tx: outbox.lease(tx, "b", 1))
    assert not {"consent_halal", "consent_pirt"} & sent.body["statements"].keys()


@pytest.mark.parametrize("language", ["id", "en"])
async def test_a_refused_consent_says_what_follows(
    store: Store, tmp_path: Path, language: str
) -> None:
    person = sample_rows()[0]
    assert person["want_halal"] == "Y"
    app_ = unanswered(store, 1, "consent_halal")
    locale.use(language)
    sentence = locale.say("form.readback.no-consent", purpose="").split(",")[0]
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: isinstance(app.top, ReadBackScreen))
        burst(app, "<f7>", "t")
        await until(pilot, lambda: sentence in shown(app))
        frame(app)
        burst(app, "<enter>", "<down>", "<down>")
        await pilot.pause()
        assert sentence in "\n".join(frame(app)[2:21])  # it stays as long as the answer does
        burst(app, "<f2>")
        await until(pilot, lambda: statement_rows(store) != [])
    given = {r["name"]: r["answer"] for r in statement_rows(store)}
    assert given["consent_halal"] == "T"


def test_a_purpose_without_consent_is_told_apart_from_one_nobody_asked_for() -> None:
    texts = {"want_halal": "Y", "want_pirt": "T", "consent_halal": "T", "consent_pirt": "T"}
    lacking = [s.name for s in revision.missing_consents(FORM, texts | {"consent_contact": "T"})]
    assert lacking == ["consent_halal"]


async def test_the_notice_is_shown_with_its_version(store: Store, tmp_path: Path) -> None:
    app_ = draft(store, 1)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        burst(app, "<f2>", "<up>")
        await until(pilot, lambda: "Lisan di depan" in shown(app))
        burst(app, "<f4>")
        await until(pilot, lambda: f"PEMBERITAHUAN v{FORM.notice_version}" in shown(app))
        assert "UU 27/2022" in shown(app)


def test_a_field_that_was_added_to_the_form_is_read_too() -> None:
    path = Path(forms.__file__).parent / "nib.toml"
    added = """
[[section]]
name = "more"
label = { id = "Lain", en = "More" }

[[section.field]]
name = "stall"
type = "text"
label = { id = "Nomor lapak", en = "Stall" }
help = { id = "Nomor lapak, contoh: 12.", en = "Stall number, e.g. 12." }
"""
    text = path.read_text(encoding="utf-8")
    form = forms.parse(text.replace("[[statement]]", added + "\n[[statement]]", 1))
    typed = texts_of(sample_rows()[0])
    entry = Entry.open(
        form, Lookups(""), TODAY, "2020", {**typed.texts, "stall": "B-12"}, typed.filled
    )
    [line] = [one for one in readback_rows.lines(entry, TODAY) if one.field == "stall"]
    assert (line.label, line.text) == ("Nomor lapak", "B-12")


# --- a correction ------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(1, 61))
def test_what_was_finalised_and_not_touched_has_not_changed(number: int) -> None:
    texts = texts_of(sample_rows()[number - 1]).texts
    body = {
        "content": content.content(FORM, texts, TODAY),
        "statements": content.statements(FORM, texts),
    }
    before = revision.former(FORM, body, TODAY)
    assert revision.changed(FORM, before, texts, TODAY) == []
    assert revision.stand(FORM, before, texts)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ({"trade_name": "Lain"}, ["trade_name"]),
        ({"yearly_sales": "19000000"}, ["yearly_sales"]),
        ({"email": ""}, []),
        ({"kbli_version": "2025"}, ["kbli"]),  # the same digits, another meaning
        ({"name": "ENUNG  NURHAYATI "}, []),  # nothing that would be stored differs
        (
            {"place_same_as_ktp": "T", "place_address": "BLOK X"},
            ["place_same_as_ktp", "place_address"],
        ),
        ({"ktp_province": "Jawa Tengah"}, ["ktp_province"]),
    ],
)
def test_what_changed_is_found(new: dict[str, str], expected: list[str]) -> None:
    texts = dict(texts_of(sample_rows()[0]).texts)
    body = {"content": content.content(FORM, texts, TODAY)}
    before = revision.former(FORM, body, TODAY)
    assert revision.changed(FORM, before, texts | new, TODAY) == expected


def test_a_purpose_that_was_not_asked_before_is_missing() -> None:
    texts = {**texts_of(sample_rows()[0]).texts, "want_pirt": "T"}
    del texts["consent_pirt"]
    before = revision.former(FORM, {"statements": content.statements(FORM, texts)}, TODAY)
    assert revision.stand(FORM, before, texts)
    assert not revision.stand(FORM, before, texts | {"want_pirt": "Y"})


@pytest.mark.parametrize(
    ("new", "stands"),
    [
        ({"trade_name": "Lain"}, True),
        ({"want_halal": "T"}, True),  # a purpose less: the others' answers stand
        ({"decl_sni": "T"}, False),
        ({"consent_contact": ""}, False),
        ({"consent_method": "S", "consent_paper": "A-1"}, False),
    ],
)
def test_former_answers_stand_unless_one_changed_or_is_missing(
    new: dict[str, str], stands: bool
) -> None:
    texts = dict(texts_of(sample_rows()[0]).texts)
    before = revision.former(FORM, {"statements": content.statements(FORM, texts)}, TODAY)
    assert revision.stand(FORM, before, texts | new) == stands


async def test_of_a_correction_only_what_changed_is_read(store: Store, tmp_path: Path) -> None:
    app_ = returned(store, 1, "trade_name")
    first = statement_rows(store)
    async with running(store, tmp_path) as (app, pilot):
        await change(app, pilot, app_, trade_name="Keripik Baru", yearly_sales="19000000")
        await until(pilot, lambda: "revisi 2" in shown(app))
        seen = shown(app)
        assert "Keripik Bu Enung → Keripik Baru" in seen
        assert "Rp 18.000.000 → Rp 19.000.000" in seen
        assert "MAJALENGKA" not in seen and app_.nik[:6] not in seen
        assert "Jawaban yang dulu tetap berlaku" in seen and "Tata ruang Y" in seen
        frame(app)
        burst(app, "<f2>", "<f2>")
        await until(pilot, lambda: "Bacakan dulu 2 baris" in shown(app))
        assert store.read(lambda db: applications.get(db, app_.seq)).status is Status.RETURNED
        burst(app, "<enter>", "<enter>", "<f2>")
        await until(pilot, lambda: "siap dikirim" in shown(app))
        assert "diketik" not in shown(app)
    done = store.read(lambda db: applications.get(db, app_.seq))
    assert (done.status, done.revision) == (Status.READY, 2)
    assert statement_rows(store) == first  # nothing was asked, so nothing is said to have been
    body = store.read(lambda db: finalised.last(db, app_.seq))
    assert body is not None and body["content"]["trade_name"] == "Keripik Baru"


async def test_a_purpose_wanted_since_is_asked_and_old_rows_stay(
    store: Store, tmp_path: Path
) -> None:
    app_ = returned(store, NOBODY_WANTS)
    typed = store.read(lambda db: applications.typed(db, app_.seq))
    without = {n: t for n, t in typed.texts.items() if n != "consent_halal"}
    store.do(lambda tx: applications.save(tx, app_.seq, typed._replace(texts=without)))
    first = statement_rows(store)
    store.who = "Dede"
    async with running(store, tmp_path) as (app, pilot):
        await change(app, pilot, app_, trade_name="Lain", want_halal="Y")
        await until(pilot, lambda: "Data untuk halal" in shown(app))
        assert "Jawaban yang dulu" not in shown(app)
        burst(app, "<enter>", "<enter>", "<f2>")
        await until(pilot, lambda: "1 jawaban kosong" in shown(app))
        burst(app, "y", "<f2>")
        await until(pilot, lambda: "siap dikirim" in shown(app))
    after = statement_rows(store)
    assert after[: len(first)] == first
    [new] = after[len(first) :]
    assert (new["name"], new["answer"], new["revision"]) == ("consent_halal", "Y", 2)
    assert (new["by"], new["method"]) == ("Dede", first[0]["method"])


async def test_an_answer_changed_in_a_correction_is_a_row_of_its_own(
    store: Store, tmp_path: Path
) -> None:
    app_ = returned(store, 1)
    first = statement_rows(store)
    async with running(store, tmp_path) as (app, pilot):
        await change(app, pilot, app_, trade_name="Lain")
        await until(pilot, lambda: "revisi 2" in shown(app))
        burst(app, "<down>", "<f4>")
        await until(pilot, lambda: "Alamat KTP" in shown(app))
        last = len(readback_rows.lines(app.top._form_screen.entry, TODAY))  # type: ignore[union-attr]
        burst(app, *["<down>"] * (last + 1), "t", "<f2>")
        await until(pilot, lambda: "siap dikirim" in shown(app))
    after = statement_rows(store)
    assert after[: len(first)] == first
    assert [(r["name"], r["answer"], r["revision"]) for r in after[len(first) :]] == [
        ("decl_sni", "T", 2)
    ]


async def test_reopened_and_unchanged_it_is_not_final_by_keys_in_a_hurry(
    store: Store, tmp_path: Path
) -> None:
    [app_] = ready(store)
    store.do(lambda tx: applications.reopen(tx, app_.seq))
    async with running(store, tmp_path) as (app, pilot):
        await change(app, pilot, app_)
        burst(app, "<f2>", "<f2>")
        await until(pilot, lambda: "Bacakan dulu 1 baris" in shown(app))
        assert "tidak ada yang berubah" in shown(app)
        assert store.read(lambda db: applications.get(db, app_.seq)).status is Status.DRAFT
        burst(app, "<enter>", "<f2>")
        await until(pilot, lambda: "siap dikirim" in shown(app))


def test_a_purpose_dropped_and_wanted_again_is_a_row_each_time_it_is_asked(store: Store) -> None:
    app_ = returned(store, 1)
    before = len(statement_rows(store))
    for wants in ("T", "Y"):

        def again(tx: Tx, wants: str = wants) -> None:
            if applications.get(tx.db, app_.seq).status is Status.READY:
                applications.reopen(tx, app_.seq)
            typed = applications.typed(tx.db, app_.seq)
            applications.save(
                tx, app_.seq, typed._replace(texts={**typed.texts, "want_halal": wants})
            )
            applications.finalise(tx, app_.seq, FORM, TODAY, TABLES)

        store.do(again)
    [new] = statement_rows(store)[before:]
    assert (new["name"], new["revision"]) == ("consent_halal", 3)


async def test_from_a_changed_line_to_its_field_and_back(store: Store, tmp_path: Path) -> None:
    app_ = returned(store, 1)
    async with running(store, tmp_path) as (app, pilot):
        await change(app, pilot, app_, trade_name="Lain", yearly_sales="19000000")
        await until(pilot, lambda: "revisi 2" in shown(app))
        burst(app, "<enter>", "<f4>")
        await until(pilot, lambda: isinstance(app.top, FormScreen))
        form: Any = app.top
        assert form.entry.focus == "working_capital"
        burst(app, "4jt", "<enter>")
        await until(pilot, lambda: "→ Rp 4.000.000" in shown(app))
        burst(app, "<enter>", "<f2>")  # the line above had been read
        await until(pilot, lambda: "siap dikirim" in shown(app))


@pytest.mark.parametrize("language", ["id", "en"])
async def test_a_correction_keeps_to_the_frame(store: Store, tmp_path: Path, language: str) -> None:
    app_ = returned(store, 1)
    locale.use(language)
    title = locale.say("form.readback.changed", n=2)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        app.open_screen("form", seq=app_.seq)
        await until(pilot, lambda: isinstance(app.top, FormScreen) and app.top.app_row is not None)
        assert isinstance(app.top, FormScreen)
        app.top.put("trade_name", "W" * 120)
        burst(app, "<f2>", "<f2>")
        await until(pilot, lambda: title in shown(app))
        assert "W" * 40 in plain(app._canvas._rows)
        for _ in range(3):
            assert "…" not in frame(app)[1]
            burst(app, "<down>")
            await pilot.pause()


async def test_parked_from_the_read_back_it_is_in_the_queue(store: Store, tmp_path: Path) -> None:
    app_ = draft(store, 1)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        burst(app, "<f2>", "<f7>", "<ctrl+o>")
        await until(pilot, lambda: "ANTREAN" in shown(app) and "diparkir" in shown(app))


@pytest.mark.parametrize("language", ["id", "en"])
async def test_row_two_is_whole_for_a_number_of_another_day(
    store: Store, tmp_path: Path, language: str
) -> None:
    app_ = returned(store, 1)
    sql = "UPDATE applications SET ref = 'MJL03-261122-0018' WHERE seq = ?"
    store.do(lambda tx: tx.db.execute(sql, [app_.seq]))
    locale.use(language)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: app_.name in shown(app))
        app.open_screen("form", seq=app_.seq)
        await until(pilot, lambda: isinstance(app.top, FormScreen) and app.top.app_row is not None)
        assert isinstance(app.top, FormScreen)
        app.top.put("trade_name", "Warung Lain")
        burst(app, "<f2>")
        await until(pilot, lambda: locale.say("form.readback.changed", n=2) in shown(app))
        assert "…" not in frame(app)[1]
        assert isinstance(app.top, ReadBackScreen)
        app.top._reading.whole()
        app.top.tell("x")
        await until(pilot, lambda: locale.say("form.readback.turn") in frame(app)[1])
