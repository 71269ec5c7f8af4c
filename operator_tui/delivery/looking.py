"""A look at the link: probe, judge, and write down what it showed and what it took."""

import random
from collections.abc import Callable
from datetime import datetime

from operator_tui import logs
from operator_tui.core.times import moment
from operator_tui.delivery import settle
from operator_tui.delivery.client import Transport
from operator_tui.delivery.link import Heard, Known, Link, Verdict, judge
from operator_tui.delivery.measure import Exchange, Meter
from operator_tui.store import attempts, meta
from operator_tui.store.attempts import Look
from operator_tui.store.sqlcipher import Database
from operator_tui.store.store import Store, Tx


class Looker:
    """Looks at the link, with what earlier contacts showed of the gateway."""

    def __init__(
        self,
        store: Store,
        transport: Transport,
        clock: Callable[[], datetime],
        rng: random.Random,
        meter: Meter,
    ) -> None:
        self._store, self._transport = store, transport
        self._clock, self._rng, self._meter = clock, rng, meter

    def look(self) -> Link:
        """The verdict of a probe now. Its bytes, and what it told of the gateway, are stored."""
        nonce = f"{self._rng.getrandbits(64):016x}"
        heard = self._transport.probe(nonce)
        link = judge(heard, nonce, self._clock(), self._store.read(_known))
        if link.usable:
            self._meter.asked(Exchange(heard.up, heard.down, heard.first_ms or heard.ms, heard.ms))
        write = logs.info if link.usable else logs.warning
        cause = f"{self._transport.where} {link.cause}".strip() if link.cause else ""
        write("delivery", "probe", verdict=link.verdict.value, ms=link.ms, cause=cause)
        self._store.do(lambda tx: _write(tx, link, heard, cause), "engine")
        return link


def _known(db: Database) -> Known:
    time = meta.get(db, meta.GATEWAY_TIME)
    return Known(moment(time) if time else None, meta.get(db, meta.GATEWAY_CERTIFICATE))


def _write(tx: Tx, link: Link, heard: Heard, cause: str) -> None:
    attempts.looked(tx, Look(link.verdict.value, cause, link.ms, heard.up, heard.down))
    if link.usable or link.verdict is Verdict.CLOCK:
        settle.keep_time(tx, link.time)
    if link.usable and heard.peer:
        meta.put(tx, meta.GATEWAY_CERTIFICATE, heard.peer)
