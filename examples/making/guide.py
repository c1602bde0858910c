"""The README of the example: who is who, what was planted where, and what a reader should find on four evenings."""

from making.people import BUILDING, MENTEES, PAIRINGS, PEOPLE
from making.tables import ADMINISTRATORS, DIRECTOR, DISTRICT_OF, FULL_RELEASE, PLC_LEADERS, SITES

INTRODUCTION = """# Rogue Valley: a year of a consortium that does not exist

Three invented districts run the blended model of `rules/somc.induct` in the school year 2025-26. Nobody here is real.
`examples/make_rogue_valley.py` makes this folder, always the same bytes; do not edit it by hand if you want to keep it.
The inbox holds the whole year at once: a row dated after the night waits, so any evening can be tried.

    induct nightly examples/rogue-valley --on 2026-01-20
"""

EVENINGS = """## What to find on four evenings

Take each evening on a fresh copy, or the four one after another. The amounts are those of the sheets as they stand. A review
opens in the night that finds its reason: what is said of reviews here is said of the four nights one after another.

**November 15.** Two pairings need a look; the other alarms have to do with paper.
- BP-07 has 4 of 60 hours, is behind since September 9, and has had no onsite support since October 24: a review opens.
- BP-34 looks busy, but since November 3 the rows are led by Clement Dufresne-Okafor, who is not its colleague mentor.
- BP-24 and BP-25 lack onsite support from November 3 to 7. Halvard Brekke was there; he writes everything down at the end of
  the month, and these rows come on November 25. Each middle of a month looks like this.
- BP-10 and BP-15 will end in January, as the roster has known from the beginning; because BP-50 and BP-49 carry their hours on,
  they are asked for no more than the others.

**January 20.** Eight pairings of 48 need attention; the causes differ.
- BP-07: 6 hours, no onsite support since October 24 and no check-in since November 5, no report of time since October.
- BP-34: two empty months of onsite support *by its colleague*, though each day has a row. A review opens.
- BP-23: its full-release mentor logs mostly other work since November; only instructional hours count. Behind since
  November 26: a review opens.
- BP-41: well ahead in the autumn; no session by its full-release mentor after November 10; behind since December 24.
- BP-12 and BP-13: Loretta Szymański stopped logging on December 5. Did she stop coming, or only stop writing?
- BP-29: one day, January 7, is missing because the name in that row is misspelled. Correct the cell and it heals.
- BP-38: the check-ins of December 1 to 19 were by video; the rule asks for face to face.
- Besides, BP-24 and BP-25 wait for the rows of January again.
- All mentors of Bear Creek lack a district PLC in December: the meeting was cancelled and no new date was found. One cause.
- Calm, and rightly so: BP-20 is on leave from January 5 to 30 (absence and waiver); BP-49 goes on where BP-15 ended, with
  the same mentee, a new full-release mentor and the hours of the earlier pairing.

**March 15.** The same, grown, and new cases.
- BP-12 and BP-13 have had two months, January and February, without onsite support; BP-41 has been behind for more than
  45 days. Their reviews open. BP-07 is getting help since February 2, but is far behind. BP-34 is behind in its 30 hours too.
- BP-43 and BP-44 lost Ignacio Salvatierra on February 13. BP-43 has a new colleague mentor from February 23, after four school
  days without; BP-44 has none until March 16, which is longer than the ten school days that a change may take (Rory D'Angelo,
  `both-mentors`). What would be told to the colleague mentor of BP-44 goes to the director.
- BP-51 began on February 3 and is behind: the model owes 60 hours in full, whenever somebody is hired. A question for the director.
- Juniper Ashgrove was at no PLC in January and February: a talk about attendance opens. Philippa Stroud lacks December and
  January; her talk opens in any night from February 8 to March 7, and on March 15 no more, as she came in February.
- Loretta Szymański was not at the state session of January 26.
- BP-50 is Levi Stannard's pairing since January 26, when he moved to another school; its hours begin with those of BP-10.
- The Table Rock PLC of March 5 had no agenda.

**June 20.** The year is judged.
- BP-41 was taken up again on March 2 and has its 60 hours. BP-07, BP-23 and BP-51 do not.
- BP-12, BP-13, BP-34 and BP-51 do not have 30 hours by their colleague mentor. Missed days and weeks stay missed.
- BP-44 had no report of time for more than 31 days after February 13: nobody was there to write one.
- How many induction events the year needs was never decided (`induction-events-a-year`): that rule has no verdict.
- Halvard Brekke's days are there now, but 100 of his 227 rows were entered later than 14 days (`time-recorded`).
- One row still waits: it is dated 2027.
"""

