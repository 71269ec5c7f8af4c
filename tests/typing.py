"""``python -m tests.typing``: people typing sample applicants into the program, each in a terminal of their own.

``--rate`` is keys an hour for each window, 0 is unspaced bursts. Every window has a home of its own; in the end every
stored field is compared with the sample. With ``--core-share`` each program is stopped and let go again by signals
(SIGSTOP, SIGCONT), so that it runs that share of the time: 25 of 100 ms is a quarter of one core. Textual takes a
SIGCONT for the end of a Ctrl+Z and sets its terminal up anew each time; so the programs are started with that one
handler left out.

*Key to painted*: from writing a character until the screen shows the text typed into the field so far (its last twelve
characters, from the third on), which it didn't show before. In bursts nothing is timed, only compared.
"""

import argparse
import os
import select
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from operator_tui.core.checks import REASON
from operator_tui.store import applications, home, listing
from operator_tui.store.listing import Filter
from tests.benchmarks.figure import percentile
from tests.conftest import PASSPHRASE
from tests.making import FORM, sample_rows, texts_of
from tests.slow import PROGRAM, held_to
from tests.terminal import Terminal
from tests.test_screens import answer_keys, form_keys

_LATEST = 12
_SHORTEST = 3
_DONE = "F9 berikutnya"
_PATIENCE = 120.0


def applicant_keys(row: dict[str, str]) -> list[str]:
    """All keys of an applicant: the form, the reason where the NIK needs one, the read-back."""
    keys = form_keys(row)
    if row["reason"]:
        keys[2:2] = [row["reason"], "<enter>"]
    return [*keys, *answer_keys(row)]


@dataclass
class Result:
    """What came of it: applicants and fields compared, what differs, and how long keys took to be painted (ms)."""

    applicants: int = 0
    fields: int = 0
    keys: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """For people."""
        yield f"{self.applicants} applicants, {self.keys} keys, {self.fields} fields in {self.seconds:.0f} s"
        yield f"fields that aren't the sample's: {len(self.wrong)}"
        yield from (f"  {line}" for line in self.wrong)
        if self.painted:
            p50, p99 = percentile(self.painted, 0.5), percentile(self.painted, 0.99)
            yield f"key to painted: p50 {p50:.1f} ms, p99 {p99:.1f} ms, {len(self.painted)} keys"


class Window:
    """One person at one window: the applicants still to be typed, and the keys of the one in hand."""

    def __init__(
        self, folder: Path, rows: list[dict[str, str]], rate: float, result: Result
    ) -> None:
        self.folder, self.rows, self._result = folder, rows, result
        self._to_come = deque(rows)
        self._pause = 3600 / rate if rate else 0.0
        self._keys: deque[str] = deque()
        self._due = time.monotonic()
        self._typed, self._sent = "", 0.0
        self._waits_for, self._until = "ANTREAN", 0.0
        home.create(folder, "Siti Rohmah", PASSPHRASE, "MJL03")
        self._environment = {
            **os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONIOENCODING": "utf-8",
            "OPERATOR_TUI_PASSPHRASE": PASSPHRASE,
        }  # fmt: skip

    def open(self) -> Terminal:
        """Start the program."""
        command = [sys.executable, "-c", PROGRAM, "--home", str(self.folder)]
        self.terminal = Terminal(command, self._environment)
        self._until = time.monotonic() + _PATIENCE
        return self.terminal

    @property
    def done(self) -> bool:
        """Whether everybody is typed and final."""
        return not (self._keys or self._to_come or self._waits_for)

    def act(self) -> float:
        """Take in what was painted, type what is due; when there is something to do again (monotonic)."""
        self._look()
        now = time.monotonic()
        if self._waits_for:
            if now > self._until:
                raise AssertionError(f"{self._waits_for} not shown:\n{self.terminal.text}")
            return now + 0.05
        if self.done:
            return now
        if not self._keys:
            self._next()
        if not self._pause:
            self.terminal.send(*self._keys)
            self._result.keys += len(self._keys)
            self._keys.clear()
        elif now >= self._due:
            self._type(self._keys.popleft())
            self._due = max(self._due + self._pause, now)
        if not self._keys:
            self._waits_for, self._until = _DONE, now + _PATIENCE
        return self._due if self._pause else now

    def _next(self) -> None:
        """The keys of the next applicant, and before them the one that opens a form."""
        self._keys.append("<ctrl+n>" if len(self._to_come) == len(self.rows) else "<f9>")
        row = self._to_come.popleft()
        for part in applicant_keys(row):
            self._keys += [part] if part.startswith("<") else part

    def _type(self, key: str) -> None:
        self._typed = self._typed + key if len(key) == 1 else ""
        timed = len(self._typed) >= _SHORTEST and not self._shown()
        self.terminal.send(key)
        self._result.keys += 1
        self._sent = time.monotonic() if timed else 0.0

    def _shown(self) -> bool:
        return self._typed[-_LATEST:] in self.terminal.text

    def _look(self) -> None:
        while select.select([self.terminal.master], [], [], 0)[0]:
            if not self.terminal.pump():
                raise AssertionError(f"the program ended:\n{self.terminal.text}")
        if self._sent and self._shown():
            self._result.painted.append((time.monotonic() - self._sent) * 1000)
            self._sent = 0.0
        if self._waits_for and self._waits_for in self.terminal.text:
            self._waits_for = ""
            self._due = time.monotonic()


