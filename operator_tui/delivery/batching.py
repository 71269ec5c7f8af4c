"""How many items go into a batch: as many as take about twenty seconds on the link as it is."""

from typing import Final

FIRST, LARGEST = 25, 200
TARGET_SECONDS: Final = 20.0


class BatchSize:
    """Begins at 25, at most doubles with each full success, halves with each failure."""

    def __init__(self) -> None:
        self.size = FIRST

    def succeeded(self, items: int, seconds: float) -> None:
        """A batch of so many items took so long, up and down. One that wasn't full can only show a slow link."""
        if items < self.size and seconds <= TARGET_SECONDS:
            return
        if items:
            fitting = int(items * TARGET_SECONDS / max(seconds, 0.001))
            self.size = max(1, min(self.size * 2, fitting, LARGEST))

    def failed(self) -> None:
        """A batch was cut, or not reached."""
        self.size = max(1, self.size // 2)
