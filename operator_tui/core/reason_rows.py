"""The rows in which a reason for going on is typed: each stands below the field it is for."""

from typing import Final

from operator_tui.core import checks
from operator_tui.core.checks import Problem
from operator_tui.core.form import FieldSpec, Kind, Words

_PLAIN: Final = (
    Words("  alasan", "  reason"),
    Words(
        "Mengapa tetap benar? Contoh: KTP lama, sudah dicek ke Disdukcapil.",
        "Why is it right all the same? E.g. old KTP, checked with Disdukcapil.",
    ),
)
_OF: Final = {
    checks.DUPLICATE: (
        Words("  alasan ganda", "  reason, again"),
        Words(
            "Mengapa dimasukkan lagi? Contoh: usaha kedua. F4 membuka yang sudah ada.",
            "Why entered again? E.g. a second business. F4 opens the one that is here.",
        ),
    ),
    checks.KEPT: (
        Words("  alasan tetap", "  reason to keep"),
        Words(
            "Mengapa isi semula sudah benar? Contoh: sudah ditanyakan ke pemohon.",
            "Why is it right as it was? E.g. asked the applicant again.",
        ),
    ),
}


def reason_spec(problem: Problem) -> FieldSpec:
    """The row for the reason that a problem asks for."""
    words, help_ = _OF.get(problem.key, _PLAIN)
    return FieldSpec(checks.reason_name(problem), Kind.TEXT, words, help_, required=True)
