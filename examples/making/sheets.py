"""How each author keeps a sheet: columns and headings, the look of dates, lengths and names, the form of the file."""

import csv
import io
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from making.dice import pick
from making.log import slug
from making.people import PEOPLE
from making.tables import DISTRICT_OF


COLUMNS = {"date": "date", "kind": "kind", "leader": "led_by", "people": "people", "minutes": "minutes", "modality": "modality",
           "entered_on": "entered_on"}


@dataclass
class Manner:
    """How somebody keeps a sheet: columns and their headings, the look of dates, lengths and names, the form of the file."""
    columns: dict = field(default_factory=lambda: dict(COLUMNS))
    dates: str = "iso"
    length: str = "plain"
    names: str = "name"
    delimiter: str = ","
    encoding: str = "utf-8"
    newline: str = "\n"


def columns(text):
    """`date=Date kind=Kind` as a dictionary; an underscore in a heading is a blank."""
    return {key: heading.replace("_", " ") for key, heading in (pair.split("=") for pair in text.split())}


TITLED = "date=Date leader=Led_By people=People kind=Kind minutes=Minutes modality=Modality entered_on=Entered_On"
MENTOR_FIRST = "leader=Mentor people=Mentee date=Date kind=Kind modality=Modality minutes=Minutes entered_on=Entered_On"
MANNERS = {
    "applegate/brannock": Manner(),
    "applegate/achterberg": Manner(columns(MENTOR_FIRST), "us"),
    "applegate/barrientos": Manner(columns(TITLED), "words"),
    "applegate/holmquist": Manner(columns("kind=kind date=date people=mentee leader=mentor minutes=minutes modality=modality entered_on=entered_on"), "us", "min"),
    "applegate/szymanski": Manner(columns(TITLED), "us", "clock"),
    "applegate/renwick": Manner(dates="us"),
    "applegate/o-shaughnessy": Manner(names="email"),
    "applegate/full-release/thorvald": Manner(columns(MENTOR_FIRST), "us", "clock"),
    "applegate/full-release/castleberry": Manner(length="plain", names="id"),
    "applegate/new teachers": Manner(columns("date=date kind=kind people=mentee leader=mentor minutes=minutes")),
    "table-rock/20": Manner(columns("date=DATE leader=MENTOR people=MENTEE kind=KIND minutes=MINUTES modality=MODALITY entered_on=ENTERED_ON"), "us", "plain", "last-first"),
    "table-rock/visits": Manner(columns("date=Date kind=Kind leader=Mentor people=Mentee minutes=Minutes"), "day-first"),
    "table-rock/full-release/ilunga": Manner(columns(TITLED), "iso", "h"),
    "table-rock/full-release/vance": Manner(columns(MENTOR_FIRST), "words", "1h30"),
    "bear-creek/penafiel": Manner(columns(TITLED), "us", encoding="cp1252", newline="\r\n"),
    "bear-creek/abernethy": Manner(names="id"),
    "bear-creek/tarrant": Manner(columns(TITLED), "iso", encoding="utf-8-sig", newline="\r\n"),
    "bear-creek/salvatierra": Manner(columns(MENTOR_FIRST), "us", "min"),
    "bear-creek/stroud": Manner(dates="words"),
    "bear-creek/varga": Manner(columns(MENTOR_FIRST), "iso", "hours-comma", delimiter=";"),
    "bear-creek/full-release/aldana": Manner(columns(
        "date=date start=start end=end minutes=minutes kind=kind leader=led_by people=people modality=modality"), "us"),
    "bear-creek/full-release/lowenthal": Manner(columns(
        "date=Date kind=Kind minutes=Hours people=Mentee leader=Mentor modality=Modality"), "iso", "decimal"),
    "consortium/meetings": Manner(columns(
        "date=date kind=kind leader=led_by minutes=minutes purposes=purposes research-topic=research-topic people=people"), names="id"),
    "consortium/contacts": Manner(columns("date=Date leader=Led_By people=People kind=Kind contact-kind=contact-kind minutes=Minutes"), "us"),
    "applegate/plc": Manner(columns("date=date kind=kind leader=led_by people=people minutes=minutes place=place agenda=agenda "
                                    "research-topic=research-topic status=status note=note"), "us"),
}
MANNERS["table-rock/plc"] = MANNERS["bear-creek/plc"] = MANNERS["applegate/plc"]


