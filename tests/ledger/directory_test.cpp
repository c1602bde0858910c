// Names in cells: by id, e-mail or full name in either order; of what is not found, the one that was probably meant.
#include "engine/ledger/directory.h"

#include <doctest/doctest.h>

using namespace induct;

namespace {

Directory people() {
    Directory directory;
    const std::pair<const char*, const char*> all[] = {{"P-1", "José Álvarez"},
                                                       {"P-2", "Bj\xC3\xB6rn Str\xC3\xB6m"},
                                                       {"P-3", "Agnes Thorvald"},
                                                       {"P-4", "Zoë O'Rourke"}};
    for (const auto& [id, name] : all) directory.add("person", {{"person", id}, {"name", name}});
    return directory;
}

}  // namespace

TEST_CASE("a name is found in either order, with any composition") {
    const Directory directory = people();
    for (const char* written :
         {"P-1", "José Álvarez", "Álvarez, José", "jose\xCC\x81 a\xCC\x81lvarez", " José  Álvarez "})
        CHECK(directory.person(written).value_or("") == "P-1");
    CHECK(directory.person("O’Rourke, Zoë").value_or("") == "P-4");
}

TEST_CASE("who was meant is told across accents and the order of names") {
    const Directory directory = people();
    struct Row {
        const char *written, *meant;
    };
    const Row rows[] = {{"Jose Alvarez", "José Álvarez"},
                        {"Alvarez, Jose", "José Álvarez"},
                        {"Alvares, Jose", "José Álvarez"},
                        {"bjorn strom", "Bj\xC3\xB6rn Str\xC3\xB6m"},
                        {"Thorvold, Agnes", "Agnes Thorvald"},
                        {"Agnes Thorvalt", "Agnes Thorvald"},
                        {"ORourke, Zoe", "Zoë O'Rourke"},
                        {"Alvarez José", "José Álvarez"},
                        {"Mr. Alvarez", "José Álvarez"},
                        {"Dr Agnes Thorvald", "Agnes Thorvald"},
                        {"Ms. Agnes", ""},
                        {"Levi Stannard", ""},
                        {"P-9", ""},
                        {"T-3", ""},
                        {"PP-3", "P-3"}};
    for (const Row& row : rows) {
        CAPTURE(row.written);
        const auto found = directory.person(row.written);
        REQUIRE_FALSE(found);
        CHECK(found.error().code == Code::person_unknown);
        const std::string meant = row.meant;
        CHECK(found.error().fix == (meant.empty() ? "" : "did you mean `" + meant + "`?"));
    }
}

TEST_CASE("a last name behind a title is nobody's while two people have it") {
    Directory directory = people();
    directory.add("person", {{"person", "P-5"}, {"name", "Ida Thorvald"}});
    const auto found = directory.person("Mrs. Thorvald");
    REQUIRE_FALSE(found);
    CHECK(found.error().fix.empty());
    CHECK(directory.person("Thorvald Ida").error().fix == "did you mean `Ida Thorvald`?");
}

TEST_CASE("whoever's own row is set aside is not told as unknown") {
    Directory directory = people();
    directory.add_set_aside("T-3", "", "Ira Poole", "`roster/people.csv`, row 9");
    for (const char* written : {"T-3", "Poole, Ira"}) {
        CAPTURE(written);
        const auto found = directory.person(written);
        REQUIRE_FALSE(found);
        CHECK(found.error().cause == "the row that tells of this person, `roster/people.csv`, row 9, is set aside");
        CHECK(found.error().fix == "mend that row first: this one may be right");
    }
    CHECK(directory.person("P-1").value_or("") == "P-1");
}
