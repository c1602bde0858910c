// See night_reports.h.
#include "engine/nightly/night_reports.h"

#include "grammar/printable.h"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <map>
#include <system_error>

namespace induct {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_told = 200;

Visibility for_operator(const RunReport& run, const Workspace& workspace, Date on) {
    return {run.context, operator_reader(workspace, run.context.world), on};
}

void section(std::string& text, const std::string& title) {
    text += fmt::format("\n{}\n{}\n", title, std::string(title.size(), '-'));
}

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

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    errno = 0;  // a stream does not say why it failed, and leaves what the machine said of it
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file)
        throw fs::filesystem_error("the report cannot be written", path,
                                   std::error_code(errno != 0 ? errno : EIO, std::generic_category()));
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

/// What a killed night left behind.
void sweep(const fs::path& reports) {
    if (!fs::exists(reports)) return;  // no link out of the workspace: read_inputs has looked
    for (const auto& entry : fs::directory_iterator(reports))
        if (entry.path().filename().string().starts_with(".")) fs::remove_all(entry.path());
}

}  // namespace

Readership operator_reader(const Workspace& workspace, const World& world) {
    Readership reader{true, {}, "the operator"};
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
        if (world.people[i].id != workspace.operator_id) continue;
        reader.people.push_back(PersonId{i});
        reader.words = world.people[i].name;
    }
    return reader;
}

std::string night_text(const Workspace& workspace, const ImportReport& import, const std::vector<RunReport>& runs,
                       const std::vector<MadeReport>& made, Date on) {
    std::string text =
        fmt::format("{}: {}\n\n", workspace.title.empty() ? workspace.name : workspace.title, to_words(on));
    for (const RunReport& run : runs) text += report_text(run, for_operator(run, workspace, on));
    if (!made.empty()) {
        section(text, fmt::format("Reports made: {}", made.size()));
        for (const MadeReport& one : made)
            text += fmt::format("{}: {}/{}.txt, .csv and .json, for {}\n", one.title, one.run, one.name, one.readers);
    }
    if (import.anything_set_aside()) {
        section(text, "Set aside: " + set_aside_counts(import));
        text +=
            "Each file comes back in set-aside/ with a column `error`; mend the row in the inbox, and the next night "
            "takes it.\n\n";
        tell(text, set_aside_diagnostics(import));
    }
    if (!import.waiting.empty()) {
        section(text, fmt::format("Rows that wait, being dated after this day: {}", import.waiting.size()));
        tell(text, import.waiting);
    }
    if (!import.notes.empty()) {
        section(text, "Notes on the data");
        tell(text, import.notes);
    }
    return printable(text);
}

std::string write_night_reports(const Workspace& workspace, const ImportReport& import,
                                const std::vector<RunReport>& runs, const std::vector<MadeReport>& made, Date on) {
    const fs::path reports = workspace.folder / "reports";
    const fs::path target = reports / to_iso(on), making = reports / fmt::format(".{}.making", to_iso(on)),
                   old = reports / fmt::format(".{}.old", to_iso(on));
    sweep(reports);
    write(making / "summary.txt", night_text(workspace, import, runs, made, on));
    for (const RunReport& run : runs) {
        const Visibility visibility = for_operator(run, workspace, on);
        write(making / (run.run + ".csv"), report_csv(run, visibility));
        write(making / (run.run + ".json"), report_json(run, visibility));
    }
    for (const MadeReport& one : made) {
        const std::string path = (making / one.run / one.name).string();
        write(path + ".txt", one.text);
        write(path + ".csv", one.csv);
        write(path + ".json", one.json);
    }
    for (const SetAsideFile& file : import.set_aside)
        if (const std::string csv = to_csv(file); !csv.empty()) write(making / "set-aside" / file.path, csv);
    // A link in its place is moved and removed itself, and never what it leads to.
    if (fs::exists(fs::symlink_status(target))) fs::rename(target, old);
    fs::rename(making, target);
    fs::remove_all(old);
    return target.generic_string();
}

}  // namespace induct
