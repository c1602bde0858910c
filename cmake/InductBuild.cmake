# How every folder of the house is built: one static library each, warnings as errors, no compiler extensions.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(INDUCT_TESTS "Build the tests" ON)
option(INDUCT_SANITIZE "Build with the address and undefined-behaviour sanitizers, and the fuzz targets (clang only)" OFF)
option(INDUCT_PCH "Read the standard headers once a build (ccache cannot keep what is built so)" OFF)
option(INDUCT_WERROR "Let every warning stop the build, but for a release" ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Debug)
endif()

find_program(INDUCT_CCACHE ccache)
if(INDUCT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${INDUCT_CCACHE}")
endif()

# The faster linker, where the machine has it.
find_program(INDUCT_MOLD mold)
mark_as_advanced(INDUCT_CCACHE INDUCT_MOLD)

# -O3 of GCC 12 warns about overlaps in the standard library that are not there (-Wrestrict).
string(REPLACE "-O3" "-O2" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")

add_library(induct_options INTERFACE)
target_include_directories(induct_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(induct_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
# A release stops for no warning: what GCC 12 says of optimised strings and optionals (-Warray-bounds, -Wrestrict,
# -Wmaybe-uninitialized) is often without ground, and must not keep anybody from building Induct.
if(INDUCT_WERROR AND NOT CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(induct_options INTERFACE -Werror)
endif()
if(INDUCT_MOLD)
  target_link_options(induct_options INTERFACE -fuse-ld=mold)
endif()
if(INDUCT_SANITIZE)
  # Everything is watched by libFuzzer, too, so that nothing is built twice; only a target of tests/fuzz/ has its main().
  set(watched -fsanitize=fuzzer-no-link,address,undefined)
  target_compile_options(induct_options INTERFACE ${watched} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(induct_options INTERFACE ${watched})
endif()

# The libraries of a debug build are optimised a little: it costs the compiler hardly anything, and the end-to-end tests
# take a third less time. Test programs are not: they are big and short-lived.
set(induct_library_options "")
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
  set(induct_library_options "$<IF:$<CXX_COMPILER_ID:Clang>,-O1,-Og>")
endif()

# A build from nothing, as `./dev demo` makes on a new machine, spends a fifth of its time on these headers.
# The first target compiles them, the others take what it made.
function(induct_standard_headers_once target)
  if(NOT INDUCT_PCH)
    return()
  endif()
  get_property(first GLOBAL PROPERTY induct_pch_target)
  if(first)
    target_precompile_headers(${target} REUSE_FROM ${first})
    return()
  endif()
  set_property(GLOBAL PROPERTY induct_pch_target ${target})
  target_precompile_headers(${target} PRIVATE <algorithm> <chrono> <cstdint> <functional> <map> <optional> <set> <span>
    <string> <string_view> <unordered_map> <variant> <vector> <fmt/format.h>)
endfunction()

# induct_folder(<folder> [NEEDS <targets above it>...] [PRIVATE <libraries>...])
# Makes the library induct_<last part of the folder> from all its .cpp files. A folder without one is an interface.
function(induct_folder folder)
  cmake_parse_arguments(arg "" "" "NEEDS;PRIVATE" ${ARGN})
  get_filename_component(name "${folder}" NAME)
  set(target "induct_${name}")
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${folder}/*.cpp")
  if(sources)
    add_library(${target} STATIC ${sources})
    target_link_libraries(${target} PUBLIC induct_options ${arg_NEEDS} fmt::fmt PRIVATE ${arg_PRIVATE})
    target_compile_options(${target} PRIVATE ${induct_library_options})
    induct_standard_headers_once(${target})
  else()
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE induct_options ${arg_NEEDS} fmt::fmt)
  endif()
endfunction()
