"""HTTP to the gateway on one kept connection. What happened is a value, never an exception."""

import gzip
import json
import ssl
import time
import zlib
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol
from urllib.parse import urlsplit

from operator_tui import __version__
from operator_tui.delivery import peer, reading
from operator_tui.delivery.address import is_loopback
from operator_tui.delivery.line import SHAKE_DOWN, SHAKE_UP, Line
from operator_tui.delivery.link import Heard, own
from operator_tui.delivery.outcome import Answered, MaybeLeft, NotLeft, RefusedWhole, Sent
from operator_tui.delivery.protocol import MAX_BATCH_BYTES, Answer, Batch, Malformed
from operator_tui.delivery.reading import HEADER_BYTES

if TYPE_CHECKING:
    import httpx

_CONNECT, _READ = 15.0, 60.0
_WHOLE_PROBE, _WHOLE_BATCH = 30.0, 100.0
"""Seconds within which a probe, or a batch with its answer, has to be over: connecting, sending and all."""
_PROBE_BYTES: Final = 65_536

__all__ = [
    "Answered",
    "HttpTransport",
    "MaybeLeft",
    "NotLeft",
    "RefusedWhole",
    "Sent",
    "Transport",
]


class Transport(Protocol):
    """What the engine needs of a link."""

    @property
    def where(self) -> str:
        """The gateway's ``host:port``, for IT; empty where none is set."""
        ...

    def probe(self, nonce: str) -> Heard:
        """Ask the gateway who it is."""
        ...

    def post(self, batch: Batch) -> Sent:
        """Send a batch."""
        ...

    def renew(self) -> bool:
        """Take up settings that were changed since; whether there were any."""
        ...

    def abort(self) -> None:
        """End the exchange under way, from another thread."""
        ...

    def close(self) -> None:
        """Give the connection up."""
        ...


