"""Bundles: a batch, and its answer, as a file on a USB stick where there is no signal.

A bundle is gzip JSON, encrypted with age (X25519) for the office's public key: nobody who finds the stick reads it. It
holds the very batch that would go over HTTP, the device's token (which decides the device, as over HTTP), the key that
its answer is to be encrypted for, and a random secret. The answer echoes the secret: only whoever could open the bundle
knows it, so no one but the office answers. Both are opened bounded in bytes, whatever they hold.

Any age program opens them too: ``age -d -i KEY FILE | gunzip``.
"""

import gzip
import json
import secrets
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from operator_tui.core.agekey import is_public
from operator_tui.core.errors import Refused, Usage
from operator_tui.delivery import fields
from operator_tui.delivery.protocol import MAX_BATCH_BYTES, MAX_ITEMS, Answer, Batch, Malformed

SUFFIX: Final = ".optui"
ANSWER_SUFFIX: Final = ".jawaban.optui"
"""How an answer's file ends; the rest of its name is its bundle's."""
LARGEST: Final = MAX_BATCH_BYTES + 1_000_000
"""Bytes of a file that is opened, and of the JSON in it: a batch at its limit, and what stands around it."""
_VERSION: Final = 1
_HEAD: Final = b"age-encryption.org/v1\n"
_HEAD_BYTES: Final = 4_096
"""Bytes within which age's head ends: one recipient takes 200, and each more costs whoever opens it."""
_ANSWER_BYTES: Final = 5_000_000
"""Bytes of news that are gathered for an answer."""


@dataclass(frozen=True)
class Bundle:
    """What a laptop sends on a stick. ``id`` is the batch's; ``training`` is None where no office answered yet.

    ``cursor_of`` says whose updates the batch's cursor counts (``store/device``): with another office it is worthless.
    """

    id: str
    name: str
    token: str
    answer_to: str
    secret: str
    training: bool | None
    cursor_of: str
    batch: Batch

    def __repr__(self) -> str:
        return f"Bundle({self.id!r}, items={len(self.batch.items)})"


@dataclass(frozen=True)
class Reply:
    """What the office answers to a bundle. ``asked`` is the cursor from which on it told what is new."""

    id: str
    name: str
    secret: str
    asked: int
    answer: Answer

    def __repr__(self) -> str:
        return f"Reply({self.id!r}, results={len(self.answer.results)})"


def new_secret_key() -> str:
    """A new secret key, as text; whoever has it opens what is encrypted for its public one."""
    from pyrage import x25519

    return str(x25519.Identity.generate())


def public_key(secret_key: str) -> str:
    """The public key of a secret one."""
    from pyrage import x25519

    return str(x25519.Identity.from_str(secret_key).to_public())


def new_secret() -> str:
    """What an answer has to echo."""
    return secrets.token_hex(32)


def seal(bundle: Bundle, office_key: str) -> bytes:
    """A bundle as a file's bytes. Raises :class:`Usage` for what is no public key."""
    batch = bundle.batch.to_json() | {"training": bundle.training}
    return _sealed(
        {
            "kind": "bundle", "version": _VERSION, "id": bundle.id, "name": bundle.name, "token": bundle.token,
            "answer_to": bundle.answer_to, "secret": bundle.secret, "cursor_of": bundle.cursor_of, "batch": batch,
        },
        office_key,
    )  # fmt: skip


def open_bundle(data: bytes, secret_key: str) -> Bundle:
    """The bundle in a file's bytes. Raises :class:`Refused` with a sentence for anything else."""
    body = _opened(data, secret_key, "bundle", "bundle.not-for-office")
    try:
        batch = dict(fields.mapping(body.get("batch"), "batch"))
        training = batch.get("training")
        found = Bundle(
            fields.text(body, "id"), fields.text(body, "name"), fields.text(body, "token"),
            fields.text(body, "answer_to"), fields.text(body, "secret"),
            None if training is None else fields.flag(batch, "training"), fields.name(body, "cursor_of"),
            Batch.from_json(batch | {"training": training is True}),
        )  # fmt: skip
        json.dumps(dict(found.batch.events), ensure_ascii=False).encode()
    except (Malformed, ValueError) as error:
        raise Refused("bundle.malformed", where=_where(error)) from error
    if len(found.batch.items) > MAX_ITEMS:
        raise Refused("bundle.malformed", where="items")
    if found.id != found.batch.batch or not is_public(found.answer_to) or not is_name(found.name):
        raise Refused("bundle.malformed", where="id")
    return found


