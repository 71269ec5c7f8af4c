"""An office's own forms: in place of the shipped ones, refused when bad; a draft keeps the one it began with."""

import json
from pathlib import Path

import pytest

from operator_tui import forms, locale
from operator_tui.core.errors import Refused
from operator_tui.core.form import FormSpec
from operator_tui.core.lifecycle import Status
from operator_tui.forms.library import look
from operator_tui.reference.lookups import TABLES
from operator_tui.reports.problems import application_problem
from operator_tui.store import applications, importing, listing, outbox
from operator_tui.store import forms as kept_forms
from operator_tui.store.applications import Typed
from operator_tui.store.listing import Filter
from operator_tui.store.store import Store
from operator_tui.ui.paint import wrap
from tests.calling import Cli, caller
from tests.conftest import TODAY
from tests.making import draft, ready, sample_rows, texts_of
from tests.test_screens import burst, form_keys, running, shown, until

MORE = """[[section.field]]
name = "market_stall"
type = "text"
required = true
label = { id = "Kios pasar", en = "Market stall" }
help = { id = "Nomor kios, contoh: B12.", en = "The stall's number, e.g. B12." }

[[section]]
name = "contact"
"""


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    return next(caller(tmp_path / "h", monkeypatch, capsys))


def newer(version: str = "3-mjl", label: str = "Kios pasar") -> str:
    """The shipped form with one more question, under a version of the office's own."""
    text = forms.shipped_text("nib").replace('version = "2"', f'version = "{version}"', 1)
    return text.replace('[[section]]\nname = "contact"\n', MORE.replace("Kios pasar", label), 1)


def put(home: Path, text: str | bytes, name: str = "nib.toml") -> Path:
    """Lay a form's file into a home."""
    (home / "forms").mkdir(parents=True, exist_ok=True)
    path = home / "forms" / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def states(home: Path) -> list[tuple[str, str, str, str]]:
    return [(one.name, one.version, one.origin, one.state.value) for one in look(home).listed()
            if one.name not in ("halal", "pirt", "intake")]  # fmt: skip


def current(store: Store) -> FormSpec:
    return kept_forms.read(store).current("nib")


def test_without_a_file_the_shipped_form_is_used(tmp_path: Path) -> None:
    assert states(tmp_path) == [("nib", "2", "shipped", "used")]
    assert look(tmp_path).current("nib") is forms.load("nib")


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
def test_an_offices_form_takes_the_place_of_the_shipped_one(
    tmp_path: Path, ending: str, mark: bytes
) -> None:
    put(tmp_path, mark + newer().replace("\n", ending).encode())
    assert states(tmp_path) == [
        ("nib", "2", "shipped", "replaced"),
        ("nib", "3-mjl", "home", "used"),
    ]
    found = look(tmp_path).current("nib")
    assert "market_stall" in found.index
    assert found.text == newer()


BAD = {
    "bad": newer().replace('type = "text"', 'type = "txt"', 1),
    "same-version": newer("2"),
}


@pytest.mark.parametrize("state", BAD)
def test_a_form_that_is_no_good_leaves_the_shipped_one_in_use(tmp_path: Path, state: str) -> None:
    put(tmp_path, BAD[state])
    assert [s for *_, s in states(tmp_path)] == ["used", state]
    assert look(tmp_path).current("nib") is forms.load("nib")


def test_a_form_under_anothers_name_a_folder_and_a_form_nobody_has_are_not_used(
    tmp_path: Path,
) -> None:
    put(tmp_path, newer(), "lain.toml")
    assert states(tmp_path) == [("lain", "", "home", "nobodys"), ("nib", "2", "shipped", "used")]
    put(tmp_path, newer().replace('name = "nib"', 'name = "halal"', 1))
    assert ("nib", "", "home", "bad") in states(tmp_path)
    (tmp_path / "forms" / "nib.toml").unlink()
    (tmp_path / "forms" / "nib.toml").mkdir()
    assert ("nib", "", "home", "unreadable") in states(tmp_path)


