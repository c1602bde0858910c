"""What building mentors log: a short round on each school day, and a check-in a week."""

from datetime import date

from making.cases import (
    MISSPELLED_DAY, NO_ONSITE_TROUBLE, VIDEO_WEEKS, WRONG_PERSON, filled_in_by, is_left_out, works)
from making.days import END_OF_WEEK, SCHOOL_DAYS, WEEKS
from making.dice import dice, pick
from making.log import Log, colleague_sheet, entered_by_colleague
from making.people import AWAY, BUILDING, PAIRINGS


def partners_of(colleague, day):
    """The mentees of a building mentor that are there on that day."""
    return [pair.mentee for pair in PAIRINGS.values()
            if pair.is_active(day) and pair.colleague_on(day) == colleague and (pair.mentee, day) not in AWAY]


def make_onsite():
    """A short round on each school day, one row for all mentees of a building mentor (one mentor writes a row for each)."""
    logs = []
    for who in BUILDING:
        for day in SCHOOL_DAYS:
            seen = [mentee for mentee in partners_of(who, day) if works(who, day) and not is_left_out(mentee, day)]
            for mentee in [m for m in seen if filled_in_by(m, day)]:
                seen.remove(mentee)
                helper = filled_in_by(mentee, day)
                logs.append(Log(colleague_sheet(helper, day), day, "onsite", helper, [mentee], 10, "in-person", END_OF_WEEK[day],
                                plant="wrong person" if day == WRONG_PERSON[1] else ""))
            single_rows = who == "P-0206" or (who, day) == MISSPELLED_DAY
            for group in ([[m] for m in seen] if single_rows else [seen] if seen else []):
                minutes = 10 + dice(6, who, day, *group)
                logs.append(Log(colleague_sheet(who, day), day, "onsite", who, group, minutes, "in-person", entered_by_colleague(who, day)))
    for log in logs:
        if (log.leader, log.day) == MISSPELLED_DAY and log.people == ["P-0329"]:
            log.cells, log.plant = {"people": "Ranjbahr, Cyrus"}, "misspelled name, onsite"
    return logs


def sees_all_together(who):
    """Every second building mentor holds the week's check-in with all mentees at once where they can."""
    return int(who[-1]) % 2 == 0


def check_in_day(who, mentee, days):
    """A day of the week on which both are there; None when there is none."""
    free = [day for day in days if works(who, day) and (mentee, day) not in AWAY]
    whose = who if sees_all_together(who) else mentee
    return free[dice(len(free), "check-in", whose, days[-1])] if free else None


def check_in(pair, days):
    """The pairing's check-in of a week; None when the colleague is gone, away or silent, or the pairing is in trouble."""
    who = pair.colleague_on(days[0])
    in_trouble = pair.id == NO_ONSITE_TROUBLE[0] and date(2025, 11, 7) < days[0] < NO_ONSITE_TROUBLE[2]
    if who is None or in_trouble:
        return None
    who = filled_in_by(pair.mentee, days[0]) or who
    day = check_in_day(who, pair.mentee, days)
    if day is None:
        return None
    by_video = pair.id == VIDEO_WEEKS[0] and VIDEO_WEEKS[1] <= day <= VIDEO_WEEKS[2]
    return Log(colleague_sheet(who, day), day, "check-in", who, [pair.mentee], pick([15, 20, 20, 25, 30], who, day),
               "video" if by_video else "in-person", entered_by_colleague(who, day),
               plant="check-ins by video" if by_video and days[0] == VIDEO_WEEKS[1] else "")


def make_check_ins():
    """One a week for each pairing, now and then a call beside it."""
    logs, together = [], {}
    for monday, days in WEEKS.items():
        for pair in PAIRINGS.values():
            active = [day for day in days if pair.is_active(day)]
            log = check_in(pair, active) if active else None
            if log is None:
                continue
            first = together.setdefault((log.leader, log.day, log.modality), log) if sees_all_together(log.leader) else log
            if first is log:
                logs.append(log)
            else:
                first.people.append(pair.mentee)
            last = days[-1]
            if dice(9, pair.id, monday, "call") == 0 and (log.leader, last) not in AWAY and last != log.day:
                logs.append(Log(colleague_sheet(log.leader, last), last, "check-in", log.leader, [pair.mentee], 10, "phone",
                                entered_by_colleague(log.leader, last)))
    return logs
