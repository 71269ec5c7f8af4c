"""Homes that are damaged, unfinished, made twice at once or closed to us: one sentence, and nothing changed."""

import json
import os
import shutil
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils.migrations import Migrations

from operator_tui.core.errors import Locked, OperatorError, StoreTrouble, Usage
from operator_tui.locale import sentence
from operator_tui.store import applications, backup, home, journal, meta, migrations, schema, vault
from operator_tui.store.migrations import STEPS
from operator_tui.store.sqlcipher import open_database
from operator_tui.store.store import Store
from tests.conftest import PASSPHRASE
from tests.making import many, statuses


@pytest.fixture(scope="module")
def cut_off(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home as a power cut leaves it: thirty applications, most of them only in the log of writes."""
    folder = tmp_path_factory.mktemp("made")
    home.create(folder / "h", "Siti", PASSPHRASE, "MJL03")
    with home.open_store(folder / "h", PASSPHRASE) as store:
        many(store, 30)
        shutil.copytree(folder / "h", folder / "cut")
    assert (folder / "cut" / "store.db-wal").stat().st_size > 100_000
    return folder / "cut"


@pytest.fixture
def cut(cut_off: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(cut_off, tmp_path / "h"))


def data_of(folder: Path) -> dict[str, bytes]:
    """What a store's data is: its file, and the log of writes beside it."""
    return {name: (folder / name).read_bytes() for name in ("store.db", "store.db-wal")}


def refuses(folder: Path, key: str = "store.damaged") -> None:
    before = data_of(folder)
    with pytest.raises(StoreTrouble) as refused:
        home.open_store(folder, PASSPHRASE)
    assert refused.value.key == key
    assert data_of(folder) == before


@pytest.mark.parametrize("pages", [0, 0.5, 1, 2, 16, 26, 31])
def test_a_truncated_store_is_refused_and_its_log_of_writes_kept(cut: Path, pages: float) -> None:
    whole = (cut / "store.db").read_bytes()
    os.truncate(cut / "store.db", int(4096 * pages))
    refuses(cut)
    (cut / "store.db").write_bytes(whole)
    with home.open_store(cut, PASSPHRASE) as store:
        assert statuses(store) == {"ready": 30}


def test_anothers_keys_change_nothing(cut: Path, tmp_path: Path) -> None:
    home.create(tmp_path / "other", "Siti", PASSPHRASE)
    right = (cut / "keys.json").read_bytes()
    shutil.copy(tmp_path / "other" / "keys.json", cut / "keys.json")
    refuses(cut)
    (cut / "keys.json").write_bytes(right)
    with home.open_store(cut, PASSPHRASE) as store:
        assert statuses(store) == {"ready": 30}


def test_anothers_keys_leave_a_closed_store_as_it_is(tmp_path: Path) -> None:
    for name in ("a", "b"):
        home.create(tmp_path / name, "Siti", PASSPHRASE)
    shutil.copy(tmp_path / "b" / "keys.json", tmp_path / "a" / "keys.json")
    before = {p.name: p.read_bytes() for p in (tmp_path / "a").iterdir()}
    with pytest.raises(StoreTrouble, match=r"store\.damaged"):
        home.open_store(tmp_path / "a", PASSPHRASE)
    assert {p.name: p.read_bytes() for p in (tmp_path / "a").iterdir()} == before


@pytest.mark.parametrize("key", [meta.DEVICE, journal.KEY])
def test_a_store_without_what_it_was_made_with_is_refused(cut: Path, key: str) -> None:
    with home.open_store(cut, PASSPHRASE) as store:
        store.do(lambda tx: tx.db.execute("DELETE FROM meta WHERE key = ?", [key]))
    before = (cut / "store.db").read_bytes()
    with pytest.raises(StoreTrouble, match=r"store\.damaged"):
        home.open_store(cut, PASSPHRASE)
    assert (cut / "store.db").read_bytes() == before


def test_a_database_that_holds_no_schema_gets_none(tmp_path: Path) -> None:
    key = os.urandom(32)
    db = open_database(tmp_path / "s.db", key)
    db.execute("CREATE TABLE other (x)")
    db.close()
    with pytest.raises(StoreTrouble, match=r"store\.damaged"):
        Store(tmp_path / "s.db", key, "Siti")


def test_nothing_is_sealed_without_the_journals_key(tmp_path: Path) -> None:
    with (
        Store(tmp_path / "s.db", os.urandom(32), "Siti") as store,
        pytest.raises(StoreTrouble, match=r"store\.damaged"),
    ):
        store.do(lambda tx: journal.add(tx, "created"))


def old_store(path: Path) -> bytes:
    key = os.urandom(32)
    with Store(path, key, "Siti") as store:
        store.do(lambda tx: meta.put(tx, "k", "before"))
    return key


def backup_of(path: Path, key: bytes) -> str:
    copy = open_database(path.with_name(f"{path.name}.before-0003_next"), key)
    try:
        return meta.get(copy, "k")
    finally:
        copy.close()


@pytest.mark.parametrize("left_over", ["", ".part"])
def test_half_a_backup_is_no_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left_over: str
) -> None:
    path = tmp_path / "s.db"
    key = old_store(path)
    (tmp_path / f"s.db.before-0003_next{left_over}").write_bytes(b"x" * 5000)
    with_second(monkeypatch)
    Store(path, key, "Siti").close()
    assert backup_of(path, key) == "before"
    assert not (tmp_path / "s.db.before-0003_next.part").exists()


