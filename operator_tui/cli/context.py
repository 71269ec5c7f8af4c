"""What every command needs: the home, the passphrase, the opened store, the settings."""

import os
import stat
import sys
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from operator_tui.core.errors import Locked, Usage
from operator_tui.locale import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from operator_tui.config import Config
    from operator_tui.store.store import Store

PASSPHRASE_VARIABLE: Final = "OPERATOR_TUI_PASSPHRASE"  # noqa: S105  the name of it
_LONGEST_FILE: Final = 10_000
"""Bytes of a passphrase file that are read."""


def at_keyboard() -> bool:
    """Whether standard input is there, open, and a terminal."""
    return _is_terminal(sys.stdin)


def require_screen() -> None:
    """Raise :class:`Usage` where there is no terminal to paint on."""
    if not _is_terminal(sys.stdin) or not _is_terminal(sys.stdout):
        raise Usage("cli.no-terminal")


def ask_hidden(question: str, *, default: str | None = None) -> str:
    """What is typed at the terminal without being shown; asked again for nothing, unless that has a ``default``.

    Raises :class:`Locked` for what is no text.
    """
    try:
        answer: str = click.prompt(
            question, default=default, show_default=False, hide_input=True, err=True
        )
    except UnicodeDecodeError as error:
        raise Locked("cli.passphrase-utf8") from error
    return _text(answer)


class Context:
    """The global options of the command line, and what is made of them on first use."""

    def __init__(self, home: Path, passphrase_file: Path | None = None) -> None:
        self.home = home
        self._passphrase_file = passphrase_file

    @cached_property
    def config(self) -> "Config":
        """The settings of the home."""
        from operator_tui import config

        return config.load(self.home)

    @property
    def passphrase_given(self) -> bool:
        """Whether a passphrase comes from a file or the environment, so that none is asked."""
        return self._passphrase_file is not None or PASSPHRASE_VARIABLE in os.environ

    def passphrase(self, *, confirm: bool = False) -> str:
        """The passphrase: from the file, the environment, or the terminal (twice, to ``confirm``).

        Raises :class:`Locked` where none can be had, :class:`Usage` where the two differ.
        """
        if self._passphrase_file is not None:
            return _read(self._passphrase_file)
        if (given := os.environ.get(PASSPHRASE_VARIABLE)) is not None:
            return _text(given)
        if not at_keyboard():
            raise Locked("cli.no-passphrase")
        first = ask_hidden(say("cli.ask-passphrase"))
        if confirm and ask_hidden(say("cli.ask-again")) != first:
            raise Usage("cli.passphrases-differ")
        return first

    @contextmanager
    def logged(self) -> "Iterator[None]":
        """Write the technical log of the home while in here: counts and device ids, never a person's data."""
        from operator_tui import logs
        from operator_tui.config import LOG_FOLDER

        logs.start(self.home / LOG_FOLDER)
        try:
            yield
        finally:
            logs.stop()

    def opened(self) -> "Store | None":
        """The store, unlocked, if there is one and a passphrase is given; else a screen asks for it."""
        from operator_tui.store import home

        return self.open_store() if self.passphrase_given and home.exists(self.home) else None

    def open_store(self) -> "Store":
        """Unlock the store of the home. Raises :class:`Locked` or :class:`StoreTrouble`."""
        from operator_tui.store import home, vault

        vault.read(self.home)
        return home.open_store(self.home, self.passphrase())


def _is_terminal(stream: Any) -> bool:
    try:
        return bool(stream.isatty())
    except (AttributeError, ValueError):  # None, or closed
        return False


def _text(passphrase: str) -> str:
    """The passphrase, if it is text: bytes that are no UTF-8 arrive as lone surrogates."""
    try:
        passphrase.encode()
    except UnicodeEncodeError as error:
        raise Locked("cli.passphrase-utf8") from error
    return passphrase


def _read(path: Path) -> str:
    """The passphrase in a file or a pipe, without the end of its line."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
            raise Locked("cli.passphrase-file")
        with path.open("rb") as file:
            data = file.read(_LONGEST_FILE)
    except (OSError, ValueError) as error:
        raise Locked("cli.passphrase-file") from error
    try:
        return data.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise Locked("cli.passphrase-utf8") from error
