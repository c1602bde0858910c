// See mapping.h.
#include "engine/ledger/mapping.h"

#include "engine/ledger/ledger_error.h"
#include "grammar/near.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {
namespace {

constexpr std::uint64_t lines_before_the_header = 20;
constexpr std::string_view inbox = "inbox/";

/// The lines among which the header is: the first ones of the sheet.
std::vector<const std::vector<std::string>*> first_lines(const CsvTable& table) {
    std::vector<const std::vector<std::string>*> lines;
    if (table.header_row <= lines_before_the_header) lines.push_back(&table.header);
    for (const CsvRow& row : table.rows) {
        if (row.number > lines_before_the_header) break;
        lines.push_back(&row.cells);
    }
    return lines;
}

/// The headings that an import names, folded, each with the place in the model that names it first.
std::map<std::string, std::pair<std::string, WrittenAt>> named_headings(const ImportMapping& import) {
    std::map<std::string, std::pair<std::string, WrittenAt>> named;
    for (const MappedColumn& column : import.columns)
        named.emplace(folded_word(column.heading), std::pair(column.heading, column.at));
    for (const SkippedRows& skip : import.skipped)
        named.emplace(folded_word(skip.heading), std::pair(skip.heading, skip.at));
    return named;
}

std::size_t headings_in(const std::vector<std::string>& line, const ImportMapping& import) {
    std::set<std::string> there;
    for (const std::string& cell : line) there.insert(folded_word(cell));
    std::size_t count = 0;
    for (const auto& [folded, heading] : named_headings(import)) count += there.count(folded);
    return count;
}

/// The line with the most of the headings, the first of equals; counted from 0.
std::pair<std::size_t, std::size_t> best_line(const CsvTable& table, const ImportMapping& import) {
    std::size_t best = 0, most = 0, at = 0;
    for (const auto* line : first_lines(table)) {
        const std::size_t count = headings_in(*line, import);
        if (count > most) best = at, most = count;
        ++at;
    }
    return {best, most};
}

bool has_all_headings(const CsvTable& table, const ImportMapping& import) {
    return best_line(table, import).second == named_headings(import).size();
}

/// `*` takes any letters, `?` one. Only the last star ever takes more: what stands before it is settled.
bool matches_piece(std::string_view pattern, std::string_view piece) {
    std::size_t at = 0, of = 0;
    std::size_t star = std::string_view::npos, taken = 0;
    while (of < piece.size()) {
        if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            taken = of;
        } else if (at < pattern.size() && pattern[at] == '?') {
            ++at;
            of = character_end(piece, of);
        } else if (at < pattern.size() && pattern[at] == piece[of]) {
            ++at;
            ++of;
        } else if (star != std::string_view::npos) {
            at = star + 1;
            of = ++taken;
        } else {
            return false;
        }
    }
    while (at < pattern.size() && pattern[at] == '*') ++at;
    return at == pattern.size();
}

std::pair<std::string_view, std::string_view> first_piece(std::string_view path) {
    const std::size_t slash = path.find('/');
    return slash == std::string_view::npos ? std::pair(path, std::string_view())
                                           : std::pair(path.substr(0, slash), path.substr(slash + 1));
}

Diagnostic several(const std::string& path, const std::vector<const ImportMapping*>& found) {
    std::vector<std::string> names;
    for (const ImportMapping* import : found) names.push_back(fmt::format("`{}` ({})", import->name, import->at));
    return said(Code::mapping_several, fmt::format("`{}`: the imports {} are for it", path, fmt::join(names, " and ")),
                "give each of them files of its own with `file`");
}

