// Finds ids for typed names. Tested by tests/ledger/directory_test.cpp.
#include "engine/ledger/directory.h"

#include "grammar/near.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace induct {
namespace {

void enter(std::map<std::string, std::vector<std::string>, std::less<>>& index, const std::string& key,
           std::string_view id) {
    if (key.empty()) return;
    std::vector<std::string>& ids = index[key];
    const auto place = std::lower_bound(ids.begin(), ids.end(), id);
    if (place == ids.end() || *place != id) ids.insert(place, std::string(id));
}

std::string without_figures(std::string text) {
    text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }), text.end());
    return text;
}

/// The one name whose words are `words` in any order, or end with them when a title such as `Mr.` stands before them:
/// `Reyes Ana`, `Mr. Cole`. Nothing when several are meant.
std::optional<std::string> same_words(const std::map<std::string, std::string>& shown, const std::string& plain) {
    constexpr std::array<std::string_view, 8> titles = {"mr", "mrs", "ms", "mx", "miss", "dr", "prof", "professor"};
    std::vector<std::string> words = split_at_any(plain, " .,");
    if (words.size() < 2) return std::nullopt;
    const bool titled = std::find(titles.begin(), titles.end(), words.front()) != titles.end();
    if (titled) words.erase(words.begin());
    std::vector<std::string> sorted = words;
    std::sort(sorted.begin(), sorted.end());
    std::optional<std::string> found;
    for (const auto& [compared, name] : shown) {
        std::vector<std::string> others = split_at_any(compared, " .,");
        if (others.size() < 2 || others.size() < words.size()) continue;
        const bool last = titled && std::equal(words.rbegin(), words.rend(), others.rbegin());
        std::sort(others.begin(), others.end());
        if (!last && others != sorted) continue;
        if (found) return std::nullopt;
        found = name;
    }
    return found;
}

}  // namespace

std::string_view word(Directory::What what) {
    switch (what) {
        case Directory::What::site:
            return "a site";
        case Directory::What::person:
            return "a person";
        case Directory::What::pairing:
            return "a pairing";
        case Directory::What::group:
            return "a group";
    }
    return "";
}

void Directory::add(std::string_view fact_kind, const Body& body) {
    const auto shelve = [&](Shelf& shelf, What what, std::string_view id) {
        shelf.plain.reset();
        enter(shelf.by_id, folded_name(id), id);
        enter(shelf.by_mail, folded_name(value_of(body, "email")), id);
        enter(shelf.by_name, folded_name(value_of(body, "name")), id);
        shelf.names.insert_or_assign(std::string(id), std::string(value_of(body, "name")));
        ids_.emplace(id, what);
        if (const auto kind = value_of(body, "kind"); !kind.empty()) kinds_.emplace(id, kind);
    };
    if (fact_kind == "person")
        shelve(people_, What::person, value_of(body, "person"));
    else if (fact_kind == "site")
        shelve(sites_, What::site, value_of(body, "site"));
    else if (fact_kind == "pairing-member")
        shelve(pairings_, What::pairing, value_of(body, "pairing"));
    else if (fact_kind == "group-member")
        shelve(groups_, What::group, value_of(body, "group"));
}

/// The id or name that was probably meant. Accents and the order of `Last, First` are no difference.
std::optional<std::string> Directory::near_name(const Shelf& shelf, std::string_view text) {
    if (!shelf.plain) {  // made when the first name is not found: most tables know everybody
        shelf.plain.emplace();
        for (const auto& [id, name] : shelf.names) {
            shelf.plain->shown.emplace(plain_name(id), id);
            if (!name.empty()) shelf.plain->shown.emplace(plain_name(name), name);
        }
        for (const auto& [compared, name] : shelf.plain->shown) shelf.plain->compared.push_back(compared);
    }
    const std::string plain = plain_name(text);
    const std::map<std::string, std::string>& shown = shelf.plain->shown;
    if (const auto same = shown.find(plain); same != shown.end()) return same->second;
    if (const auto same = same_words(shown, plain)) return same;
    const auto near = nearest(plain, shelf.plain->compared);
    // `P-12` may be anybody's: where only figures differ nothing tells who was meant.
    if (!near) return std::nullopt;
    const std::string letters = without_figures(plain), others = without_figures(*near);
    // Nor where ids of two sorts differ in their letter: `T-3` is no slip for `R-3`.
    constexpr std::size_t longest_sort = 3;
    if (letters == others || (letters.size() == others.size() && letters.size() <= longest_sort)) return std::nullopt;
    return shown.at(*near);
}

Cell<std::string> Directory::find(const Shelf& shelf, std::string_view cell, std::string_view noun) const {
    const std::string_view text = trimmed(cell);
    if (shelf.names.find(text) != shelf.names.end()) return std::string(text);
    const std::string folded = folded_name(text);
    for (const Index* index : {&shelf.by_id, &shelf.by_mail, &shelf.by_name}) {
        const auto found = index->find(folded);
        if (found == index->end()) continue;
        if (found->second.size() == 1) return found->second.front();
        return tl::make_unexpected(CellFault{Code::person_ambiguous,
                                             fmt::format("it may be {}", fmt::join(found->second, " or ")),
                                             "write the id instead"});
    }
    const auto near = near_name(shelf, text);
    return tl::make_unexpected(CellFault{Code::person_unknown, fmt::format("there is no {} of that id or name", noun),
                                         near ? fmt::format("did you mean `{}`?", *near) : std::string()});
}

void Directory::add_set_aside(std::string_view id, std::string_view email, std::string_view name,
                              const std::string& where) {
    for (const std::string_view named : {id, email, name})
        if (!trimmed(named).empty()) set_aside_.emplace(folded_name(trimmed(named)), where);
}

Cell<std::string> Directory::person(std::string_view cell) const {
    Cell<std::string> found = find(people_, cell, "person");
    if (found || found.error().code != Code::person_unknown) return found;
    const auto waits = set_aside_.find(folded_name(trimmed(cell)));
    if (waits == set_aside_.end()) return found;
    return tl::make_unexpected(CellFault{
        Code::person_unknown, fmt::format("the row that tells of this person, {}, is set aside", waits->second),
        "mend that row first: this one may be right"});
}
std::vector<std::string> Directory::people_named(std::string_view cell) const {
    const std::string folded = folded_name(trimmed(cell));
    for (const Index* index : {&people_.by_id, &people_.by_mail, &people_.by_name}) {
        if (const auto found = index->find(folded); found != index->end()) return found->second;
    }
    return {};
}
std::optional<std::string> Directory::probable_person(std::string_view cell) const {
    const auto near = near_name(people_, trimmed(cell));
    if (!near) return std::nullopt;
    const auto id = person(*near);
    return id ? std::optional(*id) : std::nullopt;
}
Cell<std::string> Directory::site(std::string_view cell) const { return find(sites_, cell, "site"); }
Cell<std::string> Directory::pairing(std::string_view cell) const { return find(pairings_, cell, "pairing"); }
Cell<std::string> Directory::group(std::string_view cell) const { return find(groups_, cell, "group"); }

IdLookup Directory::lookup() const {
    return {[this](std::string_view cell) { return person(cell); },
            [this](std::string_view cell) { return site(cell); },
            [this](std::string_view cell) { return group(cell); }};
}

std::optional<Directory::What> Directory::what_is(std::string_view id) const {
    const auto found = ids_.find(id);
    return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

std::string Directory::kind_of(std::string_view id) const {
    const auto found = kinds_.find(id);
    return found == kinds_.end() ? std::string() : found->second;
}

}  // namespace induct
