"""What the gateway refuses, in the technical log: so many lines of a code a minute, the rest counted and told later.

Whoever has no token can make it refuse as often as the link allows; a full disk must not come of it.
"""

import threading
import time
from collections.abc import Callable
from typing import Final

from operator_tui import logs

EACH: Final = 20
"""Lines of one code in a window."""
WINDOW: Final = 60.0
"""Seconds of a window."""
_CODES: Final = 200
_OTHER: Final = "other"


class Told:
    """Writes refusals; from any thread. ``clock`` counts seconds from anywhere."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._begun = clock()
        self._written: dict[str, int] = {}
        self._held: dict[str, int] = {}

    def refused(self, code: str, device: str = "?", *, fault: bool = False) -> None:
        """Tell a refusal, or count it; a ``fault`` is one of the gateway's own."""
        if told := self.room_for(code):
            write = logs.error if fault else logs.warning
            write("office", "refused", code=told, device=device)

    def room_for(self, code: str) -> str:
        """The code under which a line may be written now; empty where it is only counted."""
        with self._lock:
            self._turn()
            if code not in self._written and len(self._written) >= _CODES:
                code = _OTHER
            count = self._written[code] = self._written.get(code, 0) + 1
            if count <= EACH:
                return code
            self._held[code] = self._held.get(code, 0) + 1
            return ""

    def tell_held(self, *, now: bool = False) -> None:
        """Tell what was held back, once its window is over, or ``now``."""
        with self._lock:
            self._turn(now=now)

    def _turn(self, *, now: bool = False) -> None:
        if not now and self._clock() - self._begun < WINDOW:
            return
        for code, lines in self._held.items():
            logs.warning("office", "held", code=code, lines=lines)
        self._begun = self._clock()
        self._written.clear()
        self._held.clear()
