"""A console window that is closed on Windows: the program is asked to end, and has time to."""

import subprocess
import sys

import pytest

if sys.platform != "win32":
    pytest.skip("a closed window is a signal elsewhere: test_hangup.py", allow_module_level=True)

CLOSED = """
import ctypes, signal, sys, threading, time
from operator_tui.ui.closed_window import closed_window_is_heard
def end(number, frame):
    print("asked", flush=True)
    time.sleep(0.5)
    print("tidied", flush=True)
    sys.exit(3)
signal.signal(signal.SIGBREAK, end)
routine = ctypes.WinDLL("kernel32").CtrlRoutine
routine.argtypes = [ctypes.c_void_p]
with closed_window_is_heard():
    threading.Thread(target=routine, args=(2,), daemon=True).start()  # as Windows itself calls it
    while True:
        time.sleep(0.05)
"""


def test_a_closed_window_asks_the_program_to_end_and_waits_for_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CLOSED], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout.split(), done.returncode) == (["asked", "tidied"], 3)
