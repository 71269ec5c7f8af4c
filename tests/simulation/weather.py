"""The link of a day: a transport to the office, through whatever weather there is."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from operator_tui.core.times import stamp
from operator_tui.delivery.link import Heard
from operator_tui.delivery.outcome import Answered, MaybeLeft, NotLeft, RefusedWhole, Sent
from operator_tui.delivery.protocol import GATEWAY, PROTOCOL, Answer, Batch, Result
from tests.simulation.sides import DEVICE, Crash, Now, Office

BAD: Final = ("offline", "down", "portal", "refused", "busy", "server", "gateway-dead")
"""Weather in which nothing gets through."""
KINDS: Final = (*("fair",) * 2, *("lossy",) * 6, *("lying",) * 3, "slow", *BAD)
LOSSES: Final = (
    "", "", "connect", "head", "body", "delayed", "doubled", "no-answer", "answer-head", "answer-body", "disk-full",
)  # fmt: skip
"""What befalls a batch in lossy weather: nothing, or a cut before, in and after the request, or in the answer."""
LIES: Final = (
    "half",
    "silent",
    "strangers",
    "twice",
    "backwards",
    "other-kind",
    "unknown-word",
    "500",
    "not-json",
)


@dataclass
class Outage:
    """One stretch of bad weather: how long it was, how often the laptop asked, and what excuses asking anew."""

    kind: str
    seconds: float
    asked: int = 0
    excuses: int = 0


class Sky:
    """The transport of every window. What it does follows from the seed alone."""

    where = "gateway.example:8443"

    def __init__(
        self, rng: random.Random, now: Now, office: Office, say: Callable[[str], None]
    ) -> None:
        self.rng, self.now, self.office, self.say = rng, now, office, say
        self.kind = "fair"
        self.outages: list[Outage] = []
        self.late: list[Batch] = []
        self.unreadable: set[str] = set()
        self.fill_disk: Callable[[], None] = lambda: None
        self.fuse: Callable[[], None] = lambda: None
        self.up = self.down = self.requests = 0

    def turn(self, kind: str, seconds: float) -> None:
        """The weather changes, for so many seconds."""
        self.kind = kind
        if kind in BAD:
            self.outages.append(Outage(kind, seconds))
        self.say(f"weather: {kind} for {seconds:.0f} s")

    def excuse(self) -> None:
        """Somebody pressed the key, opened a window, or started the program anew: asking at once is right."""
        if self.kind in BAD:
            self.outages[-1].excuses += 1

    def probe(self, nonce: str) -> Heard:
        """``GET /v1/health`` in this weather."""
        self._asked(100, 300)
        data = {
            "gateway": GATEWAY,
            "protocol": PROTOCOL,
            "nonce": nonce,
            "time": stamp(self.now.office()),
            "training": False,
        }
        own = json.dumps(data | {"store": self.office.store.id, "device": DEVICE}).encode()
        bare = json.dumps(data).encode()
        kind = self.kind
        if kind == "lossy" and self.rng.random() < 0.3:
            kind = self.rng.choice(("offline", "down"))
        if kind in ("offline", "down", "gateway-dead"):
            return Heard(failure="offline" if kind == "offline" else "down")
        if kind == "portal":
            return self.rng.choice(
                (
                    Heard(200, b"<html>Login</html>", 40),
                    Heard(302, b"", 40),
                    Heard(511, b"<html>", 40),
                )
            )
        if kind == "refused":
            return Heard(401, bare, 40)
        if kind == "busy":
            return self.rng.choice(
                (
                    Heard(503, bare, 40, retry=30.0),
                    Heard(429, b"slow down", 40, retry=20.0),
                    Heard(429, b"", 40),
                )
            )
        return Heard(200, own, 3_000 if kind == "slow" else 40)

    def post(self, batch: Batch) -> Sent:
        """``POST /v1/batches`` in this weather."""
        self.fuse()
        up = 500 + 210 * len(batch.items)
        self._asked(up, 500)
        sent = self._sent(Batch.from_json(json.loads(json.dumps(batch.to_json()))), up)
        self.say(
            f"  batch of {len(batch.items)}: {type(sent).__name__} {getattr(sent, 'cause', '')}"
        )
        self.fuse()
        return sent

    def renew(self) -> bool:
        """Nothing is ever set anew."""
        return False

    def abort(self) -> None:
        """Nothing ever hangs: time is the test's."""

    def close(self) -> None:
        """There is no connection."""

    def arrive(self) -> None:
        """What was under way for long comes to the office at last; nobody waits for its answer any more."""
        late, self.late = self.late, []
        for batch in late:
            self.say(f"  a late batch of {len(batch.items)} arrives")
            self._take(batch)

    def _asked(self, up: int, down: int) -> None:
        self.requests += 1
        self.up, self.down = self.up + up, self.down + down
        if self.kind in BAD:
            self.outages[-1].asked += 1

    def _take(self, batch: Batch) -> Answer | None:
        try:
            return self.office.take(batch, self.now.office())
        except Crash:
            self.say("  the gateway dies over it")
            return None

    def _sent(self, batch: Batch, up: int) -> Sent:
        if (barred := self._barred(up)) is not None:
            return barred
        if self.unreadable & {item.id for item in batch.items}:
            return RefusedWhole(400, "malformed", None, up, 300)
        loss = self.rng.choice(LOSSES) if self.kind == "lossy" else ""
        if loss == "connect":
            return NotLeft("down", "refused")
        if loss in ("delayed", "doubled"):
            self.late.append(batch)
        cut = MaybeLeft("cut", "reset", up)
        if loss in ("head", "body", "delayed"):
            return cut
        answer = self._take(batch)
        if answer is None or loss in ("no-answer", "answer-head", "answer-body"):
            return cut
        if loss == "disk-full":
            self.fill_disk()
        return self._bent(answer, up) if self.kind == "lying" else self._straight(answer, up)

    def _barred(self, up: int) -> Sent | None:
        """What comes of a batch where nothing gets through; None where something may."""
        if self.kind in ("offline", "down", "gateway-dead"):
            return NotLeft("offline" if self.kind == "offline" else "down", "refused")
        if self.kind == "portal":
            return MaybeLeft("portal", "HTTP 200", up)
        if self.kind == "refused":
            return RefusedWhole(401, "unauthorised", None, up, 300)
        if self.kind == "busy":
            status, retry = self.rng.choice(((503, 30.0), (429, 20.0), (429, None)))
            return RefusedWhole(status, "busy", retry, up, 300)
        if self.kind == "server":
            return MaybeLeft("server", "HTTP 500", up, 300, self.rng.choice((None, 15.0)))
        return None

    def _straight(self, answer: Answer, up: int) -> Sent:
        wire = json.loads(json.dumps(answer.to_json()))
        return Answered(Answer.from_json(wire), up, 500, 9_000 if self.kind == "slow" else 40)

    def _bent(self, answer: Answer, up: int) -> Sent:
        lie = self.rng.choice(LIES)
        if lie == "500":
            return MaybeLeft("server", "HTTP 500", up, 300)
        if lie == "not-json":
            return MaybeLeft("portal", "HTTP 200", up, 300)
        results = answer.results
        if lie == "half":
            answer = replace(
                answer,
                results=results[::2],
                updates=answer.updates[:1],
                more=len(answer.updates) > 1,
            )
        if lie == "silent":
            answer = replace(answer, results=())
        if lie == "strangers":
            stranger = Result(
                "application", "0b2e7f6a-0000-4000-8000-000000000000", 1, "accepted", "K-999999"
            )
            answer = replace(answer, results=(stranger, *results))
        if lie == "twice":
            answer = replace(answer, results=(*results, *results), updates=answer.updates * 2)
        if lie == "backwards":
            answer = replace(answer, results=results[::-1], updates=answer.updates[::-1])
        if lie == "other-kind":
            answer = replace(answer, training=True)
        if lie == "unknown-word":
            answer = replace(answer, results=tuple(replace(r, verdict="maybe") for r in results))
        return self._straight(answer, up)


def forecast(rng: random.Random, length: timedelta) -> list[tuple[float, str, float]]:
    """``(second, kind, seconds)`` of the weather of a day."""
    found, at = list[tuple[float, str, float]](), 0.0
    while at < length.total_seconds():
        kind = rng.choice(KINDS)
        most = (60, 120, 240) if kind == "fair" else (60, 120, 240, 900)
        lasts = rng.choice(most) * rng.uniform(0.5, 1.5)
        found.append((at, kind, lasts))
        at += lasts
    return found
