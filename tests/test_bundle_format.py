"""What a USB bundle is: sealed for one office, answered to one laptop, refused in one sentence when it isn't whole."""

import gzip
import json
import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from operator_tui.core.agekey import is_public
from operator_tui.core.errors import Refused, Usage
from operator_tui.delivery import bundle
from operator_tui.delivery.bundle import Bundle, Reply
from operator_tui.delivery.protocol import Answer, Batch, Item, Result
from operator_tui.locale import sentence

OFFICE, LAPTOP, OTHER = (bundle.new_secret_key() for _ in range(3))
BATCH = Batch(
    "b1", "2026-11-24T03:00:00.000Z", "1", 4, "0" * 64, 1, True,
    (Item("application", "a1", 1, {"content": {"name": "O'ON é"}}),), {"e": {"name": "Désa"}},
)  # fmt: skip
GIVEN = Bundle("b1", "MJL03-1", "tok", bundle.public_key(LAPTOP), "ab" * 32, True, "s/MJL03", BATCH)
ANSWER = Answer(
    True, "2026-11-24T03:00:00.000Z", "r", 4, (Result("application", "a1", 1, "accepted", "K-1"),)
)
SEALED = bundle.seal(GIVEN, bundle.public_key(OFFICE))


def packed(data: object, key: str = OFFICE) -> bytes:
    """Anything as JSON, sealed for a key as a bundle would be."""
    return sealed(gzip.compress(json.dumps(data).encode()), key)


def sealed(data: bytes, key: str = OFFICE) -> bytes:
    recipient = pyrage.x25519.Recipient.from_str(bundle.public_key(key))
    return bytes(pyrage.encrypt(data, [recipient]))


def body() -> dict[str, Any]:
    """A good bundle's JSON."""
    found: dict[str, Any] = json.loads(
        gzip.decompress(pyrage.decrypt(SEALED, [pyrage.x25519.Identity.from_str(OFFICE)]))
    )
    return found


@pytest.mark.parametrize("training", [True, False, None])
def test_what_is_sealed_for_the_office_is_opened_there(training: bool | None) -> None:
    made = replace(GIVEN, training=training, batch=replace(BATCH, training=training is True))
    opened = bundle.open_bundle(bundle.seal(made, bundle.public_key(OFFICE)), OFFICE)
    assert (opened, opened.token, opened.secret) == (made, made.token, made.secret)


def test_an_answer_comes_back_whole() -> None:
    reply = Reply("b1", "MJL03-1", "ab" * 32, 4, ANSWER)
    assert bundle.open_reply(bundle.seal_reply(reply, bundle.public_key(LAPTOP)), LAPTOP) == reply


def test_nothing_of_it_can_be_read_on_the_stick_or_in_a_traceback() -> None:
    for secret in (b"O'ON", b"tok", b"a1", GIVEN.secret.encode(), b"MJL03"):
        assert secret not in SEALED
    assert "tok" not in repr(GIVEN) and GIVEN.secret not in repr(GIVEN)