def test_a_copy_of_the_shipped_form_is_no_other_form(tmp_path: Path) -> None:
    put(tmp_path, forms.shipped_text("nib").replace("\n", "\r\n"))
    assert states(tmp_path)[1:] == [("nib", "2", "home", "used")]


def test_a_version_that_was_used_here_never_gets_other_content(
    store: Store, tmp_path: Path
) -> None:
    put(tmp_path, newer())
    form = current(store)
    assert form.version == "3-mjl"
    store.do(lambda tx: applications.begin(tx, form, Typed({"name": "ICIH"}, {})))
    put(tmp_path, newer(label="Nomor kios"))
    refused = kept_forms.read(store).library.refused
    assert [(one.file, one.state.value) for one in refused] == [("nib.toml", "same-version")]
    assert current(store).version == "2"
    put(tmp_path, newer("4", "Nomor kios"))
    assert current(store).version == "4"


def test_a_draft_goes_on_in_the_version_it_was_begun_with(store: Store, tmp_path: Path) -> None:
    old = draft(store)
    put(tmp_path, newer())
    form = current(store)
    assert [store.read(lambda db: kept_forms.of(db, old)), kept_forms.read(store).of(old)] == [
        forms.load("nib"),
        forms.load("nib"),
    ]
    final = store.do(lambda tx: applications.finalise(tx, old.seq, form, TODAY, TABLES))
    assert (final.status, final.form_version) == (Status.READY, "2")
    typed = texts_of(sample_rows()[1])
    new = store.do(lambda tx: applications.begin(tx, form, typed))
    assert new.form_version == "3-mjl"
    with pytest.raises(Refused) as lacking:
        store.do(lambda tx: applications.finalise(tx, new.seq, form, TODAY, TABLES))
    assert lacking.value.params["field"] == "market_stall"
    (tmp_path / "forms" / "nib.toml").unlink()
    more = Typed({**typed.texts, "market_stall": "B12"}, typed.filled)
    store.do(lambda tx: applications.save(tx, new.seq, more))
    shipped = current(store)
    store.do(lambda tx: applications.finalise(tx, new.seq, shipped, TODAY, TABLES))
    bodies = [item.body for item in store.do(lambda tx: outbox.lease(tx, "b", 2))]
    assert [b["form_version"] for b in bodies] == ["2", "3-mjl"]
    assert bodies[1]["content"]["market_stall"] == "B12"
    assert "market_stall" not in bodies[0]["content"]


def test_a_forms_text_is_kept_once(store: Store) -> None:
    ready(store, 3)
    rows = store.read(lambda db: list(db.query("SELECT name, version, text FROM forms")))
    assert [(r["name"], r["version"]) for r in rows] == [("nib", "2")]
    assert rows[0]["text"] == forms.shipped_text("nib")


def test_a_draft_from_before_texts_were_kept_goes_on_in_the_shipped_version(store: Store) -> None:
    old = draft(store)
    store.do(lambda tx: tx.db.execute("DELETE FROM forms"))
    store.do(lambda tx: tx.db.execute("UPDATE applications SET form_version = '1'"))
    app = store.read(lambda db: applications.get(db, old.seq))
    assert store.read(lambda db: kept_forms.of(db, app)) is forms.load("nib")
    final = store.do(
        lambda tx: applications.finalise(tx, old.seq, forms.load("nib"), TODAY, TABLES)
    )
    assert final.form_version == "2"


