// What a rule's verdict tells of: the kinds of records behind it, straight or through another rule, review or role.
//
// Method: one walk over the model's values. Every form of every variant has a line of its own and takes its members
// apart by structured bindings, so that neither a new form nor a new member of one compiles before somebody decides
// what it rests on. Of whole declarations (requirements, triggers, figures, roles) the members that count are named.
// Used to keep what is `confidential to` somebody. Tested by tests/model/rests_on_test.cpp.
#pragma once

#include "engine/model/model.h"

#include <vector>

namespace induct {

/// The kinds that are `confidential to` somebody and that the declaration rests on; sorted, each once. A requirement
/// is one version of its name; a review stands for all triggers that open it.
[[nodiscard]] std::vector<KindId> confidential_behind(const Model& model, RequirementId rule);
[[nodiscard]] std::vector<KindId> confidential_behind(const Model& model, TriggerId trigger);
[[nodiscard]] std::vector<KindId> confidential_behind(const Model& model, ReviewId review);
[[nodiscard]] std::vector<KindId> confidential_behind(const Model& model, FigureId figure);
/// Of people: what tells who holds a derived role among them.
[[nodiscard]] std::vector<KindId> confidential_behind(const Model& model, const Who& who);

/// The requirements whose status the trigger tells of, straight or through others; in their order.
[[nodiscard]] std::vector<RequirementId> rules_behind(const Model& model, TriggerId trigger);

}  // namespace induct
