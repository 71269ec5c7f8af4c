"""``forms check``: every mistake of a form's file at once, by line, with its remedy; never a traceback."""

import json
import string
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from operator_tui import forms, locale
from operator_tui.core.form import Kind, Words
from operator_tui.forms.check import LARGEST, check
from operator_tui.forms.mistakes import BadForm, Mistake
from tests.calling import Cli

HEAD = """[form]
name = "try"
version = "1"
notice_version = "1"
title = { id = "Coba", en = "Try" }
notice = { id = "Pemberitahuan.", en = "Notice." }

[[section]]
name = "one"
label = { id = "Satu", en = "One" }

[[section.field]]
name = "go"
type = "yesno"
label = { id = "Lanjut", en = "Go on" }
help = { id = "Y atau T.", en = "Y or T." }
"""
"""Sixteen lines of a form without a mistake; ``go`` begins on line 12."""
WORDS = 'label = { id = "Isian", en = "Field" }\nhelp = { id = "Tolong.", en = "Help." }\n'
OPTIONS = 'options = [{ key = "A", label = { id = "aa", en = "aa" } }, { key = "B", label = { id = "bb", en = "bb" } }]'


def field(rest: str, name: str = "f") -> str:
    """One more field, whose own lines begin with the 18th: name, then ``rest``, then its words."""
    return f'[[section.field]]\nname = "{name}"\n{rest}\n{WORDS}'


def statement(rest: str, name: str = "s") -> str:
    """A statement, whose ``rest`` begins on the third of its lines."""
    words = 'label = { id = "a", en = "b" }\nquestion = { id = "a?", en = "b?" }'
    return f'[[statement]]\nname = "{name}"\n{rest}\n{words}\n'


def oss(fields: str) -> str:
    """A screen of OSS with these fields, on the fourth of its lines."""
    return f'[[oss_screen]]\nname = "o"\nlabel = {{ id = "a", en = "b" }}\nfields = {fields}\n'


def mistakes(text: str | bytes) -> list[Mistake]:
    """What is said of a file; nothing for a good one."""
    try:
        check(text if isinstance(text, bytes) else text.encode())
    except BadForm as bad:
        return list(bad.mistakes)
    return []


def said(text: str | bytes) -> list[tuple[int, str]]:
    return [(m.line, m.key) for m in mistakes(text)]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    from tests.calling import caller

    return next(caller(tmp_path / "h", monkeypatch, capsys))


def test_a_form_without_a_mistake_is_good() -> None:
    assert said(HEAD) == []


@pytest.mark.parametrize("name", forms.names())
def test_the_shipped_forms_have_no_mistake(name: str) -> None:
    assert [*mistakes(forms.shipped_text(name))] == []
    assert forms.load(name).name == name


