"""How often one laptop may ask: a bucket of tokens for each device, filled at a steady rate."""

import math
import threading
import time
from collections.abc import Callable
from typing import Final

PER_MINUTE: Final = 600
"""Requests a minute of one device, and as many at once after a rest. A laptop at work asks ten times a minute."""


class Pace:
    """Counts each device's requests; from any thread. ``clock`` counts seconds from anywhere.

    A device begins with ``per_minute`` tokens; a request takes one, and each comes back in ``60 / per_minute``
    seconds. Only devices with a token that is good are counted, so there are never more buckets than laptops.
    """

    def __init__(
        self, per_minute: int = PER_MINUTE, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._clock = float(per_minute), clock
        self._lock = threading.Lock()
        self._buckets: dict[str, tuple[float, float]] = {}

    def wait(self, device: str) -> int:
        """Take a token: 0 where there was one, else the whole seconds until there is."""
        now = self._clock()
        with self._lock:
            left, since = self._buckets.get(device, (self._most, now))
            left = min(self._most, left + max(0.0, now - since) * self._most / 60)
            if left < 1:
                self._buckets[device] = left, now
                return math.ceil((1 - left) * 60 / self._most)
            self._buckets[device] = left - 1, now
            return 0
