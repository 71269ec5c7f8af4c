"""Sentences of :mod:`operator_tui.delivery`. The screens use ``link.<verdict>.word`` and ``problem.<code>``."""

from typing import Final

from operator_tui.locale import Pair

SENTENCES: Final = {
    "link.unconfigured.word": Pair("belum diatur", "not set up"),
}
