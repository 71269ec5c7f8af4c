"""The program around the screens, as far as a screen may know it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from operator_tui.ui.clipboard import Clipboard
from operator_tui.ui.commands import Do
from operator_tui.ui.jobs import Jobs
from operator_tui.ui.session import Session

if TYPE_CHECKING:
    from operator_tui.ui.screens.base import HouseScreen


class Desk(Protocol):
    """What a screen may ask of the program around it."""

    session: Session
    jobs: Jobs
    clip: Clipboard

    @property
    def top(self) -> "HouseScreen | None":
        """The screen on top."""
        ...

    def below(self, screen: "HouseScreen") -> "HouseScreen | None":
        """The screen that Esc leads to from this one; None from the lowest."""
        ...

    def open_screen(self, name: str, **what: Any) -> None:
        """Put another screen on top, by its name."""
        ...

    def close_screen(self) -> None:
        """Go back to the screen below."""
        ...

    def go_to(self, name: str, **what: Any) -> None:
        """Put another screen in place of this one."""
        ...

    def restart(self, name: str, **what: Any) -> None:
        """Close all screens above the first, then open one by its name; the queue is the first itself."""
        ...

    def onward(self, do: Do) -> None:
        """To the queue, or to a new form; a draft that is open parks itself first."""
        ...

    def unlocked(self, sitting: Any) -> None:
        """The store is open: begin the sitting."""
        ...

    def take(self, key: str, character: str) -> None:
        """Hand a key to the screen that is on top now."""
        ...

    def recount(self) -> None:
        """Count anew what the top line says, elsewhere."""
        ...

    def wake_engine(self, *, asked: bool = False) -> None:
        """Have the engine try now; how it went is told where a person asked for it."""
        ...

    def after(self, seconds: float, act: "Callable[[], object]") -> None:
        """Do something in the UI thread a little later."""
        ...

    def copy(self, text: str) -> None:
        """Put a text on the clipboard."""
        ...

    def lock(self) -> None:
        """Close the store and ask for a passphrase."""
        ...

    def leave(self) -> None:
        """End the program."""
        ...
