// The product's own engine, as it takes the exam.
#pragma once
#include "insight/detector.hpp"

namespace entente::bench {

std::unique_ptr<Detector> filters();

}  // namespace entente::bench
