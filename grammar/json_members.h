// Lists and objects inside of a JSON object that may not be there yet: made before anything is put into them. Not by
// `json[name].push_back(one)` on none: nlohmann-json 3.11.2 first calls the null a list and then takes memory for it,
// and when there is none it ends the process as it lets go of what is no list. Tested by
// tests/grammar/json_members_test.cpp.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace induct {

/// The list of that name in an object; made, empty, where there is none yet.
template <class Json>
Json& list_in(Json& object, const std::string& name) {
    return *object.emplace(name, Json::array()).first;
}

/// The object of that name in an object; made, empty, where there is none yet.
template <class Json>
Json& object_in(Json& object, const std::string& name) {
    return *object.emplace(name, Json::object()).first;
}

}  // namespace induct
