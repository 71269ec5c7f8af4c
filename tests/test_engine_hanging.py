"""A gateway that takes a request and never answers: the sitting after a lock sends all the same."""

import queue
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pytest

from operator_tui.config import Config
from operator_tui.store import meta
from operator_tui.store.store import Store
from operator_tui.ui import engine
from operator_tui.ui.engine import EngineJob
from operator_tui.ui.messages import EngineNews
from operator_tui.ui.session import Session


class Program:
    """As much of the program as sending needs; keeps what it is told."""

    top = None

    def __init__(self, session: Session) -> None:
        self.session, self.told = session, list[str]()

    def after(self, seconds: float, act: Callable[[], object]) -> None:
        pass

    def post_message(self, message: Any) -> bool:
        assert isinstance(message, EngineNews)
        error = message.news.error  # type: ignore[attr-defined]
        self.told.append(error.key if error else "")
        return True


class Hanging:
    """A server that reads what comes and says nothing; ``asked`` gets a word for each connection."""

    def __init__(self) -> None:
        self.asked: queue.Queue[str] = queue.Queue()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/"
        self._open = ExitStack()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                near = self._open.enter_context(self._listener.accept()[0])
                self.asked.put(near.recv(65_536).decode("ascii", "replace"))

    def close(self) -> None:
        """Hang up on everybody."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(10)
        self._open.close()


@pytest.fixture
def hanging() -> Iterator[Hanging]:
    made = Hanging()
    yield made
    made.close()


def test_the_next_sitting_sends_and_names_no_other_window(
    store: Store, tmp_path: Path, hanging: Hanging, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_PATIENCE", 0.2)
    store.do(lambda tx: meta.put(tx, meta.TOKEN, "t"))
    settings = Config(gateway_url=hanging.url)
    program = Program(Session(tmp_path, settings, store=store))
    job = EngineJob(program)
    job.start()
    assert hanging.asked.get(timeout=20).startswith("GET /v1/health")
    job.stop()
    job.start()
    assert hanging.asked.get(timeout=20).startswith("GET /v1/health")
    assert "delivery.other-sender" not in program.told
    job.stop()
    hanging.close()
    job.join()
