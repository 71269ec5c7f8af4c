"""What is read back, and how far: the lines, the statements below them, and the cursor that walks both."""

from collections.abc import Sequence
from datetime import date

from operator_tui.core import revision
from operator_tui.core.entry import Entry
from operator_tui.core.revision import Former
from operator_tui.locale import say
from operator_tui.ui import readback_rows
from operator_tui.ui.answering import Answering
from operator_tui.ui.paint import Look, Row, row
from operator_tui.ui.readback_rows import REST, Line


class Reading:
    """The whole form; or, of one that was final before, what changed since (``former``)."""

    def __init__(self, entry: Entry, answering: Answering, today: date) -> None:
        self._entry, self._answering, self._today = entry, answering, today
        self.former: Former | None = None
        self.lines: list[Line] = []
        self._at = 0
        self._walked: set[int] = set()
        self._asking = True

    def whole(self, at: str = "") -> None:
        """Read all of it, from the line of a field on."""
        self.former, self._asking = None, True
        self._begin(readback_rows.lines(self._entry, self._today), at)

    def changed(self, former: Former, at: str = "") -> None:
        """Read what isn't as it was; ask only where the former statements don't cover it."""
        self.former = former
        self._asking = not revision.stand(self._entry.form, former, self._entry.texts)
        self._begin(readback_rows.changed_lines(self._entry, former, self._today), at)

    def _begin(self, lines: list[Line], at: str) -> None:
        """Begin at the line one came from; what was read before it needn't be read again."""
        self.lines = lines
        self._at = next((i for i, line in enumerate(lines) if line.has(at)), 0)
        self._walked = set(range(self._at))

    @property
    def name(self) -> str:
        """The statement under the cursor, or nothing on a line that is read."""
        at = self._at - len(self.lines)
        places = self._answering.places if self._asking else []
        return places[at] if 0 <= at < len(places) else ""

    @property
    def line(self) -> Line | None:
        """The line under the cursor, or None on a statement."""
        return self.lines[self._at] if self._at < len(self.lines) else None

    def step(self, by: int) -> None:
        """On or back; a line that was left forwards has been read."""
        self._answering.leave(self.name)
        if by > 0:
            self._walked.add(self._at)
        places = self._answering.places if self._asking else []
        self._at = (self._at + by) % (len(self.lines) + len(places))
        self._answering.enter(self.name)

    def next_open(self) -> bool:
        """To the first statement that lacks an answer; False if none does."""
        self._answering.leave(self.name)
        open_ = self._answering.open() if self._asking else []
        if open_:
            self._at = len(self.lines) + self._answering.places.index(open_[0])
            self._answering.enter(open_[0])
        return bool(open_)

    def next_unread(self) -> int:
        """To the first line of a correction that wasn't read yet; how many there are. A whole form has statements."""
        if self.former is None:
            return 0
        wanted = [i for i, line in enumerate(self.lines) if line.field != REST]
        unread = [i for i in wanted or range(len(self.lines)) if i not in self._walked]
        if unread:
            self._at = unread[0]
        return len(unread)

    def rows(self, look: Look, height: int, *, final: bool) -> Sequence[Row]:
        """The part around the cursor; the statements are always seen together."""
        rows: list[Row] = []
        focus: int | None = None
        for i, line in enumerate(self.lines):
            here = i == self._at and not final
            focus = len(rows) if here else focus
            rows += readback_rows.line_rows(line, look, here=here)
        rows += [()] if look.height > 24 or self.former else []
        form, texts = self._entry.form, self._entry.texts
        if self.former and not self._asking:
            rows += readback_rows.former_rows(form, self.former, texts, look)
        else:
            paper = self._answering.paper.text
            rows += readback_rows.statement_rows(form, texts, look, self.name, paper)
        last = max(0, len(rows) - height)
        start = last if focus is None else max(0, min(focus - height // 3, last))
        shown = rows[start : start + height]
        if start + height < len(rows):
            shown[-1] = row(" " + say("form.readback.more"))
        return shown
