// Every output of the program, and what of everybody's secrets stands in it. For an auditor: the tables below say who
// is shown what, and the test holds both sides of each line: the secrets that it names are there, and no other one is.
//
// Secrets are letters (secret_workspace.cpp says what each is known by):
//   n note of an open record   w reason of a waiver      m e-mail address           e kind of a leave
//   i Ana's pairing            z another pairing         f finding of an open rule  v finding `visible to` the
//   principal t record of that pairing   c finding that rests on confidential notes           k figure of such notes r
//   why a review was opened that rests on such notes                              d note of a confidential record a
//   answer for the director  q unreadable cell of a confidential sheet            s the rest of its row p note of a
//   purged record
//
// Readers: none; Ana the mentee (E-A) and Ben the mentor (E-B) of the pairing; Zoe, mentee of another one (E-Z);
// the leader of Ana's circle (E-L), whom `seen` notifies; the counsellor (E-C), for whom the notes are, whom
// `notes` notifies and to whom the review is visible; the principal (E-P), for whom one rule is; an auditor who has no
// part in anything (E-U); the director (E-D), who owns the program; the operator by her own name (E-O), and the
// audiences leaders (the director) and staff (the director and the principal).
#include "cli/app.h"
#include "tests/privacy/secret_workspace.h"

#include <CLI/CLI.hpp>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

using namespace induct::testing;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const SecretWorkspace& place() {
    static const SecretWorkspace one;  // no test changes it
    return one;
}

/// Does it stand there by itself? A number may come up by chance within the digits of a hash.
bool stands_in(const std::string& text, const std::string& words) {
    const auto goes_on = [&](std::size_t at) {
        return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])) != 0;
    };
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
        if (!(at > 0 && goes_on(at - 1)) && !goes_on(at + words.size())) return true;
    return false;
}

/// The letters of the secrets that stand in the text.
std::string told(const std::string& text) {
    std::string letters;
    for (const Secret& one : secrets())
        if (stands_in(text, one.words)) letters += one.letter;
    return letters;
}

