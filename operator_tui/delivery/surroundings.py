"""What stands around sending: the data a day may cost, and the battery."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from operator_tui.locale import language

LOW: Final = 15
"""Percent of the battery below which, off the mains, the office is asked less often."""
MB: Final = 1_000_000
_SUPPLIES: Final = Path("/sys/class/power_supply")


@dataclass(frozen=True)
class Surroundings:
    """``budget``: bytes that a local day may cost, 0 for no limit. ``low``: the battery runs down."""

    budget: int = 0
    low: bool = False


@dataclass(frozen=True)
class Battery:
    """How full it is, in percent, and whether it is running down."""

    percent: int
    draining: bool

    @property
    def low(self) -> bool:
        """Whether to spare it."""
        return self.draining and self.percent < LOW


def battery(supplies: Path = _SUPPLIES, platform: str = sys.platform) -> Battery | None:
    """The battery as the system tells of it: Linux and Windows; None where there is none, or nobody tells."""
    if platform == "win32":
        return _windows()
    try:
        found = [one for each in sorted(supplies.iterdir()) if (one := _linux(each)) is not None]
    except OSError:
        return None
    return min(found, key=lambda one: (not one.draining, one.percent)) if found else None


def around(daily_mb: int, read: Callable[[], Battery | None] = battery) -> Surroundings:
    """The surroundings now; ``daily_mb`` is ``delivery.daily-mb``."""
    found = read()
    return Surroundings(daily_mb * MB, found is not None and found.low)


def mb(amount: int) -> str:
    """Bytes as megabytes with one decimal at most, as the language in use writes it: ``1,2``."""
    text = f"{amount / MB:.1f}".removesuffix(".0")
    return text.replace(".", ",") if language() == "id" else text


def _linux(folder: Path) -> Battery | None:
    """A battery of the laptop itself; a mouse has one too, and says so by its ``scope``."""
    if _word(folder / "type") != "Battery" or _word(folder / "scope") == "Device":
        return None
    percent = _word(folder / "capacity")
    return (
        Battery(int(percent), _word(folder / "status") == "Discharging")
        if percent.isdecimal()
        else None
    )


def _word(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""


def _windows() -> Battery | None:
    """By ``GetSystemPowerStatus``; 255 percent, or the flag 128, is no battery."""
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("mains", ctypes.c_byte), ("flag", ctypes.c_ubyte), ("percent", ctypes.c_ubyte),
            ("saver", ctypes.c_byte), ("left", ctypes.c_ulong), ("full", ctypes.c_ulong),
        )  # fmt: skip

    status, library = Status(), getattr(ctypes, "windll", None)
    if library is None or not library.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return None
    if status.percent > 100 or status.flag & 128:
        return None
    return Battery(status.percent, status.mains == 0)
