// What a detector is compared with: the charts in use and in the literature. Each is given all that
// past courses can teach it (spread, growth, expected course); none looks ahead.
#pragma once
#include "insight/detector.hpp"

namespace entente::bench {

/// Shewhart's chart of individual values, from three values on: mean and mean moving range of this
/// patient's own past (Montgomery, Statistical Quality Control).
std::unique_ptr<Detector> shewhart_individuals();

/// A value against the mean of the patient's own past in the caseload's spread (Quesenberry's Q
/// chart, 1991, with a known variance); of the same, the exponentially weighted mean (Roberts 1959,
/// weight .4), the cumulated sum (Page 1954, k = .5) and the most likely change of level (Hawkins,
/// Qiu and Kang 2003, with a known variance).
std::unique_ptr<Detector> pooled_shewhart();
std::unique_ptr<Detector> pooled_ewma();
std::unique_ptr<Detector> pooled_cusum();
std::unique_ptr<Detector> pooled_change();

/// What patients who began alike had at this session, and how far below one is (Lambert 2007; Lutz
/// and others 1999: expected treatment response).
std::unique_ptr<Detector> expected_response();

/// Bayesian online change points (Adams and MacKay 2007), normal with unknown mean and variance.
std::unique_ptr<Detector> online_change_points();

/// All of the above.
Detectors charts();

}  // namespace entente::bench
