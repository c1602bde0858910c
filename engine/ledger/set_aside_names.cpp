// See set_aside_names.h.
#include "engine/ledger/set_aside_names.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <set>

namespace induct {

namespace {

constexpr std::size_t longest_id = 200;

/// `Ana Ruiz, Ben Cole`, `Ana Ruiz and Ben Cole`: what stands between the usual separators.
std::vector<std::string> parts_of(std::string text) {
    replace_all(text, " and ", ";");
    return split_at_any(text, ";|,/&\n");
}

class Names {
  public:
    explicit Names(const Directory& directory) : directory_(directory) {}

    /// Takes in what the text names; false when it names nothing that is known.
    bool take(std::string_view text) {
        const std::string id(trimmed(text));
        const auto what = directory_.what_is(id);
        if (what && *what != Directory::What::site) return add(id);
        const auto person = directory_.person(id);
        return person && add(*person);
    }
    /// Two people may have one name.
    bool take_all(std::string_view text) {
        const std::vector<std::string> people = directory_.people_named(text);
        for (const std::string& id : people) add(id);
        return !people.empty();
    }
    /// An id, though nobody has it.
    void take_id(std::string_view text) {
        if (const std::string_view id = trimmed(text); !id.empty() && id.size() <= longest_id) add(std::string(id));
    }
    bool take_probable(std::string_view text) {
        const auto person = directory_.probable_person(text);
        return person && add(*person);
    }

    std::vector<std::string> ids;

  private:
    bool add(const std::string& id) {
        const auto place = std::lower_bound(ids.begin(), ids.end(), id);
        if (place == ids.end() || *place != id) ids.insert(place, id);
        return true;
    }
    const Directory& directory_;
};

/// What the fault leaves open: whether anybody is named by this cell of whom nobody can tell who was meant.
bool take_from_problem(const RowProblem& problem, char separator, Names& names) {
    if (problem.fault.code == Code::cell_empty) return problem.column == "people" || problem.column == "mentee";
    if (problem.fault.code != Code::person_unknown && problem.fault.code != Code::person_ambiguous) return false;
    bool unclear = false;
    for (const std::string& item : list_items(problem.value, separator)) {
        if (names.take_all(item) || names.take(item) || names.take_probable(item)) continue;
        const std::vector<std::string> parts = parts_of(item);
        bool some = false;
        if (parts.size() > 1)
            for (const std::string& part : parts) some = names.take(part) || names.take_probable(part) || some;
        unclear = unclear || !some;
    }
    return unclear;
}

/// Does the column name people, pairings or groups? Whoever typed the row is not whom it is about; and 30 minutes are
/// not the person `30`.
bool names_somebody(std::string_view header) {
    static const std::set<std::string, std::less<>> naming = {"person",  "id",    "pairing", "group",  "partof",
                                                              "subject", "by",    "ledby",   "mentor", "people",
                                                              "mentee",  "about", "with",    "to"};
    return naming.count(folded_word(header)) > 0;
}

/// The columns by our names, also where a district's own sheet calls them otherwise.
const std::vector<std::string>& columns_of(const SetAsideFile& file) {
    return file.meant.empty() ? file.header : file.meant;
}

/// The column of a roster in which a row names what it is a row of: the pairing, group or person that nobody knows as
/// long as it is set aside. None in other tables.
std::string_view own_column(const SetAsideFile& file) {
    std::set<std::string> there;
    for (const std::string& cell : columns_of(file)) there.insert(folded_word(cell));
    const auto has = [&](const char* column) { return there.count(column) > 0; };
    if (has("date")) return "";
    if (has("pairing")) return "pairing";
    if (has("group")) return "group";
    const bool of_people = !has("role") && !has("from") && !has("subject") && !has("within");
    return !of_people ? "" : has("person") ? "person" : "id";
}

NamingRow naming_row(const SetAsideFile& file, const SetAsideRow& row, const Directory& directory) {
    Names names(directory);
    bool unclear = false;
    const std::string_view own = own_column(file);
    const std::vector<std::string>& columns = columns_of(file);
    for (std::size_t i = 0; i < row.cells.size() && i < columns.size(); ++i) {
        if (!names_somebody(columns[i])) continue;
        for (const std::string& item : list_items(row.cells[i], file.separator)) names.take(item);
        if (folded_word(columns[i]) == own) names.take_id(row.cells[i]);
    }
    for (const RowProblem& problem : row.problems)
        unclear = take_from_problem(problem, file.separator, names) || unclear;
    return NamingRow{file.path, row.number, file.whole.has_value(), unclear, std::move(names.ids)};
}

}  // namespace

std::vector<NamingRow> naming_rows(const std::vector<SetAsideFile>& files, const Directory& directory) {
    std::vector<NamingRow> rows;
    for (const SetAsideFile& file : files) {
        if (file.rows.empty()) rows.push_back({file.path, 0, true, false, {}});
        for (const SetAsideRow& row : file.rows) rows.push_back(naming_row(file, row, directory));
    }
    return rows;
}

void replace_naming_rows(Night& night, const std::vector<NamingRow>& rows) {
    if (stored_naming_rows(night.ledger()) == rows) return;
    SQLite::Database& database = night.ledger().database();
    database.exec("DELETE FROM set_aside_now");
    SQLite::Statement insert(database, "INSERT INTO set_aside_now VALUES (?, ?, ?, ?, ?)");
    for (const NamingRow& row : rows) {
        insert.bind(1, row.file);
        insert.bind(2, static_cast<std::int64_t>(row.row));
        insert.bind(3, row.whole ? 1 : 0);
        insert.bind(4, row.unclear ? 1 : 0);
        insert.bind(5, join_items(row.names));
        insert.exec();
        insert.reset();
    }
}

std::vector<NamingRow> stored_naming_rows(const Ledger& ledger) {
    SQLite::Statement query(ledger.database(),
                            "SELECT file, row, whole, unclear, names FROM set_aside_now ORDER BY file, row");
    std::vector<NamingRow> rows;
    while (query.executeStep())
        rows.push_back({query.getColumn(0).getString(), static_cast<std::uint64_t>(query.getColumn(1).getInt64()),
                        query.getColumn(2).getInt() != 0, query.getColumn(3).getInt() != 0,
                        split_items(query.getColumn(4).getString())});
    return rows;
}

}  // namespace induct