std::string sorted(std::string letters) {
    std::sort(letters.begin(), letters.end());
    return letters;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

/// A command, with WORKSPACE for its folder, and what is in what it prints, on both streams. `says` has to be there.
struct Output {
    const char* command;
    const char* told;
    const char* says = "";
};

// ---- one line a command that tells nobody's secrets, and each option of all commands at least once

const Output for_everybody[] = {
    // These read models only; `plan` and `fmt` show what rules ask for.
    {"check WORKSPACE/models", "", "1 model"},
    {"check WORKSPACE/models --json --calendar", ""},
    {"test WORKSPACE/models --verbose --coverage", "", "never"},
    {"coverage WORKSPACE/models --missing --json", ""},
    {"fmt WORKSPACE/models --check", ""},
    {"fmt WORKSPACE/models --diff", "fvckr", "requirement seen"},
    {"plan WORKSPACE/models/hills.induct", "fvcr", "pair"},
    {"explain E536", "", "leads elsewhere"},
    {"docs man", "", "induct"},
    {"docs bash", "", "induct"},
    {"docs zsh", "", "induct"},
    {"docs fish", "", "induct"},
    {"new WORKSPACE/other --extends WORKSPACE/models/hills.induct --yes --empty", ""},
    // The ledger as a whole.
    {"ledger verify -w WORKSPACE", "", "the chain holds"},
    {"ledger verify -w WORKSPACE --head 3:0000", "", "E526"},
    {"ledger head -w WORKSPACE", "", "night of"},
    {"ledger purge -w WORKSPACE --on 2026-01-21 --dry-run --by E-O --far-ahead", "", "nothing is to be purged"},
    {"payroll export -w WORKSPACE --on 2026-01-21 --dry-run --by E-O --model hills --far-ahead", "", "nothing is to"},
    {"payroll list -w WORKSPACE", "", "no payroll"},
    {"payroll show 1 -w WORKSPACE --as E-O", "", "E560"},
    // What is not known, and what is mistyped.
    {"report -w WORKSPACE --on 2026-01-21 --as Nobody", "", "E509"},
    {"report -w WORKSPACE --on 2026-01-21 --as ana@private.exampel", "", "E509"},
    {"report -w WORKSPACE --on 2026-01-21 --for PAIR-AN", "", "E506"},
    {"report -w WORKSPACE --on 2026-01-21 --named overveiw", "", "E520"},
    {"report -w WORKSPACE --on 2026-01-21 --model hill", "", "E511"},
    {"report -w WORKSPACE --reproduce 2026-01-20", "", "E548"},
    {"report -w WORKSPACE --reproduce 3:0000 --into WORKSPACE/again ", "", "E546"},
    {"why hills/sene PAIR-AN -w WORKSPACE --on 2026-01-21", "", "E507"},
    {"why hills/seen PAIR-AN -w WORKSPACE --on 2026-01-21", "", "E506"},
    {"why hills/care PAIR-A -w WORKSPACE --on 2026-01-21", "", "E507"},
    {"ledger show -w WORKSPACE --as Nobody", "", "E509"},
    {"ledger import -w WORKSPACE --on 2026-01-19", "", "E"},
    {"nightly WORKSPACE --on 2026-01-21 --by Nobody", "", "E"},
    {"nightly WORKSPACE --on 2026-01-21 --withdraw-missing inbox/none.csv", "", "E"},
    {"nightly WORKSPACE --on 2036-01-21 --threads 1", "", "E"},
    {"waive hills/sene PAIR-AN --reason slip --from 2026-01-21 --until 2026-01-31 -w WORKSPACE --on 2026-01-21 --by "
     "E-O "
     "--far-ahead",
     "", "E455"},
    {"waive hills/sene PAIR-ANA --reason slip -w WORKSPACE --on 2026-01-19 --by E-O", "", "E408"},
    {"leave E-NONE 2026-01-21 2026-01-31 --kind parental --reason slip -w WORKSPACE --on 2026-01-21 --by E-O "
     "--far-ahead",
     "", "E455"},
    {"undo 99999 --reason slip -w WORKSPACE --on 2026-01-21 --by E-O --far-ahead", "", "E488"},
    {"undo 3 --reason slip -w WORKSPACE --on 2026-01-21 --by E-A", "", "E490"},
    {"repotr", "", "report"},
    // Nobody in particular sees counts a rule, and heads of entries.
    {"ledger show -w WORKSPACE", "", "withheld"},
    {"ledger show -w WORKSPACE --all", "", "withheld"},
    {"ledger show -w WORKSPACE --kind activity", "", "withheld"},
    {"ledger show -w WORKSPACE --subject PAIR-ANA", "", "withheld"},
};

// ---- who is shown what by `report`, `why` and `ledger show`

struct Reader {
    const char* as;
    const char* page;     // `report`, in each format
    const char* seen;     // `why hills/seen PAIR-ANA`: an open rule about the pairing
    const char* looked;   // the rule that is `visible to` the principal
    const char* notes;    // the rule that rests on confidential notes
    const char* entries;  // `ledger show --all`
};

// In `why` the pairing that was asked for is named in the answer.
const Reader readers[] = {
    {"", "", "if", "iv", "i", ""},  // `why` without a reader is the operator's
    {"E-A", "if", "if", "i", "i", ""},       {"E-B", "if", "if", "i", "i", ""},
    {"E-Z", "zf", "i", "i", "i", ""},        {"E-L", "izf", "if", "i", "i", ""},
    {"E-C", "izckr", "i", "i", "ic", ""},    {"E-P", "izv", "i", "iv", "i", ""},
    {"E-U", "", "i", "i", "i", ""},          {"E-D", "izfv", "if", "iv", "i", "nwmeizfvta"},
    {"E-O", "", "i", "i", "i", "nwmeizfvt"}, {"leaders", "izfv", "if", "iv", "i", "nwmeizfvta"},
    {"staff", "izfv", "if", "iv", "i", ""},  // what any of them is shown; entries only when each of them is
};

std::string as(const Reader& reader) { return *reader.as == 0 ? "" : std::string(" --as ") + reader.as; }

// ---- the files of a night

struct Page {
    const char* file;
    const char* told;
};

const Page pages[] = {
    // The operator's: all but what is confidential to others. A row that could not be read goes back as it came.
    {"summary.txt", "izfvq"},
    {"hills.csv", "izfv"},
    {"hills.json", "izfv"},
    {"set-aside/inbox/notes.csv", "iqs"},
    // For the leader of the circle, and for the counsellor.
    {"hills/overview.txt", "izf"},
    {"hills/overview.csv", "izf"},
    {"hills/overview.json", "izf"},
    {"hills/quiet.txt", "izc"},
    {"hills/quiet.csv", "izc"},
    {"hills/quiet.json", "izc"},
};

/// What a command tells, and whether it says what it should; the words of the workspace's own place do not count.
void holds(const std::string& command, const std::string& letters, const std::string& says) {
    const Ran ran = run(replaced(command, "WORKSPACE", quoted(place().path)));
    CAPTURE(command);
    CAPTURE(ran.out);
    CAPTURE(ran.err);
    CHECK(ran.code < 3);
    CHECK(sorted(told(ran.out + ran.err)) == sorted(letters));
    CHECK(has(ran.out + ran.err, says));
}

/// The commands of the program with their options: "ledger show" -> "all", "as", ...
void gather(const CLI::App& app, const std::string& before, std::map<std::string, std::set<std::string>>& all) {
    const std::vector<const CLI::App*> below = app.get_subcommands([](const CLI::App*) { return true; });
    for (const CLI::App* one : below) gather(*one, before + (before.empty() ? "" : " ") + one->get_name(), all);
    if (!below.empty() || before.empty()) return;
    std::set<std::string>& options = all[before];
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : option->get_lnames()) options.insert(name);
}

}  // namespace