Diagnostic columns_missing(const std::string& path, const CsvTable& table, const ImportMapping& import) {
    const std::vector<const std::vector<std::string>*> lines = first_lines(table);
    const std::vector<std::string> nothing;
    const std::vector<std::string>& line = lines.empty() ? nothing : *lines[best_line(table, import).first];
    std::set<std::string> there;
    std::vector<std::string> others;
    const auto named = named_headings(import);
    for (const std::string& cell : line) {
        there.insert(folded_word(cell));
        if (named.count(folded_word(cell)) == 0) others.emplace_back(trimmed(cell));
    }
    std::vector<std::string> missing, near;
    // In the order of the import.
    const auto look = [&](const std::string& heading, const WrittenAt& at) {
        if (there.count(folded_word(heading)) > 0) return;
        missing.push_back(fmt::format("`{}` ({})", heading, at));
        if (const auto one = nearest(heading, others))
            near.push_back(fmt::format("is `{}` meant to be `{}`?", *one, heading));
    };
    for (const MappedColumn& column : import.columns) look(column.heading, column.at);
    for (const SkippedRows& skip : import.skipped) look(skip.heading, skip.at);
    return said(Code::mapping_column_missing,
                fmt::format("`{}`: the import `{}` names {} {}, and the sheet has {}", path, import.name,
                            missing.size() == 1 ? "the column" : "the columns", fmt::join(missing, ", "),
                            missing.size() == 1 ? "none of that name" : "none of these names"),
                near.empty()
                    ? std::string("correct the headings in the sheet or in the import; they stand in one line, "
                                  "which is one of the first 20")
                    : fmt::format("{}", fmt::join(near, " ")));
}

/// Makes the line the header: what stands above it is a title.
void take_header(CsvTable& table, std::size_t line) {
    if (line == 0) return;
    const auto place = table.rows.begin() + static_cast<std::ptrdiff_t>(line) - 1;
    table.header = place->cells;
    table.header_row = place->number;
    table.rows.erase(table.rows.begin(), place + 1);
}

/// Reads the file again with each separator, when the first line did not tell the right one.
void find_separator(const InputFile& file, CsvTable& table, const ImportMapping& import, const CsvLimits& limits) {
    std::size_t most = best_line(table, import).second;
    if (most == named_headings(import).size()) return;
    for (const char separator : {',', ';', '\t'}) {
        CsvRead again = read_csv(file.path, file.bytes, limits, separator);
        if (!again.table) continue;
        const std::size_t count = best_line(*again.table, import).second;
        if (count > most) most = count, table = std::move(*again.table);
    }
}

std::string_view cell_at(const CsvRow& row, std::size_t place) {
    return place < row.cells.size() ? trimmed(row.cells[place]) : std::string_view();
}

/// `9/8/25` found by `m/d/yy`: read as three numbers, or with the name of its month.
Cell<Date> date_found(const PatternFound& found, const CellPattern& pattern, Date on) {
    if (found.month.find_first_not_of("0123456789") != std::string::npos)
        return read_date(fmt::format("{} {} {}", found.day, found.month, found.year), DateOrder::day_month_year, on);
    const std::size_t day = pattern.written.find_first_of("dD"), month = pattern.written.find_first_of("mM");
    if (day < month)
        return read_date(fmt::format("{}/{}/{}", found.day, found.month, found.year), DateOrder::day_month_year, on);
    return read_date(fmt::format("{}/{}/{}", found.month, found.day, found.year), DateOrder::month_day_year, on);
}

class Mapping {
  public:
    Mapping(const InputFile& file, CsvTable table, const ImportMapping& import, Date on)
        : file_(file), import_(import), on_(on) {
        made_.from.import = &import;
        made_.from.written = std::move(table);
    }

    Mapped run() {
        if (place_columns() && !told_in_other_order()) {
            lay_out();
            make_rows();
            say_unnamed_columns();
        }
        return std::move(made_);
    }

  private:
    /// Finds each column of the import in the header. False when a heading stands there twice.
    bool place_columns() {
        const std::vector<std::string>& header = made_.from.written.header;
        std::map<std::string, std::size_t> there;
        for (std::size_t i = 0; i < header.size(); ++i) {
            const std::string folded = folded_word(header[i]);
            if (there.emplace(folded, i).second || named_headings(import_).count(folded) == 0) continue;
            made_.whole = said(Code::column_twice,
                               fmt::format("`{}`: the column `{}` stands twice", file_.path, trimmed(header[i])),
                               "take one out, or rename it");
            return false;
        }
        made_.from.meant.resize(header.size());
        for (std::size_t i = 0; i < import_.columns.size(); ++i) {
            const MappedColumn& column = import_.columns[i];
            const std::size_t place = there.at(folded_word(column.heading));
            made_.from.places.emplace(&column, place);
            made_.from.meant[place] = column.name;
            made_.from.sources.emplace(column.name, i);
        }
        for (const SkippedRows& skip : import_.skipped) skip_places_.push_back(there.at(folded_word(skip.heading)));
        return true;
    }

