"""The operators' statistics: every figure from stored rows, and nothing of an applicant."""

import json
import uuid
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui.core.stopwatch import Spent
from operator_tui.reference.lookups import TABLES
from operator_tui.reports.operators import Field, Operator, _p90, operator_statistics
from operator_tui.store import applications, home, importing, looks, outbox, updates
from operator_tui.store.store import Store, Tx
from tests.conftest import PASSPHRASE, SAMPLES, TODAY, fixed_clock
from tests.making import FORM, sample_rows, texts_of
from tests.test_cli import Cli, cli  # noqa: F401  a fixture


class Desk:
    """A store whose clock is moved on by hand, and who works at it."""

    def __init__(self, store: Store) -> None:
        self.store, self.now = store, fixed_clock()
        store.clock = lambda: self.now

    def capture(
        self, who: str, number: int, typing: float, reading: float, minutes: float = 5
    ) -> int:
        """A sample applicant, typed and read back in so many seconds, begun some minutes ago."""

        def begin(tx: Tx) -> applications.Application:
            return applications.begin(tx, FORM, texts_of(sample_rows()[number - 1]))

        app = self.store.do(begin, who)
        self.now += timedelta(minutes=minutes)

        def end(tx: Tx) -> None:
            looks.spend(tx, app.id, Spent(typing, reading))
            applications.finalise(tx, app.seq, FORM, TODAY, TABLES)

        self.store.do(end, who)
        return app.seq

    def look(self, seq: int, field: str, typist: str, *, same: bool, by: str = "Siti") -> None:
        def add(tx: Tx) -> None:
            looks.add(tx, applications.get(tx.db, seq), field, same=same, typist=typist)

        self.store.do(add, by)

    def send_back(self, seq: int) -> None:
        """The office takes what waits, and sends one back."""

        def there_and_back(tx: Tx) -> None:
            for item in outbox.lease(tx, str(uuid.uuid4()), 9):
                outbox.accepted(tx, item, "K-000001", "2026-11-24T03:00:00.000Z")
            app = applications.get(tx.db, seq)
            updates.returned(tx, app.id, app.revision, "kbli", "Tidak sesuai.", "Bu Wiwin")

        self.store.do(there_and_back)

    def mend(self, who: str, seq: int) -> None:
        def again(tx: Tx) -> None:
            typed = applications.typed(tx.db, seq)
            new = {**typed.texts, "trade_name": "Lain"}
            applications.save(tx, seq, typed._replace(texts=new))
            looks.spend(tx, applications.get(tx.db, seq).id, Spent(999, 999))
            applications.finalise(tx, seq, FORM, TODAY, TABLES)

        self.store.do(again, who)


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def of(desk: Desk, who: str) -> Operator:
    found = {one.who: one for one in operator_statistics(desk.store).operators}
    return found[who]


def test_times_and_counts_are_each_persons_own(desk: Desk) -> None:
    for number, seconds in ((1, 100), (2, 160), (3, 130)):
        desk.capture("Siti", number, seconds, 40)
    desk.capture("Dede", 4, 300, 90)
    siti, dede = of(desk, "Siti"), of(desk, "Dede")
    assert (siti.finalised, siti.timed) == (3, 3)
    assert (siti.typing_median, siti.typing_p90, siti.reading_median) == (130, 160, 40)
    assert (siti.hours, siti.per_hour) == (0.25, 12)
    assert (dede.finalised, dede.typing_median, dede.reading_median) == (1, 300, 90)


def test_of_less_than_six_minutes_no_rate_is_said(desk: Desk) -> None:
    desk.capture("Siti", 1, 100, 40, minutes=5)
    assert (of(desk, "Siti").finalised, of(desk, "Siti").per_hour) == (1, None)


def test_a_pause_of_over_half_an_hour_is_no_work(desk: Desk) -> None:
    desk.capture("Siti", 1, 100, 40, minutes=15)
    desk.now += timedelta(hours=3)
    desk.capture("Siti", 2, 100, 40, minutes=15)
    assert (of(desk, "Siti").hours, of(desk, "Siti").per_hour) == (0.5, 4)


def test_what_was_not_measured_is_left_out_of_the_medians(desk: Desk) -> None:
    desk.capture("Siti", 1, 0, 0)
    assert (of(desk, "Siti").finalised, of(desk, "Siti").timed) == (1, 0)
    assert of(desk, "Siti").typing_median is None
    desk.capture("Siti", 2, 120, 0)
    assert (of(desk, "Siti").typing_median, of(desk, "Siti").reading_median) == (120, None)


def test_a_correction_belongs_to_who_made_it_and_the_return_to_who_had_finalised(
    desk: Desk,
) -> None:
    seq = desk.capture("Siti", 1, 100, 40)
    desk.send_back(seq)
    desk.mend("Dede", seq)
    siti, dede = of(desk, "Siti"), of(desk, "Dede")
    assert (siti.finalised, siti.returned, siti.mended) == (1, 1, 0)
    assert (dede.finalised, dede.returned, dede.mended) == (0, 0, 1)
    assert siti.typing_median == 100  # the correction's seconds aren't added to the first time
    desk.send_back(seq)
    assert (of(desk, "Siti").returned, of(desk, "Dede").returned) == (1, 1)