TEST_CASE("the workspace holds every secret, so that none is missed for want of it") {
    CAPTURE(place().nightly.out + place().nightly.err);
    REQUIRE(place().nightly.code == 1);
    CAPTURE(place().purge.out + place().purge.err);
    REQUIRE(place().purge.code == 0);
    std::string all;
    for (const char* file : {"models/hills.induct", "roster/people.csv", "roster/pairings.csv", "roster/waivers.csv",
                             "roster/absences.csv", "inbox/log.csv", "inbox/notes.csv", "inbox/fit.csv", "ledger.db"})
        all += read_file(place().path + "/" + file);
    for (const Secret& one : secrets()) {
        CAPTURE(std::string(one.what));
        CHECK(has(all, one.words));
    }
    // What was purged is in the sheet that it came from, and not in the ledger's file.
    const std::string ledger = read_file(place().path + "/ledger.db");
    CHECK_FALSE(has(ledger, "note-that-was-purged"));
    CHECK(has(ledger, "note-of-the-counsellor"));
}

TEST_CASE("no command tells a secret to everybody") {
    for (const Output& one : for_everybody) holds(one.command, one.told, one.says);
}

TEST_CASE("each reader is shown what is hers, in every format") {
    const std::string on = " -w WORKSPACE --on 2026-01-21";
    for (const Reader& one : readers) {
        CAPTURE(std::string(one.as));
        for (const std::string format : {"text", "csv", "json", "html"}) {
            // CSV has findings, and neither figures nor reviews; the page has no figures.
            std::string shown = one.page;
            if (format == "csv" || format == "html") shown = replaced(shown, "k", "");
            if (format == "csv") shown = replaced(shown, "r", "");
            holds(fmt::format("report --format {}{}{}", format, as(one), on), shown, "");
            holds(fmt::format("report --known-at 2026-01-21 --format {}{}{}", format, as(one), on), shown, "");
        }
        for (const char* json : {"", " --json"}) {
            holds("why hills/seen PAIR-ANA --records" + as(one) + on + json, one.seen, "");
            holds("why hills/looked PAIR-ANA --window 2025-10-01" + as(one) + on + json, one.looked, "");
            holds("why hills/notes PAIR-ANA --records" + as(one) + on + json, one.notes, "");
            // A leave is told with its days, a waiver with who gave it.
            for (const char* rule : {"left", "waived"}) {
                const Ran ran = run("why hills/" + std::string(rule) + " PAIR-ANA" + as(one) +
                                    replaced(on, "WORKSPACE", quoted(place().path)) + json);
                CAPTURE(ran.out + ran.err);
                CHECK(told(ran.out + ran.err) == "i");
            }
        }
        holds("ledger show --all -w WORKSPACE" + as(one), one.entries, "");
    }
}

TEST_CASE("the page of one subject, and a named report, tell a reader no more than her own page") {
    const std::string on = " -w WORKSPACE --on 2026-01-21";
    for (const Reader& one : readers)
        for (const std::string what : {"--for PAIR-ANA", "--for PAIR-ZOE", "--for E-A", "--for C-1", "--for program",
                                       "--named overview", "--named quiet", "--model hills"}) {
            // Without a reader a named report is printed as its readers get it: below.
            if (*one.as == 0 && has(what, "--named")) continue;
            std::string may = one.page;
            if (has(what, "PAIR-ANA")) may += 'i';  // it is asked for by that name
            if (has(what, "PAIR-ZOE")) may += 'z';
            for (const char* format : {"text", "csv", "json"}) {
                const std::string command = fmt::format("report {} --format {}{}{}", what, format, as(one), on);
                const Ran ran = run(replaced(command, "WORKSPACE", quoted(place().path)));
                CAPTURE(command);
                CAPTURE(ran.out + ran.err);
                for (const char letter : told(ran.out + ran.err)) {
                    CAPTURE(letter);
                    CHECK(has(may, std::string(1, letter)));
                }
            }
        }
    holds("report --named overview" + on, "izf", "left out: ");
    holds("report --named quiet" + on, "izc", "for counsellor");
    holds("report --named quiet --as E-D" + on, "iz", "confidential to counsellor");
    holds("report --named quiet --as E-C" + on, "izc", "for Cy Counsel");
    holds("report --named overview --as E-L" + on, "izf", "for Lea Leader");
    holds("report --named overview --as E-A" + on, "if", "for Ana Ruiz");
}

