"""What the link is like: a verdict from a probe that can't be fooled by a bare 200."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from operator_tui.core.times import moment
from operator_tui.delivery.protocol import GATEWAY, PROTOCOL

SLOW_MS: Final = 2_000
CLOCK_SECONDS: Final = 300


class Verdict(StrEnum):
    """How it stands with the office; words and sentences are ``delivery.link.<verdict>…``."""

    UNCONFIGURED = "unconfigured"
    OFFLINE = "offline"
    PORTAL = "portal"
    DOWN = "down"
    REFUSED = "refused"
    CLOCK = "clock"
    SLOW = "slow"
    ONLINE = "online"


@dataclass(frozen=True)
class Heard:
    """What came back of a probe: ``failure`` is a verdict where nothing did; ``cause`` is for IT."""

    status: int = 0
    body: bytes = b""
    ms: int = 0
    failure: str = ""
    cause: str = ""


@dataclass(frozen=True)
class Link:
    """The verdict of one probe, and what the gateway said of itself."""

    verdict: Verdict
    ms: int = 0
    cause: str = ""
    training: bool | None = None
    time: str = ""

    @property
    def usable(self) -> bool:
        """Whether a batch may be sent."""
        return self.verdict in (Verdict.ONLINE, Verdict.SLOW)


def judge(heard: Heard, nonce: str, now: datetime) -> Link:
    """The verdict on a probe with this nonce, by the laptop's clock."""
    if heard.failure:
        return Link(Verdict(heard.failure), heard.ms, heard.cause)
    data = own(heard.body)
    if data is None:
        # 511 is what a portal that knows its manners answers.
        down = heard.status >= 500 and heard.status != 511
        verdict = Verdict.DOWN if down else Verdict.PORTAL
        return Link(verdict, heard.ms, heard.cause or f"HTTP {heard.status}")
    training, time = data["training"] is True, str(data.get("time", ""))
    if heard.status in (401, 403):
        return Link(Verdict.REFUSED, heard.ms, f"HTTP {heard.status}", training, time)
    if heard.status != 200:
        return Link(Verdict.DOWN, heard.ms, f"HTTP {heard.status}", training, time)
    if data.get("nonce") != nonce or data.get("protocol") != PROTOCOL:
        return Link(Verdict.PORTAL, heard.ms, "nonce", None, time)
    try:
        off = abs((moment(time) - now).total_seconds())
    except (ValueError, TypeError):
        return Link(Verdict.PORTAL, heard.ms, "time", None)
    if off > CLOCK_SECONDS:
        return Link(Verdict.CLOCK, heard.ms, f"{off / 60:.0f} min", training, time)
    return Link(
        Verdict.SLOW if heard.ms > SLOW_MS else Verdict.ONLINE, heard.ms, "", training, time
    )


def own(body: bytes) -> dict[str, object] | None:
    """The gateway's own JSON, or None where somebody else answered."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if (
        isinstance(data, dict)
        and data.get("gateway") == GATEWAY
        and isinstance(data.get("training"), bool)
    ):
        return data
    return None
