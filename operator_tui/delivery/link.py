"""What the link is like: a verdict from a probe that can't be fooled by a bare 200."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from operator_tui.core.agekey import is_public
from operator_tui.core.times import moment
from operator_tui.delivery import fields
from operator_tui.delivery.protocol import GATEWAY, PROTOCOL, whose

SLOW_MS: Final = 2_000
CLOCK_SECONDS: Final = 300


class Verdict(StrEnum):
    """How it stands with the office; words and sentences are ``delivery.link.<verdict>…``."""

    UNCONFIGURED = "unconfigured"
    NO_TOKEN = "no-token"  # noqa: S105  a word for people
    OFFLINE = "offline"
    PORTAL = "portal"
    CERTIFICATE = "certificate"
    DOWN = "down"
    REFUSED = "refused"
    CLOCK = "clock"
    SLOW = "slow"
    ONLINE = "online"


@dataclass(frozen=True)
class Heard:
    """What came back of a probe: ``failure`` is a verdict where nothing did; ``cause`` is for IT.

    Bytes each way; ``first_ms`` until the answer began. ``peer``: the SHA-256 of the certificate at the other end;
    where it isn't trusted, its ``flaw`` (:func:`operator_tui.delivery.reading.flaw`), and when it is ``valid``.
    """

    status: int = 0
    body: bytes = b""
    ms: int = 0
    failure: str = ""
    cause: str = ""
    retry: float | None = None
    up: int = 0
    down: int = 0
    first_ms: int = 0
    peer: str = ""
    flaw: str = ""
    valid: tuple[datetime, datetime] | None = None


@dataclass(frozen=True)
class Known:
    """What the last good contact showed: the gateway's own time, and the SHA-256 of its certificate."""

    time: datetime | None = None
    certificate: str = ""


@dataclass(frozen=True)
class Link:
    """The verdict of one probe, and what the gateway said of itself.

    ``whose`` are its updates: ``store/device``, empty where it doesn't say. ``retry``: seconds that it, or what
    stands before it, asked to be left alone. ``bundle_key``: its public key for USB bundles, empty for none.
    ``which`` of the verdict's sentences, where it has several.
    """

    verdict: Verdict
    ms: int = 0
    cause: str = ""
    training: bool | None = None
    time: str = ""
    whose: str = ""
    retry: float | None = None
    bundle_key: str = ""
    which: str = ""

    @property
    def usable(self) -> bool:
        """Whether a batch may be sent."""
        return self.verdict in (Verdict.ONLINE, Verdict.SLOW)


def judge(heard: Heard, nonce: str, now: datetime, known: Known | None = None) -> Link:
    """The verdict on a probe with this nonce, by the laptop's clock and by what is known of the gateway."""
    if heard.failure == Verdict.CERTIFICATE:
        verdict, which = _by_certificate(heard, now, known or Known())
        return Link(verdict, heard.ms, heard.cause, which=which)
    if heard.failure:
        nameless = heard.failure == Verdict.OFFLINE and heard.flaw == "name"
        which = "nameless" if nameless else ""
        return Link(Verdict(heard.failure), heard.ms, heard.cause, which=which)
    data = own(heard.body)
    if data is None:
        # 511 is what a portal that knows its manners answers; 429 comes from a proxy that guards the office.
        down = (heard.status >= 500 and heard.status != 511) or heard.status == 429
        verdict, cause = Verdict.DOWN if down else Verdict.PORTAL, heard.cause
        return Link(verdict, heard.ms, cause or f"HTTP {heard.status}", retry=heard.retry)
    verdict, cause = _of_the_gateway(heard, data, nonce, now)
    its_own = verdict is not Verdict.PORTAL
    return Link(
        verdict, heard.ms, cause, data["training"] is True if its_own else None, str(data.get("time", "")),
        whose(fields.name(data, "store"), fields.name(data, "device")) if its_own else "", heard.retry,
        key if its_own and is_public(key := fields.name(data, "bundle_key")) else "",
    )  # fmt: skip


def _of_the_gateway(
    heard: Heard, data: Mapping[str, object], nonce: str, now: datetime
) -> tuple[Verdict, str]:
    """The verdict, and its cause, where the gateway's own JSON came back."""
    if heard.status in (401, 403):
        return Verdict.REFUSED, f"HTTP {heard.status}"
    if heard.status != 200:
        return Verdict.DOWN, f"HTTP {heard.status}"
    if data.get("nonce") != nonce or data.get("protocol") != PROTOCOL:
        return Verdict.PORTAL, "nonce"
    try:
        off = abs((moment(str(data.get("time", ""))) - now).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return Verdict.PORTAL, "time"
    if off > CLOCK_SECONDS:
        return Verdict.CLOCK, f"{off / 60:.0f} min"
    return Verdict.SLOW if heard.ms > SLOW_MS else Verdict.ONLINE, ""


def _by_certificate(heard: Heard, now: datetime, known: Known) -> tuple[Verdict, str]:
    """The verdict on a certificate that isn't trusted, and which of its sentences says it.

    One that was valid when the gateway last told its time, and isn't by the laptop's clock, is a clock that is off;
    so is a clock that is behind that time, and one by which a certificate isn't valid yet where no such time is known,
    since an office serves with one that is. A certificate that ended since then looks the same as a clock that is
    ahead: the sentence of both says what to do where the clock is right. One of
    another name, or another than the gateway showed before, is somebody else's: whoever stands between.
    """
    if heard.flaw in ("early", "expired") and heard.valid is not None:
        begins, ends = heard.valid
        was_valid = known.time is not None and begins <= known.time <= ends
        behind = known.time is not None and (known.time - now).total_seconds() > CLOCK_SECONDS
        unknown_yet = known.time is None and heard.flaw == "early" and now < begins
        if was_valid or behind or unknown_yet:
            return Verdict.CLOCK, "clock-tls"
        return Verdict.CERTIFICATE, "expired"
    another = known.certificate != "" and heard.peer not in ("", known.certificate)
    same = known.certificate != "" and heard.peer == known.certificate
    if another or (heard.flaw == "host" and not same):
        return Verdict.PORTAL, "portal-tls"
    return Verdict.CERTIFICATE, ""


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
