"""Asking OSS about an NIB: ``checkNIB`` and ``inqueryNIB`` of its integration guide (PIA – OSS RBA 4.3.22).

JSON over POST at ``{oss.url}/{method}`` with the header ``user_key``. What came of it is a value, never an exception:
OSS is slow, is down, or answers with a page of HTML, and none of that says anything of the NIB.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from operator_tui import __version__
from operator_tui.delivery.address import is_loopback
from operator_tui.office.oss_reading import text_of

if TYPE_CHECKING:
    import ssl

    import httpx

SECONDS: Final = 20.0
"""For one question with its whole answer."""
_LARGEST: Final = 1_000_000
"""Bytes of an answer."""
_METHODS: Final = {"checkNIB": "CHECKNIB", "inqueryNIB": "INQUERYNIB"}
"""Each method's name, with what its question is called."""


@dataclass(frozen=True)
class Said:
    """OSS's answer: its ``kode``, what it says in words, and the ``dataNIB``; or the ``trouble`` of having none.

    ``trouble``: ``timeout``, ``unreachable``, ``certificate``, ``redirect``, ``http-<status>``, ``too-large``,
    ``encoded``, ``not-json``, ``shape``.
    """

    kode: int = 0
    words: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    trouble: str = ""


class Oss:
    """OSS as the office may ask it; open and close it as an async context."""

    def __init__(
        self,
        url: str,
        user_key: str,
        *,
        seconds: float = SECONDS,
        tls: "ssl.SSLContext | None" = None,
    ) -> None:
        import httpx

        self._url, self._seconds = url.rstrip("/"), seconds
        self._client = httpx.AsyncClient(
            headers={
                "user_key": user_key, "User-Agent": f"operator_tui/{__version__}",
                "Accept": "application/json", "Accept-Encoding": "identity",
            },
            follow_redirects=False,
            limits=httpx.Limits(max_connections=1),
            timeout=httpx.Timeout(seconds),
            trust_env=not is_loopback(urlsplit(url).hostname or ""),
            verify=tls or urlsplit(url).scheme != "http",  # without TLS no authorities need be loaded
        )  # fmt: skip

    async def __aenter__(self) -> "Oss":
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._client.aclose()

    async def check(self, nib: str) -> Said:
        """``checkNIB``: name and status of a number."""
        return await self._ask("checkNIB", nib)

    async def inquire(self, nib: str) -> Said:
        """``inqueryNIB``: all that is known of a number, the NIK of its holder among it."""
        return await self._ask("inqueryNIB", nib)

    async def _ask(self, method: str, nib: str) -> Said:
        import httpx

        try:
            async with asyncio.timeout(self._seconds):
                status, body = await self._exchange(method, {_METHODS[method]: {"nib": nib}})
        except (TimeoutError, httpx.TimeoutException):
            return Said(trouble="timeout")
        except _Unread as error:
            return Said(trouble=error.code)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            return Said(trouble="certificate" if _of_certificate(error) else "unreachable")
        return understood(method, status, body)

    async def _exchange(self, method: str, question: Mapping[str, Any]) -> tuple[int, bytes]:
        body = bytearray()
        address = f"{self._url}/{method}"
        async with self._client.stream("POST", address, json=question) as answer:
            if 300 <= answer.status_code < 400:
                raise _Unread("redirect")
            if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
                raise _Unread("encoded")
            async for chunk in answer.aiter_raw():
                body += chunk
                if len(body) > _LARGEST:
                    raise _Unread("too-large")
        return answer.status_code, bytes(body)


class _Unread(Exception):
    """An answer that isn't read to its end."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def understood(method: str, status: int, body: bytes) -> Said:
    """What an answer says. The ``kode`` in it counts; where there is none, the HTTP status does."""
    try:
        whole = json.loads(body)
    except (ValueError, RecursionError):
        return Said(trouble="not-json" if status == 200 else f"http-{status}")
    answer = whole.get(f"respon{method}") if isinstance(whole, dict) else None
    kode = text_of(answer.get("kode")) if isinstance(answer, dict) else ""
    if not isinstance(answer, dict) or not kode.isascii() or not kode.isdigit() or len(kode) > 4:
        return Said(trouble="shape" if status == 200 else f"http-{status}")
    data = answer.get("dataNIB")
    if isinstance(data, list) and len(data) == 1:
        [data] = data
    return Said(
        int(kode), text_of(answer.get("keterangan")), data if isinstance(data, dict) else {}
    )


def _of_certificate(error: "httpx.HTTPError | httpx.InvalidURL | OSError") -> bool:
    """Whether what answers shows a certificate that isn't trusted here."""
    import ssl

    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return "CERTIFICATE_VERIFY_FAILED" in str(error)
