"""Whatever people, links, sticks and crashes do, in whatever order: nobody is entered in OSS twice, nothing is stuck.

OSS is a count of how often each person was entered. People are honest: they record what they see, and look up what
they are told to look up; everything else may happen at any moment.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from operator_tui.core.errors import Refused
from operator_tui.core.lifecycle import Status
from operator_tui.delivery.client import MaybeLeft, Sent
from operator_tui.delivery.protocol import Batch
from operator_tui.office.store import OfficeStore
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, decisions, entries, journal, meta, outbox
from operator_tui.store.application import Application
from operator_tui.store.entries import Entry
from operator_tui.store.sqlcipher import Database, rows
from operator_tui.store.store import Store
from tests.conftest import TODAY
from tests.links import Bench, Link
from tests.making import FORM, ready
from tests.simulation.__main__ import in_memory
from tests.sticks import Stick

APPLICATIONS = 4
KEY, DEVICE, DAY = bytes(32), "MJL03", date(2026, 11, 24)
PEOPLE = ("Siti", "Dede")
FAULTS = ("", "", "", "cut", "lost", "late", "half", "silent", "not-left", "503")
REASONS = ("oss-down", "kbli")
HOW = ("in", "in", "out", "gone", "give-back", "give-back", "nib", "leave", *REASONS)
"""What comes of a card: an NIB; no answer, with the person in OSS or out of it; its holder gone; or a reason."""
which, person = st.integers(0, APPLICATIONS - 1), st.sampled_from(PEOPLE)
_CALM = (Status.ISSUED, Status.CANCELLED)
_TOLD = ("cancel-refused", "issued-after-cancel")


class Slow(Link):
    """A link that may also bring a batch to the office long after its sender gave it up."""

    late: list[Batch]

    def post(self, batch: Batch) -> Sent:
        if self.plan[:1] == ["late"]:
            self.plan.pop(0)
            self.late.append(batch)
            return MaybeLeft("cut", "silence", 100)
        return super().post(batch)


class Machine(RuleBasedStateMachine):
    """A laptop with two people and two applications, its office, and OSS."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(
            dir=self.template.parent, ignore_cleanup_errors=True
        )
        home = Path(self.folder.name) / "h"
        shutil.copytree(self.template, home)
        self.store = Store(home / "store.db", KEY, PEOPLE[0])
        self.office = OfficeStore(home / "office.db", KEY)
        self.at = Bench(self.store, self.office, DEVICE, home)
        self.link = Slow(self.office, DEVICE, self.at.clock)
        self.link.late = []
        self.at.link = self.link
        self.at.engine._transport = self.link
        self.stick = Stick(self.at, home / "stick")
        self.paths: list[Path] = []
        self.seqs = self.store.read(
            lambda db: [r["seq"] for r in rows(db, "SELECT seq FROM applications ORDER BY seq")]
        )
        self.oss = dict.fromkeys(self.seqs, 0)
        self.unrecorded: set[int] = set()
        self.batches = 0

    def teardown(self) -> None:
        try:
            self.settle()
        finally:
            self.at.engine.close()
            self.store.close()
            self.office.close()
            self.folder.cleanup()

    def alive(self, n: int) -> int:
        """One that something may still befall, counted from ``n``; what is at its end is left alone."""
        order = [(n + i) % APPLICATIONS for i in range(APPLICATIONS)]
        return next((i for i in order if self.app(i).status not in _CALM), n)

    def app(self, n: int) -> Application:
        return self.store.read(lambda db: applications.get(db, self.seqs[n]))

    def card(self, n: int) -> Entry | None:
        return self.store.read(lambda db: entries.active(db, self.seqs[n]))

    def enter_in_oss(self, seq: int) -> None:
        """Somebody types this person into OSS, which takes it."""
        assert self.oss[seq] == 0, "entered twice"
        self.oss[seq] += 1

    # What the laptop's people do

    @rule(n=which, who=person, how=st.sampled_from(HOW), then=st.sampled_from(HOW))
    def work_twice(self, n: int, who: str, how: str, then: str) -> None:
        n = self.alive(n)
        self.work(n, who, how)
        self.work(n, who, then)

    @rule(n=which, who=person, how=st.sampled_from(HOW))
    def work_once(self, n: int, who: str, how: str) -> None:
        self.work(self.alive(n), who, how)

    def work(self, n: int, who: str, how: str) -> None:
        """Somebody opens a card, or has it open, and something comes of it."""
        self.quietly(lambda: self.store.do(lambda tx: entries.begin(tx, self.seqs[n]), who))
        card = self.card(n)
        if card is None or card.by != who or how == "leave":
            return
        if how == "give-back":
            self.give_back(n)
        elif self.app(n).status is Status.UNKNOWN:
            self.look_up(n, by_card=True)
        else:
            self.enter(n, how)

    @rule(n=which, who=person)
    def take_over(self, n: int, who: str) -> None:
        n = self.alive(n)
        self.quietly(lambda: self.store.do(lambda tx: entries.take_over(tx, self.seqs[n]), who))
        card = self.card(n)
        if card is not None and self.app(n).status is Status.UNKNOWN:
            self.unrecorded.discard(self.seqs[n])

    def enter(self, n: int, how: str) -> None:
        """The card is open, and its holder enters it: to an end, to no answer, or dies over it."""
        card, app = self.card(n), self.app(n)
        if card is None or card.state != entries.OPEN or app.status is Status.UNKNOWN:
            return
        seq = self.seqs[n]
        if seq in self.unrecorded:
            how = "nib"
        elif how in ("nib", "in", "gone"):
            self.enter_in_oss(seq)
        if how == "gone":
            self.unrecorded.add(seq)
            return
        self.unrecorded.discard(seq)
        if how == "nib":
            self.store.do(lambda tx: entries.issued(tx, card.id, nib(seq), DAY), card.by)
        else:
            reason = "no-answer" if how in ("in", "out") else how
            self.store.do(lambda tx: entries.failed(tx, card.id, reason, "kata layar"), card.by)

    def give_back(self, n: int) -> None:
        card = self.card(n)
        if card is not None and self.seqs[n] not in self.unrecorded:
            self.store.do(lambda tx: entries.give_back(tx, card.id), card.by)

    @rule(n=which)
    def look_up_from_the_details(self, n: int) -> None:
        self.look_up(self.alive(n), by_card=False)

    def look_up(self, n: int, by_card: bool) -> None:
        """What OSS has is recorded, on the card or from the details."""
        card, seq = self.card(n), self.seqs[n]
        if self.app(n).status is not Status.UNKNOWN:
            return
        there = self.oss[seq] > 0
        if by_card and card is not None and card.state == entries.OPEN:
            if there:
                self.store.do(lambda tx: entries.issued(tx, card.id, nib(seq), DAY), card.by)
            else:
                self.store.do(lambda tx: entries.looked_up(tx, card.id, "tidak ada"), card.by)
        elif there:
            self.store.do(lambda tx: decisions.found(tx, seq, nib(seq), DAY))
        else:
            self.store.do(lambda tx: decisions.not_found(tx, seq, "tidak ada"))

    @rule(n=which, act=st.sampled_from(("cancel", "mend", "mend", "reopen")))
    def change(self, n: int, act: str) -> None:
        """Somebody cancels it, or takes it up again and finishes it."""
        n = self.alive(n)
        status = self.app(n).status
        if act == "cancel" and status not in (Status.DRAFT, Status.ISSUED):
            self.quietly(
                lambda: self.store.do(lambda tx: applications.cancel(tx, self.seqs[n], "pulang"))
            )
        elif act == "reopen" and status is Status.READY:
            self.quietly(lambda: self.store.do(lambda tx: applications.reopen(tx, self.seqs[n])))
        elif act == "mend":
            self.mend(n)

    def mend(self, n: int) -> None:
        if self.app(n).status in (Status.DRAFT, Status.RETURNED, Status.QUARANTINED):
            self.store.do(lambda tx: applications.finalise(tx, self.seqs[n], FORM, TODAY, TABLES))

    # What links, sticks and crashes do

    @rule(n=which)
    def send_and_decide(self, n: int) -> None:
        n = self.alive(n)
        self.send("")
        self.office_enters(n)

    @rule(fault=st.sampled_from(FAULTS))
    def send(self, fault: str) -> None:
        self.link.plan = [fault] if fault else []
        self.at.engine.step()
        self.link.plan = []

    @rule(late=st.booleans())
    def arrive(self, late: bool) -> None:
        """A batch that was given up comes to the office, or a copy of a former one comes once more."""
        if late and self.link.late:
            self.take_at_office(self.link.late.pop(0))
        elif not late and self.link.batches:
            self.take_at_office(self.link.batches[len(self.link.batches) // 2])

    def take_at_office(self, batch: Batch) -> None:
        self.office.take(DEVICE, batch, self.at.clock(), training=True, request="late")

    @rule()
    def die_while_sending(self) -> None:
        if not self.store.read(outbox.waiting):
            return
        self.batches += 1
        self.store.do(lambda tx: outbox.lease(tx, f"dead-{self.batches}", 5))
        self.at.engine.close()

    @rule(act=st.sampled_from(("write", "carry", "take")), k=st.integers(0, 2))
    def use_stick(self, act: str, k: int) -> None:
        """A bundle is written, taken to the office, or its answer is taken back."""
        there = [path for path in self.paths if self.stick.answer(path).exists()]
        if act == "write":
            self.quietly(lambda: self.paths.extend(one.path for one in self.stick.export()))
        elif act == "carry" and self.paths:
            self.stick.to_office(self.paths[k % len(self.paths)])
        elif act == "take" and there and not self.leased():
            self.stick.take(there[k % len(there)])

    # What the office does

    @rule(n=which, enters=st.sampled_from((True, True, False)))
    def decide(self, n: int, enters: bool) -> None:
        """The office enters what it may enter, or sends it back."""
        n = self.alive(n)
        if enters:
            self.office_enters(n)
        elif self.may_decide(n):
            key = self.app(n).id
            self.office.give_back(key, "kbli", "Kode lain.", "Wiwin", self.at.clock())

    def office_enters(self, n: int) -> None:
        if not self.may_decide(n):
            return
        if self.oss[self.seqs[n]] and self.app(n).status is Status.CANCELLED:
            return  # its own look-up finds it
        self.enter_in_oss(self.seqs[n])
        self.office.issue(self.app(n).id, nib(self.seqs[n]), "2026-11-24", "typed", self.at.clock())

    def may_decide(self, n: int) -> bool:
        row = self.row(n)
        return row.get("status") == "accepted" and not row["claimed"]

    # What holds at every moment

    @invariant()
    def never_on_a_card_and_in_a_batch(self) -> None:
        for n, seq in enumerate(self.seqs):
            card, app = self.card(n), self.app(n)
            items = [item for item in self.items() if item["seq"] == seq]
            sending = any(i["state"] == "leased" and i["kind"] == "application" for i in items)
            assert (app.status is Status.SENDING) <= sending
            if card is None or card.state != entries.OPEN:
                continue
            assert app.status in (Status.READY, Status.ACCEPTED, Status.UNKNOWN)
            assert {i["state"] for i in items if i["kind"] == "application"} <= {"entry"}
            row = self.row(n)
            if app.status is not Status.UNKNOWN and row.get("status") == "accepted":
                assert row["claimed"], "on a card, and the office may enter it"

    def items(self) -> list[dict[str, object]]:
        return self.store.read(lambda db: list(rows(db, "SELECT kind, seq, state FROM outbox")))

    def leased(self) -> bool:
        return any(item["state"] == "leased" for item in self.items())

    def row(self, n: int) -> dict[str, object]:
        """The office's own row."""
        key = self.app(n).id

        def read(db: Database) -> dict[str, object]:
            return next(rows(db, "SELECT * FROM applications WHERE id = ?", [key]), {})

        return self.office.read(read)

    def quietly(self, act: Callable[[], object]) -> None:
        """What is refused changes nothing."""
        with suppress(Refused):
            act()

    # The end of the day

    def settle(self) -> None:
        """In fair weather, with everybody doing what they are asked to do, all comes to an end."""
        self.link.plan = []
        while self.link.late:
            self.take_at_office(self.link.late.pop(0))
        for _ in range(8):
            self.at.engine.run_once()
            for n, seq in enumerate(self.seqs):
                card = self.card(n)
                if self.app(n).status is Status.UNKNOWN:
                    self.look_up(n, by_card=True)
                elif seq in self.unrecorded:
                    self.enter(n, "nib")
                elif card is not None:
                    self.give_back(n)
                self.mend(n)
                self.office_enters(n)
            if self.items() == [] and all(self.app(n).status in _CALM for n in range(APPLICATIONS)):
                break
        self.at.engine.run_once()
        self.proof()

    def proof(self) -> None:
        assert self.items() == []
        assert self.store.read(journal.first_broken) is None
        for n, seq in enumerate(self.seqs):
            app, row = self.app(n), self.row(n)
            assert self.card(n) is None
            assert app.status in _CALM, app.status
            assert row.get("status", "cancelled") == app.status or app.problem in _TOLD
            if app.status is Status.ISSUED:
                assert (app.nib, row["nib"], self.oss[seq]) == (nib(seq), nib(seq), 1)


def nib(seq: int) -> str:
    """The NIB that OSS has for this person."""
    return f"{1299000000000 + seq}"


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    """Stores that every run begins with, in memory where there is such a place."""
    with in_memory() as folder:
        made = folder / "template"
        made.mkdir()
        with Store(made / "store.db", KEY, PEOPLE[0]) as store:
            store.do(journal.start)
            store.do(lambda tx: meta.set_device(tx, DEVICE))
            ready(store, APPLICATIONS)
        OfficeStore(made / "office.db", KEY).close()
        yield made


def test_nobody_is_entered_twice_and_nothing_is_stuck_whatever_happens_in_which_order(
    template: Path,
) -> None:
    made = type("Here", (Machine,), {"template": template})
    run_state_machine_as_test(
        made,
        settings=settings(
            max_examples=12, stateful_step_count=25, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
