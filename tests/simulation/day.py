"""One bad day: people, windows, weather and power, all by the seed; then fair weather, and the proof."""

import heapq
import itertools
import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from operator_tui.core.errors import OperatorError
from operator_tui.delivery.engine import Engine
from operator_tui.delivery.sender import SenderLock
from operator_tui.store import meta
from operator_tui.store.store import Store
from tests.links import disk
from tests.simulation import people, proof
from tests.simulation.sides import Crash, Fragile, Fuse, Laptop, Now, Office
from tests.simulation.weather import Outage, Sky, forecast

LENGTH: Final = timedelta(minutes=25)
ROUNDS: Final = 8


@dataclass
class Window:
    """A process on the laptop that sends: the screens, or ``sync --watch``."""

    name: str
    store: Fragile
    engine: Engine
    lock: SenderLock
    due: float = 0.0


@dataclass(frozen=True)
class Told:
    """What a day came to, for the sum of many."""

    seed: int
    faults: tuple[str, ...]
    requests: int
    crashes: int
    restarts: int
    outages: tuple[Outage, ...]


class Day:
    """A laptop, an office, and what befalls them between."""

    def __init__(self, seed: int, template: Path, folder: Path, say: Callable[[str], None]) -> None:
        self.rng, self.now, self.say = random.Random(seed), Now(), say
        self.seed = seed
        self.laptop = Laptop(folder, template, self.now.laptop)
        self.office = Office(folder, template)
        self.fuse = Fuse()
        self.sky = Sky(self.rng, self.now, self.office, self._say)
        self.sky.fuse = self.fuse
        self.sky.fill_disk = self._fill_disk
        self.store: Store = self.laptop.open(lambda: None)
        self.windows: list[Window] = []
        self.crashes = 0
        self.oss: set[str] = set()
        self.faults: list[str] = []
        self._disk_full = False
        self.second = 0.0
        self._acts: list[tuple[float, int, str]] = []
        self._order = itertools.count()

    def live(self) -> Told:
        """The whole day, and the proof."""
        try:
            if self.rng.random() < 0.7:
                size = str(self.rng.randint(1, 4))
                self.store.do(lambda tx: meta.put(tx, meta.BATCH_SIZE, size))
            self._plan()
            self._open("screens")
            while self._next():
                pass
            faults = self._fair_weather()
        finally:
            for window in list(self.windows):
                self._shut(window)
            self.store.close()
            self.office.close()
        return Told(
            self.seed, tuple(faults), self.sky.requests, self.crashes, self.office.restarts, tuple(self.sky.outages)
        )  # fmt: skip

    def _plan(self) -> None:
        for at, kind, lasts in forecast(self.rng, LENGTH):
            self._at(at, f"weather {kind} {lasts}")
            if kind == "refused":  # a person sets the token anew
                self._at(at + lasts + 1, "wake")
        for _ in range(self.rng.randint(20, 36)):
            self._at(self.rng.uniform(0, LENGTH.total_seconds()), self.rng.choice(ACTS))

    def _at(self, second: float, act: str) -> None:
        heapq.heappush(self._acts, (second, next(self._order), act))

    def _next(self) -> bool:
        """The next thing: an act, or a step of the window that is due; False at the end of the day."""
        first = min(self.windows, key=lambda window: window.due, default=None)
        act_at = self._acts[0][0] if self._acts else float("inf")
        due = first.due if first is not None else float("inf")
        upto = min(act_at, due)
        if upto >= LENGTH.total_seconds():
            return False
        if upto > self.second:
            self.now.pass_(upto - self.second)
            self.second = upto
        if act_at <= due:
            self._act(heapq.heappop(self._acts)[2])
        elif first is not None:
            self._step(first)
        return True

    def _step(self, window: Window) -> None:
        try:
            news = window.engine.step()
        except Crash:
            self._died(window)
            return
        self._empty_disk()
        error = news.error.key if news.error else ""
        done = news.report.settled
        self._say(
            f"{window.name}: {news.link.verdict} {news.report.sent} sent, {done.accepted} accepted, {done.refused}"
            f" refused, {done.unsure} unsure, {done.issued} issued, {done.returned} returned; {error}"
            f" {'more' if news.more else f'wait {news.wait:.0f} s'}"
        )
        window.due = self.second + (0.2 if news.more else news.wait)

    def _died(self, window: Window) -> None:
        """The process is gone; at times the power with it. It is started again, sooner or later."""
        self.crashes += 1
        power = self.rng.random() < 0.5
        self._say(f"{window.name}: dies{' with the power' if power else ''}")
        for gone in list(self.windows) if power else [window]:
            if power and gone is self.windows[0]:
                self.laptop.cut()
            self._shut(gone)
        if power:
            self.store.close()
            self.store = self.laptop.open(lambda: None)
        self._open(window.name, self.rng.choice((1.0, 30.0, 300.0)))

    def _open(self, name: str, later: float = 0.0) -> None:
        """Start a process that sends."""
        store = self.laptop.open(self.fuse)
        lock = SenderLock(self.laptop.folder, name)
        engine = Engine(store, self.sky, lock, self.now.laptop, self.rng)
        self.windows.append(Window(name, store, engine, lock, self.second + later))
        self.sky.excuse()

    def _shut(self, window: Window) -> None:
        """A process ends, however: the system lets go of its lock and of its files."""
        self.windows.remove(window)
        window.engine.close()
        window.store.close()

    def _act(self, act: str) -> None:
        name, *words = act.split()
        if name == "weather":
            self.sky.turn(words[0], min(float(words[1]), LENGTH.total_seconds() - self.second))
            if words[0] == "gateway-dead":
                self.office.cut()
        elif name == "fuse":
            self.fuse.left = self.rng.randint(1, 40)
        elif name == "office-fuse":
            self.office.fuse.left = self.rng.randint(1, 8)
        elif name == "wake":
            self._wake()
        elif name == "clock":
            self.now.off = timedelta(
                seconds=self.rng.choice((0, 0, 30, -200, 400, -7_200, 86_400, -86_400 * 365))
            )
            self._say(f"the laptop's clock is off by {self.now.off}")
        elif name == "second-window":
            self._second_window()
        elif name == "late":
            self.sky.arrive()
        elif name == "unreadable":
            self.sky.unreadable = (
                set() if self.sky.unreadable else people.some_id(self.store, self.rng)
            )
        else:
            people.ACTS[name](self)

    def _wake(self) -> None:
        self._say("somebody presses the key")
        self.sky.excuse()
        for window in self.windows:
            window.due = self.second

    def _second_window(self) -> None:
        if len(self.windows) > 1:
            self._shut(self.rng.choice(self.windows))
            self._say("a window is shut")
        else:
            self._say("a second window is opened")
            self._open("sync")

    def _fill_disk(self) -> None:
        self._disk_full = True
        for window in self.windows:
            self._disk(window, full=True)

    def _empty_disk(self) -> None:
        if self._disk_full:
            self._disk_full = False
            for window in self.windows:
                self._disk(window, full=False)

    def _disk(self, window: Window, *, full: bool) -> None:
        fuse, window.store.fuse = window.store.fuse, lambda: None
        disk(window.store, full=full)
        window.store.fuse = fuse

    def _fair_weather(self) -> list[str]:
        """The link is made good, the clocks are right, people do what is asked of them: now all has to be settled."""
        self._say("fair weather")
        self.fuse.left = self.office.fuse.left = 0
        self.sky.kind, self.sky.unreadable, self.now.off = "fair", set(), timedelta()
        for window in list(self.windows):
            self._shut(window)
        self._open("screens")
        [window] = self.windows
        faults = list[str]()
        for number in range(ROUNDS):
            if number == 1:
                self.sky.arrive()
            try:
                window.engine.run_once()
            except OperatorError as error:
                faults = [f"in fair weather: {error.key}"]
            people.do_all(self)
            self.now.pass_(3600)
            faults = proof.of(self) if number else ["not yet"]
            if not faults and not self.sky.late:
                break
        return self.faults + faults + proof.of_outages(self.sky.outages)

    def _say(self, text: str) -> None:
        self.say(f"{self.now.true:%H:%M:%S} {text}")


ACTS: Final = (
    *("fuse",) * 4, *("office-fuse",) * 2, *("wake",) * 3, *("clock",) * 2, *("second-window",) * 2, *("late",) * 2,
    "unreadable", *("finish-draft",) * 6, *("cancel",) * 2, "reopen", *("correct",) * 3, *("issue",) * 4,
    *("give-back",) * 3, "unfit", *("open-card",) * 4, *("card",) * 6,
)  # fmt: skip
"""What may happen, as often as it stands here."""


def live(
    seed: int, template: Path, folder: Path, say: Callable[[str], None] = lambda _text: None
) -> Told:
    """Live the day of a seed in a folder of its own under ``folder``."""
    with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as own:
        return Day(seed, template, Path(own), say).live()
