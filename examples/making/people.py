"""Everybody with role and dates, the pairings with those who fill them, and the absences."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from making.days import FIRST_DAY, NO_ABSENCE, ODE_LEARNING, SCHOOL_DAYS, days_between
from making.dice import dice, pick
from making.tables import MID_YEAR_HIRE, NEW_FULL_RELEASE, STAFF, TEAMS


@dataclass
class Person:
    id: str
    name: str
    site: str
    first: date = date(2025, 8, 25)   # in the role
    last: date | None = None


@dataclass
class Pairing:
    id: str
    mentee: str
    mentor: str
    colleagues: list                  # (person, first day, last day or None)
    first: date = FIRST_DAY
    last: date | None = None
    follows: str = ""

    def colleague_on(self, day):
        return next((who for who, first, last in self.colleagues if first <= day and (last is None or day <= last)), None)

    def is_active(self, day):
        return self.first <= day and (self.last is None or day <= self.last)


def make_people():
    """All people by id: staff, building mentors (P-0201 on), beginning educators (P-0301 on)."""
    people = {who: Person(who, name, site) for who, name, site in STAFF}
    people[NEW_FULL_RELEASE].first = date(2026, 1, 5)
    mentee_number = 301
    for number, (name, school, _, mentees) in enumerate(TEAMS, 201):
        people[f"P-{number:04}"] = Person(f"P-{number:04}", name, school)
        for mentee in mentees:
            people[f"P-{mentee_number:04}"] = Person(f"P-{mentee_number:04}", mentee, school)
            mentee_number += 1
    people["P-0218"].last = date(2026, 2, 13)
    people["P-0310"].site = "thompson-ridge"      # the roster shows where the transferred mentee is now
    hire, name, school = MID_YEAR_HIRE
    people[hire] = Person(hire, name, school, first=date(2026, 2, 3))
    return people


def make_pairings():
    pairings, number = {}, 1
    for team, (_, _, mentor, mentees) in enumerate(TEAMS, 201):
        for _ in mentees:
            pair = f"BP-{number:02}"
            pairings[pair] = Pairing(pair, f"P-{300 + number:04}", mentor, [(f"P-{team:04}", FIRST_DAY, None)])
            number += 1
    mentor_change, transfer = date(2026, 1, 12), date(2026, 1, 26)
    pairings["BP-15"].last = date(2026, 1, 9)
    pairings["BP-49"] = Pairing("BP-49", "P-0315", NEW_FULL_RELEASE, [("P-0206", mentor_change, None)], mentor_change, None, "BP-15")
    pairings["BP-10"].last = date(2026, 1, 23)
    pairings["BP-50"] = Pairing("BP-50", "P-0310", "P-0101", [("P-0206", transfer, None)], transfer, None, "BP-10")
    pairings["BP-51"] = Pairing("BP-51", "P-0349", NEW_FULL_RELEASE, [("P-0213", date(2026, 2, 3), None)], date(2026, 2, 3))
    left = date(2026, 2, 13)
    pairings["BP-43"].colleagues = [("P-0218", FIRST_DAY, left), ("P-0217", date(2026, 2, 23), None)]
    pairings["BP-44"].colleagues = [("P-0218", FIRST_DAY, left), ("P-0217", date(2026, 3, 16), None)]
    return pairings


PEOPLE = make_people()
PAIRINGS = make_pairings()
MENTEES = sorted({pair.mentee for pair in PAIRINGS.values()})
BUILDING = [f"P-{number:04}" for number in range(201, 201 + len(TEAMS))]
PAIRINGS_OF = defaultdict(list)
for _pair in PAIRINGS.values():
    PAIRINGS_OF[_pair.mentee].append(_pair)


def pairing_of(mentee, day):
    return next((pair for pair in PAIRINGS_OF[mentee] if pair.is_active(day)), None)


def holders(people, day):
    return [who for who in people if PEOPLE[who].first <= day and (PEOPLE[who].last is None or day <= PEOPLE[who].last)]


def make_absences():
    """Rows (person, first, last, kind): a few single days for mentees and building mentors, and the planted ones."""
    rows = [("P-0320", date(2026, 1, 5), date(2026, 1, 30), "parental leave"), ("P-0212", ODE_LEARNING[0], ODE_LEARNING[0], "jury duty")]
    away = {(who, day) for who, first, last, _ in rows for day in days_between(first, last)}
    for who in [*BUILDING, *MENTEES]:
        for n in range(dice(4, who, "absences")):
            day = pick(SCHOOL_DAYS, who, "absence", n)
            if day not in NO_ABSENCE and (who, day) not in away and PEOPLE[who].first <= day and holders([who], day):
                away.add((who, day))
                rows.append((who, day, day, pick(["sick", "sick", "personal", "family"], who, day)))
    return sorted(rows, key=lambda row: (row[1], row[0])), away


ABSENCES, AWAY = make_absences()
