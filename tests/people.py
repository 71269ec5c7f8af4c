"""Any number of invented people: the sample applicants, mixed field by field by the seed, each of their own."""

import random
from typing import Final

from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications
from operator_tui.store.applications import Application, Typed
from operator_tui.store.store import Store, Tx
from tests.conftest import TODAY
from tests.making import FORM, sample_rows, texts_of

_LENT: Final = ("name", "birthplace", "ktp_address", "ktp_rt_rw", "trade_name", "since", "area")
"""What another person's record lends: fields that go with anything."""
_MONEY: Final = ("working_capital", "machinery", "yearly_sales")


def texts_of_many(count: int, seed: int = 1) -> list[Typed]:
    """What stands in the form for so many people; NIK, names and numbers are nobody's and differ."""
    rng = random.Random(seed)
    rows = [texts_of(row) for row in sample_rows() if not row["reason"]]
    found = []
    for number in range(count):
        typed = rows[number % len(rows)]
        texts = dict(typed.texts)
        if number >= len(rows):
            for name in _LENT:
                if value := rng.choice(rows).texts.get(name):
                    texts[name] = value
        texts["nik"] = f"{texts['nik'][:12]}{1000 + number:04}"
        if texts.get("kk"):
            texts["kk"] = (
                f"{texts['kk'][:6]}{rng.randint(1, 28):02}{texts['kk'][8:12]}{rng.randint(1, 9999):04}"
            )
        texts["phone"] = f"+628{rng.choice('1235789')}{rng.randrange(10**8, 10**9)}"
        for name in _MONEY:
            if texts.get(name, "0") not in ("", "0"):
                texts[name] = str(rng.randint(1, 400) * 250_000)
        found.append(Typed(texts, typed.filled))
    return found


def crowd(store: Store, count: int) -> list[Application]:
    """So many ready applications, no two of one person."""

    def make(tx: Tx) -> list[Application]:
        begun = [applications.begin(tx, FORM, typed).seq for typed in texts_of_many(count)]
        return [applications.finalise(tx, seq, FORM, TODAY, TABLES) for seq in begun]

    return store.do(make)
