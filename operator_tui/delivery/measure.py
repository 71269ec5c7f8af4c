"""What the link carries: bytes a second, the round trip, and how long what waits will take. Computed, never read."""

import math
from dataclasses import dataclass
from typing import Final

_KEPT: Final = 0.7
"""What the measurements before count beside a new one: the last three or four exchanges decide."""
_SURE: Final = 4_000
"""Bytes that went one way before their speed says anything of the link; less fits into its buffers."""
_PACKET: Final = 2_000
"""Bytes of an answer that come in one piece with its first: they took no time that could be measured."""
_LEAST: Final = 0.001
SLOW_BYTES: Final = 5_000
"""Bytes a second up, below which a link is slow: an application takes a second by then, and its answer another."""


@dataclass(frozen=True)
class Pace:
    """How sending goes, for a screen: as of the engine's last news.

    ``waiting`` items. ``goodput_up`` and ``goodput_down`` in bytes a second, smoothed; 0 where none was measured.
    ``round_trip_ms``: from a small request to the first of its answer; 0 likewise. ``drain_s``: seconds until what
    waits has gone; None where that can't be known: nothing measured, or nothing gets through now. ``used_bytes``
    of today, up and down, of the ``budget_bytes`` for a day; 0 is no budget. ``since``: when the link became what it
    is; ``next_try``: when the engine does something again, unless it is woken; ``last_success``: when the office
    last answered (all stored moments, empty where there is none). ``why`` the engine waits: a word of
    :class:`operator_tui.delivery.schedule.Why`, empty while it works.
    """

    waiting: int = 0
    goodput_up: float = 0.0
    goodput_down: float = 0.0
    round_trip_ms: int = 0
    drain_s: float | None = None
    used_bytes: int = 0
    budget_bytes: int = 0
    since: str = ""
    next_try: str = ""
    last_success: str = ""
    why: str = ""


@dataclass(frozen=True)
class Exchange:
    """One request and its answer: bytes each way, milliseconds until the answer began and until it was over."""

    up: int
    down: int
    first_ms: int
    ms: int


class Meter:
    """Smooths what exchanges showed. Sums that fade, so that a large exchange counts for more than a small one."""

    def __init__(self) -> None:
        self._trip = 0.0
        self._up, self._down, self._items = _Rate(), _Rate(), _Rate()

    @property
    def round_trip_ms(self) -> int:
        """From a small request to the first of its answer; 0 where none was measured."""
        return round(self._trip * 1000)

    @property
    def goodput_up(self) -> float:
        """Bytes a second to the office; 0 where too little went to tell."""
        return self._up.per()

    @property
    def goodput_down(self) -> float:
        """Bytes a second from the office; 0 where too little came to tell."""
        return self._down.per()

    @property
    def item_bytes(self) -> float:
        """Bytes up that an item took; 0 where none went yet."""
        return self._items.per()

    def asked(self, exchange: Exchange) -> None:
        """A small question, with nothing to carry: it shows the round trip."""
        trip = exchange.first_ms / 1000
        self._trip = trip if not self._trip else _KEPT * self._trip + (1 - _KEPT) * trip

    def carried(self, items: int, exchange: Exchange) -> None:
        """A batch of items was answered."""
        self._items.add(exchange.up, items)
        self._up.add(exchange.up, max(exchange.first_ms / 1000 - self._trip, _LEAST))
        if exchange.down > _PACKET:
            self._down.add(exchange.down, max((exchange.ms - exchange.first_ms) / 1000, _LEAST))

    @property
    def slow(self) -> bool:
        """Whether enough went up to say that it goes slowly."""
        return self._up.amount >= _SURE and self.goodput_up < SLOW_BYTES

    def drain_s(self, waiting: int, batch: int) -> float | None:
        """Seconds until so many items have gone in batches of a size; None where nothing was measured yet."""
        if not waiting:
            return 0.0
        if not self.goodput_up or not self.item_bytes:
            return None
        trips = math.ceil(waiting / max(batch, 1)) * self._trip
        return trips + waiting * self.item_bytes / self.goodput_up


class _Rate:
    """An amount for each unit of something, of sums that fade."""

    def __init__(self) -> None:
        self.amount = self.units = 0.0

    def add(self, amount: float, units: float) -> None:
        self.amount = _KEPT * self.amount + amount
        self.units = _KEPT * self.units + units

    def per(self) -> float:
        return self.amount / self.units if self.units else 0.0
