// The catalogue as it is sent: made at the first request, for all that follow.
#pragma once
#include <memory>
#include <mutex>
#include <string>

#include "app/alliance_view.hpp"

namespace entente::app {

class CatalogueBody {
 public:
  struct Sent {
    std::string tag;  ///< changes with the content
    std::shared_ptr<const std::string> plain;
    std::shared_ptr<const std::string> gzip;  ///< null: not worth compressing
  };
  const Sent& of(const content::Catalogue& catalogue, Compress compress);

 private:
  std::once_flag once_;
  Sent sent_;
};

}  // namespace entente::app
