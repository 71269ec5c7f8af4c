"""How a command ends that didn't end well: one sentence and an exit code, or quietly where nobody reads on."""

import errno
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import click

from operator_tui import locale
from operator_tui.core.errors import OperatorError

CRASHED: Final = 5
"""The exit code of a fault of the program."""


def tell(sentence: str) -> None:
    """Say it on standard error, if somebody listens there."""
    try:
        with reader_watched():
            click.echo(sentence, err=True)
    except ReaderGone:
        swallow()


class ReaderGone(Exception):
    """Whoever read our output has gone (``log | head``): no error of ours."""


@contextmanager
def reader_watched() -> Iterator[None]:
    """Raise :class:`ReaderGone` for a closed pipe: click itself would end the process with an error."""
    try:
        yield
    except OSError as error:
        if _closed_pipe(error):
            raise ReaderGone from error
        raise


def _closed_pipe(error: OSError) -> bool:
    windows = sys.platform == "win32" and error.errno == errno.EINVAL and error.filename is None
    return error.errno == errno.EPIPE or windows


def swallow() -> None:
    """Let what is still to be written go nowhere, or Python complains of it at the process's end."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):
                os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def foreseen(error: BaseException) -> bool:
    """Whether it has its own sentence, or is no error at all."""
    own = (OperatorError, click.ClickException, click.Abort, click.exceptions.Exit, ReaderGone)
    return isinstance(error, own)


def crashed(error: BaseException) -> str:
    """The sentence of an unforeseen fault: its kind and place, never what it says, which could be a name."""
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return locale.say("store.full")
    return locale.say("cli.crashed", kind=type(error).__name__, where=_where(error))


def log_crash(error: BaseException, home: Path) -> None:
    """Write an unforeseen fault into the home's technical log, if there is a home."""
    from operator_tui import logs
    from operator_tui.config import LOG_FOLDER

    if not home.is_dir():
        return
    if not logs.started():
        logs.start(home / LOG_FOLDER)
    logs.error("app", "crashed", kind=type(error).__name__, where=_where(error))
    logs.stop()


def _where(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
