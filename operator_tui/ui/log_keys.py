"""The keys of the log's screen: on its lines, while something is to be found, on the picture of the link."""

from typing import Final

from operator_tui.ui.commands import Do

ON_LINES: Final[tuple[tuple[Do, str], ...]] = (
    (Do.ENTER, "screens.key.log-detail"),
    (Do.FIND, "logview.key.find"),
    (Do.CHOICES, "screens.key.log-level"),
    (Do.SEND, "screens.key.queue-send"),
    (Do.PROBLEM, "screens.key.log-problem"),
    (Do.TAB, "logview.key.picture"),
    (Do.BACK, "screens.key.back"),
)
ON_STRIP: Final[tuple[tuple[Do, str], ...]] = (
    (Do.ENTER, "logview.key.show"),
    (Do.CHOICES, "logview.key.scale"),
    (Do.TAB, "logview.key.log"),
    (Do.BACK, "screens.key.back"),
)
FINDING: Final[tuple[tuple[Do, str], ...]] = (
    (Do.FIND, "logview.key.find"),
    (Do.UP, "logview.key.before"),
    (Do.DOWN, "logview.key.after"),
    (Do.BACK, "logview.key.done"),
)
