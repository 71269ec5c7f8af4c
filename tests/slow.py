"""A slow laptop: programs that run only a share of the time."""

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

_ROUND = 0.1
PROGRAM = """
import signal
really = signal.signal
signal.signal = lambda number, act: None if number == signal.SIGCONT else really(number, act)
from operator_tui.cli import run
run()
"""
"""The program without Textual's handler of SIGCONT, which takes each for the end of a Ctrl+Z."""


@contextmanager
def held_to(share: float, processes: Sequence[int]) -> Iterator[None]:
    """Let process groups run only this share of each tenth of a second; 1 lets them be. Not on Windows."""
    ended = threading.Event()

    def tell(number: int) -> None:
        for process in processes:
            try:
                os.killpg(process, number)
            except ProcessLookupError:
                continue

    def turn() -> None:
        while not ended.is_set():
            tell(signal.SIGCONT)
            ended.wait(_ROUND * share)
            if not ended.is_set():
                tell(signal.SIGSTOP)
                ended.wait(_ROUND * (1 - share))
        tell(signal.SIGCONT)

    thread = threading.Thread(target=turn, daemon=True)
    if share < 1:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        if share < 1:
            thread.join()
