// Lists and objects in JSON, with and without memory.
#include "grammar/json_members.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <new>

using namespace induct;

namespace {

/// How many more allocations there is memory for.
int left = 0;

template <class T>
struct Scarce {
    using value_type = T;
    Scarce() = default;
    template <class Other>
    Scarce(const Scarce<Other>&) {}  // NOLINT(google-explicit-constructor): an allocator is made from another one
    T* allocate(std::size_t n) {
        if (left == 0) throw std::bad_alloc();
        --left;
        return std::allocator<T>().allocate(n);
    }
    void deallocate(T* at, std::size_t n) { std::allocator<T>().deallocate(at, n); }
    friend bool operator==(const Scarce&, const Scarce&) { return true; }
    friend bool operator!=(const Scarce&, const Scarce&) { return false; }
};

using ScarceJson = nlohmann::basic_json<nlohmann::ordered_map, std::vector, std::string, bool, std::int64_t,
                                        std::uint64_t, double, Scarce>;

/// An object with a list of two and an object of one.
template <class Json>
void fill(Json& json) {
    // Not from braces: what they have made so far, nlohmann-json forgets when there is no memory for the rest.
    Json first = Json::object();
    first["step"] = "first";
    list_in(json, "steps").push_back(std::move(first));
    list_in(json, "steps").push_back("second");
    object_in(json, "made_from")["engine"] = 1;
}

}  // namespace

TEST_CASE("a list and an object are made by the first that is put into them") {
    nlohmann::ordered_json json{{"name", "x"}};
    fill(json);
    CHECK(json.dump() == R"({"name":"x","steps":[{"step":"first"},"second"],"made_from":{"engine":1}})");
    CHECK(list_in(json, "none").empty());
}

TEST_CASE("without memory a list stays what it is, and nothing ends the process") {
    int refused = 0;
    for (int enough = 0; enough < 100; ++enough) {
        left = 1;
        ScarceJson json = ScarceJson::object();
        left = enough;
        try {
            fill(json);
        } catch (const std::bad_alloc&) {
            ++refused;
        }
    }
    left = 1000;
    CHECK(refused > 3);
    CHECK(refused < 100);
}
