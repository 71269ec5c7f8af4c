"""The one table of keys. Hints, help, the menu and the README's key table all come from it."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple


class Do(StrEnum):
    """What a key asks for; it means the same on every screen. Words: ``locale/keys.py``."""

    HELP = "help"
    COMMIT = "commit"
    FIND = "find"
    CHOICES = "choices"
    SEND = "send"
    QUEUE = "queue"
    PROBLEM = "problem"
    PRINT = "print"
    NEXT = "next"
    MENU = "menu"
    ENTER = "enter"
    BACK = "back"
    TAB = "tab"
    BACKTAB = "backtab"
    UP = "up"
    DOWN = "down"
    PAGE_UP = "page-up"
    PAGE_DOWN = "page-down"
    NEW = "new"
    PARK = "park"
    RESTORE = "restore"
    SHOW = "show"
    COPY = "copy"
    LOCK = "lock"
    QUIT = "quit"


class Command(NamedTuple):
    """A command, the keys it has (Textual's names), and how its key is written on the screen."""

    do: Do
    keys: tuple[str, ...]
    shown: str
    twin: str = ""


COMMANDS: Final = (
    Command(Do.HELP, ("f1",), "F1", "1"),
    Command(Do.COMMIT, ("f2",), "F2", "2"),
    Command(Do.FIND, ("f3",), "F3", "3"),
    Command(Do.CHOICES, ("f4",), "F4", "4"),
    Command(Do.SEND, ("f5",), "F5", "5"),
    Command(Do.QUEUE, ("f6",), "F6", "6"),
    Command(Do.PROBLEM, ("f7",), "F7", "7"),
    Command(Do.PRINT, ("f8",), "F8", "8"),
    Command(Do.NEXT, ("f9",), "F9", "9"),
    Command(Do.MENU, ("f10", "ctrl+p"), "F10", "0"),
    Command(Do.ENTER, ("enter",), "Enter"),
    Command(Do.BACK, ("escape",), "Esc"),
    Command(Do.TAB, ("tab",), "Tab"),
    Command(Do.BACKTAB, ("shift+tab",), "Shift+Tab"),
    Command(Do.UP, ("up",), "↑"),
    Command(Do.DOWN, ("down",), "↓"),
    Command(Do.PAGE_UP, ("pageup",), "PgUp"),
    Command(Do.PAGE_DOWN, ("pagedown",), "PgDn"),
    Command(Do.NEW, ("ctrl+n",), "Ctrl+N"),
    Command(Do.PARK, ("ctrl+o",), "Ctrl+O"),
    Command(Do.RESTORE, ("ctrl+r",), "Ctrl+R"),
    Command(Do.SHOW, ("ctrl+t",), "Ctrl+T"),
    Command(Do.COPY, ("ctrl+y",), "Ctrl+Y"),
    Command(Do.LOCK, ("ctrl+l",), "Ctrl+L"),
    Command(Do.QUIT, ("ctrl+q",), "Ctrl+Q"),
)
TWIN: Final = "ctrl+g"
"""``Ctrl+G`` and a digit stand for F1 to F10: half of cheap laptops keep plain F keys for themselves."""

BY_KEY: Final = {key: command.do for command in COMMANDS for key in command.keys}
BY_TWIN: Final = {command.twin: command.do for command in COMMANDS if command.twin}
_BY_DO: Final = {command.do: command for command in COMMANDS}


def shown(do: Do) -> str:
    """How the key of a command is written on the screen."""
    return _BY_DO[do].shown


def key_of(do: Do) -> str:
    """Textual's name for the first key of a command."""
    return _BY_DO[do].keys[0]


def table() -> Iterator[tuple[str, str, str]]:
    """The key table of the README: key, twin, and what it does in the language in use."""
    from operator_tui.locale import say

    for command in COMMANDS:
        twin = f"Ctrl+G {command.twin}" if command.twin else ""
        if len(command.keys) > 1:
            twin += ", Ctrl+P"
        yield command.shown, twin, say(f"keys.{command.do}")
