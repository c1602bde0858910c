// `retain logs for 6 years after end of pairing`: how long records are kept, as the head of a program says it.
// `induct ledger purge` does it (engine/ledger/purge.h). Source: docs/language.md, 4, Records that are not kept for
// good. Tested by the goldens retention and retention_slips in tests/golden/check, and tests/ledger/purge_test.cpp.
#pragma once

#include "engine/model/ids.h"
#include "engine/time/date.h"
#include "grammar/source.h"

#include <optional>
#include <string>

namespace induct {

/// One `retain` line. `length` is in days, weeks, months or years.
struct Retention {
    enum class After : std::uint8_t {
        end_of_pairing,  // the latest last day of the pairings that the record belongs to; of none: as end_of_year
        end_of_year,     // the last day of the school year that holds its date
    };
    std::optional<KindId> kind;  // with all that is of it; nothing: everything that is logged
    CalendarSpan length;
    After after{};
    std::string words;  // "retain logs for 6 years after end of pairing"
    Span span;
};

}  // namespace induct
