"""Writing the technical log: JSON lines, masked, one file a process, a new name per day and size."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Final, TextIO

from operator_tui.core.mask import HIDDEN, scrub
from operator_tui.core.times import stamp

LONGEST: Final = 2_000
"""Characters of one text in a line."""
_PERSONAL: Final = ("name", "nik", "kk", "phone", "email", "address", "npwp")


class LogWriter:
    """Appends lines to a file of its own, which is never renamed (Windows wouldn't let it be).

    A line that can't be written (a full disk) is counted; the count is written once it works again.
    """

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        max_bytes: int = 5_000_000,
    ) -> None:
        self._folder, self._clock, self._max = folder, clock, max_bytes
        self._begun = f"{clock():%H%M%S}-{os.getpid()}"
        self._file: TextIO | None = None
        self._day = ""
        self._number = 0
        self._written = 0
        self.lost = 0
        self._lock = Lock()

    def write(self, level: str, part: str, event: str, **fields: object) -> None:
        """Write one line; personal fields are hidden, long runs of digits cut."""
        at = self._clock()
        with self._lock:
            try:
                file = self._current(at)
                if self.lost:
                    lost, self.lost = self.lost, 0
                    self._put(
                        file,
                        {
                            "at": stamp(at),
                            "level": "error",
                            "part": "log",
                            "event": "lost",
                            "lines": lost,
                        },
                    )
                masked = {key: _masked(key, value) for key, value in fields.items()}
                self._put(
                    file, {"at": stamp(at), "level": level, "part": part, "event": event, **masked}
                )
            except OSError:
                self.lost += 1

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None

    def _put(self, file: TextIO, line: dict[str, object]) -> None:
        text = json.dumps(line, ensure_ascii=False, default=str) + "\n"
        file.write(text)
        file.flush()
        self._written += len(text.encode("utf-8"))

    def _current(self, at: datetime) -> TextIO:
        day = f"{at:%Y%m%d}"
        if self._file is None or day != self._day or self._written >= self._max:
            if self._file is not None:
                self._file.close()
                self._file = None
            self._folder.mkdir(parents=True, exist_ok=True)
            self._number += 1
            self._day, self._written = day, 0
            path = self._folder / f"{day}-{self._begun}-{self._number:03}.jsonl"
            self._file = path.open("a", encoding="utf-8", newline="\n")
        return self._file


def prune(folder: Path, keep_days: int, today: datetime) -> int:
    """Take away log files of days before the last ``keep_days``; how many."""
    names = sorted(folder.glob("*.jsonl")) if folder.is_dir() else []
    gone = 0
    for path in names:
        try:
            day = datetime.strptime(path.name[:8], "%Y%m%d").replace(tzinfo=UTC)
        except ValueError:
            continue
        if (today - day).days > keep_days:
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def _masked(key: str, value: object) -> object:
    if key in _PERSONAL or key.endswith(tuple(f"_{word}" for word in _PERSONAL)):
        return HIDDEN
    if isinstance(value, str):
        return scrub(value[:LONGEST])
    if isinstance(value, dict):
        return {str(k): _masked(str(k), v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_masked("", v) for v in value]
    if isinstance(value, bool | float) or value is None:
        return value
    if isinstance(value, int):
        return value if abs(value) < 10**9 else scrub(str(value))
    return scrub(str(value)[:LONGEST])
