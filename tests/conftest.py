"""What all tests share: a home of their own, Indonesian, and invented people."""

import asyncio
import inspect
import io
import os
import sys
import zlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from operator_tui import locale, logs
from operator_tui.store import journal, meta
from operator_tui.store.store import Store
from tests import nobody

if TYPE_CHECKING:
    from operator_tui.office.store import OfficeStore
    from tests.links import Bench

if isinstance(
    sys.__stdout__, io.TextIOWrapper
):  # A pipe on Windows has a code page, and screens go by it.
    sys.__stdout__.reconfigure(encoding="utf-8")

settings.register_profile("house", deadline=None)  # no test is one of speed
settings.load_profile("house")

TODAY = date(2026, 11, 24)
PASSPHRASE = "kopi pahit pasar talaga"
SAMPLES = Path(__file__).parent.parent / "sample_data"


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: many tests wait for another process, and leave theirs idle."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session", autouse=True)
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """Every line of the log is searched for people of the sample data as it is written; other processes' at the end."""
    with nobody.watch() as told:
        yield told
    left = [*nobody.left_in(tmp_path_factory.getbasetemp())]
    assert left == [], "a person of the sample data stands in a log of this run"


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, watched: list[str]) -> Iterator[None]:
    """No setting of this machine reaches a test, each speaks Indonesian at first, and none logs a person."""
    for name in list(os.environ):
        if name.startswith("OPERATOR_TUI_") or name == "NO_COLOR":
            monkeypatch.delenv(name)
    locale.use("id")
    logs._early.clear()  # What tests before this one logged, where no file was open, isn't this one's.
    yield
    locale.use("id")
    told, watched[:] = [*watched], []
    assert told == [], "a person of the sample data stands in the log"


def fixed_clock() -> datetime:
    """Ten in the morning at Cikijing."""
    return datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open store with a device id and nothing in it."""
    with Store(tmp_path / "store.db", os.urandom(32), "Siti", fixed_clock) as opened:
        opened.do(journal.start)
        opened.do(lambda tx: meta.set_device(tx, "MJL03"))
        yield opened


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[OfficeStore]":
    """A training office, in this process; one for all tests of a file."""
    from operator_tui.office.store import OfficeStore

    opened = OfficeStore.open_or_create(tmp_path_factory.mktemp("office"), PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def at(
    store: Store, office: "OfficeStore", tmp_path: Path, request: pytest.FixtureRequest
) -> "Iterator[Bench]":
    """The store, an engine and a link to the office, under a device of this test's own."""
    from tests.links import bench

    device = f"T{zlib.crc32(request.node.nodeid.encode())}"
    with bench(store, office, device, tmp_path) as made:
        yield made


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run ``async def`` tests in a loop of their own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True
