"""Importing from a CSV: each row on its own, nothing invented, nothing taken twice."""

import csv
import io
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui.core import checks, content
from operator_tui.core.lifecycle import Status
from operator_tui.core.values import Bad
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, csvfile, importing, journal, listing
from operator_tui.store.applications import Application, Typed
from operator_tui.store.importing import Imported
from operator_tui.store.listing import Filter
from operator_tui.store.store import Store, Tx
from tests.calling import Cli, caller
from tests.conftest import SAMPLES, TODAY
from tests.making import FORM, sample_rows

Row = dict[str, str]
ODD = 33
"""The sample applicant whose NIK holds an impossible date; the file gives the reason."""


@pytest.fixture
def laptop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Cli]:
    for cli in caller(tmp_path / "h", monkeypatch, capsys):
        assert cli("init", "--name", "Siti")[0] == 0
        yield cli


def written(path: Path, rows: list[Row], **more: str) -> Path:
    """A CSV of these rows, with more columns that hold the same text in each."""
    rows = [row | more for row in rows]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return path


def take(
    store: Store, path: Path, rows: list[Row], *, finalise: bool = True, **more: str
) -> Imported:
    return importing.import_file(
        store, written(path / "a.csv", rows, **more), "2020", finalise=finalise
    )


def told(found: list[importing.Finding]) -> list[tuple[int, str, str]]:
    return [(f.line, f.column, f.problem.key) for f in found]


def all_apps(store: Store) -> list[Application]:
    seqs = store.read(lambda db: listing.seqs(db, Filter()))
    return list(store.read(lambda db: listing.page(db, seqs)).values())


def content_of(store: Store, app: Application) -> dict[str, Any]:
    return dict(store.read(lambda db: applications.typed(db, app.seq)).texts)


def test_a_village_code_from_outside_is_never_taken(store: Store, tmp_path: Path) -> None:
    result = take(store, tmp_path, sample_rows()[:1], place_village_code="=HYPERLINK(1)")
    assert (result.good, result.refusals, result.unknown) == (1, [], ())
    [app] = all_apps(store)
    assert content_of(store, app)["place_village_code"] == "3210032006"


@pytest.mark.parametrize("version", ["x" * 300, "20", "2020.0", "🙂"])
def test_a_strange_kbli_version_refuses_the_row_only(
    store: Store, tmp_path: Path, version: str
) -> None:
    rows = sample_rows()[:3]
    rows = [row | {"kbli_version": "2020" if n else version} for n, row in enumerate(rows)]
    result = take(store, tmp_path, rows)
    assert (result.rows, result.good) == (3, 2)
    assert told(result.refusals) == [(2, "kbli_version", "kbli.version")]
    assert len(all_apps(store)) == 2


@pytest.mark.parametrize(("version", "stored"), [("", "2020"), ("2025", "2025")])
def test_a_known_kbli_version_is_kept(
    store: Store, tmp_path: Path, version: str, stored: str
) -> None:
    assert take(store, tmp_path, sample_rows()[:1], kbli_version=version).good == 1
    assert all_apps(store)[0].kbli_version == stored


