"""The numbers of a generated day, recomputed by SQL that shares nothing with the program's."""

# ruff: noqa: S608  the queries are the tests own

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from operator_tui.core.times import stamp
from operator_tui.reports.day import read_sheet
from operator_tui.reports.day_values import Sheet
from operator_tui.store import attempts, daywindow, journal, kit, meta
from operator_tui.store.store import Store
from tests.conftest import TODAY, fixed_clock
from tests.day_of_500 import PEOPLE, fill


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with a day of 500 people in it, for all tests of this file."""
    folder: Path = tmp_path_factory.mktemp("day")
    with Store(folder / "store.db", b"k" * 32, "Siti Rohmah", fixed_clock) as store:
        store.do(journal.start)
        store.do(lambda tx: meta.set_device(tx, "MJL03"))
        fill(store)
        for pages in (1, 26, 76):
            store.do(lambda tx, n=pages: kit.take(tx, "sheets", n))  # type: ignore[misc]
        for at in ("2026-11-24T09:10:00.000Z", "2026-11-24T09:40:00.000Z"):  # then it was closed
            store.do(
                lambda tx, at=at: attempts.looked(tx._replace(at=at), attempts.Look("offline", at))
            )  # type: ignore[misc]
        yield store


@pytest.fixture(scope="module")
def sheet(big: Store) -> Sheet:
    now = "2026-11-24T16:00:00.000Z"
    return big.read(lambda db: read_sheet(db, daywindow.of_day(db, TODAY, now), now))


def table(store: Store, sql: str) -> dict[str, Any]:
    """A query of two columns as a dictionary."""
    return store.read(lambda db: dict(tuple(row) for row in db.execute(sql)))


def number(store: Store, sql: str) -> Any:
    return store.read(lambda db: next(iter(db.execute(sql)))[0])


FINAL = "ref IS NOT NULL"
"""All of this day's applications are of this day: a number was given on it or none."""


def test_the_states_add_up_and_are_those_of_the_rows(big: Store, sheet: Sheet) -> None:
    day = sheet.day
    rows = table(big, "SELECT status, count(*) FROM applications GROUP BY status")
    assert {status: n for status, n in day.counts.items() if n} == rows
    assert len(rows) >= 7
    assert day.applications == number(big, f"SELECT count(*) FROM applications WHERE {FINAL}")
    assert day.applications + day.open_drafts + day.dropped == sum(day.counts.values())
    assert day.dropped == number(
        big, "SELECT count(*) FROM applications WHERE ref IS NULL AND status = 'cancelled'"
    )
    assert day.dropped and day.open_drafts
    assert day.issued == rows["issued"]
    assert day.unsent == rows["ready"] + rows["unknown"]
    assert day.adds_up


def test_the_desks_people(big: Store, sheet: Sheet) -> None:
    desk = sheet.day.intake
    rows = table(big, "SELECT state, count(*) FROM intake GROUP BY state")
    assert desk.taken_in == PEOPLE == sum(rows.values())
    assert {s: getattr(desk, s) for s in rows} == rows
    assert sum(desk.by_hour.values()) == PEOPLE
    hours = "SELECT strftime('%H', came_at, '+7 hours'), count(*) FROM intake GROUP BY 1"
    assert desk.by_hour == table(big, hours)
    waits = (
        "WITH w AS (SELECT round((julianday(called_at) - julianday(came_at)) * 1440, 1) AS m,"
        " row_number() OVER (ORDER BY julianday(called_at) - julianday(came_at)) AS r, count(*) OVER () AS n"
        " FROM intake WHERE called_at <> '') SELECT m FROM w WHERE r >= n * {share} LIMIT 1"
    )
    assert desk.wait_median_min == number(big, waits.format(share=0.5))
    assert desk.wait_p90_min == number(big, waits.format(share=0.9))


