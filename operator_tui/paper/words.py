"""Words that all papers share."""

from operator_tui.locale import say


def copy_mark(copy: int) -> str:
    """Which copy it is, from the second print on; ``copy`` counts from 1."""
    return say("paper.copy", n=copy) if copy > 1 else ""


def caption() -> tuple[str, ...]:
    """What stands under a QR code: that it is our own number."""
    return tuple(say("paper.code").split("|"))


def day(iso: str) -> str:
    """``2026-11-24`` as ``24-11-2026``; anything else as it is."""
    year, _, rest = iso.partition("-")
    month, _, day_ = rest.partition("-")
    return f"{day_}-{month}-{year}" if day_ else iso


def day_and_time(text: str) -> str:
    """``2026-11-24 09.50`` as ``24-11-2026 09.50``."""
    date, _, clock = text.partition(" ")
    return f"{day(date)} {clock}".strip()
