"""The office's gateway: idempotent, encrypted, and never surprised by what it is sent."""

import json
import secrets
import threading
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from operator_tui.core.canonical import canonical, digest
from operator_tui.core.errors import Locked, Refused, StoreTrouble, Usage
from operator_tui.delivery.protocol import Answer, Batch, Item, Malformed
from operator_tui.office import staff
from operator_tui.office.schema import STEPS
from operator_tui.office.store import OfficeStore
from operator_tui.office.take import take_item
from operator_tui.store.sqlcipher import open_database, utils
from tests.conftest import PASSPHRASE

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeStore]:
    """One office store for the module: making its key costs a quarter of a second."""
    store = OfficeStore.open_or_create(tmp_path_factory.mktemp("office"), PASSPHRASE)
    yield store
    store.close()


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeStore]:
    """Another one, with ``D1`` enrolled, for tests that heap up what nobody else should meet."""
    store = OfficeStore.open_or_create(tmp_path_factory.mktemp("pile"), PASSPHRASE)
    store.enrol("D1", NOW)
    yield store
    store.close()


def application(
    nik: str = "3210031179000001", revision: int = 1, app_id: str = "", **more: Any
) -> Item:
    body = {
        "ref": "MJL03-261124-0001", "form": "nib", "form_version": "1", "event": None, "made_at": "x", "by": "Siti",
        "content": {"nik": nik, "name": "ICIH", **more}, "statements": {"decl_k3l": "Y"},
    }  # fmt: skip
    return Item("application", app_id or str(uuid.uuid4()), revision, body)


def with_body(**more: Any) -> Item:
    return Item("application", str(uuid.uuid4()), 1, {**application().body, **more})


def batch(*items: Item, cursor: int = 0) -> Batch:
    at = "2026-11-24T03:00:00.000Z"
    return Batch(str(uuid.uuid4()), at, "1.0.0", cursor, "0" * 64, len(items), True, items)


def take(
    store: OfficeStore, device: str, *items: Item, cursor: int = 0, now: datetime = NOW
) -> Answer:
    return store.take(device, batch(*items, cursor=cursor), now, training=True, request="r")


def device(store: OfficeStore) -> str:
    name = f"D{uuid.uuid4().hex[:8].upper()}"
    store.enrol(name, NOW)
    return name


NIK_A, NIK_B = "3210031179008881", "3210031179008882"


def outcome(nib: str) -> dict[str, str]:
    return {"nib": nib, "date": "2026-11-24"}


def status_of(store: OfficeStore, item: Item) -> str:
    [status] = [row["status"] for row in store.applications() if row["id"] == item.id]
    return str(status)


def test_the_same_again_gets_the_same_result_counted_once(made: OfficeStore) -> None:
    laptop, item = device(made), application()
    first = take(made, laptop, item).results
    again = take(made, laptop, item, now=NOW + timedelta(hours=1)).results
    assert first == again
    assert first[0].verdict == "accepted" and first[0].receipt
    assert sum(row["id"] == item.id for row in made.applications()) == 1


def test_other_content_under_the_same_revision_is_a_conflict(made: OfficeStore) -> None:
    laptop, item = device(made), application()
    take(made, laptop, item)
    other = Item(item.kind, item.id, 1, {**item.body, "ref": "X-1"})
    assert take(made, laptop, other).results[0].verdict == "conflict"
    assert take(made, laptop, item).results[0].verdict == "accepted"


def test_a_higher_revision_replaces_a_lower_one_never(made: OfficeStore) -> None:
    laptop, item = device(made), application()
    take(made, laptop, item)
    second = Item(item.kind, item.id, 2, {**item.body, "by": "Dede"})
    assert take(made, laptop, second).results[0].verdict == "accepted"
    assert take(made, laptop, item).results[0].verdict == "accepted"
    third = Item(item.kind, item.id, 1, {**item.body, "by": "Lain"})
    assert take(made, laptop, third).results[0].verdict == "conflict"
    assert [row["revision"] for row in made.applications() if row["id"] == item.id] == [2]


