# SPDX-License-Identifier: MPL-2.0
# The only ways in which this project makes targets.
include_guard()

function(_sobani_common target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
  target_compile_definitions(${target} PRIVATE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH
    # Qt 6.4 is the floor: what a newer Qt deprecates has no replacement there yet.
    QT_WARN_DEPRECATED_UP_TO=0x060400)
  target_compile_options(${target} PRIVATE ${SOBANI_WARNINGS})
endfunction()

# Precompiled headers are made once for each family of targets with the same flags.
function(_sobani_precompile target family header)
  if(NOT SOBANI_PCH)
    return()
  endif()
  get_property(owner GLOBAL PROPERTY SOBANI_PCH_${family})
  if(owner)
    target_precompile_headers(${target} REUSE_FROM ${owner})
  else()
    target_precompile_headers(${target} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/${header})
    set_property(GLOBAL PROPERTY SOBANI_PCH_${family} ${target})
  endif()
endfunction()

# sobani_add_core(name SOURCES ... DEPS other core folders)
# One static library per core folder: Qt Core only.
function(sobani_add_core name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS;LIBS" ${ARGN})
  qt_add_library(sobani_${name} STATIC ${ARG_SOURCES})
  _sobani_common(sobani_${name})
  list(TRANSFORM ARG_DEPS PREPEND sobani_)
  target_link_libraries(sobani_${name} PUBLIC Qt6::Core ${ARG_DEPS} PRIVATE ${ARG_LIBS})
  _sobani_precompile(sobani_${name} core pch.h)
endfunction()

# sobani_add_platform(name SOURCES ... LIBS ...): an implementation of core's ports.
function(sobani_add_platform name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBS;DEFS" ${ARGN})
  qt_add_library(sobani_${name} STATIC ${ARG_SOURCES})
  _sobani_common(sobani_${name})
  target_compile_definitions(sobani_${name} PRIVATE ${ARG_DEFS})
  target_link_libraries(sobani_${name} PUBLIC Qt6::Core ${ARG_LIBS})
endfunction()

# sobani_add_module(Name SOURCES ... QML ... LIBS ...): one QML module "Sobani.Name"
# per feature folder, screens and view models together.
function(sobani_add_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;QML;LIBS;RESOURCES" ${ARGN})
  string(TOLOWER ${name} lower)
  set(cachegen NO_CACHEGEN)
  if(SOBANI_QML_CACHE)
    set(cachegen)
  endif()
  # For qmllint: whose types this module's own types are made of.
  set(dependencies QtQuick)
  foreach(lib IN LISTS ARG_LIBS)
    if(lib MATCHES "^sobani_qml_([a-z])([a-z]*)$" AND NOT lib STREQUAL "sobani_qml_common")
      string(TOUPPER ${CMAKE_MATCH_1} initial)
      list(APPEND dependencies Sobani.${initial}${CMAKE_MATCH_2})
    endif()
  endforeach()
  qt_add_library(sobani_qml_${lower} STATIC)
  qt_add_qml_module(sobani_qml_${lower}
    URI Sobani.${name} VERSION 1.0 RESOURCE_PREFIX /qt/qml ${cachegen}
    OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/qml/Sobani/${name}
    IMPORT_PATH ${PROJECT_BINARY_DIR}/qml DEPENDENCIES ${dependencies}
    SOURCES ${ARG_SOURCES} QML_FILES ${ARG_QML} RESOURCES ${ARG_RESOURCES})
  _sobani_common(sobani_qml_${lower})
  if(SOBANI_QML_CACHE)
    target_compile_options(sobani_qml_${lower} PRIVATE -Wno-shadow) # what Qt generates
  endif()
  target_include_directories(sobani_qml_${lower} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(sobani_qml_${lower} PUBLIC sobani_api sobani_base Qt6::Quick ${ARG_LIBS})
  _sobani_precompile(sobani_qml_${lower} qml pch.h)
  # Whoever links the module gets its types registered: a static plugin has to be named
  # in an object file, or the linker leaves it out.
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/import_${lower}.cpp CONTENT
    "#include <QtQml/qqmlextensionplugin.h>\nQ_IMPORT_QML_PLUGIN(Sobani_${name}Plugin)\n")
  add_library(sobani_qml_${lower}_import OBJECT ${CMAKE_CURRENT_BINARY_DIR}/import_${lower}.cpp)
  target_link_libraries(sobani_qml_${lower}_import PRIVATE Qt6::Qml)
  target_link_libraries(sobani_qml_${lower} INTERFACE
    $<TARGET_OBJECTS:sobani_qml_${lower}_import> sobani_qml_${lower}plugin)
endfunction()

# sobani_add_test(name SOURCES ... LIBS ... [LABELS unit|qml|integration|e2e|...] [TIMEOUT s])
# The executable is tst_<name>; ctest runs it.
function(sobani_add_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LIBS;LABELS;ENVIRONMENT" ${ARGN})
  if(NOT ARG_SOURCES)
    set(ARG_SOURCES tst_${name}.cpp)
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  if(NOT ARG_LABELS)
    set(ARG_LABELS unit)
  endif()
  qt_add_executable(tst_${name} ${ARG_SOURCES})
  _sobani_common(tst_${name})
  target_link_libraries(tst_${name} PRIVATE Qt6::Test ${ARG_LIBS})
  target_compile_definitions(tst_${name} PRIVATE
    SOBANI_SOURCE_DIR="${PROJECT_SOURCE_DIR}" SOBANI_BINARY_DIR="${PROJECT_BINARY_DIR}")
  # Qt names the test's own folders in macros, and one precompiled header cannot serve two.
  target_compile_options(tst_${name} PRIVATE -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
  if(Qt6Core_VERSION VERSION_GREATER_EQUAL 6.7)
    target_compile_options(tst_${name} PRIVATE -Wno-conversion) # inside QTRY_COMPARE
  endif()
  list(GET ARG_LABELS 0 family)
  if(family STREQUAL "unit") # the others differ in the libraries that they link
    _sobani_precompile(tst_${name} test_${family} pchtest.h)
  endif()
  add_test(NAME ${name} COMMAND tst_${name})
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;${ARG_ENVIRONMENT}"
    SKIP_REGULAR_EXPRESSION "SKIP   :")
endfunction()
