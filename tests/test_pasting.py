"""A paste is one text, whatever is in it and however it comes in; in a terminal: test_escape.py."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui.ui.pasting import Pastes

BEGIN, END = "\x1b[200~", "\x1b[201~"


def read(*pieces: str) -> str:
    pastes = Pastes()
    return "".join(pastes.take(piece) for piece in pieces)


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("AB\x1b[31mCD", "ABCD"),
        ("AB\x1bOQ\rCD", "AB\rCD"),
        ("AB\x1b", "AB"),
        ("\x1b]0;x\x07AB", "AB"),
        ("A\x1b[200~B", "AB"),
        ("A\nB\x00\t", "A\nB\x00\t"),
        ("", ""),
    ],
)
def test_escapes_go_and_all_else_of_a_paste_stays(pasted: str, expected: str) -> None:
    assert read(f"x{BEGIN}{pasted}{END}\x1b[Ay") == f"x{BEGIN}{expected}{END}\x1b[Ay"


def test_what_is_typed_is_never_held_back() -> None:
    pastes = Pastes()
    for key in ("a", "\x1b", "\x1b[", "\x1b[20", "\x1b[20~", "\x1b[2"):
        assert pastes.take(key) == key


@given(st.lists(st.integers(0, 40)))
def test_it_is_the_same_however_it_is_cut(cuts: list[int]) -> None:
    whole = f"ab{BEGIN}c\x1b[31md\x1b{END}e\x1b{BEGIN}f{END}"
    at = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
    pieces = [whole[a:b] for a, b in pairwise(at)]
    assert read(*pieces) == read(whole) == f"ab{BEGIN}cd{END}e\x1b{BEGIN}f{END}"
