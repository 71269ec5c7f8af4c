"""The table of benchmarks says what it measured, and a budget that isn't kept is told."""

import importlib

import pytest

from operator_tui.store import listing
from operator_tui.store.listing import Filter
from operator_tui.store.store import Store
from tests.benchmarks.__main__ import NAMES, main
from tests.benchmarks.crowd import fill
from tests.benchmarks.figure import Figure, percentile, table


@pytest.mark.parametrize(
    ("figure", "met"),
    [
        (Figure("a", 10, "ms", budget=10), True),
        (Figure("a", 10.1, "ms", budget=10), False),
        (Figure("a", 20, "ms", budget=1.4, floor=15), True),
        (Figure("a", 22, "ms", budget=1.4, floor=15), False),
        (Figure("a", 97, "%", budget=90, at_least=True), True),
        (Figure("a", 89, "%", budget=90, at_least=True), False),
        (Figure("a", 89, "%"), None),
    ],
)
def test_a_budget_is_a_multiple_of_the_floor_where_there_is_one(
    figure: Figure, met: bool | None
) -> None:
    assert figure.met is met
    assert ("NOT MET" in table([figure])) is (met is False)


def test_a_percentile_is_one_of_the_values() -> None:
    values = list(range(1, 101))
    assert [percentile(values, share) for share in (0.0, 0.5, 0.95, 0.99, 1.0)] == [
        1,
        50,
        95,
        99,
        100,
    ]
    assert percentile([7.0], 0.99) == 7.0


def test_every_benchmark_is_there_and_an_unknown_one_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in NAMES:
        assert callable(importlib.import_module(f"tests.benchmarks.{name}").run)
    assert main(["nothing"]) == 2
    assert "nothing" in capsys.readouterr().err


def test_a_crowd_is_in_the_lists_and_in_the_index(store: Store) -> None:
    fill(store, 80, "accepted")
    seqs = store.read(lambda db: listing.seqs(db, Filter()))
    assert len(seqs) == 80
    apps = store.read(lambda db: listing.page(db, seqs))
    assert len({app.nik for app in apps.values()}) == 80
    assert all(len(app.nik) == 16 for app in apps.values())
    some = apps[seqs[0]]
    assert seqs[0] in store.read(lambda db: listing.seqs(db, Filter(text=some.name.split()[0])))
