"""Several laptops as one day: added right, whatever the order; what is no summary is refused."""

import io
import json
import math
import statistics
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdf
import pytest

from operator_tui.core.errors import Refused
from operator_tui.core.times import stamp
from operator_tui.reports import day_pdf, day_table
from operator_tui.reports.day import read_sheet
from operator_tui.reports.day_join import join, read_part
from operator_tui.reports.day_values import Part
from operator_tui.store import daywindow, home, journal, meta
from operator_tui.store.store import Store
from tests.calling import caller
from tests.conftest import PASSPHRASE, TODAY
from tests.day_of_500 import fill

SIZES = {"MJL01": 90, "MJL02": 40, "MJL03": 1}


def evening() -> datetime:
    return datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> list[Part]:
    """Three laptops of one day; the last had a single visitor."""
    folder: Path = tmp_path_factory.mktemp("laptops")
    found = []
    for seed, (device, people) in enumerate(SIZES.items()):
        with Store(folder / f"{device}.db", b"k" * 32, "Nani", evening) as store:
            store.do(journal.start)
            store.do(lambda tx, device=device: meta.set_device(tx, device))
            fill(store, people, seed)
            now = stamp(evening())
            sheet = store.read(
                lambda db, now=now: read_sheet(db, daywindow.of_day(db, TODAY, now), now, 5_000_000)
            )
            found.append(Part(sheet.day, sheet.measured))
    return found


def test_counts_are_added_and_medians_made_anew(parts: list[Part]) -> None:
    day, measured = join(parts)
    days = [part.day for part in parts]
    assert day.device == "MJL01 + MJL02 + MJL03"
    assert day.event == "Jemput Bola Cikijing"
    assert day.applications == sum(one.applications for one in days) > days[0].applications
    assert day.intake.taken_in == sum(SIZES.values())
    assert day.network.quota_bytes == 15_000_000
    assert sum(day.counts.values()) == day.applications + day.open_drafts + day.dropped
    assert sum(day.villages.values()) == sum(day.sex.values()) == day.applications
    assert list(day.villages.values()) == sorted(day.villages.values(), reverse=True)
    assert sum(day.intake.by_hour.values()) == day.intake.taken_in
    typing = sorted(minutes for part in parts for minutes in part.measured.typing)
    assert (day.typing.measured, measured.typing) == (len(typing), tuple(typing))
    assert day.typing.median_min == statistics.median_low(typing)
    assert day.typing.p90_min == typing[math.ceil(len(typing) * 0.9) - 1]
    assert day.typing.median_min != days[1].typing.median_min


def test_whoever_worked_on_two_laptops_stands_in_one_line(parts: list[Part]) -> None:
    day, measured = join(parts)
    assert [one.who for one in day.operators] == ["Dede Kurnia", "Rina Wati", "Siti Rohmah"]
    for one in day.operators:
        own = [each for part in parts for each in part.day.operators if each.who == one.who]
        assert len(own) == 2
        assert one.applications == sum(each.applications for each in own)
        hours = sum(part.measured.hours.get(one.who, 0) for part in parts)
        assert measured.hours[one.who] == pytest.approx(hours)
        assert one.per_hour == round(one.applications / hours, 1)
    named = sum(one.applications for one in day.operators)
    assert day.few == day.applications - named == sum(part.day.few for part in parts)


def test_the_order_and_the_grouping_of_laptops_change_nothing(parts: list[Part]) -> None:
    one, two, three = parts
    whole = join(parts)
    assert join([three, one, two]) == whole == join([join([two, three]), one])
    assert join([one]) == one


def test_the_file_of_a_laptop_brings_its_numbers_whole(parts: list[Part]) -> None:
    for part in [*parts, join(parts)]:
        assert read_part(day_table.to_json(part), "mjl.json") == part
        assert read_part(b"\xef\xbb\xbf" + day_table.to_json(part), "mjl.json") == part


def test_ten_laptops_stay_one_page(parts: list[Part]) -> None:
    own, measured = parts[0]
    many = [Part(replace(own, device=f"LAPTOP{n:02}"), measured) for n in range(10)]
    day = join(many).day
    assert day.applications == 10 * parts[0].day.applications
    pages = pypdf.PdfReader(io.BytesIO(day_pdf.to_pdf(day, "24-11-2026 16.00 WIB", ["x"]))).pages
    assert len(pages) == 1
    text = " ".join(pages[0].extract_text().split())
    assert f"{day.intake.taken_in}" in text
    assert "· 10 laptop" in text
    assert day.device in text
    assert text.endswith("Tanpa data pemohon. x")