    /// The question about a column all of whose dates fit only when day and month change places.
    bool told_in_other_order() {
        for (const MappedColumn& column : import_.columns) {
            if (!column.pattern) continue;
            const auto other = with_day_and_month_swapped(*column.pattern);
            if (!other) continue;
            std::string example;
            bool all_fit_other = true;
            for (const CsvRow& row : made_.from.written.rows) {
                const std::string_view cell = cell_at(row, made_.from.places.at(&column));
                if (cell.empty() || read_iso(cell) || skip_of(row)) continue;
                const auto as_said = held_against(*column.pattern, cell), turned = held_against(*other, cell);
                const bool fits = as_said && date_found(*as_said, *column.pattern, on_);
                const bool fits_other = turned && date_found(*turned, *other, on_);
                all_fit_other = all_fit_other && fits_other;
                if (!fits && fits_other && example.empty()) example = cell;
            }
            if (example.empty() || !all_fit_other) continue;
            made_.whole = said(
                Code::dates_other_order,
                fmt::format("`{}`: the column `{}` can be read only as `{}` (`{}`), and the import `{}` says `{}`",
                            file_.path, column.heading, other->written, example, import_.name, column.pattern->written),
                fmt::format("is it `{}`? Then correct the pattern ({})", other->written, column.at));
            return true;
        }
        return false;
    }

    /// Our columns, in the order in which the import names them; then what is the same in all rows.
    void lay_out() {
        std::vector<std::string>& header = made_.table.header;
        made_.table.separator = made_.from.written.separator;
        made_.layout.kind = import_.table == LogTable::activities  ? TableKind::activities
                            : import_.table == LogTable::artifacts ? TableKind::artifacts
                                                                   : TableKind::surveys;
        const auto add = [&](const std::string& name, bool field) {
            auto& places = field ? made_.layout.fields : made_.layout.columns;
            if (places.emplace(name, header.size()).second) header.push_back(name);
        };
        for (const MappedColumn& column : import_.columns)
            if (column.becomes != MappedColumn::Becomes::question)
                add(column.name, column.becomes == MappedColumn::Becomes::field);
        for (const auto& [name, value] : constants()) add(name, false);
        if (import_.has_questions())
            for (const char* column : {"question", "answer"}) add(column, false);
    }

    [[nodiscard]] std::map<std::string, std::string> constants() const {
        std::map<std::string, std::string> same;
        if (!import_.kind.empty()) same.emplace(kind_column(import_.table), import_.kind);
        if (!import_.stage.empty()) same.emplace("stage", import_.stage);
        if (!import_.about.empty()) same.emplace("about", import_.about);
        return same;
    }

    /// Which `skip` leaves the row out.
    [[nodiscard]] std::optional<std::size_t> skip_of(const CsvRow& row) const {
        for (std::size_t i = 0; i < skip_places_.size(); ++i)
            if (folded_text(cell_at(row, skip_places_[i])) == folded_text(import_.skipped[i].value)) return i;
        return std::nullopt;
    }

