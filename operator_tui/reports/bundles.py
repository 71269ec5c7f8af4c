"""What became of a USB bundle, in words."""

from operator_tui.locale import say
from operator_tui.store.bundles import Sent


def state(sent: Sent) -> str:
    """How many of its items wait for an answer; else whether it was answered, or only asks for news."""
    if sent.waiting:
        return say("bundle.waits", n=sent.waiting)
    if sent.answered_at:
        return say("bundle.answered")
    return say("bundle.by-link" if sent.items else "bundle.asks")
