"""Reading the technical log: from the end backwards, following it, and as sentences."""

from pathlib import Path

from operator_tui.logs.follow import Follower
from operator_tui.logs.lines import Line
from operator_tui.logs.merge import end_of, older
from operator_tui.logs.words import as_text

__all__ = ["Follower", "Line", "as_text", "tail"]


def tail(folder: Path, count: int) -> list[Line]:
    """The last ``count`` lines of all files, merged by time, oldest first; only the ends of files are read."""
    return older(folder, end_of(folder), most=count).lines
