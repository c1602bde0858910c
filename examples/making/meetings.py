"""The meetings of the consortium, the PLC of each district, and the calls that adults of the program note."""

from making.days import (
    ADMINISTRATORS_MEET, CANCELLED_PLC, DISTRICT_PLC, INDUCTION_EVENTS, LEADERS_MEET, ODE_LEARNING, REGIONAL_PLC, WEEKS)
from making.dice import dice, pick
from making.log import Log
from making.people import AWAY, BUILDING, MENTEES, PAIRINGS, PEOPLE, holders
from making.tables import ADMINISTRATORS, DIRECTOR, DISTRICT_OF, DISTRICTS, FULL_RELEASE, PLC_LEADERS


def make_meetings():
    """The calendar of the consortium and of each district's PLC."""
    sheet, logs = "consortium/meetings.csv", []
    mentors = [*FULL_RELEASE, *BUILDING]
    for n, day in enumerate(ODE_LEARNING):
        there = [who for who in holders(mentors, day) if (who, day) not in AWAY and not (who == "P-0205" and n == 1)]
        logs.append(Log(sheet, day, "ode-pd", DIRECTOR, there, 300, plant="left the state session out" if n == 1 else "",
                        cells={"research-topic": ["Mentoring conversations that lead to change", "Looking at classroom talk",
                                                  "Feedback that teachers use"][n]}))
    for n, day in enumerate(REGIONAL_PLC):
        there = [who for who in holders(FULL_RELEASE, day) if not (who == "P-0101" and n == 3)]
        logs.append(Log(sheet, day, "regional-plc", DIRECTOR, there, 150))
    purposes = ["monitor;align", "analyze;strengths", "improvement;monitor", "analyze;improvement"]
    for n, day in enumerate(ADMINISTRATORS_MEET):
        logs.append(Log(sheet, day, "administrators-meeting", DIRECTOR, [DIRECTOR, *ADMINISTRATORS.values()], 120,
                        cells={"purposes": purposes[n]}))
    for day in LEADERS_MEET:
        logs.append(Log(sheet, day, "plc-leaders-meeting", DIRECTOR, [DIRECTOR, *PLC_LEADERS.values()], 90))
    for day in INDUCTION_EVENTS:
        there = [who for who in holders(MENTEES, day) if (who, day) not in AWAY]
        logs.append(Log(sheet, day, "induction-event", DIRECTOR, there, 180))
    for district in DISTRICTS:
        logs += district_plcs(district)
    return logs


PLC_TOPICS = ["Wait time and student talk", "Feedback research, part one", "Classroom routines that last", "Formative assessment",
              "Questions that open a lesson", "Equity of voice", "Feedback research, part two", "Reading across subjects",
              "What we learned this year"]


def district_plcs(district):
    leader, logs = PLC_LEADERS[district], []
    mine = [who for who in [*FULL_RELEASE, *BUILDING] if DISTRICT_OF[PEOPLE[who].site] == district]
    for n, day in enumerate(DISTRICT_PLC[district]):
        stayed_away = {("P-0211", 4), ("P-0211", 5), ("P-0219", 4)}
        there = [who for who in holders(mine, day) if (who, n) not in stayed_away]
        log = Log(f"{district}/plc.csv", day, "district-plc", leader, sorted({leader, *there}), 90,
                  cells={"agenda": f"Minutes of last time; {PLC_TOPICS[n].lower()}; cases", "research-topic": PLC_TOPICS[n],
                         "place": district, "status": "held"})
        if (district, day) == CANCELLED_PLC:
            log.cells.update({"status": "cancelled", "agenda": "", "research-topic": "", "note": "ice on the roads, no new date found"})
            log.plant = "PLC month without a meeting"
        if (district, n) == ("table-rock", 6):
            log.cells["agenda"], log.plant = "", "PLC without an agenda"
        logs.append(log)
    return logs


def make_contacts():
    """What the director and the mentors note about their calls; counted by figures, owed by nobody."""
    sheet, logs = "consortium/contacts.csv", []
    others = [*ADMINISTRATORS.values(), *PLC_LEADERS.values()]
    for n, (monday, days) in enumerate(WEEKS.items()):
        for k in range(2):
            day, kind = pick(days, "contact", n, k), pick(["shared-leadership", "hiring", "mentor-learning", "troubleshooting"], n, k)
            logs.append(Log(sheet, day, "contact", DIRECTOR, [others[(2 * n + k) % len(others)]], pick([10, 15, 20, 30], n, k),
                            cells={"contact-kind": kind}))
        if n % 4 == 1:
            logs.append(Log(sheet, days[-1], "contact", DIRECTOR, ["P-0102"], 45, cells={"contact-kind": "ode-network"}))
        for mentor in holders(FULL_RELEASE, days[0]):
            near = sorted({pair.colleague_on(days[0]) for pair in PAIRINGS.values()
                           if pair.mentor == mentor and pair.is_active(days[0]) and pair.colleague_on(days[0])})
            if dice(2, mentor, monday, "contact") and near:
                logs.append(Log(sheet, pick(days, mentor, n), "contact", mentor, [pick(near, mentor, n)],
                                pick([10, 15, 20], mentor, n), cells={"contact-kind": "coordination"}))
    return logs
