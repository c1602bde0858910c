# Puts the texts of stdlib/ into the binary: the library that models use, and the pieces of a new workspace (stdlib/new/);
# and the templates of pages.
# Included by the build, it offers induct_embed_stdlib(<target>) and induct_embed_starter(<target>); run as a script
# (`cmake -P`), it writes a source file. Covered by tests/model/embedded_library_test.cpp and tests/cli/starter_test.cpp.

# The library's files with their names, sorted: <out> is a list of paths below <folder>.
macro(induct_stdlib_files out folder ending)
  file(GLOB ${out} ${ARGN} RELATIVE "${folder}" "${folder}/*${ending}" "${folder}/*/*${ending}")
endmacro()

# induct_embed(<target> <folder> <ending> <name> <function> <header>): the files of a folder become a generated source of
# <target> that defines <function>; a new, changed or lost file makes it again.
function(induct_embed target folder ending name function header)
  set(generated "${PROJECT_BINARY_DIR}/generated/${name}_texts.cpp")
  set(list "${PROJECT_BINARY_DIR}/generated/${name}_files.txt")
  set(script "${PROJECT_SOURCE_DIR}/cmake/EmbedStdlib.cmake")
  induct_stdlib_files(names "${folder}" "${ending}" CONFIGURE_DEPENDS)
  # The list is a dependency of its own: without it, a lost file would not be noticed.
  file(CONFIGURE OUTPUT "${list}" CONTENT "${names}\n" @ONLY)
  list(TRANSFORM names PREPEND "${folder}/" OUTPUT_VARIABLE files)
  add_custom_command(
    OUTPUT "${generated}"
    COMMAND "${CMAKE_COMMAND}" "-DFOLDER=${folder}" "-DENDING=${ending}" "-DFUNCTION=${function}" "-DHEADER=${header}"
            "-DOUTPUT=${generated}" -P "${script}"
    DEPENDS ${files} "${list}" "${script}"
    COMMENT "Embedding ${name}"
    VERBATIM)
  target_sources(${target} PRIVATE "${generated}")
endfunction()

function(induct_embed_stdlib target)
  induct_embed(${target} "${PROJECT_SOURCE_DIR}/stdlib" .induct stdlib embedded_texts engine/model/embedded_library.h)
endfunction()

function(induct_embed_starter target)
  induct_embed(${target} "${PROJECT_SOURCE_DIR}/stdlib/new" .in starter cli::starter_texts cli/starter_pages.h)
endfunction()

# With the endings, since one is a style and not a template.
function(induct_embed_pages target)
  induct_embed(${target} "${PROJECT_SOURCE_DIR}/engine/pages/templates" "" pages page_templates engine/pages/templates.h)
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

function(induct_write_texts)
  induct_stdlib_files(names "${FOLDER}" "${ENDING}")
  list(TRANSFORM names REPLACE "\\${ENDING}$" "")
  list(SORT names)
  set(entries "")
  foreach(name IN LISTS names)
    induct_text_literal(literal "${FOLDER}/${name}${ENDING}")
    string(APPEND entries "    {\"${name}\", ${literal}},\n")
  endforeach()
  file(WRITE "${OUTPUT}" "// Written by cmake/EmbedStdlib.cmake from ${ENDING} files of the library.
#include \"${HEADER}\"

namespace induct {

static constexpr EmbeddedText texts[] = {
${entries}};

std::span<const EmbeddedText> ${FUNCTION}() { return texts; }

}  // namespace induct
")
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  induct_write_texts()
endif()