def test_an_import_takes_the_offices_form_and_renews_in_it(store: Store, tmp_path: Path) -> None:
    [row] = sample_rows()[:1]

    def take(cells: dict[str, str]) -> importing.Imported:
        import csv

        path = tmp_path / "in.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, cells)
            writer.writeheader()
            writer.writerow(cells)
        return importing.import_file(store, path, "2020", finalise=False)

    assert take(row).good == 1
    put(tmp_path, newer())
    lacking = take({**row, "market_stall": ""})
    assert [(f.column, f.problem.key) for f in lacking.refusals] == [("market_stall", "required")]
    assert take({**row, "market_stall": "B12"}).good == 1
    [seq] = store.read(lambda db: listing.seqs(db, Filter()))
    app = store.read(lambda db: applications.get(db, seq))
    assert app.form_version == "3-mjl"


def test_the_office_may_return_a_field_of_a_form_that_is_gone(store: Store, tmp_path: Path) -> None:
    put(tmp_path, newer())
    form = current(store)
    app = store.do(lambda tx: applications.begin(tx, form, Typed({"name": "ICIH"}, {})))
    (tmp_path / "forms" / "nib.toml").unlink()
    said = ("returned", "market_stall", "Kiosnya tidak ada.")
    store.do(lambda tx: applications.mark(tx, app.seq, *said))
    after = store.read(lambda db: applications.get(db, app.seq))
    known = kept_forms.read(store)
    assert application_problem(after, known.of(after)) == 'Kios pasar: "Kiosnya tidak ada."'


async def test_the_screens_begin_with_the_offices_form_and_reopen_drafts_in_theirs(
    store: Store, tmp_path: Path
) -> None:
    old = draft(store, 41)
    put(tmp_path, newer())
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        app.open_screen("form", seq=old.seq, focus="phone")
        await until(pilot, lambda: "+62" in shown(app))
        assert "Kios pasar" not in shown(app)
        burst(app, "<f9>")
        await until(pilot, lambda: "FORMULIR baru" in shown(app))
        keys = form_keys(sample_rows()[0])
        burst(app, *keys[: 2 * 12])
        await until(pilot, lambda: "Kios pasar" in shown(app))
        burst(app, "<enter>", "B12", "<enter>")
        await until(
            pilot,
            lambda: (
                [r["form_version"] for r in store.read(
                    lambda db: list(db.query("SELECT form_version FROM applications ORDER BY seq"))
                )] == ["2", "3-mjl"]
            ),
        )  # fmt: skip
        [_, new] = sorted(store.read(lambda db: listing.seqs(db, Filter())))
        (tmp_path / "forms" / "nib.toml").unlink()
        await until(
            pilot,
            lambda: (
                store.read(lambda db: applications.typed(db, new)).texts.get("market_stall")
                == "B12"
            ),
        )
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        app.open_screen("form", seq=new, focus="market_stall")
        await until(pilot, lambda: "Kios pasar" in shown(app) and "B12" in shown(app))


def with_note(name: str, label: str, help_: str, more: str, before: str) -> tuple[str, str]:
    """The beginning of a field, and the same with a note before it."""
    field = f'[[section.field]]\nname = "{before}"\n'
    words = (
        f'label = {{ id = "{label}", en = "Note" }}\nhelp = {{ id = "{help_}", en = "Note." }}\n'
    )
    return field, f'[[section.field]]\nname = "{name}"\ntype = "note"\n{more}{words}\n{field}'


