# The pages of web/dist inside the binary, each also compressed: one assembler file that includes them
# as they are. Without web/dist the table is empty, and the server says that the pages are not built.
set(web_folder ${CMAKE_SOURCE_DIR}/web/dist)
set(web_out ${CMAKE_BINARY_DIR}/generated)
set(web_files "")
if(ENTENTE_WEB)
  file(GLOB_RECURSE web_files CONFIGURE_DEPENDS RELATIVE ${web_folder} ${web_folder}/*)
  list(SORT web_files)
endif()

set(web_assembly ".section .rodata\n")
set(web_names "")
set(web_rows "")
set(web_depends "")
set(number 0)
foreach(path IN LISTS web_files)
  set(source ${web_folder}/${path})
  set(packed ${web_out}/web_${number}.gz)
  add_custom_command(OUTPUT ${packed} DEPENDS ${source} VERBATIM
                     COMMAND sh -c "gzip -9 -n -c \"$1\" > \"$2\"" gzip ${source} ${packed})
  list(APPEND web_depends ${source} ${packed})
  set(name entente_web_${number})
  foreach(pair IN ITEMS "${name}|${source}" "${name}_gzip|${packed}")
    string(REPLACE "|" ";" pair "${pair}")
    list(GET pair 0 symbol)
    list(GET pair 1 file)
    string(APPEND web_assembly ".global ${symbol}\n.global ${symbol}_end\n"
           "${symbol}:\n.incbin \"${file}\"\n${symbol}_end:\n.byte 0\n")
    string(APPEND web_names "extern const char ${symbol}[], ${symbol}_end[];\n")
  endforeach()
  string(APPEND web_rows
         "      {\"/${path}\", ${name}, ${name}_end, ${name}_gzip, ${name}_gzip_end},\n")
  math(EXPR number "${number} + 1")
endforeach()
string(APPEND web_assembly ".section .note.GNU-stack,\"\",@progbits\n")
string(CONCAT web_table "#include \"server/pages.hpp\"\n\nextern \"C\" {\n${web_names}}\n\n"
       "namespace entente::server {\n"
       "const std::vector<EmbeddedPage>& embedded_pages() {\n"
       "  static const std::vector<EmbeddedPage> all{\n${web_rows}  };\n  return all;\n}\n"
       "}  // namespace entente::server\n")

file(CONFIGURE OUTPUT ${web_out}/web_data.S CONTENT "${web_assembly}" @ONLY)
file(CONFIGURE OUTPUT ${web_out}/web_table.cpp CONTENT "${web_table}" @ONLY)
enable_language(ASM)
set_source_files_properties(${web_out}/web_data.S PROPERTIES OBJECT_DEPENDS "${web_depends}")
target_sources(entente_server PRIVATE ${web_out}/web_data.S ${web_out}/web_table.cpp)