    void make_rows() {
        std::vector<std::size_t> left_out(import_.skipped.size()), skipped;
        const std::vector<CsvRow>& rows = made_.from.written.rows;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (const auto skip = skip_of(rows[i])) {
                ++left_out[*skip];
                skipped.push_back(i);
            } else {
                make_row(i, false);
            }
        }
        // Behind the others: of two equal rows the one that is left out is not the one that stays.
        for (const std::size_t i : skipped) make_row(i, true);
        for (std::size_t s = 0; s < left_out.size(); ++s) {
            if (left_out[s] == 0) continue;
            made_.notes.push_back(
                said(Code::mapping_skipped,
                     fmt::format("`{}`: {} {} left out: {} is {}", file_.path, left_out[s],
                                 left_out[s] == 1 ? "row" : "rows", import_.skipped[s].heading,
                                 import_.skipped[s].value.empty() ? "empty" : import_.skipped[s].value)));
        }
    }

    void make_row(std::size_t at, bool skipped) {
        const CsvRow& written = made_.from.written.rows[at];
        // A line in which nothing is filled that the import names, such as one that waits with a formula in it.
        const bool filled = std::any_of(made_.from.places.begin(), made_.from.places.end(),
                                        [&](const auto& place) { return !cell_at(written, place.second).empty(); });
        if (!filled) return;
        CsvRow row{written.number, std::vector<std::string>(made_.table.header.size())};
        MappedFrom::Row from{at, nullptr, skipped, {}};
        for (std::size_t i = made_.from.written.header.size(); i < written.cells.size(); ++i) {
            if (trimmed(written.cells[i]).empty()) continue;
            from.problems.push_back({"",
                                     "",
                                     {Code::row_too_long, "there are more cells than columns",
                                      "put a cell with a separator in it between double quotes"}});
            break;
        }
        for (const MappedColumn& column : import_.columns) {
            if (column.becomes == MappedColumn::Becomes::question) continue;
            const auto& places =
                column.becomes == MappedColumn::Becomes::field ? made_.layout.fields : made_.layout.columns;
            fill(row.cells[places.at(column.name)], column, written, from);
        }
        for (const auto& [name, value] : constants()) {
            std::string& cell = row.cells[made_.layout.columns.at(name)];
            if (cell.empty()) cell = value;
        }
        if (!import_.has_questions()) return keep(std::move(row), std::move(from));
        make_answers(row, from, written);
    }

    /// One row of ours for each question that is answered.
    void make_answers(const CsvRow& row, const MappedFrom::Row& from, const CsvRow& written) {
        bool answered = false;
        for (const MappedColumn& column : import_.columns) {
            if (column.becomes != MappedColumn::Becomes::question) continue;
            CsvRow one = row;
            MappedFrom::Row one_from = from;
            one_from.answer = &column;
            std::string& answer = one.cells[made_.layout.columns.at("answer")];
            fill(answer, column, written, one_from);
            one.cells[made_.layout.columns.at("question")] = column.name;
            if (answer.empty()) continue;
            answered = true;
            keep(std::move(one), std::move(one_from));
        }
        if (answered) return;
        MappedFrom::Row nothing = from;
        nothing.problems.push_back(
            {"", "", {Code::cell_empty, "none of the questions is answered", "leave the row out"}});
        keep(row, std::move(nothing));
    }

    void keep(CsvRow row, MappedFrom::Row from) {
        made_.table.rows.push_back(std::move(row));
        made_.from.rows.push_back(std::move(from));
    }

    /// Puts what the column says into our cell, which another column may have filled before.
    void fill(std::string& cell, const MappedColumn& column, const CsvRow& written, MappedFrom::Row& from) {
        const std::string_view raw = cell_at(written, made_.from.places.at(&column));
        const auto wrong = [&](CellFault why) {
            from.problems.push_back({column.name, std::string(raw), std::move(why), column.heading});
        };
        const Cell<std::string> value = in_our_form(column, raw);
        if (!value) return wrong(value.error());
        if (value->empty() || *value == cell) return;
        if (cell.empty()) {
            cell = *value;
        } else if (column.sort == CellSort::length) {
            if (const auto sum = hours_and_minutes(column, written, cell, *value)) {
                cell = *sum;
                return;
            }
            const auto in_words = [](const std::string& minutes) { return to_words(Minutes{std::stoll(minutes)}); };
            wrong({Code::row_contradicts,
                   fmt::format("it says {}, and {}", in_words(*value), others_say(column, written)),
                   "is it one length, said twice, or hours and the minutes beside them? Only whole hours and minutes "
                   "below 60 are added up: write the length in one of the columns, and leave the other empty"});
        } else {
            cell += " | " + *value;
        }
    }

    /// Hours in one column and the minutes beside them in another: `1` and `30` are 1 h 30, since whole hours and
    /// minutes below 60 cannot be one length said twice. One of them may be 0. Nothing where both may be read
    /// otherwise, or where more than two columns are filled.
    [[nodiscard]] std::optional<std::string> hours_and_minutes(const MappedColumn& column, const CsvRow& written,
                                                               const std::string& before,
                                                               const std::string& now) const {
        const MappedColumn* other = nullptr;
        for (const MappedColumn& one : import_.columns) {
            if (&one == &column || one.name != column.name) continue;
            if (cell_at(written, made_.from.places.at(&one)).empty()) continue;
            if (other) return std::nullopt;
            other = &one;
        }
        if (!other) return std::nullopt;
        const bool hours_first = other->unit == BareLength::hours && column.unit == BareLength::minutes;
        const bool minutes_first = other->unit == BareLength::minutes && column.unit == BareLength::hours;
        if (!hours_first && !minutes_first) return std::nullopt;
        const std::int64_t hours = std::stoll(hours_first ? before : now);
        const std::int64_t minutes = std::stoll(hours_first ? now : before);
        const bool beside = hours % 60 == 0 && minutes < 60;
        if (!beside && hours != 0 && minutes != 0) return std::nullopt;
        return fmt::format("{}", hours + minutes);
    }

    /// "`Min` says 75": the other columns of the same length that are filled.
    [[nodiscard]] std::string others_say(const MappedColumn& column, const CsvRow& written) const {
        std::vector<std::string> others;
        for (const MappedColumn& other : import_.columns) {
            const std::string_view raw = cell_at(written, made_.from.places.at(&other));
            if (&other != &column && other.name == column.name && !raw.empty())
                others.push_back(fmt::format("`{}` says `{}`", other.heading, raw));
        }
        return fmt::format("{}", fmt::join(others, " and "));
    }

    [[nodiscard]] Cell<std::string> in_our_form(const MappedColumn& column, std::string_view raw) const {
        if (column.sort == CellSort::words) return meaning(column, raw).value_or(std::string(raw));
        if (raw.empty()) return std::string();
        const char separator = made_.table.separator;
        switch (column.sort) {
            case CellSort::list_of_words: {
                std::vector<std::string> items = list_items(raw, separator);
                for (std::string& item : items) item = meaning(column, item).value_or(item);
                return fmt::format("{}", fmt::join(items, " | "));
            }
            case CellSort::date:
                return column.pattern ? date_of(column, raw) : Cell<std::string>(raw);
            case CellSort::clock:
                return column.pattern ? time_of(column, raw) : Cell<std::string>(raw);
            case CellSort::length:
                return length_of(column, raw, separator != ',');
            default:
                return std::string(raw);
        }
    }

    static std::optional<std::string> meaning(const MappedColumn& column, std::string_view raw) {
        if (column.words.empty()) return std::nullopt;
        const std::string folded = folded_text(raw);
        for (const MappedWord& word : column.words)
            if (folded_text(word.word) == folded) return word.name;
        return std::nullopt;
    }

    static CellFault not_so_written(Code code, const MappedColumn& column) {
        return {code, fmt::format("it is not written as `{}`", column.pattern->written),
                fmt::format("correct the cell, or the pattern ({})", column.at)};
    }

    [[nodiscard]] Cell<std::string> date_of(const MappedColumn& column, std::string_view raw) const {
        if (const auto found = held_against(*column.pattern, raw))
            return date_found(*found, *column.pattern, on_).map([](Date date) { return to_iso(date); });
        if (const auto iso = read_iso(raw)) return to_iso(*iso);  // it can mean only one day
        return tl::make_unexpected(not_so_written(Code::cell_date, column));
    }

    static Cell<std::string> time_of(const MappedColumn& column, std::string_view raw) {
        const auto found = held_against(*column.pattern, raw);
        if (!found) return tl::make_unexpected(not_so_written(Code::cell_clock, column));
        return read_time_of_day(
                   fmt::format("{}:{}{}{}", found->hour, found->minute, found->half.empty() ? "" : " ", found->half))
            .map([](ClockTime time) { return to_words(time); });
    }

    static Cell<std::string> length_of(const MappedColumn& column, std::string_view raw, bool decimal_comma) {
        const bool field = column.becomes != MappedColumn::Becomes::column;
        const BareUnit unit = column.unit == BareLength::hours              ? BareUnit::hours
                              : column.unit == BareLength::minutes || field ? BareUnit::minutes
                                                                            : BareUnit::none;
        auto length = read_length(raw, unit, decimal_comma);
        if (!length) {
            CellFault why = length.error();
            if (unit == BareUnit::none && raw.find_first_not_of("0123456789.,") == std::string_view::npos)
                why.fix = fmt::format("say `in minutes` or `in hours` in the import ({})", column.at);
            return tl::make_unexpected(std::move(why));
        }
        return fmt::format("{}", length->count);
    }

    /// One note a file: what stands in the sheet and is not read.
    void say_unnamed_columns() {
        const auto named = named_headings(import_);
        std::vector<std::string> others;
        for (const std::string& heading : made_.from.written.header) {
            const std::string folded = folded_word(heading);
            if (folded.empty() || folded == "error" || named.count(folded) > 0) continue;
            others.push_back(fmt::format("`{}`", beginning(trimmed(heading), 80)));
        }
        if (others.empty()) return;
        made_.notes.push_back(
            said(Code::column_unknown,
                 fmt::format("`{}`: the {} {} {} not read: the import `{}` does not name {}", file_.path,
                             others.size() == 1 ? "column" : "columns", fmt::join(others, ", "),
                             others.size() == 1 ? "is" : "are", import_.name, others.size() == 1 ? "it" : "them")));
    }

    const InputFile& file_;
    const ImportMapping& import_;
    Date on_;
    std::vector<std::size_t> skip_places_;
    Mapped made_;
};

