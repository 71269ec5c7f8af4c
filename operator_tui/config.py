"""Settings of a home, and where a home is. No secret stands in the file: the token lies in the store."""

import contextlib
import errno
import os
import stat
from collections.abc import MutableMapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from operator_tui.core.errors import StoreTrouble, Usage

CONFIG_FILE: Final = "config.toml"
LOG_FOLDER: Final = "log"
OFFICE_FOLDER: Final = "office"
_SHOWN: Final = 120
"""Characters of a path that stand in a sentence."""
STORED: Final = ("gateway.token", "device.id")
"""Settings that live in the store, not in the file."""


@dataclass(frozen=True)
class Config:
    """The settings in ``config.toml``; a missing one has its default."""

    language: str = "id"
    """``ui.language``: ``id`` or ``en``."""
    gateway_url: str = ""
    """``gateway.url``: the office's gateway, ``https://…``; ``http://`` only on this machine itself."""
    gateway_ca: str = ""
    """``gateway.ca``: a PEM file with the office's own CA, if its certificate isn't a public one."""
    kbli_version: str = "2020"
    """``kbli.version``: which KBLI the office has OSS take today, ``2020`` or ``2025``."""
    idle_minutes: int = 10
    """``lock.idle-minutes``: the screen locks after so long without a key, 0 to 1440; 0 is never."""
    ascii: bool = False
    """``ui.ascii``: draw with ASCII only."""
    double_entry: str = "off"
    """``capture.double-entry``: NIK, phone and business name typed twice: ``off``, ``always``, or a percentage."""
    bundle_key: str = ""
    """``bundle.key``: the office's public key for USB bundles, ``age1…``; its gateway tells it too."""
    printer: str = ""
    """``paper.printer``: a printer of this system by its name, ``tcp:host:9100`` or ``device:/dev/usb/lp0``; empty
    writes PDFs into the home."""
    paper_size: str = "a4-4"
    """``paper.size``: ``a4-4`` or ``a4-2`` (strips of an A4 page), ``roll-80`` or ``roll-58``."""
    ticket_printer: str = ""
    """``paper.ticket-printer``: the same for queue tickets; empty is ``paper.printer``."""
    ticket_size: str = ""
    """``paper.ticket-size``: the same for queue tickets; empty is ``paper.size``."""
    logo: str = ""
    """``paper.logo``: the office's own logo for papers, a PNG or JPEG; never a state's arms."""
    contact: str = ""
    """``paper.contact``: whom a receipt says to ask, e.g. an office and its number."""
    daily_mb: int = 0
    """``delivery.daily-mb``: the data that sending may cost on a local day, in MB, 0 to 10000; 0 is no limit."""
    problems: tuple[str, ...] = ()
    """The keys whose value in the file is no good, so that their default is in use."""


_KEYS: Final = {
    "ui.language": "language",
    "gateway.url": "gateway_url",
    "gateway.ca": "gateway_ca",
    "kbli.version": "kbli_version",
    "lock.idle-minutes": "idle_minutes",
    "ui.ascii": "ascii",
    "capture.double-entry": "double_entry",
    "bundle.key": "bundle_key",
    "paper.printer": "printer",
    "paper.size": "paper_size",
    "paper.ticket-printer": "ticket_printer",
    "paper.ticket-size": "ticket_size",
    "paper.contact": "contact",
    "paper.logo": "logo",
    "delivery.daily-mb": "daily_mb",
}
_SIZES: Final = ("a4-4", "a4-2", "roll-80", "roll-58")
_CHOICES: Final = {
    "kbli.version": ("2020", "2025"),
    "ui.language": ("id", "en"),
    "paper.size": _SIZES,
    "paper.ticket-size": ("", *_SIZES),
}
_LONGEST_CONTACT: Final = 120
_MOST: Final = {"lock.idle-minutes": 24 * 60, "delivery.daily-mb": 10_000}
"""What a number can be at most."""


