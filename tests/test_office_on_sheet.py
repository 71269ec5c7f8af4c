"""One channel owns an application: what the staff took on a sheet is claimed by no laptop, and the reverse."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from operator_tui.delivery.protocol import Item, Result
from operator_tui.office import on_sheet, staff
from operator_tui.office.store import OfficeStore
from tests.calling import Cli, caller
from tests.conftest import PASSPHRASE
from tests.test_office import NOW, take
from tests.test_office_sheet import bring, rows_of


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    return next(caller(tmp_path, monkeypatch, capsys))


@contextmanager
def office(home: Path) -> Iterator[OfficeStore]:
    with closing(OfficeStore.open_or_create(home, PASSPHRASE)) as store:
        yield store


def claim(store: OfficeStore, laptop: str, item: Item, revision: int = 1) -> Result:
    return take(store, laptop, Item("claim", item.id, revision, {})).results[0]


def test_what_is_on_the_sheet_is_claimed_by_nobody_until_it_is_taken_off(
    cli: Cli, tmp_path: Path
) -> None:
    with office(tmp_path) as store:
        laptop, [a, b] = bring(store, 1, 2)
    ref = str(a.body["ref"])
    assert cli("office", "export", "--look", str(tmp_path / "look.csv"))[0] == 0
    assert cli("office", "export", str(tmp_path / "no" / "out.csv"))[0] == 5
    assert cli("office", "off-sheet", ref)[0] == 1
    with office(tmp_path) as store:
        assert claim(store, laptop, b).verdict == "accepted"
    assert "1 left out" in cli("office", "export", str(tmp_path / "out.csv"))[2]
    assert [row["ref"] for row in rows_of((tmp_path / "out.csv").read_bytes())] == [ref]
    with office(tmp_path) as store:
        refused = claim(store, laptop, a)
    assert (refused.verdict, "sheet of" in refused.reason) == ("denied", True)
    assert f"{ref} is off the sheet" in cli("office", "off-sheet", ref.lower(), "--by", "Wiwin")[1]
    with office(tmp_path) as store:
        assert claim(store, laptop, a).verdict == "accepted"
    record = json.loads(cli("office", "record", "--json")[1])
    assert [(act["by"], act["ref"]) for act in record if act["what"] == "off-sheet"] == [
        ("Wiwin", ref)
    ]


def test_the_list_says_what_is_on_a_sheet(cli: Cli, tmp_path: Path) -> None:
    with office(tmp_path) as store:
        bring(store, 1)
    assert "on the sheet" not in cli("office", "list")[1]
    cli("office", "export", str(tmp_path / "out.xlsx"))
    assert "on the sheet of" in cli("office", "list")[1]
    assert json.loads(cli("office", "list", "--json")[1])[0]["on_sheet"]


def test_what_changed_since_it_was_read_is_not_taken(tmp_path: Path) -> None:
    with office(tmp_path) as store:
        laptop, [a, b, c] = bring(store, 1, 2, 3)
        found = list(staff.held(store))
        claim(store, laptop, a)
        take(store, laptop, Item("application", b.id, 2, b.body))
        taken = store.write(lambda db: on_sheet.put(db, found, "Wiwin", NOW, "nib"))
        assert [app.id for app in taken] == [c.id]
        assert claim(store, laptop, b, 2).verdict == "accepted"


def test_what_went_back_and_came_again_is_on_no_sheet(tmp_path: Path) -> None:
    with office(tmp_path) as store:
        laptop, [a] = bring(store, 1)
        store.write(lambda db: on_sheet.put(db, list(staff.held(store)), "Wiwin", NOW, "nib"))
        store.give_back(a.id, "kbli", "Kode lain.", "Wiwin", NOW)
        take(store, laptop, Item("application", a.id, 2, a.body))
        assert claim(store, laptop, a, 2).verdict == "accepted"