def test_what_goes_wrong_with_one_row_takes_no_other_back(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = applications.finalise

    def finalise(tx: Tx, seq: int, *rest: Any) -> Application:
        if applications.get(tx.db, seq).name == sample_rows()[1]["name"]:
            raise Bad("digits.shape")
        return real(tx, seq, *rest)

    monkeypatch.setattr(applications, "finalise", finalise)
    result = take(store, tmp_path, sample_rows()[:3])
    assert (result.rows, result.good) == (3, 2)
    assert [r.sentence() for r in result.refusals] == ["baris 3: hanya angka"]
    assert {app.status for app in all_apps(store)} == {Status.READY}
    assert len(all_apps(store)) == 2
    assert store.read(journal.first_broken) is None


def test_a_row_with_too_many_cells_names_no_empty_column(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", sample_rows()[:1])
    path.write_text(path.read_text(encoding="utf-8").rstrip() + ",x\n", encoding="utf-8")
    [refusal] = importing.import_file(store, path, "2020", finalise=True).refusals
    assert refusal.sentence().startswith("baris 2: ") and ", :" not in refusal.sentence()


VILLAGES = [
    ("Cikijing,Cikijing", "", "Cikijing, Cikijing"),
    (" CIKIJING ,  cikijing", "Cikijing", "Cikijing, Cikijing"),
    ("Cikijing", "cikijing", "Cikijing, Cikijing"),
    ("Banjaran", "Maja", "Banjaran, Maja"),
]


@pytest.mark.parametrize(("typed", "district", "stored"), VILLAGES)
def test_a_village_in_any_spelling_gets_its_code(
    store: Store, tmp_path: Path, typed: str, district: str, stored: str
) -> None:
    row = sample_rows()[1] | {"ktp_village": typed, "ktp_district": district}
    result = take(store, tmp_path, [row])
    assert (result.good, told(result.warnings)) == (1, [])
    [app] = all_apps(store)
    texts = content_of(store, app)
    assert app.village == texts["ktp_village"] == stored
    assert len(texts["place_village_code"]) == 10


def test_the_only_village_of_a_name_is_the_place(store: Store, tmp_path: Path) -> None:
    place = {"place_same_as_ktp": "T", "place_address": "PASAR", "place_village": "banjaransari"}
    assert take(store, tmp_path, [sample_rows()[1] | place]).good == 1
    texts = content_of(store, all_apps(store)[0])
    assert texts["place_village"] == "Banjaransari, Cikijing"
    assert texts["place_village_code"] == "3210032006"


ODD_ROWS = [
    ({"birth_date": "04-11-1979"}, "nik", "nik.date"),
    ({"sex": "P"}, "nik", "nik.sex"),
    ({"nik": "3210030311790000"}, "nik", "nik.serial"),
    ({"working_capital": "6 miliar"}, "working_capital", "scale.above"),
    ({"ktp_village": "Cikijong, Cikijing"}, "ktp_village", "village.unlisted"),
    (
        {"ktp_village": "Kemang", "ktp_district": "Kemang", "ktp_regency": "Bogor"},
        "place_same_as_ktp",
        "village.elsewhere",
    ),
]


@pytest.mark.parametrize(("odd", "column", "key"), ODD_ROWS)
def test_what_is_odd_is_told_and_taken(
    store: Store, tmp_path: Path, odd: Row, column: str, key: str
) -> None:
    result = take(store, tmp_path, [sample_rows()[1] | odd])
    assert (result.good, result.refusals) == (1, [])
    assert told(result.warnings) == [(2, column, key)]


def test_warnings_stand_on_stderr_and_do_not_change_the_exit_code(
    laptop: Cli, tmp_path: Path
) -> None:
    path = written(tmp_path / "a.csv", [sample_rows()[1] | ODD_ROWS[0][0]])
    code, out, err = laptop("import", str(path), "--finalise")
    assert (code, out.strip()) == (0, "1 rows: 1 ready to send, 0 refused.")
    assert err.startswith("line 2, nik: warning: ") and len(err.splitlines()) == 1


def test_reason_opens_one_gate(store: Store, tmp_path: Path) -> None:
    odd, plain = sample_rows()[ODD], sample_rows()[1]
    assert odd["reason"]
    assert take(store, tmp_path, [odd, plain]).good == 2
    again = take(store, tmp_path, [odd, plain | {"reason": "usaha kedua"}])
    assert told(again.refusals) == [(2, "nik", "duplicate.reason")]
    assert take(store, tmp_path, [odd], reason_duplicate="usaha kedua").good == 1
    texts = [content_of(store, app) for app in all_apps(store) if app.nik == odd["nik"]]
    assert sorted(t.get("reason:nik:duplicate", "") for t in texts) == ["", "usaha kedua"]
    assert all(t["reason:nik"] == odd["reason"] for t in texts)


def test_drafts_of_an_import_are_renewed_by_the_next(store: Store, tmp_path: Path) -> None:
    rows = sample_rows()[:3]
    assert take(store, tmp_path, rows, finalise=False).good == 3
    before = {app.nik: app.id for app in all_apps(store)}
    changed = [row | {"trade_name": "Warung Baru"} for row in rows]
    assert take(store, tmp_path, changed).good == 3
    after = all_apps(store)
    assert {app.nik: app.id for app in after} == before
    assert {(app.status, app.business) for app in after} == {(Status.READY, "Warung Baru")}
    for app in after:
        entries = store.read(lambda db, app=app: journal.of(db, app.id))
        said = [e["detail"]["renewed"] for e in entries if e["what"] == "imported"]
        assert said == [False, True]
    assert told(take(store, tmp_path, rows).refusals) == [
        (line, "nik", "duplicate.reason") for line in (2, 3, 4)
    ]


def test_a_row_that_lacked_consent_is_completed_later(store: Store, tmp_path: Path) -> None:
    [row] = sample_rows()[:1]
    first = take(store, tmp_path, [row | {"consent_halal": ""}])
    assert [(r.kept, r.problem.key) for r in first.refusals] == [(True, "consent.missing")]
    assert take(store, tmp_path, [row]).good == 1
    assert [app.status for app in all_apps(store)] == [Status.READY]


def test_a_refused_row_leaves_the_draft_as_it_is(store: Store, tmp_path: Path) -> None:
    [row] = sample_rows()[:1]
    take(store, tmp_path, [row], finalise=False)
    assert take(store, tmp_path, [row | {"phone": "021"}]).good == 0
    [app] = all_apps(store)
    assert content_of(store, app)["phone"] == "+" + row["phone"].lstrip("+")


def test_what_a_person_typed_since_is_not_overwritten(store: Store, tmp_path: Path) -> None:
    [row] = sample_rows()[:1]
    take(store, tmp_path, [row], finalise=False)
    [app] = all_apps(store)
    texts = content_of(store, app) | {"trade_name": "Nama yang benar"}
    store.do(lambda tx: applications.save(tx_later(tx), app.seq, Typed(texts, {})))
    assert told(take(store, tmp_path, [row]).refusals) == [(2, "nik", "duplicate.reason")]
    assert content_of(store, app)["trade_name"] == "Nama yang benar"


def tx_later(tx: Tx) -> Tx:
    """The same transaction a minute on."""
    return Tx(tx.db, tx.at.replace("03:00", "03:01"), tx.who)


def test_a_draft_by_hand_is_not_taken_over(store: Store, tmp_path: Path) -> None:
    from tests.making import draft

    draft(store, 1)
    result = take(store, tmp_path, sample_rows()[:1])
    assert told(result.refusals) == [(2, "nik", "duplicate.reason")]
    assert [app.status for app in all_apps(store)] == [Status.DRAFT]


@pytest.mark.parametrize("finalise", [False, True])
def test_the_same_nik_twice_in_one_file_is_two_people_or_a_mistake(
    store: Store, tmp_path: Path, finalise: bool
) -> None:
    row = sample_rows()[1]
    result = take(store, tmp_path, [row, row | {"trade_name": "Lain"}], finalise=finalise)
    assert told(result.refusals) == [(3, "nik", "duplicate.reason")]
    assert [app.business for app in all_apps(store)] == [row["trade_name"]]


@pytest.mark.parametrize("name", ["nik", "kk", "decl_sni", "reason"])
def test_a_known_column_that_stands_there_twice_refuses_the_file(
    laptop: Cli, tmp_path: Path, name: str
) -> None:
    rows = [list(sample_rows()[0]), list(sample_rows()[0].values())]
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[*rows[0], f" {name.upper()} "], [*rows[1], "1"]])
    code, out, err = laptop("import", str(tmp_path / "a.csv"))
    assert (code, out) == (1, "")
    assert name in err and len(err.splitlines()) == 1


