"""What goes to the office on a stick: it has left, it is asked again, it counts once, whichever way it goes first."""

import json
import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from operator_tui.core.errors import Refused, StoreTrouble, Usage
from operator_tui.core.lifecycle import Status
from operator_tui.delivery import bring, carry
from operator_tui.delivery.link import Heard
from operator_tui.delivery.protocol import Answer, Update
from operator_tui.office import bundle
from operator_tui.office.store import OfficeStore
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, bundles, journal, meta, outbox, updates
from operator_tui.store.applications import Application
from operator_tui.store.sqlcipher import rows
from operator_tui.store.store import Store, Tx
from tests.conftest import PASSPHRASE, TODAY
from tests.links import Bench, disk
from tests.making import FORM, many, ready, statuses
from tests.sticks import Stick, everything


@pytest.fixture
def usb(at: Bench, tmp_path: Path) -> Stick:
    return Stick(at, tmp_path / "stick")


def status(store: Store, app: Application) -> Status:
    return store.read(lambda db: applications.get(db, app.seq)).status


def held(at: Bench) -> list[str]:
    """The status of each application that the office holds of this laptop."""
    return [row["status"] for row in at.office.applications() if row["device"] == at.link.device]


def waiting(store: Store) -> int:
    return store.read(outbox.waiting)


def test_what_is_written_has_left_and_says_so(usb: Stick) -> None:
    store = usb.at.store
    apps = ready(store, 3)
    [written] = usb.export()
    assert (written.items, written.bytes) == (3, written.path.stat().st_size)
    assert written.path.name == "MJL03-261124-1000-01.optui"
    assert statuses(store) == {"unknown": 3} and waiting(store) == 3
    app = store.read(lambda db: applications.get(db, apps[0].seq))
    assert app.problem == "bundle"
    life = store.read(lambda db: journal.of(db, app.id))
    assert [row["new"] for row in life][-2:] == ["sending", "unknown"]
    [batch] = store.read(lambda db: list(rows(db, "SELECT * FROM batches")))
    assert (batch["channel"], batch["verdict"], batch["items"]) == ("bundle", "written", 3)
    assert batch["bytes_up"] == written.bytes


def test_the_office_takes_it_and_its_answer_settles_all_at_once(usb: Stick) -> None:
    store = usb.at.store
    ready(store, 3)
    path = usb.written()
    done = usb.to_office(path)
    assert (len(done.results), done.again) == (3, False)
    taken = usb.take(path)
    assert (taken.settled.accepted, taken.again) == (3, False)
    assert statuses(store) == {"accepted": 3} and waiting(store) == 0
    [sent] = store.read(lambda db: bundles.newest(db, 9))
    assert (sent.items, sent.waiting, bool(sent.answered_at)) == (3, 0, True)
    [batch] = store.read(lambda db: list(rows(db, "SELECT * FROM batches")))
    assert (batch["verdict"], batch["channel"]) == ("answered", "bundle")
    assert (batch["accepted"], batch["refused"], batch["unsure"]) == (3, 0, 0)
    assert store.read(lambda db: meta.get(db, meta.BINDING)) == "training"


def test_the_same_bundle_again_counts_once_and_its_answer_again_changes_nothing(usb: Stick) -> None:
    store = usb.at.store
    ready(store, 2)
    path = usb.written()
    first = usb.to_office(path)
    usb.take(path)
    before = everything(store)
    assert usb.take(path).again
    assert everything(store) == before
    again = usb.to_office(path)
    assert again.again and again.results == first.results
    assert held(usb.at) == ["accepted"] * 2
    usb.take(path)
    assert statuses(store) == {"accepted": 2}
    [batch] = store.read(lambda db: list(rows(db, "SELECT accepted, bytes_up FROM batches")))
    assert batch == {"accepted": 2, "bytes_up": path.stat().st_size}


