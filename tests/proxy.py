"""A TCP proxy on loopback that fails on purpose: it cuts an answer after some bytes, or a request before it ends."""

import contextlib
import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self


class Proxy:
    """Forwards to a port; ``cut_answer`` and ``cut_request`` are bytes after which the next connection is cut.

    ``on_request`` is called once the first bytes of a POST's body have been passed on.
    """

    def __init__(self, port: int) -> None:
        self._to = port
        self.cut_answer: int | None = None
        self.cut_request: int | None = None
        self.on_request: Callable[[], None] | None = None
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/"
        self._threads: list[threading.Thread] = []
        self._held: list[socket.socket] = []
        self._spawn(self._accept)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for held in self._held:
            held.close()
        for thread in self._threads:
            thread.join(timeout=5)

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            if not self._begun(near):
                continue
            try:
                far = socket.create_connection(("127.0.0.1", self._to), timeout=5)
            except OSError:
                near.close()
                continue
            self._carried(near, far)

    def _begun(self, near: socket.socket) -> bool:
        """A connection was made; whether it may go on."""
        return near.fileno() >= 0

    def _carried(self, near: socket.socket, far: socket.socket) -> None:
        """Begin to carry both ways."""
        posted = threading.Event()
        self._spawn(lambda: self._up(near, far, posted))
        self._spawn(lambda: self._down(near, far, posted))

    def _up(self, near: socket.socket, far: socket.socket, posted: threading.Event) -> None:
        with near, far, contextlib.suppress(OSError):
            while data := near.recv(65_536):
                if b"POST " in data:
                    posted.set()
                if posted.is_set() and self.cut_request is not None:
                    far.sendall(data[: self.cut_request])
                    self.cut_request = None
                    break
                far.sendall(data)
                if posted.is_set() and self.on_request is not None:
                    act, self.on_request = self.on_request, None
                    act()
            end(near, far)

    def _down(self, near: socket.socket, far: socket.socket, posted: threading.Event) -> None:
        with near, far, contextlib.suppress(OSError):
            while data := far.recv(65_536):
                if self.cut_answer is not None and posted.is_set():
                    near.sendall(data[: self.cut_answer])
                    self.cut_answer = None
                    break
                near.sendall(data)
            end(near, far)

    def _spawn(self, job: Callable[[], None]) -> None:
        thread = threading.Thread(target=job, daemon=True)
        self._threads.append(thread)
        thread.start()


def end(*sockets: socket.socket) -> None:
    """Cut connections at once, also for a thread that is reading from them."""
    for each in sockets:
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
