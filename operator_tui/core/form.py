"""What a form is: sections of fields, as values. ``operator_tui.forms`` reads them from TOML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The type of a field; each has a parser in :mod:`operator_tui.core.values`."""

    TEXT = "text"
    NAME = "name"
    NIK = "nik"
    KK = "kk"
    NPWP = "npwp"
    PHONE = "phone"
    EMAIL = "email"
    DATE = "date"
    YEAR = "year"
    MONEY = "money"
    INTEGER = "integer"
    DECIMAL = "decimal"
    CHOICE = "choice"
    YESNO = "yesno"
    VILLAGE = "village"
    KBLI = "kbli"
    RTRW = "rtrw"
    POSTCODE = "postcode"
    DIGITS = "digits"
    MULTI = "multichoice"
    NOTE = "note"


@dataclass(frozen=True)
class Words:
    """A label or help text in both languages."""

    id: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.id if language == "id" else self.en


class Option(NamedTuple):
    """One answer of a choice: the letter typed and stored, its words, and OSS's code for it.

    One with ``refuse`` can't be gone on with; the words say why.
    """

    key: str
    label: Words
    oss: str = ""
    refuse: Words | None = None


class When(NamedTuple):
    """A condition: another field's stored text is one of ``among``; of a multichoice, one of its letters is.

    ``also`` is the condition of that other field: what isn't asked any more decides nothing.
    """

    field: str
    among: tuple[str, ...]
    also: "When | None" = None

    def holds(self, texts: Mapping[str, str]) -> bool:
        """Whether the condition is met by what stands in the form."""
        text = texts.get(self.field, "")
        met = text in self.among or any(letter in self.among for letter in text.split())
        return met and (self.also is None or self.also.holds(texts))


class FieldSpec(NamedTuple):
    """One field of a form.

    ``limit`` counts characters of the stored text. ``oss`` is the name in OSS's payload (PIA – OSS
    RBA 4.3.22), empty where OSS has none. ``hidden`` fields are filled by the program and never asked.
    A ``known`` village must be in the regency's table. ``when`` says when the field is asked at all,
    ``required_when`` when it must be answered. ``default`` is a text shown as filled by the program; a field with
    ``carry`` begins with what the applicant before had. ``refuse`` says why a number outside ``minimum`` and
    ``maximum`` can't be gone on with. A note is read and never answered.
    """

    name: str
    kind: Kind
    label: Words
    help: Words
    required: bool = False
    limit: int = 255
    minimum: int | None = None
    maximum: int | None = None
    options: tuple[Option, ...] = ()
    oss: str = ""
    default: str = ""
    hidden: bool = False
    when: When | None = None
    sensitive: bool = False
    upper: bool = False
    known: bool = False
    required_when: When | None = None
    carry: bool = False
    refuse: Words | None = None

    def seen(self, texts: Mapping[str, str]) -> bool:
        """Whether the field, or the note, stands on the screen, given what stands in the form."""
        return not self.hidden and (self.when is None or self.when.holds(texts))

    def asked(self, texts: Mapping[str, str]) -> bool:
        """Whether the field is asked, given what stands in the form."""
        return self.kind is not Kind.NOTE and self.seen(texts)

    def needed(self, texts: Mapping[str, str]) -> bool:
        """Whether it must be answered, given what stands in the form."""
        return self.required or (self.required_when is not None and self.required_when.holds(texts))


class Section(NamedTuple):
    """A named group of fields."""

    name: str
    label: Words
    fields: tuple[FieldSpec, ...]


class Statement(NamedTuple):
    """A declaration of the applicant, or a consent for one purpose; ``question`` is read aloud.

    ``when`` says when it is asked at all. One with ``refuse`` can't be gone on with after a no; the words say why.
    """

    name: str
    kind: str
    label: Words
    question: Words
    when: When | None = None
    refuse: Words | None = None

    def asked(self, texts: Mapping[str, str]) -> bool:
        """Whether it is asked, given what stands in the form."""
        return self.when is None or self.when.holds(texts)


class OssScreen(NamedTuple):
    """One screen of OSS: its fields in the order in which OSS asks for them."""

    name: str
    label: Words
    fields: tuple[str, ...]


@dataclass(frozen=True)
class FormSpec:
    """A whole form with its version; a draft keeps the version it was begun with.

    ``text`` is the TOML that it was read from, with LF line ends; empty for a form that was made otherwise.
    """

    name: str
    version: str
    notice_version: str
    title: Words
    notice: Words
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...] = ()
    oss_screens: tuple[OssScreen, ...] = ()
    text: str = field(default="", repr=False, compare=False)
    index: Mapping[str, FieldSpec] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", {spec.name: spec for spec in self.fields()})

    def fields(self) -> Iterator[FieldSpec]:
        """Every field in the order of the form."""
        for section in self.sections:
            yield from section.fields

    def asked_statements(self, texts: Mapping[str, str]) -> tuple[Statement, ...]:
        """The statements that are asked, given what stands in the form."""
        return tuple(s for s in self.statements if s.asked(texts))

    def declarations(self, texts: Mapping[str, str]) -> tuple[Statement, ...]:
        """The applicant's own statements, as far as they are asked."""
        return tuple(s for s in self.asked_statements(texts) if s.kind == "declaration")

    def consents(self, texts: Mapping[str, str]) -> tuple[Statement, ...]:
        """The purposes asked about, each with a consent of its own (UU 27/2022 art. 20-22)."""
        return tuple(s for s in self.asked_statements(texts) if s.kind == "consent")
