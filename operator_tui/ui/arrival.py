"""How a form screen gets its application: that of a row, or the next person's in line; through a lock too."""

from collections.abc import Callable

from operator_tui.core.errors import OperatorError
from operator_tui.core.form import FormSpec
from operator_tui.reference.lookups import Lookups
from operator_tui.store.applications import Typed
from operator_tui.store.calling import Called
from operator_tui.ui import opening
from operator_tui.ui.opening import Opened
from operator_tui.ui.program import Desk


class Arrival:
    """Asks the store for one application. ``come`` hears, in the UI thread, what came of it; None is nobody in line.

    What a lock kept from being read is asked for again once the screen is put back.
    """

    def __init__(
        self, desk: Desk, come: "Callable[[Opened | Called | OperatorError | None], None]"
    ) -> None:
        self._desk, self._come = desk, come
        self._ask: Callable[[], None] | None = None
        self._failed = False
        self.waiting = False

    def read(self, seq: int) -> None:
        """The application of a row."""

        def ask() -> None:
            job = self._desk.session.read(lambda db: opening.read(db, seq))
            self._desk.jobs.run(job, self._came)

        self._begin(ask)

    def call(self, form: FormSpec, blank: Typed, lookups: Lookups, absent: int) -> None:
        """The next one in line; ``absent`` was called and isn't there."""

        def ask() -> None:
            session = self._desk.session
            job = opening.call(session, form, blank, lookups, absent)
            self._desk.jobs.follow(session.opened().write(job), self._came)

        self._begin(ask)

    def again(self) -> None:
        """The store is open again."""
        if self._failed and self._ask is not None:
            self._failed = False
            self._ask()

    def _begin(self, ask: Callable[[], None]) -> None:
        self._ask, self.waiting = ask, True
        ask()

    def _came(self, result: "Opened | Called | OperatorError | None") -> None:
        if self._desk.session.store is None and not isinstance(result, Opened):
            self._failed = True
            if isinstance(result, Called):
                self._ask = lambda: self._came(result)
            return
        self.waiting = False
        self._come(result)