def with_second(patch: pytest.MonkeyPatch) -> None:
    later = Migrations(STEPS.name)
    for step in ("0001_first", "0002_capture"):
        later(name=step)(lambda _db: None)
    later(name="0003_next")(lambda db: db.execute("CREATE TABLE second (x)"))
    patch.setattr(migrations, "STEPS", later)
    patch.setattr(schema, "NAMES", (*schema.NAMES, "0003_next"))


def test_without_a_backup_there_is_no_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.db"
    key = old_store(path)
    with_second(monkeypatch)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(backup, "opens", lambda *_args: False)
        with pytest.raises(StoreTrouble, match=r"store\.no-backup"):
            Store(path, key, "Siti")
    assert not (tmp_path / "s.db.before-0003_next").exists()
    with Store(path, key, "Siti") as store:
        assert store.migrated == ("0003_next",)
    assert backup_of(path, key) == "before"


def at_once(job: Callable[[], object], times: int = 2) -> list[object]:
    """What several threads get that begin the same at one moment: a result, or an error."""
    begin, got = threading.Barrier(times), list[object]()

    def run() -> None:
        begin.wait(10)
        try:
            got.append(job())
        except OperatorError as error:
            got.append(error)

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


def test_two_that_migrate_at_once_both_find_it_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.db"
    key = old_store(path)
    with_second(monkeypatch)

    def opens() -> tuple[str, ...]:
        with Store(path, key, "Siti") as store:
            return store.migrated

    assert sorted(map(len, at_once(opens, 4))) == [0, 0, 0, 1]  # type: ignore[arg-type]
    assert backup_of(path, key) == "before"


def test_two_that_make_a_home_at_once_make_one(tmp_path: Path) -> None:
    got = at_once(lambda: home.create(tmp_path / "h", "Siti", PASSPHRASE, "MJL03"), 3)
    losers = [error for error in got if isinstance(error, OperatorError)]
    assert [error.key for error in losers] == ["store.exists"] * 2
    assert all(isinstance(error, Usage) for error in losers)
    home.open_store(tmp_path / "h", PASSPHRASE).close()


def test_an_unfinished_home_is_made_after_all_and_nothing_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "h"

    def full(*_args: object) -> None:
        raise StoreTrouble("store.full")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "write", full)
        with pytest.raises(StoreTrouble, match=r"store\.full"):
            home.create(folder, "Siti", PASSPHRASE)
    assert not home.exists(folder)
    unfinished = (folder / "store.db").read_bytes()
    device = home.create(folder, "Siti", PASSPHRASE)
    with home.open_store(folder, PASSPHRASE) as store:
        assert store.read(lambda db: meta.get(db, meta.DEVICE)) == device
        [row] = store.read(lambda db: list(db.query("SELECT detail FROM journal")))
    [aside] = folder.glob("store.db.unfinished-*")
    assert aside.read_bytes() == unfinished
    assert json.loads(row["detail"])["aside"] == aside.name


