"""The day as numbers: whose people they are, and on whose clock a day begins."""

from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from operator_tui.core.errors import Refused
from operator_tui.core.line import Standing
from operator_tui.core.times import ZONES, day_bounds, day_of
from operator_tui.reports.day import day_summary, event_summary
from operator_tui.store import attempts, events, home, intake, kit, meta, print_jobs
from operator_tui.store.print_jobs import Job
from operator_tui.store.store import Store
from tests.calling import caller
from tests.conftest import PASSPHRASE
from tests.making import draft


def begun(store: Store, at: datetime, event: str, number: int) -> None:
    """A draft begun at a moment, in an event by its name (none: without one)."""
    store.clock = lambda: at
    if event:
        store.do(lambda tx: events.use(tx, event))
    else:
        store.do(lambda tx: meta.put(tx, meta.EVENT, ""))
    draft(store, number)


@pytest.fixture
def several(store: Store) -> Store:
    """Cikijing (WIB) and Ende (WITA), one without an event; begun around midnight of the 25th there."""
    for name, tz in (("Cikijing", "WIB"), ("Ende", "WITA"), ("Timika", "WIT")):
        store.do(lambda tx, name=name, tz=tz: events.add(tx, name, "2026-11-24", "x", tz))  # type: ignore[misc]
    begun(store, datetime(2026, 11, 24, 16, 30, tzinfo=UTC), "Cikijing", 1)  # 23.30
    begun(store, datetime(2026, 11, 24, 16, 30, tzinfo=UTC), "Ende", 2)  # 00.30 of the 25th
    begun(store, datetime(2026, 11, 24, 16, 30, tzinfo=UTC), "", 3)  # 23.30
    store.clock = lambda: datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
    return store


@pytest.mark.parametrize(
    ("day", "event", "drafts"),
    [
        (date(2026, 11, 24), "Cikijing", 2),
        (date(2026, 11, 25), "Ende", 1),
        (date(2026, 11, 23), "", 0),
        (date.min, "", 0),
        (date.max, "", 0),
    ],
)
def test_each_is_counted_on_its_own_events_day_under_its_own_events_name(
    several: Store, day: date, event: str, drafts: int
) -> None:
    several.do(lambda tx: events.use(tx, "Timika"))
    found = day_summary(several, day)
    assert (found.date, found.event, found.counts["draft"]) == (day.isoformat(), event, drafts)
    assert sum(found.counts.values()) == drafts
    assert (found.issued, found.unsent) == (0, 0)


def test_today_is_the_day_of_the_event_in_use(several: Store) -> None:
    several.do(lambda tx: events.use(tx, "Timika"))
    assert day_summary(several).date == "2026-11-25"
    several.do(lambda tx: events.use(tx, "Cikijing"))
    begun(several, datetime(2026, 11, 24, 3, tzinfo=UTC), "Ende", 4)
    assert day_summary(several).event == "Cikijing; Ende"


def test_a_laptop_without_events(store: Store) -> None:
    draft(store)
    found = day_summary(store)
    assert (found.date, found.until, found.event, found.device) == (
        "2026-11-24",
        "2026-11-24",
        "",
        "MJL03",
    )
    assert found.counts == {status: int(status == "draft") for status in found.counts}
    assert (found.applications, found.open_drafts, found.issued, found.unsent) == (0, 1, 0, 0)
    assert found.followups == {"halal": {}, "pirt": {}}
    assert found.adds_up


