"""The real gateway, as a process on loopback."""

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from operator_tui.office.store import OfficeStore
from tests.conftest import PASSPHRASE


class Gateway:
    """``operator-tui office serve`` on a free port; killed, stopped and started again at will.

    With ``stderr=subprocess.PIPE`` what it wrote there stands in ``errors`` once it has ended. ``through`` is a
    program that starts it, such as a shell that sets limits first.
    """

    def __init__(
        self,
        home: Path,
        *options: str,
        training: bool = True,
        delay: float = 0.0,
        stderr: int | None = None,
        through: Sequence[str] = (),
    ) -> None:
        self._through = through
        self.home, self._stderr, self.errors = home, stderr, ""
        self._options = [
            *(["--training", "--training-delay", str(delay)] if training else []),
            *options,
        ]
        self.process: subprocess.Popen[str] | None = None
        self.url = ""
        self._port = "0"

    def __enter__(self) -> "Gateway":
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start it, on the port it had before; ready when this returns."""
        command = [
            sys.executable,
            "-m",
            "operator_tui",
            "--home",
            str(self.home),
            "office",
            "serve",
            "--port",
            self._port,
        ]
        self.process = subprocess.Popen(
            [*self._through, *command, "--exit-with-stdin", *self._options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._stderr, text=True, encoding="utf-8",
            env={**os.environ, "OPERATOR_TUI_PASSPHRASE": PASSPHRASE},
        )  # fmt: skip
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line.startswith("operator-tui office: "), line
        self.url = line.split()[2]
        self._port = self.url.rstrip("/").rpartition(":")[2]

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self._close()

    def stop(self) -> int:
        """End it as the demo does: its standard input closes."""
        if self.process is None:
            return 0
        process = self.process
        if process.stdin is not None:
            process.stdin.close()
        code = process.wait(timeout=15)
        self._close()
        return code

    def enrol(self, device: str = "MJL03") -> str:
        """A token for a device, while it serves."""
        store = self.store()
        try:
            return store.enrol(device, datetime.now(UTC))
        finally:
            store.close()

    def store(self) -> OfficeStore:
        """The gateway's own store, beside it."""
        return OfficeStore.open_or_create(self.home, PASSPHRASE)

    def held(self) -> list[tuple[str, str]]:
        """``(reference, status)`` of every application there."""
        store = self.store()
        try:
            return [(row["ref"], row["status"]) for row in store.applications()]
        finally:
            store.close()

    def _close(self) -> None:
        if self.process is not None:
            self.process.wait()
            if self.process.stderr is not None:
                self.errors = self.process.stderr.read()
            for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
                if pipe is not None:
                    pipe.close()
            self.process = None
