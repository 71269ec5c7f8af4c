"""What the office's staff does on the command line: list, return, revoke, lost, and the record of it."""

import csv
import io
import json
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from operator_tui import locale
from operator_tui.delivery.protocol import Item
from operator_tui.office import acts
from operator_tui.office.store import OfficeStore
from tests.calling import Cli, caller
from tests.conftest import PASSPHRASE
from tests.making import sample_rows
from tests.test_forms_home import newer
from tests.test_office import batch, take
from tests.test_office_forms import application

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
ONE, TWO, THREE = (f"MJL03-261124-000{n}" for n in (1, 2, 3))


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    return next(caller(tmp_path, monkeypatch, capsys))


@pytest.fixture
def held(tmp_path: Path) -> Iterator[list[Item]]:
    """An office with three applications of MJL03; the laptop had four more that never came."""
    items = [application(n, ref=ref) for n, ref in enumerate((ONE, TWO, THREE), 1)]
    with closing(OfficeStore.open_or_create(tmp_path, PASSPHRASE)) as store:
        store.enrol("MJL03", NOW)
        store.enrol("MJL04", NOW)
        sent = replace(batch(*items), unsent=7)
        store.take("MJL03", sent, NOW, training=True, request="r")
    yield items


def office(home: Path) -> OfficeStore:
    return OfficeStore.open_or_create(home, PASSPHRASE)


def told(home: Path) -> list[dict[str, object]]:
    with closing(office(home)) as store:
        return [act for act in store.read(acts.all_of) if act["what"] != "enrolled"]


def log_of(home: Path) -> str:
    return b"".join(file.read_bytes() for file in (home / "log").iterdir()).decode()


def test_the_list_masks_niks_and_can_be_narrowed(cli: Cli, held: list[Item]) -> None:
    code, out, _ = cli("office", "list", "--json")
    rows = json.loads(out)
    assert code == 0
    assert [row["ref"] for row in rows] == [ONE, TWO, THREE]
    nik = str(held[0].body["content"]["nik"])
    assert rows[0]["nik_masked"] == f"{nik[:4]}…{nik[-4:]}"
    assert nik not in out
    cli(
        "office",
        "return",
        TWO,
        "--field",
        "kbli",
        "--reason",
        "Kode tidak sesuai.",
        "--by",
        "Bu Wiwin",
    )
    assert cli("office", "list", "--status", "returned")[1].split()[0] == TWO
    assert cli("office", "list", "--device", "mjl04")[1] == ""
    assert nik not in cli("office", "list")[1]


def test_an_office_that_is_not_there_is_not_made(cli: Cli, tmp_path: Path) -> None:
    for args in (
        ("list",),
        ("devices",),
        ("lost", "MJL03"),
        ("return", "X", "--field", "f", "--reason", "r"),
    ):
        assert cli("office", *args)[0] == 1
    assert not OfficeStore.exists(tmp_path)


def test_returning_reaches_the_laptop_with_field_reason_and_who(
    cli: Cli, held: list[Item], tmp_path: Path
) -> None:
    for args, word in (
        (("--field", "religion", "--reason", "x"), "no field religion"),
        (("--field", "kbli", "--reason", " "), "reason is empty"),
        (("--field", "kbli", "--reason", "x" * 401), "too long"),
    ):
        code, _, err = cli("office", "return", ONE, *args)
        assert (code, word in err) == (1, True)
    assert cli("office", "return", "MJL09-261124-0001", "--field", "kbli", "--reason", "x")[0] == 1
    wrong = ("--field", "kbli", "--reason", "Kode tidak sesuai.", "--by", "Bu Wiwin")
    assert cli("office", "return", held[0].id, *wrong)[0] == 0
    assert cli("office", "return", ONE, *wrong)[0] == 1  # it isn't accepted any more
    with closing(office(tmp_path)) as store:
        [update] = store.updates("MJL03", 0)[0]
    assert (update.kind, update.id, update.field, update.reason, update.by) == (
        "returned", held[0].id, "kbli", "Kode tidak sesuai.", "Bu Wiwin",
    )  # fmt: skip
    assert [(act["what"], act["by"], act["subject"]) for act in told(tmp_path)] == [
        ("returned", "Bu Wiwin", held[0].id)
    ]


