"""A generated day: five hundred people by the store's own functions, each step at its own moment and hand."""

import random
import uuid
from datetime import UTC, datetime, timedelta
from typing import Final

from operator_tui.core.lifecycle import Status
from operator_tui.core.line import Standing
from operator_tui.core.stopwatch import Spent
from operator_tui.core.times import stamp
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, events, intake, looks, outbox, prints, updates
from operator_tui.store.application import Typed
from operator_tui.store.store import Store, Tx
from tests.conftest import TODAY
from tests.making import FORM
from tests.people import texts_of_many

PEOPLE: Final = 500
STAFF: Final = ("Dede Kurnia", "Rina Wati", "Siti Rohmah")
_OPENED: Final = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
"""Eight in the morning at Cikijing."""


def fill(store: Store, people: int = PEOPLE, seed: int = 7) -> list[int]:
    """The day of so many people, in one transaction; the rows of their applications."""

    def work(tx: Tx) -> list[int]:
        events.add(tx, "Jemput Bola Cikijing", "2026-11-24", "Cikijing, Cikijing", "WIB")
        day = _Day(tx, random.Random(seed))
        rows = [day.person(number, typed) for number, typed in enumerate(texts_of_many(people))]
        day.deliver()
        day.mend()
        return [row for row in rows if row]

    return store.do(work)


class _Day:
    def __init__(self, tx: Tx, rng: random.Random) -> None:
        self._tx, self._rng, self.now = tx, rng, _OPENED
        self._final: list[int] = []

    def _at(self, seconds: float, who: str = "Loket") -> Tx:
        self.now += timedelta(seconds=seconds)
        return self._tx._replace(at=stamp(self.now), who=who)

    def person(self, number: int, typed: Typed) -> int:
        """Taken in, called, typed, made final by one of three; now and then something else."""
        rng = self._rng
        texts = {"name": typed.texts["name"], "services": "N", "papers": "K", "served": "O"}
        person = intake.add(self._at(20), {**texts, "priority": "T"})
        fate = rng.random()
        if fate < 0.04:
            return 0
        if fate < 0.07:
            intake.move(self._at(5), person.id, Standing.ABSENT)
            return 0
        if fate < 0.09:
            intake.move(self._at(5), person.id, Standing.GONE)
            return 0
        who = rng.choice(STAFF) if number else "Magang"
        intake.move(self._at(rng.randint(0, 40), who), person.id, Standing.CALLED)
        seq = applications.begin(self._at(1, who), FORM, typed).seq
        intake.link(self._tx, person.id, seq)
        if fate < 0.11:
            return seq
        if fate < 0.12:
            applications.cancel(self._at(9, who), seq, "pulang dulu")
            return seq
        app = applications.get(self._tx.db, seq)
        looks.spend(self._tx, app.id, Spent(rng.randint(90, 420), rng.randint(20, 90)))
        if rng.random() < 0.1:
            looks.add(self._at(1, "Siti Rohmah"), app, "nik", same=rng.random() < 0.8, typist=who)
        applications.finalise(self._at(rng.randint(5, 25), who), seq, FORM, TODAY, TABLES)
        if rng.random() < 0.95:
            prints.record(self._at(1, who), seq, "receipt")
        if rng.random() < 0.1:
            prints.record(self._at(1, who), seq, "receipt")
        self._final.append(seq)
        return seq

    def deliver(self) -> None:
        """Batches of a hundred: most accepted, some held, the last one cut; NIBs for many, a few sent back."""
        for number in range(4):
            batch = str(uuid.UUID(int=number + 1))
            tx = self._at(60, "mesin")
            items = outbox.lease(tx, batch, 100)
            if number == 3:
                outbox.give_back(self._at(30, "mesin"), batch, untouched=False, problem="cut")
                outbox.finish(self._at(0, "mesin"), batch, "cut", up=9_000, unsure=len(items))
                continue
            for place, item in enumerate(items):
                if place % 31 == 30:
                    outbox.refused(tx, item, Status.QUARANTINED, "conflict")
                else:
                    outbox.accepted(tx, item, f"K-{item.seq:06}", tx.at)
            outbox.finish(
                self._at(9, "mesin"), batch, "answered", up=20_000, down=3_000, accepted=len(items)
            )
        for place, seq in enumerate(self._final[:250]):
            app = applications.get(self._tx.db, seq)
            if app.status is not Status.ACCEPTED:
                continue
            if place % 17 == 16:
                field = "kbli" if place % 2 else "phone"
                updates.returned(self._at(2, "mesin"), app.id, 1, field, "Lihat lagi.", "Bu Wiwin")
            elif place % 3:
                nib = (f"{9_000_000_000_000 + seq}", "2026-11-24", "pushed", False, False)
                updates.issued(self._at(2, "mesin"), updates.Issued(app.id, 1, *nib))

    def mend(self) -> None:
        """Of those sent back and held, most are put right in the evening, not always by who typed them."""
        for place, seq in enumerate(self._final):
            app = applications.get(self._tx.db, seq)
            if app.status not in (Status.RETURNED, Status.QUARANTINED) or place % 5 == 0:
                continue
            tx = self._at(self._rng.randint(60, 300), self._rng.choice(STAFF))
            typed = applications.typed(tx.db, seq)
            applications.save(
                tx, seq, typed._replace(texts={**typed.texts, "trade_name": "Warung Lain"})
            )
            looks.spend(tx, app.id, Spent(app.typing_s + 999, app.reading_s + 60))
            applications.finalise(tx, seq, FORM, TODAY, TABLES)
