// Who and what the workspace knows tonight: people by id, e-mail or name; sites, pairings and groups by id or name.
// Nobody is ever added by being named. Source: docs/workspace.md, people. Tested by tests/ledger/directory_test.cpp.
#pragma once

#include "engine/ledger/cells.h"
#include "engine/ledger/facts.h"
#include "engine/ledger/vocabulary.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace induct {

class Directory {
  public:
    enum class What : std::uint8_t { site, person, pairing, group };

    /// Takes in one fact (a site, person, pairing member or group member; others are left out).
    void add(std::string_view fact_kind, const Body& body);

    /// Somebody whose own row could not be read: whoever names her is told so, and not that she is unknown. `where`:
    /// "`roster/people.csv`, row 9".
    void add_set_aside(std::string_view id, std::string_view email, std::string_view name, const std::string& where);

    /// The id. A person is named by id, else e-mail, else full name; a site by id, else name.
    [[nodiscard]] Cell<std::string> person(std::string_view cell) const;
    /// The ids of all people whom the cell may name, sorted.
    [[nodiscard]] std::vector<std::string> people_named(std::string_view cell) const;
    /// The id of the person who was probably meant by a name that nobody has.
    [[nodiscard]] std::optional<std::string> probable_person(std::string_view cell) const;
    [[nodiscard]] Cell<std::string> site(std::string_view cell) const;
    [[nodiscard]] Cell<std::string> pairing(std::string_view cell) const;
    [[nodiscard]] Cell<std::string> group(std::string_view cell) const;
    [[nodiscard]] IdLookup lookup() const;

    /// What has that very id.
    [[nodiscard]] std::optional<What> what_is(std::string_view id) const;
    /// The kind of a pairing or group; empty when there is none of that id.
    [[nodiscard]] std::string kind_of(std::string_view id) const;

  private:
    using Index = std::map<std::string, std::vector<std::string>, std::less<>>;  // folded text -> ids, sorted
    /// Names as they are compared when one is not found, each with the id or name to suggest.
    struct Plain {
        std::map<std::string, std::string> shown;
        std::vector<std::string> compared;
    };
    struct Shelf {
        Index by_id, by_mail, by_name;
        std::map<std::string, std::string, std::less<>> names;  // id -> name
        mutable std::optional<Plain> plain;
    };
    [[nodiscard]] static std::optional<std::string> near_name(const Shelf& shelf, std::string_view text);
    [[nodiscard]] Cell<std::string> find(const Shelf& shelf, std::string_view cell, std::string_view noun) const;

    Shelf people_, sites_, pairings_, groups_;
    std::map<std::string, std::string, std::less<>> set_aside_;  // folded id, e-mail or name -> where the row is
    std::map<std::string, What, std::less<>> ids_;
    std::map<std::string, std::string, std::less<>> kinds_;
};

[[nodiscard]] std::string_view word(Directory::What what);  // "a site", "a person"

}  // namespace induct
