"""Reads every page of tests/golden/pages as a browser would, and holds it to what a page must keep: valid nesting, a
language and a title, headings in order, links that lead somewhere, nothing from outside, tables with captions and
scopes, pictures with words."""
import pathlib
import sys
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "rect", "input"}
URLS = {"href", "src", "action", "data", "poster", "xlink:href"}


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.wrong, self.headings = [], [], [], [], []
        self.title, self.tables = "", []

    def handle_starttag(self, tag, attrs):
        at = dict(attrs)
        if "id" in at:
            self.ids.append(at["id"])
        self.links += [at[name] for name in URLS if name in at]
        self.links += ["#" + at[name] for name in ("aria-labelledby",) if name in at]
        self.wrong += [f"{name} is obeyed" for name in at if name.startswith("on") or name == "srcset"]
        if tag in ("script", "iframe", "object", "base"):
            self.wrong.append(f"<{tag}>")
        if tag == "html" and not at.get("lang"):
            self.wrong.append("no lang")
        if tag == "svg" and not at.get("aria-label"):
            self.wrong.append("a picture without words")
        if tag == "table":
            self.tables.append(False)
        if tag == "caption":
            self.tables[-1] = True
        if tag == "th" and at.get("scope") not in ("col", "row"):
            self.wrong.append("th without scope")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes something else")

    def handle_data(self, data):
        if self.open[-2:] == ["head", "title"]:
            self.title += data


def wrong_of(text):
    reader = Reader()
    reader.feed(text)
    reader.close()
    wrong = reader.wrong + [f"<{tag}> is not closed" for tag in reader.open]
    if not reader.title.strip():
        wrong.append("no title")
    wrong += [f"{link} leads nowhere" for link in reader.links if link[:1] != "#" or link[1:] not in reader.ids]
    wrong += [f"two of {one}" for one in set(reader.ids) if reader.ids.count(one) > 1]
    if not all(reader.tables):
        wrong.append("a table without caption")
    levels = [0] + reader.headings
    wrong += [f"h{b} behind h{a}" for a, b in zip(levels, levels[1:]) if b > a + 1]
    if "url(" in text or "@import" in text:
        wrong.append("a style from outside")
    return wrong


def main():
    pages = sorted((pathlib.Path(__file__).parent.parent / "golden" / "pages").glob("*.html"))
    failed = 0
    for page in pages:
        for one in wrong_of(page.read_text(encoding="utf-8")):
            failed += 1
            print(f"{page.name}: {one}")
    # What it is there to find, it finds.
    for bad in ('<html><head><title>a</title></head></html>', '<html lang="en"><p></html>',
                '<html lang="en"><title>a</title><a href="http://x">a</a></html>', '<svg></svg>', '<h3>a</h3>'):
        if not wrong_of(bad):
            failed += 1
            print(f"nothing is found wrong with {bad}")
    print(f"{len(pages)} passed, {failed} failed" if pages else "no pages")
    return 1 if failed or not pages else 0


sys.exit(main())