def test_a_later_import_of_the_same_bundle_brings_what_is_new(usb: Stick) -> None:
    store = usb.at.store
    [app, other] = ready(store, 2)
    path = usb.written()
    usb.to_office(path)
    usb.take(path)
    usb.at.office.issue(
        app.id, "0000000000017", "2026-11-24", "typed", usb.at.clock(), verified=False
    )
    usb.at.office.give_back(other.id, "kbli", "Kode lain.", "Bu Wiwin", usb.at.clock())
    usb.to_office(path)
    taken = usb.take(path)
    assert (taken.settled.issued, taken.settled.returned) == (1, 1)
    assert status(store, app) is Status.ISSUED and status(store, other) is Status.RETURNED


def test_a_bundle_without_items_asks_for_what_is_new(usb: Stick) -> None:
    store = usb.at.store
    with pytest.raises(Refused, match="nothing"):
        usb.export()
    [app] = ready(store, 1)
    path = usb.written()
    usb.to_office(path)
    usb.take(path)
    usb.at.office.issue(
        app.id, "0000000000025", "2026-11-24", "typed", usb.at.clock(), verified=False
    )
    empty = usb.written()
    assert usb.to_office(empty).results == ()
    usb.take(empty)
    assert status(store, app) is Status.ISSUED


@pytest.mark.parametrize("order", ["stick first", "link first", "link between", "answer late"])
def test_by_stick_and_by_link_it_counts_once(usb: Stick, order: str) -> None:
    at, store = usb.at, usb.at.store
    ready(store, 3)
    path = usb.written()
    if order == "stick first":
        usb.to_office(path)
        usb.take(path)
        at.engine.run_once()
    elif order == "link first":
        at.engine.run_once()
        usb.to_office(path)
        usb.take(path)
    elif order == "link between":
        usb.to_office(path)
        at.engine.run_once()
        usb.take(path)
    else:
        usb.to_office(path)
        at.engine.run_once()
        ready(store, 1, first=4)
        at.engine.run_once()
        usb.take(path)
    taken = 4 if order == "answer late" else 3
    assert statuses(store) == {"accepted": taken} and waiting(store) == 0
    assert held(at) == ["accepted"] * taken


def test_an_old_answer_forgets_no_news_and_reads_none_again(usb: Stick) -> None:
    at, store = usb.at, usb.at.store
    apps = ready(store, 3)
    path = usb.written()
    usb.to_office(path)
    at.engine.run_once()
    for n, app in enumerate(apps):
        at.office.issue(
            app.id, f"00000000001{n:02}", "2026-11-24", "typed", at.clock(), verified=False
        )
    at.engine.run_once()
    cursor = store.read(updates.cursor)
    usb.take(path)
    assert store.read(updates.cursor) == cursor == 3
    assert not [
        row
        for row in store.read(lambda db: list(rows(db, "SELECT what FROM journal")))
        if row["what"] == "update-not-applied"
    ]
    assert statuses(store) == {"issued": 3}


def test_an_answer_settles_no_later_claim_of_the_same_revision(usb: Stick) -> None:
    """A claim that went with a bundle, was answered by link, failed, and is made anew: the old answer isn't its."""
    store, at = usb.at.store, usb.at
    [app] = ready(store, 1)
    at.engine.run_once()

    def claim() -> None:
        store.do(
            lambda tx: tx.db.execute(
                "INSERT INTO outbox (kind, seq, revision, body, state, created_at)"
                " VALUES ('claim', ?, 1, '{}', 'waiting', ?)",
                [app.seq, tx.at],
            )
        )

    claim()
    path = usb.written()
    usb.to_office(path)
    at.engine.run_once()
    assert waiting(store) == 0
    claim()
    usb.take(path)
    assert waiting(store) == 1


def test_while_a_batch_is_under_way_its_items_are_in_no_bundle_and_no_answer_touches_them(
    usb: Stick, tmp_path: Path
) -> None:
    at, store = usb.at, usb.at.store
    apps = ready(store, 2)
    path = usb.written()
    usb.to_office(path)
    waited: list[str] = []

    def meanwhile() -> None:
        """The office has taken the batch, its answer is on the way: a person takes the stick's."""
        ready(store, 1, first=5)
        [more] = carry.export(store, usb.folder, usb.key)
        assert more.items == 1
        with pytest.raises(Refused, match="busy"):
            bring.take(store, tmp_path, usb.answer(path).read_bytes(), lambda _s: waited.append(""))
        at.link.taken = lambda: None

    at.link.taken = meanwhile
    at.engine.run_once()
    assert waited
    usb.take(path)
    assert all(status(store, app) is Status.ACCEPTED for app in apps)
    assert statuses(store) == {"accepted": 3}


