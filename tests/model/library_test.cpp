// Where `use` looks: beside the model first, then in the library inside the program.
#include "tests/model/checked_text.h"

#include <doctest/doctest.h>

using namespace induct;

TEST_CASE("a file beside the model comes before the built-in library") {
    std::vector<std::string> asked;
    const Library library = library_beside("district", [&](const std::string& path) -> std::optional<std::string> {
        asked.push_back(path);
        if (path == "district/mentoring.induct") return "activity our-own-visit\n";
        return std::nullopt;
    });
    const CheckedText own = checked("m.induct", "use mentoring\nuse calendars/oregon\n", library);
    CHECK(own.rendered == "");
    CHECK(own.model.find_kind("our-own-visit").has_value());
    CHECK(!own.model.find_kind("goal-setting"));
    CHECK(own.model.calendars.size() == 1);
    CHECK(asked == std::vector<std::string>{"district/mentoring.induct", "district/calendars/oregon.induct"});
    CHECK(checked("m.induct", "use mentoring\n", embedded_only()).model.find_kind("goal-setting").has_value());
}

TEST_CASE("libraries that use each other are read once") {
    int reads = 0;
    const Library library = library_beside("", [&](const std::string& path) -> std::optional<std::string> {
        ++reads;
        if (path == "first-part.induct") return "use second-part\nactivity one-thing\n";
        if (path == "second-part.induct") return "use first-part\nactivity other-thing\n";
        return std::nullopt;
    });
    const CheckedText text = checked("m.induct", "use first-part\n", library);
    CHECK(text.rendered == "");
    CHECK(reads == 2);
    CHECK(text.model.kinds.size() == 2);
}

TEST_CASE("a mistake in a library is shown in the library") {
    const Library library = library_beside("", [](const std::string& path) -> std::optional<std::string> {
        if (path == "shared.induct") return "role helper may also be nobody-known\n";
        return std::nullopt;
    });
    const CheckedText text = checked("m.induct", "use shared\n", library);
    CHECK(text.rendered.find("shared.induct:1:25") != std::string::npos);
}

TEST_CASE("of a file without an end no more is read than shows that it is too large") {
    const std::optional<std::string> endless = read_from_disk("/dev/zero");
    REQUIRE(endless);
    CHECK(endless->size() == largest_source + 1);
}