def test_the_desks_people_add_up_and_their_waits_are_kept(store: Store) -> None:
    """Ten people, one each minute; called ten minutes after the first came: they waited ten to one minutes."""
    start = datetime(2026, 11, 24, 3, tzinfo=UTC)
    people = []
    for minute in range(10):
        store.clock = lambda minute=minute: start + timedelta(minutes=minute)  # type: ignore[misc]
        people.append(store.do(lambda tx: intake.add(tx, {"name": "ICIH"})))
    store.clock = lambda: start + timedelta(minutes=10)
    moves = [Standing.CALLED] * 5 + [Standing.SERVED, Standing.ABSENT, Standing.GONE]
    for person, new in zip(people, moves, strict=False):
        store.do(lambda tx, person=person, new=new: intake.move(tx, person.id, new))  # type: ignore[misc]
    assert asdict(day_summary(store).intake) == {
        "taken_in": 10, "waiting": 2, "called": 5, "served": 1, "absent": 1, "gone": 1, "lost": 0,
        "absences": 1, "wait_median_min": 7.0, "wait_p90_min": 10.0, "by_hour": {"10": 10},
    }  # fmt: skip
    assert day_summary(store, date(2026, 11, 25)).intake.taken_in == 0


def test_the_desk_stands_in_the_summary_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home.create(tmp_path / "h", "Siti", PASSPHRASE)
    with home.open_store(tmp_path / "h", PASSPHRASE) as store:
        people = [store.do(lambda tx: intake.add(tx, {"name": "ICIH"})) for _ in range(3)]
        store.do(lambda tx: intake.move(tx, people[0].id, Standing.CALLED))
        store.do(lambda tx: intake.move(tx, people[1].id, Standing.ABSENT))
    [cli] = caller(tmp_path / "h", monkeypatch, capsys)
    code, out, _ = cli("summary")
    told = [" ".join(line.split()) for line in out.splitlines()]
    assert code == 0
    assert told[-8:] == [
        "Front desk: 3 taken in", "waiting 1", "called 1", "served 0", "absent 1", "gone 0",
        "called and not there: 1 times", "waited: median 0 min, 9 of 10 at most 0 min",
    ]  # fmt: skip
    assert "ICIH" not in out


@pytest.mark.parametrize("tz", ZONES)
@pytest.mark.parametrize("day", [date.min, date(2026, 11, 24), date.max])
def test_every_day_of_the_calendar_has_bounds(day: date, tz: str) -> None:
    start, end = day_bounds(day, tz)
    assert start < end
    assert len(start) == len(end) == 24


@pytest.mark.parametrize(
    "text", ["20260101", "2026-W01-1", "2026-1-1", "2026-02-30", "", " 2026-01-01", "٢٠٢٦-٠١-٠١"]
)
def test_a_day_is_written_one_way(text: str) -> None:
    assert day_of("2026-01-01") == date(2026, 1, 1)
    with pytest.raises(ValueError):
        day_of(text)


def test_the_paper_that_printing_took_is_counted_by_day_and_event(several: Store) -> None:
    def took(at: datetime, event: str, sheets: int) -> None:
        several.clock = lambda: at
        several.do(lambda tx: events.use(tx, event))
        several.do(lambda tx: kit.take(tx, "sheets", sheets))
        several.do(lambda tx: kit.take(tx, "rolls", 9))

    took(datetime(2026, 11, 24, 16, 30, tzinfo=UTC), "Cikijing", 3)  # 23.30
    took(datetime(2026, 11, 24, 16, 30, tzinfo=UTC), "Ende", 4)  # 00.30 of the 25th
    assert day_summary(several, date(2026, 11, 24)).sheets == 3
    assert day_summary(several, date(2026, 11, 25)).sheets == 4
    assert event_summary(several, "Ende").sheets == 4
    assert event_summary(several, "Timika").sheets == 0


def test_paper_printed_while_no_event_is_in_use_is_paper_of_the_day(store: Store) -> None:
    a4, roll = (
        Job("receipt", "", "x", "a4-4", 5, 2, ""),
        Job("ticket", "", "x", "roll-58", 1, 1, ""),
    )
    official = Job("official", "", "x", "roll-58", 1, 3, "")
    for number, (job, state) in enumerate(
        [(a4, "file"), (a4, "dropped"), (roll, "printed"), (official, "printed")]
    ):
        store.clock = lambda n=number: datetime(2026, 11, 24, 16, n, tzinfo=UTC)  # type: ignore[misc]
        store.do(lambda tx, j=job, s=state: print_jobs.add(tx, j, None, s))  # type: ignore[misc]
    assert day_summary(store, date(2026, 11, 24)).sheets == 5
    assert day_summary(store, date(2026, 11, 25)).sheets == 0


