"""A slow radio link in front of a port of this machine: rate, delay and loss, in this process.

Each direction is a queue of segments that leave one after another at the link's rate and arrive after half a round
trip. A lost segment is sent again by TCP: it takes its place in the queue twice and arrives a round trip later, or two
where nothing behind it tells of the loss; what is behind it waits, as TCP delivers in order. A new connection costs a
round trip before its first byte. Not emulated: slow start (the first ten segments are more than such a link holds).
"""

import contextlib
import queue
import random
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Final

from tests.proxy import end

SEGMENT: Final = 1360
OVERHEAD: Final = 40
"""Bytes of IP and TCP on each segment."""


@dataclass(frozen=True)
class Radio:
    """A kind of link: bits a second to the office and back, the round trip in seconds, the share of segments lost."""

    name: str
    up: float
    down: float
    round_trip: float
    loss: float


EDGE: Final = Radio("EDGE 120/240 kbit/s, 800 ms, 2 % loss", 120_000, 240_000, 0.8, 0.02)
GPRS: Final = Radio("2G 35/32 kbit/s, 1,300 ms, 2 % loss", 35_000, 32_000, 1.3, 0.02)


class Way:
    """One direction of a connection; ``carried`` are its bytes with what TCP adds, each counted once."""

    def __init__(self, rate: float, radio: Radio, rng: random.Random, late: float = 0.0) -> None:
        self._rate, self._radio, self._rng = rate, radio, rng
        self._free = self._last = 0.0
        self._late = late
        self.carried = 0

    def arrivals(self, data: bytes) -> list[tuple[float, bytes]]:
        """When each piece of what was just written arrives, on :func:`time.monotonic`."""
        pieces = [data[at : at + SEGMENT] for at in range(0, len(data), SEGMENT)]
        now, self._late = time.monotonic() + self._late, 0.0
        found = []
        for number, piece in enumerate(pieces):
            size = len(piece) + OVERHEAD
            self.carried += size
            lost = self._rng.random() < self._radio.loss
            self._free = max(now, self._free) + size * (2 if lost else 1) * 8 / self._rate
            again = self._radio.round_trip * (1 if len(pieces) - number > 3 else 2) if lost else 0.0
            self._last = max(self._last, self._free + self._radio.round_trip / 2 + again)
            found.append((self._last, piece))
        return found


class Mast:
    """Forwards to a port over such a link. The same seed loses the same segments."""

    def __init__(self, port: int, radio: Radio, seed: int = 0) -> None:
        self._to, self._radio, self._rng = port, radio, random.Random(seed)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.up: list[Way] = []
        self.down: list[Way] = []
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._spawn(self._accept)

    def __enter__(self) -> "Mast":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        end(*self._open)
        for thread in self._threads:
            thread.join(timeout=5)
        for each in self._open:
            each.close()

    def bytes(self) -> tuple[int, int]:
        """Carried to the office and back so far."""
        return sum(way.carried for way in self.up), sum(way.carried for way in self.down)

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self._to), timeout=5)
            except OSError:
                return
            far.settimeout(None)
            self._open += [near, far]
            up = Way(self._radio.up, self._radio, self._rng, late=self._radio.round_trip)
            down = Way(self._radio.down, self._radio, self._rng)
            self.up.append(up)
            self.down.append(down)
            self._carry(near, far, up)
            self._carry(far, near, down)

    def _carry(self, source: socket.socket, to: socket.socket, way: Way) -> None:
        under_way: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()

        def take() -> None:
            with contextlib.suppress(OSError):
                while data := source.recv(65_536):
                    for arrival in way.arrivals(data):
                        under_way.put(arrival)
            under_way.put((0.0, b""))

        def give() -> None:
            with contextlib.suppress(OSError):
                while (arrival := under_way.get())[1]:
                    time.sleep(max(0.0, arrival[0] - time.monotonic()))
                    to.sendall(arrival[1])
            end(to)

        self._spawn(take)
        self._spawn(give)

    def _spawn(self, job: Callable[[], None]) -> None:
        thread = threading.Thread(target=job, daemon=True)
        self._threads.append(thread)
        thread.start()