def default_home() -> Path:
    """``OPERATOR_TUI_HOME``, or the folder for a user's data on this system."""
    if named := os.environ.get("OPERATOR_TUI_HOME"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("operator_tui", appauthor=False)


def check_home(home: Path) -> None:
    """Raise :class:`StoreTrouble` for a home that is no folder, can't be one, or can't be looked into."""
    try:
        for folder in (home, *home.parents):
            try:
                mode = folder.stat().st_mode
            except FileNotFoundError:
                continue
            usable = stat.S_ISDIR(mode) and os.access(folder, os.X_OK)
            break
        else:
            usable = True
    except (OSError, ValueError):
        usable = False
    if not usable:
        shown = str(home)
        shown = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN // 2]}…{shown[-_SHOWN // 2 :]}"
        raise StoreTrouble("cli.home-bad", home=shown)


def sample_data() -> Path:
    """The folder of invented applicants: beside the package in a checkout, inside it once installed."""
    inside = Path(__file__).parent / "sample_data"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "sample_data"


def load(home: Path) -> Config:
    """The settings of a home; a value that is no good has its default and is named in ``problems``.

    A file that is no TOML is :class:`StoreTrouble` that names it; a missing one is fine.
    """
    import tomllib

    path = home / CONFIG_FILE
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Config()
    except (OSError, ValueError) as error:
        raise StoreTrouble("store.config-broken", file=path) from error
    values: dict[str, Any] = {}
    problems: list[str] = []
    for key, name in _KEYS.items():
        section, _, rest = key.partition(".")
        found = data.get(section, {})
        try:
            if not isinstance(found, dict):
                problems.append(key)
            elif rest in found:
                values[name] = _parse(key, found[rest])
        except Usage:
            problems.append(key)
    return Config(**values, problems=tuple(problems))


def require(config: Config, *keys: str) -> None:
    """Raise :class:`Usage` with a sentence of its own where one of these can't be used as it is set."""
    for key in keys:
        if key in config.problems:
            raise Usage("cli.config-bad", key=key)
        if key == "gateway.ca" and config.gateway_ca and not _is_file(config.gateway_ca):
            raise Usage("cli.config-ca-gone", key=key, file=config.gateway_ca)


def show(config: Config) -> dict[str, str]:
    """Every setting of the file as text, by its key."""
    return {key: _text(getattr(config, name)) for key, name in _KEYS.items()}


def put(home: Path, key: str, value: str) -> None:
    """Write one setting, keeping the rest of the file and its comments. Raises :class:`Usage`.

    Only this one is checked: a bad value elsewhere, or in its own place, is no hindrance.
    """
    import tomlkit

    if key not in _KEYS:
        raise Usage("cli.config-unknown", key=key, keys=", ".join([*_KEYS, *STORED]))
    parsed = _check(key, value)
    path = home / CONFIG_FILE
    try:
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        document = tomlkit.parse(text)
    except (OSError, ValueError) as error:
        raise StoreTrouble("store.config-broken", file=path) from error
    section, _, rest = key.partition(".")
    if not isinstance(document.get(section), MutableMapping):
        document[section] = tomlkit.table()
    table: Any = document[section]
    table[rest] = parsed
    _write(home, path, tomlkit.dumps(document))


def _write(home: Path, path: Path, text: str) -> None:
    """Write the file whole or not at all."""
    temporary = path.with_suffix(".toml.new")
    try:
        home.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        key = "store.full" if error.errno == errno.ENOSPC else "store.home-not-writable"
        raise StoreTrouble(key, home=home) from error


def _parse(key: str, raw: object) -> str | int | bool:
    """A value by its own looks alone: type, choice, bounds. Raises :class:`Usage`."""
    if not isinstance(raw, str | int | float):
        raise Usage("cli.config-text", key=key)
    text = str(raw)
    if not text.isprintable():
        raise Usage("cli.config-text", key=key)
    if key == "gateway.url" and text:
        from operator_tui.delivery.address import check_url

        return check_url(text)
    if key == "bundle.key" and text:
        from operator_tui.core.agekey import is_public

        if not is_public(text):
            raise Usage("bundle.key-bad")
    if key in ("paper.printer", "paper.ticket-printer"):
        from operator_tui.core import printer

        try:
            printer.parse(text)
        except ValueError:
            raise Usage("cli.config-printer", key=key) from None
    if key == "paper.contact" and len(text) > _LONGEST_CONTACT:
        raise Usage("cli.config-long", key=key, most=_LONGEST_CONTACT)
    if key in _CHOICES and text not in _CHOICES[key]:
        raise Usage("cli.config-one-of", key=key, values=", ".join(_CHOICES[key]))
    if key == "capture.double-entry":
        from operator_tui.core.looks import share

        try:
            share(text)
        except ValueError:
            raise Usage("cli.config-one-of", key=key, values="off, always, 1-100") from None
    kind = {f.name: f.type for f in fields(Config)}[_KEYS[key]]
    if kind in (int, "int"):
        most = _MOST[key]
        if not text.isdecimal() or len(text) > len(str(most)) or int(text) > most:
            raise Usage("cli.config-range", key=key, least=0, most=most)
        return int(text)
    if kind in (bool, "bool"):
        if text.lower() not in ("true", "false", "1", "0", "y", "t"):
            raise Usage("cli.config-one-of", key=key, values="true, false")
        return text.lower() in ("true", "1", "y")
    return text


def _check(key: str, text: str) -> str | int | bool:
    """The same for a value that is set now: what it names has to be there too."""
    parsed = _parse(key, text)
    if key in ("gateway.ca", "paper.logo") and text:
        if not _is_file(text):
            raise Usage("cli.config-no-file", key=key)
        if key == "gateway.ca" and not _is_certificate(text):
            raise Usage("cli.config-no-certificate", key=key)
        return str(Path(text).absolute())
    return parsed


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False


def _is_certificate(name: str) -> bool:
    """Whether the file holds one that a connection can be held against."""
    import ssl

    try:
        ssl.create_default_context(cafile=name)
    except (OSError, ValueError):
        return False
    return True


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
