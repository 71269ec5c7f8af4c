"""The parts of delivery that only compute: addresses, verdicts, batch sizes, waits, the wire's shape."""

import contextlib
import json
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui.core.errors import Unreachable, Usage
from operator_tui.core.times import stamp
from operator_tui.delivery.address import check_url
from operator_tui.delivery.backoff import CAP, Backoff
from operator_tui.delivery.batching import FIRST, LARGEST, BatchSize
from operator_tui.delivery.link import Heard, Link, Verdict, judge
from operator_tui.delivery.outcome import MaybeLeft, NotLeft, RefusedWhole
from operator_tui.delivery.problems import (
    REFUSALS,
    SHOWN,
    Problem,
    complete,
    failure,
    sentence_of,
)
from operator_tui.delivery.protocol import Answer, Batch, Item, Malformed, Result, Update
from operator_tui.delivery.protocol import Verdict as OfficeWord
from operator_tui.locale import LANGUAGES, say, sentence, table, use
from operator_tui.ui.paint import wrap

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("url", "stored"),
    [
        ("https://office.example", "https://office.example/"),
        ("https://office.example:8443/gw/", "https://office.example:8443/gw/"),
        ("http://127.0.0.1:8443", "http://127.0.0.1:8443/"),
        ("http://localhost:1/", "http://localhost:1/"),
        ("http://[::1]:8443", "http://[::1]:8443/"),
        (" https://10.8.0.2:8443 ", "https://10.8.0.2:8443/"),
        ("https://kantor.münchen.example.", "https://kantor.münchen.example./"),
    ],
)
def test_addresses_that_may_be_set(url: str, stored: str) -> None:
    assert check_url(url) == stored
    assert check_url(stored) == stored


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://office.example", "delivery.url-insecure"),
        ("http://10.8.0.2:8443", "delivery.url-insecure"),
        ("http://127.0.0.1.evil.example/", "delivery.url-insecure"),
        ("http://localhost@evil.example/", "delivery.url-bad"),
        ("ftp://office.example", "delivery.url-bad"),
        ("office.example", "delivery.url-bad"),
        ("https://", "delivery.url-bad"),
        ("https://[::1", "delivery.url-bad"),
        ("https://office.example:99999", "delivery.url-bad"),
        ("https://office.example/?x=1", "delivery.url-bad"),
        ("https://office .example/", "delivery.url-bad"),
        ("https://office\\example/", "delivery.url-bad"),
        ("https://office..example/", "delivery.url-bad"),
        ("https://%6f/", "delivery.url-bad"),
        (f"https://{'a' * 64}.example/", "delivery.url-bad"),
        (f"https://{'ü' * 64}.example/", "delivery.url-bad"),
        ("", "delivery.url-bad"),
    ],
)
def test_addresses_that_may_not(url: str, key: str) -> None:
    with pytest.raises(Usage) as refused:
        check_url(url)
    assert refused.value.key == key


@given(st.text(max_size=40))
def test_no_text_breaks_the_address(text: str) -> None:
    with contextlib.suppress(Usage):
        assert check_url(text).endswith("/")


def health(**more: Any) -> bytes:
    data = {
        "gateway": "operator_tui",
        "protocol": 1,
        "nonce": "n",
        "time": stamp(NOW),
        "training": True,
    } | more
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("heard", "verdict"),
    [
        (Heard(200, health(), 50), Verdict.ONLINE),
        (Heard(200, health(), 2_500), Verdict.SLOW),
        (Heard(200, health(nonce="other"), 50), Verdict.PORTAL),
        (Heard(200, health(protocol=2), 50), Verdict.PORTAL),
        (Heard(200, b"<html>Log in</html>", 50), Verdict.PORTAL),
        (Heard(200, b'{"ok": true}', 50), Verdict.PORTAL),
        (Heard(200, b"", 50), Verdict.PORTAL),
        (Heard(302, b"", 50), Verdict.PORTAL),
        (Heard(502, b"Bad gateway", 50), Verdict.DOWN),
        (Heard(511, b"<html>Log in</html>", 50), Verdict.PORTAL),
        (Heard(500, health(), 50), Verdict.DOWN),
        (Heard(401, health(), 50), Verdict.REFUSED),
        (Heard(401, b"Unauthorized", 50), Verdict.PORTAL),
        (Heard(200, health(time=stamp(NOW + timedelta(minutes=6))), 50), Verdict.CLOCK),
        (Heard(200, health(time=stamp(NOW - timedelta(minutes=6))), 50), Verdict.CLOCK),
        (Heard(200, health(time=stamp(NOW - timedelta(minutes=4))), 50), Verdict.ONLINE),
        (Heard(200, health(time="yesterday"), 50), Verdict.PORTAL),
        (Heard(200, health(time="0001-01-01T00:00:00+14:00"), 50), Verdict.PORTAL),
        (Heard(200, health(time="9999-12-31T23:59:59-12:00"), 50), Verdict.PORTAL),
        (Heard(429, b"<html>slow down", 50), Verdict.DOWN),
        (Heard(failure="no-token"), Verdict.NO_TOKEN),
        (Heard(failure="offline"), Verdict.OFFLINE),
        (Heard(failure="down"), Verdict.DOWN),
    ],
)
def test_verdicts(heard: Heard, verdict: Verdict) -> None:
    link = judge(heard, "n", NOW)
    assert link.verdict is verdict
    assert link.usable == (verdict in (Verdict.ONLINE, Verdict.SLOW))