/// The word of a cell, or of a list in it, that the import does not know.
std::string unknown_word(const MappedColumn& column, const std::string& value, char separator) {
    if (column.sort != CellSort::list_of_words) return value;
    for (const std::string& item : list_items(value, separator)) {
        const bool known = std::any_of(column.words.begin(), column.words.end(), [&](const MappedWord& word) {
            return folded_text(word.word) == folded_text(item) || word.name == item;
        });
        if (!known) return item;
    }
    return value;
}

/// How a word that nobody knows is mended: as one of the import's words, as one of ours, or in the import.
std::string fix_for_word(const MappedColumn& column, const std::string& value, std::string fix) {
    std::vector<std::string> words;
    for (const MappedWord& word : column.words) words.push_back(word.word);
    const auto near = nearest(value, words);
    if (near) fix = fmt::format("did you mean `{}`?", *near);
    std::string way = fmt::format("say what it means: `where \"{}\" means ...` ({})", beginning(value, 60), column.at);
    return near || fix.starts_with("did you mean") ? fmt::format("{} Or {}", fix, way) : way;
}

}  // namespace

std::vector<const ImportMapping*> imports_of(const std::vector<const Model*>& models) {
    std::vector<const ImportMapping*> imports;
    std::set<std::pair<std::string, std::string>> known;
    for (const Model* model : models)
        for (const ImportMapping& import : model->imports)
            if (known.emplace(import.layer, import.name).second) imports.push_back(&import);
    return imports;
}

