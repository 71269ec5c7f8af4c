"""The command line called in this process, on a home of a test's own."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from operator_tui.cli import run
from tests.conftest import PASSPHRASE

Cli = Callable[..., tuple[int, str, str]]


class Keyboard(io.StringIO):
    """Standard input as a terminal would be."""

    def isatty(self) -> bool:
        return True


def caller(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Cli]:
    """``cli(*args, typed=…)`` is ``(exit code, stdout, stderr)``; ``stdin`` takes the place of what is typed."""
    monkeypatch.setenv("OPERATOR_TUI_PASSPHRASE", PASSPHRASE)

    def call(
        *args: str, typed: str = "", stdin: IO[str] | str | None = "typed", home: Path | None = None
    ) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed) if stdin == "typed" else stdin)
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run(["--home", str(home or folder), "--lang", "en", *args])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return int(ended.value.code or 0), out, err

    yield call
