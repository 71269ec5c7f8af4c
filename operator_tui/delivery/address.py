"""The gateway's address: what may be set at all."""

import ipaddress
import re
from typing import Final
from urllib.parse import urlsplit

from operator_tui.core.errors import Usage

_LABEL: Final = re.compile(r"[A-Za-z0-9_-]{1,63}")


def check_url(url: str) -> str:
    """The address with one ``/`` at its end. Raises :class:`Usage` for what is no URL, or isn't safe.

    ``http://`` is refused except on this machine itself: names and NIKs would go over the air in the clear.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Usage("delivery.url-bad") from error
    if (
        parts.scheme not in ("http", "https")
        or not host
        or not _is_host(host)
        or parts.query
        or parts.fragment
        or "@" in parts.netloc
    ):
        raise Usage("delivery.url-bad")
    if any(c.isspace() or not c.isprintable() for c in url.strip()) or port == 0:
        raise Usage("delivery.url-bad")
    if parts.scheme == "http" and not is_loopback(host):
        raise Usage("delivery.url-insecure")
    return url.strip().rstrip("/") + "/"


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        return True
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return False
    return all(_LABEL.fullmatch(label) for label in name.removesuffix(".").split("."))
