"""What the link carries, in words, as the engine measured it."""

from operator_tui.delivery.measure import Pace
from operator_tui.locale import say
from operator_tui.reports.attempts import duration, size


def speed(pace: Pace) -> str:
    """What the link carries, as measured in this sitting; empty until something was."""
    parts = [
        say(f"attempts.speed.{way}", size=size(round(rate)))
        for way, rate in (("up", pace.goodput_up), ("down", pace.goodput_down))
        if rate
    ]
    if pace.round_trip_ms:
        parts.append(say("attempts.speed.round-trip", time=duration(pace.round_trip_ms)))
    if pace.drain_s:
        parts.append(say("attempts.speed.drain", n=max(1, round(pace.drain_s / 60))))
    return " · ".join(parts)