def test_an_application_belongs_to_the_laptop_that_brought_it(made: OfficeStore) -> None:
    one, two, item = device(made), device(made), application()
    take(made, one, item)
    assert take(made, two, item).results[0].verdict == "conflict"


def test_a_nik_from_another_laptop_is_accepted_with_a_warning(made: OfficeStore) -> None:
    nik = "3210031179007777"
    take(made, device(made), application(nik))
    [result] = take(made, device(made), application(nik)).results
    assert (result.verdict, result.warnings) == ("accepted", ("nik-known",))


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (application("123"), "nik"),
        (application(name=" "), "name"),
        (Item("application", "no-uuid", 1, {}), "id"),
        (application(revision=0), "revision"),
        (Item("application", str(uuid.uuid4()), 1, {"ref": "x"}), "form"),
        (application(area=1.5), "body"),
        (application(note="x" * 200_000), "body"),
        (application(note="\ud800"), "body"),
        (with_body(event=["a"]), "event"),
        (with_body(statements=None), "statements"),
        (with_body(content={"nik": 3210031179000001, "name": "ICIH"}), "nik"),
        (Item("application", f"{{{uuid.uuid4()}}}", 1, application().body), "id"),
        (Item("application", str(uuid.uuid4()).upper(), 1, application().body), "id"),
        (Item("outcome", str(uuid.uuid4()), 1, {"nib": "12"}), "nib"),
        (
            Item("outcome", str(uuid.uuid4()), 1, {"nib": "1234567890123", "date": "kemarin"}),
            "date",
        ),
        (
            Item("outcome", str(uuid.uuid4()), 1, {"nib": "1234567890123", "date": "2026-02-30"}),
            "date",
        ),
        (Item("outcome", str(uuid.uuid4()), 1, {}), "reason"),
        (Item("outcome", str(uuid.uuid4()), 1, {"reason": "nik", "text": 1}), "text"),
        (Item("cancel", str(uuid.uuid4()), 1, {}), "reason"),
    ],
)
def test_an_item_that_is_wrong_stops_no_other(made: OfficeStore, item: Item, field: str) -> None:
    good = application()
    wrong, right = take(made, device(made), item, good).results
    assert (wrong.verdict, wrong.field) == ("invalid", field)
    assert wrong.reason
    assert right.verdict == "accepted"


def test_kinds(made: OfficeStore) -> None:
    laptop, item = device(made), application()

    def verdict(
        kind: str, app_id: str = item.id, body: dict[str, Any] | None = None, revision: int = 1
    ) -> str:
        return take(made, laptop, Item(kind, app_id, revision, body or {})).results[0].verdict

    assert verdict("postcard") == "unsupported"
    assert verdict("claim") == "denied"
    take(made, laptop, item)
    assert verdict("claim") == "accepted"
    assert verdict("claim") == "accepted"
    assert made.issue_training(NOW + timedelta(hours=1), 0) >= 0
    assert all(u.id != item.id for u in made.updates(laptop, 0)[0])
    assert verdict("outcome", body={"nib": "0000000000001", "date": "2026-11-24"}) == "accepted"
    assert verdict("cancel", body={"reason": "pulang"}) == "denied"
    second = application()
    take(made, laptop, second)
    assert verdict("cancel", second.id, {"reason": "pulang"}) == "accepted"
    assert verdict("claim", second.id) == "denied"
    assert verdict("outcome", second.id, {"nib": "1234567890123", "date": "2026-11-24"}) == "denied"
    third = application()
    take(made, laptop, third)
    failed = {"reason": "nik", "text": "NIK tidak ditemukan"}
    assert verdict("outcome", third.id, failed) == "accepted"
    assert [row["status"] for row in made.applications() if row["id"] == third.id] == ["accepted"]


