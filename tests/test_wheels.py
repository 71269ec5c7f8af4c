"""The folder for laptops without a network: what pip is asked, the install scripts, what is said when it fails."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from operator_tui.cli import main, wheels
from operator_tui.core.errors import Refused, Usage
from operator_tui.locale import sentence

Calls = list[list[str]]
WHEEL = "operator_tui-1.2.3-py3-none-any.whl"


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """What pip was called with; it makes our own wheel, and nothing else."""
    calls: Calls = []

    def run(words: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        calls.append(words)
        if "wheel" in words:
            made = Path(words[words.index("--wheel-dir") + 1]) / WHEEL
            made.write_text("new", encoding="utf-8")
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
        "--only-binary=:all:" in load and load.endswith(f"{WHEEL}[office]") for load in loads
    )
    assert all(("win_amd64" in load) == ("colorama" in load) for load in loads)
    read = (tmp_path / "stick" / "BACA-DULU.txt").read_bytes()
    assert (
        b"install.cmd" in read
        and b"python.org" in read
        and read.count(b"\n") == read.count(b"\r\n")
    )


def test_a_former_version_leaves_the_stick_and_an_unfinished_one_leaves_it_there(
    tmp_path: Path, pip: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or a laptop would take whichever of the two has the higher number."""
    shelf = tmp_path / "wheels"
    shelf.mkdir()
    former = shelf / "operator_tui-9.9.9-py3-none-any.whl"
    former.touch()
    for name in ("other-1.0-py3-none-any.whl", WHEEL):
        (shelf / name).write_text("old", encoding="utf-8")
    assert CliRunner().invoke(main, ["wheels", str(tmp_path)]).exit_code == 0
    assert {file.name for file in shelf.iterdir()} == {"other-1.0-py3-none-any.whl", WHEEL}
    assert (shelf / WHEEL).read_text(encoding="utf-8") == "new"
    failing = subprocess.CompletedProcess([], 1, "", "no network")
    monkeypatch.setattr(subprocess, "run", lambda *_a, **_k: failing)
    assert CliRunner().invoke(main, ["wheels", str(tmp_path)]).exit_code == 1
    assert (shelf / WHEEL).exists()


def test_an_installed_program_finds_the_source_that_it_is_called_in(
    tmp_path: Path, pip: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the README's own first command the program lies in the environment, not in the copy of the source."""
    source = Path(wheels.__file__).parents[2]
    installed = tmp_path / "lib" / "operator_tui" / "cli" / "wheels.py"
    monkeypatch.setattr(wheels, "__file__", str(installed))
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'other'\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    refused = CliRunner().invoke(main, ["wheels", str(tmp_path / "stick")])
    assert isinstance(refused.exception, Usage)
    assert not pip and not (tmp_path / "stick").exists()
    monkeypatch.chdir(source)
    done = CliRunner().invoke(main, ["wheels", str(tmp_path / "stick"), "--python", "3.12"])
    assert done.exit_code == 0, done.output
    assert pip[0][-1] == str(source)


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
    script.write_text(wheels.scripts()["install.sh"], encoding="utf-8", newline="")
    (tmp_path / "wheels").mkdir()
    (tmp_path / "wheels" / WHEEL).touch()
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
    (shelf / WHEEL).touch()
    script = shelf.parent / "install.sh"
    script.write_text(wheels.scripts()["install.sh"], encoding="utf-8", newline="")
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


@pytest.mark.skipif(sys.platform == "win32", reason="a script for Linux")
def test_a_script_that_was_copied_without_its_wheels_says_so(tmp_path: Path) -> None:
    script = tmp_path / "install.sh"
    script.write_text(wheels.scripts()["install.sh"], encoding="utf-8", newline="")
    target = tmp_path / "program"
    done = subprocess.run(
        ["/bin/sh", str(script), str(target)],
        env=on_path(tmp_path / "bin", python3="exit 0"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "Copy the whole folder" in done.stdout
    assert not target.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a script for Linux")
def test_a_stick_of_the_same_version_is_installed_over_and_an_environment_that_works_is_kept(
    tmp_path: Path,
) -> None:
    """pip calls the same number "already satisfied", also where that install was cut short."""
    script = tmp_path / "install.sh"
    script.write_text(wheels.scripts()["install.sh"], encoding="utf-8", newline="")
    (tmp_path / "wheels").mkdir()
    (tmp_path / "wheels" / WHEEL).touch()
    env = on_path(tmp_path / "bin")
    there = tmp_path / "home" / ".local" / "share" / "operator_tui" / "program" / "bin" / "python"
    there.parent.mkdir(parents=True)
    there.write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8", newline="")
    there.chmod(0o755)
    for name in ("mkdir", "ln"):
        (tmp_path / "bin" / name).symlink_to(str(shutil.which(name)))
    env = {"PATH": f"{tmp_path / 'home/.local/bin'}:{env['PATH']}", "HOME": str(tmp_path / "home")}
    (there.parent / "operator-tui").symlink_to(there)
    for _ in range(2):
        done = subprocess.run(
            ["/bin/sh", str(script)],
            env=env,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "--force-reinstall" in done.stdout
        assert "Jalankan: operator-tui (latihan: operator-tui demo)" in done.stdout


def test_a_window_that_was_double_clicked_stays_until_it_is_read() -> None:
    lines = wheels.scripts()["install.cmd"].split("\r\n")
    ends = [i for i, line in enumerate(lines) if line.startswith("exit /b")]
    assert len(ends) == 4
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


def test_the_windows_script_passes_by_the_stores_python_and_asks_for_no_rights() -> None:
    """The Store's Python writes what is meant for LOCALAPPDATA elsewhere: the environment isn't where it was made."""
    script = wheels.scripts()["install.cmd"]
    [right] = re.findall(r'^set "RIGHT=import sys; sys\.exit\((.*)\)"\r$', script, re.MULTILINE)

    def fits(version: tuple[int, int], base: str, maxsize: int = 2**63 - 1) -> bool:
        about = SimpleNamespace(version_info=(*version, 0), base_prefix=base, maxsize=maxsize)
        return not eval(right, {"sys": about})  # noqa: S307  our own line

    assert fits((3, 13), r"C:\Program Files\Python313")
    assert not fits((3, 13), r"C:\Program Files\WindowsApps\PythonSoftwareFoundation.Python.3.13")
    assert not fits((3, 10), r"C:\Python310")
    assert not fits((3, 13), r"C:\Python313-32", 2**31 - 1)
    assert script.isascii()
    assert "setx" not in script and "HKLM" not in script and "RunAs" not in script