def compare(folder: Path, rows: list[dict[str, str]], result: Result) -> None:
    """Every stored field of a home against the rows that were typed into it, in their order."""
    with home.open_store(folder, PASSPHRASE) as store:
        seqs = [*reversed(store.read(lambda db: listing.seqs(db, Filter())))]
        if len(seqs) != len(rows):
            result.wrong.append(f"{len(seqs)} applications of {len(rows)}")
        for seq, row in zip(seqs, rows, strict=False):
            stored = store.read(lambda db, seq=seq: applications.typed(db, seq)).texts
            unasked = {s.name for s in FORM.statements if not s.asked(row)}
            texts = texts_of(row, store.clock().date()).texts
            wanted = {name: text for name, text in texts.items() if name not in unasked}
            if row["reason"]:
                wanted[REASON + "nik"] = row["reason"]
            result.applicants += 1
            result.fields += len(wanted)
            result.wrong += [
                f"{row['name']}: {name} is {stored.get(name, '')!r}, not {text!r}"
                for name, text in wanted.items()
                if stored.get(name, "") != text
            ]


def type_all(
    folder: Path, rows: list[dict[str, str]], rate: float, windows: int, share: float
) -> Result:
    """Type all rows, dealt out to so many windows, then compare."""
    result = Result()
    people = [Window(folder / f"w{n}", rows[n::windows], rate, result) for n in range(windows)]
    people = [window for window in people if window.rows]
    terminals = [window.open() for window in people]
    begun = time.monotonic()
    try:
        with held_to(share, [terminal.process.pid for terminal in terminals]):
            while open_ := [window for window in people if not window.done]:
                again = min(window.act() for window in open_)
                pause = max(0.0, min(again - time.monotonic(), 0.5))
                select.select([window.terminal.master for window in open_], [], [], pause)
        result.seconds = time.monotonic() - begun
        for terminal in terminals:
            terminal.send("<ctrl+q>", "<ctrl+q>")
        for terminal in terminals:
            terminal.ended()
    finally:
        for terminal in terminals:
            terminal.__exit__(None, None, None)
    for window in people:
        compare(window.folder, window.rows, result)
    return result


def type_in_demo(row: dict[str, str], rate: float, share: float) -> Result:
    """Type one applicant into the demo: its store opens to nobody else, so the read-back is compared."""
    result = Result()
    window = DemoWindow([row], rate, result)
    terminal = window.open()
    begun = time.monotonic()
    try:
        with held_to(share, [terminal.process.pid]):
            while not window.done:
                pause = max(0.0, min(window.act() - time.monotonic(), 0.5))
                select.select([terminal.master], [], [], pause)
            result.seconds = time.monotonic() - begun
            read = window.read_back()
            terminal.send(*answer_keys(row))
            terminal.wait(_DONE, _PATIENCE)
        terminal.send("<ctrl+q>", "<ctrl+q>")
        terminal.ended()
    finally:
        terminal.__exit__(None, None, None)
    spoken = (
        "name",
        "ktp_address",
        "trade_name",
        "description",
        "product_kind",
        "brand",
        "capacity",
    )
    wanted = {name: row[name] for name in spoken if row[name]}
    result.applicants, result.fields = 1, len(wanted)
    result.wrong = [f"{name} isn't read back" for name, text in wanted.items() if text not in read]
    return result


class DemoWindow(Window):
    """A window on the demo, in which one form is typed up to its read-back."""

    def __init__(self, rows: list[dict[str, str]], rate: float, result: Result) -> None:
        self._made = tempfile.TemporaryDirectory(prefix="typing-")
        super().__init__(Path(self._made.name) / "unused", rows, rate, result)

    def open(self) -> Terminal:
        self.terminal = Terminal([sys.executable, "-c", PROGRAM, "demo"], self._environment)
        self._until = time.monotonic() + _PATIENCE
        return self.terminal

    def _next(self) -> None:
        self._keys.append("<ctrl+n>")
        for part in form_keys(self._to_come.popleft()):
            self._keys += [part] if part.startswith("<") else part

    def act(self) -> float:
        again = super().act()
        if self._waits_for == _DONE:
            self._waits_for = "BACAKAN"
        return again

    def read_back(self) -> str:
        """All that is read back, from its first line on, as one text."""
        seen: list[str] = []
        for _ in range(30):
            self.terminal.send("<up>")
            for _ in range(4):
                self.terminal.pump(0.3)
            seen += [line.strip() for line in self.terminal.text.splitlines()]
        return " ".join(seen)


def main() -> int:
    """Type as asked; 1 where a stored field isn't the sample's."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--applicants", type=int, default=60)
    parser.add_argument("--rate", type=float, default=0, help="keys an hour; 0: bursts")
    parser.add_argument("--windows", type=int, default=1)
    parser.add_argument("--core-share", type=float, default=1.0, help="e.g. 0.25")
    parser.add_argument("--demo", action="store_true", help="one applicant into the demo")
    asked = parser.parse_args()
    if asked.demo:
        result = type_in_demo(sample_rows()[40], asked.rate, asked.core_share)
        print("\n".join(result.lines()))  # noqa: T201
        return int(bool(result.wrong))
    rows = sample_rows()[-asked.applicants :]
    with tempfile.TemporaryDirectory(prefix="typing-") as folder:
        result = type_all(Path(folder), rows, asked.rate, asked.windows, asked.core_share)
    print("\n".join(result.lines()))  # noqa: T201
    return int(bool(result.wrong))


if __name__ == "__main__":
    sys.exit(main())