def test_second_looks_stand_with_who_typed_the_first(desk: Desk) -> None:
    seq = desk.capture("Siti", 1, 100, 40)
    for same in (True, True, True, False):
        desk.look(seq, "nik", "Siti", same=same, by="Dede")
    desk.look(seq, "phone", "Dede", same=True)
    assert of(desk, "Siti").looks == {"nik": Field(4, 1, 0.25)}
    assert of(desk, "Dede").looks == {"phone": Field(1, 0, 0.0)}


def test_other_days_are_left_out_and_a_range_takes_them_in(desk: Desk) -> None:
    desk.capture("Siti", 1, 100, 40)
    desk.now += timedelta(days=2)
    desk.capture("Siti", 2, 200, 40)
    assert of(desk, "Siti").finalised == 1
    both = operator_statistics(desk.store, date(2026, 11, 24), date(2026, 11, 26))
    assert [one.finalised for one in both.operators] == [2]
    assert (both.first, both.last) == ("2026-11-24", "2026-11-26")
    assert operator_statistics(desk.store, date(2026, 11, 25)).operators == ()


def test_a_day_ends_at_the_events_midnight(desk: Desk) -> None:
    desk.now = datetime.fromisoformat("2026-11-24T16:50:00+00:00")  # 23.50 WIB
    desk.capture("Siti", 1, 100, 40, minutes=5)
    desk.capture("Siti", 2, 100, 40, minutes=10)  # final at 00.05
    days = [
        operator_statistics(desk.store, date(2026, 11, day)).operators[0].finalised
        for day in (24, 25)
    ]
    assert days == [1, 1]


def test_what_was_imported_is_nobodys_typing(store: Store) -> None:
    took = importing.import_file(store, SAMPLES / "applicants.csv", "2020", finalise=True)
    assert took.good > 50
    assert operator_statistics(store).operators == ()


@given(st.lists(st.floats(1, 1e4), min_size=1, max_size=60))
def test_nine_of_ten_are_within_the_p90(seconds: list[float]) -> None:
    found = _p90(seconds)
    assert found is not None and found in seconds
    assert sum(one <= found for one in seconds) >= 0.9 * len(seconds)
    assert sum(one < found for one in seconds) < 0.9 * len(seconds)


# --- the command -------------------------------------------------------------------------------


@pytest.fixture
def worked(tmp_path: Path) -> Iterator[Path]:
    """A home in which Siti finalised two and one look differed."""
    folder = tmp_path / "home"
    home.create(folder, "Siti Rohmah", PASSPHRASE)
    with home.open_store(folder, PASSPHRASE) as store:
        desk = Desk(store)
        desk.capture("Siti Rohmah", 1, 160, 48)
        seq = desk.capture("Siti Rohmah", 2, 100, 30)
        desk.look(seq, "nik", "Siti Rohmah", same=False)
    yield folder


def test_the_table_is_calm_and_fits_eighty_columns(worked: Path, cli: Cli) -> None:  # noqa: F811
    code, out, _ = cli("--lang", "id", "operators", "--date", "2026-11-24", folder=worked)
    assert code == 0
    assert [line for line in out.splitlines() if len(line) > 80] == []
    assert "Siti Rohmah" in out and "2:10" in out and "2:40" in out and "0:39" in out
    assert "NIK 1, beda 1 (100,0%)" in out
    code, out, _ = cli("--lang", "en", "operators", "--date", "2026-11-24", folder=worked)
    assert code == 0 and "NIK 1, differing 1 (100.0%)" in out and "returned" in out


def test_as_json_nothing_of_an_applicant_is_in_it(worked: Path, cli: Cli) -> None:  # noqa: F811
    code, out, _ = cli(
        "operators", "--from", "2026-11-23", "--to", "2026-11-25", "--json", folder=worked
    )
    found = json.loads(out)
    [one] = found["operators"]
    assert code == 0
    assert (one["who"], one["finalised"], one["timed"], one["typing_median"]) == (
        "Siti Rohmah",
        2,
        2,
        130,
    )
    assert one["looks"] == {"nik": {"looks": 1, "different": 1, "rate": 1.0}}
    for row in sample_rows()[:2]:
        assert not any(row[name] in out for name in ("nik", "name", "trade_name", "phone"))


def test_a_day_without_work_says_so(worked: Path, cli: Cli) -> None:  # noqa: F811
    code, out, _ = cli("--lang", "id", "operators", "--date", "2020-01-01", folder=worked)
    assert code == 0 and "Belum ada permohonan" in out


@pytest.mark.parametrize(
    "args",
    [
        ("--date", "24-11-2026"),
        ("--date", "2026-11-24", "--from", "2026-11-24"),
        ("--to", "2026-11-24"),
        ("--from", "2026-11-25", "--to", "2026-11-24"),
        ("--from", "\x1b[2J"),
        ("--from", "2026-13-01"),
    ],
)
def test_days_that_make_no_sense_are_refused(worked: Path, cli: Cli, args: tuple[str, ...]) -> None:  # noqa: F811
    code, out, err = cli("--lang", "id", "operators", *args, folder=worked)
    assert (code, out) == (2, "")
    assert "Tidak ada yang berubah" in err and "\x1b" not in err