def test_what_a_laptop_is_entering_is_not_taken_from_it(
    cli: Cli, held: list[Item], tmp_path: Path
) -> None:
    with closing(office(tmp_path)) as store:
        take(store, "MJL03", Item("claim", held[0].id, 1, {}))
    code, _, err = cli("office", "return", ONE, "--field", "kbli", "--reason", "x")
    assert (code, "wait for the outcome" in err) == (1, True)
    assert cli("office", "list", "--status", "accepted")[1].count("entered by its laptop") == 1


def test_the_laptops_are_told_with_what_came_and_what_waited(cli: Cli, held: list[Item]) -> None:
    cli("office", "return", ONE, "--field", "kbli", "--reason", "x")
    rows = {row["device"]: row for row in json.loads(cli("office", "devices", "--json")[1])}
    assert rows["MJL03"]["counts"] == {"accepted": 2, "returned": 1}
    assert (rows["MJL03"]["unsent"], rows["MJL03"]["app"]) == (4, "1.0.0")
    assert rows["MJL04"]["last_contact"] == ""
    assert "2026-11-24 10.00" in cli("office", "devices")[1]


def test_a_revoked_laptop_is_shut_out_until_it_is_enrolled_again(
    cli: Cli, held: list[Item], tmp_path: Path
) -> None:
    token = json.loads(cli("office", "enrol", "MJL03", "--json")[1])["token"]
    with closing(office(tmp_path)) as store:
        take(store, "MJL03", Item("claim", held[0].id, 1, {"entry": 1}))
    assert cli("office", "release", "MJL03")[0] == 1
    assert cli("office", "revoke", "MJL09")[0] == 1
    assert cli("office", "revoke", "mjl03", "--by", "Bu Wiwin")[0] == 0
    assert "before" in cli("office", "revoke", "MJL03")[1]
    with closing(office(tmp_path)) as store:
        assert store.device_of(token) is None
    assert "(revoked " in cli("office", "devices")[1]
    assert "revoked" in log_of(tmp_path)
    code, out, err = cli("office", "release", "mjl03", "--by", "Bu Wiwin")
    assert (code, out, "1 applications" in err) == (0, f"{ONE}\n", True)
    cli("office", "enrol", "MJL03")
    assert "(revoked " not in cli("office", "devices")[1]


def test_what_the_staff_did_can_be_read_and_names_no_applicant(
    cli: Cli, held: list[Item], tmp_path: Path
) -> None:
    cli("office", "enrol", "MJL05", "--by", "Pak Asep")
    cli("office", "config", "set", "oss.password", "-", typed="sangat rahasia\n")
    cli("office", "config", "unset", "oss.password")
    wrong = ("--field", "kbli", "--reason", "Kode tidak sesuai.", "--by", "Bu Wiwin")
    cli("office", "return", ONE, *wrong)
    cli("office", "export", str(tmp_path / "out.csv"), "--by", "Bu Wiwin")
    cli("office", "lost", "MJL03", "--by", "Pak Asep")
    code, out, _ = cli("office", "record", "--json", "--all")
    rows = [(row["what"], row["by"], row["ref"] or row["subject"]) for row in json.loads(out)]
    assert (code, rows[:2]) == (0, [("enrolled", "-", "MJL03"), ("enrolled", "-", "MJL04")])
    assert rows[2] == ("enrolled", "Pak Asep", "MJL05")
    assert [what for what, _, _ in rows[3:]] == [
        "set", "unset", "returned", "exported", "looked-lost",
    ]  # fmt: skip
    assert rows[5] == ("returned", "Bu Wiwin", ONE)
    lines = cli("office", "record", "-n", "3")[1].splitlines()
    assert [ONE in line for line in lines] == [True, False, False]
    assert "Bu Wiwin" in lines[1] and "rows=2" in lines[1]
    shown = out + "\n".join(lines)
    people = [held[0].body["content"][key] for key in ("name", "nik", "phone")]
    assert not [text for text in (*people, "sangat rahasia") if text in shown]


