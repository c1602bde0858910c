// Which records may be told to whoever reads: asked by everything that names a record. Decided by
// engine/report/visibility.h. Tested by tests/evaluate/why_test.cpp and tests/evaluate/near_misses_test.cpp.
#pragma once

#include "engine/ledger/world.h"

#include <functional>

namespace induct {

/// May the reader be told of that record? Empty: of every one.
using RecordFilter = std::function<bool(const Record&)>;

}  // namespace induct
