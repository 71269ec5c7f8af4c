"""The skeleton of every screen (SCREENS section A): top line, name, work, message, hint, keys."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any, ClassVar, Final

from rich.cells import cell_len

from operator_tui.core.errors import OperatorError
from operator_tui.locale import say, sentence
from operator_tui.ui.commands import BY_KEY, Do, shown
from operator_tui.ui.messages import Said
from operator_tui.ui.paint import Look, Row, Span, beside, fold, row, wrap
from operator_tui.ui.program import Desk

__all__ = ["Desk", "HouseScreen"]

_SIDE: Final = 82
"""The column where a large window's right part begins."""


class HouseScreen:
    """A screen of the program: what it shows is a function of what it knows; keys come to it one by one.

    It is a plain object: the program paints the one on top on its canvas. So it takes keys from the moment it
    is made, and a key typed before it was ever painted is taken by its first field all the same.
    """

    TITLE_KEY: ClassVar[str] = ""
    HELP_KEY: ClassVar[str] = ""
    """What F1 says of the screen; where there is none, its hint."""
    KEYS: ClassVar[tuple[tuple[Do, str], ...]] = ()
    HELP_BESIDE: ClassVar[bool] = False
    """Whether a large window shows F1's text at the right."""
    ALSO: ClassVar[tuple[Do, ...]] = ()
    """Commands that do something here besides those of the last row and those of every screen."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.session = desk.session
        self.said = Said()
        self._unread = False
        self._early: list[tuple[str, str]] = []

    def resumed(self) -> None:
        """Back on top: for a screen that reads something anew then."""

    def put_back(self) -> None:
        """Open again after a lock: for a screen that was still reading something when it came."""

    def holds(self, key: str, character: str) -> bool:
        """Whether a key has to wait, since what it acts on is still being read or written."""
        return False

    def take(self, key: str, character: str) -> None:
        """One key: a command of the table, an editing key, or characters; in its turn."""
        if self._early or self.holds(key, character):
            self._early.append((key, character))
            return
        self._unread = False
        do = BY_KEY.get(key)
        if do is not None:
            self.command(do)
        elif not self.edit(key) and character:
            self.typed(character)

    def command(self, do: Do) -> None:
        """Carry out a command; one that has no meaning here says so."""
        if not self.do(do) and not self._everywhere(do):
            self.tell(say("ui.no-meaning", key=shown(do), what=say(f"keys.{do}")))

    def do(self, do: Do) -> bool:
        """What this screen does on a command; False leaves it to the program."""
        return False

    def edit(self, key: str) -> bool:
        """What this screen does on any other named key; False if nothing."""
        return False

    def typed(self, text: str) -> None:
        """What this screen does with characters, typed or pasted."""

    def go_on(self) -> None:
        """Take the keys that waited; whatever screen is on top by then gets them.

        Behind the lock they go on waiting: for where this screen is put back.
        """
        if self.session.store is None:
            return
        early, self._early = self._early, []
        for key, character in early:
            self.desk.take(key, character)

    def tell(self, text: str, role: str = "", *, routine: bool = False) -> None:
        """Put a sentence on the message line. A ``routine`` one takes no unread sentence's place."""
        if routine and self._unread:
            return
        self.said, self._unread = Said(text, role), not routine and bool(text)

    def tell_error(self, error: OperatorError) -> None:
        """Put an error's sentence on the message line."""
        self.tell("!! " + sentence(error), "salah")

    def news(self) -> None:
        """Counts or states have changed in the background."""

    def copied(self) -> str:
        """What Ctrl+Y copies here: never a name or a NIK, which would stay on the clipboard."""
        return ""

    @property
    def typing(self) -> bool:
        """Whether news has to wait, since something is being typed here."""
        return False

    @property
    def kept(self) -> bool:
        """Whether this screen is kept over a lock, with all that is typed in it."""
        return False

    @property
    def with_draft(self) -> bool:
        """Whether this screen is about the draft below it, and is kept over a lock together with it."""
        return False

    @property
    def unsaved(self) -> bool:
        """Whether something typed here isn't known to be on the disk."""
        return False

    def closing(self) -> "Future[Any] | None":
        """The program is left, or locked: hand what is still in the hand to the store; the write, if there is one."""
        return None

    def gone(self) -> None:
        """Closed, by whatever way: for a screen that holds something as long as it is open."""

    def tick(self) -> None:
        """Half a second has gone by, with this screen on top."""

    def title(self, look: Look) -> Row:
        """Row 2."""
        return row(Span(say(self.TITLE_KEY), "tebal"))

    def work(self, look: Look, height: int) -> Sequence[Row]:
        """The rows between name and message."""
        return ()

    def hint(self) -> str:
        """Row 23: what to do in the focused place."""
        return ""

    def keys(self) -> Sequence[tuple[Do, str]]:
        """The keys of row 24 with the key of their label."""
        return self.KEYS

    def also(self) -> Sequence[Do]:
        """The same, for what this screen shows now."""
        return self.ALSO

    def offers(self) -> dict[Do, str]:
        """Every command that does something here and now, with the key of its words; the last row's first."""
        found = dict(self.keys())
        for do in (*self.also(), *self._anywhere()):
            found.setdefault(do, f"keys.{do}")
        return found

    def draw(self, look: Look) -> Sequence[Row]:
        """The whole screen. Below 80x24 it says so, and goes on as well as it can."""
        said = wrap(self.said.text, look.width, 2)
        small = look.width < 80 or look.height < 24
        work_height = max(1, look.height - 4 - small - max(1, len(said)))
        wide = self.HELP_BESIDE and look.width >= 100 and look.height >= 30
        work = list(self.work(look._replace(width=80) if wide else look, work_height))[:work_height]
        work += [()] * (work_height - len(work))
        if wide:
            work = beside(work, self._help_rows(look.width - _SIDE - 1), _SIDE)
        message = [row(Span(line, self.said.role)) for line in said] or [()]
        if small:
            message.insert(
                0, row(Span(say("ui.small", width=look.width, height=look.height), "awas"))
            )
        return [
            self.session.top_line(look),
            self.title(look),
            *work,
            *message,
            row(self.hint()),
            row(self._key_row(look)),
        ]

    def _anywhere(self) -> list[Do]:
        """What :meth:`_everywhere` would do here and now."""
        open_ = self.session.store is not None
        onwards = (Do.NEXT, Do.NEW, Do.QUEUE, Do.SEND) if open_ else ()
        copy = (Do.COPY,) if self.copied() else ()
        lock = (Do.LOCK,) if open_ else ()
        return [*onwards, *copy, Do.HELP, Do.MENU, *lock, Do.QUIT, Do.BACK]

    def _everywhere(self, do: Do) -> bool:
        match do:
            case Do.BACK:
                self.desk.close_screen()
            case Do.QUEUE | Do.NEW | Do.NEXT if self.session.store:
                self.desk.onward(do)
            case Do.MENU:
                self.desk.open_screen("menu")
            case Do.SEND if self.session.store:
                self.tell(say("ui.trying"))
                self.desk.wake_engine(asked=True)
            case Do.COPY if text := self.copied():
                self.desk.copy(text)
                self.tell("√ " + say("ui.copied", text=text))
            case Do.LOCK if self.session.store:
                self.desk.lock()
            case Do.QUIT:
                self.desk.leave()
            case Do.HELP:
                self.desk.open_screen(
                    "help", text=self.help_text(), title=self.help_title(), keys=self.keys()
                )
            case _:
                return False
        return True

    def _key_row(self, look: Look) -> str:
        """The keys and what they do here; those at the end that have no room are left out, not cut."""
        found = ""
        for do, label in self.keys():
            more = f"{found}{'  ' if found else ''}{_key_shown(do, look)} {say(label)}"
            if found and cell_len(more) > look.width:
                break
            found = more
        return found

    def _help_rows(self, width: int) -> list[Row]:
        title = row(Span(self.help_title(), "tebal"))
        lines = [line for text in self.help_text().split("\n") for line in fold(text, width)]
        return [(), title, *(row(line) for line in lines)]

    def help_title(self) -> str:
        """What F1 is about."""
        return say(self.TITLE_KEY)

    def help_text(self) -> str:
        """What F1 says on this screen."""
        return say(self.HELP_KEY) if self.HELP_KEY else self.hint()


def _key_shown(do: Do, look: Look) -> str:
    """A key as the last row writes it; arrows have a word where they have no glyph."""
    key = shown(do)
    return say("ui.arrow") if look.ascii and key in ("↑", "↓") else key
