"""One sender per home: whoever holds the lock sends, everybody else can say who does."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

LOCK_FILE: Final = "sender.lock"
HOLDER_FILE: Final = "sender.json"


class SenderLock:
    """The operating system's lock on a home's sending; it falls with the process that holds it."""

    def __init__(self, home: Path, process: str) -> None:
        self._lock = FileLock(str(home / LOCK_FILE))
        self._holder, self._process = home / HOLDER_FILE, process

    def acquire(self, now: datetime) -> bool:
        """Take the lock if nobody has it; whether it is held now."""
        if self._lock.is_locked:
            return True
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        who = {"pid": os.getpid(), "process": self._process, "since": f"{now:%Y-%m-%dT%H:%M:%SZ}"}
        self._holder.write_text(json.dumps(who), encoding="utf-8")
        return True

    def holder(self) -> str:
        """Who sends, in a few words."""
        try:
            who = json.loads(self._holder.read_text(encoding="utf-8"))
            return f"{who['process']}, pid {who['pid']}"
        except (OSError, ValueError, KeyError, TypeError):
            return "?"

    def release(self) -> None:
        """Let another one send."""
        self._lock.release()
