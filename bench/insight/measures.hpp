// How good what was said is, against what is true.
#pragma once
#include <vector>

namespace entente::bench {

struct Claim {
  double p = 0;
  bool truth = false;
};

/// The chance that a true case was given more than an untrue one (ties half); NaN without both.
double area_under_curve(std::vector<Claim> claims);

/// Mean distance of what was said from the share that came true, over ten bins, each by its size.
double calibration_error(const std::vector<Claim>& claims);

/// The least limit that at most `share` of the values exceed.
double limit_exceeded_by(double share, std::vector<double> values);

double mean(const std::vector<double>& values);
double median(std::vector<double> values);

}  // namespace entente::bench
