// Any JSON: a questionnaire or an error that names its reason; of a questionnaire a key that holds.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "fhir/questionnaire.hpp"
#include "json/codec.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  const auto value = json::parse({reinterpret_cast<const char*>(data), size});
  if (!value) return 0;
  const auto read = fhir::read_questionnaire(*value);
  if (!read) return read.error().key.starts_with("questionnaire.") ? 0 : (std::abort(), 0);
  const auto again = json::read<fhir::Questionnaire>(json::write(*read));
  if (!again || !(*again == *read)) std::abort();
  const auto key = fhir::derived_key(*read);
  if (!fhir::check_fit(key, *read)) std::abort();
  return 0;
}
