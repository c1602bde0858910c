"""Draws docs/night.svg: the terminal captures of README.md as a picture.

Run it after the captures have changed: python3 docs/draw_night.py. tests/house/pictures_test.py compares, and
tests/cli/readme_test.cpp holds the captures to what the commands print.
"""

import re
import sys
import textwrap
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = 122
ADVANCE, LINE, TOP, LEFT = 7.83, 19, 62, 18
STATUS = re.compile(r"-&gt; +([A-Z][A-Z-]+)")  # as escaped for XML

STYLE = """
    text { font: 13px "DejaVu Sans Mono", Menlo, Consolas, "Liberation Mono", monospace; fill: #d7dce5; white-space: pre; }
    .prompt { fill: #9fd3a8; font-weight: bold; }
    .status { fill: #f2c27b; font-weight: bold; }
    .bar { fill: #a3abba; }"""


def captures(readme):
    """The blocks of README.md that show a night and a reason, in order: lists of lines without the fences."""
    blocks, inside = [], False
    for line in readme.splitlines():
        if line.startswith("```"):
            inside = not inside
            blocks += [[]] if inside else []
        elif inside:
            blocks[-1].append(line)
    return [block for block in blocks if block and block[0].startswith(("$ induct nightly", "$ induct why"))]


def folded(line):
    """The line in pieces that fit, broken between words, the later ones under the text of the first."""
    indent = len(line) - len(line.lstrip())
    label = re.match(r" *\S+( \S+)*  +", line)
    hang = label.end() if label and label.end() < 24 else indent
    return textwrap.wrap(line, COLUMNS, subsequent_indent=" " * hang, drop_whitespace=True, break_on_hyphens=False,
                         replace_whitespace=False) or [""]


def text_element(line, y):
    if not line:
        return ""
    kind = ' class="prompt"' if line.startswith("$ ") else ""
    words = STATUS.sub(r'-&gt;  <tspan class="status">\1</tspan>', escape(line, quote=False))
    length = f'textLength="{len(line) * ADVANCE:.1f}" lengthAdjust="spacingAndGlyphs"'
    return f'  <text{kind} x="{LEFT}" y="{y}" {length} xml:space="preserve">{words}</text>\n'


def picture(blocks):
    lines = []
    for block in blocks:
        lines += [""] if lines else []
        for line in block:
            lines += folded(line)
    width, height = round(COLUMNS * ADVANCE + 2 * LEFT), TOP + LINE * (len(lines) - 1) + 28
    head = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-labelledby="title">
  <title id="title">A terminal: a night of the example workspace, and the reason of one finding</title>
  <style>{STYLE}
  </style>
  <rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="8" fill="#232936" stroke="#7b8494"/>
  <path d="M0.5 36 V8.5 a8 8 0 0 1 8 -8 H{width - 8.5} a8 8 0 0 1 8 8 V36 Z" fill="#323a4a" stroke="#7b8494"/>
  <circle cx="20" cy="18" r="5" fill="#8b94a5"/><circle cx="38" cy="18" r="5" fill="#8b94a5"/><circle cx="56" cy="18" r="5" fill="#8b94a5"/>
  <text class="bar" x="{width / 2}" y="23" text-anchor="middle">induct</text>
"""
    body = "".join(text_element(line, TOP + LINE * i) for i, line in enumerate(lines))
    return head + body + "</svg>\n"


def drawn(root=ROOT):
    return picture(captures((root / "README.md").read_text(encoding="utf-8")))


if __name__ == "__main__":
    (ROOT / "docs" / "night.svg").write_text(drawn(), encoding="utf-8")
    sys.exit(0)
