"""What the store promises: two windows, the day people live in, statements as given, keys that are on the disk."""

import json
import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from operator_tui.core.errors import Locked
from operator_tui.office.store import OfficeStore
from operator_tui.reference.lookups import TABLES
from operator_tui.reports.day import day_summary
from operator_tui.store import applications, events, home, meta, outbox, vault
from operator_tui.store.store import Store, Tx
from operator_tui.store.vault import KEYS_FILE
from tests.conftest import PASSPHRASE, TODAY
from tests.making import FORM, draft, many, ready, sample_rows, texts_of


def at(hour: int, minute: int = 0, second: int = 0) -> Callable[[], datetime]:
    """A clock that stands still at a moment of 24 November 2026, UTC."""
    return lambda: datetime(2026, 11, 24, hour, minute, second, tzinfo=UTC)


def test_two_windows_that_read_before_they_write_count_every_time(tmp_path: Path) -> None:
    key = os.urandom(32)

    def count(tx: Tx) -> int:
        number = int(meta.get(tx.db, "n", "0")) + 1
        meta.put(tx, "n", str(number))
        return number

    with Store(tmp_path / "s.db", key, "a") as one, Store(tmp_path / "s.db", key, "b") as two:
        counted = [window.write(count) for _ in range(60) for window in (one, two)]
        assert sorted(done.result() for done in counted) == list(range(1, 121))


@pytest.mark.parametrize(
    ("tz", "clock", "day"),
    [
        ("", (16, 59), "261124"),
        ("", (18, 0), "261125"),
        ("WIB", (18, 0), "261125"),
        ("WITA", (15, 59), "261124"),
        ("WITA", (16, 0), "261125"),
        ("WIT", (15, 0), "261125"),
    ],
)
def test_a_reference_carries_the_day_on_the_wall_of_its_event(
    store: Store, tz: str, clock: tuple[int, int], day: str
) -> None:
    store.clock = at(*clock)
    if tz:
        store.do(lambda tx: events.add(tx, "Jemput Bola", "2026-11-24", "Cikijing, Cikijing", tz))
    assert ready(store)[0].ref == f"MJL03-{day}-0001"


def test_the_day_of_the_summary_begins_at_midnight_on_the_wall(store: Store) -> None:
    for number, clock in enumerate([(16, 59, 59), (17, 0, 0), (23, 59, 59)], 1):
        store.clock = at(*clock)
        draft(store, number)

    def begun(day: date | None) -> int:
        return sum(day_summary(store, day).counts.values())

    assert [begun(date(2026, 11, n)) for n in (23, 24, 25, 26)] == [0, 1, 2, 0]
    store.clock = at(18, 0)
    assert day_summary(store).date == "2026-11-25"
    assert begun(None) == 2


def test_the_oldest_wait_the_shortest(store: Store) -> None:
    ids = [app.id for app in many(store, 7)]

    def lease(batch: str) -> list[str]:
        return [item.id for item in store.do(lambda tx: outbox.lease(tx, batch, 3))]

    assert [lease(batch) for batch in ("b1", "b2", "b3")] == [ids[:3], ids[3:6], ids[6:]]


ANSWERS = [
    {name: "YT"[(place + shift) % 2] for place, name in enumerate(s.name for s in FORM.statements)}
    for shift in (0, 1)
]


@pytest.mark.parametrize("answers", ANSWERS)
def test_statements_are_stored_and_sent_as_they_were_answered(
    store: Store, answers: dict[str, str]
) -> None:
    row = {**sample_rows()[0], **answers, "consent_method": "S", "consent_paper": "B-17"}
    seq = store.do(lambda tx: applications.begin(tx, FORM, texts_of(row))).seq
    store.do(lambda tx: applications.finalise(tx, seq, FORM, TODAY, TABLES))
    kept = store.read(lambda db: list(db.query("SELECT * FROM statements WHERE seq = ?", [seq])))
    assert {one["name"]: one["answer"] for one in kept} == answers
    assert {(one["method"], one["paper"], one["by"]) for one in kept} == {("S", "B-17", "Siti")}
    [sent] = store.do(lambda tx: outbox.lease(tx, "b", 1))
    said = {"method": "S", "paper": "B-17", "notice": FORM.notice_version}
    assert sent.body["statements"] == answers | said


def test_the_keys_are_on_the_disk_before_they_are_in_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[int, int, bool]] = []
    original = os.fsync

    def fsync(handle: int) -> None:
        original(handle)
        stat = os.fstat(handle)
        synced.append((stat.st_ino, stat.st_size, (tmp_path / KEYS_FILE).exists()))

    monkeypatch.setattr(os, "fsync", fsync)
    vault.write(tmp_path, vault.new("Siti", PASSPHRASE)[0])
    stat = (tmp_path / KEYS_FILE).stat()
    assert (stat.st_ino, stat.st_size, False) in synced


def kdfs(folder: Path) -> list[dict[str, Any]]:
    data = json.loads((folder / KEYS_FILE).read_text(encoding="utf-8"))
    return [person["kdf"] for person in data["people"]]


def test_a_passphrase_costs_what_is_promised_and_the_cost_is_stored(tmp_path: Path) -> None:
    home.create(tmp_path / "h", "Siti", PASSPHRASE)
    OfficeStore.open_or_create(tmp_path / "o", PASSPHRASE).close()
    for [kdf] in (kdfs(tmp_path / "h"), kdfs(tmp_path / "o" / "office")):
        assert (kdf["n"], kdf["r"], kdf["p"]) == (2**15, 8, 3)
        assert len(kdf["salt"]) >= 22


@pytest.mark.parametrize(("name", "other"), [("n", 2**14), ("r", 4), ("p", 2)])
def test_the_stored_cost_is_the_one_that_opens(tmp_path: Path, name: str, other: int) -> None:
    vault.write(tmp_path, vault.new("Siti", PASSPHRASE)[0])
    data = json.loads((tmp_path / KEYS_FILE).read_text(encoding="utf-8"))
    data["people"][0]["kdf"][name] = other
    (tmp_path / KEYS_FILE).write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(Locked):
        vault.unlock(vault.read(tmp_path), PASSPHRASE)
