// Courses of patients and caregivers as CSV: patient_id,session,rater,score.
#pragma once
#include <string>
#include <vector>

#include "csv/reader.hpp"
#include "insight/series.hpp"

namespace entente::cli {

/// Patients in the order in which they first come; sessions rising.
struct Caseload {
  std::vector<std::string> ids;
  std::vector<insight::Series> series;
};

/// Rows in any order; an empty score was not given. Errors: those of the reader, `insight.rater`,
/// `insight.rating_twice`, `insight.outside` {min, max}, `insight.too_many` {max} rows.
Result<Caseload> read_series(csv::Source source, const insight::Ends& ends);

}  // namespace entente::cli
