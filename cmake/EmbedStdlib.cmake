# Puts the texts of stdlib/ into the binary.
# Included by the build, it offers induct_embed_stdlib(<target>); run as a script (`cmake -P`), it writes the source file.
# Covered by tests/model/embedded_library_test.cpp.

# The library's files with their names, sorted: <out> is a list of paths below <folder>.
macro(induct_stdlib_files out folder)
  file(GLOB ${out} ${ARGN} RELATIVE "${folder}" "${folder}/*.induct" "${folder}/*/*.induct")
endmacro()

# induct_embed_stdlib(<target>): the generated source becomes part of <target>; a new, changed or lost file makes it again.
function(induct_embed_stdlib target)
  set(folder "${PROJECT_SOURCE_DIR}/stdlib")
  set(generated "${PROJECT_BINARY_DIR}/generated/stdlib_texts.cpp")
  set(list "${PROJECT_BINARY_DIR}/generated/stdlib_files.txt")
  set(script "${PROJECT_SOURCE_DIR}/cmake/EmbedStdlib.cmake")
  induct_stdlib_files(names "${folder}" CONFIGURE_DEPENDS)
  # The list is a dependency of its own: without it, a lost file would not be noticed.
  file(CONFIGURE OUTPUT "${list}" CONTENT "${names}\n" @ONLY)
  list(TRANSFORM names PREPEND "${folder}/" OUTPUT_VARIABLE files)
  add_custom_command(
    OUTPUT "${generated}"
    COMMAND "${CMAKE_COMMAND}" "-DFOLDER=${folder}" "-DOUTPUT=${generated}" -P "${script}"
    DEPENDS ${files} "${list}" "${script}"
    COMMENT "Embedding stdlib/"
    VERBATIM)
  target_sources(${target} PRIVATE "${generated}")
endfunction()

# The text of one file as a C++ literal. A raw string ends at its mark; compilers need not take one beyond 64 KiB.
function(induct_text_literal out path)
  file(READ "${path}" text)
  string(LENGTH "${text}" length)
  if(text MATCHES "\\)induct\"" OR length GREATER 65000)
    message(FATAL_ERROR "${path} cannot be embedded: it is over 65000 bytes or holds the mark `)induct\"`")
  endif()
  set(${out} "R\"induct(${text})induct\"" PARENT_SCOPE)
endfunction()

function(induct_write_stdlib)
  induct_stdlib_files(paths "${FOLDER}")
  string(REPLACE ".induct" "" names "${paths}")
  list(SORT names)
  set(entries "")
  foreach(name IN LISTS names)
    induct_text_literal(literal "${FOLDER}/${name}.induct")
    string(APPEND entries "    {\"${name}\", ${literal}},\n")
  endforeach()
  file(WRITE "${OUTPUT}" "// Written by cmake/EmbedStdlib.cmake from stdlib/.
#include \"engine/model/embedded_library.h\"

namespace induct {

static constexpr EmbeddedText texts[] = {
${entries}};

std::span<const EmbeddedText> embedded_texts() { return texts; }

}  // namespace induct
")
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  induct_write_stdlib()
endif()
