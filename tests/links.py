"""A link that fails as it is told to, to an office that is the real one, in this process."""

import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from operator_tui.core.times import stamp
from operator_tui.delivery.client import Answered, MaybeLeft, NotLeft, RefusedWhole, Sent
from operator_tui.delivery.engine import Engine
from operator_tui.delivery.link import Heard
from operator_tui.delivery.protocol import GATEWAY, PROTOCOL, Answer, Batch
from operator_tui.delivery.sender import SenderLock
from operator_tui.office.store import OfficeStore
from operator_tui.store.store import Store, Tx


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


class Link:
    """A transport to an office store in this process; ``plan`` says what befalls each batch.

    ``poison`` says which batches the office can't read; ``bend`` alters its answers; ``taken`` is called when it
    has taken a batch, before the answer is given.
    """

    def __init__(
        self, office: OfficeStore, device: str, clock: Clock, *, training: bool = True
    ) -> None:
        self.office, self.device, self.clock, self.training = office, device, clock, training
        self.plan: list[str] = []
        self.batches: list[Batch] = []
        self.probes = 0
        self.names_itself = True
        self.heard: Heard | None = None
        self.poison: Callable[[Batch], bool] = lambda _batch: False
        self.bend: Callable[[Answer], Answer] = lambda answer: answer
        self.taken: Callable[[], object] = lambda: None
        self.where = "office.example:8443"

    def probe(self, nonce: str) -> Heard:
        self.probes += 1
        if self.heard is not None:
            return self.heard
        data = {
            "gateway": GATEWAY, "protocol": PROTOCOL, "nonce": nonce, "time": stamp(self.clock()),
            "training": self.training,
        }  # fmt: skip
        if self.names_itself:
            data |= {"store": self.office.id, "device": self.device}
        return Heard(200, json.dumps(data).encode(), 40)

    def post(self, batch: Batch) -> Sent:
        fault = self.plan.pop(0) if self.plan else ""
        if fault == "not-left":
            return NotLeft("down", "refused")
        if fault == "lost":
            return MaybeLeft("cut", "reset", 100)
        if fault in ("400", "401", "429", "503"):
            return RefusedWhole(int(fault), "x", 30.0 if fault == "503" else None, 100, 50)
        if batch.training != self.training:
            return RefusedWhole(409, "other-kind", None, 100, 50)
        if self.poison(batch):
            return RefusedWhole(400, "malformed", None, 100, 50)
        wire = Batch.from_json(batch.to_json())
        self.batches.append(wire)
        answer = self.office.take(
            self.device, wire, self.clock(), training=self.training, request="r"
        )
        self.taken()
        if fault == "cut":
            return MaybeLeft("cut", "answer cut", 100, 20)
        if fault == "twice":
            answer = self.office.take(
                self.device, wire, self.clock(), training=self.training, request="r"
            )
        if fault == "half":
            answer = replace(answer, results=answer.results[::2], updates=())
        if fault == "silent":
            answer = replace(answer, results=())
        if fault == "other-kind":
            answer = replace(answer, training=not answer.training, updates=())
        answer = self.bend(answer)
        return Answered(Answer.from_json(answer.to_json()), 100, 50, 40)

    def renew(self) -> bool:
        return False

    def abort(self) -> None:
        """Nothing here ever hangs."""

    def close(self) -> None:
        pass


class Bench:
    """A store, an engine and a link to an office, on one clock."""

    def __init__(self, store: Store, office: OfficeStore, device: str, folder: Path) -> None:
        self.store, self.office, self.clock = store, office, Clock()
        self.office.enrol(device, self.clock())
        self.link = Link(office, device, self.clock)
        self.lock = SenderLock(folder, "test")
        store.clock = self.clock
        self.engine = Engine(store, self.link, self.lock, self.clock, random.Random(7))

    def go_live(self, office: OfficeStore) -> None:
        """From here on the office at the other end is another one, a live one."""
        office.enrol(self.link.device, self.clock())
        self.link.office, self.link.training = office, False


@contextmanager
def bench(store: Store, office: OfficeStore, device: str, folder: Path) -> Iterator[Bench]:
    """The same, closed at the end."""
    made = Bench(store, office, device, folder)
    try:
        yield made
    finally:
        made.engine.close()


def disk(store: Store, *, full: bool) -> None:
    """Let a database grow no further, or again."""

    def limit(tx: Tx) -> None:
        pages = tx.db.execute("PRAGMA page_count").fetchone()[0]
        tx.db.execute(f"PRAGMA max_page_count = {pages if full else 2**30}")

    store.do(limit)
