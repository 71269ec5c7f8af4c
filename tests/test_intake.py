"""The front desk's line: numbers without gaps, nobody called twice, nobody lost."""

import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui import forms
from operator_tui.core import line
from operator_tui.core.errors import Refused
from operator_tui.core.filling import FROM_DESK, FROM_NIK, defaults
from operator_tui.core.intake import IntakeEntry
from operator_tui.core.lifecycle import Status
from operator_tui.core.line import MOVES, Standing, Waiter
from operator_tui.reference.lookups import TABLES
from operator_tui.store import applications, calling, events, intake, journal
from operator_tui.store.applications import Typed
from operator_tui.store.calling import Called
from operator_tui.store.intake import Person
from operator_tui.store.store import Store
from tests.conftest import TODAY, fixed_clock
from tests.making import FORM, sample_rows, texts_of

DAY = TODAY.isoformat()


def typed(name: str = "ICIH", **more: str) -> dict[str, str]:
    """What the desk's form holds for someone."""
    plain = {"name": name, "services": "N", "papers": "K F W", "served": "O", "priority": "T"}
    return plain | more


def came(store: Store, name: str = "ICIH", **more: str) -> Person:
    """Someone who was taken in."""
    return store.do(lambda tx: intake.add(tx, typed(name, **more)))


def called(store: Store, but: int = 0) -> Called | None:
    """The next one, called to a blank form."""
    offers = defaults(FORM, "2020")
    blank = Typed({n: t for n, (t, _) in offers.items()}, {n: o for n, (_, o) in offers.items()})
    return store.do(lambda tx: calling.take_next(tx, FORM, blank, TODAY, TABLES, but))


def moved(store: Store, person: Person, new: Standing, remark: str = "") -> Person:
    """A move at the desk."""
    return store.do(lambda tx: calling.move(tx, person.id, new, remark))


def names(store: Store) -> list[str]:
    """Who waits, the next first."""
    return [p.name for p in store.read(lambda db: intake.in_line(db, DAY))]


def test_numbers_begin_at_one_each_day_and_have_no_gaps(store: Store) -> None:
    assert [came(store).number for _ in range(3)] == [1, 2, 3]
    store.clock = lambda: datetime(2026, 11, 24, 17, 0, tzinfo=UTC)  # midnight at Cikijing
    assert [came(store).number for _ in range(2)] == [1, 2]
    assert [p.day for p in store.read(lambda db: intake.of_day(db, "2026-11-25"))] == [
        "2026-11-25"
    ] * 2


def test_a_number_that_was_not_stored_is_given_to_the_next(store: Store) -> None:
    came(store)

    def fails(tx: object) -> None:
        intake.add(tx, typed())  # type: ignore[arg-type]
        raise RuntimeError("the disk")

    with pytest.raises(RuntimeError):
        store.do(fails)
    assert came(store).number == 2


def test_the_day_is_that_of_the_event_in_use(store: Store) -> None:
    store.do(lambda tx: events.add(tx, "Timika", "2026-11-25", "Timika", "WIT"))
    store.clock = lambda: datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
    assert came(store).day == "2026-11-25"


def test_those_with_priority_stand_before_the_others_each_in_the_order_they_came(
    store: Store,
) -> None:
    for name, priority in (("a", "T"), ("b", "T"), ("C", "Y"), ("d", "T"), ("E", "Y")):
        came(store, name, priority=priority)
    assert names(store) == ["C", "E", "a", "b", "d"]


def test_the_next_one_is_called_and_those_who_do_it_themselves_are_not(store: Store) -> None:
    came(store, "mandiri", served="M")
    first, second = came(store, "a"), came(store, "b")
    found = [called(store), called(store)]
    assert [c.person.id for c in found if c] == [first.id, second.id]
    assert called(store) is None
    assert names(store) == ["mandiri"]


def test_yesterdays_people_are_not_called_and_stay_in_the_store(store: Store) -> None:
    came(store, "kemarin")
    store.clock = lambda: datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
    assert called(store) is None
    [left] = store.read(lambda db: intake.of_day(db, DAY))
    assert left.state is Standing.WAITING