FIELDS = {
    "type.near": (19, 'type = "yesnoo"'),
    "type.unknown": (19, 'type = "warna"'),
    "key.near": (20, 'type = "text"\nrequird = true'),
    "key.unknown": (20, 'type = "text"\nzzz = true'),
    "kind.flag": (20, 'type = "text"\nrequired = "yes"'),
    "kind.number": (20, 'type = "text"\nlimit = 2.5'),
    "kind.text": (20, 'type = "text"\ndefault = 5'),
    "kind.table": (20, 'type = "text"\nwhen = "go"'),
    "kind.tables": (20, 'type = "choice"\noptions = "A"'),
    "kind.texts": (20, 'type = "text"\nwhen = { field = "go", among = [] }'),
    "kind.words": (20, 'type = "integer"\nmaximum = 5\nrefuse = "no"'),
    "limit.range": (20, 'type = "text"\nlimit = 0'),
    "bounds.order": (20, 'type = "integer"\nminimum = 5\nmaximum = 4'),
    "bounds.unused": (20, 'type = "text"\nminimum = 5'),
    "bounds.range": (20, 'type = "integer"\nminimum = -5'),
    "bounds.year": (20, 'type = "date"\nminimum = 5'),
    "bounds.words": (20, 'type = "money"\nmaximum = 5'),
    "refuse.unused": (20, 'type = "integer"\nrefuse = { id = "x", en = "y" }'),
    "options.unused": (20, f'type = "text"\n{OPTIONS}'),
    "options.few": (17, 'type = "choice"'),
    "option.key": (20, f'type = "choice"\n{OPTIONS.replace("A", "AA")}'),
    "option.lower": (20, f'type = "choice"\n{OPTIONS.replace(chr(34) + "A", chr(34) + "a")}'),
    "option.twice": (20, f'type = "choice"\n{OPTIONS.replace(chr(34) + "B", chr(34) + "A")}'),
    "option.clash": (20, f'type = "choice"\n{OPTIONS.replace("aa", "b")}'),
    "options.none-left": (
        20,
        'type = "multichoice"\n' + OPTIONS.replace("} }", '}, refuse = { id = "x", en = "y" } }'),
    ),
    "note.key": (20, 'type = "note"\ndefault = "x"'),
    "switch.unused": (20, 'type = "date"\nupper = true'),
    "carry.personal": (20, 'type = "phone"\ncarry = true'),
    "hidden.required": (20, 'type = "text"\nrequired = true\nhidden = true'),
    "required.twice": (
        21,
        'type = "text"\nrequired = true\nrequired_when = { field = "go", among = ["Y"] }',
    ),
    "default.bad": (20, 'type = "date"\ndefault = "kemarin"'),
    "default.spelling": (20, 'type = "money"\ndefault = "5jt"'),
    "default.refused": (
        20,
        'type = "choice"\ndefault = "A"\n'
        + OPTIONS.replace("} }, {", '}, refuse = { id = "x", en = "y" } }, {', 1),
    ),
    "when.near": (20, 'type = "text"\nwhen = { field = "goo", among = ["Y"] }'),
    "when.unknown": (20, 'type = "text"\nwhen = { field = "zzz", among = ["Y"] }'),
    "when.self": (20, 'type = "yesno"\nwhen = { field = "f", among = ["Y"] }'),
    "when.among": (21, 'type = "text"\nwhen = { field = "go", among = ["Y",\n"N"] }'),
    "words.language": (20, 'type = "integer"\nmaximum = 5\nrefuse = { id = "no" }'),
    "words.empty": (20, 'type = "integer"\nmaximum = 5\nrefuse = { id = "no", en = " " }'),
    "words.unclean": (
        20,
        'type = "integer"\nmaximum = 5\nrefuse = { id = "no", en = "a\\u0007b" }',
    ),
    "type.meant": (19, 'type = "text"'),
}
NAMED = {"type.meant": "kbli"}
LINES = {"kind.words": 21, "refuse.unused": 20, "hidden.required": 20, "words.language": 21, "words.empty": 21,
         "words.unclean": 21, "default.refused": 20}  # fmt: skip


@pytest.mark.parametrize("key", FIELDS)
def test_a_mistake_of_a_field_is_named_with_its_line_and_alone(key: str) -> None:
    line, rest = FIELDS[key]
    text = HEAD + field(rest, NAMED.get(key, "f"))
    assert said(text) == [(LINES.get(key, line), key)]


WHOLE = {
    "form.name": (2, HEAD.replace('"try"', '"My Form"')),
    "form.version": (3, HEAD.replace('version = "1"', 'version = "1 b"', 1)),
    "words.language": (5, HEAD.replace(', en = "Try"', "")),
    "key.missing": (8, HEAD.replace('label = { id = "Satu", en = "One" }', "")),
    "section.empty": (
        17,
        HEAD + '[[section]]\nname = "two"\nlabel = { id = "a", en = "b" }\nfield = []\n',
    ),
    "name.shape": (18, HEAD + field('type = "text"', "Nama Usaha")),
    "name.reserved": (18, HEAD + field('type = "text"', "consent_notice")),
    "name.twice": (18, HEAD + field('type = "text"', "go")),
    "form.lacks": (1, HEAD.replace('"try"', '"nib"') + field('type = "nik"', "nik")),
    "form.empty": (1, HEAD.replace('type = "yesno"', 'type = "yesno"\nhidden = true')),
    "label.long": (15, HEAD.replace('"Lanjut"', '"Lanjut sesudah ini"')),
    "help.long": (16, HEAD.replace('"Y or T."', f'"{"Y or T " * 12}."')),
    "statement.kind": (
        19,
        HEAD + statement('kind = "promise"'),
    ),
    "name.clash": (
        18,
        HEAD + statement('kind = "consent"', "go"),
    ),
    "when.near": (
        20,
        HEAD + statement('kind = "consent"\nwhen = { field = "goo", among = ["Y"] }'),
    ),
    "oss.unknown": (
        20,
        HEAD + oss('["zzz"]'),
    ),
    "oss.near": (
        20,
        HEAD + oss('["goo"]'),
    ),
    "oss.twice": (
        20,
        HEAD + oss('["go", "go"]'),
    ),
    "oss.note": (
        25,
        HEAD + field('type = "note"') + oss('["f"]'),
    ),
    "when.free": (
        25,
        HEAD
        + field('type = "text"')
        + field('type = "text"\nwhen = { field = "f", among = ["x"] }', "g"),
    ),
    "when.value": (
        25,
        HEAD
        + field('type = "integer"')
        + field('type = "text"\nwhen = { field = "f", among = ["x"] }', "g"),
    ),
    "when.spelling": (
        25,
        HEAD
        + field('type = "money"')
        + field('type = "text"\nwhen = { field = "f", among = ["5jt"] }', "g"),
    ),
    "when.later": (
        20,
        HEAD
        + field('type = "text"\nrequired_when = { field = "later", among = ["Y"] }')
        + field('type = "yesno"', "later"),
    ),
}


