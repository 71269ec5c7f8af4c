"""``python -m tests.offline_install [--all]``: a folder by ``operator-tui wheels``, then an install from it alone.

Needs the network for the first half; the second is cut off from it: no index, a proxy that nobody answers at, an empty
home. Then each wheel of every system is asked what it requires there, and nothing may lack.
"""

import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.tags import Tag
from packaging.utils import canonicalize_name, parse_wheel_filename

from operator_tui.cli.wheels import PLATFORMS, PYTHONS

_WHERE = {"windows": ("win32", "nt", "Windows"), "linux": ("linux", "posix", "Linux")}


def main(words: list[str]) -> int:
    """Make the folder, check it, install from it, and run what was installed."""
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    chosen = [] if "--all" in words else ["--python", here]
    with tempfile.TemporaryDirectory() as folder:
        stick = Path(folder) / "a stick" / "operator_tui"
        subprocess.run(
            [sys.executable, "-m", "operator_tui", "wheels", str(stick), *chosen], check=True
        )
        lacking = [
            f"{system} {python}: {name}"
            for system in PLATFORMS
            for python in (PYTHONS if "--all" in words else (here,))
            for name in lacks(stick / "wheels", system, python)
        ]
        print("\n".join(lacking) or "every requirement of every wheel is in the folder")  # noqa: T201
        return int(bool(lacking)) or _install(stick, Path(folder) / "laptop")


def lacks(shelf: Path, system: str, python: str) -> Iterator[str]:
    """What is required of the office's laptop on that system and isn't in the folder for it."""
    platform, os_name, name = _WHERE[system]
    environment = {str(k): str(v) for k, v in default_environment().items()} | {
        "sys_platform": platform, "os_name": os_name, "platform_system": name, "python_version": python,
        "python_full_version": f"{python}.0", "platform_machine": "AMD64" if system == "windows" else "x86_64",
        "implementation_name": "cpython", "platform_python_implementation": "CPython",
    }  # fmt: skip
    wanted, seen = [Requirement("operator-tui[office]")], set[str]()
    while wanted:
        one = wanted.pop()
        key = f"{canonicalize_name(one.name)}[{','.join(sorted(one.extras))}]"
        if key in seen:
            continue
        seen.add(key)
        wheel = _wheel(shelf, one, system, python)
        if wheel is None:
            yield str(one)
            continue
        for text in _metadata(wheel):
            more = Requirement(text)
            extras = one.extras or {""}
            if more.marker is None or any(
                more.marker.evaluate({**environment, "extra": extra}) for extra in extras
            ):
                wanted.append(more)


def _wheel(shelf: Path, wanted: Requirement, system: str, python: str) -> Path | None:
    for file in sorted(shelf.glob("*.whl")):
        name, version, _, tags = parse_wheel_filename(file.name)
        if (
            name == canonicalize_name(wanted.name)
            and wanted.specifier.contains(version, prereleases=True)
            and any(_fits(tag, system, python) for tag in tags)
        ):
            return file
    return None


def _fits(tag: Tag, system: str, python: str) -> bool:
    """Whether a wheel with this tag runs there."""
    number = python.replace(".", "")
    by_python = tag.interpreter in ("py3", f"cp{number}") or (
        tag.abi == "abi3"
        and tag.interpreter.startswith("cp3")
        and int(tag.interpreter[3:]) <= int(number[1:])
    )
    return by_python and (tag.platform == "any" or tag.platform in PLATFORMS[system] or (
        system == "linux" and tag.platform.startswith("manylinux") and tag.platform.endswith("x86_64")
    ))  # fmt: skip


def _metadata(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        return Parser().parsestr(archive.read(name).decode("utf-8")).get_all("Requires-Dist") or []


def _install(stick: Path, laptop: Path) -> int:
    """Install as a person would on a laptop without a network, and start it."""
    laptop.mkdir()
    nobody = "http://127.0.0.1:9"
    env = {
        "PATH": os.environ["PATH"], "HOME": str(laptop), "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull,
        "HTTP_PROXY": nobody, "HTTPS_PROXY": nobody, "LOCALAPPDATA": str(laptop),
        "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),
    }  # fmt: skip
    if os.name == "nt":
        install = [str(stick / "install.cmd"), "quiet"]
        run = laptop / "operator_tui" / "program" / "Scripts" / "operator-tui.exe"
    else:
        install, run = ["sh", str(stick / "install.sh")], laptop / ".local/bin/operator-tui"
    for words in (
        install,
        [str(run), "--version"],
        [str(run), "lookup", "nik", "3210035704880000", "--json"],
    ):
        done = subprocess.run(words, env=env, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
