"""The short ways to type what a field is to hold, the shortest first. Which of them are right is not decided here."""

from collections.abc import Iterator

from operator_tui.core.form import FieldSpec, Kind
from operator_tui.core.values import read_date
from operator_tui.reference import kbli


def spellings(spec: FieldSpec, text: str, version: str) -> list[str]:
    """Candidates for a stored text."""
    match spec.kind:
        case Kind.VILLAGE:
            found = _village(text)
        case Kind.KBLI:
            found = _kbli(text, version)
        case _:
            found = _plain(spec, text)
    return sorted(dict.fromkeys(found), key=len)


def _plain(spec: FieldSpec, text: str) -> Iterator[str]:
    match spec.kind:
        case Kind.MONEY:
            yield from _money(text)
        case Kind.DATE:
            day = read_date(text)
            yield from (f"{day:%d%m%y}", f"{day:%d%m%Y}")
        case Kind.PHONE:
            yield from (text.removeprefix("+62"), "0" + text.removeprefix("+62"))
        case Kind.RTRW:
            first, second = text.split("/")
            yield f"{int(first)}/{int(second)}"
        case Kind.YESNO | Kind.CHOICE:
            yield text.lower()
        case Kind.TEXT | Kind.NAME if spec.upper:
            yield text.lower()
        case _:
            pass
    yield text


def _money(text: str) -> Iterator[str]:
    """``5jt``, ``1,5jt``, ``750rb`` and the digits."""
    amount = int(text)
    for unit, power in (("m", 9), ("jt", 6), ("rb", 3)):
        whole, rest = divmod(amount, 10**power)
        fraction = f"{rest:0{power}}".rstrip("0")
        yield f"{whole}" + (f",{fraction}" if fraction else "") + unit


def _village(label: str) -> Iterator[str]:
    """Beginnings of the name's words, alone and with a beginning of the district; the label at last."""
    name, _, district = label.lower().partition(", ")
    for word in (name, *name.split()):
        for end in range(1, len(word) + 1):
            yield word[:end]
            for more in range(1, 5):
                yield f"{word[:end]} {district[:more]}"
    yield label


def _kbli(code: str, version: str) -> Iterator[str]:
    """Beginnings of what people call it, as the table has it; the code itself at last."""
    found = kbli.lookup(code, version)
    for phrase in found.words if found else ():
        for end in range(2, len(phrase) + 1):
            yield phrase[:end]
    yield code
