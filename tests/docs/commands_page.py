"""The page of all commands, `docs/reference/commands.md`, made from the command line itself."""

from __future__ import annotations

import inspect
import re

import click

from selfcheck.cli import main

_INTRODUCTION = """\
---
title: Every command
description: All commands of selfcheck with their options and exit codes.
---

In a terminal `selfcheck --help` lists the commands, and `selfcheck build --help` says the same of one as this page.
What stands in `[…]` can be left out.
"""

OPTION = re.compile(r"(?<![`\w-])(--?[a-z][a-z-]*)(?![`\w])")


def commands_page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([_INTRODUCTION, *(_command(name, command) for name, command in main.commands.items())])


def _command(name: str, command: click.Command) -> str:
    whole = click.Context(main, info_name="selfcheck", **main.context_settings)
    context = click.Context(command, parent=whole, info_name=name)
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    help = OPTION.sub(r"`\1`", inspect.cleandoc(command.help or ""))
    options = [option.get_help_record(context) for option in command.params if isinstance(option, click.Option)]
    entries = "".join(_entry(*record) for record in options if record)
    return f"## `selfcheck {name}` {{#{name}}}\n\n`{usage}`\n\n{help}\n\n{entries}{_exit_codes(command)}\n"


def _entry(option: str, help: str) -> str:
    said = re.sub(r" +\[default: ([^]]+)\]", r" *Else* \1.", OPTION.sub(r"`\1`", help))
    said = re.sub(r" +\[([^]]+)\]$", r" It is in the range `\1`.", said)
    return f"`{option}`\n: {said}\n\n"


def _exit_codes(command: click.Command) -> str:
    codes = re.findall(r"^ +(\d+) +(.+)$", command.epilog or "", re.MULTILINE)
    assert codes, f"{command.name} does not say its exit codes"
    return "\n".join(["| exit code | when |", "|---|---|", *(f"| {code} | {when} |" for code, when in codes)])
