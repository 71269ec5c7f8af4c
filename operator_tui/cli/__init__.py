"""The command line. Each command imports what it needs inside itself: starting one loads only that."""

import gc
import sys
from pathlib import Path
from typing import Any, Final

import click

from operator_tui import __version__, locale
from operator_tui.cli import ending, streams, usage, wording
from operator_tui.cli.context import Context, require_screen
from operator_tui.core.errors import OperatorError, StoreTrouble, Usage

_COMMANDS: Final = {
    "init": "setup:init",
    "config": "setup:config",
    "demo": "demo:demo",
    "event": "event:event",
    "import": "importing:import_",
    "queue": "queue:queue",
    "followups": "followups:followups",
    "sync": "sync:sync",
    "attempts": "attempts:attempts",
    "kit": "kit:kit",
    "bundle": "bundle:bundle",
    "slip": "slip:slip",
    "print": "printing:print_",
    "printers": "printers:printers",
    "attach": "attach:attach",
    "summary": "summary:summary",
    "closing": "closing:closing",
    "operators": "operators:operators",
    "log": "log:log",
    "doctor": "doctor:doctor",
    "lookup": "lookup:lookup",
    "forms": "forms:forms",
    "wheels": "wheels:wheels",
    "office": "office:office",
}


_LOOKING: Final = ("doctor", "log")
"""The commands that IT turns to where something is broken: broken settings don't keep them back."""


class Commands(click.Group):
    """A group whose commands are imported when they are called."""

    context_class = wording.SpokenContext

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        from importlib import import_module

        if name not in _COMMANDS:
            return None
        module, _, attribute = _COMMANDS[name].partition(":")
        command: click.Command = getattr(import_module(f"operator_tui.cli.{module}"), attribute)
        wording.speak(command, name)
        return command

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        with ending.reader_watched():
            return super().make_context(*args, **more)

    def get_help(self, ctx: click.Context) -> str:
        wording.speak(self, "main")
        return super().get_help(ctx)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with ending.reader_watched():
                return super().invoke(ctx)
        except Exception as error:
            if isinstance(ctx.obj, Context) and not ending.foreseen(error):
                ending.log_crash(error, ctx.obj.home)
            raise


@click.command(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--home",
    type=click.Path(path_type=Path, readable=False),
    help="All state lies under this folder.",
)
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path, readable=False),
    help="Read the passphrase from a file (or set OPERATOR_TUI_PASSPHRASE).",
)
@click.option("--lang", type=click.Choice(locale.LANGUAGES), help="Language: id (default) or en.")
@click.version_option(__version__, prog_name="operator-tui", message="%(prog)s %(version)s")
@click.pass_context
def main(
    ctx: click.Context, home: Path | None, passphrase_file: Path | None, lang: str | None
) -> None:
    """Capture NIB applications where there is no signal; deliver them when there is. Without a command: the screens.

    Exit codes: 0 done, 1 some refused, 2 wrong usage, 3 locked, 4 gateway not reached, 5 store or disk.
    """
    from operator_tui import config

    ctx.obj = Context(home or config.default_home(), passphrase_file)
    if ctx.invoked_subcommand != "demo":  # it has a home of its own
        config.check_home(ctx.obj.home)
    locale.use(lang or _language(ctx))
    if ctx.invoked_subcommand is None:
        require_screen()
        gc.disable()  # what is loaded now stays; the screens turn it on again once they stand
        store = ctx.obj.opened()  # its key is made in 32 MiB: before the screens take theirs
        from operator_tui.ui.run import run_app

        run_app(ctx.obj, store)


def _language(ctx: click.Context) -> str:
    try:
        language: str = ctx.obj.config.language
    except StoreTrouble:
        if ctx.invoked_subcommand not in _LOOKING:
            raise
        return locale.LANGUAGES[0]
    return language


def run(args: list[str] | None = None) -> None:
    """The console script: what goes wrong is one sentence on stderr and an exit code, never a traceback."""
    streams.prepare()
    usage.use_language(sys.argv[1:] if args is None else args)
    sys.exit(_run(args))


def _run(args: list[str] | None) -> int:
    try:
        code = main(args=args, standalone_mode=False, prog_name="operator-tui")
    except OperatorError as error:
        ending.tell(locale.sentence(error))
        return error.exit_code
    except click.UsageError as error:
        ending.tell(usage.sentence(error))
        return Usage.exit_code
    except (click.Abort, KeyboardInterrupt):
        ending.tell(locale.say("cli.stopped"))
        return 1
    except ending.ReaderGone:
        ending.swallow()
        return 0
    except Exception as error:  # noqa: BLE001  the last wall: logged where it came through
        ending.tell(ending.crashed(error))
        return ending.CRASHED
    return code if isinstance(code, int) else 0
