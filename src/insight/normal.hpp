// The standard normal distribution where its tails matter: in logarithms, without underflow.
#pragma once

namespace entente::insight {

/// Density at x.
double normal_density(double x);

/// log Φ(x), Φ the distribution function. Relative error under 1e-12 for finite x.
double log_normal_below(double x);

/// φ(x) / Φ(−x): how far the mean of what lies above x is from 0 (inverse Mills ratio).
double normal_hazard(double x);

/// x with Φ(x) = p, 0 < p < 1.
double normal_quantile(double p);

}  // namespace entente::insight
