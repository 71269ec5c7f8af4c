"""The store: encrypted, one writer, the lifecycle with its journal, nothing lost."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui.core.errors import Locked, OperatorError, Refused, StoreTrouble, Usage
from operator_tui.core.lifecycle import MOVES, Cause, Status, allowed
from operator_tui.reference.lookups import TABLES
from operator_tui.store import (
    applications,
    events,
    home,
    journal,
    listing,
    meta,
    migrations,
    outbox,
    prints,
    schema,
    vault,
)
from operator_tui.store.applications import Typed
from operator_tui.store.listing import Filter
from operator_tui.store.migrations import STEPS
from operator_tui.store.sqlcipher import open_database, utils
from operator_tui.store.store import Store, Tx
from tests.conftest import PASSPHRASE, TODAY, fixed_clock
from tests.making import FORM, draft, in_every_status, many, ready, sample_rows, statuses, texts_of


def test_a_home_opens_with_its_passphrase_only(tmp_path: Path) -> None:
    device = home.create(tmp_path / "h", "Siti Rohmah", PASSPHRASE)
    with home.open_store(tmp_path / "h", PASSPHRASE) as store:
        assert store.who == "Siti Rohmah"
        assert store.read(lambda db: meta.get(db, meta.DEVICE)) == device
    before = {p.name: p.read_bytes() for p in (tmp_path / "h").iterdir()}
    with pytest.raises(Locked):
        home.open_store(tmp_path / "h", "salah sekali")
    assert {p.name: p.read_bytes() for p in (tmp_path / "h").iterdir()} == before


def test_the_same_words_from_another_keyboard_open_it(tmp_path: Path) -> None:
    home.create(tmp_path / "h", "Siti", "cafe\u0301 pasar talaga")
    home.open_store(tmp_path / "h", "café pasar talaga").close()


def test_an_existing_home_is_left_alone(tmp_path: Path) -> None:
    home.create(tmp_path / "h", "Siti", PASSPHRASE)
    before = (tmp_path / "h" / vault.KEYS_FILE).read_bytes()
    with pytest.raises(Usage):
        home.create(tmp_path / "h", "Dede", PASSPHRASE)
    assert (tmp_path / "h" / vault.KEYS_FILE).read_bytes() == before


def test_a_short_passphrase_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(Usage):
        home.create(tmp_path / "h", "Siti", "pendek")
    assert not (tmp_path / "h").exists()


def test_keys_without_a_store_make_no_empty_one(tmp_path: Path) -> None:
    home.create(tmp_path / "h", "Siti", PASSPHRASE)
    (tmp_path / "h" / "store.db").unlink()
    with pytest.raises(StoreTrouble):
        home.open_store(tmp_path / "h", PASSPHRASE)
    assert not (tmp_path / "h" / "store.db").exists()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"version": 1}', '{"version": 1, "store": "x", "people": [1]}']
)
def test_broken_keys_are_one_sentence(tmp_path: Path, content: str) -> None:
    (tmp_path / vault.KEYS_FILE).write_text(content, encoding="utf-8")
    with pytest.raises(StoreTrouble):
        vault.read(tmp_path)


def test_a_store_from_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    key = os.urandom(32)
    Store(tmp_path / "s.db", key, "Siti").close()
    db = open_database(tmp_path / "s.db", key)
    utils(db).table("_sqlite_migrations").insert(
        {"migration_set": STEPS.name, "name": "9999_future", "applied_at": "2027"}
    )
    db.close()
    with pytest.raises(StoreTrouble, match=r"store\.newer"):
        Store(tmp_path / "s.db", key, "Siti")


def test_nothing_on_the_disk_can_be_read(tmp_path: Path) -> None:
    with Store(tmp_path / "store.db", os.urandom(32), "Siti", fixed_clock) as store:
        store.do(journal.start)
        store.do(lambda tx: meta.set_device(tx, "MJL03"))
        app = ready(store)[0]
        files = b"".join(p.read_bytes() for p in tmp_path.iterdir())
        assert app.nik.encode() not in files
        assert app.name.encode() not in files
        assert b"SQLite format 3" not in files
    assert app.nik.encode() not in b"".join(p.read_bytes() for p in tmp_path.iterdir())


def test_wal_and_full(store: Store) -> None:
    db = store._db
    assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert db.execute("PRAGMA synchronous").fetchone()[0] == 2


def test_a_failed_job_leaves_nothing(store: Store) -> None:
    def job(tx: Tx) -> None:
        applications.begin(tx, FORM, Typed({"name": "ICIH"}, {}))
        raise Refused("store.reason-needed")

    with pytest.raises(Refused):
        store.do(job)
    assert statuses(store) == {}


def test_what_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from operator_tui.store.store import Store;"
        "from operator_tui.store import meta;"
        "s = Store(Path(sys.argv[1]), bytes(32), 'x');"
        "i = 0\n"
        "while True:\n"
        " i += 1\n"
        " s.do(lambda tx: meta.put(tx, 'n', str(i)))\n"
        " print(i, flush=True)\n"
    )
    path = tmp_path / "s.db"
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        last = 0
        for line in process.stdout:
            last = int(line)
            if last >= 25:
                process.kill()
                break
        told = [int(line) for line in process.stdout.read().split()]
    with Store(path, bytes(32), "x") as store:
        assert int(store.read(lambda db: meta.get(db, "n"))) >= max([last, *told])


def test_two_windows_write_one_home(tmp_path: Path) -> None:
    key = os.urandom(32)
    with Store(tmp_path / "s.db", key, "a") as one, Store(tmp_path / "s.db", key, "b") as two:

        def count(store: Store) -> None:
            for _ in range(40):
                store.do(lambda tx: meta.count(tx, "n"))

        threads = [threading.Thread(target=count, args=(s,)) for s in (one, two)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert one.do(lambda tx: meta.count(tx, "n")) == 81


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(OperatorError):
        store.read(lambda db: db.execute("DELETE FROM meta"))


def test_a_full_disk_is_one_sentence_and_loses_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "s.db", os.urandom(32), "Siti", fixed_clock) as store:
        store.do(journal.start)
        store.do(lambda tx: meta.set_device(tx, "MJL03"))
        saved = draft(store)
        pages = store._db.execute("PRAGMA page_count").fetchone()[0]
        store._db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreTrouble, match=r"store\.full"):
            store.do(
                lambda tx: applications.save(
                    tx, saved.seq, Typed({"description": "x" * 500_000}, {})
                )
            )
        assert store.read(lambda db: applications.typed(db, saved.seq)).texts["name"] == saved.name


def test_a_step_that_changes_a_store_backs_it_up_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlite_utils.migrations import Migrations

    key, path = os.urandom(32), tmp_path / "s.db"
    with Store(path, key, "Siti") as store:
        store.do(lambda tx: meta.put(tx, "k", "before"))
    later = Migrations(STEPS.name)
    for step in ("0001_first", "0002_capture"):
        later(name=step)(lambda _db: None)
    later(name="0003_next")(lambda db: db.execute("UPDATE meta SET value = 'after'"))
    monkeypatch.setattr(migrations, "STEPS", later)
    monkeypatch.setattr(schema, "NAMES", (*schema.NAMES, "0003_next"))
    with Store(path, key, "Siti") as store:
        assert store.migrated == ("0003_next",)
        assert store.read(lambda db: meta.get(db, "k")) == "after"
    backup = open_database(tmp_path / "s.db.before-0003_next", key)
    assert meta.get(backup, "k") == "before"
    backup.close()


def test_every_move_writes_its_journal_row(store: Store) -> None:
    app = ready(store)[0]
    rows = store.read(lambda db: journal.of(db, app.id))
    assert [(r["what"], r["old"], r["new"]) for r in rows] == [
        ("begun", "", "draft"),
        ("moved", "draft", "ready"),
    ]
    assert store.read(journal.first_broken) is None


def test_the_journal_shows_what_was_changed(store: Store) -> None:
    ready(store, 3)
    db = store._db
    with pytest.raises(Exception, match="append-only"):
        db.execute("UPDATE journal SET who = 'x' WHERE id = 2")
    with pytest.raises(Exception, match="append-only"):
        db.execute("DELETE FROM journal WHERE id = 2")
    db.execute("DROP TRIGGER journal_kept")
    db.execute("UPDATE journal SET who = 'x' WHERE id = 3")
    assert store.read(journal.first_broken) == 3


@given(st.sampled_from(Status), st.sampled_from(Status), st.sampled_from(Cause))
def test_the_table_of_moves_is_the_only_way(old: Status, new: Status, cause: Cause) -> None:
    assert allowed(old, new, cause) == (cause in MOVES[old].get(new, frozenset()))
    assert old not in MOVES[old]


def test_a_move_that_is_not_in_the_table_changes_nothing(store: Store) -> None:
    app = draft(store)
    with pytest.raises(Refused):
        store.do(lambda tx: applications.move(tx, app.seq, Status.ISSUED, Cause.PERSON))
    assert store.read(lambda db: applications.get(db, app.seq)).status is Status.DRAFT


def test_references_count_up_and_keep_the_device_they_were_given_by(store: Store) -> None:
    first, second = ready(store, 2)
    assert (first.ref, second.ref) == ("MJL03-261124-0001", "MJL03-261124-0002")
    store.do(lambda tx: meta.set_device(tx, "MJL09"))
    assert ready(store, 1, first=3)[0].ref == "MJL09-261124-0003"
    assert store.read(lambda db: applications.get(db, first.seq)).ref == first.ref


def test_finalising_needs_every_statement(store: Store) -> None:
    row = {**sample_rows()[0], "consent_contact": ""}
    seq = store.do(lambda tx: applications.begin(tx, FORM, texts_of(row))).seq
    with pytest.raises(Refused) as refused:
        store.do(lambda tx: applications.finalise(tx, seq, FORM, TODAY, TABLES))
    assert refused.value.params["problem"] == "consent.missing"
    assert statuses(store) == {"draft": 1}
    assert store.read(lambda db: db.execute("SELECT count(*) FROM statements").fetchone()[0]) == 0


def test_statements_are_kept_with_time_and_how(store: Store) -> None:
    ready(store)
    rows = list(store.read(lambda db: list(db.query("SELECT * FROM statements"))))
    assert len(rows) == len(FORM.statements)
    assert {r["method"] for r in rows} == {"L"}
    assert {r["notice_version"] for r in rows} == {FORM.notice_version}
    with pytest.raises(Exception, match="append-only"):
        store._db.execute("UPDATE statements SET answer = 'Y'")


def test_the_same_nik_needs_a_reason(store: Store) -> None:
    ready(store)
    again = draft(store)
    with pytest.raises(Refused) as refused:
        store.do(lambda tx: applications.finalise(tx, again.seq, FORM, TODAY, TABLES))
    assert refused.value.params["problem"] == "duplicate.reason"
    typed = store.read(lambda db: applications.typed(db, again.seq))
    with_reason = Typed({**typed.texts, "reason:nik:duplicate": "usaha kedua"}, typed.filled)
    store.do(lambda tx: applications.save(tx, again.seq, with_reason))
    assert (
        store.do(lambda tx: applications.finalise(tx, again.seq, FORM, TODAY, TABLES)).status
        is Status.READY
    )


def test_a_ready_one_goes_back_to_draft_and_keeps_its_reference(store: Store) -> None:
    app = ready(store)[0]
    store.do(lambda tx: applications.reopen(tx, app.seq))
    assert store.read(outbox.waiting) == 0
    again = store.do(lambda tx: applications.finalise(tx, app.seq, FORM, TODAY, TABLES))
    assert (again.ref, again.revision) == (app.ref, 2)
    assert store.read(outbox.waiting) == 1


def test_what_the_office_said_stands_on_one_that_is_reopened_before_it_left(store: Store) -> None:
    app = in_every_status(store)[Status.RETURNED]

    def said() -> tuple[str, str, str]:
        now = store.read(lambda db: applications.get(db, app.seq))
        return now.problem, now.problem_field, now.problem_text

    came_back = said()
    assert came_back == ("returned", "kbli", "Kode tidak sesuai uraian.")
    for _ in range(2):
        store.do(lambda tx: applications.finalise(tx, app.seq, FORM, TODAY, TABLES))
        assert said() == ("", "", "")
        store.do(lambda tx: applications.reopen(tx, app.seq))
        assert said() == came_back


def test_a_try_that_never_left_is_no_word_of_the_office_on_a_draft(store: Store) -> None:
    [app] = ready(store)
    store.do(lambda tx: outbox.lease(tx, "b1", 10))
    store.do(lambda tx: outbox.give_back(tx, "b1", untouched=True, problem="unreached"))
    assert store.do(lambda tx: applications.reopen(tx, app.seq)).problem == ""


def test_cancelling_needs_a_reason_and_tells_the_office_what_it_holds(store: Store) -> None:
    one, two = ready(store, 2)
    with pytest.raises(Refused):
        store.do(lambda tx: applications.cancel(tx, one.seq, "  "))
    store.do(lambda tx: applications.cancel(tx, one.seq, "pulang"))
    assert store.read(outbox.waiting) == 1
    leased = store.do(lambda tx: outbox.lease(tx, "b1", 10))
    store.do(lambda tx: outbox.accepted(tx, leased[0], "R-1", tx.at))
    store.do(lambda tx: applications.cancel(tx, two.seq, "salah orang"))
    [item] = store.do(lambda tx: outbox.lease(tx, "b2", 10))
    assert (item.kind, item.id, item.body) == ("cancel", two.id, {"reason": "salah orang"})


def test_only_a_draft_can_be_typed_in(store: Store) -> None:
    app = ready(store)[0]
    with pytest.raises(Refused):
        store.do(lambda tx: applications.save(tx, app.seq, Typed({"name": "X"}, {})))


def test_filtering_finds_by_name_nik_number_and_village(store: Store) -> None:
    ready(store, 12)
    draft(store, 13)

    def found(text: str, *statuses_: Status) -> int:
        return len(store.read(lambda db: listing.seqs(db, Filter(text, statuses_))))

    assert found("") == 13
    assert found("enung") == found("nurh") == found("ENUNG nur") == 1
    assert found("0002") >= 1
    assert found("D-013") == 1
    assert found("", Status.DRAFT) == 1
    for syntax in ('"', "*", "AND", "nik:3210", "(", "NEAR(", "-", "';--", "\x00"):
        found(syntax)


def test_a_hundred_rows_come_back_in_their_order(store: Store) -> None:
    apps = many(store, 100)
    seqs = store.read(lambda db: listing.seqs(db, Filter()))
    assert list(seqs) == [a.seq for a in reversed(apps)]
    page = store.read(lambda db: listing.page(db, seqs[10:20]))
    assert set(page) == set(seqs[10:20])


def test_a_slip_is_counted_only_when_issued(store: Store) -> None:
    app = ready(store)[0]
    with pytest.raises(Refused):
        store.do(lambda tx: prints.record(tx, app.seq, "slip"))
    store.do(lambda tx: prints.record(tx, app.seq, "receipt"))
    assert store.do(lambda tx: prints.record(tx, app.seq, "receipt")) == 2


def test_an_event_is_found_by_a_part_of_its_name_that_no_other_has(store: Store) -> None:
    """As people call it: the README's own example says Cikijing to the event Jemput Bola Cikijing."""
    for name in ("Jemput Bola Cikijing", "Jemput Bola Talaga", "Talaga"):
        store.do(lambda tx, name=name: events.add(tx, name, "2026-11-24", "x", "WIB"))  # type: ignore[misc]
    assert store.read(lambda db: events.named(db, "cikijing")).name == "Jemput Bola Cikijing"
    assert store.read(lambda db: events.named(db, "Talaga")).name == "Talaga"
    for word, why in (("bola", "store.event-several"), ("cik", "store.event-unknown")):
        with pytest.raises(Refused) as caught:
            store.read(lambda db, word=word: events.named(db, word))  # type: ignore[misc]
        assert caught.value.key == why
