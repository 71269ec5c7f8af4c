"""The folder for laptops without a network: what pip is asked, the install scripts, what is said when it fails."""

import shutil
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


def on_path(folder: Path, **programs: str) -> dict[str, str]:
    """An environment whose PATH has only ``dirname``, and these programs as shell scripts."""
    folder.mkdir()
    dirname = shutil.which("dirname")
    assert dirname is not None
    (folder / "dirname").symlink_to(dirname)
    for name, text in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8", newline="")
        (folder / name).chmod(0o755)
    return {"PATH": str(folder), "HOME": str(folder)}


@pytest.mark.skipif(sys.platform == "win32", reason="a script for Linux")
@pytest.mark.parametrize("programs", [{}, {"python3": "exit 1"}])
def test_without_a_python_that_fits_the_script_says_so_and_makes_nothing(
    tmp_path: Path, programs: dict[str, str]
) -> None:
    script = tmp_path / "install.sh"
    script.write_text(wheels.SCRIPTS["install.sh"], encoding="utf-8", newline="")
    env = on_path(tmp_path / "bin", **programs)
    target = tmp_path / "program"
    done = subprocess.run(
        ["/bin/sh", str(script), str(target)],
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "perlu Python 3.11" in done.stdout and "is needed" in done.stdout
    assert done.stderr == "" and not target.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a script for Linux")
def test_a_newer_python_is_passed_by_and_one_without_pip_takes_the_folders_own(
    tmp_path: Path,
) -> None:
    """Ubuntu's Python has no pip to put into a new environment; the stick must do without."""
    shelf = tmp_path / "stick with space" / "wheels"
    shelf.mkdir(parents=True)
    (shelf / "pip-25.0-py3-none-any.whl").touch()
    script = shelf.parent / "install.sh"
    script.write_text(wheels.SCRIPTS["install.sh"], encoding="utf-8", newline="")
    inner = '#!/bin/sh\n[ "$2" = pip ] && exit 1\necho "$@"'
    makes = (
        'case "$*" in *--without-pip*) ;; *-m?venv*) exit 1;; *) exit 0;; esac\n'
        'for last; do :; done\n/bin/mkdir -p "$last/bin"\n'
        f'echo \'{inner}\' > "$last/bin/python"\n/bin/chmod +x "$last/bin/python"'
    )
    env = on_path(tmp_path / "bin", **{"python3": "exit 1", "python3.12": makes})
    target = tmp_path / "pro gram"
    done = subprocess.run(
        ["/bin/sh", str(script), str(target)],
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{shelf}/pip-25.0-py3-none-any.whl/pip install --no-index --isolated" in done.stdout
    assert "Terpasang" in done.stdout


def test_a_window_that_was_double_clicked_stays_until_it_is_read() -> None:
    lines = wheels.SCRIPTS["install.cmd"].split("\r\n")
    ends = [i for i, line in enumerate(lines) if line.startswith("exit /b")]
    assert len(ends) == 3
    assert all(lines[i - 1] == 'if "%~1"=="" pause' for i in ends)


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
