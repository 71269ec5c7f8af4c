"""The settings, and the gateway, as they are now: what is set while the program runs is taken up."""

from typing import TYPE_CHECKING

from operator_tui import config
from operator_tui.config import Config
from operator_tui.ui.session import Session

if TYPE_CHECKING:
    from operator_tui.delivery.access import Access
    from operator_tui.store.store import Store


def settings(session: Session) -> Config:
    """As they are now; where there is no file of settings, as they were when the sitting began."""
    home = session.home
    return config.load(home) if (home / config.CONFIG_FILE).exists() else session.config


def access(session: Session, store: "Store") -> "Access":
    """The gateway as it is set now. Raises :class:`Usage` for a setting that can't be used."""
    from operator_tui.delivery.access import Access
    from operator_tui.store import meta

    now = settings(session)
    if now is not session.config:
        config.require(now, "gateway.url", "gateway.ca", "delivery.daily-mb")
    token = store.read(lambda db: meta.get(db, meta.TOKEN))
    return Access(now.gateway_url, token, now.gateway_ca)