def test_a_called_persons_draft_holds_what_the_desk_and_the_nik_know(store: Store) -> None:
    came(store, "IIS", nik="3210035704880001", phone="+6281222100147", services="N P", papers="K W")
    found = called(store)
    assert found is not None
    held = store.read(lambda db: applications.typed(db, found.application.seq))
    expected = {
        "name": ("IIS", FROM_DESK), "nik": ("3210035704880001", FROM_DESK),
        "phone": ("+6281222100147", FROM_DESK), "has_whatsapp": ("Y", FROM_DESK),
        "want_halal": ("T", FROM_DESK), "want_pirt": ("Y", FROM_DESK),
        "birth_date": ("17-04-1988", FROM_NIK), "sex": ("P", FROM_NIK),
    }  # fmt: skip
    assert {n: (held.texts[n], held.filled[n]) for n in expected} == expected
    assert held.focus == "nik"
    assert (found.application.name, found.application.nik) == ("IIS", "3210035704880001")
    assert found.person.called_at and found.person.state is Standing.CALLED


def test_without_a_nik_nothing_is_made_up(store: Store) -> None:
    came(store)
    found = called(store)
    assert found is not None
    held = store.read(lambda db: applications.typed(db, found.application.seq)).texts
    assert not {"nik", "phone", "birth_date", "sex"} & set(held)


def test_finalising_serves_whoever_took_the_number(store: Store) -> None:
    came(store)
    found = called(store)
    assert found is not None
    seq = found.application.seq
    whole = texts_of(sample_rows()[0])
    store.do(lambda tx: applications.save(tx, seq, whole))
    store.do(lambda tx: applications.finalise(tx, seq, FORM, TODAY, TABLES))
    person = store.read(lambda db: intake.get(db, found.person.id))
    assert (person.state, person.application) == (Standing.SERVED, seq)
    with pytest.raises(Refused) as refused:
        moved(store, person, Standing.WAITING)
    assert refused.value.key == "desk.has-application"


def test_an_absent_ones_untouched_draft_is_cancelled_and_the_next_call_makes_another(
    store: Store,
) -> None:
    came(store)
    first = called(store)
    assert first is not None
    person = moved(store, first.person, Standing.ABSENT)
    assert (person.absences, person.application, person.called_at) == (1, 0, "")
    old = store.read(lambda db: applications.get(db, first.application.seq))
    assert old.status is Status.CANCELLED
    rows = store.read(lambda db: journal.of(db, old.id))
    assert rows[-1]["detail"]["reason"] == "tidak hadir"
    again = called(store)
    assert again is not None
    assert again.person.id == person.id
    assert again.application.seq != old.seq


def test_a_draft_that_was_begun_stays_and_is_found_at_the_next_call(store: Store) -> None:
    came(store)
    first = called(store)
    assert first is not None
    seq = first.application.seq
    held = store.read(lambda db: applications.typed(db, seq))
    more = Typed({**held.texts, "birthplace": "CIKIJING"}, held.filled)
    store.do(lambda tx: applications.save(tx, seq, more))
    moved(store, first.person, Standing.GONE, "menjemput anak")
    moved(store, first.person, Standing.WAITING)
    again = called(store)
    assert again is not None
    assert again.application.seq == seq
    assert again.person.remark == "menjemput anak"


def test_served_by_mistake_can_be_taken_back_while_the_draft_is_one(store: Store) -> None:
    came(store)
    found = called(store)
    assert found is not None
    seq = found.application.seq
    held = store.read(lambda db: applications.typed(db, seq))
    more = Typed({**held.texts, "birthplace": "CIKIJING"}, held.filled)
    store.do(lambda tx: applications.save(tx, seq, more))
    moved(store, found.person, Standing.SERVED)
    assert moved(store, found.person, Standing.WAITING).application == seq


def test_who_comes_back_has_the_place_of_the_number(store: Store) -> None:
    people = {name: came(store, name) for name in "abcd"}
    moved(store, people["b"], Standing.GONE)
    assert names(store) == ["a", "c", "d"]
    moved(store, people["b"], Standing.WAITING)
    assert names(store) == ["a", "b", "c", "d"]


def test_who_was_absent_and_is_here_keeps_the_place_and_the_count(store: Store) -> None:
    people = {name: came(store, name) for name in "abcde"}
    moved(store, people["a"], Standing.ABSENT)
    person = moved(store, people["a"], Standing.WAITING)
    assert names(store) == ["b", "c", "d", "a", "e"]
    assert (person.absences, person.state) == (1, Standing.WAITING)


def test_the_only_one_is_called_again_but_not_by_the_key_that_said_absent(store: Store) -> None:
    one = came(store)
    found = called(store)
    assert found is not None
    moved(store, one, Standing.ABSENT)
    assert called(store, but=one.id) is None
    again = called(store)
    assert again is not None
    assert again.person.id == one.id


