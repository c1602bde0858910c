"""Runs the rules of house.py: first on small bad trees, to show that each can fail, then on this tree."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import house  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]


class EachRuleCanFail(unittest.TestCase):
    def test_an_include_against_the_direction(self):
        tree = {"engine/time/a.h": '#include "grammar/b.h"\n', "grammar/b.h": "", "grammar/c.cpp": '#include "engine/time/a.h"'}
        self.assertEqual(len(house.complaints_about_includes(tree)), 1)

    def test_an_include_that_is_not_from_the_root(self):
        self.assertEqual(len(house.complaints_about_includes({"cli/a.cpp": '#include "b.h"', "cli/b.h": ""})), 1)

    def test_an_include_of_a_test_by_the_engine(self):
        tree = {"cli/a.cpp": '  #  include "tests/b.h"', "tests/b.h": ""}
        self.assertEqual(len(house.complaints_about_includes(tree)), 1)

    def test_the_oracle_shares_data_only(self):
        allowed = '#include "engine/ledger/world.h"\n#include "engine/model/model.h"\n'
        tree = {"tests/oracle/a.cpp": allowed + '#include "engine/evaluate/measure.h"', "engine/ledger/world.h": "",
                "engine/model/model.h": "", "engine/evaluate/measure.h": ""}
        self.assertEqual(len(house.complaints_about_includes(tree)), 1)

    def test_a_test_may_include_anything(self):
        self.assertEqual(house.complaints_about_includes({"tests/time/a.cpp": '#include "cli/b.h"', "cli/b.h": ""}), [])

    def test_pegtl_through_a_header(self):
        tree = {"grammar/rules.h": "#include <tao/pegtl.hpp>", "grammar/a.cpp": '#include "grammar/rules.h"',
                "engine/model/b.h": '#include "grammar/rules.h"', "engine/model/c.cpp": '#include "engine/model/b.h"'}
        self.assertEqual(len(house.complaints_about_pegtl(tree)), 2)

    def test_words(self):
        temporary, work = "/" + "tmp/x", "/" + "work/x"
        bad = {"a.md": "FIX" + "ME later", "b.h": f'"{temporary}"', "tests/c.cpp": work, "d": "http://deb." + "debian.org"}
        good = {"tests/e.cpp": temporary, "f.md": f"docs{work} and build{temporary}", "g.md": "mastodon"}
        self.assertEqual(len(house.complaints_about_words(bad)), 4)
        self.assertEqual(house.complaints_about_words(good), [])

    def test_a_function_of_the_oracle_without_a_head(self):
        head, one_line = '// "A kind takes in all that `is` of it."\n', "bool is(int a) { return a == 1; }\n"
        bad = ["\n" + one_line, head + "\n" + one_line, head + one_line + one_line, one_line,
               "\ntemplate <class T>\nT or_empty(T a) {\n}\n",
               "\nstd::vector<int> Court::all(int a,\n    int b) const {\n}\n"]
        good = [head + one_line, "/// Gives it.\ntemplate <class T>\nT or_empty(T a) {\n}\n", "\nbool declared(int a);\n",
                "\nnamespace {\nconstexpr int most{3};\nstruct Run {\n    int a(int b) { return b; }\n} run;\n}\n"]
        for text in bad:
            self.assertEqual(len(house.complaints_about_heads({"tests/oracle/a.cpp": text})), 1, text)
        for text in good:
            self.assertEqual(house.complaints_about_heads({"tests/oracle/a.cpp": text}), [], text)
        others = ["random_a.cpp", "a_test.cpp", "a_main.cpp", "small_world.cpp", "agree.cpp", "sweep.cpp", "a.h", "deeper/a.cpp"]
        self.assertEqual(house.complaints_about_heads({f"tests/oracle/{name}": bad[0] for name in others}), [])

    def test_sql_that_is_put_together(self):
        head = "#include <SQLiteCpp/Statement.h>\n"
        bad = ['SQLite::Statement q(db, "SELECT " + name);', 'db.exec(fmt::format("DELETE {}", x));', "db.exec(text);",
               'SQLite::Statement q(db, "SELECT 1 WHERE x = \'" + x + "\'");', "sqlite3_prepare_v2(db, text, -1, &s, 0);",
               "void f(const std::string& select) { SQLite::Statement q(db, select); }"]
        good = ['SQLite::Statement q(db, "SELECT 1 "\n "FROM a");', 'SQLite::Statement q(*d, std::string(entry_columns) + "x");',
                "insert.exec();", 'db.exec(R"sql(CREATE (a, b) + c)sql");', "SQLite::Statement a(stored, select);"]
        for text in bad:
            self.assertEqual(len(house.complaints_about_sql({"engine/a.cpp": head + text})), 1, text)
        for text in good:
            self.assertEqual(house.complaints_about_sql({"engine/a.cpp": head + text}), [], text)

    def test_build_products(self):
        self.assertEqual(len(house.complaints_about_products(["build/dev/x", "a/ledger.db", "libx.a", "dev", "a.cpp"])), 3)

    def test_another_table(self):
        rows = "".join(f"| `{folder}/` | x |\n" for folder in house.HOUSE)
        cmake = "".join(f"induct_folder({folder} NEEDS x)\n" for folder in house.HOUSE[:-1])
        self.assertEqual(house.complaints_about_table({"docs/architecture.md": rows, "CMakeLists.txt": cmake}), [])
        self.assertEqual(len(house.complaints_about_table({"docs/architecture.md": rows[30:], "CMakeLists.txt": ""})), 2)

    def test_a_test_that_is_named_and_not_there(self):
        page = "held by `cli/a_test.cpp` and `house/b_test.py`"
        self.assertEqual(len(house.complaints_about_named_tests({"docs/security.md": page, "tests/cli/a_test.cpp": ""})), 1)
        self.assertEqual(len(house.complaints_about_named_tests({"docs/security.md": "nothing"})), 1)
        self.assertEqual(house.complaints_about_named_tests(
            {"docs/security.md": page, "tests/cli/a_test.cpp": "", "tests/house/b_test.py": ""}), [])
        head = "// Tested by tests/cli/a_test.cpp,\n// b_test.py and c_test.cpp.\n"
        self.assertEqual(len(house.complaints_about_named_tests(
            {"docs/security.md": page, "tests/cli/a_test.cpp": head, "tests/house/b_test.py": "", "cli/d.h": head})), 2)


class ThisTree(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tree = house.read_tree(ROOT)

    def clean(self, complaints):
        self.assertEqual(complaints, [], "\n" + "\n".join(complaints))

    def test_is_not_empty(self):
        self.assertIn("CMakeLists.txt", self.tree)

    def test_includes(self):
        self.clean(house.complaints_about_includes(self.tree))

    def test_pegtl(self):
        self.clean(house.complaints_about_pegtl(self.tree))

    def test_words(self):
        self.clean(house.complaints_about_words(self.tree))

    def test_heads(self):
        self.clean(house.complaints_about_heads(self.tree))

    def test_named_tests(self):
        self.clean(house.complaints_about_named_tests(self.tree))

    def test_sql(self):
        self.clean(house.complaints_about_sql(self.tree))

    def test_build_products(self):
        self.clean(house.complaints_about_products(house.git_paths(ROOT)))
        self.clean([f"{path}: is kept although .gitignore names it"
                    for path in house.git_paths(ROOT, "--cached", "--ignored", "--exclude-standard")])

    def test_table(self):
        self.clean(house.complaints_about_table(self.tree))


if __name__ == "__main__":
    unittest.main()
