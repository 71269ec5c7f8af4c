"""The wire between a laptop and its office gateway, version 1. JSON over HTTP, both ways gzip.

``POST /v1/batches``   a :class:`Batch`; the answer is an :class:`Answer`
``GET  /v1/updates``   ``?cursor=``; an :class:`Answer` without results
``GET  /v1/health``    ``?nonce=``; ``{"gateway", "protocol", "nonce", "time", "training"}``, and with a token
                       ``"store"``, ``"device"`` and ``"bundle_key"``, the office's public key for USB bundles

Authorisation is ``Bearer <token>``; the token decides the device, never a field of the body. A refusal is
``application/problem+json``: ``{"type", "title", "status", "code", "gateway", "training", "time"}``.
Every answer of the gateway carries ``"gateway": "operator_tui"``: without it, it isn't the gateway's own.

**The cursor** is the ``seq`` of the last update that a laptop has stored. Updates are numbered from 1 for each device
of each office store, so a cursor means something only together with the two: ``store`` (an id that an office store is
born with) and ``device`` (the token's). Health with a token and every :class:`Answer` carry both. A laptop keeps whose
its cursor is; with another office store, or as another device, it begins at 0, and reading the same news again changes
nothing. An office treats a cursor past all that it ever told the device as 0, and an answer whose ``cursor`` is lower
than the one asked with says so. A gateway that sends neither id is one more office, without a name.
"""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from operator_tui.delivery import fields
from operator_tui.delivery.fields import Malformed

GATEWAY: Final = "operator_tui"
PROTOCOL: Final = 1
MAX_ITEMS: Final = 500
MAX_BATCH_BYTES: Final = 8_000_000
"""Upper limit of a batch, after decompression."""

__all__ = [
    "GATEWAY", "MAX_BATCH_BYTES", "MAX_ITEMS", "PROTOCOL", "Answer", "Batch", "Item", "ItemKind", "Malformed",
    "Result", "Update", "UpdateKind", "Verdict", "whose",
]  # fmt: skip


class ItemKind(StrEnum):
    """What an item asks of the office."""

    APPLICATION = "application"
    OUTCOME = "outcome"
    CANCEL = "cancel"
    CLAIM = "claim"


class Verdict(StrEnum):
    """What the office says of one item.

    ``accepted``: stored, or taken note of. ``conflict``: this id and revision came before with other content.
    ``invalid``: can't be taken as it is. ``denied``: a claim or cancel that the office refuses.
    ``unsupported``: a kind that this gateway doesn't know.
    """

    ACCEPTED = "accepted"
    CONFLICT = "conflict"
    INVALID = "invalid"
    DENIED = "denied"
    UNSUPPORTED = "unsupported"


class UpdateKind(StrEnum):
    """What the office tells of an application it holds."""

    ISSUED = "issued"
    RETURNED = "returned"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Item:
    """One thing to deliver.

    ``id`` is the application's UUID and, with ``kind`` and ``revision``, the key of its effect: the same
    again gets the same result. ``body`` for an application: ``{"ref", "form", "form_version", "event" (an
    id of the batch's events), "content" {field: value}, "statements" {...}, "made_at", "by"}``; for a
    cancel: ``{"reason"}``; an outcome: ``{"nib", "date"}`` or ``{"reason", "text"}``; a claim: ``{}``; both of these
    with ``"entry"``, the number at the laptop of the entry in OSS that they are of.
    ``malformed`` names the part of a received item that can't be read; it never goes over the wire.
    """

    kind: str
    id: str
    revision: int
    body: Mapping[str, Any]
    malformed: str = ""

    def to_json(self) -> dict[str, Any]:
        """The item as JSON data."""
        return {"kind": self.kind, "id": self.id, "revision": self.revision, "body": self.body}

    @classmethod
    def from_json(cls, data: object) -> "Item":
        """The item from JSON data. Raises :class:`Malformed` only without a kind and an id, which its result needs.

        Anything else that can't be read is the item's own fault, and no reason to refuse those beside it.
        """
        item = fields.mapping(data, "item")
        kind, name = fields.text(item, "kind"), fields.text(item, "id")
        try:
            revision = fields.whole(item, "revision")
        except Malformed:
            return cls(kind, name, 0, {}, "revision")
        body = item.get("body")
        return (
            cls(kind, name, revision, body)
            if isinstance(body, dict)
            else cls(kind, name, revision, {}, "body")
        )


