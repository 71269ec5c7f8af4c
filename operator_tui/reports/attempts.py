"""The record of attempts in plain words, and the day's sum of it."""

from dataclasses import dataclass
from datetime import date

from operator_tui.core.outages import Outages, outages
from operator_tui.locale import say, table
from operator_tui.store import history
from operator_tui.store.bundles import CHANNEL, CUT, WRITTEN
from operator_tui.store.history import Attempt, Entry, Probe
from operator_tui.store.sqlcipher import Database


@dataclass(frozen=True)
class Day:
    """What a local day came to: batches, bytes each way, outages."""

    batches: int
    up: int
    down: int
    outages: Outages


def day_of(db: Database, day: date, tz: str, now: str) -> Day:
    """Sum up a local day; ``now`` is the moment (stored text) up to which an outage that isn't over counts."""
    batches, up, down = history.sums(db, day, tz)
    return Day(batches, up, down, outages(history.seen(db, day, tz), now))


def words(entry: Entry) -> str:
    """What happened: ``kiriman 14: 25 dikirim, 25 diterima, 5,1 kB, 6 detik``."""
    if isinstance(entry, Probe):
        parts = [say("attempts.link", verdict=link_word(entry.verdict))]
        parts += [duration(entry.ms)] if entry.ms else []
        parts += [say("attempts.times", n=entry.times)] if entry.times > 1 else []
        return ", ".join(parts)
    came = ", ".join(_came(entry))
    if entry.channel != CHANNEL:
        left = entry.verdict != "unreached"
        sent = say("attempts.sent" if left else "attempts.items", n=entry.items)
        return say("attempts.batch", n=entry.number, sent=sent, came=came)
    written = say("attempts.written" if entry.items else "attempts.asks", n=entry.items)
    return say("attempts.bundle", n=entry.number, sent=written, came=came)


def details(entry: Entry) -> str:
    """The rest of it, for IT: bytes each way, milliseconds, channel, the server's request id, the cause."""
    parts = [say("attempts.detail", up=size(entry.up), down=size(entry.down))]
    parts[0] += f", {duration(entry.ms)}" if entry.ms else ""
    if isinstance(entry, Attempt):
        known = f"channel.{entry.channel}" in table("attempts")
        key = f"attempts.channel.{entry.channel if known else 'other'}"
        parts.append(say(key, channel=entry.channel))
        if entry.request:
            parts.append(say("attempts.request", id=entry.request))
    if entry.cause:
        parts.append(say("attempts.cause", cause=entry.cause))
    return " · ".join(parts)


def is_problem(entry: Entry) -> bool:
    """Whether nothing got through, or not all did."""
    if isinstance(entry, Probe):
        return entry.verdict not in history.USABLE
    return entry.verdict not in ("answered", WRITTEN, "") or bool(entry.refused or entry.unsure)


def link_word(verdict: str) -> str:
    """The word of a link's verdict; one of another version as it stands."""
    key = f"link.{verdict}.word"
    return say(f"delivery.{key}") if key in table("delivery") else verdict


def size(n: int) -> str:
    """Bytes as people read them: ``812 B``, ``5,1 kB``, ``1,2 MB``."""
    if n < 1_000:
        return say("attempts.bytes", n=n)
    if n < 1_000_000:
        return say("attempts.kilobytes", n=_decimal(n / 1_000))
    return say("attempts.megabytes", n=_decimal(n / 1_000_000))


def megabytes(n: int) -> str:
    """Bytes in megabytes, without the unit: ``1,2``, ``50``."""
    whole = round(n / 1_000_000)
    return f"{whole}" if n == whole * 1_000_000 or whole >= 10 else _decimal(n / 1_000_000)


def duration(ms: int) -> str:
    """Milliseconds as people read them: ``182 md``, ``6 detik``."""
    if ms < 1_000:
        return say("attempts.ms", n=ms)
    return say("attempts.seconds", n=round(ms / 1_000))


def _came(entry: Attempt) -> list[str]:
    parts = []
    if entry.channel == CHANNEL and entry.verdict == "answered" and not _told(entry):
        parts = [say("attempts.known")] if entry.items else []
    elif entry.verdict == "answered":
        parts = [say("attempts.accepted", n=entry.accepted)]
    elif entry.channel == CHANNEL and entry.verdict in (WRITTEN, CUT):
        parts = [say("attempts.pulled-out")] if entry.verdict == CUT else []
    else:
        known = f"came.{entry.verdict}" in table("attempts")
        key = f"attempts.came.{entry.verdict if known else 'other'}"
        parts = [say(key, verdict=entry.verdict)]
    for word, n in (("refused", entry.refused), ("unsure", entry.unsure)):
        parts += [say(f"attempts.{word}", n=n)] if n else []
    if entry.up or entry.down:
        parts.append(size(entry.up + entry.down))
    if entry.ms:
        parts.append(duration(entry.ms))
    return parts


def _told(entry: Attempt) -> bool:
    """Whether its answer said anything of its items that wasn't known."""
    return bool(entry.accepted or entry.refused or entry.unsure)


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", say("attempts.decimal"))
