"""The small mistakes of a year: one cell or one row each, in sheets that are otherwise in order."""

from datetime import date

from making.log import INSTRUCTIONAL, Log


def make_single_plants(logs):
    """The small mistakes of a year, each in a sheet that is otherwise in order. Changes `logs` and adds to it."""
    def sessions(leader, month, kind=None):
        return [log for log in logs if log.leader == leader and log.day.month == month and len(log.people) == 1
                and (log.kind == kind if kind else log.kind in INSTRUCTIONAL)]

    def plant(log, name, **cells):
        log.cells.update(cells)
        log.plant = name

    plant(sessions("P-0101", 10)[4], "minutes that cannot be", minutes="2:75")
    plant(sessions("P-0102", 11, "observation")[2], "no minutes", minutes="")
    plant(sessions("P-0103", 2)[5], "misspelled name, session", people="Thadeus Coombs")
    plant(sessions("P-0104", 12)[6], "misspelled name, no accents", people="Chloe Belanger Roy")
    plant(next(log for log in sessions("P-0101", 3) if log.people == ["P-0303"]), "name of two people", people="Maria Delgado")
    plant(sessions("P-0105", 4)[3], "unknown kind", kind="coaching chat")
    other = sessions("P-0105", 5)[1]
    plant(other, "date in the future", date=date(2027, other.day.month, other.day.day))
    late = sessions("P-0103", 10)[0]
    late.entered_on, late.plant = date(2025, 12, 19), "entered late"
    visit = sessions("P-0101", 11, "observation")[0]
    logs.append(Log("applegate/new teachers own notes.csv", visit.day, "observation", "P-0101", visit.people, visit.minutes - 15,
                    plant="the same visit, two lengths"))
    for day in [date(2025, 10, 13), date(2025, 10, 14), date(2025, 10, 21), date(2025, 10, 28)]:
        logs.append(Log("table-rock/visits october.csv", day, "co-teaching", "P-0103", ["P-0326"], 50,
                        plant="day before month, whole column" if day.day == 13 else ""))
