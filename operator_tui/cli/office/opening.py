"""What the office's commands share: the extra is there, and its store is open."""

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from operator_tui.cli.context import Context
from operator_tui.core.errors import Refused, Usage
from operator_tui.core.text import clean
from operator_tui.core.times import local, moment

if TYPE_CHECKING:
    from operator_tui.office.store import OfficeStore


def need_extra() -> None:
    """Raise :class:`Usage` where the extra ``office`` isn't installed."""
    for name in ("starlette", "uvicorn", "jsonschema"):
        if importlib.util.find_spec(name) is None:
            raise Usage("office.extra-missing")


def open_or_create(context: Context) -> "OfficeStore":
    """The office's store, made by the first call with a new passphrase."""
    from operator_tui.office.store import OfficeStore

    new = not OfficeStore.exists(context.home)
    return OfficeStore.open_or_create(context.home, context.passphrase(confirm=new))


@contextmanager
def opened(context: Context) -> "Iterator[OfficeStore]":
    """The store of an office that is there already; closed at the end. Raises :class:`Refused` where there is none."""
    from operator_tui.office.store import OfficeStore

    if not OfficeStore.exists(context.home):
        raise Refused("staff.no-office", home=context.home)
    store = open_or_create(context)
    try:
        yield store
    finally:
        store.close()


def who(by: str) -> str:
    """Who does it: as it was given, else the name of this computer's account, or ``-``."""
    import getpass

    try:
        return clean(by) or clean(getpass.getuser()) or "-"
    except (OSError, KeyError, ImportError):
        return "-"


def when(at: str) -> str:
    """A stored moment on the clock of West Java; ``-`` for none."""
    return f"{local(moment(at)):%Y-%m-%d %H.%M}" if at else "-"
