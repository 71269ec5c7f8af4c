"""How many items go into a batch: as many as take about twenty seconds on the link as it is."""

from typing import Final

FIRST, LARGEST = 25, 200
TARGET_SECONDS: Final = 20.0
_GROWTH: Final = 4
"""A slow link's round trip costs as much as sixty applications do: 25, then 100, then all there is."""


class BatchSize:
    """Begins at 25, grows fourfold at most with each full success, halves with each failure.

    ``kept`` is what an earlier run had come to, as text: a link that is too slow for 25, or an item that no batch
    survives, isn't learnt anew each time.
    """

    def __init__(self, kept: str = "") -> None:
        self.size = min(max(1, int(kept)), LARGEST) if kept.isdecimal() else FIRST

    def succeeded(self, items: int, seconds: float) -> None:
        """A batch of so many items took so long, up and down. One that wasn't full can only show a slow link."""
        if items < self.size and seconds <= TARGET_SECONDS:
            return
        if items:
            fitting = int(items * TARGET_SECONDS / max(seconds, 0.001))
            self.size = max(1, min(self.size * _GROWTH, fitting, LARGEST))

    def failed(self, items: int = LARGEST) -> None:
        """A batch of so many items was cut, or couldn't be read."""
        self.size = max(1, min(self.size, items) // 2)
