"""The battery, as Linux and Windows tell of it, and the day's budget beside it."""

import ctypes
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from operator_tui.delivery.surroundings import LOW, MB, Battery, Surroundings, around, battery, mb
from operator_tui.locale import use


def supply(folder: Path, name: str, **files: str) -> None:
    """One power supply as Linux shows it."""
    (folder / name).mkdir()
    for file, text in files.items():
        (folder / name / file).write_text(f"{text}\n", encoding="utf-8")


def test_the_laptops_own_battery_counts_and_no_mouses(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="0")
    supply(tmp_path, "BAT0", type="Battery", capacity="14", status="Discharging")
    supply(tmp_path, "hid", type="Battery", scope="Device", capacity="3", status="Discharging")
    assert battery(tmp_path, "linux") == Battery(14, draining=True)


def test_of_two_batteries_the_one_that_drains_counts(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery", capacity="5", status="Not charging")
    supply(tmp_path, "BAT1", type="Battery", capacity="80", status="Discharging")
    found = battery(tmp_path, "linux")
    assert found == Battery(80, draining=True) and not found.low


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"type": "Battery"},
        {"type": "Battery", "capacity": "?", "status": "Discharging"},
        {"type": "Mains", "capacity": "5"},
    ],
)
def test_what_cannot_be_read_is_no_battery(tmp_path: Path, files: dict[str, str]) -> None:
    supply(tmp_path, "BAT0", **files)
    assert battery(tmp_path, "linux") is None
    assert battery(tmp_path / "nowhere", "linux") is None


@pytest.mark.parametrize(
    ("percent", "draining", "low"),
    [(LOW - 1, True, True), (LOW, True, False), (LOW - 1, False, False)],
)
def test_it_is_low_while_it_drains(percent: int, draining: bool, low: bool) -> None:
    assert Battery(percent, draining).low is low
    assert around(50, lambda: Battery(percent, draining)) == Surroundings(50 * MB, low)


def windows(mains: int, flag: int, percent: int, answer: int = 1) -> SimpleNamespace:
    """``ctypes.windll`` of a machine in this state."""

    def status(pointer: Any) -> int:
        found = pointer._obj
        found.mains, found.flag, found.percent = mains, flag, percent
        return answer

    return SimpleNamespace(kernel32=SimpleNamespace(GetSystemPowerStatus=status))


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (windows(0, 2, 9), Battery(9, draining=True)),
        (windows(1, 8, 90), Battery(90, draining=False)),
        (windows(1, 128, 255), None),
        (windows(0, 255, 255), None),
        (windows(0, 2, 9, answer=0), None),
    ],
)
def test_windows_tells_of_its_battery(
    monkeypatch: pytest.MonkeyPatch, told: SimpleNamespace, found: Battery | None
) -> None:
    monkeypatch.setattr(ctypes, "windll", told, raising=False)
    assert battery(platform="win32") == found


def test_a_machine_that_is_neither_has_no_battery(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(ctypes, "windll", raising=False)
    assert battery(platform="win32") is None


@pytest.mark.parametrize(("language", "text"), [("id", "1,2"), ("en", "1.2")])
def test_megabytes_are_written_as_the_language_writes_them(language: str, text: str) -> None:
    use(language)
    assert (mb(1_240_000), mb(50 * MB)) == (text, "50")
