"""What full-release mentors log: sessions of the four components, and what surrounds them."""

from collections import defaultdict
from datetime import date

from making.days import END_OF_WEEK, WEEKS, share_of_year
from making.dice import dice, pick
from making.log import INSTRUCTIONAL, Log, mentor_sheet
from making.people import AWAY, PAIRINGS, PEOPLE, pairing_of
from making.tables import FULL_RELEASE


def planned_hours(mentee, day):
    """The hours of instructional support that the mentor means to have given by then, beginning to end."""
    hours = 63 + dice(12, mentee, "hours")
    part = share_of_year(day)
    pair = pairing_of(mentee, day)
    if pair is None:
        return 0
    if pair.id == "BP-07":       # plainly in trouble
        return min(6, 14 * part) if day < date(2026, 2, 2) else 6 + 60 * (part - share_of_year(date(2026, 2, 2)))
    if pair.id == "BP-23":       # other work instead, from November
        return 62 * part if day <= date(2025, 10, 31) else 62 * share_of_year(date(2025, 10, 31)) + 8 * (part - 0.24)
    if pair.id == "BP-41":       # ends in November, is taken up again in March
        paused, resumed = share_of_year(date(2025, 11, 14)), share_of_year(date(2026, 3, 2))
        before = 66 * min(part, paused)
        return before + (64 - 66 * paused) * max(0, part - resumed) / (0.97 - resumed)
    if pair.id == "BP-51":       # hired in February
        return 72 * (part - share_of_year(date(2026, 2, 2)))
    return max(75, hours) * part if pair.id == "BP-20" else hours * part


def sessions_of_week(mentor, days, done, taken):
    """The mentor's week: for each mentee who is behind the plan a session, three mentees of a school together once a month."""
    logs = []
    pairs = [pair for pair in PAIRINGS.values() if pair.mentor == mentor]
    behind = {}
    for pair in pairs:
        free = [day for day in days if pair.is_active(day) and (pair.mentee, day) not in AWAY]
        due = 60 * planned_hours(pair.mentee, days[-1]) - done[pair.mentee] if free else 0
        if due >= (40 if days[0] < date(2025, 9, 22) else 60):
            behind[pair.mentee] = (pair, free, due)
    trio = group_session(mentor, days, behind)
    if trio:
        day = least_taken(mentor, [day for day in days if all(day in behind[m][1] for m in trio)], taken)
        logs.append(session(mentor, day, "reflective-conversation", trio, 60, taken))
        for mentee in trio:
            done[mentee] += 60
            behind[mentee] = (behind[mentee][0], [d for d in behind[mentee][1] if d != day], behind[mentee][2] - 60)
    for mentee, (pair, free, due) in behind.items():
        while due >= 45 and free:
            day = least_taken(mentor, free, taken)
            free.remove(day)
            minutes = min(120, 15 * int(due / 15))
            logs.append(session(mentor, day, kind_of_session(mentee, done), [mentee], minutes, taken))
            done[mentee] += minutes
            due -= minutes if pair.id == "BP-41" else 1000      # one session a week, but for the pairing that catches up
    return logs


def least_taken(mentor, days, taken):
    return min(days, key=lambda day: (taken.get((mentor, day), 0), dice(1000, mentor, day)))


def group_session(mentor, days, behind):
    if days[0].day > 7 or days[0] < date(2025, 10, 1):
        return []
    schools = defaultdict(list)
    for mentee in behind:
        if mentee not in ("P-0307", "P-0323", "P-0341") and behind[mentee][2] >= 60:
            schools[PEOPLE[mentee].site].append(mentee)
    trio = next((mentees[:3] for mentees in schools.values() if len(mentees) >= 3), [])
    together = trio and any(all(day in behind[m][1] for m in trio) for day in days)
    return trio if together else []


KIND_COUNT = defaultdict(int)


def kind_of_session(mentee, done):
    """Goal setting first and in the new year, else the circle of observation, feedback and conversation."""
    KIND_COUNT[mentee] += 1
    count = KIND_COUNT[mentee]
    return "goal-setting" if count % 15 == 1 else INSTRUCTIONAL[(count - 2) % 3]


def session(mentor, day, kind, mentees, minutes, taken):
    """Sessions of a mentor on a day follow one another, with a quarter of an hour between them."""
    start = taken.get((mentor, day), 8 * 60)
    taken[(mentor, day)] = start + minutes + 15
    modality = "video" if kind == "reflective-conversation" and dice(8, mentor, day, *mentees) == 0 else "in-person"
    return Log(mentor_sheet(mentor, day), day, kind, mentor, mentees, minutes, modality, END_OF_WEEK[day], start)


def make_sessions():
    logs, done, taken = [], defaultdict(int), {}
    KIND_COUNT.clear()
    for days in WEEKS.values():
        for mentor in FULL_RELEASE:
            logs += sessions_of_week(mentor, days, done, taken)
            logs += other_work(mentor, days, taken)
    return logs


def other_work(mentor, days, taken):
    """What surrounds the four components and does not count toward the 60 hours."""
    logs = []
    for pair in (pair for pair in PAIRINGS.values() if pair.mentor == mentor):
        free = [day for day in days if pair.is_active(day) and (pair.mentee, day) not in AWAY]
        instead = pair.id == "BP-23" and days[0] > date(2025, 10, 31)
        if not free or (not instead and dice(7, pair.id, days[0], "other") != 0) or pair.id == "BP-07":
            continue
        kind = pick(["co-planning", "student-work-review", "demonstration-lesson", "pre-conference"], pair.id, days[0])
        log = session(mentor, least_taken(mentor, free, taken), kind, [pair.mentee], 90 if instead else 30, taken)
        log.plant = "wrong kind" if instead and days[0] == date(2025, 11, 3) else ""
        logs.append(log)
    return logs
