"""A row of a log before it is written down, and in whose sheet it will stand."""

from dataclasses import dataclass, field
from datetime import date

from making.days import END_OF_MONTH, END_OF_WEEK
from making.people import PEOPLE
from making.tables import DISTRICT_OF


INSTRUCTIONAL = ["observation", "formative-feedback", "reflective-conversation", "goal-setting"]
TARGETED = ["onsite", "check-in"]
MONTH_END_LOGGER = "P-0210"


@dataclass
class Log:
    """An activity or a meeting. `cells` replaces what the sheet would show in a column; `plant` names the planted case."""
    sheet: str
    day: date
    kind: str
    leader: str
    people: list
    minutes: int | None = None
    modality: str = ""
    entered_on: date | None = None
    start: int | None = None          # minutes after midnight
    cells: dict = field(default_factory=dict)
    plant: str = ""


def half_of(day):
    return "fall" if day <= date(2026, 1, 23) else "spring"


def slug(name):
    plain = name.translate(str.maketrans("ćńéëíóñöüáÍ'", "cneeionouaI-")).replace(" ", "-").lower()
    return "".join(letter for letter in plain if letter.isascii() and (letter.isalnum() or letter == "-"))


def surname(who):
    return slug(PEOPLE[who].name.split(" ", 1)[1])


def colleague_sheet(who, day):
    """Applegate and Bear Creek: a sheet for each building mentor and semester. Table Rock: one for the district and month."""
    district = DISTRICT_OF[PEOPLE[who].site]
    if district == "table-rock":
        return f"table-rock/{day:%Y-%m} colleague mentors.csv"
    return f"{district}/{surname(who)}-{half_of(day)}.csv"


def mentor_sheet(who, day):
    """Full-release mentors: by month, by semester, or the whole year in one sheet, as each is used to."""
    district = DISTRICT_OF[PEOPLE[who].site]
    if who == "P-0101":
        return f"{district}/full-release/thorvald-{day:%Y-%m}.csv"
    if who in ("P-0102", "P-0104"):
        return f"{district}/full-release/{surname(who)}-{half_of(day)}.csv"
    return f"{district}/full-release/{surname(who)}.csv"


def entered_by_colleague(who, day):
    if who == MONTH_END_LOGGER:
        return END_OF_MONTH[(day.year, day.month)]
    return END_OF_WEEK[day]
