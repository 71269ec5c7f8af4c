"""The office's settings, in its encrypted store: what it needs to hear from OSS, and to ask there.

Both ways are off until they are set: ``oss.username`` with ``oss.password`` opens ``POST /receiveNIB``, ``oss.url``
with ``oss.user_key`` lets NIBs that were typed be verified.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from operator_tui.core.errors import Usage
from operator_tui.core.times import stamp
from operator_tui.delivery.address import check_url
from operator_tui.office import acts
from operator_tui.store.sqlcipher import Database, one, rows

USERNAME: Final = "oss.username"
PASSWORD: Final = "oss.password"  # noqa: S105  the name of it
URL: Final = "oss.url"
USER_KEY: Final = "oss.user_key"

KEYS: Final = (USERNAME, PASSWORD, URL, USER_KEY)
SECRETS: Final = frozenset({PASSWORD, USER_KEY})
"""Never shown, in no argument, in no log."""
_LONGEST: Final = 500


def get(db: Database, key: str) -> str:
    """A setting; empty where it isn't set."""
    row = one(db, "SELECT value FROM settings WHERE key = ?", [key])
    return str(row["value"]) if row else ""


def shown(db: Database) -> Mapping[str, str | bool]:
    """Every setting by its key; of a secret only whether it is set."""
    held = {row["key"]: row["value"] for row in rows(db, "SELECT key, value FROM settings")}
    return {key: bool(held.get(key)) if key in SECRETS else held.get(key, "") for key in KEYS}


def put(db: Database, key: str, value: str) -> None:
    """Set a setting that :func:`checked` gave; an empty one is no longer set."""
    if not value:
        db.execute("DELETE FROM settings WHERE key = ?", [key])
        return
    db.execute(
        "INSERT INTO settings (key, value) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [key, value],
    )


def change(db: Database, key: str, value: str, by: str, now: datetime) -> None:
    """Set or unset one by a person's word, recorded without its value."""
    put(db, key, value)
    acts.record(db, stamp(now), by, "set" if value else "unset", "", {"key": key})


def require_key(key: str) -> None:
    """Raise :class:`Usage` for a key that isn't one."""
    if key not in KEYS:
        raise Usage("oss.key-unknown", key=key, keys=", ".join(KEYS))


def checked(key: str, value: str) -> str:
    """The value as it is kept. Raises :class:`Usage`: an unknown key, or a value that could never work.

    ``oss.url`` is ``https://``, except on this machine itself: the key and people's NIBs go there.
    """
    require_key(key)
    if not value or len(value) > _LONGEST or not value.isprintable():
        raise Usage("oss.value-bad", key=key)
    if key == USER_KEY and (not value.isascii() or " " in value):  # it goes into a header
        raise Usage("oss.value-bad", key=key)
    return check_url(value).rstrip("/") if key == URL else value
