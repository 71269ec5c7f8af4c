"""Small facts of the store itself: device, token, binding, cursor, event in use. And counters."""

import secrets
from typing import Final

from operator_tui.core.device import DEVICE_SHAPE
from operator_tui.core.errors import Usage
from operator_tui.store.sqlcipher import Database, one
from operator_tui.store.store import Tx

DEVICE: Final = "device.id"
TOKEN: Final = "gateway.token"  # noqa: S105  the name of a setting
BINDING: Final = "binding"
CURSOR: Final = "cursor"
CURSOR_OF: Final = "cursor.of"
"""Whose updates the cursor counts: ``store/device``; empty for a gateway that doesn't say."""
BATCH_SIZE: Final = "batch.size"
BUNDLE_KEY: Final = "bundle.key"
"""The office's public key for bundles, as its gateway told it; the setting of the same name goes before it."""
BUNDLE_IDENTITY: Final = "bundle.identity"
"""The secret key that answers to this laptop's bundles are encrypted for."""
EVENT: Final = "event"
LAST_SUCCESS: Final = "last-success"
GATEWAY_TIME: Final = "gateway.time"
"""What the gateway's own clock said at the last contact."""
GATEWAY_CERTIFICATE: Final = "gateway.certificate"
"""The SHA-256 of the certificate that it showed then."""
OPEN: Final = "open"
"""The id of the draft under the keyboard of the first window; empty once it is left as it should be."""
DESK: Final = "desk.open"
"""The front desk's form that was begun and has no number yet, as JSON."""
_ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def get(db: Database, key: str, default: str = "") -> str:
    """A stored fact, or the default."""
    row = one(db, "SELECT value FROM meta WHERE key = ?", [key])
    return str(row["value"]) if row else default


def put(tx: Tx, key: str, value: str) -> None:
    """Store a fact."""
    tx.db.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [key, value],
    )


def count(tx: Tx, name: str) -> int:
    """The next number of a counter: 1, 2, 3, …; never given twice."""
    row = one(
        tx.db,
        "INSERT INTO counters (name, value) VALUES (?, 1)"
        " ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
        [name],
    )
    return int(row["value"]) if row else 1


def random_device() -> str:
    """A new device id: five letters and digits that can't be misread for one another."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(5))


def set_device(tx: Tx, device: str) -> None:
    """Change the device id. References that were given keep the old one. Raises :class:`Usage`."""
    device = device.upper()
    if not DEVICE_SHAPE.fullmatch(device):
        raise Usage("store.device-shape")
    put(tx, DEVICE, device)
