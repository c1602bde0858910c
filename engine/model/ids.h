// Small typed ids: places in the flat arrays of a Model (or of a World). A RoleId is not a KindId though both are
// numbers.
#pragma once

#include <compare>
#include <cstdint>

namespace induct {

template <class Tag>
struct Id {
    std::uint32_t index = 0;
    friend constexpr auto operator<=>(Id, Id) = default;
};

using RoleId = Id<struct RoleTag>;
using PairingKindId = Id<struct PairingKindTag>;
using GroupKindId = Id<struct GroupKindTag>;
using KindId = Id<struct KindTag>;    // activity, meeting, artifact, survey or payment made
using FieldId = Id<struct FieldTag>;  // a field's name; what type it has is told by whoever owns it
using ChoiceId = Id<struct ChoiceTag>;
using ParameterId = Id<struct ParameterTag>;
using UnitId = Id<struct UnitTag>;
using SelectionId = Id<struct SelectionTag>;
using ConditionId = Id<struct ConditionTag>;
using RequirementId = Id<struct RequirementTag>;
using TriggerId = Id<struct TriggerTag>;
using ReviewId = Id<struct ReviewTag>;
using FigureId = Id<struct FigureTag>;

// Places in a World, the plain data that a model is held against (engine/ledger/world.h).
using PersonId = Id<struct PersonTag>;
using SiteId = Id<struct SiteTag>;
using PairingId = Id<struct PairingTag>;
using GroupId = Id<struct GroupTag>;

}  // namespace induct
