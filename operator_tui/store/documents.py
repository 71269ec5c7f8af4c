"""The papers that OSS gave, attached to an application: kept whole in the encrypted store, given out unchanged.

Only an issued application has them. What was attached to an NIB that turned out wrong stays in the store, and is no
paper of that application any more.
"""

import hashlib
import json
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from operator_tui.core.errors import Refused, StoreTrouble
from operator_tui.core.lifecycle import Status
from operator_tui.core.text import clean
from operator_tui.store import applications, journal
from operator_tui.store.sqlcipher import Database, one, rows
from operator_tui.store.store import Tx

LARGEST: Final = 10_000_000
"""Bytes of a document at most."""
OFFICIAL: Final = "oss"
"""The kind of a PDF that OSS gave."""
WRONG: Final = "oss-wrong"
"""The kind of one whose NIB was called wrong."""
_HEAD: Final = b"%PDF-"
_TAIL: Final = b"%%EOF"
_ENDS: Final = 1024
"""Bytes at either end in which readers of PDF look for its head and its tail (PDF Reference 1.7, appendix H)."""
_NAME: Final = 100
_COLUMNS: Final = "SELECT id, seq, kind, name, digest, size, at, by FROM documents"


@dataclass(frozen=True)
class Document:
    """One attached file: ``name`` as it was given, ``digest`` SHA-256 in hex, ``size`` in bytes."""

    id: int
    seq: int
    kind: str
    name: str
    digest: str
    size: int
    at: str
    by: str


def read(path: Path) -> bytes:
    """The bytes of a PDF to be attached. Raises :class:`Refused` for what is no file, can't be read, or is no PDF."""
    name = clean(path.name)[:_NAME]
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused("documents.unreadable", file=name)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise Refused("documents.unreadable", file=name) from error
    require_pdf(data, name)
    return data


def require_pdf(data: bytes, name: str) -> None:
    """Raise :class:`Refused` for what is no PDF, isn't whole, or is larger than :data:`LARGEST`."""
    if len(data) > LARGEST:
        raise Refused("documents.large", file=name, most=LARGEST // 1_000_000)
    if _HEAD not in data[:_ENDS]:
        raise Refused("documents.no-pdf", file=name)
    if _TAIL not in data[-_ENDS:]:
        raise Refused("documents.cut", file=name)


def attach(tx: Tx, seq: int, name: str, data: bytes) -> Document:
    """Keep a PDF that OSS gave, as it is. The same again is the one that is there.

    Raises :class:`Refused` where the application isn't issued, or another one has this very document.
    """
    name = clean(name)[:_NAME]
    require_pdf(data, name)
    app = applications.get(tx.db, seq)
    if app.status is not Status.ISSUED:
        raise Refused("documents.not-issued", ref=app.label)
    digest = hashlib.sha256(data).hexdigest()
    there = one(
        tx.db, "SELECT seq, kind FROM documents WHERE digest = ? ORDER BY seq = ? DESC", [digest, seq]
    )  # fmt: skip
    if there is None:
        tx.db.execute(
            "INSERT INTO documents (seq, kind, name, digest, size, content, at, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [seq, OFFICIAL, name, digest, len(data), data, tx.at, tx.who],
        )
        journal.add(tx, "attached", app.id, detail={"digest": digest, "size": len(data)})
    elif there["seq"] != seq:
        other = applications.get(tx.db, there["seq"])
        raise Refused("documents.of-another", file=name, ref=other.label)
    elif there["kind"] == WRONG:
        raise Refused("documents.was-wrong", file=name, ref=app.label)
    return next(document for document in of(tx.db, seq) if document.digest == digest)


def of(db: Database, seq: int) -> list[Document]:
    """The papers of an application, the newest first, without their bytes."""
    found = rows(db, f"{_COLUMNS} WHERE seq = ? AND kind = ? ORDER BY id DESC", [seq, OFFICIAL])
    return [Document(**row) for row in found]


def having(db: Database, seqs: Sequence[int]) -> list[int]:
    """Which of these applications have a paper of OSS, in their order."""
    found = db.execute(
        "SELECT value FROM json_each(?) WHERE EXISTS"
        " (SELECT 1 FROM documents d WHERE d.seq = value AND d.kind = ?) ORDER BY key",
        [json.dumps(list(seqs)), OFFICIAL],
    )
    return [int(seq) for (seq,) in found]


def content(db: Database, document: Document) -> bytes:
    """The bytes that were attached. Raises :class:`StoreTrouble` where they aren't the same any more."""
    row: dict[str, Any] | None = one(
        db, "SELECT content FROM documents WHERE id = ?", [document.id]
    )
    data = bytes(row["content"]) if row else b""
    if hashlib.sha256(data).hexdigest() != document.digest:
        raise StoreTrouble("store.damaged")
    return data


def newest(db: Database, seq: int) -> bytes | None:
    """The newest paper of an application, as it was attached; None without one. Raises as :func:`content`."""
    there = of(db, seq)
    return content(db, there[0]) if there else None


def called_wrong(tx: Tx, seq: int) -> None:
    """The NIB they show isn't this person's: they are papers of the application no more, and stay."""
    tx.db.execute("UPDATE documents SET kind = ? WHERE seq = ?", [WRONG, seq])