@pytest.mark.parametrize(
    ("name", "sql"),
    [
        ("villages", f"SELECT village, count(*) FROM applications WHERE {FINAL} GROUP BY 1"),
        (
            "kbli",
            (f"SELECT kbli_version || ' ' || substr(kbli, 1, 2), count(*) FROM applications WHERE {FINAL}"
            " GROUP BY 1"),
        ),
        (
            "sex",
            "SELECT json_extract(content, '$.content.sex'), count(*) FROM answers WHERE content <> '' GROUP BY 1",
        ),
        (
            "returned",
            "SELECT json_extract(detail, '$.field'), count(*) FROM journal WHERE new = 'returned' GROUP BY 1",
        ),
        ("printed", "SELECT kind, count(DISTINCT seq) FROM prints GROUP BY 1"),
    ],
)  # fmt: skip
def test_counted_by(big: Store, sheet: Sheet, name: str, sql: str) -> None:
    found = getattr(sheet.day, name)
    assert found == table(big, sql)
    assert found


def test_services_times_copies_and_traffic(big: Store, sheet: Sheet) -> None:
    day = sheet.day
    for kind in ("halal", "pirt"):
        wants = f"SELECT count(*) FROM applications WHERE {FINAL} AND instr(wants, '{kind}')"
        assert day.services[kind] == number(big, wants) > 0
    assert day.services["nib"] == day.applications
    assert day.copies == number(big, "SELECT count(*) FROM prints WHERE copy > 1") > 0
    for times, name in ((day.typing, "typing"), (day.reading, "reading")):
        ranked = (
            f"WITH t AS (SELECT detail ->> '$.{name}' / 60.0 AS m FROM journal WHERE new = 'ready' AND old = 'draft'),"
            " s AS (SELECT m, row_number() OVER (ORDER BY m) AS r, count(*) OVER () AS n FROM t)"
            " SELECT round(m, 2) FROM s WHERE r >= n * "
        )
        assert times.median_min == number(big, ranked + "0.5 LIMIT 1")
        assert times.p90_min == number(big, ranked + "0.9 LIMIT 1")
        assert times.measured == day.applications
    net = day.network
    assert (net.batches, net.bytes_up, net.bytes_down) == (4, 69_000, 9_000)
    assert net.outages == 1
    assert day.issued_then == day.issued
    assert day.issued_late == 0


def test_the_operators_are_by_name_none_under_five_and_add_up(big: Store, sheet: Sheet) -> None:
    day = sheet.day
    made = table(
        big,
        "SELECT who, count(*) FROM journal WHERE what = 'moved' AND old = 'draft' AND new = 'ready' GROUP BY who",
    )
    assert made.pop("Magang") == day.few == 1
    assert [one.who for one in day.operators] == sorted(made)
    assert {one.who: one.applications for one in day.operators} == made
    looked = table(
        big, "SELECT typist, count(*) || '/' || sum(1 - same) FROM second_looks GROUP BY 1"
    )
    assert {one.who: f"{one.looks}/{one.different}" for one in day.operators} == {
        who: n for who, n in looked.items() if who in made
    }
    assert sum(one.applications for one in day.operators) + day.few == day.applications
    assert all(one.per_hour for one in day.operators)
    mended = table(
        big,
        "SELECT who, count(*) FROM journal WHERE new = 'ready' AND old IN ('returned', 'quarantined') GROUP BY who",
    )
    assert {one.who: one.mended for one in day.operators} == mended
    assert sum(mended.values()) == number(
        big, "SELECT count(*) FROM applications WHERE revision > 1"
    )
    assert len(mended) == 3
    back = table(
        big,
        "SELECT f.who, count(*) FROM journal r JOIN journal f ON f.application = r.application"
        " AND f.new = 'ready' AND f.old = 'draft' WHERE r.new = 'returned' GROUP BY f.who",
    )
    assert {one.who: one.returned for one in day.operators} == back
    assert sum(one.returned for one in day.operators) == sum(day.returned.values())


