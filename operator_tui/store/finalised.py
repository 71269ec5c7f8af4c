"""What was finalised last of an application: what the office was told, or is about to be."""

import json
from collections.abc import Mapping
from typing import Any

from operator_tui.store.sqlcipher import Database, one


def last(db: Database, seq: int) -> Mapping[str, Any] | None:
    """``{"content", "statements", …}`` as it was made ready; None for what never was."""
    row = one(db, "SELECT content FROM answers WHERE seq = ?", [seq])
    body: Mapping[str, Any] | None = json.loads(row["content"]) if row and row["content"] else None
    return body
