"""The rosters as the consortium keeps them: sites, people, roles, pairings, absences, waivers."""

from datetime import date

from making.days import FIRST_DAY
from making.dice import dice
from making.people import ABSENCES, BUILDING, MENTEES, PAIRINGS, PEOPLE
from making.sheets import email_of, table
from making.tables import ADMINISTRATORS, DIRECTOR, FULL_RELEASE, PLC_LEADERS, SITES


def show_end(day):
    return day.isoformat() if day else "ongoing"


def role_rows():
    consortium = [(DIRECTOR, "regional-director", "southern-oregon")]
    consortium += [(who, "do-administrator", district) for district, who in ADMINISTRATORS.items()]
    consortium += [(who, "plc-leader", district) for district, who in PLC_LEADERS.items()]
    mentors = [(who, "full-release-mentor", PEOPLE[who].site) for who in FULL_RELEASE]
    colleagues = [(who, "building-mentor", PEOPLE[who].site) for who in BUILDING]
    beginners = [(who, "beginning-educator", PEOPLE[who].site) for who in MENTEES]
    rows = [["person", "role", "site", "from", "to"]]
    for who, role, site in [*consortium, *mentors, *colleagues, *beginners]:
        rows.append([who, role, site, PEOPLE[who].first.isoformat(), show_end(PEOPLE[who].last)])
    return rows


def pairing_rows():
    rows = [["pairing", "kind", "slot", "person", "from", "to", "follows"]]
    for pair in PAIRINGS.values():
        rows.append([pair.id, "blended", "mentee", pair.mentee, pair.first.isoformat(), show_end(pair.last), pair.follows])
        rows.append([pair.id, "blended", "mentor", pair.mentor, pair.first.isoformat(), show_end(pair.last), ""])
        for who, first, last in pair.colleagues:
            rows.append([pair.id, "blended", "colleague", who, first.isoformat(), show_end(last or pair.last), ""])
    return rows


def people_rows():
    rows = [["person", "name", "email", "site", "hired", "left"]]
    for person in sorted(PEOPLE.values(), key=lambda p: p.id):
        hired = person.first if person.first > FIRST_DAY or person.id in MENTEES else date(2014 + dice(11, person.id), 8, 25)
        rows.append([person.id, person.name, email_of(person.id), person.site, hired.isoformat(), person.last.isoformat() if person.last else ""])
    return rows


def make_roster():
    waiver = ["BP-20", "check-ins-frequent", DIRECTOR, "The beginning educator is on parental leave", "2026-01-05", "2026-02-01"]
    tables = {
        "sites": [["site", "name", "kind", "within", "calendar"], *([*site, "oregon-school-year"] for site in SITES)],
        "people": people_rows(), "roles": role_rows(), "pairings": pairing_rows(),
        "absences": [["person", "from", "to", "kind"], *([who, a.isoformat(), b.isoformat(), kind] for who, a, b, kind in ABSENCES)],
        "waivers": [["subject", "requirement", "by", "why", "from", "until"], waiver],
    }
    return {f"roster/{name}.csv": table(rows).encode() for name, rows in tables.items()}
