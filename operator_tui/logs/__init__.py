"""The technical log: written masked, read backwards, followed.

``logs.start(folder)`` once a process; then ``logs.info(part, event, **fields)`` from any thread. Lines that
come before ``start`` wait in memory, masked (the last few). Nothing here ever raises into the caller.
"""

from collections import deque
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Final

from operator_tui.logs.mask import encode
from operator_tui.logs.write import LogWriter, now

_WAITING: Final = 200
_lock = Lock()
_writer: LogWriter | None = None
_early: Final[deque[tuple[datetime, bytes]]] = deque()
_missed = 0


def start(folder: Path) -> None:
    """Write from here on into files of this process under ``folder``, what waited first."""
    global _writer, _missed  # noqa: PLW0603  a process has one log
    with _lock:
        if _writer is not None:
            _writer.close()
        _writer = LogWriter(folder)
        _writer.lost, _missed = _missed, 0
        while _early:
            _writer.append(*_early.popleft())


def started() -> bool:
    """Whether this process writes a log."""
    with _lock:
        return _writer is not None


def stop() -> None:
    """Close this process's log."""
    global _writer  # noqa: PLW0603  a process has one log
    with _lock:
        if _writer is not None:
            _writer.close()
        _writer = None


def info(part: str, event: str, /, **fields: object) -> None:
    """Something that happened as it should."""
    _write("info", part, event, fields)


def warning(part: str, event: str, /, **fields: object) -> None:
    """Something to look at."""
    _write("warning", part, event, fields)


def error(part: str, event: str, /, **fields: object) -> None:
    """Something that went wrong."""
    _write("error", part, event, fields)


def _write(level: str, part: str, event: str, fields: dict[str, object]) -> None:
    global _missed  # noqa: PLW0603  a process has one log
    at = now()
    raw = encode(at, level, part, event, fields)
    with _lock:
        if _writer is not None:
            _writer.append(at, raw)
            return
        if len(_early) >= _WAITING:
            _early.popleft()
            _missed += 1
        _early.append((at, raw))
