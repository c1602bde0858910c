#!/usr/bin/env python3
"""Wakes one mutant after the other and sees which tests notice: run.py TREE BUILD LIST SURVIVORS [--every N]

A mutant is caught when a program of the tests fails, crashes, or takes four times as long as it does otherwise. Only
programs that reach its site are asked, the quickest first. SURVIVORS gets a line for each that nothing noticed;
--every N asks only each N-th mutant.
"""
import concurrent.futures
import os
import subprocess
import sys
import tempfile
import time

# What is asked, the quickest first; `induct` judges the scenarios of all models.
PROGRAMS = [
    ["tests/test_evaluate", "--abort-after=1"],
    ["tests/test_report", "--abort-after=1"],
    ["tests/test_followup", "--abort-after=1"],
    ["tests/test_plan", "--abort-after=1"],
    ["tests/random_worlds", "--worlds", "60", "--seed", "60", "--threads", "1"],
    ["tests/test_oracle", "--abort-after=1", "-tce=*agree*,*random*,*seeds hold*,what is unknown*"],
    ["cli/induct", "test", "rules"],
    ["tests/test_nightly", "--abort-after=1", "-tce=many nights judge*"],
    ["tests/random_worlds", "--worlds", "600", "--seed", "600", "--threads", "1"],
    ["tests/test_cli", "--abort-after=1", "-tc=*example*,*readers*,*reads the README*"],
]
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


def main():
    tree, build, list_path, survivors_path = (os.path.abspath(path) for path in sys.argv[1:5])
    every = int(sys.argv[6]) if len(sys.argv) > 6 else 1
    environment = dict(os.environ, RC_PARAMS=SEEDS, TMPDIR="/dev/shm" if os.path.isdir("/dev/shm") else tempfile.gettempdir())
    with open(list_path, encoding="utf-8") as file:
        mutants = [line.rstrip("\n").split("\t") for line in file][::every]
    ways = []
    for program in PROGRAMS:
        sites, seconds = reached(tree, build, program, environment)
        print(f"{len(sites):6} sites {seconds:7.1f} s  {' '.join(program)}", flush=True)
        ways.append((program, sites, seconds))

    def caught_by(mutant):
        number, site = mutant[0], int(mutant[1])
        for program, sites, seconds in ways:
            if site not in sites:
                continue
            if ask(tree, build, program, environment | {"INDUCT_MUTANT": number}, max(10, seconds * 4))[0]:
                return " ".join(program)
        return ""

    everywhere = set().union(*(sites for _, sites, _ in ways))
    results = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool, \
            open(survivors_path, "w", encoding="utf-8") as out:
        for mutant, by in zip(mutants, pool.map(caught_by, mutants)):
            results.append((mutant, by))
            if not by:
                note = "" if int(mutant[1]) in everywhere else "\tno test reaches it"
                print(f"{mutant[2]}\t{mutant[3]}{note}", file=out, flush=True)
            if len(results) % 50 == 0:
                print(f"{len(results)} of {len(mutants)}: {sum(1 for _, b in results if b)} caught", flush=True)
    caught = sum(1 for _, by in results if by)
    print(f"{caught} of {len(results)} mutants caught: {100 * caught / max(1, len(results)):.1f}%")
    for program, _, _ in ways:
        name = " ".join(program)
        print(f"{sum(1 for _, by in results if by == name):6} by {name}")


if __name__ == "__main__":
    main()