@pytest.mark.parametrize("kind", ["cancel", "outcome", "claim"])
@pytest.mark.parametrize(("revision", "word"), [(1, "lebih baru"), (3, "belum sampai"), (2, "")])
def test_only_the_revision_that_is_held_can_be_decided_on(
    made: OfficeStore, kind: str, revision: int, word: str
) -> None:
    laptop, item = device(made), application(NIK_A, revision=2)
    take(made, laptop, item)
    body = {"cancel": {"reason": "pulang"}, "outcome": outcome("2000000000001"), "claim": {}}[kind]
    [result] = take(made, laptop, Item(kind, item.id, revision, body)).results
    assert result.verdict == ("denied" if word else "accepted")
    assert word in result.reason
    status = status_of(made, item)
    assert (status == "accepted") is (bool(word) or kind == "claim")


def test_an_nib_belongs_to_one_person(made: OfficeStore) -> None:
    laptop, nib = device(made), "2000000000002"
    first, second = application(NIK_A), application(NIK_A)
    other, typed = application(NIK_B), application(NIK_B)
    take(made, laptop, first, second, other, typed)

    def verdict(item: Item, number: str) -> str:
        sent = Item("outcome", item.id, 1, outcome(number))
        return take(made, laptop, sent).results[0].verdict

    assert verdict(first, nib) == "accepted"
    assert verdict(second, nib) == "accepted"
    assert verdict(other, nib) == "denied"
    with pytest.raises(Refused, match=r"office\.nib-taken"):
        made.issue(typed.id, nib, "2026-11-24", "typed", NOW)
    assert (status_of(made, other), status_of(made, typed)) == ("accepted", "accepted")
    assert verdict(other, "2000000000003") == "accepted"


@pytest.mark.parametrize(
    ("reason", "free"), [("nik", True), ("oss-down", True), ("no-answer", False)]
)
def test_a_claim_ends_with_its_outcome_unless_oss_said_nothing(
    made: OfficeStore, reason: str, free: bool
) -> None:
    laptop, item = device(made), application(NIK_A)
    claim = Item("claim", item.id, 1, {})
    failed = Item("outcome", item.id, 1, {"reason": reason, "text": "…"})
    take(made, laptop, item, claim)
    assert take(made, laptop, failed).results == take(made, laptop, failed).results
    if not free:
        with pytest.raises(Refused, match=r"office\.claimed"):
            made.issue(item.id, "2000000000004", "2026-11-24", "typed", NOW)
        return
    assert take(made, laptop, claim).results[0].verdict == "accepted"
    with pytest.raises(Refused, match=r"office\.claimed"):
        made.issue(item.id, "2000000000004", "2026-11-24", "typed", NOW)
    assert take(made, laptop, failed).results[0].verdict == "accepted"
    made.issue(item.id, "2000000000004", "2026-11-24", "typed", NOW)
    assert status_of(made, item) == "issued"


def test_what_a_laptop_has_claimed_only_oss_itself_issues(made: OfficeStore) -> None:
    laptop, item = device(made), application()
    take(made, laptop, item, Item("claim", item.id, 1, {}))
    with pytest.raises(Refused, match=r"office\.claimed"):
        made.issue(item.id, "1234567890123", "2026-11-24", "typed", NOW)
    assert made.updates(laptop, 0) == ((), False)
    made.issue(item.id, "1234567890123", "2026-11-24", "pushed", NOW, verified=True)
    assert [(u.via, u.verified) for u in made.updates(laptop, 0)[0]] == [("pushed", True)]


def test_the_same_again_is_the_same_whatever_its_event_is_called_by_now(made: OfficeStore) -> None:
    laptop, item = device(made), with_body(event="e-1")
    answers = [
        made.take(
            laptop, replace(batch(item), events=events), NOW, training=True, request="r"
        ).results
        for events in ({"e-1": {"name": "Cikijing"}}, {"e-1": {"name": "Cikijing 2"}}, {})
    ]
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0].verdict == "accepted"


def test_an_office_that_trained_is_never_live_nor_the_other_way_round(tmp_path: Path) -> None:
    store = OfficeStore.open_or_create(tmp_path, PASSPHRASE)
    try:
        for training in (True, False):
            store.require_kind(training=training)  # nothing is held yet
        take(store, device(store), application(revision=0))
        store.require_kind(training=False)  # refused items bind to nothing
        take(store, device(store), application())
        store.require_kind(training=True)
        with pytest.raises(Usage, match=r"office\.holds-training"):
            store.require_kind(training=False)
    finally:
        store.close()