def test_what_a_dead_sender_left_leased_holds_up_no_answer(usb: Stick) -> None:
    store = usb.at.store
    ready(store, 2)
    path = usb.written()
    usb.to_office(path)
    store.do(lambda tx: outbox.lease(tx, "dead", 1))
    assert usb.take(path).settled.accepted == 2


def test_a_laptop_takes_no_answer_of_another(
    usb: Stick, tmp_path: Path, office: OfficeStore
) -> None:
    ready(usb.at.store, 1)
    path = usb.written()
    usb.to_office(path)
    with Store(tmp_path / "other.db", bytes(32), "Dede") as other:
        other.do(journal.start)
        other.do(lambda tx: meta.set_device(tx, "MJL04"))
        data = usb.answer(path).read_bytes()
        with pytest.raises(Refused, match="not-for-laptop"):
            bring.take(other, tmp_path, data)
        theirs = Stick(Bench(other, office, "MJL04", tmp_path), tmp_path / "s2")
        ready(other, 1)
        theirs.written()
        before = everything(other)
        with pytest.raises(Refused, match="not-for-laptop"):
            bring.take(other, tmp_path, data)
        assert everything(other) == before


@pytest.mark.parametrize("alter", ["secret", "id"])
def test_only_the_office_can_answer(usb: Stick, alter: str) -> None:
    """Whoever knows the laptop's public key alone can't: an answer has to echo what only the office could read."""
    from operator_tui.delivery import bundle as format_

    store = usb.at.store
    ready(store, 1)
    path = usb.written()
    done = usb.to_office(path)
    identity = store.read(lambda db: meta.get(db, meta.BUNDLE_IDENTITY))
    reply = format_.open_reply(done.reply, identity)
    other = "0" * 64
    forged = replace(reply, secret=other) if alter == "secret" else replace(reply, id=other)
    before = everything(store)
    with pytest.raises(Refused, match="not-asked"):
        bring.take(store, usb.folder, format_.seal_reply(forged, format_.public_key(identity)))
    assert everything(store) == before


def test_a_bundle_of_a_laptop_without_a_token_or_key_is_not_written(usb: Stick) -> None:
    store = usb.at.store
    ready(store, 1)
    with pytest.raises(Usage, match="no-key"):
        carry.office_key(store, "")
    store.do(lambda tx: meta.put(tx, meta.BUNDLE_KEY, usb.key))
    assert carry.office_key(store, "") == usb.key and carry.office_key(store, "age1x") == "age1x"
    store.do(lambda tx: meta.put(tx, meta.TOKEN, ""))
    with pytest.raises(Usage, match="no-token"):
        usb.export()
    assert statuses(store) == {"ready": 1} and list(usb.folder.iterdir()) == []


def test_an_old_token_is_refused_and_nothing_is_taken(usb: Stick) -> None:
    ready(usb.at.store, 1)
    path = usb.written()
    usb.at.office.enrol(usb.at.link.device, usb.at.clock())
    with pytest.raises(Refused, match="token-unknown"):
        usb.to_office(path)
    assert held(usb.at) == []


@pytest.fixture
def live(tmp_path: Path) -> Iterator[OfficeStore]:
    with closing(OfficeStore.open_or_create(tmp_path / "live", PASSPHRASE)) as opened:
        yield opened


def test_training_and_live_never_meet(usb: Stick, live: OfficeStore) -> None:
    at, store = usb.at, usb.at.store
    ready(store, 1)
    at.engine.run_once()
    assert store.read(lambda db: meta.get(db, meta.BINDING)) == "training"
    ready(store, 1, first=2)
    at.office = live
    usb.enrol()
    usb.key, usb.training = bundle.public_key(live), False
    with pytest.raises(Refused, match="other-kind-office"):
        usb.to_office(usb.written())
    assert live.applications() == []


