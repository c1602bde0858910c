#!/usr/bin/env python3
"""Writes mutants into a copy of the sources: every comparison and every whole number of engine/evaluate and engine/plan.

    mutate.py TREE COMPILE_COMMANDS LIST

TREE is a copy of this tree, changed in place; COMPILE_COMMANDS are those of a build of it; LIST gets one
line a mutant: number, number of the site, place, change, which of those that look the same, and the line. Method: clang-format has laid out the sources, so a comparison is an operator with
a blank on both sides, and a template's bracket never is. A site that does not compile with its mutants is left as it
was: each file is compiled until it does.
"""
import collections
import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys

FOLDERS = ("engine/evaluate", "engine/plan")
TAGS = {"<": "Less", "<=": "LessEqual", ">": "Greater", ">=": "GreaterEqual", "==": "Equal", "!=": "Unequal"}
MOVED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
COMPARISON = re.compile(r"(?<=\s)(<=|>=|==|!=|<|>)(?=\s)")
NUMBER = re.compile(r"(?<![\w.'\"])(\d+)(U?)(?![\w.'\"])")


def blank_out(line, in_string):
    """The line with blanks for what stands in strings, characters and comments, as long as it was."""
    out, i, quote = [], 0, in_string
    while i < len(line):
        c = line[i]
        if quote:
            if c == "\\":
                out.append("  ")
                i += 2
                continue
            if c == quote:
                quote = ""
            out.append(" ")
        elif line.startswith("//", i):
            out.append(" " * (len(line) - i))
            break
        elif c == '"' or (c == "'" and not (i and line[i - 1].isdigit())):
            quote = c
            out.append(" ")
        else:
            out.append(c)
        i += 1
    return "".join(out)[: len(line)].ljust(len(line))


def sites_of(path, text):
    """(line, column, length, operator or number, U) of each site, in order."""
    found = []
    for number, line in enumerate(text.split("\n")):
        if line.lstrip().startswith(("#", "case ", "constexpr", "static_assert", "template")) or "R\"" in line:
            continue
        code = blank_out(line, "")
        for match in COMPARISON.finditer(code):
            if "operator" in code[max(0, match.start() - 10): match.start()]:
                continue
            found.append((number, match.start(), len(match.group(1)), match.group(1), ""))
        for match in NUMBER.finditer(code):
            found.append((number, match.start(), match.end() - match.start(), match.group(1), match.group(2)))
    return sorted(found)


def written(text, sites, numbers, left_out):
    lines = text.split("\n")
    for site in reversed(sites):
        if site in left_out:
            continue
        line, column, length, what, suffix = site
        here = lines[line]
        if what in TAGS:
            new = f"{what} ::mutant::{TAGS[what]}{{{numbers[site]}}} {what}"
        else:
            new = f"::mutant::constant({numbers[site]}, {what}{suffix})"
        lines[line] = here[:column] + new + here[column + length:]
    return '#include "tests/mutants/mutant.h"\n#line 1\n' + "\n".join(lines)


def command_of(commands, tree, path):
    for one in commands:
        if os.path.realpath(one["file"]) == os.path.realpath(os.path.join(tree, path)):
            words = shlex.split(one["command"]) if "command" in one else list(one["arguments"])
            while words and os.path.basename(words[0]) == "ccache":
                words = words[1:]
            for flag in ("-o", "-MF", "-MT", "-MQ"):
                while flag in words:
                    at = words.index(flag)
                    del words[at: at + 2]
            while any("cmake_pch" in word for word in words):  # -include FILE
                at = next(i for i, word in enumerate(words) if "cmake_pch" in word)
                del words[at - 1: at + 1]
            words = [w for w in words if w not in ("-c", "-Werror", "-MD", "-MMD")]
            return words + ["-w", "-fsyntax-only", "-fmax-errors=0", "-I", tree], one["directory"]
    raise SystemExit(f"mutate.py: no compile command for {path}")


def mutate_file(tree, commands, path, numbers):
    """Writes the file's mutants; gives back its sites that were left out."""
    full = os.path.join(tree, path)
    with open(full, encoding="utf-8") as file:
        text = file.read()
    sites = sites_of(path, text)
    left_out = set()
    words, directory = command_of(commands, tree, path)
    for _ in range(12):
        with open(full, "w", encoding="utf-8") as file:
            file.write(written(text, sites, numbers, left_out))
        run = subprocess.run(words, cwd=directory, capture_output=True, text=True, check=False)
        if run.returncode == 0:
            return left_out
        # Every line of this file that an error, or the note of one, names.
        name = re.escape(os.path.basename(path))
        bad = {int(n) - 1 for n in re.findall(rf"{name}:(\d+):\d+: (?:error|note|  required)", run.stderr)}
        bad |= {int(n) - 1 for n in re.findall(rf"{name}:(\d+):\d+:", run.stderr)} if not bad else set()
        more = {site for site in sites if site[0] in bad and site not in left_out}
        if not more:
            # An expression that begins on an earlier line.
            more = {site for site in sites if any(abs(site[0] - b) <= 3 for b in bad) and site not in left_out}
        if not more:
            raise SystemExit(f"mutate.py: {path} does not compile:\n{run.stderr[:3000]}")
        left_out |= more
    raise SystemExit(f"mutate.py: {path} does not compile after 12 rounds")


def main():
    tree, commands_path, list_path = sys.argv[1:4]
    with open(commands_path, encoding="utf-8") as file:
        commands = json.load(file)
    paths = sorted(os.path.join(folder, name) for folder in FOLDERS for name in os.listdir(os.path.join(tree, folder))
                   if name.endswith(".cpp"))
    numbers, next_number, all_sites, lines = {}, 1, {}, {}
    for path in paths:
        with open(os.path.join(tree, path), encoding="utf-8") as file:
            text = file.read()
        all_sites[path], lines[path] = sites_of(path, text), text.split("\n")
        numbers[path] = {}
        for site in all_sites[path]:
            numbers[path][site] = next_number
            next_number += 2 if site[3] in MOVED else 1
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        left = dict(zip(paths, pool.map(lambda p: mutate_file(tree, commands, p, numbers[p]), paths)))
    mutants, same = 0, collections.Counter()
    with open(list_path, "w", encoding="utf-8") as out:
        for path in paths:
            for site in all_sites[path]:
                if site in left[path]:
                    continue
                line, column, _, what, _ = site
                number, text = numbers[path][site], lines[path][line].strip()
                becomes = [MOVED[what]] if what in MOVED else []
                becomes.append(OPPOSITE[what] if what in TAGS else str(int(what) + 1))
                for more, new in enumerate(becomes):
                    change = f"{what} becomes {new}"
                    same[path, column, change, text] += 1
                    print(number + more, number, f"{path}:{line + 1}:{column + 1}", change,
                          same[path, column, change, text], text, sep="\t", file=out)
                    mutants += 1
    print(f"{mutants} mutants in {len(paths)} files; {sum(map(len, left.values()))} sites left out")


if __name__ == "__main__":
    main()
