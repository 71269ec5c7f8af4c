"""Bytes to a thermal printer, over TCP or a device file; nothing here waits for ever."""

import os
import select
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from operator_tui.core.errors import Refused
from operator_tui.core.printer import Printer, Way

CONNECT: Final = 5.0
"""Seconds until a printer that doesn't answer is given up."""
STALL: Final = 10.0
"""Seconds that a printer may take nothing more: out of paper, or its cover open."""
ASK: Final = 1.0
"""Seconds for an answer to a question about its state; many printers never answer."""
LAST: Final = 2.0
"""Seconds that it may still speak after it got everything."""
_CHUNK: Final = 4096
_PAPER, _OFFLINE = b"\x10\x04\x04", b"\x10\x04\x02"
_NO_PAPER, _COVER, _STOPPED, _FAULT = 0x60, 0x04, 0x20, 0x40


def send(printer: Printer, data: bytes) -> None:
    """Send all of it. Raises :class:`Refused` with the sentence for what the printer says or doesn't."""
    try:
        if printer.way is Way.TCP:
            _over_tcp(printer, data)
        else:
            _to_device(printer, data)
    except TimeoutError as error:
        raise Refused("paper.printer-stuck", printer=printer.label) from error
    except OSError as error:
        raise Refused("paper.printer-dead", printer=printer.label) from error


def _over_tcp(printer: Printer, data: bytes) -> None:
    with _connected(printer) as line:
        answers = _ask(line, printer)
        line.settimeout(STALL)
        for start in range(0, len(data), _CHUNK):
            line.sendall(data[start : start + _CHUNK])
        if answers:
            _ask(line, printer)
        _end(line)


def _end(line: socket.socket) -> None:
    """Read what it still says until it hangs up: a line closed with an answer unread is reset, and its end lost."""
    line.shutdown(socket.SHUT_WR)
    line.settimeout(LAST)
    until = time.monotonic() + LAST
    with suppress(TimeoutError):  # many keep the line open
        while line.recv(_CHUNK) and time.monotonic() < until:
            pass


@contextmanager
def _connected(printer: Printer) -> Iterator[socket.socket]:
    try:
        line = socket.create_connection((printer.where, printer.port), CONNECT)
    except (OSError, UnicodeError) as error:  # a name that can't be one is a UnicodeError
        raise Refused("paper.printer-dead", printer=printer.label) from error
    with line:
        yield line


def _ask(line: socket.socket, printer: Printer) -> bool:
    """Whether it answers. Raises :class:`Refused` for one that says it can't print; silence is taken for able."""
    for question in (_OFFLINE, _PAPER):
        line.settimeout(ASK)
        line.sendall(question)
        try:
            answer = line.recv(1)
        except TimeoutError:
            return False
        if not answer:
            return False
        said = answer[0]
        if question == _PAPER and said & _NO_PAPER:
            raise Refused("paper.no-paper", printer=printer.label)
        if question == _OFFLINE and said & (_COVER | _STOPPED | _FAULT):
            key = "paper.cover-open" if said & _COVER else "paper.printer-stuck"
            raise Refused("paper.no-paper" if said & _STOPPED else key, printer=printer.label)
    return True


def _to_device(printer: Printer, data: bytes) -> None:
    """Write to a device that is there; one that takes nothing for a while is given up."""
    never_waits = getattr(os, "O_NONBLOCK", 0)
    binary = getattr(os, "O_BINARY", 0)
    handle = os.open(printer.where, os.O_WRONLY | never_waits | binary)
    try:
        left = memoryview(data)
        until = time.monotonic() + STALL
        while left:
            if never_waits:
                _, ready, _ = select.select([], [handle], [], max(0.0, until - time.monotonic()))
                if not ready:
                    raise TimeoutError
            try:
                taken = os.write(handle, left[:_CHUNK])
            except BlockingIOError:
                taken = 0
            if taken:
                left, until = left[taken:], time.monotonic() + STALL
    finally:
        os.close(handle)
