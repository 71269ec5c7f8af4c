"""A person's data on the clipboard: one value at a time, and none of it for longer than its card is open.

The system's clipboard is written and read back, so that what is said to be on it is on it. Where there is none, the
terminal is asked to keep the text (OSC 52); whether it does can't be known.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Protocol


class Where(StrEnum):
    """Where a text went: the system's clipboard, proven, or the terminal, which doesn't say."""

    SYSTEM = "system"
    TERMINAL = "terminal"


class Runner(Protocol):
    """What runs a job elsewhere, and its sequel in the UI thread."""

    def run(self, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """See :class:`operator_tui.ui.jobs.Jobs`."""
        ...


class Clipboard:
    """Puts texts on the clipboard and takes its own off again. Called in the UI thread; the system is asked in a job.

    One job at a time: of what comes in a burst only the last has to arrive, and a clipboard that hangs holds up
    nothing else.
    """

    def __init__(self, jobs: Runner, terminal: Callable[[str], None]) -> None:
        self._jobs, self._terminal = jobs, terminal
        self._wanted: tuple[str, Callable[[Where], None]] = ("", _nothing)
        self._busy = False
        self._ours = ""
        self._in_terminal = False

    def put(self, text: str, then: Callable[[Where], None]) -> None:
        """Put a text there. ``then`` is told where it went, unless another came after it meanwhile."""
        self._wanted = (text, then)
        self._go_on()

    def empty(self) -> None:
        """Take our text off again. What somebody else put there since stays; a terminal's can't be told apart."""
        self._empty_terminal()
        self._wanted = ("", _nothing)
        self._go_on()

    def empty_now(self) -> None:
        """The same of the system's clipboard, waiting for it: at the very end, when no job runs any more."""
        self._take_off()

    def _go_on(self) -> None:
        if not self._busy:
            self._busy = True
            wanted = self._wanted
            self._jobs.run(
                lambda: self._carry_out(wanted[0]), lambda there: self._done(wanted, there)
            )

    def _carry_out(self, text: str) -> bool:
        if not text:
            self._take_off()
        elif _write(text):
            self._ours = text
            return True
        return False

    def _done(self, wanted: tuple[str, Callable[[Where], None]], there: object) -> None:
        self._busy = False
        if wanted is not self._wanted:
            self._go_on()
            return
        text, then = wanted
        if not text:
            return
        if there is True:
            self._empty_terminal()
            then(Where.SYSTEM)
        else:
            self._in_terminal = True
            self._terminal(text)
            then(Where.TERMINAL)

    def _take_off(self) -> None:
        ours, self._ours = self._ours, ""
        if ours and _read() == ours:
            _write("")

    def _empty_terminal(self) -> None:
        if self._in_terminal:
            self._in_terminal = False
            self._terminal("")


def _nothing(_where: Where) -> None:
    """Emptying has no sequel."""


def _write(text: str) -> bool:
    """Put a text on the system's clipboard; whether it is there, read back."""
    import subprocess

    import pyperclip

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError, subprocess.SubprocessError):
        return False
    return not text or _read() == text


def _read() -> str | None:
    """What is on the system's clipboard; None where it can't be read."""
    import pyperclip

    try:
        return str(pyperclip.paste())
    except (pyperclip.PyperclipException, OSError, UnicodeError):
        return None
