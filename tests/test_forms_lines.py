"""The line of every key and value of a TOML text, however it is written."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from operator_tui import forms
from operator_tui.forms.lines import Path, line_of, places

TEXT = '''# a comment with = and [brackets]
[form]
name = "x"  # and "another"
title = { id = "a # no comment", en = 'b' }
notice.id = """
two lines with [[section]] and
key = "value"
"""
notice.en = \'\'\'it's "so" \'\'\'

[[section]]
name = "one"
[[section.field]]
name = "f1"
[[section.field]]
"name" = "f2"
options = [
    # a comment, with ] in it
    { key = "A", label = { id = "x", en = "y" } },
    { key = "B", label = { id = "x",
      en = "y" } },
]
limits = [[1, 2], [3,
    4]]

[[section]]
name = "two"
[[section.field]]
[section.field.when]
field = "f1"
among = ["Y"]
'''
EXPECTED: dict[Path, int] = {
    ("form",): 2,
    ("form", "name"): 3,
    ("form", "title", "en"): 4,
    ("form", "notice"): 5,
    ("form", "notice", "id"): 5,
    ("form", "notice", "en"): 9,
    ("section", 0): 11,
    ("section", 0, "field", 0, "name"): 14,
    ("section", 0, "field", 1): 15,
    ("section", 0, "field", 1, "name"): 16,
    ("section", 0, "field", 1, "options", 0, "key"): 19,
    ("section", 0, "field", 1, "options", 1, "label", "en"): 21,
    ("section", 0, "field", 1, "limits", 1, 0): 23,
    ("section", 0, "field", 1, "limits", 1, 1): 24,
    ("section", 1, "name"): 27,
    ("section", 1, "field", 0): 28,
    ("section", 1, "field", 0, "when"): 29,
    ("section", 1, "field", 0, "when", "among", 0): 31,
}


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_every_value_is_found_on_its_line(ending: str) -> None:
    found = places(TEXT.replace("\n", ending))
    assert {path: found[path] for path in EXPECTED} == EXPECTED


def test_what_isnt_written_has_the_line_of_what_it_would_stand_in() -> None:
    found = places(TEXT)
    assert line_of(found, ("section", 1, "field", 0, "label", "id")) == 28
    assert line_of(found, ("nothing",)) == 1


def leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    """The path of every key and item of data."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in items:
        yield (*path, key)
        if isinstance(one, dict | list):
            yield from leaves(one, (*path, key))


def test_every_place_of_the_shipped_forms_is_found() -> None:
    for name in forms.names():
        text = forms.shipped_text(name)
        found = places(text)
        lines = text.splitlines()
        for path in leaves(tomllib.loads(text)):
            assert path in found
            if isinstance(path[-1], str) and path[-1] != "form":
                assert path[-1] in lines[found[path] - 1]


SIMPLE = st.one_of(st.text(max_size=8), st.integers(-9, 99), st.booleans(), st.just('"""]}#'))
DATA = st.dictionaries(
    st.text(min_size=1, max_size=6),
    st.recursive(
        SIMPLE,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(st.text(min_size=1, max_size=4), inner, max_size=3),
        ),
        max_leaves=8,
    ),
    max_size=4,
)


@settings(deadline=None)
@given(DATA)
def test_whatever_toml_holds_every_place_of_it_is_found(data: dict[str, Any]) -> None:
    text = tomlkit.dumps(data)
    found = places(text)
    assert set(leaves(tomllib.loads(text))) <= found.keys()
