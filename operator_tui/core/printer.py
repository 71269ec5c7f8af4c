"""What ``paper.printer`` can be: a printer of the system by its name, or a thermal one that takes raw bytes."""

from enum import StrEnum
from pathlib import PurePath
from typing import Final, NamedTuple

RAW_PORT: Final = 9100
"""Where a network printer takes raw bytes (JetDirect, and every thermal printer with a socket)."""
_LONGEST: Final = 255


class Way(StrEnum):
    """How a printer is reached."""

    FOLDER = "folder"
    SYSTEM = "system"
    TCP = "tcp"
    DEVICE = "device"


class Printer(NamedTuple):
    """A printer: ``where`` is its name, host or device file; ``port`` only for TCP."""

    way: Way
    where: str = ""
    port: int = 0

    @property
    def is_raw(self) -> bool:
        """Whether it is sent a thermal printer's own bytes, not a PDF."""
        return self.way in (Way.TCP, Way.DEVICE)

    @property
    def label(self) -> str:
        """What people call it."""
        if self.way is not Way.TCP:
            return self.where
        return f"[{self.where}]:{self.port}" if ":" in self.where else f"{self.where}:{self.port}"

    @property
    def text(self) -> str:
        """As it is set."""
        return f"{self.way}:{self.label}" if self.is_raw else self.where


def parse(text: str) -> Printer:
    """``""`` (a folder), ``EPSON-L3110``, ``tcp:192.0.2.7`` or ``tcp:host:9100``, ``device:/dev/usb/lp0``.

    Raises ``ValueError`` for anything else, also for names that would be taken for an option.
    """
    text = text.strip()
    if len(text) > _LONGEST or not text.isprintable():
        raise ValueError("printer")
    head, colon, rest = text.partition(":")
    if not text:
        return Printer(Way.FOLDER)
    if colon and head == Way.TCP:
        return _tcp(rest)
    if colon and head == Way.DEVICE:
        if not rest or (not PurePath(rest).is_absolute() and not _is_windows_port(rest)):
            raise ValueError("printer")
        return Printer(Way.DEVICE, rest)
    if text.startswith("-") or any(c in text for c in "/,"):
        raise ValueError("printer")
    return Printer(Way.SYSTEM, text)


def _tcp(text: str) -> Printer:
    if text.startswith("["):
        host, bracket, rest = text[1:].partition("]")
        if not bracket or (rest and not rest.startswith(":")):
            raise ValueError("printer")
        port = rest[1:]
    else:
        host, _, port = text.partition(":")
    number = int(port) if port.isascii() and port.isdecimal() else 0 if port else RAW_PORT
    if not host or any(c.isspace() or c == "/" for c in host) or not 0 < number < 65536:
        raise ValueError("printer")
    return Printer(Way.TCP, host, number)


def _is_windows_port(text: str) -> bool:
    """``LPT1``, ``COM3``, or a share: ``\\\\laptop\\kasir``."""
    return text.startswith("\\\\") or text.rstrip(":").upper()[:3] in ("LPT", "COM", "USB")
