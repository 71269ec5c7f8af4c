"""``python -m tests.kills [--times N]``: end the sender or the gateway as a power cut would, at random moments.

Both are processes of their own: the engine over HTTP on one side, ``office serve`` on the other. Between the kills an
operator goes on finishing applications. At the end everything has to be there once, on both sides.
"""

import argparse
import random
import secrets
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from operator_tui.core.errors import OperatorError, Refused
from operator_tui.core.lifecycle import Status
from operator_tui.store import entries, journal, listing, meta, outbox, updates
from operator_tui.store.application import Application
from operator_tui.store.listing import Filter
from operator_tui.store.store import Store
from tests.gateway import Gateway
from tests.making import many, statuses

STORE: Final = "store.db"
MOMENTS: Final = 0.2
"""Seconds from the sender's first word within which something is killed; by then a small queue is empty."""
_PATIENCE: Final = 60.0


@dataclass
class Score:
    """What was done, and what is wrong at the end."""

    kills: Counter[str] = field(default_factory=Counter)
    in_hand: int = 0
    applications: int = 0
    by_hand: int = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        killed = " and ".join(f"{n} times the {who}" for who, n in sorted(self.kills.items()))
        wrong = "; ".join(self.faults) or "all counts equal"
        return (
            f"killed {killed}, {self.in_hand} times with applications in hand;"
            f" {self.applications} applications, {self.by_hand} entered by hand: {wrong}"
        )


