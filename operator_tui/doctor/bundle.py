"""A support file: findings, versions, settings, and the end of the log; no personal data.

Every line of the log is masked once more on its way. What could tell a person otherwise, the names of folders
above the home and of the machine's user, is left out.
"""

import json
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from getpass import getuser
from pathlib import Path
from typing import Final

from operator_tui import config
from operator_tui.config import LOG_FOLDER
from operator_tui.core.errors import OperatorError, Refused, StoreTrouble
from operator_tui.core.mask import scrub
from operator_tui.core.times import moment
from operator_tui.doctor import versions
from operator_tui.doctor.finding import Finding, Subject
from operator_tui.logs.lines import Line
from operator_tui.logs.mask import encode
from operator_tui.logs.merge import end_of, older
from operator_tui.logs.write import now

LINES: Final = 50_000
"""Lines of the log's end that are taken along."""
_SHOWN: Final = (
    "ui.language", "ui.ascii", "gateway.url", "kbli.version", "lock.idle-minutes", "capture.double-entry",
    "delivery.daily-mb", "paper.size",
)  # fmt: skip
"""Settings that are told as they are; of any other, which could hold a name or a number, only that it is set."""
_SHORTEST: Final = 3


def write(target: Path, findings: Iterable[Finding], subject: Subject) -> int:
    """Write the file whole or not at all; its bytes. Raises :class:`Refused` where one is there already."""
    if target.exists():
        raise Refused("doctor.bundle-exists", file=target.name)
    part = target.with_name(f"{target.name}.part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, text in _contents(findings, subject):
                packed.writestr(name, text)
        part.replace(target)
        return target.stat().st_size
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise StoreTrouble("doctor.bundle-unwritable", file=target.name) from error


def _contents(findings: Iterable[Finding], subject: Subject) -> Iterator[tuple[str, str]]:
    told = [_told(finding) for finding in findings]
    about = {"written": f"{now():%Y-%m-%dT%H:%M:%SZ}", "libraries": versions.libraries()}
    yield "findings.json", scrub(_clean(json.dumps(told, ensure_ascii=False, indent=1), subject))
    yield "versions.json", json.dumps(about, indent=1)
    yield (
        "settings.json",
        _clean(json.dumps(_settings(subject), ensure_ascii=False, indent=1), subject),
    )
    yield "log.jsonl", "".join(_lines(subject))


def _told(finding: Finding) -> dict[str, str]:
    """What was found; a printer's name is left out, since people name them."""
    return {**finding.data(), **({"says": ""} if finding.part == "printer" else {})}


def _settings(subject: Subject) -> dict[str, str]:
    if subject.config is None:
        return {}
    shown = config.show(subject.config)
    return {k: v if k in _SHOWN or not v else "set" for k, v in shown.items()}


def _lines(subject: Subject) -> Iterator[str]:
    folder = subject.home / LOG_FOLDER
    for line in older(folder, end_of(folder), most=LINES).lines:
        with suppress(ValueError, OverflowError):
            yield _clean(_masked(line), subject)


def _masked(line: Line) -> str:
    """The line as our own writer would write it; of a broken one nothing but that it was there."""
    at = moment(line.at)
    if line.broken:
        return encode(at, "error", "log", "unreadable", {"bytes": line.end - line.offset}).decode()
    return encode(at, line.level, line.part, line.event, line.fields).decode()


def _clean(text: str, subject: Subject) -> str:
    """Without the path to the home, and the user's own folder and name."""
    for private, shown in _private(subject):
        for written in {private, private.replace("\\", "\\\\"), private.replace("\\", "/")}:
            text = text.replace(written, shown)
    return text


def _private(subject: Subject) -> list[tuple[str, str]]:
    found = [(str(subject.home.absolute()), "<home>"), (str(subject.home), "<home>")]
    with suppress(RuntimeError, OSError, KeyError):
        found.append((str(Path.home()), "<user>"))
    with suppress(OSError, KeyError, ImportError, OperatorError):
        found.append((getuser(), "<user>"))
    return [(private, shown) for private, shown in found if len(private) >= _SHORTEST]
