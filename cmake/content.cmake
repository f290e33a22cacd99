# The files of content/ inside the binary: one assembler file that includes them as they are.
set(content_folder ${CMAKE_SOURCE_DIR}/content)
file(GLOB_RECURSE content_files CONFIGURE_DEPENDS RELATIVE ${content_folder}
     ${content_folder}/*.json ${content_folder}/*.model)
list(SORT content_files)

set(content_assembly ".section .rodata\n")
set(content_table "#include \"content/embedded.hpp\"\n\nextern \"C\" {\n")
set(content_rows "")
set(number 0)
foreach(path IN LISTS content_files)
  string(APPEND content_assembly
         ".global entente_content_${number}\n.global entente_content_${number}_end\n"
         "entente_content_${number}:\n.incbin \"${content_folder}/${path}\"\n"
         "entente_content_${number}_end:\n.byte 0\n")
  string(APPEND content_table
         "extern const char entente_content_${number}[], entente_content_${number}_end[];\n")
  string(APPEND content_rows
         "    {\"${path}\", entente_content_${number}, entente_content_${number}_end},\n")
  math(EXPR number "${number} + 1")
endforeach()
string(APPEND content_assembly ".section .note.GNU-stack,\"\",@progbits\n")
string(APPEND content_table "}\n\nnamespace entente::content {\n"
       "const std::vector<Embedded>& embedded() {\n"
       "  static const std::vector<Embedded> all{\n${content_rows}  };\n  return all;\n}\n"
       "}  // namespace entente::content\n")

set(content_out ${CMAKE_BINARY_DIR}/generated)
file(CONFIGURE OUTPUT ${content_out}/content_data.S CONTENT "${content_assembly}" @ONLY)
file(CONFIGURE OUTPUT ${content_out}/content_table.cpp CONTENT "${content_table}" @ONLY)
enable_language(ASM)
target_sources(entente_content PRIVATE ${content_out}/content_data.S ${content_out}/content_table.cpp)
list(TRANSFORM content_files PREPEND ${content_folder}/)
set_source_files_properties(${content_out}/content_data.S PROPERTIES OBJECT_DEPENDS "${content_files}")
