// Tells the kind of a table by its header. Method: of the kinds whose needed columns are all there, the one that knows
// the most of the columns. Tested by tests/ledger/tables_test.cpp.
#include "engine/ledger/tables.h"

#include "engine/ledger/ledger_error.h"
#include "grammar/near.h"

#include <fmt/format.h>

#include <array>

namespace induct {
namespace {

constexpr std::array<TableKind, 11> all_kinds{TableKind::sites,    TableKind::people,     TableKind::roles,
                                              TableKind::pairings, TableKind::groups,     TableKind::absences,
                                              TableKind::waivers,  TableKind::activities, TableKind::artifacts,
                                              TableKind::surveys,  TableKind::payments};

std::optional<Vocabulary::Owner> owner_of_fields(TableKind kind) {
    if (kind == TableKind::people) return Vocabulary::Owner::person;
    if (kind == TableKind::pairings) return Vocabulary::Owner::pairing;
    if (kind == TableKind::groups) return Vocabulary::Owner::group;
    if (kind == TableKind::activities || kind == TableKind::artifacts) return Vocabulary::Owner::record;
    return std::nullopt;
}

const Column* column_for(TableKind kind, const std::string& folded) {
    for (const Column& column : columns_of(kind)) {
        if (folded_word(column.name) == folded || (!column.also.empty() && folded_word(column.also) == folded)) {
            return &column;
        }
    }
    return nullptr;
}

struct Fit {
    std::size_t known = 0;
    std::vector<std::string> missing;  // needed columns that are not there
};

Fit fit_of(TableKind kind, const std::vector<std::string>& folded_header) {
    Fit fit;
    std::map<std::string_view, bool> there;
    for (const std::string& header : folded_header) {
        if (const Column* column = column_for(kind, header)) {
            ++fit.known;
            there[column->name] = true;
        }
    }
    for (const Column& column : columns_of(kind)) {
        if (!column.needed || there[column.name]) continue;
        // A log may name the mentee instead of the people.
        if (kind == TableKind::activities && column.name == "people" && there["mentee"]) continue;
        fit.missing.emplace_back(column.name);
    }
    return fit;
}

std::vector<std::string> known_names(TableKind kind, const Vocabulary& vocabulary) {
    std::vector<std::string> names;
    for (const Column& column : columns_of(kind)) names.emplace_back(column.name);
    if (const auto owner = owner_of_fields(kind)) {
        for (std::string& name : vocabulary.field_names(*owner)) names.push_back(std::move(name));
    }
    return names;
}

/// The heading, of those that are no column of the kind, nearest to a column that is missing; empty when none is near.
std::string header_near(TableKind kind, const std::string& column, const std::vector<std::string>& header) {
    std::vector<std::string> candidates;
    for (const std::string& cell : header) {
        if (!column_for(kind, folded_word(cell))) candidates.emplace_back(trimmed(cell));
    }
    const auto near = nearest(column, candidates);
    if (near) return *near;
    for (const std::string& candidate : candidates) {
        if (nearest(folded_word(candidate), std::vector<std::string>{column})) return candidate;
    }
    return {};
}

Diagnostic cannot_tell(const std::string& file, const std::vector<std::string>& header,
                       const std::vector<std::string>& folded) {
    TableKind best = TableKind::sites;
    Fit best_fit;
    double best_share = -1;
    for (const TableKind kind : all_kinds) {
        const Fit fit = fit_of(kind, folded);
        const double share = static_cast<double>(fit.known) / static_cast<double>(fit.known + 2 * fit.missing.size());
        if (fit.known > 0 && share > best_share) best = kind, best_fit = fit, best_share = share;
    }
    std::string shown = header.size() > 12 ? fmt::format("{} columns", header.size())
                                           : fmt::format("the columns {}", fmt::join(header, ", "));
    if (shown.size() > 300) shown = fmt::format("{} long columns", header.size());
    if (best_share < 0.3) {
        return said(Code::table_unknown, fmt::format("`{}` is no table that Induct knows: {}", file, shown),
                    "docs/workspace.md lists the columns of each kind of table");
    }
    std::string near, meant;
    for (const std::string& column : best_fit.missing) {
        if (!near.empty()) break;
        near = header_near(best, meant = column, header);
        // A log may name the mentee instead of the people.
        if (near.empty() && best == TableKind::activities && column == "people")
            near = header_near(best, meant = "mentee", header);
    }
    std::vector<std::string> missing;
    for (const std::string& column : best_fit.missing)
        missing.push_back(best == TableKind::activities && column == "people" ? "`people` (or `mentee`)"
                                                                              : "`" + column + "`");
    return said(Code::column_missing,
                fmt::format("`{}` looks like a table of {} and lacks {} {}", file, word(best),
                            missing.size() == 1 ? "the column" : "the columns", fmt::join(missing, ", ")),
                near.empty() ? std::string("add the column; docs/workspace.md lists what each kind of table needs")
                             : fmt::format("is `{}` meant to be `{}`?", near, meant));
}

/// A heading that no column of this kind has, and that is one slip away from the only column that another kind lacks:
/// `person, rolle, from` is a misspelt table of roles and must not be read as one of absences.
std::optional<Diagnostic> looks_like_another(const std::string& file, const std::vector<std::string>& header,
                                             const std::vector<std::string>& folded, TableKind taken,
                                             const Vocabulary& vocabulary) {
    const std::size_t known = fit_of(taken, folded).known;
    const auto owner = owner_of_fields(taken);
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (folded[i].empty() || folded[i] == "error" || column_for(taken, folded[i])) continue;
        if (owner && vocabulary.field(*owner, header[i])) continue;
        for (const TableKind kind : all_kinds) {
            const Fit fit = fit_of(kind, folded);
            if (kind == taken || fit.missing.size() != 1 || fit.known < known) continue;
            if (!nearest(folded[i], std::vector<std::string>{folded_word(fit.missing.front())})) continue;
            return said(Code::column_missing,
                        fmt::format("`{}` can be a table of {}, and looks like one of {} that lacks the column `{}`",
                                    file, word(taken), word(kind), fit.missing.front()),
                        fmt::format("is `{}` meant to be `{}`? If not, rename it or take it out", trimmed(header[i]),
                                    fit.missing.front()));
        }
    }
    return std::nullopt;
}

void place_columns(const std::string& file, const std::vector<std::string>& header, const Vocabulary& vocabulary,
                   TableTold& told) {
    TableLayout& layout = *told.layout;
    std::vector<std::string> unknown;
    bool twice = false;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const std::string folded = folded_word(header[i]);
        if (folded.empty() || folded == "error") continue;  // `error` stands in rows that were given back
        bool placed = true;
        if (const Column* column = column_for(layout.kind, folded)) {
            placed = layout.columns.emplace(column->name, i).second;
        } else {
            const auto owner = owner_of_fields(layout.kind);
            const auto field = owner ? vocabulary.field(*owner, header[i]) : std::nullopt;
            if (field)
                placed = layout.fields.emplace(*field, i).second;
            else
                unknown.emplace_back(trimmed(header[i]));
        }
        if (!placed) {
            told.problems.push_back(said(Code::column_twice,
                                         fmt::format("`{}`: the column `{}` stands twice", file, trimmed(header[i])),
                                         "take one out, or rename it"));
            twice = true;
        }
    }
    const auto names = known_names(layout.kind, vocabulary);
    for (const std::string& name : unknown) {
        const auto near = nearest(name, names);
        told.problems.push_back(said(Code::column_unknown,
                                     fmt::format("`{}`: the column `{}` is not read", file, beginning(name, 80)),
                                     near ? fmt::format("did you mean `{}`?", *near) : std::string()));
    }
    if (twice) told.layout.reset();
}

}  // namespace

