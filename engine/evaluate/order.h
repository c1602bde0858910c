// People in order: how far a document has come through the hands that bring it to a stage, one after the other.
// Method: the earliest signature of each, none of a later step before the last one of the step before; claims, counts
// and reasons share it. Internal to engine/evaluate. Source: docs/language.md, 6.5 (Stages and signatures). Tested by
// tests/golden/forms/documents.induct and tests/oracle.
#pragma once

#include "engine/ledger/subject_records.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace induct {

/// What is told of a signature that came too early.
constexpr const char* after_the_others = "after the others (a new signature names the document in `follows`)";

/// How far a document has come.
struct Passed {
    std::optional<Date> on;       // when the last of them brought it there; empty: somebody has not
    EntryNumber entry = 0;        // the record that completed it
    std::vector<std::string> by;  // who has so far, in order
    std::string missing;          // who has not, the first of them
    bool too_early = false;       // she has, and only before those who go first
};

/// `stages` are those of one document, in order of date and entry; the ones that `select` takes count, as far as its
/// tests and the signer's hold at least so much. `chain`: asked of all pairings of the chain.
[[nodiscard]] Passed passed(const Plan& plan, std::uint32_t select, const SignerOrder& order,
                            std::span<const StageReached> stages, bool chain, Truth least);

/// The stages of one document dated up to that day.
[[nodiscard]] std::span<const StageReached> stages_of(const SubjectRecords& records, KindId kind,
                                                      std::uint32_t instance, Date on);

}  // namespace induct
