"""Makes the example workspace anew in a temporary folder and compares each file's bytes with the one kept in git.

Run it by itself: python3 tests/house/example_is_generated.py. What the engine makes there (ledger, reports) is not looked at.
"""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAKER = ROOT / "examples" / "make_rogue_valley.py"
KEPT = ROOT / "examples" / "rogue-valley"


def files_of(folder):
    """{path: bytes} of what the maker is responsible for: roster, inbox, the workspace and its README."""
    paths = [*folder.glob("roster/**/*"), *folder.glob("inbox/**/*"), folder / "workspace.induct", folder / "README.md"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if path.is_file()}


class ExampleIsGenerated(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, "-B", str(MAKER), folder], check=True)
            cls.made = files_of(Path(folder))
        cls.kept = files_of(KEPT)

    def test_the_same_files(self):
        self.assertEqual(sorted(self.made), sorted(self.kept))

    def test_the_same_bytes(self):
        different = [path for path in sorted(self.made) if self.made[path] != self.kept.get(path)]
        self.assertEqual(different, [], "run examples/make_rogue_valley.py and keep what it makes")

    def test_is_a_year_and_not_too_big(self):
        self.assertGreater(sum(content.count(b"\n") for content in self.kept.values()), 4000)
        self.assertLess(sum(map(len, self.kept.values())), 1_500_000)


if __name__ == "__main__":
    unittest.main()
