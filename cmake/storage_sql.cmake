# The SQL of src/storage inside its library: one assembler file that includes the files as they are,
# and a table of their names.
set(sql_folder ${CMAKE_SOURCE_DIR}/src/storage)
file(GLOB_RECURSE sql_files CONFIGURE_DEPENDS RELATIVE ${sql_folder} ${sql_folder}/*.sql)
list(SORT sql_files)

set(sql_assembly ".section .rodata\n")
set(sql_symbols "")
set(sql_rows "")
set(number 0)
foreach(path IN LISTS sql_files)
  set(symbol entente_sql_${number})
  string(APPEND sql_assembly ".global ${symbol}\n.global ${symbol}_end\n"
         "${symbol}:\n.incbin \"${sql_folder}/${path}\"\n${symbol}_end:\n.byte 0\n")
  string(APPEND sql_symbols "extern const char ${symbol}[], ${symbol}_end[];\n")
  string(APPEND sql_rows
         "      {\"${path}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
  math(EXPR number "${number} + 1")
endforeach()
string(APPEND sql_assembly ".section .note.GNU-stack,\"\",@progbits\n")
string(CONCAT sql_table "#include \"storage/sql.hpp\"\n\nextern \"C\" {\n${sql_symbols}}\n\n"
       "namespace entente::storage {\nconst std::vector<SqlFile>& sql_files() {\n"
       "  static const std::vector<SqlFile> all{\n${sql_rows}  };\n  return all;\n}\n"
       "}  // namespace entente::storage\n")

set(sql_out ${CMAKE_BINARY_DIR}/generated)
file(CONFIGURE OUTPUT ${sql_out}/storage_sql.S CONTENT "${sql_assembly}" @ONLY)
file(CONFIGURE OUTPUT ${sql_out}/storage_sql.cpp CONTENT "${sql_table}" @ONLY)
enable_language(ASM)
target_sources(entente_storage PRIVATE ${sql_out}/storage_sql.S ${sql_out}/storage_sql.cpp)
list(TRANSFORM sql_files PREPEND ${sql_folder}/)
set_source_files_properties(${sql_out}/storage_sql.S PROPERTIES OBJECT_DEPENDS "${sql_files}")
