"""What delivery promises: what may have left is unknown until the office answers, and old news is no news."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from operator_tui.core.lifecycle import Cause, Status
from operator_tui.delivery.link import Heard
from operator_tui.delivery.protocol import Update
from operator_tui.office import staff
from operator_tui.office.store import OfficeStore
from operator_tui.store import applications, journal, outbox, updates
from operator_tui.store.applications import Application
from operator_tui.store.store import Store
from tests.conftest import PASSPHRASE
from tests.links import Bench, bench
from tests.making import ready, statuses

DEVICE = "MJL03"


@pytest.fixture
def at(store: Store, tmp_path: Path) -> Iterator[Bench]:
    office = OfficeStore.open_or_create(tmp_path, PASSPHRASE)
    with bench(store, office, DEVICE, tmp_path) as made:
        yield made
    office.close()


def got(at: Bench, app: Application) -> Application:
    return at.store.read(lambda db: applications.get(db, app.seq))


def test_what_a_dead_sender_had_in_hand_is_unknown_until_the_office_answers(at: Bench) -> None:
    ready(at.store, 3)
    at.store.do(lambda tx: outbox.lease(tx, "dead", 2))
    at.link.heard = Heard(failure="offline")
    at.engine.step()
    assert statuses(at.store) == {"unknown": 2, "ready": 1}
    at.engine.step()
    assert statuses(at.store) == {"unknown": 2, "ready": 1}
    at.link.heard = None
    at.engine.run_once()
    assert statuses(at.store) == {"accepted": 3}


def test_the_office_sees_the_head_of_the_laptops_journal(at: Bench) -> None:
    heads: list[str] = []
    at.link.taken = lambda: heads.append(at.store.read(journal.head))
    for number in (1, 2):
        ready(at.store, 1, first=number)
        at.engine.step()
        [device] = at.office.read(staff.devices)
        assert device.journal_head == heads[-1] != "0" * 64
    assert len(set(heads)) == 2


def test_statements_arrive_at_the_office_as_they_were_given(at: Bench) -> None:
    apps = ready(at.store, 12)
    at.engine.run_once()
    sent = {item.id: item.body["statements"] for batch in at.link.batches for item in batch.items}
    told = {
        app.id: {
            row["name"]: row["answer"]
            for row in at.store.read(
                lambda db, seq=app.seq: list(  # type: ignore[misc]
                    db.query("SELECT name, answer FROM statements WHERE seq = ?", [seq])
                )
            )
        }
        for app in apps
    }
    assert {answer for one in told.values() for answer in one.values()} == {"Y", "T"}
    for app_id, answers in told.items():
        assert {name: sent[app_id][name] for name in answers} == answers


def issued_news(app: Application, seq: int, nib: str) -> Update:
    return Update(seq, "issued", app.id, 1, "t", nib=nib, date="2026-11-24", via="typed")


def test_an_nib_that_was_found_wrong_does_not_come_back_with_old_news(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    old = issued_news(app, 1, "0123456789012")
    at.link.bend = lambda answer: replace(answer, updates=(old,), cursor=1)
    at.engine.run_once()
    assert got(at, app).nib == "0123456789012"
    at.store.do(lambda tx: applications.move(tx, app.seq, Status.ACCEPTED, Cause.WRONG_NIB, nib=""))
    report = at.engine.run_once()
    assert (got(at, app).status, got(at, app).nib) == (Status.ACCEPTED, "")
    assert (report.settled.issued, report.settled.ignored) == (0, 0)
    new = issued_news(app, 2, "0999999999999")
    at.link.bend = lambda answer: replace(answer, updates=(old, new), cursor=2)
    at.engine.run_once()
    assert got(at, app).nib == "0999999999999"
    assert at.store.read(updates.cursor) == 2


def test_news_that_was_read_before_writes_nothing(at: Bench) -> None:
    [app] = ready(at.store)
    at.engine.run_once()
    news = Update(1, "returned", app.id, 1, "t", field="kbli", reason="Tidak sesuai.", by="Wiwin")
    at.link.bend = lambda answer: replace(answer, updates=(news,), cursor=1)
    at.engine.run_once()
    before = at.store.read(journal.head)
    report = at.engine.run_once()
    assert at.store.read(journal.head) == before
    assert (report.settled.returned, report.settled.ignored) == (0, 0)
