"""Draws the pictures of docs/ anew and compares them with the ones kept in git.

Run it by itself: python3 tests/house/pictures_test.py.
"""

import sys
import unittest
import xml.etree.ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "docs"))

import draw_night  # noqa: E402  (the path above leads to it)


class Pictures(unittest.TestCase):
    def test_the_night_is_the_one_of_the_readme(self):
        kept = (ROOT / "docs" / "night.svg").read_text(encoding="utf-8")
        self.assertEqual(kept, draw_night.drawn(), "run python3 docs/draw_night.py")

    def test_it_is_xml_and_holds_both_captures(self):
        texts = ["".join(node.itertext()) for node in xml.etree.ElementTree.fromstring(draw_night.drawn()).iter()
                 if node.tag.endswith("}text")]
        self.assertEqual(sum(text.startswith("$ induct ") for text in texts), 2)
        self.assertFalse([text for text in texts if len(text) > draw_night.COLUMNS])


if __name__ == "__main__":
    unittest.main()
