"""What the link is measured to carry, and how long what waits will take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui.delivery.measure import Exchange, Meter


def edge(items: int) -> Exchange:
    """A batch over a link of 15,000 bytes a second up, 30,000 down, 800 ms there and back."""
    up, down = 400 + 230 * items, 400 + 100 * items
    first = 800 + up * 1000 // 15_000
    return Exchange(up, down, first, first + down * 1000 // 30_000)


def test_the_time_to_drain_is_the_time_it_takes() -> None:
    meter = Meter()
    meter.asked(Exchange(400, 400, 800, 800))
    for items in (25, 50, 100):
        meter.carried(items, edge(items))
    assert meter.round_trip_ms == 800
    assert meter.goodput_up == pytest.approx(15_000, rel=0.02)
    assert meter.goodput_down == pytest.approx(30_000, rel=0.02)
    takes = sum(edge(100).first_ms for _ in range(2)) / 1000
    assert meter.drain_s(200, 100) == pytest.approx(takes, rel=0.1)


def test_nothing_measured_is_nothing_said() -> None:
    meter = Meter()
    assert meter.drain_s(11, 25) is None
    assert meter.drain_s(0, 25) == 0.0
    assert (meter.goodput_up, meter.goodput_down, meter.round_trip_ms) == (0, 0, 0)
    assert not meter.slow


def test_a_link_that_turns_slow_is_slow_after_a_few_batches() -> None:
    meter = Meter()
    meter.asked(Exchange(400, 400, 800, 800))
    meter.carried(100, edge(100))
    assert not meter.slow
    for _ in range(5):
        meter.carried(25, Exchange(6_000, 2_500, 6_000, 7_000))
    assert meter.slow
    assert meter.goodput_up < 3_000


def test_a_single_small_item_calls_no_link_slow() -> None:
    meter = Meter()
    meter.asked(Exchange(400, 400, 40, 40))
    meter.carried(1, Exchange(1_050, 600, 1_300, 1_300))
    assert not meter.slow


@given(st.lists(st.tuples(st.integers(1, 200), st.integers(0, 10**6), st.integers(0, 10**5))))
def test_whatever_is_measured_a_number_comes_of_it(all_: list[tuple[int, int, int]]) -> None:
    meter = Meter()
    for items, size, ms in all_:
        meter.asked(Exchange(1, 1, ms, ms))
        meter.carried(items, Exchange(size, size, ms, ms))
    drain = meter.drain_s(100, 25)
    assert drain is None or 0 <= drain < float("inf")
