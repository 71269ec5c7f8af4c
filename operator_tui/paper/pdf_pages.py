"""How many pages a PDF has that another program made, for the paper that printing it takes."""

import re
import zlib
from collections.abc import Iterator
from typing import Final

_TREE: Final = re.compile(rb"<<([^<>]*/Type\s*/Pages\b[^<>]*)>>")
"""A node of the page tree: one dictionary, with none in it."""
_COUNT: Final = re.compile(rb"/Count\s+(\d{1,4})\b")
_PACKED: Final = re.compile(rb"/ObjStm\b.*?\bstream\r?\n", re.DOTALL)
_LARGEST: Final = 20_000_000
"""Bytes that a packed list of objects may unpack to."""


def pages(data: bytes) -> int:
    """The pages of a PDF: the largest count in its page tree; 1 where that can't be read (encrypted, or odd)."""
    nodes = [node[1] for text in _texts(data) for node in _TREE.finditer(text)]
    return max([1, *(int(n) for node in nodes for n in _COUNT.findall(node))])


def _texts(data: bytes) -> Iterator[bytes]:
    """What lies open, then the objects that are packed together (PDF 1.5 and later)."""
    yield data
    for part in data.split(b"endobj"):
        if (found := _PACKED.search(part)) is None:
            continue
        try:
            yield zlib.decompressobj().decompress(part[found.end() :], _LARGEST)
        except zlib.error:  # encrypted, or packed in another way: it doesn't tell
            continue
