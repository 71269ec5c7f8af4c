"""One sender per home: whoever holds the lock sends, everybody else can say who does."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from filelock import FileLock, Timeout

from operator_tui import logs
from operator_tui.core.errors import StoreTrouble

LOCK_FILE: Final = "sender.lock"
HOLDER_FILE: Final = "sender.json"


class Holder(NamedTuple):
    """Who sends, in a few words, and since when (a stored moment; empty where that isn't known)."""

    words: str
    since: str


class SenderLock:
    """The operating system's lock on a home's sending; it falls with the process that holds it."""

    def __init__(self, home: Path, process: str) -> None:
        self._lock = FileLock(str(home / LOCK_FILE))
        self._holder, self._process = home / HOLDER_FILE, process

    def acquire(self, now: datetime) -> bool:
        """Take the lock if nobody has it; whether it is held now. Raises :class:`StoreTrouble`."""
        if self._lock.is_locked:
            return True
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        except (OSError, NotImplementedError) as error:
            raise StoreTrouble("store.home-not-writable", home=self._holder.parent) from error
        self._say_who(now)
        return True

    def holder(self) -> Holder:
        """Who sends."""
        try:
            who = json.loads(self._holder.read_text(encoding="utf-8"))
            return Holder(f"{who['process']}, pid {who['pid']}", str(who.get("since", "")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return Holder("?", "")

    def release(self) -> None:
        """Let another one send."""
        self._lock.release()

    def _say_who(self, now: datetime) -> None:
        """Only a courtesy to the other window: the lock itself is what counts."""
        who = {"pid": os.getpid(), "process": self._process, "since": f"{now:%Y-%m-%dT%H:%M:%SZ}"}
        try:
            self._holder.write_text(json.dumps(who), encoding="utf-8")
        except OSError as error:
            logs.warning("store", "failed", why=f"{HOLDER_FILE}: {type(error).__name__}")
