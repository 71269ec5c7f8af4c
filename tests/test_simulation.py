"""Forty bad days of the simulation; and the simulation itself: a broken promise is noticed, and its day replays."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from operator_tui.office import take
from operator_tui.store import outbox, updates
from tests.simulation.__main__ import day, in_memory, main
from tests.simulation.day import live
from tests.simulation.sides import make_template

DAYS, PARTS = 30, 3
PATIENCE = 60
"""Days within which a broken promise has to be noticed."""


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    with in_memory() as folder:
        make_template(folder)
        yield folder


@pytest.mark.parametrize("part", range(PARTS))
def test_a_bad_day_loses_nothing_doubles_nothing_and_leaves_nothing_stuck(
    part: int, template: Path
) -> None:
    faults = {seed: live(seed, template, template).faults for seed in range(part, DAYS, PARTS)}
    assert not any(faults.values()), faults


def test_a_day_replays_to_the_word(template: Path) -> None:
    told: list[list[str]] = [[], []]
    for words in told:
        live(5, template, template, words.append)
    assert told[0] == told[1]
    assert any("batch of" in line for line in told[0])


def nothing(*_args: Any, **_more: Any) -> int:
    return 0


def never_left(tx: Any, batch: str, *, untouched: bool, problem: str, behind: bool = False) -> int:
    return give_back(tx, batch, untouched=True, problem=problem, behind=behind)


give_back = outbox.give_back


def skip_ahead(tx: Any, seq: int) -> bool:
    return read_to(tx, seq + 1)


read_to = updates.read_to


def accept_anew(db: Any, device: str, item: Any, at: str, known: Any) -> Any:
    db.execute("DELETE FROM items WHERE id = ?", [item.id])
    return take_item(db, device, item, at, known)


take_item = take.take_item


def hasty(_backoff: Any, _retry: float | None = None) -> float:
    return 0.5


@pytest.mark.parametrize(
    ("what", "broken", "first", "fault"),
    [
        ("store.outbox.resolve_dead", nothing, 3, "stuck: sending"),
        ("store.outbox.give_back", never_left, 1, "stuck: "),
        ("store.updates.read_to", skip_ahead, 0, "news isn't read"),
        ("office.batches.take_item", accept_anew, 0, "twice"),
        ("delivery.backoff.Backoff.next", hasty, 0, "asked"),
    ],
    ids=["dead-leases", "doubt-forgotten", "news-skipped", "office-forgets", "hammering"],
)
def test_a_broken_promise_is_noticed(
    template: Path, monkeypatch: pytest.MonkeyPatch, what: str, broken: Any, first: int, fault: str
) -> None:
    monkeypatch.setattr(f"operator_tui.{what}", broken)
    days = (day(seed, template) for seed in range(first, first + PATIENCE))
    assert any(fault in one for told in days for one in told.faults)


def test_a_failing_seed_prints_itself_and_how_to_see_it_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("operator_tui.delivery.backoff.Backoff.next", hasty)
    assert main(["--seeds", "2", "--from", "0", "--jobs", "1"]) == 1
    out = capsys.readouterr().out
    failed = out.split("seed ")[1].split(":")[0]
    assert f"again: python -m tests.simulation --seed {failed} --verbose" in out
    assert main(["--seed", failed]) == 1
    assert "asked" in capsys.readouterr().out
