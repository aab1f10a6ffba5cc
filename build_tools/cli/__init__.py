"""The commands: one module each, loaded only when it is called."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import click

from build_tools.findings import BuildToolsError


class Commands(click.Group):
    """Finds each command in the module of its name, so that no command pays for another."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every module of this folder is a command."""
        del ctx
        return sorted(m.name.replace("_", "-") for m in pkgutil.iter_modules(__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The `command` of the module with that name, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"{__name__}.{cmd_name.replace('-', '_')}").command
        assert isinstance(command, click.Command)  # noqa: S101 - a fault of ours, not of the user
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def group() -> None:
    """Build, check and export bilingual editions."""


def main() -> None:
    """Run a command; what cannot run ends in one line and exit status 2."""
    try:
        sys.exit(group(prog_name="python -m build_tools", standalone_mode=False) or 0)
    except click.ClickException as error:
        why = error.format_message()
    except click.Abort:
        why = "stopped"
    except BuildToolsError as error:
        why = str(error)
    except OSError as error:
        why = f"{error.filename}: {error.strerror}" if error.filename else str(error)
    click.echo(f"build_tools: {why}", err=True)
    sys.exit(2)
