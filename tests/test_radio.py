"""The emulated radio link keeps its rate, its round trip and its order; a batch of 100 stays within its bytes."""

import random
import time
from pathlib import Path

import pytest

from tests.benchmarks import edge
from tests.certificate import certificate
from tests.gateway import Gateway
from tests.radio import OVERHEAD, SEGMENT, Radio, Way


def arrivals(radio: Radio, size: int, seed: int = 1) -> tuple[list[float], Way]:
    """Seconds until each segment of one message arrives."""
    way, begun = Way(radio.up, radio, random.Random(seed)), time.monotonic()
    found = [at - begun for at, _piece in way.arrivals(b"x" * size)]
    return found, way


def test_a_message_takes_its_bytes_at_the_links_rate_and_half_a_round_trip() -> None:
    clean = Radio("clean", 120_000, 240_000, 0.8, 0.0)
    found, way = arrivals(clean, 10 * SEGMENT)
    carried = 10 * (SEGMENT + OVERHEAD)
    assert way.carried == carried
    assert found[-1] == pytest.approx(carried * 8 / 120_000 + 0.4, abs=0.05)
    assert found == sorted(found)


def test_what_is_lost_comes_a_round_trip_later_and_holds_up_what_is_behind_it() -> None:
    lossy = Radio("lossy", 120_000, 240_000, 0.8, 0.3)
    found, _ = arrivals(lossy, 20 * SEGMENT)
    clean, _ = arrivals(Radio("clean", 120_000, 240_000, 0.8, 0.0), 20 * SEGMENT)
    assert found == sorted(found)
    assert 0.8 < found[-1] - clean[-1] < 20 * 2 * 0.8
    assert arrivals(lossy, 20 * SEGMENT)[0] == pytest.approx(found, abs=0.05)


def test_a_batch_of_a_hundred_people_costs_at_most_230_bytes_each(tmp_path: Path) -> None:
    certificate(tmp_path)
    tls = ("--tls-cert", str(tmp_path / "cert.pem"), "--tls-key", str(tmp_path / "key.pem"))
    with Gateway(tmp_path / "office", *tls, delay=3600) as gateway:
        office = edge.Office(tmp_path, gateway)
        assert 150 < edge.bytes_up(office) <= 230
