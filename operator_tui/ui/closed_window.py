"""On Windows a closed console window ends the program as soon as every handler of that event has returned: one waits.

Python's own handler only notes the signal and returns, so that nothing would be tidied. By "HandlerRoutine callback
function" of the Windows console documentation a program has five seconds from then on.
"""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

PATIENCE: Final = 4.0 if sys.platform == "win32" else 8.0
"""Seconds that the screens get to end by themselves, once they are asked to."""
_CLOSED: Final = (2, 5, 6)
"""CTRL_CLOSE_EVENT, CTRL_LOGOFF_EVENT and CTRL_SHUTDOWN_EVENT."""
_LONGEST: Final = 30.0
"""Seconds that the handler waits: longer than Windows does, and the program has ended by then."""


@contextmanager
def closed_window_is_heard() -> Iterator[None]:
    """While it lasts, a window that is closed arrives as SIGBREAK, and its handler has time to end the program."""
    if sys.platform == "win32":
        import _thread
        import ctypes

        def hear(event: int) -> int:
            if event not in _CLOSED:
                return 0
            _thread.interrupt_main(signal.SIGBREAK)
            threading.Event().wait(_LONGEST)
            return 1

        heard = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)(hear)
        kernel = ctypes.WinDLL("kernel32")
        kernel.SetConsoleCtrlHandler(heard, 1)
        try:
            yield
        finally:
            kernel.SetConsoleCtrlHandler(heard, 0)
    else:
        yield
