#!/usr/bin/env python3
"""Makes examples/rogue-valley/: a consortium's school year 2025-26 as its people would have typed it, mistakes included.

Method: first the whole year as plain records (who did what with whom on which day), with the planted cases cut into it;
then each record goes into the sheet that its author keeps, in that sheet's own manner. What looks random is taken from
a hash of the record itself, so the bytes are always the same and one change does not stir up the rest.
Standard library only. Run it without arguments to make the folder anew, or with another folder to make it there.
tests/house/example_is_generated.py compares its bytes with the files in git.
"""

import sys
from pathlib import Path

from making.colleague import make_check_ins, make_onsite
from making.full_release import make_sessions
from making.guide import guide
from making.meetings import make_contacts, make_meetings
from making.mistakes import make_single_plants
from making.papers import make_ode_lines, make_papers
from making.roster import make_roster
from making.sheets import write_logs, write_papers
from making.tables import DIRECTOR, DISTRICTS

WORKSPACE = f"""# The example consortium: three invented districts under the blended model. Made by examples/make_rogue_valley.py.

workspace rogue-valley "Rogue Valley mentor consortium"
  run      somc from "../../rules/somc.induct" for {", ".join(DISTRICTS)}
  dates    month/day/year
  operator "{DIRECTOR}"
"""


def make_year():
    """All logs of the year, the state's log, and the papers."""
    logs = make_onsite() + make_check_ins() + make_sessions()
    make_single_plants(logs)
    papers = make_papers() + make_ode_lines(logs)
    return logs + make_meetings() + make_contacts(), papers


def make_workspace():
    """{path: bytes} of the whole folder."""
    logs, papers = make_year()
    sheets, plants = write_logs(logs)
    files = {"workspace.induct": WORKSPACE.encode(), **make_roster(), **sheets, **write_papers(papers)}
    files["inbox/bear-creek/tarrant-fall (1).csv"] = files["inbox/bear-creek/tarrant-fall.csv"]   # uploaded twice
    files["README.md"] = guide(logs, papers, plants).encode()
    return files


def write_workspace(folder):
    """Writes the folder and takes away sheets of an earlier making; what the engine made is left alone."""
    files = make_workspace()
    for old in [path for part in ("inbox", "roster") for path in sorted((folder / part).rglob("*.csv"))]:
        if old.relative_to(folder).as_posix() not in files:
            old.unlink()
    for path, content in sorted(files.items()):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


if __name__ == "__main__":
    write_workspace(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "rogue-valley")
