"""The clipboard: what is said to be on it is on it, and nothing of a person stays there."""

from collections.abc import Callable, Iterator
from typing import Any

import pyperclip
import pytest

from operator_tui.ui.clipboard import Clipboard, Where


class System:
    """A system's clipboard that is there, missing, or takes what it is given without keeping it."""

    def __init__(self) -> None:
        self.text = "milik orang lain"
        self.state = "there"
        self.writes = 0

    def copy(self, text: str) -> None:
        self.writes += 1
        if self.state == "missing":
            raise pyperclip.PyperclipException("none")
        if self.state == "broken":
            raise OSError("xclip")
        if self.state != "deaf":
            self.text = text

    def paste(self) -> str:
        if self.state == "missing":
            raise pyperclip.PyperclipException("none")
        return self.text


class Later:
    """Jobs that run when told to, in the order they were given."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], Any], Callable[[Any], None]]] = []

    def run(self, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self.waiting.append((job, then))

    def all(self) -> None:
        while self.waiting:
            job, then = self.waiting.pop(0)
            then(job())


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Iterator[System]:
    there = System()
    monkeypatch.setattr(pyperclip, "copy", there.copy)
    monkeypatch.setattr(pyperclip, "paste", there.paste)
    yield there


class Desk:
    """A clipboard, its jobs, and what the terminal and the screen were told."""

    def __init__(self) -> None:
        self.jobs, self.terminal, self.told = Later(), [], []  # type: ignore[var-annotated]
        self.clip = Clipboard(self.jobs, self.terminal.append)

    def put(self, text: str) -> None:
        self.clip.put(text, lambda where: self.told.append((text, where)))


def test_a_text_is_proven_there_and_taken_off_again(system: System) -> None:
    desk = Desk()
    desk.put("3210035704880000")
    assert desk.told == []
    desk.jobs.all()
    assert (system.text, desk.told) == ("3210035704880000", [("3210035704880000", Where.SYSTEM)])
    desk.clip.empty()
    desk.jobs.all()
    assert (system.text, desk.terminal) == ("", [])


def test_what_somebody_copied_since_stays(system: System) -> None:
    desk = Desk()
    desk.put("3210035704880000")
    desk.jobs.all()
    system.text = "0123456789012"
    desk.clip.empty()
    desk.jobs.all()
    assert system.text == "0123456789012"


def test_what_stood_there_before_anything_was_copied_stays(system: System) -> None:
    desk = Desk()
    desk.clip.empty()
    desk.jobs.all()
    desk.clip.empty_now()
    assert (system.text, system.writes) == ("milik orang lain", 0)


def test_of_a_burst_the_last_one_arrives_and_only_it_is_told(system: System) -> None:
    desk = Desk()
    for text in ("satu", "dua", "tiga", "empat"):
        desk.put(text)
    desk.jobs.all()
    assert (system.text, system.writes, desk.told) == ("empat", 2, [("empat", Where.SYSTEM)])


def test_emptied_while_a_text_is_on_its_way_it_ends_empty(system: System) -> None:
    desk = Desk()
    desk.put("3210035704880000")
    desk.clip.empty()
    desk.jobs.all()
    assert (system.text, desk.told) == ("", [])


@pytest.mark.parametrize("state", ["missing", "broken", "deaf"])
def test_without_a_systems_clipboard_the_terminal_is_asked_and_that_is_said(
    system: System, state: str
) -> None:
    system.state = state
    desk = Desk()
    desk.put("BLOK SABTU")
    desk.jobs.all()
    assert (desk.terminal, desk.told) == (["BLOK SABTU"], [("BLOK SABTU", Where.TERMINAL)])
    desk.clip.empty()
    desk.clip.empty()
    desk.jobs.all()
    assert desk.terminal == ["BLOK SABTU", ""]


def test_at_the_very_end_no_job_is_needed(system: System) -> None:
    desk = Desk()
    desk.put("BLOK SABTU")
    desk.jobs.all()
    desk.clip.empty()
    desk.clip.empty_now()
    assert system.text == ""
