"""The form's budgets: first paint, key to painted while the engine sends, Tab, memory, and looking up at 100,000.

The floor is a Textual program with one Input, started in the same run. The budget of the first paint is for a store
that is unlocked: it is timed on a home whose key costs scrypt next to nothing, and told with the real cost beside it.
Other programs on the machine stretch what is timed, so the processor's own time up to that paint is told too.
Both programs run from compiled bytecode, as installed ones do.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from operator_tui import config
from operator_tui.core.lifecycle import Status
from operator_tui.office.store import OfficeStore
from operator_tui.store import applications, home, listing, meta, vault
from operator_tui.store.listing import Filter
from operator_tui.store.store import Store
from tests.benchmarks.crowd import fill
from tests.benchmarks.figure import Figure, percentile
from tests.benchmarks.pty import Timed
from tests.benchmarks.search import costs
from tests.conftest import PASSPHRASE

MANY, SENT = 100_000, 2_000
_RUNS = 5
_KEYS = 300
_WARM = 20
_HELLO = """
import os
os.environ["TEXTUAL_FPS"] = "120"
from textual.app import App
from textual.widgets import Input
class Hello(App):
    def compose(self):
        yield Input(placeholder="hello")
Hello().run(mouse=False)
"""


def environment() -> dict[str, str]:
    """A terminal of 256 colours, and the passphrase."""
    left = ("NO_COLOR", "LINES", "COLUMNS", "PYTHONDONTWRITEBYTECODE")
    kept = {n: v for n, v in os.environ.items() if n not in left}
    return kept | {
        "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "operator_tui-bytecode"),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PYTHONIOENCODING": "utf-8",
        "OPERATOR_TUI_PASSPHRASE": PASSPHRASE,
    }


def hello() -> Timed:
    """The floor."""
    return Timed([sys.executable, "-c", _HELLO], environment())


def program(folder: Path) -> Timed:
    """The program on a home, a new form asked for at once."""
    timed = Timed([sys.executable, "-m", "operator_tui", "--home", str(folder)], environment())
    timed.send("\x0e")
    return timed


def first_paint(folder: Path, cheap: Path) -> list[Figure]:
    """The medians of some starts, taken in turn; ``cheap`` is a home whose key costs next to nothing."""
    kinds = ("hello", "unlocked", "real")
    took: dict[str, list[float]] = {kind: [] for kind in kinds}
    work: dict[str, list[float]] = {kind: [] for kind in kinds}
    for run in range(_RUNS + 1):
        for kind in kinds:
            with (
                hello()
                if kind == "hello"
                else program(folder if kind == "real" else cheap) as timed
            ):
                whole = timed.painted("hello" if kind == "hello" else "Kontak")
                if run:  # the first one compiles
                    took[kind].append(whole)
                    work[kind].append(timed.busy())
    floor, own = statistics.median(took["hello"]), min(work["hello"])
    return [
        Figure("first complete paint of the form", statistics.median(took["unlocked"]), "ms", 1.4, floor),
        Figure("the same, processor's own time, least", min(work["unlocked"]), "ms", None, own),
        Figure("the same with making the key (scrypt)", statistics.median(took["real"]), "ms", None, floor),
    ]  # fmt: skip


def cheapen(folder: Path) -> None:
    """Seal a home's key anew under a scrypt that costs next to nothing. For measuring only."""
    sealed = vault.read(folder)
    [person] = sealed.people
    key = vault.unlock(sealed, PASSPHRASE).key
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "Scrypt", partial(vault.Scrypt, n=2, r=1, p=1))
        anew = vault._wrap(sealed.store, key, person.name, PASSPHRASE, person.role)
    vault.write(folder, vault.Vault(sealed.store, (anew,)))


def keys(timed: Timed, count: int = _KEYS) -> list[float]:
    """Letters one by one, each once the last is painted; the first ones don't count."""
    letters = "abdefghijklmnoprstuvwxyz"
    return [timed.key(letters[n % len(letters)]) for n in range(count)][_WARM:]