@pytest.mark.parametrize("old", Standing)
@pytest.mark.parametrize("new", Standing)
def test_only_the_moves_of_the_table_and_each_is_in_the_journal(
    store: Store, old: Standing, new: Standing
) -> None:
    person = came(store, "Enung Nurhayati", nik="3210035704880001")
    if old is not Standing.WAITING:
        store.do(lambda tx: intake.move(tx, person.id, old))
    before = store.read(journal.head)
    if new not in MOVES[old]:
        with pytest.raises(Refused):
            store.do(lambda tx: intake.move(tx, person.id, new))
        assert store.read(journal.head) == before
        return
    assert store.do(lambda tx: intake.move(tx, person.id, new)).state is new
    row = store.read(lambda db: journal.of(db, ""))[-1]
    assert (row["what"], row["old"], row["new"]) == ("desk", old, new)
    assert row["detail"] == {"day": DAY, "number": 1}
    assert store.read(journal.first_broken) is None


waiters = st.builds(
    lambda flags: [
        Waiter(i, i, priority, "O" if operator else "M")
        for i, (priority, operator) in enumerate(flags, 1)
    ],
    st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=12),
)


@given(waiters, st.data())
def test_absent_is_three_places_back_or_last_and_never_out(
    arrivals: list[Waiter], data: st.DataObject
) -> None:
    standing: list[Waiter] = []
    for one in arrivals:
        standing = line.join(standing, one)
    assert standing == sorted(arrivals, key=lambda w: w.turn)
    one = data.draw(st.sampled_from(standing))
    here = standing.index(one)
    behind = [w for w in standing[here + 1 :] if w.served == one.served]

    after = line.set_back(standing, one)

    assert Counter(after) == Counter(standing)
    assert [w for w in after if w != one] == [w for w in standing if w != one]
    passed = [w for w in after[: after.index(one)] if w in behind]
    assert passed == behind[:3]
    assert after[:here] == standing[:here]
    if len(behind) < 3:
        assert after[-1] == one


@given(waiters)
def test_a_called_one_who_is_absent_is_called_after_three_others(arrivals: list[Waiter]) -> None:
    standing = sorted(arrivals, key=lambda w: w.turn)
    first, *rest = standing
    kin = [w for w in rest if w.served == first.served]
    order = [w for w in line.set_back(rest, first) if w.served == first.served]
    assert order.index(first) == min(3, len(kin))


@given(st.lists(st.floats(0, 1e4), min_size=1, max_size=50), st.integers(1, 100))
def test_a_percentile_is_a_value_that_so_many_do_not_exceed(
    values: list[float], percent: int
) -> None:
    found = line.percentile(values, percent)
    assert found in values
    assert sum(v <= found for v in values) * 100 >= percent * len(values)
    assert sum(v < found for v in values) * 100 < percent * len(values)


