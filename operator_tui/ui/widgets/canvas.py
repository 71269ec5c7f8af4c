"""The one widget of a screen: rows of spans, repainting only the rows that changed."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from operator_tui.ui.paint import ROLES, Look, Row, clip, to_ascii


class Canvas(Widget):
    """Paints what ``draw(look)`` gives, row by row. Call :meth:`redraw` after anything changed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"role--{role}" for role in ROLES}
    can_focus = False

    def __init__(
        self, draw: Callable[[Look], Sequence[Row]], *, ascii_only: bool, mono: bool
    ) -> None:
        super().__init__()
        self._draw = draw
        self._ascii, self._mono = ascii_only, mono
        self._rows: list[Row] = []
        self._styles: dict[str, Style] = {}

    def redraw(self) -> None:
        """Draw anew and repaint the rows that differ from what is shown."""
        width, height = self.size
        if not width:
            return
        look = Look(width, height, self._ascii, self._mono)
        rows = [clip(row, width) for row in self._draw(look)][:height]
        rows += [clip((), width)] * (height - len(rows))
        changed = [
            Region(0, y, width, 1)
            for y, row in enumerate(rows)
            if y >= len(self._rows) or self._rows[y] != row
        ]
        self._rows = rows
        if changed:
            self.refresh(*changed)

    def on_resize(self) -> None:
        """A new size is a new drawing."""
        self._rows = []
        self.redraw()

    def render_line(self, y: int) -> Strip:
        """One row, in the terminal's own colours."""
        if y >= len(self._rows):
            return Strip.blank(self.size.width)
        segments = [
            Segment(to_ascii(span.text) if self._ascii else span.text, self._style(span.role))
            for span in self._rows[y]
        ]
        return Strip(segments, self.size.width)

    def _style(self, role: str) -> Style:
        if role not in self._styles:
            self._styles[role] = self.get_component_rich_style(f"role--{role}") if role else Style()
        return self._styles[role]
