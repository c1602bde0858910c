#!/usr/bin/env python3
"""Adds up gcovr's summary by folder: coverage_table.py SUMMARY.json. A table for docs/trust.md."""
import collections
import json
import os
import sys


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        files = json.load(file)["files"]
    totals = collections.defaultdict(lambda: [0, 0, 0, 0])
    for one in files:
        for folder in (os.path.dirname(one["filename"]), "all"):
            row = totals[folder]
            for i, key in enumerate(("line_covered", "line_total", "branch_covered", "branch_total")):
                row[i] += one[key]
    print("| folder | lines | branches |\n| --- | --- | --- |")
    for folder, (lines, all_lines, branches, all_branches) in sorted(totals.items(), key=lambda at: (at[0] == "all", at[0])):
        print(f"| `{folder}` | {100 * lines / max(1, all_lines):.1f}% of {all_lines} | "
              f"{100 * branches / max(1, all_branches):.1f}% of {all_branches} |")


if __name__ == "__main__":
    main()
