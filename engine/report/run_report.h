// The reports of one run of one model on one night, as text, CSV and JSON: the same facts, three views.
//
// Every function takes the Visibility of its reader and shows nothing that it does not see. Text is for people: who
// needs attention first, then every rule with where its subjects stand, then open reviews, figures and assumptions.
// Source: docs/language.md, 6 (vacuous is not good: met, missed and never due are kept apart) and 7a.
// Tested by tests/report/run_report_test.cpp.
#pragma once

#include "engine/report/set_aside_words.h"
#include "engine/report/visibility.h"
#include "engine/report/words.h"

#include <array>

namespace induct {

/// From what a night's reports were made, as they state it. Source: docs/ledger.md, A report again.
struct MadeFrom {
    std::string report;  // its ID: "123:1a2b3c4d5e6f"
    std::string engine;  // the version of Induct: "0.1.0"
    std::string ledger;  // the head of the chain when the night was over: "123:", and 64 hexadecimal digits
    std::string model;   // SHA-256 of the model's text and of all that it uses
};

/// What a report is made of. Nothing in it is changed.
struct RunReport {
    std::string run;  // the model's name in the workspace
    const FollowContext& context;
    std::span<const Judgement> judgements;
    const FollowState& state;
    std::span<const Event> events;  // what is new tonight
    AsOf when;
    std::span<const NamingRow> set_aside = {};  // rows that could not be read (engine/ledger/set_aside_names.h)
    std::optional<Date> tables_read = {};       // the last night, when what was known later than it is asked for
    bool operator_reads = false;                // the reader, by her own name, is the workspace's operator
    std::size_t purged_since = 0;               // records that were known then, and are not kept any more
    std::optional<MadeFrom> made_from = {};     // of a night's own reports
};

/// As members of a JSON report: `report`, `engine`, `ledger`, `model`.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> made_from_members(const MadeFrom& from);

/// "12 records were purged since, and are not counted": of those that were known on the day that is shown.
[[nodiscard]] std::string purged_words(std::size_t records);

/// How many windows of a rule stand where. `subjects` counts those that the rule speaks of at all.
struct RuleCounts {
    RequirementId rule;
    std::size_t subjects = 0;
    std::array<std::size_t, 10> windows{};  // by Status
};
[[nodiscard]] std::vector<RuleCounts> count_rules(const RunReport& report);

/// Is there anything that a person has to look at: a must that is missed, or an open review? (Exit code 1.)
[[nodiscard]] bool needs_attention(const RunReport& report);

/// "This run speaks of nobody: no pairing lies in hill."; empty when a rule speaks of anybody or anything. What is
/// confidential to others is taken as if it were not there.
[[nodiscard]] std::string speaks_of_nobody(const World& world, std::span<const Judgement> judgements,
                                           const Visibility& visibility);

/// An alert of this night that asks for people who are not there; it went to the program's owner.
struct UnheardAlert {
    RequirementId rule;
    Subject subject;
    std::string asked;       // "plc-leader"
    std::size_t alerts = 0;  // of the rule and subject
};
/// By subject and rule, each once. Read from the state and the day, so that the same night run again tells the same.
[[nodiscard]] std::vector<UnheardAlert> unheard_alerts(const RunReport& report);

/// `only`: the one subject that is asked for (`--for`), else all.
[[nodiscard]] std::string report_text(const RunReport& report, const Visibility& visibility,
                                      std::optional<Subject> only = {});
[[nodiscard]] std::string report_csv(const RunReport& report, const Visibility& visibility,
                                     std::optional<Subject> only = {});
[[nodiscard]] std::string report_json(const RunReport& report, const Visibility& visibility,
                                      std::optional<Subject> only = {});

/// One line of a report's CSV, made of cells as `csv_line` makes them (engine/ledger/csv.h), each on one line and
/// without characters that are obeyed; what would begin a formula behind a semicolon gets an apostrophe, too.
[[nodiscard]] std::string report_line(std::vector<std::string> cells);

}  // namespace induct