@pytest.mark.parametrize("key", WHOLE)
def test_a_mistake_of_the_form_is_named_with_its_line(key: str) -> None:
    line, text = WHOLE[key]
    found = said(text)
    assert (line, key) in found
    assert len(found) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [("when", "when"), ("when", "required_when"), ("required_when", "required_when")],
)
def test_conditions_that_run_in_a_circle_are_told_with_the_way_round(one: str, two: str) -> None:
    text = (
        HEAD
        + field(f'type = "yesno"\n{one} = {{ field = "b", among = ["Y"] }}', "a")
        + field(f'type = "yesno"\n{two} = {{ field = "a", among = ["Y"] }}', "b")
    )
    found = mistakes(text)
    assert [(m.line, m.key, m.params["chain"]) for m in found] == [
        (20, "when.circle", "a, b, a"),
        (26, "when.circle", "b, a, b"),
    ]


BROKEN: dict[str, tuple[int, str | bytes]] = {
    "toml.twice": (3, '[form]\nname = "a"\nname = "b"\n'),
    "toml.open": (3, '[form]\nname = "a"\ntitle = "b\n'),
    "toml.equals": (2, "[form]\nname\n"),
    "toml.value": (2, "[form]\nname = nib\n"),
    "toml.other": (2, '[form]\n= "x"\n'),
    "file.utf8": (2, b'[form]\nname = "\xff"\n'),
    "file.large": (1, b"#" * (LARGEST + 1)),
    "toml.deep": (1, "a = " + "[" * 5000),
}


@pytest.mark.parametrize("key", BROKEN)
def test_a_file_that_is_no_toml_is_told_by_its_line(key: str) -> None:
    line, text = BROKEN[key]
    assert said(text) == [(line, key)]


def test_an_unclosed_text_at_the_end_has_the_last_line() -> None:
    assert said('[form]\nname = "a"\ntitle = """b\n\n') == [(3, "toml.open")]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_lines() -> None:
    text = HEAD.replace('"try"', '"T"').replace(', en = "One"', "") + field(
        'type = "nikk"\nlimit = "x"'
    )
    found = mistakes(text.replace("\n", "\r\n"))
    assert [(m.line, m.place, m.key) for m in found] == [
        (2, "form.name", "form.name"),
        (10, "one label", "words.language"),
        (19, "one/f type", "type.near"),
        (20, "one/f limit", "kind.number"),
    ]


def test_the_issues_own_spellings_of_types_are_taken() -> None:
    options = 'options = [{ key = "A", label = { id = "aa", en = "aa" } }]'
    text = HEAD + "".join(
        field(f'type = "{word}"\n{more}', name)
        for word, name, more in (
            ("e-mail", "a", ""),
            ("yes/no", "b", ""),
            ("multi-choice", "c", options),
        )
    )
    found = forms.parse(text)
    assert [found.index[n].kind for n in "abc"] == [Kind.EMAIL, Kind.YESNO, Kind.MULTI]


def test_a_form_of_more_than_three_hundred_fields_is_refused() -> None:
    many = HEAD + "".join(field('type = "text"', f"f{n}") for n in range(300))
    assert said(many) == [(1, "form.many")]
    assert said(many.replace(field('type = "text"', "f299"), "")) == []


def test_what_isnt_asked_decides_nothing_further_down() -> None:
    chain = (
        HEAD
        + field('type = "yesno"\nwhen = { field = "go", among = ["Y"] }', "a")
        + field('type = "text"\nwhen = { field = "a", among = ["Y"] }', "b")
    )
    b = forms.parse(chain).index["b"]
    assert b.asked({"go": "Y", "a": "Y"})
    assert not b.asked({"go": "T", "a": "Y"})


