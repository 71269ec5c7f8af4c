"""What every command needs: the home, the passphrase, the opened store, the settings."""

import os
import sys
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from operator_tui.core.errors import Locked, Usage
from operator_tui.locale import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from operator_tui.config import Config
    from operator_tui.store.store import Store

PASSPHRASE_VARIABLE: Final = "OPERATOR_TUI_PASSPHRASE"  # noqa: S105  the name of it


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
            try:
                return self._passphrase_file.read_text(encoding="utf-8-sig").rstrip("\r\n")
            except (OSError, UnicodeDecodeError) as error:
                raise Locked("cli.passphrase-file") from error
        if (given := os.environ.get(PASSPHRASE_VARIABLE)) is not None:
            return given
        if not sys.stdin.isatty():
            raise Locked("cli.no-passphrase")
        first: str = click.prompt(say("cli.ask-passphrase"), hide_input=True, err=True)
        if confirm:
            again: str = click.prompt(say("cli.ask-again"), hide_input=True, err=True)
            if again != first:
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

    def open_store(self) -> "Store":
        """Unlock the store of the home. Raises :class:`Locked` or :class:`StoreTrouble`."""
        from operator_tui.store import home, vault

        vault.read(self.home)
        return home.open_store(self.home, self.passphrase())