def test_a_whole_event_across_midnight_is_one_summary(several: Store) -> None:
    """The evening at Ende went on after midnight: two days, and one event."""
    several.do(lambda tx: events.use(tx, "Ende"))
    begun(several, datetime(2026, 11, 24, 15, 59, tzinfo=UTC), "Ende", 5)  # 23.59 of the 24th
    found = event_summary(several, "Ende")
    assert (found.date, found.until, found.event, found.open_drafts) == (
        "2026-11-24", "2026-11-25", "Ende", 2,
    )  # fmt: skip
    assert event_summary(several, "Ende", date(2026, 11, 25)).open_drafts == 1
    assert event_summary(several, "Timika").date == "2026-11-24"
    with pytest.raises(Refused):
        event_summary(several, "Bandung")


def test_an_outage_that_midnight_cut_counts_on_both_sides_of_it(store: Store) -> None:
    """Unreached from 23.50 to 00.20: ten minutes of the one day; of the other, from the first look on, fifteen."""
    for minute, verdict in ((50, "offline"), (65, "offline"), (80, "online")):
        store.clock = lambda minute=minute: (
            datetime(2026, 11, 24, 16, tzinfo=UTC) + timedelta(minutes=minute)
        )  # type: ignore[misc]
        store.do(
            lambda tx, verdict=verdict: attempts.looked(tx, attempts.Look(verdict, f"{tx.at}"))
        )  # type: ignore[misc]
    store.clock = lambda: datetime(2026, 11, 26, 16, tzinfo=UTC)
    days = [day_summary(store, date(2026, 11, n)).network for n in (24, 25)]
    assert [(net.outages, net.outage_min) for net in days] == [(1, 10.0), (1, 15.0)]
    both = day_summary(store, date(2026, 11, 24), date(2026, 11, 25)).network
    assert (both.outages, both.outage_min) == (1, 30.0)


def test_a_day_that_is_past_stays_as_it_was_when_the_laptop_travels_to_another_zone(
    store: Store,
) -> None:
    """Eight in the morning at Cikijing and at Ende, an outage up to midnight; then the laptop is in Timika."""
    for name, day, tz in (
        ("Cikijing", "2026-11-24", "WIB"), ("Ende", "2026-11-23", "WITA"), ("Timika", "2026-11-26", "WIT"),
    ):  # fmt: skip
        store.do(lambda tx, name=name, day=day, tz=tz: events.add(tx, name, day, "x", tz))  # type: ignore[misc]
    for name, hour in (("Ende", 0), ("Cikijing", 1)):
        store.clock = lambda hour=hour: datetime(2026, 11, 24, hour, 10, tzinfo=UTC)  # type: ignore[misc]
        store.do(lambda tx, name=name: events.use(tx, name))  # type: ignore[misc]
        store.do(lambda tx: intake.add(tx, {"name": "ICIH"}))
    store.clock = lambda: datetime(2026, 11, 24, 16, 50, tzinfo=UTC)
    store.do(lambda tx: attempts.looked(tx, attempts.Look("offline", f"{tx.at}")))
    store.clock = lambda: datetime(2026, 11, 25, 16, tzinfo=UTC)
    before = day_summary(store, date(2026, 11, 24))
    assert before.intake.by_hour == {"08": 2}
    assert before.network.outage_min == 10.0
    store.do(lambda tx: events.use(tx, "Timika"))
    assert day_summary(store, date(2026, 11, 24)) == before
