"""Options: what several commands have in common."""

from __future__ import annotations

import click

from selfcheck.arguments import BankFile, ContentFolder

content_option = click.option(
    "--content",
    type=ContentFolder(),
    default="content",
    show_default=True,
    help="The folder with guide.yaml and the chapters.",
)
bank_argument = click.argument("bank", type=BankFile())
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems.")
format_option = click.option(
    "--format",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How problems are told: text for people, on standard error; for programs, on standard output, as one JSON"
    " object, as workflow commands of GitHub Actions, or as a SARIF 2.1.0 log for code scanning.",
)