def manner_of(sheet):
    return MANNERS[max((start for start in MANNERS if sheet.startswith(start)), key=len)]


def show_date(day, look):
    return {"iso": day.isoformat(), "us": f"{day.month}/{day.day}/{day.year}", "day-first": f"{day.day}/{day.month}/{day.year}",
            "words": f"{day:%B} {day.day}, {day.year}"}[look]


def show_length(minutes, look, *what):
    """`1:30`, `1.5 h`, `1h30` ... A sheet of hours falls back to minutes where the hours would not come out even."""
    if minutes is None:
        return ""
    whole, rest = divmod(minutes, 60)
    if look == "clock":
        return f"{whole}:{rest:02}"
    if look == "1h30":
        return f"{whole}h{rest:02}"
    if look == "min":
        return pick([f"{minutes} Min.", f"{minutes} min", str(minutes)], "length", *what)
    if look == "h":
        return f"{minutes / 60:g} h"
    if look == "decimal":
        return f"{minutes / 60:g}"
    if look == "hours-comma" and minutes % 15 == 0:
        return f"{minutes / 60:g} h".replace(".", ",")
    return str(minutes)


NAMESAKES = {person.id for person in PEOPLE.values() if sum(other.name == person.name for other in PEOPLE.values()) > 1}


def email_of(who):
    person = PEOPLE[who]
    suffix = who[-2:] if who in NAMESAKES else ""
    return f"{slug(person.name).replace('-', '.')}{suffix}@{DISTRICT_OF[person.site]}.example"


def show_person(who, look):
    name = PEOPLE[who].name
    if look == "email":
        return email_of(who)
    if look == "id" or who in NAMESAKES:
        return who
    first, last = name.split(" ", 1)
    return f"{last}, {first}" if look == "last-first" else name


def show_clock(minute):
    return f"{minute // 60:02}:{minute % 60:02}"


def cell_of(log, column, manner):
    if column in log.cells:
        value = log.cells[column]
        return show_date(value, manner.dates) if isinstance(value, date) else value
    if column == "date":
        return show_date(log.day, manner.dates)
    if column == "leader":
        return show_person(log.leader, manner.names)
    if column == "people":
        return ("|" if manner.delimiter == ";" else ";").join(show_person(who, manner.names) for who in log.people)
    if column == "minutes":
        return show_length(log.minutes, manner.length, log.sheet, log.day, log.people)
    if column == "entered_on":
        return show_date(log.entered_on, manner.dates) if log.entered_on else ""
    if column == "start":
        return show_clock(log.start)
    if column == "end":
        return show_clock(log.start + log.minutes)
    return {"kind": log.kind, "modality": log.modality}.get(column, "")


def table(rows, delimiter=",", newline="\n"):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=newline).writerows(rows)
    return text.getvalue()


def write_logs(logs):
    """The bytes of each sheet, and where each planted case stands: (case, sheet, row, what the row says)."""
    sheets, plants = defaultdict(list), []
    for log in logs:
        sheets[log.sheet].append(log)
    files = {}
    for sheet, kept in sheets.items():
        manner = manner_of(sheet)
        kept.sort(key=lambda log: (log.day, log.kind != "onsite", log.leader, log.people))
        rows = [list(manner.columns.values())]
        for log in kept:
            rows.append([cell_of(log, column, manner) for column in manner.columns])
            if log.plant:
                plants.append((log.plant, sheet, len(rows), " / ".join(cell for cell in rows[-1] if cell)))
        files["inbox/" + sheet] = table(rows, manner.delimiter, manner.newline).encode(manner.encoding)
    return files, plants


def write_papers(papers):
    sheets = defaultdict(list)
    for paper in papers:
        sheets[paper.sheet].append(paper)
    files = {}
    for sheet, kept in sheets.items():
        extra = list(kept[0].cells)
        rows = [["entry", "date", "artifact", "stage", "about", "by", *extra]]
        rows += [[p.entry, p.day.isoformat(), p.kind, p.stage, p.about, p.by, *p.cells.values()] for p in kept]
        files["inbox/" + sheet] = table(rows).encode()
    return files
