// The reports of a night, made again later: to the byte, whatever has happened to the models and tables since.
#include "tests/cli/run.h"

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <map>
#include <vector>

using namespace induct::testing;

namespace {

const std::string fixed = "SOURCE_DATE_EPOCH=1768867200";

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Every file below a folder, by its path from there.
std::map<std::string, std::string> files_of(const std::string& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder).generic_string()] = read_file(entry.path());
    return files;
}

/// "123:1a2b3c4d5e6f", as the summary states it.
std::string id_in(const std::string& summary) {
    const std::string before = "--reproduce ";
    const auto at = summary.find(before);
    REQUIRE(at != std::string::npos);
    return summary.substr(at + before.size(), summary.find('`', at) - at - before.size());
}

/// A workspace and its nights, each with its reports as they were written.
class Nights {
  public:
    explicit Nights(std::string workspace) : workspace_(std::move(workspace)) {}

    void night(const std::string& day) {
        const Ran ran = run("nightly " + quoted(workspace_) + " --on " + day, fixed);
        CAPTURE(ran.err);
        REQUIRE(ran.code < 2);
        auto files = files_of(workspace_ + "/reports/" + day);
        const std::string id = id_in(files.at("summary.txt"));
        written_.push_back({day, id, std::move(files)});
    }

    /// All of them again, by their IDs; from another folder, too, since the place of the workspace does not matter.
    void check_all() const {
        for (const Night& one : written_) {
            CAPTURE(one.day);
            const TemporaryFolder folder;
            const std::string into = folder / "again";
            const Ran ran =
                run("report -w " + quoted(workspace_) + " --reproduce " + one.id + " --into " + quoted(into));
            CAPTURE(ran.err);
            REQUIRE(ran.code == 0);
            CHECK(has(ran.out, one.id));
            const auto again = files_of(into);
            CHECK(again.size() == one.files.size());
            for (const auto& file : one.files) {
                CAPTURE(file.first);
                REQUIRE(again.count(file.first) == 1);
                CHECK(again.at(file.first) == file.second);
            }
        }
    }
    [[nodiscard]] const std::string& id(std::size_t night) const { return written_[night].id; }
    [[nodiscard]] const std::string& summary(std::size_t night) const {
        return written_[night].files.at("summary.txt");
    }

  private:
    struct Night {
        std::string day, id;
        std::map<std::string, std::string> files;
    };
    const std::string workspace_;  // const, or std::quoted would be meant
    std::vector<Night> written_;
};

/// The clean tables of the import's goldens as a workspace.
std::string valley(const TemporaryFolder& folder) {
    const std::string workspace = folder / "valley";
    fs::copy(golden_path("import/clean/2025-10-01"), workspace, fs::copy_options::recursive);
    fs::copy(golden_path("import/model.induct"), workspace + "/model.induct");
    write_file(workspace + "/workspace.induct",
               "workspace valley \"Valley\"\n  run somc from \"model.induct\" for medford\n");
    return workspace;
}

}  // namespace

TEST_CASE("the reports of a year's nights are made again after the models and the tables have changed") {
    for (const char* example : {"rogue-valley", "belchertown", "pausd"}) {
        CAPTURE(example);
        const TemporaryFolder folder;
        const std::string workspace = copy_of_example(folder, example);
        Nights nights(workspace);
        for (const char* day : {"2025-10-15", "2025-10-16", "2025-12-01", "2026-01-20"}) nights.night(day);
        nights.check_all();
        // Other rules, other people's rows, another name of the folder: what was reported stays what it was.
        for (const auto& entry : fs::directory_iterator(folder.path() / "rules"))
            if (entry.path().extension() == ".induct")
                write_file(entry.path().string(), read_file(entry.path()) + "\nactivity new-in-" +
                                                      entry.path().stem().string() + " \"New\"\n");
        write_file(workspace + "/workspace.induct", read_file(workspace + "/workspace.induct") + "# a note\n");
        fs::remove_all(workspace + "/reports");
        nights.night("2026-02-03");
        fs::remove_all(folder.path() / "rules");
        nights.check_all();
    }
}

