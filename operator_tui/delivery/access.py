"""The gateway as it is set now: address, token and CA are read anew, not only when sending begins."""

from collections.abc import Callable
from dataclasses import dataclass

from operator_tui.delivery.client import HttpTransport, Transport, place
from operator_tui.delivery.link import Heard, Verdict
from operator_tui.delivery.outcome import NotLeft, Sent
from operator_tui.delivery.protocol import Batch


@dataclass(frozen=True)
class Access:
    """What a laptop needs to reach its office; an empty ``url`` or ``token`` isn't set yet."""

    url: str
    token: str
    ca: str = ""

    def __repr__(self) -> str:
        return f"Access(url={self.url!r})"


def _http(access: Access) -> Transport:
    return HttpTransport(access.url, access.token, access.ca)


class CurrentTransport:
    """A transport to whatever gateway is set. ``read`` may raise an :class:`OperatorError`, which comes through."""

    def __init__(
        self, read: Callable[[], Access], make: Callable[[Access], Transport] = _http
    ) -> None:
        self._read, self._make = read, make
        self._access = Access("", "")
        self._made: Transport | None = None

    @property
    def where(self) -> str:
        """The ``host:port`` of the gateway that was asked last."""
        return place(self._access.url)

    def renew(self) -> bool:
        """Take up settings that were changed; whether there were any."""
        access = self._read()
        if access == self._access:
            return False
        self.close()
        self._access, self._made = access, None
        return True

    def probe(self, nonce: str) -> Heard:
        """Ask the gateway that is set now; what isn't set at all is a verdict too."""
        self.renew()
        if missing := self._missing():
            return Heard(failure=missing)
        return self._transport().probe(nonce)

    def post(self, batch: Batch) -> Sent:
        """Send a batch to the gateway that was probed."""
        if missing := self._missing():
            return NotLeft(missing, "")
        return self._transport().post(batch)

    def abort(self) -> None:
        """End the exchange under way, from another thread."""
        if self._made is not None:
            self._made.abort()

    def close(self) -> None:
        """Give the connection up."""
        if self._made is not None:
            self._made.close()

    def _missing(self) -> str:
        if not self._access.url:
            return Verdict.UNCONFIGURED.value
        return "" if self._access.token else Verdict.NO_TOKEN.value

    def _transport(self) -> Transport:
        if self._made is None:
            self._made = self._make(self._access)
        return self._made
