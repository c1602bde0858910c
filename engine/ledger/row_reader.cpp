// Cells of a row by column, and what is wrong with them. Tested by tests/ledger/import_test.cpp.
#include "engine/ledger/row_reader.h"

#include "grammar/near.h"

#include <fmt/format.h>

#include <algorithm>

namespace induct {
namespace {

constexpr std::string_view row_waits_whole =
    "ntil it is mended the row counts for nobody, since who took part decides for whom it counts";
constexpr std::size_t most_names_shown = 24;
constexpr std::size_t longest_cell = 2000;  // of a name, a date or a number; notes and fields may be longer

}  // namespace

std::string_view RowReader::cell_at(std::size_t place) const {
    return place < row_.cells.size() ? trimmed(row_.cells[place]) : std::string_view();
}

std::string_view RowReader::cell(std::string_view column) const {
    const auto found = layout.columns.find(column);
    return found == layout.columns.end() ? std::string_view() : cell_at(found->second);
}

void RowReader::fault(std::string_view column, CellFault why) {
    draft.problems.push_back({std::string(column), std::string(cell(column)), std::move(why)});
}
void RowReader::note(std::string_view column, CellFault why) {
    draft.notes.push_back({std::string(column), std::string(cell(column)), std::move(why)});
}

bool RowReader::is_there(std::string_view column, bool needed) {
    const std::string_view text = cell(column);
    if (text.empty()) {
        if (needed) fault(column, {Code::cell_empty, "the cell is empty", "fill it in"});
        return false;
    }
    if (text.size() > longest_cell) {
        draft.problems.push_back({std::string(column),
                                  std::string(beginning(text, 60)) + "...",
                                  {Code::cell_too_long, fmt::format("it has {} bytes", text.size()), ""}});
        return false;
    }
    return true;
}

std::optional<std::string> RowReader::text(std::string_view column, bool needed) {
    const std::string_view written = cell(column);
    if (written.empty()) {
        (void)is_there(column, needed);
        return std::nullopt;
    }
    put(draft.body, column, written);
    return std::string(written);
}

std::optional<Date> RowReader::date(std::string_view column, bool needed) {
    if (!is_there(column, needed)) return std::nullopt;
    const auto read = read_date(cell(column), context.order, context.on);
    if (!read) {
        fault(column, read.error());
        return std::nullopt;
    }
    put(draft.body, column, to_iso(*read));
    return *read;
}

std::optional<std::string> RowReader::person(std::string_view column, bool needed) {
    if (!is_there(column, needed)) return std::nullopt;
    const auto id = context.directory.person(cell(column));
    if (!id) {
        fault(column, id.error());
        return std::nullopt;
    }
    put(draft.body, column, *id);
    return *id;
}

std::optional<std::string> RowReader::site(std::string_view column) {
    if (!is_there(column, false)) return std::nullopt;
    const auto id = context.directory.site(cell(column));
    if (!id) {
        fault(column, id.error());
        return std::nullopt;
    }
    put(draft.body, column, *id);
    return *id;
}

std::optional<std::string> RowReader::person_or_text(std::string_view column, bool needed) {
    if (!is_there(column, needed)) return std::nullopt;
    const std::string_view written = cell(column);
    const auto id = context.directory.person(written);
    put(draft.body, column, id ? std::string_view(*id) : written);
    return std::string(value_of(draft.body, column));
}

/// `Ana Ruiz, Ben Cole` or `Ana Ruiz and Ben Cole` in one cell: how several people are written. Empty when no part of
/// it is one person; the cell itself is written anew only when each is.
std::string RowReader::fix_for_several(std::string_view name) const {
    std::string text(name);
    for (const std::string_view joint : {" and ", " & ", " / "}) replace_all(text, joint, ",");
    const std::vector<std::string> parts = split_at_any(text, ",/\n");
    const auto known = static_cast<std::size_t>(std::count_if(parts.begin(), parts.end(), [&](const std::string& part) {
        return context.directory.person(part).has_value();
    }));
    if (known == 0 || parts.size() < 2) return {};
    std::string words = fmt::format("several people are separated by `{}`", separator_ == ';' ? "|" : ";");
    if (known < parts.size()) return words + ", each by the id or a name that one person alone has";
    return words + fmt::format(": `{}`", fmt::join(parts, separator_ == ';' ? " | " : "; "));
}

std::vector<std::string> RowReader::people_in(std::string_view column) {
    std::vector<std::string> ids;
    if (!is_there(column, false)) return ids;
    const std::vector<std::string> names = list_items(cell(column), separator_);
    for (const std::string& name : names) {
        auto id = context.directory.person(name);
        if (id) {
            ids.push_back(*id);
            continue;
        }
        CellFault why = id.error();
        if (name != cell(column)) why.cause = fmt::format("`{}`: {}", name, why.cause);
        if (why.code == Code::person_unknown) {
            if (std::string several = fix_for_several(name); !several.empty())
                why.fix = std::move(several);
            else if (names.size() > 1)
                why.fix += (why.fix.empty() ? "u" : " U") + std::string(row_waits_whole);
        }
        fault(column, std::move(why));
    }
    return ids;
}

void RowReader::yes_no(std::string_view column) {
    if (!is_there(column, false)) return;
    const auto read = read_yes_no(cell(column));
    if (read)
        put(draft.body, column, *read ? "yes" : "no");
    else
        fault(column, read.error());
}

void RowReader::number(std::string_view column) {
    if (!is_there(column, false)) return;
    const auto read = read_number(cell(column), separator_ != ',');
    if (read)
        put(draft.body, column, to_decimal(*read));
    else
        fault(column, read.error());
}

void RowReader::end_date(std::string_view column, std::optional<Date> from) {
    if (folded_word(cell(column)) == "ongoing") {
        put(draft.body, column, "ongoing");
        return;
    }
    const auto last = date(column);
    if (last && from && *last < *from) {
        fault(column, {Code::row_contradicts, "it is before the first day, " + to_iso(*from), ""});
    }
}

std::optional<std::string> RowReader::declared(std::string_view column, std::string_view under,
                                               const std::optional<std::string>& found,
                                               const std::vector<std::string>& names) {
    if (!is_there(column, true)) return std::nullopt;
    if (found) {
        put(draft.body, under, *found);
        return found;
    }
    const auto near = nearest(folded_name(cell(column)), names);
    std::string fix = near ? fmt::format("did you mean `{}`?", *near) : std::string();
    if (!near && !names.empty()) {
        const auto shown = static_cast<std::ptrdiff_t>(std::min(names.size(), most_names_shown));
        fix = fmt::format("known: {}", fmt::join(names.begin(), names.begin() + shown, ", "));
        if (names.size() > most_names_shown) fix += fmt::format(" and {} more", names.size() - most_names_shown);
    }
    fault(column, {Code::name_unknown, "no model knows it", std::move(fix)});
    return std::nullopt;
}

std::optional<std::string> RowReader::own_id(std::string_view column, Directory::What what) {
    if (!is_there(column, true)) return std::nullopt;
    const auto known = context.directory.what_is(cell(column));
    if (known && *known != what)
        fault(column, {Code::id_taken, fmt::format("it is the id of {}", word(*known)), "give another id"});
    return text(column);
}

void RowReader::field(std::string_view name, std::string_view written, const std::vector<Vocabulary::Typed>& types) {
    if (written.empty()) return;
    std::optional<CellFault> why;
    for (const Vocabulary::Typed& typed : types) {
        auto value = canonical_field(*typed.model, typed.type, written, context.directory.lookup(), context.order,
                                     context.on, separator_);
        if (value) {
            put(draft.body, "field." + std::string(name), *value);
            return;
        }
        if (!why) why = value.error();
    }
    if (why) {
        draft.problems.push_back({std::string(name), std::string(written), *why});
    } else {
        put(draft.body, "field." + std::string(name), written);
    }
}

void RowReader::fields(const std::function<std::vector<Vocabulary::Typed>(std::string_view)>& typed) {
    // Of a row whose kind nobody knows nothing is told of the fields that the kind has.
    const bool kind_known = std::none_of(draft.problems.begin(), draft.problems.end(), [](const RowProblem& problem) {
        return problem.column == "kind" || problem.column == "artifact" || problem.column == "survey";
    });
    for (const auto& [name, place] : layout.fields) {
        const std::string_view written = cell_at(place);
        if (written.empty()) continue;
        const auto types = typed(name);
        if (types.empty() && kind_known) {
            draft.notes.push_back({name, std::string(written), {Code::field_unused, "its kind has no such field", ""}});
        }
        field(name, written, types);
    }
}

namespace {

/// Whether an id is taken depends on what stands, and so on rows that the same night reads behind this one. It is told
/// where nothing else keeps the row out, so that the night run again tells the same.
void forget_taken_id(std::vector<RowProblem>& problems) {
    const auto taken = [](const RowProblem& problem) { return problem.fault.code == Code::id_taken; };
    if (std::all_of(problems.begin(), problems.end(), taken)) return;
    problems.erase(std::remove_if(problems.begin(), problems.end(), taken), problems.end());
}

}  // namespace

Draft read_row(const RowContext& context, const TableLayout& layout, const CsvRow& row, char separator) {
    RowReader reader(context, layout, row, separator);
    switch (layout.kind) {
        case TableKind::activities:
        case TableKind::artifacts:
        case TableKind::surveys:
        case TableKind::payments:
            read_log_row(reader);
            break;
        default:
            read_roster_row(reader);
    }
    forget_taken_id(reader.draft.problems);
    return std::move(reader.draft);
}

}  // namespace induct
