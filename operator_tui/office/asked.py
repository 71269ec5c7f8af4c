"""Reading what is asked: a body within its limits, a batch of the protocol's shape, or a :class:`Problem`."""

import asyncio
import json
import zlib
from typing import Final

from starlette.requests import ClientDisconnect, Request

from operator_tui.delivery.protocol import MAX_BATCH_BYTES, MAX_ITEMS, Batch, Malformed

BODY_SECONDS: Final = 60.0
"""Time for a request's body to come in: a laptop's batch takes twenty at most."""


class Problem(Exception):
    """A refusal, answered as problem+json; ``code`` is for programs."""

    def __init__(
        self, status: int, code: str, title: str, headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(code)
        self.status, self.code, self.title, self.headers = status, code, title, headers or {}


async def read_body(
    request: Request, seconds: float | None = None, most: int = MAX_BATCH_BYTES
) -> bytes:
    """The request's body, decompressed, never more than ``most`` bytes in memory, within so many seconds.

    One that says of itself that it is longer is refused unread.
    """
    if _declared(request) > most:
        raise Problem(413, "too-large", "the batch is too large", {"Connection": "close"})
    try:
        async with asyncio.timeout(BODY_SECONDS if seconds is None else seconds):
            return await _whole_body(request, most)
    except TimeoutError as error:
        late = {"Connection": "close"}
        raise Problem(408, "slow", "the body took too long to come", late) from error


def _declared(request: Request) -> int:
    length = request.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() else 0


async def _whole_body(request: Request, most: int) -> bytes:
    encoding = request.headers.get("content-encoding", "").lower()
    if encoding not in ("", "identity", "gzip"):
        raise Problem(415, "encoding", "only gzip is understood")
    inflate = zlib.decompressobj(wbits=31) if encoding == "gzip" else None
    body, came = bytearray(), 0
    try:
        async for chunk in request.stream():
            came += len(chunk)
            room = most + 1 - len(body)
            if inflate is not None and inflate.eof and chunk:
                raise Problem(400, "gzip", "there is more behind the gzip data")
            body += chunk[:room] if inflate is None else inflate.decompress(chunk, room)
            if max(len(body), came) > most:
                raise Problem(413, "too-large", "the batch is too large")
    except zlib.error as error:
        raise Problem(400, "gzip", "the body isn't gzip") from error
    except ClientDisconnect as error:
        raise Problem(400, "cut", "the body was cut") from error
    if inflate is not None and (not inflate.eof or inflate.unused_data):
        raise Problem(400, "gzip", "the body isn't one whole gzip")
    return bytes(body)


def read_batch(body: bytes) -> Batch:
    """The batch in a body."""
    try:
        batch = Batch.from_json(json.loads(body))
        json.dumps(dict(batch.events), ensure_ascii=False).encode()  # a lone surrogate is no text
    except Malformed as error:
        raise Problem(400, "malformed", f"the batch isn't well formed: {error}") from error
    except (ValueError, RecursionError) as error:
        raise Problem(400, "json", "the body isn't JSON") from error
    if len(batch.items) > MAX_ITEMS:
        raise Problem(413, "too-many", f"a batch has at most {MAX_ITEMS} items")
    return batch