@dataclass(frozen=True)
class Batch:
    """What a laptop sends in one request. ``events`` maps an event's id to its name, date, village, tz.

    ``training`` is what the laptop takes the gateway for: one of the other kind refuses the batch whole (409,
    ``other-kind``), so that no training batch ever enters a live office, nor the other way round.
    """

    batch: str
    sent_at: str
    app: str
    cursor: int
    journal_head: str
    unsent: int
    training: bool
    items: tuple[Item, ...]
    events: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The batch as JSON data."""
        return {
            "batch": self.batch,
            "sent_at": self.sent_at,
            "app": self.app,
            "cursor": self.cursor,
            "journal_head": self.journal_head,
            "unsent": self.unsent,
            "training": self.training,
            "events": self.events,
            "items": [item.to_json() for item in self.items],
        }

    @classmethod
    def from_json(cls, data: object) -> "Batch":
        """The batch from JSON data; raises :class:`Malformed`."""
        body = fields.mapping(data, "batch")
        items = body.get("items")
        if not isinstance(items, list):
            raise Malformed("items")
        return cls(
            batch=fields.text(body, "batch"),
            sent_at=fields.text(body, "sent_at"),
            app=fields.text(body, "app"),
            cursor=fields.whole(body, "cursor"),
            journal_head=fields.text(body, "journal_head"),
            unsent=fields.whole(body, "unsent"),
            training=fields.flag(body, "training"),
            items=tuple(Item.from_json(item) for item in items),
            events={
                key: {k: fields.unicode(v) for k, v in fields.mapping(value, "event").items()}
                for key, value in fields.mapping(body.get("events", {}), "events").items()
            },
        )


@dataclass(frozen=True)
class Result:
    """The office's word on one item. ``receipt`` and ``at`` (UTC, ISO 8601) are the proof of acceptance.

    ``warnings`` are codes such as ``nik-known`` (the same NIK came from another laptop).
    """

    kind: str
    id: str
    revision: int
    verdict: str
    receipt: str = ""
    at: str = ""
    field: str = ""
    reason: str = ""
    warnings: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The result as JSON data; what is empty is left out."""
        data: dict[str, Any] = {
            "kind": self.kind, "id": self.id, "revision": self.revision, "verdict": self.verdict,
            "receipt": self.receipt, "at": self.at, "field": self.field, "reason": self.reason,
            "warnings": list(self.warnings),
        }  # fmt: skip
        return {key: value for key, value in data.items() if value not in ("", [])}

    @classmethod
    def from_json(cls, data: object) -> "Result":
        """The result from JSON data; raises :class:`Malformed`."""
        body = fields.mapping(data, "result")
        warnings = body.get("warnings", [])
        return cls(
            kind=fields.text(body, "kind"),
            id=fields.text(body, "id"),
            revision=fields.whole(body, "revision"),
            verdict=fields.text(body, "verdict"),
            receipt=fields.optional(body, "receipt"),
            at=fields.optional(body, "at"),
            field=fields.optional(body, "field"),
            reason=fields.optional(body, "reason"),
            warnings=tuple(str(w) for w in warnings) if isinstance(warnings, list) else (),
        )