@pytest.mark.parametrize("training", [True, False])
def test_a_batch_of_the_other_kind_is_never_taken_by_a_bound_store(
    tmp_path: Path, training: bool
) -> None:
    with closing(OfficeStore.open_or_create(tmp_path, PASSPHRASE)) as store:
        laptop = device(store)
        for kind, count in ((training, 1), (not training, 1), (training, 2)):
            sent = replace(batch(application()), training=kind)
            if kind != training:
                with pytest.raises(Usage, match=r"office\.holds"):
                    store.take(laptop, sent, NOW, training=kind, request="r")
            else:
                store.take(laptop, sent, NOW, training=kind, request="r")
            assert len(store.applications()) == count


def test_nobody_in_a_live_office_gets_a_training_nib(tmp_path: Path) -> None:
    with closing(OfficeStore.open_or_create(tmp_path, PASSPHRASE)) as store:
        assert store.issue_training(NOW, 0) == 0  # nothing is held yet
        live = replace(batch(application()), training=False)
        store.take(device(store), live, NOW, training=False, request="r")
        with pytest.raises(Usage, match=r"office\.holds-live"):
            store.issue_training(NOW + timedelta(hours=1), 0)
        assert [row["status"] for row in store.applications()] == ["accepted"]


def test_training_nibs_are_distinct_and_begin_with_four_zeros(made: OfficeStore) -> None:
    laptop = device(made)
    take(made, laptop, *(application() for _ in range(30)))
    assert made.issue_training(NOW + timedelta(seconds=1), 3) == 0
    assert made.issue_training(NOW + timedelta(seconds=5), 3) >= 30
    nibs = [u.nib for u in made.updates(laptop, 0)[0]]
    assert len(nibs) == len(set(nibs)) == 30
    assert all(n.startswith("0000") and len(n) == 13 and n.isdigit() for n in nibs)


def test_what_is_new_comes_with_the_next_batch_and_never_twice(made: OfficeStore) -> None:
    laptop, one, two = device(made), application(), application()
    take(made, laptop, one, two)
    made.issue(one.id, "0123456789012", "2026-11-24", "typed", NOW)
    made.give_back(two.id, "kbli", "tidak sesuai", "Wiwin", NOW)
    answer = take(made, laptop)
    assert [(u.seq, u.kind, u.id) for u in answer.updates] == [
        (1, "issued", one.id),
        (2, "returned", two.id),
    ]
    assert answer.cursor == 2
    assert take(made, laptop, cursor=2).updates == ()
    with pytest.raises(Refused):
        made.issue(one.id, "0123456789012", "2026-11-24", "typed", NOW)


def test_a_cursor_never_skips_while_others_write(made: OfficeStore) -> None:
    laptop = device(made)
    apps = [application() for _ in range(80)]
    take(made, laptop, *apps)

    def issue(some: list[Item]) -> None:
        for item in some:
            made.issue(item.id, "0123456789012", "2026-11-24", "typed", NOW)

    threads = [threading.Thread(target=issue, args=(apps[i::4],)) for i in range(4)]
    for thread in threads:
        thread.start()
    seen: list[int] = []
    writing = True
    while writing:
        writing = any(thread.is_alive() for thread in threads)
        seen += [u.seq for u in made.updates(laptop, seen[-1] if seen else 0)[0]]
    assert seen == list(range(1, 81))