def test_a_laptop_that_no_office_answered_yet_is_bound_by_its_first_answer(
    usb: Stick, live: OfficeStore
) -> None:
    at, store = usb.at, usb.at.store
    ready(store, 1)
    to_training = usb.written()
    usb.to_office(to_training)
    at.office = live
    usb.enrol()
    usb.key, usb.training = bundle.public_key(live), False
    to_live = usb.written()
    usb.to_office(to_live)
    usb.take(to_live)
    assert store.read(lambda db: meta.get(db, meta.BINDING)) == "live"
    before = everything(store)
    with pytest.raises(Refused, match="other-kind"):
        usb.take(to_training)
    assert everything(store) == before


def test_another_office_is_asked_from_its_first_news_on(usb: Stick, tmp_path: Path) -> None:
    at, store = usb.at, usb.at.store
    [app] = ready(store, 1)
    at.engine.run_once()
    at.office.issue(app.id, "0000000000033", "2026-11-24", "typed", at.clock(), verified=False)
    at.engine.run_once()
    assert store.read(updates.cursor) == 1
    with closing(OfficeStore.open_or_create(tmp_path / "second", PASSPHRASE)) as second:
        at.office = at.link.office = second
        usb.key = bundle.public_key(second)
        usb.enrol()
        [new] = ready(store, 1, first=2)
        path = usb.written()
        usb.to_office(path)
        second.issue(new.id, "0000000000041", "2026-11-24", "typed", at.clock(), verified=False)
        usb.to_office(path)
        usb.take(path)
        assert status(store, new) is Status.ISSUED
        assert store.read(updates.cursor) == 1


def update(seq: int) -> Update:
    return Update(seq, "issued", f"a{seq}", 1, "")


@settings(max_examples=300, deadline=None)
@given(asked=st.integers(0, 6), told=st.integers(0, 6), cursor=st.integers(0, 6), own=st.booleans())
def test_news_is_never_read_past_a_gap(asked: int, told: int, cursor: int, own: bool) -> None:
    """Whatever the cursor has become meanwhile: each update from the cursor on is read, or none is passed."""
    begin = asked if asked <= told else 0
    news = tuple(update(seq) for seq in range(begin + 1, told + 1))
    at = news[-1].seq if news else begin
    answer = Answer(True, "", "r", at, (), news, store="s", device="d")
    fitted = bring.fitting(answer, asked, cursor, "s/d" if own else "t/d")
    ours = 0 if fitted.whose == "s/d" and not own else cursor
    if fitted.whose == "s/d" and own and fitted.cursor < cursor:
        ours = 0
        assert told < asked
    read = [u.seq for u in fitted.updates if u.seq > ours]
    assert read == list(range(ours + 1, ours + 1 + len(read)))


MOVES = [
    "write",
    "write",
    "import",
    "take",
    "sync",
    "lost sync",
    "cut sync",
    "new",
    "issue",
    "return",
    "mend",
    "cancel",
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(MOVES), max_size=14), st.integers(0, 2**30))
def test_whatever_order_sticks_and_links_come_in_nothing_is_lost_doubled_or_stuck(
    moves: list[str], seed: int
) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        _a_day(Path(name), moves, random.Random(seed), seed)


