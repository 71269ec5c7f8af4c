"""What is said leaves as UTF-8; at a terminal of another encoding in that one, with plain letters where it must."""

import codecs
import sys
from typing import Any, Final

from operator_tui.core.plain import ASCII, bare

_PLAIN: Final = "operator-tui-plain"


def prepare() -> None:
    """Make standard output and error ready for every letter. A file and a pipe always get UTF-8."""
    codecs.register_error(_PLAIN, _plain)
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty() and not _is_utf8(stream.encoding):
            reconfigure(errors=_PLAIN)
        else:
            reconfigure(encoding="utf-8", errors="replace")


def _is_utf8(encoding: str) -> bool:
    return encoding.lower().replace("-", "").replace("_", "") == "utf8"


def _plain(error: UnicodeError) -> tuple[str, int]:
    """What the terminal has no letter for, as the screens show it there."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(ASCII)
    return "".join(bare(letter) or "?" for letter in text), error.end