def test_unknown_columns_are_named_once_and_refuse_nothing(laptop: Cli, tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", sample_rows()[1:3], alamat="x", Agama="y")
    code, out, err = laptop("import", str(path), "--finalise")
    assert (code, out.strip()) == (0, "2 rows: 2 ready to send, 0 refused.")
    assert "alamat, agama" in err and len(err.splitlines()) == 1


def test_the_samples_own_columns_are_known(store: Store) -> None:
    for name in ("applicants.csv", "applicants-bad.csv"):
        found = importing.import_file(store, SAMPLES / name, "2020", finalise=False)
        assert found.unknown == ()


def test_words_of_any_length_or_kind_in_reasons(store: Store, tmp_path: Path) -> None:
    long = take(store, tmp_path, sample_rows()[:1], reason="x" * 300)
    assert told(long.refusals) == [(2, "reason", "text.long")]
    assert take(store, tmp_path, sample_rows()[ODD : ODD + 1], reason="\x1b[31mbenar\n").good == 1
    assert content_of(store, all_apps(store)[0])["reason:nik"] == "benar"


@pytest.mark.skipif(sys.platform == "win32", reason="devices and pipes have no path there")
def test_only_files_and_pipes_are_read_and_never_without_end(
    laptop: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for device in ("/dev/zero", "/dev/null"):
        code, out, err = laptop("import", device)
        assert (code, out) == (1, "") and len(err.splitlines()) == 1
    monkeypatch.setattr(csvfile, "LARGEST", 100_000)
    os.mkfifo(tmp_path / "pipe")

    def feed(data: bytes) -> threading.Thread:
        def write() -> None:
            with (tmp_path / "pipe").open("wb", buffering=0) as pipe:
                try:
                    for start in range(0, len(data), 4096):
                        pipe.write(data[start : start + 4096])
                except BrokenPipeError:
                    return

        thread = threading.Thread(target=write)
        thread.start()
        return thread

    thread = feed(b"nik,name\n" * 100_000)
    code, out, err = laptop("import", str(tmp_path / "pipe"))
    thread.join()
    assert (code, out) == (1, "") and "too large" in err
    text = io.StringIO()
    writer = csv.DictWriter(text, sample_rows()[0].keys())
    writer.writeheader()
    writer.writerow(sample_rows()[1])
    thread = feed(text.getvalue().encode())
    assert laptop("import", str(tmp_path / "pipe"))[0] == 0
    thread.join()


def test_a_file_that_may_not_be_read_is_one(
    laptop: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a.csv", sample_rows()[:1])
    real, access = Path.open, os.access
    monkeypatch.setattr("os.access", lambda name, *rest: Path(name) != path and access(name, *rest))

    def denied(file: Path, *rest: Any, **more: Any) -> Any:
        if file == path:
            raise PermissionError(13, "Permission denied")
        return real(file, *rest, **more)

    monkeypatch.setattr(Path, "open", denied)
    code, out, err = laptop("import", str(path))
    assert (code, out) == (1, "") and len(err.splitlines()) == 1


def test_a_name_that_no_file_has_is_one(laptop: Cli) -> None:
    assert laptop("import", "x" * 5000 + ".csv")[0] == 1


GOOD = sample_rows()[1]
COLUMNS = [*GOOD, "kbli_version", "place_village_code"]


@given(st.sampled_from(COLUMNS), st.text() | st.text("0123456789.,'=\"E+-²٣ ", max_size=20))
def test_any_cell_is_refused_or_can_be_sent(column: str, cell: str) -> None:
    texts, _ = importing.row_texts(FORM, GOOD | {column: cell}, TODAY, "2020")
    problems = checks.check(FORM, texts, TODAY, TABLES)
    if not checks.blocking(problems, texts) and texts["kbli_version"] in ("2020", "2025"):
        sent = content.content(FORM, texts, TODAY)
        assert sent.get("place_village_code") == "3210032004" or column.endswith("village")
