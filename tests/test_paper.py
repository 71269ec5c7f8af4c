"""Papers on every size: read back by other programs, their codes by a scanner's, at a thermal printer's dots."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngImageFile
from pypdf import PdfReader

from operator_tui.core.printer import parse
from operator_tui.paper import code, fit, fonts, logo, printers, roll, sizes, slip, strip
from operator_tui.paper.marks import Code, Sheet, Text
from operator_tui.paper.sizes import Size, lay
from operator_tui.reports import printing
from operator_tui.reports.outcome import Setup, words
from operator_tui.store.store import Store
from tests.making import ready
from tests.test_slip import SLIP

DPI = "203"
"""The dots of every thermal printer that is sold."""


def texts(sheet: Sheet) -> list[str]:
    return [mark.text for mark in sheet.marks if isinstance(mark, Text)]


@pytest.mark.skipif(
    not (shutil.which("zbarimg") and shutil.which("pdftoppm")), reason="no zbar or poppler here"
)
@pytest.mark.parametrize("size", Size)
def test_the_code_is_read_at_203_dots_and_says_our_number(tmp_path: Path, size: Size) -> None:
    (tmp_path / "s.pdf").write_bytes(slip.slips_pdf([SLIP], size))
    subprocess.run(
        ["pdftoppm", "-r", DPI, "-mono", "-png", tmp_path / "s.pdf", tmp_path / "s"], check=True
    )
    [picture] = tmp_path.glob("*.png")
    found = subprocess.run(
        ["zbarimg", "-q", "--raw", picture], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == SLIP.ref


@pytest.mark.parametrize("size", Size)
def test_a_module_is_whole_dots_and_the_code_has_its_quiet_zone(size: Size) -> None:
    sheet = lay(slip.card(SLIP), size)
    [found] = [mark for mark in sheet.marks if isinstance(mark, Code)]
    assert found.module * 8 == int(found.module * 8) >= 6
    side, quiet = len(found.rows) * found.module, code.QUIET * found.module
    assert found.x - quiet >= 0 and found.x + side + quiet <= sheet.width
    near = [
        mark
        for mark in sheet.marks
        if isinstance(mark, Text)
        and found.y - quiet < mark.y < found.y + side + quiet
        and mark.x > found.x - quiet
    ]
    assert [mark.text for mark in near if mark.y < found.y + side] == []


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("size", [Size.A4_FOUR, Size.A4_TWO])
def test_values_of_a_strip_have_one_size_that_can_be_read(size: Size, long: bool) -> None:
    name = "RADEN HAJI MUHAMMAD ABDURRAHMAN WAHID KUSUMAATMADJA SASTRANEGARA BIN ABDULLAH"
    title = "Industri Kerupuk, Keripik, Peyek dan Sejenisnya, dan lainnya yang belum disebut"
    one = replace(SLIP, name=name, business=f"{title} {name}", kbli_title=title) if long else SLIP
    sheet = lay(slip.card(one), size)
    first = min(
        mark.x for mark in sheet.marks if isinstance(mark, Text) and mark.text == "3210...0001"
    )
    sizes_ = {mark.size for mark in sheet.marks if isinstance(mark, Text) and mark.x == first}
    assert len(sizes_) == 1 and sizes_.pop() >= (7 if long else 10.5)


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="no qpdf here")
@pytest.mark.parametrize("size", Size)
def test_qpdf_finds_no_fault_in_the_structure(tmp_path: Path, logo_file: Path, size: Size) -> None:
    card = replace(slip.card(replace(SLIP, training=True, copy=2)), logo=str(logo_file))
    other = slip.card(replace(SLIP, name="ŠEMSA ḤĀFIẒ"))
    (tmp_path / "s.pdf").write_bytes(sizes.to_pdf([card, other] * 5, size, "x"))
    done = subprocess.run(["qpdf", "--check", tmp_path / "s.pdf"], capture_output=True, check=False)
    assert (done.returncode, b"No syntax or stream encoding errors" in done.stdout) == (0, True)
    pages = subprocess.run(
        ["qpdf", "--show-npages", tmp_path / "s.pdf"], capture_output=True, check=True
    )
    assert int(pages.stdout) == size.sheets(10)


def test_a_number_too_long_for_a_code_is_printed_without_one() -> None:
    sheet = lay(slip.card(replace(SLIP, ref="W" * 255)), Size.ROLL_58)
    assert not [mark for mark in sheet.marks if isinstance(mark, Code)]
    assert "".join(texts(sheet)).count("W") >= 255


@pytest.mark.parametrize(("size", "sheets"), [("a4-4", 3), ("a4-2", 5), ("roll-80", 9)])
def test_pages_by_size(size: str, sheets: int) -> None:
    data = slip.slips_pdf([SLIP] * 9, Size(size))
    assert data.count(b"/Type /Page\n") == sheets == Size(size).sheets(9)


@pytest.mark.parametrize("name", ["ŠEMSA ḤĀFIẒ", "Şükrü", "ΕΛΕΝΗ", "Ольга", "Nguyễn Thị"])
def test_a_name_outside_latin_1_is_printed_whole_in_the_bundled_font(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "s.pdf").write_bytes(slip.slips_pdf([replace(SLIP, name=name), SLIP]))
    [page] = PdfReader(tmp_path / "s.pdf").pages
    text = page.extract_text()
    assert name in text and SLIP.name in text and "Tanda ?" not in text
    assert b"DejaVuSansCondensed" in (tmp_path / "s.pdf").read_bytes()


@pytest.mark.parametrize("width", [80.0, 58.0])
@pytest.mark.parametrize("wild", ["W" * 255, "kata " * 51, "ﷺ" * 99, ""])
def test_nothing_on_a_roll_lies_where_the_head_does_not_reach(width: float, wild: str) -> None:
    card = slip.card(replace(SLIP, name=wild, business=wild, event=wild, nib=wild, copy=12))
    sheet = roll.lay(card, width)
    margin = roll.MARGIN[width]
    for mark in sheet.marks:
        if isinstance(mark, Text):
            measure = fit.ruler(bundled=sheet.bundled)
            end = mark.x + measure.width(mark.text, mark.size, bold=mark.bold)
            assert margin - 0.01 <= mark.x and end <= width - margin + 0.01, mark
            assert 0 < mark.y < sheet.height


def test_without_the_bundled_font_letters_are_told_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    monkeypatch.setattr(fonts, "FILES", {False: tmp_path / "x.ttf", True: tmp_path / "broken.ttf"})
    fonts.widths.cache_clear()
    try:
        assert not fonts.usable()
        sheet = strip.lay(slip.card(replace(SLIP, name="ŠEMSA")), 74.25)
        assert "?EMSA" in texts(sheet)
        assert any(text.startswith("Tanda ?") for text in texts(sheet))
    finally:
        fonts.widths.cache_clear()


def test_the_font_and_its_licence_lie_in_the_package() -> None:
    assert fonts.usable()
    licence = fonts.FILES[True].with_name("LICENSE.txt").read_text(encoding="utf-8")
    assert "Bitstream Vera" in licence and "permission notice" in licence
    assert all(file.stat().st_size < 200_000 for file in fonts.FILES.values())


@pytest.fixture
def logo_file(tmp_path: Path) -> Path:
    Image.new("RGBA", (90, 30), (20, 90, 40, 200)).save(tmp_path / "logo.png")
    return tmp_path / "logo.png"


@pytest.mark.parametrize("size", Size)
def test_the_offices_logo_stands_at_the_head(tmp_path: Path, logo_file: Path, size: Size) -> None:
    card = replace(slip.card(SLIP), logo=str(logo_file))
    (tmp_path / "s.pdf").write_bytes(sizes.to_pdf([card], size, "x"))
    [page] = PdfReader(tmp_path / "s.pdf").pages
    assert len(page.images) == 1 and SLIP.nib in page.extract_text()
    if not size.per_page:
        with_logo, without = (
            printers.bytes_for(parse("tcp:x"), [one], size, "x") for one in (card, slip.card(SLIP))
        )
        assert len(with_logo) > len(without)


BAD_LOGOS = [
    b"",
    b"no image",
    b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    b"%PDF-1.7",
    b"GIF89a\1\0\1\0\0\0\0;",
    b"<svg/>",
]


@pytest.mark.parametrize("data", [*BAD_LOGOS, None])
def test_a_logo_that_is_no_image_is_left_out_and_told(
    store: Store, tmp_path: Path, data: bytes | None
) -> None:
    [app] = ready(store)
    if data is not None:
        (tmp_path / "logo.png").write_bytes(data)
    setup = Setup(logo=str(tmp_path / "logo.png"))
    done = printing.print_application(store, setup, app.seq)
    assert done.also == "paper.logo-bad" and "tanpa logo" in words(done)
    [page] = PdfReader(tmp_path / "receipts" / f"{app.ref}.pdf").pages
    assert app.ref in page.extract_text() and len(page.images) == 0


def test_a_logo_cut_short_is_no_image(tmp_path: Path, logo_file: Path) -> None:
    whole = logo_file.read_bytes()
    logo_file.write_bytes(whole[: len(whole) // 2])
    assert logo.aspect(str(logo_file)) == 0.0


def test_a_logo_is_decoded_once_for_many_papers_and_anew_once_it_changed(
    logo_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded = list[str]()
    load = PngImageFile.load

    def counted(image: PngImageFile) -> Any:
        decoded.append(str(image.format))
        return load(image)

    monkeypatch.setattr(PngImageFile, "load", counted)
    card = replace(slip.card(SLIP), logo=str(logo_file))
    for _ in range(3):
        lay(card, Size.A4_FOUR)
    assert len(decoded) == 1 and logo.aspect(str(logo_file)) == 3.0
    logo_file.write_bytes(b"no image any more")
    assert logo.aspect(str(logo_file)) == 0.0