@given(st.integers(0, 599), st.binary(max_size=200))
def test_nothing_but_the_gateway_is_online(status: int, body: bytes) -> None:
    assert not judge(Heard(status, body, 5), "n", NOW).usable


FACTS = {
    "n": 140, "since": "10.20", "next": "10.30", "clock": "25/11/2026 10.31", "used": "49,9", "budget": "50",
    "who": "operator-tui, pid 112970", "minutes": 12, "kind": "ZeroDivisionError",
}  # fmt: skip
CAUSE = "ConnectError: [Errno 111] Connection refused"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_has_a_word_and_every_sentence_stands_whole_on_two_rows(
    language: str,
) -> None:
    use(language)
    for verdict in Verdict:
        assert say(f"delivery.link.{verdict}.word")
    rooms = ("link.", "stopped.", "budget", "battery", "other-", "failed")
    keys = [key for key in table("delivery") if key.startswith(rooms) and "word" not in key]
    assert {key.split(".")[1] for key in keys if key.endswith(".sentence")} >= set(Verdict)
    for key in keys:
        told = "! " + sentence(Unreachable(f"delivery.{key}", **FACTS, cause="x" * SHOWN))
        assert " ".join(wrap(told, 78, 2)) == told


def test_the_brackets_hold_host_and_port_and_the_causes_own_words() -> None:
    told = sentence(sentence_of(Verdict.DOWN, CAUSE, "10.8.0.2:8443"))
    assert told.endswith("[10.8.0.2:8443 Connection refused]")


def test_a_long_address_and_a_long_cause_keep_their_ends() -> None:
    where = "server.dpmptsp.majalengkakab.go.id:8443"
    told = sentence(complete(sentence_of(Verdict.DOWN, "x" * 100 + " refused", where), FACTS))
    brackets = told.partition("[")[2].rstrip("]")
    assert len(brackets) <= SHOWN
    assert brackets.startswith("…") and ".go.id:8443 …" in brackets and brackets.endswith("refused")


def test_batches_grow_on_a_good_link_and_halve_on_failure() -> None:
    size = BatchSize()
    sizes = [size.size]
    for _ in range(3):
        size.succeeded(size.size, 1.0)
        sizes.append(size.size)
    assert sizes == [FIRST, 100, LARGEST, LARGEST]
    size.failed()
    assert size.size == LARGEST // 2
    size.succeeded(size.size, 100.0)
    assert size.size == LARGEST // 10
    for _ in range(20):
        size.failed()
    assert size.size == 1


def test_a_batch_that_was_not_full_shrinks_only_on_a_slow_link() -> None:
    size = BatchSize()
    size.succeeded(3, 5.0)
    assert size.size == FIRST
    size.succeeded(10, 40.0)
    assert size.size == 5
    size.succeeded(0, 100.0)
    assert size.size == 5


def test_a_small_batch_that_fails_halves_itself_and_the_size_is_kept() -> None:
    size = BatchSize("200")
    size.failed(20)
    assert size.size == 10
    assert [BatchSize(kept).size for kept in ("", "7", "0", "9999", "x")] == [
        FIRST, 7, 1, LARGEST, FIRST,
    ]  # fmt: skip


@given(st.lists(st.one_of(st.none(), st.floats(0, 1e6, allow_nan=False)), max_size=40))
def test_a_batch_is_always_between_one_and_the_most(seconds: list[float | None]) -> None:
    size = BatchSize()
    for took in seconds:
        size.failed() if took is None else size.succeeded(size.size, took)
        assert 1 <= size.size <= LARGEST