TEST_CASE("of two nights of one day each is made again as it was") {
    const TemporaryFolder folder;
    const std::string workspace = valley(folder);
    Nights nights(workspace);
    nights.night("2025-10-01");
    write_file(workspace + "/inbox/late.csv",
               "date,minutes,activity,led_by,people,entered_on\n2025-09-20,45,observation,P-2,P-1,2025-09-30\n"
               "2025-09-21,45,observation,P-2,Nobody Known,\n");
    nights.night("2025-10-01");
    CHECK(nights.id(0) != nights.id(1));
    CHECK(has(nights.summary(1), "Set aside: 1 row"));
    write_file(workspace + "/inbox/late.csv",
               "date,minutes,activity,led_by,people,entered_on\n2025-09-20,60,observation,P-2,P-1,2025-09-30\n"
               "2025-09-21,45,observation,P-2,P-1,\n");
    nights.night("2025-10-01");
    nights.night("2025-10-20");
    nights.check_all();
    // A date stands for the last one of that day, and a whole head for its night.
    const std::string asked = "report -w " + quoted(workspace) + " --reproduce ";
    CHECK(run(asked + "2025-10-01").out == nights.summary(2));
    const std::string head = run("ledger head -w " + quoted(workspace)).out;
    CHECK(run(asked + head.substr(0, head.find('\n'))).out == nights.summary(3));
}

TEST_CASE("a night that is run again states the same ID, also when its reports are gone") {
    const TemporaryFolder folder;
    const std::string workspace = valley(folder);
    Nights nights(workspace);
    nights.night("2025-10-01");
    fs::remove_all(workspace + "/reports");
    nights.night("2025-10-01");
    CHECK(nights.id(0) == nights.id(1));
    CHECK(nights.summary(0) == nights.summary(1));
}

TEST_CASE("a report says from what it was made, and verify tells when the models of a night are lost") {
    const TemporaryFolder folder;
    const std::string workspace = valley(folder);
    Nights nights(workspace);
    nights.night("2025-10-01");
    const std::string head = run("ledger head -w " + quoted(workspace)).out;
    CHECK(has(nights.summary(0), "ledger  " + head.substr(0, head.find('\n')) + "\n"));
    CHECK(has(read_file(workspace + "/reports/2025-10-01/somc.json"), "\"report\": \"" + nights.id(0) + "\""));
    CHECK(run("ledger verify -w " + quoted(workspace)).code == 0);
    SQLite::Database(workspace + "/ledger.db", SQLite::OPEN_READWRITE).exec("DELETE FROM kept_text");
    const Ran verified = run("ledger verify -w " + quoted(workspace));
    CHECK(verified.code == 1);
    CHECK(has(verified.err, "E485"));
    const Ran again = run("report -w " + quoted(workspace) + " --reproduce " + nights.id(0));
    CHECK(again.code == 2);
    CHECK(has(again.err, "E485"));
}

TEST_CASE("how the workspace is named, and from where its models are run, does not matter") {
    for (const bool from_root : {false, true}) {
        CAPTURE(from_root);
        const TemporaryFolder folder;
        const std::string workspace = valley(folder);
        fs::rename(workspace + "/model.induct", folder / "model.induct");
        write_file(workspace + "/workspace.induct", "workspace valley \"Valley\"\n  run somc from \"" +
                                                        (from_root ? folder / "model.induct" : "../model.induct") +
                                                        "\" for medford\n");
        Nights nights(workspace);
        nights.night("2025-10-01");
        nights.check_all();
        const auto again = [&](const std::string& from, const std::string& where) {
            return run("report --reproduce " + nights.id(0) + where, "cd " + quoted(from) + " && env").out;
        };
        CHECK(again(folder.path().string(), " -w valley") == nights.summary(0));
        CHECK(again(workspace, "") == nights.summary(0));
        CHECK(again(workspace + "/inbox", " -w ..") == nights.summary(0));
        if (from_root) continue;  // the path is that of the model then, and of no other one
        fs::rename(workspace, folder / "moved");
        CHECK(again(folder.path().string(), " -w moved") == nights.summary(0));
    }
}

TEST_CASE("nothing is made again from a ledger that was changed, nor into a folder that is there") {
    const TemporaryFolder folder;
    const std::string workspace = valley(folder);
    Nights nights(workspace);
    nights.night("2025-10-01");
    const std::string asked = "report -w " + quoted(workspace) + " --reproduce " + nights.id(0);
    const Ran taken = run(asked + " --into " + quoted(workspace));
    CHECK(taken.code == 2);
    CHECK(has(taken.err, "E519"));
    CHECK(run(asked + " --as P-1").code == 2);
    CHECK(run("report -w " + quoted(workspace) + " --into " + quoted(folder / "other")).code == 2);
    {
        SQLite::Database ledger(workspace + "/ledger.db", SQLite::OPEN_READWRITE);
        ledger.exec("DROP TRIGGER entry_is_not_changed");
        ledger.exec(
            "UPDATE entry SET body = CAST(replace(body, 'minutes=45', 'minutes=90') AS BLOB) WHERE number < 40");
        ledger.exec("UPDATE entry SET who = 'P-7' WHERE number = 3");
    }
    const Ran changed = run(asked);
    CHECK(changed.code == 2);
    CHECK(changed.out.empty());
    CHECK(has(changed.err, "entry "));
}
