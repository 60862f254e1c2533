"""Commands: each reads its arguments, has the work done, and says what came of it."""

from selfcheck.commands.bank import paper, score, try_bank
from selfcheck.commands.codes import explain
from selfcheck.commands.guide import new, schema
from selfcheck.commands.site import build, check, serve, verify

COMMANDS = (build, check, verify, new, score, try_bank, paper, explain, serve, schema)
"""All of them, in the order in which the documentation has them."""
