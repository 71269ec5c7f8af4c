"""The folder for laptops without a network: what pip is asked, the install scripts, what is said when it fails."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from operator_tui.cli import main, wheels
from operator_tui.core.errors import Refused
from operator_tui.locale import sentence

Calls = list[list[str]]


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """What pip was called with; it does nothing."""
    calls: Calls = []

    def run(words: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        calls.append(words)
        return subprocess.CompletedProcess(words, 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)
    return calls


def test_each_system_and_python_is_loaded_for_and_our_own_wheel_is_built(
    tmp_path: Path, pip: Calls
) -> None:
    done = CliRunner().invoke(main, ["wheels", str(tmp_path / "stick")])
    assert done.exit_code == 0, done.output
    assert pip[0][:3] == [sys.executable, "-m", "pip"]
    assert "wheel" in pip[0]
    loads = [" ".join(call) for call in pip[1:]]
    assert len(loads) == len(wheels.PLATFORMS) * len(wheels.PYTHONS)
    assert all(
        "--only-binary=:all:" in load and load.endswith("operator-tui[office]") for load in loads
    )
    assert all(("win_amd64" in load) == ("colorama" in load) for load in loads)


def test_the_scripts_install_from_the_folder_alone(tmp_path: Path, pip: Calls) -> None:
    CliRunner().invoke(main, ["wheels", str(tmp_path), "--system", "windows", "--python", "3.12"])
    assert len(pip) == 2
    cmd, sh = (tmp_path / "install.cmd").read_bytes(), (tmp_path / "install.sh").read_bytes()
    assert cmd.count(b"\r\n") == cmd.count(b"\n")
    assert b"\r" not in sh
    for script in (cmd, sh):
        assert b"--no-index" in script
        assert b"operator-tui[office]" in script


def test_where_pip_fails_its_reason_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(words: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        return subprocess.CompletedProcess(words, 1, "", "a\nERROR: no network\n\n")

    monkeypatch.setattr(subprocess, "run", run)
    done = CliRunner().invoke(main, ["wheels", str(tmp_path)])
    assert isinstance(done.exception, Refused)
    assert "no network" in sentence(done.exception)


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path, pip: Calls) -> None:
    (tmp_path / "wheels").write_text("x", encoding="utf-8")
    done = CliRunner().invoke(main, ["wheels", str(tmp_path)])
    assert isinstance(done.exception, Refused)
    assert not pip
