"""The wire between a laptop and its office gateway, version 1. JSON over HTTP, both ways gzip.

``POST /v1/batches``   a :class:`Batch`; the answer is an :class:`Answer`
``GET  /v1/updates``   ``?cursor=``; an :class:`Answer` without results
``GET  /v1/health``    ``?nonce=``; ``{"gateway", "protocol", "nonce", "time", "training"[, "device"]}``

Authorisation is ``Bearer <token>``; the token decides the device, never a field of the body. A refusal is
``application/problem+json``: ``{"type", "title", "status", "code", "gateway", "training", "time"}``.
Every answer of the gateway carries ``"gateway": "operator_tui"``: without it, it isn't the gateway's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

GATEWAY: Final = "operator_tui"
PROTOCOL: Final = 1
MAX_ITEMS: Final = 500
MAX_BATCH_BYTES: Final = 8_000_000
"""Upper limit of a batch, after decompression."""


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


class Malformed(ValueError):
    """A message that doesn't have the protocol's shape; the text says where."""


@dataclass(frozen=True)
class Item:
    """One thing to deliver.

    ``id`` is the application's UUID and, with ``kind`` and ``revision``, the key of its effect: the same
    again gets the same result. ``body`` for an application: ``{"ref", "form", "form_version", "event" (an
    id of the batch's events), "content" {field: value}, "statements" {...}, "made_at", "by"}``; for a
    cancel: ``{"reason"}``; an outcome: ``{"nib", "date"}`` or ``{"reason", "text"}``; a claim: ``{}``.
    """

    kind: str
    id: str
    revision: int
    body: Mapping[str, Any]

    def to_json(self) -> dict[str, Any]:
        """The item as JSON data."""
        return {"kind": self.kind, "id": self.id, "revision": self.revision, "body": self.body}

    @classmethod
    def from_json(cls, data: object) -> "Item":
        """Read leniently in what may grow, strictly in what decides."""
        item = _mapping(data, "item")
        return cls(
            _text(item, "kind"),
            _text(item, "id"),
            _whole(item, "revision"),
            _mapping(item.get("body"), "body"),
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
        body = _mapping(data, "batch")
        items = body.get("items")
        if not isinstance(items, list):
            raise Malformed("items")
        return cls(
            batch=_text(body, "batch"),
            sent_at=_text(body, "sent_at"),
            app=_text(body, "app"),
            cursor=_whole(body, "cursor"),
            journal_head=_text(body, "journal_head"),
            unsent=_whole(body, "unsent"),
            training=_flag(body, "training"),
            items=tuple(Item.from_json(item) for item in items),
            events={
                key: {k: _unicode(v) for k, v in _mapping(value, "event").items()}
                for key, value in _mapping(body.get("events", {}), "events").items()
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
        body = _mapping(data, "result")
        warnings = body.get("warnings", [])
        return cls(
            kind=_text(body, "kind"),
            id=_text(body, "id"),
            revision=_whole(body, "revision"),
            verdict=_text(body, "verdict"),
            receipt=_optional(body, "receipt"),
            at=_optional(body, "at"),
            field=_optional(body, "field"),
            reason=_optional(body, "reason"),
            warnings=tuple(str(w) for w in warnings) if isinstance(warnings, list) else (),
        )


@dataclass(frozen=True)
class Update:
    """Something new about an application. ``seq`` rises by one per device's office store, never skipping.

    ``issued`` has ``nib`` (13 digits), ``date`` (ISO), ``via`` (``pushed|typed|training``) and ``verified``;
    ``returned`` has ``field``, ``reason`` and ``by``.
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
        """The update from JSON data; raises :class:`Malformed`."""
        body = _mapping(data, "update")
        return cls(
            seq=_whole(body, "seq"),
            kind=_text(body, "kind"),
            id=_text(body, "id"),
            revision=_whole(body, "revision"),
            at=_text(body, "at"),
            nib=_optional(body, "nib"),
            date=_optional(body, "date"),
            via=_optional(body, "via"),
            verified=body.get("verified") is True,
            field=_optional(body, "field"),
            reason=_optional(body, "reason"),
            by=_optional(body, "by"),
        )


@dataclass(frozen=True)
class Answer:
    """The gateway's answer to a batch, or to a look for updates (then ``results`` is empty).

    ``cursor`` is the ``seq`` of the last update here, or the one asked with; ``more`` says ask again at once.
    """

    training: bool
    time: str
    request: str
    cursor: int
    results: tuple[Result, ...] = ()
    updates: tuple[Update, ...] = ()
    more: bool = False

    def to_json(self) -> dict[str, Any]:
        """The answer as JSON data."""
        return {
            "gateway": GATEWAY,
            "protocol": PROTOCOL,
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
        body = _mapping(data, "answer")
        if body.get("gateway") != GATEWAY or not isinstance(body.get("training"), bool):
            raise Malformed("gateway")
        results, updates = body.get("results", []), body.get("updates", [])
        if not isinstance(results, list) or not isinstance(updates, list):
            raise Malformed("results")
        return cls(
            training=body["training"],
            time=_text(body, "time"),
            request=_text(body, "request"),
            cursor=_whole(body, "cursor"),
            results=tuple(Result.from_json(r) for r in results),
            updates=tuple(Update.from_json(u) for u in updates),
            more=body.get("more") is True,
        )


def _mapping(data: object, where: str) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise Malformed(where)
    return data


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value.isascii():
        raise Malformed(key)
    return value


def _unicode(value: object) -> str:
    text = str(value)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Malformed("text") from error
    return text


def _optional(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    return "" if value is None else _unicode(value)


def _flag(data: Mapping[str, Any], key: str) -> bool:
    value = data.get(key)
    if not isinstance(value, bool):
        raise Malformed(key)
    return value


def _whole(data: Mapping[str, Any], key: str) -> int:
    value = data.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**53:
        raise Malformed(key)
    return value
