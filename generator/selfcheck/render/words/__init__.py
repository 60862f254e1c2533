"""Words about a bank that nobody wrote: its key, its conditions and its ranges, in the language of the guide."""

from selfcheck.render.words.bank import BankWords
from selfcheck.render.words.language import Language

__all__ = ["BankWords", "Language"]