def test_applications_an_hour_are_those_of_the_time_between_acts(big: Store, sheet: Sheet) -> None:
    """Recomputed with window functions: a gap of over half an hour is a pause."""
    rates = table(
        big,
        "WITH acts AS (SELECT who, at FROM journal WHERE application <> '' AND (what IN ('begun', 'printed')"
        "  OR what = 'moved' AND coalesce(json_extract(detail, '$.cause'), '') <> 'delivery')"
        "  UNION ALL SELECT by, at FROM second_looks),"
        " gaps AS (SELECT who, (julianday(at) - julianday(lag(at) OVER (PARTITION BY who ORDER BY at))) * 24 AS h"
        "  FROM acts),"
        " hours AS (SELECT who, sum(h) AS h FROM gaps WHERE h <= 0.5 + 1e-6 GROUP BY who),"
        " made AS (SELECT who, count(*) AS n FROM journal WHERE what = 'moved' AND new = 'ready' AND old = 'draft'"
        "  GROUP BY who) SELECT who, round(n / h, 1) FROM made JOIN hours USING (who)",
    )
    assert len(sheet.day.operators) == 3
    for one in sheet.day.operators:
        assert one.per_hour == pytest.approx(rates[one.who], abs=0.11)


def test_paper_outages_and_follow_ups_due(big: Store, sheet: Sheet) -> None:
    day = sheet.day
    assert (
        day.sheets == number(big, "SELECT sum(amount) FROM kit_uses WHERE stock = 'sheets'") == 103
    )
    cut = "SELECT round((julianday('2026-11-24 09:40') - julianday(finished_at)) * 1440, 1) FROM batches"
    minutes = number(big, f"{cut} WHERE verdict <> 'answered'")
    assert (
        day.network.outage_min == minutes > 30
    )  # not up to the evening, when nobody looked any more
    for kind in ("halal", "pirt"):
        asked = f"SELECT count(*) FROM applications WHERE {FINAL} AND instr(wants, '{kind}')"
        assert day.due[kind] == number(big, asked) > 0


def test_behind_each_number_stand_its_very_rows(sheet: Sheet) -> None:
    day, behind = sheet.day, sheet.behind
    for status, n in day.counts.items():
        assert len(behind.get(f"status:{status}", ())) == n
    for name, group in (
        ("village", day.villages),
        ("kbli", day.kbli),
        ("sex", day.sex),
        ("returned", day.returned),
    ):
        for key, n in group.items():
            assert len(behind[f"{name}:{key}"]) == n
    for one in day.operators:
        assert len(behind[f"operator:{one.who}"]) == one.applications
    for service, n in day.services.items():
        assert len(behind[f"service:{service}"]) == n
    assert len(behind["all"]) == day.applications
    assert len(behind["desk"]) == day.desk == day.applications
    assert len(behind["typed"]) == day.typing.measured
    assert list(behind["all"]) == sorted(behind["all"], reverse=True)


def test_an_empty_day_is_all_noughts(big: Store) -> None:
    now = stamp(fixed_clock())
    empty = big.read(lambda db: read_sheet(db, daywindow.of_day(db, date(2026, 11, 20), now), now))
    day = empty.day
    assert (day.applications, day.intake.taken_in, day.network.batches, day.operators) == (
        0,
        0,
        0,
        (),
    )
    assert not any(day.counts.values())
    assert (day.villages, day.kbli, day.returned, day.event) == ({}, {}, {}, "")
    assert (day.typing.median_min, day.intake.wait_p90_min) == (None, None)
    assert empty.behind == {}


def test_nothing_of_a_person_stands_in_it(big: Store, sheet: Sheet) -> None:
    text = str(sheet.day.to_json())
    people = big.read(
        lambda db: [tuple(r) for r in db.execute("SELECT name, nik FROM applications")]
    )
    assert len(people) > 400
    assert [name for name, nik in people if name in text or nik in text] == []
