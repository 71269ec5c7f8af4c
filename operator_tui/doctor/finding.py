"""One thing that was looked at: how it is, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from operator_tui.locale import say, table

if TYPE_CHECKING:
    from operator_tui.config import Config
    from operator_tui.core.errors import StoreTrouble
    from operator_tui.store.store import Store


class Level(StrEnum):
    """``bad``: work stops here. ``look``: it may. ``skipped``: it couldn't be looked at, the sentence says why."""

    GOOD = "good"
    LOOK = "look"
    BAD = "bad"
    SKIPPED = "skipped"


MARKS: Final = {Level.GOOD: "√", Level.LOOK: "!", Level.BAD: "!!", Level.SKIPPED: "-"}
"""What stands before a finding."""


@dataclass(frozen=True)
class Finding:
    """``part`` is what was looked at (``doctor.part.<part>``), ``key`` its sentence; ``code`` the exit code if bad."""

    part: str
    level: Level
    key: str
    params: Mapping[str, object] = field(default_factory=dict)
    code: int = 1

    @property
    def name(self) -> str:
        """What was looked at, in the language in use."""
        return say(f"doctor.part.{self.part}")

    @property
    def said(self) -> str:
        """How it is."""
        return say(f"doctor.{self.key}", **self.params)

    @property
    def remedy(self) -> str:
        """What to do; empty where nothing is."""
        key = f"{self.key}.do"
        return say(f"doctor.{key}", **self.params) if key in table("doctor") else ""

    def data(self) -> dict[str, str]:
        """The same for programs and for a support file."""
        return {
            "part": self.part,
            "level": str(self.level),
            "key": self.key,
            "says": self.said,
            "do": self.remedy,
        }


@dataclass(frozen=True)
class Subject:
    """The laptop: its home, its settings (None where they can't be read), its store where it is unlocked.

    ``trouble`` is why a store couldn't be opened, though the passphrase fits.
    """

    home: Path
    config: "Config | None"
    store: "Store | None" = None
    trouble: "StoreTrouble | None" = None
