// A district's own sheet: which files it is, what kind of record its rows are, and what its columns and words mean.
//
// Checked by check_import.cpp, carried out by engine/ledger/mapping.h. Source: docs/workspace.md, a district's own
// sheet. Tested by the goldens import_* in tests/golden/check and by tests/ledger/mapping_test.cpp.
#pragma once

#include "engine/model/cell_pattern.h"
#include "engine/model/things.h"

namespace induct {

/// The tables of logs that a sheet can be read as.
enum class LogTable : std::uint8_t { activities, artifacts, surveys };

/// What the cells of a column hold: decides which of `in`, `as` and `where` it takes, and whether two may feed it.
enum class CellSort : std::uint8_t { text, date, clock, length, people, one_person, words, list_of_words };

/// A column of one of our tables of logs, as docs/workspace.md names it.
struct LogColumn {
    std::string_view name;  // "led_by"; in a model `led-by`
    CellSort sort{};
};
/// Without the lengths of time: `minutes`, `hours` and `duration` are one column of each sheet.
[[nodiscard]] const std::vector<LogColumn>& log_columns(LogTable table);
/// The one that says the kind: `kind`, `artifact` or `survey`. A model calls each of them `kind`.
[[nodiscard]] std::string_view kind_column(LogTable table);

/// Where something stands, in words that are the same wherever the workspace lies: "ashland.induct, line 31".
using WrittenAt = std::string;

/// `where "OBS" means observation`
struct MappedWord {
    std::string word, name;
};

enum class BareLength : std::uint8_t { none, minutes, hours };

/// `column "Hrs" is duration in hours`
struct MappedColumn {
    enum class Becomes : std::uint8_t { column, field, question };
    std::string heading;
    std::string name;  // of our column, field or question; of a length `minutes`
    Becomes becomes = Becomes::column;
    CellSort sort{};
    BareLength unit = BareLength::none;
    std::optional<CellPattern> pattern;
    std::vector<MappedWord> words;
    WrittenAt at;
};

/// `skip "Status" is "cancelled"`
struct SkippedRows {
    std::string heading, value;
    WrittenAt at;
};

struct ImportMapping : Declared {
    std::optional<std::string> file;  // below inbox/; `*` and `?` within a folder, `**` across
    LogTable table{};
    bool meetings_only = false;         // `makes meeting`
    std::string kind;                   // of all rows without one of their own; empty: each row says it
    std::string stage, about;           // of all rows, where an artifact leaves no choice
    std::vector<std::string> kinds;     // that a row may be; empty: any of the table's
    std::vector<MappedColumn> columns;  // in the order in which they are written
    std::vector<SkippedRows> skipped;
    WrittenAt at;
    [[nodiscard]] bool has_questions() const;  // a column a question: each row is an answer sheet
};

}  // namespace induct
