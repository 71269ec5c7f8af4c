"""A real pseudo-terminal with the program in it: keys go in as bytes, the screen is read as a person sees it."""

import contextlib
import os
import select
import struct
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

import pyte

KEYS = {
    "enter": "\r", "tab": "\t", "backtab": "\x1b[Z", "escape": "\x1b", "up": "\x1b[A", "down": "\x1b[B",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~",
    "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~", "pagedown": "\x1b[6~",
    "right": "\x1b[C", "ctrl+n": "\x0e", "ctrl+o": "\x0f", "ctrl+u": "\x15",
    "ctrl+q": "\x11", "ctrl+g": "\x07", "ctrl+l": "\x0c",
}  # fmt: skip


class Terminal:
    """Runs a command in a pty of 80x24 (or another size) and keeps its screen."""

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], columns: int = 80, lines: int = 24
    ) -> None:
        import fcntl
        import pty
        import termios

        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=dict(env), start_new_session=True
        )
        os.close(slave)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.vanish()

    @property
    def text(self) -> str:
        """The screen's rows."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def send(self, *keys: str) -> None:
        """Write keys in one go, unspaced: names of :data:`KEYS` in angle brackets, anything else as it is."""
        data = "".join(KEYS[k[1:-1]] if k.startswith("<") and k[1:-1] in KEYS else k for k in keys)
        left = data.encode()
        while left:
            self._pump(0)
            left = left[os.write(self._master, left[:512]) :]

    def wait(self, true: Callable[[str], bool] | str, seconds: float = 30) -> str:
        """Read until the screen shows a text (or a condition holds); the screen then. Fails after ``seconds``."""
        holds = (lambda text: true in text) if isinstance(true, str) else true
        deadline = time.monotonic() + seconds
        while not holds(self.text):
            if time.monotonic() > deadline or not self._pump(0.2):
                raise AssertionError(f"not shown: {true}\n{self.text}")
        return self.text

    def vanish(self) -> None:
        """Be gone, as a killed terminal is; the program isn't sent any signal, it is no session's of ours."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    @property
    def master(self) -> int:
        """The file descriptor of our end."""
        return self._master

    def pump(self, seconds: float = 0) -> bool:
        """Take in what the program wrote, waiting so long for it; False once it has ended."""
        return self._pump(seconds)

    def ended(self, seconds: float = 15) -> int:
        """The exit code, once the program has ended."""
        deadline = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < deadline:
            self._pump(0.05)
        return self.process.wait(timeout=1)

    def _pump(self, seconds: float) -> bool:
        """Take in what the program wrote, waiting so long for it; False once it has ended."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if ready:
            with contextlib.suppress(OSError):
                data = os.read(self._master, 65536)
                if data:
                    self._stream.feed(data)
                    return True
            return False
        return self.process.poll() is None