def good_keys(folder: Path) -> dict[str, Any]:
    vault.write(folder, vault.new("Siti", PASSPHRASE)[0])
    data: dict[str, Any] = json.loads((folder / vault.KEYS_FILE).read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("people", 0, "kdf", "n"), 32767),
        (("people", 0, "kdf", "n"), 2**30),
        (("people", 0, "kdf", "n"), 1),
        (("people", 0, "kdf", "n"), "32768"),
        (("people", 0, "kdf", "n"), 32768.0),
        (("people", 0, "kdf", "r"), 10**9),
        (("people", 0, "kdf", "p"), 0),
        (("people", 0, "kdf", "p"), 10**6),
        (("people", 0, "kdf", "p"), True),
        (("people", 0, "kdf", "salt"), "*"),
        (("people", 0, "kdf", "salt"), "é"),
        (("people", 0, "kdf", "salt"), 5),
        (("people", 0, "kdf"), []),
        (("people", 0, "nonce"), ""),
        (("people", 0, "wrapped"), "AAAA"),
        (("people", 0, "name"), None),
        (("people", 0, "name"), "\ud800"),
        (("people", 0), 7),
        (("people",), []),
        (("people",), 3),
        (("store",), {}),
        (("version",), "1"),
        (("version",), -1),
    ],
)
def test_damaged_keys_are_one_sentence(
    tmp_path: Path, where: tuple[str | int, ...], value: object
) -> None:
    data = good_keys(tmp_path)
    place: Any = data
    for step in where[:-1]:
        place = place[step]
    place[where[-1]] = value
    (tmp_path / vault.KEYS_FILE).write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(StoreTrouble, match=r"store\.keys-broken"):
        vault.read(tmp_path)


def test_deep_nonsense_is_one_sentence_too(tmp_path: Path) -> None:
    (tmp_path / vault.KEYS_FILE).write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(StoreTrouble, match=r"store\.keys-broken"):
        vault.read(tmp_path)


def test_a_passphrase_that_is_no_text_is_one_sentence(tmp_path: Path) -> None:
    latin = b"caf\xe9 pasar talaga".decode("utf-8", "surrogateescape")
    with pytest.raises(Locked) as refused:
        home.create(tmp_path / "h", "Siti", latin)
    assert "UTF-8" in sentence(refused.value)
    assert not (tmp_path / "h").exists()
    home.create(tmp_path / "h", "Siti", PASSPHRASE)
    with pytest.raises(Locked):
        home.open_store(tmp_path / "h", latin)


@pytest.mark.parametrize(
    "job",
    [
        home.exists,
        lambda folder: home.create(folder, "Siti", PASSPHRASE),
        lambda folder: home.open_store(folder, PASSPHRASE),
        vault.read,
    ],
)
def test_a_folder_that_may_not_be_read_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, job: Callable[[Path], object]
) -> None:
    def denied(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "denied")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "stat", denied)
        patch.setattr(Path, "read_text", denied)
        with pytest.raises(StoreTrouble, match=r"store\.home-not-writable"):
            job(tmp_path / "h")


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_a_home_is_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        home.create(tmp_path / "h", "Siti", PASSPHRASE)
        with home.open_store(tmp_path / "h", PASSPHRASE) as store:
            store.do(lambda tx: meta.put(tx, "k", "v"))
            modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "h").iterdir()}
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "h").stat().st_mode) == 0o700
    for name in ("store.db", "store.db-wal", "store.db-shm", "keys.json"):
        assert modes[name] == 0o600


def test_a_store_of_the_first_version_is_brought_on_with_all_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, path = os.urandom(32), tmp_path / "s.db"
    released = Migrations(STEPS.name)
    released(name="0001_first")(migrations._first)
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", released)
        patch.setattr(schema, "NAMES", ("0001_first",))
        with Store(path, key, "Siti") as store:
            store.do(journal.start)
            store.do(
                lambda tx: tx.db.execute(
                    "INSERT INTO applications (id, draft_no, status, status_at, revision, form, form_version,"
                    " name, created_at, updated_at, created_by)"
                    " VALUES ('a', 1, 'draft', ?, 1, 'nib', '1', 'ICIH', ?, ?, 'Siti')",
                    [tx.at] * 3,
                )
            )
    with Store(path, key, "Siti") as store:
        assert store.migrated == schema.NAMES[1:]
        app = store.read(lambda db: applications.by_id(db, "a"))
        assert app is not None
        assert (app.name, app.parent, app.born, app.wants, app.typing_s) == ("ICIH", 0, "", "", 0)


def test_the_steps_are_named_where_they_are_looked_for() -> None:
    assert tuple(step.name for step in STEPS._migrations) == schema.NAMES
