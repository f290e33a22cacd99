// JSON Schema (2020-12) of every type the codec reads, for the OpenAPI document.
#pragma once
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace entente::json {

/// Named schemas met on the way ("#/components/schemas/Name").
using Components = boost::json::object;

/// Gives the schema of one type and adds the described types it refers to.
using SchemaOf = boost::json::value (*)(Components&);

/// schema_of<T>: structs become a $ref with `required` and `additionalProperties: false`; enums,
/// strings with `enum`; variants, `oneOf` with the discriminator `kind`; ids and instants, strings with a
/// `pattern` or `format`.
template <class T>
boost::json::value schema_of(Components& components);

}  // namespace entente::json
