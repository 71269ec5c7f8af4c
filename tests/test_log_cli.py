"""``operator-tui log``: the end of the log, what fits, from a moment on, and on through rotation."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from operator_tui.cli import run
from operator_tui.logs import lines
from operator_tui.logs.mask import encode

NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)
Log = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Log:
    """A log of one line a minute from nine to eleven in the morning, and the command on it."""
    folder = tmp_path / "log"
    folder.mkdir()
    raws = []
    for minute in range(121):
        at = NOW - timedelta(minutes=120 - minute)
        if minute % 30 == 0:
            raws.append(encode(at, "error", "print", "failed", {"why": f"EPSON-{minute}"}))
        else:
            how = {"verdict": "down" if minute % 10 == 0 else "online", "ms": minute, "cause": ""}
            level = "warning" if minute % 10 == 0 else "info"
            raws.append(encode(at, level, "delivery", "probe", how))
    (folder / "20261124-a.jsonl").write_bytes(b"".join(raws[::2]))
    (folder / "20261124-b.jsonl").write_bytes(b"".join(raws[1::2]))
    monkeypatch.setattr("operator_tui.logs.write.now", lambda: NOW)

    def call(*args: str) -> tuple[int, list[str], str]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run(["--home", str(tmp_path), "log", "--zone", "WIB", *args])
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out.splitlines(), err

    return call


def test_the_last_forty_are_shown_or_as_many_as_asked(log: Log) -> None:
    code, shown, _ = log()
    assert (code, len(shown), shown[-1][:8]) == (0, 40, "11.00.00")
    assert [line[:8] for line in log("-n", "3")[1]] == ["10.58.00", "10.59.00", "11.00.00"]
    assert log("-n", "0") == (0, [], "")


def test_what_does_not_fit_is_left_out_and_the_number_is_of_what_does(log: Log) -> None:
    assert len(log("--level", "error")[1]) == 5
    assert len(log("--level", "warning", "-n", "100")[1]) == 13
    assert log("--grep", "epson 90")[1] == ["10.30.00 x cetak   cetakan gagal: EPSON-90"]
    assert [line[:8] for line in log("--grep", "server mati", "-n", "2")[1]] == [
        "10.40.00",
        "10.50.00",
    ]
    assert len(log("--grep", "cetak")[1]) == 5
    code, shown, err = log("--grep", "zzz")
    assert (code, shown) == (0, []) and "Tidak ada baris log yang cocok" in err


def test_from_a_moment_on_all_is_shown_or_the_last_of_it(log: Log) -> None:
    assert len(log("--since", "10.15")[1]) == 46
    assert len(log("--since", "30m")[1]) == 31
    assert [line[:8] for line in log("--since", "10.15", "-n", "1")[1]] == ["11.00.00"]
    assert len(log("--since", "2026-11-24 10.58", "--level", "error")[1]) == 1
    assert log("--since", "12.00")[1] == []
    code, _, err = log("--since", "kemarin")
    assert code == 2 and '"kemarin"' in err


def test_the_last_of_it_is_read_from_the_end(
    log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a log of 1 GB all from that moment on had been read for its last line: a minute."""
    raws = (
        encode(NOW - timedelta(milliseconds=200_000 - n), "info", "app", "stop", {})
        for n in range(30_000)
    )
    (tmp_path / "log" / "20261124-c.jsonl").write_bytes(b"".join(raws))
    read, original = [0], lines.read_at

    def counted(path: Path, start: int, count: int) -> bytes:
        data = original(path, start, count)
        read[0] += len(data)
        return data

    monkeypatch.setattr("operator_tui.logs.scan.read_at", counted)
    monkeypatch.setattr("operator_tui.cli.log._PORTION", 100_000)
    assert [line[:8] for line in log("--since", "10.00", "-n", "2")[1]] == ["10.59.00", "11.00.00"]
    assert read[0] < 1_000_000
    assert len(log("--since", "10.30", "-n", "500", "--level", "warning")[1]) == 4
    assert len(log("--since", "10.45", "-n", "500", "--grep", "link")[1]) == 15


def test_the_clock_is_that_of_the_zone(log: Log) -> None:
    assert log("-n", "1", "--zone", "WIT")[1][0].startswith("13.00.00")
    assert len(log("--since", "12.15", "--zone", "WIT")[1]) == 46


def test_json_is_as_it_is_stored(log: Log) -> None:
    [line] = log("--json", "--grep", "epson-120")[1]
    assert json.loads(line) == {
        "at": "2026-11-24T04:00:00.000Z", "level": "error", "part": "print", "event": "failed", "why": "EPSON-120",
    }  # fmt: skip


def test_following_survives_another_name_a_cut_and_leaves_out_what_does_not_fit(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "log"
    folder.mkdir()
    path = folder / "20261124-a.jsonl"

    def line(name: str, level: str = "error") -> bytes:
        return encode(NOW, level, "print", "failed", {"why": name})

    path.write_bytes(line("first") + line("second"))
    command = [
        sys.executable, "-m", "operator_tui", "--home", str(tmp_path), "log", "-f", "--level", "error", "-n", "1",
    ]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        assert "second" in process.stdout.readline()
        with path.open("ab") as file:
            file.write(line("hidden", "info") + line("third"))
        assert "third" in process.stdout.readline()
        path.rename(folder / "20261124-a.1.jsonl")
        path.write_bytes(line("fourth"))
        assert "fourth" in process.stdout.readline()
        path.write_bytes(line("fifth") + line("sixth") * 3)
        assert [process.stdout.readline().split()[-1] for _ in range(4)] == [
            "fifth",
            *["sixth"] * 3,
        ]
        process.terminate()


def test_following_ends_with_its_terminal(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    there = iter([True, True, True, False])
    monkeypatch.setattr("operator_tui.cli.log._EVERY", 0)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: next(there))
    code, shown, _ = log("-f", "-n", "1")
    assert (code, len(shown)) == (0, 1) and next(there, None) is None