def _a_day(folder: Path, moves: list[str], rng: random.Random, seed: int) -> None:
    with (
        closing(OfficeStore(folder / "office.db", bytes(32))) as office,
        Store(folder / "store.db", bytes(32), "Siti") as store,
    ):
        store.do(journal.start)
        store.do(lambda tx: meta.set_device(tx, "MJL03"))
        at = Bench(store, office, "MJL03", folder)
        usb, paths, count = Stick(at, folder / "stick"), list[Path](), 1
        ready(store, 2)
        for move in moves:
            if move == "new" and count < 8:
                ready(store, 1, first=2 + count)
                count += 1
            elif move == "write":
                try:
                    paths += [one.path for one in usb.export()]
                except Refused as error:
                    assert error.key == "bundle.nothing"
            elif move == "import" and paths:
                usb.to_office(rng.choice(paths))
            elif move == "take" and (there := [p for p in paths if usb.answer(p).exists()]):
                usb.take(rng.choice(there))
            elif move.endswith("sync"):
                at.link.plan = {"lost sync": ["lost"], "cut sync": ["cut"]}.get(move, [])
                at.engine.step()
            elif move in ("mend", "cancel"):
                _change(store, move, rng)
            elif held_ := [r for r in office.applications() if r["status"] == "accepted"]:
                _decide(at, move, rng.choice(held_)["id"])
        at.link.plan = []
        at.engine.run_once()
        for path in paths:
            usb.to_office(path)
            usb.take(path)
        found = {row["id"]: row["status"] for row in office.applications()}
        ours = {
            row["id"]: row["status"]
            for row in store.read(lambda db: list(rows(db, "SELECT id, status FROM applications")))
        }
        problems = store.read(
            lambda db: {
                r["id"]: r["problem"] for r in rows(db, "SELECT id, problem FROM applications")
            }
        )
        late = {app for app, why in problems.items() if why in LATE}
        for app, there in found.items():
            assert ours[app] == there or app in late, (moves, seed)
        assert {ours[app] for app in set(ours) - set(found)} <= {"cancelled"}
        assert len(ours) == 1 + count and waiting(store) == 0
        assert set(problems.values()) <= {"", "returned", *LATE}


LATE = ("cancel-refused", "issued-after-cancel")
"""What an application says that was cancelled here while its NIB was being issued."""


def _change(store: Store, move: str, rng: random.Random) -> None:
    """A person mends what came back, or cancels something."""
    wanted = ("returned",) if move == "mend" else ("ready", "accepted")
    there = [
        r["seq"]
        for r in store.read(lambda db: list(rows(db, "SELECT seq, status FROM applications")))
        if r["status"] in wanted
    ]
    if not there:
        return
    seq = rng.choice(there)
    if move == "cancel":
        store.do(lambda tx: applications.cancel(tx, seq, "pulang dulu"))
    else:
        store.do(lambda tx: applications.finalise(tx, seq, FORM, TODAY, TABLES))


def _decide(at: Bench, move: str, app: str) -> None:
    if move == "issue":
        nib = f"{int(app[:8], 16):013}"
        at.office.issue(app, nib, "2026-11-24", "typed", at.clock(), verified=False)
    elif move == "return":
        at.office.give_back(app, "kbli", "Kode lain.", "Bu Wiwin", at.clock())


