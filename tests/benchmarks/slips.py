"""Slips, four to an A4 page: the time of two hundred and of one, beside bare pages of as much text."""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from operator_tui.paper import slip
from operator_tui.paper.marks import Text
from operator_tui.paper.sizes import Size, lay
from operator_tui.paper.slip import Slip
from tests.benchmarks.figure import Figure

_MANY: Final = 200
_CROWD: Final = 10_000
_CROWD_SCRIPT: Final = f"""
import resource, time
from operator_tui.paper import slip
from tests.benchmarks.slips import some
slip.slips_pdf(some(1))
crowd = some({_CROWD})
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = time.process_time()
slip.slips_pdf(crowd)
print(time.process_time() - begun, before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
_ONE: Final = Slip(
    ref="MJL03-261124-0042", name="ENUNG NURHAYATI", nik_masked="3210…0001", business="Keripik Bu Enung",
    kbli="10313", kbli_version="2020", kbli_title="Industri Pengeringan Buah-buahan dan Sayuran",
    nib="0012345678901", nib_date="2026-11-24", recorded_at="2026-11-24 09.50", event="Jemput Bola Cikijing",
    event_date="2026-11-23", training=False, copy=1, via="typed", verified=False, village="Banjaransari, Cikijing",
)  # fmt: skip


def some(count: int) -> list[Slip]:
    """So many slips, each of a number of its own."""
    return [
        replace(_ONE, ref=f"MJL03-261124-{n:04}", nib=f"{n:013}", name=f"ENUNG {n}")
        for n in range(count)
    ]


def seconds(job: Callable[[], object], times: int = 3) -> float:
    """Of this process alone, the best of a few: other programs don't count."""

    def once() -> float:
        begun = time.process_time()
        job()
        return time.process_time() - begun

    return min(once() for _ in range(times))


def bare(texts: list[list[Text]]) -> bytes:
    """Pages with the same lines of text and nothing else, by fpdf2 alone: the floor."""
    from fpdf import FPDF

    pdf = FPDF(format="A4", unit="mm")
    for page in range(0, len(texts), 4):
        pdf.add_page()
        for lines in texts[page : page + 4]:
            for line in lines:
                pdf.set_font("Helvetica", "B" if line.bold else "", line.size)
                pdf.text(line.x, line.y, line.text)
    return bytes(pdf.output())


def crowd() -> tuple[float, float]:
    """Ten thousand slips in a process of their own: seconds, and the MiB that it grew by."""
    done = subprocess.run(
        [sys.executable, "-c", _CROWD_SCRIPT], capture_output=True, text=True, check=True
    )
    spent, before, after = map(float, done.stdout.split())
    return spent, (after - before) / 1024


def run() -> list[Figure]:
    """Time, the floor, and what ten thousand at once take."""
    slip.slips_pdf([_ONE])  # what is loaded once
    slips = some(_MANY)
    sheets = (lay(slip.card(one), Size.A4_FOUR) for one in slips)
    texts = [[mark for mark in sheet.marks if isinstance(mark, Text)] for sheet in sheets]
    many = seconds(lambda: slip.slips_pdf(slips))
    floor = seconds(lambda: bare(texts))
    spent, grown = crowd()
    return [
        Figure(f"{_MANY} slips, four to a page", many, "s", budget=1.5),
        Figure("the same, beside bare pages of as much text", many, "s", floor=floor),
        Figure("one slip, after the first", 1000 * seconds(lambda: slip.slips_pdf([_ONE]), 10), "ms", budget=30),
        Figure(f"{_CROWD} slips at once", spent, "s"),
        Figure("the same: memory that the process grew by", grown, "MiB"),
    ]  # fmt: skip
