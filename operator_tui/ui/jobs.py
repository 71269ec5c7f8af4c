"""The one place that starts threads for the screens. The UI thread never waits for a disk or a network."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from textual.app import App

from operator_tui.core.errors import OperatorError
from operator_tui.ui.messages import JobDone

T = TypeVar("T")


class Jobs:
    """Runs functions in threads; what they answer, or the error they end with, comes back as a message."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._pool = ThreadPoolExecutor(max_workers=4, thread_name_prefix="job")
        self._turns = ThreadPoolExecutor(max_workers=1, thread_name_prefix="print")

    def run(self, job: Callable[[], T], then: Callable[[T | OperatorError], None]) -> None:
        """Run ``job`` in a thread; ``then`` is called in the UI thread."""
        self.follow(self._pool.submit(job), then)

    def in_turn(self, job: Callable[[], T], then: Callable[[T | OperatorError], None]) -> None:
        """The same, one after the other and apart from all else: a printer that doesn't answer takes its time."""
        self.follow(self._turns.submit(job), then)

    def follow(self, future: "Future[T]", then: Callable[[T | OperatorError], None]) -> None:
        """Wait, elsewhere, for a future that was begun already, such as a write of the store."""

        def ended(done: "Future[T]") -> None:
            if done.cancelled():
                return
            error = done.exception()
            if error is not None and not isinstance(error, OperatorError):
                self._app.post_message(JobDone(_reraise, error))
                return
            self._app.post_message(JobDone(then, error if error is not None else done.result()))

        future.add_done_callback(ended)

    def close(self) -> None:
        """Take no more jobs; those that haven't begun are dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._turns.shutdown(wait=True, cancel_futures=True)


def nothing(_result: object) -> None:
    """The sequel of a job whose end changes nothing on a screen."""


def _reraise(error: BaseException) -> None:
    """A fault of the program in a job ends the program as one in the UI thread would."""
    raise error


def to_clipboard(text: str) -> bool:
    """Copy to the system's clipboard; False where there is none (a console, a bare ssh)."""
    import pyperclip

    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException:
        return False
    return True