async def test_a_note_stands_whole_where_the_form_has_it_and_is_never_stopped_at(
    store: Store, tmp_path: Path
) -> None:
    long = "Tanyakan dulu apakah keluarganya sudah punya NIB untuk usaha yang sama di alamat ini."
    text = newer().replace(*with_note("n1", "Sebelum HP", long, "", "phone"))
    no = 'when = { field = "has_whatsapp", among = ["T"] }\n'
    text = text.replace(*with_note("n2", "Tanpa WA", "Pinjam HP keluarga.", no, "phone_holder"))
    put(tmp_path, text)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<ctrl+n>", *["<tab>"] * 14)
        await until(pilot, lambda: app.top is not None and "0812" in app.top.hint())
        lines = shown(app).splitlines()
        at = next(i for i, line in enumerate(lines) if "Sebelum HP" in line)
        assert lines[at - 1].strip() == "Kontak"
        assert " ".join(line[22:].strip() for line in lines[at : at + 2]) == long
        assert "Pinjam HP keluarga." not in shown(app)
        burst(app, "<enter>", "t", "<enter>")
        await until(pilot, lambda: "Pinjam HP keluarga." in shown(app))
        assert app.top is not None and "Siapa yang membawa" in app.top.hint()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("bad", "nib.toml tidak dipakai: 1 kesalahan. Versi bawaan 2 berlaku."),
        ("same-version", "nib.toml tidak dipakai: isinya berubah tanpa versi baru."),
    ],
)
async def test_the_screens_say_that_an_offices_form_is_not_used(
    store: Store, tmp_path: Path, state: str, words: str
) -> None:
    put(tmp_path, BAD[state])
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: words in shown(app))
        burst(app, "<ctrl+n>")
        await until(pilot, lambda: "FORMULIR baru" in shown(app))


def test_the_list_shows_what_is_in_use_and_why_not(cli: Cli, tmp_path: Path) -> None:
    put(tmp_path / "h", BAD["bad"])
    code, out, err = cli("forms", "list", "--json")
    rows = {(r["name"], r["origin"]): r for r in json.loads(out)}
    assert code == 1
    assert rows["nib", "shipped"]["state"] == "used"
    assert (rows["nib", "home"]["state"], rows["nib", "home"]["mistakes"]) == ("bad", 1)
    assert "forms check" in err
    code, out, _ = cli("forms", "list")
    assert code == 1 and "not used: 1 mistakes" in out
    put(tmp_path / "h", newer())
    code, out, err = cli("forms", "list")
    assert (code, err) == (0, "") and "3-mjl" in out and "replaced by the office's form" in out


