"""What a screen that lies on the form may ask of it: so that it needn't know that screen."""

from concurrent.futures import Future
from typing import Any, Protocol

from operator_tui.core.entry import Entry
from operator_tui.core.form import FormSpec
from operator_tui.core.stopwatch import Times
from operator_tui.store.applications import Application, Typed
from operator_tui.store.store import Tx
from operator_tui.ui.commands import Do


class Draft(Protocol):
    """The application under the keyboard: the form screen is one."""

    form: FormSpec
    entry: Entry
    app_row: Application | None

    @property
    def times(self) -> Times:
        """The time spent typing and reading."""
        ...

    def do(self, do: Do) -> bool:
        """Carry out a command, as if its key was pressed on the form."""
        ...

    def keep(self, tx: Tx, typed: Typed, *, opened: bool) -> Application:
        """Begin or save the draft, inside a transaction."""
        ...

    def save_now(self, name: str) -> None:
        """Save what was changed in the texts."""
        ...

    def go_to_field(self, name: str) -> None:
        """Put the cursor into a field; Enter there comes back."""
        ...

    def put(self, name: str, text: str) -> None:
        """Put another text into a field, as if it was typed there."""
        ...

    def typist(self, name: str) -> str:
        """Who typed what stands in a field."""
        ...

    def closing(self) -> "Future[Any] | None":
        """Left or locked: the write of what isn't on the disk yet, if there is one."""
        ...
