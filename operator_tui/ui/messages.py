"""What background work tells the screens. A job never touches a screen: it ends in one of these."""

from collections.abc import Callable
from typing import Any, NamedTuple

from textual.message import Message


class JobDone(Message):
    """A job has ended; ``then`` gets its result, or its error, in the UI thread."""

    def __init__(self, then: Callable[[Any], None], result: object) -> None:
        super().__init__()
        self.then, self.result = then, result


class EngineNews(Message):
    """The delivery engine has something to tell; ``news`` is its own value."""

    def __init__(self, news: object) -> None:
        super().__init__()
        self.news = news


class Said(NamedTuple):
    """The message line: the last thing that happened, in one sentence, and its role."""

    text: str = ""
    role: str = ""
