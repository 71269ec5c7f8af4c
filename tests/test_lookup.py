"""``lookup`` answers as the form would."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from operator_tui.cli import main


def ask(folder: Path, *args: str) -> Any:
    """What ``lookup`` prints as JSON."""
    done = CliRunner().invoke(main, ["--home", str(folder), "lookup", *args, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_a_nik_tells_birth_date_sex_and_region(tmp_path: Path) -> None:
    found = ask(tmp_path, "nik", "3210 0357 0488 0001")
    assert found == {
        "value": "3210035704880001", "blocks": [], "warnings": [], "birth_date": "1988-04-17", "sex": "P",
        "region": "Kabupaten Majalengka",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "blocks", "warnings"),
    [
        ("321003570488000", 1, 0),
        ("0210035704880001", 1, 0),
        ("3210033213880001", 1, 0),
        ("3210035704880000", 0, 1),
        ("9999035704880001", 0, 1),
        ("3.21E+15", 1, 0),
        ("abc", 1, 0),
        ("", 1, 0),
    ],
)
def test_a_nik_blocks_and_warns_as_in_the_form(
    tmp_path: Path, text: str, blocks: int, warnings: int
) -> None:
    found = ask(tmp_path, "nik", text)
    assert (len(found["blocks"]), len(found["warnings"])) == (blocks, warnings)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("phone", "0812-2210-0138", "+6281222100138"),
        ("phone", "+62 812 2210 0138", "+6281222100138"),
        ("phone", "0231 123456", None),
        ("money", "5jt", 5_000_000),
        ("money", "1,5jt", 1_500_000),
        ("money", "750rb", 750_000),
        ("date", "170845", "1945-08-17"),
        ("date", "17-8-45", "1945-08-17"),
        ("date", "31-2-1990", None),
    ],
)
def test_values_are_read_as_in_the_form(
    tmp_path: Path, kind: str, text: str, value: str | int | None
) -> None:
    found = ask(tmp_path, kind, text)
    assert found["value"] == value
    assert bool(found["blocks"]) is (value is None)


def test_lists_stand_best_first(tmp_path: Path) -> None:
    assert ask(tmp_path, "kbli", "kripik pisang", "--version", "2020")[0]["code"] == "10313"
    assert ask(tmp_path, "kbli", "bikin tempe", "--version", "2025")[0]["code"] == "10307"
    found = ask(tmp_path, "village", "banjaran")
    assert [len(one["village_code"]) for one in found] == [10] * len(found)
    assert {one["label"] for one in found[:3]} == {
        "Banjaran, Maja", "Banjaran, Banjaran", "Banjaran, Sumberjaya",
    }  # fmt: skip
    assert ask(tmp_path, "village", "zzzz") == []


def test_people_read_it_too(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        main, ["--home", str(tmp_path), "--lang", "en", "lookup", "nik", "3210035704880000"]
    )
    assert "birth date: 1988-04-17" in done.stdout
    assert "\n! " in done.stdout
