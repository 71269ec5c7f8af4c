"""The kit of an event under its screen: read and written elsewhere, and read anew when something changed."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from operator_tui.core.errors import OperatorError
from operator_tui.core.kit import PEOPLE, Line
from operator_tui.reference import kit as lists
from operator_tui.store import kit
from operator_tui.store.kit import Check
from operator_tui.store.store import Tx
from operator_tui.ui.program import Desk

Then = Callable[[OperatorError | None], None]
"""Told, in the UI thread, how it went."""


class KitKeeper:
    """Holds the list as it is shown. What couldn't be written stays on it, and is written with whatever is next."""

    def __init__(self, desk: Desk, event: str) -> None:
        self.check: Check | None = None
        self._desk, self._event = desk, event
        self._unsaved: dict[str, bool] = {}
        """The keys of what couldn't be written, and whether it was counted anew."""
        self._changes = 0
        """Writes begun and ended: what was read before the last of them may be older than what is shown."""

    @property
    def unsaved(self) -> bool:
        """Whether something shown couldn't be written."""
        return bool(self._unsaved)

    def read(self, then: Then) -> None:
        """Read the list; silent where something was written meanwhile, whose end has it read again.

        Where the office's file can't be used, the shipped one is, and the first time ``then`` is told why.
        """
        home, store = self._desk.session.home, self._desk.session.opened()
        began, first = self._changes, self.check is None

        def job() -> tuple[Check, OperatorError | None]:
            try:
                template, wrong = lists.of_home(home), None
            except OperatorError as error:
                template, wrong = lists.shipped(), error
            return store.read(lambda db: kit.of_event(db, self._event, template)), wrong

        def got(result: tuple[Check, OperatorError | None] | OperatorError) -> None:
            if isinstance(result, OperatorError):
                then(result)
            elif self.check is None or (began == self._changes and not self._unsaved):
                self.check, wrong = result
                then(wrong if first else None)

        self._desk.jobs.run(job, got)

    def keep(self, check: Check, line: Line, then: Then, *, recounted: bool) -> "Future[Any]":
        """Show a line as it is now, and write it; see :func:`kit.write`."""
        key = line.item.key
        lines = tuple(line if old.item.key == key else old for old in check.lines)
        self.check = check._replace(lines=lines)

        def job(tx: Tx) -> None:
            kit.write(tx, self._event, line, recounted=recounted)

        return self._write(key, job, then, recounted=recounted)

    def keep_people(self, check: Check, people: int, then: Then) -> "Future[Any]":
        """For how many applicants the day is meant."""
        self.check = check._replace(people=people)
        return self._write(PEOPLE, lambda tx: kit.write_people(tx, self._event, people), then)

    def retry(self, check: Check, then: Then) -> "Future[Any] | None":
        """Write what couldn't be written, as it is shown now; the last of it."""
        future = None
        lines = {line.item.key: line for line in check.lines}
        for key, recounted in list(self._unsaved.items()):
            if key == PEOPLE:
                future = self.keep_people(check, check.people, then)
            else:
                future = self.keep(check, lines[key], then, recounted=recounted)
        return future

    def add(self, label: str, then: Then) -> None:
        """Another thing to carry, at the end of the list."""

        def added(result: Line | OperatorError) -> None:
            self._changes += 1
            if not isinstance(result, OperatorError) and self.check is not None:
                self.check = self.check._replace(lines=(*self.check.lines, result))
            then(result if isinstance(result, OperatorError) else None)

        future = self._desk.session.opened().write(
            lambda tx: kit.add_own(tx, self._event, label, 1)
        )
        self._changes += 1
        self._desk.jobs.follow(future, added)

    def close(self, check: Check, then: Then) -> None:
        """The check is finished, as it is shown."""
        future = self._desk.session.opened().write(lambda tx: kit.close(tx, check))
        self._desk.jobs.follow(
            future, lambda result: then(result if isinstance(result, OperatorError) else None)
        )

    def _write(
        self, key: str, job: Callable[[Tx], object], then: Then, *, recounted: bool = False
    ) -> "Future[Any]":
        def written(result: object) -> None:
            self._changes += 1
            if isinstance(result, OperatorError):
                self._unsaved[key] = recounted
                then(result)
            else:
                self._unsaved.pop(key, None)
                then(None)

        future = self._desk.session.opened().write(job)
        self._changes += 1
        self._desk.jobs.follow(future, written)
        return future
