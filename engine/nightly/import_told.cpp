// See import_told.h.
#include "engine/nightly/import_told.h"

#include "engine/report/words.h"

#include <fmt/format.h>

#include <map>

namespace induct {

namespace {

constexpr std::size_t most_told = 200;

void tell(std::string& text, const std::vector<Diagnostic>& diagnostics) {
    for (std::size_t i = 0; i < diagnostics.size() && i < most_told; ++i) {
        text += fmt::format("{} {}\n", code_label(diagnostics[i].code), diagnostics[i].message);
        if (!diagnostics[i].hint.empty()) text += fmt::format("     {}\n", diagnostics[i].hint);
    }
    if (diagnostics.size() > most_told) text += fmt::format("... and {} more\n", diagnostics.size() - most_told);
}

/// A few by row; many by file, with the first day that one of them waits for.
void tell(std::string& text, const std::vector<WaitingRow>& waiting) {
    constexpr std::size_t few = 10;
    if (waiting.size() <= few) {
        for (const WaitingRow& row : waiting)
            text += fmt::format("`{}`, row {}: {}\n", row.path, row.number, to_words(row.date));
        return;
    }
    struct OfFile {
        std::size_t rows = 0;
        Date first = last_known_day;
    };
    std::map<std::string, OfFile> files;
    Date first = last_known_day;
    for (const WaitingRow& row : waiting) {
        OfFile& file = files[row.path];
        file.rows += 1;
        file.first = std::min(file.first, row.date);
        first = std::min(first, row.date);
    }
    text += fmt::format("They lie in {} files; the first are for {}.\n", files.size(), to_words(first));
    if (files.size() > few) return;
    for (const auto& [path, file] : files)
        text += fmt::format("`{}`: {}, from {} on\n", path, file.rows, to_words(file.first));
}

/// "10 rows", "1 whole file (3 rows) and 7 rows of other files"
std::string set_aside_counts(const ImportReport& import) {
    std::size_t files = 0, in_files = 0;
    for (const SetAsideFile& file : import.set_aside) {
        files += file.whole ? 1 : 0;
        in_files += file.whole ? file.rows.size() : 0;
    }
    const std::size_t others = import.rows_set_aside() - in_files;
    if (files == 0) return counted(others, "row");
    std::string words = counted(files, "whole file");
    if (in_files > 0) words += fmt::format(" ({})", counted(in_files, "row"));
    return others == 0 ? words : fmt::format("{} and {} of other files", words, counted(others, "row"));
}

std::string sections(const ImportReport& import) {
    std::string text;
    if (import.anything_set_aside()) {
        text += section_heading("Set aside: " + set_aside_counts(import));
        text +=
            "Each file comes back in set-aside/ with a column `error`; mend the row in the inbox, and the next night "
            "takes it.\n\n";
        tell(text, set_aside_diagnostics(import));
    }
    if (!import.waiting.empty()) {
        text += section_heading(fmt::format("Rows that wait, being dated after this day: {}", import.waiting.size()));
        tell(text, import.waiting);
    }
    if (!import.notes.empty()) {
        text += section_heading("Notes on the data");
        tell(text, import.notes);
    }
    return text;
}

}  // namespace

ImportTold import_told(const ImportReport& import) {
    ImportTold told{sections(import), {}, import.naming};
    for (const SetAsideFile& file : import.set_aside)
        if (std::string csv = to_csv(file); !csv.empty()) told.set_aside.push_back({file.path, std::move(csv)});
    return told;
}

std::string encode(const ImportTold& told) {
    Body body;
    put(body, "text", told.text);
    for (std::size_t i = 0; i < told.set_aside.size(); ++i)
        put(body, fmt::format("set-aside.{:06}", i), join_items({told.set_aside[i].path, told.set_aside[i].text}));
    for (std::size_t i = 0; i < told.naming.size(); ++i) {
        const NamingRow& row = told.naming[i];
        put(body, fmt::format("naming.{:09}", i),
            join_items({row.file, fmt::format("{}", row.row), row.whole ? "whole" : "", row.unclear ? "unclear" : "",
                        join_items(row.names)}));
    }
    return encode_body(body);
}

std::optional<ImportTold> decode_import_told(std::string_view text) {
    const std::optional<Body> body = decode_body(text);
    if (!body) return std::nullopt;
    ImportTold told;
    for (const auto& [key, value] : *body) {
        const std::vector<std::string> items = split_items(value);
        if (key == "text")
            told.text = value;
        else if (key.starts_with("set-aside.") && items.size() == 2)
            told.set_aside.push_back({items[0], items[1]});
        else if (key.starts_with("naming.") && items.size() == 5)
            told.naming.push_back({items[0], read_count(items[1]).value_or(0), !items[2].empty(), !items[3].empty(),
                                   split_items(items[4])});
        else
            return std::nullopt;
    }
    return told;
}

}  // namespace induct