def spoil(data: dict[str, Any], path: str, value: object) -> None:
    *way, last = path.split(".")
    for key in way:
        data = data[key]
    if value is ...:
        del data[last]
    else:
        data[last] = value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("measured", ...), ("network", ...), ("few", ...), ("more", 1), ("applications", "7"),
        ("applications", -1), ("applications", True), ("applications", 10**13), ("copies", 1.5),
        ("date", "2026-13-01"), ("until", "2026-11-01"), ("device", ""), ("device", 3), ("counts", {}),
        ("counts", []), ("counts.ready", None), ("services.nib", ...), ("due.sihalal", 1),
        ("followups.halal", {"gone": 1}), ("intake.by_hour", {"25": 1}), ("intake.by_hour", {"x": 1}),
        ("typing.measured", 3), ("typing.median_min", float("nan")), ("measured.waits", [math.inf]),
        ("measured.reading", ["1"]), ("measured.hours", [1]), ("operators", [{}]), ("operators", "x"),
        ("network.quota_bytes", {}),
    ],
)  # fmt: skip
def test_a_file_of_another_shape_is_refused(parts: list[Part], path: str, value: object) -> None:
    data = json.loads(day_table.to_json(parts[0]))
    spoil(data, path, value)
    with pytest.raises(Refused) as refused:
        read_part(json.dumps(data).encode(), "mjl01.json")
    assert refused.value.params["file"] == "mjl01.json"


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"7", b"\xff\xfe\x00", b"[" * 100_000, b'{"measured": 1}', b"%PDF-1.7"],
)  # fmt: skip
def test_rubbish_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        read_part(data, "x.json")


def test_a_name_in_a_file_moves_no_cursor(parts: list[Part]) -> None:
    data = json.loads(day_table.to_json(parts[1]))
    data["event"] = "Pasar\x1b[2J Talaga\r\n"
    data["operators"][0]["who"] = "Si\u202eti"
    day = read_part(json.dumps(data).encode(), "x.json").day
    assert (day.event, day.operators[0].who) == ("Pasar Talaga", "Siti")


def test_other_days_and_a_laptop_twice_are_refused(parts: list[Part]) -> None:
    one, two, _ = parts
    with pytest.raises(Refused, match="twice"):
        join([one, two, one])
    data = json.loads(day_table.to_json(two)) | {"date": "2026-11-23", "until": "2026-11-23"}
    with pytest.raises(Refused, match="other-days"):
        join([one, read_part(json.dumps(data).encode(), "x.json")])


@pytest.fixture
def laptop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., tuple[int, str, str]]]:
    folder = tmp_path / "h"
    home.create(folder, "Nani", PASSPHRASE)
    with home.open_store(folder, PASSPHRASE, clock=evening) as store:
        store.do(lambda tx: meta.set_device(tx, "MJL09"))
    yield from caller(folder, monkeypatch, capsys)


def test_one_command_adds_laptops_in_every_format(
    laptop: Callable[..., tuple[int, str, str]], parts: list[Part], tmp_path: Path
) -> None:
    files = []
    for part in parts:
        files.append(tmp_path / f"{part.day.device}.json")
        files[-1].write_bytes(day_table.to_json(part))
    added = [word for file in files for word in ("--add", str(file))]
    total = sum(part.day.intake.taken_in for part in parts)
    code, out, _ = laptop("summary", "--day", "2026-11-24", *added)
    assert (code, f"{total} taken in" in out) == (0, True)
    code, out, _ = laptop("summary", "--day", "2026-11-24", "--json", *added)
    assert json.loads(out)["device"] == "MJL01 + MJL02 + MJL03 + MJL09"
    for kind in ("pdf", "xlsx", "csv"):
        place = tmp_path / f"all.{kind}"
        assert laptop("summary", "--day", "2026-11-24", *added, "--out", str(place))[0] == 0
        assert place.stat().st_size > 1_000
    text = pypdf.PdfReader(tmp_path / "all.pdf").pages[0].extract_text()
    assert "sum of 4 laptops" in text

    missing, broken = tmp_path / "no.json", tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    for bad in (missing, broken, tmp_path):
        place = tmp_path / "none.pdf"
        code, out, err = laptop("summary", "--day", "2026-11-24", "--add", str(bad), "--out", str(place))  # fmt: skip
        assert (code, out, place.exists()) in ((1, "", False), (2, "", False))
        assert err.strip()
    code, _, err = laptop("summary", "--day", "2026-11-23", *added)
    assert (code, "different days" in err) == (1, True)
