"""The day as files: each number once, as what it is, read back by other programs; whole or not at all."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pypdf
import pytest

from operator_tui import locale
from operator_tui.core.errors import Refused, StoreTrouble, Usage
from operator_tui.core.lifecycle import Status
from operator_tui.reports import day_files, day_pdf, day_table, page, whole
from operator_tui.reports.closing import close, read_counts
from operator_tui.reports.day import day_summary
from operator_tui.reports.day_values import Day, Measured, Part
from operator_tui.store import applications, closing, daywindow, events, home, journal, meta
from operator_tui.store.store import Store
from operator_tui.ui.screens.day import DayScreen
from tests.calling import caller
from tests.conftest import PASSPHRASE, TODAY
from tests.day_of_500 import fill
from tests.making import draft, ready
from tests.test_frame import on
from tests.test_screens import burst, shown, until


def evening() -> datetime:
    return datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("busy")
    with Store(folder / "store.db", b"k" * 32, "Nani", evening) as store:
        store.do(journal.start)
        store.do(lambda tx: meta.set_device(tx, "MJL03"))
        fill(store, 60)
        yield store


@pytest.fixture(scope="module")
def day(busy: Store) -> Day:
    return day_summary(busy)


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_the_workbook_has_real_numbers_and_days_and_its_headers_stay(
    day: Day, language: str
) -> None:
    locale.use(language)
    loose = {**day.counts, "draft": 3, "cancelled": 2}  # never made final: told, and not counted
    day = replace(day, counts=loose, open_drafts=3, dropped=2)
    book = openpyxl.load_workbook(io.BytesIO(day_table.to_xlsx(day)))
    numbers, staff = book.worksheets
    assert numbers.freeze_panes == staff.freeze_panes == "A2"
    rows = [tuple(row) for row in numbers.iter_rows(min_row=2, values_only=True)]
    found = {(group, item): value for group, item, value, _ in rows}
    assert len(found) == len(rows) == len(day_table.items(day))
    say = locale.say
    about, people, status = (
        say(f"daysheet.group.{name}") for name in ("about", "people", "status")
    )
    assert found[about, say("daysheet.first")].date() == TODAY
    assert found[people, say("daysheet.people.taken_in")] == day.intake.taken_in
    assert found[say("daysheet.group.times"), say("daysheet.typing_p90")] == day.typing.p90_min
    states = {state: found[status, say(f"core.status.{state}")] for state in Status}
    assert states == day.final
    assert sum(states.values()) == day.applications == sum(day.counts.values()) - 5
    values = {type(value) for value in found.values()}
    assert values >= {int, float, datetime}
    operators = [tuple(row) for row in staff.iter_rows(min_row=2, values_only=True)]
    assert [(who, n) for who, n, *_ in operators[: len(day.operators)]] == [
        (one.who, one.applications) for one in day.operators
    ]
    assert operators[-1][1] == day.few
    for page_ in book.worksheets:  # on paper a row stays on one page
        assert page_.sheet_properties.pageSetUpPr.fitToPage
        setup = page_.page_setup
        assert (setup.paperSize, setup.fitToWidth or 1, setup.fitToHeight) == (9, 1, 0)


def test_the_csv_holds_the_same_numbers_and_no_formula(day: Day) -> None:
    meant = replace(
        day, event='=HYPERLINK("x"); =1', operators=(replace(day.operators[0], who="+Siti"),)
    )
    data = day_table.to_csv(meant)
    assert data.count(b"\r\n") == data.count(b"\n") > 60
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    assert rows[0] == ["kelompok", "hal", "nilai", "satuan"]
    assert ["Tentang", "kegiatan", "'=HYPERLINK(\"x\"); '=1", ""] in rows
    assert ["Orang", "diberi nomor", f"{day.intake.taken_in}", "orang"] in rows
    assert ["Menurut status", "terbit", f"{day.issued}", "permohonan"] in rows
    assert ["Operator: +Siti", "difinalkan", f"{day.operators[0].applications}", ""] in rows
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "@")] == []


def test_the_json_is_the_value_itself(day: Day) -> None:
    found = json.loads(day_table.to_json(alone(day)))
    del found["measured"]
    assert found == json.loads(json.dumps(day.to_json()))


def alone(day: Day) -> Part:
    return Part(day, Measured((), (), (), {}))


def pages(data: bytes) -> list[str]:
    return [page_.extract_text() for page_ in pypdf.PdfReader(io.BytesIO(data)).pages]


def words(data: bytes) -> str:
    [only] = pages(data)
    return only


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_the_page_says_the_sums_and_is_one(day: Day, language: str) -> None:
    locale.use(language)
    text = words(day_pdf.to_pdf(day, "24-11-2026 16.00", ("Segel 9c41-07be-55a2",)))
    for n in (day.intake.taken_in, day.applications, day.issued_then):
        assert f"{n}" in text.split()
    assert f"{day.counts['accepted']} {locale.say('core.status.accepted')}" in text
    assert "9c41-07be-55a2" in text
    for one in day.operators:
        assert one.who in text
    assert "Jemput Bola Cikijing" in text


def test_a_page_full_of_everything_or_of_nothing_is_one_page_with_nothing_on_its_foot(
    day: Day,
) -> None:
    crowd = tuple(
        replace(day.operators[0], who=f"Operator Panjang Sekali Namanya {n}") for n in range(20)
    )
    full = replace(
        day, operators=crowd, counts=dict.fromkeys(day.counts, 3), event="Łódź 東 " * 30,
        villages={f"Desa {n}, Cikijing": 40 - n for n in range(40)},
    )  # fmt: skip
    drawn: list[tuple[float, str]] = []
    real = page.Page.text

    def text(self: page.Page, x: float, y: float, said: str, *more: object, **how: object) -> None:
        drawn.append((y, said))
        real(self, x, y, said, *more, **how)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page.Page, "text", text)
        words(day_pdf.to_pdf(full, "16.00", ("a", "b")))
    foot = next(y for y, said in drawn if "Dihitung dari" in said)
    assert foot == max(y for y, said in drawn if said not in ("a", "b"))
    assert sum(y > foot - 4 for y, said in drawn) == 3
    assert any("Operator Panjang" in said for _, said in drawn)
    empty = replace(
        day, operators=(), counts=dict.fromkeys(day.counts, 0), villages={}, kbli={}, event=""
    )
    assert "tidak ada" in words(day_pdf.to_pdf(empty, "16.00"))


def test_villages_of_one_name_stand_with_their_districts(day: Day) -> None:
    villages = {"Banjaran, Sumberjaya": 9, "Banjaran, Banjaran": 8, "Cidulang, Cikijing": 7}
    text = words(day_pdf.to_pdf(replace(day, villages=villages), "16.00"))
    for shown_ in ("Banjaran, Sumberjaya", "Banjaran, Banjaran", "Cidulang"):
        assert shown_ in text
    assert "Cidulang, Cikijing" not in text


def test_no_file_names_an_applicant(busy: Store, day: Day) -> None:
    people = busy.read(
        lambda db: [tuple(r) for r in db.execute("SELECT name, nik FROM applications")]
    )
    texts = [
        words(day_pdf.to_pdf(day, "16.00")),
        day_table.to_csv(day).decode(),
        day_table.to_json(alone(day)).decode(),
    ]
    assert [name for name, nik in people for text in texts if name in text or nik in text] == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_libreoffice_opens_the_workbook(day: Day, tmp_path: Path) -> None:
    (tmp_path / "hari.xlsx").write_bytes(day_table.to_xlsx(day))
    command = ["soffice", "--headless", "--convert-to", "csv", "hari.xlsx", "--outdir", "."]
    subprocess.run(
        command,
        cwd=tmp_path,
        check=True,
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
    )
    text = (tmp_path / "hari.csv").read_text(encoding="utf-8")
    assert f"Orang,diberi nomor,{day.intake.taken_in},orang" in text


def failing(call: str) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise OSError(28, "No space left on device")

    return fail


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
def test_a_disk_that_fails_leaves_what_was_there_and_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    monkeypatch.setattr(call, failing(call))
    with pytest.raises(StoreTrouble) as trouble:
        whole.put(b"new" * 999, tmp_path / "a.csv", tmp_path / "home", replace=True)
    assert trouble.value.key == "daysheet.file-not-written"
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.csv", b"old")]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_file_is_its_owners_alone_and_replaces_nothing_unasked(tmp_path: Path) -> None:
    place = tmp_path / "hari.csv"
    whole.put(b"one", place, tmp_path / "home", replace=False)
    assert place.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Refused):
        whole.put(b"two", place, tmp_path / "home", replace=False)
    whole.put(b"two", place, tmp_path / "home", replace=True)
    assert place.read_bytes() == b"two"
    for bad, error in (
        (tmp_path, Refused),
        (Path(os.devnull), Refused),
        (tmp_path / "no" / "x.csv", StoreTrouble),
    ):
        with pytest.raises(error):
            whole.put(b"x", bad, tmp_path / "home", replace=True)
    with pytest.raises(Usage):
        whole.put(b"x", tmp_path / "home" / "store.db", tmp_path / "home", replace=True)


async def test_f8_saves_all_four_and_says_where(store: Store, tmp_path: Path) -> None:
    ready(store, 2)
    async with on(store, tmp_path) as (app, pilot):
        app.open_screen("day")
        await until(pilot, lambda: isinstance(app.top, DayScreen) and app.top.sheet is not None)
        for _ in range(2):  # the same day again takes the place of the former files
            burst(app, "<f8>")
            await until(pilot, lambda: "PDF, XLSX, CSV, JSON" in shown(app))
    names = sorted(path.name for path in (tmp_path / "summaries").iterdir())
    assert names == [
        f"ringkasan-2026-11-24-MJL03.{kind}" for kind in ("csv", "json", "pdf", "xlsx")
    ]
    found = json.loads((tmp_path / "summaries" / names[1]).read_text(encoding="utf-8"))
    assert found["applications"] == 2


def test_the_page_of_a_closed_day_has_its_counts_and_seal(store: Store) -> None:
    store.do(lambda tx: closing.count_paper(tx, "2026-11-24", 0))
    window = store.read(lambda db: daywindow.of_day(db, TODAY, "2026-11-24T03:00:00.000Z"))
    _, before = day_files.render(store, lambda _db: window, "pdf")
    assert "belum ditutup" in words(before)
    done = store.do(lambda tx: close(tx, TODAY, "Nani Suryani"))
    _, after = day_files.render(store, lambda _db: window, "pdf")
    assert f"Segel {done.seal}" in words(after)
    assert "kertas 0" in words(after)
    assert "berbeda" not in words(after)
    ready(store, 1)
    _, later = day_files.render(store, lambda _db: window, "pdf")
    assert "berbeda dari lembar yang disegel" in words(later)
    [sheet, signed] = pages(day_files.sealed_pdf(done, "WIB"))
    assert f"Segel {done.seal}" in sheet
    assert "1 siap" not in sheet
    assert "Semua cocok." in signed


def test_the_sealed_sheet_names_each_difference_with_its_reason_and_where_to_sign(
    store: Store,
) -> None:
    """Thirty without a receipt, none at the office: sixty reasons, on as many pages as they take."""
    apps, reason = ready(store, 30), "Łódź, dicek " + "besok pagi di kantor " * 4
    store.do(lambda tx: closing.count_paper(tx, "2026-11-24", 32))
    store.do(lambda tx: closing.count_paper(tx, "2026-11-24", 31))
    found = store.read(lambda db: read_counts(db, TODAY, "2026-11-24T03:00:00.000Z"))
    for one in found.differences:
        store.do(
            lambda tx, d=one: closing.explain(  # type: ignore[misc]
                tx, "2026-11-24", d.what, d.seq, d.amount, reason
            ),
            "Dede",
        )
    done = store.do(lambda tx: close(tx, TODAY, "Nani Suryani", "Kepala Desa"))
    sheets = pages(day_files.sealed_pdf(done, "WIB"))
    assert len(sheets) > 3
    text = " ".join("".join(sheets[1:]).split())
    assert all(text.count(app.label) == 2 for app in apps)
    assert text.count("Łódź, dicek") == 61
    assert text.count("kantor") == 61 * 4 + 1  # one is the name of a count
    assert "..." not in text
    assert "1 lembar tanpa permohonan" in text
    assert "Kertas dihitung 2 kali: 32 (Siti), 31 (Siti)." in text
    assert "Nani Suryani" in sheets[-1]
    assert "Kepala Desa" in sheets[-1]
    for number, sheet in enumerate(
        sheets[1:], 2
    ):  # no page can be put among those of another sheet
        said = f"Tutup hari 24-11-2026 · MJL03 · segel {done.seal} · halaman {number} dari {len(sheets)}"
        assert said in sheet
    assert [name for app in apps for name in (app.name, app.nik) if name in text] == []


def test_the_quota_stands_beside_the_bytes_and_makes_no_sheet_another(store: Store) -> None:
    store.do(lambda tx: closing.count_paper(tx, "2026-11-24", 0))
    store.do(lambda tx: close(tx, TODAY, "Nani"))
    window = store.read(lambda db: daywindow.of_day(db, TODAY, "2026-11-24T03:00:00.000Z"))
    week = window._replace(first=date(2026, 11, 18))
    day, page_ = day_files.render(store, lambda _db: window, "pdf", 50_000_000)
    assert (day.network.quota_bytes, day_summary(store).network.quota_bytes) == (50_000_000, 0)
    assert "dari 50 MB" in words(page_)
    assert "berbeda" not in words(page_)
    assert (
        day_files.render(store, lambda _db: week, "json", 50_000_000)[0].network.quota_bytes
        == 350_000_000
    )


def test_numbers_that_were_sealed_are_read_back_as_they_were(day: Day) -> None:
    data = json.loads(json.dumps(day.to_json(), sort_keys=True))
    again = Day.from_json(data)
    assert again == day
    for name in ("villages", "kbli", "sex", "services", "returned", "printed", "counts"):
        assert list(getattr(again, name).items()) == list(getattr(day, name).items())
    with pytest.raises(Refused):
        Day.from_json({**data, "intake": {}})


@pytest.fixture
def laptop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[object]:
    """A home with one application in each of two events, and its command line."""
    folder = tmp_path / "h"
    home.create(folder, "Siti", PASSPHRASE)
    with home.open_store(folder, PASSPHRASE, clock=evening) as store:
        for place, (name, tz) in enumerate((("Cikijing", "WIB"), ("Ende", "WITA"))):
            event = store.do(
                lambda tx, name=name, tz=tz: events.add(tx, name, "2026-11-24", "x", tz)
            )  # type: ignore[misc]
            store.do(lambda tx, id_=event.id: events.use(tx, id_))  # type: ignore[misc]
            ready(store, 1, first=1 + place)
        store.do(lambda tx: closing.count_paper(tx, "2026-11-23", 0))
        store.do(lambda tx: close(tx, date(2026, 11, 23), "Nani Suryani"))
    [cli] = caller(folder, monkeypatch, capsys)
    yield cli


def test_any_day_any_range_any_event(laptop: Callable[..., tuple[int, str, str]]) -> None:
    def count(*args: str) -> int:
        code, out, err = laptop("summary", "--format", "json", *args)
        assert (code, err) == (0, "")
        found: int = json.loads(out)["applications"]
        return found

    assert count("--day", "2026-11-24") == 2
    assert count("--date", "2026-11-23") == 0
    assert count("--from", "2026-11-01", "--to", "2026-11-30") == 2
    assert count("--event", "Ende") == 1
    assert count("--event", "Ende", "--day", "2026-11-23") == 0
    assert laptop("summary", "--event", "Bandung")[0] == 1
    for bad in (
        ("--to", "2026-11-01"), ("--from", "2026-11-02", "--to", "2026-11-01"), ("--day", "kemarin"),
        ("--format", "pdf"), ("--out", "x.doc"), ("--json", "--format", "csv"),
        ("--day", "2026-11-24", "--from", "2026-11-24"), ("--format", "text", "--out", "x.txt"),
    ):  # fmt: skip
        assert laptop("summary", *bad)[:2] == (2, "")


def test_the_command_writes_each_kind_and_never_over_a_file(
    laptop: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    heads = {"pdf": b"%PDF-", "xlsx": b"PK", "csv": b"group,", "json": b"{"}
    for kind, head in heads.items():
        place = tmp_path / f"hari.{kind}"
        code, out, _ = laptop("summary", "--day", "2026-11-24", "--out", str(place))
        assert (code, "hari" in out) == (0, True)
        assert place.read_bytes().startswith(head)
    before = place.read_bytes()
    assert laptop("summary", "--out", str(place))[0] == 1
    assert place.read_bytes() == before
    assert laptop("summary", "--out", str(place), "--force")[0] == 0
    assert laptop("summary", "--out", str(tmp_path / "h" / "x.csv"))[0] == 2


def test_a_closed_day_is_listed_shown_and_verified(
    laptop: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    code, out, _ = laptop("closing", "list", "--json")
    [one] = json.loads(out)
    assert (code, one["day"], one["supervisor"]) == (0, "2026-11-23", "Nani Suryani")
    code, out, _ = laptop("closing", "verify")
    assert (code, one["seal"] in out, "it fits" in out) == (0, True, True)
    assert laptop("closing", "verify", "--day", "2026-11-23", "--seal", one["seal"])[0] == 0
    assert laptop("closing", "verify", "--day", "2026-11-23", "--seal", "0000-0000-0000")[0] == 1
    assert laptop("closing", "verify", "--seal", one["seal"])[0] == 2
    assert one["seal"] in laptop("closing", "show", "--day", "2026-11-23")[1]
    place = tmp_path / "lembar.pdf"
    assert laptop("closing", "show", "--day", "2026-11-23", "--out", str(place))[0] == 0
    assert one["seal"] in pages(place.read_bytes())[0]
    assert (
        laptop("closing", "show", "--day", "2026-11-24", "--out", str(tmp_path / "x.pdf"))[0] == 1
    )
    shown_ = json.loads(laptop("closing", "show", "--day", "2026-11-23", "--json")[1])
    assert (shown_["seal"], shown_["counts"]["paper"]) == (one["seal"], 0)
    # a day that isn't closed tells no count before the paper is counted
    assert (
        json.loads(laptop("closing", "show", "--day", "2026-11-24", "--json")[1])["counts"] is None
    )
    assert "2" not in laptop("closing", "show", "--day", "2026-11-24")[1].splitlines()[-1]


def test_the_summary_as_text_adds_up_and_says_what_is_not_counted(
    laptop: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    """Of those never made final the screen says that they aren't counted; so does the text."""
    with home.open_store(tmp_path / "h", PASSPHRASE, clock=evening) as store:
        draft(store, 7)
        seq = draft(store, 8).seq
        store.do(lambda tx: applications.cancel(tx, seq, "pulang"))
    data = json.loads(laptop("summary", "--day", "2026-11-24", "--json")[1])
    lines = laptop("summary", "--day", "2026-11-24")[1].splitlines()
    end = next(i for i, line in enumerate(lines) if line.startswith("Applications in all"))
    assert sum(int(line.split()[-1]) for line in lines[1:end]) == data["applications"]
    assert lines[end].startswith(f"Applications in all {data['applications']}, ")
    assert lines[end + 1 : end + 3] == [
        f"  {data['open_drafts']} open drafts, not counted",
        "  1 dropped drafts, not counted",
    ]
