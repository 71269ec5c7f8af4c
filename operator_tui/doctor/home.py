"""The home: settings, store, disk, log."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from operator_tui.config import LOG_FOLDER
from operator_tui.core.errors import OperatorError, StoreTrouble
from operator_tui.doctor.finding import Finding, Level, Subject
from operator_tui.locale import say, sentence
from operator_tui.logs.lines import files, size
from operator_tui.logs.merge import end_of, older
from operator_tui.logs.query import Query
from operator_tui.logs.scan import Halt
from operator_tui.store import checkup, vault
from operator_tui.store.store import STORE_FILE

LEAST, LITTLE = 50_000_000, 500_000_000
"""Bytes free below which nothing can be kept, and below which a day's work may not fit."""
_SLOW_MS: Final = 500
_SEARCHED: Final = 8_000_000
_BAD_STORE: Final = 5


def settings(subject: Subject) -> Iterator[Finding]:
    """Whether ``config.toml`` can be read, and every value in it."""
    if subject.config is None:
        yield Finding("config", Level.BAD, "config-broken", code=_BAD_STORE)
    elif subject.config.problems:
        keys = ", ".join(subject.config.problems)
        yield Finding("config", Level.LOOK, "config-values", {"keys": keys})
    else:
        yield Finding("config", Level.GOOD, "config-good")


def store(subject: Subject) -> Iterator[Finding]:
    """Whether the store is there, and, where it is unlocked, whether it is whole."""
    path = subject.home / STORE_FILE
    try:
        people = len(vault.read(subject.home).people)
    except OperatorError:
        none = not path.exists() and not (subject.home / vault.KEYS_FILE).exists()
        key = "store-none" if none else "store-keys"
        level = Level.LOOK if none else Level.BAD
        yield Finding("store", level, key, code=_BAD_STORE)
        return
    if not path.exists():
        yield Finding("store", Level.BAD, "store-missing", code=_BAD_STORE)
        return
    if subject.trouble is not None:
        why = sentence(subject.trouble)
        yield Finding("store", Level.BAD, "store-unopened", {"why": why}, _BAD_STORE)
        return
    params = {"size": megabytes(size(path)), "people": people}
    if subject.store is None:
        yield Finding("store", Level.SKIPPED, "store-locked", params)
        return
    try:
        found = subject.store.read(checkup.look)
    except StoreTrouble as error:
        params = {"why": sentence(error)}
        yield Finding("store", Level.BAD, "store-unread", params, _BAD_STORE)
        return
    if found.faults:
        yield Finding(
            "store", Level.BAD, "store-damaged", {**params, "n": found.faults}, _BAD_STORE
        )
    else:
        more = {"steps": found.steps[-1] if found.steps else "?", "n": found.applications}
        yield Finding("store", Level.GOOD, "store-good", {**params, **more})


def disk(subject: Subject) -> Finding:
    """Whether there is room, and whether a small file can be written and reaches the disk soon."""
    folder = _there(subject.home)
    try:
        free = shutil.disk_usage(folder).free
        begun = time.perf_counter()
        _write(folder)
        ms = round((time.perf_counter() - begun) * 1000)
    except OSError as error:
        why = type(error).__name__
        return Finding("disk", Level.BAD, "disk-unwritable", {"why": why}, _BAD_STORE)
    params = {"free": megabytes(free), "ms": ms, "least": LEAST // 1_000_000}
    if free < LEAST:
        return Finding("disk", Level.BAD, "disk-full", params, _BAD_STORE)
    if free < LITTLE:
        return Finding("disk", Level.LOOK, "disk-little", params)
    return Finding(
        "disk",
        Level.LOOK if ms > _SLOW_MS else Level.GOOD,
        "disk-slow" if ms > _SLOW_MS else "disk-good",
        params,
    )


def log(subject: Subject) -> Finding:
    """How large the log is, and whether faults of the program stand in its end."""
    folder = subject.home / LOG_FOLDER
    found = files(folder)
    if not found:
        return Finding("log", Level.GOOD, "log-none")
    params: dict[str, object] = {"files": len(found), "size": megabytes(sum(map(size, found)))}
    faults = older(folder, end_of(folder), Query(level="error"), 500, Halt(_SEARCHED)).lines
    crashes = [line for line in faults if (line.part, line.event) == ("app", "crashed")]
    if crashes:
        return Finding("log", Level.LOOK, "log-crashes", {**params, "n": len(crashes)})
    return Finding("log", Level.GOOD, "log-good", params)


def megabytes(n: int) -> str:
    """Bytes as people read them: ``12 kB``, ``3,1 MB``, ``76,2 GB``."""
    for unit, size_ in (("gigabytes", 10**9), ("megabytes", 10**6)):
        if n >= size_:
            return say(f"doctor.{unit}", n=f"{n / size_:.1f}".replace(".", say("attempts.decimal")))
    return say("doctor.kilobytes", n=-(-n // 1_000))


def _there(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next((one for one in (folder, *folder.parents) if one.is_dir()), folder)


def _write(folder: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=".periksa-", dir=folder)
    try:
        os.write(handle, b"\0" * 4096)
        os.fsync(handle)
    finally:
        os.close(handle)
        with suppress(OSError):
            Path(name).unlink()
