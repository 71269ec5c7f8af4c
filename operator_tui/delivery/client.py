"""HTTP to the gateway on one kept connection. What happened is a value, never an exception."""

import gzip
import json
import ssl
import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol
from urllib.parse import urlsplit

from operator_tui import __version__
from operator_tui.delivery.address import is_loopback
from operator_tui.delivery.link import Heard, own
from operator_tui.delivery.protocol import MAX_BATCH_BYTES, Answer, Batch, Malformed

if TYPE_CHECKING:
    import httpx

HEADER_BYTES: Final = 400
"""What the headers of a request and its answer are counted as, each way."""
_CONNECT, _READ = 15.0, 60.0


@dataclass(frozen=True)
class Answered:
    """The gateway's own answer; bytes up and down, and milliseconds."""

    answer: Answer
    up: int
    down: int
    ms: int


@dataclass(frozen=True)
class NotLeft:
    """Provably nothing reached the office: no connection was made."""

    failure: str
    cause: str


@dataclass(frozen=True)
class MaybeLeft:
    """It left, and no proof came back: ``cut``, ``portal`` or ``server``."""

    problem: str
    cause: str
    up: int
    down: int = 0


@dataclass(frozen=True)
class RefusedWhole:
    """The gateway itself refused the request as a whole: provably without effect."""

    status: int
    code: str
    retry_after: float | None
    up: int
    down: int


Sent = Answered | NotLeft | MaybeLeft | RefusedWhole


class Transport(Protocol):
    """What the engine needs of a link."""

    def probe(self, nonce: str) -> Heard:
        """Ask the gateway who it is."""
        ...

    def post(self, batch: Batch) -> Sent:
        """Send a batch."""
        ...

    def close(self) -> None:
        """Give the connection up."""
        ...


class HttpTransport:
    """The gateway at ``url``. ``ca`` names a PEM file to trust instead of the public ones."""

    def __init__(self, url: str, token: str, ca: str = "") -> None:
        self._url, self._token, self._ca = url, token, ca
        self._made: httpx.Client | None = None

    def probe(self, nonce: str) -> Heard:
        """``GET /v1/health``, never following a redirect."""
        import httpx

        begun = time.perf_counter()
        try:
            answer = self._client().get(
                "v1/health", params={"nonce": nonce}, timeout=httpx.Timeout(_CONNECT)
            )
        except httpx.ConnectError as error:
            return Heard(failure=_failure(error), cause=_cause(error))
        except (httpx.HTTPError, OSError, ValueError) as error:
            return Heard(failure="offline", cause=_cause(error))
        return Heard(answer.status_code, answer.content[:65_536], _since(begun))

    def post(self, batch: Batch) -> Sent:
        """``POST /v1/batches``, gzip both ways; the answer is never more than the protocol's limit in memory."""
        import httpx

        body = gzip.compress(
            json.dumps(batch.to_json(), ensure_ascii=False, separators=(",", ":")).encode(),
            9,
            mtime=0,
        )
        up, begun = len(body) + HEADER_BYTES, time.perf_counter()
        headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
        try:
            with self._client().stream(
                "POST", "v1/batches", content=body, headers=headers
            ) as answer:
                down, data = _read(answer)
        except (
            httpx.ConnectError,
            httpx.ConnectTimeout,
            httpx.PoolTimeout,
            httpx.UnsupportedProtocol,
        ) as error:
            return NotLeft(_failure(error), _cause(error))
        except (httpx.HTTPError, OSError, ValueError, zlib.error) as error:
            self.close()
            return MaybeLeft("cut", _cause(error), up)
        return _understood(
            answer.status_code, answer.headers.get("Retry-After", ""), data, up, down, _since(begun)
        )

    def close(self) -> None:
        """Give the connection up; the next request makes a new one."""
        if self._made is not None:
            self._made.close()
            self._made = None

    def _client(self) -> "httpx.Client":
        if self._made is None:
            import httpx

            host = urlsplit(self._url).hostname or ""
            self._made = httpx.Client(
                base_url=self._url,
                headers={
                    "Authorization": f"Bearer {self._token}", "User-Agent": f"operator_tui/{__version__}",
                    "Accept-Encoding": "gzip", "Accept": "application/json",
                },
                timeout=httpx.Timeout(_READ, connect=_CONNECT),
                verify=ssl.create_default_context(cafile=self._ca) if self._ca else True,
                trust_env=not is_loopback(host),
            )  # fmt: skip
        return self._made


def _read(answer: "httpx.Response") -> tuple[int, bytes]:
    """Bytes on the wire, and the body, inflated no further than the limit."""
    packed = answer.headers.get("Content-Encoding", "").lower() == "gzip"
    inflate = zlib.decompressobj(wbits=31) if packed else None
    down, body = HEADER_BYTES, bytearray()
    for chunk in answer.iter_raw():
        down += len(chunk)
        room = MAX_BATCH_BYTES + 1 - len(body)
        body += chunk[:room] if inflate is None else inflate.decompress(chunk, room)
        if len(body) > MAX_BATCH_BYTES:
            raise ValueError("answer too large")
    if inflate is not None and not inflate.eof:
        raise ValueError("answer not whole")
    return down, bytes(body)


def _understood(status: int, retry: str, body: bytes, up: int, down: int, ms: int) -> Sent:
    data = own(body)
    if data is None:
        problem = "server" if status >= 500 else "portal"
        return MaybeLeft(problem, f"HTTP {status}", up, down)
    if status == 200:
        try:
            return Answered(Answer.from_json(data), up, down, ms)
        except Malformed as error:
            return MaybeLeft("server", f"answer: {error}", up, down)
    if status == 500 or status < 400:
        return MaybeLeft("server", f"HTTP {status}", up, down)
    return RefusedWhole(status, str(data.get("code", ""))[:40], _retry_after(retry), up, down)


def _retry_after(text: str) -> float | None:
    """Seconds, from a number or a date; None where there is nothing to read."""
    if text.strip().isdecimal():
        return float(text)
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    return max(0.0, (at - datetime.now(UTC)).total_seconds())


def _failure(error: Exception) -> str:
    """``offline`` where no network answers at all, ``down`` where a machine said no."""
    cause: Any = error
    while cause is not None:
        if isinstance(cause, ConnectionRefusedError | ssl.SSLError):
            return "down"
        cause = cause.__cause__ or cause.__context__
    return (
        "down"
        if "refused" in str(error).lower() or "certificate" in str(error).lower()
        else "offline"
    )


def _cause(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:120]


def _since(begun: float) -> int:
    return round((time.perf_counter() - begun) * 1000)