def test_eight_writers_bring_everything_once_and_number_without_a_gap(made: OfficeStore) -> None:
    laptop = device(made)
    apps = [application() for _ in range(80)]
    receipts: list[str] = []

    def bring(some: list[Item]) -> None:
        for item in [*some, *some]:
            receipts.extend(r.receipt for r in take(made, laptop, item).results)
        for item in some:
            made.issue(item.id, "0123456789012", "2026-11-24", "typed", NOW)

    threads = [threading.Thread(target=bring, args=(apps[i::8],)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(receipts) == 160
    assert len(set(receipts)) == 80
    assert [u.seq for u in made.updates(laptop, 0)[0]] == list(range(1, 81))
    assert sum(row["device"] == laptop for row in made.applications()) == 80


def test_the_last_contact_is_kept(made: OfficeStore) -> None:
    laptop = device(made)
    sent = replace(batch(application(), application("12")), unsent=6)  # four more wait there
    made.take(laptop, sent, NOW + timedelta(minutes=5), training=True, request="r")
    [row] = [row for row in made.read(staff.devices) if row.device == laptop]
    assert (row.last_contact, row.app, row.unsent, row.journal_head) == (
        "2026-11-24T03:05:00.000Z", "1.0.0", 5, "0" * 64,
    )  # fmt: skip


def test_more_than_a_page_of_news(made: OfficeStore) -> None:
    laptop = device(made)
    apps = [application() for _ in range(501)]
    take(made, laptop, *apps)
    for item in apps:
        made.issue(item.id, "0123456789012", "2026-11-24", "typed", NOW)
    first = take(made, laptop)
    assert first.more and len(first.updates) == 500
    second = take(made, laptop, cursor=first.cursor)
    assert not second.more and [u.seq for u in second.updates] == [501]


def test_a_new_token_replaces_the_former_one(made: OfficeStore) -> None:
    old = made.enrol("MJL77", NOW)
    new = made.enrol("MJL77", NOW)
    assert (made.device_of(old), made.device_of(new), made.device_of("")) == (None, "MJL77", None)
    with pytest.raises(Usage):
        made.enrol("mjl 77", NOW)


@pytest.mark.parametrize("name", ["MJL 77", "MJL-77", "M", "M" * 13, "mjl77", ""])
def test_a_laptop_is_enrolled_by_a_name_that_a_laptop_can_have(
    made: OfficeStore, name: str
) -> None:
    with pytest.raises(Usage, match=r"office\.device-shape"):
        made.enrol(name, NOW)


def test_who_only_asks_waits_for_no_batch(
    made: OfficeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = device(made)
    token, seen = made.enrol(laptop, NOW), list[str | None]()

    def ask() -> None:
        seen.append(made.device_of(token))
        made.updates(laptop, 0)

    def meanwhile(*args: Any) -> Any:
        """Another thread asks in the middle of the transaction; ten seconds only where it would wait."""
        asking = threading.Thread(target=ask, daemon=True)
        asking.start()
        asking.join(10)
        assert not asking.is_alive()
        return take_item(*args)

    monkeypatch.setattr("operator_tui.office.batches.take_item", meanwhile)
    take(made, laptop, application())
    assert seen == [laptop]


@pytest.mark.parametrize("gone", ["office.db", "keys.json"])
def test_half_an_office_is_never_made_whole_with_an_empty_one(tmp_path: Path, gone: str) -> None:
    OfficeStore.open_or_create(tmp_path, PASSPHRASE).close()
    (tmp_path / "office" / gone).unlink()
    before = {p.name: p.read_bytes() for p in (tmp_path / "office").iterdir()}
    with pytest.raises(StoreTrouble, match=r"office\.(db|keys)-missing"):
        OfficeStore.open_or_create(tmp_path, PASSPHRASE)
    assert {p.name: p.read_bytes() for p in (tmp_path / "office").iterdir()} == before


def test_keys_that_cannot_be_written_leave_no_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise StoreTrouble("store.full")

    with monkeypatch.context() as broken:
        broken.setattr("operator_tui.store.vault.write", full)
        with pytest.raises(StoreTrouble, match=r"store\.full"):
            OfficeStore.open_or_create(tmp_path, PASSPHRASE)
    assert not OfficeStore.exists(tmp_path)
    OfficeStore.open_or_create(tmp_path, PASSPHRASE).close()


def events_of(store: OfficeStore) -> list[tuple[str, str, Any]]:
    """Every event that is kept: whose, its id, and as that laptop told it."""
    sql = "SELECT device, id, body FROM device_events ORDER BY device, id"
    return store.read(
        lambda db: [(row["device"], row["id"], json.loads(row["body"])) for row in db.query(sql)]
    )


def test_each_laptop_has_its_own_events_and_refused_items_name_none(made: OfficeStore) -> None:
    one, two = device(made), device(made)
    for laptop, item, name in (
        (one, with_body(event="e-9"), "Cikijing"),
        (two, with_body(event="e-9"), "Talaga"),
        (two, Item("application", "no-uuid", 1, {"event": "e-8"}), "Nobody's"),
    ):
        events = {"e-9": {"name": name}, "e-8": {"name": name}}
        sent = replace(batch(item), events=events)
        made.take(laptop, sent, NOW, training=True, request="r")
    found = [event for event in events_of(made) if event[1] in ("e-8", "e-9")]
    assert found == sorted([(one, "e-9", {"name": "Cikijing"}), (two, "e-9", {"name": "Talaga"})])


def test_a_store_of_the_first_schema_is_brought_along(tmp_path: Path) -> None:
    key = secrets.token_bytes(32)
    db = open_database(tmp_path / "office.db", key)
    STEPS.apply(utils(db), stop_before="0002_device_events")
    db.execute("INSERT INTO events VALUES ('e', '{}'), ('nobodys', '{}')")
    db.execute(
        "INSERT INTO applications (id, device, revision, ref, nik, status, accepted_at, event, body)"
        " VALUES ('a', 'MJL03', 1, 'x', 'x', 'accepted', '', 'e', '{}')"
    )
    db.close()
    with closing(OfficeStore(tmp_path / "office.db", key)) as store:
        take(store, device(store), application())
        assert events_of(store) == [("MJL03", "e", {})]
    assert (tmp_path / "office.db.before-0002_device_events").stat().st_size > 0


def test_half_a_copy_of_an_older_store_is_made_anew(tmp_path: Path) -> None:
    key = secrets.token_bytes(32)
    db = open_database(tmp_path / "office.db", key)
    STEPS.apply(utils(db), stop_before="0003_staff")
    db.execute("INSERT INTO counters VALUES ('receipt', 7)")
    db.close()
    copy = tmp_path / "office.db.before-0003_staff"
    copy.write_bytes(b"cut off while it was written" * 200)
    with closing(OfficeStore(tmp_path / "office.db", key)):
        pass
    with closing(open_database(copy, key)) as held:
        assert next(held.query("SELECT value FROM counters"))["value"] == 7


def test_nothing_in_the_office_store_can_be_read(tmp_path: Path) -> None:
    store = OfficeStore.open_or_create(tmp_path, PASSPHRASE)
    take(store, device(store), application("3210031179005555", name="ENUNG NURHAYATI"))
    store.close()
    held = b"".join(p.read_bytes() for p in (tmp_path / "office").iterdir())
    assert b"ENUNG" not in held and b"3210031179005555" not in held
    with pytest.raises(Locked):
        OfficeStore.open_or_create(tmp_path, "salah sekali")


def test_canonical_json_has_one_text() -> None:
    assert canonical({"b": [1, "é"], "a": None}) == '{"a":null,"b":[1,"é"]}'.encode()
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    with pytest.raises(TypeError):
        canonical({"a": [1.0]})


json_values: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(json_values, st.sampled_from(["batch", "items", "cursor", "events", "unsent", "app"]))
@settings(max_examples=200)
def test_any_json_is_read_or_refused(pile: OfficeStore, value: Any, key: str) -> None:
    data = batch(application()).to_json() | {key: value}
    try:
        read = Batch.from_json(data)
    except Malformed:
        return
    assert len(pile.take("D1", read, NOW, training=True, request="r").results) == len(read.items)


@given(json_values, st.sampled_from(["kind", "id", "revision", "body"]))
@settings(max_examples=200)
def test_any_item_gets_a_result_or_the_batch_is_refused(
    pile: OfficeStore, value: Any, key: str
) -> None:
    data = batch(application()).to_json()
    data["items"][0][key] = value
    try:
        read = Batch.from_json(data)
    except Malformed:
        return
    assert len(pile.take("D1", read, NOW, training=True, request="r").results) == 1
