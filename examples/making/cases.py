"""The planted cases that last: who stops, who fills in, what goes wrong for a while."""

from datetime import date

from making.people import AWAY, holders, pairing_of


STOPPED_LOGGING = ("P-0205", date(2025, 12, 5))                  # the last day she logs
WRONG_PERSON = ("BP-34", date(2025, 11, 3), "P-0213")             # from this day another building mentor fills in
NO_ONSITE_TROUBLE = ("BP-07", date(2025, 10, 24), date(2026, 2, 2))
MISSPELLED_DAY = ("P-0212", date(2026, 1, 7))
VIDEO_WEEKS = ("BP-38", date(2025, 12, 1), date(2025, 12, 19))


def works(who, day):
    return (who, day) not in AWAY and holders([who], day) and not (who == STOPPED_LOGGING[0] and day > STOPPED_LOGGING[1])


def is_left_out(mentee, day):
    """The pairing in trouble, while nothing happens in it."""
    pair = pairing_of(mentee, day)
    return pair.id == NO_ONSITE_TROUBLE[0] and NO_ONSITE_TROUBLE[1] < day < NO_ONSITE_TROUBLE[2]


def filled_in_by(mentee, day):
    """Who really sees the mentee of the pairing that the wrong person logs; None for all others."""
    pair = pairing_of(mentee, day)
    return WRONG_PERSON[2] if pair.id == WRONG_PERSON[0] and day >= WRONG_PERSON[1] else None
