"""The key of a store, wrapped once per person (DESIGN section 6).

``keys.json`` lies beside the database. It holds no secret in the clear: a random raw key, sealed with
AES-256-GCM under a key that scrypt makes from the person's passphrase.
"""

import base64
import errno
import hashlib
import json
import os
import secrets
import tempfile
import unicodedata
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from operator_tui.core.errors import Locked, StoreTrouble, Usage

KEYS_FILE: Final = "keys.json"
VERSION: Final = 1
SHORTEST: Final = 8
"""Characters a new passphrase must have at least."""

_N, _R, _P = 2**15, 8, 3
_MOST_N, _MOST_R, _MOST_P, _MOST_MEMORY = 2**20, 32, 16, 2**28
"""What a file may ask of scrypt: 256 MB at most, so that a damaged one can't stop the laptop."""
_SALT, _NONCE, _WRAPPED = 16, 12, 32 + 16
"""Bytes; a wrapped key is the key and the seal's tag."""


class Scrypt(NamedTuple):
    """The cost of making a key from a passphrase, and its salt (base64)."""

    salt: str
    n: int = _N
    r: int = _R
    p: int = _P

    def key(self, passphrase: str) -> bytes:
        """32 bytes; NFC first, so that the same words typed on another keyboard give the same key.

        Raises :class:`Locked` for what is no text: bytes of another encoding, from a file or the environment.
        """
        try:
            words = unicodedata.normalize("NFC", passphrase).encode("utf-8")
        except UnicodeEncodeError as error:
            raise Locked("store.passphrase-not-text") from error
        return hashlib.scrypt(
            words,
            salt=base64.b64decode(self.salt),
            n=self.n,
            r=self.r,
            p=self.p,
            maxmem=2 * 128 * self.n * self.r + 1_000_000,
            dklen=32,
        )


class Person(NamedTuple):
    """Someone who can unlock the store: their name, role and their wrapped copy of the key."""

    name: str
    role: str
    kdf: Scrypt
    nonce: str
    wrapped: str


class Vault(NamedTuple):
    """What ``keys.json`` holds."""

    store: str
    people: tuple[Person, ...]


class Unlocked(NamedTuple):
    """An opened vault: the raw key, and who opened it."""

    key: bytes
    person: str
    role: str

    def __repr__(self) -> str:
        return f"Unlocked(person={self.person!r})"


def check_new_passphrase(passphrase: str) -> None:
    """Raise :class:`Usage` for a passphrase that is too short to protect anything; whether it is a text at all shows
    when its key is made, before anything is written."""
    if len(passphrase.strip()) < SHORTEST:
        raise Usage("store.passphrase-short", least=SHORTEST)


def new(person: str, passphrase: str, role: str = "operator") -> tuple[Vault, bytes]:
    """A vault for a new store with its first person, and the raw key. Nothing is written."""
    check_new_passphrase(passphrase)
    key = secrets.token_bytes(32)
    store = str(uuid.uuid4())
    return Vault(store, (_wrap(store, key, person, passphrase, role),)), key


def write(folder: Path, vault: Vault) -> None:
    """Write ``keys.json`` whole or not at all. Raises :class:`StoreTrouble`."""
    people = [{**person._asdict(), "kdf": person.kdf._asdict()} for person in vault.people]
    data = {"version": VERSION, "store": vault.store, "people": people}
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=".keys-")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            json.dump(data, file, indent=1, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(folder / KEYS_FILE)
    except OSError as error:
        key = "store.full" if error.errno == errno.ENOSPC else "store.home-not-writable"
        raise StoreTrouble(key, home=folder) from error


def read(folder: Path) -> Vault:
    """The vault of a store. Raises :class:`StoreTrouble` where there is none, or it is broken or too new."""
    try:
        data: Any = json.loads((folder / KEYS_FILE).read_text(encoding="utf-8"))
        if _whole(data["version"], 2**31) > VERSION:
            raise StoreTrouble("store.newer")
        return Vault(_text(data["store"]), _people(data["people"]))
    except FileNotFoundError as error:
        raise StoreTrouble("store.none", home=folder) from error
    except PermissionError as error:
        raise StoreTrouble("store.home-not-writable", home=folder) from error
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise StoreTrouble("store.keys-broken", home=folder) from error


def unlock(vault: Vault, passphrase: str, people: Sequence[str] = ()) -> Unlocked:
    """The raw key, from whichever person's passphrase this is (or one of ``people``). Raises :class:`Locked`."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    for person in vault.people:
        if people and person.name not in people:
            continue
        try:
            key = AESGCM(person.kdf.key(passphrase)).decrypt(
                base64.b64decode(person.nonce),
                base64.b64decode(person.wrapped),
                _bound_to(vault.store, person.name, person.role),
            )
        except InvalidTag:
            continue
        return Unlocked(key, person.name, person.role)
    raise Locked("store.wrong-passphrase")


def _wrap(store: str, key: bytes, person: str, passphrase: str, role: str) -> Person:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    kdf = Scrypt(salt=base64.b64encode(secrets.token_bytes(16)).decode())
    nonce = secrets.token_bytes(12)
    wrapped = AESGCM(kdf.key(passphrase)).encrypt(nonce, key, _bound_to(store, person, role))
    return Person(
        person, role, kdf, base64.b64encode(nonce).decode(), base64.b64encode(wrapped).decode()
    )


def _people(data: Any) -> tuple[Person, ...]:
    people = tuple(_person(p) for p in data)
    if not people:
        raise ValueError("nobody")
    return people


def _person(data: Any) -> Person:
    """A person of the file. Raises ``KeyError``, ``TypeError`` or ``ValueError`` for what can't be one."""
    kdf = data["kdf"]
    n, r, p = _whole(kdf["n"], _MOST_N), _whole(kdf["r"], _MOST_R), _whole(kdf["p"], _MOST_P)
    if n < 2 or n & (n - 1) or 128 * n * r > _MOST_MEMORY:
        raise ValueError("n")
    return Person(
        _text(data["name"]), _text(data["role"]), Scrypt(_packed(kdf["salt"], _SALT), n, r, p),
        _packed(data["nonce"], _NONCE), _packed(data["wrapped"], _WRAPPED),
    )  # fmt: skip


def _whole(value: object, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("no number")
    if not 1 <= value <= most:
        raise ValueError("out of bounds")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    value.encode()  # a lone surrogate can be stored nowhere
    return value


def _packed(value: object, size: int) -> str:
    """Base64 of exactly so many bytes, as it is."""
    text = _text(value)
    if len(base64.b64decode(text, validate=True)) != size:
        raise ValueError("size")
    return text


def _bound_to(store: str, person: str, role: str) -> bytes:
    """What the seal also covers, so that a wrapped key can't be moved to another name or store."""
    return json.dumps([store, person, role]).encode()