BOMB = sealed(gzip.compress(b" " * 200_000_000, 9))
DEEP = "[" * 200_000
BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "bundle.none"),
    "garbage": (os.urandom(5_000), "bundle.none"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(5_000), "bundle.none"),
    "only a head": (SEALED[:60], "bundle.none"),
    "ten thousand recipients": (
        b"age-encryption.org/v1\n" + b"-> X25519 x\nx\n" * 10_000,
        "bundle.none",
    ),
    "cut in its head": (SEALED[:90], "bundle.none"),
    "cut in its middle": (SEALED[: len(SEALED) // 2], "bundle.not-for-office"),
    "without its last byte": (SEALED[:-1], "bundle.not-for-office"),
    "with a byte more": (SEALED + b"x", "bundle.not-for-office"),
    "a byte altered": (SEALED[:-9] + bytes([SEALED[-9] ^ 1]) + SEALED[-8:], "bundle.not-for-office"),
    "for another office": (bundle.seal(GIVEN, bundle.public_key(OTHER)), "bundle.not-for-office"),
    "under a passphrase": (pyrage.passphrase.encrypt(b"x", "y"), "bundle.not-for-office"),
    "larger than any": (b"age-encryption.org/v1\n" + bytes(bundle.LARGEST), "bundle.too-large"),
    "a decompression bomb": (BOMB, "bundle.too-large"),
    "no gzip": (sealed(b"{}"), "bundle.malformed"),
    "half a gzip": (sealed(gzip.compress(b"{}" * 999)[:-4]), "bundle.malformed"),
    "two gzips": (sealed(gzip.compress(b"{}") * 2), "bundle.malformed"),
    "no json": (sealed(gzip.compress(b"\xff\xfe")), "bundle.malformed"),
    "endless brackets": (sealed(gzip.compress(DEEP.encode())), "bundle.malformed"),
    "a list": (packed([1]), "bundle.malformed"),
    "nothing in it": (packed({}), "bundle.malformed"),
    "an answer": (packed(body() | {"kind": "answer"}), "bundle.malformed"),
    "of a later version": (packed(body() | {"version": 2}), "bundle.newer"),
    "without a token": (packed(body() | {"token": None}), "bundle.malformed"),
    "without a batch": (packed(body() | {"batch": 7}), "bundle.malformed"),
    "with another batch": (packed(body() | {"id": "b2"}), "bundle.malformed"),
    "to be answered nowhere": (packed(body() | {"answer_to": "age1x"}), "bundle.malformed"),
    "named as a path": (packed(body() | {"name": "../../x"}), "bundle.malformed"),
    "a surrogate in an event": (
        packed(body() | {"batch": body()["batch"] | {"events": {"e": {"name": "\ud800"}}}}),
        "bundle.malformed",
    ),
    "501 items": (
        packed(body() | {"batch": body()["batch"] | {"items": body()["batch"]["items"] * 501}}),
        "bundle.malformed",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_bundle_of_this_office_is_one_sentence(name: str) -> None:
    data, key = BAD[name]
    with pytest.raises(Refused) as refused:
        bundle.open_bundle(data, OFFICE)
    assert refused.value.key == key
    assert sentence(refused.value).count("\n") == 0


@pytest.mark.parametrize("key", ["secret", "asked", "answer", "id", "name"])
def test_an_answer_that_lacks_something_is_no_answer(key: str) -> None:
    reply = {
        "kind": "answer", "version": 1, "id": "b1", "name": "n", "secret": "s", "asked": 0, "answer": ANSWER.to_json(),
    }  # fmt: skip
    assert bundle.open_reply(packed(reply, LAPTOP), LAPTOP).answer == ANSWER
    with pytest.raises(Refused, match="malformed"):
        bundle.open_reply(packed({**reply, key: None}, LAPTOP), LAPTOP)


def test_a_bundle_is_no_answer_and_another_laptops_answer_is_not_opened() -> None:
    with pytest.raises(Refused, match="not-for-laptop"):
        bundle.open_reply(SEALED, LAPTOP)
    theirs = bundle.seal_reply(Reply("b1", "n", "s", 0, ANSWER), bundle.public_key(OTHER))
    with pytest.raises(Refused, match="not-for-laptop"):
        bundle.open_reply(theirs, LAPTOP)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255), st.booleans())
def test_no_altered_byte_and_no_cut_gets_through(at: int, flip: int, cut: bool) -> None:
    data = SEALED[:at] if cut else SEALED[:at] + bytes([SEALED[at] ^ flip]) + SEALED[at + 1 :]
    with pytest.raises(Refused):
        bundle.open_bundle(data, OFFICE)


def test_a_key_is_checked_by_its_own_letters() -> None:
    for _ in range(20):
        key = bundle.public_key(bundle.new_secret_key())
        assert is_public(key)
    wrong: list[Callable[[str], str]] = [
        str.upper, lambda k: k[:-1], lambda k: k + "q", lambda k: k[1:], lambda k: k.replace("1", "2", 1),
        lambda k: k[:20] + k[21] + k[20] + k[22:] if k[20] != k[21] else k[:-1],
        lambda k: k[:30] + ("q" if k[30] != "q" else "p") + k[31:], lambda k: k[:0], lambda k: k[:-1] + "é",
    ]  # fmt: skip
    assert [bad(key) for bad in wrong if is_public(bad(key))] == []
    with pytest.raises(Usage):
        bundle.seal(GIVEN, key[:-1])
