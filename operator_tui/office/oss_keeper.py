"""Verifying typed NIBs by itself while the gateway serves: few at a time, slowly, and off unless OSS is set."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

from operator_tui.core.errors import OperatorError
from operator_tui.office import oss_check
from operator_tui.office.oss_client import Oss
from operator_tui.office.store import OfficeStore
from operator_tui.office.told import Told

TICK: Final = 30.0
"""Seconds between two looks at what there is to ask."""
PAUSE: Final = 2.0
"""Seconds between two questions."""
MOST: Final = 20
"""Questions after one look."""
_FIRST, _LAST = 60.0, 6 * 3600.0
"""Seconds to wait after the first trouble, doubled each time, and the most of it."""


class Keeper:
    """What has been learnt of asking OSS: how often it failed in a row, and when it may be asked again."""

    def __init__(
        self,
        store: OfficeStore,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._store, self._clock, self._sleep, self._chance = store, clock, sleep, chance
        self._failed = 0
        self._not_before: datetime | None = None
        self._with: tuple[str, str] | None = None

    async def keep(self, told: Told) -> None:
        """Look again and again, until cancelled."""
        while True:
            await self._sleep(TICK)
            try:
                await self.look()
            except OperatorError as error:
                told.refused(error.key, "-", fault=True)
            except Exception as error:  # noqa: BLE001  unforeseen, such as a broken proxy setting: later again
                told.refused(type(error).__name__, "-", fault=True)
                self._back_off()

    async def look(self) -> int:
        """Ask for what is due, if OSS is set and isn't being left in peace; how many were asked."""
        oss = await asyncio.to_thread(self._store.read, oss_check.oss_of)
        if oss != self._with:  # another address or key: begin anew
            self._with, self._failed, self._not_before = oss, 0, None
        now = self._clock()
        if oss is None or self._in_peace(now):
            return 0
        due = await asyncio.to_thread(self._store.read, lambda db: oss_check.due(db, now, MOST))
        return await self._ask(oss, due) if due else 0

    def _in_peace(self, now: datetime) -> bool:
        """Whether OSS is being left alone; longer than the longest is by a clock that was ahead, and says nothing."""
        until = self._not_before
        return until is not None and now < until <= now + timedelta(seconds=_LAST)

    async def _ask(self, address: tuple[str, str], due: tuple[oss_check.Due, ...]) -> int:
        asked = 0
        async with Oss(*address) as oss:
            async for _one, checked in oss_check.verify(
                self._store, oss, due, self._clock, lambda: self._sleep(PAUSE)
            ):
                asked += 1
                if checked.verdict == oss_check.NOT_ASKED:
                    self._back_off()
                else:
                    self._failed, self._not_before = 0, None
        return asked

    def _back_off(self) -> None:
        """Twice as long after each failure in a row, by chance up to half of it less."""
        wait = min(_LAST, _FIRST * 2 ** min(self._failed, 10))
        self._failed += 1
        self._not_before = self._clock() + timedelta(seconds=wait * (1 - self._chance() / 2))
