"""The count of keystrokes is of keys that really give the record."""

import pytest

from operator_tui.core.form import FieldSpec
from operator_tui.ui.carry import CarryOver
from tests.benchmarks.keystrokes import Count, lookups, typed
from tests.benchmarks.spellings import spellings
from tests.making import FORM, sample_rows


@pytest.mark.parametrize(
    ("name", "text", "shortest"),
    [
        ("working_capital", "3500000", "3,5jt"),
        ("working_capital", "750000", "750rb"),
        ("yearly_sales", "1000000000", "1m"),
        ("birth_date", "17-04-1988", "170488"),
        ("phone", "+6281222100138", "81222100138"),
        ("ktp_rt_rw", "003/005", "3/5"),
    ],
)
def test_the_short_spellings_are_tried_first(name: str, text: str, shortest: str) -> None:
    spec: FieldSpec = FORM.index[name]
    assert spellings(spec, text, "2020")[0] == shortest


def test_two_applicants_cost_fewer_keys_than_their_records_hold() -> None:
    count, carry = Count(), CarryOver()
    for row in sample_rows()[:2]:
        typed(row, carry, lookups(), count)
    assert count.records == 2
    assert count.keys["nik"] == 32
    assert count.keys["birth_date"] == 0
    assert count.ratio < 1
