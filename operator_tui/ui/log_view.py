"""The part of the log that the screen holds: some lines around the marked one, and where the rest goes on.

Everything else stays in its files: what is left out at one end is read again when it is wanted.
"""

from collections.abc import Sequence
from typing import Final

from operator_tui.logs.lines import Line
from operator_tui.logs.merge import Page, Place

KEPT: Final = 3_000
"""Lines that are held at most."""
MARGIN: Final = 200
"""Lines beyond the marked one, where there are fewer more are fetched."""

_WELL, _ABOVE = 10, 5


class LogView:
    """``at`` is the marked line, ``start`` the first one in sight.

    While ``following`` the marked one is the last, and new ones come in below it.
    """

    def __init__(self, place: Place) -> None:
        self.lines: list[Line] = []
        self.at = self.start = self.new = 0
        self.following = True
        self.top: Place = place
        self.bottom: Place = dict(place)
        self.above, self.below = True, False

    @property
    def marked(self) -> Line | None:
        """The marked line; None where there is none."""
        return self.lines[self.at] if self.lines else None

    def around(self, before: Page, after: Page, line: Line | None) -> None:
        """Hold other lines: those before a place and those behind it, ``line`` among them marked."""
        self.lines = before.lines + after.lines
        self.top, self.above = before.place, before.more
        self.bottom, self.below = after.place, after.more
        here = (line.file, line.offset) if line else None
        places = ((found.file, found.offset) for found in self.lines)
        self.at = next((i for i, place in enumerate(places) if place == here), len(before.lines))
        self.following, self.new = False, 0
        self._keep_within()
        self.bring_in_sight()

    def bring_in_sight(self) -> None:
        """Have some lines above the marked one in sight, unless it stands well in sight already."""
        if not self.start <= self.at < self.start + _WELL:
            self.start = max(0, self.at - _ABOVE)

    def fetched_above(self, page: Page) -> None:
        """Lines further up have been read."""
        self.lines = page.lines + self.lines
        self.top, self.above = page.place, page.more
        self.at += len(page.lines)
        self.start += len(page.lines)
        self._shorten_below()
        self._keep_within()

    def fetched_below(self, page: Page) -> None:
        """Lines further down have been read."""
        self.lines += page.lines
        self.bottom, self.below = page.place, page.more
        self._shorten_above()
        self._keep_within()

    def wants_above(self) -> bool:
        """Whether lines further up are to be fetched."""
        return self.above and self.at < MARGIN

    def wants_below(self) -> bool:
        """Whether lines further down are to be fetched."""
        return self.below and len(self.lines) - self.at < MARGIN

    def came(
        self, lines: Sequence[Line], fitting: Sequence[Line], place: Place, again: set[str]
    ) -> None:
        """New lines were written, some of them fit; up to ``place`` all is known. ``again``: files begun anew."""
        if again:
            self.bottom = {name: 0 if name in again else to for name, to in self.bottom.items()}
            self.top = {name: 0 if name in again else to for name, to in self.top.items()}
        fresh = [line for line in fitting if line.offset >= self.bottom.get(line.file, 0)]
        if not self.following:
            self.new += len(fresh)
        if self.below or (not self.following and len(self.lines) >= KEPT):
            self.below = self.below or bool(lines)
            return
        self.lines += fresh
        self.bottom = {name: max(to, self.bottom.get(name, 0)) for name, to in place.items()}
        if self.following:
            self.at = max(0, len(self.lines) - 1)
            self._shorten_above()

    def follow(self) -> bool:
        """Go to the last line and follow; False where that has to be read first."""
        self.following, self.new = True, 0
        self.at = max(0, len(self.lines) - 1)
        return not self.below

    def go(self, at: int) -> int:
        """Mark a line and stop following; how far beyond the held lines it lies (negative: above them)."""
        if self.following:
            self.following, self.new = False, 0
        last = max(0, len(self.lines) - 1)
        self.at = max(0, min(last, at))
        return at - self.at

    def find(self, line: Line) -> int | None:
        """Where a line is held; None where it isn't."""
        here = (line.file, line.offset)
        places = ((found.file, found.offset) for found in self.lines)
        return next((i for i, place in enumerate(places) if place == here), None)

    def place(self, at: int) -> Place:
        """The place just before a held line; behind all of them where there is none of that number."""
        cut = dict(self.bottom)
        for line in self.lines[: max(0, at) - len(self.lines) - 1 : -1]:
            cut[line.file] = line.offset
        return cut

    def _shorten_below(self) -> None:
        if (over := len(self.lines) - max(KEPT, self.at + 2 * MARGIN)) > 0:
            cut = dict(self.bottom)
            for line in self.lines[: -over - 1 : -1]:
                cut[line.file] = line.offset
            del self.lines[-over:]
            self.bottom, self.below = cut, True

    def _shorten_above(self) -> None:
        if (over := min(len(self.lines) - KEPT, self.at - 2 * MARGIN)) > 0:
            cut = dict(self.top)
            for line in self.lines[:over]:
                cut[line.file] = line.end
            del self.lines[:over]
            self.at, self.start = self.at - over, max(0, self.start - over)
            self.top, self.above = cut, True

    def _keep_within(self) -> None:
        self.at = max(0, min(self.at, len(self.lines) - 1))
