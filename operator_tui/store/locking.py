"""The lock of the operating system for who makes or migrates a store."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from operator_tui.core.errors import StoreTrouble

_PATIENCE: Final = 60.0
"""Seconds to wait for another process that makes or migrates the same store."""


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """The operating system's lock at ``path``, for one process at a time. Raises :class:`StoreTrouble`."""
    try:
        lock = FileLock(str(path), timeout=_PATIENCE)
        lock.acquire()
    except Timeout as error:
        raise StoreTrouble("store.busy") from error
    except (OSError, NotImplementedError) as error:
        raise StoreTrouble("store.home-not-writable", home=path.parent) from error
    try:
        yield
    finally:
        lock.release()
