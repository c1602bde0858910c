// See set_aside_words.h.
#include "engine/report/set_aside_words.h"

#include "engine/evaluate/value_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace induct {

namespace {

constexpr std::size_t most_rows = 5, most_files = 3;

struct Wanted {
    std::vector<std::string> ids;    // whoever names one of them is meant
    std::vector<std::string> maybe;  // when it is unclear whom else the row names
    std::string words;
};

Wanted wanted_of(const World& world, Subject subject, Date on) {
    Wanted wanted;
    if (subject.kind == Subject::Kind::person) {
        wanted.ids = {world.people[subject.index].id};
        wanted.words = world.people[subject.index].name;
    } else if (subject.kind == Subject::Kind::group) {
        wanted.ids = {world.groups[subject.index].id};
    } else if (subject.kind == Subject::Kind::pairing) {
        const WorldPairing& pairing = world.pairings[subject.index];
        wanted.ids = {pairing.id};
        for (const PairingMember& member : pairing.members) {
            if (member.days.first > on) continue;
            (member.slot == 0 ? wanted.ids : wanted.maybe).push_back(world[member.person].id);
            if (member.slot == 0 && wanted.words.empty()) wanted.words = world[member.person].name;
        }
    }
    if (wanted.words.empty() && !wanted.ids.empty()) wanted.words = wanted.ids.front();
    return wanted;
}

bool names_any(const NamingRow& row, const std::vector<std::string>& ids) {
    return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
        return std::binary_search(row.names.begin(), row.names.end(), id);
    });
}

std::string rows_in_words(const std::vector<std::uint64_t>& rows) {
    std::string words = rows.size() == 1 ? "row " : "rows ";
    for (std::size_t i = 0; i < rows.size() && i < most_rows; ++i)
        words += fmt::format("{}{}", i > 0 ? ", " : "", rows[i]);
    return rows.size() > most_rows ? words + ", ..." : words;
}

/// "`inbox/a.csv` rows 12, 40; `inbox/b.csv` row 3"
std::string places(const std::map<std::string, std::vector<std::uint64_t>>& files) {
    std::string words;
    std::size_t shown = 0;
    for (const auto& [file, rows] : files) {
        if (shown++ == most_files)
            return words + fmt::format("; and in {}", counted(files.size() - most_files, "more file"));
        words += fmt::format("{}`{}` {}", words.empty() ? "" : "; ", file, rows_in_words(rows));
    }
    return words;
}

}  // namespace

std::string set_aside_words(const World& world, Subject subject, std::span<const NamingRow> rows, Date on) {
    const Wanted wanted = wanted_of(world, subject, on);
    std::map<std::string, std::vector<std::uint64_t>> sure, open;
    std::size_t sure_rows = 0, open_rows = 0;
    for (const NamingRow& row : rows) {
        if (names_any(row, wanted.ids))
            sure[row.file].push_back(row.row), ++sure_rows;
        else if (row.unclear && names_any(row, wanted.maybe))
            open[row.file].push_back(row.row), ++open_rows;
    }
    std::string words;
    if (sure_rows > 0)
        words = fmt::format("{} that name{} {} {} set aside: {}", counted(sure_rows, "row"), sure_rows == 1 ? "s" : "",
                            wanted.words, sure_rows == 1 ? "is" : "are", places(sure));
    if (open_rows > 0)
        words += fmt::format("{}{} may be about {}, and {} set aside: {}", words.empty() ? "" : "; ",
                             counted(open_rows, "row"), wanted.words, open_rows == 1 ? "is" : "are", places(open));
    return words;
}

std::vector<LeftOut> left_out(const World& world, std::span<const NamingRow> rows) {
    std::set<std::string_view> people, others;
    for (const WorldPerson& one : world.people) people.insert(one.id);
    for (const WorldPairing& one : world.pairings) others.insert(one.id);
    for (const WorldGroup& one : world.groups) others.insert(one.id);
    std::map<std::string, std::map<std::string, std::vector<std::uint64_t>>> found;
    for (const NamingRow& row : rows) {
        if (!row.file.starts_with("roster/") || row.file.find("waiver") != std::string::npos) continue;
        std::vector<std::string> unknown, grouped;
        for (const std::string& name : row.names) {
            if (others.count(name) > 0)
                grouped.push_back(name);
            else if (people.count(name) == 0)
                unknown.push_back(name);
        }
        for (const std::string& id : !unknown.empty() ? unknown : !grouped.empty() ? grouped : row.names)
            found[id][row.file].push_back(row.row);
    }
    std::vector<LeftOut> all;
    for (const auto& [id, files] : found) {
        const bool one = files.size() == 1 && files.begin()->second.size() == 1;
        all.push_back({id, people.count(id) + others.count(id) > 0,
                       fmt::format("{} {} set aside", places(files), one ? "is" : "are")});
    }
    return all;
}

std::string left_out_words(const World& world, std::span<const NamingRow> rows, std::string_view id) {
    for (const LeftOut& one : left_out(world, rows))
        if (one.id == id) return one.words;
    return "";
}

}  // namespace induct
