"""What a finalised application holds: the form's tidy answers as they go over the wire."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from operator_tui.core.checks import CONSENT_METHOD, CONSENT_NOTICE, CONSENT_PAPER, REASON
from operator_tui.core.form import FormSpec
from operator_tui.core.values import text_of, tidy, value


def tidied(form: FormSpec, texts: Mapping[str, str], today: date) -> dict[str, str]:
    """The stored text of every field that is asked or filled by the program; empty ones left out."""
    found = {
        spec.name: tidy(spec, texts.get(spec.name, ""), today)
        for spec in form.fields()
        if spec.hidden or spec.asked(texts)
    }
    return {name: text for name, text in found.items() if text}


def content(form: FormSpec, texts: Mapping[str, str], today: date) -> dict[str, str | int]:
    """``{field: value}`` for the wire. The texts must have no blocking problem."""
    return {
        name: value(form.index[name], text) for name, text in tidied(form, texts, today).items()
    }


def texts_of(form: FormSpec, sent: Mapping[str, object]) -> dict[str, str]:
    """What stood in the form when a content was made of it; a field that the form has no more stays as it was sent."""
    return {
        name: text_of(form.index[name], value) if name in form.index else str(value)
        for name, value in sent.items()
    }


def statements(form: FormSpec, texts: Mapping[str, str]) -> dict[str, Any]:
    """``{statement: "Y"|"T"}``, with how they were given and which notice was read; ``consent_notice`` before."""
    answers: dict[str, Any] = {
        s.name: texts.get(s.name, "").strip().upper() for s in form.asked_statements(texts)
    }
    answers["method"] = texts.get(CONSENT_METHOD, "").strip().upper()
    if paper := texts.get(CONSENT_PAPER, "").strip():
        answers["paper"] = paper
    answers["notice"] = form.notice_version
    if notice := texts.get(CONSENT_NOTICE, ""):
        answers["consent_notice"] = notice
    return answers


def reasons(texts: Mapping[str, str]) -> dict[str, str]:
    """The operator's reasons for going on past a problem: ``{"nik": …}`` for its check, ``{"nik:duplicate": …}``."""
    return {
        name.removeprefix(REASON): text
        for name, text in texts.items()
        if name.startswith(REASON) and text.strip()
    }


def village(texts: Mapping[str, str]) -> str:
    """Where the business is, as lists show it: ``desa, kecamatan``. A follow-up has it as ``village``."""
    if texts.get("place_same_as_ktp", "Y") == "T":
        return texts.get("place_village", "")
    return texts.get("ktp_village", "") or texts.get("village", "")
