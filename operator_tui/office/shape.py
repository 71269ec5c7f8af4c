"""Whether an item can be taken as it is: the shape that every form has, then what its own form asks."""

import json
import re
import uuid
from collections.abc import Mapping
from typing import Any, Final

from operator_tui.core.canonical import canonical
from operator_tui.core.times import day_of
from operator_tui.delivery.protocol import Item, ItemKind
from operator_tui.locale import say
from operator_tui.office.form import SHIPPED, Known

LARGEST: Final = 100_000
"""Characters of one item's body."""


def problem_of(item: Item, known: Known = SHIPPED) -> tuple[str, str] | None:
    """``(field, reason)`` of what is wrong with an item, or None."""
    if not _is_uuid(item.id):
        return "id", say("office.bad-id")
    if item.revision < 1:
        return "revision", say("office.bad-revision")
    try:
        if len(json.dumps(item.body, ensure_ascii=False)) > LARGEST:
            return "body", say("office.too-large")
        canonical(item.body)
    except (TypeError, ValueError, RecursionError):
        return "body", say("office.bad-body")
    if item.kind == ItemKind.APPLICATION:
        return _application(item.body, known)
    if item.kind == ItemKind.OUTCOME:
        return _outcome(item.body)
    if item.kind == ItemKind.CANCEL and not isinstance(item.body.get("reason"), str):
        return "reason", say("office.missing", field="reason")
    return None


def _is_uuid(text: str) -> bool:
    """One spelling only: another one of the same number would be another application."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def _application(body: Mapping[str, Any], known: Known) -> tuple[str, str] | None:
    for key in ("ref", "form", "form_version", "made_at", "by"):
        if not isinstance(body.get(key), str) or not body[key]:
            return key, say("office.missing", field=key)
    if not isinstance(body.get("event"), str | None):
        return "event", say("office.bad-body")
    content = body.get("content")
    if not isinstance(content, dict):
        return "content", say("office.missing", field="content")
    if not isinstance(body.get("statements"), dict):
        return "statements", say("office.missing", field="statements")
    nik, name = content.get("nik"), content.get("name")
    if not isinstance(nik, str) or not re.fullmatch(r"[1-9][0-9]{15}", nik):
        return "nik", say("office.nik-shape")
    if not isinstance(name, str) or not name.strip():
        return "name", say("office.missing", field="name")
    return known.problem(body)


def _outcome(body: Mapping[str, Any]) -> tuple[str, str] | None:
    """An NIB with its date, or a reason with what the screen said."""
    if nib := body.get("nib"):
        if not isinstance(nib, str) or not re.fullmatch(r"[0-9]{13}", nib):
            return "nib", say("office.nib-shape")
        return None if _is_date(body.get("date")) else ("date", say("office.bad-date"))
    if not isinstance(body.get("reason"), str) or not body["reason"]:
        return "reason", say("office.missing", field="nib / reason")
    if not isinstance(body.get("text", ""), str):
        return "text", say("office.bad-body")
    return None


def _is_date(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        day_of(value)
    except ValueError:
        return False
    return True
