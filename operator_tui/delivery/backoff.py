"""How long to wait after a failure: full jitter with a cap, or what the office asked for."""

import random
from typing import Final

BASE: Final = 2.0
CAP: Final = 300.0
LONGEST: Final = 3600.0
"""Seconds."""


class Backoff:
    """Doubles its upper bound with each failure; the wait is anywhere below it, so that laptops spread out."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self.step = self._before = 0

    def next(self, retry_after: float | None = None) -> float:
        """Seconds to wait now. ``retry_after`` is the least, up to an hour, with the jitter on top of it."""
        self._before = self.step
        self.step += 1
        wait = self._rng.uniform(0, min(CAP, BASE * 2 ** min(self.step, 10)))
        if retry_after is not None:
            return min(retry_after + wait, LONGEST)
        return max(0.5, wait)

    def again(self) -> None:
        """A person didn't want to wait so long: should it fail again, the bound is what it was."""
        self.step = self._before

    def reset(self) -> None:
        """After a success."""
        self.step = self._before = 0
