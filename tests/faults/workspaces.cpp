// See workspaces.h.
#include "tests/faults/workspaces.h"

namespace induct::testing {

namespace {

void replace(std::string& text, const std::string& old, const std::string& by) {
    REQUIRE(text.find(old) != std::string::npos);
    text.replace(text.find(old), old.size(), by);
}

}  // namespace

std::string new_teams(const TemporaryFolder& folder, const std::string& name) {
    const std::string workspace = folder / name;
    const fs::path source = INDUCT_SOURCE_DIR;
    const fs::path example = source / "examples/bc-learning-team";
    fs::create_directories(workspace);
    for (const char* part : {"roster", "inbox"})
        fs::copy(example / part, workspace + "/" + part, fs::copy_options::recursive);
    write_file(workspace + "/workspace.induct", read_file(example / "workspace.induct"));
    // All that the run reads lies below the workspace, so that all of it may fail.
    for (const char* part : {"bc-learning-team.induct", "clauses/bc-learning-team.md"})
        write_file(workspace + "/models/" + part, read_file(source / "rules" / part));
    std::string model = read_file(example / "models/alder-bay.induct");
    const std::string extends = "  extends  bc-learning-team\n";
    replace(model, extends, extends + "  retain   logs for 2 months after end of year\n");
    model += R"(
report teams "The teams, month by month"
  for program-coordinator
  about each learning-team
  shows team-meets, meeting-planned
  every month
)";
    write_file(workspace + "/models/alder-bay.induct", model);
    return workspace;
}

std::string teams_after_three_nights(const TemporaryFolder& folder, const std::string& name) {
    const std::string workspace = new_teams(folder, name), inbox = workspace + "/inbox/";
    const std::string late = "support for mentors.csv", corrected = "team meetings.csv";
    const std::string sheet = read_file(inbox + late);
    fs::remove(inbox + late);
    for (const char* night : {"2025-10-15", "2025-12-01", "2026-01-12"})
        REQUIRE(run("nightly " + quoted(workspace) + " --on " + night, "SOURCE_DATE_EPOCH=1768000000").code < 2);
    write_file(inbox + late, sheet);
    std::string rows = read_file(inbox + corrected);
    replace(rows, "15:30,16:30", "15:30,16:45");
    write_file(inbox + corrected, rows);
    return workspace;
}

}  // namespace induct::testing