def test_whatever_is_recorded_has_its_words() -> None:
    source = "".join(
        file.read_text(encoding="utf-8")
        for file in Path(acts.__file__ or "").parent.parent.rglob("*.py")
    )
    found = set(re.findall(r'\bacts\.record\(\s*db, [^"]*"([a-z-]+)"', source))
    assert {"enrolled", "released", "off-sheet", "exported", "revoked"} <= found
    words = {key.removeprefix("act.") for key in locale.table("staff") if key.startswith("act.")}
    assert found <= words


def test_a_lost_laptops_people_are_told_with_what_reaches_them(
    cli: Cli, held: list[Item], tmp_path: Path
) -> None:
    with closing(
        office(tmp_path)
    ) as store:  # refused as a conflict, and on that laptop all the same
        other = application(4, ref=ONE)
        again = replace(batch(Item("application", held[0].id, 1, other.body)), unsent=4)
        store.take("MJL03", again, NOW, training=True, request="r")
    code, out, err = cli("office", "lost", "MJL03", "--by", "Pak Asep")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [(row["ref"], row["status"]) for row in rows] == [
        (ONE, "accepted"), (TWO, "accepted"), (THREE, "accepted"), (ONE, "conflict"),
    ]  # fmt: skip
    people = sample_rows()
    assert [row["name"] for row in rows] == [people[n]["name"] for n in range(4)]
    assert all(row["phone"].startswith("08") and row["address"] for row in rows)
    assert "2026-11-24 10.00" in err
    assert "office revoke MJL03" in err
    [look] = told(tmp_path)
    assert (look["what"], look["by"], look["subject"]) == ("looked-lost", "Pak Asep", "MJL03")
    assert look["detail"] == {"people": 4, "unsent": 4}
    told_of = log_of(tmp_path) + json.dumps(look) + err
    assert not [row for row in rows for key in ("name", "phone", "address") if row[key] in told_of]
    assert cli("office", "lost", "MJL09")[0] == 1


def test_the_list_of_a_lost_laptop_goes_into_a_new_file_only(
    cli: Cli, held: list[Item], tmp_path: Path
) -> None:
    file = tmp_path / "lost.csv"
    code, out, _ = cli("office", "lost", "MJL03", "--csv", str(file))
    assert (code, out) == (0, "")
    first = file.read_bytes()
    assert first.startswith(b"\xef\xbb\xbfref,status,")
    code, _, err = cli("office", "lost", "MJL03", "--csv", str(file))
    assert (code, "already" in err) == (1, True)
    assert file.read_bytes() == first
    assert cli("office", "lost", "MJL03", "--csv", str(tmp_path / "no" / "lost.csv"))[0] == 5
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_a_form_is_added_listed_and_named_by_its_mistakes(
    cli: Cli, held: list[Item], tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(newer(), encoding="utf-8")
    bad.write_text(newer().replace('type = "nik"', 'type = "nikk"'), encoding="utf-8")
    code, out, err = cli("office", "forms", "add", str(bad))
    assert (code, "nik" in out, "Traceback" in err) == (1, True, False)
    assert cli("office", "forms", "add", str(tmp_path / "none.toml"))[0] == 1
    with closing(office(tmp_path)) as store:
        take(store, "MJL03", application(4, form_version="3-mjl", ref="MJL03-261124-0004"))
    assert "isn't known" in cli("office", "list", "--flagged")[1]
    code, out, _ = cli("office", "forms", "add", str(good))
    assert (code, "0 fit, 1 don't" in out) == (0, True)
    assert "doesn't fit" in cli("office", "list", "--flagged")[1]
    rows = json.loads(cli("office", "forms", "list", "--json")[1])
    assert {"name": "nib", "version": "3-mjl", "origin": "added", "applications": 1} in rows
    assert "3-mjl" in cli("office", "forms", "list")[1]
    log = [json.loads(line) for line in log_of(tmp_path).splitlines()]
    assert [(x["key"], x["version"]) for x in log if x["event"] == "form-added"] == [
        ("nib", "3-mjl")
    ]
