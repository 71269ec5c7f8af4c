"""Jobs that run one after the other, in the order they were asked for."""

from collections import deque
from collections.abc import Callable
from typing import Any

from operator_tui.core.errors import OperatorError
from operator_tui.ui.jobs import Jobs


class Turns:
    """Each job has its turn once the one before it has ended; ``failed`` hears of one that ended with an error."""

    def __init__(self, jobs: Jobs, failed: Callable[[OperatorError], object]) -> None:
        self._jobs, self._failed = jobs, failed
        self._waiting: deque[tuple[Callable[[], Any], Callable[[Any], None]]] = deque()
        self.busy = False
        """Whether a job is under way."""

    def add(self, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Run a job once it is its turn; ``then`` is called in the UI thread."""
        self._waiting.append((job, then))
        self._next()

    def _next(self) -> None:
        if self.busy or not self._waiting:
            return
        self.busy = True
        job, then = self._waiting.popleft()

        def ended(result: Any) -> None:
            self.busy = False
            if isinstance(result, OperatorError):
                self._failed(result)
            else:
                then(result)
            self._next()

        self._jobs.run(job, ended)
