"""Numbers that look random and are not: taken from a hash of what they are for, so one change does not stir up the rest."""

import hashlib

SEED = "rogue valley 2025-26"


def dice(sides, *what):
    """A number from 0 to sides - 1 that depends on `what` alone."""
    digest = hashlib.sha256("|".join([SEED, *map(str, what)]).encode()).digest()
    return int.from_bytes(digest[:6], "big") % sides


def pick(values, *what):
    return values[dice(len(values), *what)]
