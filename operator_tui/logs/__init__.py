"""The technical log: written masked, read backwards, followed.

``logs.start(folder)`` once a process; then ``logs.info(part, event, **fields)`` from any thread. Lines that
come before ``start`` wait in memory (the last few). Nothing here ever raises into the caller.
"""

from collections import deque
from pathlib import Path
from threading import Lock
from typing import Final

from operator_tui.logs.write import LogWriter

_lock = Lock()
_writer: LogWriter | None = None
_early: Final[deque[tuple[str, str, str, dict[str, object]]]] = deque(maxlen=200)


def start(folder: Path) -> None:
    """Write from here on into files of this process under ``folder``."""
    global _writer  # noqa: PLW0603  a process has one log
    with _lock:
        if _writer is not None:
            _writer.close()
        _writer = LogWriter(folder)
        while _early:
            level, part, event, fields = _early.popleft()
            _writer.write(level, part, event, **fields)


def stop() -> None:
    """Close this process's log; what came before a ``start`` that never was is dropped."""
    global _writer  # noqa: PLW0603  a process has one log
    with _lock:
        _early.clear()
        if _writer is not None:
            _writer.close()
        _writer = None


def info(part: str, event: str, **fields: object) -> None:
    """Something that happened as it should."""
    _write("info", part, event, fields)


def warning(part: str, event: str, **fields: object) -> None:
    """Something to look at."""
    _write("warning", part, event, fields)


def error(part: str, event: str, **fields: object) -> None:
    """Something that went wrong."""
    _write("error", part, event, fields)


def _write(level: str, part: str, event: str, fields: dict[str, object]) -> None:
    with _lock:
        if _writer is None:
            _early.append((level, part, event, fields))
        else:
            _writer.write(level, part, event, **fields)