def test_every_mistake_has_its_sentence_in_both_languages() -> None:
    for key, (_, rest) in FIELDS.items():
        sentence_of(mistakes(HEAD + field(rest, NAMED.get(key, "f"))), key)
    both: dict[str, tuple[int, str | bytes]] = {**WHOLE, **BROKEN}
    for key, (_, text) in both.items():
        sentence_of(mistakes(text), key)


def sentence_of(found: list[Mistake], key: str) -> None:
    pair = locale.table("forms")[key]
    params = next(m.params for m in found if m.key == key)
    for text in pair:
        named = (
            {name for _, name, _, _ in string.Formatter().parse(text) if name} if params else set()
        )
        assert named <= params.keys()


def test_the_command_tells_all_and_refuses(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes((HEAD + field('type = "nikk"\nlimit = 0')).replace("\n", "\r\n").encode())
    code, out, err = cli("forms", "check", str(path))
    assert code == 1
    assert out.splitlines() == [
        'line 19  one/f type: The type "nikk" is unknown. Is "nik" meant? There are: '
        + ", ".join(Kind) + ".",
    ]  # fmt: skip
    assert "1 mistakes" in err


def test_the_command_says_that_a_form_is_good(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "nib.toml"
    path.write_bytes(b"\xef\xbb\xbf" + forms.shipped_text("nib").replace("\n", "\r\n").encode())
    code, out, err = cli("forms", "check", str(path))
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == 1 and "50 fields" in out and "version 2" in out
    code, out, _ = cli("forms", "check", "--json", str(path))
    assert code == 0 and json.loads(out)["ok"] is True and json.loads(out)["mistakes"] == []


def test_the_command_speaks_json(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(HEAD.replace('"1"', "1", 1), encoding="utf-8")
    code, out, _ = cli("forms", "check", str(path), "--json")
    found = json.loads(out)
    assert code == 1 and not found["ok"]
    assert [(m["line"], m["place"], m["key"]) for m in found["mistakes"]] == [
        (3, "form.version", "kind.text")
    ]


@pytest.mark.parametrize("what", ["missing", "folder"])
def test_a_file_that_cannot_be_read_is_one_sentence(cli: Cli, tmp_path: Path, what: str) -> None:
    path = tmp_path if what == "folder" else tmp_path / "none.toml"
    code, out, err = cli("forms", "check", str(path))
    assert (code, out) == (1, "") and len(err.splitlines()) == 1


LINES_OF = forms.shipped_text("nib").splitlines()


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_shipped_form_with_lines_taken_out_doubled_or_swapped_is_good_or_told(
    data: st.DataObject,
) -> None:
    lines = [*LINES_OF]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        to = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["out", "twice", "swap", "cut"])):
            case "out":
                del lines[at]
            case "twice":
                lines.insert(to, lines[at])
            case "swap":
                lines[at], lines[to] = lines[to], lines[at]
            case _:
                lines[at] = lines[at][: len(lines[at]) // 2]
    text = "\n".join(lines)
    found = mistakes(text)
    for one in found:
        assert 1 <= one.line <= len(lines)
        locale.say(f"forms.{one.key}", **one.params)
    if not found:
        assert isinstance(tomllib.loads(text), dict)


ANYTHING = st.recursive(
    st.one_of(st.none().map(lambda _: "x"), st.booleans(), st.integers(-3, 3), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(
        st.sampled_from(["name", "type", "label", "id", "en", "when", "field", "among", "options", "key", "x"]),
        inner, max_size=4)),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["form", "section", "statement", "oss_screen", "other"]), ANYTHING
    )
)
def test_whatever_a_file_holds_it_is_refused_in_sentences(data: dict[str, object]) -> None:
    import tomlkit

    try:
        text = tomlkit.dumps(data)
        tomllib.loads(text)
    except (ValueError, TypeError):
        return  # no file that TOML could hold
    found = mistakes(text)
    assert found
    for one in found:
        locale.say(f"forms.{one.key}", **one.params)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_sentences(data: bytes) -> None:
    assert mistakes(data)


def test_a_note_is_read_and_may_be_longer_than_a_hint() -> None:
    text = HEAD + field('type = "note"', "n").replace("Tolong.", "Tolong " * 33)
    assert said(text.replace('note"', 'text"')) == [(21, "help.long")]
    note = forms.parse(text).index["n"]
    assert note.kind is Kind.NOTE and isinstance(note.help, Words)
    assert not note.asked({}) and note.seen({})
