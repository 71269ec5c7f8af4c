"""The link's word on the screen: it changes once a verdict has held, and never lies for long."""

import random
from itertools import pairwise

from operator_tui.delivery.steady import GONE, HOLD, Steady


def begun(word: str = "online") -> Steady:
    """One that has heard this word, at second 0."""
    steady = Steady("offline")
    steady.hear(word, 0)
    return steady


def test_the_first_verdict_shows_at_once() -> None:
    assert Steady("offline").shown(0) == "offline"
    assert begun().shown(0) == "online"


def test_another_verdict_shows_once_it_has_held_ten_seconds() -> None:
    steady = begun()
    steady.hear("down", 100)
    assert (steady.shown(100), steady.due(100)) == ("online", 10)
    assert (steady.shown(109.9), steady.shown(110)) == ("online", "down")
    assert steady.due(110) is None


def test_the_same_verdict_again_and_again_is_one_that_holds() -> None:
    steady = begun()
    for second in (100, 103, 106, 109):
        steady.hear("down", second)
    assert (steady.shown(109), steady.shown(110)) == ("online", "down")


def test_what_a_person_asked_for_shows_at_once() -> None:
    steady = begun()
    steady.hear("portal", 5, at_once=True)
    assert steady.shown(5) == "portal"
    steady.hear("online", 6)
    assert (steady.shown(6), steady.shown(16)) == ("portal", "online")


def test_asking_shows_what_was_about_to_show() -> None:
    steady = begun()
    steady.hear("down", 5)
    steady.hear("down", 6, at_once=True)
    assert (steady.shown(6), steady.due(6)) == ("down", None)


def test_a_flapping_link_changes_no_word() -> None:
    steady, seen = begun(), set[str]()
    for second in range(1, 600):
        steady.hear("down" if second % 9 < 5 else "online", second)
        seen.add(steady.shown(second))
    assert seen == {"online"}


def test_a_word_that_is_true_no_more_gives_way_though_nothing_held() -> None:
    steady = begun()
    for second in range(1, 31):
        steady.hear("down" if second % 2 else "portal", second)
        assert steady.shown(second) == "online"
    assert steady.shown(1 + GONE) in ("down", "portal")


def test_words_follow_each_other_at_ten_seconds_at_least() -> None:
    rng, steady, changed, before, until = random.Random(5), begun(), list[float](), "online", 0.0
    for tenth in range(1, 20_000):
        second = tenth / 10
        if second >= until:
            until, word = second + rng.uniform(0, 25), rng.choice(["online", "down", "portal"])
        steady.hear(word, second)
        if steady.shown(second) != before:
            before = steady.shown(second)
            changed.append(second)
    assert len(changed) > 20
    assert min(b - a for a, b in pairwise(changed)) >= HOLD
