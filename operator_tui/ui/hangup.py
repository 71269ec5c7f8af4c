"""The terminal has gone (a closed window, a killed tmux), or a signal says so: the program ends as if it had been left.

Not every terminal that goes sends the signal. Without it Textual's reader of keys would turn round the dead terminal
for ever, at full speed.
"""

import errno
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from types import FrameType
from typing import Final

from operator_tui.ui.closed_window import PATIENCE, closed_window_is_heard

_EVERY: Final = 1.0
"""Seconds between two looks at the terminal."""
_GONE: Final = (errno.EIO, errno.ENXIO, errno.ENODEV, errno.EBADF)
_SIGNALS: Final = ("SIGHUP", "SIGTERM", "SIGBREAK")
_HANGUP: Final = 1
"""The number of the signal that a terminal sends as it goes."""


def gone() -> bool:
    """Whether the terminal that keys come from is there no longer."""
    try:
        os.get_terminal_size(0)
    except OSError as error:
        return sys.platform != "win32" and error.errno in _GONE
    return False


class _Watch(threading.Thread):
    """Looks at the terminal, and calls ``end`` once with the number of the signal; what doesn't end then is ended."""

    def __init__(self, end: Callable[[int], object]) -> None:
        super().__init__(name="hangup", daemon=True)
        self._end = end
        self._woken = threading.Event()
        self._heard = 0
        self._over = False

    def hear(self, number: int, _frame: FrameType | None) -> None:
        """A signal came; a second one changes nothing."""
        self._heard = self._heard or number
        self._woken.set()

    def run(self) -> None:
        while not self._woken.wait(_EVERY) and not gone():
            pass
        if self._over:
            return
        number = self._heard or _HANGUP
        self._end(number)
        threading.Event().wait(PATIENCE)  # A daemon's wait: the process ends meanwhile.
        os._exit(128 + number)

    def stop(self) -> None:
        """Look no longer; not once it has begun to end: Python itself may wait for ever for the reader of keys."""
        self._over = True
        self._woken.set()


@contextmanager
def ends_with_terminal(end: Callable[[int], object], *, signals: bool) -> Iterator[None]:
    """While the screens stand: ``end`` is called, in a thread of its own, once the terminal has gone.

    ``signals``: or once one asks the program to end, unless it was started to take no notice.
    """
    watch = _Watch(end)
    numbers = [getattr(signal, name) for name in _SIGNALS if signals and hasattr(signal, name)]
    former = {n: signal.getsignal(n) for n in numbers}
    former = {n: handler for n, handler in former.items() if handler == signal.SIG_DFL}
    for number in former:
        signal.signal(number, watch.hear)
    watch.start()
    try:
        with closed_window_is_heard() if signals else nullcontext():
            yield
    finally:
        watch.stop()
        for number, handler in former.items():
            signal.signal(number, handler)
