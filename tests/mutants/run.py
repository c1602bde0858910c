#!/usr/bin/env python3
"""Wakes one mutant after the other and sees which tests notice:
run.py TREE BUILD LIST ASKED [--every N] [--again]

A mutant is caught when a program of the tests fails, crashes, or takes four times as long as it does otherwise. Only
programs that reach its site are asked, the quickest first. ASKED gets a line for each: who noticed, the place, the
change and the line of the source. --every N asks only each N-th mutant; --again asks those of which ASKED does not say
that they were caught: after tests were added, or when a run was cut off.
"""
import argparse
import collections
import concurrent.futures
import os
import subprocess
import sys
import tempfile
import time

# What is asked; `induct` judges the scenarios of all models. Of test_oracle the large tables are asked one by one, each
# by a pattern that names no other test; a comma would divide it.
LARGE = ["the status of a rule*", "different days*", "gaps*", "each claim*", "amounts of time*", "every point*",
         "documents that*", "what counts*", "time outside*", "figures* held against*"]
AT_RANDOM = ["*agree*", "*random*", "*seeds hold*", "what is unknown*"]
PROGRAMS = [
    ["tests/test_evaluate", "--abort-after=1"],
    ["tests/test_report", "--abort-after=1"],
    ["tests/test_followup", "--abort-after=1"],
    ["tests/test_plan", "--abort-after=1"],
    ["tests/test_nightly", "--abort-after=1", "-tce=many nights judge*"],
    ["tests/test_oracle", "--abort-after=1", "-tce=" + ",".join(LARGE + AT_RANDOM)],
    *(["tests/test_oracle", "--abort-after=1", "-tc=" + table] for table in LARGE),
    ["cli/induct", "test", "rules"],
    ["tests/test_cli", "--abort-after=1", "-tc=*example*,*readers*,*reads the README*"],
    ["tests/random_worlds", "--worlds", "60", "--seed", "60", "--threads", "1"],
    ["tests/random_worlds", "--worlds", "600", "--seed", "600", "--threads", "1"],
]
NOBODY, UNREACHED = "nobody", "nobody reaches it"
SEEDS = "seed=20260101 max_success=200"


def ask(tree, build, program, environment, seconds):
    """Whether the program notices, and how long it took."""
    begin = time.monotonic()
    try:
        run = subprocess.run([os.path.join(build, program[0])] + program[1:], cwd=tree, env=environment,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=seconds, check=False)
        return run.returncode != 0, time.monotonic() - begin
    except subprocess.TimeoutExpired:
        return True, time.monotonic() - begin


def reached(tree, build, program, environment):
    """The sites that the program reaches, and how long it takes."""
    with tempfile.NamedTemporaryFile() as trace:
        failed, _ = ask(tree, build, program, environment | {"INDUCT_MUTANT_TRACE": trace.name}, 1800)
        with open(trace.name, encoding="utf-8") as file:
            sites = {int(line) for line in file if line.strip()}
    awake, seconds = ask(tree, build, program, environment, 1800)
    if failed or awake:
        raise SystemExit(f"run.py: {' '.join(program)} fails without a mutant")
    return sites, seconds


def told(asked_path):
    """Who noticed, by what names a mutant after its line moved: file, column, change, which of them, the line's text."""
    by = {}
    if os.path.exists(asked_path):
        with open(asked_path, encoding="utf-8") as file:
            for line in file:
                who, *mutant = line.rstrip("\n").split("\t")
                by[lasting(*mutant)] = who
    return by


def lasting(place, change, which, text):
    path, _, column = place.split(":")
    return path, column, change, which, text


def main():
    options = argparse.ArgumentParser()
    options.add_argument("paths", nargs=4)
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--again", action="store_true")
    options = options.parse_args()
    tree, build, list_path, asked_path = (os.path.abspath(path) for path in options.paths)
    environment = dict(os.environ, RC_PARAMS=SEEDS, TMPDIR="/dev/shm" if os.path.isdir("/dev/shm") else tempfile.gettempdir())
    before = told(asked_path) if options.again else {}
    with open(list_path, encoding="utf-8") as file:
        mutants = [line.rstrip("\n").split("\t") for line in file][:: options.every]
    ways = []
    for program in PROGRAMS:
        sites, seconds = reached(tree, build, program, environment)
        print(f"{len(sites):6} sites {seconds:7.1f} s  {' '.join(program)}", flush=True)
        ways.append((program, sites, seconds))
    ways.sort(key=lambda way: way[2])

    def noticed_by(mutant):
        number, site, *name = mutant
        by = before.get(lasting(*name), NOBODY)
        if by not in (NOBODY, UNREACHED):
            return by
        reaching = [way for way in ways if int(site) in way[1]]
        for program, _, seconds in reaching:
            if ask(tree, build, program, environment | {"INDUCT_MUTANT": number}, max(10, seconds * 4))[0]:
                return " ".join(program)
        return NOBODY if reaching else UNREACHED

    noticed = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool, \
            open(asked_path, "a" if options.again else "w", encoding="utf-8") as out:
        for mutant, by in zip(mutants, pool.map(noticed_by, mutants)):
            noticed[by] += 1
            print(by, *mutant[2:], sep="\t", file=out, flush=True)
            if noticed.total() % 50 == 0:
                print(f"{noticed.total()} of {len(mutants)}: {noticed[NOBODY] + noticed[UNREACHED]} not noticed", flush=True)
    for by, count in noticed.most_common():
        print(f"{count:6} by {by}")
    caught = sum(count for by, count in noticed.items() if by not in (NOBODY, UNREACHED))
    print(f"{caught} of {len(mutants)} mutants caught: {100 * caught / max(1, len(mutants)):.1f}%")


if __name__ == "__main__":
    main()
