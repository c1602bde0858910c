# What an installed Induct consists of, and the Debian package made of it (`./dev package`).
# The man page and the completions are told by the built binary itself, when it is installed.
include(GNUInstallDirs)

install(TARGETS induct RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
foreach(folder IN ITEMS stdlib rules)
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/${folder}" DESTINATION "${CMAKE_INSTALL_DATADIR}/induct"
          FILES_MATCHING PATTERN "*.induct" PATTERN "*.md")
endforeach()
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright OPTIONAL)

# induct_told_by_binary(<word of `induct docs`> <folder> <file name>)
# A name that ends in .gz is compressed. SOURCE_DATE_EPOCH does not matter: no date is stored.
function(induct_told_by_binary word folder name)
  install(CODE "
    set(told \"${PROJECT_BINARY_DIR}/told/${name}\")
    execute_process(COMMAND \"${PROJECT_BINARY_DIR}/cli/induct\" docs ${word} OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX REPLACE \"\\\\.gz$\" \"\" plain \"\${told}\")
    file(WRITE \"\${plain}\" \"\${text}\")
    if(NOT plain STREQUAL told)
      execute_process(COMMAND gzip -n -9 -c \"\${plain}\" OUTPUT_FILE \"\${told}\" COMMAND_ERROR_IS_FATAL ANY)
    endif()
    file(INSTALL \"\${told}\" DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${folder}\")
  ")
endfunction()

induct_told_by_binary(man "${CMAKE_INSTALL_MANDIR}/man1" induct.1.gz)
induct_told_by_binary(bash "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" induct)
induct_told_by_binary(zsh "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" _induct)
induct_told_by_binary(fish "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" induct.fish)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME induct)
set(CPACK_PACKAGE_CONTACT "The Induct maintainers <maintainers@induct.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION "Induct reads the rules of a teacher mentoring program, written in a language of their own,
and the logs of the people in it, and tells every night what is met, at risk or missed.")
set(CPACK_PACKAGING_INSTALL_PREFIX "/usr")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)
