"""Verifying NIBs that were typed by hand: asked of OSS, and what it said kept with each.

A typed number is *verified* where OSS has it under the same person: by the name in ``checkNIB``, or, where that is
another spelling, or the name of the business, by the NIK in ``inqueryNIB``. Everything else is for a person to look at.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from operator_tui import logs
from operator_tui.core.times import stamp
from operator_tui.office import settings, telling
from operator_tui.office.oss_client import Oss, Said
from operator_tui.office.oss_match import STOPPED
from operator_tui.office.oss_reading import nib_of, plain, read_pushed, status_of, text_of
from operator_tui.office.store import OfficeStore
from operator_tui.store.sqlcipher import Database, rows

VERIFIED: Final = "verified"
UNKNOWN: Final = "unknown"
DIFFERS: Final = "name-differs"
NOT_ASKED: Final = "not-asked"
"""No answer that says anything of the NIB: this is OSS's trouble or ours, and the others would meet it as well."""

_AGAIN: Final = timedelta(days=1)
_TIMES: Final = 7
"""How often, and how many times, a number that OSS didn't confirm is asked again by itself: a new one may take days."""
_DENIED: Final = frozenset({400, 401, 403, 404, 405})
_DENIED_WHOLE: Final = frozenset(f"http-{kode}" for kode in _DENIED)
"""What ``inqueryNIB`` says where the office may not use it: then the name alone has to do."""


@dataclass(frozen=True)
class Due:
    """An issued application whose NIB is to be asked for."""

    id: str
    ref: str
    nib: str
    nik: str
    names: tuple[str, ...]
    verdict: str = ""
    """What OSS said last; empty where it was never asked."""


@dataclass(frozen=True)
class Checked:
    """The verdict on one NIB, and what OSS said, or the code of why it couldn't be asked."""

    verdict: str
    said: str = ""


def unverified(db: Database) -> tuple[Due, ...]:
    """What was typed and isn't verified; what was never asked first, then what was asked longest ago."""
    return _due(db, "a.nib_via = 'typed' AND a.nib_verified = 0", [])


def due(db: Database, now: datetime, most: int) -> tuple[Due, ...]:
    """What is to be asked now without anybody's asking for it; ``most`` of them.

    What was asked at a moment still to come was asked by a clock that was ahead.
    """
    before = stamp(now - _AGAIN)
    found = _due(
        db,
        "a.nib_via = 'typed' AND a.nib_verified = 0 AND coalesce(answered.times, 0) < ?"
        " AND (coalesce(answered.last, '') <= ? OR answered.last > ?)",
        [_TIMES, before, stamp(now)],
    )
    return found[:most]


def named(db: Database, refs: Sequence[str]) -> tuple[Due, ...]:
    """The issued applications with these references or ids, verified or not."""
    marks = ", ".join("?" * len(refs))
    keys = [*(ref.upper() for ref in refs), *(ref.lower() for ref in refs)]
    return _due(db, f"(a.ref IN ({marks}) OR a.id IN ({marks}))", keys)


def oss_of(db: Database) -> tuple[str, str] | None:
    """``(url, user_key)``, or None where the office doesn't ask OSS."""
    url, key = settings.get(db, settings.URL), settings.get(db, settings.USER_KEY)
    return (url, key) if url and key else None


async def verify(
    store: OfficeStore,
    oss: Oss,
    some: Sequence[Due],
    clock: Callable[[], datetime],
    pause: Callable[[], Awaitable[object]],
) -> AsyncIterator[tuple[Due, Checked]]:
    """Ask for each, with a pause between; each verdict is stored before it is given.

    Ends after the first that couldn't be asked: the others would fare the same.
    """
    for number, one in enumerate(some):
        if number:
            await pause()
        checked = await ask(oss, one)
        at = stamp(clock())
        await asyncio.to_thread(store.write, partial(_record, due=one, checked=checked, at=at))
        code = checked.said if checked.verdict == NOT_ASKED else ""
        if checked.verdict == VERIFIED:
            logs.info("office", "oss-check", verdict=checked.verdict, code=code)
        else:
            logs.warning("office", "oss-check", verdict=checked.verdict, code=code)
        yield one, checked
        if checked.verdict == NOT_ASKED:
            return


async def ask(oss: Oss, due: Due) -> Checked:
    """What OSS says of one NIB."""
    said = await oss.check(due.nib)
    if problem := _unanswered(said, due.nib):
        return problem
    if stopped := STOPPED.get(status_of(said.data.get("status"))):
        return Checked(stopped, said.words)
    if plain(text_of(said.data.get("nama_perusahaan"))) in {plain(name) for name in due.names}:
        return Checked(VERIFIED, said.words)
    return await _by_nik(oss, due)


async def _by_nik(oss: Oss, due: Due) -> Checked:
    said = await oss.inquire(due.nib)
    if said.kode in _DENIED or said.trouble in _DENIED_WHOLE:
        return Checked(DIFFERS, said.words)
    if problem := _unanswered(said, due.nib):
        return problem
    told = read_pushed(said.data)
    if told.status in STOPPED:
        return Checked(STOPPED[told.status], said.words)
    same = due.nik in (told.user, *told.officers) and told.nib == due.nib
    return Checked(VERIFIED if same else DIFFERS, said.words)


def _unanswered(said: Said, nib: str) -> Checked | None:
    """Why an answer says nothing of the person behind a number; None where it does."""
    if said.trouble:
        return Checked(NOT_ASKED, said.trouble)
    if said.kode == 400 and not any(said.data.values()):
        return Checked(UNKNOWN, said.words)
    if said.kode != 200:
        return Checked(NOT_ASKED, f"kode-{said.kode}")
    if nib_of(said.data.get("nib")) != nib:
        return Checked(NOT_ASKED, "shape")
    return None


def _record(db: Database, due: Due, checked: Checked, at: str) -> None:
    db.execute(
        "INSERT INTO checks (application, nib, at, verdict, said) VALUES (?, ?, ?, ?, ?)",
        [due.id, due.nib, at, checked.verdict, checked.said],
    )
    if checked.verdict == VERIFIED:
        telling.confirm(db, due.id, due.nib, at)
        telling.stop(db, due.nib, telling.ACTIVE, at)
    elif checked.verdict in STOPPED.values():
        telling.stop(db, due.nib, checked.verdict, at)


def _due(db: Database, where: str, params: list[Any]) -> tuple[Due, ...]:
    found = rows(
        db,
        "SELECT a.id, a.ref, a.nib, a.nik, a.body,"  # noqa: S608  conditions of this module only
        "  coalesce((SELECT verdict FROM checks WHERE row = asked.row), '') AS verdict"
        " FROM applications a"
        " LEFT JOIN (SELECT application, nib, max(at) AS last, max(row) AS row FROM checks GROUP BY 1, 2) asked"
        "  ON asked.application = a.id AND asked.nib = a.nib"
        " LEFT JOIN (SELECT application, nib, max(at) AS last, count(*) AS times FROM checks"
        f"  WHERE verdict <> '{NOT_ASKED}' GROUP BY 1, 2) answered"
        "  ON answered.application = a.id AND answered.nib = a.nib"
        f" WHERE a.status = 'issued' AND {where} ORDER BY coalesce(asked.last, ''), a.accepted_at, a.id",
        params,
    )
    return tuple(_one(row) for row in found)


def _one(row: dict[str, Any]) -> Due:
    content = json.loads(row["body"])["content"]
    names = (str(content.get(key) or "") for key in ("name", "trade_name"))
    return Due(
        row["id"], row["ref"], row["nib"], row["nik"], tuple(filter(None, names)), row["verdict"]
    )