bool matches_path(std::string_view pattern, std::string_view path) {
    std::vector<std::string_view> wanted, folders;
    const auto split = [](std::string_view text, std::vector<std::string_view>& into) {
        for (bool more = true; more;) {
            more = text.find('/') != std::string_view::npos;
            const auto [piece, rest] = first_piece(text);
            into.push_back(piece);
            text = rest;
        }
    };
    split(pattern, wanted);
    split(path, folders);
    // reaches[f]: the pieces of the pattern so far are the first f pieces of the path.
    std::vector<bool> reaches(folders.size() + 1, false);
    reaches[0] = true;
    for (std::size_t w = 0; w < wanted.size(); ++w) {
        std::vector<bool> next(folders.size() + 1, false);
        for (std::size_t f = 0; f <= folders.size(); ++f) {
            if (wanted[w] == "**")  // any folders; as the last piece at least the file itself, or what lies in them
                next[f] = reaches[f] || (f > 0 && next[f - 1]);
            else
                next[f] = f > 0 && reaches[f - 1] && matches_piece(wanted[w], folders[f - 1]);
        }
        reaches = std::move(next);
    }
    return reaches[folders.size()];
}

ImportFor import_for(const std::string& path, const CsvTable& table, const std::vector<const ImportMapping*>& imports,
                     const Vocabulary& vocabulary) {
    if (!path.starts_with(inbox)) return {};
    std::vector<const ImportMapping*> found;
    for (const ImportMapping* import : imports)
        if (import->file && matches_path(*import->file, std::string_view(path).substr(inbox.size())))
            found.push_back(import);
    if (found.empty()) {
        for (const ImportMapping* import : imports)
            if (!import->file && has_all_headings(table, *import)) found.push_back(import);
        if (!found.empty() && tell_table(path, table.header, vocabulary).layout) return {};
    }
    if (found.empty()) return {};
    if (found.size() > 1) return {nullptr, several(path, found)};
    return {found.front(), std::nullopt};
}

