"""A program in a pseudo-terminal, timed from outside: bytes in, bytes out, no screen kept between."""

import os
import re
import select
import struct
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

_ESCAPES = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][0-9A-B]|\x1b[=>78cMNHDE]"
)
_QUIET = 0.25
"""Seconds without output that end a paint; they aren't counted."""
_SETTLE = 0.02
_PATIENCE = 60.0


class Timed:
    """Runs a command at 80x24. Times are in milliseconds."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        import fcntl
        import pty
        import termios

        self._fd, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.begun = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=dict(env), start_new_session=True
        )
        os.close(slave)

    def __enter__(self) -> "Timed":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._fd)

    def send(self, keys: str) -> None:
        """Write keys; they wait in the terminal until the program reads them."""
        os.write(self._fd, keys.encode())

    def painted(self, marker: str) -> float:
        """From the start to the last byte of the paint that shows the marker."""
        seen, last = bytearray(), 0.0
        wanted = marker.encode()
        while time.perf_counter() - self.begun < _PATIENCE:
            found = wanted in _ESCAPES.sub(b"", bytes(seen))
            data = self._read(_QUIET if found else 0.5)
            if data:
                seen += data
                last = time.perf_counter()
            elif found:
                return (last - self.begun) * 1000
            elif self._process.poll() is not None:
                break
        raise AssertionError(f"{marker} not painted: {_ESCAPES.sub(b'', bytes(seen))[-600:]!r}")

    def drain(self, seconds: float = _SETTLE) -> None:
        """Read until nothing came for so long."""
        while self._read(seconds):
            pass

    def key(self, key: str) -> float:
        """From writing a key to the first output after it, the screen having been still before."""
        self.drain()
        sent = time.perf_counter()
        self.send(key)
        if not self._read(5):
            raise AssertionError(f"nothing was painted for {key!r}")
        return (time.perf_counter() - sent) * 1000

    def shows(self, keys: str, marker: str) -> float:
        """From writing keys to the output that shows the marker, the screen having been still before."""
        self.drain()
        seen, wanted, sent = bytearray(), marker.encode(), time.perf_counter()
        self.send(keys)
        while time.perf_counter() - sent < _PATIENCE:
            seen += self._read(0.5)
            if wanted in _ESCAPES.sub(b"", bytes(seen)):
                return (time.perf_counter() - sent) * 1000
        raise AssertionError(f"{marker} not shown: {_ESCAPES.sub(b'', bytes(seen))[-600:]!r}")

    def peak_mib(self) -> float:
        """The most memory it had so far; 0 where there is no /proc."""
        return self._mib("VmHWM:")

    def now_mib(self) -> float:
        """The memory it has now; 0 where there is no /proc."""
        return self._mib("VmRSS:")

    def busy(self) -> float:
        """What all its threads have used of the processors so far; 0 where there is no /proc."""
        tasks = Path(f"/proc/{self._process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text(encoding="utf-8").split()[0]) for task in tasks) / 1e6

    def _mib(self, what: str) -> float:
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="utf-8")
        except OSError:
            return 0.0
        return int(status.partition(what)[2].split()[0]) / 1024

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return b""
        try:
            return os.read(self._fd, 65536)
        except OSError:
            return b""
