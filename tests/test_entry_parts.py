"""The parts of an entry by hand: the way over the card, times to wait until, and paths dropped into a terminal."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from operator_tui.core import nib
from operator_tui.core.entry_card import Card, CardScreen, Item
from operator_tui.core.form import Words
from operator_tui.core.times import local
from operator_tui.core.typed_path import path_of
from operator_tui.core.until import next_time, wrong_time
from operator_tui.ui.entry_walk import Walk

_W = Words("kata", "word")


@st.composite
def cards(draw: st.DrawFn) -> Card:
    """A card of up to four screens, of values to be pasted and values to be picked."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    picked = iter(draw(st.lists(st.booleans(), min_size=sum(sizes), max_size=sum(sizes))))
    screens = []
    for number, size in enumerate(sizes):
        names = [f"f{number}{i}" for i in range(size)]
        items = tuple(Item(n, _W, n.upper(), "" if next(picked) else n) for n in names)
        screens.append(CardScreen(number + 1, f"s{number}", _W, items))
    return Card(tuple(screens), len(screens))


def press(walk: Walk, key: str) -> Item | None:
    """One key; the value that was taken, if one was."""
    match key:
        case "enter":
            return walk.enter()
        case "again":
            return walk.again()
        case "home":
            walk.home()
        case "up" | "down":
            walk.step(1 if key == "down" else -1)
        case _:
            walk.page(1 if key == "pgdn" else -1)
    return None


_KEYS = st.sampled_from(["enter", "enter", "again", "home", "up", "down", "pgup", "pgdn"])


@settings(max_examples=60)
@given(card=cards(), keys=st.lists(_KEYS, max_size=25), asks=st.booleans())
def test_the_marked_value_is_always_the_one_on_the_clipboard(
    card: Card, keys: list[str], asks: bool
) -> None:
    walk, clipboard = Walk(card, asks=asks), ""
    for key in keys:
        if (item := press(walk, key)) is not None:
            clipboard = item.copy
        assert walk.lowest <= walk.at < len(card.items)
        assert clipboard == ("" if walk.clip is None else card.items[walk.clip].copy)


@settings(max_examples=60)
@given(card=cards(), keys=st.lists(_KEYS, max_size=12))
def test_enter_alone_goes_from_anywhere_over_every_value_to_the_end(
    card: Card, keys: list[str]
) -> None:
    walk = Walk(card)
    for key in keys:
        press(walk, key)
    taken = []
    while (item := walk.enter()) is not None:
        taken.append(item)
    assert tuple(taken) == card.items[len(card.items) - len(taken) :]
    assert walk.enter() is None


@settings(max_examples=60)
@given(card=cards(), keys=st.lists(_KEYS, max_size=12), answer=st.sampled_from(["", "Y", "T"]))
def test_a_walk_goes_on_at_the_place_it_was_left_with_nothing_on_the_clipboard(
    card: Card, keys: list[str], answer: str
) -> None:
    walk = Walk(card)
    walk.phone = answer
    for key in keys:
        press(walk, key)
    again = Walk(card, walk.place)
    assert (again.at, again.phone, again.clip) == (walk.at, answer, None)
    assert again.place == walk.place


@settings(max_examples=60)
@given(
    seconds=st.integers(0, 366 * 86_400),
    tz=st.sampled_from(["WIB", "WITA", "WIT"]),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    between=st.sampled_from([".", ":", ""]),
)
def test_a_time_is_the_next_one_on_the_wall(
    seconds: int, tz: str, hour: int, minute: int, between: str
) -> None:
    now = local(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds), tz)
    text = f"{hour:02}{between}{minute:02}"
    found = next_time(text, now)
    assert wrong_time(text) == "" and found is not None
    assert (found.hour, found.minute, found.tzinfo) == (hour, minute, now.tzinfo)
    assert timedelta(0) < found - now <= timedelta(days=1)


@pytest.mark.parametrize("text", ["24.00", "9", "12.60", "siang", "-1.00", "1:2"])
def test_what_is_no_time_is_said_to_be_none(text: str) -> None:
    assert wrong_time(text) == "osscard.not-a-time"
    assert next_time(text, datetime(2026, 11, 24, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    ("dropped", "path"),
    [
        ("/home/siti/NIB.pdf", "/home/siti/NIB.pdf"),
        ("'/home/siti/NIB Enung.pdf' ", "/home/siti/NIB Enung.pdf"),
        (r"'/home/siti/O'\''on.pdf'", "/home/siti/O'on.pdf"),
        (r"/home/siti/NIB\ Enung\ \(1\).pdf", "/home/siti/NIB Enung (1).pdf"),
        (r'"C:\Users\siti\NIB Enung.pdf"', r"C:\Users\siti\NIB Enung.pdf"),
        (r"C:\Users\siti\NIB.pdf", r"C:\Users\siti\NIB.pdf"),
        (r"& 'C:\Users\siti\NIB Enung.pdf'", r"C:\Users\siti\NIB Enung.pdf"),
        (r"\\kantor\pdf\NIB.pdf", r"\\kantor\pdf\NIB.pdf"),
        ("file:///home/siti/NIB%20Enung.pdf", "/home/siti/NIB Enung.pdf"),
        ("file:///C:/Users/siti/NIB%20Enung.pdf", "C:/Users/siti/NIB Enung.pdf"),
        ("~/NIB.pdf", "~/NIB.pdf"),
        ("   ", ""),
        ("''", ""),
    ],
)
def test_a_dropped_path_is_read_whatever_quotes_the_terminal_adds(dropped: str, path: str) -> None:
    assert path_of(dropped) == path


def test_on_windows_a_backslash_is_never_an_escape() -> None:
    assert path_of("unduhan\\NIB.pdf", windows=True) == "unduhan\\NIB.pdf"


@pytest.mark.parametrize(
    "shown",
    [
        "0123456789012", "0123 4567 8901 2", "0123.4567.8901.2", "0123-4567-8901-2", " 0123456789012\n",
        "0123\N{NO-BREAK SPACE}4567\N{NO-BREAK SPACE}89012", "0123\N{EN DASH}456789012",
        "\N{ZERO WIDTH SPACE}0123456789012\N{LEFT-TO-RIGHT MARK}",
        "".join(chr(0xFF10 + int(digit)) for digit in "0123456789012"),
    ],
)  # fmt: skip
def test_an_nib_is_taken_as_a_web_page_shows_it(shown: str) -> None:
    assert (nib.wrong(shown), nib.digits(shown)) == ("", "0123456789012")


@pytest.mark.parametrize("text", ["", "012345678901", "01234567890123", "NIB 0123456789012"])
def test_what_isnt_thirteen_digits_is_no_nib(text: str) -> None:
    assert nib.wrong(text) == "acts.not-13"
