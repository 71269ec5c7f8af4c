"""Typing and reading are measured apart, over every sitting of a draft."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui.core.lifecycle import Status
from operator_tui.core.stopwatch import READING_AWAY, TYPING_AWAY, Spent, Stopwatch, Times
from operator_tui.store import applications, journal, listing
from operator_tui.store.applications import Application
from operator_tui.store.store import Store
from operator_tui.ui.app import OperatorApp
from operator_tui.ui.screens.form import FormScreen
from tests.conftest import fixed_clock
from tests.making import draft, in_every_status, sample_rows
from tests.test_screens import answer_keys, burst, form_keys, running, shown, until

START = fixed_clock()


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self, app: OperatorApp) -> None:
        self.now = START
        app.session.clock = lambda: self.now

    def on(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def test_a_pause_is_counted_up_to_being_away() -> None:
    watch = Stopwatch(TYPING_AWAY)
    for moment in (0, 10, 70, 131, 132):
        watch.key(at(moment))
    assert watch.seconds == 10 + 60 + 1


def test_what_passes_while_another_screen_is_on_top_is_not_counted() -> None:
    watch = Stopwatch(READING_AWAY, 5)
    watch.key(at(0))
    watch.pause()
    watch.key(at(20))
    watch.key(at(23))
    assert watch.seconds == 5 + 3


def test_a_clock_that_is_put_right_in_the_middle_counts_nothing() -> None:
    watch = Stopwatch(TYPING_AWAY)
    for moment in (0, 2, 2900, 2901, -50, -49):
        watch.key(at(moment))
    assert watch.seconds == 2 + 1 + 1


@given(st.lists(st.floats(-1e6, 1e6), max_size=20))
def test_never_more_than_went_by_and_never_less_than_nothing(moments: list[float]) -> None:
    watch = Stopwatch(TYPING_AWAY)
    for moment in sorted(moments):
        watch.key(at(moment))
    # Moments are kept to the microsecond, so each step may be rounded by one.
    went_by = max(moments, default=0) - min(moments, default=0) + 1e-5 * len(moments)
    assert 0 <= watch.seconds <= went_by


def test_both_go_on_from_what_was_spent_before() -> None:
    times = Times.going_on(Spent(100, 20))
    times.typing.key(at(0))
    times.typing.key(at(7))
    times.pause()
    times.reading.key(at(8))
    times.reading.key(at(10))
    assert times.spent == Spent(107, 22)


def row(store: Store, seq: int = 1) -> Application:
    return store.read(lambda db: applications.get(db, seq))


def field(store: Store, name: str) -> Callable[[], bool]:
    def there() -> bool:
        drafts = store.read(listing.drafts)
        return bool(
            drafts and store.read(lambda db: applications.typed(db, drafts[0].seq)).texts.get(name)
        )

    return there


async def test_a_draft_parked_and_opened_again_goes_on_counting(
    store: Store, tmp_path: Path
) -> None:
    async with running(store, tmp_path) as (app, pilot):
        clock = Clock(app)
        burst(app, "<ctrl+n>", "3210035704880001", "<enter>")
        await until(pilot, field(store, "nik"))
        clock.on(30)
        burst(app, "<enter>", "ICIH", "<enter>")
        await until(pilot, field(store, "name"))
        assert row(store).typing_s == 30
        clock.on(12)
        burst(app, "<escape>")  # nothing was typed since: the seconds are kept all the same
        await until(pilot, lambda: row(store).typing_s == 42)
        await until(pilot, lambda: "ANTREAN" in shown(app) and "D-001" in shown(app))
        clock.on(50)
        burst(app, "<enter>")
        await until(pilot, lambda: "FORMULIR D-001" in shown(app))
        burst(app, "x")
        await until(pilot, lambda: "x" in shown(app))
        clock.on(3)
        burst(app, "<ctrl+u>", "17-04-1988", "<enter>", "<escape>")
        await until(pilot, lambda: row(store).typing_s == 45)
    assert row(store).reading_s == 0


async def test_reading_is_counted_apart_and_both_are_told_at_the_end(
    store: Store, tmp_path: Path
) -> None:
    person = sample_rows()[40]
    async with running(store, tmp_path) as (app, pilot):
        clock = Clock(app)
        keys = form_keys(person)
        burst(app, "<ctrl+n>", *keys[:4])
        await until(pilot, field(store, "nik"))
        for _ in range(4):
            clock.on(40)
            burst(app, "<shift+tab>", "<tab>")
            await pilot.pause()
        burst(app, *keys[4:])
        await until(pilot, lambda: "BACAKAN" in shown(app))
        clock.on(48)
        burst(app, *answer_keys(person))
        await until(pilot, lambda: "tersimpan dan siap dikirim" in shown(app))
        assert "diketik 2 mnt 40 dtk · dibacakan 48 dtk" in shown(app)
    done = row(store)
    assert (done.status, done.typing_s, done.reading_s) == (Status.READY, 160, 48)
    last = store.read(lambda db: journal.of(db, done.id))[-1]
    assert (last["detail"]["typing"], last["detail"]["reading"]) == (160, 48)


async def test_what_is_read_in_a_draft_that_goes_back_to_the_form_is_reading(
    store: Store, tmp_path: Path
) -> None:
    draft(store, 1)
    async with running(store, tmp_path) as (app, pilot):
        clock = Clock(app)
        await until(pilot, lambda: "D-001" in shown(app))
        burst(app, "<f2>")
        await until(pilot, lambda: "BACAKAN D-001" in shown(app))
        clock.on(20)
        burst(app, "<escape>")
        await until(pilot, lambda: "FORMULIR D-001" in shown(app))
        clock.on(25)
        form = app.top
        assert isinstance(form, FormScreen)
        at_first = form.entry.focus
        burst(app, "<up>")
        await until(pilot, lambda: form.entry.focus != at_first)
        clock.on(4)
        burst(app, "<escape>")
        await until(pilot, lambda: row(store).reading_s > 0)
    assert (row(store).reading_s, row(store).typing_s) == (20, 4)


def test_seconds_of_what_has_left_the_desk_stay_as_they_are(store: Store) -> None:
    from operator_tui.store import looks

    for status, app in in_every_status(store).items():
        store.do(lambda tx, app=app: looks.spend(tx, app.id, Spent(9, 9)))  # type: ignore[misc]
        open_ = status in applications.DRAFT_STATES
        assert row(store, app.seq).typing_s == (9 if open_ else 0)


@pytest.mark.parametrize("table", ["statements", "second_looks"])
@pytest.mark.parametrize("what", ["UPDATE {} SET by = 'x'", "DELETE FROM {}"])
def test_what_was_stated_and_what_was_looked_at_is_append_only(
    store: Store, table: str, what: str
) -> None:
    from operator_tui.core.errors import StoreTrouble
    from operator_tui.store import looks
    from tests.making import ready

    [app] = ready(store)
    store.do(lambda tx: looks.add(tx, app, "nik", same=True, typist="Siti"))
    with pytest.raises(StoreTrouble, match="failed"):
        store.do(lambda tx: tx.db.execute(what.format(table)))
    assert store.read(lambda db: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
