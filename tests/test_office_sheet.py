"""From the office to OSS and back: the sheet, and what is brought back in it."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from operator_tui import locale
from operator_tui.core.errors import Refused
from operator_tui.core.reasons import Reason
from operator_tui.delivery.protocol import Item
from operator_tui.office import nib_file, nibs, sheet, shelf, staff
from operator_tui.office.nibs import Did
from operator_tui.office.store import OfficeStore
from tests.calling import Cli, caller
from tests.conftest import PASSPHRASE
from tests.making import FORM
from tests.test_forms_home import newer
from tests.test_office import device, take
from tests.test_office_forms import application

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeStore]:
    store = OfficeStore.open_or_create(tmp_path_factory.mktemp("office"), PASSPHRASE)
    yield store
    store.close()


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    return next(caller(tmp_path, monkeypatch, capsys))


def bring(store: OfficeStore, *numbers: int) -> tuple[str, list[Item]]:
    """A device of its own with these sample applicants."""
    laptop = device(store)
    items = [application(n, ref=f"{laptop}-261124-{n:04}") for n in numbers]
    take(store, laptop, *items)
    return laptop, items


def sheet_of(store: OfficeStore, laptop: str) -> sheet.Sheet:
    return sheet.sheet(staff.with_forms(store, list(staff.held(store, device=laptop))), FORM)


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def brought(store: OfficeStore, text: str | bytes, *, dry: bool = False) -> list[tuple[int, Did]]:
    data = text.encode() if isinstance(text, str) else text
    return [(t.line, t.did) for t in nibs.take(store, nib_file.read(data), "Siti", NOW, dry=dry)]


def state(store: OfficeStore, item: Item) -> tuple[str, str, str]:
    app = store.read(lambda db: staff.find(db, item.id))
    return app.status, app.nib, app.nib_date


def test_the_columns_stand_in_the_order_of_osss_screens(made: OfficeStore) -> None:
    laptop, _ = bring(made, 1)
    labels = [FORM.index[name].label["id"] for screen in FORM.oss_screens for name in screen.fields]
    found = sheet_of(made, laptop).header
    assert found[:4] == ("ref", "device", "accepted_at", "note")
    assert list(found[4 : 4 + len(labels)]) == labels
    assert found[-4:] == ("nib", "date", "reason", "text")
    assert len(set(found)) == len(found)
    assert "Nomor KK" not in found


def test_values_are_as_osss_screens_want_them(made: OfficeStore) -> None:
    laptop, [item] = bring(made, 1)
    content = item.body["content"]
    row = rows_of(sheet.to_csv(sheet_of(made, laptop)))[0]
    assert row["NIK"] == content["nik"]
    assert row["Tanggal lahir"] == content["birth_date"]
    assert row["Nomor HP"] == "0" + content["phone"].removeprefix("+62")
    assert row["Modal kerja"] == str(content["working_capital"])
    assert row["Jenis kelamin"] in ("laki-laki", "perempuan")
    assert row["K3L"] == "ya"
    assert content["place_same_as_ktp"] == "Y"
    assert (row["Alamat usaha"], row["Desa usaha"]) == (
        content["ktp_address"],
        content["ktp_village"],
    )
    locale.use("en")
    assert rows_of(sheet.to_csv(sheet_of(made, laptop)))[0]["Sex"] in ("male", "female")


@pytest.mark.parametrize(
    "bad", ["=1+1", "+62", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"]
)
def test_no_cell_is_a_formula(bad: str) -> None:
    made = sheet.Sheet(("a", "b"), ((bad, 'x"; y,\nz'),))
    [row] = rows_of(sheet.to_csv(made))
    assert row == {"a": f"'{bad}", "b": 'x"; y,\nz'}
    xml = parts(sheet.to_xlsx(made, "nib"))["xl/worksheets/sheet1.xml"]
    assert ElementTree.fromstring(xml).findall(".//m:f", NS) == []  # noqa: S314  our own


def test_no_cell_is_a_formula_either_where_excel_cuts_at_semicolons() -> None:
    made = sheet.Sheet(("=ref", "b"), (("opak; =1+1;@x", "a;b - c"),))
    text = sheet.to_csv(made).decode()
    cells = [
        cell.strip() for line in text.splitlines() for cell in line.replace(";", ",").split(",")
    ]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "a;b - c" in text


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_a_workbook_has_text_numbers_days_and_a_header_that_stays() -> None:
    rows = (("0123456789012", 1_500_000, date(2026, 11, 24)),)
    found = parts(sheet.to_xlsx(sheet.Sheet(("NIB", "modal", "tanggal"), rows), "nib"))
    page = ElementTree.fromstring(found["xl/worksheets/sheet1.xml"])  # noqa: S314  our own
    cells = {
        c.get("r"): (c.get("t"), c.findtext("m:v", "", NS)) for c in page.iter(f"{{{NS['m']}}}c")
    }
    strings = ElementTree.fromstring(found["xl/sharedStrings.xml"])  # noqa: S314
    texts = [t.text for t in strings.iter(f"{{{NS['m']}}}t")]
    assert cells["A2"][0] == "s" and texts[int(cells["A2"][1])] == "0123456789012"
    assert cells["B2"] == (None, "1500000")
    assert cells["C2"] == (None, str((date(2026, 11, 24) - date(1899, 12, 30)).days))
    pane = page.find(".//m:pane", NS)
    assert pane is not None and pane.get("state") == "frozen" and pane.get("ySplit") == "1"


def test_another_versions_fields_come_behind_and_an_unknown_form_is_read_as_far_as_it_goes(
    tmp_path: Path,
) -> None:
    text = newer().replace('"has_halal", "has_sni"]', '"has_halal", "has_sni", "market_stall"]')
    with closing(OfficeStore.open_or_create(tmp_path, PASSPHRASE)) as store:
        laptop = device(store)
        body = application().body["content"] | {"market_stall": "B12"}
        take(store, laptop, application(form_version="9-x", content=body, ref="X"))
        flagged = rows_of(sheet.to_csv(sheet_of(store, laptop)))[0]
        assert "Kios pasar" not in flagged and flagged["NIK"] == body["nik"]
        assert flagged["note"] == "formulirnya belum dikenal"
        form = shelf.read(text.encode())
        shelf.add(store, form, "-", NOW)
        take(store, laptop, application(2, form_version="3-mjl", content=body, ref="Y"))
        assert [r["Kios pasar"] for r in rows_of(sheet.to_csv(sheet_of(store, laptop)))] == [
            "B12",
            "B12",
        ]


def test_an_export_is_a_new_file_without_what_laptops_are_entering(
    cli: Cli, tmp_path: Path
) -> None:
    with closing(OfficeStore.open_or_create(tmp_path, PASSPHRASE)) as store:
        laptop, items = bring(store, 1, 2, 3)
        take(store, laptop, Item("claim", items[1].id, 1, {}))
    for name in ("out.csv", "out.xlsx"):
        file = tmp_path / name
        code, _, err = cli("office", "export", "--status", "accepted", str(file))
        assert (code, "1 left out" in err) == (0, True)
        before = file.read_bytes()
        assert cli("office", "export", str(file))[0] == 1
        assert file.read_bytes() == before
    assert [row["ref"] for row in rows_of((tmp_path / "out.csv").read_bytes())] == [
        str(items[0].body["ref"]), str(items[2].body["ref"]),
    ]  # fmt: skip
    assert not (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    cli("office", "export", "--bom", str(tmp_path / "bom.csv"))
    assert (tmp_path / "bom.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert cli("office", "export", str(tmp_path / "out.pdf"))[0] == 2
    assert cli("office", "export", "--form", "kue", str(tmp_path / "kue.csv"))[0] == 1
    assert cli("office", "export", str(tmp_path / "no" / "out.csv"))[0] == 5
    assert not list(tmp_path.glob("*.part"))
    log = b"".join(file.read_bytes() for file in (tmp_path / "log").iterdir()).decode()
    assert str(items[0].body["content"]["name"]) not in log and '"exported"' in log


@pytest.mark.parametrize(
    ("mark", "cut", "end"),
    [("", ",", "\n"), ("\ufeff", ";", "\r\n"), ("", "\t", "\r\n"), ("\ufeff", ",", "\r")],
)
def test_a_file_survives_excel(made: OfficeStore, mark: str, cut: str, end: str) -> None:
    _, [a, b] = bring(made, 1, 2)
    lines = [
        ["REF", "Nama", "nib", "date", "reason", "text"],
        [str(a.body["ref"]), "x", "0123456789012", "24/11/2026", "", ""],
        [str(b.body["ref"]), "", "", "", "oss-down", "mati sejak pagi"],
    ]
    text = mark + end.join(cut.join(cells) for cells in lines) + end
    assert brought(made, text) == [(2, Did.ISSUED), (3, Did.NOTED)]
    assert state(made, a) == ("issued", "0123456789012", "2026-11-24")
    assert state(made, b)[0] == "accepted"
    assert brought(made, text) == [(2, Did.SAME), (3, Did.SAME)]


def test_delimiters_that_excel_leaves_out_at_a_rows_end_are_empty_cells(made: OfficeStore) -> None:
    _, [a, b] = bring(made, 1, 2)
    text = f"ref;nib;date;reason;text\n{a.body['ref']};1212121212121;2026-11-20\n{b.body['ref']}\n"
    assert brought(made, text) == [(2, Did.ISSUED), (3, Did.EMPTY)]


def test_a_row_that_is_wrong_stops_no_other(made: OfficeStore) -> None:
    _, items = bring(made, *range(1, 9))
    refs = [str(item.body["ref"]) for item in items]
    nib = "1234567890"
    text = "ref,id,nib,date,reason,text\n" + "\n".join(
        [
            f"{refs[0]},,{nib}123,2026-11-23,,",
            f"{refs[1]},,{nib}12,2026-11-23,,",  # a leading zero gone
            f"{refs[1]},,1.23E+12,2026-11-23,,",
            f"{refs[1]},,{nib}124,,,",
            f"{refs[1]},,{nib}124,2026-11-25,,",  # to come
            f"{refs[1]},,{nib}124,2026-02-30,,",
            "MJL99-261124-0001,,1234567890125,2026-11-23,,",
            ",,1234567890125,2026-11-23,,",
            f"{refs[2]},,{nib}125,2026-11-23,no-answer,",
            f"{refs[2]},,,,gone-fishing,",
            f"{refs[2]},,,,other,",
            f"{refs[3]},,{nib}123,2026-11-23,,",  # another person's
            f"{refs[4]},,{nib}126,2026-11-23,,,,",
            f"{refs[5]},,,,,",
            f",{items[6].id},{nib}127,2026-11-23,,",
            f"{refs[0]},,{nib}123,2026-11-23,,",
        ]
    )
    found = brought(made, text)
    taken = {2: Did.ISSUED, 15: Did.EMPTY, 16: Did.ISSUED}
    assert found == [(line, taken.get(line, Did.REFUSED)) for line in range(2, 18)]
    assert [state(made, item)[0] for item in items] == [
        "issued", *["accepted"] * 5, "issued", "accepted"
    ]  # fmt: skip


def test_a_reason_for_the_laptop_goes_back_to_it_and_others_stay_at_the_office(
    made: OfficeStore,
) -> None:
    numbers = range(1, 1 + len(Reason))
    laptop, items = bring(made, *numbers)
    text = "ref;reason;text\n" + "\n".join(
        f"{item.body['ref']};{reason};kata layar"
        for item, reason in zip(items, Reason, strict=True)
    )
    did = {r: d for r, (_, d) in zip(Reason, brought(made, text), strict=True)}
    back = {
        Reason.NIK_MISMATCH: "nik",
        Reason.NIK_OFFLINE: "nik",
        Reason.KBLI: "kbli",
        Reason.ACCOUNT_LOST: "email",
    }
    assert {r for r, d in did.items() if d is Did.RETURNED} == set(back)
    assert {d for r, d in did.items() if r not in back} == {Did.NOTED}
    told = {u.id: u for u in made.updates(laptop, 0)[0]}
    assert len(told) == len(back)
    for item, reason in zip(items, Reason, strict=True):
        if reason in back:
            assert told[item.id].field in (back[reason], "")
            assert locale.say(f"ossentry.reason.{reason}") in told[item.id].reason
            assert "kata layar" in told[item.id].reason
    # Mended and sent again, the same file doesn't send it back once more.
    again = Item("application", items[4].id, 2, items[4].body)
    assert take(made, laptop, again).results[0].verdict == "accepted"
    assert set(brought(made, text)) == {(line, Did.SAME) for line in range(2, 2 + len(Reason))}
    assert state(made, again)[0] == "accepted"


def test_who_was_entered_without_an_answer_is_marked_in_the_next_sheet(made: OfficeStore) -> None:
    laptop, [a, b] = bring(made, 1, 2)
    brought(
        made,
        f"ref,reason,text\n{a.body['ref']},no-answer,layar putih\n{b.body['ref']},no-signal,\n",
    )
    notes = [row["note"] for row in rows_of(sheet.to_csv(sheet_of(made, laptop)))]
    assert notes == ["tidak ada jawaban setelah data masuk: layar putih", "tidak ada sinyal"]


def test_a_reason_may_be_written_in_words(made: OfficeStore) -> None:
    _, [a, b] = bring(made, 1, 2)
    text = f"ref,reason\n{a.body['ref']},KBLI tidak bisa dipilih\n{b.body['ref']},No signal\n"
    assert brought(made, text) == [(2, Did.RETURNED), (3, Did.NOTED)]


def test_a_trial_says_the_same_and_changes_nothing(made: OfficeStore) -> None:
    _, [a, b, c] = bring(made, 1, 2, 3)
    text = (
        "ref,nib,date,reason\n"
        f"{a.body['ref']},9876543210123,2026-11-23,\n{b.body['ref']},,,kbli\n{c.body['ref']},1,2026-11-23,\n"
    )
    trial = brought(made, text, dry=True)
    assert [state(made, item)[0] for item in (a, b, c)] == ["accepted"] * 3
    assert trial == brought(made, text) == [(2, Did.ISSUED), (3, Did.RETURNED), (4, Did.REFUSED)]


def test_a_trial_knows_the_nibs_of_its_own_rows(made: OfficeStore) -> None:
    _, [a, b] = bring(made, 1, 2)
    rows = [f"{item.body['ref']},5554443332221,2026-11-23" for item in (a, b)]
    text = "\n".join(["ref,nib,date", *rows])
    trial = brought(made, text, dry=True)
    assert trial == brought(made, text) == [(2, Did.ISSUED), (3, Did.REFUSED)]


def test_a_column_that_was_sorted_by_itself_brings_nobody_anothers_nib(made: OfficeStore) -> None:
    _, items = bring(made, 1, 2, 3, 4)
    niks = [str(item.body["content"]["nik"]) for item in items]
    shown = [niks[1], f"{niks[1][:15]}0", f"{float(niks[2]):.5E}", f"'{niks[3]}"]
    text = "ref,NIK,nib,date\n" + "\n".join(
        f"{item.body['ref']},{nik},777000111000{n},2026-11-23"
        for n, (item, nik) in enumerate(zip(items, shown, strict=True))
    )
    # The first is another's; Excel keeps fifteen digits of the second and six of the third.
    found = [Did.REFUSED, Did.ISSUED, Did.ISSUED, Did.ISSUED]
    assert brought(made, text) == list(enumerate(found, 2))


def test_what_a_laptop_is_entering_gets_no_reason_from_here(made: OfficeStore) -> None:
    laptop, [item] = bring(made, 1)
    take(made, laptop, Item("claim", item.id, 1, {}))
    for row in ("1231231231231,2026-11-23,", ",,oss-down", ",,kbli"):
        assert brought(made, f"ref,nib,date,reason\n{item.body['ref']},{row}\n") == [
            (2, Did.REFUSED)
        ]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "columns-ref"), (b"nib,date\n", "columns-ref"), (b"ref,date\n", "columns-nib"),
        (b"ref,nib,NIB\n", "columns-twice"), (b"ref,nib\n\xff,1\n", "file-encoding"),
        (b'ref,nib\n"x,1\n', "file-broken"), (b"PK\x03\x04...", "file-xlsx"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_whole(data: bytes, key: str) -> None:
    with pytest.raises(Refused) as refused:
        nib_file.read(data)
    assert refused.value.key == f"staff.{key}"


def test_the_exported_sheet_itself_brings_the_nibs_back(cli: Cli, tmp_path: Path) -> None:
    with closing(OfficeStore.open_or_create(tmp_path, PASSPHRASE)) as store:
        _, items = bring(store, 1, 2, 3)
    file = tmp_path / "out.csv"
    cli("office", "export", str(file))
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    rows[0] |= {"nib": "0123456789012", "date": "2026-11-20"}
    rows[1] |= {"nib": "12"}
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    code, out, err = cli("office", "import-nib", str(file), "--dry-run")
    assert (code, "nothing was changed: 1 NIBs" in out) == (1, True)
    code, out, err = cli("office", "import-nib", str(file))
    assert code == 1
    assert f"line 2  {items[0].body['ref']}: NIB recorded" in out
    assert f"line 3  {items[1].body['ref']}: " in err and "13 digits" in err
    assert (
        "1 NIBs recorded, 0 sent back, 0 reasons noted, 0 recorded already, 1 empty, 1 refused."
        in out
    )
    listed = json.loads(cli("office", "list", "--json")[1])
    assert [row["nib"] for row in listed] == ["0123456789012", "", ""]
    assert cli("office", "import-nib", str(tmp_path))[0] == 1
