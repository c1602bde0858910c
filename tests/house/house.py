"""What holds for every file of the house, as plain functions from texts to complaints.

Each rule takes the tree as {path: text} (or the list of tracked paths) and returns complaints, one line each.
house_test.py runs every rule on a small bad tree and then on this one.
"""

import itertools
import posixpath
import re
import subprocess
from pathlib import Path

# The one direction: a folder may use those before it. docs/architecture.md shows the same table.
HOUSE = [
    "engine/time", "grammar", "engine/model", "engine/plan", "engine/ledger", "engine/evaluate",
    "engine/followup", "engine/report", "engine/pages", "engine/nightly", "cli",
]
# The naive evaluator judges the fast one, so it may share data with it but no work.
ORACLE = "tests/oracle"
ORACLE_FOLDERS = {"engine/time", "grammar", "engine/model", ORACLE}
ORACLE_HEADERS = {"engine/ledger/world.h", "engine/evaluate/finding.h"}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
SOURCE_SUFFIXES = (".h", ".cpp")

# The words are put together here so that this file holds none of them.
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME)\b")
MACHINE_PATH = re.compile(r"(?<![\w.~}-])/(?:work|tmp)/")
MACHINE_PATH_IN_TESTS = re.compile(r"(?<![\w.~}-])/wo" + r"rk/")
REGISTRY_HOST = re.compile(
    r"\b(?:(?:deb|ftp|security|snapshot|packages)\.debian|(?:files\.)?python" + r"hosted|pypi|(?:static\.|index\.)?crates"
    r"|registry\.npmjs|proxy\.golang|repo\d?\.maven)\.(?:org|io|com|apache)\b")
# A function whose definition begins at column 0, with the `template` line before it.
DEFINITION = re.compile(r"^(?:template\b[^\n]*\n)?(?!(?:namespace|struct|class|enum|union|using|static_assert)\b)"
                        r"[A-Za-z_\[][^;{}()]*\([^;{]*\{", re.MULTILINE)
BUILD_PRODUCT = re.compile(r"(?:^|/)(?:build|CMakeFiles|__pycache__)/|\.(?:o|a|so|obj|exe|deb|db|pyc|gcda|gcno|ninja)$")


def folder_of(path):
    """The folder of the house that holds `path`; None for what stands outside it (tests, docs, scripts)."""
    return next((folder for folder in HOUSE if path.startswith(folder + "/")), None)


def includes(text):
    """Pairs (ours, theirs): the path between quotes or between angle brackets; the other one is empty."""
    return INCLUDE.findall(text)


def sources(tree):
    return {path: text for path, text in tree.items() if path.endswith(SOURCE_SUFFIXES)}


def complaints_about_includes(tree):
    """Every #include of ours names a file from the root and points up the table."""
    found = []
    for path, text in sources(tree).items():
        for ours, _ in includes(text):
            if not ours:
                continue
            if ours not in tree:
                found.append(f'{path}: "{ours}" is no file, seen from the root')
            elif not may_use(path, ours):
                found.append(f'{path}: may not use "{ours}" (docs/architecture.md, the house)')
    return found


def may_use(path, header):
    # The one file that holds the two against each other may know both.
    if path.startswith(ORACLE + "/") and not path.endswith("/agree.cpp"):
        return header in ORACLE_HEADERS or posixpath.dirname(header) in ORACLE_FOLDERS
    if path.startswith("tests/"):
        return True
    here, there = folder_of(path), folder_of(header)
    return here is not None and there is not None and HOUSE.index(there) <= HOUSE.index(here)


def complaints_about_pegtl(tree):
    """PEGTL is slow to compile: outside grammar/ (and the tests) no file reaches it, not even through a header of ours."""
    code = sources(tree)
    return [f"{path}: pays for PEGTL through {header}" for path in code
            if not path.startswith(("grammar/", "tests/")) for header in [reaches_pegtl(path, code)] if header]


def reaches_pegtl(start, code):
    """The first file at or behind `start` that includes PEGTL; None when there is none."""
    waiting, seen = [start], {start}
    while waiting:
        path = waiting.pop()
        for ours, theirs in includes(code.get(path, "")):
            if theirs.startswith("tao/"):
                return path
            if ours and ours not in seen:
                seen.add(ours)
                waiting.append(ours)
    return None


def complaints_about_words(tree):
    """No unfinished work, no path of one machine, no host of a registry stands in any file."""
    found = []
    for path, text in tree.items():
        machine_path = MACHINE_PATH_IN_TESTS if path.startswith("tests/") else MACHINE_PATH
        for what, pattern in (("unfinished work", UNFINISHED), ("a path of one machine", machine_path),
                              ("a host of a registry", REGISTRY_HOST)):
            match = pattern.search(text)
            if match:
                line = text.count("\n", 0, match.start()) + 1
                found.append(f"{path}:{line}: {what}: {match.group()}")
    return found


def is_evaluator(path):
    """Is it a part of the naive evaluator, and not of what makes worlds for it or holds it against the fast one?"""
    folder, name = posixpath.split(path)
    return (folder == ORACLE and name.endswith(".cpp") and not name.startswith("random_")
            and not name.endswith(("_test.cpp", "_main.cpp")) and name not in ("small_world.cpp", "agree.cpp", "sweep.cpp"))


