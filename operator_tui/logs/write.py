"""Writing the technical log: JSON lines, masked, one file a process, a new name per day and size."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from threading import Lock
from typing import Final

from operator_tui.logs.mask import encode

KEEP_DAYS: Final = 90
"""How long the technical log is kept."""


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


class LogWriter:
    """Appends lines to a file of its own, which is never renamed (Windows wouldn't let it be).

    A line that can't be written (a full disk) is counted in ``lost``; the count is written once it works again.
    """

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], datetime] = now,
        max_bytes: int = 5_000_000,
    ) -> None:
        self._folder, self._clock, self._max = folder, clock, max_bytes
        self._begun = f"{clock():%H%M%S}-{os.getpid()}"
        self._file: FileIO | None = None
        self._path = folder
        self._day = ""
        self._number = 0
        self._size = 0
        self._ragged = False
        self.lost = 0
        self._lock = Lock()

    def write(self, level: str, part: str, event: str, /, **fields: object) -> None:
        """Write one line now; personal fields are hidden, long runs of digits cut."""
        at = self._clock()
        self.append(at, encode(at, level, part, event, fields))

    def append(self, at: datetime, raw: bytes) -> None:
        """Append an encoded line of that moment. Never raises for the disk."""
        with self._lock:
            try:
                self._tell_lost(at)
                self._put(at, raw)
            except OSError:
                self.lost += 1
                self._shut()

    def close(self) -> None:
        """Close the file, having told what was lost if the disk allows it."""
        with self._lock:
            with suppress(OSError):
                self._tell_lost(self._clock())
            self._shut()

    def _tell_lost(self, at: datetime) -> None:
        if self.lost:
            self._put(at, encode(at, "error", "log", "lost", {"lines": self.lost}))
            self.lost = 0

    def _put(self, at: datetime, raw: bytes) -> None:
        """Unbuffered, so that nothing half-written comes back later; after a short write, on a line of its own."""
        file = self._current(f"{at:%Y%m%d}")
        line = b"\n" + raw if self._ragged else raw
        written = file.write(line) or 0
        self._size += written
        if written < len(line):
            self._ragged = True
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._ragged = False

    def _current(self, day: str) -> FileIO:
        if day != self._day or self._size >= self._max:
            self._shut()
            self._number += 1
            self._day, self._size, self._ragged = day, 0, False
            self._path = self._folder / f"{day}-{self._begun}-{self._number:02}.jsonl"
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = FileIO(self._path, "a")
            self._size = self._path.stat().st_size
        return self._file

    def _shut(self) -> None:
        """Let go of the file; the next line opens it anew."""
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):
                file.close()


def prune(folder: Path, keep_days: int, today: datetime | None = None) -> int:
    """Take away log files of days before the last ``keep_days``; how many. A file in use stays until next time."""
    gone = 0
    for path in sorted(folder.glob("*.jsonl")):
        try:
            digits = path.name[:8] if path.name[:8].isdecimal() else ""
            day = datetime.fromisoformat(digits).replace(tzinfo=UTC)
            if ((today or now()) - day).days > keep_days:
                path.unlink()
                gone += 1
        except (ValueError, OSError):
            continue
    return gone
