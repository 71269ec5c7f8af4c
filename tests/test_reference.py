"""The tables that ship: their counts, and that people find what they mean by their own words."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_tui.core.checks import Tables
from operator_tui.core.filling import Places
from operator_tui.reference import kbli, regions, villages
from operator_tui.reference.lookups import TABLES, Lookups
from operator_tui.reference.villages import Village

REPEATED = (
    "Banjaran Genteng Girimukti Heuleut Jatipamor Kertasari Mekarmulya Mekarwangi Palasah Panyingkiran"
    " Sindang Sukadana Tanjungsari Tarikolot"
)
any_village = st.sampled_from(villages.all_villages())


def labels(found: list[Village]) -> list[str]:
    return [village.label for village in found]


def codes(text: str, version: str = "2020", limit: int = 3) -> list[str]:
    return [found.code for found in kbli.search(text, version, limit)]


def test_lookups_are_what_checks_and_filling_look_things_up_in() -> None:
    tables: Tables = TABLES
    places: Places = TABLES
    assert tables.village_known("banjaransari, cikijing")
    assert not tables.village_known("Banjaran")
    assert tables.villages_named("Banjaran") == 3
    assert tables.region_known("3210")
    assert not tables.region_known("3298")
    assert places.village_facts("Banjaransari, Cikijing") == {
        "code": "3210032006",
        "district": "Cikijing",
        "regency": "Majalengka",
        "province": "Jawa Barat",
        "postcode": "45466",
    }
    assert places.village_facts("Cigugur, Kuningan") is None


@pytest.mark.parametrize(
    "text",
    ["Cikijing,Cikijing", " CIKIJING ,  cikijing", "cikijing, Cikijing", "Ciki jing, Cikijing"],
)
def test_a_label_in_any_spelling_is_the_tables(text: str) -> None:
    assert TABLES.village_label(text) == "Cikijing, Cikijing"
    assert TABLES.village_facts(text) == TABLES.village_facts("Cikijing, Cikijing")


def test_a_bare_name_is_a_village_only_within_its_district() -> None:
    assert TABLES.village_label("Banjaran", "maja") == "Banjaran, Maja"
    assert TABLES.village_label("Banjaran") == ""
    assert TABLES.village_label("Banjaran", "Cikijing") == ""
    assert TABLES.village_label("Cigugur", "Kuningan") == ""
    assert TABLES.village_label("", "Maja") == ""


def test_every_label_stays_itself() -> None:
    for village in villages.all_villages():
        assert TABLES.village_label(village.label.replace(", ", ",").upper()) == village.label
        assert TABLES.village_label(village.name.lower(), village.district) == village.label


def test_lookups_offer_hits_with_what_enter_puts_in_the_field() -> None:
    assert Lookups("Sumberjaya").villages("banjaran")[0].value == "Banjaran, Sumberjaya"
    hit = TABLES.kblis("keripik pisang", "2020")[0]
    assert hit.value == "10313"
    assert TABLES.kbli_title("10313", "2020") in hit.title
    assert TABLES.kbli_title("99999", "2020") == ""


def test_26_districts_343_villages() -> None:
    everyone = villages.all_villages()
    assert (
        len(everyone) == len({v.code for v in everyone}) == len({v.label for v in everyone}) == 343
    )
    assert len({v.district_code for v in everyone}) == len({v.district for v in everyone}) == 26
    assert Counter(v.kind for v in everyone) == {"desa": 330, "kelurahan": 13}


def test_the_shape_of_a_code_says_what_it_is() -> None:
    for village in villages.all_villages():
        assert len(village.code) == 10
        assert village.code.startswith(village.district_code)
        assert village.code[6] == {"kelurahan": "1", "desa": "2"}[village.kind]
        assert len(village.postcode) == 5


def test_fourteen_names_occur_more_than_once() -> None:
    counts = Counter(village.name for village in villages.all_villages())
    assert {name for name, count in counts.items() if count > 1} == set(REPEATED.split())
    assert all(len(villages.named(name.upper())) == counts[name] for name in counts)
    assert labels(villages.named("Banjaran")) == [
        "Banjaran, Maja",
        "Banjaran, Sumberjaya",
        "Banjaran, Banjaran",
    ]


def test_the_same_name_shows_every_village_first() -> None:
    assert set(labels(villages.search("banjaran")[:3])) == {
        "Banjaran, Maja",
        "Banjaran, Sumberjaya",
        "Banjaran, Banjaran",
    }
    assert labels(villages.search("banjaran", "sumberjaya"))[0] == "Banjaran, Sumberjaya"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("banjarans", "Banjaransari, Cikijing"),
        ("MAJALENGKAWETAN", "Majalengka Wetan, Majalengka"),
        ("wetan, majalengka", "Majalengka Wetan, Majalengka"),
        ("banjaran ban", "Banjaran, Banjaran"),
        ("sum banjaran", "Banjaran, Sumberjaya"),
        ("ransari", "Banjaransari, Cikijing"),
        ("sunia-baru", "Sunia Baru, Banjaran"),
        ("cikijing", "Cikijing, Cikijing"),
    ],
)
def test_a_village_is_found_by_any_part(typed: str, first: str) -> None:
    assert labels(villages.search(typed))[0] == first


def test_the_district_of_the_event_comes_first_at_equal_rank_only() -> None:
    found = villages.search("sukasari", "Argapura")
    assert labels(found) == [
        "Sukasari, Cikijing",
        "Sukasari Kaler, Argapura",
        "Sukasari Kidul, Argapura",
    ]
    assert villages.search("cikijing", "Talaga")[0].label == "Cikijing, Cikijing"


def test_nothing_typed_finds_nothing() -> None:
    assert villages.search("  ,'- ", "Cikijing") == []
    assert len(villages.search("a")) == 6
    assert len(villages.search("a", limit=2)) == 2


@given(any_village, st.data())
def test_words_in_any_order_find_the_village(village: Village, data: st.DataObject) -> None:
    words = data.draw(st.permutations(village.label.replace(",", "").split()))
    assert village in villages.search(" ".join(words), limit=343)
    assert village in villages.search("'".join(village.name.upper()), limit=343)


@given(any_village)
def test_a_whole_label_is_the_first_row_and_the_one_village(village: Village) -> None:
    assert villages.search(village.label)[0] == village
    assert villages.by_label(village.label.upper()) == village
    assert villages.by_label(village.name) is None


@given(st.text())
def test_no_text_breaks_a_search(text: str) -> None:
    assert len(villages.search(text, text)) <= 6
    assert len(kbli.search(text, "2020")) <= 3
    assert villages.by_label(text) is None or ", " in text


def test_regions_name_provinces_and_regencies() -> None:
    majalengka = regions.region_of("3210")
    assert majalengka == regions.Region("3210", "Kabupaten Majalengka", current=True)
    assert regions.province_of("32") == regions.Region("32", "Jawa Barat", current=True)
    former = regions.region_of("9101")
    assert former
    assert not former.current
    assert regions.region_of("32") is regions.province_of("3210") is regions.region_of("") is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("warung kelontong", "47112"),
        ("wrg klontong", "47112"),
        ("Warung", "47112"),
        ("bengkel motor", "45407"),
        ("motor bengkel", "45407"),
        ("keripik pisang", "10313"),
        ("krpk psang", "10313"),
        ("seblak", "56103"),
        ("jait bju", "14120"),
        ("londri", "96200"),
        ("genteng jati", "23922"),
        ("anyaman rotan", "16291"),
        ("10794", "10794"),
    ],
)
def test_everyday_words_find_the_code(typed: str, first: str) -> None:
    assert codes(typed)[0] == first


def test_a_phrase_typed_in_full_comes_before_one_that_begins_so_and_titles_last() -> None:
    assert codes("seblak") == ["56103", "56109", "56102"]
    found = kbli.search("tempe", "2020", limit=9)
    assert found[0].code == "10391"
    assert found[-1].code == "10793"
    assert not any(word.startswith("tempe") for word in found[-1].words)


def test_every_typed_word_must_fit_where_one_phrase_has_them_all() -> None:
    assert all("pisang" in " ".join(k.words) for k in kbli.search("keripik pisang", "2020", 9))
    assert codes("zzz") == codes("zebra") == codes("") == codes(" - ") == []


def test_a_word_that_nothing_is_near_to_is_passed_over_beside_one_that_says_it_all() -> None:
    assert codes("keripik zebra")[0] == codes("keripik")[0]


def test_the_beginning_of_a_code_finds_its_codes() -> None:
    assert codes("4711") == ["47111", "47112"]


def test_versions_are_those_of_the_file_and_never_mixed() -> None:
    assert sorted({k.version for k in kbli.all_codes()}) == list(kbli.VERSIONS)
    for version in kbli.VERSIONS:
        assert all(k.version == version for k in kbli.search("jual", version, limit=300))
    assert kbli.search("warung", "2015") == []
    soy, coconut = kbli.lookup("10793", "2020"), kbli.lookup("10793", "2025")
    assert soy
    assert coconut
    assert soy.title != coconut.title
    assert codes("bikin tempe", "2020")[0] == "10391"
    assert codes("bikin tempe", "2025")[0] == "10307"
    assert kbli.lookup("99999", "2020") is None


def test_every_code_has_five_digits_and_words() -> None:
    everything = kbli.all_codes()
    assert len({(k.version, k.code) for k in everything}) == len(everything) == 565
    assert all(
        len(k.code) == 5 and k.code.isdigit() and k.title and all(k.words) for k in everything
    )


@given(st.sampled_from(kbli.all_codes()), st.data())
def test_every_phrase_of_a_code_finds_it(code: kbli.Kbli, data: st.DataObject) -> None:
    phrase = data.draw(st.sampled_from(code.words))
    assert code in kbli.search(phrase, code.version, limit=300)
    assert code in kbli.search(phrase[:-1], code.version, limit=300)
