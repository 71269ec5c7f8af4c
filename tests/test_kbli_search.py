"""KBLI by the words people use, on phrases that aren't in the table."""

import pytest

from operator_tui.reference import kbli
from operator_tui.reference.nearness import Vocabulary, words_of
from tests.benchmarks.search import SETS, missed
from tests.kbli_phrases import ALL, FRESH


@pytest.mark.parametrize("name", SETS)
def test_nine_in_ten_phrases_have_their_code_among_the_first_three(name: str) -> None:
    phrases = SETS[name]
    lost = missed(phrases)
    assert len(lost) <= len(phrases) / 10, [phrase.text for phrase in lost]


def test_no_phrase_stands_in_the_table_and_every_code_does() -> None:
    known = {word.casefold() for k in kbli.all_codes() if k.version == "2020" for word in k.words}
    assert len({phrase.text for phrase in (*ALL, *FRESH)}) == len(ALL) + len(FRESH) >= 80
    for phrase in (*ALL, *FRESH):
        assert phrase.text.casefold() not in known
        assert phrase.codes
        assert all(kbli.lookup(code, "2020") for code in phrase.codes)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("kripik", "keripik"), ("krpk", "keripik"), ("keirpik", "keripik"), ("kerippik", "keripik"),
        ("konpeksi", "konveksi"), ("penjual", "jual"), ("nyuci", "cuci"), ("menyapu", "sapu"),
        ("dagang", "jual"), ("ngingu", "ternak"), ("wr", "warung"),
    ],
)  # fmt: skip
def test_a_word_is_known_by_slip_sound_root_and_meaning(typed: str, word: str) -> None:
    known = Vocabulary(["keripik", "konveksi", "jual", "cuci", "sapu", "ternak", "warung"])
    assert set(known.near(typed)) == {word}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("oleh2", ["oleh", "oleh"]),
        ("kos2an", ["kos", "kosan"]),
        ("Oleh-oleh", ["oleh", "oleh"]),
        ("47112", ["47112"]),
        ("22222", ["22222"]),
        ("", []),
    ],
)
def test_a_two_behind_a_word_doubles_it(typed: str, words: list[str]) -> None:
    assert words_of(typed) == words


def test_a_number_is_never_taken_for_one_a_slip_apart() -> None:
    assert kbli.search("47119", "2020") == []
    assert kbli.search("99999", "2020") == []


def test_a_word_of_the_table_is_meant_as_it_stands() -> None:
    known = Vocabulary(["pisang", "pasang", "keripik", "kerupuk"])
    assert set(known.near("pisang")) == {"pisang"}
    near = known.near("kripik")
    assert near["keripik"] > near["kerupuk"]
