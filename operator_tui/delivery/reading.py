"""Reading an answer without trusting it: bounded in bytes; and naming what went wrong."""

import re
import socket
import ssl
import zlib
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import httpx

LONGEST_CAUSE: Final = 160
"""Characters of a cause: its beginning, and its end, where the reason stands."""
_PLACE: Final = re.compile(r" \(_ssl\.c:[0-9]+\)$")
"""Where in the TLS library it was found: of no use to anybody, and it would stand where the reason should."""
_FLAWS: Final = {9: "early", 10: "expired", 62: "host", 64: "host"}
"""OpenSSL's codes of verification, ``X509_V_ERR_…``."""
HEADER_BYTES: Final = 400
"""What the headers of a request and its answer are counted as, each way."""


def read(answer: "httpx.Response", most: int) -> tuple[int, bytes]:
    """Bytes on the wire, and the body: no more than ``most`` of the one or the other.

    Raises ``ValueError`` or ``zlib.error`` for a body that is larger, not whole, or not all there is. What stands
    behind a gzip would be kept without end, and what inflates to nothing would cost data without end.
    """
    packed = answer.headers.get("Content-Encoding", "").lower() == "gzip"
    inflate = zlib.decompressobj(wbits=31) if packed else None
    down, body = HEADER_BYTES, bytearray()
    for chunk in answer.iter_raw():
        down += len(chunk)
        room = most + 1 - len(body)
        body += chunk[:room] if inflate is None else inflate.decompress(chunk, room)
        if max(len(body), down - HEADER_BYTES) > most:
            raise ValueError("answer too large")
        if inflate is not None and inflate.unused_data:
            raise ValueError("more behind the answer")
    if inflate is not None and not inflate.eof:
        raise ValueError("answer not whole")
    return down, bytes(body)


def retry_after(text: str, date: str) -> float | None:
    """Seconds, from a number or from a date; None where there is nothing to read.

    ``date`` is the answer's own ``Date``: a laptop whose clock is off waits no longer for that.
    """
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    at, now = _moment(text), _moment(date) or datetime.now(UTC)
    return None if at is None else max(0.0, (at - now).total_seconds())


def failure(error: Exception) -> str:
    """Why nothing left: the link's verdict.

    ``offline`` where no network answers at all, ``down`` where a machine is there, and says no or nothing,
    ``certificate`` where it shows one that isn't trusted here.
    """
    import httpx

    if isinstance(error, httpx.ConnectTimeout):
        return "offline"
    if not isinstance(error, httpx.ConnectError):
        return "down"
    cause: Any = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "certificate"
        if isinstance(cause, ConnectionRefusedError | ssl.SSLError):
            return "down"
        cause = cause.__cause__ or cause.__context__
    text = str(error).lower()
    if "certificate_verify_failed" in text:
        return "certificate"
    return "down" if "refused" in text or "certificate" in text else "offline"


def flaw(error: Exception) -> str:
    """What is wrong with a certificate: ``early``, ``expired``, ``host`` (it is another's), or ``untrusted``.

    ``name`` where there is none: the host's name leads nowhere.
    """
    found: Any = error
    while found is not None:
        if isinstance(found, ssl.SSLCertVerificationError):
            return _FLAWS.get(found.verify_code, "untrusted")
        if isinstance(found, socket.gaierror):
            return "name"
        found = found.__cause__ or found.__context__
    return "untrusted"


def cause(error: Exception, secret: str = "") -> str:
    """What went wrong, in a few words for IT; never with the token in it."""
    text = _PLACE.sub("", f"{type(error).__name__}: {error}")
    text = text.replace(secret, "…") if secret else text
    return text if len(text) <= LONGEST_CAUSE else f"{text[:20]}…{text[21 - LONGEST_CAUSE :]}"


def _moment(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
