// The JSON codec of every described struct: one description of a command gives its reader, its
// writer and (see schema.hpp) its OpenAPI schema.
//
// to_json(x):   members in order; an empty optional is left out.
// from_json<T>: strict. A missing member, an unknown member and a wrong type are errors that name
//               their path. An optional or a member of a type with a default is still required
//               unless it is std::optional (absent or null) — except that `bool`, `std::string` and
//               `std::vector` members may be absent when `Mode::lenient` (events of the past).
// Handled types: bool, int, int64, uint64 (all within ±2^53), std::string (valid UTF-8), described
// enums (by name), described structs (with bases), std::optional, std::vector, std::array,
// std::variant of described structs (tag member "kind": the type's name in snake_case), base::Id,
// base::Instant, base::Date (as text).
// Errors (invalid): json.missing {path}, json.unknown {path}, json.type {path, expected},
// json.value {path}.
#pragma once
