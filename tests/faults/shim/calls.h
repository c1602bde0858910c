// The words in which the shim is told what to do: names of variables of the environment, and the kinds of faults.
// Shared by shim.cpp, which obeys, and tests/faults/, which asks.
#pragma once

namespace induct::faults {

inline constexpr const char* root_variable = "INDUCT_FAULT_ROOT";  // calls on files below this folder count
inline constexpr const char* log_variable = "INDUCT_FAULT_LOG";    // where the calls, or their number, are written
inline constexpr const char* at_variable = "INDUCT_FAULT_AT";      // the number of the call that fails, from 1
inline constexpr const char* kind_variable = "INDUCT_FAULT_KIND";  // how it fails: one of these five
inline constexpr const char* what_variable = "INDUCT_FAULT_WHAT";  // `memory`: allocations are counted

inline constexpr const char* fail = "fail";       // with EIO, once
inline constexpr const char* stay = "stay";       // with EIO; what would change the disk behind it, with ENOSPC
inline constexpr const char* halve = "halve";     // reads or writes half of the bytes, and says so
inline constexpr const char* die_before = "die";  // the process is killed before the call
inline constexpr const char* die_halfway = "x-die-halfway";  // the process is killed after half of the bytes

inline constexpr const char* allocations = "memory";

}  // namespace induct::faults