@given(st.integers(0, 2**32), st.integers(1, 60))
def test_waits_are_jittered_and_capped(seed: int, steps: int) -> None:
    backoff = Backoff(random.Random(seed))
    waits = [backoff.next() for _ in range(steps)]
    assert all(0.5 <= wait <= CAP for wait in waits)
    assert backoff.next(retry_after=900) >= 900
    assert backoff.next(retry_after=10**9) <= 3600
    assert len({backoff.next(retry_after=60) for _ in range(20)}) > 1
    backoff.reset()
    assert backoff.next() <= 4
    for _ in range(9):
        backoff.again()
        backoff.next()
    assert backoff.step == 1


def test_every_problem_is_said_shortly_in_both_languages() -> None:
    for problem in Problem:
        for words in table("delivery")[f"problem.{problem}"]:
            assert words and len(words) <= 60


def test_each_word_that_refuses_an_item_has_its_problem() -> None:
    assert set(REFUSALS) == set(OfficeWord) - {OfficeWord.ACCEPTED}


@pytest.mark.parametrize("sent", [NotLeft("down", "x"), NotLeft("offline", "x"), NotLeft("refused", "x")]
    + [MaybeLeft(problem, "x", 1) for problem in ("cut", "portal", "server")]
    + [RefusedWhole(status, "x", None, 1, 1) for status in (400, 401, 403, 404, 409, 413, 429, 503)])  # fmt: skip
@pytest.mark.parametrize("empty", [True, False])
def test_every_failure_has_its_sentence(
    sent: NotLeft | MaybeLeft | RefusedWhole, empty: bool
) -> None:
    how = failure(sent, empty=empty)
    assert sentence(how.error)
    assert how.untouched != isinstance(sent, MaybeLeft)
    assert not Link(how.link).usable


text = st.text(alphabet=st.characters(codec="ascii"), max_size=12)


@given(
    st.builds(
        Item,
        text,
        text,
        st.integers(0, 9),
        st.dictionaries(text, st.integers() | st.text(max_size=5)),
    )
)
def test_an_item_comes_back_from_the_wire(item: Item) -> None:
    batch = Batch("b", "t", "1", 3, "h", 2, True, (item,), {"e": {"name": "é"}})
    assert Batch.from_json(json.loads(json.dumps(batch.to_json()))) == batch


def test_one_odd_piece_of_news_hides_no_other() -> None:
    good = Update(5, "issued", "i", 1, "t", nib="0123456789012").to_json()
    body = Answer(True, "t", "r", 5).to_json() | {
        "updates": [{"seq": 1, "kind": "notice", "id": "x"}, {"seq": 2, "kind": 7, "id": []},
                    {"seq": 3}, {"seq": 4, "kind": "issued", "id": "i", "revision": "1"}, good],
        "results": [{"kind": "application"}, None, Result("application", "i", 1, "accepted").to_json()],
    }  # fmt: skip
    answer = Answer.from_json(body)
    assert [u.seq for u in answer.updates] == [1, 2, 3, 4, 5]
    assert {u.kind for u in answer.updates[:4]}.isdisjoint({"issued", "returned"})
    assert answer.updates[4].nib == "0123456789012"
    assert [r.id for r in answer.results] == ["i"]
    with pytest.raises(Malformed):
        Answer.from_json(body | {"updates": [{"kind": "issued"}]})


def test_an_answer_from_before_there_were_ids_is_read() -> None:
    old = Answer(True, "t", "r", 3, store="s", device="d").to_json()
    assert Answer.from_json(old).whose == "s/d"
    for missing in ("store", "device"):
        assert Answer.from_json({k: v for k, v in old.items() if k != missing}).whose == ""
    assert Answer.from_json(old | {"store": 5, "device": "é"}).whose == ""


def test_an_answer_comes_back_from_the_wire() -> None:
    answer = Answer(
        training=True, time="t", request="r", cursor=4, more=True, store="s", device="d",
        results=(Result("application", "i", 1, "accepted", "K-1", "t", warnings=("nik-known",)),),
        updates=(Update(4, "issued", "i", 1, "t", nib="0123456789012", date="d", via="typed", verified=True),),
    )  # fmt: skip
    assert Answer.from_json(json.loads(json.dumps(answer.to_json()))) == answer
    with pytest.raises(Malformed):
        Answer.from_json(answer.to_json() | {"gateway": "other"})