class Sender:
    """The engine in a process of its own; ``go`` once it is about to send."""

    def __init__(self, folder: Path, key: bytes, url: str, token: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.kills", "--send", str(folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        assert self.process.stdin is not None
        self.process.stdin.write(f"{key.hex()}\n{url}\n{token}\n")
        self.process.stdin.close()

    def await_go(self) -> None:
        """Return once it is about to send."""
        assert self.process.stdout is not None
        word = self.process.stdout.readline()
        assert word == "go\n", word

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.end()

    def end(self) -> int:
        """Wait for its end; its exit code."""
        code = self.process.wait(_PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


def send(folder: Path) -> int:
    """Be the sender: send until nothing waits; 1 where something stopped it."""
    from operator_tui.delivery.client import HttpTransport
    from operator_tui.delivery.engine import Engine
    from operator_tui.delivery.sender import SenderLock

    key, url, token = (sys.stdin.readline().strip() for _ in range(3))
    with Store(folder / STORE, bytes.fromhex(key), "Siti") as store:
        import httpx  # noqa: F401  what takes long is loaded before the word

        engine = Engine(
            store, HttpTransport(url, token), SenderLock(folder, "kills"), _now, random.SystemRandom()
        )  # fmt: skip
        print("go", flush=True)  # noqa: T201
        try:
            engine.run_once()
        except OperatorError:
            return 1
    return 0


def run(
    times: int, folder: Path, seed: int, tell: Callable[[str], None] = lambda _text: None
) -> Score:
    """Kill so many times, then let all be settled and count."""
    rng, score, key = random.Random(seed), Score(), secrets.token_bytes(32)
    with (
        Store(folder / STORE, key, "Siti") as store,
        Gateway(folder / "office", delay=0.0) as gateway,
    ):
        store.do(journal.start)
        store.do(lambda tx: meta.set_device(tx, "MJL03"))
        token = gateway.enrol("MJL03")
        for number in range(times):
            _round(rng, score, store, gateway, lambda: Sender(folder, key, gateway.url, token))
            if (number + 1) % 50 == 0:
                tell(f"  {score}")
        _end_cards(store)
        _settle(store, lambda: Sender(folder, key, gateway.url, token))
        score.faults = _compare(store, gateway, score.applications, score.by_hand)
    return score


def _round(
    rng: random.Random,
    score: Score,
    store: Store,
    gateway: Gateway,
    start: Callable[[], Sender],
) -> None:
    size = str(rng.randint(1, 3))
    store.do(lambda tx: meta.put(tx, meta.BATCH_SIZE, size))
    made = rng.randint(2, 8)
    many(store, made, first=score.applications + 1)
    score.applications += made
    sender = start()
    sender.await_go()
    _enter(rng, score, store)
    time.sleep(rng.uniform(0, MOMENTS))
    if rng.random() < 0.5:
        score.kills["sender"] += 1
        sender.kill()
    else:
        score.kills["gateway"] += 1
        gateway.kill()
        sender.end()
        gateway.start()
    found = statuses(store)
    score.in_hand += bool(found.get("sending", 0) + found.get("unknown", 0))


def _enter(rng: random.Random, score: Score, store: Store) -> None:
    """While the sender sends, somebody takes one to enter it in OSS, and ends what was left open before."""
    apps = _all(store)
    for app in apps:
        card = store.read(lambda db, seq=app.seq: entries.active(db, seq))  # type: ignore[misc]
        if card is not None and card.state == entries.OPEN and app.status is not Status.UNKNOWN:
            nib = f"1299{app.seq:09}"
            store.do(lambda tx, card=card, nib=nib: entries.issued(tx, card.id, nib, _now().date()))  # type: ignore[misc]
            score.by_hand += 1
    if ready := [app for app in apps if app.status is Status.READY]:
        with suppress(Refused):  # the sender was quicker
            store.do(lambda tx: entries.begin(tx, rng.choice(ready).seq))


def _end_cards(store: Store) -> None:
    """Nothing is left on a card: what wasn't entered goes to the office."""
    for app in _all(store):
        card = store.read(lambda db, seq=app.seq: entries.active(db, seq))  # type: ignore[misc]
        if card is not None:
            store.do(lambda tx, card=card: entries.give_back(tx, card.id))  # type: ignore[misc]


def _all(store: Store) -> list[Application]:
    seqs = store.read(lambda db: listing.seqs(db, Filter()))
    return list(store.read(lambda db: listing.page(db, seqs)).values())


def _settle(store: Store, start: Callable[[], Sender]) -> None:
    """Send in peace until all is issued, or patience is at its end."""
    end = time.monotonic() + _PATIENCE
    while set(statuses(store)) != {"issued"} and time.monotonic() < end:
        start().end()


def _compare(store: Store, gateway: Gateway, made: int, by_hand: int) -> list[str]:
    """What isn't equal on both sides."""
    mine = {app.ref: app for app in _all(store)}
    faults = (
        [] if statuses(store) == {"issued": made} else [f"here: {statuses(store)}, made {made}"]
    )
    if store.read(outbox.waiting):
        faults.append("something waits still")
    if store.read(journal.first_broken) is not None:
        faults.append("the journal is broken")
    receipts = [app.receipt for app in mine.values() if app.receipt]
    if len(receipts) != len(set(receipts)):
        faults.append("a receipt stands twice here")
    office = gateway.store()
    try:
        theirs = office.applications()
    finally:
        office.close()
    if sorted(row["ref"] for row in theirs) != sorted(mine):
        faults.append(f"there: {len(theirs)}, here: {len(mine)}")
    if {row["ref"]: row["nib"] for row in theirs} != {ref: app.nib for ref, app in mine.items()}:
        faults.append("an NIB differs")
    if store.read(updates.cursor) != made - by_hand:
        faults.append("not every NIB was told exactly once")
    if receipts and max(receipts) > f"K-{made + by_hand:06}":
        faults.append("the office gave more receipts than there are applications and outcomes")
    return faults


def _now() -> datetime:
    return datetime.now(UTC)


def main(args: list[str]) -> int:
    """Kill, settle, count; 1 where something isn't equal."""
    asked = argparse.ArgumentParser(
        prog="python -m tests.kills", description="kill -9 at random moments."
    )
    asked.add_argument("--times", type=int, default=500, help="how many kills (500)")
    asked.add_argument("--seed", type=int, default=secrets.randbits(16), help="of the moments")
    asked.add_argument("--send", type=Path, help=argparse.SUPPRESS)
    how = asked.parse_args(args)
    if how.send is not None:
        return send(how.send)
    print(f"seed {how.seed}", flush=True)  # noqa: T201
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        score = run(how.times, Path(folder), how.seed, lambda text: print(text, flush=True))  # noqa: T201
    print(f"{score} ({time.monotonic() - begun:.0f} s)")  # noqa: T201
    return int(bool(score.faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
