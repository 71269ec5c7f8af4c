"""The sample data stand in the form's columns, and name only villages and codes that exist."""

import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from operator_tui.core import nik
from operator_tui.core.times import ZONES
from operator_tui.core.values import read_date
from operator_tui.forms import load
from operator_tui.locale.checks import SENTENCES
from operator_tui.reference import kbli, regions, villages

FOLDER = Path(__file__).parent.parent / "sample_data"
FORM = load("nib")
STATEMENTS = [statement.name for statement in FORM.statements]
HEADER = [
    "note",
    *(spec.name for spec in FORM.fields() if not spec.hidden),
    *STATEMENTS,
    "consent_method",
    "consent_paper",
    "reason",
]
Row = dict[str, str]


def table(name: str) -> tuple[list[str], list[Row]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        rows = list(reader)
        return list(reader.fieldnames or ()), rows


HEAD, GOOD = table("applicants.csv")
BAD_HEAD, BAD = table("applicants-bad.csv")


def test_the_header_is_the_form() -> None:
    assert HEAD == HEADER
    assert BAD_HEAD[-1] == "expected"
    assert BAD_HEAD[:-1] == HEADER


def test_every_row_has_every_column() -> None:
    assert len(GOOD) == 60
    for row in GOOD + BAD:
        assert None not in row
        assert None not in row.values()


def test_every_row_and_the_readme_say_that_nobody_is_real() -> None:
    assert all(row["note"].startswith("orang rekaan / invented person") for row in GOOD + BAD)
    assert "**Every person here is invented**" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_no_two_applicants_share_a_nik() -> None:
    assert len({row["nik"] for row in GOOD}) == 60
    assert all(len(row["nik"]) == 16 and row["nik"].isdigit() for row in GOOD)
    assert sum(row["nik"].endswith("0000") for row in GOOD) == 2
    assert all(row["nik"][-4:] <= "0099" for row in GOOD)


def test_rows_41_to_60_are_plain_ascii() -> None:
    assert all(
        value.isascii() and value.isprintable() for row in GOOD[40:] for value in row.values()
    )
    assert not all(value.isascii() for row in GOOD[:40] for value in row.values())


@pytest.mark.parametrize("row", GOOD, ids=lambda row: row["name"].split()[0])
def test_a_good_row_names_places_and_codes_that_exist(row: Row) -> None:
    assert kbli.lookup(row["kbli"], "2020")
    village = villages.by_label(row["ktp_village"])
    if village:
        filled = [row[f"ktp_{part}"] for part in ("district", "regency", "province", "postcode")]
        assert filled == [village.district, villages.REGENCY, villages.PROVINCE, village.postcode]
    else:
        assert row["ktp_regency"] != villages.REGENCY
        assert row["place_same_as_ktp"] == "T"
    elsewhere = row["place_same_as_ktp"] == "T"
    assert elsewhere == bool(row["place_address"]) == bool(villages.by_label(row["place_village"]))


@pytest.mark.parametrize("row", GOOD, ids=lambda row: row["name"].split()[0])
def test_a_good_row_answers_all_that_is_asked(row: Row) -> None:
    for spec in FORM.fields():
        if spec.required and spec.asked(row):
            assert row[spec.name], spec.name
        if spec.when and not spec.when.holds(row):
            assert not row[spec.name], spec.name
        if spec.options and row[spec.name]:
            assert row[spec.name] in {option.key for option in spec.options}
    assert {row[name] for name in STATEMENTS} <= {"Y", "T"}
    assert (row["consent_method"], bool(row["consent_paper"])) in {("L", False), ("S", True)}


def test_everyone_is_17_to_110_and_both_ends_are_there() -> None:
    today = date(2026, 11, 24)
    ages = [nik.age(read_date(row["birth_date"]), today) for row in GOOD]
    assert min(ages) == 17
    assert 80 <= max(ages) <= 110
    assert 18 in ages


def test_the_awkward_ones_are_there() -> None:
    def some(column: str, part: str, least: int = 1) -> bool:
        return sum(part in row[column] for row in GOOD) >= least

    assert some("name", "O'ON SUDRAJAT")
    assert some("name", "NUR'AENI")
    assert sum(" " not in row["name"] for row in GOOD) >= 4
    assert sum(len(row["name"]) >= 60 for row in GOOD) >= 2
    assert some("birth_date", "29-02-", 3)
    assert some("trade_name", '"', 2)
    assert some("description", "&", 2)
    assert some("phone_holder", "K", 3)
    assert some("phone_holder", "L", 2)
    assert {
        len(digits) for row in GOOD if (digits := "".join(filter(str.isdigit, row["npwp"])))
    } == {15, 16}
    assert sum(not row["email"] for row in GOOD) >= 20
    assert {row["has_whatsapp"] for row in GOOD} == {row["running"] for row in GOOD} == {"Y", "T"}
    assert {row["want_halal"] for row in GOOD} == {row["want_pirt"] for row in GOOD} == {"Y", "T"}
    assert any(all(row[name] == "T" for name in STATEMENTS[5:]) for row in GOOD)
    spellings = Counter(row["phone"].rstrip("0123456789")[:4] for row in GOOD)
    assert len(spellings) >= 4


def test_niks_come_from_many_regions() -> None:
    found = {row["nik"][:4]: regions.region_of(row["nik"][:4]) for row in GOOD}
    assert {"3208", "3174"} <= found.keys()
    assert [code for code, region in found.items() if region and not region.current] == ["9101"]
    assert [code for code, region in found.items() if not region] == ["3298"]


def test_repeated_village_names_are_used_with_their_district() -> None:
    used = {row["ktp_village"] for row in GOOD}
    assert {"Banjaran, Maja", "Banjaran, Banjaran", "Banjaran, Sumberjaya"} <= used
    assert {"Heuleut, Kadipaten", "Heuleut, Leuwimunding"} <= used


def test_women_have_forty_added_to_their_day() -> None:
    disagree = [row["name"] for row in GOOD if (int(row["nik"][6:8]) > 40) != (row["sex"] == "P")]
    assert disagree == ["EUIS KARTINI"]
    assert sum(row["sex"] == "P" for row in GOOD) >= 25


def test_each_bad_row_is_wrong_in_its_own_way() -> None:
    keys = [row["expected"].partition(":")[2] for row in BAD]
    assert len(set(keys)) == len(keys) == 30
    for row in BAD:
        field, _, key = row["expected"].partition(":")
        assert field in HEADER
        assert key in SENTENCES


def test_only_the_duplicate_stands_in_both_tables() -> None:
    shared = {row["nik"] for row in GOOD}
    assert [row["expected"] for row in BAD if row["nik"] in shared] == ["nik:duplicate.reason"]
    assert len({row["nik"] for row in BAD}) == len(BAD)


def test_ambiguous_and_unknown_villages() -> None:
    typed = {row["expected"]: row["place_village"] for row in BAD}
    assert len(villages.named(typed["place_village:village.ambiguous"])) == 3
    assert villages.search(typed["place_village:village.unknown"]) == []


def test_the_event_is_in_a_village_of_the_table() -> None:
    event = json.loads((FOLDER / "event.json").read_text(encoding="utf-8"))
    assert set(event) == {"name", "date", "village", "tz"}
    assert villages.by_label(event["village"])
    assert date.fromisoformat(event["date"]) < date(2026, 11, 24)
    assert event["tz"] in ZONES
