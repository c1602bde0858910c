// Help, manual page and completions are written by walking one app: golden files, and shells that read them.
#include "tests/cli/run.h"

using namespace induct::testing;

TEST_CASE("the manual page and the completions") {
    struct Row {
        const char *arguments, *golden;
    };
    const Row rows[] = {{"docs man", "cli/induct.1"},   {"docs bash", "cli/induct.bash"},
                        {"docs zsh", "cli/induct.zsh"}, {"docs fish", "cli/induct.fish"},
                        {"--help", "cli/help.txt"},     {"--help-all", "cli/help-all.txt"}};
    for (const Row& row : rows) {
        const Ran ran = run(row.arguments);
        CAPTURE(std::string(row.arguments));
        CHECK(ran.code == 0);
        CHECK(ran.err.empty());
        check_golden(row.golden, ran.out);
    }
}

TEST_CASE("every command has help with an example") {
    for (const char* command : {"new", "check", "test", "fmt", "plan", "explain", "nightly", "report", "why",
                                "ledger import", "ledger verify", "ledger head", "ledger show"}) {
        CAPTURE(command);
        const Ran ran = run(std::string(command) + " --help");
        CHECK(ran.code == 0);
        CHECK(ran.out.find("Example:  induct " + std::string(command)) != std::string::npos);
    }
}

TEST_CASE("bash completes commands and options") {
    const TemporaryFolder folder;
    write_file(folder / "induct.bash", run("docs bash").out);
    const auto completed = [&](const std::string& words, int current) {
        const std::string line =
            "bash -c " +
            quoted("source " + folder / "induct.bash" + "; COMP_WORDS=(" + words +
                   "); COMP_CWORD=" + std::to_string(current) + "; _induct; printf '%s\\n' \"${COMPREPLY[@]}\"") +
            " >" + quoted(folder / "found");
        CHECK(std::system(line.c_str()) == 0);
        return read_file(folder / "found");
    };
    CHECK(completed("induct nigh", 1).find("nightly") != std::string::npos);
    CHECK(completed("induct ledger ver", 2).find("verify") != std::string::npos);
    CHECK(completed("induct why --rec", 2).find("--records") != std::string::npos);
}

TEST_CASE("a wrong command line is refused with what was meant") {
    for (const char* arguments :
         {"", "nonsense", "check", "report --format pdf", "why somc/x", "nightly --threads many"}) {
        CAPTURE(arguments);
        const Ran ran = run(arguments);
        CHECK(ran.code == 2);
        CHECK_FALSE(ran.err.empty());
    }
}

TEST_CASE("a mistyped command line is told what was probably meant") {
    struct Row {
        const char *arguments, *says;
    };
    const Row rows[] = {
        {"chek rules", "no command `chek`; did you mean `check`?"},
        {"sing", "no command `sing`; there are new, check, test, coverage, fmt, plan"},
        {"ledger sho", "no command `ledger sho`; did you mean `show`?"},
        {"check rules --calender", "`induct check` has no option `--calender`; did you mean `--calendar`?"},
        {"check rules --far-away=yes", "`induct check` has no option `--far-away`\n"},
        {"nightly examples 2025-11-11", "`induct nightly` takes no `2025-11-11` here; write `--on 2025-11-11`"},
        {"report examples", "`induct report` takes no `examples` here; a workspace is given as `-w examples`"},
        {"report --on 2026-01-20 examples", "a workspace is given as `-w examples`"},
        {"explain E203 E204", "`induct explain` takes no `E204` here\n"}};
    for (const Row& row : rows) {
        const Ran ran = run(row.arguments);
        CAPTURE(std::string(row.arguments));
        CAPTURE(ran.err);
        CHECK(ran.code == 2);
        CHECK(ran.err.find(row.says) != std::string::npos);
    }
}
