"""The table of benchmarks says what it measured, and a budget that isn't kept is told."""

import importlib
import sys
from array import array
from functools import partial
from pathlib import Path

import pytest

from operator_tui import locale
from operator_tui.core.lifecycle import Status
from operator_tui.store import listing
from operator_tui.store.listing import Filter
from operator_tui.store.store import Store, Tx
from operator_tui.ui.words import short_ref
from tests.benchmarks.__main__ import NAMES, main
from tests.benchmarks.crowd import fill
from tests.benchmarks.figure import Figure, percentile, table
from tests.test_screens import burst, running, shown, until


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


def test_words_bring_the_newest_and_say_that_there_are_older_ones(store: Store) -> None:
    fill(store, 3_000, "accepted")
    accepted, cancelled = (Status.ACCEPTED,), (Status.CANCELLED,)
    every = store.read(lambda db: listing.seqs(db, Filter()))
    assert len(every) == 3_000
    for wanted in (Filter("3210"), Filter("3210", accepted), Filter("3210", accepted + cancelled)):
        found, older = store.read(partial(listing.newest, wanted=wanted))
        assert (found, older) == (every[: listing.MOST], True)
    assert store.read(lambda db: listing.newest(db, Filter("3210", cancelled))) == (
        array("q"),
        False,
    )
    few = every[-1], every[500]

    def cancel(tx: Tx) -> None:
        for seq in few:
            tx.db.execute("UPDATE applications SET status = 'cancelled' WHERE seq = ?", [seq])

    store.do(cancel)
    found, older = store.read(lambda db: listing.newest(db, Filter("3210", cancelled)))
    assert ([*found], older) == (sorted(few, reverse=True), False)


@pytest.mark.parametrize(
    ("lang", "words"), [("id", "tampil 2.000+ dari 3.000"), ("en", "2,000+ of 3,000 shown")]
)
async def test_the_queue_says_that_only_the_newest_are_shown(
    store: Store, tmp_path: Path, lang: str, words: str
) -> None:
    fill(store, 3_000, "accepted")
    every = store.read(lambda db: listing.seqs(db, Filter()))
    [last] = store.read(
        lambda db: listing.page(db, every[listing.MOST - 1 : listing.MOST])
    ).values()
    async with running(store, tmp_path) as (app, pilot):
        locale.use(lang)
        await until(pilot, lambda: " > " in shown(app))
        burst(app, *["<f4>"] * 7, "3210")
        await until(pilot, lambda: words in shown(app))
        burst(app, "<end>")
        await until(pilot, lambda: f" > {short_ref(last, app.session.today())}" in shown(app))
        burst(app, "<escape>")
        await until(pilot, lambda: words not in shown(app) and "3000" in shown(app))


def test_the_load_on_the_gateway_counts_every_application() -> None:
    from tests.benchmarks.gateway import measure

    done = measure(laptops=3, batches=2, items=5)
    assert (done.accepted, len(done.spent)) == (30, 6)


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal")
def test_the_log_is_opened_paged_and_searched_in_the_benchmark() -> None:
    from tests.benchmarks.log import measure

    done = measure(3_000_000, runs=1)
    assert min(done.opened, done.page, done.found, done.tail, done.grep) > 0
