"""The delivery engine as a job of the screens: a thread that tells its news by message."""

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from operator_tui.ui.app import OperatorApp


def start(
    app: "OperatorApp", stop: threading.Event, wake: threading.Event
) -> threading.Thread | None:
    """Start sending in a thread, if a gateway is set; the thread ends soon after ``stop`` is set."""
    app.session.link = "unconfigured"
    return None


def heard(app: "OperatorApp", news: object) -> None:
    pass