TEST_CASE("each file of a night holds what is for its readers, and there is no other file") {
    const std::string night = place().path + "/reports/2026-01-20";
    std::set<std::string> there;
    for (const auto& entry : fs::recursive_directory_iterator(night))
        if (entry.is_regular_file()) there.insert(fs::relative(entry.path(), night).generic_string());
    for (const Page& page : pages) {
        CAPTURE(std::string(page.file));
        const std::string text = read_file(night + "/" + page.file);
        CAPTURE(text);
        CHECK(there.erase(page.file) == 1);
        CHECK(sorted(told(text)) == sorted(page.told));
    }
    for (const std::string& one : there) CHECK_MESSAGE(false, one << " is in no line of the table");
}

TEST_CASE("what a night, an import and a purge print is the operator's") {
    CHECK(told(place().nightly.out + place().nightly.err).empty());
    CHECK(has(place().nightly.out, "1 set aside"));
    CHECK(told(place().dry_run.out + place().dry_run.err).empty());
    CHECK(has(place().dry_run.out, "1 record is to be purged"));
    CHECK(told(place().purge.out + place().purge.err).empty());
    // The cell that could not be read is told where it has to be mended.
    const TemporaryFolder copy;
    fs::copy(place().path, copy / "valley", fs::copy_options::recursive);
    const Ran import =
        run("ledger import --by E-O --log-level debug -w " + quoted(copy / "valley") + " --on 2026-01-22");
    CAPTURE(import.out + import.err);
    CHECK(told(import.out + import.err) == "q");
    const Ran again = run("nightly --log-level debug --threads 2 " + quoted(copy / "valley") + " --on 2026-01-22");
    CHECK(told(again.out + again.err).empty());
    // The same page again is the same page; the files of its named readers are for them, as those of the night are.
    const std::string written = read_file(copy / "valley/reports/2026-01-22/summary.txt");
    const Ran reproduced = run("report --reproduce 2026-01-22 -w " + quoted(copy / "valley"));
    CHECK(reproduced.out == written);
    CHECK_FALSE(written.empty());
}

TEST_CASE("every command stands in the tables, with every option") {
    // What follows only chooses where, who or how fast; what is printed is the same.
    const std::set<std::string> without_output{"workspace", "help", "help-all", "log-level", "version"};
    std::map<std::string, std::set<std::string>> all;
    const induct::cli::CommandLine line;
    gather(line.app(), "", all);
    REQUIRE(all.size() > 15);
    std::vector<std::string> typed;
    for (const Output& one : for_everybody) typed.emplace_back(one.command);
    typed.emplace_back("report --on x --known-at x --model x --for x --named x --as x --format x");
    typed.emplace_back("why --window x --as x --on x --known-at x --records --json");
    typed.emplace_back("nightly --on x --by x --threads x --withdraw-missing x --far-ahead");
    typed.emplace_back("ledger import --on x --by x --withdraw-missing x --far-ahead");
    typed.emplace_back("ledger show --all --kind x --subject x --as x");
    for (const auto& entry : all) {
        const std::string& command = entry.first;
        std::string lines;
        for (const std::string& one : typed)
            if (one.starts_with(command + " ") || one == command) lines += one + " \n";
        CAPTURE(command);
        CHECK_FALSE(lines.empty());
        // `induct new` asks many questions; what is answered goes into the new folder, and no ledger is read.
        for (const std::string& option : entry.second) {
            if (without_output.count(option) > 0 || command == "new") continue;
            CAPTURE(option);
            CHECK(has(lines, "--" + option + " "));
        }
    }
}

TEST_CASE("what is given by hand is told to whoever gives it, and its reason to those who may read of the rule") {
    const SecretWorkspace own;
    const std::string in = " -w " + quoted(own.path);
    const Ran open = run("waive hills/seen PAIR-ANA --reason 'the open flood' --on 2026-01-22 --by E-O" + in);
    const Ran closed = run("waive hills/notes PAIR-ANA --reason 'the closed flood' --on 2026-01-22 --by E-C" + in);
    CAPTURE(open.out + open.err + closed.out + closed.err);
    REQUIRE(open.code + closed.code == 0);
    CHECK(told(open.out + open.err) == "i");
    CHECK(told(closed.out + closed.err) == "i");
    for (const Reader& reader : readers) {
        CAPTURE(reader.as);
        const std::string entries = run("ledger show --all" + in + as(reader)).out;
        CHECK(has(entries, "the open flood") == has(reader.entries, "w"));
        CHECK_FALSE(has(entries, "the closed flood"));
        const std::string shown = run("report --on 2026-01-22" + in + as(reader)).out +
                                  run("why hills/seen PAIR-ANA --on 2026-01-22" + in + as(reader)).out;
        CHECK_FALSE(has(shown, "flood"));
    }
}
