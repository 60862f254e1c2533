"""`python -m selfcheck` is the command `selfcheck`."""

from selfcheck.cli import main

main()
