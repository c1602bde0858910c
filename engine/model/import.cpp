// The columns of our tables of logs, as an import may name them. tests/ledger/mapping_test.cpp holds them against those
// that the tables have.
#include "engine/model/import.h"

#include <algorithm>
#include <array>

namespace induct {

const std::vector<LogColumn>& log_columns(LogTable table) {
    using S = CellSort;
    static const std::array<std::vector<LogColumn>, 3> tables{{
        {{"entry", S::text},
         {"date", S::date},
         {"start", S::clock},
         {"end", S::clock},
         {"kind", S::words},
         {"led_by", S::people},
         {"mentor", S::people},
         {"people", S::people},
         {"mentee", S::people},
         {"group", S::text},
         {"place", S::text},
         {"format", S::words},
         {"in_contract_day", S::words},
         {"standards", S::list_of_words},
         {"follows", S::text},
         {"status", S::words},
         {"entered_by", S::one_person},
         {"entered_on", S::date},
         {"note", S::text}},
        {{"entry", S::text},
         {"date", S::date},
         {"artifact", S::words},
         {"stage", S::words},
         {"about", S::words},
         {"by", S::people},
         {"with", S::people},
         {"to", S::people},
         {"follows", S::text},
         {"status", S::words},
         {"entered_by", S::one_person},
         {"entered_on", S::date},
         {"note", S::text}},
        {{"entry", S::text},
         {"date", S::date},
         {"survey", S::words},
         {"by", S::one_person},
         {"about", S::words},
         {"question", S::words},
         {"answer", S::text},
         {"entered_by", S::one_person},
         {"entered_on", S::date}},
    }};
    return tables[static_cast<std::size_t>(table)];
}

std::string_view kind_column(LogTable table) {
    return table == LogTable::activities ? "kind" : table == LogTable::artifacts ? "artifact" : "survey";
}

bool ImportMapping::has_questions() const {
    return std::any_of(columns.begin(), columns.end(),
                       [](const MappedColumn& column) { return column.becomes == MappedColumn::Becomes::question; });
}

}  // namespace induct
