"""A sheet as black and white dots, as a thermal head of 203 dpi prints them."""

from typing import TYPE_CHECKING, Final, NamedTuple

from operator_tui.core.errors import Refused
from operator_tui.paper import fonts
from operator_tui.paper.fit import MM, ruler
from operator_tui.paper.marks import Code, Picture, Rule, Sheet, Text

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

DOTS: Final = 8
"""Dots of a millimetre: 203 dpi."""
_BLACK: Final = 150
"""Grey below which a dot is black: thin strokes stay whole."""


class Dots(NamedTuple):
    """A picture: its size in dots, and each row as bytes, the first dot in the highest bit, 1 for black."""

    width: int
    height: int
    rows: tuple[bytes, ...]


def require_font() -> None:
    """Raise :class:`Refused` where the bundled font is gone: dots are drawn with no other."""
    if not fonts.usable():
        raise Refused("paper.font-gone")


def dots(sheet: Sheet, margin: float) -> Dots:
    """The sheet without its margins at either side; it is laid out in the bundled font."""
    from PIL import Image, ImageDraw

    width = round((sheet.width - 2 * margin) * DOTS) // 8 * 8
    image = Image.new("L", (width, max(1, round(sheet.height * DOTS))), 255)
    pen = _Pen(image, ImageDraw.Draw(image), margin)
    for mark in sheet.marks:
        if isinstance(mark, Text):
            pen.text(mark)
        elif isinstance(mark, Rule):
            pen.rule(mark)
        elif isinstance(mark, Code):
            pen.code(mark)
        elif isinstance(mark, Picture):
            pen.picture(mark)
    return _packed(image)


class _Pen:
    def __init__(self, image: "Image.Image", draw: "ImageDraw.ImageDraw", margin: float) -> None:
        self._image, self._draw, self._margin = image, draw, margin
        self._fonts: dict[tuple[bool, int], ImageFont.FreeTypeFont] = {}

    def text(self, mark: Text) -> None:
        """Letter by letter where it was measured, so that the line ends where it was meant to."""
        font = self._font(round(mark.size * MM * DOTS), bold=mark.bold)
        x = (mark.x - self._margin) * DOTS
        advances = ruler(bundled=True).advances(mark.text, mark.size * DOTS, bold=mark.bold)
        for letter, advance in zip(mark.text, advances, strict=True):
            self._draw.text((round(x), round(mark.y * DOTS)), letter, 0, font, anchor="ls")
            x += advance

    def rule(self, mark: Rule) -> None:
        """Two dots thick."""
        y = round(mark.y1 * DOTS)
        left, right = ((x - self._margin) * DOTS for x in (mark.x1, mark.x2))
        self._draw.rectangle((round(left), y, round(right) - 1, y + 1), 0)

    def code(self, mark: Code) -> None:
        """Each module whole dots."""
        step = round(mark.module * DOTS)
        left, top = round((mark.x - self._margin) * DOTS), round(mark.y * DOTS)
        for y, modules in enumerate(mark.rows):
            for x, black in enumerate(modules):
                if black:
                    at = left + x * step, top + y * step
                    self._draw.rectangle((*at, at[0] + step - 1, at[1] + step - 1), 0)

    def picture(self, mark: Picture) -> None:
        """In black and white, its greys as a pattern of dots."""
        from PIL import Image

        size = max(1, round(mark.width * DOTS)), max(1, round(mark.height * DOTS))
        with Image.open(mark.file) as file:
            image = file.convert("RGBA").resize(size)
        white = Image.new("RGBA", size, "white")
        dots_ = Image.alpha_composite(white, image).convert("1")
        at = round((mark.x - self._margin) * DOTS), round(mark.y * DOTS)
        self._image.paste(dots_.convert("L"), at)

    def _font(self, size: int, *, bold: bool) -> "ImageFont.FreeTypeFont":
        from PIL import ImageFont

        if (bold, size) not in self._fonts:
            self._fonts[bold, size] = ImageFont.truetype(str(fonts.FILES[bold]), size)
        return self._fonts[bold, size]


def _packed(image: "Image.Image") -> Dots:
    black = image.point(lambda grey: 255 if grey < _BLACK else 0).convert("1")
    stride, data = image.width // 8, black.tobytes()
    rows = tuple(data[y * stride : (y + 1) * stride] for y in range(image.height))
    return Dots(image.width, image.height, rows)