def test_more_than_a_batch_goes_into_several_files(
    usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("operator_tui.delivery.carry.MAX_ITEMS", 20)
    store = usb.at.store
    many(store, 45)
    found = usb.export()
    assert [one.items for one in found] == [20, 20, 5]
    assert len({one.path.name for one in found}) == 3
    with pytest.raises(Usage, match="several"):
        carry.export(store, usb.folder / "one.optui", usb.key)
    for one in reversed(found):
        usb.to_office(one.path)
        usb.take(one.path)
    assert statuses(store) == {"accepted": 45}


def test_a_bundle_is_no_larger_than_the_office_takes(
    usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("operator_tui.delivery.bundle.MAX_BATCH_BYTES", 8_000)
    many(usb.at.store, 20)
    found = usb.export()
    assert sum(one.items for one in found) == 20 and len(found) > 2
    for one in found:
        assert usb.to_office(one.path).results


def test_an_application_too_large_for_any_batch_holds_up_no_other(
    usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("operator_tui.delivery.bundle.MAX_BATCH_BYTES", 8_000)
    store = usb.at.store
    large, *_others = many(store, 4)
    body = (
        "UPDATE answers SET content = json_set(content, '$.content.description', ?) WHERE seq = ?"
    )
    store.do(lambda tx: tx.db.execute(body, ["x" * 8_000, large.seq]))
    assert sum(one.items for one in usb.export()) == 3
    assert status(store, large) is Status.READY


def test_two_windows_write_in_the_same_minute_and_neither_file_is_the_others(
    usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    from operator_tui.delivery import stick

    real, others = stick.write, list[carry.Written]()

    def meanwhile(path: Path, data: bytes, whole: object, **more: object) -> bool:
        if not others:
            others.append(carry.Written(path, 0, 0))
            others[0] = usb.export()[0]
        return real(path, data, whole, **more)  # type: ignore[arg-type]

    ready(usb.at.store, 2)
    with monkeypatch.context() as patch:
        patch.setattr(stick, "write", meanwhile)
        [mine] = usb.export()
    assert mine.path != others[0].path and len(list(usb.folder.iterdir())) == 2
    for one in (mine, others[0]):
        usb.to_office(one.path)
        usb.take(one.path)
    assert statuses(usb.at.store) == {"accepted": 2}


def test_one_named_file_is_written_and_never_over_another(usb: Stick) -> None:
    ready(usb.at.store, 1)
    target = usb.folder / "ke kantor.optui"
    [one] = carry.export(usb.at.store, target, usb.key)
    assert one.path == target
    before = target.read_bytes()
    ready(usb.at.store, 1, first=2)
    with pytest.raises(Usage, match="exists"):
        carry.export(usb.at.store, target, usb.key)
    assert target.read_bytes() == before and statuses(usb.at.store) == {"ready": 1, "unknown": 1}


def test_an_application_that_changes_while_the_file_is_written_is_in_it_as_it_is_then(
    usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    from operator_tui.delivery import stick

    store = usb.at.store
    [gone, _stays] = ready(store, 2)
    real = stick.write

    def slow(path: Path, data: bytes, whole: object, **more: object) -> bool:
        if status(store, gone) is Status.READY:
            store.do(lambda tx: applications.reopen(tx, gone.seq))
        return real(path, data, whole, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(stick, "write", slow)
    [one] = usb.export()
    assert one.items == 1 and statuses(store) == {"draft": 1, "unknown": 1}
    assert [path.name for path in usb.folder.iterdir()] == [one.path.name]


def test_where_the_laptops_own_disk_is_full_no_file_is_left_and_nothing_has_left(
    usb: Stick,
) -> None:
    store = usb.at.store
    many(store, 30)
    carry._identity(store)
    disk(store, full=True)
    with pytest.raises(StoreTrouble, match="full"):
        usb.export()
    disk(store, full=False)
    assert list(usb.folder.iterdir()) == [] and statuses(store) == {"ready": 30}


def test_an_item_that_is_held_for_a_person_is_in_no_bundle_nor_what_is_behind_it(
    usb: Stick,
) -> None:
    store = usb.at.store
    [app, other] = ready(store, 2)

    def hold(tx: Tx) -> None:
        tx.db.execute("UPDATE outbox SET state = 'entry' WHERE seq = ?", [app.seq])
        tx.db.execute(
            "INSERT INTO outbox (kind, seq, revision, body, state, created_at)"
            " VALUES ('cancel', ?, 1, '{}', 'waiting', '')",
            [app.seq],
        )

    store.do(hold)
    [one] = usb.export()
    assert one.items == 1 and status(store, other) is Status.UNKNOWN


@pytest.mark.parametrize("told", ["own", "age1nonsense", 7, None])
def test_a_gateway_tells_its_laptops_the_key_and_only_a_good_one_is_kept(
    usb: Stick, told: object
) -> None:
    at, store = usb.at, usb.at.store
    probe = at.link.probe

    def with_key(nonce: str) -> Heard:
        heard = probe(nonce)
        data = json.loads(heard.body) | {"bundle_key": usb.key if told == "own" else told}
        return replace(heard, body=json.dumps(data).encode())

    at.link.probe = with_key  # type: ignore[method-assign]
    at.engine.run_once()
    assert store.read(lambda db: meta.get(db, meta.BUNDLE_KEY)) == (
        usb.key if told == "own" else ""
    )
