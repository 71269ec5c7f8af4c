"""Which versions run here."""

import platform
import sys
from importlib import metadata
from typing import Final

from operator_tui import __version__
from operator_tui.doctor.finding import Finding, Level

_NEEDED: Final = (
    "textual", "rich", "sqlite-utils", "sqlcipher3", "httpx", "fpdf2", "click", "cryptography", "pyrage",
)  # fmt: skip
OLDEST, NEWEST = (3, 11), (3, 14)


def program() -> Finding:
    """This program, Python, the system; and whether a library it needs is lacking."""
    found = libraries()
    params = {
        "version": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
    }
    if lacking := [name for name, version in found.items() if not version]:
        return Finding(
            "versions", Level.BAD, "versions-lacking", {**params, "lacking": ", ".join(lacking)}
        )
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        return Finding("versions", Level.LOOK, "versions-python", params)
    return Finding("versions", Level.GOOD, "versions-good", params)


def libraries() -> dict[str, str]:
    """The version of each library that it needs; empty for one that is lacking."""
    found = {}
    for name in _NEEDED:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = ""
    return found
