"""The way over a card: where the cursor is, what has been taken, and which value was put on the clipboard."""

from operator_tui.core.entry_card import Card, Item

_ASK = "-"


class Walk:
    """Enter takes the next value, or the one an arrow led to; arrows and pages only move.

    Before the first value stands, with ``asks``, the question whether the applicant's phone is there; ``phone`` is its
    answer. ``place`` is what is stored of all that, and a walk that begins at one goes on there: what lies before it
    was taken, and nothing is on the clipboard.
    """

    def __init__(self, card: Card, place: str = "", *, asks: bool = True) -> None:
        self.card = card
        self.lowest = -1 if asks else 0
        self.at = self.lowest
        self.clip: int | None = None
        self.phone = ""
        self.done: set[int] = set()
        name, _, answer = place.partition(" ")
        self.phone = answer if asks and answer in ("Y", "T") else ""
        found = [i for i, item in enumerate(card.items) if item.name == name]
        if found:
            self.at = found[0]
            self.done = set(range(self.at))

    @property
    def place(self) -> str:
        """Where one is, and the answer of the question, as it is stored."""
        name = self.card.items[self.at].name if self.here is not None else _ASK
        return f"{name} {self.phone}".rstrip()

    @property
    def here(self) -> Item | None:
        """The value under the cursor; None at the question."""
        return self.card.items[self.at] if 0 <= self.at < len(self.card.items) else None

    @property
    def _taken(self) -> bool:
        """Whether the value under the cursor has just been taken: then Enter takes the one after it."""
        here = self.here
        return here is None or self.at == self.clip or (here.picked and self.at in self.done)

    def enter(self) -> Item | None:
        """Take the next value; None behind the last one."""
        target = self.at + 1 if self._taken else self.at
        if target >= len(self.card.items):
            return None
        self.at = target
        return self.again()

    def again(self) -> Item | None:
        """Take the value under the cursor; None at the question."""
        here = self.here
        if here is not None:
            self.done.add(self.at)
            self.clip = None if here.picked else self.at
        return here

    def step(self, by: int) -> bool:
        """Move a row up or down, taking nothing; False where there is none below."""
        if self.at + by >= len(self.card.items):
            return False
        self.at = max(self.lowest, self.at + by)
        return True

    def page(self, by: int) -> bool:
        """Move to the screen of OSS before or after; False behind the last one."""
        screen = self.card.screen_of(max(0, self.at)) + by
        if screen >= len(self.card.screens):
            return False
        self.at = self.card.first_of(screen) if screen >= 0 else self.lowest
        return True

    def home(self) -> None:
        """Move to the beginning."""
        self.at = self.lowest

    def dropped(self) -> None:
        """Nothing of the card is on the clipboard any more."""
        self.clip = None