def complaints_about_heads(tree):
    """Each function of the naive evaluator is headed by the sentence that it implements, or by what it gives."""
    found = []
    for path, text in tree.items():
        if not is_evaluator(path):
            continue
        for match in DEFINITION.finditer(text):
            before = text[:match.start()].split("\n")
            if len(before) < 2 or not before[-2].startswith("//"):
                words = match.group().split("(")[0].split("\n")[-1]
                found.append(f"{path}:{len(before)}: no comment above `{words}`")
    return found


def arguments(text, start):
    """The arguments of a call whose opening bracket stands just before `start`, with "" for each text; None when it is
    never closed."""
    plain = re.sub(r'R"(\w*)\((?:.|\n)*?\)\1"|"(?:[^"\\\n]|\\.)*"', '""', text[start:start + 4000])
    depth, found = 0, [""]
    for c in plain:
        if c in ")}]" and depth == 0:
            return [re.sub(r"\s+", " ", one).strip() for one in found]
        depth += (c in "({[") - (c in ")}]")
        if c == "," and depth == 0:
            found.append("")
        else:
            found[-1] += c
    return None


# Calls that take SQL, and what may stand there beside texts: names of texts, and numbers of our own.
SQL_CALL = re.compile(r"\bStatement(?: \w+)?[({]|\b(?:exec|execAndGet|tryExec)\(|\bsqlite3_(?:exec|prepare\w*)\(")
SQL_NAMES = {"pragma", "select", "insert_entry", "update_sql", "write_sql", "remove_sql"}
SQL_CONSTANTS = SQL_NAMES | {"std::string(entry_columns)", "std::to_string(newest_schema())",
                             "std::to_string(ledger_application_id)"}


def complaints_about_sql(tree):
    """SQL is written down, and what comes from a sheet or a user is bound to it: it is never put together from data."""
    found = []
    for path, text in sources(tree).items():
        if path.startswith("tests/") or ("SQLiteCpp/" not in text and "sqlite3.h" not in text):
            continue
        for call in SQL_CALL.finditer(text):
            given = arguments(text, call.end())
            if not given or given == [""]:
                continue  # `insert.exec()`: what it runs was made before
            second = len(given) > 1 and ("Statement" in call.group() or "sqlite3" in call.group())
            sql = given[1] if second else given[0]
            if any(part.replace('""', "").strip() and part not in SQL_CONSTANTS for part in sql.split(" + ")):
                line = text.count("\n", 0, call.start()) + 1
                found.append(f"{path}:{line}: SQL is put together from {sql}")
        # A name stands for a text that is written down: what can be put together has another type.
        for name in re.findall(r"\bstd::string(?:_view)?&? (" + "|".join(sorted(SQL_NAMES)) + r")\b", text):
            found.append(f"{path}: `{name}` is SQL and could be put together; make it a const char*")
    return found


def complaints_about_products(paths):
    """Nothing that a build makes is kept in git."""
    return [f"{path}: is made by the build" for path in paths if BUILD_PRODUCT.search(path)]


def complaints_about_table(tree):
    """docs/architecture.md shows the folders, and CMakeLists.txt builds them, in the one direction."""
    page = tree.get("docs/architecture.md", "")
    shown = [name for name in re.findall(r"^\| `([a-z/]+)/` \|", page, re.MULTILINE) if name in HOUSE]
    built = re.findall(r"^induct_folder\(([a-z/]+)", tree.get("CMakeLists.txt", ""), re.MULTILINE)
    found = []
    if shown != HOUSE:
        found.append(f"docs/architecture.md: the table of the house shows {shown} instead of {HOUSE}")
    if built != HOUSE[:-1]:
        found.append(f"CMakeLists.txt: the folders are built as {built} instead of {HOUSE[:-1]}")
    return found


def complaints_about_named_tests(tree):
    """docs/security.md names a test for what it claims, and a source file the one that holds it: each is there."""
    page = tree.get("docs/security.md", "")
    named = set(re.findall(r"`([a-z]+/[a-z_]+_test\.(?:cpp|py))`", page))
    found = [f"docs/security.md: there is no tests/{name}" for name in sorted(named) if f"tests/{name}" not in tree]
    if not named:
        found.append("docs/security.md: names no test")
    tests = [path for path in tree if path.startswith("tests/")]
    for path in sorted(tree):
        if not path.endswith((".cpp", ".h")):
            continue
        # The head of a file is its first comment.
        head = " ".join(line.lstrip("/ ") for line in itertools.takewhile(
            lambda line: line.startswith("//"), tree[path].split("\n")))
        for name in re.findall(r"[\w/]*\w_test\.(?:cpp|py)|tests/golden/[\w/]+\.induct", head):
            if "NAME" not in name and not any(("/" + test).endswith("/" + name) for test in tests):
                found.append(f"{path}: there is no {name}")
    return found


def git_paths(root, *options):
    """The paths that `git ls-files` names, sorted; a tree without git has none."""
    listing = subprocess.run(["git", "-c", "safe.directory=*", "-C", str(root), "ls-files", "-z", *options],
                             capture_output=True, check=True)
    return sorted(path for path in listing.stdout.decode().split("\0") if path)


def read_tree(root):
    """Every file that is kept or about to be kept, as text; what is not UTF-8 (spreadsheets in tests) is left out."""
    tree = {}
    for path in git_paths(root, "--cached", "--others", "--exclude-standard"):
        file = Path(root, path)
        if not file.is_file():
            continue
        try:
            tree[path] = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            pass
    return tree
