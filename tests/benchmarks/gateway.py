"""The gateway as a process of its own, with fifty laptops at once on kept connections: batches a second, and p99.

Each laptop sends its next batch as soon as the last is answered, which no real one does: it is the most that the
gateway bears here, client and server on the same cores. Every application is another, and all are counted at the end.
"""

import asyncio
import gzip
import json
import tempfile
import time
import uuid
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.figure import Figure, percentile
from tests.gateway import Gateway
from tests.test_office import batch
from tests.test_office_forms import application

LAPTOPS = 50
BATCHES = 20
"""Of each laptop."""
ITEMS = 25
"""In a batch: what a laptop begins with."""


@dataclass(frozen=True)
class Load:
    """What came of a load: seconds in all, milliseconds of each batch, items that were accepted."""

    seconds: float
    spent: list[float]
    accepted: int


def bodies(count: int, items: int) -> list[bytes]:
    """So many batches as they go over the wire, each of other people."""
    sample = application(2).body
    found = []
    for _ in range(count):
        made = []
        for _ in range(items):
            nik = f"321003{uuid.uuid4().int % 10**10:010}"
            one = application(2, content={**sample["content"], "nik": nik})
            made.append(one)
        text = json.dumps(batch(*made).to_json(), ensure_ascii=False)
        found.append(gzip.compress(text.encode(), 6))
    return found


async def laptop(port: int, token: str, sent: list[bytes], spent: list[float]) -> int:
    """Deliver batches on one connection; how many items were accepted."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    accepted = 0
    for body in sent:
        head = (
            f"POST /v1/batches HTTP/1.1\r\nHost: office\r\nAuthorization: Bearer {token}\r\n"
            f"Content-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        begun = time.perf_counter()
        writer.write(head.encode() + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        length = next(x for x in answer.lower().split(b"\r\n") if x.startswith(b"content-length"))
        data = await reader.readexactly(int(length.split(b":")[1]))
        spent.append((time.perf_counter() - begun) * 1000)
        assert answer.startswith(b"HTTP/1.1 200 "), answer
        accepted += data.count(b'"verdict":"accepted"')
    writer.close()
    await writer.wait_closed()
    return accepted


async def load(port: int, tokens: list[str], sent: list[list[bytes]]) -> Load:
    """All laptops at once."""
    spent: list[float] = []
    begun = time.perf_counter()
    jobs = [laptop(port, token, own, spent) for token, own in zip(tokens, sent, strict=True)]
    accepted = sum(await asyncio.gather(*jobs))
    return Load(time.perf_counter() - begun, spent, accepted)


def measure(laptops: int, batches: int, items: int) -> Load:
    """Start a gateway, load it, and count what it holds. ``AssertionError`` where a single item is missing."""
    with tempfile.TemporaryDirectory() as home:
        gateway = Gateway(Path(home), "--per-minute", "1000000", delay=3600)
        with gateway:
            tokens = enrolled(gateway, laptops)
            sent = [bodies(batches, items) for _ in range(laptops)]
            port = int(gateway.url.rstrip("/").rpartition(":")[2])
            done = asyncio.run(load(port, tokens, sent))
            total = laptops * batches * items
            assert done.accepted == len(gateway.held()) == total
            return done


def enrolled(gateway: Gateway, laptops: int) -> list[str]:
    """A token for each."""
    from datetime import UTC, datetime

    store = gateway.store()
    try:
        return [store.enrol(f"B{n}", datetime.now(UTC)) for n in range(10, 10 + laptops)]
    finally:
        store.close()


def run() -> list[Figure]:
    """One laptop alone, then fifty at once."""
    alone = measure(1, BATCHES, ITEMS)
    crowd = measure(LAPTOPS, BATCHES, ITEMS)
    rate = len(crowd.spent) / crowd.seconds
    return [
        Figure(f"gateway, a batch of {ITEMS}, one laptop, p99", percentile(alone.spent, 0.99), "ms"),
        Figure(f"gateway, batches a second, {LAPTOPS} laptops at once", rate, "/s"),
        Figure(f"gateway, applications a second, {LAPTOPS} laptops at once", rate * ITEMS, "/s"),
        Figure(f"gateway, a batch, {LAPTOPS} at once, p50", percentile(crowd.spent, 0.5), "ms"),
        Figure(
            f"gateway, a batch, {LAPTOPS} at once, p99", percentile(crowd.spent, 0.99), "ms", budget=20_000
        ),
    ]  # fmt: skip
