"""The artifacts: role definitions, documents of the grant, reports of time, and the lines of the state's log."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from making.cases import NO_ONSITE_TROUBLE, STOPPED_LOGGING
from making.days import END_OF_WEEK, REPORT_DAYS
from making.log import INSTRUCTIONAL, TARGETED, half_of, surname
from making.people import PAIRINGS, PEOPLE, pairing_of
from making.tables import DIRECTOR, DISTRICT_OF


@dataclass
class Paper:
    sheet: str
    entry: str
    day: date
    kind: str
    stage: str
    about: str
    by: str
    cells: dict = field(default_factory=dict)


def make_papers():
    expectations = {
        "full-release": ("Weekly visits, 60 hours a year with each beginning educator", "Goals, observation, feedback, conversation; ODE log"),
        "in-building": ("There every day, 30 hours a year with each beginning educator", "Onsite help, check-ins, a report of time each month"),
    }
    papers = []
    for n, (kind, (expected, owed)) in enumerate(expectations.items(), 1):
        papers.append(Paper("consortium/role definitions.csv", f"RD-{n}", date(2025, 9, 3), "role-definition", "issued", "the program",
                            DIRECTOR, {"mentor-kind": kind, "expectations": expected, "responsibilities": owed}))
    duties = [("grant-budget", 9, 15), ("payroll", 10, 31), ("data-analysis", 11, 21), ("payroll", 12, 19), ("grant-report", 1, 16),
              ("accountability", 2, 20), ("payroll", 3, 20), ("data-analysis", 4, 24), ("program-improvement", 5, 15), ("grant-report", 6, 10)]
    for n, (duty, month, day) in enumerate(duties, 1):
        papers.append(Paper("consortium/grant.csv", f"GR-{n:02}", date(2025 if month > 8 else 2026, month, day), "grant-document",
                            "issued", "the program", DIRECTOR, {"grant-duty": duty}))
    return papers + make_time_reports()


def make_time_reports():
    """Every fourth Friday a building mentor reports the time spent on each pairing to its full-release mentor."""
    papers = []
    for day in REPORT_DAYS:
        for pair in PAIRINGS.values():
            who = pair.colleague_on(day) if pair.is_active(day) else None
            silent = who == STOPPED_LOGGING[0] and day > STOPPED_LOGGING[1] or pair.id == NO_ONSITE_TROUBLE[0] and day > NO_ONSITE_TROUBLE[1]
            if who and not silent:
                papers.append(Paper(f"{DISTRICT_OF[PEOPLE[who].site]}/time reports.csv", f"TR-{pair.id[3:]}-{day:%m%d}", day, "time-report",
                                    "submitted", pair.id, who, {"to": pair.mentor}))
    return papers


def make_ode_lines(logs):
    """The state's log: a line for each activity of each pairing, entered by its full-release mentor at the week's end."""
    lines = defaultdict(int)
    for log in logs:
        for mentee in log.people if log.kind in INSTRUCTIONAL + TARGETED else []:
            pair = pairing_of(mentee, log.day)
            lines[(END_OF_WEEK[log.day], pair.id, pair.mentor)] += 1
    papers = []
    for (day, pair, mentor), count in sorted(lines.items()):
        for _ in range(count):
            papers.append(Paper(f"ode-log/{surname(mentor)}-{half_of(day)}.csv", f"O{len(papers) + 10001}", day, "ode-entry", "entered", pair, mentor))
    return papers
