"""The record of looks at the link: few rows, every byte, each day its own."""

from datetime import UTC, datetime, timedelta

from operator_tui.store import attempts, events, meta, outbox
from operator_tui.store.attempts import Day, Look
from operator_tui.store.sqlcipher import rows
from operator_tui.store.store import Store
from tests.making import ready

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


def look(store: Store, at: datetime, verdict: str = "offline", **more: int) -> None:
    store.clock = lambda: at
    store.do(lambda tx: attempts.looked(tx, Look(verdict, "x", **more)))


def written(store: Store) -> list[tuple[str, int, int, int]]:
    found = store.read(lambda db: list(rows(db, "SELECT * FROM probes ORDER BY id")))
    return [(r["verdict"], r["times"], r["bytes_up"], r["bytes_down"]) for r in found]


def test_the_same_again_is_no_row_of_its_own_but_its_bytes_count(store: Store) -> None:
    for minute in range(0, 30, 5):
        look(store, NOON + timedelta(minutes=minute), up=400, down=100)
    assert written(store) == [("offline", 6, 2_400, 600)]


def test_another_verdict_or_a_long_time_is_another_row(store: Store) -> None:
    look(store, NOON)
    look(store, NOON, "portal")
    look(store, NOON + timedelta(minutes=5), "portal")
    look(store, NOON + timedelta(minutes=16), "portal")
    look(store, NOON, "portal")  # the clock was set back
    assert [(verdict, times) for verdict, times, *_ in written(store)] == [
        ("offline", 1), ("portal", 2), ("portal", 1), ("portal", 1),
    ]  # fmt: skip


def test_a_day_is_the_events_own_and_its_bytes_are_counted_once(store: Store) -> None:
    store.do(lambda tx: events.add(tx, "Layanan", "2026-11-24", "Ambon", "WIT"))
    before, after = (datetime(2026, 11, 24, 14, minute, tzinfo=UTC) for minute in (58, 0))
    midnight = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
    for at in (after, before, midnight, midnight + timedelta(minutes=1)):
        look(store, at, up=100, down=1)
    day = store.read(lambda db: attempts.day_of(db, before))
    following = store.read(lambda db: attempts.day_of(db, midnight))
    assert day.end == following.start == "2026-11-24T15:00:00.000Z"
    assert store.read(lambda db: attempts.used(db, day)) == 202
    assert store.read(lambda db: attempts.used(db, following)) == 202


def test_batches_count_and_a_usb_stick_does_not(store: Store) -> None:
    store.clock = lambda: NOON
    ready(store, 2)
    for name in ("a", "b"):
        store.do(lambda tx, name=name: outbox.lease(tx, name, 1))
        store.do(lambda tx, name=name: outbox.finish(tx, name, "cut", up=700, down=30))
    store.do(lambda tx: tx.db.execute("UPDATE batches SET channel = 'bundle' WHERE id = 'b'"))
    day = Day("2026-11-24T00:00:00.000Z", "2026-11-25T00:00:00.000Z")
    assert store.read(lambda db: attempts.used(db, day)) == 730


def test_without_an_event_the_day_is_that_of_west_java(store: Store) -> None:
    assert store.read(lambda db: meta.get(db, meta.EVENT)) == ""
    day = store.read(lambda db: attempts.day_of(db, NOON))
    assert day == Day("2026-11-23T17:00:00.000Z", "2026-11-24T17:00:00.000Z")
