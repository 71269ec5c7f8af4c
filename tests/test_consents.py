"""A consent that is taken back: said once more, never changed; what was begun on it stops, also at the office."""

from pathlib import Path

import pytest

from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Status
from operator_tui.office.store import OfficeStore
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, consents, followups, journal, statements
from operator_tui.store.sqlcipher import rows
from operator_tui.store.store import Store
from tests.conftest import TODAY
from tests.links import Bench
from tests.test_acts import choose
from tests.test_followups import HALAL, begun, filled, final, get, held, with_nib
from tests.test_screens import burst, running, shown, until


def answers(store: Store, seq: int, name: str) -> list[tuple[str, str]]:
    sql = "SELECT answer, by FROM statements WHERE seq = ? AND name = ? ORDER BY id"
    return [(r["answer"], r["by"]) for r in store.read(lambda db: list(rows(db, sql, [seq, name])))]


def test_the_yes_stays_and_a_no_is_added_with_who_and_why(store: Store) -> None:
    nib = with_nib(store, "halal")
    assert store.read(lambda db: statements.consented(db, nib.seq)) >= {"halal"}
    store.do(lambda tx: consents.withdraw(tx, nib.seq, "halal", "tidak jadi"), "Nani")
    assert [a for a, _ in answers(store, nib.seq, "consent_halal")] == ["Y", "T"]
    assert answers(store, nib.seq, "consent_halal")[-1] == ("T", "Nani")
    [row] = [
        r for r in store.read(lambda db: journal.of(db, nib.id)) if r["what"] == "consent-withdrawn"
    ]
    assert row["detail"] == {"purpose": "halal", "reason": "tidak jadi"}
    assert "halal" not in get(store, nib).wants
    with pytest.raises(Refused):
        store.do(lambda tx: followups.begin(tx, nib.seq, HALAL))
    with pytest.raises(Refused):
        store.do(lambda tx: consents.withdraw(tx, nib.seq, "halal", "sekali lagi"))
    assert len(answers(store, nib.seq, "consent_halal")) == 2


def test_a_draft_that_was_begun_is_cancelled_and_cant_be_sealed(store: Store) -> None:
    nib = with_nib(store, "halal")
    draft = begun(store, nib, "halal")
    store.do(lambda tx: consents.withdraw(tx, nib.seq, "halal", "tidak jadi"))
    assert get(store, draft).status is Status.CANCELLED
    with pytest.raises(Refused):
        store.do(lambda tx: applications.finalise(tx, draft.seq, HALAL, TODAY, TABLES))
    assert not [f for f in store.read(followups.found) if f.parent == nib.seq]


def test_the_other_purposes_and_the_nib_go_on(store: Store) -> None:
    nib = with_nib(store, "halal", "pirt")
    draft = begun(store, nib, "pirt")
    store.do(lambda tx: consents.withdraw(tx, nib.seq, "halal", "tidak jadi"))
    assert get(store, draft).status is Status.DRAFT
    assert (get(store, nib).status, get(store, nib).wants) == (Status.ISSUED, "pirt")


def test_one_that_the_office_holds_is_cancelled_there_too(at: Bench, office: OfficeStore) -> None:
    nib = with_nib(at.store, "halal")
    follow = begun(at.store, nib, "halal")
    filled(at.store, follow)
    final(at.store, follow)
    at.engine.run_once()
    assert get(at.store, follow).status is Status.ACCEPTED
    at.store.do(lambda tx: consents.withdraw(tx, nib.seq, "halal", "tidak jadi"))
    at.engine.run_once()
    assert get(at.store, follow).status is Status.CANCELLED
    assert held(office, follow)["status"] == "cancelled"


def test_while_it_is_being_sent_nothing_is_changed(store: Store) -> None:
    nib = with_nib(store, "halal")
    draft = begun(store, nib, "halal")
    store.do(
        lambda tx: tx.db.execute(
            "UPDATE applications SET status = 'sending' WHERE seq = ?", [draft.seq]
        )
    )
    with pytest.raises(Refused) as refused:
        store.do(lambda tx: consents.withdraw(tx, nib.seq, "halal", "tidak jadi"))
    assert refused.value.key == "acts.sending-now"
    assert [a for a, _ in answers(store, nib.seq, "consent_halal")] == ["Y"]


async def test_a_consent_is_withdrawn_by_keys_with_a_reason(store: Store, tmp_path: Path) -> None:
    nib = with_nib(store, "halal")
    async with running(store, tmp_path, gateway_url="") as (app, pilot):
        await until(pilot, lambda: app.top is not None)
        app.open_screen("detail", seq=nib.seq)
        await choose(app, pilot, "Persetujuan halal dicabut pemohon")
        burst(app, "<enter>")
        await until(pilot, lambda: "Perlu alasan" in shown(app))
        burst(app, "tidak jadi", "<enter>")
        await until(pilot, lambda: "persetujuan halal dicabut:" in shown(app))
    assert "halal" not in store.read(lambda db: statements.consented(db, nib.seq))
