// See night_reports.h.
#include "engine/nightly/night_reports.h"

#include "grammar/printable.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <map>
#include <system_error>

namespace induct {

namespace fs = std::filesystem;

namespace {

Visibility for_operator(const RunReport& run, const Workspace& workspace, Date on) {
    return {run.context, operator_reader(workspace, run.context.world), on};
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

/// What a killed night left behind.
void sweep(const fs::path& reports) {
    if (!fs::exists(reports)) return;  // no link out of the workspace: read_inputs has looked
    for (const auto& entry : fs::directory_iterator(reports))
        if (entry.path().filename().string().starts_with(".")) fs::remove_all(entry.path());
}

/// What the reports rest on, for whoever wants to make them again or to hold them against the ledger.
std::string made_from_text(const std::vector<RunReport>& runs) {
    if (runs.empty() || !runs.front().made_from) return "";
    const MadeFrom& first = *runs.front().made_from;
    std::string text = section_heading("From what these reports were made");
    text += fmt::format("Report {}, made by Induct {}; `induct report --reproduce {}` makes it again.\n\n",
                        first.report, first.engine, first.report);
    std::size_t width = std::string_view("ledger").size();
    for (const RunReport& run : runs) width = std::max(width, run.run.size());
    text += fmt::format("{:<{}}  {}\n", "ledger", width, first.ledger);
    for (const RunReport& run : runs) text += fmt::format("{:<{}}  {}\n", run.run, width, run.made_from->model);
    return text;
}

std::string night_text(const Workspace& workspace, const ImportTold& told, const std::vector<RunReport>& runs,
                       const std::vector<MadeReport>& made, Date on) {
    std::string text =
        fmt::format("{}: {}\n\n", workspace.title.empty() ? workspace.name : workspace.title, to_words(on));
    for (const RunReport& run : runs) text += report_text(run, for_operator(run, workspace, on));
    if (!made.empty()) {
        text += section_heading(fmt::format("Reports made: {}", made.size()));
        for (const MadeReport& one : made)
            text += fmt::format("{}: {}/{}.txt, .csv and .json, for {}\n", one.title, one.run, one.name, one.readers);
    }
    return printable(text + told.text + made_from_text(runs));
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

NightFiles night_files(const Workspace& workspace, const ImportTold& told, const std::vector<RunReport>& runs,
                       std::optional<Date> before, Date on) {
    std::vector<MadeReport> made;
    for (const RunReport& run : runs)
        for (MadeReport& one : made_reports(run, operator_reader(workspace, run.context.world), before))
            made.push_back(std::move(one));
    NightFiles night;
    const auto add = [&](std::string path, std::string text) {
        night.files.push_back({std::move(path), std::move(text)});
    };
    add("summary.txt", night_text(workspace, told, runs, made, on));
    for (const RunReport& run : runs) {
        const Visibility visibility = for_operator(run, workspace, on);
        add(run.run + ".csv", report_csv(run, visibility));
        add(run.run + ".json", report_json(run, visibility));
    }
    for (const MadeReport& one : made) {
        const std::string& path = night.made.emplace_back(one.run + "/" + one.name);
        add(path + ".txt", one.text);
        add(path + ".csv", one.csv);
        add(path + ".json", one.json);
    }
    for (const ReportFile& file : told.set_aside) add("set-aside/" + file.path, file.text);
    return night;
}

void write_files(const fs::path& folder, const std::vector<ReportFile>& files) {
    for (const ReportFile& file : files) write(folder / file.path, file.text);
}

std::string write_night_reports(const Workspace& workspace, const std::vector<ReportFile>& files, Date on) {
    const fs::path reports = workspace.folder / "reports";
    const fs::path target = reports / to_iso(on), making = reports / fmt::format(".{}.making", to_iso(on)),
                   old = reports / fmt::format(".{}.old", to_iso(on));
    sweep(reports);
    write_files(making, files);
    // A link in its place is moved and removed itself, and never what it leads to.
    if (fs::exists(fs::symlink_status(target))) fs::rename(target, old);
    fs::rename(making, target);
    fs::remove_all(old);
    return target.generic_string();
}

}  // namespace induct