def while_sending(folder: Path, url: Callable[[], str]) -> list[Figure]:
    """Keys on the form while the engine delivers what waits, against the hello-world with nothing to do."""
    with hello() as timed:
        timed.painted("hello")
        floor = percentile(keys(timed), 0.99)
    config.put(folder, "gateway.url", url())
    with program(folder) as timed:
        timed.painted("Kontak")
        for part in ("3210035704880001", "\r", "\r"):
            timed.send(part)
        timed.drain(0.1)
        sending = keys(timed)
        timed.drain(0.2)
        tabs = [timed.key("\t") for _ in range(100)]
    with home.open_store(folder, PASSPHRASE) as store:
        taken = store.read(listing.counts).by_status
    if taken.get(Status.READY, 0) >= SENT:
        raise AssertionError(f"the engine sent nothing meanwhile: {taken}")
    print(f"  meanwhile: { ({s.value: n for s, n in taken.items()}) }")  # noqa: T201
    return [
        Figure("key to painted, p99, the engine sending", percentile(sending, 0.99), "ms", 2, floor),
        Figure("key to painted, p50, the engine sending", percentile(sending, 0.5), "ms"),
        Figure("Tab to painted, p95", percentile(tabs, 0.95), "ms", 60),
    ]  # fmt: skip


def memory(folder: Path) -> list[Figure]:
    """The peak with very many in the store, the engine with nothing to do; and what is held once it stands idle."""
    with hello() as timed:
        timed.painted("hello")
        keys(timed, 40)
        floor, still = timed.peak_mib(), timed.now_mib()
    with program(folder) as timed:
        timed.painted("Kontak")
        keys(timed, 40)
        peak, now = timed.peak_mib(), timed.now_mib()
    return [
        Figure(f"peak memory, {MANY:,} applications", peak, "MiB", 2, floor),
        Figure("held once idle, after unlocking", now, "MiB", 2, still),
    ]


def looking_up(store: Store) -> list[Figure]:
    """What a key costs when the store is asked: the NIK, a name. KBLI asks no store (see ``search``)."""
    apps = store.read(lambda db: listing.page(db, range(100, 160)))
    niks = [app.nik for app in apps.values()]
    names = [app.name.lower()[:end] for app in apps.values() for end in range(1, 9)]

    def by_nik(nik: str) -> object:
        return store.read(lambda db: applications.with_nik(db, nik))

    def by_name(text: str) -> object:
        return store.read(lambda db: listing.page(db, listing.seqs(db, Filter(text=text))[:20]))

    return [
        Figure(f"NIK look-up, p99, at {MANY:,}", percentile(costs(by_nik, niks), 0.99), "ms", 10),
        Figure(
            f"name search, a key, p99, at {MANY:,}",
            percentile(costs(by_name, names), 0.99),
            "ms",
            10,
        ),
    ]


@contextmanager
def gateway(folder: Path) -> Iterator[Callable[[], str]]:
    """A training gateway; what it yields waits for it and tells its address."""
    command = [
        sys.executable, "-m", "operator_tui", "--home", str(folder), "office", "serve", "--port", "0", "--training",
        "--exit-with-stdin",
    ]  # fmt: skip
    child = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        encoding="utf-8", env=environment(),
    )  # fmt: skip
    assert child.stdin
    assert child.stdout
    try:
        yield lambda: child.stdout.readline().split()[2] if child.stdout else ""
    finally:
        child.stdin.close()
        child.wait(timeout=20)
        child.stdout.close()


def run() -> list[Figure]:
    """All of the form's budgets, on homes of their own."""
    if sys.platform == "win32":
        print("  the form is timed through a pseudo-terminal, which Windows lacks")  # noqa: T201
        return []
    with tempfile.TemporaryDirectory(prefix="form-") as name:
        folder = Path(name)
        home.create(folder / "few", "Siti Rohmah", PASSPHRASE, "MJL03")
        home.create(folder / "cheap", "Siti Rohmah", PASSPHRASE, "MJL03")
        cheapen(folder / "cheap")
        figures = first_paint(folder / "few", folder / "cheap")
        office = OfficeStore.open_or_create(folder / "office", PASSPHRASE)
        token = office.enrol("MJL03", datetime.now(UTC))
        office.close()
        with home.open_store(folder / "few", PASSPHRASE) as store:
            store.do(lambda tx: meta.put(tx, meta.TOKEN, token))
            making_many(store)
        with gateway(folder / "office") as url:
            figures += while_sending(folder / "few", url)
        home.create(folder / "many", "Siti Rohmah", PASSPHRASE, "MJL03")
        with home.open_store(folder / "many", PASSPHRASE) as store:
            fill(store, MANY, "accepted")
            figures += looking_up(store)
        return figures + memory(folder / "many")


def making_many(store: Store) -> None:
    """Applications that wait to be sent, each a real one under a NIK of its own."""
    from tests.making import many

    many(store, SENT)
