"""Whose a token is. The store keeps only its SHA-256: who reads the store can't call as a laptop."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

from operator_tui.core.device import DEVICE_SHAPE
from operator_tui.core.errors import Usage
from operator_tui.core.times import stamp
from operator_tui.office import acts
from operator_tui.store.sqlcipher import Database, one


@dataclass(frozen=True)
class Holder:
    """The device that a token was given to, and whether it was revoked."""

    device: str
    revoked: bool


def check_device(device: str) -> None:
    """Raise :class:`Usage` for what no laptop can have as its device id."""
    if not DEVICE_SHAPE.fullmatch(device):
        raise Usage("office.device-shape")


def enrol(db: Database, device: str, now: datetime, by: str) -> str:
    """A new token for a device, told only now; a former one stops working at once. Raises :class:`Usage`."""
    check_device(device)
    token = secrets.token_urlsafe(32)
    db.execute(
        "INSERT INTO devices (device, token_hash, enrolled_at) VALUES (?, ?, ?)"
        " ON CONFLICT (device) DO UPDATE SET token_hash = excluded.token_hash,"
        " enrolled_at = excluded.enrolled_at, revoked_at = ''",
        [device, _hash(token), stamp(now)],
    )
    acts.record(db, stamp(now), by, "enrolled", device)
    return token


def holder_of(db: Database, token: str) -> Holder | None:
    """Whose this token is, revoked or not; compared in constant time."""
    hashed = _hash(token)
    found = one(
        db, "SELECT device, token_hash, revoked_at FROM devices WHERE token_hash = ?", [hashed]
    )
    if found is None or not hmac.compare_digest(found["token_hash"], hashed):
        return None
    return Holder(found["device"], bool(found["revoked_at"]))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
