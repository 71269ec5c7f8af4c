"""The clock that a log is read by where no event says it."""

from datetime import datetime

from operator_tui.core.times import ZONES


def zone_here() -> str:
    """The zone of this machine's own clock: ``WITA`` or ``WIT`` where it is set so, else ``WIB``."""
    offset = datetime.now().astimezone().utcoffset()
    hours = offset.total_seconds() / 3600 if offset is not None else 0
    return next((name for name, ours in ZONES.items() if ours == hours), "WIB")