std::string_view word(TableKind kind) {
    constexpr std::array<std::string_view, 11> words{"sites",     "people",   "roles",   "pairings",
                                                     "groups",    "absences", "waivers", "activities",
                                                     "artifacts", "surveys",  "payments"};
    return words[static_cast<std::size_t>(kind)];
}

const std::vector<Column>& columns_of(TableKind kind) {
    static const std::array<std::vector<Column>, 11> tables{{
        {{"site", true, ""}, {"name", false, ""}, {"kind", true, ""}, {"within", false, ""}, {"calendar", false, ""}},
        {{"person", true, "id"},
         {"name", false, ""},
         {"email", false, "e-mail"},
         {"site", false, "school"},
         {"hired", false, ""},
         {"left", false, ""},
         {"mentoring_year", false, ""},
         {"category", false, ""}},
        {{"person", true, ""},
         {"role", true, ""},
         {"site", false, ""},
         {"from", true, ""},
         {"to", false, "until"},
         {"fte", false, ""},
         {"volunteer", false, ""}},
        {{"pairing", true, ""},
         {"kind", true, ""},
         {"slot", true, ""},
         {"person", true, ""},
         {"from", true, ""},
         {"to", false, "until"},
         {"follows", false, ""}},
        {{"group", true, ""},
         {"kind", true, ""},
         {"site", false, ""},
         {"person", true, ""},
         {"as", false, ""},
         {"part_of", false, ""},
         {"from", true, ""},
         {"to", false, "until"}},
        {{"person", true, ""}, {"from", true, ""}, {"to", false, "until"}, {"kind", false, ""}},
        {{"subject", true, ""},
         {"requirement", true, ""},
         {"by", true, ""},
         {"why", true, ""},
         {"from", false, ""},
         {"until", false, "to"}},
        {{"entry", false, "entry id"},  {"date", true, ""},
         {"start", false, ""},          {"end", false, ""},
         {"minutes", false, ""},        {"hours", false, ""},
         {"duration", false, "length"}, {"kind", true, "activity"},
         {"led_by", false, ""},         {"mentor", false, ""},
         {"people", true, ""},          {"mentee", false, ""},
         {"group", false, ""},          {"place", false, "site"},
         {"format", false, ""},         {"in_contract_day", false, ""},
         {"standards", false, ""},      {"follows", false, "for"},
         {"status", false, ""},         {"entered_by", false, ""},
         {"entered_on", false, ""},     {"note", false, ""}},
        {{"entry", false, "entry id"},
         {"date", true, ""},
         {"artifact", true, "kind"},
         {"stage", true, ""},
         {"about", true, ""},
         {"by", false, ""},
         {"with", false, ""},
         {"to", false, ""},
         {"follows", false, "for"},
         {"status", false, ""},
         {"entered_by", false, ""},
         {"entered_on", false, ""},
         {"note", false, ""}},
        {{"entry", false, "entry id"},
         {"date", true, ""},
         {"survey", true, ""},
         {"by", true, ""},
         {"about", false, ""},
         {"question", true, ""},
         {"answer", true, ""},
         {"entered_by", false, ""},
         {"entered_on", false, ""}},
        {{"entry", false, "entry id"},
         {"payment", true, ""},
         {"person", true, ""},
         {"amount", true, ""},
         {"paid_on", true, ""},
         {"for", false, ""},
         {"status", false, ""},
         {"entered_by", false, ""},
         {"entered_on", false, ""},
         {"note", false, ""}},
    }};
    return tables[static_cast<std::size_t>(kind)];
}

