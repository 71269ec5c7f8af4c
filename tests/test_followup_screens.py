"""Follow-ups by keys: from an issued NIB, through the consent, to the office. Asserted on in the stores."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from textual.pilot import Pilot

from operator_tui import forms, locale
from operator_tui.cli import main
from operator_tui.core.lifecycle import Status
from operator_tui.office.store import OfficeStore
from operator_tui.reports.day import day_summary
from operator_tui.store import applications, followups, home, journal, meta
from operator_tui.store.applications import Application
from operator_tui.store.store import Store
from operator_tui.ui.app import OperatorApp
from tests.conftest import PASSPHRASE
from tests.links import Bench
from tests.test_followups import (
    ANSWERS,
    asks,
    begun,
    filled,
    final,
    get,
    held,
    issue,
    states,
    wishing,
    with_nib,
)
from tests.test_frame import LANGUAGES, frame, on
from tests.test_screens import burst, shown, until


def field_keys(kind: str, has: dict[str, str], **more: str) -> list[str]:
    """Keys for the fields that lack an answer, from the first one on; those that have one are passed by Enter."""
    specs = [s for s in forms.load(kind).fields() if s.asked(has)]
    first = next(i for i, s in enumerate(specs) if not has.get(s.name))
    keys: list[str] = []
    for spec in specs[first:]:
        text = more.get(spec.name, "" if has.get(spec.name) else ANSWERS[kind].get(spec.name, ""))
        keys += [text, "<enter>"]
    return keys


async def open_list(app: OperatorApp, pilot: Pilot[None]) -> None:
    burst(app, "<f10>", "lanjutan", "<enter>")
    await until(pilot, lambda: "LANJUTAN" in shown(app))


async def open_form(app: OperatorApp, pilot: Pilot[None], nib: Application, *keys: str) -> None:
    """From the detail of an issued NIB to the form of its first follow-up."""
    app.open_screen("detail", seq=nib.seq)
    burst(app, "<f4>", "<enter>", *keys, "<enter>", "<enter>")
    await until(pilot, lambda: "PERMOHONAN" in shown(app))


async def test_halal_from_an_issued_nib_by_keys_to_the_office(
    at: Bench, office: OfficeStore, tmp_path: Path
) -> None:
    nib = with_nib(at.store)
    async with on(at.store, tmp_path) as (app, pilot):
        await open_form(app, pilot, nib)
        [row] = at.store.read(followups.found)
        has = dict(at.store.read(lambda db: applications.typed(db, row.app)).texts)
        burst(app, *field_keys("halal", has), "<f2>")
        await until(pilot, lambda: "BACAKAN" in shown(app))
        burst(app, "<f7>", "<f2>")
        await until(pilot, lambda: "siap dikirim" in shown(app))
    [row] = at.store.read(followups.found)
    made = at.store.read(lambda db: applications.get(db, row.app))
    assert (made.status, made.form, made.parent) == (Status.READY, "halal", nib.seq)
    at.engine.run_once()
    assert get(at.store, made).status is Status.ACCEPTED
    body = json.loads(held(office, made)["body"])
    assert body["form"] == "halal"
    assert body["content"]["nib"] == nib.nib
    assert body["content"]["nik"] == nib.nik
    assert body["content"]["ingredients"] == ANSWERS["halal"]["ingredients"]
    assert body["statements"]["consent_halal"] == "Y"
    assert body["statements"]["notice"] == "halal-1"


async def test_pirt_asked_for_later_by_keys_to_the_office(
    at: Bench, office: OfficeStore, tmp_path: Path
) -> None:
    nib = issue(at.store, wishing(at.store))
    async with on(at.store, tmp_path) as (app, pilot):
        app.open_screen("detail", seq=nib.seq)
        burst(
            app,
            "<f4>",
            "<enter>",
            "<down>",
            "<enter>",
            "y",
            "<enter>",
            "s",
            "<enter>",
            "SP-014",
            "<enter>",
        )
        await until(pilot, lambda: "PERMOHONAN PIRT" in shown(app))
        [row] = at.store.read(followups.found)
        has = dict(at.store.read(lambda db: applications.typed(db, row.app)).texts)
        burst(app, *field_keys("pirt", has), "<f2>")
        await until(pilot, lambda: "BACAKAN" in shown(app))
        burst(app, "<f7>", "t", "<f2>")
        await until(pilot, lambda: "tanpa komitmen bertanda tangan" in shown(app))
        burst(app, "y", "<f2>")
        await until(pilot, lambda: "siap dikirim" in shown(app))
    made = at.store.read(lambda db: applications.get(db, row.app))
    at.engine.run_once()
    body = json.loads(held(office, made)["body"])
    assert body["content"]["shelf_life"] == 90
    assert (body["statements"]["commitment"], body["statements"]["paper"]) == ("Y", "SP-014")
    given = at.store.read(lambda db: followups.consent(db, nib.seq, "pirt"))
    assert given is not None
    assert (given.answer, given.method, given.paper) == ("Y", "S", "SP-014")


@pytest.mark.parametrize(
    ("kind", "field", "text", "words"),
    [
        ("halal", "yearly_sales", "15000000001", "di atas Rp 15 miliar"),
        ("pirt", "shelf_life", "6", "di bawah 7 hari"),
        ("pirt", "storage_at", "d", "pangan dingin"),
        ("pirt", "storage_at", "b", "pangan beku"),
    ],
)
async def test_a_refusal_stands_at_its_field_in_words_and_blocks(
    store: Store, tmp_path: Path, kind: str, field: str, text: str, words: str
) -> None:
    nib = with_nib(store, kind)
    async with on(store, tmp_path) as (app, pilot):
        await open_form(app, pilot, nib, *(["<down>"] if kind == "pirt" else []))
        [row] = store.read(followups.found)
        has = dict(store.read(lambda db: applications.typed(db, row.app)).texts)
        burst(app, *field_keys(kind, has, **{field: text}), "<f2>")
        await until(pilot, lambda: words in shown(app))
        assert "Belum bisa dibacakan: 1 isian" in shown(app)
    assert states(store) == [(kind, "draft")]


async def test_a_no_opens_nothing_and_is_kept(store: Store, tmp_path: Path) -> None:
    nib = issue(store, wishing(store))
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("detail", seq=nib.seq)
        burst(app, "<f4>", "<enter>", "<enter>", "t", "<enter>")
        await until(pilot, lambda: "tidak setuju" in shown(app))
        assert "LANJUTAN" in shown(app)
    assert states(store) == []
    said = [r for r in store.read(lambda db: journal.of(db, nib.id)) if r["what"] == "consent"]
    assert [r["detail"]["answer"] for r in said] == ["T"]


async def test_nothing_opens_before_all_of_the_consent_is_answered(
    store: Store, tmp_path: Path
) -> None:
    nib = issue(store, wishing(store))
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("detail", seq=nib.seq)
        burst(app, "<f4>", "<enter>", "<enter>", "<f2>", "q", "y", "<f2>")
        await until(pilot, lambda: "belum diisi" in shown(app))
        burst(app, "x")
        await until(pilot, lambda: "L lisan  S surat" in frame(app)[-3])
        burst(app, "s", "<f2>", "<f2>")
        await until(pilot, lambda: "contoh: SP-014" in shown(app))
        assert "PERSETUJUAN HALAL" in shown(app)
    assert states(store) == []


async def test_a_consent_given_with_the_nib_is_shown_and_not_asked_again(
    store: Store, tmp_path: Path
) -> None:
    nib = with_nib(store)
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("detail", seq=nib.seq)
        await until(pilot, lambda: "F4 menunjukkannya" in shown(app))
        burst(app, "<f4>", "<enter>", "<enter>")
        await until(pilot, lambda: "√ Setuju" in shown(app))
        burst(app, "t", "<enter>")
        await until(pilot, lambda: "PERMOHONAN HALAL" in shown(app))
    assert states(store) == [("halal", "draft")]
    given = store.read(lambda db: followups.consent(db, nib.seq, "halal"))
    assert given is not None
    assert given.answer == "Y"


async def test_what_waits_for_its_nib_does_not_open(store: Store, tmp_path: Path) -> None:
    wishing(store, asks("halal"))
    async with on(store, tmp_path) as (app, pilot):
        await open_list(app, pilot)
        await until(pilot, lambda: "menunggu NIB 1" in shown(app))
        burst(app, "<enter>")
        await until(pilot, lambda: "Permintaannya tercatat" in shown(app))
    assert states(store) == [("halal", "waiting")]


async def test_typing_narrows_the_list_and_rows_keep_their_place(
    store: Store, tmp_path: Path
) -> None:
    first = issue(store, wishing(store, asks("halal"), 1))
    second = issue(store, wishing(store, asks("pirt"), 3), "0000000000008")
    async with on(store, tmp_path) as (app, pilot):
        await open_list(app, pilot)
        await until(pilot, lambda: "tampil 2 dari 2" in shown(app))
        before = [line.split()[1] for line in frame(app) if "bisa dibuka L" in line]
        store.do(lambda tx: followups.begin(tx, second.seq, forms.load("pirt")))
        app.recount()
        await until(pilot, lambda: "draf LATIHAN" in shown(app))
        rows = [line for line in frame(app) if "LATIHAN  " in line]
        assert len(before) == len(rows) == 2
        assert second.name.split()[0] in rows[0]
        burst(app, first.name[:6].lower())
        await until(pilot, lambda: "tampil 1 dari 2" in shown(app))
        burst(app, "zzz")
        await until(pilot, lambda: "Tidak ada yang cocok" in shown(app))
        burst(app, "<escape>")
        await until(pilot, lambda: "tampil 2 dari 2" in shown(app))


async def test_the_detail_of_a_follow_up_names_its_nib_and_waits_for_none(
    store: Store, tmp_path: Path
) -> None:
    nib = with_nib(store)
    follow = begun(store, nib)
    filled(store, follow)
    final(store, follow)
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("detail", seq=follow.seq)
        await until(pilot, lambda: f"Lanjutan halal dari {nib.ref} · NIB {nib.nib}" in shown(app))
        assert "√ diterima" in shown(app)
        assert "■ terbit" not in shown(app)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_screens_keep_to_the_frame(store: Store, tmp_path: Path, language: str) -> None:
    locale.use(language)
    wishing(store, asks("halal"), 1)
    nib = issue(store, wishing(store, asks("pirt"), 3))
    follow = begun(store, nib, "pirt")
    filled(store, follow)
    asked = {"id": "Bacakan kepada pemohon", "en": "Read to the applicant"}[language]
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("followups")
        frame(app)
        await until(pilot, lambda: nib.name in shown(app))
        for _ in range(2):
            frame(app)
            burst(app, "<down>")
            await pilot.pause()
        burst(app, "zzz")
        await until(pilot, lambda: nib.name not in shown(app))
        frame(app)
        app.open_screen("followups", parent=nib.seq)
        await until(pilot, lambda: nib.name in shown(app))
        frame(app)
        app.open_screen("consent", seq=nib.seq, kind="halal")
        frame(app)
        await until(pilot, lambda: asked in shown(app))
        for key in ("y", "<enter>", "s", "<enter>"):
            frame(app)
            burst(app, key)
            await pilot.pause()
        frame(app)
        app.open_screen("consent", seq=nib.seq, kind="pirt")
        await until(pilot, lambda: "√" in shown(app))
        frame(app)
        app.open_screen("form", seq=follow.seq, read_back=True)
        label = {"id": "BACAKAN", "en": "READ BACK"}[language]
        await until(pilot, lambda: label in shown(app))
        seen = ""
        for _ in range(30):
            seen += "\n".join(frame(app))
            burst(app, "<down>")
            await pilot.pause()
        for text in ("250 g", "plastik PP", "tempat kering", "90", nib.name):
            assert text in seen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["halal", "pirt"])
async def test_notice_question_and_answers_are_seen_whole_after_an_earlier_no(
    store: Store, tmp_path: Path, language: str, kind: str
) -> None:
    locale.use(language)
    nib = issue(store, wishing(store))
    form = forms.load(kind)
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("consent", seq=nib.seq, kind=kind)
        burst(app, "y", "<enter>", "s", "<f2>", "<f2>", "SP-7")
        await until(pilot, lambda: "SP-7" in shown(app))
        seen = " ".join(" ".join(frame(app)).split())
        notice, question = form.notice[language], form.statements[-1].question[language]
        for text in (notice, question, locale.say("followups.consent-open")):
            assert " ".join(text.split()) in seen


def test_every_hint_of_these_screens_fits_its_row() -> None:
    table = locale.table("followups")
    whole = [
        text + table["hint-type"][i] * key.startswith("hint.")
        for key, pair in table.items()
        if key.startswith("hint")
        for i, text in enumerate(pair)
    ]
    assert len(whole) >= 20
    assert [text for text in whole if len(text) > 80] == []


def cli(folder: Path, monkeypatch: pytest.MonkeyPatch, *args: str) -> Result:
    monkeypatch.setenv("OPERATOR_TUI_PASSPHRASE", PASSPHRASE)
    found = CliRunner().invoke(main, ["--home", str(folder), *args])
    assert found.exit_code == 0, found.output
    return found


def test_the_command_line_tells_what_is_due_and_names_nobody_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "home"
    home.create(folder, "Siti", PASSPHRASE)
    with home.open_store(folder, PASSPHRASE) as store:
        store.do(lambda tx: meta.set_device(tx, "MJL03"))
        waits = wishing(store, asks("halal"), 1)
        nib = issue(store, wishing(store, asks("halal", "pirt"), 3))
        follow = begun(store, nib, "pirt")
        day = day_summary(store)
    assert (day.issued, day.counts["draft"], day.followups["pirt"]) == (1, 0, {"draft": 1})
    assert day.due == {"halal": 2, "pirt": 1}
    found = json.loads(cli(folder, monkeypatch, "followups", "--json").output)
    assert [(f["ref"], f["kind"], f["state"], f["followup"]) for f in found] == [
        (nib.ref, "halal", "open", ""),
        (nib.ref, "pirt", "draft", follow.label),
        (waits.ref, "halal", "waiting", ""),
    ]
    assert not {"name", "nik", "nik_masked"} & found[0].keys()
    assert all(f["since"].endswith("Z") for f in found)
    named = cli(folder, monkeypatch, "followups", "--names").output
    assert "bisa dibuka LATIHAN" in named
    assert nib.name in named
    assert nib.nik not in named
    assert "PIRT: hari itu 1 draf · belum selesai 1" in cli(folder, monkeypatch, "summary").output


async def test_the_consent_and_the_form_are_those_of_the_office(
    store: Store, tmp_path: Path
) -> None:
    text = forms.shipped_text("halal").replace('\nversion = "1"', '\nversion = "1-mjl"', 1)
    text = text.replace("Bolehkah data ini dipakai", "Boleh tidak data ini dipakai", 1)
    text = text.replace('notice_version = "halal-1"', 'notice_version = "halal-2"', 1)
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "halal.toml").write_text(text, encoding="utf-8")
    nib = issue(store, wishing(store))
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("detail", seq=nib.seq)
        burst(app, "<f4>", "<enter>", "<enter>")
        await until(pilot, lambda: "Boleh tidak data ini" in shown(app))
        burst(app, "y", "<enter>", "l", "<enter>")
        await until(pilot, lambda: "PERMOHONAN" in shown(app))
    [row] = store.read(followups.found)
    assert store.read(lambda db: applications.get(db, row.app)).form_version == "1-mjl"
    given = store.read(lambda db: followups.consent(db, nib.seq, "halal"))
    assert given is not None and given.notice_version == "halal-2"


@pytest.mark.parametrize(("field", "text"), [("nik", "3210035704880002"), ("kbli", "10794")])
async def test_what_is_not_its_nibs_any_more_is_told_beside_the_field_and_the_form_goes_on(
    store: Store, tmp_path: Path, field: str, text: str
) -> None:
    nib = with_nib(store)
    follow = begun(store, nib)
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("form", seq=follow.seq, focus=field)
        await until(pilot, lambda: "PERMOHONAN HALAL" in shown(app))
        burst(app, "<ctrl+u>", text, "<tab>")
        await until(pilot, lambda: "harus sama dengan" in shown(app))
        burst(app, "<ctrl+q>")
        await pilot.pause()
    assert app.return_code in (None, 0)
    assert store.read(lambda db: applications.typed(db, follow.seq)).texts[field] == text


@pytest.mark.parametrize("leave", ["<escape>", "<ctrl+l>"])
async def test_a_consent_that_was_left_half_way_goes_on_where_it_was(
    tmp_path: Path, leave: str
) -> None:
    folder = tmp_path / "h"
    home.create(folder, "Siti", PASSPHRASE)
    with home.open_store(folder, PASSPHRASE) as store:
        nib = issue(store, wishing(store))
    async with on(None, folder, PASSPHRASE, "<enter>") as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        for _ in range(2):
            app.open_screen("consent", seq=nib.seq, kind="halal")
            await until(pilot, lambda: "Bacakan kepada pemohon" in shown(app))
            if "SP-014" in shown(app):
                break
            burst(app, "y", "<enter>", "s", "<enter>", "SP-014", leave)
            await until(pilot, lambda: "PERSETUJUAN" not in shown(app))
            if leave == "<ctrl+l>":
                burst(app, PASSPHRASE, "<enter>")
                await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: "PERMOHONAN HALAL" in shown(app))
        assert app.session.consents == {}
    with home.open_store(folder, PASSPHRASE) as again:
        given = again.read(lambda db: followups.consent(db, nib.seq, "halal"))
    assert given is not None and (given.method, given.paper) == ("S", "SP-014")