def seal_reply(reply: Reply, answer_to: str) -> bytes:
    """An answer as a file's bytes."""
    return _sealed(
        {
            "kind": "answer", "version": _VERSION, "id": reply.id, "name": reply.name, "secret": reply.secret,
            "asked": reply.asked, "answer": reply.answer.to_json(),
        },
        answer_to,
    )  # fmt: skip


def open_reply(data: bytes, secret_key: str) -> Reply:
    """The answer in a file's bytes. Raises :class:`Refused` with a sentence for anything else."""
    body = _opened(data, secret_key, "answer", "bundle.not-for-laptop")
    try:
        return Reply(
            fields.text(body, "id"), fields.text(body, "name"), fields.text(body, "secret"),
            fields.whole(body, "asked"), Answer.from_json(body.get("answer")),
        )  # fmt: skip
    except Malformed as error:
        raise Refused("bundle.malformed", where=_where(error)) from error


def is_name(text: str) -> bool:
    """Whether a bundle's name is safe as a file's: letters, digits and hyphens, on every system."""
    return 0 < len(text) <= 60 and text.isascii() and text.replace("-", "").isalnum()


def room_for(updates: int, size: int) -> bool:
    """Whether an answer with so many updates, of so many bytes, has room for more."""
    return updates < 10 * MAX_ITEMS and size < _ANSWER_BYTES


def fits(batch: Batch) -> bool:
    """Whether a batch keeps to the protocol's limits."""
    text = json.dumps(batch.to_json(), ensure_ascii=False, separators=(",", ":"))
    return len(batch.items) <= MAX_ITEMS and len(text.encode()) <= MAX_BATCH_BYTES


def _sealed(body: Mapping[str, Any], key: str) -> bytes:
    from pyrage import RecipientError, encrypt, x25519

    try:
        recipient = x25519.Recipient.from_str(key)
    except RecipientError as error:
        raise Usage("bundle.key-bad") from error
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    return bytes(encrypt(gzip.compress(text, 9, mtime=0), [recipient]))


def _opened(data: bytes, key: str, kind: str, not_ours: str) -> Mapping[str, Any]:
    """The JSON in a file of one kind, inflated no further than the limit."""
    from pyrage import DecryptError, decrypt, x25519

    if len(data) > LARGEST:
        raise Refused("bundle.too-large")
    if not data.startswith(_HEAD) or data.find(b"\n--- ", 0, _HEAD_BYTES) < 0:
        raise Refused("bundle.none")
    try:
        packed = bytes(decrypt(data, [x25519.Identity.from_str(key)]))
    except DecryptError as error:
        raise Refused(not_ours) from error
    try:
        body = json.loads(_inflated(packed))
    except (ValueError, RecursionError, zlib.error) as error:
        raise Refused("bundle.malformed", where="json") from error
    if not isinstance(body, dict) or body.get("kind") != kind:
        raise Refused("bundle.malformed", where="kind")
    if body.get("version") != _VERSION:
        raise Refused("bundle.newer")
    return body


def _inflated(packed: bytes) -> bytes:
    """The whole of a gzip, bounded. Raises ``ValueError`` or ``zlib.error``."""
    inflate = zlib.decompressobj(wbits=31)
    body = inflate.decompress(packed, LARGEST + 1)
    if len(body) > LARGEST:
        raise Refused("bundle.too-large")
    if not inflate.eof or inflate.unused_data:
        raise ValueError("gzip")
    return body


def _where(error: Exception) -> str:
    """The part that can't be read: a name of the format's own, never what stands there."""
    return str(error)[:40] if isinstance(error, Malformed) else "text"
