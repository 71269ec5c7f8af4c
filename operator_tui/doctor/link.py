"""Link, gateway, token and clock: one look at the gateway answers for all of them."""

import secrets
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from operator_tui.core.errors import OperatorError, StoreTrouble
from operator_tui.core.times import ZONES, local, moment
from operator_tui.delivery.client import HttpTransport
from operator_tui.delivery.link import Link, Verdict, judge
from operator_tui.doctor.finding import Finding, Level, Subject
from operator_tui.locale import say
from operator_tui.store import meta

_UNREACHED: Final = 4
_NEAR: Final = 60
"""Seconds that a clock may be off without a word."""
_FIRST_YEAR: Final = 2026


def look(subject: Subject, clock: Callable[[], datetime]) -> Iterator[Finding]:
    """Ask the gateway once; without a token where the store is locked."""
    config = subject.config
    if config is None:
        yield Finding("link", Level.SKIPPED, "link-unread")
        yield _clock(None, clock())
        return
    if not config.gateway_url:
        yield Finding("link", Level.LOOK, "link-unset")
        yield _clock(None, clock())
        return
    token = _kept_token(subject)
    link = _ask(config.gateway_url, token or "", config.gateway_ca, clock)
    yield _link(link)
    yield _token(subject, token, link)
    yield _clock(link, clock())


def _kept_token(subject: Subject) -> str | None:
    """The token; empty for none, None where a store that is open can't be read."""
    try:
        return subject.store.read(lambda db: meta.get(db, meta.TOKEN)) if subject.store else ""
    except StoreTrouble:
        return None


def _ask(url: str, token: str, ca: str, clock: Callable[[], datetime]) -> Link:
    transport = HttpTransport(url, token, ca)
    nonce = secrets.token_hex(8)
    try:
        return judge(transport.probe(nonce), nonce, clock())
    except OperatorError as error:
        return Link(Verdict.DOWN, cause=error.key)
    finally:
        transport.close()


def _link(link: Link) -> Finding:
    params = {"ms": link.ms, "cause": link.cause or "-"}
    match link.verdict:
        case Verdict.ONLINE | Verdict.CLOCK | Verdict.SLOW if link.training is not None:
            kind = "training" if link.training else "live"
            slow = link.verdict is Verdict.SLOW
            return Finding(
                "link",
                Level.LOOK if slow else Level.GOOD,
                f"link-{'slow' if slow else kind}",
                params,
            )
        case Verdict.REFUSED:
            return Finding("link", Level.GOOD, "link-answers", params)
        case Verdict.DOWN if link.cause.startswith("gateway.ca "):
            return Finding("link", Level.BAD, "link-ca", params, _UNREACHED)
        case _:
            return Finding("link", Level.BAD, f"link-{link.verdict}", params, _UNREACHED)


def _token(subject: Subject, token: str | None, link: Link) -> Finding:
    if subject.store is None:
        return Finding("token", Level.SKIPPED, "token-locked")
    if token is None:
        return Finding("token", Level.SKIPPED, "token-unread")
    if not token:
        return Finding("token", Level.BAD, "token-none", code=_UNREACHED)
    if link.verdict is Verdict.REFUSED:
        return Finding("token", Level.BAD, "token-refused", code=_UNREACHED)
    if link.whose:
        return Finding("token", Level.GOOD, "token-good", {"device": link.whose.partition("/")[2]})
    return Finding("token", Level.SKIPPED, "token-unknown")


def _clock(link: Link | None, now: datetime) -> Finding:
    """Against the gateway's clock where it told it; else only whether the year can be."""
    shown = _shown(now)
    zone = now.astimezone().utcoffset()
    hours = zone.total_seconds() / 3600 if zone is not None else 0
    params: dict[str, object] = {"now": shown, "hours": f"{hours:+g}"}
    try:
        off = round((now - moment(link.time)).total_seconds()) if link and link.time else None
    except (ValueError, OverflowError):
        off = None
    if link and off is not None and abs(off) > _NEAR:
        params |= {"off": _span(abs(off)), "office": _shown(moment(link.time))}
        level = Level.BAD if link.verdict is Verdict.CLOCK else Level.LOOK
        return Finding("clock", level, "clock-ahead" if off > 0 else "clock-behind", params)
    if now.year < _FIRST_YEAR:
        return Finding("clock", Level.BAD, "clock-year", params)
    if hours not in ZONES.values():
        return Finding("clock", Level.LOOK, "clock-zone", params)
    return Finding("clock", Level.GOOD, "clock-good" if off is not None else "clock-alone", params)


def _shown(at: datetime) -> str:
    """With seconds, so that the support file keeps it, too."""
    return f"{local(at):%Y-%m-%d %H.%M.%S} WIB"


def _span(seconds: int) -> str:
    """In the largest unit of which it is at least two."""
    for unit, length in (("days", 86_400), ("hours", 3_600)):
        if seconds >= 2 * length:
            return say(f"ui.age.{unit}", n=seconds // length)
    return say("ui.age.minutes", n=seconds // 60)
