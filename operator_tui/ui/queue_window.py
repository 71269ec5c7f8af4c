"""The part of the queue that is seen: from which row on, and how many are whole. A row takes one line to three."""

from operator_tui.ui import queue_rows
from operator_tui.ui.paint import Look, Row
from operator_tui.ui.queue_list import QueueList
from operator_tui.ui.session import Session


class QueueWindow:
    """Keeps the mark in sight, and moves no further than it must: rows keep their place."""

    def __init__(self, session: Session, rows: QueueList) -> None:
        self._session, self._list = session, rows
        self.start = 0
        self.room = 20

    def again(self) -> None:
        """Have what is seen read anew."""
        self._list.need(self.start, self.room, again=True)

    def rows(self, look: Look, room: int) -> list[Row]:
        """The rows in ``room`` lines; what isn't read yet is asked for."""
        self.room, at = room, self._list.at
        self.start = min(self.start, at)
        while True:
            rows, shown = self._from(look, room)
            if at < self.start + shown or self.start >= at:
                break
            self.start += max(1, at - self.start - room + 1)
        self._list.need(self.start, room)
        return rows

    def _from(self, look: Look, room: int) -> tuple[list[Row], int]:
        """The rows from the first visible one on, and how many applications are whole among them."""
        found, rows, shown = self._list, list[Row](), 0
        for i in range(self.start, len(found.seqs)):
            app = found.rows.get(found.seqs[i])
            lines = queue_rows.item(app, found.channels, self._session, look, here=i == found.at)
            if len(rows) + len(lines) > room:
                break
            rows += lines
            shown += 1
        return rows, shown