class HttpTransport:
    """The gateway at ``url``. ``ca`` names a PEM file to trust instead of the public ones."""

    def __init__(self, url: str, token: str, ca: str = "") -> None:
        self._url, self._token, self._ca = url, token, ca
        self._made: httpx.Client | None = None
        self._line = Line()

    @property
    def where(self) -> str:
        """The gateway's ``host:port``."""
        return place(self._url)

    def probe(self, nonce: str) -> Heard:
        """``GET /v1/health``, never following a redirect."""
        import httpx

        made = self._client()
        if isinstance(made, NotLeft):
            return Heard(failure=made.failure, cause=made.cause)
        begun = time.perf_counter()
        asked = made.stream(
            "GET", "v1/health", params={"nonce": nonce}, timeout=httpx.Timeout(_CONNECT),
            extensions={"trace": self._line.trace},
        )  # fmt: skip
        try:
            with self._line.within(_WHOLE_PROBE), asked as answer:
                down, body = _said(answer)
        except (httpx.HTTPError, OSError) as error:
            self.close()
            return self._unheard(error, _since(begun))
        up, down = self._with_handshake(HEADER_BYTES, down)
        return Heard(
            answer.status_code, body, _since(begun), retry=_retry(answer), up=up, down=down,
            first_ms=self._line.first_ms, peer=self._line.certificate,
        )  # fmt: skip

    def _unheard(self, error: Exception, ms: int) -> Heard:
        """A probe that nothing came back of; who shows a certificate that isn't trusted is looked at."""
        failure, cause = reading.failure(error), self._cause(error)
        up, down = self._with_handshake(0, 0)
        if failure != "certificate":
            return Heard(
                failure=failure, cause=cause, ms=ms, up=up, down=down, flaw=reading.flaw(error)
            )
        parts = urlsplit(self._url)
        found = peer.look(parts.hostname or "", parts.port or 443, _CONNECT)
        return Heard(
            failure=failure, cause=cause, ms=ms, up=up + SHAKE_UP, down=down + SHAKE_DOWN,
            flaw=reading.flaw(error), peer=found.certificate if found else "",
            valid=(found.begins, found.ends) if found else None,
        )  # fmt: skip

    def _with_handshake(self, up: int, down: int) -> tuple[int, int]:
        """Bytes each way, with those of the handshake that came before, if there was one."""
        return (up + SHAKE_UP, down + SHAKE_DOWN) if self._line.shook else (up, down)

    def post(self, batch: Batch) -> Sent:
        """``POST /v1/batches``, gzip both ways; the answer is never more than the protocol's limit in memory."""
        import httpx

        made = self._client()
        if isinstance(made, NotLeft):
            return made
        text = json.dumps(batch.to_json(), ensure_ascii=False, separators=(",", ":"))
        body = gzip.compress(text.encode(), 9, mtime=0)
        up, begun = len(body) + HEADER_BYTES, time.perf_counter()
        headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
        try:
            with (
                self._line.within(_WHOLE_BATCH),
                made.stream(
                    "POST", "v1/batches", content=body, headers=headers,
                    extensions={"trace": self._line.trace},
                ) as answer,
            ):  # fmt: skip
                down, data = reading.read(answer, MAX_BATCH_BYTES)
        except (
            httpx.ConnectError,
            httpx.ConnectTimeout,
            httpx.PoolTimeout,
            httpx.ProxyError,
            httpx.UnsupportedProtocol,
        ) as error:
            self.close()
            return NotLeft(reading.failure(error), self._cause(error))
        except (httpx.HTTPError, OSError, ValueError, zlib.error) as error:
            self.close()
            up, down = self._with_handshake(up, 0)
            return MaybeLeft("cut", self._cause(error), up, down, ms=_since(begun))
        up, down = self._with_handshake(up, down)
        took = _Took(up, down, _since(begun), self._line.first_ms)
        return _understood(answer.status_code, _retry(answer), data, took)

    def renew(self) -> bool:
        """Nothing to take up: address and token were given once."""
        return False

    def abort(self) -> None:
        """End the exchange under way, from another thread."""
        self._line.abort()

    def close(self) -> None:
        """Give the connection up; the next request makes a new one."""
        made, self._made = self._made, None
        if made is not None:
            made.close()

    def _cause(self, error: Exception) -> str:
        return "exchange too slow" if self._line.late else reading.cause(error, self._token)

    def _client(self) -> "httpx.Client | NotLeft":
        """The kept client; what keeps one from being made at all keeps everything here."""
        import httpx

        if self._made is not None:
            return self._made
        if not self._token.isascii() or not self._token.isprintable():
            return NotLeft("refused", "gateway.token")
        try:
            self._made = httpx.Client(
                base_url=self._url,
                headers={
                    **({"Authorization": f"Bearer {self._token}"} if self._token else {}),
                    "User-Agent": f"operator_tui/{__version__}",
                    "Accept-Encoding": "gzip", "Accept": "application/json",
                },
                timeout=httpx.Timeout(_READ, connect=_CONNECT),
                limits=httpx.Limits(max_connections=1),
                verify=ssl.create_default_context(cafile=self._ca) if self._ca else True,
                trust_env=not is_loopback(urlsplit(self._url).hostname or ""),
            )  # fmt: skip
        except (OSError, ValueError, ImportError, httpx.InvalidURL) as error:
            where = "gateway.ca" if self._ca and isinstance(error, OSError) else "gateway.url"
            return NotLeft("down", f"{where} {reading.cause(error)}"[:120])
        return self._made


def _retry(answer: "httpx.Response") -> float | None:
    return reading.retry_after(
        answer.headers.get("Retry-After", ""), answer.headers.get("Date", "")
    )


def place(url: str) -> str:
    """The ``host:port`` of an address."""
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return f"{parts.hostname}:{port}" if parts.hostname else ""


def _said(answer: "httpx.Response") -> tuple[int, bytes]:
    """What a probe was answered; nothing where that is more, or other, than the gateway ever says."""
    try:
        return reading.read(answer, _PROBE_BYTES)
    except (ValueError, zlib.error):
        return answer.num_bytes_downloaded + HEADER_BYTES, b""


class _Took(NamedTuple):
    """Bytes up and down, milliseconds in all and until the answer began."""

    up: int
    down: int
    ms: int
    first_ms: int


def _understood(status: int, retry: float | None, body: bytes, took: _Took) -> Sent:
    data, up, down, ms = own(body), took.up, took.down, took.ms
    if data is None:
        problem = "server" if (status >= 500 and status != 511) or status == 429 else "portal"
        return MaybeLeft(problem, f"HTTP {status}", up, down, retry, ms)
    if status == 200:
        try:
            return Answered(Answer.from_json(data), up, down, ms, took.first_ms)
        except Malformed as error:
            return MaybeLeft("server", f"answer: {error}", up, down, ms=ms)
    if 400 <= status < 500 or status == 503:
        return RefusedWhole(status, str(data.get("code", ""))[:40], retry, up, down, ms)
    return MaybeLeft("server", f"HTTP {status}", up, down, retry, ms)


def _since(begun: float) -> int:
    return round((time.perf_counter() - begun) * 1000)
