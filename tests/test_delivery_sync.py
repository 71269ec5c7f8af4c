"""``sync`` against the real gateway: what it prints, its exit codes, and an end by Ctrl+C."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from operator_tui import config
from operator_tui.cli import run
from operator_tui.delivery.sender import SenderLock
from operator_tui.store import attempts, home, meta
from operator_tui.store.attempts import Look
from operator_tui.store.store import Store
from tests.conftest import PASSPHRASE
from tests.gateway import Gateway
from tests.making import many, statuses
from tests.proxy import Proxy

Sync = Callable[..., tuple[int, str, str]]


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[Gateway]:
    with Gateway(tmp_path / "office", delay=0) as started:
        yield started


@pytest.fixture
def laptop(tmp_path: Path, gateway: Gateway) -> Path:
    """A home that knows the gateway and its token."""
    folder = tmp_path / "h"
    home.create(folder, "Siti", PASSPHRASE, "MJL03")
    config.put(folder, "gateway.url", gateway.url)
    token = gateway.enrol()
    with home.open_store(folder, PASSPHRASE) as store:
        store.do(lambda tx: meta.put(tx, meta.TOKEN, token))
    return folder


@pytest.fixture
def sync(laptop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Sync:
    """Call ``sync`` in this process: ``(exit code, stdout, stderr)``."""
    monkeypatch.setenv("OPERATOR_TUI_PASSPHRASE", PASSPHRASE)

    def call(*args: str) -> tuple[int, str, str]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run(["--home", str(laptop), "--lang", "en", "sync", *args])
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


def opened(laptop: Path) -> Store:
    return home.open_store(laptop, PASSPHRASE)


def port(gateway: Gateway) -> int:
    return int(gateway.url.rstrip("/").rpartition(":")[2])


def test_a_refused_one_is_named_with_its_reason_and_the_others_go(
    laptop: Path, sync: Sync, gateway: Gateway
) -> None:
    with opened(laptop) as store:
        bad = many(store, 3)[1]
        spoil = "UPDATE answers SET content = '{}' WHERE seq = ?"
        store.do(lambda tx: tx.db.execute(spoil, [bad.seq]))
    code, out, err = sync("--once")
    assert (code, err) == (1, "")
    counted, *refused = out.splitlines()
    assert counted.startswith("3 sent: 2 accepted, 1 refused, 0 unsure.")
    assert len(refused) == 1
    assert refused[0].startswith(f"refused: {bad.ref}: the office can't take it as it is (")
    assert len(gateway.held()) == 2
    assert bad.nik not in out and bad.name not in out


def test_what_was_done_before_a_cut_is_told(laptop: Path, sync: Sync, gateway: Gateway) -> None:
    with opened(laptop) as store:
        apps = many(store, 30)
    with Proxy(port(gateway)) as proxy:
        config.put(laptop, "gateway.url", proxy.url)
        proxy.cut_answer = 300
        code, out, err = sync()
        assert code == 4
        assert out.startswith("25 sent: 0 accepted, 0 refused, 25 unsure.")
        assert err.startswith("Sent, and no answer came.") and len(err.splitlines()) == 1
        assert "The gateway is asked again later." in err
        code, out, _ = sync()
    assert code == 0
    assert " accepted, 0 refused, 0 unsure." in out
    with opened(laptop) as store:  # news of an NIB proves as much as the answer for its item
        assert set(statuses(store)) <= {"accepted", "issued"}
    assert sorted(ref for ref, _ in gateway.held()) == sorted(app.ref for app in apps)


def test_with_nothing_to_send_it_fetches_the_news(
    laptop: Path, sync: Sync, gateway: Gateway
) -> None:
    with opened(laptop) as store:
        many(store, 2)
    assert sync()[0] == 0
    deadline = time.monotonic() + 120
    found: dict[str, int] = {}
    while found != {"issued": 2}:
        assert time.monotonic() < deadline, found
        code, out, err = sync()
        assert (code, err) == (0, "")
        assert out.startswith("0 sent:")
        with opened(laptop) as store:
            found = statuses(store)


def test_another_window_that_sends_is_named(laptop: Path, sync: Sync) -> None:
    other = SenderLock(laptop, "operator-tui")
    assert other.acquire(datetime.now(UTC))
    code, out, err = sync()
    other.release()
    assert (code, out) == (1, "")
    assert f"operator-tui, pid {os.getpid()}" in err
    assert sync()[0] == 0


def test_a_spent_budget_lets_nothing_out_and_says_how_to_raise_it(
    laptop: Path, sync: Sync, gateway: Gateway
) -> None:
    with opened(laptop) as store:
        many(store, 2)
        store.do(lambda tx: attempts.looked(tx, Look("online", up=1_000_000)))
    config.put(laptop, "delivery.daily-mb", "1")
    code, out, err = sync()
    assert (code, out) == (4, "")
    assert err.startswith("Today's data budget is spent (1 of 1 MB). 2 applications are safe")
    assert gateway.held() == []
    config.put(laptop, "delivery.daily-mb", "2")
    assert sync()[0] == 0
    assert len(gateway.held()) == 2


HEARS_CTRL_C = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    " from operator_tui.cli import run; run()"
)
"""The program, whatever started the tests: in the background they ignore Ctrl+C, and so would their children."""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C can't be sent to one process there")
def test_watch_sends_until_ctrl_c(laptop: Path, gateway: Gateway) -> None:
    with opened(laptop) as store:
        many(store, 3)
    watching = subprocess.Popen(
        [sys.executable, "-c", HEARS_CTRL_C, "--home", str(laptop), "--lang", "en", "sync", "--watch"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        env={**os.environ, "OPERATOR_TUI_PASSPHRASE": PASSPHRASE, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert watching.stdout is not None
    try:
        assert watching.stdout.readline().startswith("3 sent: 3 accepted")
        watching.send_signal(signal.SIGINT)
        _, err = watching.communicate(timeout=20)
    finally:
        watching.kill()
        watching.communicate()
    assert watching.returncode == 0
    assert err.splitlines() == ["Sending on; Ctrl+C stops."]


def test_watch_ends_quietly_when_nobody_reads_on(laptop: Path, gateway: Gateway) -> None:
    with opened(laptop) as store:
        many(store, 3)
    watching = subprocess.Popen(
        [sys.executable, "-m", "operator_tui", "--home", str(laptop), "--lang", "en", "sync", "--watch"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        env={**os.environ, "OPERATOR_TUI_PASSPHRASE": PASSPHRASE, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert watching.stdout is not None and watching.stderr is not None
    watching.stdout.close()
    err = watching.stderr.read()
    assert watching.wait(timeout=20) == 0
    watching.stderr.close()
    assert err.splitlines() == ["Sending on; Ctrl+C stops."]
