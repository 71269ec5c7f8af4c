"""The link's word as a screen says it: a flapping link makes no flapping screen. Pure; seconds come from outside."""

from typing import Final

HOLD: Final = 10.0
"""Seconds that a verdict has to hold before its word is shown."""
GONE: Final = 3 * HOLD
"""Seconds after which a word that was true no more gives way to the latest, though none of those since held."""


class Steady:
    """One word, and what it is about to become. ``now`` is seconds of a clock that nobody sets."""

    def __init__(self, word: str) -> None:
        self._shown = self._latest = word
        self._gone = self._began = 0.0
        self._heard = False

    def hear(self, word: str, now: float, *, at_once: bool = False) -> None:
        """The verdict is this now. It shows ``at_once`` where a person asked; so does the first of all."""
        if at_once or not self._heard:
            self._shown = self._latest = word
            self._heard = True
            return
        self.shown(now)
        if word != self._latest:
            self._began = now
            if self._latest == self._shown:
                self._gone = now
            self._latest = word

    def shown(self, now: float) -> str:
        """The word to show."""
        if self.due(now) == 0:
            self._shown = self._latest
        return self._shown

    def due(self, now: float) -> float | None:
        """Seconds until another word shows, if nothing else is heard; None where none is about to."""
        if self._latest == self._shown:
            return None
        return max(0.0, min(self._began + HOLD, self._gone + GONE) - now)
