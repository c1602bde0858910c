// What a night's last entry says, and the import's words beside it: there and back again.
#include "engine/nightly/night_entry.h"

#include "engine/nightly/import_told.h"
#include "tests/support/golden.h"

using namespace induct;

TEST_CASE("what a night's entry says is read again as it was written") {
    const NightEntry night{
        "1.2.3",
        {{"../../rules/a|b.induct", std::string(64, 'a')}, {"workspace.induct", std::string(64, 'b')}},
        {{"hills", std::string(64, 'c')}, {"dales", std::string(64, 'd')}},
        std::string(64, 'e'),
        read_iso("2025-10-01")};
    Entry entry;
    entry.kind = "night";
    entry.body = encode_body(to_body(night));
    CHECK(night_entry_in(entry) == night);
    entry.body = encode_body({{"entries", "12"}, {"on", "2025-10-02"}});
    CHECK(!night_entry_in(entry));
    entry.kind = "purge";
    entry.body = encode_body(to_body(night));
    CHECK(!night_entry_in(entry));
}

TEST_CASE("what an import said is read again as it was written") {
    const ImportTold all{"Set aside: 1 row\n\\|\r\n",
                         {{"inbox/a|b.csv", "date,error\n\"1|2\",\"not\\a date\"\n"}, {"inbox/c.csv", "x\n"}},
                         {{"inbox/a|b.csv", 12, false, true, {"P-1", "P|2"}}, {"inbox/c.csv", 0, true, false, {}}}};
    CHECK(decode_import_told(encode(all)) == all);
    CHECK(decode_import_told(encode({})) == ImportTold{});
    CHECK(!decode_import_told("something else\n"));
    CHECK(!decode_import_told("other=1\n"));
}

TEST_CASE("the import's words keep their order when there are many of them") {
    ImportTold many;
    for (int i = 0; i < 1200; ++i) {
        many.set_aside.push_back({"inbox/" + std::to_string(i) + ".csv", "x\n"});
        many.naming.push_back({"inbox/" + std::to_string(i) + ".csv", 1, false, false, {}});
    }
    CHECK(decode_import_told(encode(many)) == many);
}
