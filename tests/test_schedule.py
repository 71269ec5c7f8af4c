"""The engine's truth table, every situation of it: what is done, how long is waited, and why."""

from collections import Counter
from itertools import product

from operator_tui.delivery.link import Verdict
from operator_tui.delivery.schedule import (
    LENGTHS,
    TABLE,
    Act,
    Fault,
    Moment,
    Next,
    Pause,
    Situation,
    Why,
    Work,
    decide,
)

GOOD = (Verdict.ONLINE, Verdict.SLOW)
ALL = [
    Situation(*one)
    for one in product(Moment, [None, *Verdict], Fault, Work, [True, False], [True, False])
]


def expected(now: Situation) -> tuple[Act, Pause]:
    """The rules in plain words, once more and in another way than the table."""
    good, well = now.verdict in GOOD, now.fault in (Fault.NONE, Fault.SMALLER)
    if now.spent:
        return Act.WAIT, Pause.TOMORROW
    if now.moment in (Moment.DUE, Moment.SETTINGS, Moment.PERSON):
        return (Act.SEND if good and well else Act.PROBE), Pause.NONE
    if now.moment is Moment.ITEMS:
        if good and well:
            return Act.SEND, Pause.NONE
        unlooked = now.verdict is None and now.fault is Fault.NONE
        return (Act.PROBE, Pause.NONE) if unlooked else (Act.WAIT, Pause.REST)
    failing = Pause.BATTERY if now.low else Pause.BACKOFF
    if now.fault is Fault.OTHER:
        return Act.WAIT, Pause.OTHER
    if not well:
        return Act.WAIT, failing
    if now.verdict is None:
        return Act.PROBE, Pause.NONE
    if not good:
        return Act.WAIT, Pause.HOUR if now.verdict is Verdict.REFUSED else failing
    if now.moment is Moment.PROBED or now.fault is Fault.SMALLER:
        return Act.SEND, Pause.NONE
    if now.work in (Work.ITEMS, Work.READ_ON):
        return Act.SEND, Pause.NONE
    if now.low:
        return Act.WAIT, Pause.BATTERY
    return Act.WAIT, Pause.CLASSROOM if now.work is Work.EXPECTED else Pause.CALM


def test_every_situation_is_decided_as_the_rules_say() -> None:
    assert len(ALL) == 6 * 11 * 6 * 5 * 2 * 2
    wrong = [now for now in ALL if (decide(now).act, decide(now).pause) != expected(now)]
    assert wrong == []


def test_every_row_of_the_table_decides_something() -> None:
    used = Counter(next(n for n, row in enumerate(TABLE) if row.fits(now)) for now in ALL)
    assert set(used) == set(range(len(TABLE)))


def test_only_a_wait_has_a_length_and_a_reason_to_wait() -> None:
    for now in ALL:
        then = decide(now)
        assert (then.act is Act.WAIT) == (then.pause is not Pause.NONE)
        assert (then.act is Act.WAIT) == (then.why not in (Why.WORK, Why.LOOK))


def test_nothing_leaves_on_a_spent_budget_not_even_for_a_person() -> None:
    spent = [decide(now) for now in ALL if now.spent]
    assert set(spent) == {Next(Act.WAIT, Pause.TOMORROW, Why.BUDGET)}


def test_a_person_always_tries_while_there_is_a_budget() -> None:
    asked = [now for now in ALL if now.moment is Moment.PERSON and not now.spent]
    assert all(decide(now).act is not Act.WAIT for now in asked)


def test_a_new_item_never_cuts_a_wait_that_has_a_reason() -> None:
    for now in ALL:
        if now.moment is Moment.ITEMS and now.verdict not in (None, *GOOD):
            assert decide(now).act is Act.WAIT


def test_a_low_battery_holds_up_no_item_on_a_good_link() -> None:
    for verdict, moment in product(GOOD, (Moment.ENDED, Moment.PROBED)):
        now = Situation(moment, verdict, work=Work.ITEMS, low=True)
        assert decide(now).act is Act.SEND


def test_a_low_battery_never_makes_it_busier() -> None:
    order = [Pause.NONE, Pause.CLASSROOM, Pause.OTHER, Pause.CALM, Pause.BACKOFF, Pause.BATTERY]
    for now in ALL:
        low = Situation(now.moment, now.verdict, now.fault, now.work, now.spent, low=True)
        before, after = decide(now).pause, decide(low).pause
        assert before == after or order.index(before) < order.index(after)
    assert LENGTHS[Pause.BATTERY][0] >= 300
