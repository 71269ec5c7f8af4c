"""Printers for tests: a thermal one on a socket, and a CUPS of its own where CUPS is installed."""

import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

CUPSD: Final = shutil.which("cupsd") or shutil.which("cupsd", path="/usr/sbin:/sbin")
LPADMIN: Final = shutil.which("lpadmin") or shutil.which("lpadmin", path="/usr/sbin:/sbin")
HAS_CUPS: Final = all((CUPSD, LPADMIN, shutil.which("lp"), shutil.which("lpstat")))
_CONF = """LogLevel none
Listen 127.0.0.1:{port}
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
_FILES = """ServerRoot {at}/etc
RequestRoot {at}/spool
CacheDir {at}/cache
StateDir {at}/run
TempDir {at}/spool
AccessLog {at}/access
ErrorLog {at}/error
PageLog {at}/page
"""


@dataclass
class Thermal:
    """A printer on a port of this machine: what it was sent, and what it says of its state.

    ``states`` answers each question about a sensor (2: cover and errors, 4: paper) with a byte; none is no answer.
    """

    port: int = 0
    states: dict[int, int] = field(default_factory=dict)
    jobs: list[bytes] = field(default_factory=list)
    came: threading.Event = field(default_factory=threading.Event)

    def serve(self, server: socket.socket) -> None:
        with suppress(OSError):
            while True:
                line, _ = server.accept()
                with line:
                    self._take(line)

    def _take(self, line: socket.socket) -> None:
        got = b""
        with suppress(OSError):
            while data := line.recv(65536):
                for sensor, said in self.states.items():
                    question = b"\x10\x04" + bytes([sensor])
                    if question in data:
                        data = data.replace(question, b"")
                        line.sendall(bytes([said]))
                got += data
        for question in (b"\x10\x04\x02", b"\x10\x04\x04"):
            got = got.replace(question, b"")
        if got:
            self.jobs.append(got)
            self.came.set()


@contextmanager
def thermal(**states: int) -> Iterator[Thermal]:
    """A thermal printer that listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        printer = Thermal(server.getsockname()[1])
        thread = threading.Thread(target=printer.serve, args=[server], daemon=True)
        thread.start()
        yield printer
        with suppress(
            OSError
        ):  # Windows: one that only listens can't be shut down; closing it is enough.
            server.shutdown(socket.SHUT_RDWR)
    thread.join(5)


@contextmanager
def cups(printer_port: int) -> Iterator[int]:
    """A CUPS of its own with one queue, ``kasir``, that sends to a port; the port it listens on.

    Its folder is one that the user of its backends may look into, which a test's own isn't.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        with _cups(folder, printer_port) as port:
            yield port


@contextmanager
def _cups(folder: Path, printer_port: int) -> Iterator[int]:
    assert CUPSD is not None and LPADMIN is not None
    for name in ("etc/ppd", "spool", "cache", "run"):
        (folder / name).mkdir(parents=True)
    port = free_port()
    (folder / "etc/cupsd.conf").write_text(_CONF.format(port=port), encoding="utf-8")
    (folder / "etc/cups-files.conf").write_text(_FILES.format(at=folder), encoding="utf-8")
    process = subprocess.Popen(
        [CUPSD, "-f", "-c", folder / "etc/cupsd.conf", "-s", folder / "etc/cups-files.conf"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        until = time.monotonic() + 20
        while not _answers(port):
            assert process.poll() is None and time.monotonic() < until
        queue(port, printer_port)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def queue(port: int, printer_port: int) -> None:
    """Make the queue, or point it elsewhere."""
    tell(
        port,
        "lpadmin",
        "-p",
        "kasir",
        "-E",
        "-v",
        f"socket://127.0.0.1:{printer_port}",
        "-m",
        "raw",
    )


def tell(port: int, command: str, *more: str) -> None:
    """What an administrator does to CUPS."""
    program = shutil.which(command) or shutil.which(command, path="/usr/sbin:/sbin")
    assert program is not None
    subprocess.run([program, *more], env=env(port), capture_output=True, check=True)


def env(port: int) -> dict[str, str]:
    return {**os.environ, "CUPS_SERVER": f"127.0.0.1:{port}"}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])


def _answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False
