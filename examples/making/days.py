"""The days of the example year: school days as in stdlib/calendars/oregon.induct (2025-26), and the days of its meetings."""

from collections import defaultdict
from datetime import date, timedelta

FIRST_DAY, LAST_DAY = date(2025, 9, 2), date(2026, 6, 12)
HOLIDAYS = {date(2025, 9, 1), date(2025, 11, 11), date(2026, 1, 19), date(2026, 2, 16), date(2026, 5, 25)}
BREAKS = [(date(2025, 11, 26), date(2025, 11, 28)), (date(2025, 12, 22), date(2026, 1, 2)),
          (date(2026, 3, 23), date(2026, 3, 27))]


def is_school_day(day):
    return day.weekday() < 5 and day not in HOLIDAYS and not any(first <= day <= last for first, last in BREAKS)


def days_between(first, last):
    return [first + timedelta(n) for n in range((last - first).days + 1)]


SCHOOL_DAYS = [day for day in days_between(FIRST_DAY, LAST_DAY) if is_school_day(day)]
WEEKS = defaultdict(list)  # Monday -> the school days of its week
for _day in SCHOOL_DAYS:
    WEEKS[_day - timedelta(_day.weekday())].append(_day)
END_OF_WEEK = {day: days[-1] for days in WEEKS.values() for day in days}
END_OF_MONTH = {(day.year, day.month): day for day in SCHOOL_DAYS}


def share_of_year(day):
    return sum(1 for other in SCHOOL_DAYS if other <= day) / len(SCHOOL_DAYS)


# Days on which everybody is expected somewhere, so that a chance absence never falls on one.
ODE_LEARNING = [date(2025, 10, 10), date(2026, 1, 26), date(2026, 4, 10)]
REGIONAL_PLC = [date(2025, 9, 25), date(2025, 11, 13), date(2026, 1, 29), date(2026, 3, 12), date(2026, 5, 14)]
ADMINISTRATORS_MEET = [date(2025, 9, 18), date(2025, 12, 4), date(2026, 2, 26), date(2026, 5, 21)]
LEADERS_MEET = [date(2025, 9, 8), date(2025, 10, 6), date(2025, 11, 3), date(2025, 12, 1), date(2026, 1, 5), date(2026, 2, 2),
                date(2026, 3, 2), date(2026, 4, 6), date(2026, 5, 4)]
DISTRICT_PLC = {
    "applegate": [date(2025, 9, 10), date(2025, 10, 8), date(2025, 11, 12), date(2025, 12, 10), date(2026, 1, 14),
                  date(2026, 2, 11), date(2026, 3, 11), date(2026, 4, 8), date(2026, 5, 13)],
    "table-rock": [date(2025, 9, 4), date(2025, 10, 2), date(2025, 11, 6), date(2025, 12, 4), date(2026, 1, 8),
                   date(2026, 2, 5), date(2026, 3, 5), date(2026, 4, 2), date(2026, 5, 7)],
    "bear-creek": [date(2025, 9, 9), date(2025, 10, 14), date(2025, 11, 4), date(2025, 12, 9), date(2026, 1, 13),
                   date(2026, 2, 10), date(2026, 3, 10), date(2026, 4, 14), date(2026, 5, 12)],
}
CANCELLED_PLC = ("bear-creek", date(2025, 12, 9))
INDUCTION_EVENTS = [date(2025, 8, 27), date(2025, 10, 10), date(2026, 3, 5)]
REPORT_DAYS = [date(2025, 9, 26) + timedelta(28 * n) for n in range(10)]
NO_ABSENCE = {*ODE_LEARNING, *REGIONAL_PLC, *REPORT_DAYS, *(day for days in DISTRICT_PLC.values() for day in days)}
