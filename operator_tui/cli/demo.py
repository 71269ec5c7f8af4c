"""``demo``: the screens on a training home that is made for it and thrown away with it."""

import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from operator_tui.cli.context import PASSPHRASE_VARIABLE, Context, require_screen
from operator_tui.core.errors import StoreTrouble, Usage
from operator_tui.locale import say

_PERSON = "Siti Rohmah"
_ENDING = ("SIGHUP", "SIGTERM", "SIGBREAK")
_SHEET = "latihan.pdf"


@click.command()
@click.option(
    "--sheet",
    type=click.Path(path_type=Path, dir_okay=False),
    is_flag=False,
    flag_value=_SHEET,
    help="Write the training sheet that the demo follows to this PDF (latihan.pdf unless named), and end.",
)
@click.pass_obj
def demo(context: Context, sheet: Path | None) -> None:
    """Open the screens on a throw-away training home with its own gateway; quitting leaves nothing behind."""
    import importlib.util

    if sheet is not None:
        _write_sheet(sheet, context.home)
        return
    require_screen()
    from operator_tui import config, logs
    from operator_tui.config import LOG_FOLDER
    from operator_tui.store import home
    from operator_tui.store.exercises import WORD

    if not all(importlib.util.find_spec(name) for name in ("starlette", "uvicorn", "jsonschema")):
        raise Usage("office.extra-missing")
    walls: list[Callable[[], object]] = []
    with _ends_on_signals(walls), _folder() as folder:
        walls.append(lambda: shutil.rmtree(folder, ignore_errors=True))
        click.echo(say("cli.demo-preparing"), err=True)
        from operator_tui.cli.demo_home import make

        home_folder, office = folder / "laptop", folder / "office"
        make(home_folder, office, _PERSON, WORD)
        with _gateway(office, WORD, walls) as url:
            # While the child starts.
            from operator_tui.ui.run import run_session
            from operator_tui.ui.session import Session

            config.put(home_folder, "gateway.url", url())
            logs.start(home_folder / LOG_FOLDER)
            store = home.open_store(home_folder, WORD)
            session = Session(home_folder, config.load(home_folder), demo=True, store=store)
            try:
                code = run_session(session)
            finally:
                logs.stop()
    if code:
        sys.exit(code)


def _write_sheet(path: Path, home: Path) -> None:
    """The exercises on paper, whole or not at all."""
    from operator_tui.cli.demo_home import sample_rows
    from operator_tui.paper.place import place, written
    from operator_tui.reports.exercise_sheet import CARD_ROW, to_pdf

    path = path if path.suffix else path.with_suffix(".pdf")
    data, pages = to_pdf(sample_rows()[CARD_ROW - 1])
    with written(data, place(path, home)):
        click.echo(say("exercises.done", file=path, pages=pages))


@contextmanager
def _ends_on_signals(walls: "list[Callable[[], object]]") -> Iterator[None]:
    """A closed window or a plain kill ends the demo as Ctrl+Q does: by what stands in the ``finally`` of each part.

    On Windows a closed window arrives as SIGBREAK. A second signal doesn't break the tidying off. When all is tidied
    the process ends at once: Textual's reader of keys may still turn round a terminal that is gone, and Python
    would wait for it for ever. Where the screens themselves don't end, ``walls`` are what tidies up without them.
    """
    import os
    import threading

    from operator_tui.ui.closed_window import PATIENCE, closed_window_is_heard

    numbers = [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
    heard: list[int] = []

    def force() -> None:
        for wall in walls:
            wall()
        os._exit(128 + heard[0])

    def end(number: int, _frame: object) -> None:
        heard.append(number)
        last = threading.Timer(PATIENCE, force)
        last.daemon = True
        last.start()
        for one in numbers:
            signal.signal(one, signal.SIG_IGN)
        sys.exit(128 + number)

    former = {number: signal.signal(number, end) for number in numbers}
    try:
        with closed_window_is_heard():
            yield
    finally:
        if heard:  # Also where the screens ended as if they had been left.
            os._exit(128 + heard[0])
        for number, handler in former.items():
            signal.signal(number, handler)


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder of this demo's own, taken away at its end."""
    folder = Path(tempfile.mkdtemp(prefix="operator-tui-demo-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if folder.exists():
            raise StoreTrouble("cli.demo-left", folder=folder)


@contextmanager
def _gateway(
    folder: Path, passphrase: str, walls: "list[Callable[[], object]]"
) -> Iterator[Callable[[], str]]:
    """A training gateway as a child; it ends when its standard input closes, whatever becomes of us.

    What it yields waits for it, and tells its address.
    """
    import os

    command = [sys.executable, "-m", "operator_tui", "--home", str(folder), "office", "serve"]
    command += ["--port", "0", "--training", "--training-delay", "6", "--exit-with-stdin"]
    child = subprocess.Popen(  # noqa: S603  our own program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env={**os.environ, PASSPHRASE_VARIABLE: passphrase},
    )

    def no_more() -> None:
        child.kill()
        child.wait()

    walls.insert(0, no_more)

    def address() -> str:
        line = child.stdout.readline() if child.stdout else ""
        if not line.strip():
            raise StoreTrouble("cli.demo-no-gateway")
        return line.split()[2]

    try:
        yield address
    finally:
        if child.stdin:
            child.stdin.close()
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        if child.stdout:
            child.stdout.close()