std::vector<std::string_view> date_columns_of(TableKind kind) {
    std::vector<std::string_view> dates;
    for (const Column& column : columns_of(kind)) {
        const bool recipient = kind == TableKind::artifacts && column.name == "to";
        for (const std::string_view name :
             {"date", "from", "to", "until", "hired", "left", "entered_on", "paid_on", "for"}) {
            if (column.name == name && !recipient) dates.push_back(column.name);
        }
    }
    return dates;
}

TableTold tell_table(const std::string& file, const std::vector<std::string>& header, const Vocabulary& vocabulary) {
    std::vector<std::string> folded;
    folded.reserve(header.size());
    for (const std::string& cell : header) folded.push_back(folded_word(cell));
    TableTold told;
    std::size_t best = 0;
    for (const TableKind kind : all_kinds) {
        const Fit fit = fit_of(kind, folded);
        if (!fit.missing.empty() || fit.known <= best) continue;
        best = fit.known;
        told.layout = TableLayout{kind, {}, {}};
    }
    if (told.layout) {
        if (auto question = looks_like_another(file, header, folded, told.layout->kind, vocabulary)) {
            told.layout.reset();
            told.problems.push_back(std::move(*question));
        } else {
            place_columns(file, header, vocabulary, told);
        }
    } else
        told.problems.push_back(cannot_tell(file, header, folded));
    return told;
}

}  // namespace induct