MEANING = {
    "wrong person": "BP-34: the first of the rows by another building mentor; there is one each school day from then on",
    "misspelled name, onsite": "BP-29: set aside, as nobody has that name; the day is missing until the cell is corrected",
    "check-ins by video": "BP-38: the first of three weeks",
    "wrong kind": "BP-23: the first of the weeks with co-planning and the like instead of instructional support",
    "no minutes": "an observation that is counted as a visit, but not as time",
    "entered late": "dated October, entered December 19",
    "misspelled name, session": "set aside, with the name that it may mean; enough other hours",
    "misspelled name, no accents": "set aside, as nobody has that name; enough other hours",
    "unknown kind": "set aside: the model knows no such kind",
    "date in the future": "waits, for ever: the year is a slip",
    "minutes that cannot be": "set aside: there are no 75 minutes after 2 hours",
    "name of two people": "set aside with both candidates, P-0303 and P-0338; use the id",
    "the same visit, two lengths": "the mentor's sheet has it with 15 minutes more; the first one counts, the other is reported",
    "day before month, whole column": "four rows set aside with the question which comes first, day or month",
    "left the state session out": "Loretta Szymański is not among the people, and no absence of hers is recorded",
    "PLC without an agenda": "the cell is empty",
    "PLC month without a meeting": "cancelled, never held",
}

FORMS = """## How the sheets differ

- Bear Creek, `tarrant-fall (1).csv`: the same file, uploaded twice; it adds nothing.
- Bear Creek, `tarrant-*.csv`: UTF-8 with a byte-order mark and CRLF. `penafiel-*.csv`: Windows-1252 and CRLF.
  `varga-*.csv`: separated by `;`, names by `|`, some lengths as `0,5 h`. `abernethy-*.csv`: ids instead of names.
- Applegate: a sheet for each building mentor and semester, `o-shaughnessy-*.csv` with e-mail addresses, `renwick-*.csv` with a row
  for each mentee instead of one a day. Table Rock: one sheet a month for all, `Last, First`, headings in capitals.
- Dates as `2025-09-02`, `9/2/2025`, `September 2, 2025`; lengths as `90`, `1:30`, `1.5 h`, `1h30`, `45 Min.`, hours in a column of hours.
- A row of a building mentor's round names all mentees who were there, and counts for each; so do sessions with three mentees.
- Lasting matters stand in the roster: absences, the waiver of BP-20, who left, who followed whom.
- `inbox/ode-log/` is the export of the state's log: one line for each activity of each pairing.
"""


def row(*cells):
    return "| " + " | ".join(str(cell).replace("|", "/") for cell in cells) + " |"


def who_is_who():
    lines = ["## Who is who", "", f"{len(PEOPLE)} people: {len(MENTEES)} beginning educators, {len(BUILDING)} building mentors, "
             f"{len(FULL_RELEASE)} full-release mentors, one of whom leads a PLC too; {len(PAIRINGS)} pairings, 48 of them from September 2.", "",
             row("role", "person", "place"), row("---", "---", "---"),
             row("regional director", PEOPLE[DIRECTOR].name, "consortium")]
    names = {site: name for site, name, _, _ in SITES}
    lines += [row("district office administrator", PEOPLE[who].name, names[district]) for district, who in ADMINISTRATORS.items()]
    lines += [row("PLC leader", PEOPLE[who].name, names[district]) for district, who in PLC_LEADERS.items()]
    for who in FULL_RELEASE:
        count = sum(pair.mentor == who for pair in PAIRINGS.values())
        lines.append(row("full-release mentor", f"{PEOPLE[who].name}, {count} pairings", names[DISTRICT_OF[PEOPLE[who].site]]))
    lines += ["", row("pairing", "beginning educator", "full-release mentor", "colleague mentor", "school", "days"), row(*["---"] * 6)]
    for pair in PAIRINGS.values():
        days = f"from {pair.first}" + (f" to {pair.last}" if pair.last else "") + (f", follows {pair.follows}" if pair.follows else "")
        colleagues = ", then ".join(PEOPLE[who].name for who, _, _ in pair.colleagues)
        school = names[PEOPLE[pair.colleagues[-1][0]].site]
        lines.append(row(pair.id, PEOPLE[pair.mentee].name, PEOPLE[pair.mentor].name, colleagues, school, days))
    return "\n".join(lines) + "\n"


def planted(plants):
    lines = ["## What was planted where", "", "Row 1 is the heading.", "", row("sheet in inbox/", "row", "what", "what follows"), row(*["---"] * 4)]
    lines += [row(f"`{sheet}`", number, case, MEANING[case]) for case, sheet, number, _ in sorted(plants, key=lambda plant: plant[1:3])]
    return "\n".join(lines) + "\n"


def guide(logs, papers, plants):
    """The text of README.md. plants: (case, sheet, row, what the row says)."""
    lines = sum(paper.kind == "ode-entry" for paper in papers)
    counts = (f"{len(logs)} rows of activities and meetings, {len(papers) - lines} papers, {lines} lines of the state's log.\n")
    return "\n".join([INTRODUCTION, counts, who_is_who(), EVENINGS, planted(plants), FORMS])
