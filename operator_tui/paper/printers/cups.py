"""CUPS by its own commands: ``lp`` hands a PDF over, ``lpstat`` says what became of it."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from typing import Final

from operator_tui.core.errors import Refused
from operator_tui.paper.printers import Found, Progress, Stage

_LONGEST: Final = 20.0
"""Seconds that a command of CUPS may take."""
_REQUEST: Final = re.compile(r"request id is (\S+)")
_HINDERED: Final[Mapping[str, str]] = {
    "media-empty": "no-paper",
    "media-needed": "no-paper",
    "media-jam": "jammed",
    "cover-open": "cover-open",
    "door-open": "cover-open",
    "marker-supply-empty": "no-ink",
    "toner-empty": "no-ink",
    "offline": "printer-dead",
    "connecting-to-device": "printer-dead",
    "timed-out": "printer-dead",
}
"""What a printer's alerts begin with (RFC 8011, 5.4.12), and the sentence of each."""
_LOST: Final = ("may not exist or is unavailable", "not responding", "offline", "Unable to locate")
"""What CUPS's backends say of a request while its printer doesn't answer."""


def send(name: str, data: bytes, title: str) -> str:
    """Hand a PDF to a queue; its request. Raises :class:`Refused` where CUPS or the queue isn't there."""
    done = _run(["lp", "-d", name, "-t", title, "-o", "print-scaling=none"], data)
    if done.returncode == 0 and (told := _REQUEST.search(done.stdout.decode(errors="replace"))):
        return told[1]
    if not _is_known(name):
        raise Refused("paper.printer-unknown", printer=name)
    raise Refused(f"paper.{_why(name) or 'printer-refuses'}", printer=name)


def progress(name: str, request: str) -> Progress:
    """Whether a request is on paper, waits, or was given up by CUPS; and what hinders the printer.

    A request that CUPS says nothing of is on paper only if CUPS answers and knows the queue: what its queue held goes
    with it. Raises :class:`Refused` where CUPS doesn't answer.
    """
    waiting = _requests(_told("lpstat", "-l", "-W", "not-completed", "-o", name))
    if request in waiting:
        return Progress(Stage.PENDING, _hindrance(waiting[request]) or _why(name))
    done = _run(("lpstat", "-l", "-W", "completed", "-o", name))
    if done.returncode != 0 and not _is_known(name):
        return Progress(Stage.GONE, "printer-unknown")
    ended = _requests(done.stdout.decode(errors="replace")).get(request, "")
    if "aborted" in ended or "canceled" in ended:
        return Progress(Stage.GONE, "printer-refuses")
    return Progress(Stage.DONE)


def cancel(request: str) -> None:
    """Take a request out of its queue, where it still is in it."""
    _told("cancel", request)


def found() -> list[Found]:
    """Every queue of this system; none without CUPS. Raises :class:`Refused` where it doesn't answer."""
    if shutil.which("lpstat") is None:
        return []
    _require_answer()
    usual = _told("lpstat", "-d").rpartition(": ")[2].strip()
    names = _told("lpstat", "-e").split()
    return [Found(name, name == usual, _why(name)) for name in names]


def _is_known(name: str) -> bool:
    """Whether there is such a queue. Raises :class:`Refused` where CUPS doesn't answer: it then names none."""
    _require_answer()
    return name in _told("lpstat", "-e").split()


def _require_answer() -> None:
    if "is running" not in _told("lpstat", "-r"):
        raise Refused("paper.spooler-hangs")


def _hindrance(said: str) -> str:
    """What CUPS says of one request that waits, "" for nothing."""
    if any(words in said for words in _LOST):
        return "printer-dead"
    return "print-held" if "job-hold-until-specified" in said else ""


def _why(name: str) -> str:
    """What hinders a printer, "" for nothing."""
    told = _told("lpstat", "-l", "-p", name)
    alerts = " ".join(re.findall(r"Alerts: (.*)", told))
    for alert, key in _HINDERED.items():
        if re.search(rf"\b{alert}", alerts):
            return key
    stopped = re.search(r"^printer \S+ disabled|^\s+Rejecting Jobs", told, re.MULTILINE)
    return "printer-stopped" if stopped else ""


def _requests(told: str) -> dict[str, str]:
    """What is said of every request, by its name."""
    found_: dict[str, str] = {}
    name = ""
    for line in told.splitlines():
        if line[:1].strip():
            name = line.split()[0]
            found_[name] = ""
        elif name:
            found_[name] += line
    return found_


def _told(*command: str) -> str:
    return _run(command).stdout.decode(errors="replace")


def _run(
    command: "list[str] | tuple[str, ...]", data: bytes = b""
) -> "subprocess.CompletedProcess[bytes]":
    """Run a command of CUPS in its own plain words. Raises :class:`Refused` where it isn't there, or hangs."""
    if (program := shutil.which(command[0])) is None:
        raise Refused("paper.no-spooler")
    try:
        return subprocess.run(  # noqa: S603  a fixed command; names are never taken for options
            [program, *command[1:]], input=data, capture_output=True, check=False, timeout=_LONGEST,
            env={**os.environ, "LC_ALL": "C", "LANG": "C"},
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise Refused("paper.spooler-hangs") from error
    except OSError as error:
        raise Refused("paper.no-spooler") from error
