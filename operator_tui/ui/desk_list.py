"""The front desk's list under the keyboard: who is shown, and who has the mark. It is a person's, not a row's."""

from dataclasses import dataclass, field
from typing import ClassVar

from operator_tui.core.line import IN_LINE
from operator_tui.store.intake import Person
from operator_tui.ui.commands import Do


@dataclass
class DeskList:
    """``on``: keys go to the list. ``everyone``: all of today are shown, by number; else the line as it stands."""

    people: list[Person] = field(default_factory=list)
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = (
        (Do.DOWN, "desk.key.choose"),
        (Do.PRINT, "desk.key.print"),
        (Do.CHOICES, "desk.key.everyone"),
        (Do.NEXT, "desk.key.next"),
        (Do.HELP, "desk.key.help"),
        (Do.BACK, "desk.key.form"),
    )
    ALSO: ClassVar[tuple[Do, ...]] = (
        Do.ENTER, Do.COMMIT, Do.TAB, Do.BACKTAB, Do.UP, Do.PAGE_UP, Do.PAGE_DOWN,
    )  # fmt: skip
    on: bool = False
    everyone: bool = False
    at: int = 0
    page: int = 6
    _marked: int = 0

    @property
    def rows(self) -> list[Person]:
        """Who is shown: and whoever is marked, whatever became of them in another window."""
        if self.everyone:
            return sorted(self.people, key=lambda p: p.number)
        marked = self._marked if self.on else 0
        return [p for p in self.people if p.state in IN_LINE or p.id == marked]

    @property
    def marked(self) -> Person | None:
        """The person that a letter acts on."""
        return next((p for p in self.people if p.id == self._marked), None) if self.on else None

    def enter(self) -> bool:
        """Begin at the first row; where nobody waits, with everyone of today. False if there is nobody at all."""
        if not self.people:
            return False
        self.on, self._marked = True, 0
        self.everyone = not self.rows
        self._put(0)
        return True

    def leave(self) -> None:
        """Back to the form."""
        self.on = self.everyone = False
        self.at = self._marked = 0

    def read(self, people: list[Person]) -> None:
        """Everyone of today, read anew; the mark stays on its person."""
        self.people = people
        self._find()

    def press(self, key: str) -> bool:
        """Home and End; False for any other key."""
        if key not in ("home", "end"):
            return False
        self._put(0 if key == "home" else len(self.rows) - 1)
        return True

    def do(self, do: Do) -> bool:
        """A command in the list; False if it isn't the list's."""
        match do:
            case Do.DOWN | Do.TAB:
                self._put(self.at + 1)
            case Do.UP | Do.BACKTAB if self.at == 0:
                self.leave()
            case Do.UP | Do.BACKTAB:
                self._put(self.at - 1)
            case Do.PAGE_DOWN:
                self._put(self.at + self.page)
            case Do.PAGE_UP:
                self._put(self.at - self.page)
            case Do.CHOICES:
                self.everyone = not self.everyone
                self._find()
            case Do.BACK | Do.ENTER:
                self.leave()
            case _:
                return False
        return True

    def _put(self, at: int) -> None:
        rows = self.rows
        self._marked = rows[max(0, min(at, len(rows) - 1))].id if rows else 0
        # Whoever was marked and had left the line isn't shown any more: the rows after them move up.
        self.at = next((i for i, p in enumerate(self.rows) if p.id == self._marked), 0)

    def _find(self) -> None:
        if self.on:
            ids = [p.id for p in self.rows]
            self._put(ids.index(self._marked) if self._marked in ids else self.at)