def test_two_stores_calling_at_once_never_take_the_same_person(
    store: Store, tmp_path: Path
) -> None:
    for n in range(20):
        came(store, f"orang {n}")
    found: list[Called | None] = []
    with Store(store.path, store._key, "Dede", fixed_clock) as other:
        start = Barrier(2)

        def work(one: Store) -> None:
            start.wait()
            found.extend(called(one) for _ in range(11))

        threads = [Thread(target=work, args=(one,)) for one in (store, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    numbers = [c.person.number for c in found if c]
    assert sorted(numbers) == list(range(1, 21))
    assert found.count(None) == 2
    drafts = {c.application.seq for c in found if c}
    assert len(drafts) == 20
    assert store.read(journal.first_broken) is None


TAKE_IN = """
import sys
from pathlib import Path
from operator_tui.store import intake
from operator_tui.store.store import Store
with Store(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), "Dede") as store:
    for _ in range(15):
        store.do(lambda tx: intake.add(tx, {"name": "ICIH", "services": "N", "papers": "K"}))
"""


def test_numbers_have_no_gaps_when_two_processes_give_them(store: Store) -> None:
    store.clock = lambda: datetime.now(UTC)
    command = [sys.executable, "-c", TAKE_IN, str(store.path), store._key.hex()]
    with subprocess.Popen(command) as other:
        while other.poll() is None and not store.read(
            lambda db: list(db.query("SELECT id FROM intake"))
        ):
            time.sleep(0.01)
        for _ in range(15):
            came(store)
    assert other.returncode == 0
    found = store.read(lambda db: list(db.query("SELECT * FROM intake")))
    by_day: dict[str, list[int]] = {}
    for row in found:
        by_day.setdefault(row["day"], []).append(row["number"])
    assert len(found) == 30
    assert all(sorted(n) == list(range(1, len(n) + 1)) for n in by_day.values())


def desk_form(**texts: str) -> IntakeEntry:
    """The desk's form with these texts left in its fields."""
    entry = IntakeEntry.open(forms.load("intake"), TABLES, TODAY, "")
    for name, text in texts.items():
        entry.go(name)
        entry.insert(text)
    entry.leave()
    return entry


@pytest.mark.parametrize(
    ("papers", "blocks", "keys"),
    [
        ("", True, ["papers.no-ktp"]),
        ("FW", True, ["papers.no-ktp"]),
        ("kw", False, ["papers.no-kk"]),
        ("KF", False, ["papers.no-whatsapp"]),
        ("dfw", False, []),
        ("w,k f", False, []),
    ],
)
def test_without_a_ktp_or_its_letter_nobody_gets_a_number(
    papers: str, blocks: bool, keys: list[str]
) -> None:
    entry = desk_form(name="ICIH", phone="0812-2210-0147", papers=papers)
    assert [p.key for p in entry.problems.get("papers", [])] == keys
    assert entry.blocking_fields() == (["papers"] if blocks else [])


@pytest.mark.parametrize(
    ("field", "text", "blocks"),
    [
        ("name", "   ", True),
        ("name", "x" * 10_000, True),
        ("name", "\x1b[31mICIH\x00\r\n", False),
        ("name", "ENUNG\nNURHAYATI", False),
        ("nik", "", False),
        ("nik", "321003570488", True),
        ("nik", "3" * 10_000, True),
        ("nik", "'; DROP TABLE intake; --", True),
        ("nik", "321003570488\n0001", False),
        ("phone", "", False),
        ("phone", "0812", True),
        ("phone", "+62 812.2210-0147", False),
        ("services", "NX", True),
        ("services", "😀", True),
        ("papers", "Q" * 10_000, True),
        ("served", "Z", True),
        ("priority", "mungkin", True),
    ],
)
def test_bad_input_at_each_field_blocks_or_is_cleaned(field: str, text: str, blocks: bool) -> None:
    good = {"name": "ICIH", "phone": "0812-2210-0147", "papers": "KFW"}
    entry = desk_form(**{**good, field: text} if text else good)
    assert (field in entry.blocking_fields()) is blocks
    assert all(c.isprintable() for c in entry.texts.get(field, ""))


def test_from_the_last_field_enter_goes_to_the_first() -> None:
    entry = desk_form()
    entry.go("name")
    seen = []
    for _ in range(8):
        seen.append(entry.focus)
        entry.enter()
    assert seen == [
        "name", "nik", "phone", "services", "papers", "served", "priority", "name",
    ]  # fmt: skip


def test_who_was_called_and_whose_draft_is_cancelled_went_home_and_may_come_again(
    store: Store,
) -> None:
    came(store)
    found = called(store)
    assert found is not None
    seq = found.application.seq
    store.do(lambda tx: applications.cancel(tx, seq, "KTP tertinggal"))
    person = store.read(lambda db: intake.get(db, found.person.id))
    assert (person.state, person.remark) == (Standing.GONE, "KTP tertinggal")
    moved(store, person, Standing.WAITING)
    again = called(store)
    assert again is not None
    assert again.application.seq != seq


def test_who_waits_again_or_was_served_stays_so_when_the_application_is_cancelled(
    store: Store,
) -> None:
    for final in (True, False):
        came(store)
        found = called(store)
        assert found is not None
        seq = found.application.seq
        whole = texts_of(sample_rows()[int(final)])
        store.do(lambda tx, seq=seq, whole=whole: applications.save(tx, seq, whole))  # type: ignore[misc]
        if final:
            store.do(lambda tx, seq=seq: applications.finalise(tx, seq, FORM, TODAY, TABLES))  # type: ignore[misc]
        else:
            moved(store, found.person, Standing.ABSENT)
        store.do(lambda tx, seq=seq: applications.cancel(tx, seq, "salah orang"))  # type: ignore[misc]
        person = store.read(lambda db, id_=found.person.id: intake.get(db, id_))  # type: ignore[misc]
        assert person.state is (Standing.SERVED if final else Standing.ABSENT)
