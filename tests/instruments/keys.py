"""The keys of the published instruments in this folder, written a second time: from the words of each publication.

Each takes the answers of one person and says what the instrument comes to, in exact fractions. None of them uses the
project's scorer, so that a rule misread there does not pass unseen here.
"""

from __future__ import annotations

from instruments import keys_of_health, keys_of_life, keys_of_mind, keys_of_other
from instruments.key_words import Key

KEYS: dict[str, Key] = {**keys_of_mind.KEYS, **keys_of_health.KEYS, **keys_of_life.KEYS, **keys_of_other.KEYS}
"""By the name of the instrument's file."""