Mapped read_mapped(const InputFile& file, CsvTable table, const ImportMapping& import, const CsvLimits& limits,
                   Date on) {
    find_separator(file, table, import, limits);
    if (!has_all_headings(table, import)) {
        Mapped failed;
        failed.whole = columns_missing(file.path, table, import);
        take_header(table, best_line(table, import).first);
        failed.from.import = &import;
        failed.from.written = std::move(table);
        return failed;
    }
    take_header(table, best_line(table, import).first);
    return Mapping(file, std::move(table), import, on).run();
}

std::string MappedFrom::heading_of(std::string_view column) const {
    std::vector<std::string> headings;
    const auto [first, last] = sources.equal_range(column);
    for (auto it = first; it != last; ++it) headings.push_back(import->columns[it->second].heading);
    return fmt::format("{}", fmt::join(headings, "`, `"));
}

bool MappedFrom::has_pattern(std::string_view column) const {
    const auto [first, last] = sources.equal_range(column);
    return std::any_of(first, last, [&](const auto& one) { return import->columns[one.second].pattern.has_value(); });
}

void MappedFrom::lead_back(std::size_t made_row, Draft& draft) const {
    const Row& from = rows[made_row];
    const CsvRow& row = written.rows[from.row];
    const auto lead_one_back = [&](RowProblem& problem) {
        std::vector<const MappedColumn*> filled;
        std::vector<std::string> cells;
        const auto [first, last] = sources.equal_range(problem.column);
        const MappedColumn* alone = first == last ? nullptr : &import->columns[first->second];
        for (auto it = first; it != last; ++it) {
            const MappedColumn& column = import->columns[it->second];
            const std::string_view cell = cell_at(row, places.at(&column));
            if (cell.empty()) continue;
            filled.push_back(&column);
            cells.emplace_back(cell);
        }
        if (problem.column == "answer" && from.answer) {
            alone = from.answer;
            filled = {from.answer};
            cells = {std::string(cell_at(row, places.at(from.answer)))};
        }
        if (!alone) return;
        problem.heading = filled.size() == 1     ? filled.front()->heading
                          : from.answer == alone ? alone->heading
                                                 : heading_of(problem.column);
        if (!cells.empty()) problem.value = fmt::format("{}", fmt::join(cells, " | "));
        const MappedColumn& column = filled.empty() ? *alone : *filled.front();
        const bool of_words = column.sort == CellSort::words || column.sort == CellSort::list_of_words;
        const Code code = problem.fault.code;
        // A number is no word of the sheet: what is off a scale is not mended by giving it a meaning.
        const bool number = problem.value.find_first_not_of("0123456789.,- ") == std::string::npos;
        if (of_words && !(number && code == Code::cell_value) &&
            (code == Code::name_unknown || code == Code::cell_value || code == Code::cell_number) &&
            !problem.value.empty())
            problem.fault.fix =
                fix_for_word(column, unknown_word(column, problem.value, written.separator), problem.fault.fix);
    };
    if (!from.problems.empty()) {
        std::set<std::string> replaced;
        for (const RowProblem& problem : from.problems) replaced.insert(problem.column);
        if (import->has_questions() && !from.answer) replaced.insert({"question", "answer"});
        if (from.answer && replaced.count(from.answer->name) > 0) replaced.insert("answer");
        std::erase_if(draft.problems, [&](const RowProblem& problem) {
            return !problem.column.empty() && replaced.count(problem.column) > 0;
        });
        if (replaced.count("date") > 0) draft.date.reset();
        // What was read in the wrong form may not tell which row this is.
        if (!draft.named || draft.kind == "answer") draft.key.clear();
    }
    const std::string_view kind = value_of(draft.body, "kind");
    const bool narrow = !import->kind.empty() || import->meetings_only;
    if (narrow && !kind.empty() && std::find(import->kinds.begin(), import->kinds.end(), kind) == import->kinds.end()) {
        const std::string what = import->meetings_only ? "meeting" : fmt::format("kind of `{}`", import->kind);
        draft.problems.push_back({std::string(kind_column(import->table)),
                                  "",
                                  {Code::name_unknown, fmt::format("it is no {}, which the import makes", what), ""}});
    }
    for (RowProblem& problem : draft.problems) lead_one_back(problem);
    for (RowProblem& note : draft.notes) lead_one_back(note);
    draft.problems.insert(draft.problems.begin(), from.problems.begin(), from.problems.end());
}

}  // namespace induct
