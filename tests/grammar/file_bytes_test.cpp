// What a path is, is told apart from what the machine did wrong.
#include "grammar/file_bytes.h"

#include <doctest/doctest.h>

#include <ostream>

using namespace induct;

TEST_CASE("a file is read whole, or as far as asked") {
    std::error_code why;
    const std::string path = std::string(INDUCT_SOURCE_DIR) + "/CMakeLists.txt";
    const std::optional<std::string> whole = read_file_bytes(path, why);
    REQUIRE(whole);
    CHECK(whole->find("project(induct") != std::string::npos);
    CHECK(read_file_bytes(path, why, 5) == whole->substr(0, 5));
}

TEST_CASE("what is not there is told with its reason") {
    std::error_code why;
    CHECK_FALSE(read_file_bytes(std::string(INDUCT_SOURCE_DIR) + "/no-such-file", why));
    CHECK(why == std::errc::no_such_file_or_directory);
    CHECK_FALSE(read_file_bytes(INDUCT_SOURCE_DIR, why));
    CHECK(why == std::errc::is_a_directory);
}

TEST_CASE("a failing disk is no missing file") {
    CHECK_NOTHROW(throw_if_machine_failed({}, "a.csv"));
    CHECK_NOTHROW(throw_if_machine_failed(std::make_error_code(std::errc::permission_denied), "a.csv"));
    CHECK_THROWS_WITH_AS(throw_if_machine_failed(std::make_error_code(std::errc::io_error), "a.csv"),
                         "`a.csv` cannot be read: Input/output error", std::system_error);
    CHECK_THROWS_AS(throw_if_machine_failed(std::make_error_code(std::errc::too_many_files_open), "a.csv"),
                    std::system_error);
}