@dataclass(frozen=True)
class Update:
    """Something new about an application. ``seq`` rises by one per device's office store, never skipping.

    ``issued`` has ``nib`` (13 digits), ``date`` (ISO), ``via`` (``pushed|typed|training``) and ``verified``;
    ``returned`` has ``field``, ``reason`` and ``by``; ``stopped`` has ``nib`` and as ``reason`` what OSS says
    of it now: ``frozen``, ``revoked``, or ``active`` where that is over.
    """

    seq: int
    kind: str
    id: str
    revision: int
    at: str
    nib: str = ""
    date: str = ""
    via: str = ""
    verified: bool = False
    field: str = ""
    reason: str = ""
    by: str = ""

    def to_json(self) -> dict[str, Any]:
        """The update as JSON data; what is empty is left out."""
        data: dict[str, Any] = {
            "seq": self.seq, "kind": self.kind, "id": self.id, "revision": self.revision, "at": self.at,
            "nib": self.nib, "date": self.date, "via": self.via, "verified": self.verified,
            "field": self.field, "reason": self.reason, "by": self.by,
        }  # fmt: skip
        return {key: value for key, value in data.items() if value != "" and value is not False}

    @classmethod
    def from_json(cls, data: object) -> "Update":
        """The update from JSON data. Raises :class:`Malformed` only without a ``seq``, which the cursor needs.

        One that can't be read otherwise is of no known kind: it is noted and passed, the news behind it is read.
        """
        body = fields.mapping(data, "update")
        seq = fields.whole(body, "seq")
        try:
            return cls._read(seq, body)
        except Malformed as error:
            return cls(seq, f"malformed: {error}", fields.name(body, "id"), 0, "")

    @classmethod
    def _read(cls, seq: int, body: Mapping[str, Any]) -> "Update":
        return cls(
            seq=seq,
            kind=fields.text(body, "kind"),
            id=fields.text(body, "id"),
            revision=fields.whole(body, "revision"),
            at=fields.optional(body, "at"),
            nib=fields.optional(body, "nib"),
            date=fields.optional(body, "date"),
            via=fields.optional(body, "via"),
            verified=body.get("verified") is True,
            field=fields.optional(body, "field"),
            reason=fields.optional(body, "reason"),
            by=fields.optional(body, "by"),
        )


@dataclass(frozen=True)
class Answer:
    """The gateway's answer to a batch, or to a look for updates (then ``results`` is empty).

    ``cursor`` is the ``seq`` of the last update here, or the one read from; ``more`` says ask again at once.
    ``store`` and ``device`` say whose updates these are; both empty from a gateway that doesn't say.
    """

    training: bool
    time: str
    request: str
    cursor: int
    results: tuple[Result, ...] = ()
    updates: tuple[Update, ...] = ()
    more: bool = False
    store: str = ""
    device: str = ""

    @property
    def whose(self) -> str:
        """Whose updates these are, in one text: ``store/device``; empty where the gateway doesn't say."""
        return whose(self.store, self.device)

    def to_json(self) -> dict[str, Any]:
        """The answer as JSON data."""
        return {
            "gateway": GATEWAY,
            "protocol": PROTOCOL,
            "store": self.store,
            "device": self.device,
            "training": self.training,
            "time": self.time,
            "request": self.request,
            "cursor": self.cursor,
            "more": self.more,
            "results": [r.to_json() for r in self.results],
            "updates": [u.to_json() for u in self.updates],
        }

    @classmethod
    def from_json(cls, data: object) -> "Answer":
        """The answer from JSON data; raises :class:`Malformed`, also where it isn't the gateway's own."""
        body = fields.mapping(data, "answer")
        if body.get("gateway") != GATEWAY or not isinstance(body.get("training"), bool):
            raise Malformed("gateway")
        results, updates = body.get("results", []), body.get("updates", [])
        if not isinstance(results, list) or not isinstance(updates, list):
            raise Malformed("results")
        return cls(
            training=body["training"],
            time=fields.text(body, "time"),
            request=fields.text(body, "request"),
            cursor=fields.whole(body, "cursor"),
            results=_readable(results),
            updates=tuple(Update.from_json(u) for u in updates),
            more=body.get("more") is True,
            store=fields.name(body, "store"),
            device=fields.name(body, "device"),
        )


def _readable(results: list[object]) -> tuple[Result, ...]:
    """The results that can be read; any other is no word on its item, which is asked again then."""
    found = []
    for result in results:
        with contextlib.suppress(Malformed):
            found.append(Result.from_json(result))
    return tuple(found)


def whose(store: object, device: object) -> str:
    """The name of a cursor's owner: ``store/device``; empty unless both are given."""
    return f"{store}/{device}" if store and device else ""