def test_the_list_knows_the_versions_used_here_once_it_is_unlocked(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from operator_tui.store import home
    from tests.conftest import PASSPHRASE

    assert cli("init", "--name", "Siti")[0] == 0
    put(tmp_path / "h", newer())
    with home.open_store(tmp_path / "h", PASSPHRASE) as store:
        form = current(store)
        store.do(lambda tx: applications.begin(tx, form, Typed({"name": "ICIH"}, {})))
    put(tmp_path / "h", newer(label="Lain"))
    code, out, _ = cli("forms", "list")
    assert code == 1 and "its content changed, its version is still 3-mjl" in out
    monkeypatch.delenv("OPERATOR_TUI_PASSPHRASE")
    code, _, err = cli("forms", "list")
    assert code == 0 and "Without the passphrase" in err


def test_what_the_lookup_says_is_what_the_offices_form_would(cli: Cli, tmp_path: Path) -> None:
    text = newer().replace(
        'type = "date"\nrequired = true\nminimum = 1900', 'type = "date"\nminimum = 1990'
    )
    put(tmp_path / "h", text)
    code, out, _ = cli("lookup", "date", "17-4-88", "--json")
    assert code == 0 and json.loads(out)["value"] is None


def test_what_is_told_of_a_form_stands_whole_in_the_message_line() -> None:
    params = {"file": "n" * 15 + ".toml", "n": 300, "version": "2026-12-31"}
    for key, pair in locale.table("forms").items():
        if key.startswith("told."):
            for text in pair:
                sentence = "! " + text.format(**params)
                assert " ".join(wrap(sentence, 78, 2)) == sentence, key


def test_a_changed_copy_is_told_that_it_needs_a_version_and_a_name_of_its_own(
    cli: Cli, tmp_path: Path
) -> None:
    path = put(tmp_path, newer("2"))
    code, out, _ = cli("forms", "check", str(path))
    assert code == 1 and out.startswith("line 8  form.version: Its content differs")
    assert len(out.splitlines()) == 1
    path = put(tmp_path, newer().replace('name = "nib"', 'name = "kue"', 1))
    code, out, _ = cli("forms", "check", str(path))
    assert code == 1 and out.startswith("line 7  form.name: The file nib.toml holds")


SHORT = """[form]
name = "nib"
version = "short"
notice_version = "1"
title = { id = "Pendek", en = "Short" }
notice = { id = "Ya.", en = "Yes." }

[[section]]
name = "one"
label = { id = "Satu", en = "One" }

[[section.field]]
name = "nik"
type = "nik"
required = true
label = { id = "NIK", en = "NIK" }
help = { id = "16 angka.", en = "16 digits." }

[[section.field]]
name = "name"
type = "name"
required = true
label = { id = "Nama", en = "Name" }
help = { id = "Nama.", en = "Name." }
"""


async def test_a_form_that_an_office_made_as_short_as_can_be_goes_all_the_way(
    store: Store, tmp_path: Path
) -> None:
    put(tmp_path, SHORT)
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        burst(app, "<ctrl+n>", "3210035704880001", "<enter>", "ENUNG", "<enter>", "<f2>")
        burst(app, "<f7>", "l", "<f2>")
        await until(pilot, lambda: "F9 berikutnya" in shown(app))
    [item] = store.do(lambda tx: outbox.lease(tx, "b", 1))
    assert item.body["content"] == {"nik": "3210035704880001", "name": "ENUNG"}
    assert item.body["form_version"] == "short"


def changed(name: str, *changes: tuple[str, str]) -> str:
    """A shipped form under an office's version, with these changes."""
    text = forms.shipped_text(name)
    for old, new in (('\nversion = "1"', '\nversion = "1-mjl"'), *changes):
        assert old in text
        text = text.replace(old, new, 1)
    return text


STALL = MORE.partition('[[section]]\nname = "contact"')[0]


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("halal", 'name = "consent_halal"', 'name = "consent_lain"', "form.lacks-consent"),
        ("pirt", 'name = "kbli"\n', 'name = "kode"\n', "form.lacks"),
        ("halal", 'name = "nib"\n', 'name = "nomor"\n', "form.lacks"),
        ("intake", 'name = "served"', 'name = "cara"', "form.lacks desk.field"),
        ("intake", 'key = "K"', 'key = "Q"', "desk.letters"),
        ("intake", '[[section.field]]\nname = "served"', f'{STALL}[[section.field]]\nname = "served"', "desk.field"),
    ],
)  # fmt: skip
def test_what_the_program_itself_reads_of_a_form_must_be_there(
    tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    put(tmp_path, changed(name, (old, new)), f"{name}.toml")
    [one] = look(tmp_path).office
    assert {m.key for m in one.mistakes} == {*said.split()}


def test_words_and_order_of_the_desks_form_may_be_changed(tmp_path: Path) -> None:
    text = changed("intake", ('{ id = "Layanan"', '{ id = "Minta apa"'))
    put(tmp_path, text, "intake.toml")
    assert [one.state.value for one in look(tmp_path).office] == ["used"]


async def test_the_desk_asks_in_the_words_of_the_offices_form(store: Store, tmp_path: Path) -> None:
    put(tmp_path, changed("intake", ('{ id = "Layanan"', '{ id = "Minta apa"')), "intake.toml")
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        app.open_screen("desk")
        await until(pilot, lambda: "LOKET" in shown(app))
        assert "Minta apa" in shown(app)


async def test_a_draft_is_named_by_the_field_of_its_own_form(store: Store, tmp_path: Path) -> None:
    put(tmp_path, newer())
    form = current(store)
    typed = Typed({"name": "ICIH"}, {}, "market_stall")
    async with running(store, tmp_path) as (app, pilot):
        await until(pilot, lambda: "tampil" in shown(app))
        made = store.do(lambda tx: applications.begin(tx, form, typed))
        assert app.session.form_of(made) == form
        app.open_screen("parked")
        await until(pilot, lambda: "Kios pasar" in shown(app))
