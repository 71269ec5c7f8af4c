"""The first window on a home: it alone remembers which draft is open, so that a crash can be told from a window."""

from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

LOCK_FILE: Final = "screens.lock"


class Window:
    """An OS lock that falls with the process; later windows on the same home just don't get it."""

    def __init__(self, home: Path) -> None:
        self._lock = FileLock(str(home / LOCK_FILE), thread_local=False)

    def is_first(self) -> bool:
        """Whether this process has the home's lock; takes it where nobody has it."""
        if self._lock.is_locked:
            return True
        try:
            self._lock.acquire(timeout=0)
        except (Timeout, OSError, NotImplementedError):
            return False
        return True

    def close(self) -> None:
        """Let another one be the first."""
        self._lock.release()
