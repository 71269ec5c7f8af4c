"""However the demo ends, its folder goes and nothing is left running."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from tests.terminal import Terminal
from tests.test_terminal import environment


def command() -> list[str]:
    return [sys.executable, "-m", "operator_tui", "demo"]


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def children(pid: int) -> list[int]:
    """The processes that this one started."""
    return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_a_plain_kill_takes_the_folder_and_the_gateway_along(tmp_path: Path) -> None:
    env = environment(TMPDIR=str(tmp_path), TEMP=str(tmp_path))
    with Terminal(command(), env) as terminal:
        terminal.wait("daring")
        assert len(list(tmp_path.iterdir())) == 1
        started = children(terminal.process.pid) if sys.platform == "linux" else []
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.ended() == 128 + signal.SIGTERM
        assert "Traceback" not in terminal.text
    assert list(tmp_path.iterdir()) == []
    assert all(gone(pid) for pid in started)


def test_a_closed_window_takes_the_folder_along(tmp_path: Path) -> None:
    env = environment(TMPDIR=str(tmp_path), TEMP=str(tmp_path))
    terminal = Terminal(command(), env)
    try:
        terminal.wait("daring")
        os.close(terminal._master)
        terminal.process.send_signal(signal.SIGHUP)
        terminal.process.wait(timeout=30)
    finally:
        terminal.process.kill()
        terminal.process.wait()
    assert list(tmp_path.iterdir()) == []


HANGS = """
import time
from operator_tui.cli import demo
from operator_tui.ui import closed_window
closed_window.PATIENCE = 0.2
with demo._ends_on_signals([lambda: print("tidied", flush=True)]):
    while True:
        try:
            print("stands", flush=True)
            time.sleep(60)
        except SystemExit:
            pass
"""


def test_screens_that_do_not_end_keep_nobody_and_leave_nothing() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HANGS], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "stands\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 128 + signal.SIGTERM
        assert process.stdout.read() == "stands\ntidied\n"
